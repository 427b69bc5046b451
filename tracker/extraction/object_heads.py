"""Whether an accord is itself the object of a verb, or only says of what the object is.

"Joined the treaty" has the accord as its object, "joined NATO allies", "signed CITES permits" and
"left the summit of the pact" have not. The words after and before the accord are read as far as
its noun phrase goes; what counts is the phrase's last noun.
"""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.accords import AccordMention
from tracker.extraction.lexicon import words
from tracker.extraction.scene import Scene

_CALLED: Final = words(
    "treaty pact accord accords agreement convention deal charter statute compact club"
    " bloc alliance group grouping organisation organization union community family fold"
    " cartel framework regime ban system zone area market court body forum initiative"
    " coalition text document declaration principles arrangement ranks camp network"
    " membership accession ratification entry admission withdrawal exit signatories"
)
"""Nouns by which an accord may be called: "the climate pact", "left the oil cartel"."""
_WAY_IN: Final = words(
    "membership accession ratification entry admission adhesion acceptance approval"
    " signature signatures withdrawal exit departure denunciation notice instrument"
    " instruments member party signatory adherence application bid candidacy list status"
    " version"
)
"""Nouns whose "of" or "to" leads on to the accord: "its instrument of accession to"."""
_OWNED: Final = words(
    "treaty convention charter statute text declaration principles ranks fold family club"
    " circle camp orbit membership accession ratification ban terms"
)
"""What an accord may have and still be what is joined: "joined the bloc's ranks"."""
_TIMES: Final = words(
    "year years month months week weeks day days decade decades hour hours minute minutes"
    " morning afternoon evening night spring summer autumn winter weekend time times"
    " century ceremony ago later earlier half"
)
_LINKS: Final = words(
    "of to in on at by for from with without under over about against into onto within"
    " through during despite amid among between behind beyond near alongside across around"
    " outside inside after before since until till as than like unlike via upon per along"
    " towards toward including excluding concerning regarding"
)
_ADVERBIAL: Final = words(
    "on at in during after before by amid within under since until despite without through over"
)
"""What leads in when or where something is done: "signed on the sidelines of"."""
_IN_DOING: Final = re.compile(
    r"\bin (?:signing|ratifying|approving|leaving|quitting|joining|withdrawing from)\s+(?:the\s+)?$"
)
_ARTICLES: Final = words(
    "a an the its their his her our my your this that these those no any some each every"
    " all both another several many most few one two three four five six seven eight nine"
    " ten more less half either neither such"
)
_FUNCTION: Final = (
    _LINKS
    | _ARTICLES
    | words(
        "and or but nor so yet while when whenever where whereas if unless although though"
        " because that which who whose whom what whatever whether how why not never now then"
        " here there again too also last next first second third later earlier late early soon"
        " still already only just even ever long ago well much nearly almost barely rather"
        " together altogether once alone outright anyway instead itself themselves himself"
        " herself twice today tomorrow yesterday tonight online abroad afterward beforehand"
        " aside away back out off up afterwards down ahead proper free en regardless"
        " nonetheless nevertheless likewise sooner faster provided thanks due owing it they he"
        " she we you i us them is are was were be been being has have had will would can could"
        " may might must should shall does did do cannot said told went came took gave made"
        " got saw kept fell won lost paid met says wants faces remains means makes seems gets"
        " gives takes needs rules sees pays knows goes comes became becomes lies stands costs"
        " brings brought cost let amidst plus minus versus circa monday tuesday wednesday"
        " thursday friday saturday sunday january february march april june july august"
        " september october november december"
    )
    | _TIMES - {"ceremony"}
)
"""With which no noun goes on after an accord."""
_NOUNS_IN_ING: Final = words(
    "meeting working training planning briefing hearing building gathering opening"
    " funding housing shipping banking sharing filing ruling wing bombing exercising"
    " fishing mining pricing"
)
_NOUNS_IN_LY: Final = words("family ally supply assembly reply anomaly")
_WORD: Final = re.compile(r"[ \t]*\n?[ \t]*(?P<word>[^\W\d_][\w-]*)(?P<owns>['’]s?(?!\w))?")
_OWNS: Final = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s)")
_NUMBER: Final = re.compile(r"\s+\d[\w,.-]*(?=\s)")
_TOKEN: Final = re.compile(r"[\w’'-]+")
_CLAUSE: Final = re.compile(
    r"[.;:,]|\b(?:if|unless|once|when|while|as|because|since|after|before|that|which|who|whose|where"
    r"|and|but|or|than|is|was|are|were|has|have|had|will|would|could|may|might|should|can)\b"
)
_CLOSE: Final = 60
"""Code points between a verb and an accord that may still stand in its object."""


