"""The rows of `members`: the answer for a party, and what it is built on."""

from collections.abc import Callable

import pytest
from dated import ACCORD, Told, membership, read, standing

from tracker.domain.acts import CRITERIA
from tracker.domain.answers import Answer
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.days import hull, parse_day
from tracker.projections.members import Member, member, members
from tracker.projections.membership import memberships
from tracker.projections.standing import latest_publication

SUSPENDED_DO_NOT_COUNT = Accord(slug="accord", name="The Accord", suspended_count=False)

Row = Callable[..., Member]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[Told]:
    return read(request.function.__doc__)


@pytest.fixture
def row(told: list[Told]) -> Row:
    """The row of the party X on a day."""

    def asked(by: str, on: str, *, accord: Accord = ACCORD) -> Member:
        return member(membership(told, accord=accord), CRITERIA[by], parse_day(on))

    return asked


def names(told: list[Told], row: Member) -> list[str]:
    by_id = {each.id: each.name for each in told}
    return [by_id[each] for each in row.claims]


def test_a_row_says_since_when_until_when_and_on_which_datings(row: Row) -> None:
    """
    2025-11-06 joined 2020
    2025-11-06 signed 2021-01
    2025-11-06 withdrew 2024-06
    """
    on_a_day = row("signatory", "2020-12-31")
    assert on_a_day.answer is Answer.DISPUTED
    assert [str(each) for each in on_a_day.datings] == ["2020", "2021-01"]
    assert (str(on_a_day.since), str(on_a_day.until)) == ("[2020..2021-01]", "2024-06")


def test_a_row_without_an_end_has_no_until(row: Row) -> None:
    """
    2020-09-16 signed 2020-09-15
    """
    assert row("signatory", "2020-10-01").until is None


def test_a_spell_of_unknown_start_has_no_since(row: Row) -> None:
    """
    2020-09-16 withdrew 2020-09-15
    """
    before = row("signatory", "2020-01-01")
    assert before.answer is Answer.UNKNOWN
    assert (before.since, before.datings, str(before.until)) == (None, (), "2020-09-15")


def test_without_a_spell_a_row_is_built_on_what_is_said_of_its_acts(
    row: Row, told: list[Told]
) -> None:
    """
    2020-09-16 planned signed =plan
    2020-09-16 possible withdrew =exit
    2020-09-16 stalled =aside
    """
    nothing = row("signatory", "2020-10-01")
    assert nothing.answer is Answer.NO
    assert (nothing.since, nothing.until, nothing.origins) == (None, None, 0)
    assert names(told, nothing) == ["plan", "exit"]


def test_the_claims_of_a_row_are_those_of_its_spell_with_its_denials_by_position(
    row: Row, told: list[Told]
) -> None:
    """
    2020-02-01 planned signed =narrows
    2020-12-31 signed 2020 =sharp
    2021-01-01 denied signed =disputes
    2020-12-31 candidate =aside
    2022-06-01 withdrew 2022-01-01 =exit
    2025-06-01 signed 2025-01-01 =again
    """
    first = row("signatory", "2021-06-01")
    assert names(told, first) == ["narrows", "sharp", "disputes", "exit"]
    assert names(told, row("signatory", "2025-06-01")) == ["again"]


def test_origins_are_those_of_the_asserted_claims_counted_once(row: Row) -> None:
    """
    2020-09-16 signed 2020-09-15 ~envoy ^Axios
    2020-09-16 signed 2020-09-15 ~Envoy ^Wire
    2020-09-16 signed 2020 ^Post
    2020-09-10 planned signed ~minister
    """
    assert row("signatory", "2020-10-01").origins == 2


def test_the_last_evidence_is_the_latest_known_publication(row: Row) -> None:
    """
    [2020-09-16..2020-09-30] signed 2020-09-15
    [..2020-09-20] signed 2020
    [2020-09-18..] signed
    """
    assert row("signatory", "2020-10-01").last_evidence == parse_day("2020-09-20")


def test_where_there_is_no_evidence_there_is_no_last_evidence() -> None:
    assert latest_publication([]) is None


def test_a_row_says_whether_the_party_is_suspended_and_its_process_stalled(row: Row) -> None:
    """
    2020-09-16 signed 2020-01-01
    2020-09-16 suspended 2020-05
    2020-09-16 stalled 2020-04-01
    """
    assert row("signatory", "2020-05-15").suspended is Answer.UNKNOWN
    assert row("signatory", "2020-05-15").stalled is Answer.YES
    assert row("signatory", "2020-03-31").suspended is Answer.NO


