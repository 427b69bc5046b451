"""The oracle answers the published histories, the worked example and small cases by hand.

Except for the histories, the input of a test is its docstring or a text beside it: one claim a
line, `PUBLISHED: [MODALITY] ACT [WHEN] [#ARTICLE] [ID=WORD] [supersedes=ID] [draft] [retracted]`.
`?` is no date of publication; a range of days is `first..last`, either end may be missing.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from oracle import Said, answer

ROOT = Path(__file__).parent.parent
RECORDED = date(2026, 11, 22).toordinal()

Days = tuple[int | None, int | None]


def histories() -> Path:
    """The folder with `claims.jsonl` and `answers.json`: a copy in the repository, else shared."""
    own = ROOT / "fixtures" / "histories"
    return own if own.is_dir() else ROOT.parent / "shared" / "histories"


def days(text: str | None) -> Days:
    """`2020`, `2020-09`, `2020-09-15` or `first..last`, in brackets or not, as ordinals."""
    if not text or text == "?":
        return (None, None)
    first, _, last = text.strip("[]").partition("..")
    if ".." not in text:
        last = first
    return (end_of(first, last=False), end_of(last, last=True))


def end_of(text: str, *, last: bool) -> int | None:
    """The first or the last day of a year, a month or a day; nothing where nothing is written."""
    if not text:
        return None
    numbers = [int(number) for number in text.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    day = numbers[2] if len(numbers) > 2 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day).toordinal()


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def read(text: str, recorded: int = RECORDED) -> list[Said]:
    """The claims of a small text; lines without `: ` are remarks."""
    claims = []
    for position, line in enumerate(text.splitlines()):
        published, colon, rest = line.strip().partition(": ")
        if not colon:
            continue
        words = rest.split()
        modality = words.pop(0) if words[0] in {"planned", "possible", "denied"} else "asserted"
        act = words.pop(0)
        named = dict(word.split("=") for word in words if "=" in word)
        claims.append(
            Said(
                id=named.get("id", f"c{position}"),
                position=position,
                act=act,
                modality=modality,
                when=days(
                    next(
                        (word for word in words if word[0].isdigit() or ".." in word),
                        None,
                    )
                ),
                published=days(published),
                recorded=recorded,
                article=next((word for word in words if word[0] == "#"), f"a{position}"),
                supersedes=named.get("supersedes"),
                counts="draft" not in words,
                retracted="retracted" in words,
            )
        )
    return claims


class Ask(Protocol):
    """A question put to the claims in the docstring of the test."""

    def __call__(
        self,
        by: str,
        on: str,
        *,
        known: str | None = None,
        suspended_count: bool = True,
    ) -> str: ...


@pytest.fixture
def ask(request: pytest.FixtureRequest) -> Ask:
    claims = read(request.function.__doc__)

    def asked(by: str, on: str, *, known: str | None = None, suspended_count: bool = True) -> str:
        cut = None if known is None else day(known)
        return answer(claims, by, day(on), known=cut, suspended_count=suspended_count)

    return asked


def test_the_histories_come_out() -> None:
    claims: dict[tuple[str, str], list[Said]] = defaultdict(list)
    lines = (histories() / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    for position, line in enumerate(lines, start=1):
        row = json.loads(line)
        article = row["article"]
        claims[row["accord"], row["party"]].append(
            Said(
                id=f"c{position}",
                position=position,
                act=row["act"],
                modality=row.get("modality", "asserted"),
                when=days(row.get("when")),
                published=days(article.get("published")),
                recorded=RECORDED,
                article="|".join(
                    (article["outlet"], article["title"], str(article.get("published")))
                ),
            )
        )
    wrong = []
    checked = 0
    for history in json.loads((histories() / "answers.json").read_text(encoding="utf-8")):
        for check in history["checks"]:
            got = answer(
                claims[history["accord"], history["party"]],
                check["by"],
                day(check["on"]),
                suspended_count=history["suspended-count"],
            )
            checked += 1
            if got != check["want"]:
                wrong.append((history["accord"], check, got))
    assert not wrong
    assert checked


FIVE_ARTICLES = {
    "AE": """
        2025-11-06..2025-11-12: relations
        2025-11-06..2025-11-12: signed 2020
        2025-11-07: signed 2020
        2025-11-07: signed 2017-01-20..2021-01-20
        2025-11-06: signed 2020-09
    """,
    "MA": """
        2025-11-06..2025-11-12: signed 2020
        2025-11-07: signed 2017-01-20..2021-01-20
        2025-11-06: signed 2020-12
    """,
    "SD": """
        2025-11-06..2025-11-12: signed 2021-01
        2025-11-06..2025-11-12: stalled
        2025-11-07: signed 2017-01-20..2021-02
        2025-11-06: joined 2020
        2025-11-06: denied in-force
        2025-11-06: stalled 2023
    """,
    "KZ": """
        2025-11-06..2025-11-12: announced 2025-11-06
        2025-11-06..2025-11-12: planned signed
        2025-11-06..2025-11-12: announced 2025-11-06
        2025-11-06..2025-11-12: planned signed
        2025-11-07..2025-11-19: announced 2025-11-07
        2025-11-07: joined 2025-11-06
        2025-11-07: planned signed
        2025-11-06: planned announced 2025-11-06
        2025-11-06: planned joined 2025-11-06
    """,
    "SA": """
        2025-11-06..2025-11-12: candidate
        2025-11-07..2025-11-19: stalled 2023-10
    """,
}


@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        ("signatory", "2020-08-31", "SD unknown"),
        ("signatory", "2020-09-15", "AE unknown, SD unknown"),
        ("signatory", "2020-10-01", "AE yes, SD unknown"),
        ("signatory", "2020-12-15", "AE yes, MA unknown, SD unknown"),
        ("signatory", "2020-12-31", "AE yes, MA yes, SD disputed"),
        ("signatory", "2021-01-15", "AE yes, MA yes, SD unknown"),
        ("signatory", "2021-02-01", "AE yes, MA yes, SD yes"),
        ("signatory", "2025-11-05", "AE yes, MA yes, SD yes"),
        ("signatory", "2025-11-06", "AE yes, MA yes, SD yes, KZ disputed"),
        ("signatory", "2025-11-08", "AE yes, MA yes, SD yes, KZ disputed"),
        ("announced", "2025-11-05", "AE yes, MA yes, SD yes"),
        ("announced", "2025-11-06", "AE yes, MA yes, SD yes, KZ disputed"),
        ("announced", "2025-11-07", "AE yes, MA yes, SD yes, KZ yes"),
        ("stalled", "2023-09-30", "SD unknown"),
        ("stalled", "2023-10-15", "SD unknown, SA unknown"),
        ("stalled", "2023-10-31", "SD unknown, SA yes"),
        ("stalled", "2023-12-31", "SD yes, SA yes"),
    ],
)
def test_the_worked_example_comes_out(by: str, on: str, expected: str) -> None:
    answers = {party: answer(read(text), by, day(on)) for party, text in FIVE_ARTICLES.items()}
    said = ", ".join(f"{party} {got}" for party, got in answers.items() if got != "no")
    assert said == expected


def test_r1_what_is_superseded_stays_out_though_its_superseder_is_superseded(
    ask: Ask,
) -> None:
    """
    2020-03-01: joined 2020-01-01 id=first
    2020-03-02: joined 2021-01-01 id=second supersedes=first
    2020-03-03: denied ratified id=third supersedes=second
    """
    assert ask("party", "2022-01-01") == "no"
    assert ask("party", "2022-01-01", known="2020-03-02") == "yes"
    assert ask("party", "2020-06-01", known="2020-03-02") == "no"
    assert ask("party", "2020-06-01", known="2020-03-01") == "yes"


def test_r1_drafts_and_retracted_claims_are_not_seen_and_do_not_supersede(
    ask: Ask,
) -> None:
    """
    2020-03-01: joined 2020-01-01 id=first
    2020-03-02: joined 2021-01-01 supersedes=first draft
    2020-03-03: withdrew 2020-02-01 supersedes=first retracted
    """
    assert ask("party", "2020-01-01") == "yes"
    assert ask("party", "2020-12-31") == "yes"


def test_r2_an_asserted_when_is_cut_off_at_the_last_publication_day(ask: Ask) -> None:
    """
    2020-03-01..2020-03-10: joined 2020
    """
    assert ask("party", "2019-12-31") == "no"
    assert ask("party", "2020-03-09") == "unknown"
    assert ask("party", "2020-03-10") == "yes"
    assert ask("party", "2020-03-10", known="2020-03-09") == "no"


def test_r2_the_recording_day_stands_in_for_an_open_publication() -> None:
    claims = read("?: joined", recorded=day("2020-05-05"))
    assert answer(claims, "party", day("2020-05-04")) == "unknown"
    assert answer(claims, "party", day("2020-05-05")) == "yes"
    assert answer(claims, "party", day("2020-05-05"), known=day("2020-05-04")) == "no"


def test_r3a_a_rescission_leaves_a_withdrawal_that_had_taken_effect(ask: Ask) -> None:
    """
    2000-01-01: joined 2000-01-01
    2010-01-01: withdrew 2011-01-01
    2012-06-01: rescinded 2012-06-01
    """
    assert ask("party", "2010-12-31") == "yes"
    assert ask("party", "2011-01-01") == "no"


def test_r3a_a_rescission_removes_a_notice_of_its_own_article(ask: Ask) -> None:
    """
    2000-01-01: joined 2000-01-01
    2017-02-14: withdrew 2017-11-10 #gambia
    2017-02-14: rescinded 2017-02-10 #gambia
    2017-02-14: withdrew 2017-12-01
    """
    assert ask("party", "2017-11-30") == "yes"
    assert ask("party", "2017-12-01") == "no"


def test_r3b_a_notice_yields_only_to_what_was_published_before_its_day(
    ask: Ask,
) -> None:
    """
    2000-01-01: joined 2000-01-01
    2017-03-29: withdrew 2019-03-30
    2019-03-30: withdrew 2019-11-01
    """
    assert ask("party", "2019-03-29") == "yes"
    assert ask("party", "2019-03-30") == "disputed"
    assert ask("party", "2019-11-01") == "no"


def test_r3c_a_decline_of_no_known_first_day_removes_nothing(ask: Ask) -> None:
    """
    2023-08-24: joined 2024-01-01
    2023-12-29: declined
    """
    assert ask("party", "2023-12-31") == "no"
    assert ask("party", "2024-01-01") == "yes"


def test_r4_a_vague_claim_supports_a_sharp_one_and_never_blurs_it(ask: Ask) -> None:
    """
    2021-05-01: signed
    2021-05-01: signed 2020
    2021-05-01: signed 2020-09-15
    2021-05-01: joined 2020..2021
    """
    assert ask("signatory", "2020-09-14") == "no"
    assert ask("signatory", "2020-09-15") == "yes"
    assert ask("party", "2020-09-15") == "unknown"


def test_r4_the_earliest_of_several_is_the_one_that_ends_first(ask: Ask) -> None:
    """
    2021-05-01: ratified 2020-06-01..2020-06-20
    2021-05-01: acceded 2020-06-10..2020-06-25
    2021-05-01: joined 2020-06-15..2020-07-30
    """
    assert ask("party", "2020-06-14") == "no"
    assert ask("party", "2020-06-15") == "unknown"
    assert ask("party", "2020-06-20") == "yes"


def test_r5_on_a_tie_the_side_changes(ask: Ask) -> None:
    """
    2018-01-10: withdrew
    2018-01-10: signed
    2018-01-10: ratified
    """
    assert ask("signatory", "2018-01-09") == "unknown"
    assert ask("signatory", "2018-01-10") == "no"


def test_r5a_an_opening_that_meets_the_turn_before_does_not_readmit(ask: Ask) -> None:
    """
    1973-01-01: joined 1973-01-01
    2020-02-01: withdrew 2020-02-01
    2023-05-01: acceded ..2022
    """
    assert ask("party", "2019-01-01") == "yes"
    assert ask("party", "2024-01-01") == "no"


def test_r5b_a_closing_takes_the_opening_that_can_have_been_before_it(ask: Ask) -> None:
    """
    2019-06-01: joined 2018
    2019-06-01: withdrew 2018-07-01
    2019-06-01: ratified 2019-02-01
    """
    assert ask("party", "2017-12-31") == "no"
    assert ask("party", "2018-03-01") == "unknown"
    assert ask("party", "2018-07-01") == "no"
    assert ask("party", "2019-02-01") == "yes"


def test_r6_what_has_ratified_has_signed(ask: Ask) -> None:
    """
    2021-02-01: signed 2020
    2021-02-01: ratified 2020-06-01
    """
    assert ask("signatory", "2020-05-31") == "unknown"
    assert ask("signatory", "2020-06-01") == "yes"
    assert ask("party", "2020-05-31") == "no"


def test_r6_a_higher_rank_wholly_before_the_entry_is_a_disagreement(ask: Ask) -> None:
    """
    2021-02-01: acceded 2019-05-05
    2021-02-01: signed 2020-06-01
    """
    assert ask("signatory", "2019-05-04") == "no"
    assert ask("signatory", "2019-05-05") == "disputed"
    assert ask("signatory", "2020-06-01") == "yes"


def test_r6_several_closing_kinds_are_one_dating(ask: Ask) -> None:
    """
    2000-01-01: ratified 2000-01-01
    2011-01-01: unratified 2010-03
    2011-01-01: withdrew 2010-06
    """
    assert ask("party", "2010-02-28") == "yes"
    assert ask("party", "2010-03-15") == "unknown"
    assert ask("party", "2010-03-31") == "no"


def test_r8_a_plan_narrows_a_vague_beginning(ask: Ask) -> None:
    """
    2020-06-02: planned signed
    2021-01-01: signed 2020
    """
    assert ask("signatory", "2020-06-01") == "no"
    assert ask("signatory", "2020-06-02") == "unknown"
    assert ask("signatory", "2020-12-31") == "yes"


def test_r8_a_denial_of_an_undated_beginning_disputes_it_from_the_eve_until_settled(
    ask: Ask,
) -> None:
    """
    2020-03-02: denied ratified
    2020-06-01: ratified
    """
    assert ask("party", "2020-02-29") == "unknown"
    assert ask("party", "2020-03-01") == "disputed"
    assert ask("party", "2020-05-31") == "disputed"
    assert ask("party", "2020-06-01") == "yes"


def test_r8_a_denied_exit_disputes_the_end_until_the_next_spell_begins(
    ask: Ask,
) -> None:
    """
    2000-01-01: joined 2000-01-01
    2010-02-01: withdrew 2010-01-01
    2010-05-02: denied withdrew
    2012-01-01: joined 2012-01-01
    """
    assert ask("party", "2009-12-31") == "yes"
    assert ask("party", "2010-01-01") == "disputed"
    assert ask("party", "2011-12-31") == "disputed"
    assert ask("party", "2012-01-01") == "yes"
    assert ask("party", "2010-01-01", known="2010-05-01") == "no"


def test_r8_a_plan_after_the_signing_disputes_it_until_a_claim_of_later_days(ask: Ask) -> None:
    """
    2020-01-10: signed 2020-01-05
    2020-02-02: planned signed
    2020-02-02: ratified 2020-02-02
    """
    assert ask("signatory", "2020-01-04") == "no"
    assert ask("signatory", "2020-01-05") == "disputed"
    assert ask("signatory", "2020-02-01") == "disputed"
    assert ask("signatory", "2020-02-02") == "yes"
    assert ask("signatory", "2020-01-05", known="2020-02-01") == "yes"


def test_r8_a_plan_to_come_back_does_not_dispute_the_spell_that_has_ended(ask: Ask) -> None:
    """
    2000-01-01: joined 2000-01-01
    2010-01-01: withdrew 2010-01-01
    2011-01-01: planned joined
    """
    assert ask("party", "2009-12-31") == "yes"
    assert ask("party", "2010-01-01") == "no"


def test_r8_a_plan_to_join_says_nothing_once_it_has_signed(ask: Ask) -> None:
    """
    2020-09-15: signed 2020-09-15
    2020-12-02: planned joined
    2020-12-02: planned in-force
    """
    assert ask("signatory", "2020-12-01") == "yes"
    assert ask("signatory", "2021-12-01") == "yes"


def test_r9_an_exit_alone_ends_a_spell_of_unknown_start(ask: Ask) -> None:
    """
    2010-02-01: withdrew 2010-01
    """
    assert ask("signatory", "2009-01-01") == "unknown"
    assert ask("signatory", "2010-01-15") == "unknown"
    assert ask("signatory", "2010-01-31") == "no"
    assert ask("suspended", "2009-01-01") == "no"
    assert ask("withdrew", "2010-01-31") == "yes"


def test_r9_a_refusal_alone_ends_nothing(ask: Ask) -> None:
    """
    2010-02-01: declined 2010-01
    """
    assert ask("announced", "2009-01-01") == "no"
    assert ask("declined", "2010-01-15") == "unknown"


def test_r10_suspension_tempers_a_yes_where_suspended_parties_do_not_count(
    ask: Ask,
) -> None:
    """
    2000-01-01: announced 2000-01-01
    2000-01-01: ratified 2000-01-01
    2013-01-01: suspended 2012
    2014-01-01: reinstated 2014-01-01
    """
    assert ask("party", "2011-12-31", suspended_count=False) == "yes"
    assert ask("ratified", "2012-06-01", suspended_count=False) == "unknown"
    assert ask("signatory", "2013-06-01", suspended_count=False) == "no"
    assert ask("signatory", "2013-06-01") == "yes"
    assert ask("announced", "2013-06-01", suspended_count=False) == "yes"
    assert ask("party", "2014-01-01", suspended_count=False) == "yes"


def test_a_word_that_is_no_criterion_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        answer([], "nonsense", RECORDED)
