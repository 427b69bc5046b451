"""Which files are read: named or found in folders, each once, accord files first; none stops others."""

import io
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.importing.sniffing import Kind
from tracker.importing.sources import Found, find, read

ACCORD = "accord: league\nname: The League\n"
CLAIMS = "article: {title: x}\naccord: league\nclaims: []\n"


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(found: Found, folder: Path) -> list[str]:
    return [Path(file.name).relative_to(folder).as_posix() for file in found.files]


def message(found: Found) -> str:
    [source] = found.files
    [fault] = read(source).faults
    assert fault.line is None
    return fault.message


def test_folders_are_read_in_order_with_accord_files_first(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        b_yaml=CLAIMS,
        a__z_yml=CLAIMS,
        a__b__c_json='{"accord": "x", "name": "y"}',
        c_jsonl="",
        d_CSV="",
        z_yaml=ACCORD,
    )

    found = find([folder])

    assert names(found, folder) == ["a/b/c.json", "z.yaml", "a/z.yml", "b.yaml", "c.jsonl", "d.CSV"]
    assert found.passed_over == ()


def test_what_is_not_for_import_is_passed_over_and_counted(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        a_yaml=CLAIMS,
        README_md="",
        README_yaml="",
        a_meta_yaml="",
        notes_txt="",
        page_html="",
        text_md="",
        data_parquet="",
    )
    (folder / ".hidden.yaml").write_text(CLAIMS)
    (folder / ".git").mkdir()
    (folder / ".git" / "b.yaml").write_text(CLAIMS)
    (folder / "link.yaml").symlink_to(folder / "a.yaml")
    (folder / "loop").symlink_to(folder, target_is_directory=True)

    found = find([folder])

    assert names(found, folder) == ["a.yaml", "notes.txt", "page.html"]
    assert len(found.passed_over) == 9


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    folder = written(tmp_path, a_yaml=CLAIMS)
    (folder / "link.yaml").symlink_to(folder / "a.yaml")

    found = find(
        [folder / "a.yaml", folder, folder / ".." / folder.name / "a.yaml", folder / "link.yaml"]
    )

    assert len(found.files) == 1


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    folder = written(tmp_path, a_yaml=ACCORD)
    (folder / "link.yaml").symlink_to(folder / "a.yaml")

    [source] = find([folder / "link.yaml"]).files

    assert read(source).faults == ()


@pytest.mark.parametrize("name", ["data.parquet", "plain"])
def test_a_file_of_another_kind_is_refused_when_it_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")

    [source] = find([tmp_path / name]).files

    assert "not read" in message(find([tmp_path / name]))
    assert ".yaml, .yml, .json" in (source.fault.hint if source.fault else "")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.yaml", "there is no such file or folder"),
        ("a.yaml/b.yaml", "there is no such file or folder"),
        ("nul\x00.yaml", "this is no path"),
        ("x" * 300 + ".yaml", "it cannot be read (File name too long)"),
    ],
)
def test_a_path_that_leads_nowhere_is_one_fault(tmp_path: Path, name: str, told: str) -> None:
    written(tmp_path, a_yaml=ACCORD)

    assert message(find([f"{tmp_path}/{name}"])) == told


def test_an_empty_path_is_not_the_current_folder() -> None:
    assert message(find([""])) == "the path is empty"


def test_an_address_that_nobody_answers_at_is_one_fault() -> None:
    assert message(find(["https://gazette.invalid/a"])) == "there is no server 'gazette.invalid'"


def test_articles_come_last_so_that_what_claims_files_say_of_them_is_known(tmp_path: Path) -> None:
    folder = written(tmp_path, a_txt="x", b_yaml=CLAIMS, c_html="<p>x", d_jsonl="", z_yaml=ACCORD)

    assert names(find([folder]), folder) == ["z.yaml", "b.yaml", "d.jsonl", "a.txt", "c.html"]


def test_what_is_set_aside_is_not_looked_for(tmp_path: Path) -> None:
    folder = written(tmp_path, a_yaml=CLAIMS, aside__b_yaml=CLAIMS)

    assert names(find([folder], leaving_out=folder / "aside"), folder) == ["a.yaml"]


def test_a_link_to_itself_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")

    assert message(find([tmp_path / "loop.yaml"])).startswith("it cannot be read")


def test_pipes_in_folders_and_devices_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "within").mkdir()
    os.mkfifo(tmp_path / "within" / "pipe.yaml")

    for path in (tmp_path, "/dev/null"):
        assert message(find([path])).startswith("this is no regular file")


def test_a_pipe_that_is_named_is_read_by_its_look(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(ACCORD,))
    writer.start()

    [source] = find([tmp_path / "pipe", tmp_path / "pipe"]).files
    writer.join()

    assert (source.kind, read(source).faults) == (Kind.YAML, ())


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Put off the rights of root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_one_fault(as_nobody: None) -> None:
    with tempfile.TemporaryDirectory() as name:  # made by whoever is to be kept out of its parts
        folder = written(Path(name), a_yaml=CLAIMS, shut__b_yaml=CLAIMS)
        (folder / "a.yaml").chmod(0)
        (folder / "shut").chmod(0)
        try:
            found = find([folder])
            faults = [read(file).faults[0].message for file in found.files]
            assert faults == ["it may not be read"] * 2
        finally:
            (folder / "shut").chmod(0o700)


def test_a_file_that_vanishes_or_may_not_be_read_is_one_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path, a_yaml=CLAIMS, b_yaml=CLAIMS)
    found = find([folder])
    (folder / "a.yaml").unlink()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    assert read(found.files[0]).faults[0].message == "there is no such file or folder"
    monkeypatch.setattr(Path, "open", refuse)
    assert read(found.files[1]).faults[0].message == "it may not be read"


def test_deep_folders_are_read(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(400):
        here /= "d"
    here.mkdir(parents=True)
    (here / "a.yaml").write_text(ACCORD)

    [source] = find([tmp_path]).files

    assert read(source).faults == ()


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(50_000_000)

    assert message(find([tmp_path])) == "the file is too large"


def test_standard_input_is_read_by_its_look() -> None:
    [source] = find(["-", "-"], stdin=io.BytesIO(ACCORD.encode())).files

    assert source.name == "-"
    assert source.kind is Kind.YAML
    assert read(source).faults == ()
    assert message(find(["-"])) == "standard input is not at hand"


def test_an_accord_on_standard_input_goes_first(tmp_path: Path) -> None:
    folder = written(tmp_path, a_yaml=CLAIMS)

    found = find([folder, "-"], stdin=io.BytesIO(ACCORD.encode()))

    assert [file.name for file in found.files] == ["-", str(folder / "a.yaml")]
