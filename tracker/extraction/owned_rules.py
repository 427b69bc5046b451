"""What becomes of what a party owns: "Mali's membership was suspended", "its application is pending"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import ByBeginning
from tracker.extraction.bridges import Told
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, spoken_of, statement_of

_STANDING: Final = r"(?:membership|voting rights|rights(?: and privileges)?(?: under (?:it|the \w+))?|participation|seat|status)"
_OWNED: Final = (
    ("talks-suspended", Act.STALLED, 0.64,
     r"(?:accession |membership |entry )?(?:talks|negotiations),? (?:which (?:were|had been) |(?:were|have been|had been) )?(?:suspended|interrupted|broken off|adjourned indefinitely)\b"),
    ("answered-no", Act.DECLINED, 0.66,
     r"(?:answer|reply|response)(?: to [^.;,]{3,60}?)? (?:was|is|remains|came as) (?:(?:an?|the) )?(?:(?:firm|flat|polite|clear|curt|blunt|resounding|simple|emphatic) )?[“\"‘']?(?:no|refusal)\b(?! \w+)"),
    ("application-backed", Act.CANDIDATE, 0.62,
     r"(?:candidacy|candidature|application|bid)(?! (?:for|to) (?:the |its |an? )?(?:council|presid|chair|board|post|bureau|committee|secretar|host|lead))(?: (?:for|to) [^.;,]{3,50}?)? (?:was|has been|had been|is) (?:\w+ly )?(?:backed|supported|endorsed|opposed|discussed|examined|considered|debated|blocked)\b"),
    ("talks-go-on", Act.CANDIDATE, 0.62,
     r"(?:talks|negotiations) (?:on|about|over) (?:joining|(?:its )?(?:accession|entry|membership))\b[^.;,]{0,50}? (?:go on|continued?|are (?:under way|going on|progressing|advancing)|began|opened|started)\b"),
    ("membership-suspended", Act.SUSPENDED, 0.72,
     rf"{_STANDING}(?: (?:of|in|under|to) [^.;,]{{2,50}}?)?,? (?:(?:was|were|has been|have been|had been) )?(?:suspended|frozen)\b"),
    ("membership-restored", Act.REINSTATED, 0.68,
     rf"{_STANDING}(?: (?:of|in|under|to) [^.;,]{{2,50}}?)? (?:was|were|has been|have been|had been) (?:restored|reinstated|renewed)\b|suspension(?: (?:from|of) [^.;,]{3,50}?)? (?:was|has been|had been) (?:lifted|ended)\b"),
    ("hopes-of", Act.CANDIDATE, 0.6,
     r"(?:hopes?|ambitions?|aspirations?|dreams?|quest|desire|wish|bid) (?:of|for|to) (?:\w+ )?(?:membership|accession|entry|join|joining|become a member)\b"),
    ("deposited", Act.RATIFIED, 0.66,
     r"(?:own )?instruments? of (?:ratification|acceptance|approval), (?:which (?:was|were) )?(?:deposited|lodged|handed (?:over|in)|received|filed|dated)\b"),
    ("recorded", Act.ACCEDED, 0.66,
     r"(?:own )?accession (?:was|has been|had been) (?:recorded|registered|noted|received|notified|published)\b"),
    ("recorded", Act.RATIFIED, 0.66,
     r"(?:own )?ratification (?:was|has been|had been) (?:recorded|noted|received|notified|published)\b"),
    ("torn-up", Act.RESCINDED, 0.64,
     r"(?:notice|notification)(?: of (?:withdrawal|denunciation))? (?:was|has been|had been) (?:\w+ly )?(?:torn up|withdrawn|revoked|cancelled|canceled|rescinded|taken back)\b"),
    ("applied", Act.CANDIDATE, 0.62,
     r"(?:application|candidacy|candidature)(?:,[^.;]{3,90}?,)? (?:goes|went|lies|lay|sits|sat|waits|waited|languish\w+|rests|drags|drifts|stands|stood|advances|made|has (?:gone|lain|sat|languished|stalled|waited))\b|(?:application|candidacy)(?: (?:for|to) [^.;,]{3,50}?)? (?:is|remains)\b|(?:application|bid|request) (?:(?:for|to) [^.;,]{3,50}? )?(?:was|has been|had been|were) (?:\w+ly )?(?:welcomed|received|lodged|submitted|filed|handed in|handed over|registered|accepted|deferred|put off|rejected)\b"),
    ("membership-ends", Act.WITHDREW, 0.66,
     rf"{_STANDING} (?:would|will|is to|was to) (?:end|lapse|expire|cease)\b"),
    ("membership-ended", Act.WITHDREW, 0.66,
     rf"{_STANDING} (?:lapsed|ended|expired|(?:was|has been|had been) (?:terminated|revoked|cancelled))\b"),
)  # fmt: skip
_OWNED_PHRASES: Final = ByBeginning(
    (
        pattern,
        re.compile(rf"(?:{pattern})", re.IGNORECASE),
        Told(act=act, modality=Modality.ASSERTED, sure=sure, rule=rule),
    )
    for rule, act, sure, pattern in _OWNED
)
_STANDINGS: Final = frozenset({"membership-suspended", "membership-restored"})
_OF_WHAT: Final = re.compile(r"\s(?:of|in|under|to)\s(?!(?:it|the treaty|the pact|the accord)\b)")


def owned(scene: Scene, start: int) -> Iterator[Statement]:
    """Yield what the phrases from `start` on tell of their owners."""
    text, sentence = scene.text, scene.sentence
    for heard, found in _OWNED_PHRASES.found(text, start, sentence.end):
        owner = _owner(scene, found.start())
        slug = spoken_of(scene, found.end())
        if heard.rule in _STANDINGS and _OF_WHAT.search(found[0]) and not any(
            each.slug == slug and found.start() <= each.start < found.end()
            for each in scene.named
        ):  # fmt: skip
            continue  # "its membership of the council was suspended"
        if owner is not None and slug is not None:
            yield from said(scene, slug, (owner,), heard, found, first=owner.start)


def said(
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
        yield statement_of(scene, slug, member.code, heard, begin, found.end(), 0.95, found.end())


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
