"""The part that every recorded claim plays in an answer, and why one plays none."""

from collections.abc import Callable

import pytest
from dated import ACCORD, RECORDED, Told, events, membership, read, standing

from tracker.domain.acts import CRITERIA, criterion_named
from tracker.domain.claims import Accord
from tracker.domain.days import parse_day
from tracker.domain.events import ClaimRejected, ClaimRetracted, Event
from tracker.projections.audit import NOT_VISIBLE, Part, parts, why_not
from tracker.projections.membership import Membership
from tracker.projections.standing import stand

Audit = Callable[..., dict[str, str]]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[Told]:
    return read(request.function.__doc__)


def audited(told: list[Told], by: str, known: str | None = None) -> list[Part]:
    cut = None if known is None else parse_day(known)
    held = membership(told, known=cut)
    return parts(standing(told), held, criterion_named(by), known=cut)


@pytest.fixture
def roles(told: list[Told]) -> Audit:
    """The role of every claim by its name, with the reason where one is given."""

    def asked(by: str, *, known: str | None = None) -> dict[str, str]:
        names = {each.id: each.name for each in told}
        found = {}
        for each in audited(told, by, known):
            why = each.why
            for claim, name in names.items():
                why = why.replace(claim, name)
            found[names[each.id]] = f"{each.role}: {why}" if why else each.role
        return found

    return asked


def test_claims_open_and_close_spells(roles: Audit) -> None:
    """
    2000-01-01 joined 2000-01-01
    2010-01-01 withdrew 2010-01-01
    2010-01-01 stalled
    """
    assert roles("party") == {
        "c1": "opens",
        "c2": "closes",
        "c3": "aside: stalled neither opens nor closes a spell by party",
    }


def test_denials_narrow_or_dispute(roles: Audit) -> None:
    """
    2020-06-02 planned signed =narrows
    2021-01-01 signed 2020 =opens
    2021-02-01 denied signed =open
    """
    assert roles("signatory") == {
        "narrows": "narrows: what happened must have come after it",
        "opens": "opens",
        "open": "disputes: nothing that came later settles it",
    }


def test_a_denial_that_narrows_one_turn_and_disputes_another_disputes(roles: Audit) -> None:
    """
    2020-01-06 signed 2020-01-05
    2021-06-02 planned signed
    2022-01-02 withdrew 2022-01-01
    2023-02-01 signed [2021-02..2023-01]
    """
    assert roles("signatory") == {
        "c1": "opens",
        "c2": "disputes: nothing that came later settles it",
        "c3": "closes",
        "c4": "opens",
    }


def test_a_suspension_has_a_part_where_it_ends_membership() -> None:
    told = read("""
        2020-01-06 signed 2020-01-05
        2021-06-02 suspended 2021-06-01
        2022-01-02 reinstated 2022-01-01
        2023-01-02 withdrew 2023-01-01
        2023-01-02 possible joined
    """)
    tempered = Accord(slug="accord", name="The Accord", suspended_count=False)
    for accord, expected in (
        (tempered, ["opens", "suspends", "reinstates", "closes", "aside"]),
        (ACCORD, ["opens", "aside", "aside", "closes", "aside"]),
    ):
        held = membership(told, accord=accord)
        found = parts(standing(told, accord), held, CRITERIA["signatory"])
        assert [each.role for each in found] == expected
    held = membership(told, accord=tempered)
    announced = parts(standing(told, tempered), held, CRITERIA["announced"])
    assert [each.role for each in announced] == ["opens", "aside", "aside", "closes", "aside"]


def test_a_dispute_that_was_settled_says_until_when(roles: Audit) -> None:
    """
    2020-01-10 signed 2020-01-05
    2020-02-02 planned signed
    2020-02-20 ratified 2020-02-10
    """
    assert roles("signatory")["c2"] == "disputes: until 2020-02-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023-08-24 joined 2024-01-01\n2023-12-29 declined 2023-12-29",
            "taken back: by c2 (R3c)",
        ),
        (
            "2017-03-29 withdrew 2019-03-30\n2018-01-01 withdrew 2019-11-01",
            "taken back: by c2 (R3b)",
        ),
        (
            "2010-01-01 withdrew 2011-01-01\n2010-06-01 rescinded 2010-06-01",
            "taken back: by c2 (R3a)",
        ),
    ],
)
def test_what_is_taken_back_says_by_what(text: str, expected: str) -> None:
    told = read(text)
    (first, *_) = audited(told, "party")
    assert f"{first.role}: {first.why.replace(told[1].id, 'c2')}" == expected


def test_what_says_nothing_stands_aside_with_its_reason(roles: Audit) -> None:
    """
    2020-09-16 possible signed =possible
    2020-09-16 planned withdrew =exit
    2020-09-16 planned announced =plan
    2020-09-16 possible announced =outside
    2020-09-16 denied stalled =stalled
    """
    assert roles("signatory") == {
        "possible": "aside: what is possible proves nothing",
        "exit": "aside: a planned withdrew that speaks against no dating",
        "plan": "aside: a planned announced that speaks against no dating",
        "outside": "aside: a possible announced that speaks against no dating",
        "stalled": "aside: denied stalled says nothing by signatory",
    }


