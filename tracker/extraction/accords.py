"""Accords in a text: by name and alias, by a short form, and agreements that are none of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction import patterns as re
from tracker.extraction.accord_memory import Memory, Named
from tracker.extraction.accord_names import CLUBS, INSTRUMENTS, Known, known, named, singular
from tracker.extraction.accord_phrases import (
    BODIES,
    HEAD,
    Phrase,
    deals_with,
    goes_on,
    is_apposed,
    is_modifier,
    name_at,
    phrase_at,
)
from tracker.extraction.alike_names import as_meant
from tracker.extraction.founding_words import founded_next, is_founded_by, is_whole
from tracker.extraction.lexicon import words
from tracker.extraction.lines import Lines
from tracker.extraction.shorter_names import shorter
from tracker.extraction.tokens import folded

_ON_A_NAME: Final = re.compile(r"\s+on\s+the\s+([A-Z]\w+(?:\s+[A-Z]\w+)+)")
_OF_A_NAME: Final = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-Z]")


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


def accords_named(text: str, accords: Collection[Accord]) -> tuple[AccordMention, ...]:
    """Return the mentions of accords and of other agreements, in order, without overlap.

    `accords` are those that may be spoken of. A short form means the accord or agreement that was
    named last and whose name or kind has that head noun. Never raises.
    """
    return tuple(_Reader(text, known(tuple(accords))).mentions())


_REACH = 90  # code points before a head noun in which its phrase may begin
_BESIDE = 80  # code points in which "under the accord" only says where another agreement belongs
_OTHER_CLUB: Final = words("organization bloc club group alliance body")
_OTHER_AGREEMENT: Final = words("accord agreement pact deal arrangement")
_SAID: Final = words("framework declaration charter")
_SIGNED: Final = words("ceasefire truce mou memorandum")
_OF_ACCESSION: Final = re.compile(r"\s+of\s+(?:accession|adhesion)\b")
_NAMED_NEXT: Final = re.compile(
    r"\s+(?:(?:known\s+as|called|named)\s+(?:the\s+)?[A-Z]|[A-Z]{3,}\b)"
)
_NEED_AN_ARTICLE: Final = words("protocol convention statute arrangement")
_NO_AGREEMENT: Final = frozenset({"Soviet Union"})
_PARTIAL: Final = words("working contact expert study steering drafting negotiating parliamentary")
_OF_SPORT: Final = words(
    "football soccer rugby golf tennis cricket sports chess rowing yacht book night supporters gold"
)
_OF_PEOPLE: Final = re.compile(
    r"(?!(?:allies|members|signatories|parties|states|countries|nations|powers|presidents|ministers|leaders|partners|neighbours|neighbors|two|three|sides|years|months|weeks|days|decades|governments|islands|islanders)['’])[a-z]{3,}s['’]"
)
_NEW: Final = words("new revised second separate other recent draft latest parallel later planned")
_ON_WHAT: Final = re.compile(
    r"\s+(?:on|for)\s+(?!(?:behalf|condition|time|schedule|paper|board|hold|track|grounds|account|camera|its|which|how|his|her|their|that|first|now|years|long|good|signature|ratification|approval|consideration)\b)(?:the\s+)?[a-z][\w-]*(?:\s+(?:of\s+)?[a-z][\w-]*){0,3}"
)
_LONG_WORD: Final = re.compile(r"[a-z]{5,}")
_BEGINNING: Final = 3000
"""Code points of a text in which is looked for what an accord is about."""
# "an Asian NATO": another that is only likened to it
_SUCH_A: Final = re.compile(
    r"(?:\b(?:an?|any|no)\s+[“\"‘']?|[“\"‘'])(?P<what>(?:new |second |mini-?|would-be |so-called )?"
    r"(?:East |South |North |West |South-?east |Central |Latin )?"
    r"(?:Asian|Arab|African|European|American|Pacific|Nordic|Baltic|Balkan|Islamic|Muslim|Sunni"
    r"|Gulf|Mediterranean|Eurasian|Turkic|Atlantic|Middle Eastern)[ -])$"
)
_OF_THE = re.compile(r"\s+of\s+(?:the\s+)?")
_TO_THE = re.compile(r"\s+to\s+(?:the\s+)?")
_NO_BODY = re.compile(
    r"(?:Federal|State|Guardian|Privy|Supreme|Executive|National|Legislative|City|Military|Sovereign|Transitional|Ruling)"
    r"\s+(?:[A-Z]\w+\s+)?Council"
)
_UNDER = re.compile(r"\b(?:under|within|through|part\s+of|framework\s+of)\s+(?:the\s+)?$")


class _Reader:
    """Reads a text once, from its beginning, and keeps what was named so far."""

    def __init__(self, text: str, among: Known) -> None:
        self._text = text
        self._among = among
        self._lines = Lines(text)
        self._done = 0
        bodies = [(found.start(), found.end(), "") for found in BODIES.finditer(text)]
        self._bodies = bodies
        names = tuple(named(text, among))
        names += tuple(shorter(text, names, among.apart, among.parts))
        self._names = as_meant(text, names, bodies)
        self._memory = Memory(text, among, self._names)

    def mentions(self) -> Iterator[AccordMention]:
        """Yield the mentions in the order of the text."""
        text = self._text
        names = [(start, end, slug, None) for start, end, slug in self._names]
        amends = any("amendment" in self._among.heads[slug] for _, _, slug, _ in names if slug)
        heads = [
            (found.start(), found.end(), "", found)
            for found in HEAD.finditer(text)
            if amends or found["head"][:5].lower() != "amend"
        ]
        bodies = [(*body, None) for body in self._bodies]
        for start, end, slug, found in sorted(
            chain(names, heads, bodies), key=lambda each: (each[0], not each[2], -each[1])
        ):
            if start < self._done:
                continue
            if found is not None:
                mention = self._by_head(found)
            else:
                mention = self._by_name(start, end, slug)
            if mention is not None:
                yield mention
                self._done = mention.end

    def _by_name(self, start: int, end: int, slug: str) -> AccordMention:
        if not slug:
            return self._other(start, end, "organization")
        if (such := _SUCH_A.search(self._text, max(0, start - 40), start)) is not None:
            return self._other(max(self._done, such.start("what")), end, "organization")
        own = {singular(folded(word)) for word in self._text[start:end].split()}
        last = self._memory.last
        heads = self._among.heads[slug]
        name = Named(start, slug, heads & own, heads)
        if last and last.slug is None and start - last.start < _BESIDE and self._is_under(start):
            self._memory.add(name, before_last=True)
        else:
            self._memory.add(name)
        return self._mention(start, end, slug)

    def _is_under(self, start: int) -> bool:
        return _UNDER.search(self._text, max(0, start - 24), start) is not None

    def _by_head(self, found: re.Match[str]) -> AccordMention | None:
        """What a head noun refers to, with the words before it."""
        text, floor = self._text, max(self._done, found.start() - _REACH)
        self._lines.look(found.start())
        capital = found["head"][0].isupper()
        if capital and goes_on(text, found):
            return None
        if (mention := self._founding(phrase_at(text, found, floor))) is not None:
            return mention
        if capital and not self._lines.titled and (name := name_at(text, found, floor)):
            if text[slice(*name)] in _NO_AGREEMENT or _NO_BODY.fullmatch(text, *name):
                return None
            if (club := self._club_in(found, name)) is not None:
                own = frozenset({singular(found["head"].lower())})
                heads = self._among.heads[club]
                self._memory.add(Named(name[0], club, own, heads | own))
                return self._mention(*name, club)
            return self._other(*name, singular(found["head"].lower()))
        phrase = phrase_at(text, found, floor)
        accession = "accession" in phrase.described or _OF_ACCESSION.match(text, phrase.end)
        founding = "founding" in phrase.described and phrase.head in INSTRUMENTS
        if (
            accession
            and (to := _TO_THE.match(text, phrase.end))
            and self._memory.named_at(to.end())[0]
        ):
            return None  # "its accession protocol to the CPTPP"
        last = self._memory.last_accord if founding else self._memory.last if accession else None
        if last is not None and last.slug is not None:
            # What is signed to accede, or was to found it: "the accession protocol".
            if founding:  # and is "the agreement" from here on
                self._memory.add(replace(last, start=phrase.start, own=frozenset({phrase.head})))
            return self._mention(phrase.begin, phrase.end, last.slug, short=True)
        if accession and phrase.head in INSTRUMENTS and phrase.which:
            return self._other(phrase.begin, phrase.end, phrase.head)  # of another club
        if not (_PARTIAL | _OF_SPORT).isdisjoint((*phrase.described, *phrase.topics)):
            return None  # "the working group", "the football club"
        if phrase.is_idiom or deals_with(text, phrase):
            return None
        if self._memory.last and text[self._done : phrase.outset].isspace():
            return None  # the Abraham Accords peace deal
        bare = capital and self._lines.titled and not phrase.which
        if bare:  # In a title, articles are left out, and verbs look like adjectives.
            phrase = replace(phrase, described=(), begin=phrase.start)
        if (phrase.is_definite and not phrase.is_ranked) or bare:
            mention = self._short(phrase)
            if mention is not None:
                return mention
        return None if self._lines.titled else self._unnamed(phrase)

    def _short(self, phrase: Phrase) -> AccordMention | None:
        """The accord or agreement that was named before, if such a phrase may mean it."""
        if _NAMED_NEXT.match(self._text, phrase.end):
            return None  # "the West African bloc ECOWAS"
        club = phrase.head in CLUBS and phrase.head not in INSTRUMENTS
        if self._text[phrase.start].isupper() and _OF_A_NAME.match(self._text, phrase.end):
            return None  # "the Council of Europe"
        found = self._memory.meant(phrase, titled=self._lines.titled)
        if found is None or (club and found.slug is None):
            return None
        slug = found.slug
        if slug is not None and not club and self._is_on_another(phrase, slug):
            return self._other(phrase.begin, phrase.end, phrase.head)
        if slug is not None:
            parts = self._among.parts[slug]
            about = _ON_A_NAME.match(self._text, phrase.end)
            said = (*phrase.names, *(about[1].split() if about else ()))
            names = {singular(folded(name)) for name in said}
            if not club and not names <= parts:
                return None  # "the Gaza deal" is another
            if not club and phrase.topics - parts:
                return None
            if "nuclear" in phrase.topics and phrase.head in ("deal", "agreement"):
                return None  # hardly the treaty that bans the weapons
            own = frozenset({phrase.head})
            self._memory.add(Named(phrase.start, slug, own, found.heads))
        elif phrase.topics or phrase.names:
            return None
        return self._mention(phrase.begin, phrase.end, slug, short=True)

    def _is_on_another(self, phrase: Phrase, slug: str) -> bool:
        """Whether a phrase says that it is of others, or on what was not spoken of before.

        As in "the lawyers' treaty", "the revised convention on co-producing films".
        """
        parts = self._among.parts[slug]
        if any(
            _OF_PEOPLE.fullmatch(word)
            and singular(folded(word[:-1])) not in parts
            and folded(word[:-2]) not in parts
            for word in phrase.described
        ):
            return True
        if _NEW.isdisjoint(word.lower() for word in phrase.described):
            return False
        about = _ON_WHAT.match(self._text, phrase.end)
        if about is None:
            return False
        topics = [word.lower() for word in _LONG_WORD.findall(about[0])]
        begun = self._text[: min(phrase.start, _BEGINNING)].lower()
        return bool(topics) and not any(word in begun for word in topics)

    def _founding(self, phrase: Phrase) -> AccordMention | None:
        """The text that founds a club: "the treaty establishing the Community"."""
        if phrase.which != "the" or phrase.topics:
            return None
        of = founded_next(self._text, phrase.head, phrase.end)
        slug, end = self._memory.named_at(of) if of else (None, 0)
        if slug is None or CLUBS.isdisjoint(heads := self._among.heads[slug]):
            return None
        if not is_whole(self._text, end):
            return None
        self._memory.add(Named(phrase.start, slug, heads & CLUBS | {phrase.head}, heads))
        return self._mention(phrase.start, end, slug)

    def _founded_by(self, phrase: Phrase) -> AccordMention | None:
        """What a club was founded by: "it grew out of a treaty"."""
        last = self._memory.last
        if last is None or last.slug is None or phrase.topics or phrase.names:
            return None
        if phrase.head not in INSTRUMENTS or CLUBS.isdisjoint(self._among.heads[last.slug]):
            return None
        if not is_founded_by(self._text, self._done, phrase.outset):
            return None
        self._memory.add(replace(last, start=phrase.start, own=frozenset({phrase.head})))
        return self._mention(phrase.begin, phrase.end, last.slug, short=True)

    def _club_in(self, found: re.Match[str], name: tuple[int, int]) -> str | None:
        """The club whose founding text is named: "the Framework Agreement of the Alliance"."""
        if singular(found["head"].lower()) not in INSTRUMENTS:
            return None
        of = _OF_THE.match(self._text, found.end(), name[1])
        slug, _ = self._memory.named_at(of.end()) if of else (None, 0)
        return slug if slug and not CLUBS.isdisjoint(self._among.heads[slug]) else None

    def _unnamed(self, phrase: Phrase) -> AccordMention | None:
        """Another agreement, if the phrase speaks of one."""
        head, topics = phrase.head, phrase.topics
        if (head in CLUBS and head not in INSTRUMENTS) or head in _SAID:
            return None
        if (founded := self._founded_by(phrase)) is not None:
            return founded
        if head in _NEED_AN_ARTICLE and not phrase.which:
            return None
        if not phrase.which and not phrase.plural and not topics and head not in _SIGNED:
            return None
        if phrase.which in ("no", "any") and not topics and not phrase.names:
            return None  # "no treaty is for ever"
        if (told := self._memory.introduced(phrase)) is not None:
            return self._mention(phrase.begin, phrase.end, told, short=True)
        last = self._memory.last
        apposed = last is not None and not phrase.is_definite
        if apposed and is_apposed(self._text, self._done, phrase):
            if last is not None and last.slug is not None:  # and may be called so from here on
                own = frozenset({head})
                self._memory.add(Named(phrase.start, last.slug, own, last.heads))
            return None
        if phrase.is_definite and not topics and not phrase.names:
            # Something that was not named: what comes after it does not mean it.
            return self._mention(phrase.begin, phrase.end, None)
        return self._other(phrase.begin, phrase.end, head)

    def _other(self, start: int, end: int, head: str) -> AccordMention:
        club = head in CLUBS and head not in INSTRUMENTS
        heads = _OTHER_CLUB if club else _OTHER_AGREEMENT
        self._memory.add(Named(start, None, frozenset({head}), heads))
        return self._mention(start, end, None)

    def _mention(
        self, start: int, end: int, slug: str | None, *, short: bool = False
    ) -> AccordMention:
        modifier = is_modifier(self._text, end)
        return AccordMention(start=start, end=end, slug=slug, short=short, modifier=modifier)