def is_described(scene: Scene, accord: AccordMention) -> bool:
    """Say whether an accord only describes the noun after it: "NATO allies", "the pact's court"."""
    text, at, stop = scene.text, accord.end, scene.sentence.end
    owns = _OWNS.match(text, at, stop)
    if owns is not None:
        at = owns.end()
        if (number := _NUMBER.match(text, at, stop)) is not None:
            at = number.end()
    head = ""
    while (found := _WORD.match(text, at, stop)) is not None and found.start("word") > at:
        word = found["word"]
        if word.isupper() and len(word) > 1 and not head:
            break  # a heading goes on with a dateline
        if _ends(word.lower(), after=bool(head) or owns is None):
            break
        head, at = word, found.end()
        if found["owns"]:
            return True  # "the CITES members' vote"
    if not head:
        return owns is not None and owns[0].endswith("s")
    if owns is not None:
        return head not in _OWNED
    return head.lower() not in _CALLED


def _ends(word: str, *, after: bool) -> bool:
    """Whether a word cannot be of a noun phrase that has begun."""
    if word in _FUNCTION:
        return True
    if word.endswith("ly") and word not in _NOUNS_IN_LY:
        return True
    return after and (word.endswith("ed") or (word.endswith("ing") and word not in _NOUNS_IN_ING))


def is_of_a_thing(between: str) -> bool:
    """Say whether the words between a verb and an accord hold another object.

    "the leaders of", "a memorandum on ties with"; not "its instrument of accession to", not
    "on Friday from", "the regional bloc".
    """
    words = [each[0] for each in _TOKEN.finditer(between)]
    if _IN_DOING.search(between):
        return False  # "joined 40 others in signing it"
    first, rest = _phrase(words)
    if first and rest and not first[-1][0].isupper() and not _leads_on(first, rest[0]):
        return True
    links = [n for n, each in enumerate(words) if each.lower() in _LINKS]
    if not links or any(each.lower() not in _ARTICLES for each in words[links[-1] + 1 :]):
        return False  # "to join", "the regional bloc"
    last: list[str] = []
    for each in reversed(words[: links[-1]]):
        if _ends(each.lower(), after=True):
            break
        last.insert(0, each)
    led_in = next(
        (
            each.lower()
            for each in reversed(words[: links[-1] - len(last)])
            if each.lower() not in _ARTICLES
        ),
        "",
    )
    return (
        bool(last)
        and led_in not in _ADVERBIAL
        and not (last[-1][0].isupper() or last[-1][0].isdigit())
        and not _leads_on(last, words[links[-1]])
    )


def _phrase(words: list[str]) -> tuple[list[str], list[str]]:
    """The noun phrase that begins a run of words, without its article, and what follows it."""
    at = 0
    while at < len(words) and words[at].lower() in _ARTICLES:
        at += 1
    begin = at
    while at < len(words) and not _ends(words[at].lower(), after=at > begin or begin == 0):
        at += 1
    return words[begin:at], words[at:]


def _leads_on(phrase: list[str], link: str) -> bool:
    head = phrase[-1].lower()
    return head in _TIMES or (
        (head in _CALLED | _WAY_IN or (head in ("protocol", "protocols") and "accession" in phrase))
        and link.lower() in _FUNCTION
    )


def has_another_object(scene: Scene, end: int) -> bool:
    """Say whether the next accord after a verb only says of what its object is."""
    after = next((each for each in scene.named if each.start >= end), None)
    if after is None or after.slug is None or after.start - end > _CLOSE:
        return False
    between = scene.text[end : after.start]
    if _CLAUSE.search(between):
        return False
    if is_of_a_thing(between):
        return True
    lead = next((each[0].lower() for each in _TOKEN.finditer(between)), "")
    return lead not in _ADVERBIAL and is_described(scene, after)
