"""Questions of membership: members, is-member, status, history, diff."""

from typing import Annotated

import typer

from tracker.cli import clock
from tracker.cli.citing import Cite, citation_of
from tracker.cli.days import day, known_day
from tracker.cli.options import (
    Accord,
    At,
    By,
    Format,
    Known,
    On,
    Output,
    Party,
    WithDrafts,
    party_codes,
)
from tracker.cli.output import emit, note, tell_waiting
from tracker.domain.answers import Answer
from tracker.domain.errors import Usage
from tracker.settings import database

STATUS_OF = {Answer.YES: 0, Answer.NO: 1, Answer.UNKNOWN: 3, Answer.DISPUTED: 4}


def members(
    context: typer.Context,
    accord: Accord = None,
    on: On = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    without: Annotated[
        str | None,
        typer.Option(
            "--without",
            metavar="OUTLET|ORIGIN",
            help="Leave a source out: does the answer rest on it?",
        ),
    ] = None,
    cite: Cite = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show who was a member on a day.

    Each party that visible claims name is yes, disputed, unknown or no.

    Example: tracker members --on 2025-11-08 --by party --known 2025-11-06
    """
    from tracker.queries.log import open_log

    cited = None
    if cite is not None:
        cited = citation_of(
            cite, accord=accord, on=on, by=by, known=known, at=at, with_drafts=with_drafts
        )
    if cited is not None:
        if cited.party is not None:
            raise Usage(f"the citation is of {cited.party} alone", "is-member --cite answers it")
        with_drafts = cited.with_drafts
    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        if cited is not None:
            from tracker.queries.citations import question_of

            asked = question_of(log, cited)
        else:
            asked = log.question(accord=accord, by=by, on=day(on), known=known_day(known), at=at)
        view = log.members(asked, without=without)
        tell_waiting(log)
    emit(form, "members", view)


def is_member(
    context: typer.Context,
    party: Annotated[
        str | None,
        typer.Argument(
            help="A code (KZ) or a name (Kazakhstan).",
            show_default=False,
            autocompletion=party_codes,
        ),
    ] = None,
    accord: Accord = None,
    on: On = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    cite: Cite = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Answer for one party by the exit status.

    0 yes, 1 no, 3 unknown, 4 disputed.

    Example: tracker is-member Kazakhstan --on 2025-11-08
    """
    from tracker.queries.log import open_log

    cited = None
    if cite is not None:
        cited = citation_of(
            cite,
            party=party,
            accord=accord,
            on=on,
            by=by,
            known=known,
            at=at,
            with_drafts=with_drafts,
        )
    if cited is not None:
        if cited.party is None:
            raise Usage("the citation is of all members", "members --cite answers it")
        party, with_drafts = cited.party, cited.with_drafts
    if party is None:
        raise Usage(
            "Missing argument 'PARTY'", "tracker is-member KZ, or a citation of one: --cite"
        )
    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        if cited is not None:
            from tracker.queries.citations import question_of

            asked = question_of(log, cited)
        else:
            asked = log.question(accord=accord, by=by, on=day(on), known=known_day(known), at=at)
        view = log.is_member(asked, party)
        tell_waiting(log)
    emit(form, "one_member", view)
    if not view.named:
        note(f"no visible claim on {asked.accord.name} names {view.row.party}")
    raise typer.Exit(STATUS_OF[view.row.answer])


def status(
    context: typer.Context,
    party: Party,
    accord: Accord = None,
    on: On = None,
    known: Known = None,
    at: At = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show every criterion for one party.

    On one day, in every accord that names it, or in one.
    """
    from tracker.queries.log import open_log

    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        view = log.status(party, accord=accord, on=day(on), known=known_day(known), at=at)
        tell_waiting(log)
    emit(form, "status", view)


def history(
    context: typer.Context,
    party: Party,
    accord: Accord = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show the spells of one party over time.

    Each spell with its start and end, the datings of both, and what disputes them.
    """
    from tracker.queries.log import open_log

    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        asked = log.question(accord=accord, by=by, on=clock.today(), known=known_day(known), at=at)
        view = log.history(asked, party)
        tell_waiting(log)
    emit(form, "history", view)


def diff(
    context: typer.Context,
    accord: Accord = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DAY[..DAY]", help="The valid day, or two to compare. [today]"
        ),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="DAY[..DAY]", help="The known day, or two to compare."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="POINT[..POINT]", help="As of --at, or two to compare."),
    ] = None,
    by: By = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show which answers changed, and why.

    Between two days, two known days or two positions: exactly one of --on, --known and --at is a
    range A..B.

    Example: tracker diff --at 40..71
    """
    from tracker.queries.comparisons import compare
    from tracker.queries.log import open_log

    asked = {"on": on, "known": known, "at": at}
    ranges = [name for name, text in asked.items() if text and ".." in text]
    if len(ranges) != 1:
        raise Usage(
            "one clock is to be compared with itself",
            "give exactly one range: --on D1..D2, --known K1..K2 or --at P1..P2",
        )
    (clock_name,) = ranges
    ends = [end.strip() for end in str(asked[clock_name]).split("..", 1)]
    if not all(ends):
        raise Usage(f"--{clock_name} {asked[clock_name]} is open", "give both ends, A..B")
    first, second = ({**asked, clock_name: end} for end in ends)
    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        before, after = (
            log.question(
                accord=accord,
                by=by,
                on=day(each["on"]),
                known=known_day(each["known"]),
                at=each["at"],
            )
            for each in (first, second)
        )
        view = compare(log, before, after, clock=clock_name)
        tell_waiting(log)
    emit(form, "diff", view)
