"""Parties that a text names together: "Bahrain, the UAE and Sudan", "Chile, the host, and Togo"."""

from collections.abc import Iterator, Sequence

from tracker.extraction import patterns as re
from tracker.extraction.mentions import How, PartyMention


def in_lists(text: str, mentions: Sequence[PartyMention]) -> Iterator[tuple[PartyMention, ...]]:
    """Yield the runs of at least two mentions that commas and "and" join.

    Two with a comma alone are a list only if it goes on: "Russia, China, the West" but not
    "Israel, America's ally".
    """
    run: list[PartyMention] = []
    joined = False
    for mention in mentions:
        own = mention.how is How.ANAPHOR and _OWN_COUNTRY.match(text, mention.start)
        if not own and (mention.how in (How.PERSON, How.ANAPHOR) or mention.compound):
            continue
        gap = text[run[-1].end : mention.start] if run and mention.start - run[-1].end < 60 else ""
        if (
            gap and "\n\n" not in gap and (
                _JOINED.fullmatch(gap)
                or (len(run) == 1 and _DESCRIBED.fullmatch(gap) and _OPENS.search(text, max(0, run[0].start - 12), run[0].start))
            ) and not run[-1].possessive
            and not (mention.possessive and _APART.match(gap))
            and not (len(run) == 1 and _APART.match(gap) and _BESIDE.search(text, max(0, run[0].start - 12), run[0].start))
        ):  # fmt: skip
            joined = joined or not gap.startswith(",") or _WITH_AND.search(gap) is not None
            run.append(mention)
            continue
        if _is_list(text, run, joined=joined):
            yield tuple(run)
        run, joined = [mention], False
    if _is_list(text, run, joined=joined):
        yield tuple(run)


def _is_list(text: str, run: Sequence[PartyMention], *, joined: bool) -> bool:
    if len(run) < 2:
        return False
    return joined or len(run) > 2 or _GOES_ON.match(text, run[-1].end) is not None


_JOINED = re.compile(
    r"(?:\s*\((?:\w+ ){0,3}\d{4}\)|\s+(?:itself|herself|himself|themselves|alone)(?=,|\s+and\b))?(?:\s*,|\s*(?=\s))\s*(?:(?:and|or|&|as well as|along with|together with|plus|then|later"
    r"|but also)\s+)?(?:(?:also|later|then|both|most recently|finally)\s+)?"
    r"(?:(?:[Tt]he|neighbou?ring|tiny|little|distant|my native|our own|my own)\s+|(?:(?:the|its|their|our)\s+)?(?:hosts?|host (?:country|nation|state)|depositary|newcomer|chair|neighbou?r|organi[sz]er),\s+)?"
    r"|\s+and\s+(?:for|by|from|of)\s+(?:the\s+)?"
    # "the king of Lesotho and the prime minister of Eswatini"
    r"|(?:\s*,|\s+and|\s*,\s+and)\s+(?:the\s+)?(?:kings?|queen|emir|sultan|presidents?|prime ministers?|premier|chancellor|(?:foreign|trade|\w+)? ?ministers?|leaders?|rulers?|envoys?|ambassadors?|governments?) of\s+(?:the\s+)?"
    # "Fiji, Palau and, since January, Tonga"
    r"|\s*,?\s+and,\s+(?:to [\w’' ]{3,24} surprise|surprisingly|perhaps|of all \w+|more recently|less predictably|oddly|remarkably|finally|at last|rather late),\s+(?:the\s+)?"
    # "Chile, Fiji, though with a reservation, and Palau"
    r"|,\s+(?:though|albeit|if|but)\s+(?:only\s+|just\s+)?(?:with|without|under|after|on|in|by|late|briefly|reluctantly|grudgingly)\b[^,.;()]{0,44},\s+and\s+(?:the\s+)?"
    r"|\s*,?\s+and,\s+(?:after|with|at|on|by|almost|somewhat|rather|unexpectedly|belatedly)\b[^,.;]{0,36},\s+(?:the\s+)?"
    r"|\s*,?\s+and,?\s+(?:since|as of|from|most recently|lately|in|last|later (?=that|this|in|on)|only (?=in|on|last))\b[^,.;]{0,24},\s*(?:by\s+)?(?:the\s+)?"
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
    r"|,?\s+and\s+(?:[\w-]+\s+){0,3}?(?:others|more|hosts?|rest|(?:other\s+)?(?:states|countries|nations|members|governments|parties))\b"
)
