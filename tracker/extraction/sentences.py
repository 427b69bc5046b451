"""A text in sentences: where each begins and ends, and what is no prose (headings, lists).

Offsets count the code points of the text as it is given. Nothing here knows parties or accords.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.lexicon import words

LONGEST: Final = 2000
"""Code points of a sentence; what runs on without an end is cut here, at a space if there is one,
so that whatever reads sentence by sentence stays linear in the text."""


class SentenceKind(StrEnum):
    """What a stretch of a text is."""

    PROSE = "prose"
    HEADING = "heading"
    """A line of its own without a full stop: a headline, a subtitle, a question of an explainer."""
    ITEM = "item"
    """An entry of a list, whether or not it is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: `text[start:end]`, without white space around it."""

    start: int
    end: int
    body: int
    """Where its own words begin: after a dateline, a time stamp, a bullet; else `start`."""
    paragraph: int
    """The number of its paragraph, from 0; what stands under one number was written together."""
    kind: SentenceKind


_HEADING_LONGEST = 250
_QUESTION_LONGEST = 140
# A text is taken as wrapped by hand between these widths.
_WRAP_NARROW, _WRAP_WIDE = 45, 130

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_BULLET = re.compile(
    r"(?:[-*+•·▪◦‣●○■□►▸▶–—][ \t\xa0]+|(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)][ \t\xa0]+"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)[ \t\xa0]+)"
)
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+")
_ZONE = r"(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|IST|MSK|AST|GST|local time)(?:[+-]\d{1,2})?"
_STAMP = re.compile(
    r"[\[(]?(?:\d{1,2}[:.]\d{2}(?:[ \xa0]?(?:[AaPp][Mm]|[ap]\.m\.))?"
    r"|\d{1,2}[ \xa0]?(?:am|pm|[ap]\.m\.))"
    rf"(?:[ \xa0]?\(?{_ZONE}\)?)?"
    r"[\])]?(?:[ \xa0]*[-–—:|][ \xa0]+|[ \xa0]*$|[ \xa0]+(?=[“\"A-Z]))"
)
_LABEL = re.compile(
    r"(?:(?:UPDATE|WRAPUP|RPT|CORRECTED|BREAKING|EXCLUSIVE|FACTBOX|EXPLAINER|ANALYSIS|WATCH|LIVE)"
    r"(?:[ \xa0]\d{1,2})?[ \xa0]?[-–—:|][ \xa0]?)"
)
# What goes on in lower case is prose: "NATO — which Finland joined in 2023 — said".
_DASH = r"[ \xa0]*(?:—|–|--|-(?=[ \xa0])|(?<=[A-Z]{3}):)[ \xa0]*(?=[A-Z“\"‘'\d])"
_AGENCY = r"\([A-Z][^()\n]{1,40}\)"
_DAY = (
    r"(?:\d{1,2}[ \xa0][A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?[ \xa0]\d{1,2})"
    r"(?:,?[ \xa0]\d{4})?"
)
_PLACE = r"[A-Z][A-Za-zÀ-ÿ.'’]*(?:[ \xa0/-][A-Z][A-Za-zÀ-ÿ.'’]*){0,4}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ \xa0/-][A-ZÀ-Þ.'’]+){0,4}"
_DATELINE = re.compile(
    # RIYADH (Reuters) — … WASHINGTON, Nov. 6 (Xinhua) -- … ASTANA, Kazakhstan – …
    rf"(?:{_CAPITALS}(?:,[ \xa0]{_PLACE}){{0,2}}(?:,[ \xa0]{_DAY})?(?:[ \xa0]{_AGENCY})?{_DASH}"
    # MOSCOW, November 7. /TASS/. …
    rf"|{_CAPITALS},[ \xa0]{_DAY}\.?[ \xa0]/[A-Z][^/\n]{{1,20}}/\.[ \xa0]"
    # Geneva, 4 March 2022 – … Baku (AFP) – …
    rf"|{_PLACE}(?:,[ \xa0]{_PLACE})?,[ \xa0]{_DAY}(?:[ \xa0]{_AGENCY})?{_DASH}"
    rf"|{_PLACE}(?:,[ \xa0]{_PLACE})?[ \xa0]{_AGENCY}{_DASH}"
    rf"|{_AGENCY}{_DASH})"
)

# What may end a sentence: marks, closing quotes and brackets, footnotes; then a space. Or marks
# that were glued to the next word when a page was scraped.
_END = re.compile(
    r"(?P<marks>[.!?…]{1,8})(?P<closing>[\"'”’»)\]]{0,4})(?:\[\d{1,3}\]){0,4}(?=\s)"
    r"|(?<=[a-z]{3})(?P<glued>[.!?])(?=[A-Z][a-z]+[\s,’'])"
)
_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_OPENING = "\"'“‘«„([*_"
_TITLES: Final = words(
    """
    Mr Mrs Ms Mx Dr Prof Profs Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Sen Sens Rep Reps Gov Govs
    Pres Rev Hon St Ste Amb Atty Supt Messrs Mme Mlle Brig Fr Sra Eng vs v Mt Ft eg ie cf ca e.g
    i.e approx Dep Asst Amb
    """
)
"""Words that a full stop shortens and that never end a sentence."""
_BEFORE_NUMBERS: Final = words(
    """
    No Nos no nos Art Arts art arts Sec sec para paras p pp Fig fig Vol vol Ch Chap ch Res Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """
)
"""Those that end none before a number (or the name of a month)."""
_SHORTENED: Final = words(
    """
    Inc Corp Ltd Co Cos Bros Jr Sr Dept Univ Assn Intl Ave Blvd Rd Sq al etc est ed eds Ariz Ark
    Ala Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla
    Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ph.D Ph M.D
    """
)
"""Those that end one only before a word that opens sentences."""
_OPENS = re.compile(
    r"(?:The|An?|It|He|She|They|We|I|You|This|That|These|Those|In|On|At|For|From|But|And|Or|So|Yet"
    r"|However|Although|Though|While|When|As|If|After|Before|Since|During|With|By|To|Its|His"
    r"|Her|Their|Our|My|Both|Many|Some|Most|All|Other|Another|There|Then|What|Who|Why|How|Where"
    r"|Meanwhile|Also|Still|Now|Not|No|One|Two|Three|Earlier|Later|Last|Next|According|Asked|Speaking"
    r"|Despite|Because|Until|Such|Each|Officials|Analysts|Critics|Once|Instead|Neither|Only|Under"
    r"(?!\s+Secretar))\b(?!\.)"
)
_MONTH_NEXT = re.compile(r"(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_SAYS = re.compile(
    r"(?:[\w.'’-]+\s+){0,4}?(?:said|says|asked|asks|added|told|wrote|writes|declared|shouted|posted"
    r"|replied|exclaimed|tweeted|announced|insisted)\b"
)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order, without overlap.

    Lines that were wrapped by hand are one paragraph; every other line is a paragraph of its own.
    A quotation ends no sentence that goes on after it ("…!" he said). Never raises.
    """
    return tuple(
        sentence
        for number, (start, end) in enumerate(paragraphs(text))
        for sentence in _paragraph(text, start, end, number)
    )


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each paragraph, without white space around it."""
    block: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = _stripped(text, line.start(), line.end())
        if block and (start == end or text.count("\n", block[-1][1], line.start()) > 1):
            yield from _unwrapped(text, block)
            block = []
        if start < end:
            block.append((start, end))
    yield from _unwrapped(text, block)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _unwrapped(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a block whose next word would not have fitted: they were wrapped."""
    width = max((end - start for start, end in block), default=0)
    wrapped = _WRAP_NARROW <= width <= _WRAP_WIDE
    begun: int | None = None
    for (start, end), following in zip_longest(block, block[1:]):
        begun = start if begun is None else begun
        if not (wrapped and following and _goes_on(text, start, end, following, block, width)):
            yield begun, end
            begun = None


