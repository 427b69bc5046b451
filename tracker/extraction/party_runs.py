"""Parties that a text names together: "Bahrain, the UAE and Sudan", "Chile, the host, and Togo"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.lexicon import either, words
from tracker.extraction.mentions import How, PartyMention


def in_lists(text: str, mentions: Sequence[PartyMention]) -> Iterator[tuple[PartyMention, ...]]:
    """Yield the runs of at least two mentions that commas and "and" join.

    Two with a comma alone are a list only if it goes on: "Russia, China, the West" but not
    "Israel, America's ally".
    """
    for run in _runs(text, mentions):
        for part in _parted(text, run):
            if _is_list(text, part):
                yield tuple(part)


def _runs(text: str, mentions: Sequence[PartyMention]) -> Iterator[list[PartyMention]]:
    """The longest runs that might be lists, some of one mention only."""
    run: list[PartyMention] = []
    beside: PartyMention | None = None
    for mention, after in zip_longest(mentions, mentions[1:]):
        its = mention.possessive or mention.modifier or mention.how is How.ANAPHOR
        if its and after is not None and _WHOSE_NEIGHBOUR.fullmatch(text, mention.end, after.start):
            beside = mention  # "Peru and Fiji's neighbour Tonga"
            continue
        begin = mention.start if beside is None else beside.start
        beside = None
        own = mention.how is How.ANAPHOR and _OWN_COUNTRY.match(text, mention.start)
        if not own and (mention.how in (How.PERSON, How.ANAPHOR) or mention.compound):
            continue
        gap = text[run[-1].end : begin] if run and begin - run[-1].end < 60 else ""
        if (
            gap and "\n\n" not in gap and (
                _JOINED.fullmatch(gap)
                or (len(run) == 1 and _DESCRIBED.fullmatch(gap) and _OPENS.search(text, max(0, run[0].start - 12), run[0].start))
            ) and not run[-1].possessive
            and not (mention.possessive and _APART.match(gap))
            and not (len(run) == 1 and _APART.match(gap) and _BESIDE.search(text, max(0, run[0].start - 12), run[0].start))
        ):  # fmt: skip
            run.append(mention)
            continue
        if run:
            yield run
        run = [mention]
    if run:
        yield run


def _parted(text: str, run: Sequence[PartyMention]) -> Iterator[Sequence[PartyMention]]:
    """The lists of a run that goes on into another clause: "met Kenya and Mali, and Togo signed"."""
    at = _next_clause(text, run) if len(run) > 1 and _VERB_NEXT.match(text, run[-1].end) else None
    if at is None:
        yield run
        return
    yield run[:at]
    yield run[at:]


def _next_clause(text: str, run: Sequence[PartyMention]) -> int | None:
    """The first of a run that is the subject of what follows, where those before it are none."""
    lead = text[max(0, run[0].start - 110) : run[0].start]
    if _GOVERNED.search(lead) is None and _OBJECT.search(lead) is None:
        return None
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    closed = False
    for at, gap in enumerate(gaps, 1):
        if closed and (_APART.fullmatch(gap) or _COMMA.fullmatch(gap)):
            return at
        closed = closed or _WITH_AND.search(gap) is not None
    if not _is_fronted(text, run[0].start, run[-1].end):
        return None
    return next((at for at, gap in enumerate(gaps, 1) if _COMMA.fullmatch(gap)), None)


def _is_list(text: str, run: Sequence[PartyMention]) -> bool:
    if len(run) < 2:
        return False
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    joined = any(not gap.startswith(",") or _WITH_AND.search(gap) for gap in gaps)
    return joined or len(run) > 2 or _GOES_ON.match(text, run[-1].end) is not None


_VERB_NEXT: Final = re.compile(
    r"\s+(?!(?:and|or|nor|but|as|in|on|at|of|to|for|by|from|with|over|under|into|after|before|since|until|against|than|that|which|who|whose|where|when|while|if|because|the|an?|its|their|plus|alike|too|respectively"
    r"|states?|countr\w+|nations?|members?|governments?|leaders?|ministers?)\b)[a-z]"
    r"|,\s+(?:the|an?|its|once|long|whose)\s[^,.;]{3,60},\s+(?:has|have|had|is|was|will|would|did)\b"
)
"""With what the clause goes on whose subject a list, or the last of it, is."""
_OBJECT: Final = re.compile(
    r"\b(?!(?:that|and|but|while|when|as|because|if|both|where|whereas|though|although|after|before|once|since|or|neither|either|then|now|so|why|how|whether|until|unless|yet)\b)"
    r"[a-z][a-z’'-]*(?<!ly)\s+(?:the\s+)?$"
)
_COMMA: Final = re.compile(r",\s+(?:the\s+)?")
_CLAUSE: Final = re.compile(r"[^.;\n]*")
_LEAD: Final = re.compile(
    r"(?:^|[.!?][”\"’)]?\s+|\n)\W*(?P<first>[A-Z][a-z]+)(?P<rest>(?:\s+[a-z][\w’'-]*)*)\s+$"
)
_PREPOSITIONS: Final = words(
    "in at to under amid despite against over through from following like unlike alongside without beside for of with by on between after before since"
)
_GOVERNED: Final = re.compile(rf"\b(?:{either(_PREPOSITIONS)})\s+(?:the\s+)?$", re.IGNORECASE)
_CONJUNCTIONS: Final = words("after before since with")
_NO_FRONT: Final = words("of by on between")
_ARTICLES: Final = words("the an a its their his her all both")


def _is_fronted(text: str, at: int, end: int) -> bool:
    """Whether a phrase with a preposition opens the sentence and has not ended at `at`.

    "At a summit in Iceland, Norway and Sweden signed", but not "At noon the leaders of Norway, …".
    """
    lead = _LEAD.search(text, max(0, at - 110), at)
    if lead is None:
        return False
    front = lead["first"].lower()
    said = [front, *lead["rest"].split()]
    governs = [word for word in said if word not in _ARTICLES][-1]
    if front not in _PREPOSITIONS - _NO_FRONT or governs not in _PREPOSITIONS:
        return False
    if any(word in _ARTICLES and last not in _PREPOSITIONS for last, word in pairwise(said)):
        return False  # a second noun phrase begins
    clause = _CLAUSE.match(text, end)
    return front not in _CONJUNCTIONS or clause is None or "," not in clause[0]


_JOINED = re.compile(
    r"(?:\s*\((?:\w+ ){0,3}\d{4}\)|\s+(?:itself|herself|himself|themselves|alone)(?=,|\s+and\b))?(?:\s*,|\s*(?=\s))\s*(?:(?:and|or|&|as well as|along with|together with|plus|then|later"
    r"|but also)\s+)?(?:(?:also|later|then|both|most recently|finally)\s+)?"
    r"(?:(?:its|their)\s+(?:[a-z-]+\s+){0,2}?(?:neighbou?r|ally|rival|partner|twin)\s+(?:the\s+)?|(?:[Tt]he|neighbou?ring|tiny|little|distant|my native|our own|my own)\s+|(?:(?:the|its|their|our)\s+)?(?:hosts?|host (?:country|nation|state)|depositary|newcomer|chair|neighbou?r|organi[sz]er),\s+)?"
    r"|\s+and\s+(?:for|by|from|of)\s+(?:the\s+)?"
    # "the king of Lesotho and the prime minister of Eswatini"
    r"|(?:\s*,|\s+and|\s*,\s+and)\s+(?:the\s+)?(?:kings?|queen|emir|sultan|presidents?|prime ministers?|premier|chancellor|(?:foreign|trade|\w+)? ?ministers?|leaders?|rulers?|envoys?|ambassadors?|governments?) of\s+(?:the\s+)?"
    # "Fiji, Palau and, since January, Tonga"
    r"|\s*,?\s+and,\s+(?:to [\w’' ]{3,24} surprise|surprisingly|of all \w+|more recently|less predictably|oddly|remarkably|finally|at last|rather late),\s+(?:the\s+)?"
    # "Chile, Fiji, though with a reservation, and Palau"
    r"|,\s+(?:though|albeit|if|but)\s+(?:only\s+|just\s+)?(?:with|without|under|after|on|in|by|late|briefly|reluctantly|grudgingly)\b[^,.;()]{0,44},\s+and\s+(?:the\s+)?"
    r"|\s*,?\s+and,\s+(?:after|with|at|on|by|almost|somewhat|rather|unexpectedly|belatedly)\b[^,.;]{0,36},\s+(?:the\s+)?"
    r"|\s*,?\s+and,?\s+(?:since|as of|from|most recently|lately|in|last|later (?=that|this|in|on)|only (?=in|on|last))\b[^,.;]{0,24},\s*(?:by\s+)?(?:the\s+)?"
)
_WHOSE_NEIGHBOUR = re.compile(
    r"(?:['’]s?)?\s+(?:(?!and\b|or\b)[a-z-]+\s+){0,2}?(?:neighbou?r|ally|rival|partner|twin|friend|protector|patron),?\s+(?:the\s+)?"
)
# "Chile, the host, and Togo": where they open the sentence
_DESCRIBED = re.compile(
    r",\s+(?:the|an?|its|once|long|now|whose|which|who|after|with|despite|like|home|still)\b[^,;.()]{2,52},\s+and\s+(?:the\s+)?"
)
_OPENS = re.compile(r"(?:^|[.!?;:][”\"’)]?\s+|\n)(?:The |Both |And |But |Yet )?$")
_OWN_COUNTRY = re.compile(r"(?:my|our)\s", re.IGNORECASE)
# "trains with the Azerbaijanis, and Turkey could": another clause
_APART = re.compile(r",\s+(?:and|but)\s+(?:the\s+)?(?:[a-z]+(?: [a-z]+)? of\s+(?:the\s+)?)?$")
_BESIDE = re.compile(r"\b(?:with|from|to|against|of|by|in|for|on)\s+(?:the\s+)?$")
_WITH_AND = re.compile(r"and|or|&|as well|with|plus")
_GOES_ON = re.compile(
    r",(?:\s+and)?\s+(?:the\s+)?[A-Z]"
    r"|,?\s+(?:and|or),?\s+(?:perhaps|possibly|maybe|probably),?\s+(?:the\s+)?[A-Z]"
    r"|,?\s+and\s+(?:[\w-]+\s+){0,3}?(?:others|more|hosts?|rest|(?:other\s+)?(?:states|countries|nations|members|governments|parties))\b"
)
