"""A draft that nobody has judged yet, with the article that it was read from."""

from dataclasses import dataclass

from tracker.domain.claims import Article
from tracker.projections.standing import HeldClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One draft that waits for a judgement."""

    id: str
    held: HeldClaim
    article: Article