def test_what_does_not_count_says_why(roles: Audit) -> None:
    """
    2020-09-16 signed =wrong retracted
    2020-09-16 signed =refused rejected
    2020-09-16 signed =waits draft
    2020-09-16 signed =old
    2020-09-17 signed =new >old
    [2020-09-17..2020-09-30] signed =late
    """
    assert roles("signatory", known="2020-09-20") == {
        "wrong": "retracted: by me on 2030-01-01: a reason",
        "refused": "rejected: by me on 2030-01-01: a reason",
        "waits": "draft: read by rules/1, waits for a judgement",
        "old": "superseded: by new",
        "new": "opens",
        "late": "later: may have been published as late as 2020-09-30",
    }


def test_only_visible_claims_are_named_as_superseding(roles: Audit) -> None:
    """
    2020-09-16 signed =old
    2020-09-17 signed =new >old
    2020-09-17 signed =newer >old
    2020-09-18 signed =late >old
    2020-09-17 signed >old draft =waits
    """
    assert roles("signatory", known="2020-09-17")["old"] == "superseded: by new and newer"
    assert roles("signatory", known="2020-09-18")["old"] == "superseded: by new and newer and late"
    assert roles("signatory", known="2020-09-16")["old"] == "opens"


def test_a_claim_that_is_superseded_by_a_superseded_one_says_by_which(roles: Audit) -> None:
    """
    2020-09-16 signed =first
    2020-09-17 signed =second >first
    2020-09-18 signed =third >second
    """
    assert roles("signatory") == {
        "first": "superseded: by second",
        "second": "superseded: by third",
        "third": "opens",
    }


def test_a_reason_is_that_of_the_last_decision_of_its_kind(told: list[Told]) -> None:
    """
    2020-09-16 signed rejected
    """
    log = events(told)
    claim = told[0].id
    later = [
        Event(
            position=10, recorded_at=f"2031-01-0{day}T00:00:00.000000Z", recorded_by=who, body=body
        )
        for day, who, body in (
            (1, "ann", ClaimRetracted(claim=claim, accord="accord", party="X", why="misread")),
            (2, "bob", ClaimRejected(claim=claim, accord="accord", party="X")),
        )
    ]
    assert why_not(stand([*log, *later[:1]]), claim) == (
        "retracted",
        "by ann on 2031-01-01: misread",
    )
    assert why_not(stand([*log, *later]), claim) == ("retracted", "by ann on 2031-01-01: misread")
    assert why_not(stand([*log, later[1]]), claim) == (
        "rejected",
        "by bob on 2031-01-02: no reason given",
    )


def test_a_draft_that_was_retracted_before_it_was_judged_is_retracted(told: list[Told]) -> None:
    """
    2020-09-16 signed draft
    """
    retraction = Event(
        position=9,
        recorded_at="2031-01-01T00:00:00.000000Z",
        recorded_by="ann",
        body=ClaimRetracted(claim=told[0].id, accord="accord", party="X"),
    )
    held = stand([*events(told), retraction])
    assert why_not(held, told[0].id) == ("retracted", "by ann on 2031-01-01: no reason given")
    assert not held.claims[told[0].id].waits


def test_every_recorded_claim_of_the_party_has_a_part_in_the_order_of_positions() -> None:
    told = read("""
        2020-09-16 signed AE =one
        2020-09-16 signed BH =other
        2020-09-16 signed AE draft =two
        2020-09-16 in-force - =whole
    """)
    held = membership(told, "AE")
    found = parts(standing(told), held, CRITERIA["signatory"])
    assert [each.id for each in found] == [told[0].id, told[2].id]
    assert [each.counts for each in found] == [True, False]
    whole = parts(standing(told), membership(told, None), CRITERIA["in-force"])
    assert [each.id for each in whole] == [told[3].id]


def test_claims_of_another_accord_play_no_part() -> None:
    told = read("2020-09-16 signed")
    another = Accord(slug="another", name="Another")
    elsewhere = Membership(accord=another, party="X", evidence=())
    assert parts(standing(told), elsewhere, CRITERIA["signatory"]) == []


def test_a_part_knows_whether_it_is_asserted_and_who_said_it_first() -> None:
    told = read("2020-09-16 signed ~Envoy\n2020-09-16 planned signed ^Axios")
    first, second = audited(told, "signatory")
    assert (first.is_asserted, first.origin) == (True, "envoy")
    assert (second.is_asserted, second.origin) == (False, "axios")


def test_the_roles_that_do_not_count_are_those_of_the_cut() -> None:
    assert {"superseded", "retracted", "rejected", "draft", "later"} == NOT_VISIBLE
    assert parse_day("2030-01-01") == RECORDED
