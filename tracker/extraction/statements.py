"""The statements of a sentence: which party, which act, how, when, by whose word, in which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord
from tracker.domain.days import When
from tracker.extraction.accords import AccordMention
from tracker.extraction.act_words import (
    FORCE,
    MEMBERS,
    NOUN,
    NOUNS,
    RELATIONS,
    RELATIONS_ENDED,
    RESUMED,
    STALLED,
    VERB,
    Form,
    Verb,
    verb,
)
from tracker.extraction.bridges import ENTRIES, Told, told
from tracker.extraction.dates import DateKind, DateMention
from tracker.extraction.mentions import How, PartyList, PartyMention
from tracker.extraction.sentences import Sentence, SentenceKind
from tracker.extraction.speakers import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What some words of a sentence say of one party, or of the accord as a whole."""

    accord: str
    party: str | None
    act: Act
    modality: Modality
    start: int
    end: int
    sure: float
    rule: str
    when: When | None = None
    asserter: str | None = None
    via: str | None = None
    condition: str | None = None
    dateless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that was found in a text, and the sentence that is read."""

    text: str
    accords: dict[str, Accord]
    topic: str | None
    """The accord that the text is about."""
    sentence: Sentence
    parties: Sequence[PartyMention]
    """Of the sentence; "it" and "its" are among them, resolved."""
    lists: Sequence[PartyList]
    named: Sequence[AccordMention]
    dates: Sequence[DateMention]
    speech: Speech | None
    quoted: bool
    """Whether the sentence stands in quotation marks."""
    near: str | None
    """The accord that the sentence before speaks of."""
    hero: str | None
    """The party whose entry was told last."""
    before: Sequence["Statement"] = ()
    """What the sentence before says, in the same paragraph or list."""
    lists_near: Sequence[PartyList] = ()
    """Lists of the sentences before and after."""


_BREAK: Final = re.compile(
    r"[;:]|\.\s|\b(?:but|while|although|though|because|whereas|when|which|who|whose|where|that|as)\b"
)
_BODY: Final = re.compile(
    r"\s*(?:['’]s?)?\s*(?:\w+\s+){0,2}?(?:parliament|government|president|cabinet|legislature|senate|king"
    r"|leader|leaders|lawmakers|minister|foreign minister|prime minister|authorities|ruler|emir|sultan"
    r"|duma|knesset|congress|assembly|majlis|officials|junta|regime|voters|delegation|ambassador|envoy)\b",
    re.IGNORECASE,
)
_PAREN: Final = re.compile(r"\([^()]{0,120}\)|(?:—|–|--)[^—–]{0,160}(?:—|–|--)|,[^,]{1,120},")
_THE: Final = re.compile(
    r"\s*(?:(?:to|into|onto|on|up|the|an?|its|their|[A-Z][\w.]*['’]s|US-led|U\.S\.-led|US-brokered|U\.S\.-brokered"
    r"|landmark|historic|own|so-called|this|that|of|in|with|from|under|by|for|both|all|landmark|controversial"
    r"|international|regional|global|[a-z]+-(?:led|brokered|backed|sponsored)|diplomatic|[0-9]{4}|new|wider|broader)\s*){0,6}"
    r"[“\"‘]?\s*"
)
_OTHERS: Final = frozenset("them it this these those".split())


def statements(scene: Scene) -> Iterator[Statement]:
    """Yield the statements of a sentence, in no particular order."""
    if _is_question(scene) and scene.sentence.kind is not SentenceKind.HEADING:
        return
    found = [
        *_by_verbs(scene),
        *_by_nouns(scene),
        *_members(scene),
        *_outside(scene),
        *_founders(scene),
        *_relations(scene),
        *_force(scene),
        *_course(scene),
        *_wooed(scene),
        *_conditions(scene),
        *_ceremonies(scene),
    ]
    found += _following(scene, found)
    found += _did_so(scene, found)
    found += _gapped(scene, found)
    found += list(_carried_out(scene, found))
    yield from found


def _is_question(scene: Scene) -> bool:
    text = scene.text[scene.sentence.start : scene.sentence.end].rstrip('”"’) ')
    return text.endswith("?")


# --- subjects and objects


def _groups(scene: Scene, mention: PartyMention) -> tuple[PartyMention, ...]:
    """The mention with those that are coordinated with it."""
    for each in scene.lists:
        if any(member.start == mention.start for member in each.members):
            return each.members
    return (mention,)


def _subjects(scene: Scene, at: int, floor: int) -> tuple[tuple[PartyMention, ...], str] | None:
    """The parties that the verb at `at` is said of, and the words between; None if unclear."""
    text = scene.text
    for mention in reversed(scene.parties):
        if mention.end > at or mention.start < floor:
            continue
        if mention.compound or (mention.location and mention.how is not How.NAME):
            continue
        start = mention.end
        if mention.possessive or mention.modifier:
            body = _BODY.match(text, start, at)
            if body is None:
                continue
            start = body.end()
        elif mention.location and not _opens_clause(scene, mention):
            continue
        bridge = text[start:at]
        if len(bridge) > 240:
            return None
        bare = _shared(_PAREN.sub(" ", bridge))
        bare = re.sub(r"\bas (?:such|a whole|well|expected|usual|promised|planned)\b", " ", bare)
        if _BREAK.search(
            re.sub(
                r"\bthat (?:it|he|she|they)\b|,? (?:which|who|that) (?=(?:\w+ )?$|(?:has|have|had|is|are|was|will|signed|joined)\b)",
                " ",
                bare,
            )
        ):
            continue
        members = _groups(scene, mention)
        if members[-1].end <= at and members[-1] is not mention:
            continue
        head = _head(scene, members[0], bridge, floor)
        if head is not None:
            members, bare = _groups(scene, head), re.sub(r"^[\s,]*(?:and|but|then)\b", " ", bare)
        if _counterpart(scene) and all(m.code == _counterpart(scene) for m in members):
            continue
        return members, bare
    return None


def _head(
    scene: Scene, nearest: PartyMention, bridge: str, floor: int
) -> PartyMention | None:
    """The subject that a verb shares with an earlier one, where the nearest party is no subject.

    "Russia has called it too close to Washington and has refused to sign"; "Pakistan, which walked
    out over Bangladesh, returned".
    """
    text = scene.text
    joined = re.match(r"[\s,]*(?:and|but|then)\b", bridge)
    closed = re.fullmatch(r",\s*(?:\w+ly\s+)?(?:has\s+|had\s+|was\s+|is\s+|will\s+)?", bridge)
    if not joined and not closed:
        return None
    begin = max(floor, text.rfind(";", floor, nearest.start) + 1)
    clause = [
        each for each in scene.parties
        if begin <= each.start < nearest.start and not each.compound and not each.location
    ]  # fmt: skip
    if closed:
        for each in reversed(clause):
            if re.match(r",\s+(?:which|who|whose)\b", text[each.end : nearest.start]):
                return each
        return None
    for each in clause:
        if each.possessive or each.modifier:
            continue
        if re.search(r"\b(?:has|have|had|is|was|were|will|would|said|says|\w+ed|\w+s)\b", text[each.end : nearest.start]):
            return each
    return None


_JOINT: Final = re.compile(r"(?:,\s*)?\b(?:but|and|then|or|nor)\b\s*")


def _shared(bridge: str) -> str:
    """Of "has signed but not", what belongs to the second verb: both have the one subject."""
    for joint in reversed(list(_JOINT.finditer(bridge))):
        if VERB.search(bridge[: joint.start()]):
            rest = bridge[joint.end() :]
            if len(rest) < 60 and not VERB.search(rest):
                lead = "has " if re.search(r"\b(?:has|have|had)\b", bridge[: joint.start()]) else ""
                ahead = re.search(r"\b(?:will|would|to)\b", bridge[: joint.start()])
                return f" {lead}{ahead[0] + ' ' if ahead and not lead else ''}{rest}"
    return bridge


def _opens_clause(scene: Scene, mention: PartyMention) -> bool:
    before = scene.text[max(scene.sentence.start, mention.start - 12) : mention.start]
    return re.search(r"\b(?:in|from|at|of|across|to)\s+(?:the\s+)?$", before) is None


def _counterpart(scene: Scene) -> str | None:
    slug = _slug(scene)
    return scene.accords[slug].counterpart if slug else None


def _slug(scene: Scene) -> str | None:
    own = [each.slug for each in scene.named if each.slug]
    return own[0] if own else scene.near or scene.topic


def _object(scene: Scene, start: int, end: int) -> tuple[str | None, int, bool]:
    """The accord that a verb at `start` to `end` has as its object.

    Returns its slug (None: none, or another agreement), where its words end, and whether the words
    name it themselves.
    """
    text = scene.text
    after = next((each for each in scene.named if each.start >= end), None)
    if after is not None:
        gap = _THE.match(text, end, after.start)
        if gap is not None and gap.end() >= after.start:
            return after.slug, after.end, not after.short
        between = text[end : after.start]
        if (
            len(between) < 45
            and not re.search(r"[.;:]|,\s", between)
            and not any(
                party.start >= end and party.end <= after.start and not party.possessive
                for party in scene.parties
            )
        ):
            if re.search(
                r"\b(?:under|within|through|framework of|part of)\b", between
            ) and not re.search(
                r"\b(?:deal|agreement|pact|memorandum|treaty|contract)s?\b", between
            ):
                return after.slug, after.end, not after.short
            if not re.search(
                r"\b(?:deals?|agreements?|pacts?|memorand\w+|treat(?:y|ies)|contracts?|resolution|bill|order|letter|statement|law|coalition|alliance|talks|summit|meeting)\b",
                between,
            ):
                return after.slug, after.end, not after.short
    before = [each for each in scene.named if each.end <= start]
    if before:
        last = before[-1]
        between = text[last.end : start]
        if re.match(r"(?:,)?\s+(?:which|that)\b", between) or re.search(
            r"\b(?:were|was|been|be|being)\s+(?:\w+ly\s+)?$", between
        ):
            return last.slug, end, not last.short
    return None, end, False


_FREE: Final = re.compile(
    r"\s*(?:$|[.,;:!?)”\"’'—–-]|(?:in|on|by|as|after|before|with|from|last|this|next|only|late|early|formally|again|again"
    r"|together|too|also|first|second|later|earlier|soon|since|when|while|but|and|or|at|without|under|during"
    r"|either|yet|so far|too|nonetheless|for|nearly|almost|just|yesterday|today|tomorrow|alone|altogether|of its own|a (?:year|month|week|day|decade)|two|three|the"
    r" (?:same|following|next|previous|day|week|month|year)|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|more than)\b)",
)
_IT: Final = re.compile(
    r"\s+(?:them|it|up|on|the\s+(?:accords?|agreements?|pact|treaty|deal|convention|text|document|declaration|charter"
    r"|statute|protocol|compact|bloc|club|group|organi[sz]ation|alliance|court|cartel|family|fold|grouping))\b"
)


def _context(scene: Scene, kind: Verb, start: int, end: int) -> str | None:
    """The accord that a verb without an object speaks of, by what stands around it."""
    rest = scene.text[end : min(scene.sentence.end, end + 40)]
    if _IT.match(rest):
        return scene.near or scene.topic
    if kind.needs_object:
        return None
    if not kind.bare and kind.act not in ENTRIES:
        return None
    done_to = kind.act in (Act.SUSPENDED, Act.REINSTATED, Act.JOINED) and kind.bare
    if done_to and any(0 <= each.start - end < 6 for each in scene.parties):
        return _slug(scene) if scene.near or any(each.slug for each in scene.named) else None
    if not _FREE.match(rest):
        return None
    if _takes_another(scene, end):
        return None
    others = [
        each
        for each in scene.named
        if each.slug is None
        and each.end <= start
        and not any(one.start < each.end and each.start < one.end for one in scene.parties)
    ]
    if others and not any(each.slug for each in scene.named):
        return None
    return _slug(scene)


def _takes_another(scene: Scene, end: int) -> bool:
    """Say whether another agreement is the object of the verb that ends there."""
    for each in scene.named:
        if each.slug is None and each.start >= end:
            gap = _THE.match(scene.text, end, each.start)
            return gap is not None and gap.end() >= each.start and not any(
                one.start < each.end and each.start < one.end for one in scene.parties
            )
    return False


# --- dates and words


def _when(scene: Scene, start: int, end: int, *, ahead: bool) -> When | None:
    """The date of what stands at `start` to `end`: the nearest that no other verb stands before."""
    text = scene.text
    verbs = [
        (each.start(), each.end()) for each in VERB.finditer(text, scene.sentence.body, scene.sentence.end)
    ]
    ceiling = min((begin for begin, _ in verbs if begin >= end), default=scene.sentence.end)
    floor = max((stop for _, stop in verbs if stop <= start), default=scene.sentence.start)
    best: tuple[int, DateMention] | None = None
    for each in scene.dates:
        if each.attributive or each.when is None:
            continue
        if each.start >= end:
            between = text[end : each.start]
            if each.start >= ceiling or _PARTING.search(between):
                continue
            away = len(between)
        elif each.end <= start:
            between = text[each.end : start]
            if each.start < floor or re.search(
                r";|\.\s|\b(?:but|while|although|though|which|who)\b", between
            ):
                continue
            away = len(between) + 20
        else:
            away = 0
        if away < 130 and (best is None or away < best[0]):
            best = away, each
    if best is None:
        return None
    chosen = best[1]
    if chosen.kind is DateKind.SINCE:
        return chosen.named
    if ahead and chosen.later is not None:
        return chosen.later
    return chosen.when


_PARTING: Final = re.compile(
    r";|\.\s|\b(?:but|while|although|though|when|after|since|before|as|followed)\b"
)
_MOST_WORDS: Final = 13


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a stretch to at most so many words, its beginning kept."""
    found = list(re.finditer(r"\S+", text[start:end]))
    if len(found) > _MOST_WORDS:
        end = start + found[_MOST_WORDS - 1].end()
    while end > start and text[end - 1] in " ,;:—–":
        end -= 1
    return start, end


