"""To what it is done: the accord that is a verb's object, or that it speaks of without one."""

from typing import Final

from tracker.domain.acts import Act
from tracker.domain.claims import Accord
from tracker.extraction import patterns as re
from tracker.extraction.accord_names import INSTRUMENTS, singular
from tracker.extraction.accords import AccordMention
from tracker.extraction.act_words import Verb
from tracker.extraction.object_heads import has_another_object, is_described, is_of_a_thing
from tracker.extraction.scene import (
    Scene,
    is_apposed,
    is_depositary,
    is_other,
    is_party,
    spoken_of,
    topic_of,
)
from tracker.extraction.told_acts import ENTRIES
from tracker.extraction.verb_finder import FoundVerb

ARTICLE: Final = re.compile(
    r"\s*(?:(?:to|into|onto|on|up|the|an?|its|their|[A-Z][\w.]*['’]s|US-led|U\.S\.-led|US-brokered|U\.S\.-brokered"
    r"|landmark|historic|own|so-called|this|that|of|in|with|from|under|by|for|both|all|landmark|controversial"
    r"|international|regional|global|[a-z]+-(?:led|brokered|backed|sponsored)|diplomatic|[0-9]{4}|new|wider|broader|old|older|earlier|original|former|separate|rival)\s*){0,6}"
    r"[“\"‘]?\s*"
)


def object_of(scene: Scene, start: int, end: int) -> tuple[str | None, int, bool]:
    """The accord that a verb at `start` to `end` has as its object.

    Returns its slug (None: none, or another agreement), where its words end, and whether the words
    name it themselves.
    """
    text = scene.text
    if (entry := _ITS_ENTRY.match(text, end, scene.sentence.end)) is not None:
        into = next((each for each in scene.named if 0 <= each.start - entry.end() < 2), None)
        return (into.slug, into.end, not into.short) if into else (None, end, False)
    after = next((each for each in scene.named if each.start >= end), None)
    if after is not None and is_described(scene, after):
        after = None  # "NATO's integrated command", "the OPEC meeting"
    if after is not None:
        gap = ARTICLE.match(text, end, after.start)
        if gap is not None and gap.end() >= after.start:
            return after.slug, after.end, not after.short
        between = text[end : after.start]
        if text[start:end].lower().startswith("accept"):
            return None, end, False  # "would accept any reasonable name in the pact"
        if BUT_NOT.search(between) and len(between) < 90:
            return after.slug, after.end, not after.short
        if (
            len(between) < 45
            and not re.search(r"[.;:]|,\s", between)
            and not any(
                party.start >= end and party.end <= after.start and not party.possessive
                for party in scene.parties
            )
            and (_UNDER_IT.search(between) or not is_of_a_thing(between))
        ):
            return after.slug, after.end, not after.short
    before = [each for each in scene.named if each.end <= start]
    if before:
        last = before[-1]
        between = text[last.end : start]
        if is_of_a_paper(scene, start):
            return None, end, False
        if not _AFTERWARDS.search(between) and (
            re.match(r"(?:,)?\s+(?:which|that)\b", between)
            or re.search(
                r"\b(?:were|was|been|be|being)\s+(?:(?:\w+ly|at (?:long )?last|soon)\s+)?$", between
            )
        ):
            return last.slug, end, not last.short
    return None, end, False


def accord_of(scene: Scene, verb: FoundVerb) -> str | None:
    """The accord that a verb has as its object, or that it speaks of without one."""
    slug, _, _ = object_of(scene, verb.start, verb.end)
    if slug is None and not takes_another(scene, verb.end):
        slug = context_of(scene, verb.verb, verb.start, verb.end)
    return slug


# "ratified the agreement on the country's entry into the bank"
_ITS_ENTRY: Final = re.compile(
    r"\s+(?:an?|the|its|their)\s+(?:agreement|protocol|treaty|act|bill|law|instruments?|documents?|papers)\s+(?:on|of|for)\s+(?:(?:its|their|the)\s+)?(?:\w+\s+)?(?:[A-Z]?\w+['’]s?\s+)?"
    r"(?:entry|accession|admission|membership)\s+(?:in|into|to|of)\s+(?:the\s+)?"
)
BUT_NOT: Final = re.compile(r"\bbut not(?: yet)?(?: (?:to|from))?\s+(?:the\s+)?$")


