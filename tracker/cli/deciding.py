"""A person's decisions about claims: retract, restore, accept, reject."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import clock
from tracker.cli.options import WAIT_SECONDS, Claims, RecordedBy, Wait, Why
from tracker.rendering.harmless import harmless
from tracker.settings import database, recorder

if TYPE_CHECKING:
    from tracker.commands.decisions import Decision


def retract(
    context: typer.Context,
    claims: Claims,
    why: Why,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Take a claim out: our reading was wrong.

    The record of it stays, and --at before this still counts it.

    Example: tracker retract c-1f0a2b3c --why "the plan, not the deed"
    """
    from tracker.domain.events import ClaimRetracted

    _decide(context, ClaimRetracted, claims, why, recorded_by, wait, "retracted")


def restore(
    context: typer.Context,
    claims: Claims,
    why: Why,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Bring a retracted claim back: it was right."""
    from tracker.domain.events import ClaimRestored

    _decide(context, ClaimRestored, claims, why, recorded_by, wait, "restored")


def accept(
    context: typer.Context,
    claims: Claims,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Accept drafts: from here on they count."""
    from tracker.domain.events import ClaimAccepted

    _decide(context, ClaimAccepted, claims, why, recorded_by, wait, "accepted")


def reject(
    context: typer.Context,
    claims: Claims,
    why: Why,
    recorded_by: RecordedBy = None,
    wait: Wait = WAIT_SECONDS,
) -> None:
    """Reject drafts: they never count."""
    from tracker.domain.events import ClaimRejected

    _decide(context, ClaimRejected, claims, why, recorded_by, wait, "rejected")


def _decide(
    context: typer.Context,
    decision: "Decision",
    claims: list[str],
    why: str | None,
    recorded_by: str | None,
    wait: float,
    done: str,
) -> None:
    from tracker.commands.decisions import decide

    decided = decide(
        database(context.obj),
        decision,
        claims,
        why=why,
        now=clock.now(),
        recorded_by=recorder(recorded_by),
        wait=wait,
    )
    for each in decided:
        claim = each.held.claim
        about = f"{claim.party or claim.accord} {claim.act} {claim.modality}"
        if each.position is None:
            print(harmless(f"{each.claim} ({about}) is {done} already: nothing was recorded"))
        else:
            print(harmless(f"{each.claim} ({about}) {done} at position {each.position}"))
