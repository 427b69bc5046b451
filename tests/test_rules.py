"""R1 to R10, sentence by sentence: what a small text of dated claims comes to, day by day.

The docstring of a test is its input (`dated`). `life` gives the whole life of an answer: the one
of the earliest day, and each other with the day on which it begins. Every answer that it looks at
is checked against the oracle on the way.
"""

from itertools import pairwise
from typing import Protocol

import oracle
import pytest
from dated import (
    ACCORD,
    Told,
    boundaries,
    events,
    evidence,
    membership,
    read,
    said,
    standing,
)

from tracker.domain.acts import CRITERIA, Criterion, criterion_named
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.days import BEGINNING, FOREVER, Days, iso, parse_day
from tracker.domain.events import ArticleRecorded, ClaimRecorded, Event
from tracker.projections.standing import HeldArticle, stand, visible, window

SUSPENDED_DO_NOT_COUNT = Accord(slug="accord", name="The Accord", suspended_count=False)


class Life(Protocol):
    """The answers to one question about the claims in the docstring of the test."""

    def __call__(
        self, by: str, *, known: str | None = None, suspended_count: bool = True
    ) -> str: ...


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[Told]:
    return read(request.function.__doc__)


@pytest.fixture
def life(told: list[Told]) -> Life:
    def lived(by: str, *, known: str | None = None, suspended_count: bool = True) -> str:
        accord = ACCORD if suspended_count else SUSPENDED_DO_NOT_COUNT
        cut = None if known is None else parse_day(known)
        held, criterion = membership(told, accord=accord, known=cut), criterion_named(by)
        answers = {day: held.on(criterion, day).value for day in boundaries(told)}
        assert answers == {
            day: oracle.answer(said(told), by, day, known=cut, suspended_count=suspended_count)
            for day in answers
        }
        changes = (day for before, day in pairwise(answers) if answers[day] != answers[before])
        return ", ".join(
            [*answers.values()][:1] + [f"{iso(day)} {answers[day]}" for day in changes]
        )

    return lived


def visible_names(told: list[Told], known: str | None = None) -> list[str]:
    names = {each.id: each.name for each in told}
    return [names[each.id] for each in evidence(told, parse_day(known) if known else None)]


def test_r1_a_claim_is_visible_from_the_last_day_on_which_it_may_have_been_published(
    life: Life,
) -> None:
    """
    [2020-03-01..2020-03-10] joined 2020-01-01
    """
    assert life("party", known="2020-03-09") == "no"
    assert life("party", known="2020-03-10") == "no, 2020-01-01 yes"


def test_r1_the_day_of_recording_is_the_last_on_which_it_may_have_been_published(
    life: Life,
) -> None:
    """
    ? joined 2020-01-01 +2021-05-05
    [2021-05-01..2022] ratified 2020-02-01 +2021-05-05
    """
    assert life("party", known="2021-05-04") == "no"
    assert life("party", known="2021-05-05") == "no, 2020-01-01 disputed, 2020-02-01 yes"


def test_r1_drafts_count_once_accepted_and_retracted_claims_once_restored(
    told: list[Told],
) -> None:
    """
    2020-03-01 joined =curated
    2020-03-01 joined =waits draft
    2020-03-01 joined =taken accepted
    2020-03-01 joined =refused rejected
    2020-03-01 joined =wrong retracted
    2020-03-01 joined =right restored
    """
    assert visible_names(told) == ["curated", "taken", "right"]
    decided = {each.claim.locator: each for each in standing(told).claims.values()}
    assert [len(held.decisions) for held in decided.values()] == [0, 0, 1, 1, 1, 2]
    assert all(event.body for held in decided.values() for event in held.decisions)
    assert decided["right"].retracted is False


def test_r1_an_accepted_draft_that_is_retracted_does_not_count(told: list[Told]) -> None:
    """
    2020-03-01 joined accepted
    """
    (retracted,) = read("2020-03-01 joined retracted")
    log = events(told)
    verdict = Event(
        position=9,
        recorded_at=log[0].recorded_at,
        recorded_by="me",
        body=events([retracted])[-1].body,
    )
    assert [each.id for each in visible(stand(log))] == [told[0].id]
    assert visible(stand([*log, verdict])) == []


def test_r1_what_is_superseded_stays_out_though_its_superseder_is_superseded(
    told: list[Told],
) -> None:
    """
    2020-03-01 joined 2020-01-01 =first
    2020-03-02 joined 2021-01-01 =second >first
    2020-03-03 denied ratified =third >second
    """
    assert visible_names(told) == ["third"]
    assert visible_names(told, known="2020-03-02") == ["second"]
    assert visible_names(told, known="2020-03-01") == ["first"]


def test_r1_only_what_would_be_visible_supersedes(told: list[Told]) -> None:
    """
    2020-03-01 joined =first
    2020-03-02 joined >first draft
    2020-03-03 joined >first rejected
    2020-03-03 joined >first retracted
    """
    assert visible_names(told) == ["first"]


def test_r1_nothing_is_visible_before_it_was_recorded(told: list[Told]) -> None:
    """
    2020-03-01 joined =first
    2020-03-02 withdrew =second
    """
    log = events(told)
    assert [len(visible(stand(log[:position]))) for position in range(6)] == [0, 0, 0, 1, 1, 2]


def test_r1_what_is_published_later_does_not_hide_what_was_recorded_after_it(
    told: list[Told],
) -> None:
    """
    2020-03-05 joined =late
    2020-03-01 joined =early
    """
    assert visible_names(told, known="2020-03-01") == ["early"]


def test_r1_only_the_accord_that_is_asked_for_is_looked_at(told: list[Told]) -> None:
    """
    2020-03-01 joined
    """
    assert len(visible(stand(events(told)), accord="accord")) == 1
    assert visible(stand(events(told)), accord="another") == []


def test_r1_an_amended_article_keeps_its_first_recording_and_takes_the_new_content() -> None:
    article = Article(outlet="Wire", title="A title", url="https://example.org/a")
    amended = Article(outlet="Wire", title="A title", url="https://example.org/a", byline="Jo")
    amended_log = stand(
        Event(position=position, recorded_at=f"{day}T23:59:59.000000Z", recorded_by="me", body=body)
        for position, day, body in (
            (1, "2020-01-01", ArticleRecorded(article=article)),
            (2, "2020-02-01", ArticleRecorded(article=amended)),
        )
    )
    assert amended_log.articles == {
        article.id: HeldArticle(article=amended, position=1, recorded_on=parse_day("2020-01-01"))
    }


