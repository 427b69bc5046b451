"""Answers along the days: timelines of the parties of an accord."""

from collections.abc import Sequence

from tracker.projections.membership import memberships
from tracker.projections.timelines import Timeline, lines
from tracker.projections.views import Question
from tracker.queries.log import Log, nothing_about


def timeline(log: Log, question: Question, *, parties: Sequence[str] = ()) -> Timeline:
    """Return the timelines of some parties, or of all that visible claims name.

    A party that no visible claim names has the answer *no* on every day. Raises `NotFound`.
    """
    clocks = question.clocks
    codes = [log.party(each, clocks.at) for each in parties]
    standing = log.standing(question.accord, clocks.at)
    told = memberships(standing, question.accord, known=clocks.known)
    if codes:
        told = {code: told.get(code) or nothing_about(question.accord, code) for code in codes}
    return Timeline(
        accord=question.accord,
        criterion=question.criterion,
        known=clocks.known,
        at=clocks.at,
        today=clocks.on,
        lines=lines(told.values(), question.criterion),
    )
