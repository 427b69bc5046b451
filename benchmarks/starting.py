"""What a command costs before it does anything: whole processes, beside bare imports."""

import sqlite3
import sys
from collections.abc import Iterator

from pairs import Pair, Place, process, tracker

SELECT = (
    "import sys, typer, sqlalchemy\n"
    "engine = sqlalchemy.create_engine('sqlite:///' + sys.argv[1])\n"
    "with engine.connect() as connection:\n"
    "    query = sqlalchemy.text('SELECT payload FROM events')\n"
    "    print(connection.execute(query).all())\n"
)


def pairs(place: Place) -> Iterator[Pair]:
    """`tracker members` on the seeds and `tracker --help`; the same whatever the database."""
    if place.kind != "SQLite":
        return
    seeded = place.fresh()
    process(tracker("--db", seeded, "import", "seeds/"))()
    plain = place.fresh()
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE events (position INTEGER PRIMARY KEY, payload TEXT)")
    connection.execute("INSERT INTO events VALUES (1, '{}')")
    connection.commit()
    connection.close()
    yield Pair(
        name="`tracker members` on the seeds",
        ours=process(tracker("--db", seeded, "members", "--on", "2025-11-08")),
        floor_name="import typer, sqlalchemy; one SELECT",
        floor=process([sys.executable, "-c", SELECT, plain]),
        mark=1.4,
    )
    yield Pair(
        name="`tracker --help`",
        ours=process(tracker("--help")),
        floor_name="import typer, rich",
        floor=process([sys.executable, "-c", "import typer, rich"]),
        mark=1.5,
    )
