"""One reading against another: where sources disagree, and which answers changed."""

from tracker.domain.acts import criterion_named
from tracker.projections.comparison_views import Conflicts, Diff
from tracker.projections.conflicts import conflicts, criteria_for
from tracker.projections.corrections import Reading, corrections
from tracker.projections.diff import changes
from tracker.projections.membership import memberships
from tracker.projections.standing import Standing
from tracker.projections.views import Question
from tracker.queries.log import Log


def find_conflicts(
    log: Log,
    *,
    on: int,
    accord: str | None = None,
    party: str | None = None,
    by: str | None = None,
    known: int | None = None,
    at: str | None = None,
) -> Conflicts:
    """Return where sources disagree: in all accords or one, of all parties or one."""
    position = log.position(at)
    held = log.defined(position)
    asked = [log.accord(accord, position)] if accord is not None else list(held.values())
    code = log.party(party, position) if party is not None else None
    standing = Standing()
    found = []
    for each in asked:
        one = log.standing(each, position)
        standing.articles.update(one.articles)
        standing.claims.update(one.claims)
        criteria = [criterion_named(by)] if by is not None else criteria_for(each.membership)
        told = memberships(one, each, known=known)
        found.append(
            (
                each,
                tuple(
                    conflict
                    for membership in told.values()
                    if code is None or membership.party == code
                    for conflict in conflicts(membership, criteria)
                ),
            )
        )
    clocks = log.clocks(on=on, known=known, at=position)
    return Conflicts(accords=tuple(found), standing=standing, clocks=clocks)


def compare(log: Log, before: Question, after: Question, *, clock: str) -> Diff:
    """Compare the answers to two questions about one accord that differ in one clock."""
    old, new = (log.standing(each.accord, each.clocks.at) for each in (before, after))
    found = changes(
        memberships(old, before.accord, known=before.clocks.known),
        memberships(new, after.accord, known=after.clocks.known),
        after.criterion,
        (before.clocks.on, after.clocks.on),
        formerly=before.criterion,
    )
    newest = max(old, new, key=lambda each: len(each.claims))
    corrected = corrections(
        Reading(standing=old, known=before.clocks.known),
        Reading(standing=new, known=after.clocks.known),
        [claim for change in found for claim in change.claims],
    )
    return Diff(
        before=before,
        after=after,
        clock=clock,
        changes=tuple(found),
        standing=newest,
        corrections=corrected,
    )
