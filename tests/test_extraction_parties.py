"""What the parties that a text names promise."""

import re
from functools import cache

import pytest
from hypothesis import given
from marked import in_order, lines, marked, plain
from odd_texts import odd_texts

from tracker.extraction.parties import (
    How,
    PartyMention,
    antecedent,
    parties_named,
    party_lists,
)
from tracker.gazetteer import parties
from tracker.gazetteer.spoken import among, listed, spoken


def named(text: str) -> str:
    return marked(text, ((one.start, one.end, one.code) for one in parties_named(text)))


NAMES = """
[Kazakhstan|KZ] joined [Bahrain|BH], the [United Arab Emirates|AE], [Côte d’Ivoire|CI] and [Cote d'Ivoire|CI].
The [UAE|AE], the [U.A.E.|AE], the [U.S.|US], the [US|US], the [UK|GB], the [EU|EU] and the [DRC|CD] signed.
[South Korea|KR] and [North Korea|KP]; [North|KP] and [South Korea|KR]; [South|KR] and [North Korea|KP].
[Niger|NE] is not [Nigeria|NG], nor a [Nigerien|NE] a [Nigerian|NG]; [Dominica|DM] is not the [Dominican Republic|DO].
[Guinea|GN], [Guinea-Bissau|GW], [Equatorial Guinea|GQ] and [Papua New Guinea|PG] differ, as do [Sudan|SD] and [South Sudan|SS].
[Burma|MM], [Swaziland|SZ], [Czechia|CZ], [Holland|NL], [East Timor|TL], [Türkiye|TR], [Britain|GB] and the [Netherlands|NL].
[St. Lucia|LC], [Saint Kitts and Nevis|KN], [Trinidad & Tobago|TT], [Bosnia-Herzegovina|BA], the [Holy See|VA].
[Kosovo|XK], [Somaliland|somaliland], the [Soviet Union|soviet-union] and [East Germany|east-germany].
[KAZAKHSTAN|KZ] AND [CÔTE D’IVOIRE|CI] HAVE JOINED THE PACT.
[Saudi
Arabia|SA] signed.
The [Republic of the Congo|CG] signed; the [Democratic Republic of Congo|CD] did not.
[Congo|CD] joined, [Kinshasa|CD] said. The [Emirates|AE] joined; [Ireland|IE] did.
The [Central African Republic|CF] ([CAR|CF]) left; the [CAR|CF] was gone.
[Samoa|WS] is not [American Samoa|AS]; [Micronesia|FM] signed.
"""
DEMONYMS_AND_SEATS = """
[Kazakh|KZ] and [Uzbek|UZ] officials met the [Swiss|CH] and the [Dutch|NL]; the [Saudis|SA] did not come.
[Riyadh|SA] said no; [Tehran|IR] and [Washington|US] talked; [Abu Dhabi|AE] agreed; [Kiev|UA] and [Kyiv|UA] did.
The [White House|US], the [Kremlin|RU], [Downing Street|GB], the [Élysée|FR], [Foggy Bottom|US], the [Quai d’Orsay|FR],
the [Blue House|KR] and [Zhongnanhai|CN] agreed.
[Dominican|DO] troops came.
"""
OTHER_THINGS = """
Latin America, Latin American states, South America and Central America are none.
The Gulf of Oman, New Mexico, the South China Sea, the Jordan River, the Persian Gulf, the Panama Canal.
The Washington Post, Qatar Airways, the Times of Israel, the Bank of Israel, the Bank of America, Air China.
The Paris Agreement, the Paris climate accord, the Singapore Convention, the Treaty of Rome, the Minsk agreements.
Riyadh Season, Paris Saint-Germain, the Tokyo Olympics, Paris Hilton, George Washington, the Rome Statute.
Latin American states, Native Americans, the Organization of American States, the Americas, North America.
Michael Jordan met Rep. Jim Jordan. Jordan said no.
Chad Smith played the drums. Then Smith left.
A guinea pig, a turkey, some china and a jersey; Turkey recipes for Thanksgiving; Guinea pigs.
Georgia, Florida and Texas sued. A judge in Atlanta, Georgia, agreed. Georgia voters did not.
Editing by Israel Salinas in Mexico City and Jordan Ames
By Jane Doe in London and Jordan Ames in Amman
Emirates said it will fly; an Emirates flight left. Northern Ireland did not.
Congo joined. The Korean Peninsula. A Congolese band.
A polish of it; march on; it may; the male voters; let us join; a finn.
"""


