"""Whose process it is that stalls or resumes: "Sweden's bid", "in Canada", "talks with Madagascar"."""

from typing import Final

from tracker.domain.acts import Act
from tracker.extraction import patterns as re
from tracker.extraction.institutions import speaks_for_a_seat
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import Scene, topic_of
from tracker.extraction.subjects import is_seat

_BRING: Final = re.compile(
    r"\b(?:efforts?|bid|attempts?|push|drive|talks?|negotiations?|plans?|moves?|campaign|diplomacy) (?:to|on|at|for|about) (?:bring|get|draw|woo|admit|persuade|convince|lure|coax|includ)(?:e|ing)?\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def to_bring(scene: Scene, at: int) -> PartyMention | None:
    """The party of "efforts to bring Saudi Arabia into the accords have stalled"."""
    for mention in scene.parties:
        if mention.end <= at and at - mention.end < 60 and not mention.compound:
            begin = max(scene.sentence.start, mention.start - 60)
            if _BRING.search(scene.text[begin : mention.start]):
                return mention
    return None


def stuck_in(scene: Scene, found: "re.Match[str]") -> PartyMention | None:
    """The place where the accord is stuck, if the sentence goes on about those of that place."""
    for each in scene.parties:
        if each.location and _IN_A_BODY.fullmatch(scene.text, found.end(), each.start):
            others = (one for one in scene.parties if one.start > each.end)
            return each if any(one.code == each.code for one in others) else None
    return None


_PROCESS: Final = re.compile(
    r"\b(?:efforts?|process|talks?|negotiations?|bid|accession|normali[sz]ation|ratification|application|implementation"
    r"|membership|progress|momentum|moves?|plans?|path|steps?|drive|participation|entry|bills?|file|dossier|candidacy|candidature)\b",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(r"\brequests?\s+(?:[a-z]+\s+){1,3}$")
_PROCEDURE: Final = re.compile(
    r"\b(?:the|its)\s+procedure\s+(?:(?:is|was|has|had|been|now|still|remains|again)\s+){1,3}$"
)
_PRESS: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:weekly|daily|newspaper|magazine|broadcaster|channel|television|radio|agency|website|journalists?|reporters?)\b"
)
_BACKED_BY: Final = re.compile(
    r",\s+(?:\w+ly\s+)?(?:backed|supported|opposed|adopted|welcomed|endorsed|sponsored|drafted|blocked|brokered|encouraged|resisted)\s+(?:[\w-]+\s+){0,3}?by\s+(?:the\s+)?$"
)
_THERE: Final = re.compile(
    r"\b(?:[Rr]atification|[Aa]ccession|[Ii]mplementation)(?: (?:of|to) (?:it|the [\w ]{3,40}?))? in\s+(?:the\s+)?$"
)
_IN_PLACE: Final = re.compile(r"(?:^\W*|[.;:,]\s+(?:and\s+|but\s+|while\s+)?)[Ii]n\s+(?:the\s+)?$")
"""Where a clause is laid: "in Canada, by contrast, ratification has stalled"."""
_IN_A_BODY: Final = re.compile(r"\s+in\s+(?:the\s+)?$")
_RATIFYING: Final = re.compile(
    r"\b(?:ratification|bill|accession|approval|legislation)\b", re.IGNORECASE
)
_OPENS: Final = re.compile(r"\W*In\s+(?:the\s+)?")
_TALKS: Final = re.compile(
    r"\b(?:[Tt]alks|[Nn]egotiations|[Dd]iscussions) with\b[^;.]{0,100}$|^\W*Those with\b[^;.,]{0,40}$"
)
_THE_MATTER: Final = re.compile(
    r",?\s+(?:the|its|that)\s+(?:(?!\b(?:talks?|negotiations)\b)\w+\s+){0,2}?(?:matter|bill|file|dossier|text|papers?|documents?|instruments?|convention|protocol|agreement|law|request|process|procedure|ratification|accession|application|treaty|question)\b(?P<aux>(?:\s+(?:has|have|had|is|was|were|are|been|long|now|still|since|again|largely|also|got|remains))*\s+)"
)
_THE_APPLICATION: Final = re.compile(
    r"\W*(?:(?:Since\s+then|So\s+far|For\s+now|Now|But|Yet|Since),?\s+)?(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:application|bid|candidacy|ratification|accession|procedure|(?P<file>file|dossier|request|case|papers?|letter))(?:\s+(?:process|bid|talks|bill))?(?:\s+(?:has|have|had|is|was|been|long|now|still|since|then|largely))*\s+"
)

_PROCESSES: Final = frozenset({Act.CANDIDATE, Act.STALLED, Act.RESUMED})
_IT_GOES_ON: Final = re.compile(
    r"\W*(?:(?:Since then|So far|For now|Now|But|Yet|Since),?\s+)?(?:(?:[Tt]he|[Ii]ts) (?:government|ministry|cabinet|authorities) (?:says?|said|expects?|hopes?)(?: that)? )?"
    r"(?:[Tt]alks|[Nn]egotiations|(?:[Tt]he|[Tt]hose|[Tt]hese) (?:talks|negotiations|process|procedure|discussions)|They)"
    r"(?:\s+(?:has|have|had|is|was|were|been|long|now|still|since|then|soon|largely|later|will|would|to))*\s+"
)
"""Before what becomes of the talks or the procedure that the sentence before told of."""


