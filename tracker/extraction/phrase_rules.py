"""What whole phrases tell of their subject: "wants in", "is no longer a member", "ruled out leaving".

A row a phrase: what it tells, how, how sure it is, and whether a date beside it is its own. They
are of any accord; the subject is found as for a verb, or is the owner of what the phrase begins
with ("Mali's membership was suspended").
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.apposition_rules import appositions
from tracker.extraction.beginnings import ByBeginning
from tracker.extraction.bridge_words import DELEGATION, DENIES_THAT
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.objects import takes_another
from tracker.extraction.phrase_rows import OWNED, ROWS
from tracker.extraction.scene import Scene, Statement, spoken_of, statement_of
from tracker.extraction.status_rows import STATUS_OWNED, STATUS_ROWS
from tracker.extraction.subjects import is_passive, subjects_of
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_cases import SUSPENSION
from tracker.extraction.waiting import awaited


def _phrases() -> ByBeginning[Told]:
    return ByBeginning(
        (
            pattern,
            re.compile(rf"(?:{pattern})", re.IGNORECASE),
            Told(act=act, modality=Modality(modality), sure=sure, rule=rule, when_matters=dated),
        )
        for rule, act, modality, sure, dated, pattern in (*ROWS, *STATUS_ROWS)
    )


_PHRASES: Final = _phrases()
_OWNED_PHRASES: Final = ByBeginning(
    (
        pattern,
        re.compile(rf"(?:{pattern})", re.IGNORECASE),
        Told(act=act, modality=Modality.ASSERTED, sure=sure, rule=rule),
    )
    for rule, act, sure, pattern in (*OWNED, *STATUS_OWNED)
)
_AGAINST: Final = re.compile(
    r"\b(?:not|never|neither|nor|no|nobody|none|if|unless|whether|would|could|may|might|should"
    r"|den(?:y|ies|ied))\b|n['’]t\b",
    re.IGNORECASE,
)
_AFTERWARDS: Final = re.compile(r"\b(?:after|since|having|by)\s+$")
_UNSAID: Final = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)(?: (?:yet|ever))? (?:say|says|said|confirm(?:ed)?|announced?)(?: that)?\s+$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\s+(?:from|of|in|by|into)\b")
_WHETHER_TO_GO: Final = re.compile(
    r"\b(?:whether|if|of|about)\b[^;.]{0,60}\b(?:follow|leav|quit|withdr|pull(?:ing)? out|walk(?:ing)? out|exit)\w*"
)
_OF_A_BODY: Final = re.compile(r"\s+from\s+(?:the\s+)?[A-Z]")
_WITH: Final = re.compile(
    r"\b(?:[Rr]elations|[Tt]ies|[Tt]rade|[Bb]order|[Dd]isputes?|[Aa]greements?) with\s+(?:the\s+)?$"
)
_OF_SOMETHING: Final = re.compile(r"\b(?:for|of|on|about|in|to|against|with)\s+(?:the\s+)?$")
_TO_A_NAME: Final = re.compile(r"\s+(?:(?:to|into)\s+)?(?:the\s+)?(?=[A-Z])")
_TO: Final = re.compile(r"\b(?:to|would|could|should)\s*$")
_NO_SUCH: Final = re.compile(r"\bno such\b", re.IGNORECASE)
_LEAVING: Final = re.compile(
    r"\b(?:leav(?:e|ing)|quit(?:ting)?|withdraw\w*|exit\w*|pull(?:ing)? out|walk(?:ing)? out)\b"
)
_IF: Final = re.compile(r"\b(?:if|unless|whether)\s+(?:the\s+)?$", re.IGNORECASE)
_TIME_WAS_OUT: Final = re.compile(
    r"\b(?:day|week|weekend|month|year|decade|century|session|summer|winter|term)\s*$"
)


def phrases(scene: Scene) -> Iterator[Statement]:
    """Yield what the phrases of a sentence tell, of an accord that is named there or just before."""
    if spoken_of(scene, scene.sentence.start) is None:
        return
    text, sentence = scene.text, scene.sentence
    start = _first_end(scene)
    entered = any(
        each.verb.act in (*ENTRIES, Act.WITHDREW) and each.verb.form in (Form.PAST, Form.THIRD)
        for each in scene.verbs
    )
    for heard, found in _PHRASES.found(text, start, sentence.end):
        if heard.rule == "brought-the-number" and entered and "ing " in found[0]:
            continue  # "ratified it, bringing the number of parties to 73"
        slug = spoken_of(scene, found.end())
        if slug is None:
            continue
        if heard.rule == "declined" and not _is_answer(scene, found):
            continue  # "refused": what, nobody has said
        if heard.rule == "said-a-no" and not _is_asked(scene, found):
            continue  # "asked about his health, he said no"
        if heard.rule == "had-been-members" and _THAN.search(text, sentence.start, found.start()):
            continue  # "an observer for longer than most have been members"
        if heard.rule == "halted" and _ITS_PART.search(found[0]):
            continue  # which is a suspension
        if heard.rule in ("idea-rejected", "asked-and") and not (
            scene.near or scene.before or any(each.slug for each in scene.named)
        ):
            continue  # the idea of what was spoken of just before, which was another
        if heard.rule == "idea-rejected" and _WHETHER_TO_GO.search(
            text, sentence.start, found.start()
        ):
            continue  # "asked whether Ghana might leave, she dismissed the idea"
        if heard.rule == "no-normalisation" and not scene.accords[slug].counterpart:
            continue
        if any(
            each.start < found.end() and found.start() < each.end
            for each in scene.named
            if each.slug != slug or not (each.short or heard.rule == "halted")
        ):
            continue
        if _FROM.match(text, found.end()) and takes_another(scene, found.end()):
            continue  # "was expelled from the Andean Community"
        if (
            heard.rule == "gone"
            and _OF_A_BODY.match(text, found.end())
            and not any(0 <= each.start - found.end() < 12 and each.slug for each in scene.named)
        ):
            continue  # "was expelled from the Council"
        subjects = subjects_of(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if found[0].lower().startswith("having "):
            bridge = bridge.rpartition(",")[2]  # "is not here, having never been a member"
        if heard.rule == "member-again" and any(
            each.act is Act.SUSPENDED for each in (*scene.before, *scene.lately)
        ):
            heard = replace(heard, act=Act.REINSTATED)
        if heard.rule in ("declined", "said-a-no"):
            bridge = _ASKED_AND.sub(" ", bridge)
        if len(bridge) > 90 or _AGAINST.search(bridge):
            continue
        if heard.act is Act.CANDIDATE and _NEITHER.search(
            text, max(sentence.start, members[0].start - 16), members[0].start
        ):
            continue  # "neither Peru nor Chile has applied": see the members
        if heard.modality is Modality.ASSERTED and awaited(
            scene, members, f"{bridge.rstrip()} {found[0].split()[0]}", found.end(), sentence.body
        ):
            continue  # "as soon as Kenya has become bound by it"
        if heard.rule in _INTO_IT and not _is_into_it(scene, found.end()):
            continue  # "was taken into the World Bank"
        if heard.rule == "gave-notice" and _AFTERWARDS.search(text, sentence.body, found.start()):
            continue  # "left in March, a year after giving notice"
        if heard.rule == "bill" and _LEAVING.search(text, found.end(), found.end() + 40):
            heard = replace(heard, act=Act.WITHDREW, rule="exit-law")
        if heard.rule == "taken-back-in" and (
            SUSPENSION.search(text, sentence.start, sentence.end)
            or (
                _TAKEN_BACK.search(found[0])
                and not any(each.verb.act is Act.WITHDREW for each in scene.verbs)
            )
        ):
            heard = replace(heard, act=Act.REINSTATED)
        if _WITH.search(text, max(sentence.start, members[0].start - 24), members[0].start):
            continue  # "relations with Hungary are not covered by it"
        if heard.rule == "put-on-ice" and _OF_SOMETHING.search(
            text, max(sentence.start, members[0].start - 24), members[0].start
        ):
            continue  # "plans for Mali were put on ice"
        if _UNSAID.search(text, sentence.body, members[0].start):
            continue  # "never said that it would not join"
        if heard.rule == "was-out" and _TIME_WAS_OUT.search(bridge):
            continue  # "signed before the week was out in Geneva"
        if heard.rule == "no-interest" and _NO_SUCH.search(found[0]) and (
            _LEAVING.search(text, sentence.start, found.start())
            or (scene.before and scene.before[-1].act is Act.WITHDREW)
        ):  # fmt: skip
            heard = replace(heard, act=Act.WITHDREW, modality=Modality.DENIED, rule="stays")
        if (
            heard.rule in _OF_AN_IDEA
            and not _OFFER.search(found[0])
            and _is_of_leaving(scene, found.start())
        ):
            left = Modality.DENIED if heard.act is Act.DECLINED else Modality.POSSIBLE
            heard = replace(heard, act=Act.WITHDREW, modality=left)
        if heard.act is Act.CANDIDATE and _is_of_the_union(scene, found.end()):
            continue  # "asked to join the European Union"
        if heard.rule == "courted-by" and bridge.strip() not in (",", "is", "was", "are", "were"):
            continue  # "the ministers courted by Russia"
        if heard.rule == "voted-against" and is_passive(text, found.start()):
            continue  # "was refused entry"
        if heard.rule == "takes-part" and _TO.search(bridge):
            continue  # "had been expected to take part as well"
        if (
            heard.rule in ("never-in", "not-signatory")
            and _OF_ELSE.match(text, found.end())
            and not any(0 <= each.start - found.end() < 9 and each.slug for each in scene.named)
        ):
            continue  # "not a party to the dispute"
        if heard.rule == "never-in" and _STAYS.match(found[0]) and _WILL.search(bridge):
            continue  # "has said that it will stay out": see the refusals
        if heard.rule == "was-back" and not _had_left(scene, members, found):
            continue  # "was back in March": who never left
        if heard.rule == "is-in" and DELEGATION.search(text, members[-1].end, found.start()):
            continue  # "the Kazakh delegation is in"
        near = _SOON.get(heard.rule, 0)
        if any(
            each.later is not None
            and 0 <= each.start - found.end() < near
            and not _CLAUSE.search(text, found.end(), each.start)
            for each in scene.dates
        ):
            heard = replace(heard, modality=Modality.ASSERTED)
        if DENIES_THAT.search(text[max(sentence.start, members[0].start - 36) : members[0].start]):
            heard = replace(heard, modality=Modality.DENIED, rule="denies-that")
        if _IF.search(text[max(sentence.start, members[0].start - 14) : members[0].start]):
            continue
        yield from _said(scene, slug, members, heard, found)
    for heard, found in _OWNED_PHRASES.found(text, start, sentence.end):
        owner = _owner(scene, found.start())
        slug = spoken_of(scene, found.end())
        if heard.rule in _STANDINGS and _OF_WHAT.search(found[0]) and not any(
            each.slug == slug and found.start() <= each.start < found.end()
            for each in scene.named
        ):  # fmt: skip
            continue  # "its membership of the council was suspended"
        if owner is not None and slug is not None:
            yield from _said(scene, slug, (owner,), heard, found, first=owner.start)
    yield from appositions(scene)


def _had_left(scene: Scene, members: tuple[PartyMention, ...], found: "re.Match[str]") -> bool:
    """Whether those that are back left: in the sentence or not long before, or the words say of what."""
    codes = {each.code for each in members}
    return (
        any(each.verb.act is Act.WITHDREW and each.end <= found.start() for each in scene.verbs)
        or any(each.act is Act.WITHDREW and each.party in codes for each in scene.lately)
        or any(each.act is Act.WITHDREW for each in scene.before)
    )


def _is_answer(scene: Scene, found: "re.Match[str]") -> bool:
    """Whether a bare "refused" follows what others did or were asked: "Kenya signed. Ghana refused"."""
    if is_passive(scene.text, found.start()):
        return False  # "asked for terms and was refused"
    if "refused" not in found[0] or any(each.slug for each in scene.named):
        return True
    begin = max(0, scene.sentence.start - 40)
    if scene.text[begin : scene.sentence.start].rstrip().endswith(("?", "?”", '?"')):
        return True
    return any(each.sure >= 0.5 for each in scene.before) or any(
        each.end <= found.start() for each in scene.verbs
    )


_NEITHER: Final = re.compile(r"\b(?:[Nn]either|[Nn]or|[Nn]one of|[Nn]o)\s+(?:the\s+)?$")
_THAN: Final = re.compile(r"\b(?:longer|older|earlier|later|better|rather) than\b[^,;]{0,60}$")
_ASKED_AND: Final = re.compile(r"^.*\b(?:asked|invited|offered|whether|if)\b.*,?\s+(?:and|but)\s+")
_ASKED_IN: Final = re.compile(
    r"\b(?:(?:was|were|been) (?:asked|invited|approached|sounded out)\b(?! (?:to|about|whether|if|by reporters)\b)|(?:ask|invit|urg)(?:ed|ing)\b[^.;]{0,40}? to (?:join|sign|accede|come in|ratify|take part)|(?:asked|invited) in\b|invitation|offer(?:ed)?|(?:suggest|propos)\w+ (?:it|this|that|the idea|membership|joining))\b"
)


def _is_asked(scene: Scene, found: "re.Match[str]") -> bool:
    """Whether who says no was asked to come in, there or just before."""
    if _ASKED_IN.search(scene.text, scene.sentence.start, found.start()):
        return True
    return any(each.act is Act.CANDIDATE and each.sure >= 0.5 for each in scene.before)


_OF_ELSE: Final = re.compile(
    r"\s+(?:of|to)\s+(?:the\s+|this\s+|that\s+)?(?!(?:it|them|either|any|these|those|one|treaty|pact|accords?|convention|agreement|protocol|charter|bloc"
    r"|club|alliance|organi[sz]ation|compact|union|group|grouping|community|league|court|statute|framework|initiative|covenant|deal|text|instrument|body|scheme|arrangement|system|zone|area)\b)"
)
_SOON: Final = {"will-be-gone": 12, "announced-exit": 36}
"""Code points after what will be done in which a day to come is the day that is given for it."""
_CLAUSE: Final = re.compile(r"[,;:]|\b(?:and|but|because|as|after|when|if|unless|unless)\b")
_STAYS: Final = re.compile(r"stay", re.IGNORECASE)
_WILL: Final = re.compile(
    r"\b(?:will|would|(?:prefer(?:s|red)?|ch(?:ose|oses|ooses)|decided|opted|elected|resolved|vow(?:s|ed)|determined|intends?|wants?|wanted) to)\s*$"
)
_STANDINGS: Final = frozenset({"membership-suspended", "membership-restored"})
_OF_WHAT: Final = re.compile(r"\s(?:of|in|under|to)\s(?!(?:it|the treaty|the pact|the accord)\b)")
_TAKEN_BACK: Final = re.compile(r"\b(?:taken|let) back\b", re.IGNORECASE)
_ITS_PART: Final = re.compile(
    r"\b(?:suspended|froze) (?:its|their) (?:participation|membership)\b", re.IGNORECASE
)
_OFFER: Final = re.compile(
    r"\b(?:invitation|offer|membership|accession|text|accord|treaty|pact|charter|proposal)\b"
)
_INTO_IT: Final = frozenset(
    {
        "taken-into",
        "may-follow-in",
        "will-follow-in",
        "followed-in",
        "followed-out",
        "may-follow-out",
    }
)
_INTO_A_NAME: Final = re.compile(r"\s*(?:(?:in)?to|of)\s+(?:the\s+)?(?=[A-Z])")
_OF_AN_IDEA: Final = frozenset({"considers", "turned-down"})


def _is_of_the_union(scene: Scene, at: int) -> bool:
    """Whether what is joined there is the European Union, which is a party elsewhere."""
    to = _TO_A_NAME.match(scene.text, at)
    if to is None or any(each.slug and each.start <= to.end() < each.end for each in scene.named):
        return False
    return any(each.code == "EU" and each.start == to.end() for each in scene.parties)


def _is_into_it(scene: Scene, at: int) -> bool:
    """Whether what somebody is taken into there is the accord, if it has a name."""
    into = _INTO_A_NAME.match(scene.text, at)
    return into is None or any(
        each.slug and each.start <= into.end() < each.end for each in scene.named
    )


def _is_of_leaving(scene: Scene, at: int) -> bool:
    """Whether the "it" that is considered or ruled out is to leave, as others have or may."""
    here = [each for each in scene.verbs if each.end <= at]
    if here and "that" in scene.text[at : at + 40].split():
        return (
            here[-1].verb.act is Act.WITHDREW
        )  # "might leave, but the ministry has ruled that out"
    about = scene.asked or (scene.before[-1] if scene.before else None)
    return about is not None and about.act is Act.WITHDREW


def _first_end(scene: Scene) -> int:
    """Where the first party ends, or the sentence begins: a body may speak for one before it."""
    if not scene.parties or scene.earlier:
        return scene.sentence.body
    return max(scene.sentence.body, min(each.end for each in scene.parties))


def _said(
    scene: Scene,
    slug: str,
    members: tuple[PartyMention, ...],
    heard: Told,
    found: "re.Match[str]",
    *,
    first: int | None = None,
) -> Iterator[Statement]:
    begin = found.start() if first is None else first
    for member in members:
        if member.code == scene.accords[slug].counterpart or member.how is How.PERSON:
            continue
        yield statement_of(scene, slug, member.code, heard, begin, found.end(), 0.95)


_NOTICE: Final = re.compile(r"noti(?:ce|fication)\b")


def _owner(scene: Scene, at: int) -> PartyMention | None:
    """The party whose membership it is: "Mali's membership", "its voting rights"."""
    for mention in reversed(scene.parties):
        if mention.end > at:
            continue
        between = scene.text[mention.end : at]
        is_its = scene.text[mention.start : mention.end].lower() in ("its", "their", "our")
        near = re.fullmatch(r"['’]?s?\s+(?:[\w-]+\s+){0,2}", between)
        whose = re.fullmatch(r"(?:['’]s?)?,\s+whose\s+(?:[\w-]+\s+){0,2}", between)
        own = mention.possessive or is_its or (mention.modifier and _NOTICE.match(scene.text, at))
        return mention if whose or (near and own) else None
    return None