def _goes_on(
    text: str,
    start: int,
    end: int,
    following: tuple[int, int],
    block: list[tuple[int, int]],
    width: int,
) -> bool:
    """Whether the line from `start` to `end` goes on with the one that follows it."""
    begin = following[0]
    if _BULLET.match(text, begin) or _MARKDOWN_HEADING.match(text, begin):
        return False
    word = _WORD.match(text, begin, following[1])
    if word is None or end - start + 1 + len(word[0]) <= width - 2:
        return False
    # Two lines may be a headline and its subtitle; only the grammar can tell.
    return len(block) > 2 or text[begin].islower() or text[end - 1] in ",-–—"


def _paragraph(text: str, start: int, end: int, number: int) -> Iterator[Sentence]:
    kind, body = _opening(text, start, end)
    bounds = list(_split(text, body, end)) or [(body, end)]
    if kind is SentenceKind.PROSE and len(bounds) == 1 and _is_heading(text, body, end):
        kind = SentenceKind.HEADING
    for index, (first, last) in enumerate(bounds):
        for begin, finish in _cut(text, first, last):
            whole = start if index == 0 and begin == first else begin
            yield Sentence(start=whole, end=finish, body=begin, paragraph=number, kind=kind)


def _opening(text: str, start: int, end: int) -> tuple[SentenceKind, int]:
    """What the paragraph is by its first words, and where its own words begin."""
    if found := _MARKDOWN_HEADING.match(text, start, end):
        return SentenceKind.HEADING, found.end()
    kind, body = SentenceKind.PROSE, start
    if found := _BULLET.match(text, start, end):
        kind, body = SentenceKind.ITEM, found.end()
    for pattern in (_STAMP, _LABEL, _DATELINE):
        if (found := pattern.match(text, body, end)) and found.end() < end:
            body = found.end()
    while body < end and text[body].isspace():
        body += 1
    return (kind, body) if body < end else (kind, start)


