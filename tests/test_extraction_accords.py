"""What the accords and other agreements that a text speaks of promise."""

import pytest
from hypothesis import given
from marked import in_order, lines, marked, plain
from odd_texts import odd_texts

from tracker.domain.claims import Accord
from tracker.extraction.accords import accords_named

ACCORDS = (
    Accord(
        slug="abraham",
        name="Abraham Accords",
        aliases=("Abraham Accords Declaration",),
        counterpart="IL",
    ),
    Accord(slug="artemis", name="Artemis Accords"),
    Accord(slug="paris", name="Paris Agreement", aliases=("Paris Climate Accord",)),
    Accord(
        slug="opec", name="OPEC", aliases=("Organization of the Petroleum Exporting Countries",)
    ),
    Accord(slug="commonwealth", name="Commonwealth", aliases=("Commonwealth of Nations",)),
    Accord(slug="icc", name="Rome Statute", aliases=("International Criminal Court", "ICC")),
    Accord(slug="ottawa", name="Ottawa Treaty", aliases=("Ottawa Convention", "Mine Ban Treaty")),
    Accord(slug="nato", name="North Atlantic Treaty", aliases=("NATO",)),
    Accord(slug="npt", name="Treaty on the Non-Proliferation of Nuclear Weapons", aliases=("NPT",)),
    Accord(
        slug="tpnw",
        name="Treaty on the Prohibition of Nuclear Weapons",
        aliases=("nuclear ban treaty",),
    ),
    Accord(slug="schengen", name="Schengen Area", aliases=("Schengen",)),
    Accord(slug="cptpp", name="Trans-Pacific Partnership", aliases=("CPTPP",)),
)


def named(text: str, accords: tuple[Accord, ...] = ACCORDS) -> str:
    found = accords_named(text, accords)
    return marked(text, ((one.start, one.end, one.slug or "–") for one in found))


NAMES = """
It joined the [Abraham Accords|abraham], the [ABRAHAM ACCORDS|abraham], an [Abraham Accord|abraham], the [Abraham-Accords|abraham].
The [Paris Agreement|paris], the [Paris climate accord|paris], the [Paris pact|paris] and the [Paris deal|paris] are one.
[OPEC|opec], [Opec|opec] and the [Organization of the Petroleum Exporting Countries|opec] are one; [OPEC+|–] is another.
The [Commonwealth|commonwealth], not the Commonwealth of Dominica, the Commonwealth Games or the [Commonwealth of Independent States|–].
The [Rome Statute|icc] of the [International Criminal Court|icc], or [ICC|icc].
The [North Atlantic Treaty|nato] of [NATO|nato] and [Nato|nato].
The [Treaty on the Non-Proliferation of Nuclear Weapons|npt] and the [nuclear ban treaty|tpnw] differ.
The [Schengen Area|schengen]; [Schengen|schengen] states.
[Abraham
Accords|abraham]
"""
SHORT = """
It joined the [Abraham Accords|abraham]. The [accords|abraham], the [pact|abraham], this [landmark deal|abraham] and the [framework|abraham] hold.
It signed the [Artemis Accords|artemis] on Monday, the 50th to join the [accords|artemis].
It left [OPEC|opec]. The [cartel|opec] said that the [group|opec] goes on; a rebel group attacked.
It joined [NATO|nato]; the [alliance|nato] grew, and the [treaty|nato] bound it.
It ratified the [Ottawa Treaty|ottawa]. The [convention|ottawa] bans mines.
It joined the [ICC|icc]. The [Hague-based court|icc] sits in a suburb.
It joined [Schengen|schengen]. The [passport-free zone|schengen] grew.
It acceded to the [CPTPP|cptpp]. The [trade pact|cptpp] has 12 members.
It joined the [Commonwealth|commonwealth]. The [association|commonwealth] has 56 members.
The minister said the [accords|artemis] would grow. The [Artemis Accords|artemis] have 50 signatories.
The [Treaty on the Prohibition of Nuclear Weapons|tpnw] binds. [NATO|nato] keeps away. It signed the [treaty|tpnw].
It joined the [CPTPP|cptpp]. It signed the [accession protocol|cptpp]. The [agreement|cptpp] is old.
The [Abraham Accords|abraham] and a [trade deal|–] were signed. The [accords|abraham] hold.
The [CPTPP|cptpp] is a trade pact of twelve. The [pact|cptpp] has a secretariat.
The [CPTPP|cptpp], a trade agreement, has grown. It left the [agreement|cptpp].
It joined the [Paris Agreement|paris] and a [special treaty|–] on fish. The [Agreement|paris] binds it.
It joined the [Abraham Accords|abraham]; its [accord|–] with Oman fell apart. It left the [Accords|abraham].
It joined the [Commonwealth|commonwealth], which was created by a [treaty|commonwealth] that six signed.
It joined the [Commonwealth|commonwealth], which grew out of a [trade agreement|–] that six signed.
The [treaty establishing the Commonwealth|commonwealth] binds, and the [treaty|commonwealth] is old.
The [agreement|–] on the [Commonwealth|commonwealth]'s budget binds.
The [Commonwealth of Independent States|–] met. It left the [Commonwealth|–].
The [Commonwealth|commonwealth] sent for the [Commonwealth of Independent States|–]; the [Commonwealth|commonwealth] met.
The [Commonwealth of Nations|commonwealth], the [Commonwealth of Independent States|–] and the [Commonwealth|commonwealth].
The [original 2020 agreement|–] is of the [Abraham Accords|abraham]; these [historic agreements|abraham] hold.
"""
OTHERS = """
It signed a [trade deal|–]. The [deal|–] is worth a billion.
It signed the [Abraham Accords|abraham]. It signed a [memorandum of understanding|–] and 29 [bilateral agreements|–].
A [peace treaty|–] with Israel held. The [treaty|–] is old. The [Gaza ceasefire agreement|–] is new.
The [Oslo Accords|–], the [Algiers Accords|–], the [Camp David Accords|–], the [Treaty of Lisbon|–], the [Kyoto Protocol|–].
The [Convention on Cluster Munitions|–] binds; the [convention|–] is not the [Ottawa Convention|ottawa].
The [Abraham Accords|abraham] hold. The [Gaza deal|–] and the [nuclear deal|–] do not.
They signed a [farming agreement|–] under the [Abraham Accords|abraham]. The [agreement|–] covers wheat.
The [Armenia-Azerbaijan Peace Deal|–] was signed; so was the [Good Friday Agreement|–].
It left the [United Nations|–], the [WTO|–] and the [Gulf Cooperation Council|–].
The [Collective Security Treaty Organization|–], the [Comprehensive Economic Partnership Agreement|–].
It joined the [East African Community|–] on March 4, and the [Council of Europe’s Convention on Corruption|–].
The [Paris Agreement|paris] is not the [Paris Convention|–].
"""
NOTHING = """
The [Abraham Accords|abraham], an agreement of states, hold.
The [Abraham Accords|abraham] are a series of US-brokered deals.
The [Abraham Accords|abraham] peace deal holds.
A great deal of it; they deal with it; he deals in cars; both are in agreement; they reached agreement.
The court said so; the group left; the club won; the union struck; the community grew.
It gained independence from the Soviet Union.
paris agreement, abraham accord
It left of its own accord. It is the largest free-trade zone of all.
"""


