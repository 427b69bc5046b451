"""Whole logs: replay beside the library's, `verify` beside a scan, the report beside an export."""

import tempfile
from collections.abc import Iterator
from itertools import islice

from libraries import Recorded, application
from logs import bodies, write
from pairs import Pair, Place, Side, process, tracker
from writing import A_TRANSACTION, record

from tracker.domain.events import ClaimRecorded
from tracker.log import store
from tracker.queries.log import open_log
from tracker.queries.verification import verified

REPLAYED = 20_000
VERIFIED = 100_000
CLAIMS = 5_000


def pairs(place: Place) -> Iterator[Pair]:
    """Yield the marks of reading a whole log."""
    kind = place.kind
    yield replay(place)
    target = place.fresh()
    write(target, min(VERIFIED, place.events), 1_000)
    yield Pair(
        name=f"{kind}: `verify` of {min(VERIFIED, place.events):,} events",
        ours=verify(target),
        floor_name="a raw scan of the payloads",
        floor=scan(target),
        mark=5.0,
    )
    site = place.fresh()
    write(site, CLAIMS * 11 // 10 + 10, CLAIMS)
    with tempfile.TemporaryDirectory() as folder:
        yield Pair(
            name=f"{kind}: `tracker report` of 200 parties, {CLAIMS:,} claims",
            ours=reporting(site, folder),
            floor_name="`tracker export` of the same",
            floor=exporting(site, folder),
            mark=5.0,
        )


def replay(place: Place) -> Pair:
    """Every event as a domain event, by us and by the library."""
    told = [
        each
        for each in islice(bodies(REPLAYED * 12 // 10, 100), REPLAYED * 12 // 10)
        if isinstance(each, ClaimRecorded)
    ]
    told = told[: REPLAYED // A_TRANSACTION * A_TRANSACTION]
    target = place.fresh()
    record(target, list(told))
    app = application(place.fresh(), place.kind)
    for begin in range(0, len(told), A_TRANSACTION):
        recorded = Recorded()
        for each in told[begin : begin + A_TRANSACTION]:
            recorded.tell(each.claim)
        app.save(recorded)

    def ours() -> None:
        with open_log(target) as log:
            assert sum(1 for _ in store.whole(log.connection, upto=log.head)) == len(told)

    def theirs() -> None:
        start, count = 1, 0
        while some := app.recorder.select_notifications(start, 1_000):
            for each in some:
                app.mapper.to_domain_event(each)
            count += len(some)
            start = some[-1].id + 1
        assert count >= len(told)

    return Pair(
        name=f"{place.kind}: replay of {len(told):,} claims into domain events",
        ours=ours,
        floor_name="`eventsourcing`",
        floor=theirs,
        mark=1 / 2.0,
    )


def verify(target: str) -> Side:
    def run() -> None:
        with open_log(target) as log:
            assert verified(log, None).findings == ()

    return run


def scan(target: str) -> Side:
    """Return the reading of every payload, and nothing else, by the driver."""

    def run() -> None:
        with open_log(target) as log:
            query = "SELECT payload FROM events ORDER BY position"
            result = log.connection.exec_driver_sql(query)
            while result.fetchmany(1_000):
                pass

    return run


def reporting(target: str, folder: str) -> Side:
    """Return the report as a user makes it, a process of its own."""
    return process(tracker("--db", target, "report", "-o", f"{folder}/site"))


def exporting(target: str, folder: str) -> Side:
    return process(tracker("--db", target, "export", "-o", f"{folder}/log.jsonl"))