@pytest.mark.parametrize("text", lines(NAMES.replace("\nArabia", "⏎Arabia")))
def test_parties_are_found_by_their_names(text: str) -> None:
    text = text.replace("⏎", "\n")
    assert named(plain(text)) == text


@pytest.mark.parametrize("text", lines(DEMONYMS_AND_SEATS))
def test_parties_are_found_by_their_people_and_seats(text: str) -> None:
    assert named(plain(text)) == text


@pytest.mark.parametrize("text", lines(OTHER_THINGS))
def test_what_only_holds_the_name_of_a_party_is_none(text: str) -> None:
    assert named(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "[Jordan|JO] and [Egypt|EG] signed. [Jordan|JO]'s king spoke; Jordan Henderson did not.",
        "[Georgia|GE] joined, [Tbilisi|GE] said.",
        "[Turkey|TR] joined, [Ankara|TR] said.",
        "[Israeli|IL] Foreign Minister [Israel Katz|IL] said that [Israel|IL] agrees.",
        "[Chad|TD]'s army left [N'Djamena|TD].",
        "By Monday [Russia|RU] had agreed.",
        "[South Korea|KR] agreed; a [Korean|KR] official said so.",
    ],
)
def test_a_name_is_the_party_where_the_text_speaks_of_it(text: str) -> None:
    assert named(plain(text)) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ufeff",
        "\u034f",
        "\ufe0f",
        "\u3164",
        "\x00",
    ],
    ids=lambda mark: f"U+{ord(mark):04X}",
)
def test_a_name_with_something_hidden_inside_is_none(hidden: str) -> None:
    for text in (
        f"Isr{hidden}ael",
        f"Kazakh{hidden}stan",
        f"South{hidden}Sudan",
        f"U{hidden}AE",
        f"south{hidden}Sudan",
    ):
        assert parties_named(text) == ()
    # Before a name it hides nothing; but U+3164 is a letter.
    codes = [one.code for one in parties_named(f"x {hidden}Kuwait joined")]
    assert codes == ([] if hidden.isalpha() else ["KW"])


PEOPLE = """
[Kazakh|KZ] President [Kassym-Jomart Tokayev|KZ] came. [Tokayev|KZ] spoke; [Kassym-Jomart Tokayev|KZ]'s aide did not.
[Kazakhstan|KZ]’s President [Kassym-Jomart Tokayev|KZ] spoke.
President of [Kazakhstan|KZ] [Kassym-Jomart Tokayev|KZ] spoke.
President [Kassym-Jomart Tokayev|KZ], of [Kazakhstan|KZ], spoke.
[Mahamat Idriss Deby|TD], the president of [Chad|TD], came. [Deby|TD] spoke.
[U.S.|US] Secretary of State [Antony Blinken|US] came. [Blinken|US] spoke.
[Saudi|SA] Crown Prince [Mohammed bin Salman|SA] came. [Bin Salman|SA] spoke.
[Syrian|SY] interim President [Ahmed al-Sharaa|SY] came. [Al-Sharaa|SY] spoke.
[Chinese|CN] President [Xi Jinping|CN] came. [Xi|CN] spoke.
[White House|US] spokeswoman [Jane Doe|US] spoke. [Doe|US] left.
The [Saudi|SA] ambassador to the [U.S.|US] Prince Aziz Doe spoke.
President Jane Doe came. Doe spoke.
"""


