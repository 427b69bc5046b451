"""What the statements of a text say together: one draft claim each, its repetitions beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Article, Claim, Quote
from tracker.extraction import patterns as re
from tracker.extraction.scene import Statement

_MOST_ALSO: Final = 4
_LEAST: Final = 0.3


def settled(found: Sequence[Statement]) -> list[Statement]:
    """Leave out what another statement of the text says better."""
    acts = {(each.accord, each.party, each.act) for each in found}
    settled = []
    for each in found:
        key = (each.accord, each.party)
        if each.act is Act.CANDIDATE and each.rule == "wishes" and (*key, Act.ANNOUNCED) in acts:
            continue
        settled.append(each)
    return settled


_RETURN: Final = re.compile(
    r"\b(?:return|re-?admit|came back|come back|let back|taken back)", re.IGNORECASE
)


def returned(text: str, found: Sequence[Statement]) -> list[Statement]:
    """Read a return as a reinstatement where the text has the party suspended, and not gone."""
    acts = {
        (each.accord, each.party, each.act) for each in found if each.modality is Modality.ASSERTED
    }
    read = []
    for each in found:
        key = (each.accord, each.party)
        if (
            each.act is Act.JOINED
            and (*key, Act.SUSPENDED) in acts
            and (*key, Act.WITHDREW) not in acts
            and _RETURN.search(text, each.start, min(len(text), each.end + 12))
        ):
            each = replace(each, act=Act.REINSTATED, rule="returned")
        read.append(each)
    return read


def claims_of(
    text: str, found: Sequence[Statement], article: Article, method: str
) -> Iterator[Claim]:
    merged: dict[tuple[object, ...], list[Statement]] = {}
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.sure < _LEAST or each.start >= each.end:
            continue
        merged.setdefault(_key(each, merged), []).append(each)
    claims = []
    for group in merged.values():
        best = max(group, key=lambda one: (one.when is not None, one.sure, -one.start))
        when = best.when
        others = [one for one in group if (one.start, one.end) != (best.start, best.end)]
        spots = list(dict.fromkeys((one.start, one.end) for one in others))[:_MOST_ALSO]
        claims.append(
            Claim(
                article=article.id,
                accord=best.accord,
                party=best.party,
                act=best.act,
                modality=best.modality,
                when=when,
                asserter=best.asserter,
                via=best.via,
                condition=best.condition,
                quote=Quote(words=text[best.start : best.end], at=best.start),
                also=tuple(Quote(words=text[a:b], at=a) for a, b in spots),
                method=method,
                rule=best.rule,
                confidence=f"{best.sure:.2f}",
            )
        )
    once = {claim.id: claim for claim in sorted(claims, key=lambda one: one.quote.at)}  # type: ignore[union-attr,arg-type,return-value]
    yield from once.values()


def _key(each: Statement, merged: dict[tuple[object, ...], list[Statement]]) -> tuple[object, ...]:
    """What makes two statements one: an undated one joins a dated one of the same speaker."""
    base = (each.accord, each.party, each.act, each.modality, each.asserter)
    exact = (*base, each.when.text if each.when else None)
    if exact in merged:
        return exact
    for key in merged:
        if key[:5] == base and (each.when is None or key[5] is None):
            return key
    return exact
