"""Who is in: members, signatories, founders."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import (
    MEMBERS,
)
from tracker.extraction.after_words import IN_NAME
from tracker.extraction.mentions import How
from tracker.extraction.objects import object_of
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    found_in,
    spoken_of,
    statement_of,
    topic_of,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import Told

_FOUNDING: Final = re.compile(r"(?:founding|original)\s", re.IGNORECASE)
_OF_A_NAME: Final = re.compile(r"\s+(?:of|in|on)\s+(?!(?:it|the\s+[a-z])\b)")
_AND_DOES: Final = re.compile(r"\s(?:and|but)\s+[a-z]")
_TO_DO: Final = re.compile(r"\s+to (?:sign|ratify|join|accede|deposit|leave|quit|withdraw|do)\b")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:EU|UN|U\.N\.|AU|European Union|African Union|Council of Europe)\s+$"
)
_NOT_SO: Final = re.compile(r"\b(?:not|never|yet to|still to)\b")
_OF_NEITHER: Final = re.compile(r"\s+(?:of|to|in)\s+neither\b")
_SAID_TO_BE: Final = re.compile(
    r"\b(?:called|described|listed|regarded|seen|mistaken|counted|thought|believed|supposed|rumou?red|treated|referred to)\b"
)
_THAN: Final = re.compile(r"\b(?:longer|older|earlier|later|better|rather) than\b")
_ARE_ITS: Final = re.compile(
    r"\b(?:is|are|was|were)\s+(?:still\s+)?its\s+(?:only\s+)?(?:(?:founding|original|first|full)\s+)?$"
)
_ARE_ALL: Final = re.compile(
    r"\b(?:is|are)\s+(?:all|both|now|also|already|still|themselves)\s+(?:an?\s+|the\s+)?(?:full\s+)?$"
    r"|^\W*(?:They|We)\s+(?:are|were)\s+(?:(?:all|both|only|still|now|already|mere|merely)\s+)?(?:full\s+)?$"
)
_IS_ONE: Final = re.compile(
    r"\b(?:is|are|remains?)\s+(?:(?:an?|both|all|already|now|still|full)\s+){0,2}$"
)


def members(scene: Scene) -> Iterator[Statement]:
    """As in "members such as X and Y", "X is a signatory to", "the founding members: X, Y"."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, MEMBERS):
        act = Act.SIGNED if found["signed"] else Act.JOINED
        slug, stop, _ = object_of(scene, found.start(), found.end())
        before_ = text[max(sentence.body, found.start() - 60) : found.start()]
        if slug is None:
            close = [
                each
                for each in scene.named
                if each.end <= found.start() and found.start() - each.end < 12
            ]
            slug = close[-1].slug if close else None
            if slug is None and re.search(
                r"\b(?:its|their|the (?:bloc|group|club|accord|pact|alliance)['’]s)\s+(?:\w+\s+){0,2}$",
                before_,
            ):
                slug = topic_of(scene)
        rest = text[found.end() : found.end() + 60]
        other_body = re.match(
            r"(?:\s+(?:states?|countries|nations))?\s+of\s+(?:the\s+)?[A-Z]", rest
        )
        if other_body and not any(
            0 <= each.start - found.end() < 24 and each.slug for each in scene.named
        ):
            continue
        if (
            not found["signed"]
            and re.search(r"\b(?:its|their|whose)\s+(?:\w+\s+){0,2}$", before_)
            and not _ARE_ITS.search(before_)
        ):
            continue
        if (
            slug is None
            and (
                scene.near
                or scene.named
                or re.match(r"\s+since\b", rest)
                or _ARE_ALL.search(before_)
                or (_IS_ONE.search(before_) and spoken_of(scene) is not None)
            )
            and re.match(
                r"\s*(?:$|[,.;(]|too\b|also\b|as well\b|only\b|to (?:this|the present) day\b|again\b|once more\b|from (?:19|20)\d\d\b|since\b|but\b|though\b|and\b|on paper\b|in name\b|for (?:now|the moment|the time being)\b|until\b|to it\b|in\b|on\b|last\b|this\b|today\b|now\b|already\b|(?:that|which|who) (?:have|has|had|are)\b|includ(?:e|es|ed|ing)\b)",
                rest,
            )
        ):
            slug = topic_of(scene)
        if slug is None and _FOUNDING.match(found[0]) and not _OF_A_NAME.match(rest):
            slug = spoken_of(scene, found.end())  # of nothing else: a founder of what is told of
        if re.search(r"\b(?:[Nn]either|nor|[Nn]one)\b", before_):
            continue
        if _TO_DO.match(rest):
            continue  # "became the 57th party to ratify"
        body = _OF_ANOTHER.search(before_)
        if body and not any(
            each.slug and each.end >= found.start() - len(body[0]) and each.start < found.start()
            for each in scene.named
        ):
            continue  # "one of two EU members"
        if slug is None or re.search(
            r"\b(?:non|not|never|former|potential|possible|prospective|new|would-be|future|aspiring|many|(?<!only )other|more)[- ](?:\w+ ){0,2}$",
            before_,
        ):
            continue
        since = re.match(r"\s+since\b", text[max(stop, found.end()) : sentence.end])
        of_neither = (
            _OF_NEITHER.match(rest) is not None
            or IN_NAME.match(text, max(stop, found.end()), sentence.end) is not None
        )
        heard = Told(
            act=act,
            modality=Modality.DENIED if of_neither else Modality.ASSERTED,
            sure=0.75,
            rule="member",
            when_matters=since is not None or "became" in before_,
        )
        listed = re.match(
            r"(?:[^.;]{0,40}?(?:,?\s*(?:such as|including|namely|among them|like)|:|—|–|\()"
            r"|(?P<plain>\s+(?:on|in|of|from|along|around)\s[\w ]{3,40},)(?=\s+(?:the\s+)?[A-Z][\w ]{2,30},)"
            r"|(?:\s+(?:that|which|who) (?:have|has|had|are) [\w ]{3,40}?)?\s+(?:include|are)(?=\s+(?:the )?[A-Z]))\s*(?:the\s+)?",
            text[max(stop, found.end()) : sentence.end],
        )
        if listed and _AND_DOES.search(listed[0]):
            listed = None  # "is a founding member and pays its dues like Togo and Benin"
        if listed and (act is Act.SIGNED or not _NOT_SO.search(listed[0])):
            at = max(stop, found.end()) + listed.end()
            mention = next((each for each in scene.parties if at <= each.start <= at + 4), None)
            group = coordinated(scene, mention) if mention is not None else ()
            if mention is not None and mention.how is How.ANAPHOR:
                continue  # "for most of its members, that was that: it has"
            if listed["plain"] and len(group) < 3:
                continue  # "members in the north, Canada says, …"
            if mention is not None:
                for member in group:
                    yield statement_of(
                        scene,
                        slug,
                        member.code,
                        heard,
                        found.start(),
                        member.end,
                        0.95,
                    )
                continue
        own = re.search(
            r"\b(?:is|are|was|were|remains?|became|become|has been|have been|(?:has|have|had) not been)\s+(?:also\s+|still\s+|already\s+)?(?:an?|the|all|both|full|founding|its)?\s*(?:[\w'’]+\s+){0,4}$"
            r"|\bis\b[^.;]{3,60}?\band,?\s+(?:since\s+[\w ]{3,20},?\s+)?(?:also\s+)?an?\s+(?:full\s+)?$",
            before_,
        )
        if own is None:
            continue
        subjects = subjects_of(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        lead = text[max(sentence.start, members[0].start - 20) : members[0].start]
        if re.search(r"\b(?:whether|if)\s+(?:the\s+)?$", lead):
            continue  # "asked whether Serbia was a party"
        if _THAN.search(bridge):
            continue  # "an observer for longer than most of them have been members"
        if _SAID_TO_BE.search(bridge + before_):
            continue  # "is often called a member"
        if re.search(r"\bno longer\b", bridge + before_):
            continue  # which says that it left: see the phrases
        if re.search(r"\b(?:intend|plan|want|wish)(?:s|ed|ing)? to\b", bridge + before_):
            continue  # see the phrases
        if re.search(r"\b(?:not|never|nor)\b|n['’]t\b", bridge):
            heard = Told(
                act=act, modality=Modality.DENIED, sure=0.7, rule="no-member", when_matters=False
            )
        elif re.search(r"\b(?:will|would|could|may|might|to|should|want\w*)\b", bridge):
            continue
        for member in members:
            yield statement_of(
                scene,
                slug,
                member.code,
                heard,
                members[-1].end + 1,
                max(stop, found.end()),
                0.95,
            )
