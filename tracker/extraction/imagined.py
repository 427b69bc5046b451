"""What a sentence only imagines: "suppose that Mexico signed", "in the thriller, …"."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.acts import Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import Scene, Statement, found_in

_IMAGINED: Final = Sought(
    re.compile(
        r"\b(?:imagin(?:e[ds]?|ing)(?: that| if)?|suppos(?:e|ing)(?: that)?"
        r"|pretend(?:s|ed|ing)?(?: that)?|what if|assum(?:e[ds]?|ing)(?:,[^,;.]{3,40},)? that"
        r"|in (?:the|a|an|one|his|her|their|this|another|[\w.]+['’]s|the [\w ]{3,30}['’]s?)"
        r" (?:[\w-]+ ){0,2}?(?:thriller|novel|film|movie|sitcom|comedy|satire"
        r"|cartoon|musical|opera|video game|simulation|nightmare|dreams?|fantasy|fable|dystopia|scenario"
        r"|universe|counterfactual|thought experiment|screenplay|short story|daydream)s?\b[^,.;]{0,40},"
        r"|(?:thriller|novel|film|movie|satire|play|story|opera|comedy)\b[^,.;]{0,50}\b(?:in|of) (?:a|an)"
        r" [^,.;]{3,30} in which)\s"
        r"|(?P<thought>if only(?= the\b| (?:it|he|she|they|we)\b| (?-i:[A-Z]))"
        r"|(?:high|about) time(?: that)?(?= the\b| (?-i:[A-Z]))"
        r"|would have (?:us|you|one|readers|the reader) (?:believe|think)(?: that)?"
        r"|under the (?:impression|illusion|delusion) that"
        r"|(?:myth|legend|misconception|delusion|canard|fiction|fallacy) that"
        r"|(?:i|we|one) (?:only |often )?wish(?:es)?(?: that)?(?= the\b| (?-i:[A-Z]))"
        r"|(?:seem|appear)(?:s|ed)? to (?:think|believe|imagine)(?: that)?)\s",
        re.IGNORECASE,
    )
)


_CLAIMED: Final = re.compile(
    r"\W{0,3}(?:(?:the|false|viral|common|popular) )?"
    r"(?:claim|myth|rumou?r|fiction|falsehood|misconception|false)"
    r"(?:,? (?:no\.? ?|number )?(?:\d{1,2}|one|two|three|four|five|six))?[*_]{0,2}:[*_]{0,2}\s",
    re.IGNORECASE,
)
_TRUE: Final = re.compile(
    r"\W*(?:(?:the|our) )?(?:verdict|rating|ruling|answer|fact|finding|conclusion)"
    r"[*_]{0,2}:[*_]{0,2}\s+(?:this is )?(?:true|correct|right|accurate)\b",
    re.IGNORECASE,
)


def only_claimed(text: str, start: int, end: int) -> bool:
    """Whether a line quotes what is checked: "Claim: Peru has left", not found true below."""
    return _CLAIMED.match(text, start, end) is not None and _TRUE.match(text, end) is None


_OTHERWISE: Final = re.compile(r"[;:]|,\s+(?:but|yet|though|although|whereas|while|when in fact)\b")
"""With which the writer goes on in earnest: "a myth that Kenya left: it ratified in 2011"."""


_NOBODY: Final = re.compile(r"\b(?:[Nn]obody|[Nn]o one|[Ff]ew|not)\b[^,;.]{0,30}$")


_FRAMES: Final = Sought(
    re.compile(
        r"\b(?:(?:nobody|no[- ]one|none|few|hardly any(?:one|body)?|not many|not everyone|never|no longer|(?:do|does|did|would|could|can)(?: not|n['’]t)|cannot)\b"
        r"[^.;,]{0,40}?\b(?:believ|th(?:ink|ought)|expect|suppos|imagin|suggest|claim|bet\b|convinced|certain|sure\b|foresee|predict)\w*(?: any ?more| now| seriously)?(?: that\b|(?= (?:the )?(?-i:[A-Z])))"
        r"|(?P<doubt>doubt(?:s|ed|ing|ful)?(?: very much)?(?: that\b| whether\b|(?= (?:the )?(?-i:[A-Z])))"
        r"|(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|dread(?:s|ed)?|afraid|alarmed|concerned|anxious|jok(?:es|ed|ing|e)|quip(?:s|ped)|suspect(?:s|ed)?|wager(?:s|ed)?|pretend(?:s|ed)?|assum(?:e|es|ed|ing))(?: that\b|(?= (?:the )?(?-i:[A-Z])))(?=[^.;,]{1,50}\b(?:will|would|has|have|had|may|might|could|is|was|were|'d)\b)"
        r"|(?:seems?|seemed)(?: to \w+)? that\b"
        r"|(?:looks?|looked|sounds?|sounded|seems?|seemed|feels?|felt|acts?|acted|behav\w+)(?: \w+)? (?:as (?:if|though)|like)\b"
        r"|(?:idea|notion|prospect|possibility|chances?|odds|likelihood|risk|danger|threat|fears?|worr(?:y|ies)|concerns?|suspicions?|speculation|illusion|belief|fantasy|impression|theory|assumption|pretence|scenario|nightmare|joke|bets?)(?: of [\w ]{3,20})? (?:that|in which)\b"
        r"|(?:no|little|zero|small|slim|every|some|a|any|what) (?:chance|way|prospect|hope|danger|risk|likelihood)(?= (?:the )?(?-i:[A-Z])[^.;,]{1,40}\b(?:will|would)\b)"
        r"|(?:want|demand|seek|ask|need|without|request|requir)\w*\b[^.;,]{0,30}\b(?:guarantees?|assurances?|pledges?|promises?|undertakings?) that\b)"
        r"|(?:demand|insist|ask|request|requir|recommend|propos)\w* that\b(?= (?:the )?(?-i:[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:(?:never|not) )?(?:(?:cut|break|leave|join|sign|ratify|withdraw|sever|recognise|recognize|quit|end)\b))"
        r"|hopes that\b(?=[^.;]*\b(?:faded|dimmed|evaporated|vanished|died|dashed|receded|dwindled|collapsed)\b)"
        r"|wish(?:es|ed)?(?: that)?(?= (?:the )?(?-i:[A-Z])[\w ]{1,24}? had\b)"
        r"|(?:perhaps|maybe)(?= (?:the )?(?-i:[A-Z])[\w]+ (?:has|have|had|is|was)\b)"
        r"|many (?:\w+ )?(?:think|believe|assume|imagine|suppose)s?(?: that)?\b"
        r"|(?:wrongly|mistakenly|erroneously|falsely) (?:think|thinks|thought|believ|assum|suppos|sa(?:y|id)|claim|report|announc|stat)\w*(?: that)?\b"
        r"|th(?:ought|inks?)(?: that)?(?= [^.;,]{3,80} (?:until|till) )"
        r"|whoever (?:said|says|claimed|wrote|thinks)(?: that)?\b"
        r"|slip of the tongue\b|misspoke\b"
        r"|(?:hoax|fake|forged|bogus|doctored|fabricated|spoof|satirical|fictitious|counterfeit|phoney|phony|made-up|false) (?!an? |the )(?:[\w-]+ ){1,3}?(?:that|announc\w+|claim\w+|sa(?:ys|id|ying)|report\w+|stat(?:ed|es|ing)|declar\w+|suggest\w+|according)\b"
        r"|according to (?:an?|the) (?:hoax|fake|forged|bogus|doctored|fabricated|spoof|satirical|fictitious|false)\b"
        r"|(?:a question|a matter) of when, not (?:if|whether),?)(?=\W)",
        re.IGNORECASE,
    )
)
"""What leads in that something is not told as true: "nobody believes that", "the idea that"."""
_CLAUSE_END: Final = re.compile(
    r"[;:]|,\s+(?:and|but|yet|though|although|whereas|while|which|who|so|because|when in fact|as)\b"
    r"|\s(?:but|although|though|whereas)\s|[.?!]\s"
)
_RAN: Final = re.compile(
    r"[,”\"’]\s+(?:ran|read|said|went|claimed|ran|wrote|announced) (?:the|an?) (?:\w+ )?(?:false|fake|hoax|spoof|satirical|bogus|forged)\b"
)


def _framed(scene: Scene) -> list[tuple[int, int]]:
    """The clauses that are led in by words that do not tell them as true, from where to where."""
    text, stop = scene.text, scene.sentence.end
    clauses = []
    for frame in found_in(scene, _FRAMES):
        if frame["doubt"] and _NOBODY.search(
            text, max(scene.sentence.start, frame.start() - 40), frame.start()
        ):
            continue  # "few doubt that", "without fear that"
        end = _CLAUSE_END.search(text, frame.end(), stop)
        clauses.append((frame.end(), end.start() if end else stop))
    if (ran := _RAN.search(text, scene.sentence.start, stop)) is not None:
        clauses.append((scene.sentence.start, ran.start() + 1))
    return clauses


def in_earnest(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Leave out what stands behind the words that say it is imagined."""
    if not found:
        return []
    for begin, end in _framed(scene):
        found = [
            each
            for each in found
            if each.modality is Modality.POSSIBLE or not begin <= each.start < end
        ]
    imagined = next(found_in(scene, _IMAGINED), None)
    if imagined is None or _NOBODY.search(
        scene.text, max(scene.sentence.start, imagined.start() - 40), imagined.start()
    ):
        return list(found)
    end = scene.sentence.end
    if imagined["thought"] and (other := _OTHERWISE.search(scene.text, imagined.end(), end)):
        end = other.start()
    return [each for each in found if not imagined.start() <= each.start < end]
