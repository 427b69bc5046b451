"""No question reads the whole log: what the database does for each statement of each command."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from sqlalchemy import Engine, event

from tracker.domain.acts import Act
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.days import When
from tracker.domain.events import AccordDefined, ArticleRecorded, Body, ClaimRecorded, Event
from tracker.gazetteer import parties
from tracker.log import store
from tracker.log.codec import Row, decode
from tracker.log.engine import disposing, open_reader, open_writer

ACCORDS = 60
ARTICLES = 1200
QUESTIONS = (
    ("members",),
    ("members", "--at", "2026-11-20"),
    ("members", "--at", "3000", "--known", "2020-01-01"),
    ("members", "--without", "Wire 3"),
    ("members", "--with-drafts"),
    ("is-member", "FR"),
    ("status", "FR"),
    ("history", "FR"),
    ("audit", "FR"),
    ("conflicts",),
    ("timeline",),
    ("timeline", "FR"),
    ("diff", "--at", "3000..9000"),
    ("diff", "--on", "2019-01-01..2020-01-01"),
    ("panel", "--to", "2012"),
    ("drafts",),
)


def bodies() -> Iterator[Body]:
    """Sixty accords, and articles of ten claims each, about accords and parties in turn."""
    for number in range(ACCORDS):
        yield AccordDefined(accord=Accord(slug=f"accord-{number}", name=f"Accord {number}"))
    codes = list(islice(parties(), 100))
    for number in range(ARTICLES):
        article = Article(
            outlet=f"Wire {number % 7}",
            title=f"Title {number}",
            published=When.parse(f"{2000 + number % 20}-05-06"),
        )
        yield ArticleRecorded(article=article)
        for each in range(10):
            yield ClaimRecorded(
                claim=Claim(
                    article=article.id,
                    accord=f"accord-{(number * 7 + each) % ACCORDS}",
                    party=codes[(number * 3 + each * 11) % len(codes)],
                    act=Act.SIGNED,
                    when=When.parse(f"{2000 + number % 20}-0{1 + each % 9}"),
                    locator=f"page {each}",
                )
            )


@pytest.fixture
def tracker(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A log of some thirteen thousand events, of which an accord is a sixtieth."""
    with (
        disposing(open_writer(database, create=True)) as engine,
        store.transaction(engine) as connection,
    ):
        store.append(
            connection,
            list(bodies()),
            recorded_at="2026-11-19T12:00:00.000000Z",
            recorded_by="tests",
        )
    if "://" in database:
        with disposing(open_writer(database, create=False)) as engine, engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE events")
    return CommandLine(database, tmp_path, monkeypatch, capsys)


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Gather what is asked of any database, with its parameters."""
    found: list[tuple[str, Any]] = []

    def note(_c: Any, _u: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "FROM events" in statement:
            found.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plan(connection: Any, statement: str, parameters: Any) -> str:
    """What the database would do, a step a line."""
    explain = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    rows = connection.exec_driver_sql(f"{explain} {statement}", parameters)
    return "\n".join(str(row[-1]) for row in rows)


def reads_all(steps: str) -> bool:
    """Whether some step walks the whole table, or a whole index of it (not that of definitions)."""
    steps = "\n".join(
        line
        for line in steps.splitlines()
        if not re.search(r"(?:SCAN|Index (?:Only )?Scan) .*ix_events_definitions", line)
    )
    if re.search(r"\bSCAN events\b", steps) or "Seq Scan on events" in steps:
        return True
    lines = steps.splitlines()
    return any(
        re.search(r"Index (Only )?Scan .*\bon events\b", line)
        and not any("Index Cond" in each for each in lines[number + 1 : number + 2])
        and not any("Limit" in each for each in lines[max(0, number - 1) : number])
        for number, line in enumerate(lines)
    )


def test_every_question_about_one_accord_or_party_goes_through_an_index(
    tracker: CommandLine,
) -> None:
    for question in QUESTIONS:
        accord = () if question[0] == "status" else ("--accord", "accord-1")
        with statements() as asked:
            done = tracker(*question, *accord)
        assert done.status in (0, 1), (question, done.err)
        assert asked, question
        with (
            disposing(open_reader(tracker.db)) as engine,
            store.transaction(engine) as connection,
        ):
            for statement, parameters in asked:
                steps = plan(connection, statement, parameters)
                assert not reads_all(steps), f"{question}\n{statement}\n{parameters}\n{steps}"


def test_a_walk_through_the_whole_log_is_seen_as_one(tracker: CommandLine) -> None:
    with disposing(open_reader(tracker.db)) as engine, store.transaction(engine) as connection:
        for statement in (
            "SELECT payload FROM events",
            "SELECT count(*) FROM events WHERE recorded_by = 'me'",
        ):
            assert reads_all(plan(connection, statement, None)), statement


def test_the_audit_of_an_article_decodes_its_own_events_alone(
    tracker: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[Row] = []

    def counted(row: Row) -> Event:
        decoded.append(row)
        return decode(row)

    monkeypatch.setattr(store, "decode", counted)
    body = next(each for each in bodies() if isinstance(each, ArticleRecorded))
    done = tracker("audit", body.article.id, "--format", "json")
    assert done.status == 0 and len(json.loads(done.out)["claims"]) == 10
    assert len(decoded) < 40


def test_a_day_of_the_log_is_found_in_a_few_steps(tracker: CommandLine) -> None:
    with statements() as asked:
        assert tracker("members", "--accord", "accord-1", "--at", "2026-11-20").status == 0
    assert len(asked) < 30