def _is_heading(text: str, start: int, end: int) -> bool:
    last = text[start:end].rstrip("\"'”’»)]*_ ")[-1:]
    if last == "?":
        return end - start <= _QUESTION_LONGEST and text[start] not in _OPENING
    return end - start <= _HEADING_LONGEST and last not in ".!…;,"


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for found in _END.finditer(text, start, end):
        following = found.end()
        while following < end and text[following].isspace():
            following += 1
        if following == end:
            break
        if found["glued"] or _ends(text, found, following, end):
            yield first, found.end()
            first = following
    if first < end:
        yield first, end


def _ends(text: str, found: re.Match[str], following: int, end: int) -> bool:
    """Whether marks that may end a sentence end one, by the words on both sides."""
    upcoming = text[following]
    if upcoming.islower() or upcoming in ",;:–—-.!?…":
        return False
    if upcoming in _OPENING and text[following + 1 : following + 2].islower():
        return False
    marks, closing = found["marks"], found["closing"]
    if marks[0] in "!?":
        return not (closing and _SAYS.match(text, following, min(end, following + 200)))
    if marks != "." or closing:
        return True
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    if before is None:
        return True
    word = before[0]
    if word in _TITLES:
        return False
    if word in _BEFORE_NUMBERS:
        return not _MONTH_NEXT.match(text, following)
    if word in _SHORTENED or "." in word or (len(word) == 1 and word.isupper()):
        return _OPENS.match(text, following, end) is not None or upcoming in "“«"
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        middle = space if space > 0 else start + LONGEST
        first, last = _stripped(text, start, middle)
        if first < last:
            yield first, last
        start = middle
    start, end = _stripped(text, start, end)
    if start < end:
        yield start, end