# --- the rules


def _by_verbs(scene: Scene) -> Iterator[Statement]:
    sentence, text = scene.sentence, scene.text
    heading = sentence.kind is not SentenceKind.PROSE
    floor = sentence.body
    for found in VERB.finditer(text, sentence.body, sentence.end):
        if any(each.start < found.end() and found.start() < each.end for each in scene.named):
            continue
        kind = verb(found[0])
        slug, stop, named = _object(scene, found.start(), found.end())
        other = _takes_another(scene, found.end())
        by_context = False
        if slug is None:
            slug = None if other else _context(scene, kind, found.start(), found.end())
            by_context = slug is not None
        if slug is None:
            continue
        yield from _of_verb(scene, found, kind, slug, stop, named, by_context, heading, floor)


def _passive(text: str, at: int) -> bool:
    return (
        re.search(
            r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly\s+)?$", text[max(0, at - 24) : at]
        )
        is not None
    )


def _of_verb(
    scene: Scene,
    found: "re.Match[str]",
    kind: Verb,
    slug: str,
    stop: int,
    named: bool,
    by_context: bool,
    heading: bool,
    floor: int,
) -> Iterator[Statement]:
    text = scene.text
    start, end = found.span()
    factor = 0.75 if by_context else 1.0 if named else 0.9
    again = re.search(r"\b(?:was|were|been|is)\s+\w+ed\b[^.;]{0,60}?\b(?:and|but)\s+(?:\w+ly\s+|then\s+)?$", text[max(floor, start - 110) : start])
    passive = kind.form is Form.PAST and (_passive(text, start) or again is not None) and not (kind.bare and kind.act is Act.JOINED)
    received = kind.bare and kind.act is Act.JOINED and any(
        0 <= each.start - end < 6 for each in scene.parties
    )
    if (kind.act in (Act.SUSPENDED, Act.REINSTATED) and not passive) or received:
        yield from _done_to(scene, kind, slug, start, end, factor)
        return
    if passive and kind.act in ENTRIES:
        by = re.match(r"\s+(?:\w+\s+){0,3}?by\s+", text[end : end + 40])
        if by is None:
            return
        after = [each for each in scene.parties if each.start >= end and each.start < end + 80]
        if not after:
            return
        for member in _groups(scene, after[0]):
            yield _made(
                scene,
                slug,
                member.code,
                Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="passive"),
                start,
                member.end,
                factor,
                end,
            )
        return
    subjects = _subjects(scene, start, floor)
    counted = _counted(scene, start, end, floor)
    if counted is not None and (subjects is None or counted[2] > subjects[0][-1].end):
        subjects = counted[:2]
        factor *= 0.9
    if subjects is None:
        return
    members, bridge = subjects
    if _wanted(scene, members[0], bridge):
        return  # "wants Saudi Arabia to join": see _wooed
    heard = told(bridge, kind, heading=heading)
    if heard is None and kind.form is Form.BASE and len(members) > 1 and not bridge.strip():
        heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.75, rule="they-sign")
    if heard is None and kind.form is Form.ING:
        heard = _gerund(scene, members[0], bridge, kind)
    if heard is None:
        return
    if kind.again and heard.act is Act.JOINED:
        heard = replace(heard, rule="again")
    if (
        heard.modality is Modality.PLANNED
        and heard.act in ENTRIES
        and scene.speech is not None
        and (scene.speech.announces or scene.speech.who is not None and heard.act is Act.JOINED)
        and heard.rule in ("will", "agreed-to")
        and heard.act is Act.JOINED
    ):
        heard = replace(heard, act=Act.ANNOUNCED, modality=Modality.ASSERTED, rule="announced")
    if found[0].lower().endswith("notice") and heard.act is Act.WITHDREW:
        heard = replace(heard, modality=Modality.PLANNED, rule="gave-notice")
    elif heard.act is Act.WITHDREW and heard.modality is Modality.PLANNED:
        date = _when(scene, start, stop, ahead=True)
        if date is not None:
            heard = replace(heard, modality=Modality.ASSERTED, rule="notice")
    first = members[-1].end if members[-1].end <= start else start
    earlier = [each for each in VERB.finditer(text, first, start) if each.end() < start]
    if earlier:
        joint = re.search(r"(?:,|\b(?:and|but|then)\b)\s*(?=[^,]*$)", text[earlier[-1].end() : start])
        first = earlier[-1].end() + (joint.end() if joint else 0)
    while first < start and text[first] in " ,’'s":
        first += 1
    for member in members:
        yield _made(scene, slug, member.code, heard, first, stop, factor, end)