def is_of_a_paper(scene: Scene, start: int) -> bool:
    """Whether the accord before a verb only says what a paper is of: "the petition against it"."""
    before = [each for each in scene.named if each.end <= start]
    if not before or any(before[-1].end <= each.start < start for each in scene.parties):
        return False
    begin = max(scene.sentence.start, before[-1].start - 40)
    return _PAPER_ON.search(scene.text, begin, before[-1].start) is not None


_UNDER_IT: Final = re.compile(
    r"^(?!.*\b(?:deal|agreement|pact|memorandum|treaty|contract)s?\b).*\b(?:under|within|through|framework of|part of)\b",
    re.DOTALL,
)
_UNDER: Final = re.compile(r"\s*(?:under|within|by)\b")
_PAPER_ON: Final = re.compile(
    r"\b(?:petitions?|amendments?|motions?|reports?|letters?|appeals?|statements?|annex(?:es)?|reservations?|objections?|books?|posters?|by)\s+(?:to|against|on|about|for)\s+(?:the\s+)?$"
    r"|\b(?:motions?|bills?|proposals?|plans?|bids?|calls?|attempts?) to (?:take|pull|lead|leave|quit|exit|withdraw)\b[^.;,]{0,30}$"
    r"|\b(?:unlike|in contrast (?:to|with)|compared (?:to|with)|rather than|instead of)\s+(?:the\s+)?$"
    r"|\b(?:sponsored|funded|organi[sz]ed|hosted|backed) by\s+(?:the\s+)?$"
)
_FREE: Final = re.compile(
    r"\s*(?:$|[.,;:!?)”\"’'—–-]|(?:us|(?:anything|a thing)(?=\s*[.,;])|of (?:its |their )?(?:own\b|(?:ratification|acceptance|approval|accession|withdrawal|exit|departure|denunciation))|in|on|by|as|after|before|with|from|last|this|next|only|late|early|formally|again|again"
    r"|together|(?:years|months|weeks|days) ago|that (?:same |very )?(?:day|morning|afternoon|evening|night|week|month|year|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)|too|also|first|second|later|earlier|soon|since|ever since|when|while|but|and|or|at|without|under|during"
    r"|either|yet|so far|too|nor|out of (?!the\b|its\b|a\b|an\b)(?=[a-z])|then|both|until|alongside|ahead|one day|some day|in time|among the (?:first|last|earliest)|well before|long before|long ago|ages ago|early on|twice|online|one after|one by one|(?:standing|sitting|kneeling|holding|wearing|using|watched) |even (?:before|after|earlier|as)|to (?:the (?:sound|strains|tune|cheers|applause)|(?:[a-z]+ )?(?:applause|cheers|boos|whistles|music))|as long ago as|much (?:more recently|later|earlier)|more recently|(?!family|ally|supply|reply)[a-z]+ly|nonetheless|nevertheless|sooner|faster|regardless|all the same|unlike|like|where|whereas|though|although|whatever|not (?:long|much)|some|several|many|barely|hours|decades|for(?!\s*[.,;])|nearly|almost|just|yesterday|today|tomorrow|alone|altogether|of its own|a (?:year|month|week|day|decade|moment|few)|the"
    r" (?:same|following|next|previous|day|week|month|year)|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|once|if|provided|as soon as|along with|within|despite|amid|following|ahead of|over|because|there|here"
    r"|now|formally|officially|unilaterally|voluntarily|unanimously|immediately|shortly|anyway|outright|instead"
    r"|(?:years|months|weeks|days|hours|minutes) (?:later|earlier|after|before)|(?:a|the) (?:first|second|third|fourth) time|(?:\w+ )?\w+ (?:years?|months?|weeks?|days?|hours?|minutes?|decades?) (?:later|earlier|ago|before|after(?:wards?)?|on)"
    r"|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|more than)\b)",
)


_IT: Final = re.compile(
    r"\s+(?:them|it|up|on|what\s+(?:it|they|he|she|(?:its|their)\s+\w+)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:signed|negotiated|drafted|agreed(?:\s+to)?|joined)|the\s+(?:ban|accords?|agreements?|pact|treaty|deal|convention|text|document|declaration|charter"
    r"|statute|protocol|compact|bloc|club|group|organi[sz]ation|alliance|court|cartel|family|fold|grouping)|(?:of\s+)?the\s+[A-Z]\w+-based\s+(?:lender|bank|bloc|club|group(?:ing)?|organi[sz]ation|body|alliance|union|court|fund|institution)|(?:the|its|their)\s+(?:accession\s+)?protocols?|the\s+(?:19|20)\d\d\s+(?:text|treaty|agreement|version|accord|convention|pact)(?! (?:of|for|to|with|between|on (?!behalf))\b))\b(?!['’])"
)


