"""The pages of docs/: each example is run, each link leads somewhere, each page is in the index."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import FENCE, blocks, follow, newcomers_environment, run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
SEEDS = "tracker import seeds/\n"


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
