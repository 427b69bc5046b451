"""What the log holds of the things that a reading names, as `importing.held` wants to know it."""

from collections.abc import Collection
from typing import Any

from tracker.domain.claims import Accord
from tracker.importing.held import Held, HeldClaim, State, Wants
from tracker.log import store, texts
from tracker.projections import standing
from tracker.projections.standing import Standing, stand


def held(connection: Any, wanted: Wants, text: str | None) -> Held:
    """Look up what a plan needs to know; `text` is that of the article that is being read."""
    own = {} if text is None else {texts.reference(text.encode()).sha256: text}
    upto = store.head(connection)
    ids = {*wanted.articles, *wanted.claims}
    for prefix in wanted.prefixes:
        ids.update(store.subjects_like(connection, prefix, upto=upto))
    told = stand(store.about(connection, subjects=ids, upto=upto))
    if wanted.refs or wanted.supersedes:
        slices = store.slice_of(connection, accords=wanted.accords, upto=upto)
        told = _together(told, stand(slices))
    return Held(
        accords=_accords(connection, wanted.accords, upto),
        articles={each: one.article for each, one in told.articles.items()},
        claims={
            each: HeldClaim(claim=one.claim, state=_state(one)) for each, one in told.claims.items()
        },
        refs={
            (one.claim.accord, one.claim.ref): each
            for each, one in told.claims.items()
            if one.claim.ref
        },
        supersedes={
            each: one.claim.supersedes for each, one in told.claims.items() if one.claim.supersedes
        },
        text_of=lambda sha256: own.get(sha256) or texts.held(connection, sha256),
    )


def _accords(connection: Any, wanted: Collection[str], upto: int) -> dict[str, Accord]:
    """Return the accords that are named; all of them, for a hint, where one is not defined."""
    named = stand(store.accords(connection, upto=upto, slugs=wanted)).accords
    if len(named) == len(wanted):
        return named
    return stand(store.accords(connection, upto=upto)).accords


def _together(one: Standing, other: Standing) -> Standing:
    return Standing(
        accords={**one.accords, **other.accords},
        articles={**one.articles, **other.articles},
        claims={**one.claims, **other.claims},
    )


def _state(one: standing.HeldClaim) -> State:
    if one.retracted:
        return "retracted"
    if one.counts:
        return "counts"
    return "waits" if one.waits else "rejected"
