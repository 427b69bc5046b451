"""Verbs in cases of their own: what is done to a party, on its behalf, by all but it, in "-ing"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.dates import DateKind
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, statement_of
from tracker.extraction.sentences import SentenceKind
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_finder import FoundVerb

SUSPENSION: Final = re.compile(r"\bsuspen(?:ded|sion)\b", re.IGNORECASE)
BY: Final = re.compile(r"\s+(?:\w+\s+){0,2}?by\s")

_ANOTHERS: Final = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:accession|membership|bid|entry|application|protocols?|admission|candidacy|joining|exit|withdrawal)\b"
)


_ITS_OWN: Final = re.compile(r"\s+(?:its|their) own\b")
_IT: Final = re.compile(r"\s+(?:it|that|this)\b")


def of_another(scene: Scene, end: int) -> bool:
    """Whether the object of a verb is the accession of another party."""
    if _ITS_OWN.match(scene.text, end):
        return False  # "signed its own accession protocol"
    if _IT.match(scene.text, end):  # "Peru ratified Chile's accession; Cuba approved it"
        return any(each.end < end and of_another(scene, each.end) for each in scene.verbs)
    for each in scene.parties:
        if 0 <= each.start - end < 14 and (each.possessive or each.modifier):
            return _ANOTHERS.match(scene.text, each.end) is not None
    return False


def is_of_another(scene: Scene, start: int, agent: PartyMention, floor: int) -> bool:
    """Whether what is done, in the passive, is the accession of another than who does it."""
    whose = [
        each for each in scene.parties
        if floor <= each.start and each.end < start and (each.possessive or each.modifier)
        and _ANOTHERS.match(scene.text, each.end, start)
    ]  # fmt: skip
    return bool(whose) and whose[-1].code != agent.code


_BUT: Final = re.compile(
    r"\b(?:all|every|everyone|everybody|each|most|the rest)\b[^.;]{0,60}\b(?:but|except(?:ing)?(?: for)?|bar|save|excluding|with the exception of|other than|apart from|aside from|barring)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"\b(?:apart from|except(?:ing)?(?: for)?|aside from|save for|with the exception of|barring|excluding)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_APPROVES: Final = re.compile(
    r"approv|g[ai]v(?:e|es|en|ing) (?:\w+ ){0,2}(?:approval|assent|blessing|green light|go-ahead)",
    re.IGNORECASE,
)
_OF_A_BODY: Final = re.compile(
    r"\b(?:parliament|cabinet|congress|senate|assembly|lawmakers|legislators|deputies|senators|MPs|council of ministers|chamber|house|knesset|duma|majlis|bundestag|bundesrat|d[aá]il|seanad|riksdag|storting|folketing|althing|eduskunta|sejm|cortes|(?:verkhovna )?rada|majles|saeima|seimas|riigikogu|(?:house of )?commons|(?:house of )?lords|diet|voters|legislature|government|ministers)\b",
    re.IGNORECASE,
)


def all_but(
    scene: Scene, found: FoundVerb, members: tuple[PartyMention, ...], heard: Told, floor: int
) -> Told | None:
    """What "all but Nauru have signed" says of Nauru; None if nothing stands so."""
    text, first = scene.text, members[0].start
    apart = _APART.search(text[max(floor, first - 24) : first]) and re.match(
        r",\s+(?:all|every|each|everyone|the (?:\w+ )?(?:members|states|countries|rest|whole|others|signatories|region|continent))\b",
        text[members[-1].end : found.start],
    )
    if not apart and not _BUT.search(text[max(floor, first - 90) : first]):
        return None
    return replace(heard, modality=Modality.DENIED, rule="all-but", when_matters=False)


def in_its_tense(
    scene: Scene,
    found: FoundVerb,
    members: tuple[PartyMention, ...],
    heard: Told,
    floor: int,
    *,
    heading: bool,
) -> Told:
    """What "all but Nauru have signed", "Congress approved it" and "signs on Friday" say."""
    text = scene.text
    first = members[0].start
    if (denied := all_but(scene, found, members, heard, floor)) is not None:
        return denied
    around = text[max(floor, first - 28) : found.start]
    if _APPROVES.match(found.words) and _OF_A_BODY.search(around):
        if _ACCESSION.match(text, found.end):
            heard = replace(heard, act=Act.ACCEDED)
        return replace(heard, modality=Modality.PLANNED, rule="approved", when_matters=False)
    if found.verb.form is Form.THIRD and not heading and scene.entry is None:
        ahead = next((each for each in scene.dates if 0 <= each.start - found.end < 60), None)
        if ahead is not None and ahead.later is not None:
            return replace(heard, modality=Modality.PLANNED, sure=0.7, rule="present-ahead")
    return heard


_ACCESSION: Final = re.compile(r"\s+(?:(?:the|its|[A-Z]\w+['’]s) )?accession\b")
_UNTIL: Final = re.compile(
    r"(?:(?!\b(?:and|but)\b)[^.;,]){0,60}?\b(?P<until>until|till)\b(?!\s+(?:now|today)\b)",
    re.IGNORECASE,
)
_DID_NOT: Final = re.compile(r"\bdid(?: not|n['’]t)\b", re.IGNORECASE)
_WILL_NOT: Final = re.compile(r"\b(?:will not|won['’]t|shall not)\b", re.IGNORECASE)


def only_then(scene: Scene, heard: Told, act: Act, bridge: str, end: int) -> tuple[Told, int]:
    """What "did not join until 2004" says: that it joined then. With where its words end.

    "Will not join until 2030" refuses today, not in 2030.
    """
    until = _UNTIL.match(scene.text, end, scene.sentence.end)
    if until is None:
        return heard, end
    at = until.start("until")
    date = next((each for each in scene.dates if at <= each.start < at + 24), None)
    then = date is not None and date.kind is DateKind.POINT
    if heard.rule in ("has-not", "refuses", "passive") and (then or _DID_NOT.search(bridge)):
        later = replace(heard, act=act, modality=Modality.ASSERTED, rule="not-until")
        return replace(later, when_matters=then), date.end if date and then else until.end()
    if heard.act is Act.DECLINED and _WILL_NOT.search(bridge):
        return replace(heard, when_matters=False), end
    return heard, end


def reduced(scene: Scene, start: int, end: int) -> bool:
    """Whether a participle stands after the accord: "the treaty, signed by Kenya in 2023, …"."""
    if BY.match(scene.text, end) is None:
        return False
    return any(
        each.slug and re.fullmatch(r",?\s+(?:\w+ly\s+|first\s+)?", scene.text[each.end : start])
        for each in scene.named
        if each.end <= start
    )


_FOR: Final = re.compile(r"\b(?:for|on behalf of)\s+(?:the\s+)?$")


def on_behalf(
    scene: Scene, kind: Verb, slug: str, start: int, stop: int, factor: float, floor: int
) -> Iterator[Statement]:
    """As in "President Santos signed the treaty for Colombia"."""
    if kind.form not in (Form.PAST, Form.THIRD) or kind.act not in ENTRIES:
        return
    text = scene.text
    for mention in scene.parties:
        if mention.start < stop or mention.start - stop > 60 or mention.modifier:
            continue
        if mention.possessive:
            return  # "signs for Kenya's children"
        between = text[stop : mention.start]
        if _FOR.search(between) is None or re.search(r"[.;:]|\bthe first time\b", between):
            return
        before = text[max(floor, start - 60) : start]
        if re.search(r"\b(?:not|never|to|will|would|if)\b|n['’]t", before):
            return
        ahead = (
            kind.form is Form.THIRD
            and scene.entry is None
            and any(
                each.later is not None and 0 <= each.start - mention.end < 60
                for each in scene.dates
            )
        )
        modality = Modality.PLANNED if ahead else Modality.ASSERTED
        heard = Told(act=kind.act, modality=modality, sure=0.74, rule="on-behalf")
        for each in coordinated(scene, mention):
            yield statement_of(scene, slug, each.code, heard, start, each.end, factor)
        return


_NOT_DOING: Final = re.compile(
    r"\b(?:decided against|ruled out|voted against|stopped short of|refrained from|rejected|without|opposed)\s+$"
)
HOW_DONE: Final = (
    (re.compile(r"\b(?:not to|(?:will|would|did|do|does|has) not|never|refus\w+ to|n['’]t)\s+(?:\w+ly\s+)?$"), Modality.DENIED),
    (re.compile(r"\b(?:could|may|might|whether to|consider\w*|threat\w+ to)\s+(?:\w+ly\s+)?$"), Modality.POSSIBLE),
    (re.compile(r"\b(?:will|would|(?:plan\w*|intend\w*|set|due|expected|about|going) to)\s+(?:\w+ly\s+)?$"), Modality.PLANNED),
    (re.compile(r"\b(?:voted|decided|agreed|moved|resolved|preferred|chose)(?: (?:on|in|last|this) \w+| \w+ly| yesterday| by [\w –-]{2,20})? to\s+(?:\w+ly\s+)?$"), Modality.ASSERTED),
)  # fmt: skip


def done_to(
    scene: Scene, kind: Verb, slug: str, start: int, end: int, factor: float
) -> Iterator[Statement]:
    """As in "the bloc suspended Mali and Guinea"; "Fiji, suspended in 2009"."""
    text = scene.text
    gap = re.match(r"\s+(?:the\s+)?", text[end : end + 8])
    after = next((each for each in scene.parties if gap and each.start == end + gap.end()), None)
    if after is not None and (
        after.possessive
        or after.modifier
        or text[after.start : after.end].lower() in ("its", "their", "his", "her")
    ):
        return  # "admitted Slovenia's candidate", "suspended its participation"
    heard = Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="done-to")
    if after is not None and kind.form is Form.BASE:
        before = text[max(scene.sentence.start, start - 50) : start]
        modality = next((how for cue, how in HOW_DONE if cue.search(before)), None)
        if modality is not None:
            heard = replace(heard, modality=modality, sure=0.7)
            for member in coordinated(scene, after):
                yield statement_of(scene, slug, member.code, heard, start, member.end, factor)
        return
    if after is not None and kind.form is Form.ING:
        if _NOT_DOING.search(text, max(scene.sentence.start, start - 40), start):
            denied = replace(heard, modality=Modality.DENIED, sure=0.66, when_matters=False)
            for member in coordinated(scene, after):
                yield statement_of(scene, slug, member.code, denied, start, member.end, factor)
        return
    if after is not None and kind.form in (Form.PAST, Form.THIRD):
        before = text[max(scene.sentence.start, start - 40) : start]
        if _NOT_DONE.search(before):
            return
        for member in coordinated(scene, after):
            yield statement_of(scene, slug, member.code, heard, start, member.end, factor)
        return
    if kind.form is Form.PAST:
        mention = next((each for each in reversed(scene.parties) if each.end <= start), None)
        headline = scene.sentence.kind is not SentenceKind.PROSE and re.match(
            r"\s+(?:from|over|for|after|by|until)\b", text[end : end + 8]
        )
        if mention and TALKS_WITH.search(
            text, max(scene.sentence.start, mention.start - 60), mention.start
        ):
            return  # "the talks with Samoa, suspended in May"
        if mention and re.fullmatch(
            r"\s+" if headline else r",\s+(?:\w+ly\s+)?(?:also\s+|then\s+)?",
            text[mention.end : start],
        ):
            for member in coordinated(scene, mention):
                yield statement_of(scene, slug, member.code, heard, start, end, factor)


_NOT_DONE: Final = re.compile(
    r"(?:\b(?:not|never|if)\b|\b(?:could|may|might|would|will|should)\b|n['’]t\b)[^,;]*$"
)


TALKS_WITH: Final = re.compile(
    r"\b(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions|[Cc]onsultations|[Dd]ealings|[Cc]ontacts)\b[^,;.]{0,40}\b(?:with|between)\b[^,;.]*$"
)
_INTO: Final = re.compile(r"\s+into\s+(?:\w+ly\s+)?")
_TALKED: Final = re.compile(
    r"(?<!to )(?<!not )(?<!would )(?<!could )(?<!never )\b(?:talked|persuaded|cajoled|coaxed|bullied|shamed|bounced|argued|pressured|nudged|tricked|charmed|frightened|goaded|strong-armed|browbeat)\s+(?:the\s+)?$"
)


def gerund(scene: Scene, subject: PartyMention, bridge: str, kind: Verb) -> Told | None:
    """As in "with Bahrain signing in 2020", "the prospect of Saudi Arabia joining"."""
    before = scene.text[max(scene.sentence.start, subject.start - 70) : subject.start]
    if _INTO.fullmatch(bridge) and _TALKED.search(before):
        return Told(act=kind.act, modality=Modality.ASSERTED, sure=0.7, rule="talked-into")
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
    first = min(each.start for each in coordinated(scene, subject))
    lead = scene.text[max(scene.sentence.start, first - 14) : first]
    if re.search(r"\bwith\s+(?:the\s+)?$", lead) and scene.dates:
        return Told(act=kind.act, modality=Modality.ASSERTED, sure=0.8, rule="with-signing")
    return None
