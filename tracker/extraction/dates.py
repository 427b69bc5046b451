"""Dates in the English of news, resolved against the day of publication."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from tracker.domain.days import BEGINNING, FOREVER, Days, When
from tracker.extraction import patterns as re
from tracker.extraction import reckoning
from tracker.extraction.date_meaning import resolve, resolve_in
from tracker.extraction.date_words import DateWords, date_words
from tracker.extraction.reckoning import NOTHING, Reading, Resolved


class DateKind(StrEnum):
    """How the words speak of the date that they name."""

    POINT = "point"
    """On a day of `when`: "on Thursday", "in 2020", "in the summer of 2020"."""
    SPAN = "span"
    """All through it: "from 2017 to 2021", "between May and July 2021"."""
    BEFORE = "before"
    """At the latest then: "by 2030", "before the end of the year", "until May": `when` is open."""
    AFTER = "after"
    """Then or later: "after 2021", "from 2027 on": `when` is open at its end."""
    SINCE = "since"
    """Lasting from then: "since 1992", "for more than 30 years"; `named` says when it began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words that give a date: `text[start:end]`, a preposition that bounds it included.

    "on" and "in" are not included, "by", "since", "after" and "until" are.
    """

    start: int
    end: int
    when: When | None
    """What the words say, bound and all: "by 2030" is `[..2030]`. None where that is relative to
    something unknown (no publication day, no date before it); the clause still has a date of its
    own, so no other may be lent to it."""
    named: When | None
    """The date that is named, without its bound: "by 2030" is `2030`, "since 1992" is `1992`."""
    later: When | None
    """The other reading, for what is still to come, where the words leave it open: "on Thursday",
    "in September" (`when` is then the latest one not after publication). With its bound."""
    kind: DateKind
    relative: bool
    """Whether publication or another date was needed to resolve it."""
    attributive: bool
    """Whether it only names a thing: "the 2015 Paris Agreement", "Thursday's summit"."""


_BOUND = re.compile(
    r"\b(?:(?P<by>by(?:\s+the\s+end\s+of)?|no\s+later\s+than|not\s+later\s+than|up\s+to|up\s+until"
    r"|until|till|through)"
    r"|(?P<before>before|prior\s+to|ahead\s+of)"
    r"|(?P<since>(?:ever\s+)?since|dating\s+(?:back\s+)?(?:to|from))"
    r"|(?P<after>after|following|not\s+before|no\s+earlier\s+than)"
    r"|(?P<eve>on\s+the\s+eve\s+of)"
    r"|(?P<span>from|between))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_UNTIL = re.compile(
    r"(?:\b(?:did|was|were|had)(?:\s+not|n['’]t)\b[^.;]{0,80}?"
    r"|\bnever\s+[^.;]{0,50}?|(?<!will )(?<!would )\bnot|\bheld\s+off\b[^.;,]{0,40}?)"
    r"\s*\b(?:until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WAITED_UNTIL = re.compile(
    r"\b(?:wait(?:s|ed)?|took\s+(?!part|up|over|office|effect)(?:\w+\s+){0,3}?)"
    r"\s*\b(?:until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\s+to\b")
_TO = re.compile(r"\s*(?:\s+(?:to|until|till|through)\s+|\s+and\s+|\s?[-–—]\s?)(?:the\s+|late\s+)?")
_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s+to|[-–—])\s*")
_OF = re.compile(r"\s+(?:of\s+|in\s+)?(?:the\s+)?")
_ONWARD = re.compile(r"\s+(?:on|onwards?|forward)\b")
_SINCE = re.compile(r"\bsince\s+$")
_OPENS = re.compile(r"(?:^|[.!?”\"]\s+|\n\s*)In\s+$")
_SAME_SENTENCE: Final = 160  # code points within which a year is lent to a month after it
_NEW_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|[\n;]")


def dates(text: str, published: When | None) -> tuple[DateMention, ...]:
    """Return the dates that a text gives, in order, without overlap.

    `published` may be a range: a weekday is then all the days that it can be, or the one that
    nearly all agree on, marked `?`. Without it, relative dates have no `when`. Never raises.
    """
    known = published.days if published else Days(BEGINNING, FOREVER)
    return tuple(_mentions(text, list(date_words(text)), known))


def _mentions(text: str, found: list[DateWords], published: Days) -> Iterator[DateMention]:
    anchor: Days | None = None
    index = 0
    while index < len(found):
        whole = _of_both(text, found[index], found[index + 1]) if index + 1 < len(found) else None
        words = found[index] if whole else _with_year(text, found, index)
        one = resolve(words, published, anchor, text)
        mention = None
        if whole is not None:
            one = resolve_in(words, resolve(found[index + 1], published, anchor, text))
            words = whole
            index += 1
        elif index + 1 < len(found):
            other = resolve(found[index + 1], published, anchor, text)
            mention = _span(text, words, one, found[index + 1], other)
        if mention is None and (words.relative or "").startswith("by "):
            index += 1  # "a month after" and the date that it counts from
            words, one = _beside(words, found[index : index + 1], published, anchor, text)
        if mention is None:
            mention = _bounded(text, words, one)
        else:
            index += 1
        yield mention
        if _is_told(mention, published) or anchor is None:
            anchor = mention.named.days if mention.named else anchor
        index += 1


def _is_told(mention: DateMention, published: Days) -> bool:
    """Whether the text tells of that time, so that "the day before" may count from it."""
    if mention.named is None or not mention.named.days.is_closed:
        return False
    return mention.kind is not DateKind.SINCE and mention.named.days.first <= published.last


def _of_both(text: str, words: DateWords, other: DateWords) -> DateWords | None:
    """One date of two: "September last year", "Thursday of next week"."""
    if words.relative or words.year is not None or other.count or other.part:
        return None
    if not (words.month and other.unit == "year") and not (
        words.weekday is not None and other.unit == "week"
    ):
        return None
    if other.relative is None or not _OF.fullmatch(text, words.end, other.start):
        return None
    return replace(words, end=other.end, attributive=other.attributive)


def _beside(
    words: DateWords, following: list[DateWords], published: Days, anchor: Days | None, text: str
) -> tuple[DateWords, Resolved]:
    """Count from the date that follows: "a month after Oct. 7"."""
    if not following:
        return words, NOTHING
    base = resolve(_with_year(text, following, 0), published, anchor, text)
    whole = replace(words, end=following[0].end)
    sign = -1 if words.relative == "by before" else 1
    if base.past is None or not base.past.days.is_closed or words.unit is None:
        return whole, NOTHING
    days = reckoning.moved(
        date.fromordinal(base.past.days.first), words.unit, sign * (words.count or 0)
    )
    return whole, Resolved(Reading(days, "~") if days else None)


def _with_year(text: str, found: list[DateWords], index: int) -> DateWords:
    """Lend a date that has no year that of its neighbour: "in May and July 2021"."""
    words = found[index]
    if words.month is None or words.year is not None or words.relative:
        return words
    if index + 1 < len(found):
        following = found[index + 1]
        between = text[words.end : following.start]
        if following.month and following.year and len(between) < 12 and _AND.fullmatch(between):
            early = words.month > following.month and "-" in between
            return _dated(words, following.year - early)
    for earlier in reversed(found[max(0, index - 2) : index]):
        between = text[earlier.end : words.start]
        if len(between) > _SAME_SENTENCE or _NEW_SENTENCE.search(between):
            break
        if earlier.year and not earlier.attributive and _lends(text, earlier):
            return _dated(words, earlier.year)
    return words


def _lends(text: str, earlier: DateWords) -> bool:
    """Whether a date lends its year.

    One with a month does ("signed in September 2020, followed by Morocco in December"), a bare
    year where it opens the sentence ("In 2020, …").
    """
    before = text[max(0, earlier.start - 16) : earlier.start]
    if earlier.month:
        return not _SINCE.search(before)
    return _OPENS.search(before) is not None


def _dated(words: DateWords, year: int) -> DateWords:
    return replace(words, year=year)


def _span(
    text: str, one: DateWords, first: Resolved, other: DateWords, last: Resolved
) -> DateMention | None:
    """From one date to another, if the words between them say so."""
    between = text[one.end : other.start]
    if len(between) > 16 or not _TO.fullmatch(between) or other.attributive:
        return None
    bound = _BOUND.search(text, max(0, one.start - 40), one.start)
    spanned = bound is not None and bound["span"] is not None
    if not spanned and " and " in between:
        return None
    if not spanned and not re.search(r"\b(?:to|until|through)\b|[-–—]", between):
        return None
    start = bound.start() if bound and spanned else one.start
    when = None
    if first.past and last.past:
        if first.past.days.first > last.past.days.last:
            return None
        ends = reckoning.joined(first.past.days, last.past.days)
        when = Reading(ends).when() if ends else None
    return DateMention(
        start=start,
        end=other.end,
        when=when,
        named=when,
        later=None,
        kind=DateKind.SPAN,
        relative=first.relative or last.relative,
        attributive=False,
    )


def _is_then(before: str, after: str) -> bool:
    """Whether something happens on the day that it lasts "until": "waited until 2010 to join"."""
    if _NOT_UNTIL.search(before):
        return True
    return _TO_DO.match(after) is not None and _WAITED_UNTIL.search(before) is not None


def _bounded(text: str, words: DateWords, resolved: Resolved) -> DateMention:
    """The mention with the preposition before it, if that bounds the date."""
    start, end, kind = words.start, words.end, DateKind.POINT
    bound = _BOUND.search(text, max(0, start - 40), start)
    lasting = words.relative == "lasting"
    way = "" if bound is None or lasting else bound.lastgroup or ""
    if way == "by" and _is_then(text[max(0, start - 110) : start], text[end : end + 4]):
        way = "only then"  # "did not join until 2004"
    change = {
        "by": reckoning.until,
        "before": reckoning.before,
        "since": reckoning.since,
        "after": reckoning.after,
    }.get(way)
    if lasting:
        kind = DateKind.SINCE
    elif way in ("by", "before"):
        kind = DateKind.BEFORE
        if way == "before" and words.part == "end":
            change = reckoning.until  # before the end of the year: within it
    elif way == "since":
        kind = DateKind.SINCE
    elif way == "after":
        kind = DateKind.AFTER
    elif words.spans or (way == "span" and words.last_day):
        kind = DateKind.SPAN
    elif way == "span":
        kind, change = DateKind.AFTER, reckoning.since
        if onward := _ONWARD.match(text, end):
            end = onward.end()
    elif way == "eve" and resolved.past:
        eve = resolved.past.days.first - 1
        resolved = Resolved(Reading(Days(eve, eve)), None, resolved.relative)
    if bound is not None and way:
        start = bound.start()
    if words.relative == "coming" or (words.relative == "within" and kind is DateKind.POINT):
        kind = DateKind.AFTER if words.relative == "coming" else DateKind.BEFORE
    past, later = resolved.past, resolved.later
    named = past.when() if past else None
    if change is not None:
        past = Reading(change(past.days)) if past else None
        later = Reading(change(later.days)) if later else None
    return DateMention(
        start=start,
        end=end,
        when=past.when() if past else None,
        named=named,
        later=later.when() if later else None,
        kind=kind,
        relative=resolved.relative,
        attributive=words.attributive,
    )