@pytest.mark.parametrize("text", lines(NAMES.replace("\nAccords", "⏎Accords")))
def test_accords_are_found_by_name_and_alias(text: str) -> None:
    text = text.replace("⏎", "\n")
    assert named(plain(text)) == text


@pytest.mark.parametrize("text", lines(SHORT))
def test_a_short_form_means_what_was_named_before(text: str) -> None:
    assert named(plain(text)) == text


@pytest.mark.parametrize("text", lines(OTHERS))
def test_other_agreements_are_kept_apart(text: str) -> None:
    assert named(plain(text)) == text


@pytest.mark.parametrize("text", lines(NOTHING))
def test_what_names_no_agreement_of_its_own_is_none(text: str) -> None:
    assert named(plain(text)) == text


def test_short_forms_and_modifiers_are_marked() -> None:
    text = "Abraham Accords members praised the accords and the OPEC meeting."
    assert [(one.short, one.modifier) for one in accords_named(text, ACCORDS)] == [
        (False, True), (True, False), (False, True),
    ]  # fmt: skip


def test_an_accord_that_is_not_asked_for_is_another_agreement() -> None:
    assert named("It joined the Artemis Accords. The accords hold.", ACCORDS[:1]) == (
        "It joined the [Artemis Accords|–]. The [accords|–] hold."
    )


def test_in_a_title_capitals_are_no_names_and_articles_are_left_out() -> None:
    text = "A State Will Join the Abraham Accords\nA Symbolic Move To Revive Accords\nIt joined."
    assert named(text) == (
        "A State Will Join the [Abraham Accords|abraham]\n"
        "A Symbolic Move To Revive [Accords|abraham]\nIt joined."
    )


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u00ad", "\ufeff", "\u3164"])
def test_a_name_with_something_hidden_inside_is_none(hidden: str) -> None:
    assert accords_named(f"Abra{hidden}ham Accords", ACCORDS[:1])[0].slug is None
    assert accords_named(f"OP{hidden}EC", ACCORDS) == ()


@given(odd_texts())
def test_any_text_names_accords_inside_it_and_apart(text: str) -> None:
    found = accords_named(text, ACCORDS)
    assert in_order(text, found) and found == accords_named(text, reversed_accords())
    assert {one.slug for one in found} <= {None, *(accord.slug for accord in ACCORDS)}


def reversed_accords() -> tuple[Accord, ...]:
    return tuple(reversed(ACCORDS))


def test_a_headline_that_asks_how_means_the_one_accord_of_its_text() -> None:
    text = (
        "How a dull treaty became a test\n\nChad is in the Ottawa Convention. The treaty binds it."
    )

    assert named(text) == (
        "How a [dull treaty|ottawa] became a test\n\n"
        "Chad is in the [Ottawa Convention|ottawa]. The [treaty|ottawa] binds it."
    )


def test_a_headline_in_which_a_treaty_is_signed_tells_of_another() -> None:
    text = (
        "Chad and Mali sign a treaty\n\nBoth are in the Ottawa Convention. The treaty ends a row."
    )

    assert "[treaty|–] ends a row" in named(text)