_ORGANS: Final = re.compile(
    r"['’]s? (?:\w+ )?(?:councils?|organs|activities|bodies|institutions)\b"
)


_BY_ANOTHER: Final = re.compile(
    r"\s+by\s+(?:(?:the|an?|its)\s+)?(?:(?P<name>[A-Z][\w-]*)(?!['’]s\s+[a-z])|(?:[\w-]+['’]s\s+)?(?:\w+\s+){0,2}?(?:governing body|federations?|football body|sports? body|world body)\b)"
)


def is_done_by_another(scene: Scene, end: int) -> bool:
    """Say whether "suspended" and "admitted" are followed by a body that is not the accord's."""
    by = _BY_ANOTHER.match(scene.text, end, scene.sentence.end)
    if by is None:
        return False
    spans = [(each.start, each.end) for each in scene.parties]
    spans += [(each.start, each.end) for each in scene.named if each.slug]
    return not any(start < by.end() and by.start() < end for start, end in spans)


def context_of(scene: Scene, kind: Verb, start: int, end: int) -> str | None:
    """The accord that a verb without an object speaks of, by what stands around it."""
    rest = scene.text[end : min(scene.sentence.end, end + 40)]
    elsewhere = _ITS_ENTRY.match(scene.text, end, scene.sentence.end)
    if elsewhere and scene.text[elsewhere.end() : elsewhere.end() + 1].isupper():
        return None  # "ratified the agreement on its entry into the World Bank"
    if it := _IT.match(rest):
        if it[0].endswith(" ban") and not _is_ban(scene):
            return None
        before = [each for each in scene.named if each.slug and each.end <= start]
        if kind.act is Act.WITHDREW and it[0].split()[-1] == "them" and not _is_plural(scene):
            return None  # "negotiations began in 2016; Angola walked out of them"
        if _means_another(scene, it[0], start):
            return None
        if it[0].endswith(" court") and not _is_a_court(scene):
            return None
        return before[-1].slug if before else scene.near or scene.topic
    if kind.act in (Act.SUSPENDED, Act.REINSTATED, Act.JOINED) and is_done_by_another(scene, end):
        return None  # "was suspended by FIFA"
    organs = kind.act is Act.SUSPENDED and _ORGANS.search(rest) is not None
    if has_another_object(scene, end) and not organs:
        return None  # "withdrew in June from a tender for the alliance"
    if kind.needs_object and not _accepts(scene, start, end):
        return None
    if not kind.bare and kind.act not in ENTRIES:
        return None
    done_to = kind.act in (Act.SUSPENDED, Act.REINSTATED, Act.JOINED) and kind.bare
    if done_to and any(0 <= each.start - end < 6 for each in scene.parties):
        return topic_of(scene) if scene.near or any(each.slug for each in scene.named) else None
    if not (_FREE.match(rest) or _INSTRUMENT.search(scene.text, start, end)) or (
        kind.act is Act.WITHDREW and _TAKES_BACK.match(rest)
    ):
        return None
    if takes_another(scene, end):
        return None
    others = [
        each
        for each in scene.named
        if is_other(scene, each)
        and each.end <= start
        and not any(one.start < each.end and each.start < one.end for one in scene.parties)
        and not (scene.near and _is_behind(scene, each, start))
        and not is_apposed(scene, each, start)
    ]
    if others and not any(each.slug for each in scene.named):
        return None
    own = [each for each in scene.named if each.slug]
    if (
        others
        and own
        and all(
            each.start >= end and re.search(r"[,;]|\bbut\b", scene.text[end : each.start])
            for each in own
        )
    ):
        return None  # "told the CIS that it is leaving, but the step does not affect the pact"
    if own and all(
        each.start >= end and _ANOTHER_CLAUSE.search(scene.text[end : each.start]) for each in own
    ):
        return scene.near or scene.topic  # "ratified in 2023; also applies the ECOWAS tariff"
    return topic_of(scene)


def _is_ban(scene: Scene) -> bool:
    """Whether the accord that is spoken of bans something by its name: "ratified the ban"."""
    slug = topic_of(scene)
    if slug is None:
        return False
    accord = scene.accords[slug]
    return _BAN.search(" ".join((accord.name, *accord.aliases))) is not None