def test_r1_an_amended_claim_keeps_its_position_and_its_judgement(told: list[Told]) -> None:
    """
    2020-03-01 joined retracted
    """
    log = events(told)
    claim = told[0].claim(None)
    amended = Claim(
        article=claim.article,
        accord="accord",
        party="X",
        act=claim.act,
        locator=claim.locator,
        note="new",
    )
    again = Event(
        position=9,
        recorded_at=log[-1].recorded_at,
        recorded_by="me",
        body=ClaimRecorded(claim=amended),
    )
    (held,) = stand([*log, again]).claims.values()
    assert (held.claim.note, held.position, held.retracted) == ("new", 3, True)
    assert held.decisions == (log[-1], again)


def test_r2_a_date_is_cut_off_at_the_last_publication_day(life: Life) -> None:
    """
    [2020-03-01..2020-03-10] joined 2020
    """
    assert life("party") == "no, 2020-01-01 unknown, 2020-03-10 yes"


def test_r2_a_date_wholly_after_the_last_publication_day_stands(life: Life) -> None:
    """
    [2020-03-01..2020-03-10] joined [2020-03-11..2020-04-01]
    """
    assert life("party") == "no, 2020-03-11 unknown, 2020-04-01 yes"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Days(1, 9), Days(1, 5)),
        (Days(5, 9), Days(5, 5)),
        (Days(6, 9), Days(6, 9)),
        (Days(1, 4), Days(1, 4)),
        (Days(BEGINNING, FOREVER), Days(BEGINNING, 5)),
        (Days(6, FOREVER), Days(6, FOREVER)),
    ],
)
def test_r2_the_window_of_a_claim_published_from_day_2_to_day_5(when: Days, expected: Days) -> None:
    assert window(when, Days(2, 5)) == expected


def test_a_notice_ends_the_spell_on_its_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2011-01-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2011-01-01 no"


