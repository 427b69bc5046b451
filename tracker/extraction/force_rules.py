"""Entry into force, for a party or as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.accord_names import INSTRUMENTS, singular
from tracker.extraction.accords import AccordMention
from tracker.extraction.act_words import FORCE
from tracker.extraction.force_parties import and_for, for_all, neither_in, where, will_for
from tracker.extraction.mentions import PartyMention
from tracker.extraction.objects import is_instrument
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told


def force(scene: Scene) -> Iterator[Statement]:
    """Entry into force, for a party or as a whole; "has not been implemented"."""
    text, sentence = scene.text, scene.sentence
    for found in FORCE.finditer(text, sentence.body, sentence.end):
        before = text[max(sentence.body, found.start() - 90) : found.start()]
        holder = _holder(scene, found)
        lacking = _NEEDS_MORE.search(before)
        staged = _STAGE.search(before) if _ENTRY.match(found[0]) else None
        if holder is not None and not (
            holder.slug
            and (_is_subject(scene, holder, found) or (lacking and _NEEDS.match(text, holder.end)))
        ):
            between = text[holder.end : found.start()]
            if holder.slug is None or not _IT.search(between) or _NOT_THE_ACCORD.search(between):
                continue
        lead = text[max(sentence.body, holder.start - 40) : holder.start] if holder else ""
        if _EXIT_FROM.search(lead) and not staged:
            continue  # "the exit from the ban takes effect"
        slug = holder.slug if holder else _by_pronoun(scene, text[sentence.body : found.start()])
        if slug is None:
            continue
        negated = re.search(r"\b(?:not|never|yet to)\b|n['’]t\b", before[-40:] + found[0])
        waits = negated and _UNTIL.match(text, found.end()) and _DOES_NOT.search(before)
        if negated and _UNTIL.match(text, found.end()):
            negated = None  # "did not come into force until 1985"
        done = _DONE.match(found[0]) is not None
        ahead = re.search(
            r"\b(?:will|would|set to|due to|expected to|to|once|when|until|before|if|can)\b[^,.]{0,25}$",
            before,
        )
        if done and not _HYPOTHETICAL.search(before):
            ahead = None  # "before it came into force"
        ahead = ahead or _WAS_TO_HAVE.search(before) or staged or waits
        if _ENTRY.match(found[0]) and _PUT_OFF.match(text, found.end()):
            ahead = _PUT_OFF.match(text, found.end())
        if lacking:
            negated = lacking  # "needs one more ratification to take effect"
        if _BY_RULE.match(text, found.end()) and _COMES.match(found[0]):
            continue  # "enters into force ninety days after the twentieth ratification"
        modality = Modality.DENIED if negated else Modality.PLANNED if ahead else Modality.ASSERTED
        if (
            modality is Modality.ASSERTED
            and _COMES.match(found[0])
            and (
                _is_dated_ahead(scene, found)
                or _ONCE_THEY_HAVE.match(text, found.end())
                or _ONCE_THEN.search(text, sentence.body, found.start())
            )
        ):
            modality = Modality.PLANNED  # "comes into force on Friday"
        if (
            re.search(r"\b(?:could|may|might)\s+(?:\w+\s+)?(?:be\s+)?$", before)
            or _LETS.search(before)
            or _COULD_HAPPEN.match(text, found.end(), sentence.end)
        ):
            modality = Modality.POSSIBLE
        for_ = re.match(
            r"(?:,\s+|\s+)(?:(?!(?:which|who|where|but|and)\b)\w+ ){0,4}?(?:for|in|on|upon|between|among|across|throughout)\s+(?:the\s+)?",
            text[found.end() : found.end() + 40],
        )
        party: PartyMention | None = None
        if for_:
            at = found.end() + for_.end()
            party = next((each for each in scene.parties if each.start == at), None)
        if party is None:
            party = where(scene, found.end(), holder.start if holder else found.start())
        if party is None:
            party = for_all(scene, found.start())
        neither = neither_in(scene, holder.start if holder else found.start())
        if neither:
            party, modality = neither[0], Modality.DENIED
        if (
            party is None
            and negated
            and not (holder and _AND_WHICH.fullmatch(text, holder.end, found.start()))
        ):
            subjects = [
                each
                for each in scene.parties
                if each.end <= found.start()
                and not each.compound
                and not each.location
                and text[each.start : each.end].lower() not in ("it", "its")
                and each.code != scene.accords[slug].counterpart
            ]
            party = subjects[-1] if subjects else None
        sure = 0.75
        if holder and holder.short and slug != scene.topic:
            sure = 0.45
        if (
            holder and holder.short and text[holder.start : holder.end].lower() == "deal"
            and not (
                lead.endswith("the ")
                and any(
                    each.verb.act is Act.RATIFIED and each.end <= holder.start for each in scene.verbs
                )
            )
        ):  # fmt: skip
            sure = min(sure, 0.49)  # most deals that come into force are others
        heard = Told(act=Act.IN_FORCE, modality=modality, sure=sure, rule="in-force")
        later = list(will_for(scene, slug, heard, found.end()))
        if later and not any(found.end() <= each.start < later[0].start for each in scene.dates):
            heard = replace(heard, when_matters=False)  # the date is that of what will be
        first = found.start()
        if holder and holder.end <= first and not re.search(r",.*\d", text[holder.end : first]):
            first = holder.start if first - holder.start < 60 else first
        members = neither or (coordinated(scene, party) if party else (None,))
        for member in members:
            yield statement_of(
                scene,
                slug,
                member.code if member else None,
                heard,
                first,
                found.end(),
                1.0,
            )
        yield from later
        if for_ and party is not None and not neither:
            yield from and_for(scene, slug, party, heard)
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
                yield statement_of(
                    scene,
                    slug,
                    member.code if member else None,
                    halted,
                    found.end() + 1,
                    stop,
                    1.0,
                )


_BY_RULE: Final = re.compile(
    r"\s+(?:(?:on|from) the \w+ day|(?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?)|only|once|when|as soon as)\b[^.;]{0,20}?\b(?:after|following|once|when)\b"
)
_ONCE_THEY_HAVE: Final = re.compile(
    r"(?:\s+(?:for|in)\s+[\w’' -]{3,40}?)?,?\s+(?:only\s+|but only\s+)?(?:once|when|as soon as|after|if|provided(?: that)?)\b[^.;]{3,80}?\b"
    r"(?:(?:have|has)\s+(?:all\s+|both\s+|each\s+)?(?:ratif|sign|accept|approv|deposit|join|acced|done so|follow)"
    r"|(?:ratif(?:y|ies)|signs?|accepts?|approves?|deposits?|joins?|accedes?|follows? suit|does so)\b)"
)
_ONCE_THEN: Final = re.compile(
    r"\b(?:[Oo]nce|[Ww]hen|[Aa]s soon as|[Aa]fter|[Ii]f)\b[^.;]{3,80}?\b(?:(?:have|has)\s+(?:all\s+|both\s+|each\s+)?(?:ratif|sign|accept|approv|deposit|join|acced|done so)|(?:have|has)(?=,)"
    r"|(?:ratifies|signs|accepts|approves|deposits|joins|accedes|does so)\b)[^.;]{0,60},\s+(?:then\s+)?(?:it|the [\w ]{3,40})\s*$"
)
_DOES_NOT: Final = re.compile(r"\b(?:do|does|can)(?: not|not|n['’]t)\b[^,;.]{0,20}$")
_COMES: Final = re.compile(r"(?:comes|enters|takes|kicks)\b", re.IGNORECASE)


def _is_dated_ahead(scene: Scene, found: "re.Match[str]") -> bool:
    after = next((each for each in scene.dates if 0 <= each.start - found.end() < 40), None)
    if after is None:
        return _TO_COME.match(scene.text, found.end()) is not None
    return after.later is not None or _TO_COME.match(scene.text, found.end()) is not None


_TO_COME: Final = re.compile(r"\s+(?:tomorrow|tonight|next (?:week|month|year))\b")


_EXIT_FROM: Final = re.compile(
    r"\b(?:exit|withdrawal|departure|pullout|pull-out|suspension|accession|ratification|approval|acceptance|signature|adoption|implementation) (?:(?:of|by) (?:the )?[A-Z][\w ]{2,30}? )?(?:from|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _holder(scene: Scene, found: "re.Match[str]") -> AccordMention | None:
    """What comes into force: what is named before, or after "In force since 2013, the pact …"."""
    text, sentence = scene.text, scene.sentence
    if _ADOPTED.match(text, sentence.body, found.start()):
        for each in scene.named:
            if each.start >= found.end() and _THEN_IT.fullmatch(text, found.end(), each.start):
                return each
    if _ENTRY.match(found[0]) and _BROUGHT.search(text, sentence.body, found.start()):
        for each in scene.named:
            if _OF.fullmatch(text, found.end(), each.start):
                return each  # "triggered the entry into force of the convention"
    for each in reversed(scene.named):
        if each.end <= found.start() and (
            found.start() - each.end < 90 or _AND_WHICH.fullmatch(text, each.end, found.start())
        ):
            return each
    return None


_STAGE: Final = re.compile(
    r"\b(?:set(?:s|ting)? the stage|(?:pav(?:es|ed|ing)|clear(?:s|ed|ing)|open(?:s|ed|ing)) the (?:way|path|road)|brings? closer|a step (?:closer )?to(?:wards?)?)(?: for)?\s+(?:(?:its|the|their)\s+)?$"
)
_BROUGHT: Final = re.compile(
    r"\b(?:triggered|brought about|led to|secured|marked|celebrated|ensured|since|after|following)\s+(?:the\s+)?$"
)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
# "the pact, which Gabon and Chad signed in 2011 and which came into force in 2013"
_AND_WHICH: Final = re.compile(
    r"\s+(?:was|were|had been)\s+(?:\w+ly\s+)?(?:adopted|signed|opened|concluded|agreed|negotiated|drawn up|drafted|approved|reached|struck)\b"
    r"(?:(?!\b(?:which|who|whose|that|when|where|while|and the)\b)[^;:]){0,200}?,?\s+(?:and|but)\s+(?:(?:has|had|only|finally|then|duly|not|did|first|later|soon|it) ){0,3}"
    r"|,?\s+(?:that|which)\b[^;:]{3,240}\b(?:and|but) (?:that|which)\s+(?:(?:has|had|only|finally|then|duly|not|did|will|is|was) ){0,3}"
)
_GAP: Final = re.compile(
    r"(?:\s*\([^()]{1,60}\))?(?:,\s+(?:(?:by|under|to|in|on|from|with)\s+)?which\s[^;,]{3,90},(?=\s+(?:was|were|had been)\b))?"
    r"(?:\s+(?:was|were|had been)\s+(?:\w+ly\s+)?(?:adopted|signed|opened|concluded|agreed|negotiated|drawn up|drafted|approved|reached|struck)\b[^;]{0,90}?\b(?:and|but)\b"
    r"|,[^;]{1,110},|,(?=\s*$)|\s+(?:that|which|of|on|for|against|in|signed|adopted)\b[^;]{0,80}?,?|,\s+(?:that|which)\b(?:[^;]{0,80}?,)?)?"
    r"(?:\s+(?:and|but|will|would|has|have|had|is|are|was|were|can|could|may|might|should|did|does|do|to|be|been|being|not|never|yet|still"
    r"|now|then|also|only|first|finally|once|itself|only|due|set|expected|scheduled|however|since|long|in \d{4}|cannot|even|already"
    r"|came|comes|\w+ly)(?:n['’]t)?)*\s*"
)
# "have signed the accords; Sudan's has not been implemented"
_ITS_OWN: Final = re.compile(
    r"[;,]\s+(?:and\s+|but\s+)?(?:the\s+)?[A-Z][\w. ]{2,30}['’]s?\s+(?:has|have|had|is|was)\b[^;,]{0,20}"
)
_ENTRY: Final = re.compile(r"entry into force", re.IGNORECASE)


def _is_subject(scene: Scene, holder: AccordMention, found: "re.Match[str]") -> bool:
    """Whether the accord itself comes into force, not "the Commonwealth's new law"."""
    if holder.end > found.start():
        return True
    between = scene.text[holder.end : found.start()]
    slug = holder.slug
    own = scene.text[holder.start : holder.end].lower().split()
    if (
        slug and not holder.short and INSTRUMENTS.isdisjoint(map(singular, own))
        and not is_instrument(scene.accords[slug])
    ):  # fmt: skip
        return False
    if _ENTRY.match(found[0]) or _ITS_OWN.fullmatch(between):
        return True
    return _GAP.fullmatch(between) is not None or _AND_WHICH.fullmatch(between) is not None


_THEN_IT: Final = re.compile(r"[^,;:]{0,40},\s+(?:the|this)\s+")
_UNTIL: Final = re.compile(r"\s+(?:until|till|before)\b")
_ADOPTED: Final = re.compile(
    r"(?:Adopted|Signed|Concluded|Negotiated|Agreed|Drafted|Opened|Drawn\s+up|In\s+force)\b"
)
_IT: Final = re.compile(
    r"(?:(?:^|[\s“\"‘—–])[Ii]t|(?:^|,\s+)[Tt]he\s+(?:alliance|scheme|arrangement|regime|text|document|instrument)|^\W*They)(?:['’]s)?\s+(?:(?:has|had|have|is|was|will|would|could|may|might|should|only|finally|formally|officially"
    r"|still|not|never|yet|to|be|been|then|later|legally|eventually|did|does|first|duly|also|now|fully|provisionally)(?:n['’]t)?\s+){0,5}$"
)
_IT_DID: Final = re.compile(
    r"(?:[“\"‘]?It|(?:Adopted|Signed|Concluded|Drafted)\s+[^,;]{3,60},\s+it)\s+(?:was|had\s+been)\s+(?:adopted|signed|opened|concluded|agreed|negotiated|drawn\s+up|drafted|approved)\b"
    r"[^;:]{0,160}?\b(?:and|but)\s+(?:(?:has|only|finally|formally|did|not|been)(?:n['’]t)?\s+){0,3}$"
)
_NOT_THE_ACCORD: Final = re.compile(
    r"\b(?:laws?|bills?|decrees?|bans?|ceasefires?|truces?|tariffs?|sanctions?|orders?|ruling|budget|reforms?|legislation"
    r"|withdr\w+|notice|denunciation|denounc\w+|exits?|departure|suspen\w+|quit\w*|leav\w+|left)\b",
    re.IGNORECASE,
)


def _by_pronoun(scene: Scene, upto: str) -> str | None:
    """The accord of "It came into force", where the words before speak of no other thing."""
    if not (_IT.search(upto) or _IT_DID.fullmatch(upto)) or _NOT_THE_ACCORD.search(upto):
        return None
    if any(each.act in _EXITS for each in scene.before):
        return None
    told = scene.text[max(0, scene.sentence.start - 160) : scene.sentence.start]
    if not any(each.slug for each in scene.named) and _LAW.search(told):
        return None
    slug = spoken_of(scene)
    return slug if slug and is_instrument(scene.accords[slug]) else None


_LAW: Final = re.compile(
    r"\b(?<![Ii]t )(?<!which )(?<!that )(?:laws?|bills?|decrees?|bans?|ceasefires?|truces?|tariffs?|sanctions?|orders?|legislation)\b[^.\n]*\.\s*$"
)
_EXITS: Final = frozenset({Act.WITHDREW, Act.SUSPENDED, Act.UNRATIFIED, Act.RESCINDED})


_DONE: Final = re.compile(r"(?:took|came|entered|kicked|became)\b", re.IGNORECASE)
_HYPOTHETICAL: Final = re.compile(r"\b(?:if|unless|once|would|could|might)\b[^,.]{0,25}$")
_PUT_OFF: Final = re.compile(
    r"(?:,[^,;.]{3,40},)?\s+(?:is|was|has been|had been) (?:now |again )?(?:put (?:back|off)|pushed back|postponed|delayed|set|scheduled|due|planned|expected|foreseen|moved|brought forward) (?:to|until|till|for|by|in|on)\b"
)
_NEEDS_MORE: Final = re.compile(
    r"\b(?:(?:needs?|needed|requires?) (?:(?:still|only|just) )?[\w-]+ (?:more|further|other) |(?:lacks?|awaits?|is|are) (?:(?:still|only|just) )?[\w-]+ (?:more |further )?)"
    r"(?:ratifications?|signatures?|instruments?|parties|states|accessions?) (?:short )?(?:(?:for it |before it can )?to|before it can|of)\s+$"
)
_NEEDS: Final = re.compile(
    r"\s+(?:still |now |only |just )?(?:needs?|lacks?|is|awaits?|requires?)\b"
)
_WAS_TO_HAVE: Final = re.compile(
    r"\b(?:was|were|had been) (?:(?:due|supposed|meant|expected|scheduled|set) )?to have\s+$"
)
_COULD_HAPPEN: Final = re.compile(
    r",\s+which\b[^.;,]{0,50}?\b(?:could|may|might)\s+(?:\w+\s+)?(?:happen|be|come)\b"
)
_LETS: Final = re.compile(
    r"\b(?:would|could|might|may) (?:allow|enable|let|permit|help|cause|lead)\b[^,.;]{3,60}\bto\s+$"
)
