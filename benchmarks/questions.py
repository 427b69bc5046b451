"""Questions as the log grows, as of old moments, over many claims, and over many years."""

from collections.abc import Iterator

from logs import MINE, write
from pairs import Pair, Place, Side

from tracker.domain.days import parse_day
from tracker.log import store
from tracker.projections.panel import Every
from tracker.queries.log import open_log
from tracker.queries.panels import Asked, panels
from tracker.rendering import panels as rendering

TODAY = parse_day("2025-06-01")
CLAIMS = 1_000
MANY = 100_000
SMALL = 10_000


def pairs(place: Place) -> Iterator[Pair]:
    """Yield the marks of questions, and what `members` takes as the log grows."""
    kind, events = place.kind, place.events

    def made(size: int, mine: int) -> str:
        target = place.fresh()
        write(target, size, mine)
        return target

    small, large = made(SMALL, CLAIMS), made(events, CLAIMS)
    sizes = [size for size in (2_000, 100_000) if size < events]
    for size, target in (*((size, made(size, CLAIMS)) for size in sizes), (events, large)):
        yield Pair(
            name=f"{kind}: `members`, {CLAIMS:,} claims in {size:,} events",
            ours=members(target),
            floor_name=f"in {SMALL:,}",
            floor=members(small),
            mark=1.2,
        )
    for what, options in (
        ("as of the middle position", {"at": str(events // 2)}),
        ("as of a day in the middle", {"at": "2022-06-30"}),
        ("as known ten years before", {"known": "2015-06-01"}),
    ):
        yield Pair(
            name=f"{kind}: the same {what}",
            ours=members(large, **options),
            floor_name="as of now",
            floor=members(large),
            mark=1.2,
        )
    yield Pair(
        name=f"{kind}: `panel`, 200 parties, 80 years",
        ours=panel(large),
        floor_name="one `members`",
        floor=members(large),
        mark=3.0,
    )
    many = made(MANY * 11 // 10 + 200, MANY)
    yield Pair(
        name=f"{kind}: `members`, {MANY:,} claims",
        ours=members(many),
        floor_name="reading and decoding them",
        floor=slice_(many),
        mark=2.5,
    )


def members(target: str, *, at: str | None = None, known: str | None = None) -> Side:
    """Return the question who was a member, as the command asks it."""
    known_day = None if known is None else parse_day(known)

    def ask() -> None:
        with open_log(target) as log:
            rows = log.members(log.question(accord=MINE, on=TODAY, known=known_day, at=at)).rows
            assert rows

    return ask


def slice_(target: str) -> Side:
    """Return the reading and decoding of all that `members` reads."""

    def read() -> None:
        with open_log(target) as log:
            assert store.slice_of(log.connection, accords=[MINE], upto=log.head)

    return read


def panel(target: str) -> Side:
    """Return the writing of a panel of eighty years, as CSV."""
    first, last = parse_day("1945-01-01"), parse_day("2024-12-31")
    asked = Asked(accords=[MINE], every=Every.YEAR, first=first, last=last, today=TODAY)

    def tabulate() -> None:
        with open_log(target) as log:
            found = rendering.rows(panels(log, asked), own=True)
            lines = "".join(rendering.sheet(found, rendering.header((), own=True))).splitlines()
        assert len(lines) > 80 * 190

    return tabulate