_BAN: Final = re.compile(r"\b[Bb]an\b|\b[Pp]rohibit")


def _is_a_court(scene: Scene) -> bool:
    """Whether the accord that is spoken of founds a court, so that "the court" may stand for it."""
    slug = topic_of(scene)
    accord = scene.accords[slug] if slug else None
    return accord is not None and "court" in " ".join((accord.name, *accord.aliases)).lower()


def _is_plural(scene: Scene) -> bool:
    """Whether the accord that is spoken of is called by a plural: "the accords"."""
    slug = topic_of(scene)
    if slug is None:
        return False
    accord = scene.accords[slug]
    words = " ".join((accord.name, *accord.aliases)).lower().split()
    return any(singular(word) != word for word in words if word.endswith("s"))


_NEW_SUBJECT: Final = re.compile(r"(?:[;:]|,\s+(?:and|but|while)\s+that\b)")


def _is_behind(scene: Scene, other: AccordMention, start: int) -> bool:
    """Whether another agreement stands in an earlier clause, with a party of its own after it."""
    parting = _NEW_SUBJECT.search(scene.text, other.end, start)
    return parting is not None and any(
        parting.end() <= each.start and each.end <= start for each in scene.parties
    )


_INSTRUMENT: Final = re.compile(
    r"\b(?:instruments?|ratifications?|acceptances?|notices?|(?:of|its|their) (?:withdrawal|denunciation))$"
)
_ACCEPTS: Final = re.compile(r"accept(?:s|ed)?", re.IGNORECASE)
_TO_ACCEPT: Final = re.compile(
    r"\b(?:instruments?|letters?|deposit|deposits) of acceptance\b|\baccept(?:s|ed|ing)? (?:the|it)\b(?! (?:offer|invitation))",
    re.IGNORECASE,
)


def _accepts(scene: Scene, start: int, end: int) -> bool:
    """Whether a text in which the accord is accepted, not ratified, says so: "Peru accepted in 2023"."""
    if _ACCEPTS.fullmatch(scene.text, start, end) is None or spoken_of(scene, end) is None:
        return False
    return _TO_ACCEPT.search(scene.text) is not None


_AFTERWARDS: Final = re.compile(r",[^,]*\b(?:after|when|because|since|while|but)\b")


def _means_another(scene: Scene, it: str, start: int) -> bool:
    """Whether "it" is another agreement that the sentence names before, and no accord is."""
    if it.split()[0] not in ("it", "them") or any(each.slug for each in scene.named):
        return False
    return any(
        is_other(scene, each) and each.end <= start and not is_party(scene, each)
        for each in scene.named
    )


_TAKES_BACK: Final = re.compile(
    r"\s+(?:in\s+(?:\w+\s+)?\d{4}|in\s+[A-Z]\w+|on\s+[A-Z]\w+(?:\s+\d+)?|(?:last|this)\s+\w+)\s+(?:its|their|his|her)\s+(?!membership|signature|ratification|accession|participation)\w"
)
_ANOTHER_CLAUSE: Final = re.compile(r"[;:]|\.\s")


_THE_UNION: Final = re.compile(r"\s+(?:the\s+)?")


def takes_the_union(scene: Scene, end: int) -> bool:
    """Say whether the European Union, here a party, is what is joined: "they entered the EU"."""
    for each in scene.parties:
        if each.start > end:
            return (
                each.code == "EU"
                and scene.text[each.start].isupper()  # not "signed it too"
                and not (each.possessive or each.modifier)
                and _THE_UNION.fullmatch(scene.text, end, each.start) is not None
            )
    return False


def takes_another(scene: Scene, end: int) -> bool:
    """Say whether another agreement is the object of the verb that ends there."""
    for each in scene.named:
        if each.slug is None and each.start >= end:
            if is_depositary(scene.text, each.start) and _INSTRUMENT.search(
                scene.text, max(0, end - 14), end
            ):
                return False  # "deposited its instrument with the UN"
            gap = ARTICLE.match(scene.text, end, each.start)
            return (
                gap is not None
                and gap.end() >= each.start
                and not _UNDER.match(gap[0])
                and not any(one.start < each.end and each.start < one.end for one in scene.parties)
            )
    return False


def is_instrument(accord: Accord) -> bool:
    """Say whether an accord is signed and comes into force; a club does not."""
    words = " ".join((accord.name, *accord.aliases)).lower().split()
    return not (INSTRUMENTS | {"arrangement", "partnership"}).isdisjoint(map(singular, words))
