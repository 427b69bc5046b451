"""What must be looked up of what the log holds before a reading can be planned. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tracker.domain.claims import Accord, Article, Claim
from tracker.importing.corrections import is_claim_id, is_long_enough
from tracker.importing.reading import ReadAccord, ReadArticle, ReadClaim, Reading

State = Literal["counts", "waits", "rejected", "retracted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """A claim as last amended, and whether it counts."""

    claim: Claim
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the log holds of the things that a reading names (`wants`)."""

    accords: Mapping[str, Accord] = field(default_factory=dict)
    """By slug: those that are named, better all, for the hints."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    claims: Mapping[str, HeldClaim] = field(default_factory=dict)
    """By id; also every claim whose id begins with a wanted prefix."""
    refs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(accord, ref) → claim id."""
    supersedes: Mapping[str, str] = field(default_factory=dict)
    """Claim id → the id of the claim that it supersedes."""
    text_of: Callable[[str], str | None] = lambda sha256: None
    """SHA-256 → text; None where it is not held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What must be looked up before a reading can be planned."""

    accords: frozenset[str]
    articles: frozenset[str]
    claims: frozenset[str]
    prefixes: frozenset[str]
    """Beginnings of claim ids, of which all claims are wanted."""
    refs: bool
    supersedes: bool


def wants(reading: Reading) -> Wants:
    """Say what `plan` must know of what is held."""
    claims = [item.claim for item in reading.items if isinstance(item, ReadClaim)]
    named = {claim.supersedes for claim in claims if claim.supersedes}
    return Wants(
        accords=frozenset(claim.accord for claim in claims if claim.accord)
        | {item.accord.slug for item in reading.items if isinstance(item, ReadAccord)},
        articles=frozenset(
            item.article.id for item in reading.items if isinstance(item, ReadArticle)
        ),
        claims=frozenset(claim.id for claim in claims),
        prefixes=frozenset(name for name in named if is_claim_id(name) and is_long_enough(name)),
        refs=any(claim.ref or claim.supersedes for claim in claims),
        supersedes=bool(named),
    )
