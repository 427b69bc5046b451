"""Text → draft claims by a language model, of which only what the text bears out is kept.

    drafts     all that a model reads in one article, and what of it was left out

No text of a model's own enters a draft: an answer only points at words of the article, at one of
the accords that were asked about, at a party that those words name. What an article says to the
model can therefore at worst make it point at other words of the article, for a person to judge.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final

from tracker.domain.acts import OF_THE_WHOLE, Act, Modality
from tracker.domain.claims import Accord, Article, Claim, Quote
from tracker.domain.days import When
from tracker.domain.errors import BadDate
from tracker.extraction.accords import accords_named
from tracker.extraction.completions import Model, NoAnswer, ask
from tracker.extraction.passages import Passages, is_short, names, passages, places
from tracker.extraction.prompt import PROMPT, instruction
from tracker.gazetteer import PartyNameError, resolve

if TYPE_CHECKING:
    from tracker.extraction.told import Told

__all__ = ["LONGEST", "Drafted", "Model", "NoAnswer", "drafts"]

LONGEST: Final = 100_000
"""Code points of a text that a model is asked about."""
_PLACES: Final = 20
"""Places of the same words that are looked at."""
_ALSO: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a model read in one article."""

    claims: tuple[Claim, ...] = ()
    left_out: tuple[str, ...] = ()
    """Why a claim of the model is none, a line each; in no words but ours."""


class _LeftOut(Exception):
    """A claim that the text does not bear out."""


def drafts(text: str, *, article: Article, accords: Collection[Accord], model: Model) -> Drafted:
    """Return the draft claims that a model reads in a text about accords, in the text's order.

    As `tracker.extraction.drafts`, but over the network. Where the text names none of the accords
    nobody is asked. Raises `NoAnswer`.
    """
    named = {each.slug for each in accords_named(text, accords)}
    about = [each for each in accords if each.slug in named]
    if not about:
        return Drafted()
    if len(text) > LONGEST:
        raise NoAnswer(
            f"the text is too long for a model: {len(text)} characters",
            f"at most {LONGEST} are sent; --method rules reads it",
            of_service=False,
        )
    # Imported here, with pydantic.
    from tracker.extraction.told import read, schema

    slugs = sorted(each.slug for each in about)
    answer = ask(
        model, instruction=instruction(about), data=_data(text, article), schema=schema(slugs)
    )
    told = read(answer)
    if told is None:
        raise NoAnswer(
            "the model's answer is not of the form that was asked for",
            "try another model, or --method rules",
            of_service=False,
        )
    return _drafted(told, passages(text), article=article, accords=slugs, method=model.method)


def _data(text: str, article: Article) -> str:
    """Return the article as one JSON string: nothing in it can end it and begin something else."""
    about = {
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published and article.published.text,
        "text": text,
    }
    return json.dumps(about, ensure_ascii=False)


def _drafted(
    told: Sequence["Told | None"],
    read: Passages,
    *,
    article: Article,
    accords: Collection[str],
    method: str,
) -> Drafted:
    claims: dict[str, tuple[int, Claim]] = {}
    left_out = []
    for number, each in enumerate(told, 1):
        try:
            if each is None:
                raise _LeftOut("it is not of the form that was asked for")
            at, claim = _claim(each, read, article=article, accords=accords, method=method)
        except _LeftOut as reason:
            left_out.append(f"claim {number} of the model's {len(told)}: {reason}")
        else:
            claims.setdefault(claim.id, (at, claim))
    ordered = sorted(claims.values(), key=lambda pair: pair[0])
    return Drafted(claims=tuple(claim for _, claim in ordered), left_out=tuple(left_out))


def _claim(
    told: "Told", read: Passages, *, article: Article, accords: Collection[str], method: str
) -> tuple[int, Claim]:
    """Return a claim and where it stands. Raises `_LeftOut`."""
    if told.accord not in accords:
        raise _LeftOut("the text does not name its accord")
    act = Act(told.act)
    party = _party(told.party, act)
    start, end = _quoted(told.quote, read, party)
    also = []
    for words in told.also[:_ALSO]:
        try:
            place = _quoted(words, read, party)
        except _LeftOut:  # the claim stands without it
            continue
        if place != (start, end) and place not in also:
            also.append(place)
    return start, Claim(
        article=article.id,
        accord=told.accord,
        party=party,
        act=act,
        modality=Modality(told.modality),
        when=_when(told.when),
        asserter=_printed("asserter", told.asserter, read.text),
        via=_printed("via", told.via, read.text),
        condition=_printed("condition", told.condition, read.text),
        quote=Quote(words=read.text[start:end], at=start),
        also=tuple(Quote(words=read.text[a:b], at=a) for a, b in sorted(also)),
        method=method,
        rule=PROMPT,
        confidence=_decimal(told.confidence),
    )


def _party(told: str | None, act: Act) -> str | None:
    if not told:
        if act not in OF_THE_WHOLE:
            raise _LeftOut("it has no party")
        return None
    try:
        return resolve(told)
    except PartyNameError as problem:
        raise _LeftOut("its party is unknown or ambiguous") from problem


def _quoted(words: str, read: Passages, party: str | None) -> tuple[int, int]:
    """Return where words stand that name the party around them."""
    found = list(islice(places(read.text, words), _PLACES))
    if not found:
        raise _LeftOut("its quote does not stand in the text")
    short = [place for place in found if is_short(read, *place)]
    if not short:
        raise _LeftOut("its quote runs over too many sentences")
    if party is not None:
        short = [place for place in short if names(read, party, *place)]
        if not short:
            raise _LeftOut("the passage of its quote does not name its party")
    start, end = short[0]
    if len(words.split()) == 1 and not _is_name(read, party, start, end):
        raise _LeftOut("its quote is too short to bear it")
    return start, end


def _is_name(read: Passages, party: str | None, start: int, end: int) -> bool:
    """Say whether a word is the party's own name, as in a list of members."""
    return any(
        each.code == party and start <= each.start and each.end <= end for each in read.mentions
    )


def _printed(key: str, told: str | None, text: str) -> str | None:
    """Return words of the text as they are printed there, on one line."""
    if not told or not told.strip():
        return None
    place = next(places(text, told), None)
    if place is None:
        raise _LeftOut(f"its {key} does not stand in the text")
    return " ".join(text[slice(*place)].split())


def _when(told: str | None) -> When | None:
    if not told or not told.strip():
        return None
    try:
        return When.parse(told)
    except BadDate as problem:
        raise _LeftOut("its date cannot be used") from problem


def _decimal(confidence: float) -> str:
    number = f"{Decimal(repr(confidence)):.2f}"
    return number.rstrip("0").rstrip(".") if "." in number else number
