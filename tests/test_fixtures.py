"""The accords of fixtures/ and the histories: imported as they are, and every question asked.

The answers were worked out by hand (fixtures/README.md), for a log recorded on 2026-11-22.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import oracle
import pytest

from tracker.commands.imports import start_import
from tracker.commands.outcomes import FileOutcome
from tracker.domain.acts import CRITERIA, Act, Modality
from tracker.domain.answers import Answer
from tracker.domain.days import ALWAYS, BEGINNING, FOREVER, Days, parse_day
from tracker.projections.standing import Standing
from tracker.projections.views import OneMember
from tracker.queries import listings
from tracker.queries.comparisons import find_conflicts
from tracker.queries.log import Log, open_log

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
TRACKER = Path(sys.executable).parent / "tracker"

IMPORTED = {
    "accords": ["fixtures/accords"],
    "histories": ["fixtures/histories/accords", "fixtures/histories/claims.jsonl"],
}
QUOTES = 28
STATUS = {"yes": 0, "no": 1, "unknown": 3, "disputed": 4}


@dataclass(frozen=True)
class Asked:
    """One question, and the answer that it must have."""

    accord: str
    suspended_count: bool
    party: str
    by: str
    on: str
    known: str | None
    want: str

    def __str__(self) -> str:
        known = f", as known on {self.known}" if self.known else ""
        return f"{self.party} by {self.by} on {self.on}{known}"


def _asked(file: str) -> dict[str, list[Asked]]:
    return {
        each["accord"]: [
            Asked(
                accord=each["accord"],
                suspended_count=each["suspended-count"],
                party=check.get("party") or each["party"],
                by=check["by"],
                on=check["on"],
                known=check.get("known"),
                want=check["want"],
            )
            for check in each["checks"]
        ]
        for each in json.loads((FIXTURES / file).read_text(encoding="utf-8"))
    }


ASKED = {"accords": _asked("answers.json"), "histories": _asked("histories/answers.json")}
every_accord = pytest.mark.parametrize(
    ("source", "accord"), [(source, accord) for source in ASKED for accord in ASKED[source]]
)


@dataclass(frozen=True)
class Imported:
    """A database, what became of each file, and the files that were passed over."""

    db: str
    outcomes: list[FileOutcome]
    passed_over: tuple[str, ...]


def imported(db: str, source: str) -> Imported:
    done = start_import(
        db,
        [str(ROOT / path) for path in IMPORTED[source]],
        now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC),
        recorded_by="tests",
    )
    return Imported(db, list(done.outcomes), done.passed_over)


@pytest.fixture(scope="module")
def imports(shared: Callable[[str], str]) -> dict[str, Imported]:
    return {source: imported(shared(source), source) for source in IMPORTED}


@pytest.fixture
def log(imports: dict[str, Imported]) -> Iterator[Log]:
    """The three accords of our own."""
    with open_log(imports["accords"].db) as held:
        yield held


def ask(log: Log, asked: Asked) -> OneMember:
    question = log.question(
        accord=asked.accord,
        by=asked.by,
        on=parse_day(asked.on),
        known=parse_day(asked.known) if asked.known else None,
        at=None,
    )
    return log.is_member(question, asked.party)


def run(db: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TRACKER, *arguments],
        env={**os.environ, "TRACKER_DB": db, "TRACKER_BY": "tests"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("source", IMPORTED)
def test_every_file_is_imported(imports: dict[str, Imported], source: str) -> None:
    assert {each.verdict for each in imports[source].outcomes} == {"new"}
    assert imports[source].passed_over == ()


@every_accord
def test_every_question_has_the_answer_worked_out_by_hand(
    imports: dict[str, Imported], source: str, accord: str
) -> None:
    with open_log(imports[source].db) as log:
        views = [(asked, ask(log, asked)) for asked in ASKED[source][accord]]

    assert {view.question.accord.suspended_count for _, view in views} == {
        asked.suspended_count for asked, _ in views
    }
    told = {str(asked): view.row.answer.value for asked, view in views}
    assert told == {str(asked): asked.want for asked, _ in views}


@every_accord
def test_the_oracle_reads_the_rules_alike(
    imports: dict[str, Imported], source: str, accord: str
) -> None:
    with open_log(imports[source].db) as log:
        standing = log.standing(log.accord(accord, log.head), log.head)

    told = {
        str(asked): oracle.answer(
            said_of(standing, asked.party),
            asked.by,
            parse_day(asked.on),
            known=parse_day(asked.known) if asked.known else None,
            suspended_count=asked.suspended_count,
        )
        for asked in ASKED[source][accord]
    }
    assert told == {str(asked): asked.want for asked in ASKED[source][accord]}


def said_of(standing: Standing, party: str) -> list[oracle.Said]:
    """What is held of a party, in the oracle's words."""
    claims = []
    for claim_id, held in standing.claims.items():
        source = standing.articles[held.claim.article]
        published = source.article.published
        if held.claim.party == party:
            claims.append(
                oracle.Said(
                    id=claim_id,
                    position=held.position,
                    act=held.claim.act.value,
                    modality=held.claim.modality.value,
                    when=ends(held.claim.days),
                    published=ends(published.days if published else ALWAYS),
                    recorded=source.recorded_on,
                    article=held.claim.article,
                    supersedes=held.claim.supersedes,
                    counts=held.counts,
                )
            )
    return claims


def ends(days: Days) -> tuple[int | None, int | None]:
    first = None if days.first == BEGINNING else days.first
    return first, None if days.last == FOREVER else days.last


def test_the_questions_cover_every_criterion_and_answer() -> None:
    asked = [each for accord in ASKED["accords"].values() for each in accord]

    assert {each.by for each in asked} >= CRITERIA.keys()
    assert {each.want for each in asked} == set(STATUS)
    assert {each.suspended_count for each in asked} == {True, False}


