"""What a report shows: every accord with its lines, members, conflicts and claims."""

from collections import defaultdict

from tracker.domain.acts import CRITERIA, Criterion, criterion_named
from tracker.domain.claims import Accord
from tracker.domain.days import parse_day
from tracker.log import store
from tracker.projections.audit import parts
from tracker.projections.conflicts import conflicts, criteria_for
from tracker.projections.membership import Membership, memberships
from tracker.projections.report_views import AccordReport, Recorded, Report
from tracker.projections.standing import HeldClaim
from tracker.projections.timelines import line
from tracker.projections.views import Clocks
from tracker.queries.log import Log
from tracker.queries.proofs import checkpoint


def report(
    log: Log,
    *,
    origin: str,
    on: int | None = None,
    accord: str | None = None,
    known: int | None = None,
    at: str | None = None,
) -> Report:
    """Return a report of one accord or of all.

    Without `on` its valid day is that of the last recording (UTC), so that one log has one report.
    """
    position = log.position(at)
    if on is None:
        recorded_on = store.recorded_on(log.connection, upto=position)
        on = parse_day(recorded_on or "1970-01-01")
    clocks = log.clocks(on=on, known=known, at=position)
    asked = (
        [log.accord(accord, position)]
        if accord is not None
        else list(log.defined(position).values())
    )
    return Report(
        clocks=clocks,
        checkpoint=str(checkpoint(log, origin=origin, at=str(position))),
        accords=tuple(_accord(log, each, clocks) for each in asked),
    )


def _accord(log: Log, accord: Accord, clocks: Clocks) -> AccordReport:
    own = criterion_named(accord.membership)
    standing = log.standing(accord, clocks.at)
    told = memberships(standing, accord, known=clocks.known)
    named = {party: each for party, each in told.items() if party is not None}
    by_party = defaultdict[str | None, dict[str, HeldClaim]](dict)
    for claim_id, held in standing.claims.items():
        if held.claim.accord == accord.slug:
            by_party[held.claim.party][claim_id] = held
    recorded = dict[str, Recorded]()
    for subject, *columns, leaf in store.recordings(
        log.connection, accord=accord.slug, upto=clocks.at
    ):
        position, recorded_at, recorded_by = columns
        recorded.setdefault(
            subject,
            Recorded(
                position=position,
                recorded_at=recorded_at,
                recorded_by=recorded_by,
                leaf_hash=bytes(leaf).hex(),
            ),
        )
    return AccordReport(
        accord=accord,
        criterion=own,
        memberships=named,
        lines={
            criterion.name: {party: line(each, criterion) for party, each in named.items()}
            for criterion in _criteria(own)
        },
        conflicts=tuple(
            conflict
            for each in told.values()
            for conflict in conflicts(each, criteria_for(accord.membership))
        ),
        parts={
            party: tuple(
                parts(
                    standing,
                    told.get(party) or _unseen(accord, party),
                    own,
                    known=clocks.known,
                    among=claims,
                )
            )
            for party, claims in by_party.items()
        },
        standing=standing,
        recorded=recorded,
        texts=log.texts_of(source.article for source in standing.articles.values()),
    )


def _unseen(accord: Accord, party: str | None) -> Membership:
    return Membership(accord=accord, party=party, evidence=())


def _criteria(own: Criterion) -> list[Criterion]:
    return [own, *(each for each in CRITERIA.values() if each.name != own.name)]
