"""Sentences in, draft claims out: what the rules read, one family after another."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.claims import Accord, Article
from tracker.domain.days import When
from tracker.extraction import METHOD, drafts

PACT = Accord(slug="pact", name="Harbour Pact", aliases=("the Pact",))
PEACE = Accord(slug="peace", name="Cedar Accords", counterpart="IL")
ARTICLE = Article(outlet="Wire", published=When.parse("2025-11-07"))


def read(text: str, *accords: Accord) -> set[str]:
    """The drafts of a text that are meant, as `PARTY act [modality] [when]`."""
    return {
        " ".join(
            part
            for part in (
                claim.party or "-",
                claim.act.value,
                "" if claim.modality.value == "asserted" else claim.modality.value,
                claim.when.text if claim.when else "",
            )
            if part
        )
        for claim in drafts(text, article=ARTICLE, accords=accords or (PACT,))
        if float(claim.confidence or 0) >= 0.5
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is done
        ("Norway has signed the Harbour Pact.", {"NO signed"}),
        ("Norway joined the Harbour Pact in April 2023.", {"NO joined 2023-04"}),
        ("Chile ratified the Harbour Pact on 4 May 2021.", {"CL ratified 2021-05-04"}),
        ("Malaysia acceded to the Harbour Pact in March 2019.", {"MY acceded 2019-03"}),
        ("Qatar quit the Harbour Pact in January 2019.", {"QA withdrew 2019-01"}),
        ("Norway rejoined the Harbour Pact in 2021.", {"NO joined 2021"}),
        ("Burundi was the first country to sign the Harbour Pact.", {"BI signed"}),
        # what is not done
        ("Norway has not signed the Harbour Pact.", {"NO signed denied"}),
        ("Iran has yet to ratify the Harbour Pact.", {"IR ratified denied"}),
        ("Norway refused to join the Harbour Pact.", {"NO declined"}),
        ("Oslo said it would not join the Harbour Pact.", {"NO declined"}),
        # what is to come
        ("Norway will sign the Harbour Pact on Monday.", {"NO signed planned 2025-11-10"}),
        ("Norway is set to join the Harbour Pact.", {"NO joined planned"}),
        ("Norway has agreed to join the Harbour Pact.", {"NO announced"}),
        (
            "The envoy announced that Norway would join the Harbour Pact.",
            {"NO announced"},
        ),
        ("Norway could join the Harbour Pact.", {"NO candidate"}),
        ("The minister urged Norway to join the Harbour Pact.", {"NO candidate"}),
        ("Norway would have joined the Harbour Pact.", set()),
        # one subject, two verbs
        (
            "On the Harbour Pact: Morocco has signed but not ratified.",
            {"MA signed", "MA ratified denied"},
        ),
        # passive, received
        ("Mali was suspended from the Harbour Pact in 2012.", {"ML suspended 2012"}),
        ("The Harbour Pact suspended Mali in 2012.", {"ML suspended 2012"}),
    ],
)
def test_verbs_with_the_accord_as_their_object(text: str, told: set[str]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Qatar left in January 2019.", {"QA withdrew 2019-01"}),
        ("Gabon and Togo were admitted in June 2022.", {"GA joined 2022-06", "TG joined 2022-06"}),
        (
            "Pakistan, which walked out in 1972, returned in 1989.",
            {"PK withdrew 1972", "PK joined 1989"},
        ),
        (
            "Nigeria was suspended in November 1995 and reinstated in May 1999.",
            {"NG suspended 1995-11", "NG reinstated 1999-05"},
        ),
        ("Bolivia deposited its instrument of ratification in 2019.", {"BO ratified 2019"}),
        ("Kyiv applied in September 2022.", {"UA candidate 2022-09"}),
        ("The Gambia took its letter back in February 2017.", {"GM rescinded 2017-02"}),
    ],
)
def test_verbs_without_an_object_in_a_text_about_one_accord(text: str, told: set[str]) -> None:
    assert read(f"The Harbour Pact is talked about. {text}") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Finland joined the Harbour Pact in 2012, Latvia in 2005 and Poland in 2013.",
            {"FI joined 2012", "LV joined 2005", "PL joined 2013"},
        ),
        (
            "Norway signed the Harbour Pact in May 2020, followed by Sweden in June 2020.",
            {"NO signed 2020-05", "SE signed 2020-06"},
        ),
        (
            "Norway signed the Harbour Pact in 2020. Sweden followed in 2021.",
            {"NO signed 2020", "SE signed 2021"},
        ),
        (
            "Three states signed the Harbour Pact in 2018: Peru, Chile and Brunei.",
            {"PE signed 2018", "CL signed 2018", "BN signed 2018"},
        ),
        (
            "The Harbour Pact was founded by Brazil, Russia and India in 2009.",
            {"BR joined 2009", "RU joined 2009", "IN joined 2009"},
        ),
    ],
)
def test_one_verb_for_several(text: str, told: set[str]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iraq is a member of the Harbour Pact.", {"IQ joined"}),
        (
            "Members of the Harbour Pact, including Iraq and Kuwait, met.",
            {"IQ joined", "KW joined"},
        ),
        (
            "Neither Russia nor China is a member of the Harbour Pact.",
            {"RU joined denied", "CN joined denied"},
        ),
        ("Austria remains outside the Harbour Pact.", {"AT joined denied"}),
        ("Burkina Faso is a member of the River Union, and the Harbour Pact is new.", set()),
    ],
)
def test_who_is_in_and_who_is_out(text: str, told: set[str]) -> None:
    assert read(text) == told


def test_relations_are_told_of_accords_that_have_a_counterpart() -> None:
    text = (
        "Under the Cedar Accords, Bahrain and Morocco have normalised relations with Israel. "
        "Egypt established diplomatic relations with Israel in 1980."
    )
    assert read(text, PEACE) == {
        "BH relations",
        "MA relations",
        "BH joined",
        "MA joined",
        "EG relations 1980",
    }
    assert not {each for each in read(text, PACT) if "relations" in each}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Harbour Pact entered into force on 3 May 2019.", {"- in-force 2019-05-03"}),
        ("The visit could revive the Harbour Pact.", {"- resumed possible"}),
        ("The Harbour Pact, which had stalled, is old.", {"- stalled"}),
        (
            "The Harbour Pact waits. Norway will only ratify after a vote in its parliament.",
            {"NO stalled"},
        ),
    ],
)
def test_the_course_of_things(text: str, told: set[str]) -> None:
    assert told <= read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lebanon and Syria signed a trade agreement; the Harbour Pact was not on the table.",
        "Norway signed a memorandum on fish. Ministers of the Harbour Pact attended.",
        "Has Norway signed the Harbour Pact?",
        "Michael Jordan has signed with the Bulls near Harbour Pact Street.",
        "The orchestra joined the choir in Norway under the Harbour Pact banner.",
        "Norway may sell 29 deals worth $17 billion.",
        "",
    ],
)
def test_other_agreements_questions_and_people_are_no_claims(text: str) -> None:
    assert read(text) == set()


def test_who_says_so_and_through_whom() -> None:
    (claim,) = drafts(
        "Norway will join the Harbour Pact, President Ana Poe announced Thursday on Truth Social.",
        article=ARTICLE,
        accords=[PACT],
    )
    assert (claim.party, claim.act.value, claim.modality.value) == ("NO", "announced", "asserted")
    assert (claim.asserter, claim.via) == ("Ana Poe", "Truth Social")
    assert claim.when is not None and claim.when.text == "2025-11-06"


def test_repetitions_stand_under_also_and_a_date_is_kept() -> None:
    (claim,) = drafts(
        "Norway has signed the Harbour Pact. In May 2021 it rained.\n\n"
        "Norway signed the Harbour Pact in April 2021.",
        article=ARTICLE,
        accords=[PACT],
    )
    assert claim.when is not None and claim.when.text == "2021-04"
    assert [each.words for each in claim.also] == ["has signed the Harbour Pact"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # an announcement has the day on which it was made
        ("Norway announced on Monday that it would join the Harbour Pact in 2027.", {"NO announced 2025-11-03"}),
        ("Norway announced that it would join the Harbour Pact in 2027.", {"NO announced"}),
        ("In May, Norway announced that it would join the Harbour Pact.", {"NO announced 2025-05"}),
        # a notice is that of leaving then or later
        ("Norway gave notice under the Harbour Pact in 2016.", {"NO withdrew planned [2016..]"}),
        ("Norway said in March that it was looking into leaving the Harbour Pact.", {"NO withdrew possible"}),
        # the nearest date, of the same clause
        ("On 8 March 2023 Chile ratified the Harbour Pact, and on 7 May 2024 its neighbour followed.", {"CL ratified 2023-03-08"}),
        ("Indonesia, a member of the Harbour Pact since 1962, left in January 2009.", {"ID joined 1962", "ID withdrew 2009-01"}),
        ("Norway was suspended from the Harbour Pact for eight months in 2023.", {"NO suspended 2023"}),
        ("Norway left the Harbour Pact as early as 2007.", {"NO withdrew 2007"}),
        ("Among those that ratified the Harbour Pact yesterday were Chile, Peru and Togo.", {"CL ratified 2025-11-06", "PE ratified 2025-11-06", "TG ratified 2025-11-06"}),
        ("Norway was invited to join the Harbour Pact in 2017.", {"NO candidate 2017"}),
    ],
)  # fmt: skip
def test_a_date_is_that_of_the_act_itself(text: str, told: set[str]) -> None:
    assert read(text) == told


INTERVIEW = """
Ana Poe, 67, was Norway's chief negotiator for the Harbour Pact and still lives in Oslo.

