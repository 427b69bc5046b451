"""What importing appends: the new, once; nothing of a file that is refused; never a silent change."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.acts import OF_THE_WHOLE, Act, Modality
from tracker.domain.claims import Accord, Article, Claim, Quote, TextRef
from tracker.domain.days import When
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimAccepted,
    ClaimRecorded,
)
from tracker.importing.held import Held, HeldClaim, State, wants
from tracker.importing.plan import Plan, plan
from tracker.importing.reading import Item, ReadAccord, ReadArticle, ReadClaim, Reading

LEAGUE = Accord(slug="league", name="The League")
TEXT = "On Friday Norway signed. “On Friday”, they said. 😀 Norway signed."
ARTICLE = Article(title="Harbours", text=TextRef(sha256="ab" * 32, length=len(TEXT.encode())))
CLAIM = Claim(
    article=ARTICLE.id,
    accord="league",
    party="NO",
    act=Act.SIGNED,
    quote=Quote(words="Norway signed", at=10),
    note="a note",
)
DRAFT = replace(CLAIM, method="rules/1", rule="r7", confidence="0.8")
OTHER = replace(CLAIM, party="SE", quote=Quote(words="On Friday", at=0))


def of(*facts: Accord | Article | Claim) -> Reading:
    items: list[Item] = []
    for line, fact in enumerate(facts, 1):
        match fact:
            case Accord():
                items.append(ReadAccord(line=line, accord=fact))
            case Article():
                items.append(ReadArticle(line=line, article=fact))
            case Claim():
                items.append(ReadClaim(line=line, claim=fact))
    return Reading(items=tuple(items), claims=sum(isinstance(each, Claim) for each in facts))


def holding(
    *facts: Accord | Article | Claim,
    state: State = "counts",
    texts: Mapping[str, str] | None = None,
) -> Held:
    claims = [fact for fact in facts if isinstance(fact, Claim)]
    return Held(
        accords={fact.slug: fact for fact in facts if isinstance(fact, Accord)},
        articles={fact.id: fact for fact in facts if isinstance(fact, Article)},
        claims={claim.id: HeldClaim(claim=claim, state=state) for claim in claims},
        refs={(claim.accord, claim.ref): claim.id for claim in claims if claim.ref},
        supersedes={claim.id: claim.supersedes for claim in claims if claim.supersedes},
        text_of=(texts or {}).get,
    )


def appended(held: Held, planned: Plan) -> Held:
    """What is held once a plan has been carried out."""
    facts: list[Any] = [*held.accords.values(), *held.articles.values()]
    claims = {claim_id: each.claim for claim_id, each in held.claims.items()}
    for body in planned.bodies:
        match body:
            case AccordDefined(accord=accord):
                facts.append(accord)
            case ArticleRecorded(article=article):
                facts.append(article)
            case ClaimRecorded(claim=claim):
                claims[claim.id] = claim
    return holding(*facts, *claims.values())


def told(planned: Plan) -> list[str]:
    assert planned.bodies == ()
    return [fault.message for fault in planned.faults]


def accepted(claim: Claim) -> Body:
    return ClaimAccepted(claim=claim.id, accord=claim.accord, party=claim.party)


def test_what_is_new_is_appended_in_an_order_that_names_only_what_came_before() -> None:
    planned = plan(of(ARTICLE, CLAIM, OTHER, LEAGUE), Held(), amend=False)

    assert planned.bodies == (
        AccordDefined(accord=LEAGUE),
        ArticleRecorded(article=ARTICLE),
        ClaimRecorded(claim=CLAIM),
        ClaimRecorded(claim=OTHER),
    )
    assert (planned.new, planned.known, planned.faults) == (3, 0, ())


def test_the_same_thing_again_appends_nothing() -> None:
    everything = of(LEAGUE, ARTICLE, CLAIM, OTHER)

    for amend in (False, True):
        planned = plan(everything, holding(LEAGUE, ARTICLE, CLAIM, OTHER), amend=amend)
        assert planned == Plan(bodies=(), new=0, known=3)


def test_the_same_claim_twice_in_one_file_is_known_once() -> None:
    planned = plan(of(ARTICLE, CLAIM, ARTICLE, CLAIM), holding(LEAGUE), amend=False)

    assert planned.bodies == (ArticleRecorded(article=ARTICLE), ClaimRecorded(claim=CLAIM))
    assert (planned.new, planned.known) == (1, 1)


def test_what_differs_within_one_file_is_refused_whatever_is_passed() -> None:
    reading = of(ARTICLE, CLAIM, replace(ARTICLE, title="Canals"), replace(CLAIM, note=None))

    for amend in (False, True):
        assert told(plan(reading, holding(LEAGUE), amend=amend)) == [
            f"article {ARTICLE.id[:10]} stands on line 1 too and differs in title",
            f"claim {CLAIM.id[:10]} stands on line 2 too and differs in note",
        ]


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        (replace(CLAIM, note="another"), "note"),
        (replace(CLAIM, note=None, via="Wire"), "via and note"),
        (replace(CLAIM, quote=Quote(words="Norway signed", at=53)), "at"),
        (replace(CLAIM, also=(Quote(words="they"),), origin="o", ref="r"), "origin, also and ref"),
        (replace(CLAIM, locator="line 1", condition="c"), "condition and locator"),
    ],
)
def test_a_claim_that_differs_is_refused_unless_it_is_amended(changed: Claim, names: str) -> None:
    held = holding(LEAGUE, ARTICLE, CLAIM)

    assert told(plan(of(ARTICLE, changed), held, amend=False)) == [
        f"claim {CLAIM.id[:10]} differs in {names} from the one that is recorded"
    ]
    assert plan(of(ARTICLE, changed), held, amend=True).bodies == (ClaimRecorded(claim=changed),)


def test_an_article_or_accord_that_differs_is_refused_unless_it_is_amended() -> None:
    article = replace(
        ARTICLE, published=When.parse("2021"), text=TextRef(sha256="ab" * 32, length=9)
    )
    accord = replace(LEAGUE, suspended_count=False, aliases=("L",))
    reading, held = of(accord, article), holding(LEAGUE, ARTICLE)

    assert told(plan(reading, held, amend=False)) == [
        "accord league differs in aliases and suspended-count from the one that is recorded",
        f"article {ARTICLE.id[:10]} differs in published and length from the one that is recorded",
    ]
    assert plan(reading, held, amend=True).bodies == (
        AccordDefined(accord=accord),
        ArticleRecorded(article=article),
    )


def test_a_claim_that_repeats_a_waiting_draft_accepts_it() -> None:
    planned = plan(of(ARTICLE, CLAIM), holding(LEAGUE, ARTICLE, DRAFT, state="waits"), amend=False)

    assert planned.bodies == (accepted(CLAIM),)
    assert (planned.new, planned.known) == (1, 0)


def test_a_claim_that_repeats_an_accepted_draft_is_known() -> None:
    planned = plan(of(ARTICLE, CLAIM), holding(LEAGUE, ARTICLE, DRAFT), amend=False)

    assert (planned.bodies, planned.known) == ((), 1)


def test_a_claim_that_differs_from_a_waiting_draft_accepts_it_only_when_amended() -> None:
    changed = replace(CLAIM, note="another")
    held = holding(LEAGUE, ARTICLE, DRAFT, state="waits")

    assert told(plan(of(ARTICLE, changed), held, amend=False)) == [
        f"claim {CLAIM.id[:10]} differs in note from the one that is recorded"
    ]
    assert plan(of(ARTICLE, changed), held, amend=True).bodies == (
        accepted(CLAIM),
        ClaimRecorded(claim=changed),
    )


@pytest.mark.parametrize(
    ("held", "state", "message", "hint"),
    [
        (DRAFT, "rejected", "is a rejected draft", "`tracker accept {}` takes it in"),
        (CLAIM, "retracted", "is retracted", "`tracker restore {} --why …` brings it back"),
        (DRAFT, "retracted", "is retracted", "`tracker restore {} --why …` brings it back"),
    ],
)
def test_what_was_turned_down_comes_back_by_its_own_command_alone(
    held: Claim, state: State, message: str, hint: str
) -> None:
    for amend in (False, True):
        planned = plan(of(ARTICLE, CLAIM), holding(LEAGUE, ARTICLE, held, state=state), amend=amend)

        assert told(planned) == [f"claim {CLAIM.id[:10]} {message}"]
        assert planned.faults[0].hint == hint.format(CLAIM.id[:10])


@pytest.mark.parametrize("state", ["counts", "waits", "rejected", "retracted"])
@pytest.mark.parametrize("held", [CLAIM, DRAFT, replace(DRAFT, note="x", method="llm/m")])
def test_a_draft_of_what_is_held_in_any_form_is_known(held: Claim, state: State) -> None:
    planned = plan(of(ARTICLE, DRAFT), holding(LEAGUE, ARTICLE, held, state=state), amend=True)

    assert planned == Plan(bodies=(), new=0, known=1)


def test_an_accord_that_nobody_defined_is_told_once_with_the_nearest() -> None:
    lost = [replace(CLAIM, accord="leage"), replace(OTHER, accord="leage")]

    planned = plan(of(ARTICLE, *lost), holding(LEAGUE), amend=False)

    assert told(planned) == ["no accord leage is defined; 2 claims name it"]
    assert planned.faults[0].line == 2
    assert planned.faults[0].hint.startswith("did you mean league?")


def test_quotes_must_stand_where_they_say_in_a_text_that_is_held() -> None:
    held = holding(LEAGUE, texts={"ab" * 32: TEXT})
    at = TEXT.index("😀") + 2  # in code points, of which an emoji is one
    right = [
        CLAIM,
        replace(OTHER, quote=Quote(words="“On Friday”, they", at=25), also=(Quote(words="😀"),)),
        replace(CLAIM, party="DK", quote=Quote(words="Norway signed", at=at)),
        replace(CLAIM, party="FI", quote=Quote(words="signed")),
        replace(CLAIM, party="IS", quote=None, locator="line 1"),
    ]
    wrong = [
        replace(CLAIM, quote=Quote(words="Norway signed", at=11)),
        replace(CLAIM, party="SE", quote=Quote(words="norway signed", at=10)),
        replace(CLAIM, party="DK", quote=Quote(words="has signed")),
        replace(CLAIM, party="FI", also=(Quote(words="they said", at=0), Quote(words="Sweden"))),
    ]

    assert len(plan(of(ARTICLE, *right), held, amend=False).bodies) == 6
    planned = plan(of(ARTICLE, *wrong), held, amend=False)
    assert [(fault.line, fault.message, fault.hint) for fault in planned.faults] == [
        (2, "the words 'Norway signed' do not stand at 11", "they stand at 10 or 51"),
        (
            3,
            "the words 'norway signed' do not stand at 10",
            "the text does not hold them; copy them letter by letter",
        ),
        (
            4,
            "the words 'has signed' do not stand in the text",
            "the text does not hold them; copy them letter by letter",
        ),
        (5, "the words 'they said' do not stand at 0", "they stand at 38"),
        (
            5,
            "the words 'Sweden' do not stand in the text",
            "the text does not hold them; copy them letter by letter",
        ),
    ]


def test_the_length_of_a_text_that_is_held_is_that_of_its_bytes() -> None:
    article = replace(ARTICLE, text=TextRef(sha256="ab" * 32, length=len(TEXT)))

    planned = plan(of(article), holding(LEAGUE, texts={"ab" * 32: TEXT}), amend=False)

    assert [fault.hint for fault in planned.faults] == [f"write {len(TEXT.encode())}"]


# Corrections

FIRST = replace(CLAIM, ref="first")
SECOND = replace(OTHER, ref="second")


def supersedes(name: str, claim: Claim = OTHER) -> Claim:
    return replace(claim, supersedes=name)


@pytest.mark.parametrize("name", [CLAIM.id, CLAIM.id[:8], CLAIM.id[:20], "first"])
def test_a_claim_supersedes_by_id_prefix_or_ref_what_is_held_or_in_the_file(name: str) -> None:
    for reading, held in (
        (of(ARTICLE, supersedes(name)), holding(LEAGUE, ARTICLE, FIRST)),
        (of(ARTICLE, supersedes(name), FIRST), holding(LEAGUE, ARTICLE)),
    ):
        planned = plan(reading, held, amend=False)
        assert ClaimRecorded(claim=supersedes(CLAIM.id)) in planned.bodies
        again = plan(reading, appended(held, planned), amend=False)
        assert (again.bodies, again.faults) == ((), ())


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("c-" + "0" * 32, "is no claim that is held or stands in this file"),
        (CLAIM.id + "0", "is no claim that is held or stands in this file"),
        (CLAIM.id[:7], "is too short"),
        ("firts", "is no ref that is held or stands in this file"),
        ("elsewhere", "is no ref that is held or stands in this file"),
        (replace(CLAIM, accord="canals").id, "is a claim on canals"),
        (OTHER.id[:12], "is the claim itself"),
        ("own", "is the claim itself"),
    ],
)
def test_a_correction_names_one_other_claim_of_its_accord(name: str, problem: str) -> None:
    canals = Accord(slug="canals", name="Canals")
    held = holding(LEAGUE, canals, ARTICLE, FIRST, replace(CLAIM, accord="canals", ref="elsewhere"))

    planned = plan(of(ARTICLE, replace(supersedes(name), ref="own")), held, amend=True)

    assert told(planned) == [f"supersedes {name!r} {problem}"]


def test_a_shortened_id_that_several_claims_have_is_ambiguous() -> None:
    twin = HeldClaim(claim=CLAIM, state="counts")
    held = replace(
        holding(LEAGUE, ARTICLE), claims={"c-abcdef" + digit * 26: twin for digit in "12"}
    )

    planned = plan(of(ARTICLE, supersedes("c-abcdef")), held, amend=False)

    assert told(planned) == ["supersedes 'c-abcdef' fits more than one claim"]
    assert planned.faults[0].hint == "which of c-abcdef111111 or c-abcdef222222?"


def test_claims_do_not_supersede_one_another_in_a_circle() -> None:
    ring = of(ARTICLE, supersedes("second", FIRST), supersedes("first", SECOND))
    closing = of(ARTICLE, supersedes("second", FIRST))
    held = holding(LEAGUE, ARTICLE, CLAIM, supersedes(CLAIM.id, SECOND))

    for planned in (plan(ring, holding(LEAGUE), amend=True), plan(closing, held, amend=True)):
        assert any("in a circle" in message for message in told(planned))
        assert {fault.line for fault in planned.faults} <= {2, 3}


def test_a_chain_of_corrections_is_no_circle() -> None:
    third = replace(CLAIM, party="DK", supersedes="second")
    reading = of(ARTICLE, third, supersedes("first", SECOND), FIRST)

    assert plan(reading, holding(LEAGUE), amend=False).new == 3


def test_a_ref_is_unique_within_its_accord() -> None:
    taken = replace(OTHER, ref="first")
    canals = replace(taken, accord="canals")
    held = holding(LEAGUE, Accord(slug="canals", name="Canals"), ARTICLE)

    for reading, beside in (
        (of(ARTICLE, FIRST, taken), held),
        (of(ARTICLE, taken), replace(held, refs={("league", "first"): CLAIM.id})),
    ):
        [message] = told(plan(reading, beside, amend=True))
        assert message.startswith(f"ref 'first' is the label of claim {CLAIM.id[:10]}")
    assert plan(of(ARTICLE, FIRST, canals), held, amend=False).new == 2


def test_a_ref_is_free_again_when_its_claim_gives_it_up() -> None:
    held = holding(LEAGUE, ARTICLE, FIRST)

    planned = plan(of(ARTICLE, CLAIM, replace(OTHER, ref="first")), held, amend=True)

    assert (planned.new, planned.faults) == (2, ())


def test_what_must_be_looked_up_is_what_a_reading_names() -> None:
    asked = wants(of(LEAGUE, ARTICLE, CLAIM, supersedes("c-0123456"), supersedes("c-")))

    assert asked.accords == {"league"}
    assert asked.articles == {ARTICLE.id}
    assert asked.claims == {CLAIM.id, OTHER.id}
    assert asked.prefixes == {"c-0123456"}
    assert (asked.refs, asked.supersedes) == (True, True)
    assert wants(of(ARTICLE, CLAIM)).refs is False


# Any claims at all

_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
_MAYBE = st.none() | _TEXTS
_DATES = st.none() | st.sampled_from(["2020", "2020-02~", "[..2021]", "202X"]).map(When.parse)


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    act = draw(st.sampled_from(Act))
    whole = act in OF_THE_WHOLE and draw(st.booleans())
    return Claim(
        article=ARTICLE.id,
        accord="league",
        party=None if whole else draw(st.sampled_from(["NO", "SE", "somaliland"])),
        act=act,
        modality=draw(st.sampled_from(Modality)),
        when=draw(_DATES),
        asserter=draw(_MAYBE),
        via=draw(_MAYBE),
        condition=draw(_MAYBE),
        quote=draw(st.none() | st.builds(Quote, words=_TEXTS, at=st.none() | st.integers(0, 99))),
        locator=draw(_TEXTS),
        note=draw(_MAYBE),
        method=draw(st.sampled_from(["curated", "rules/1"])),
    )


@settings(max_examples=200)
@given(claims=st.lists(_claims(), max_size=6, unique_by=lambda claim: claim.id))
def test_importing_twice_appends_nothing_the_second_time(claims: list[Claim]) -> None:
    reading = of(ARTICLE, *claims)
    held = holding(LEAGUE)

    first = plan(reading, held, amend=False)
    second = plan(reading, appended(held, first), amend=False)

    assert first.new == len(claims)
    assert (second.bodies, second.known, second.faults) == ((), len(claims), ())
