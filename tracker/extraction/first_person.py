"""Whose "we" it is: an officer's who is quoted or answers, a delegate's turn, a letter's writer's."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.quotations import Quotation
from tracker.extraction.turns import Turn, asked, turns_of

_WE: Final = re.compile(
    r"\b(?:[Ww]e(?=[\s,;.]|['’](?:re|ve|ll|d)\b)|(?<=for )us(?=\s+(?:on|in|from|at|next|last|this)\b|[.,;])|(?:[Oo]ur|[Mm]y)(?: own)? (?:country|nation|government|people|parliament|kingdom|republic|island))\b"
)
_OUR: Final = re.compile(
    r"\b[Oo]ur(?= (?:own )?(?:accession|ratification|signature|membership|entry|return|withdrawal|admission|instruments?|notice|application)\b)"
)
# "I handed over our instrument", "I signed it": an officer does it for the state
_I: Final = re.compile(
    r"\bI(?= (?:(?:have|had|then|also|personally|finally|just|myself|duly) ){0,2}(?:signed|deposited|lodged|handed over|put (?:my|our) (?:name|signature))\b(?! (?:the|a|an|that|this|my|your|it) (?:\w+ )?(?:law|bill|decree|order|letter|book|cheque|check)\b))"
)
_YOU: Final = re.compile(
    r"\b(?:[Yy]our (?:country|nation|government|people|parliament|kingdom|republic|island)|[Yy]ou(?![\w’'-]))"
)
# "THE MINISTER: …", "AMBASSADOR: …", "A: …": who that is has been said before
_ANSWERS: Final = re.compile(
    r"(?:THE )?(?:[A-Z]+ )?(?:MINISTER|PRESIDENT|SECRETARY|AMBASSADOR|ENVOY|CHANCELLOR|PREMIER|SPOKES\w+|NEGOTIATOR|COMMISSIONER)|A|Answer|ANSWER"
    r"|(?:The )?(?:Prime |Foreign )?(?:Minister|President|Ambassador|Premier|Secretary)"
)
_LEAD: Final = 700
"""Code points in which a transcript or an interview says who answers."""
_FEWEST: Final = 3
"""Questions that stand as paragraphs of their own, from which on a text is an interview."""
_OFFICER: Final = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,3}?(?:president|minister|premier|chancellor|king|queen|emir|sultan|ambassador|envoy|leader"
    r"|spokes\w+|secretary|negotiator|parliament|government|ministry|official|officials|lawmaker|senator|delegate|delegation|representative|diplomat|commissioner|speaker|governor|chief)\b",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    r"\b(?:president|minister|premier|chancellor|king|queen|emir|sultan|ambassador|envoy|leader|spokes\w+|secretary|negotiator|delegate|representative|diplomat|speaker)\b[^.;”\"]{0,60}\s(?:of|for|to the|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:said|says|told|tells|added|adds|announced|declared|wrote|insisted|stressed|replied|confirmed|asked|put it|warned|explained|argued|promised|vowed|noted|recalled|tweeted|posted|according to)\b"
)
_GREETING: Final = re.compile(
    r"(?:^|\n)[^\S\n]*(?:Sir|Madam|SIR|Sirs|Dear [A-Z]\w+|To the [Ee]ditor)\b"
)
_SIGNED: Final = re.compile(r"(?:^|\n)(?P<line>[^\n]{3,90}?)[^\S\n]*(?=\n|$)")
_WRITER: Final = re.compile(
    r"\n[^\S\n]*(?:[-–—*_][^\S\n]*)?(?:The (?:author|writer)|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}),? (?:is|was|has been|served as)[^\n]{3,200}\s*$"
)
_AFTER: Final = 130
_BEFORE: Final = 170


def first_persons(
    text: str, mentions: Sequence[PartyMention], spoken: Sequence[Quotation]
) -> Iterator[PartyMention]:
    """Yield each "we" whose speaker is an officer or a writer of one party, as a mention of it."""
    outside = [
        each for each in mentions if not any(one.start <= each.start < one.end for one in spoken)
    ]
    done: set[int] = set()
    turns = turns_of(text, mentions)
    for one, code in asked(turns, mentions):
        for you in _YOU.finditer(text, one.start, one.end):
            yield PartyMention(start=you.start(), end=you.end(), code=code, how=How.ANAPHOR)
    for start, end, code in (
        *_quoted(text, outside, spoken),
        *((one.start, one.end, one.code) for one in turns if one.code is not None),
        *_letters(text, mentions),
        *_by_turn(text, outside),
        *_by_its_writer(text, outside),
        *_answers(text, outside, turns),
    ):
        for pattern in (_WE, _OUR, _I):
            for we in pattern.finditer(text, start, end):
                if we.start() not in done:
                    done.add(we.start())
                    yield PartyMention(
                        start=we.start(), end=we.end(), code=code, how=How.ANAPHOR,
                        possessive=pattern is _OUR,
                    )  # fmt: skip


def _quoted(
    text: str, outside: Sequence[PartyMention], spoken: Sequence[Quotation]
) -> Iterator[tuple[int, int, str]]:
    """The quotations whose speaker is known: where they begin and end, and the speaker's party."""
    speaker: str | None = None
    last = 0
    for one in spoken:
        found = _speaker(text, outside, one)
        if found is not None:
            speaker = found
        elif "\n\n" in text[last : one.start].strip(" ") and not _runs_on(text, one):
            speaker = None
        last = one.end
        if speaker is not None:
            yield one.first, one.last, speaker