def test_a_suspension_that_has_begun_bears_on_the_answer_where_it_ends_membership(
    row: Row, told: list[Told]
) -> None:
    """
    2020-09-16 signed 2020-01-01 =signed
    2020-09-16 suspended 2020-05-01 =suspended
    2020-09-16 withdrew 2020-08-01 =exit
    2020-09-20 denied withdrew =stays
    """
    tempered = row("signatory", "2020-06-01", accord=SUSPENDED_DO_NOT_COUNT)
    assert tempered.answer is Answer.NO
    assert names(told, tempered) == ["signed", "suspended", "exit", "stays"]
    assert names(told, row("signatory", "2020-06-01")) == ["signed", "exit", "stays"]
    earlier = row("signatory", "2020-04-30", accord=SUSPENDED_DO_NOT_COUNT)
    assert (earlier.answer, names(told, earlier)) == (Answer.YES, ["signed", "exit", "stays"])


def test_without_a_suspension_nothing_is_added(row: Row, told: list[Told]) -> None:
    """
    2020-09-16 signed 2020-01-01 =signed
    """
    assert names(told, row("signatory", "2020-06-01", accord=SUSPENDED_DO_NOT_COUNT)) == ["signed"]


def test_a_stronger_criterion_that_says_yes_is_named(row: Row) -> None:
    """
    2021-02-01 ratified 2020-01-01
    2021-02-01 signed 2021-01-01
    """
    assert row("signatory", "2020-06-01").answer is Answer.DISPUTED
    assert row("signatory", "2020-06-01").stronger == "party"
    assert row("announced", "2020-06-01").stronger == "party"
    assert row("party", "2020-06-01").stronger is None
    assert row("in-force", "2020-06-01").stronger is None
    assert row("signatory", "2021-06-01").stronger is None
    assert row("stalled", "2020-06-01").stronger is None


def test_the_telling_spell_is_the_last_begun_that_gives_the_answer(row: Row) -> None:
    """
    2020-01-01 joined 2000-01-01
    2020-01-01 withdrew 2005-01-01
    2020-01-01 joined 2010-01-01
    2020-01-01 withdrew 2015-01-01
    """
    days = ["1999-01-01", "2000-01-01", "2006-01-01", "2010-01-01", "2016-01-01"]
    since = [str(row("party", day).since) for day in days]
    assert since == ["2000-01-01", "2000-01-01", "2000-01-01", "2010-01-01", "2010-01-01"]


def test_the_telling_spell_gives_the_strongest_answer(row: Row) -> None:
    """
    2020-01-01 joined 2000-01-01
    2020-01-01 withdrew 2005-06-01
    2020-01-01 withdrew 2005-12-01
    2020-01-01 acceded [2005-07-01..2006-12-31]
    """
    assert row("party", "2005-08-01").answer is Answer.DISPUTED
    assert str(row("party", "2005-08-01").since) == "2000-01-01"
    assert row("party", "2006-08-01").answer is Answer.UNKNOWN
    assert str(row("party", "2006-08-01").since) == "[2005-07..2006]"


def test_there_is_a_row_for_every_party_that_visible_claims_name_by_code() -> None:
    told = read("""
        2020-09-15 planned signed AE
        2020-09-18 signed QA draft
        2020-09-16 signed SD
        2020-09-14 stalled -
        2020-09-17 signed MA draft
        2020-09-18 signed BH
    """)
    held = standing(told)
    day = parse_day("2020-09-16")

    def rows(**cuts: object) -> list[tuple[str, str]]:
        found = members(held, ACCORD, CRITERIA["signatory"], day, **cuts)  # type: ignore[arg-type]
        return [(each.party, each.answer.value) for each in found]

    assert rows() == [("AE", "no"), ("BH", "unknown"), ("SD", "yes")]
    assert rows(known=day) == [("AE", "no"), ("SD", "yes")]
    assert rows(leave_out=lambda claim, _: claim.party == "AE") == [
        ("BH", "unknown"),
        ("SD", "yes"),
    ]
    assert [*memberships(held, ACCORD)] == ["AE", "BH", "SD", None]
    assert memberships(held, Accord(slug="another", name="Another")) == {}
    assert held.accords == {"accord": ACCORD}


def test_a_source_is_left_out_as_if_it_had_never_been_recorded() -> None:
    told = read("""
        2020-09-16 signed 2020-09-15 ^Wire =first
        2020-09-17 signed 2020-09-16 ^Post >first
    """)

    def by_post(claim: Claim, article: Article) -> bool:
        assert claim.article == article.id
        return article.outlet == "Post"

    held = memberships(standing(told), ACCORD, leave_out=by_post)
    assert [each.id for each in held["X"].evidence] == [told[0].id]
    assert [each.id for each in memberships(standing(told), ACCORD)["X"].evidence] == [told[1].id]


def test_the_spells_of_a_criterion_are_computed_once() -> None:
    held = membership(read("2020-09-16 signed"))
    assert held.spells(CRITERIA["signatory"]) is held.spells(CRITERIA["signatory"])


def test_the_hull_of_ranges_reaches_from_the_earliest_to_the_latest_day() -> None:
    first, second = read("2020-02-01 signed [2020-01-05..2020-01-20]\n2020-02-01 signed 2020-01-10")
    days = [first.claim(None).days, second.claim(None).days]
    assert hull(days) == days[0]
