"""Every faulty input of fixtures/errors gives exactly the messages that stand beside it."""

from pathlib import Path

import pytest

from tracker.domain.claims import Accord
from tracker.importing.held import Held
from tracker.importing.plan import plan
from tracker.importing.reading import ReadAccord
from tracker.importing.sources import find, read

ERRORS = Path(__file__).parent.parent / "fixtures" / "errors"
WELL_FORMED = ERRORS / "harbour-league.yaml"
FAULTY = [file.path for file in find([ERRORS]).files if file.path not in (None, WELL_FORMED)]


def accord() -> Accord:
    [item] = read(find([WELL_FORMED]).files[0]).items
    assert isinstance(item, ReadAccord)
    return item.accord


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_a_faulty_input_gives_the_messages_beside_it(path: Path) -> None:
    held = Held(accords={"harbour-league": accord()})

    planned = plan(read(find([path]).files[0]), held, amend=False)

    told = [
        ": ".join((*([str(fault.line)] if fault.line else []), fault.message, fault.hint))
        for fault in planned.faults
    ]
    assert told == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert planned.bodies == ()


def test_every_message_has_its_input() -> None:
    assert {path.stem for path in ERRORS.glob("*.expected")} == {path.stem for path in FAULTY}


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.name)
def test_a_message_is_one_line_of_harmless_text_with_a_hint(path: Path) -> None:
    for fault in plan(read(find([path]).files[0]), Held(), amend=False).faults:
        assert fault.message.isprintable() and fault.hint.isprintable()
        assert fault.message and fault.hint
