"""Versions of an article: which claims lost their words, by the place where these stood."""

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord, Article, Claim, Quote
from tracker.projections.versions import Said
from tracker.queries.versions import Following

NATO = Accord(slug="nato", name="NATO", aliases=("North Atlantic Treaty Organization",))
URL = ("--outlet", "Wire", "--url", "https://wire.example/a", "--published", "2024-04-05")


def said(text: str) -> Said:
    return Said(article=Article(outlet="Wire"), text=text)


def stands(party: str | None, words: str, before: str, after: str) -> bool:
    """Whether a claim that the party joined, by its words in `before`, still stands in `after`."""
    claim = Claim(
        article="a-1",
        accord="nato",
        party=party,
        act=Act.JOINED,
        modality=Modality.ASSERTED,
        quote=Quote(words=words, at=before.index(words)),
    )
    assert claim.quote is not None
    follow = Following({"nato": NATO}).follow
    return follow(claim, claim.quote, said(before), said(after)) is not None


@pytest.mark.parametrize(
    ("party", "words", "before", "after"),
    [
        # elsewhere, but word for word
        ("FI", "joined NATO", "Finland joined NATO.", "It rained. Finland joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Sweden joined NATO. Finland joined NATO."),
        # the sentence was rewritten, and still says so of the party
        ("FI", "joined NATO", "Finland joined NATO.", "On Thursday, Finland joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Norway’s neighbour Finland joined NATO."),
        ("FI", "joined NATO", "It rained in Finland. It joined NATO.", "Finland joined NATO."),
        # the words are wrapped anew
        ("FI", "joined NATO", "Finland joined NATO.", "Finland joined\nNATO."),
        # who is meant is not told there, and the sentence stands
        ("FI", "joined NATO", "The last one joined NATO.", "It rained. The last one joined NATO."),
        (None, "is in force", "NATO is in force.", "The treaty of NATO is in force."),
    ],
)
def test_words_stand_where_their_sentence_does_or_another_that_says_so(
    party: str | None, words: str, before: str, after: str
) -> None:
    assert stands(party, words, before, after)


@pytest.mark.parametrize(
    ("party", "words", "before", "after"),
    [
        ("FI", "joined NATO", "Finland joined NATO. Sweden joined NATO.", "Sweden joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Sweden joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Finland never joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Finland said that Sweden joined NATO."),
        ("FI", "joined NATO", "Finland joined NATO.", "Nothing of the kind happened."),
        # the one whom "it" means is another
        (
            "FI",
            "joined NATO",
            "Finland applied. It joined NATO.",
            "Sweden applied. It joined NATO.",
        ),
    ],
)
def test_words_are_gone_where_they_are_now_anothers_or_say_something_else(
    party: str | None, words: str, before: str, after: str
) -> None:
    assert not stands(party, words, before, after)


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    return CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)


def versions(tracker: CommandLine, *texts: str) -> list[dict[str, Any]]:
    """Import texts that stood at one address, one after the other; return what is said of them."""
    if texts:
        (tracker.folder / "accord.yaml").write_text("accord: nato\nname: NATO\n")
        assert tracker("import", tracker.folder / "accord.yaml").status == 0
    for number, text in enumerate(texts):
        path = tracker.folder / f"{number}.txt"
        path.write_text(text)
        assert tracker("import", path, *URL).status == 0
    (address,) = json.loads(tracker("articles", "--versions", "--format", "json").out)
    found: list[dict[str, Any]] = address["versions"]
    return found


def test_claims_are_followed_through_all_versions(tracker: CommandLine) -> None:
    told = versions(
        tracker,
        "Finland joined NATO. Sweden joined NATO.",
        "Sweden joined NATO.",
        "Nothing of the kind happened.",
        "Nothing of the kind had happened.",
    )
    drafts = json.loads(tracker("drafts", "--format", "json").out)
    finland, sweden = (each["id"] for each in drafts)
    assert [version["lost"] for version in told] == [[], [finland], [sweden], []]
    shown = tracker("articles", "--versions").out
    assert f"lost its words: {finland[:10]}\n" in shown
    assert f"lost its words: {sweden[:10]}\n" in shown


def test_a_text_that_is_not_held_is_stepped_over(tracker: CommandLine) -> None:
    _, second, _ = versions(tracker, "Finland joined NATO.", "It rained.", "It snowed.")
    assert tracker("texts", "withhold", second["id"], "--why", "a takedown").status == 0
    _, withheld, third = versions(tracker)
    assert (withheld["compared"], withheld["lost"]) == (False, [])
    assert (third["compared"], len(third["lost"])) == (False, 1)
    shown = tracker("articles", "--versions").out
    assert "not held" in shown and "1 claim lost its words" in shown


def test_a_fragment_makes_no_other_address(tracker: CommandLine) -> None:
    first, second = "Finland joined NATO.", "Finland joined NATO. It rained."
    (tracker.folder / "accord.yaml").write_text("accord: nato\nname: NATO\n")
    assert tracker("import", tracker.folder / "accord.yaml").status == 0
    for text, fragment in ((first, "#top"), (second, "#live")):
        (tracker.folder / "a.txt").write_text(text)
        done = tracker(
            "import", tracker.folder / "a.txt", "--url", f"https://wire.example/a{fragment}"
        )
        assert done.status == 0, done.err
    (address,) = json.loads(tracker("articles", "--versions", "--format", "json").out)
    assert address["url"] == "https://wire.example/a"
    assert [version["added"] for version in address["versions"]] == [[], ["It rained."]]
    assert len(json.loads(tracker("drafts", "--format", "json").out)) == 1