def test_the_claims_cover_every_act_and_modality(log: Log) -> None:
    claims = [
        held.claim
        for accord in log.defined(log.head).values()
        for held in log.standing(accord, log.head).claims.values()
    ]

    assert {claim.act for claim in claims} == set(Act)
    assert {claim.modality for claim in claims} == set(Modality)


@pytest.mark.parametrize("source", IMPORTED)
def test_importing_twice_appends_nothing(database: str, source: str) -> None:
    db = database
    first = run(db, "import", *IMPORTED[source])
    with open_log(db) as log:
        head = log.head

    second = run(db, "import", "--format", "json", *IMPORTED[source])

    assert (first.returncode, second.returncode) == (0, 0)
    assert {each["verdict"] for each in json.loads(second.stdout)} == {"known"}
    with open_log(db) as log:
        assert log.head == head


def test_claims_on_accords_that_nobody_defined_are_refused(database: str) -> None:
    db = database

    refused = run(db, "import", "--format", "json", "fixtures/histories/claims.jsonl")

    [outcome] = json.loads(refused.stdout)
    assert (refused.returncode, outcome["verdict"]) == (5, "refused")
    for accord in ASKED["histories"]:
        assert any(accord in fault["message"] for fault in outcome["faults"])
    with open_log(db) as log:
        assert log.head == 0


def test_the_quotes_stand_in_the_articles(imports: dict[str, Imported]) -> None:
    db = imports["accords"].db

    checked = run(db, "verify", "--texts", "fixtures/articles", "--format", "json")

    found = json.loads(checked.stdout)
    assert (checked.returncode, found["findings"]) == (0, [])
    assert found["checked_quotes"] == found["quotes"] == QUOTES


def test_held_texts_prove_the_quotes_on_import(database: str) -> None:
    db = database
    texts = sorted(str(path) for path in (FIXTURES / "articles").glob("*.txt"))
    assert run(db, "db", "upgrade").returncode == 0
    assert run(db, "texts", "add", *texts).returncode == 0

    outcomes = imported(db, "accords").outcomes

    assert {each.verdict for each in outcomes} == {"new"}
    checked = run(db, "verify", "--format", "json")
    assert (checked.returncode, json.loads(checked.stdout)["checked_quotes"]) == (0, QUOTES)


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "articles").glob("*.txt")), ids=lambda p: p.stem
)
def test_the_articles_are_short_and_not_ascii(path: Path) -> None:
    text = path.read_bytes().decode()

    assert 80 <= len(text.split()) <= 200
    assert not text.isascii()


@pytest.mark.parametrize(
    ("party", "accord", "by", "on", "known"),
    [
        ("Norway", "lantern-ports-club", "party", "2009-09-10", None),
        ("tidewater-league", "lantern-ports-club", "party", "2001-03-12", None),
        ("KE", "LPC", "party", "2014-02-01", None),
        ("Slovenia", "Karst Waters Convention", "party", "2019-02-10", "2018-11-20"),
        ("IT", "karst-waters-convention", "in-force", "2015-01-01", None),
        ("Türkiye", "quiet-sea-declaration", "signatory", "2018-03-02", None),
    ],
)
def test_the_command_line_answers_alike(
    imports: dict[str, Imported], party: str, accord: str, by: str, on: str, known: str | None
) -> None:
    only_known = ("--known", known) if known else ()
    told = run(
        imports["accords"].db,
        *("is-member", party, "--accord", accord, "--by", by, "--on", on, *only_known),
        *("--format", "json"),
    )

    shape: dict[str, Any] = json.loads(told.stdout)
    [asked] = [
        each
        for each in ASKED["accords"][shape["accord"]]
        if (each.party, each.by, each.on, each.known) == (shape["party"], by, on, known)
    ]
    assert (shape["answer"], told.returncode) == (asked.want, STATUS[asked.want])


def test_a_person_accepts_a_draft_by_reading_the_same_claim(log: Log) -> None:
    held = log.standing(log.accord("quiet-sea-declaration", log.head), log.head).claims.values()

    drafts = {each.claim.party: each for each in held if each.claim.is_draft}
    assert {party: each.accepted for party, each in drafts.items()} == {
        "QA": True,
        "OM": None,
        "PS": None,
    }


def test_an_undated_return_is_listed_as_a_conflict(log: Log) -> None:
    found = find_conflicts(
        log, accord="quiet-sea-declaration", party="LY", on=parse_day("2014-05-01")
    )

    [(_, [conflict])] = found.accords
    assert (conflict.kind, conflict.settled) == ("order", None)
    assert {claim.act for side in conflict.sides for claim in side.claims} == {
        Act.JOINED,
        Act.WITHDREW,
    }


@pytest.mark.parametrize(
    ("accord", "party", "on"),
    [
        ("karst-waters-convention", "RS", "2012-06-01"),
        ("quiet-sea-declaration", "AZ", "2021-06-10"),
    ],
)
def test_a_stronger_criterion_that_says_yes_is_named(
    log: Log, accord: str, party: str, on: str
) -> None:
    [asked] = [
        each
        for each in ASKED["accords"][accord]
        if (each.party, each.by, each.on, each.known) == (party, "signatory", on, None)
    ]

    assert ask(log, asked).row.stronger == "party"


def test_what_is_said_of_an_accord_as_a_whole_makes_no_member(log: Log) -> None:
    rows = listings.accords(log, on=parse_day("2020-12-31"), known=None, at=None)

    assert {row.accord.slug: dict(row.whole) for row in rows} == {
        "lantern-ports-club": {"in-force": Answer.YES},
        "karst-waters-convention": {"stalled": Answer.YES},
        "quiet-sea-declaration": {},
    }