def test_r3a_a_rescission_removes_a_notice_of_the_day_after_it(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2011-01-01
    2010-12-31 rescinded 2010-12-31
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_a_rescission_leaves_a_withdrawal_of_its_own_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2011-01-01
    2011-01-01 rescinded 2011-01-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2011-01-01 no"


def test_r3a_the_withdrawal_begins_after_the_first_day_of_a_vague_rescission(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-03-02
    2010-07-01 rescinded [2010-03-01..2010-06-01]
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_a_withdrawal_of_the_first_day_of_a_vague_rescission_stands(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-03-01
    2010-07-01 rescinded [2010-03-01..2010-06-01]
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-03-01 no"


def test_r3a_an_undated_rescission_removes_what_begins_after_its_last_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-06-02
    2010-06-01 rescinded
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_an_undated_rescission_leaves_what_begins_on_its_last_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-06-01
    2010-06-01 rescinded
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-06-01 no"


def test_r3a_the_notice_may_have_been_published_on_the_last_day_of_the_rescission(
    life: Life,
) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-06-01 withdrew 2011-01-01
    2010-06-05 rescinded 2010-06-01
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_a_notice_published_after_the_last_day_of_the_rescission_stands(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-06-02 withdrew 2011-01-01
    2010-06-05 rescinded 2010-06-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2011-01-01 no"


def test_r3a_it_is_enough_that_the_notice_may_have_been_published_by_then(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    [2010-06-01..2010-06-30] withdrew 2011-01-01
    2010-07-05 rescinded 2010-06-01
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_a_notice_without_a_first_publication_day_may_lie_before_everything(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    [..2010-06-30] withdrew 2011-01-01
    2010-07-05 rescinded 2010-06-01
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3a_a_planned_rescission_removes_nothing(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-06-01 withdrew 2011-01-01
    2010-07-05 planned rescinded 2010-07-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2011-01-01 no"


def test_r3a_what_is_removed_need_not_be_a_notice(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-08-01 withdrew 2010-07-01
    2010-08-01 rescinded [2010-06-30..]
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3b_a_notice_yields_to_one_published_on_the_day_before_its_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2019-03-29 withdrew 2019-11-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-11-01 no"


def test_r3b_a_notice_does_not_yield_to_one_published_on_its_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2019-03-30 withdrew 2019-11-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-03-30 disputed, 2019-11-01 no"


def test_r3b_a_notice_does_not_yield_to_one_that_may_have_been_published_on_its_day(
    life: Life,
) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    [2019-03-01..2019-03-30] withdrew 2019-11-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-03-30 disputed, 2019-11-01 no"


def test_r3b_a_notice_yields_to_one_published_on_the_day_after_it(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2017-03-30 withdrew 2019-11-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-11-01 no"


def test_r3b_a_notice_does_not_yield_to_one_published_on_the_same_day(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2017-03-29 withdrew 2019-11-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-03-30 disputed, 2019-11-01 no"


def test_r3b_a_notice_does_not_yield_to_one_dated_on_the_day_it_was_published(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2018-03-29 withdrew 2017-03-29
    """
    assert life("party") == "no, 2000-01-01 yes, 2017-03-29 disputed, 2019-03-30 no"


def test_r3b_a_notice_yields_to_one_dated_on_the_day_after_it_was_published(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2018-03-29 withdrew 2017-03-30
    """
    assert life("party") == "no, 2000-01-01 yes, 2017-03-30 no"


def test_r3b_a_notice_does_not_yield_to_one_that_meets_it(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2018-03-29 withdrew [2019-03-30..2019-12-31]
    """
    assert life("party") == "no, 2000-01-01 yes, 2019-03-30 no"


def test_r3b_what_is_no_notice_does_not_yield(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2017-03-29
    2018-03-29 withdrew 2018-01-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2017-03-29 disputed, 2018-01-01 no"


def test_r3_what_is_removed_still_removes(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2017-03-29 withdrew 2019-03-30
    2018-01-01 withdrew 2019-06-01
    2019-04-01 rescinded 2019-04-01
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r3c_a_decline_removes_a_plan_of_the_day_after_it(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2023-12-31 declined 2023-12-31
    """
    assert life("party") == "no"
    assert life("announced") == "no"


def test_r3c_a_decline_leaves_a_plan_of_its_own_day(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2024-01-01 declined 2024-01-01
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r3c_a_plan_published_on_the_last_day_of_the_decline_is_removed(life: Life) -> None:
    """
    2023-12-30 joined 2024-01-01
    2024-01-05 declined 2023-12-30
    """
    assert life("party") == "no"


def test_r3c_a_plan_published_after_the_last_day_of_the_decline_stands(life: Life) -> None:
    """
    2023-12-31 joined 2024-01-01
    2024-01-05 declined 2023-12-30
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r3c_the_same_article_makes_no_difference_to_a_decline(life: Life) -> None:
    """
    2024-01-05 joined 2024-02-01 @a
    2024-01-05 declined 2023-12-30 @a
    """
    assert life("party") == "no, 2024-02-01 yes"


def test_r3c_what_is_not_dated_wholly_after_its_publication_stands(life: Life) -> None:
    """
    2024-01-01 joined 2024-01-01
    2024-01-05 declined [2023-12-30..2024-01-05]
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r3c_acts_of_rank_0_are_removed_and_acts_without_rank_are_not(life: Life) -> None:
    """
    2023-08-24 announced 2024-01-01
    2023-08-24 suspended 2024-01-01
    2023-12-29 declined 2023-12-29
    """
    assert life("announced") == "no"
    assert life("suspended") == "no, 2024-01-01 yes"


def test_r3c_a_decline_leaves_a_notice_of_withdrawal(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2023-08-24 withdrew 2024-01-01
    2023-12-29 declined 2023-12-29
    """
    assert life("party") == "no, 2000-01-01 yes, 2024-01-01 no"


def test_r3c_a_decline_without_a_first_day_removes_nothing(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2023-12-29 declined
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r3c_a_vague_decline_removes_what_begins_after_its_first_day(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2024-06-01 declined [2023-12-31..2024-06-01]
    """
    assert life("party") == "no"


def test_r3c_a_vague_decline_leaves_what_begins_on_its_first_day(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2024-06-01 declined [2024-01-01..2024-06-01]
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r3c_a_possible_decline_removes_nothing(life: Life) -> None:
    """
    2023-08-24 joined 2024-01-01
    2023-12-29 possible declined 2023-12-29
    """
    assert life("party") == "no, 2024-01-01 yes"


def test_r4_the_narrower_claim_is_taken_first(life: Life) -> None:
    """
    2021-06-01 signed [2020-01-04..2020-01-12]
    2021-06-01 signed [2020-01-08..2020-01-14]
    2021-06-01 signed [2020-01-01..2020-01-05]
    """
    assert (
        life("signatory")
        == "no, 2020-01-04 unknown, 2020-01-05 disputed, 2020-01-08 unknown, 2020-01-14 yes"
    )


def test_r4_of_equally_narrow_claims_the_earlier_is_taken_first(life: Life) -> None:
    """
    2021-06-01 signed [2020-01-06..2020-01-10]
    2021-06-01 signed [2020-01-04..2020-01-08]
    2021-06-01 signed [2020-01-01..2020-01-05]
    """
    assert (
        life("signatory")
        == "no, 2020-01-04 unknown, 2020-01-05 disputed, 2020-01-06 unknown, 2020-01-10 yes"
    )


def test_r4_open_ended_claims_come_by_last_day(life: Life) -> None:
    """
    2020-12-01 joined
    2020-01-01 joined [2020-06-01..]
    2020-01-01 joined
    """
    assert life("party") == "unknown, 2020-01-01 disputed, 2020-06-01 unknown"


def test_r4_open_ended_claims_come_after_the_closed_ones(life: Life) -> None:
    """
    2020-01-10 joined
    2021-06-01 joined [2020-01-05..2020-01-20]
    2021-06-01 joined [2020-01-01..2020-01-06]
    """
    assert life("party") == "no, 2020-01-05 unknown, 2020-01-06 yes"


def test_r4_ranges_that_share_one_day_meet(life: Life) -> None:
    """
    2021-06-01 signed [2020-01-01..2020-01-05]
    2021-06-01 signed [2020-01-05..2020-01-20]
    """
    assert life("signatory") == "no, 2020-01-05 yes"


def test_r4_ranges_a_day_apart_do_not_meet(life: Life) -> None:
    """
    2021-06-01 signed [2020-01-01..2020-01-05]
    2021-06-01 signed [2020-01-06..2020-01-20]
    """
    assert (
        life("signatory")
        == "no, 2020-01-01 unknown, 2020-01-05 disputed, 2020-01-06 unknown, 2020-01-20 yes"
    )


def test_r4_another_act_founds_its_own_transition(life: Life) -> None:
    """
    2021-06-01 signed [2020-01-01..2020-01-20]
    2021-06-01 ratified [2020-01-05..2020-01-10]
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-01-10 yes"
    assert life("party") == "no, 2020-01-05 unknown, 2020-01-10 yes"


def test_r4_joined_narrows_a_ratification_that_it_meets(life: Life) -> None:
    """
    2021-06-01 ratified [2020-01-01..2020-01-20]
    2021-06-01 joined [2020-01-05..2020-03-10]
    """
    assert life("signatory") == "no, 2020-01-05 unknown, 2020-01-20 yes"
    assert life("party") == "no, 2020-01-05 unknown, 2020-01-20 yes"
    assert life("joined") == "no, 2020-01-05 unknown, 2020-03-10 yes"


def test_r4_a_signature_does_not_join_a_sharper_joined(life: Life) -> None:
    """
    2021-06-01 signed 2020
    2021-06-01 joined 2020-09-15
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-09-15 yes"
    assert life("party") == "no, 2020-09-15 yes"


def test_r4_joined_does_not_join_an_announcement(life: Life) -> None:
    """
    2021-06-01 announced 2020-09
    2021-06-01 joined [2020-09-15..2020-12-31]
    """
    assert life("announced") == "no, 2020-09-01 unknown, 2020-09-30 yes"


def test_r4_joined_does_not_join_a_signature_that_closes(life: Life) -> None:
    """
    2021-06-01 candidate 2019-01-01
    2021-06-01 signed 2020-09
    2021-06-01 joined [2020-09-15..2020-12-31]
    """
    assert life("candidate") == "no, 2019-01-01 yes, 2020-09-01 unknown, 2020-09-30 no"


def test_r4_of_several_it_joins_the_one_that_ends_first(life: Life) -> None:
    """
    2021-06-01 ratified [2020-01-05..2020-01-20]
    2021-06-01 acceded [2020-01-08..2020-01-18]
    2021-06-01 joined [2020-01-10..2020-03-20]
    """
    assert life("party") == "no, 2020-01-10 unknown, 2020-01-18 yes"


def test_r4_of_several_that_end_together_it_joins_the_one_that_begins_first(life: Life) -> None:
    """
    2021-06-01 ratified [2020-01-05..2020-01-20]
    2021-06-01 acceded [2020-01-08..2020-01-20]
    2021-06-01 joined [2020-01-10..2020-03-20]
    """
    assert life("party") == "no, 2020-01-08 unknown, 2020-01-20 yes"


def test_r4_a_ratification_that_joined_has_narrowed_is_still_a_ratification(life: Life) -> None:
    """
    2021-06-01 ratified 2020
    2021-06-01 joined [2020-12-01..2021-03-01]
    2021-06-01 ratified [2020-11-01..2021-04-01]
    """
    assert life("party") == "no, 2020-11-01 unknown, 2020-12-31 yes"


def test_r4_even_the_widest_closed_claim_comes_before_an_open_ended_one(life: Life) -> None:
    """
    2020-01-01 joined [..0005]
    2020-01-01 joined [0003..2019]
    2020-01-01 joined [0007..0008]
    """
    assert life("party") == "unknown, 0005-12-31 disputed, 0007-01-01 unknown, 0008-12-31 yes"


def test_r5_on_a_tie_the_opening_goes_first_from_outside(life: Life) -> None:
    """
    2021-06-01 declined [2020-01-01..2020-01-10]
    2021-06-01 joined [2020-01-01..2020-01-10]
    """
    assert life("announced") == "no, 2020-01-01 unknown, 2020-01-10 no"


def test_r5_transitions_are_ordered_by_last_day(life: Life) -> None:
    """
    2021-06-01 joined [2020-01-05..2020-01-06]
    2021-06-01 withdrew [2020-01-01..2020-01-20]
    """
    assert life("party") == "no, 2020-01-05 unknown, 2020-01-20 no"


def test_r5_transitions_that_end_together_are_ordered_by_first_day(life: Life) -> None:
    """
    2021-06-01 withdrew [2020-01-03..2020-01-20]
    2021-06-01 joined [2020-01-05..2020-01-20]
    """
    assert life("party") == "no, 2020-01-05 unknown, 2020-01-20 no"


def test_r5_before_the_first_transition_the_side_is_outside(life: Life) -> None:
    """
    2021-06-01 withdrew 2020-01-05
    2021-06-01 joined 2020-01-05
    """
    assert life("party") == "no"


def test_r5_on_a_tie_from_inside_the_closing_goes_first(life: Life) -> None:
    """
    2021-06-01 joined 2000-01-01
    2021-06-01 acceded 2020-01-05
    2021-06-01 withdrew 2020-01-05
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r5_on_a_tie_of_three_the_side_is_looked_at_each_time(life: Life) -> None:
    """
    2021-06-01 joined 2000-01-01
    2021-06-01 ratified 2020-01-05
    2021-06-01 acceded 2020-01-05
    2021-06-01 withdrew 2020-01-05
    """
    assert life("party") == "no, 2000-01-01 yes"


def test_r5_an_opening_turn_and_the_closing_turn_after_it_bound_a_spell(life: Life) -> None:
    """
    2021-06-01 joined 2000-01-01
    2021-06-01 withdrew 2005-01-01
    2021-06-01 joined 2010-01-01
    2021-06-01 withdrew 2015-01-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2005-01-01 no, 2010-01-01 yes, 2015-01-01 no"


def test_r5a_an_opening_that_shares_a_day_with_the_turn_before_belongs_to_it(life: Life) -> None:
    """
    1973-01-01 joined [1972-06-01..1973-01-01]
    2020-02-01 withdrew 2020-02-01
    2023-05-01 acceded [1973-01-01..2022-01-01]
    """
    assert life("party") == "no, 1972-06-01 unknown, 1973-01-01 yes, 2020-02-01 no"


def test_r5a_an_opening_that_begins_the_day_after_the_turn_before_is_a_new_turn(life: Life) -> None:
    """
    1973-01-01 joined [1972-06-01..1973-01-01]
    2020-02-01 withdrew 2020-02-01
    2023-05-01 acceded [1973-01-02..2022-01-01]
    """
    assert (
        life("party")
        == "no, 1972-06-01 unknown, 1973-01-01 yes, 2020-02-01 unknown, 2022-01-01 yes"
    )


def test_r5a_the_turn_before_is_the_last_opening_turn(life: Life) -> None:
    """
    2023-01-01 joined 1970-01-01
    2023-01-01 withdrew 1980-01-01
    2023-01-01 joined 1990-01-01
    2023-01-01 withdrew 2000-01-01
    2023-05-01 acceded [1970-01-01..1985-01-01]
    2023-05-01 ratified [1970-01-01..2002-01-01]
    """
    assert life("party") == "no, 1970-01-01 yes, 1980-01-01 no, 1990-01-01 yes, 2000-01-01 no"


def test_r5b_a_closing_takes_a_later_opening_that_may_precede_it(life: Life) -> None:
    """
    2019-06-01 joined 2018
    2019-06-01 withdrew 2018-07-01
    """
    assert life("party") == "no, 2018-01-01 unknown, 2018-07-01 no"


def test_r5b_a_closing_does_not_take_an_opening_that_begins_on_its_last_day(life: Life) -> None:
    """
    2019-06-01 joined [2018-07-01..2018-12-31]
    2019-06-01 withdrew 2018-07-01
    """
    assert life("party") == "unknown, 2018-12-31 yes"


def test_r5b_a_closing_takes_an_opening_that_begins_the_day_before_its_last_day(life: Life) -> None:
    """
    2019-06-01 joined [2018-06-30..2018-12-31]
    2019-06-01 withdrew 2018-07-01
    """
    assert life("party") == "no, 2018-06-30 unknown, 2018-07-01 no"


def test_r5b_a_closing_takes_the_earliest_of_the_later_openings(life: Life) -> None:
    """
    2019-06-01 joined [2018-06-30..2018-12-31]
    2019-06-01 ratified [2018-06-20..2019-01-31]
    2019-06-01 withdrew 2018-07-01
    """
    assert life("party") == "no, 2018-06-30 unknown, 2018-07-01 no"


def test_r5b_a_second_closing_may_take_the_opening_that_the_first_could_not(life: Life) -> None:
    """
    2019-06-01 withdrew 2018-07-01
    2019-06-01 withdrew 2018-09-01
    2019-06-01 joined [2018-08-01..2018-12-31]
    """
    assert life("party") == "unknown, 2018-07-01 no, 2018-08-01 unknown, 2018-09-01 no"


def test_r5b_a_closing_with_an_opening_turn_before_it_takes_nothing(life: Life) -> None:
    """
    2019-06-01 joined 2010-01-01
    2019-06-01 withdrew 2018-07-01
    2019-06-01 acceded [2018-06-01..2018-12-31]
    """
    assert life("party") == "no, 2010-01-01 yes, 2018-07-01 unknown, 2018-12-31 yes"


def test_r6_a_later_rank_bounds_the_entry(life: Life) -> None:
    """
    2021-02-01 signed 2020
    2021-02-01 ratified 2020-06-01
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-06-01 yes"


def test_r6_what_ends_on_the_first_day_of_the_entry_bounds_it(life: Life) -> None:
    """
    2021-02-01 signed [2020-06-01..2020-12-31]
    2021-02-01 ratified [2020-05-01..2020-06-01]
    """
    assert life("signatory") == "no, 2020-06-01 yes"


def test_r6_a_higher_rank_wholly_before_the_entry_is_a_dating_of_its_own(life: Life) -> None:
    """
    2021-02-01 signed [2020-06-02..2020-12-31]
    2021-02-01 ratified [2020-05-01..2020-06-01]
    """
    assert (
        life("signatory")
        == "no, 2020-05-01 unknown, 2020-06-01 disputed, 2020-06-02 unknown, 2020-12-31 yes"
    )


def test_r6_the_earlier_of_two_acts_of_one_rank_is_the_entry(life: Life) -> None:
    """
    2021-02-01 ratified 2019-01-01
    2021-02-01 acceded 2020-01-01
    """
    assert life("party") == "no, 2019-01-01 yes"


def test_r6_a_signature_before_the_announcement_contradicts_it(life: Life) -> None:
    """
    2021-02-01 announced 2020-03-01
    2021-02-01 signed 2020-01-01
    """
    assert life("announced") == "no, 2020-01-01 disputed, 2020-03-01 yes"


def test_r6_a_higher_rank_before_some_of_the_entries_is_no_dating(life: Life) -> None:
    """
    2021-02-01 signed 2020-01-01
    2021-02-01 signed 2020-12-01
    2021-02-01 ratified 2020-06-01
    """
    assert life("signatory") == "no, 2020-01-01 disputed, 2020-12-01 yes"


def test_r6_two_dates_of_the_entry_act_are_two_datings(life: Life) -> None:
    """
    2021-02-01 signed 2020-01-01
    2021-02-01 signed 2020-12-01
    """
    assert life("signatory") == "no, 2020-01-01 disputed, 2020-12-01 yes"


def test_r6_joined_wholly_before_the_ratification_is_disputed_until_it(life: Life) -> None:
    """
    2021-02-01 joined 2020-01-01
    2021-02-01 ratified 2020-12-01
    """
    assert life("party") == "no, 2020-01-01 disputed, 2020-12-01 yes"


def test_r6_joined_wholly_before_the_accession_is_disputed_until_it(life: Life) -> None:
    """
    2021-02-01 joined 2020-01-01
    2021-02-01 acceded 2020-12-01
    """
    assert life("party") == "no, 2020-01-01 disputed, 2020-12-01 yes"


def test_r6_joined_wholly_before_both_is_disputed_until_the_later(life: Life) -> None:
    """
    2021-02-01 joined 2020-01-01
    2021-02-01 acceded 2020-12-01
    2021-02-01 ratified 2021-01-01
    """
    assert life("party") == "no, 2020-01-01 disputed, 2021-01-01 yes"


def test_r6_joined_that_may_be_the_accession_is_not_disputed(life: Life) -> None:
    """
    2021-02-01 joined [2020-06-01..2020-07-31]
    2021-02-01 acceded [2020-07-31..2020-12-01]
    2021-02-01 ratified 2021-01-01
    """
    assert life("party") == "no, 2020-06-01 unknown, 2020-07-31 yes"


def test_r6_entry_into_force_does_not_contradict_an_earlier_joined(life: Life) -> None:
    """
    2021-02-01 joined 2020-01-01
    2021-02-01 in-force 2020-12-01
    """
    assert life("party") == "no, 2020-01-01 yes"


def test_r6_entry_into_force_before_joined_contradicts_it(life: Life) -> None:
    """
    2021-02-01 joined 2020-06-01
    2021-02-01 in-force 2020-03-01
    """
    assert life("party") == "no, 2020-03-01 disputed, 2020-06-01 yes"


def test_r6_several_kinds_of_closing_are_one_dating(life: Life) -> None:
    """
    2011-01-01 ratified 2000-01-01
    2011-01-01 unratified [2010-03-01..2010-04-30]
    2011-01-01 withdrew [2010-02-01..2010-06-30]
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-02-01 unknown, 2010-04-30 no"


def test_r6_several_kinds_of_closing_some_ranked_are_one_dating(life: Life) -> None:
    """
    2021-01-01 candidate 2010-01-01
    2021-01-01 declined [2012-01-01..2012-06-30]
    2021-01-01 signed [2011-01-01..2012-12-31]
    """
    assert life("candidate") == "no, 2010-01-01 yes, 2011-01-01 unknown, 2012-06-30 no"


def test_r6_two_dates_of_a_withdrawal_are_two_datings(life: Life) -> None:
    """
    2011-01-01 ratified 2000-01-01
    2011-01-01 withdrew 2010-03-01
    2011-01-01 withdrew 2010-06-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-03-01 disputed, 2010-06-01 no"


def test_r6_of_what_repeats_the_earliest_alone_dates(life: Life) -> None:
    """
    2011-01-01 stalled 2010-06-01
    2011-01-01 stalled 2010-03-01
    2011-01-01 resumed 2010-12-01
    """
    assert life("stalled") == "no, 2010-03-01 yes, 2010-12-01 no"


def test_r6_on_a_full_tie_the_entry_is_the_one_founded_first(life: Life) -> None:
    """
    2021-01-01 ratified 2020-03-01
    2021-01-01 acceded 2020-03-01
    2021-01-01 ratified 2020-05-01
    """
    assert life("party") == "no, 2020-03-01 disputed, 2020-05-01 yes"


def test_r6_on_a_full_tie_the_other_way_round_it_is_the_other(life: Life) -> None:
    """
    2021-01-01 acceded 2020-03-01
    2021-01-01 ratified 2020-03-01
    2021-01-01 ratified 2020-05-01
    """
    assert life("party") == "no, 2020-03-01 yes"


def test_r6_all_acts_that_have_a_rank_may_be_in_one_turn(life: Life) -> None:
    """
    2021-01-01 announced 2020-01-10
    2021-01-01 signed 2020-01-05
    2021-01-01 joined 2020-03-01
    2021-01-01 ratified 2020-04-01
    2021-01-01 acceded 2020-05-01
    2021-01-01 in-force 2020-06-01
    """
    assert life("announced") == "no, 2020-01-05 disputed, 2020-01-10 yes"


def test_r8_a_plan_narrows_a_vague_signature(life: Life) -> None:
    """
    2020-06-02 planned signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-06-02 unknown, 2020-12-31 yes"


def test_r8_a_plan_whose_eve_is_the_first_day_narrows(life: Life) -> None:
    """
    2020-01-02 planned signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-01-02 unknown, 2020-12-31 yes"


def test_r8_a_plan_whose_eve_is_before_the_first_day_changes_nothing(life: Life) -> None:
    """
    2020-01-01 planned signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-12-31 yes"


def test_r8_a_plan_whose_eve_is_the_day_before_the_last_leaves_one_day(life: Life) -> None:
    """
    2020-12-31 planned signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-12-31 yes"


def test_r8_a_plan_whose_eve_is_the_last_day_disputes(life: Life) -> None:
    """
    2021-01-01 planned signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-01-01 disputed"


def test_r8_two_datings_are_not_narrowed(life: Life) -> None:
    """
    2020-01-15 planned signed
    2021-01-01 signed 2020-01
    2021-01-01 signed 2020-06
    """
    assert (
        life("signatory")
        == "no, 2020-01-01 unknown, 2020-01-31 disputed, 2020-06-01 unknown, 2020-06-30 yes"
    )


def test_r8_a_denial_does_not_narrow_an_open_first_day_but_disputes_from_its_eve(
    life: Life,
) -> None:
    """
    2020-03-02 denied signed
    2020-06-01 signed
    """
    assert life("signatory") == "unknown, 2020-03-01 disputed, 2020-06-01 yes"


def test_r8_a_plan_narrows_an_open_first_day(life: Life) -> None:
    """
    2020-03-02 planned signed
    2020-06-01 signed
    """
    assert life("signatory") == "no, 2020-03-02 unknown, 2020-06-01 yes"


def test_r8_a_denial_narrows_a_vague_signature(life: Life) -> None:
    """
    2020-03-02 denied signed
    2020-06-01 signed 2020
    """
    assert life("signatory") == "no, 2020-03-02 unknown, 2020-06-01 yes"


def test_r8_a_plan_dated_before_its_publication_speaks_of_the_day_before_that_date(
    life: Life,
) -> None:
    """
    2020-06-02 planned signed 2020-03-15
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-03-15 unknown, 2020-12-31 yes"


def test_r8_a_plan_dated_after_its_publication_speaks_of_the_day_before_publication(
    life: Life,
) -> None:
    """
    2020-06-02 planned signed 2020-09-15
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-06-02 unknown, 2020-12-31 yes"


def test_r8_a_denial_dated_before_its_publication_speaks_of_its_last_day(life: Life) -> None:
    """
    2020-06-02 denied signed 2020-03-15
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-03-16 unknown, 2020-12-31 yes"


def test_r8_a_denial_dated_after_its_publication_speaks_of_the_day_before_publication(
    life: Life,
) -> None:
    """
    2020-06-02 denied signed [2020-03-15..2020-08-01]
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-06-02 unknown, 2020-12-31 yes"


def test_r8_an_article_without_a_first_publication_day_denies_nothing(life: Life) -> None:
    """
    [..2020-06-02] planned signed 2020-03-15
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-12-31 yes"


def test_r8_what_is_possible_denies_nothing(life: Life) -> None:
    """
    2020-06-02 possible signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-12-31 yes"


def test_r8_a_plan_to_join_denies_a_signature(life: Life) -> None:
    """
    2020-06-02 planned joined
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-06-02 unknown, 2020-12-31 yes"


def test_r8_a_plan_to_ratify_denies_only_where_that_is_the_lowest_rank(life: Life) -> None:
    """
    2020-06-02 planned ratified
    2021-01-01 ratified 2020
    """
    assert life("signatory") == "no, 2020-01-01 unknown, 2020-12-31 yes"
    assert life("party") == "no, 2020-06-02 unknown, 2020-12-31 yes"
    assert life("ratified") == "no, 2020-06-02 unknown, 2020-12-31 yes"


def test_r8_a_plan_to_join_does_not_deny_an_announcement(life: Life) -> None:
    """
    2020-06-02 planned joined
    2021-01-01 announced 2020
    """
    assert life("announced") == "no, 2020-01-01 unknown, 2020-12-31 yes"


def test_r8_criteria_without_ranks_have_no_denials_of_their_start(life: Life) -> None:
    """
    2020-06-02 planned stalled
    2020-06-02 denied candidate
    2021-01-01 stalled 2020
    2021-01-01 candidate 2020
    """
    assert life("stalled") == "no, 2020-01-01 unknown, 2020-12-31 yes"
    assert life("candidate") == "no, 2020-01-01 unknown, 2020-12-31 yes"


def test_r8_a_denial_of_joined_does_not_count_once_it_has_signed_by_the_eve(life: Life) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-01-06 denied joined
    """
    assert life("signatory") == "no, 2020-01-05 yes"


def test_r8_a_denial_of_joined_disputes_a_joined(life: Life) -> None:
    """
    2020-01-10 joined 2020-01-05
    2020-02-06 denied joined
    """
    assert life("signatory") == "no, 2020-01-05 disputed"


def test_r8_a_denial_after_the_signature_disputes_it_from_its_first_day(life: Life) -> None:
    """
    2020-01-10 signed [2020-01-05..2020-01-07]
    2020-02-06 denied signed
    """
    assert life("signatory") == "no, 2020-01-05 disputed"


def test_r8_a_denial_of_the_last_day_disputes_until_a_later_publication(life: Life) -> None:
    """
    2020-01-10 signed [2020-01-05..2020-01-07]
    2020-01-08 denied signed
    """
    assert life("signatory") == "no, 2020-01-05 disputed, 2020-01-10 yes"


def test_r8_a_plan_to_come_back_does_not_dispute_the_spell_that_has_ended(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-01-01
    2011-01-01 planned joined
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 no"


def test_r8_a_plan_to_join_on_the_day_of_leaving_disputes_the_spell(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2020-01-01 withdrew 2010-01-01
    2010-01-01 planned joined
    """
    assert life("party") == "no, 2000-01-01 disputed, 2010-01-01 no"


def test_r8_a_plan_to_join_when_it_may_have_left_disputes_nothing(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2020-01-01 withdrew 2010
    2010-01-02 planned joined
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 unknown, 2010-12-31 no"


def test_r8_a_closing_undoes_as_narrowed_by_its_own_denials(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2020-01-01 withdrew 2010
    2010-03-01 planned joined
    2010-06-01 denied withdrew
    """
    assert life("party") == "no, 2000-01-01 disputed, 2010-12-31 no"


def test_r8_a_claim_of_days_after_the_eve_settles_on_its_last_day(life: Life) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    2020-02-20 ratified [2020-02-02..2020-02-10]
    """
    assert life("signatory") == "no, 2020-01-05 disputed, 2020-02-10 yes"


def test_r8_a_claim_that_may_be_of_the_eve_settles_by_its_publication_alone(life: Life) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    2020-02-20 ratified [2020-02-01..2020-02-10]
    """
    assert life("signatory") == "no, 2020-01-05 disputed, 2020-02-20 yes"


def test_r8_a_claim_published_after_the_denial_settles_on_its_last_publication_day(
    life: Life,
) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    [2020-02-03..2020-02-20] signed 2020-01-05
    """
    assert life("signatory") == "no, 2020-01-05 disputed, 2020-02-20 yes"


def test_r8_a_claim_that_may_be_published_on_the_day_of_the_denial_settles_nothing(
    life: Life,
) -> None:
    """
    2020-01-10 signed 2020-01-05
    [2020-02-02..2020-02-05] planned signed
    [2020-02-05..2020-02-20] signed 2020-01-05
    """
    assert life("signatory") == "no, 2020-01-05 disputed"


def test_r8_a_denied_exit_disputes_the_end_until_the_next_spell_begins(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-02-01 withdrew 2010-01-01
    2010-05-02 denied withdrew
    2012-01-01 joined 2012-01-01
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 disputed, 2012-01-01 yes"


def test_r8_a_denied_exit_says_nothing_once_it_is_back(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-02-01 withdrew 2010-01-01
    2013-01-01 joined 2012-01-01
    2012-01-02 denied withdrew
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 no, 2012-01-01 yes"


def test_r8_a_denied_exit_on_the_day_of_the_return_disputes_the_end(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-02-01 withdrew 2010-01-01
    2013-01-01 joined 2012-01-01
    2012-01-01 denied withdrew
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 disputed, 2012-01-01 yes"


def test_r8_a_denied_withdrawal_speaks_only_where_withdrawal_closes(life: Life) -> None:
    """
    2000-01-01 relations 2000-01-01
    2010-02-01 relations-ended 2010-01-01
    2010-05-02 denied withdrew
    2010-05-02 denied relations-ended
    """
    assert life("relations") == "no, 2000-01-01 yes, 2010-01-01 no"
    assert life("candidate") == "no"


def test_r8_a_planned_exit_disputes_nothing(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-02-01 withdrew 2010-01-01
    2010-05-02 planned withdrew
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 no"


def test_r8_a_denied_exit_narrows_a_vague_exit(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-12-31 withdrew 2010
    2010-05-02 denied withdrew
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-05-02 unknown, 2010-12-31 no"


def test_r8_a_denied_exit_disputes_an_undated_exit_from_its_eve(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-12-31 withdrew
    2010-05-02 denied withdrew
    """
    assert life("party") == "no, 2000-01-01 unknown, 2010-05-01 disputed, 2010-12-31 no"


def test_r8_an_opening_undoes_as_it_is_dated_before_its_denials(life: Life) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-02-01 withdrew 2010-01-01
    2013-01-01 joined 2012
    2012-03-01 denied withdrew
    2012-06-01 planned joined
    """
    assert life("party") == "no, 2000-01-01 yes, 2010-01-01 no, 2012-06-01 unknown, 2012-12-31 yes"


def test_r8_denials_narrow_in_the_order_of_their_eves(life: Life) -> None:
    """
    2020-09-01 planned signed
    2020-03-01 denied signed
    2021-01-01 signed 2020
    """
    assert life("signatory") == "no, 2020-09-01 unknown, 2020-12-31 yes"


def test_r9_an_exit_alone_ends_a_spell_of_unknown_start(life: Life) -> None:
    """
    2010-02-01 withdrew 2010-01
    """
    assert life("signatory") == "unknown, 2010-01-31 no"
    assert life("stalled") == "no"
    assert life("withdrew") == "no, 2010-01-01 unknown, 2010-01-31 yes"
    assert life("party") == "unknown, 2010-01-31 no"
    assert life("announced") == "unknown, 2010-01-31 no"


def test_r9_a_refusal_alone_ends_nothing(life: Life) -> None:
    """
    2010-02-01 declined 2010-01
    """
    assert life("announced") == "no"


def test_r9_a_refusal_beside_an_exit_ends_a_spell_of_unknown_start(life: Life) -> None:
    """
    2010-02-01 declined 2010-01-05
    2010-02-01 withdrew 2010-01-07
    """
    assert life("announced") == "unknown, 2010-01-05 no"


def test_r9_over_all_spells_the_strongest_answer_counts(life: Life) -> None:
    """
    2010-02-01 joined 2000-01-01
    2010-02-01 withdrew 2005
    2010-02-01 joined [2005-01-01..2006-01-01]
    2010-02-01 acceded [2005-08-01..2006-01-01]
    """
    assert life("party") == "no, 2000-01-01 yes, 2005-01-01 unknown, 2006-01-01 yes"


def test_r8_a_denial_of_joined_counts_until_the_day_of_a_formal_act(life: Life) -> None:
    """
    2020-02-01 joined 2020-01-05
    2020-02-01 in-force 2020-01-10
    2020-01-10 denied joined
    """
    assert life("party") == "no, 2020-01-05 disputed, 2020-01-10 yes"


def test_r8_a_denial_of_joined_does_not_count_from_the_day_of_a_formal_act(life: Life) -> None:
    """
    2020-02-01 joined 2020-01-05
    2020-02-01 in-force 2020-01-10
    2020-01-11 denied joined
    """
    assert life("party") == "no, 2020-01-05 yes"


def test_r7_a_dating_is_unknown_from_its_first_day_and_yes_on_its_last(life: Life) -> None:
    """
    2021-06-01 signed [2020-09-01..2020-09-30]
    """
    assert life("signatory") == "no, 2020-09-01 unknown, 2020-09-30 yes"


def test_r7_datings_that_say_yes_and_no_dispute_and_any_other_doubt_is_unknown(life: Life) -> None:
    """
    2025-11-06 joined 2020
    2025-11-06 signed 2021-01
    """
    assert life("signatory") == (
        "no, 2020-01-01 unknown, 2020-12-31 disputed, 2021-01-01 unknown, 2021-01-31 yes"
    )


def test_r9_a_disputed_end_comes_before_an_unknown_start(life: Life) -> None:
    """
    2021-06-01 joined 2020
    2021-06-01 withdrew 2020-06-01
    2021-06-01 withdrew 2020-08-01
    """
    assert life("party") == "no, 2020-01-01 unknown, 2020-06-01 disputed, 2020-08-01 no"


def test_r9_what_has_not_begun_has_not_ended(life: Life) -> None:
    """
    2021-06-01 joined [2020-06-01..2020-12-31]
    2021-06-01 withdrew [2020-05-01..2020-07-31]
    """
    assert life("party") == "no, 2020-06-01 unknown, 2020-07-31 no"


def test_r9_nothing_that_is_said_is_a_no(life: Life) -> None:
    """
    2020-01-01 possible joined
    """
    assert life("party") == "no"


@pytest.mark.parametrize("by", ["signatory", "party", "in-force", "signed", "ratified"])
def test_r10_a_yes_becomes_what_suspension_leaves_of_it(by: str) -> None:
    told = read("""
        2015-01-01 signed 2000-01-01
        2015-01-01 ratified 2000-01-01
        2015-01-01 in-force 2000-01-01
        2015-01-01 suspended 2012
        2015-01-01 reinstated 2014-01-01
        2015-01-01 reinstated 2014-02-01
        2015-01-01 suspended 2014-03-01
        2015-01-01 withdrew 2014-06-01
        2015-01-01 withdrew 2014-07-01
    """)
    held, criterion = membership(told, accord=SUSPENDED_DO_NOT_COUNT), criterion_named(by)
    days = ["2011-12-31", "2012-01-01", "2012-12-31", "2014-02-01", "2014-03-01", "2014-07-01"]
    answers = [held.on(criterion, parse_day(day)).value for day in days]
    assert answers == ["yes", "unknown", "no", "yes", "no", "no"]
    assert answers == [
        oracle.answer(said(told), by, parse_day(day), suspended_count=False) for day in days
    ]


def test_r10_only_a_yes_is_tempered_and_only_where_suspended_parties_do_not_count(
    life: Life,
) -> None:
    """
    2015-01-01 announced 2000-01-01
    2015-01-01 ratified 2001
    2015-01-01 suspended 2001-06-01
    """
    assert life("party") == "no, 2001-01-01 unknown, 2001-12-31 yes"
    assert life("party", suspended_count=False) == "no, 2001-01-01 unknown, 2001-12-31 no"
    assert life("announced", suspended_count=False) == "no, 2000-01-01 yes"


def test_r10_where_suspension_is_disputed_so_is_membership(life: Life) -> None:
    """
    2015-01-01 joined 2000-01-01
    2015-01-01 suspended 2005-01-01
    2015-01-01 withdrew 2010-01-01
    2015-01-01 withdrew 2012-01-01
    2015-01-01 denied withdrew
    """
    assert life("party", suspended_count=False) == (
        "no, 2000-01-01 yes, 2005-01-01 no, 2010-01-01 disputed"
    )


def test_r8_a_denial_recorded_before_its_publication_yields_to_what_came_after_the_recording(
    life: Life, told: list[Told]
) -> None:
    """
    2030-01-02 signed 2030-01-02 +2030-01-02
    2031-01-01 denied signed +2030-01-01
    """
    assert life("signatory") == "no, 2030-01-02 yes"
    (turn,) = membership(told).spells(criterion_named("signatory")).turns
    assert turn.disputes == ()


def test_the_days_on_which_an_answer_may_change_are_the_ends_of_datings_and_disputes(
    told: list[Told],
) -> None:
    """
    2000-01-01 joined [1999-06-01..1999-12-31]
    2010-02-01 withdrew [..2010-01-01]
    2010-05-02 denied withdrew
    2012-01-01 joined 2012-01-01
    2015-01-01 withdrew [2016-01-01..]
    """
    spells = membership(told).spells(criterion_named("party"))
    assert [iso(day) for day in spells.changes()] == [
        "1999-06-01",
        "1999-12-31",
        "2010-01-01",
        "2012-01-01",
        "2016-01-01",
    ]


def test_r6_a_dating_is_told_by_its_own_claims_and_by_all_where_kinds_are_mixed(
    told: list[Told],
) -> None:
    """
    2011-01-01 joined 2000
    2011-01-01 signed 2001-01-01
    2011-01-01 signed 2001
    2011-01-01 unratified [2010-03-01..2010-04-30]
    2011-01-01 withdrew [2010-02-01..2010-06-30]
    """
    names = {each.id: each.name for each in told}
    criterion = Criterion(
        name="both",
        opens=CRITERIA["signatory"].opens,
        closes=CRITERIA["party"].closes,
    )
    turns = membership(told).spells(criterion).turns
    told_by = [
        [
            [names[claim.id] for each in dating.transitions for claim in each.evidence]
            for dating in turn.datings
        ]
        for turn in turns
    ]
    assert told_by == [[["c1"], ["c2", "c3"]], [["c4", "c5"]]]
