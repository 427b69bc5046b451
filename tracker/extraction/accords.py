"""Accords in a text: by name and alias, by a short form, and agreements that are none of them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, Known, known, named, singular
from tracker.extraction.lexicon import words
from tracker.extraction.lines import Lines
from tracker.extraction.tokens import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordMention:
    """Words that refer to an accord or to another agreement: `text[start:end]`, without "the"."""

    start: int
    end: int
    slug: str | None
    """The accord; None for another agreement or club ("the Oslo Accords", "a trade deal")."""
    short: bool = False
    """A short form that took its meaning from what stands before: "the accords", "the pact"."""
    modifier: bool = False
    """Describes the noun that follows: "Abraham Accords members", "OPEC meeting"."""


_HEAD = re.compile(
    r"\b(?=[AaPpDdTtCcSsMmFfBbGgOoUuLlIi])(?P<head>[Aa]ccords?|[Aa]greements?|[Pp]acts?|[Dd]eals?|[Tt]reat(?:y|ies)|[Cc]onventions?"
    r"|[Pp]rotocols?|[Dd]eclarations?|[Cc]harters?|[Ss]tatutes?|[Mm]emorand(?:um|a|ums)|MoUs?|MOUs?"
    r"|[Ff]rameworks?|[Cc]ovenants?|[Cc]easefires?|[Tt]ruces?|[Cc]ompacts?"
    r"|[Bb]loc|[Cc]lub|[Gg]roup|[Gg]rouping|[Aa]lliance|[Oo]rgani[sz]ation|[Uu]nion|[Cc]artel|[Ll]eague"
    r"|[Cc]ommunity|[Cc]ourt|[Cc]ouncil|[Aa]ssociation|[Ff]orum|[Pp]artnership|[Ii]nitiative|[Bb]ody"
    r"|[Cc]oalition|[Aa]rrangement)\b(?![-@])"
)
_BODIES: Final = re.compile(
    r"\b(?:NATO|Nato|ASEAN|Asean|OPEC\+?|Opec\+?|BRICS\+?|Brics|G7|G20|G77|WTO|IMF|WHO|UNESCO|Unesco"
    r"|IAEA|NPT|CPTPP|RCEP|USMCA|NAFTA|AUKUS|Aukus|Quad|SCO|CSTO|CIS|EAEU|GCC|ECOWAS|Ecowas|SADC|EFTA"
    r"|Mercosur|AfCFTA|UNRWA|UNHCR|OAS|OSCE|OECD|ICC|ICJ|Interpol|JCPOA|START|INF|United\s+Nations"
    r"|U\.N\.|UN|African\s+Union|Arab\s+League|Schengen)(?!\w)"
)
# Before a capitalised head: the words of its name. "the Oslo Accords", "Joint Declaration".
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|(?<=\s)(?:of|on|for|and|the|against|de))\s+){1,10}$"
)
_NAME_AFTER = re.compile(
    r"\s+(?:of|on|for|against|concerning|relating\s+to|between)\s+(?:the\s+)?[A-Z][\w'’-]*"
    r"(?:(?:\s+(?:of|on|for|and|the|in|to))*\s+[A-Z][\w'’-]*){0,10}"
)
# Before any head, word by word backwards: what describes it, up to an article or the like.
_WORDS_BEFORE = re.compile(r"[\w.'’-]+")
_NO_DESCRIPTION: Final = words(
    """
    to of in and or by with for on at from has have had is are was were will would as under through
    into than not it they he she who which sign signs signed signing reach reached reaching struck
    strike made make making inked concluded juggling violated violate followed follows join joins
    joined joining about over after before between but if when while because since during that's
    """
)
_INDEFINITE: Final = words(
    """
    a an another any no some several many new other two three four five six seven eight nine ten
    both such similar separate various its their his her our my
    """
)
_DESCRIBED_BY: Final = 5  # words at most
_DEFINITE: Final = words("the this that these those")
# What an agreement is about that is not the accord.
_TOPICS: Final = words(
    """
    trade free-trade bilateral ceasefire cease-fire truce nuclear peace defense defence security
    cooperation water prisoner prisoners grain arms hostage hostages investment migration fisheries
    fishing border oil gas energy mineral minerals military tax extradition visa labor labour
    weapons weapon aid loan debt swap exchange partnership-type economic commercial business media
    transit rail railway pipeline port ports aviation tourism technology tech chip chips satellite
    nonproliferation non-proliferation disarmament basing mining uranium lithium rare earth earths
    submarine maritime customs tariff tariffs cultural education health research science wheat
    power-sharing coalition political rebel reconciliation unity
    """
)
_NO_DEAL: Final = words("great good big raw real")
_DEALS_WITH = re.compile(r"\s+(?:with|in)\b")
_UNDERSTANDING = re.compile(r"\s+of\s+(?:understanding|cooperation|agreement|intent)\b")
_APPOSED = re.compile(
    r"\s*(?:,|—|–|\(|\s-\s)\s*(?:which\s+(?:is|are|was|were)\s+)?$"
    r"|\s+(?:is|are|was|were|remains?|became|as|being|represents?)\s+(?:\w+\s+){0,3}$"
)
_MODIFIED: Final = words(
    """
    members member meeting meetings summit signatories signatory states countries nations initiative
    framework announcement talks ceremony process project partner partners output quotas quota
    declaration headquarters secretariat membership ministers minister leaders accession expansion
    producer producers production group bloc alliance rules obligations commitments parties party
    goals targets basket oil supply cuts candidate candidates bid
    """
)
_WORD_NEXT = re.compile(r"\s+([\w-]+)")
_FAR = 14  # mentions back in which a short form finds its meaning
_CLOSE = 4000  # code points back in which it does
_SIGNED: Final = words("ceasefire cease-fire truce mou memorandum arrangement")


@dataclass(slots=True)
class _Stack:
    """What was named so far, the last at the end: its place, its slug, its head nouns."""

    named: list[tuple[int, str | None, str, frozenset[str]]]

    def meant(self, head: str, position: int) -> tuple[bool, str | None]:
        """Whether a head noun means one of them, and which.

        The last that may be called so; of nouns that not every agreement is called by ("accords",
        "convention"), the last of that very noun goes before.
        """
        near = [row for row in self.named[-_FAR:] if position - row[0] <= _CLOSE]
        if head not in _ANY:
            for _, slug, own, heads in reversed(near):
                if own == head or (slug is not None and head in heads):
                    return True, slug
        for _, slug, own, heads in reversed(near):
            if own == head or head in heads:
                return True, slug
        return False, None


_ANY: Final = frozenset({"agreement", "deal", "pact", "arrangement"})


def accords_named(text: str, accords: Collection[Accord]) -> tuple[AccordMention, ...]:
    """Return the mentions of accords and of other agreements, in order, without overlap.

    `accords` are those that may be spoken of. A short form means the accord or agreement that was
    named last and whose name or kind has that head noun. Never raises.
    """
    return tuple(_mentions(text, known(tuple(accords))))


def _mentions(text: str, among: Known) -> Iterator[AccordMention]:
    stack, lines = _Stack([]), Lines(text)
    done = 0
    names = [(start, end, slug, None) for start, end, slug in named(text, among)]
    heads = [(found.start(), found.end(), None, found) for found in _HEAD.finditer(text)]
    bodies = [(found.start(), found.end(), "", None) for found in _BODIES.finditer(text)]
    for start, end, slug, found in sorted(chain(names, heads, bodies), key=lambda each: each[:2]):
        if start < done:
            continue
        if found is not None:
            mention = _by_head(text, found, done, stack, among, lines)
        elif slug:
            mention = AccordMention(
                start=start, end=end, slug=slug, modifier=_is_modifier(text, end)
            )
            head = singular(folded(text[start:end].split()[-1]))
            stack.named.append((start, slug, head, among.heads[slug]))
        else:
            mention = AccordMention(
                start=start, end=end, slug=None, modifier=_is_modifier(text, end)
            )
            stack.named.append((start, None, "", _OTHER_CLUB))
        if mention is not None:
            yield mention
            done = mention.end


_OTHER_CLUB: Final = frozenset({"organization", "bloc", "club", "group", "alliance", "body"})
_OTHER_AGREEMENT: Final = frozenset({"accord", "agreement", "pact", "deal", "arrangement"})


def _by_head(
    text: str, found: re.Match[str], done: int, stack: _Stack, among: Known, lines: Lines
) -> AccordMention | None:
    """What a head noun refers to, with the words before it."""
    start, end = found.span()
    head = singular(found["head"].lower())
    floor = max(done, start - 90)
    lines.look(start)
    if found["head"][0].isupper() and not lines.titled:
        name = _capitalised(text, found, floor)
        if name and text[slice(*name)] not in _NO_AGREEMENT:
            return _other(text, *name, head, stack)
    which, described, begin, outset = _described(text, floor, start)
    bare = not which and not described
    if head == "deal" and (
        _NO_DEAL.intersection(described) or (bare and _DEALS_WITH.match(text, end))
    ):
        return None
    if found["head"][0].isupper() and lines.titled and bare:
        which = "the"  # of a title, in which articles are left out
    topical = not _TOPICS.isdisjoint(described)
    club = head in CLUBS and head not in INSTRUMENTS
    if which in _DEFINITE and not topical:
        fits, slug = stack.meant(head, start)
        if fits and (slug is not None or not club):
            if slug is not None:
                stack.named.append((begin, slug, head, among.heads[slug]))
            return AccordMention(
                start=begin, end=end, slug=slug, short=True, modifier=_is_modifier(text, end)
            )
    if club or head in _SAID or lines.titled:
        return None
    if head in ("protocol", "convention", "statute", "arrangement") and not which:
        return None
    plural = found["head"].lower() != head
    if not which and not plural and not topical and head not in _SIGNED:
        return None
    if which not in _DEFINITE and not topical and stack.named and _is_apposed(text, done, outset):
        return None
    if head == "memorandum" and (of := _UNDERSTANDING.match(text, end)):
        end = of.end()
    return _other(text, begin, end, head, stack)


_SAID: Final = frozenset({"framework", "declaration", "charter"})


def _described(text: str, floor: int, start: int) -> tuple[str, list[str], int, int]:
    """The article before a head noun, its adjectives, where they begin, and where all begins."""
    described: list[str] = []
    begin = outset = start
    for found in reversed(list(_WORDS_BEFORE.finditer(text, floor, start))):
        gap = text[found.end() : outset]
        word = found[0].lower()
        if not gap.isspace() and gap != ", ":
            break
        if word in _DEFINITE or word in _INDEFINITE or word.isdigit() or word[-2:] in ("’s", "'s"):
            return word, described, begin, found.start()
        if word in _NO_DESCRIPTION or len(described) == _DESCRIBED_BY or found.start() == floor:
            break
        described.append(word)
        begin = outset = found.start()
    return "", described, begin, outset


def _capitalised(text: str, found: re.Match[str], floor: int) -> tuple[int, int] | None:
    """The bounds of a capitalised name around a capitalised head noun."""
    start, end = found.span()
    if (after := _NAME_AFTER.match(text, end)) and " of " not in text[end : end + 4]:
        return start, after.end()
    if after and found["head"] in ("Treaty", "Convention", "Declaration", "Charter", "Statute"):
        return start, after.end()
    before = _NAME_BEFORE.search(text, floor, start)
    if before is None:
        return None
    begin, name = before.start(), before[0]
    while True:  # "The Oslo", "On the Oslo": what opens a sentence is no part of the name
        first = name.split(None, 1)
        if len(first) == 2 and (first[0].lower() in _NO_NAME):
            begin += len(name) - len(first[1])
            name = first[1]
        elif first and first[0].lower() in _NO_NAME:
            return None
        else:
            break
    return begin, end


_NO_NAME: Final = words(
    """
    the a an this that these those of on for and against in to de by with from at under after before
    but as if when while since although though its their his her our my many some most all any no
    both each every another such other new
    """
)


_NO_AGREEMENT: Final = frozenset({"Soviet Union"})


def _is_apposed(text: str, done: int, start: int) -> bool:
    """Whether a phrase only says what the agreement right before it is."""
    return start - done < 40 and _APPOSED.fullmatch(text, done, start) is not None


def _other(text: str, start: int, end: int, head: str, stack: _Stack) -> AccordMention:
    heads = _OTHER_CLUB if head in CLUBS and head not in INSTRUMENTS else _OTHER_AGREEMENT
    stack.named.append((start, None, head, heads))
    return AccordMention(start=start, end=end, slug=None, modifier=_is_modifier(text, end))


def _is_modifier(text: str, end: int) -> bool:
    following = _WORD_NEXT.match(text, end, end + 30)
    return following is not None and following[1].lower() in _MODIFIED
