"""Drafts that wait: what they are, and a walk through them."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import clock
from tracker.cli.options import WAIT_SECONDS, AboutParty, Accord, Format, Output, RecordedBy, Wait
from tracker.cli.output import note, show
from tracker.domain.errors import Usage
from tracker.rendering.harmless import as_json, harmless
from tracker.settings import database, recorder

if TYPE_CHECKING:
    from tracker.projections.waiting import Waiting

Of = Annotated[
    str | None,
    typer.Option("--article", metavar="ID", help="Only those of one article (an id's beginning)."),
]
Method = Annotated[
    str | None, typer.Option("--method", metavar="NAME", help="Only those of a method: rules/1.")
]
Least = Annotated[
    float,
    typer.Option("--min-confidence", min=0, max=1, help="Only those at least as sure as this."),
]

_KEYS = "a accept  r reject  e edit  s skip  b back  q quit  ? help"
_HELP = """\
a  accept: from here on the claim counts
r  reject: it never counts; a reason is asked for
e  edit: your editor opens it; what you save is recorded as your own claim, and
   the draft rejected as edited to that one
s  skip: it goes on waiting
b  back to the one before
q  quit: what was judged so far is recorded, the rest waits"""
_ABOUT_EDITING = """\
# Save this claim as it should be. The words must stand in the article letter by
# letter; drop `at` where they stand elsewhere. Unchanged: the draft stays as it was.
"""
_UNCHANGED = "nothing was changed: the draft stays as it was"


def drafts(
    context: typer.Context,
    accord: Accord = None,
    party: AboutParty = None,
    article: Of = None,
    method: Method = None,
    least: Least = 0.0,
    form: Output = Format.TABLE,
) -> None:
    """List the drafts that wait for a judgement.

    Claims that a program read in an article count only once accepted.

    Example: tracker drafts --accord abraham-accords --min-confidence 0.8
    """
    from tracker.queries.drafts import waiting
    from tracker.queries.log import open_log
    from tracker.rendering import waiting as rendering

    with open_log(database(context.obj)) as log:
        found = waiting(
            log, accord=accord, party=party, article=article, method=method, least=least
        )
    match form:
        case Format.TABLE:
            show(rendering.drafts(found))
        case Format.JSON:
            print(as_json(rendering.shape(found)))
        case Format.CSV:
            print(rendering.sheet(rendering.shape(found)), end="")


def review(
    context: typer.Context,
    accord: Accord = None,
    party: AboutParty = None,
    article: Of = None,
    method: Method = None,
    least: Least = 0.0,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Walk through the drafts on a terminal.

    Shows each in the words of its article, and asks: accept, reject, edit, skip, back or quit.
    Every judgement is recorded at once, so a review that was left goes on where it stood.
    """
    from tracker.commands.decisions import decide
    from tracker.domain.events import ClaimAccepted, ClaimRejected
    from tracker.queries.drafts import waiting
    from tracker.queries.log import open_log
    from tracker.rendering.waiting import card

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Usage(
            "review asks its questions on a terminal, and this is none",
            "a script lists with `tracker drafts` and judges with `tracker accept` or `reject`",
        )
    target = database(context.obj)
    with open_log(target) as log:
        found = waiting(
            log, accord=accord, party=party, article=article, method=method, least=least
        )
        texts = log.texts_of(each.article for each in found)
    by = recorder(recorded_by)
    judged: dict[str, str] = {}

    def judge(each: "Waiting", *, accepted: bool, why: str | None) -> None:
        decision = ClaimAccepted if accepted else ClaimRejected
        (done,) = decide(
            target, decision, [each.id], why=why, now=clock.now(), recorded_by=by, wait=wait
        )
        verdict = "accepted" if accepted else "rejected"
        judged[each.id] = f"{verdict}{_at(done.position)}"
        print(judged[each.id])

    number = 0
    while number < len(found):
        each = found[number]
        show(card(each, number + 1, len(found), texts, judged.get(each.id)))
        match _answer(f"{_KEYS} > "):
            case "a":
                judge(each, accepted=True, why=None)
                number += 1
            case "r":
                why = _answer("why? > ", lower=False)
                if why:
                    judge(each, accepted=False, why=why)
                    number += 1
                else:
                    print("nothing was recorded: a rejection has a reason")
            case "e":
                said = _edit(each, target, by, wait)
                if said is not None:
                    judged[each.id] = said
                    number += 1
            case "s":
                number += 1
            case "b":
                number = max(0, number - 1)
            case "q" | None:
                break
            case _:
                print(_HELP)
    with open_log(target) as log:
        left = len(
            waiting(log, accord=accord, party=party, article=article, method=method, least=least)
        )
    note(f"{left or 'no'} draft{'' if left == 1 else 's'} left to judge")


def _at(position: int | None) -> str:
    return f" at position {position}" if position else " already"


def _edit(each: "Waiting", target: str, by: str, wait: float) -> str | None:
    """Let a person write a draft anew until it can be recorded; say what was, if anything."""
    from tracker.cli.editor import edited
    from tracker.commands.revising import revise
    from tracker.rendering.drafts import to_edit

    text = before = _ABOUT_EDITING + to_edit(each.held.claim)
    while True:
        try:
            saved = edited(text, f"{each.id[:10]}.yaml")
        except Usage as problem:
            note(f"{problem}: {problem.hint}")
            return None
        if saved is None:
            print("nothing was recorded: the editor failed")
            return None
        if saved == before:
            print(_UNCHANGED)
            return None
        if not any(line.strip() and not line.startswith("#") for line in saved.splitlines()):
            print("nothing was saved: the draft stays as it was")
            return None
        done = revise(
            target,
            each.id,
            saved.encode(),
            article=each.article,
            now=clock.now(),
            recorded_by=by,
            wait=wait,
        )
        if done.claim is not None:
            if done.change == "none":
                print(_UNCHANGED)
                return None
            what = f"edited to {done.claim}" if done.change == "edited" else done.change
            said = f"{what}{_at(done.position)}"
            print(harmless(said))
            return said
        for fault in done.faults:
            where = "" if fault.line is None else f"line {fault.line}: "
            note(f"{where}{fault.message}: {fault.hint}")
        if _answer("e edit again, anything else leaves the draft as it was > ") != "e":
            return None
        text = saved


def _answer(question: str, *, lower: bool = True) -> str | None:
    """Ask one question; None at the end of the input."""
    try:
        said = input(question).strip()
    except EOFError:
        print()
        return None
    return said.lower() if lower else said