@pytest.mark.parametrize("text", lines(PEOPLE))
def test_people_are_their_party_s_once_they_are_introduced(text: str) -> None:
    assert named(plain(text)) == text


ANAPHORS = """
[Saudi Arabia|SA] was asked, though the [kingdom|SA] declined.
[Jordan|JO] and [Egypt|EG] agreed. The [kingdom|JO] signed in 1994.
[Bahrain|BH] met [Kazakhstan|KZ]. The [Central Asian nation|KZ] signed; the [tiny Gulf kingdom|BH] had signed before.
[Sudan|SD] joined, but the [country|SD]'s war goes on.
[Kazakhstan|KZ]'s entry pleased [Israel|IL]. The [country|KZ] had long asked for it.
[Samoa|WS] spoke. The [Pacific island nation|WS] signed.
[Quito|EC] left. The [South American country|EC] had joined in 1973.
[Israel|IL] agreed with [Oman|OM], and the [Jewish state|IL] sent an envoy.
RIYADH (Reuters) — The kingdom will not join.
[Kazakhstan|KZ] is the first country to join, the 33rd country, the poorest nation; the host nation and the other country wait.
[Somaliland|somaliland] danced. [Israel|IL] became the first country to recognise the [breakaway region|somaliland].
[Kazakhstan|KZ] spoke at the state dinner of the country of [Malta|MT].
"""


@pytest.mark.parametrize(
    "text",
    lines(ANAPHORS.replace("RIYADH", "[RIYADH|SA]").replace("The kingdom", "The [kingdom|SA]")),
)
def test_the_kingdom_and_the_country_mean_who_stands_before(text: str) -> None:
    assert named(plain(text)) == text


@pytest.mark.parametrize(
    "text, flags",
    [
        ("Kazakhstan’s entry", "possessive"),
        ("the Philippines' exit", "possessive"),
        ("U.S.-brokered", "compound"),
        ("anti-Israel", "compound"),
        ("Armenia–Mars", "compound"),
        ("states–Bahrain joined", ""),
        ("states—Bahrain joined", ""),
        ("in Riyadh", "location"),
        ("talks in northern Iraq", "location"),
        ("it visited Washington", "location"),
        ("it left Washington", "location"),
        ("it left the EU", ""),
        ("RIYADH (Reuters) — It joined.", "location"),
        ("Riyadh said", ""),
        ("US officials said", "modifier"),
        ("the American and Russian envoys", "modifier"),
        ("Chad exports oil", ""),
        ("Kazakh tungsten", "modifier"),
        ("Kazakhstan President X", "modifier"),
        ("The Swiss voted", ""),
        ("the Kazakhs joined", ""),
        ("Kazakhstan joined", ""),
        ("Kazakhstan Thursday joined", ""),
        ("ties with the U.S.\nFrom there", ""),
    ],
)  # fmt: skip
def test_how_a_mention_stands_in_its_sentence_is_marked(text: str, flags: str) -> None:
    found = parties_named(text)[0]
    held = [
        name for name in ("possessive", "compound", "location", "modifier") if getattr(found, name)
    ]
    assert " ".join(held) == flags


def test_the_span_is_the_name_without_its_article_and_case() -> None:
    text = "the Netherlands’ vote and the U.S.'s"
    assert [text[one.start : one.end] for one in parties_named(text)] == ["Netherlands", "U.S."]


