"""The statements of a sentence, by all families of rules."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act
from tracker.extraction import patterns as re
from tracker.extraction.among_rules import among_them
from tracker.extraction.answer_rules import answers, asked_of
from tracker.extraction.auxiliary_rules import bare, may_be
from tracker.extraction.bids_rules import of_the_bids
from tracker.extraction.bloc_rules import by_the_bloc
from tracker.extraction.candidate_rules import wooed
from tracker.extraction.chronicle_rules import chronicled
from tracker.extraction.comparing_rules import compared
from tracker.extraction.condition_rules import conditions
from tracker.extraction.counted_list_rules import one_by_one
from tracker.extraction.course_rules import course, talks_with, unless_stalled
from tracker.extraction.dated_runs import dated_runs
from tracker.extraction.denied_reports import unless_denied, unless_refused
from tracker.extraction.ellipsis_rules import ellipsis
from tracker.extraction.embassy_rules import embassies
from tracker.extraction.following_rules import (
    did_so,
    following,
    told_last,
)
from tracker.extraction.force_rules import force
from tracker.extraction.founder_rules import founders
from tracker.extraction.fronted_rules import fronted
from tracker.extraction.gapping_rules import gapped
from tracker.extraction.imagined import in_earnest, only_claimed
from tracker.extraction.lifting_rules import lifted
from tracker.extraction.list_rules import lists
from tracker.extraction.meeting_rules import met_first
from tracker.extraction.member_rules import members
from tracker.extraction.mentions import How
from tracker.extraction.neither_rules import neither, not_so, the_rest
from tracker.extraction.noun_rules import by_nouns
from tracker.extraction.nth_rules import became_nth_after, first_since, nth_after
from tracker.extraction.one_of_rules import one_of_them, the_ones
from tracker.extraction.outside_rules import outside
from tracker.extraction.partly_rules import partly
from tracker.extraction.pending_rules import pending
from tracker.extraction.phrase_rules import phrases
from tracker.extraction.poll_rules import polls
from tracker.extraction.register_rules import registered
from tracker.extraction.relation_rules import carried_out, relations
from tracker.extraction.reply_rules import replies
from tracker.extraction.request_rules import requests
from tracker.extraction.roll_rules import rolls
from tracker.extraction.roster_rules import of_the_year, rosters
from tracker.extraction.scene import Scene, Statement, is_question
from tracker.extraction.signing_rules import ceremonies, put_names_to
from tracker.extraction.undone_rules import undone
from tracker.extraction.verb_rules import by_verbs


def statements(scene: Scene) -> Iterator[Statement]:
    """Yield the statements of a sentence, in no particular order."""
    if only_claimed(scene.text, scene.sentence.start, scene.sentence.end):
        return
    if is_question(scene):
        yield from answers(scene)
        yield from _presupposed(scene)
        return
    if not scene.parties:  # then only the accord as a whole, or "neither"
        yield from (*force(scene), *course(scene), *ceremonies(scene), *neither(scene, (), ()))
        yield from lifted(scene)
        yield from replies(scene)
        return
    found = [
        *by_verbs(scene),
        *by_nouns(scene),
        *pending(scene),
        *chronicled(scene),
        *requests(scene),
        *embassies(scene),
        *lifted(scene),
        *members(scene),
        *outside(scene),
        *founders(scene),
        *met_first(scene),
        *relations(scene),
        *force(scene),
        *course(scene),
        *talks_with(scene),
        *wooed(scene),
        *conditions(scene),
        *ceremonies(scene),
        *put_names_to(scene),
        *phrases(scene),
        *polls(scene),
        *lists(scene),
        *fronted(scene),
        *rolls(scene),
        *registered(scene),
        *by_the_bloc(scene),
    ]
    counted = [*one_of_them(scene), *the_ones(scene)]
    those = {each.party for each in counted}
    found = [each for each in found if each.rule != "roll" or each.party not in those] + counted
    gone = {each.party for each in found if each.rule != "roll" and each.act in _OUT}
    found = [each for each in found if each.rule != "roll" or each.party not in gone]
    found += list(compared(scene, found))
    found += bare(scene, found)
    if next_ones := may_be(scene, found):  # "Mali was suspended. Togo could be next": no candidate
        those = {each.party for each in next_ones}
        found = [each for each in found if each.rule != "candidate" or each.party not in those]
        found += next_ones
    found += following(scene, found)
    followed = did_so(scene, found)
    found += followed
    if followed:  # "Palau did, followed within weeks by Chile"
        found += following(scene, followed)
    found += list(among_them(scene, found))
    found += gapped(scene, found)
    found += first_since(scene, found)
    found += nth_after(scene, found)
    found += became_nth_after(scene, found)
    found += ellipsis(scene, found)
    found += undone(scene, found)
    found += list(partly(scene, found))
    found += list(one_by_one(scene, found))
    found += list(of_the_bids(scene, found))
    told = {each.party for each in found}
    found += [each for each in rosters(scene) if each.party not in told]
    found += dated_runs(scene, found)
    if not found:
        found += of_the_year(scene, told_last(scene, (), scene.sentence.body))
    found += the_rest(scene, found)
    found += not_so(scene, found)
    found += list(carried_out(scene, found))
    found += list(replies(scene))
    itself = {
        (one.code, each.slug)
        for each in scene.named
        for one in scene.parties
        if each.slug and one.how is How.NAME and each.start <= one.start and one.end <= each.end
    }  # "a candidate for the EU" is not the EU
    found = [each for each in found if (each.party, each.accord) not in itself]
    yield from in_earnest(scene, unless_denied(scene, unless_refused(unless_stalled(scene, found))))


_OUT: Final = frozenset({Act.WITHDREW, Act.SUSPENDED, Act.DECLINED, Act.UNRATIFIED})
"""What a line of a roll may tell of a party instead: "2025: Nauru leaves"."""


# "Is it not odd that Canada, which was the first to ratify it, now objects?"
_BESIDE: Final = re.compile(
    r",\s+(?:(?:which|who|whose|an?|the|one of|itself|once|still|already|having|not|never|long|for)\b)[^,;:?]{3,120},"
)


def _presupposed(scene: Scene) -> Iterator[Statement]:
    """Yield what a question takes for granted of a party, in the words set beside its name."""
    beside = [
        (each, found.end())
        for each in scene.parties
        if (found := _BESIDE.match(scene.text, each.end, scene.sentence.end)) is not None
    ]
    if not beside:
        return
    for told in (*by_verbs(scene), *phrases(scene), *outside(scene)):
        if any(
            told.party == each.code and each.start <= told.start and told.end <= stop
            for each, stop in beside
        ):
            yield told


def supposed(scene: Scene) -> tuple[Statement, ...]:
    """Return what a question is about, which it does not say: "When did Peru sign?"."""
    return tuple(asked_of(scene)) or (*by_verbs(scene), *phrases(scene), *force(scene))
