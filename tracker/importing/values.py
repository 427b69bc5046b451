"""The values of single keys: from a text, as section 7 of the design has it, to what it means.

Each reader takes a text without white space around it (a quote: as it is). It raises `Unfit`, which
says in one sentence what is wrong and in another what would be right.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Final
from urllib.parse import urlsplit

from tracker.domain.acts import CRITERIA, Act, Modality
from tracker.domain.claims import CURATED
from tracker.domain.claims import slug as as_slug
from tracker.domain.days import When
from tracker.domain.errors import BadDate
from tracker.gazetteer import AmbiguousParty, UnknownParty, resolve
from tracker.importing.hidden import command_in, is_blank
from tracker.importing.reading import by_nearness, either, quoted

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_METHOD = re.compile(rf"{CURATED}|[a-z][a-z0-9-]*/\S+")
_DECIMAL = re.compile(r"[0-9eE.+-]{1,40}")
_PLAIN_URL = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[!-~]*)?")
"""What most addresses are like: told without taking them apart."""
_LIKE_AN_ID = re.compile(r"c-[0-9a-f]+")
DIGITS: Final = 16
LARGEST: Final = 2**53 - 1
"""The largest number of an event."""
_LONGEST: Final = 2_000
"""Characters of a title, a byline …"""
_LONGEST_URL: Final = 8_000
_FINEST: Final = -20
"""The last decimal place of a confidence."""


class Unfit(ValueError):
    """A value that its key cannot have; the message goes on the key's name ("is empty")."""

    def __init__(self, message: str, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


def text(written: str) -> str:
    if not written:
        raise Unfit("is empty", "leave the key out")
    return written


def name(written: str) -> str:
    """Return what an article is called by, or who wrote it."""
    if len(text(written)) > _LONGEST:
        raise Unfit(f"has {len(written):,} characters", f"it takes at most {_LONGEST:,}")
    if is_blank(written):
        raise Unfit("holds nothing that can be seen", "leave the key out")
    return written


def label(written: str) -> str:
    """Return a name that is seen as it stands."""
    if command := command_in(written):
        raise Unfit(f"holds {command}", "leave the character out")
    return name(written)


def quote(written: str) -> str:
    if not written.strip():
        raise Unfit("is empty", "give the words, or a locator instead")
    return written


def slug(written: str) -> str:
    if not _SLUG.fullmatch(written):
        proposal = as_slug(written[:100])
        example = proposal if _SLUG.fullmatch(proposal) else "abraham-accords"
        raise Unfit(
            f"{quoted(written)} is no slug",
            f"write lower-case letters, digits and hyphens, such as {example}",
        )
    return written


def act(written: str) -> Act:
    if written not in _ACTS:
        raise Unfit(f"{quoted(written)} is unknown", _one_of(written, _ACTS))
    return Act(written)


def modality(written: str) -> Modality:
    if written not in _MODALITIES:
        raise Unfit(f"{quoted(written)} is unknown", _one_of(written, _MODALITIES))
    return Modality(written)


def membership(written: str) -> str:
    if written not in _TESTS:
        raise Unfit(
            f"{quoted(written)} is neither a criterion nor an act", _one_of(written, _TESTS)
        )
    return written


def when(written: str) -> When:
    try:
        return When.parse(written)
    except BadDate as problem:
        raise Unfit(f"{quoted(written)} is not a date that can be used", problem.hint) from None


def party(written: str) -> str:
    try:
        return resolve(written)
    except AmbiguousParty as problem:
        raise Unfit(
            f"{quoted(written)} is ambiguous", f"which of {either(problem.candidates)}?"
        ) from None
    except UnknownParty as problem:
        if problem.candidates:
            hint = f"did you mean {either(problem.candidates)}?"
        else:
            hint = "write an ISO code (KZ), a name in English, or a slug of your own (some-league)"
        raise Unfit(f"{quoted(written)} is unknown", hint) from None


def count(written: str) -> int:
    if not re.fullmatch(rf"[0-9]{{1,{DIGITS}}}", written) or int(written) > LARGEST:
        raise Unfit(
            f"{quoted(written)} is no number of characters or bytes",
            "write digits alone, such as 283",
        )
    return int(written)


def confidence(written: str) -> str:
    """Return a decimal between 0 and 1 in its one shortest form."""
    try:
        number = Decimal(written if _DECIMAL.fullmatch(written) else "NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number <= 1:
        raise Unfit(f"{quoted(written)} is not between 0 and 1", "write a decimal such as 0.85")
    if not number:
        return "0"
    if number.adjusted() < _FINEST:
        raise Unfit(f"{quoted(written)} is too small", f"give at most {-_FINEST} decimal places")
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def sha256(written: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", written):
        raise Unfit(f"{quoted(written)} is no SHA-256", "64 hexadecimal digits in lower case")
    return written


def url(written: str) -> str:
    if len(written) <= _LONGEST_URL and _PLAIN_URL.fullmatch(written):
        return written
    try:
        parts = urlsplit(written)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    if len(written) > _LONGEST_URL:
        raise Unfit(f"has {len(written):,} characters", f"it takes at most {_LONGEST_URL:,}")
    if not fits or not written.isprintable() or " " in written:
        raise Unfit(f"{quoted(written)} is no address", "it begins with https:// or http://")
    return written


def origin(written: str) -> str:
    return as_slug(written) or written


def method(written: str) -> str:
    if not _METHOD.fullmatch(written):
        raise Unfit(f"{quoted(written)} is unknown", "curated, rules/1, or llm/ and a model's name")
    return written


def ref(written: str) -> str:
    if _LIKE_AN_ID.fullmatch(written):
        raise Unfit(f"{quoted(written)} looks like a claim's id", "choose another label")
    return written


def _one_of(written: str, words: tuple[str, ...]) -> str:
    return f"one of {', '.join(by_nearness(written, words))}"


_ACTS: Final = tuple(each.value for each in Act)
_MODALITIES: Final = tuple(each.value for each in Modality)
_TESTS: Final = tuple(dict.fromkeys((*CRITERIA, *_ACTS)))
