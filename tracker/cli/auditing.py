"""From answers to sources: audit, conflicts."""

import re
from typing import Annotated

import typer

from tracker.cli.days import day, known_day
from tracker.cli.options import (
    AboutParty,
    Accord,
    At,
    By,
    Format,
    Known,
    On,
    Output,
    WithDrafts,
    party_codes,
)
from tracker.cli.output import emit, tell_waiting
from tracker.settings import database


def audit(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="PARTY|CLAIM|ARTICLE",
            help="A party (KZ, Kazakhstan), a claim (c-1f0a…) or an article (a-9b3c…).",
            autocompletion=party_codes,
        ),
    ],
    accord: Accord = None,
    on: On = None,
    by: By = None,
    known: Known = None,
    at: At = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show what an answer is built on.

    For a party its spells and the part of every claim: its words (in context where the text is
    held), its article, who says so and who said it first. Or all about one claim or article.

    Example: tracker audit KZ --on 2025-11-08
    """
    from tracker.queries.audits import audit_article, audit_claim, audit_party
    from tracker.queries.log import open_log

    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        if re.fullmatch("c-[0-9a-f]*", subject):
            claim = audit_claim(log, subject, known=known_day(known), at=at)
            emit(form, "audit_claim", claim)
        elif re.fullmatch("a-[0-9a-f]*", subject):
            article = audit_article(log, subject, at=at)
            emit(form, "audit_article", article)
        else:
            asked = log.question(accord=accord, by=by, on=day(on), known=known_day(known), at=at)
            party = audit_party(log, asked, subject)
            emit(form, "audit_party", party)
        tell_waiting(log)


def conflicts(
    context: typer.Context,
    accord: Accord = None,
    party: AboutParty = None,
    by: By = None,
    on: On = None,
    known: Known = None,
    at: At = None,
    with_drafts: WithDrafts = False,
    form: Output = Format.TABLE,
) -> None:
    """Show where sources disagree, and both quotes.

    About a date, about the order of acts, or because one denies. Without --by every criterion is
    looked at. A conflict is settled on the day from which the answer no longer hangs on it.
    """
    from tracker.queries.comparisons import find_conflicts
    from tracker.queries.log import open_log

    with open_log(database(context.obj), with_drafts=with_drafts) as log:
        view = find_conflicts(
            log, accord=accord, party=party, by=by, on=day(on), known=known_day(known), at=at
        )
        tell_waiting(log)
    emit(form, "conflicts", view)
