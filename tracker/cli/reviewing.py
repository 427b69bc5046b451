"""Drafts that wait: what they are, and a walk through them."""

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import clock
from tracker.cli.options import WAIT_SECONDS, AboutParty, Accord, Format, Output, RecordedBy, Wait
from tracker.cli.output import note, show
from tracker.domain.errors import Refused, Usage
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
    from tracker.commands.decisions import DecidedMeanwhile
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
        head = log.head
    reviewer = _Reviewer(target=target, by=recorder(recorded_by), wait=wait, seen=head)
    judged = reviewer.judged
    number = 0
    while number < len(found):
        each = found[number]
        show(card(each, number + 1, len(found), texts, judged.get(each.id)))
        try:
            match _answer(f"{_KEYS} > "):
                case "a":
                    reviewer.judge(each, accepted=True)
                    number += 1
                case "r":
                    why = _answer("why? > ", lower=False)
                    if why:
                        reviewer.judge(each, accepted=False, why=why)
                        number += 1
                    else:
                        print("nothing was recorded: a rejection has a reason")
                case "e":
                    number += reviewer.edit(each)
                case "s":
                    number += 1
                case "b":
                    number = max(0, number - 1)
                case "q" | None:
                    break
                case _:
                    print(_HELP)
        except DecidedMeanwhile as problem:
            reviewer.has_seen(each, problem.told, problem.position)
            print(harmless(f"{problem}; nothing was recorded, b goes back to it"))
            number += 1
        except Refused as problem:
            note(f"{problem}: {problem.hint}")
            number += 1
    with open_log(target) as log:
        left = len(
            waiting(log, accord=accord, party=party, article=article, method=method, least=least)
        )
    note(f"{left or 'no'} draft{'' if left == 1 else 's'} left to judge")


@dataclass(slots=True, kw_only=True)
class _Reviewer:
    """Records what one person decides, about drafts that stand as that person saw them."""

    target: str
    by: str
    wait: float
    seen: int
    """The position up to which the log was read."""
    judged: dict[str, str] = field(default_factory=dict)
    """How drafts were judged since, by their ids."""
    _seen: dict[str, int] = field(default_factory=dict)

    def has_seen(self, each: "Waiting", told: str, position: int | None) -> None:
        """Remember how a draft was judged, which whoever goes back to it is told."""
        self.judged[each.id] = told
        if position is not None:
            self._seen[each.id] = position

    def judge(self, each: "Waiting", *, accepted: bool, why: str | None = None) -> None:
        """Accept or reject a draft. Raises `DecidedMeanwhile` or `Refused`."""
        from tracker.commands.decisions import decide
        from tracker.domain.events import ClaimAccepted, ClaimRejected

        (done,) = decide(
            self.target,
            ClaimAccepted if accepted else ClaimRejected,
            [each.id],
            why=why,
            now=clock.now(),
            recorded_by=self.by,
            seen=self._seen.get(each.id, self.seen),
            wait=self.wait,
        )
        self._tell(each, "accepted" if accepted else "rejected", done.position)

    def edit(self, each: "Waiting") -> bool:
        """Let a person write a draft anew until it can be recorded; say whether it was judged.

        Raises `Refused`.
        """
        from tracker.cli.editor import edited
        from tracker.commands.decisions import DecidedMeanwhile
        from tracker.rendering.drafts import to_edit

        text = before = _ABOUT_EDITING + to_edit(each.held.claim)
        while True:
            try:
                saved = edited(text, f"{each.id[:10]}.yaml")
            except Usage as problem:
                note(f"{problem}: {problem.hint}")
                return False
            if saved is None:
                print("nothing was recorded: the editor failed")
                return False
            if saved == before:
                print(_UNCHANGED)
                return False
            if not any(line.strip() and not line.startswith("#") for line in saved.splitlines()):
                print("nothing was saved: the draft stays as it was")
                return False
            text = saved
            try:
                is_judged = self._revise(each, saved)
            except DecidedMeanwhile as problem:
                self.has_seen(each, problem.told, problem.position)
                print(harmless(f"{problem}; nothing was recorded"))
                if _answer("e edit and record it all the same, anything else: next > ") != "e":
                    return True
                continue
            if is_judged is not None:
                return is_judged
            if _answer("e edit again, anything else leaves the draft as it was > ") != "e":
                return False

    def _revise(self, each: "Waiting", saved: str) -> bool | None:
        """Record a draft as it was written anew; None where it is faulty, which is told."""
        from tracker.commands.revising import revise

        done = revise(
            self.target,
            each.id,
            saved.encode(),
            article=each.article,
            now=clock.now(),
            recorded_by=self.by,
            seen=self._seen.get(each.id, self.seen),
            wait=self.wait,
        )
        for fault in done.faults:
            where = "" if fault.line is None else f"line {fault.line}: "
            note(f"{where}{fault.message}: {fault.hint}")
        if done.claim is None:
            return None
        match done.change:
            case "none":
                print(_UNCHANGED)
                return False
            case "edited":
                self._tell(each, f"edited to {done.claim}", done.position)
            case "recorded":
                told = f"rejected before; {done.claim} was recorded beside it"
                self._tell(each, told, done.position)
            case _:
                self._tell(each, done.change, done.position)
        return True

    def _tell(self, each: "Waiting", what: str, position: int | None) -> None:
        told = f"{what} at position {position}" if position else f"{what} already"
        self.has_seen(each, told, position)
        print(harmless(told))


def _answer(question: str, *, lower: bool = True) -> str | None:
    """Ask one question; None at the end of the input."""
    try:
        said = input(question).strip()
    except EOFError:
        print()
        return None
    return said.lower() if lower else said
