"""Who asks to be let in: "requests have come from Nepal", "Nepal has written, asking to be admitted"."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    found_in,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import Told

_ENTRY: Final = (
    r"(?:(?:full|formal|early)\s+)?(?:membership|admission|re-?admission|accession|entry)"
)
_REQUEST: Final = (
    rf"(?:[Aa]pplications?|[Cc]andidatures?|[Cc]andidacies|(?:[Rr]equests?|[Bb]ids?|[Ll]etters?)(?=\s+(?:for {_ENTRY}|to (?:join|accede|be (?:admitted|let in))|of application)\b))"
    rf"(?:\s+(?:for {_ENTRY}|to (?:join|accede|be (?:admitted|let in))|of application)(?: (?:to|of) (?:it|the \w+))?)?"
)
_FROM: Final = r",?\s+(?:from|by)\s+(?:the\s+)?"
_REQUESTS: Final = Sought(
    re.compile(
        rf"\b{_REQUEST}(?:\s+(?:has|have|had|is|are|was|were)(?:\s+(?:also|further|already|so far|since|now|been|both|all|recently|duly))*"
        r"\s+(?:received|lodged|submitted|filed|made|sent|come(?: in)?|arrived|pending|registered|handed in|on (?:the|its) table|under (?:examination|review|study|consideration))"
        rf"|,\s+[^,;.]{{3,40}},)?{_FROM}"
        rf"|\b{_REQUEST}\s+(?:also\s+)?(?:came(?: in)?|arrived|followed|poured in|exist|lie|are){_FROM}"
    )
)
# "the application that Nepal sent in May"
_WHICH: Final = re.compile(
    rf"\b(?:(?:[Tt]he|[Aa]n?|[Tt]hat|[Oo]f an?)\s+)(?:\w+\s+)?(?:application|candidature|{_REQUEST})\s*,?\s+(?:(?:that|which)\s+)?(?:the\s+)?$"
)
_SENT: Final = re.compile(
    r"\s+(?:(?:has|had|also|first|formally)\s+){0,2}(?:sent|handed|lodged|filed|submitted|made|deposited|presented|delivered|tabled|put)(?:\s+(?:in|over))?\b"
)
_TO_A_NAME: Final = re.compile(r"\s+to\s+(?:the\s+)?(?=[A-Z])")
_NO_SUCH: Final = re.compile(
    r"\b(?:no|not|never|neither|nor|without|reject\w*|returned|refus\w*|if|of|false|den(?:y|ies|ied))\b[^,;.]{0,30}$|n['’]t\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
_AND_FROM: Final = re.compile(
    r",?\s+and(?:,? (?:since|later|also|then|lately))?\s+(?:from|by)\s+(?:the\s+)?"
)
_WRITES: Final = re.compile(
    r"(?:,\s+[^,;.]{3,60},)?\s+(?:(?:has|have|had|also|since|twice|then|again|now)\s+){0,3}(?:written|wrote|writes|turned|appealed|petitioned|approached|sent\s+(?:an?|its|two|three)\s+(?:\w+\s+)?(?:letters?|notes?|envoys?|delegation|messages?|cables?))\b"
    r"[^.;]{0,60}?,?\s+(?:(?=for (?:full |formal )?(?:membership|admission|accession|entry)\b)|(?:asking|requesting|seeking|begging|applying|to\s+(?:ask|request|seek|apply|beg))\s+)"
    rf"(?:(?:to be|for) (?:admitted|considered|let in|taken in|accepted|received|included|allowed in)|to (?:join|accede|come in|sign up|be a (?:member|party))|(?:for )?{_ENTRY}|for a (?:seat|place)|whether it (?:may|might|could|can) (?:join|accede|come in))\b"
)
# "Nepal's application, submitted in May", "its bid for membership"; not "its bid for the Games"
_OWN: Final = re.compile(
    rf"(?:['’]s?)?\s+(?:(?:own|formal|official|long-standing|pending|stalled|renewed|failed|earlier|first|second|new|old|{_ENTRY})\s+){{0,3}}"
    rf"(?P<what>application|candidature|candidacy|bid|request)\b(?!\s+(?:to|for|of|as)\s+(?!(?:join|accede|enter|be\s+(?:admitted|let in)|become|come in|{_ENTRY})\b))"
)
_MEANT: Final = re.compile(rf"\b{_ENTRY}\b|\s(?:to|for)\s")
_COURSE: Final = re.compile(
    r"(?:,\s+[^,;.]{3,60},)?\s+(?:(?:is|was|has been|had been|remains?|remained)(?:\s+(?:still|now|also|being))*\s+(?:under|pending|examined|considered|reviewed|accepted|rejected|turned down|blocked|vetoed|stuck|frozen|stalled|on (?:hold|ice|the table)|put|opposed|backed|supported|before)|dates|went in|came|followed|lies|has (?:lain|languished|made|gone|moved|been)|faces|hangs|awaits|waits|needs|requires)\b"
    r"|,\s+(?:which was\s+)?(?:submitted|lodged|filed|made|tabled|presented|handed|first made|renewed|sent)\b"
)
_OBSERVES: Final = re.compile(r"\s+as (?:an? )?observers?\b")


def requests(scene: Scene) -> Iterator[Statement]:
    """Yield who has asked to be let in, by the noun of its request or by its letter."""
    slug = spoken_of(scene)
    if slug is None:
        return
    heard = Told(
        act=Act.CANDIDATE,
        modality=Modality.ASSERTED,
        sure=0.64,
        rule="requests",
        when_matters=False,
    )
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, _REQUESTS):
        if _NO_SUCH.search(text, max(sentence.body, found.start() - 40), found.start()):
            continue
        for each in _all_of(scene, found.end()):
            yield statement_of(scene, slug, each.code, heard, found.start(), each.end, 1.0)
    for mention in scene.parties:
        own = _OWN.match(text, mention.end, sentence.end) if mention.possessive else None
        if own is not None and (
            _MEANT.search(own[0]) or _COURSE.match(text, own.end(), sentence.end)
        ):
            yield statement_of(scene, slug, mention.code, heard, mention.start, own.end(), 0.9)
        if mention.compound or mention.possessive or mention.modifier:
            continue
        lead = text[max(sentence.start, mention.start - 60) : mention.start]
        sent = _SENT.match(text, mention.end, sentence.end) if _WHICH.search(lead) else None
        if sent is not None and not _is_elsewhere(scene, sent.end()):
            yield statement_of(scene, slug, mention.code, heard, mention.start, sent.end(), 1.0)
            continue
        wrote = _WRITES.match(text, mention.end, sentence.end)
        members = coordinated(scene, mention)
        if wrote is None or members[-1] is not mention or _OBSERVES.match(text, wrote.end()):
            continue
        for each in members:
            yield statement_of(scene, slug, each.code, heard, mention.end + 1, wrote.end(), 1.0)


def _is_elsewhere(scene: Scene, at: int) -> bool:
    """Whether a request goes to somebody who has a name and is not the accord."""
    to = _TO_A_NAME.match(scene.text, at, scene.sentence.end)
    return to is not None and not any(
        each.slug and each.start <= to.end() < each.end for each in scene.named
    )


def _all_of(scene: Scene, at: int) -> Sequence[PartyMention]:
    """Those of a list there, and of lists after "and from"."""
    those: list[PartyMention] = []
    while (first := next((each for each in scene.parties if each.start == at), None)) is not None:
        if first.possessive or first.modifier or first.compound:
            break
        those += coordinated(scene, first)
        more = _AND_FROM.match(scene.text, those[-1].end, scene.sentence.end)
        if more is None:
            break
        at = more.end()
    return those
