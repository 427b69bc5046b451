"""Citing answers, and putting a cited question again to a log that is shown to be the same."""

from tracker.domain.acts import criterion_named
from tracker.domain.citations import Citation
from tracker.domain.errors import NotAsCited
from tracker.domain.notes import ORIGIN, Checkpoint
from tracker.log import checkpoint as tree
from tracker.projections.views import Question
from tracker.queries.log import Log
from tracker.queries.proofs import extends


def cited(log: Log, question: Question, party: str | None = None) -> Citation:
    """Return the citation of the answer to a question; `party` is a code."""
    clocks = question.clocks
    return Citation(
        accord=question.accord.slug,
        by=question.criterion.name,
        on=clocks.on,
        known=clocks.known,
        at=clocks.at,
        root=tree.root(log.connection, upto=clocks.at),
        party=party,
        with_drafts=clocks.with_drafts,
    )


def question_of(log: Log, citation: Citation) -> Question:
    """Return the question that a citation names, as it was put.

    Raises `NotAsCited` unless the log begins with the very events that answered it: the leaves are
    computed anew, so that an altered event shows.
    """
    note = Checkpoint(origin=ORIGIN, size=citation.at, root=citation.root)
    if problems := extends(log, note):
        raise NotAsCited(
            problems[0].replace("the checkpoint's", "the citation's"),
            "ask the log that the citation was made from, or ask without --cite",
        )
    return Question(
        accord=log.accord(citation.accord, citation.at),
        criterion=criterion_named(citation.by),
        clocks=log.clocks(on=citation.on, known=citation.known, at=citation.at),
    )
