"""The turns of a transcript: "PRESIDENT YUSUPOV: …", whose officer speaks in each, who is asked."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.tokens import folded

# "MINISTER HORVAT (Croatia): …", "Prime Minister Kovac of Slovenia: …", "QUESTION (Kun.uz): …"
TURN: Final = re.compile(
    r"(?:^|\n)[^\S\n]*(?:[-–—•*][^\S\n]*)?(?P<label>[A-Z](?:[^:\n.!?()]|\([^:\n()]{1,40}\)|(?<=\bMr|\bMs|\bDr)\.|(?<=\bMrs)\.){0,90}?):[^\S\n]"
)
_ASKER: Final = re.compile(
    r"(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|MODERATOR|Moderator|INTERVIEWER|Interviewer|HOST|Host)\b"
)
_LAST_WORD: Final = re.compile(r"([\w'’-]+)\s*(?:\([^()]*\)\s*)?$")
_ARTICLE: Final = re.compile(r"(?:al|el|as|ash)-", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says: `text[start:end]`, without the label, with the speaker's party."""

    label: str
    start: int
    end: int
    code: str | None


def turns_of(text: str, mentions: Sequence[PartyMention]) -> tuple[Turn, ...]:
    """Return the turns of a text, in order, with the party that each speaks for."""
    found = list(TURN.finditer(text))
    if not found:
        return ()
    names = _surnames(text, mentions)
    return tuple(
        Turn(
            label=one["label"], start=one.end(), end=after.start() if after else len(text),
            code=_speaker(one, mentions, names),
        )
        for one, after in zip_longest(found, found[1:])
    )  # fmt: skip


def asked(turns: Sequence[Turn], mentions: Sequence[PartyMention]) -> Iterator[tuple[Turn, str]]:
    """Yield each turn in which an officer is asked, with the party of the one who answers."""
    for one, after in pairwise(turns):
        if one.code is None and after.code is not None:
            within = _between(mentions, one.start, one.end)
            others = {each.code for each in within if each.how is How.PERSON} - {after.code}
            if not others:
                yield one, after.code


def _speaker(
    turn: "re.Match[str]", mentions: Sequence[PartyMention], names: dict[str, str | None]
) -> str | None:
    if _ASKER.match(turn["label"]):
        return None
    meant = {
        each.code
        for each in _between(mentions, turn.start("label"), turn.end("label"))
        if not each.compound
    }
    if meant:
        return next(iter(meant)) if len(meant) == 1 else None
    last = _LAST_WORD.search(turn["label"])
    return names.get(folded(_ARTICLE.sub("", last[1]))) if last and last[1].isupper() else None


def _between(mentions: Sequence[PartyMention], start: int, end: int) -> Sequence[PartyMention]:
    """The mentions, which are in order, that begin in a stretch of the text."""
    first = bisect_left(mentions, start, key=lambda each: each.start)
    return mentions[first : bisect_left(mentions, end, key=lambda each: each.start)]


def _surnames(text: str, mentions: Sequence[PartyMention]) -> dict[str, str | None]:
    """The last names of those whom the text introduces, with the party of each, if it is one."""
    names: dict[str, str | None] = {}
    for each in mentions:
        if each.how is How.PERSON:
            last = folded(_ARTICLE.sub("", text[each.start : each.end].split()[-1]))
            names[last] = each.code if names.get(last, each.code) == each.code else None
    return names
