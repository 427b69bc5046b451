"""The pages of docs/: each example is run, each link leads somewhere, each page is in the index."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import FENCE, blocks, follow, newcomers_environment, run
from models import pretending
from servers import Server

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
SEEDS = "tracker import seeds/\n"
RUN_APART = {
    ("nightly", "sh"): "test_nightly",
    ("nightly", "cron"): "test_nightly",
    ("postgresql", "sql"): "test_postgres_roles",
    ("postgresql", "sh"): "below",
    ("models", "sh"): "below",
    ("tutorial", "sh"): "the folder and the log that the test makes",
}
"""Blocks that are no console sessions, and where they are run."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_console_example_prints_what_its_page_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = newcomers_environment(tmp_path)
    if any(block.text == SEEDS for block in blocks(page, "sh")):
        done = run(SEEDS, tmp_path, environment)
        assert done.returncode == 0, done.stderr
    shown = sum(len(list(block.examples())) for block in blocks(page, "console"))
    assert follow(page, tmp_path, environment) == shown


def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        aim = (page.parent / path).resolve() if path else page
        assert aim.exists(), target
        assert not anchor or anchor in anchors(aim), target


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    names = [page.name for page in PAGES if page.name != "README.md"]
    assert [name for name in names if f"({name})" not in index] == []


def test_the_reference_is_what_the_code_says() -> None:
    before = (DOCS / "reference.md").read_text(encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-c", "import reference; print(reference.page(), end='')"],
        cwd=DOCS,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout == before, "docs/reference.md is not current: run `make reference`"


def test_no_block_of_a_page_is_left_out() -> None:
    left = [
        f"{page.name}:{block.line}"
        for page in PAGES
        for block in blocks(page)
        if block.kind != "console" and block.file is None and block.text != SEEDS
        if page.stem != "reference" and (page.stem, block.kind) not in RUN_APART
    ]
    assert left == []


def test_the_guide_to_postgresql_makes_a_log(server: Server, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = newcomers_environment(tmp_path)
    url = server.database()
    [block] = [block for block in blocks(DOCS / "postgresql.md", "sh") if "tracker" in block.text]
    guided = block.text.replace("postgresql://owner@host/accords", f"'{url}'")
    script = "".join(
        line for line in guided.splitlines(True) if not line.startswith(("pip", "createdb"))
    )
    done = run(f"set -e\n{script}tracker is-member AE --on 2025-11-08", tmp_path, environment)
    server.drop(url)
    assert done.returncode == 0, done.stderr
    assert "yes: United Arab Emirates" in done.stdout


def test_the_guide_to_models_asks_the_model(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "accord.yaml").write_text("accord: quiet-sea\nname: Quiet Sea Declaration\n")
    (inbox / "post.txt").write_text("Norway has signed the Quiet Sea Declaration.\n")
    [block] = blocks(DOCS / "models.md", "sh")
    with pretending() as model:
        environment = {**newcomers_environment(tmp_path), "TRACKER_LLM_URL": model.url}
        done = run(f"tracker import accord.yaml\n{block.text}", tmp_path, environment)
    assert done.returncode == 0, done.stderr
    assert len(model.asked) == 1


def test_the_formats_page_names_what_an_export_holds(tmp_path: Path) -> None:
    """Every term of ours in a document of the five articles stands in the page's table."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = newcomers_environment(tmp_path)
    done = run(f"{SEEDS}tracker export --as prov", tmp_path, environment)
    assert done.returncode == 0, done.stderr
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    terms = set(re.findall(r'"((?:tracker|dcterms|prov|oa):[A-Za-z]+)"', done.stdout))
    assert [term for term in sorted(terms) if term.partition(":")[2] not in page] == []