@pytest.mark.parametrize(
    "text, how",
    [
        ("Kazakhstan", How.NAME),
        ("UAE", How.ABBREVIATION),
        ("Kazakhs", How.DEMONYM),
        ("Astana", How.CAPITAL),
        ("Kremlin", How.GOVERNMENT),
    ],
)
def test_by_what_a_party_is_meant_is_told(text: str, how: How) -> None:
    assert [one.how for one in parties_named(text)] == [how]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Bahrain, the UAE, Morocco and Sudan signed", "BH AE MA SD"),
        ("Bahrain and, later, Morocco", ""),
        ("Bahrain as well as Morocco", "BH MA"),
        ("Israel, America's ally, agreed", ""),
        ("ties with Russia, China, the West and others", "RU CN"),
        ("normalised ties with Israel, followed by Morocco", ""),
        ("Bahrain's and Oman's envoys", ""),
        ("US-brokered deals. Oman and Iraq left", "OM IQ"),
        ("It visited Oman; Kosovo and Serbia joined", "XK RS"),
    ],
)
def test_parties_that_are_named_together_are_a_list(text: str, expected: str) -> None:
    found = party_lists(text, parties_named(text))
    assert [" ".join(one.code for one in each.members) for each in found] == (
        [expected] if expected else []
    )


def test_where_the_first_of_a_list_is_a_place_so_are_the_others() -> None:
    found = parties_named("It opened offices in Qatar, Egypt and Oman; Iraq objected.")
    assert [one.location for one in found] == [True, True, True, False]


@pytest.mark.parametrize(
    "text, code",
    [
        ("Sudan signed an accord, but its", "SD"),
        ("Kazakhstan normalised ties with Israel before it", "KZ"),
        ("Kazakhstan’s entry is symbolic. Israel-backed groups cheered. Its", "KZ"),
        ("Ties with Oman grew in Riyadh as its", "OM"),
        ("It", None),
    ],
)
def test_it_refers_to_the_subject_before_it(text: str, code: str | None) -> None:
    mentions = parties_named(text)
    found = antecedent(text, mentions, len(text))
    assert (found.code if found else None) == code


@cache
def _codes() -> frozenset[str]:
    return frozenset(parties())


@given(odd_texts())
def test_any_text_names_parties_inside_it_and_apart(text: str) -> None:
    found = parties_named(text)
    assert in_order(text, found) and found == parties_named(text)
    assert {one.code for one in found} <= _codes()
    for group in party_lists(text, found):
        assert len(group.members) > 1 and set(group.members) <= set(found)
    meant = antecedent(text, found, len(text))
    assert meant is None or isinstance(meant, PartyMention)


# --- the data


def test_spoken_names_lead_to_parties_that_exist() -> None:
    entries = [entry for each in spoken().values() for entry in each]
    assert {code for entry in entries for code in entry.codes} <= _codes()
    assert all(bool(entry.codes) is (entry.use != "decoy") for entry in entries)
    for use in ("region", "form"):
        assert {code for codes in among(use).values() for code in codes} <= _codes()


def test_what_is_left_out_is_in_the_gazetteer() -> None:
    held = {
        name
        for party in parties().values()
        for name in (party.name, *party.aliases, *party.demonyms, party.capital)
    }
    assert {
        name for use in ("unspoken", "defined", "in-lists") for name in listed(use)
    } - held == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Gabon, Dahomey and Togo signed it. Dahomey ratified.", ["GA", "BJ", "TG", "BJ"]),
        ("Saint Lucia, Saint Vincent and Grenada are members.", ["LC", "VC", "GD"]),
        ("Dahomey was a kingdom, and Malaya a newspaper.", []),
    ],
)
def test_some_names_mean_a_party_only_beside_others(text: str, codes: list[str]) -> None:
    assert [one.code for one in parties_named(text)] == codes


def test_a_party_named_after_a_ministers_is_no_person() -> None:
    text = "The foreign ministers of Ghana, South Africa and Saint Kitts and Nevis signed it."
    assert [one.code for one in parties_named(text)] == ["GH", "ZA", "KN"]


def test_every_party_is_found_by_its_name_in_a_sentence() -> None:
    left_out = listed("unspoken") | listed("defined") | listed("in-lists")
    for party in parties().values():
        if not left_out & {party.name} and not re.search(r"[,()/]| - ", party.name):
            text = f"The pact binds {party.name} now."
            assert [one.code for one in parties_named(text)] == [party.code], party
