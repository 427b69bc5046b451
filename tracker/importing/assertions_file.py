"""Files of assertions: one a line, each an answer that the log must give.

    DAY ACCORD [CRITERION] [ANSWER] [RELATION] PARTY… [known DAY] [at POINT]   # remark

    2021-02-01 abraham-accords signatory = AE BH MA SD     these are in, and nobody else
    2020-01-01 opec party contains SA IQ                   these are, whoever else is
    2025-11-08 abraham-accords disputed KZ                 KZ is disputed by the accord's own test
    2025-11-08 abraham-accords signatory lacks IL          it is not among those who are in
    2025-11-08 abraham-accords disputed = KZ               it is the only one that is disputed
    2020-09-14 abraham-accords signatory =                 nobody is in
    2025-11-06 abraham-accords announced = AE known 2025-11-06 at 71

DAY is one full day, at its end. ACCORD is a slug, a name or an alias. CRITERION is one of `--by`
(signatory, or a bare act such as signed); without it, the accord's own. ANSWER is yes, no, unknown
or disputed; without it, yes. RELATION is `=`, `contains` or `lacks`; without it, `contains`, and
then a CRITERION or an ANSWER must stand there, and a PARTY. PARTY is a code, a slug or a name;
what holds spaces or a `#` stands in double quotes, and words in quotes are never keywords. `known`
and `at` are the clocks of the same name. A `#` at the beginning of a word opens a remark; empty
lines say nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from tracker.domain.acts import CRITERIA, Act
from tracker.domain.answers import Answer
from tracker.domain.days import parse_day
from tracker.domain.errors import BadDate
from tracker.importing import values
from tracker.importing.documents import LARGEST
from tracker.importing.reading import Fault, by_nearness, in_order, quoted

_WORD = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"(?=\s|$)|(?P<remark>#.*)|(?P<plain>[^\s"]+)(?=\s|$))')
_POINT = re.compile(r"[0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?")
_RELATIONS: Final = ("=", "contains", "lacks")
_CLOCKS: Final = ("known", "at")
_TESTS: Final = (*CRITERIA, *(act.value for act in Act))
_EXAMPLE: Final = "2021-02-01 abraham-accords signatory = AE BH"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAssertion:
    """One assertion as it stands in its file."""

    line: int
    text: str
    """The line, without its remark and the white space around it."""
    on: int
    accord: str
    by: str | None
    answer: Answer
    relation: str
    """`=`, `contains` or `lacks`."""
    parties: tuple[str, ...]
    """Codes, each once."""
    known: int | None = None
    at: str | None = None


class ReadAssertions(NamedTuple):
    """What a file asserts; faulty lines are left out of it."""

    assertions: tuple[ReadAssertion, ...]
    faults: tuple[Fault, ...]


class _Word(NamedTuple):
    text: str
    is_quoted: bool


class _Unfit(Exception):
    """What is wrong with a line, and what would be right."""


def read_assertions(data: bytes) -> ReadAssertions:
    """Read the assertions of a file. Never raises for what it holds."""
    if len(data) > LARGEST:
        fault = Fault(line=None, message=f"it has more than {LARGEST:,} bytes", hint="split it")
        return ReadAssertions((), (fault,))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        broken = data.count(b"\n", 0, problem.start) + 1
        return ReadAssertions((), (Fault(line=broken, message="not UTF-8", hint="convert it"),))
    read, faults = [], []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        try:
            told = _assertion(number, line)
        except _Unfit as problem:
            message, hint = problem.args
            faults.append(Fault(line=number, message=message, hint=hint))
        else:
            if told is not None:
                read.append(told)
    return ReadAssertions(tuple(read), in_order(faults))


def _assertion(number: int, line: str) -> ReadAssertion | None:
    words, text = _words(line)
    if not words:
        return None
    if len(words) < 3:
        raise _Unfit("an assertion has a day, an accord, and what is asserted", _EXAMPLE)
    on = _day("the day", words.pop(0).text)
    accord = words.pop(0).text
    clocks = dict(_clocks_taken(words))
    by = _taken(words, _TESTS)
    answer = _taken(words, tuple(Answer))
    relation = _taken(words, _RELATIONS)
    if relation is None and by is None and answer is None:
        choices = (*CRITERIA, *Answer, *_RELATIONS)
        near = by_nearness(words[0].text, choices)[0]
        raise _Unfit(
            f"{quoted(words[0].text)} is no criterion, answer or relation",
            f"such as {near}, in: {_EXAMPLE}",
        )
    if relation != "=" and not words:
        raise _Unfit("no party is named", "name one; only = may stand alone, for nobody")
    known = clocks.get("known")
    return ReadAssertion(
        line=number,
        text=text,
        on=on,
        accord=accord,
        by=by,
        answer=Answer(answer or "yes"),
        relation=relation or "contains",
        parties=tuple(dict.fromkeys(map(_party, words))),
        known=None if known is None else _day("known", known),
        at=_point(clocks.get("at")),
    )


def _words(line: str) -> tuple[list[_Word], str]:
    """Return the words of a line, and the line up to its remark."""
    words = []
    at, end = 0, len(line.rstrip())
    while at < end:
        found = _WORD.match(line, at)
        if found is None:
            raise _Unfit("a double quote does not stand around a whole word", 'as in "South Sudan"')
        if found["remark"]:
            break
        is_quoted = found["quoted"] is not None
        words.append(_Word(found["quoted"] if is_quoted else found["plain"], is_quoted))
        at = found.end()
    return words, line[:at].strip()


def _taken(words: list[_Word], choices: tuple[str, ...]) -> str | None:
    """Take the first word off, if it is one of some keywords."""
    if words and not words[0].is_quoted and words[0].text in choices:
        return words.pop(0).text
    return None


def _clocks_taken(words: list[_Word]) -> Iterator[tuple[str, str]]:
    """Take `known …` and `at …` off the end."""
    seen: set[str] = set()
    while words:
        if words[-1].text in _CLOCKS and not words[-1].is_quoted:
            raise _Unfit(f"{words[-1].text} says nothing", f"as in {words[-1].text} 2025-11-06")
        clock = words[-2] if len(words) > 1 else words[-1]
        if clock.text not in _CLOCKS or clock.is_quoted:
            return
        if clock.text in seen:
            raise _Unfit(f"{clock.text} stands there twice", "leave one out")
        seen.add(clock.text)
        yield clock.text, words[-1].text
        del words[-2:]


def _day(what: str, written: str) -> int:
    try:
        return parse_day(written)
    except BadDate as problem:
        raise _Unfit(f"{what} {quoted(written)} is no day", problem.hint) from None


def _point(written: str | None) -> str | None:
    if written is not None and not _POINT.fullmatch(written):
        raise _Unfit(f"at {quoted(written)} is no point", "a position (71), a date or a moment")
    return written


def _party(word: _Word) -> str:
    if not word.is_quoted and word.text in (*_CLOCKS, *_RELATIONS):
        raise _Unfit(
            f"{word.text} stands among the parties",
            "first the relation, then parties, and the clocks at the end",
        )
    try:
        return values.party(word.text)
    except values.Unfit as problem:
        raise _Unfit(f"party {problem.message}", problem.hint) from None