def _answers(
    text: str, outside: Sequence[PartyMention], turns: Sequence[Turn]
) -> Iterator[tuple[int, int, str]]:
    """The answers of a press conference or an interview with an officer of one party."""
    lead = [each for each in outside if each.end < _LEAD and _speaks(text, each)]
    if len({each.code for each in lead}) != 1:
        return
    code = lead[0].code
    answers = [turn for turn in turns if _ANSWERS.fullmatch(turn.label.strip())]
    if answers:
        for turn in answers:
            yield turn.start, turn.end, code
        return
    paragraphs = [(each.start(), each.end()) for each in _PARAGRAPH.finditer(text)]
    asks_here = [text[start:end].rstrip().endswith("?") for start, end in paragraphs]
    if sum(asks_here) < _FEWEST or turns:
        return
    for (start, end), asks in zip(paragraphs, asks_here, strict=True):
        if not asks and start > 0:
            yield start, end, code


_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def _letters(text: str, mentions: Sequence[PartyMention]) -> Iterator[tuple[int, int, str]]:
    """The letters of a page, each with the party of the place that its writer signs from."""
    greetings = list(_GREETING.finditer(text))
    for greeting, following in zip_longest(greetings, greetings[1:]):
        end = following.start() if following else len(text)
        lines = [
            line for line in _SIGNED.finditer(text, greeting.end(), end) if line["line"].strip()
        ]
        for line in reversed(lines[-3:]):
            if line["line"].rstrip().endswith((".", "?", "!", ":")) and "," not in line["line"]:
                break
            meant = [
                each for each in mentions if line.start("line") <= each.start < line.end("line")
            ]
            if meant and len(line["line"].split()) < 14:
                yield greeting.end(), line.start(), meant[-1].code
                break


_PAGE: Final = re.compile(
    r"\s*(?:[^\n]{0,80}\n+)?[^\n]{0,40}(?:LETTERS|Letters|letters to the editor|Letters to the Editor|Readers write|YOUR LETTERS)\b[^\n.]{0,40}\n"
)
_WE_DID: Final = re.compile(
    r"\b[Ww]e (?:(?:have|had|also|only|did|then|later|first|never|too|not) ){0,2}(?:sign|ratif|join|acced|left\b|quit|withdrew|walk|w?ere (?:an? |the )?(?:full )?(?:member|part(?:y|ies)|signator|founder)|deposit|rejoin|approv|came in|pull|belong)"
)


def _by_turn(text: str, outside: Sequence[PartyMention]) -> Iterator[tuple[int, int, str]]:
    """On a page of letters, the "we" of one who defends the only party that the letter has named.

    As in "May I take issue with Mr Hay, who wrote that New Zealand dragged its feet? We signed …".
    """
    if _PAGE.match(text) is None:
        return
    signed = [line for line in _SIGNED.finditer(text) if _is_signature(line["line"])]
    begin = 0
    for line in signed:
        we = _WE_DID.search(text, begin, line.start())
        if we is not None:
            named = {each.code for each in outside if begin <= each.start < we.start()}
            named |= {each.code for each in outside if line.start() <= each.start < line.end()}
            if len(named) == 1:
                end = text.find("\n", we.end(), line.start())
                yield we.start(), end if end >= 0 else line.start(), named.pop()
        begin = line.end()


def _is_signature(line: str) -> bool:
    """Whether a line is the name under a letter: "Wiremu Tapsell, Rotorua"."""
    return (
        "," in line and len(line.split()) < 12 and line.strip()[-1] not in ".?!:;\"”"
        and line.strip()[0].isupper()
    )  # fmt: skip