def _of_the_place(scene: Scene, found: "re.Match[str]") -> PartyMention | None:
    """The party of "In Brasilia the matter has been stalled" and "A source in Lima said the bill …"."""
    text, body = scene.text, scene.sentence.body
    if goes_on := _IT_GOES_ON.fullmatch(text, body, found.start()):
        whose = {
            each.party
            for each in scene.before
            if each.act in _PROCESSES and each.party
            and ("They" not in goes_on[0] or each.rule in ("in-talks", "talks-on"))
        }  # fmt: skip
        own = [each for each in scene.earlier if each.code in whose]
        if own and len(whose) == 1:
            return own[-1]
    if (goes_on := _THE_APPLICATION.fullmatch(text, body, found.start())) is not None:
        if goes_on["file"] and not any(each.act in _PROCESSES for each in scene.before):
            return None  # the file of something else
        told = [each for each in scene.earlier if not each.compound]
        return told[-1] if len({each.code for each in told}) == 1 else None
    clause = _LAST_CLAUSE.match(text, body, found.start())
    if clause is not None and _THE_APPLICATION.fullmatch(text, clause.end(), found.start()):
        asked = {each.party for each in scene.before if each.act in _PROCESSES and each.party}
        own = [each for each in scene.earlier if each.code in asked]
        if len(asked) == 1 and own:
            return own[-1]
    first = next(iter(scene.parties), None)
    if first is None or first.compound or first.possessive or first.modifier:
        return None
    if first.end > found.start() or found.start() - first.end > 90:
        return None
    if re.fullmatch(r"\W*In\s+(?:the\s+)?", text[body : first.start]):
        return first if _THE_MATTER.fullmatch(text, first.end, found.start()) else None
    said = _SAID_THERE.match(text, first.end, found.start())
    if said is None or not speaks_for_a_seat(scene, first):
        return None
    return first if _THE_MATTER.fullmatch(text, said.end(), found.start()) else None


_LAST_CLAUSE: Final = re.compile(r".*[,;]\s+(?:but|and|while|though|yet)\s+(?=(?:the|that|this)\b)")
_SAID_THERE: Final = re.compile(
    r"(?:,\s+[^,.;]{3,40},)?\s+(?:said|says|confirmed|admitted|conceded)(?:\s+(?:on|in|last)\s+\w+)?(?:\s+that)?(?=\s+(?:the|its)\b)"
)


def owner_of(scene: Scene, found: "re.Match[str]", before: str, after: str) -> PartyMention | None:
    """The party whose process it is, if the words name a process."""
    stuck = _PROCEDURE.search(before) or (
        found[0].lower() in ("stuck", "frozen") and _REQUEST.search(before)
    )
    if not (
        stuck or _PROCESS.search(before) or _PROCESS.search(after[:50]) or _TALKS.search(before)
    ):
        return _of_the_place(scene, found)
    slug = topic_of(scene)
    counterpart = scene.accords[slug].counterpart if slug else None
    if (seat := _of_the_place(scene, found)) is not None:
        return seat
    for mention in scene.parties:  # "has stalled in Thailand's Senate"
        if (
            0 <= mention.start - found.end() < 9
            and (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _IN_A_BODY.fullmatch(scene.text, found.end(), mention.start)
        ):
            return mention
    for mention in scene.parties:  # "ratification has stalled in Chile and Peru"
        if (
            mention.location
            and not (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _IN_A_BODY.fullmatch(scene.text, found.end(), mention.start)
            and _RATIFYING.search(before)
            and not any(each.end <= found.start() and not each.location for each in scene.parties)
            and not any(each.slug is None and each.end <= found.start() for each in scene.named)
        ):
            return mention
    for mention in scene.parties:  # "held up Sweden's bid"
        if (
            0 <= mention.start - found.end() < 12
            and (mention.possessive or mention.modifier)
            and mention.code != counterpart
            and _PROCESS.search(after[:50])
        ):
            return mention
    for mention in reversed(scene.parties):
        far = 240 if len({each.code for each in scene.parties}) == 1 else 100
        if mention.end <= found.start() and found.start() - mention.end < far:
            if mention.compound or mention.code == counterpart:
                continue
            if _BACKED_BY.search(
                scene.text, max(scene.sentence.start, mention.start - 50), mention.start
            ):
                continue  # "Kenya's application, backed by Uganda, goes nowhere"
            if mention.modifier and _PRESS.match(scene.text, mention.end):
                continue  # "told a Lebanese weekly that contacts had resumed"
            begin = max(scene.sentence.start, mention.start - 24)
            lead = scene.text[begin : mention.start]
            opens = _OPENS.fullmatch(scene.text, scene.sentence.body, mention.start)
            if (
                mention.location
                and not (_THERE.search(lead) or _IN_PLACE.search(lead) or is_seat(scene, mention))
                and not (opens and _RATIFYING.search(before))
            ):
                continue
            return mention
    return None
