"""Citations in words and for scripts."""

from collections.abc import Sequence
from typing import Any

from tracker.domain.answers import Answer
from tracker.domain.citations import Citation
from tracker.domain.claims import Accord
from tracker.domain.days import iso
from tracker.gazetteer import name_of
from tracker.projections.members import Member

_SHOWN = (Answer.YES, Answer.DISPUTED, Answer.UNKNOWN)


def sentence(citation: Citation, accord: Accord, rows: Sequence[Member], program: str) -> str:
    """Say the answer and everything that it hangs on."""
    known = "all that was published" if citation.known is None else f"by {iso(citation.known)}"
    if citation.known is not None:
        known = f"what was published {known}"
    if citation.party is not None:
        (row,) = rows
        told = f"{name_of(row.party)} ({row.party}): {row.answer}"
    else:
        by_answer = [(each, [row.party for row in rows if row.answer is each]) for each in _SHOWN]
        said = [f"{each} {' '.join(parties)}" for each, parties in by_answer if parties]
        told = "; ".join(said) or "no party"
    drafts = ", drafts that wait counted" if citation.with_drafts else ""
    return (
        f"{accord.name}, by {citation.by}, on {iso(citation.on)}: {told}. Known: {known}{drafts}."
        f" {program}, log of {citation.at} events."
    )


def shape(
    citation: Citation, accord: Accord, rows: Sequence[Member], program: str
) -> dict[str, Any]:
    """Shape a citation for a script."""
    shaped: dict[str, Any] = {
        "citation": str(citation),
        "accord": citation.accord,
        "name": accord.name,
        "party": citation.party,
        "by": citation.by,
        "on": iso(citation.on),
        "known": None if citation.known is None else iso(citation.known),
        "at": citation.at,
        "root": citation.root.hex(),
        "with_drafts": citation.with_drafts,
        "program": program,
    }
    if citation.party is not None:
        return {**shaped, "answer": rows[0].answer.value}
    answers = {
        answer.value: [row.party for row in rows if row.answer is answer]
        for answer in (*_SHOWN, Answer.NO)
    }
    return {**shaped, **answers}