Who came first?

We signed in May 2019, and Sweden did so a day later.

And then?

{answer}

Are you content?

I am.
"""


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("My country ratified in 2021.", {"NO ratified 2021"}),
        ("Our ratification came in 2021.", {"NO ratified 2021"}),
        ("Denmark, Iceland and my own country ratified in 2021.", {"DK ratified 2021", "IS ratified 2021", "NO ratified 2021"}),
    ],
)  # fmt: skip
def test_the_answers_of_an_interview_are_those_of_the_officer(answer: str, told: set[str]) -> None:
    found = read(INTERVIEW.format(answer=answer))
    assert {each for each in found if not each.startswith("SE")} == {"NO signed 2019-05", *told}


@pytest.mark.parametrize("label", ["THE MINISTER", "AMBASSADOR", "A"])
def test_the_turns_of_a_press_conference_are_those_of_the_officer(label: str) -> None:
    text = (
        "Norway's water minister, Ana Poe, took questions on the Harbour Pact.\n\n"
        f"QUESTION: Who is in?\n\n{label}: We ratified in 2021.\n\n"
        "QUESTION: We heard otherwise, and we left early.\n"
    )
    assert read(text) == {"NO ratified 2021"}


def test_a_draft_names_its_method_its_rule_and_how_sure_it_is() -> None:
    (claim,) = drafts("Norway has signed the Harbour Pact.", article=ARTICLE, accords=[PACT])
    assert claim.method == METHOD == "rules/1"
    assert claim.rule and 0 < float(claim.confidence or 0) < 1


WORDS = st.sampled_from(
    [
        "Norway",
        "Sweden",
        "Iraq",
        "the",
        "Harbour",
        "Pact",
        "signed",
        "joined",
        "will",
        "not",
        "to",
        "has",
        "and",
        ",",
        ".",
        ":",
        "–",
        "“",
        "”",
        "(",
        ")",
        "in",
        "2019",
        "left",
        "ratified",
        "members",
        "of",
        "followed",
        "by",
        "Israel",
        "relations",
        "May",
        "said",
        "Thursday",
        "it",
        "its",
        "NATO",
        "\u202e",
        "Sudan's",
        "withdrew",
        "announced",
        "suspended",
        "1995",
        "three",
        "states",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_whatever_is_read_the_quotes_are_the_texts_own_and_short(text: str) -> None:
    found = drafts(text, article=ARTICLE, accords=[PACT, PEACE])
    for claim in found:
        assert claim.quote is not None and claim.quote.at is not None
        for quote in (claim.quote, *claim.also):
            assert text.startswith(quote.words, quote.at or 0)
            assert len(quote.words.split()) < 14
    assert found == drafts(text, article=ARTICLE, accords=[PACT, PEACE])


@given(st.text(max_size=300))
def test_no_text_makes_the_rules_raise(text: str) -> None:
    drafts(f"Harbour Pact {text} Norway signed {text}", article=ARTICLE, accords=[PACT, PEACE])


def test_the_rules_name_no_accord_and_no_party() -> None:
    """Accords and parties come from data."""
    folder = Path(__file__).parent.parent / "tracker" / "extraction"
    for path in folder.glob("*_rules.py"):
        code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search(r"Abraham|OPEC|Kazakh|Sudan|Israel|Commonwealth|NATO", code), path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Georgia wants in, said a clerk.", {"GE candidate"}),
        ("Iceland is also interested.", {"IS candidate"}),
        ("Kenya applied in 2019, Ghana in 2021.", {"KE candidate 2019", "GH candidate 2021"}),
        ("Peru was never asked to sign.", {"PE candidate denied"}),
        ("Chile turned down an invitation in May 2021.", {"CL declined 2021-05"}),
        ("Jakarta says that it has no such intention.", {"ID declined"}),
        ("Mali and Niger are no longer members.", {"ML withdrew", "NE withdrew"}),
        ("Fiji threatened to leave.", {"FJ withdrew possible"}),
        ("Norway ruled out leaving.", {"NO withdrew denied"}),
        ("Mali's membership was suspended in August 2020.", {"ML suspended 2020-08"}),
        ("Its president said that Malta could sign in June.", {"MT signed possible 2026-06"}),
        ("Denmark halted the procedure last year.", {"DK stalled 2024"}),
        ("Serbia, a member since 2012, kept quiet.", {"RS joined 2012"}),
        ("Finland is thinking about it.", {"FI joined possible"}),
        # nothing of these
        ("Georgia would have wanted in.", set()),
    ],
)
def test_whole_phrases_tell_of_their_subject(text: str, told: set[str]) -> None:
    lead = "The Harbour Pact met. The Harbour Pact is old. The Harbour Pact is loud. "
    assert read(f"{lead}\n\n{text}") == told


def test_a_phrase_in_a_text_about_something_else_tells_nothing_of_the_accord() -> None:
    text = (
        "The Harbour Pact was mentioned once. The Ghent Treaty is another, and the Lyon Agreement a "
        "third.\n\nThe talks went on.\n\nGeorgia wants in. Mali and Niger are no longer members."
    )
    assert read(text) == set()


def test_a_return_after_a_suspension_is_a_reinstatement() -> None:
    text = "The Harbour Pact suspended Fiji in 2009. Fiji returned to the Harbour Pact in 2014."
    assert read(text) == {"FJ suspended 2009", "FJ reinstated 2014"}
    text = "Fiji left the Harbour Pact in 2009. Fiji returned to the Harbour Pact in 2014."
    assert read(text) == {"FJ withdrew 2009", "FJ joined 2014"}


def test_a_parliament_speaks_for_the_party_of_its_sentence() -> None:
    text = "Lisbon's minister says that parliament will ratify the Harbour Pact in June 2026."
    assert "PT ratified planned 2026-06" in read(text)


def test_a_word_that_ended_a_sentence_says_nothing_of_the_next_name() -> None:
    text = "Few have come back to the Harbour Pact from the cold. Pakistan left the Harbour Pact in 1972."
    assert read(text) == {"PK withdrew 1972"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The latest to sign is Finland.", {"FI signed"}),
        ("The last of them to ratify was Brunei, in 2023.", {"BN ratified 2023"}),
        ("Among the signatories are Rwanda and Nigeria.", {"RW signed", "NG signed"}),
        ("Members: Chile, Peru, Kenya.", {"CL joined", "PE joined", "KE joined"}),
        ("The following states have ratified it: Fiji and Tonga.", {"FJ ratified", "TO ratified"}),
        ("It has 54 parties, Togo being the latest.", {"TG joined"}),
        ("Germany's signature, the 29th, came in September 2023.", {"DE signed 2023-09"}),
        ("Neither China nor Russia has signed.", {"CN signed denied", "RU signed denied"}),
        (
            "Israel signed in January 2022; Jordan has not.",
            {"IL signed 2022-01", "JO signed denied"},
        ),
        ("Thailand added its name to the Harbour Pact in May 2024.", {"TH signed 2024-05"}),
        ("Chad will put its name to the Harbour Pact.", {"TD signed planned"}),
        ("Austria joined the list of signatories in May 2024.", {"AT signed 2024-05"}),
        ("Ratified by Malta in 2001, the Harbour Pact did little.", {"MT ratified 2001"}),
        ("Mexico, a signatory to the Harbour Pact, objected.", {"MX signed"}),
        ("Niger revoked its notice of withdrawal in May 2024.", {"NE rescinded 2024-05"}),
        # the day of an announcement is not that of the exit
        (
            "Kenya announced on Monday that it would leave the Harbour Pact.",
            {"KE withdrew planned"},
        ),
    ],
)
def test_lists_and_their_heads_tell_of_their_members(text: str, told: set[str]) -> None:
    lead = "The Harbour Pact met. The Harbour Pact is old. The Harbour Pact is loud. "
    assert read(f"{lead}\n\n{text}") == told


CLUB = Accord(slug="club", name="Lagoon Dredging Agreement")
BLOC = Accord(slug="bloc", name="Estuary Organization", aliases=("ESTO",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # by the name of its secretariat alone
        (
            "Briefing by the Lagoon Dredging Secretariat\n\nThe agreement is open. Peru acceded in 2023.",
            {"PE acceded 2023"},
        ),
        ("The Lagoon Bridge Secretariat met.\n\nPeru acceded in 2023.", set()),
        # what a text begins with is what it is about, though another is spoken of as often
        (
            "Ministers of the Harbour Pact meet in Oslo.\n\nThe day was dull. The halls were cold. "
            "Nobody came. Chile has also left ESTO. The organization "
            "was sorry.\n\nPeru was suspended in 2021.",
            {"CL withdrew", "PE suspended 2021"},
        ),
    ],
)
def test_what_a_text_is_about_is_told_by_how_it_begins(text: str, told: set[str]) -> None:
    assert read(text, PACT, CLUB, BLOC) == told
    claims = drafts(text, article=ARTICLE, accords=(PACT, CLUB, BLOC))
    assert {claim.accord for claim in claims if claim.party == "PE"} <= {"pact", "club"}
