"""Lists of a line a party, under a heading that says of what: "Signatories", "Have ratified:"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.days import When
from tracker.extraction import patterns as re
from tracker.extraction.dates import DateMention
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Statement
from tracker.extraction.sentences import Sentence, SentenceKind

_HEAD: Final = re.compile(
    r"(?:\b(?P<not>not|never|yet to|non-)\b[^.;]{0,20}?)?"
    r"\b(?P<what>signator(?:y|ies)|sign(?:ed|atures)?|ratif(?:ied|y|ications?)|acced(?:ed|e)"
    r"|accessions?|members?(?:hip)?|member states|(?:states |contracting )?parties|joined"
    r"|withdr(?:ew|awals?)|left)\b",
    re.IGNORECASE,
)
_NO_HEAD: Final = re.compile(
    r"[:?].|\b(?:possible|potential|prospective|likely|future|next|would-be|aspiring|what|why|how"
    r"|observers?|candidates?|applicants?|partners?|former|not yet|may|might|could|will|would"
    r"|should|by party|party leaders?|committees?)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(
    r"(?:\s+\([^()]{3,50}\))?"
    r"(?:\s+(?:of|to|in|so far|as of|as at|by|until|on|at|the|it|when|today|now|are|is|unless)\b"
    r".*)?[:.]?",
    re.DOTALL,
)
_BELOW: Final = re.compile(r"\b(?:below|as follows|here is the list|the list is this)\b")
_ACTS: Final = {
    "sign": Act.SIGNED, "rati": Act.RATIFIED, "acce": Act.ACCEDED, "memb": Act.JOINED,
    "stat": Act.JOINED, "cont": Act.JOINED, "part": Act.JOINED, "join": Act.JOINED,
    "with": Act.WITHDREW, "left": Act.WITHDREW,
}  # fmt: skip
_LONGEST: Final = 90
_AROUND: Final = re.compile(r"[\s,;:.()\[\]–—-]*(?:the\s+)?")
_BETWEEN: Final = re.compile(r"\s*(?:,|,?\s+and|&)\s*(?:the\s+)?")
_OTHERWISE: Final = re.compile(
    r"\s*[(,–—-]\s*(?:by\s+)?(?P<what>accession|ratification|signature|withdrawal)\b", re.IGNORECASE
)
"""As in "Japan (accession)" among ratifications."""
_NOTE: Final = re.compile(
    r"\s*[,(]\s*with (?:an?|two|three|\d+) (?:reservation|declaration)s?\)?[.;]?\s*"
)
_REST: Final = re.compile(r"[\s,;:.()\[\]–—-]*(?:on |in |since )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the heading of a list says of whoever stands in it."""

    accord: str
    act: Act
    modality: Modality


def head_of(text: str, sentence: Sentence, accord: str | None) -> Head | None:
    """Return what a line says of the lines below it; None if it heads no list."""
    words = text[sentence.start : sentence.end]
    is_line = (
        sentence.kind is not SentenceKind.PROSE
        or words.endswith(":")
        or _BELOW.search(words) is not None
    )
    if accord is None or not is_line or len(words) > _LONGEST or _NO_HEAD.search(words):
        return None
    found = _HEAD.search(words)
    if found is None or _THEN.fullmatch(words, found.end()) is None:
        return None
    return Head(
        accord=accord,
        act=_ACTS[found["what"][:4].lower()],
        modality=Modality.DENIED if found["not"] else Modality.ASSERTED,
    )


def item_of(
    text: str,
    sentence: Sentence,
    head: Head,
    parties: Sequence[PartyMention],
    dates: Sequence[DateMention],
) -> tuple[Statement, ...]:
    """Return what a line says that holds parties and perhaps a date, and hardly anything else."""
    if not parties or any(each.compound for each in parties):
        return ()
    party = parties[0]
    when: When | None = None
    begin, at = sentence.body, parties[-1].end
    if dates and dates[0].end <= party.start and _AROUND.fullmatch(text, begin, dates[0].start):
        when, begin = dates[0].when, dates[0].end
    gaps = [(begin, party.start), *((one.end, two.start) for one, two in pairwise(parties))]
    if any(_AROUND.fullmatch(text, *gap) is None for gap in gaps[:1]) or any(
        _BETWEEN.fullmatch(text, *gap) is None for gap in gaps[1:]
    ):
        return ()
    if len(parties) > 1 and when is None:
        return ()
    other = _OTHERWISE.match(text, at)
    act = _ACTS[other["what"][:4].lower()] if other else head.act
    at = other.end() if other else at
    if dates and dates[0].start >= at and _REST.fullmatch(text, at, dates[0].start):
        when, at = dates[0].when, dates[0].end
    if _AROUND.fullmatch(text, at, sentence.end) is None and not _NOTE.fullmatch(
        text, at, sentence.end
    ):
        return ()
    return tuple(
        Statement(
            accord=head.accord,
            party=each.code,
            act=act,
            modality=head.modality,
            start=each.start,
            end=each.end,
            sure=0.6,
            rule="line-of-a-list",
            when=when,
        )
        for each in parties
    )
