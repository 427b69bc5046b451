"""R3: claims that later ones take back: rescinded notices, replaced notices, declined plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.acts import RANK, Act, Modality
from tracker.domain.days import BEGINNING
from tracker.projections.standing import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A claim that R3 takes out, the clause (`R3a`, `R3b`, `R3c`) and the claim that does it."""

    claim: Evidence
    clause: str
    by: Evidence


def removals(claims: Sequence[Evidence]) -> Iterator[Removal]:
    """R3: yield what is taken back, for every criterion alike; a claim may come several times."""
    asserted = [each for each in claims if each.modality is Modality.ASSERTED]
    exits = [each for each in asserted if each.act is Act.WITHDREW]
    for rescission in asserted:
        if rescission.act is Act.RESCINDED:
            after = rescission.window.first
            if after == BEGINNING:
                after = rescission.window.last
            for exit_ in exits:
                told = exit_.published.first <= rescission.window.last
                same_article = exit_.article == rescission.article
                if (told or same_article) and exit_.window.first > after:
                    yield Removal(claim=exit_, clause="R3a", by=rescission)
    for notice in exits:
        if notice.is_ahead:
            for exit_ in exits:
                if (
                    exit_.published.first > notice.published.last
                    and exit_.published.last < notice.window.first
                    and exit_.window.first > notice.published.last
                    and not exit_.window.meets(notice.window)
                ):
                    yield Removal(claim=notice, clause="R3b", by=exit_)
    plans = [each for each in asserted if each.act in RANK and each.is_ahead]
    for refusal in asserted:
        if refusal.act is Act.DECLINED and refusal.window.first != BEGINNING:
            for claim in plans:
                if (
                    claim.published.first <= refusal.window.last
                    and claim.window.first > refusal.window.first
                ):
                    yield Removal(claim=claim, clause="R3c", by=refusal)