_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(), 2
    )
}
_COUNT: Final = re.compile(
    rf"\b(?:all\s+|the\s+|its\s+|another\s+)?(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})(?:\s+[\w-]+){{0,3}}?"
    r"(?:\s+(?:states|countries|nations|members|governments|signatories|outsiders|founders|parties|capitals|newcomers)\b|(?=\s+(?:have|has|had|of\s+them)\b))",
    re.IGNORECASE,
)


def _counted(
    scene: Scene, start: int, end: int, floor: int
) -> tuple[tuple[PartyMention, ...], str, int] | None:
    """ "Eleven states signed …: Australia, Brunei …": the list has just as many."""
    text = scene.text
    found = [each for each in _COUNT.finditer(text, floor, start) if start - each.end() < 40]
    after = re.match(r"\s+(?:[\w ,]{0,40}?)\bby\s+", text[end : end + 60])
    if not found and after:
        by = _COUNT.match(text, end + after.end())
        found = [by] if by else []
    if not found:
        return None
    count = found[-1]
    bridge = text[count.end() : start] if count.end() <= start else ""
    if _BREAK.search(bridge):
        return None
    number = _NUMBERS.get(count["number"].lower()) or int(count["number"])
    for each in (*scene.lists, *scene.lists_near):
        if len(each.members) == number and not any(m.compound for m in each.members):
            return each.members, bridge, count.end()
    return None


_SO: Final = re.compile(
    r",?\s+(?:which\s+|who\s+)?(?:also\s+|soon\s+|later\s+|then\s+|has\s+|have\s+|had\s+|both\s+|all\s+|quickly\s+|since\s+){0,2}"
    r"(?:followed(?:\s+suit)?|did\s+so(?:\s+too)?|done\s+so|did\s+the\s+same|done\s+the\s+same|did\s+likewise|did)\b(?!\s+(?:by|not))",
)