def _by_its_writer(text: str, outside: Sequence[PartyMention]) -> Iterator[tuple[int, int, str]]:
    """An opinion page at whose foot stands which party's officer wrote it."""
    foot = _WRITER.search(text.rstrip())
    if foot is None:
        return
    meant = [
        each for each in outside if foot.start() <= each.start < foot.end() and _speaks(text, each)
    ]
    if len({each.code for each in meant}) == 1:
        yield 0, foot.start(), meant[0].code


def _runs_on(text: str, one: Quotation) -> bool:
    """Whether a quotation is a paragraph of its own, with nobody said to speak in it."""
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()
    end = text.find("\n", one.end)
    rest = text[one.end : end if end >= 0 else len(text)].strip()
    return not line and not rest


def _speaker(text: str, outside: Sequence[PartyMention], one: Quotation) -> str | None:
    """The party of the officer who is said to speak: right after the words, else before them."""
    end = text.find("\n", one.end)
    after = min(end if end >= 0 else len(text), one.end + _AFTER)
    stop = _STOP.search(text, one.end, after)
    after = stop.start() + 1 if stop else after
    begin = max(text.rfind("\n", 0, one.start) + 1, one.start - _BEFORE)
    if _SAYS.search(text, one.end, min(after, one.end + 70)):
        for each in outside:
            if one.end <= each.start < after and _speaks(text, each):
                return each.code
    if _SAYS.search(text, begin, one.start) or text[begin : one.start].rstrip().endswith(":"):
        for each in outside:
            if begin <= each.start < one.start and _speaks(text, each):
                return each.code
    return _of_its_seat(text, outside, one, after)


def _of_its_seat(
    text: str, outside: Sequence[PartyMention], one: Quotation, after: int
) -> str | None:
    """The party of "the minister said in Vientiane", or of "the new president": that of the text so far."""
    said = _AN_OFFICER_SAID.match(text, one.end, after)
    if said is None:
        return None
    begin = max(text.rfind("\n", 0, one.start) + 1, one.start - _SO_FAR)
    before = {each.code for each in outside if begin <= each.start < one.start}
    within = [each for each in outside if one.end <= each.start < after]
    if not within:
        last = list(_STOP.finditer(text, begin, one.start))
        near = last[-1].end() if last else begin
        told = [each for each in outside if near <= each.start < one.start]
        whole = len({each.code for each in told}) == 1 and not told[0].compound
        whole = whole and told[0].start - near < _OPENS
        return told[0].code if whole and len(before) == 1 else None
    seat = within[0]
    if not (seat.location and _IN.search(text, one.end, seat.start)) or len(within) > 1:
        return None
    if before:
        return seat.code if before == {seat.code} else None
    return None if seat.code in _MEETING_PLACES else seat.code


_SO_FAR: Final = 300
"""Code points before a quotation in which stands whose officer it is that speaks."""
_OPENS: Final = 6
"""Within which the party that the sentence before speaks of begins: "The Philippines left"."""
_MEETING_PLACES: Final = frozenset({"BE", "EU", "CH", "US", "AT", "FR", "NL"})
"""Whose cities officers of all countries speak in."""
_STOP: Final = re.compile(r"[a-z\d)][.!?]\s+(?=[A-Z“\"])")
_IN: Final = re.compile(r"\sin\s+(?:the\s+)?$")
_AN_OFFICER_SAID: Final = re.compile(
    r"(?=[^.;”\"]{0,110}?\b(?:said|says|told|added|declared|announced|promised|insisted|explained)\b)"
    r"\s*(?:(?:said|says|told reporters|added|declared|announced|promised|insisted|explained)\s+)?(?:(?:its|the|a|an|his|her)\s+)?(?:[A-Z][\w'’-]+, )?"
    r"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+,\s+(?:its|the|a|an)\s+)?(?:(?:new|deputy|acting|outgoing|country['’]s|government|foreign|prime|interior|justice|environment|energy|trade|defen[cs]e|attorney|vice)[\s-]+){0,3}"
    r"(?:minister|president|premier|chancellor|spokes(?:man|woman|person)|secretary|general|ambassador|cabinet|government|ministry|king|queen|prince)\b",
    re.IGNORECASE,
)


def _speaks(text: str, mention: PartyMention) -> bool:
    if mention.how is How.PERSON:
        return True
    if mention.compound:
        return False
    if (mention.possessive or mention.modifier) and _OFFICER.match(text, mention.end):
        return True
    return _OF.search(text[max(0, mention.start - 90) : mention.start]) is not None
