"""People who are introduced as a party's, and the later mentions of them by surname."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.lexicon import either, words
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.tokens import folded
from tracker.gazetteer.spoken import listed, spoken

_MOST = 200  # people of one text that are followed up, so that the search stays linear
_REACH = 120  # code points before a party's name in which its officer may be named

_OFFICE_WORDS: Final = words(
    """
    president president-elect premier minister ministers chancellor king queen emir sultan sheikh
    prince princess ambassador envoy secretary secretary-general leader spokesman spokeswoman
    spokesperson speaker diplomat ayatollah general chief senator commissioner representative
    governor gov. sen. rep. gen. lawmaker negotiator director chair chairman chairwoman emperor pope
    undersecretary under-secretary vice-president monarch ruler dictator strongman commander
    counterpart
    """
)
_BEFORE_OFFICE: Final = words(
    """
    prime foreign defense defence finance interior energy oil petroleum trade economy justice
    health culture environment climate information water fisheries agriculture
    education transport tourism labour labor science communications
    crown special deputy vice supreme former then interim acting
    transitional new senior top chief permanent military army opposition parliament parliamentary
    national security state government ministry affairs treasury intelligence central bank general
    de facto longtime long-time outgoing incoming un u.n. presidential head commerce of and for the
    to junta coup right-wing far-right hard-line hardline conservative liberal late attorney white
    house external cabinet
    """
)
_OFFICE: Final = rf"(?i:{either(_OFFICE_WORDS)})"
_RANK: Final = rf"(?i:{either(_BEFORE_OFFICE)})"
# "Secretary of State", "Minister for Foreign and European Affairs"
_CHARGE: Final = rf"(?:[ \n](?:of|for)(?:[ \n](?:{_RANK}|European|Expatriate)){{1,6}})?"
_OFFICES: Final = rf"(?:{_RANK},?[ \n]){{0,7}}{_OFFICE}{_CHARGE}"
_PARTICLE = r"(?:bin|ibn|bint|ben|al|el|von|van|de|da|dos|del|della|der|den|la|le|abu|ould|Al)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĽŃŅŇŐŘŚŞŠŢŤŪŮŰŹŻŽ]"
_PART = rf"(?:(?:[ae]l|Al|El|ad|as|ash|an|ar|at|O)[-'’])?{_CAPITAL}[\w-]*(?:['’](?!s\b)\w+)?"
_NAME: Final = rf"{_PART}\.?(?:[ \n](?:{_PARTICLE}[ \n]){{0,2}}{_PART}(?:(?<=[ \n]\w)\.)?){{0,4}}"

_AFTER = re.compile(
    rf"(?:['’]s?)?[ \n](?:{_OFFICES},?[ \n])(?:{_OFFICES}[ \n]){{0,2}}(?P<name>{_NAME})"
)
_APPOSED = re.compile(rf"(?:['’]s?)?[ \n]{_OFFICES}\b")
_BEFORE_OF = re.compile(
    rf"{_OFFICE}[ \n](?P<name>{_NAME}),?[ \n]of[ \n](?:the[ \n])?$"
    rf"|(?P<apposed>{_NAME}),[ \n](?:the[ \n])?{_OFFICES}[ \n]of[ \n](?:the[ \n])?$"
)
_OFFICE_OF = re.compile(rf"{_OFFICE}[ \n]of[ \n](?:the[ \n])?$")
_ACCREDITED = re.compile(rf"{_OFFICE}[ \n](?:to|in|for)[ \n](?:the[ \n])?$")
_TO: Final = ("to ", "in ", "for ", "the ")  # looked at first, for speed alone
_NAME_NEXT = re.compile(rf",?[ \n](?P<name>{_NAME})")
_OWN = re.compile(rf"['’]s?[ \n](?P<name>(?P<given>[A-Z][a-z]+)[ \n]{_PART})")
_NAME_BEFORE = re.compile(rf"(?P<name>{_NAME}),[ \n](?:the[ \n]|a[ \n])?$")
_ARTICLE = re.compile(r"^(?:[ae]l|as|ash|an|ar|at)[-'’]", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"(?:\b(?:[AEae]l|[Aa]s|[Aa]sh)[-'’]|\b[Bb]in )$")
_NUMERAL = re.compile(r"[IVX]+")
_SURNAME_FIRST = frozenset({"CN", "TW", "HK", "KR", "KP", "VN", "ET", "ER"})


def people(text: str, mentions: Sequence[PartyMention]) -> Iterator[PartyMention]:
    """Yield the mentions of people whom the text introduces as a party's, in order."""
    known: dict[str, dict[str, str | None]] = {}
    count = 0
    for mention in mentions:
        if count >= _MOST:
            break
        name = _introduced(text, mention)
        if name is None:
            continue
        for surname in _surnames(name, mention.code):
            fulls = known.setdefault(surname, {})
            count += not fulls
            for full in (name, surname):
                fulls[full] = (
                    mention.code if fulls.get(full, mention.code) == mention.code else None
                )
    found: dict[int, PartyMention] = {}
    for surname, fulls in known.items():
        for mention in _mentioned(text, surname, fulls):
            if mention.start not in found or found[mention.start].end < mention.end:
                found[mention.start] = mention
    yield from without_overlap(found[start] for start in sorted(found))