def _did_so(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """ "Sudan followed on 6 January 2021", "Malta and Tuvalu did so earlier": the act told last."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = _groups(scene, mention)
        if members[-1] is not mention or mention.compound or mention.possessive:
            continue
        so = _SO.match(scene.text, mention.end, scene.sentence.end)
        if so is None:
            continue
        model = _told_last(scene, found, members[0].start)
        if model is None:
            continue
        date = _when(scene, mention.end, so.end(), ahead=False)
        start, end = _words(scene.text, members[0].start, so.end())
        more += [
            replace(
                model, party=each.code, start=start, end=end, when=date or _from(model.when),
                sure=max(0.5, model.sure - 0.15), rule="did-so", condition=None,
            )
            for each in members
        ]  # fmt: skip
    return more


def _told_last(scene: Scene, found: Sequence[Statement], at: int) -> Statement | None:
    """The entry or withdrawal that was told last before a place."""
    acts = (*ENTRIES, Act.WITHDREW, Act.RELATIONS, Act.SUSPENDED)
    here = [each for each in found if each.start < at and each.party and each.act in acts]
    earlier = [each for each in scene.before if each.party and each.act in acts]
    model = max(here, key=lambda each: each.start) if here else earlier[-1] if earlier else None
    if model is None or model.modality not in (Modality.ASSERTED, Modality.DENIED):
        return None
    return model if model.modality is Modality.ASSERTED else None


_GAP: Final = re.compile(
    r"\s*(?:[,;:(–—-]|\band\b|\bthen\b|\bwhile\b|\bbut\b|\bas did\b|\bfollowed by\b|\blater\b|\.)*\s*(?:(?:and|then|later|finally|also)\s+)*(?:the\s+)?"
)
_DATED: Final = re.compile(
    r",?\s*(?:\(|late,?\s|only\s|first\s|finally\s|too,?\s|also\s)?\s*(?:in|on|by|from|as early as|only in)?\s*"
)


def _gapped(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """ "Poland signed in 2012, Latvia in 2005 and Ukraine a year later": one verb for all."""
    more: list[Statement] = []
    text = scene.text
    verbs = [each.start() for each in VERB.finditer(text, scene.sentence.body, scene.sentence.end)]
    base: Statement | None = None
    anchor = scene.sentence.body
    if not found and not verbs:
        base = _told_last(scene, (), anchor)
    done: set[int] = set()
    for mention in scene.parties:
        if mention.start in done:
            continue
        here = [each for each in found if each.party and each.end <= mention.start and each.modality is Modality.ASSERTED and each.act in (*ENTRIES, Act.WITHDREW, Act.SUSPENDED, Act.RELATIONS, Act.REINSTATED, Act.RESCINDED)]
        if here:
            latest = max(here, key=lambda each: each.end)
            if base is None or latest.end > anchor:
                base, anchor = latest, max(anchor, latest.end)
                for date in scene.dates:
                    if 0 <= date.start - anchor < 24 and date.end <= mention.start:
                        anchor = date.end
        if base is None:
            continue
        members = _groups(scene, mention)
        gap = _GAP.match(text, anchor, members[0].start)
        if gap is None or gap.end() < members[0].start:
            continue
        after = _DATED.match(text, members[-1].end, scene.sentence.end)
        at = after.end() if after else members[-1].end
        date = next((each for each in scene.dates if each.start in (at, at - 1) or (each.start <= at < each.end)), None)
        if date is None or date.when is None or any(members[-1].end <= verb < date.end for verb in verbs):
            continue
        start, end = _words(text, members[0].start, date.end)
        for each in members:
            done.add(each.start)
            more.append(
                replace(
                    base, party=each.code, start=start, end=end, when=date.when,
                    sure=max(0.55, base.sure - 0.1), rule="gapped", condition=None,
                )
            )  # fmt: skip
        anchor = date.end
        closing = re.match(r"\)", text[anchor : anchor + 1])
        anchor += 1 if closing else 0
    return more


def _done_to(
    scene: Scene, kind: Verb, slug: str, start: int, end: int, factor: float
) -> Iterator[Statement]:
    """ "the bloc suspended Mali and Guinea"; "Fiji, suspended in 2009"."""
    text = scene.text
    gap = re.match(r"\s+(?:the\s+)?", text[end : end + 8])
    after = next((each for each in scene.parties if gap and each.start == end + gap.end()), None)
    heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="done-to")
    if after is not None and kind.form in (Form.PAST, Form.THIRD):
        before = text[max(scene.sentence.start, start - 40) : start]
        if re.search(r"\b(?:not|never|could|may|might|would|will|to)\b", before):
            return
        for member in _groups(scene, after):
            yield _made(scene, slug, member.code, heard, start, member.end, factor, member.end)
        return
    if kind.form is Form.PAST:
        mention = next((each for each in reversed(scene.parties) if each.end <= start), None)
        if mention and re.fullmatch(r",\s+(?:\w+ly\s+)?(?:also\s+|then\s+)?", text[mention.end : start]):
            for member in _groups(scene, mention):
                yield _made(scene, slug, member.code, heard, start, end, factor, end)


def _gerund(scene: Scene, subject: PartyMention, bridge: str, kind: Verb) -> Told | None:
    """ "with Bahrain signing in 2020", "the prospect of Saudi Arabia joining"."""
    before = scene.text[max(scene.sentence.start, subject.start - 70) : subject.start]
    if bridge.strip() and not re.fullmatch(
        r"\s*(?:also|later|then|formally|officially|soon|finally)?\s*", bridge
    ):
        return None
    if re.search(
        r"\b(?:prospects?|possibility|chances?|idea|talk|speculation|hopes?|likelihood|favou?r|prevent\w*|without) (?:of |for |about )?(?:the )?(?:[\w ,]+(?:and|,) )?$",
        before,
    ):
        return Told(
            act=Act.CANDIDATE,
            modality=Modality.ASSERTED,
            sure=0.7,
            rule="prospect",
            when_matters=False,
        )
    first = min(each.start for each in _groups(scene, subject))
    lead = scene.text[max(scene.sentence.start, first - 14) : first]
    if re.search(r"\bwith\s+(?:the\s+)?$", lead) and scene.dates:
        return Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="with-signing")
    return None


def _wanted(scene: Scene, subject: PartyMention, bridge: str) -> bool:
    if not re.match(r"\s*to\b", bridge):
        return False
    first = min(each.start for each in _groups(scene, subject))
    return _WANTING.search(scene.text, max(scene.sentence.start, first - 60), first) is not None


_WANTING: Final = re.compile(
    r"\b(?:want(?:s|ed|ing)?|urg(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|press(?:es|ed|ing|ure)?|push(?:es|ed|ing)?"
    r"|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|ask(?:s|ed|ing)?|lobb(?:y|ies|ied|ying)"
    r"|call(?:s|ed|ing)? (?:on|for)|would like|get(?:s|ting)?|entic(?:e|es|ed|ing)|allow(?:s|ed|ing)?|woo(?:s|ed|ing)?"
    r"|court(?:s|ed|ing)?|for|pressure on|appeal(?:s|ed)? to|hop(?:e|es|ed|ing) (?:for|that)|expect(?:s|ed)?)"
    r"\s+(?:the\s+)?(?:[\w’' -]{0,40}?(?:,|and|including|such as)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


_WOO: Final = re.compile(
    r"\b(?:draw(?:s|ing)?|lur(?:e|es|ed|ing)|entic(?:e|es|ed|ing)|coax(?:es|ed|ing)?|woo(?:s|ed|ing)?|court(?:s|ed|ing)?"
    r"|(?:to|could|would|might|may|will)\s+(?:\w+\s+)?(?:bring|draw|add|include|welcome|lure|pull))\s+(?:in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_INTO: Final = re.compile(r"\s+(?:in|into|to|towards?|on board|aboard)\b", re.IGNORECASE)
_CANDIDATE: Final = re.compile(
    r"\b(?:(?:potential|possible|likely|prospective|likeliest|leading|next|future|official|formal)\s+)*"
    r"(?:candidates?|contenders?|aspirants?|applicants?|prospects)\b|\bpotential (?:new )?(?:members?|entrants?|signatories|additions?)\b"
    r"|\b(?:possible|prospective|would-be|future) (?:new )?(?:members?|entrants?|signatories|additions?)\b"
    r"|\b(?:could|may|might) be (?:the )?next\b|\bnext in line\b"
    r"|\b(?:tipped|touted|mentioned|floated|cited|named|spoken of) (?:\w+ ){0,5}?as (?:an? |the )?(?:likely|possible|potential|next|future|candidates?)\b"
    r"|\b(?:want|wants) in\b|\bwidely tipped\b|\b(?:was|were|is|are|been) (?:also )?(?:invited|asked|promised membership|offered membership|sounded out|in talks)\b"
    r"|\b(?:shown?|expressed|signalled|voiced) (?:an? |its |their |some )?interest\b|\b(?:is|are) interested\b|\b(?:asked|hop\w+|wish\w*|request\w*|want\w*|like) to (?:re-?enter|become a (?:full )?member|be (?:let|taken) in|return)\b",
    re.IGNORECASE,
)


_BESIDES: Final = re.compile(
    r"\b(?:in addition to|besides|apart from|aside from|unlike|other than|by|with|along with|as well as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _wooed(scene: Scene) -> Iterator[Statement]:
    """Parties that others want in: urged, invited, courted, drawn; candidates by name."""
    text, sentence = scene.text, scene.sentence
    slug = _slug(scene)
    own = any(each.slug for each in scene.named)
    if slug is None:
        return
    for mention in scene.parties:
        if mention.compound or mention.code == scene.accords[slug].counterpart:
            continue
        members = _groups(scene, mention)
        first = min(each.start for each in members)
        last = max(each.end for each in members)
        before = text[max(sentence.start, first - 60) : first]
        after = text[last : min(sentence.end, last + 60)]
        verb_next = VERB.search(text, last, min(sentence.end, last + 60))
        if _WANTING.search(before) and re.match(r"\s+to\b|\s+into\b", after):
            if (
                verb_next
                and verb(verb_next[0]).act in ENTRIES
                and own
                or (
                    own
                    and re.match(
                        r"\s+(?:to (?:be|become) (?:part|a member)|into|to (?:\w+ ){0,3}?(?:recogni[sz]e|normali[sz]e|restart|resume))\b",
                        after,
                    )
                )
            ):
                yield _candidate(scene, slug, mention, "wanted", first, last, 0.75)
        elif _WOO.search(before) and _INTO.match(after) and own and not mention.location:
            yield _candidate(scene, slug, mention, "drawn", first, last, 0.7)
    if own or scene.near:
        for found in _CANDIDATE.finditer(text, sentence.body, sentence.end):
            for mention in scene.parties:
                if (
                    mention.compound
                    or mention.possessive
                    or mention.code == scene.accords[slug].counterpart
                ):
                    continue
                if mention.modifier or abs(mention.start - found.start()) > 110 or mention.location:
                    continue
                between = text[min(mention.end, found.end()) : max(mention.start, found.start())]
                between = re.sub(r"^,?\s*(?:which|who)\b", "", between)
                if re.search(r"[;:.]|\b(?:but|while|although|not|never|no|which|who)\b|n['’]t", between):
                    continue
                lead = text[max(sentence.start, mention.start - 24) : mention.start]
                if _BESIDES.search(lead) or mention.how is How.PERSON:
                    continue
                yield _candidate(
                    scene, slug, mention, "candidate", mention.start, mention.end, 0.65
                )


def _candidate(
    scene: Scene, slug: str, mention: PartyMention, rule: str, first: int, last: int, sure: float
) -> Statement:
    heard = Told(
        act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=sure, rule=rule, when_matters=False
    )
    begin = max(scene.sentence.body, first - 30)
    begin = scene.text.find(" ", begin, first) + 1 or first
    return _made(
        scene, slug, mention.code, heard, begin, min(scene.sentence.end, last + 50), 1.0, last
    )


def _by_nouns(scene: Scene) -> Iterator[Statement]:
    """ "its accession in 2011", "announced Kazakhstan's entry", "Ecuador's withdrawal"."""
    text, sentence = scene.text, scene.sentence
    for found in NOUN.finditer(text, sentence.body, sentence.end):
        if any(each.start < found.end() and found.start() < each.end for each in scene.named):
            continue
        act = NOUNS[found[0].lower()]
        slug, stop, named = _object(scene, found.start(), found.end())
        owner = _owner(scene, found.start(), found.end())
        if owner is None:
            yield from _signing_of(scene, found, act, slug)
            continue
        mention, first = owner
        if slug is None:
            if any(
                each.slug is None and 0 <= each.start - found.end() < 60 for each in scene.named
            ):
                continue
            slug = _slug(scene)
            if slug is None or not (scene.named or scene.near):
                continue
        if mention.code == scene.accords[slug].counterpart:
            continue
        before = text[max(sentence.body, first - 70) : first]
        told_ = _of_noun(
            scene, act, before, text[first : found.start()], text[found.end() : sentence.end], found
        )
        if told_ is None:
            continue
        suspended = re.match(r"\s+(?:was|has been|had been|were)\s+suspended", text[found.end() : found.end() + 40])
        if suspended:
            stop = max(stop, found.end() + suspended.end())
        lead = re.search(r"\b(?:announc\w+|expected to announce|to announce)[^,;]{0,40}$", before)
        begin = max(sentence.body, first - 70) + lead.start() if lead else first
        for member in _groups(scene, mention) if not mention.possessive else (mention,):
            yield _made(
                scene, slug, member.code, told_, begin, max(stop, found.end()), 0.9, found.end()
            )


def _owner(scene: Scene, start: int, end: int) -> tuple[PartyMention, int] | None:
    """The party whose act a noun tells: "Kazakhstan's entry", "accession of Kazakhstan"."""
    text = scene.text
    for mention in reversed(scene.parties):
        if mention.end <= start and (
            mention.possessive or mention.modifier or _is_its(text, mention)
        ):
            between = re.sub(r"^['’]s?", "", text[mention.end : start])
            if len(between) < 45 and not re.search(r"[,;.]|\b(?:and|of|to|in)\b", between):
                return mention, mention.start
        if mention.end <= start:
            break
    after = re.match(r"\s+(?:of|by)\s+(?:the\s+)?", text[end : end + 16])
    if after:
        for mention in scene.parties:
            if mention.start == end + after.end():
                return mention, start
    return None


def _is_its(text: str, mention: PartyMention) -> bool:
    return text[mention.start : mention.end].lower() in ("its", "their")


def _of_noun(
    scene: Scene, act: Act, before: str, adjective: str, after: str, found: "re.Match[str]"
) -> Told | None:
    entering = act in (Act.JOINED, Act.ACCEDED, Act.SIGNED, Act.RATIFIED)
    if re.search(
        r"\b(?:proposed|planned|expected|upcoming|impending|imminent|forthcoming|eventual|future)\b",
        adjective,
    ):
        return Told(
            act=Act.JOINED if act is Act.ACCEDED else act,
            modality=Modality.PLANNED,
            sure=0.6,
            rule="proposed-noun",
        )
    if re.search(r"\b(?:possible|potential|prospective)\b", adjective + before[-25:]):
        if entering:
            return Told(
                act=Act.CANDIDATE,
                modality=Modality.ASSERTED,
                sure=0.6,
                rule="prospect",
                when_matters=False,
            )
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.5, rule="prospect")
    if re.search(
        r"\b(?:expected|set|due|scheduled|plans?|poised) to (?:\w+ )?(?:announce|confirm|declare)\b[^,;]*$",
        before,
    ):
        return Told(
            act=Act.ANNOUNCED if entering else act,
            modality=Modality.PLANNED,
            sure=0.75,
            rule="to-announce",
        )
    if re.search(
        r"\b(?:announc(?:e|es|ed|ing|ement of)|unveiled|declared|proclaimed|welcomed|hailed)\b[^,;]{0,30}$",
        before,
        re.IGNORECASE,
    ):
        if entering:
            return Told(
                act=Act.ANNOUNCED, modality=Modality.ASSERTED, sure=0.75, rule="announced-noun"
            )
        return Told(act=act, modality=Modality.ASSERTED, sure=0.7, rule="announced-noun")
    if re.search(r"\b(?:suspen\w+|froze|frozen|halt\w*)\b", before) and found[0].lower() in (
        "membership",
        "participation",
    ):
        return Told(
            act=Act.SUSPENDED, modality=Modality.ASSERTED, sure=0.7, rule="membership-suspended"
        )
    if found[0].lower() == "membership" and re.match(
        r"\s+(?:was|has been|had been)\s+suspended", after
    ):
        return Told(
            act=Act.SUSPENDED, modality=Modality.ASSERTED, sure=0.75, rule="membership-suspended"
        )
    if (
        re.search(
            r"\b(?:since|after|following|upon|until|complet\w+|finali[sz]\w+|mark\w+)\s+(?:the\s+)?$",
            before,
        )
        and entering
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="since-noun")
    if re.match(
        r"\s+(?:(?:to|from|into|in)\s+(?:the\s+)?[\w’' -]{0,40}?)?(?:takes?|took|taking|will take|becomes?|became) (?:effect|effective)",
        after,
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.8, rule="takes-effect")
    if (
        act is Act.WITHDREW
        and _when(scene, found.start(), found.end(), ahead=False) is not None
        and re.search(r"\b(?:after|since|following|before|until|despite)\b[^,;]*$", before)
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="since-noun")
    return None


def _signing_of(
    scene: Scene, found: "re.Match[str]", act: Act, slug: str | None
) -> Iterator[Statement]:
    """ "the signing of the accords in 2020, which saw the UAE …"; a ceremony still to come."""
    text, sentence = scene.text, scene.sentence
    after = text[found.end() : sentence.end]
    if act is not Act.SIGNED:
        return
    if slug and (
        saw := re.search(
            r"\b(?:which (?:saw|brought)|with|by)\s+(?:the\s+)?$|\b(?:which saw|by)\b", after
        )
    ):
        at = found.end() + saw.end()
        mention = next((each for each in scene.parties if at <= each.start <= at + 12), None)
        if mention is not None:
            heard = Told(act=Act.SIGNED, modality=Modality.ASSERTED, sure=0.7, rule="signing-of")
            for member in _groups(scene, mention):
                if member.code != scene.accords[slug].counterpart:
                    yield _made(
                        scene,
                        slug,
                        member.code,
                        heard,
                        found.start(),
                        found.end() + 45,
                        1.0,
                        found.end(),
                    )


def _members(scene: Scene) -> Iterator[Statement]:
    """ "members such as X and Y", "X is a signatory to", "the founding members: X, Y"."""
    text, sentence = scene.text, scene.sentence
    for found in MEMBERS.finditer(text, sentence.body, sentence.end):
        act = Act.SIGNED if found["signed"] else Act.JOINED
        slug, stop, _ = _object(scene, found.start(), found.end())
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
                slug = _slug(scene)
        rest = text[found.end() : found.end() + 60]
        other_body = re.match(r"(?:\s+(?:states?|countries|nations))?\s+of\s+(?:the\s+)?[A-Z]", rest)
        if other_body and not any(
            0 <= each.start - found.end() < 24 and each.slug for each in scene.named
        ):
            continue
        if not found["signed"] and re.search(r"\b(?:its|their|whose)\s+(?:\w+\s+){0,2}$", before_):
            continue
        if slug is None and (scene.near or scene.named) and re.match(
            r"\s*(?:$|[,.;]|too\b|also\b|as well\b|since\b|to it\b|in\b|on\b|last\b|this\b)", rest
        ):
            slug = _slug(scene)
        if re.search(r"\b(?:[Nn]either|nor|[Nn]one)\b", before_):
            continue
        if slug is None or re.search(
            r"\b(?:non|not|never|former|potential|possible|prospective|new|would-be|future|aspiring|many|other|more)[- ](?:\w+ ){0,2}$",
            before_,
        ):
            continue
        since = re.match(r"\s+since\b", text[max(stop, found.end()) : sentence.end])
        heard = Told(
            act=act,
            modality=Modality.ASSERTED,
            sure=0.75,
            rule="member",
            when_matters=since is not None or "became" in before_,
        )
        listed = re.match(
            r"[^.;]{0,40}?(?:,?\s*(?:such as|including|namely|among them|like)|:|—|–|\()\s*(?:the\s+)?",
            text[max(stop, found.end()) : sentence.end],
        )
        if listed:
            at = max(stop, found.end()) + listed.end()
            mention = next((each for each in scene.parties if at <= each.start <= at + 4), None)
            if mention is not None:
                for member in _groups(scene, mention):
                    yield _made(
                        scene,
                        slug,
                        member.code,
                        heard,
                        found.start(),
                        member.end,
                        0.95,
                        found.end(),
                    )
                continue
        own = re.search(
            r"\b(?:is|are|was|were|remains?|became|become|has been|have been)\s+(?:also\s+|still\s+|already\s+)?(?:an?|the|all|both|full|founding|its)?\s*(?:\w+\s+){0,4}$",
            before_,
        )
        if own is None:
            continue
        subjects = _subjects(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if re.search(r"\b(?:not|never|n['’]t|nor|no longer)\b", bridge):
            heard = Told(
                act=act, modality=Modality.DENIED, sure=0.7, rule="no-member", when_matters=False
            )
        elif re.search(r"\b(?:will|would|could|may|might|to|should|want\w*)\b", bridge):
            continue
        for member in members:
            yield _made(
                scene,
                slug,
                member.code,
                heard,
                members[-1].end + 1,
                max(stop, found.end()),
                0.95,
                found.end(),
            )


_OUTSIDE: Final = re.compile(
    r"\b(?:(?:remains?|remained|stay(?:s|ed)?|stands?|is|are|was|were|still)\s+(?:\w+\s+)?outside(?!\s+(?:of\s+)?(?:its|their|his|her|the\s+(?:city|court|building|capital|hall)))"
    r"|(?:is|are|was|were)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,3}?(?:part(?:y|ies)?|members?|signator(?:y|ies)|in)\b"
    r"|(?:is|are)\s+(?:neither\s+)?(?:a\s+)?non-?(?:members?|signator(?:y|ies)|parties)"
    r"|stay(?:s|ed)?\s+away|never\s+(?:joined|signed|ratified))\b",
    re.IGNORECASE,
)
_NEITHER: Final = re.compile(
    r"\b[Nn](?:either|or)\b[^.;]{0,80}?\b(?:is|are|was|were|has|have)\s+(?:\w+\s+)?(?:an?\s+)?(?P<what>members?|part(?:y|ies)?|signator(?:y|ies)|signed|ratified|joined)\b"
)


def _outside(scene: Scene) -> Iterator[Statement]:
    """ "Austria and Malta remain outside", "neither Russia nor China is a member"."""
    slug = _slug(scene)
    if slug is None or not (scene.named or scene.near):
        return
    text, sentence = scene.text, scene.sentence
    heard = Told(act=Act.JOINED, modality=Modality.DENIED, sure=0.7, rule="outside", when_matters=False)
    for found in _NEITHER.finditer(text, sentence.body, sentence.end):
        act = {"signed": Act.SIGNED, "ratified": Act.RATIFIED, "signatory": Act.SIGNED, "signatories": Act.SIGNED}.get(found["what"].lower(), Act.JOINED)
        inside = [each for each in scene.parties if found.start() <= each.start < found.end()]
        for mention in inside or [m for each in scene.lists_near[:1] for m in each.members if len(each.members) == 2]:
            yield _made(scene, slug, mention.code, replace(heard, act=act, rule="neither"), found.start(), found.end(), 1.0, found.end())
    for found in _OUTSIDE.finditer(text, sentence.body, sentence.end):
        subjects = _subjects(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if len(bridge) > 60 or re.search(r"\b(?:if|would|could|neither|nor)\b", bridge):
            continue
        words = found[0].lower()
        act = Act.SIGNED if "sign" in words or "away" in words else Act.RATIFIED if "ratif" in words else Act.JOINED
        for member in members:
            yield _made(scene, slug, member.code, replace(heard, act=act), members[-1].end + 1, found.end(), 1.0, found.end())


_FOUNDED: Final = re.compile(
    r"\b(?:founded|created|established|set up|launched)\b[^.;]{0,60}?\bby\s+(?:the\s+)?", re.IGNORECASE
)


def _founders(scene: Scene) -> Iterator[Statement]:
    """ "Founded by Brazil, Russia, India and China in 2009"."""
    slug = _slug(scene)
    if slug is None or not (any(each.slug for each in scene.named) or scene.near):
        return
    for found in _FOUNDED.finditer(scene.text, scene.sentence.body, scene.sentence.end):
        mention = next((each for each in scene.parties if each.start == found.end()), None)
        if mention is None or len(_groups(scene, mention)) < 2:
            continue
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.65, rule="founded-by")
        for member in _groups(scene, mention):
            yield _made(scene, slug, member.code, heard, found.start(), member.end, 1.0, member.end)


def _relations(scene: Scene) -> Iterator[Statement]:
    slug = _slug(scene)
    if slug is None or not (counterpart := scene.accords[slug].counterpart):
        return
    text, sentence = scene.text, scene.sentence
    partners = [each for each in scene.parties if each.code == counterpart]
    if not partners:
        return
    for pattern, act in ((RELATIONS_ENDED, Act.RELATIONS_ENDED), (RELATIONS, Act.RELATIONS)):
        for found in pattern.finditer(text, sentence.body, sentence.end):
            partner = next((each for each in partners if 0 <= each.start - found.end() < 24), None)
            together = partner is None and any(
                0 <= found.start() - each.end < 30 for each in partners
            )
            if partner is None and not together:
                continue
            stop = partner.end if partner else found.end()
            subjects = _relating(scene, found.start(), counterpart, together)
            if subjects is None:
                continue
            members, bridge = subjects
            heard = _related(act, bridge, found[0])
            if heard is None:
                continue
            first = members[-1].end + 1
            for member in members:
                yield _made(
                    scene,
                    slug,
                    member.code,
                    heard,
                    min(first, found.start()),
                    stop,
                    1.0,
                    found.end(),
                )
            if heard.modality is Modality.ASSERTED and act is Act.RELATIONS:
                yield from _under(scene, slug, members, found)


def _relating(
    scene: Scene, at: int, counterpart: str, together: bool
) -> tuple[list[PartyMention], str] | None:
    text = scene.text
    for mention in reversed(scene.parties):
        if mention.end > at or mention.compound:
            continue
        members = [each for each in _groups(scene, mention) if each.code != counterpart]
        if (
            not members
            or (mention.possessive or mention.modifier)
            and not _BODY.match(text, mention.end, at)
        ):
            continue
        last = max(each.end for each in _groups(scene, mention))
        bridge = _PAREN.sub(" ", text[last:at])
        if len(bridge) > 130 or re.search(
            r"[;]|\b(?:but|while|although|though|because|whereas)\b", bridge
        ):
            return None
        return members, bridge
    return None


def _related(act: Act, bridge: str, words: str) -> Told | None:
    if re.search(r"\b(?:not|never|n['’]t|refus\w+|without|no)\b", bridge):
        return None
    if re.search(
        r"\b(?:will|set to|expected to|plans? to|agreed to|due to|would|is to|poised to)\b", bridge
    ):
        return Told(act=act, modality=Modality.PLANNED, sure=0.7, rule="relations")
    if re.search(
        r"\b(?:could|may|might|hop\w+|want\w*|consider\w*|efforts?|pressure|urg\w+|if|seek\w*|talks|should)\b",
        bridge,
    ):
        return None
    form = words.split()[0].lower()
    if form.endswith("ing") and not re.search(
        r"\b(?:by|after|with|have|has|been)\b|—|–|^\s*$", bridge
    ):
        return None
    return Told(act=act, modality=Modality.ASSERTED, sure=0.8, rule="relations")


def _under(
    scene: Scene, slug: str, members: Sequence[PartyMention], found: "re.Match[str]"
) -> Iterator[Statement]:
    """ "Under the accords, X has normalised relations": whoever did it under them is in."""
    text = scene.text
    for each in scene.named:
        if each.slug != slug:
            continue
        lead = text[max(scene.sentence.start, each.start - 40) : each.start]
        if re.search(
            r"\b(?:under|through|via|as part of|within|framework of)\s+(?:the\s+)?(?:framework of\s+)?(?:the\s+)?$",
            lead,
            re.IGNORECASE,
        ):
            heard = Told(
                act=Act.JOINED,
                modality=Modality.ASSERTED,
                sure=0.55,
                rule="under-the-accord",
                when_matters=False,
            )
            begin = re.search(
                r"\b(?:under|through|via|as part of|within)\b[^.]*$", lead, re.IGNORECASE
            )
            first = each.start - len(lead) + (begin.start() if begin else 0)
            for member in members:
                yield _made(
                    scene,
                    slug,
                    member.code,
                    heard,
                    max(first, scene.sentence.start),
                    each.end,
                    1.0,
                    found.end(),
                )


def _force(scene: Scene) -> Iterator[Statement]:
    """Entry into force, for a party or as a whole; "has not been implemented"."""
    text, sentence = scene.text, scene.sentence
    for found in FORCE.finditer(text, sentence.body, sentence.end):
        before = text[max(sentence.body, found.start() - 90) : found.start()]
        holder = next(
            (
                each
                for each in reversed(scene.named)
                if each.end <= found.start() and found.start() - each.end < 90
            ),
            None,
        )
        if holder is not None and holder.slug is None:
            continue
        slug = holder.slug if holder else None
        if slug is None:
            continue
        negated = re.search(r"\b(?:not|never|n['’]t|yet to)\b", before[-40:])
        ahead = re.search(
            r"\b(?:will|would|set to|due to|expected to|to|once|when|until|before|if|can)\b[^,.]{0,25}$",
            before,
        )
        modality = Modality.DENIED if negated else Modality.PLANNED if ahead else Modality.ASSERTED
        for_ = re.match(
            r"\s+(?:\w+ ){0,4}?(?:for|in)\s+(?:the\s+)?", text[found.end() : found.end() + 40]
        )
        party: PartyMention | None = None
        if for_:
            at = found.end() + for_.end()
            party = next((each for each in scene.parties if each.start == at), None)
        if party is None and negated:
            subjects = [
                each
                for each in scene.parties
                if each.end <= found.start()
                and not each.compound
                and not each.location
                and each.code != scene.accords[slug].counterpart
            ]
            party = subjects[-1] if subjects else None
        heard = Told(act=Act.IN_FORCE, modality=modality, sure=0.75, rule="in-force")
        first = holder.start if holder and found.start() - holder.start < 60 else found.start()
        members = _groups(scene, party) if party else (None,)
        for member in members:
            yield _made(
                scene,
                slug,
                member.code if member else None,
                heard,
                first,
                found.end(),
                1.0,
                found.end(),
            )
        cause = re.match(
            r"\s+(?:due to|because of|owing to|amid|after|since|as a result of)\b[^;.]*",
            text[found.end() : sentence.end],
        )
        if negated and cause:
            stop = found.end() + cause.end()
            halted = Told(
                act=Act.STALLED,
                modality=Modality.ASSERTED,
                sure=0.55,
                rule="not-implemented-because",
            )
            for member in members:
                yield _made(
                    scene,
                    slug,
                    member.code if member else None,
                    halted,
                    found.end() + 1,
                    stop,
                    1.0,
                    stop,
                )


_CARRIED_OUT: Final = re.compile(
    r"\b(?:open(?:s|ed|ing)? (?:reciprocal |mutual )?embass(?:y|ies)|exchang(?:e|ed|ing) ambassadors|(?:establish|launch|start|open)"
    r"(?:ed|ing) (?:\w+ )?(?:direct|commercial) flights)\b",
    re.IGNORECASE,
)


def _carried_out(scene: Scene, found: Sequence[Statement]) -> Iterator[Statement]:
    """Embassies opened and flights begun: the accord is carried out, where it is one on relations."""
    for words in _CARRIED_OUT.finditer(scene.text, scene.sentence.body, scene.sentence.end):
        for each in found:
            if (
                each.act is Act.RELATIONS
                and each.modality is Modality.ASSERTED
                and each.start < words.start()
            ):
                start, end = _words(scene.text, words.start(), words.end())
                yield replace(
                    each,
                    act=Act.IN_FORCE,
                    start=start,
                    end=end,
                    sure=0.5,
                    rule="carried-out",
                    when=None,
                )


_ONLY: Final = re.compile(
    r"\b(?:will|would|can|could|to)\s+(?:only\s+(?:\w+\s+){0,4}?(?:join|sign|normali[sz]e|recogni[sz]e|move forward|proceed|go ahead|ratify|accede)"
    r"(?:\s+(?:the\s+)?[\w’'-]+){0,6}?\s+(?P<if>with|if|once|after|when|in exchange for|in return for)"
    r"|not\s+(?:\w+\s+){0,3}?(?:join|sign|normali[sz]e|recogni[sz]e|move forward|proceed|ratify|accede)"
    r"(?:\s+(?:the\s+)?[\w’'-]+){0,6}?\s+(?P<until>until|unless|without|before))\s+(?P<what>[^.;,”\"]{3,90})"
    r"|\b(?:condition(?:al|ed)|contingent|dependent)\s+(?:up)?on\s+(?P<on>[^.;,”\"]{3,90})",
    re.IGNORECASE,
)


def _conditions(scene: Scene) -> Iterator[Statement]:
    """ "will only move forward with …", "will not normalise without …": a condition that is not met."""
    slug = _slug(scene)
    if slug is None or not (any(each.slug for each in scene.named) or scene.near):
        return
    text, sentence = scene.text, scene.sentence
    for found in _ONLY.finditer(text, sentence.body, sentence.end):
        holder = next(
            (
                each for each in reversed(scene.parties)
                if each.end <= found.start() and not each.compound and not each.location
                and each.code != scene.accords[slug].counterpart
            ),
            None,
        )  # fmt: skip
        if holder is None:
            continue
        condition = " ".join((found["what"] or found["on"]).split())
        heard = Told(
            act=Act.STALLED,
            modality=Modality.ASSERTED,
            sure=0.6,
            rule="condition",
            when_matters=False,
        )
        for member in _groups(scene, holder):
            made = _made(
                scene, slug, member.code, heard, found.start(), found.end(), 1.0, found.end()
            )
            yield replace(made, condition=condition)


_CEREMONY: Final = re.compile(
    r"\b(?:(?:official|formal|public)\s+)?(?:signing ceremony|ceremony to sign|formal signing|official signing|ceremonial signing)\b",
    re.IGNORECASE,
)
_COMING: Final = re.compile(
    r"\b(?:will|would|intends?|plans?|planned|expected|to (?:be|take|host|hold|orchestrate)|set|due|scheduled|soon|next|later"
    r"|upcoming|later this)\b",
    re.IGNORECASE,
)


def _ceremonies(scene: Scene) -> Iterator[Statement]:
    """A ceremony still to come, of the party whose entry the text tells."""
    slug = _slug(scene)
    if slug is None or scene.hero is None:
        return
    for found in _CEREMONY.finditer(scene.text, scene.sentence.body, scene.sentence.end):
        around = scene.text[
            max(scene.sentence.start, found.start() - 60) : min(
                scene.sentence.end, found.end() + 60
            )
        ]
        if _COMING.search(around) and not any(each.slug is None for each in scene.named):
            heard = Told(act=Act.SIGNED, modality=Modality.PLANNED, sure=0.6, rule="ceremony")
            yield _made(
                scene,
                slug,
                scene.hero,
                heard,
                found.start(),
                min(scene.sentence.end, found.end() + 25),
                1.0,
                found.end(),
            )


def _course(scene: Scene) -> Iterator[Statement]:
    """Stalling and resuming, of a party's process or of the accord as a whole."""
    text, sentence = scene.text, scene.sentence
    for pattern, act in ((STALLED, Act.STALLED), (RESUMED, Act.RESUMED)):
        for found in pattern.finditer(text, sentence.body, sentence.end):
            before = text[max(sentence.body, found.start() - 110) : found.start()]
            after = text[found.end() : min(sentence.end, found.end() + 80)]
            near = [
                each
                for each in scene.named
                if (0 <= each.start - found.end() < 40 or 0 <= found.start() - each.end < 45)
            ]
            if any(each.slug is None for each in near) and not any(each.slug for each in near):
                continue
            modality = _course_modality(before, found[0])
            if modality is None:
                continue
            whole = _whole(scene, found)
            owner = None if whole else _course_owner(scene, found, before, after)
            slug = (
                whole
                or next((each.slug for each in near if each.slug), None)
                or (_slug(scene) if owner else None)
            )
            if slug is None:
                continue
            if owner is None and not whole:
                continue
            heard = Told(act=act, modality=modality, sure=0.6, rule=f"{act.value}-course")
            first = found.start()
            stop = found.end()
            if near:
                first, stop = min(first, near[0].start), max(stop, near[0].end)
            members: Sequence[PartyMention | None] = _groups(scene, owner) if owner else (None,)
            for member in members:
                yield _made(
                    scene,
                    slug,
                    member.code if member else None,
                    heard,
                    first,
                    stop,
                    1.0,
                    found.end(),
                )


def _whole(scene: Scene, found: "re.Match[str]") -> str | None:
    """The accord that itself stalls or is revived: "revive the accords", "accords, which stalled"."""
    text = scene.text
    for each in scene.named:
        if each.slug is None:
            continue
        if each.start >= found.end():
            gap = _THE.match(text, found.end(), each.start)
            lead = text[found.end() : each.start]
            if (gap and gap.end() >= each.start) or re.fullmatch(
                r"\s+(?:progress|momentum)?\s*(?:of|for|to|in|behind)?\s*(?:the\s+)?", lead
            ):
                return each.slug
        elif each.end <= found.start():
            between = text[each.end : found.start()]
            if len(between) < 60 and re.fullmatch(
                r"(?:['’]s?)?,?\s*(?:(?:which|that)\s+)?(?:(?:have|has|had|is|are|was|were|been|seen|largely|effectively"
                r"|since|long|also|process|progress|expansion|momentum|project|initiative|framework|implementation)\s+)*",
                between,
            ):
                return each.slug
    return None


def _course_modality(before: str, words: str) -> Modality | None:
    if re.search(r"\b(?:not|never|n['’]t|no)\b[^,;]{0,25}$", before):
        return Modality.DENIED
    if re.search(r"\b(?:could|may|might|help|can|pressure|if|would)\b[^,;]{0,30}$", before):
        return Modality.POSSIBLE
    if re.search(
        r"\b(?:effort|bid|attempt|plans?|way|aim\w*|hop\w+|seek\w*|will|set|want\w*|move|push|try\w*|in order|trying) (?:\w+ )?(?:to|at)\b[^,;]{0,15}$",
        before,
    ):
        return Modality.PLANNED
    if re.search(r"\bto\s+(?:\w+ly\s+)?$", before) and not re.search(
        r"\b(?:grinding|brought|came|ground) to\s+$", before
    ):
        return Modality.PLANNED
    return Modality.ASSERTED


_PROCESS: Final = re.compile(
    r"\b(?:efforts?|process|talks?|negotiations?|bid|accession|normali[sz]ation|ratification|application|implementation"
    r"|membership|progress|momentum|moves?|plans?|path|steps?|drive|participation|entry)\b",
    re.IGNORECASE,
)


def _course_owner(
    scene: Scene, found: "re.Match[str]", before: str, after: str
) -> PartyMention | None:
    """The party whose process it is, if the words name a process."""
    if not (_PROCESS.search(before[-60:]) or _PROCESS.search(after[:50])):
        return None
    slug = _slug(scene)
    counterpart = scene.accords[slug].counterpart if slug else None
    for mention in reversed(scene.parties):
        if mention.end <= found.start() and found.start() - mention.end < 100:
            if mention.compound or mention.code == counterpart or mention.location:
                continue
            return mention
    return None


_FOLLOW: Final = re.compile(
    r"\bfollowed\s+(?:(?:later|soon|shortly|then|quickly|subsequently|months later|weeks later)\s+)?(?:after(?:wards?)?\s+)?by\s+(?:the\s+)?"
    r"|\b(?:so did|as did|joined later by|and later|later joined by|and then)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_FOLLOWED: Final = re.compile(
    r"\s+(?:\w+ly\s+)?(?:followed(?: suit)?|did (?:so|the same|likewise)|came next)\b",
    re.IGNORECASE,
)


def _following(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """ "followed by Morocco in December 2020": the same act, later."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    base = [
        each
        for each in found
        if each.party
        and each.modality is Modality.ASSERTED
        and each.act in (*ENTRIES, Act.WITHDREW, Act.RELATIONS)
    ]
    for lead in _FOLLOW.finditer(text, sentence.body, sentence.end):
        mention = next((each for each in scene.parties if each.start == lead.end()), None)
        earlier = [each for each in base if each.start < lead.start()]
        if mention is None or not earlier:
            continue
        members = _groups(scene, mention)
        acts = {(each.accord, each.act): each for each in earlier}
        for (slug, act), model in acts.items():
            heard = Told(
                act=act,
                modality=Modality.ASSERTED,
                sure=max(model.sure - 0.1, 0.5),
                rule="followed",
            )
            for member in members:
                made = _made(
                    scene, slug, member.code, heard, lead.start(), member.end, 1.0, member.end
                )
                own = _when(scene, member.end, member.end, ahead=False)
                after = [each for each in scene.dates if each.start >= lead.end()]
                date = own if after else _from(model.when)
                more.append(replace(made, when=date, dateless=date is None))
    return more


def _from(when: When | None) -> When | None:
    """Then or later: what followed something of that date."""
    if when is None or not when.days.is_closed:
        return None
    return When.parse(f"[{when.text.rstrip('~?%')}..]") if not when.text.startswith("[") else None


def _made(
    scene: Scene,
    slug: str,
    party: str | None,
    heard: Told,
    first: int,
    stop: int,
    factor: float,
    at: int,
) -> Statement:
    ahead = heard.modality in (Modality.PLANNED, Modality.POSSIBLE) or heard.rule == "notice"
    when = _when(scene, first, stop, ahead=ahead) if heard.when_matters else None
    start, end = _words(scene.text, first, stop)
    speech = scene.speech
    return Statement(
        accord=slug,
        party=party,
        act=heard.act,
        modality=heard.modality,
        start=start,
        end=end,
        sure=round(heard.sure * factor, 2),
        rule=heard.rule,
        when=when,
        asserter=speech.who if speech else None,
        via=speech.via if speech else None,
    )