def _introduced(text: str, mention: PartyMention) -> str | None:
    """The name of the person whom the words around a party introduce."""
    start, end = mention.start, mention.end
    if mention.how is How.CAPITAL or mention.compound:
        return None
    before = text[max(0, start - _REACH) : start]
    if (mention.modifier or mention.possessive) and (found := _AFTER.match(text, end)):
        # The ambassador to the U.S. is another party's.
        away = before.endswith(_TO) and _ACCREDITED.search(before)
        return None if away else _clean(found["name"])
    if before.endswith(("of ", "of the ", "of\n")):
        if found := _BEFORE_OF.search(before):
            return _clean(found["name"] or found["apposed"])
        if _OFFICE_OF.search(before) and (found := _NAME_NEXT.match(text, end)):
            return _clean(found["name"])
        return None
    if mention.possessive and (found := _OWN.match(text, end)):
        return found["name"] if found["given"] in listed("given") else None
    appositive = before.rstrip().endswith((",", ", the", ", a")) and _APPOSED.match(text, end)
    found = _NAME_BEFORE.search(before) if appositive else None
    return _clean(found["name"]) if found else None


def _clean(name: str) -> str | None:
    """The name without what a capital letter added to it; None if nothing of a name is left."""
    parts = name.split()
    while parts and (folded(parts[-1]) in _WEEK or (len(parts) > 1 and _is_acronym(parts[-1]))):
        parts.pop()
    if not parts or (len(parts) == 1 and folded(parts[0]) in spoken()) or _is_party(parts):
        return None
    return " ".join(parts)


def _is_party(parts: Sequence[str]) -> bool:
    """Whether a name is a party's: "the foreign ministers of Ghana, South Africa and Mali"."""
    said = tuple(map(folded, parts))
    held = (each.words for each in spoken().get(said[0], ()) if len(each.words) > 1)
    return any(words[: len(said)] == said[: len(words)] for words in held if len(said) > 1)


def _is_acronym(word: str) -> bool:
    return len(word) > 3 and word.isupper() and not _NUMERAL.fullmatch(word)


_WEEK: Final = words("monday tuesday wednesday thursday friday saturday sunday and in on the")


def _surnames(name: str, code: str) -> Iterator[str]:
    parts = name.split()
    while len(parts) > 1 and _NUMERAL.fullmatch(parts[-1]):
        parts.pop()
    likely = [_ARTICLE.sub("", parts[-1])]
    if code in _SURNAME_FIRST:
        likely.append(parts[0])
    for part in likely:
        long_enough = len(part) > 2 or code in _SURNAME_FIRST
        if long_enough and part[-1] != "." and (len(parts) > 1 or folded(part) not in spoken()):
            yield part


def _mentioned(text: str, surname: str, fulls: dict[str, str | None]) -> Iterator[PartyMention]:
    longest = sorted(fulls, key=len, reverse=True)
    of_a_place = folded(surname) in spoken()
    at = text.find(surname)
    while at >= 0:
        after = at + len(surname)
        whole = (at == 0 or not text[at - 1].isalnum()) and not text[after : after + 1].isalnum()
        if whole:
            for full in longest:
                code, begin = fulls[full], at - full.rfind(surname)
                if begin < 0 or not text.startswith(full, begin):
                    continue
                end = begin + len(full)
                if full == surname and (
                    article := _ARTICLE_BEFORE.search(text, max(0, at - 4), at)
                ):
                    begin = article.start()
                if code and not (full == surname and (of_a_place or _is_another(text, at))):
                    possessive = text[end : end + 2] in ("'s", "’s")
                    yield PartyMention(
                        start=begin, end=end, code=code, how=How.PERSON, possessive=possessive
                    )
                break
        at = text.find(surname, after)


_GIVEN = re.compile(r"([A-Z][a-z]+) $")


def _is_another(text: str, at: int) -> bool:
    """Whether another given name stands before a surname."""
    found = _GIVEN.search(text, max(0, at - 24), at)
    return found is not None and found[1] in listed("given")


def without_overlap(mentions: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """Yield those that begin after the one before has ended."""
    end = -1
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end


def outside(
    mentions: Iterable[PartyMention], spans: Sequence[PartyMention]
) -> Iterator[PartyMention]:
    """Yield the mentions that meet none of the others, which are sorted and do not overlap."""
    starts = [span.start for span in spans]
    for mention in mentions:
        index = bisect_right(starts, mention.end - 1) - 1
        if index < 0 or spans[index].end <= mention.start:
            yield mention
