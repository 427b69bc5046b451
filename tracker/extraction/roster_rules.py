"""Rosters: longer lists that the words before them, or after, call a count of those that are in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.days import When
from tracker.extraction import patterns as re
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    lessened,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import Told

_CUE: Final = (
    (re.compile(r"\bratif\w+|\binstruments?\b"), Act.RATIFIED),
    (re.compile(r"\bacced\w+|\baccessions?\b"), Act.ACCEDED),
    (re.compile(r"\bsign(?:ed|ing)?\b|\bsignator\w+|\bsignatures?\b|\bnames?\b", re.IGNORECASE), Act.SIGNED),
    (re.compile(r"\bjoin\w*|\bfound(?:ed|ers?|ing)\b|\bmembers?\b|\bpart(?:y|ies)\b|\bparticipants?\b"), Act.JOINED),
)  # fmt: skip
_COUNTS: Final = re.compile(
    r"\b(?:lists?|rolls?|counts?|numbers?|newest|latest|last|first|original|founding|flags?|\d{1,3}(?!\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|these|they|to (?:those|them)|followed by|so have|so did)\b",
    re.IGNORECASE,
)
_NEWEST: Final = re.compile(
    r"\b(?:newest|latest|last|first|original|founding)(?: [a-z]+){0,2} (?:are|were)\s+(?:the\s+)?$|\b[Nn]umbers \d+ (?:to|and|through) \d+ (?:are|were)\s+(?:the\s+)?$"
)
_COMES_TO: Final = re.compile(
    r"(?::\s+(?:besides|apart from|next to) [^,;.:]{2,30},|\b(?:are|were|is|includ(?:es?|ed|ing)|counts?|add(?:s|ed)?|brought|brings|remember|reads?|came|come|comes|signed|joined|ratified|bears?|carr(?:y|ies)|of|by|as|has|have|from|besides)"
    r"|(?:\b(?:count|make|makes|find|have|see|are|were|get)\b[^:;.]{0,30})?:)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AWAY: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|without|absent|except|but|missing|against|outside|yet|non-\w+|refus\w+|declin\w+"
    r"|reject\w+|left|leav\w+|quit\w*|withdr\w+|condemn\w*|critici\w+|met|visit\w*|talks?|tour\w*|travel\w*|said|says?|would|will|could|may|might|should|if|offices?"
    r"|borders?|sanction\w*|embass\w+|envoys?|ambassadors?|neighbou?rs?|troops|bids?|offers?|candidates?|appl(?:y|ied|icants?)|tipped|touted|likely|hop(?:ing|es?)|expected|courted|wooed|keen|eager|waiting|lining|lined|queu\w+|favou?rites?|observers?|partners?|guests?|invited|capitals?|presidents?|ministers?|leaders?|delegat\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_THAT_IS_IT: Final = re.compile(
    r"\s*[:,–—]\s*(?:that|this|those|these|there) (?:is|are|was|were|makes?|you have)\b[^.;]{0,24}\b(?:list|roll|names|signatories|members|parties|signatures)\b"
)
_LEAST: Final = 3
"""Members of a list from which on it is a roster; two may be named for any reason."""


def rosters(scene: Scene) -> Iterator[Statement]:
    """Yield the members of a longer list that the words before or after it call a count of those in.

    As in "The newest four are Peru, Chile, Cuba and Togo", "I count Peru, Chile and Togo".
    """
    slug = spoken_of(scene)
    if slug is None:
        return
    text, sentence, accord = scene.text, scene.sentence, scene.accords[slug]
    usual = Act.SIGNED if accord.membership == "signatory" else Act.JOINED
    for each in scene.lists:
        members = [one for one in each.members if one.code != accord.counterpart]
        if len(members) < _LEAST or each.start < sentence.body:
            continue
        if any(one.compound or one.possessive or one.modifier for one in members):
            continue
        begin = max(sentence.body, text.rfind(";", sentence.body, each.start) + 1)
        some = _SOME_OF_THEM.search(text, begin, each.start)
        begin = some.start() if some else begin
        lead = text[begin : each.start]
        long = len(members) >= _LONG and _BARE_LEAD.fullmatch(lead) is not None
        act = (
            _counted_as(text, begin, lead, usual, long=long) if len(lead) < _LONGEST_LEAD else None
        )
        day = _day_of(scene, begin, lead)
        done = _DONE_AFTER.match(text, each.end, sentence.end) if _INCLUDES.search(lead) else None
        if done is not None:
            cue = [(found.end(), kind) for kind, found in _cues(done["what"])]
            act = max(cue)[1] if cue and not _NOT_IN.search(done[0]) else None
        elif act is None and day is not None and _CLOSED.match(text, each.end):
            act = told_before(text, begin)
        elif (long and _CLOSED.match(text, each.end) is None) or _AS_ELSE.match(text, each.end):
            act = None
        first, stop = max(begin, each.start - 40), members[0].end
        if act is None and scene.asked and _BARE.fullmatch(lead):
            act, first = scene.asked.act, each.start
        if act is None:
            after = _THAT_IS_IT.match(text, each.end, sentence.end)
            if after is None or lead.strip():
                continue
            act, first, stop = usual, each.start, after.end()
        heard = Told(
            act=act, modality=Modality.ASSERTED, sure=0.56, rule="roster", when_matters=False
        )
        for one in members:
            made = statement_of(scene, slug, one.code, heard, first, max(stop, one.end), 1.0)
            yield made if day is None else replace(made, when=day)


# "after seventeen states, including Peru, Togo and Fiji, had deposited instruments of ratification"
_INCLUDES: Final = re.compile(
    r"\b(?:states|countries|nations|governments|members|parties|capitals|others|them),?\s+(?:including|among them|such as)\s+(?:the\s+)?$"
)
_DONE_AFTER: Final = re.compile(
    r",?\s+(?P<what>(?:(?:had|have|also|all|each|now|already|duly)\s+){1,3}[a-z]+(?:[^.;,]{0,40}?\b(?:ratification|accession|signatures?|instruments?))?)"
)
_SOME_OF_THEM: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|half|most|several|some|the rest|the others) (?:of (?:them|these|those|us|whom) )?(?:are|were|come|came|is|was) (?:from )?[^,;:.]{3,40}:\s+(?:[^,;.:]{3,30},\s+)?(?:the\s+)?$"
)
_AS_ELSE: Final = re.compile(r"\s+as\s+(?!(?:\w+ ){0,2}(?:signator|member|part|founder))")
_CLOSED: Final = re.compile(r"\s*(?:[.;!?”\"]|$|,\s+(?:all|both) of (?:which|whom|them)\b)")
# Of a list that nothing counts, all that may stand before it.
_BARE_LEAD: Final = re.compile(
    r"\W*(?:(?:And|Then|So|Here) )?(?:(?:so far|by (?:my|our) count|to date|in all|first|next|today)[,:]? )?"
    r"(?:(?:after|behind|following) (?:him|her|it|them|that|these|this|whom|which)(?:,? [^,;.:]{3,50},)? (?:came|were|was|signed|followed)|(?:it|that|the list) (?:should|ought to|must) read|(?:I|we) (?:count|find|make it|remember)|they are|these are|first came"
    r"|(?:the year )?(?:19|20)\d\d (?:added|brought|saw)|in (?:19|20)\d\d (?:came|followed|it was the turn of)"
    r"|of the first \w+,? I remember|besides [A-Z]\w+,? there (?:are|were)|add|there (?:are|were)"
    r"|(?:in|from) (?:[A-Z][\w-]+ ){1,2}(?:alone )?(?:there (?:are|were)|come|came))[,:]?\s+(?:the\s+)?",
    re.IGNORECASE,
)
_AFTER_A_DAY: Final = re.compile(r"\s*[:,–—-]\s*(?:the\s+)?")
_LONG: Final = 4
"""Members of a list from which on the words before it need not count them."""
_LONGEST_LEAD: Final = 110
_BARE: Final = re.compile(
    r"\W*(?:(?:(?:The |My )?answer is|So far|To date|By now|At first|Originally|Until now|At present|Today|Well|First|A:|Answer:)[,:]?\s+)?(?:\w+(?: (?:countries|states|nations|members|governments|parties))?(?:[:–—]| so far:| in all:)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _day_of(scene: Scene, begin: int, lead: str) -> When | None:
    """The day that stands alone before a list: "13 October 2020: Australia, Canada, Italy"."""
    end = begin + len(lead)
    for each in scene.dates:
        opens = not scene.text[begin : each.start].strip(' ;,.“"') if each.start >= begin else False
        if opens and _AFTER_A_DAY.fullmatch(scene.text, each.end, end):
            return each.when
    return None


def _cues(words: str) -> Iterator[tuple[Act, "re.Match[str]"]]:
    """The acts of which words speak, and where."""
    for cue, act in _CUE:
        for found in cue.finditer(words):
            yield act, found


def told_before(text: str, begin: int) -> Act | None:
    """The act of which the words before a sentence speak."""
    before = text[max(0, begin - 200) : begin]
    told = [(found.start(), act) for act, found in _cues(before)]
    if not told:
        return None
    at, act = max(told)
    clause = max(before.rfind(mark, 0, at) for mark in (". ", "? ", "! ", "\n"))
    end = min(place for place in (before.find(". ", at), len(before)) if place >= 0)
    if _DONE_SO.search(before[clause + 1 : end]):
        return act
    return None if _NOT_IN.search(before[clause + 1 : min(end, at + 40)]) else act


_DONE_SO: Final = re.compile(r"\b(?:do|did|done) so\b")
_NOT_IN: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|none|yet to|wants?|wanted|wish\w*|hop(?:es?|ed|ing)|may|might|could|will|would|should|can"
    r"|appl(?:y|ied|ies)|candidates?|applicants?|refus\w+|declin\w+|reject\w+|if|left|leav\w+|withdr\w+|quit|invited|guests?|non-\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


def _counted_as(text: str, begin: int, lead: str, usual: Act, *, long: bool) -> Act | None:
    """The act that the words before a list tell of its members; None if they tell none."""
    if _COMES_TO.search(lead) is None or (_AWAY.search(lead) and not long):
        return None
    told = [(found.start(), act) for act, found in _cues(lead)]
    if told:
        return max(told)[1]
    if _NEWEST.search(lead):
        return usual
    if _COUNTS.search(lead) is None and not long:
        return None
    return told_before(text, begin)


_DAY_FIRST: Final = re.compile(r"\s*[:,–—]?\s*(?:came\s+|it was\s+)?(?:the\s+)?$")


def of_the_year(scene: Scene, model: Statement | None) -> Iterator[Statement]:
    """As in "In 2021 South Korea, Brazil and Poland.": a list without a verb, after one with it."""
    text, sentence = scene.text, scene.sentence
    if model is None or scene.verbs or model.modality is not Modality.ASSERTED:
        return
    first = next(iter(scene.parties), None)
    day = next((each for each in scene.dates if each.when is not None), None)
    if first is None or first.compound:
        return
    lead = text[sentence.body : first.start]
    if day is not None and day.end <= first.start:
        lead = text[day.end : first.start]
        opens = re.fullmatch(
            r"\W*(?:[Ii]n|[Oo]n|[Bb]y|[Tt]hen,? in)?\s*", text[sentence.body : day.start]
        )
    else:
        day = None
        opens = re.match(r"\W*(?:Then|Next|After that|And then|Later)\b", lead)
        lead = lead[opens.end() :] if opens else lead
    members = coordinated(scene, first)
    rest = text[members[-1].end : sentence.end]
    if (
        opens is None
        or _DAY_FIRST.fullmatch(lead) is None
        or not re.fullmatch(r"[\s.;!”\"]*", rest)
    ):
        return
    start, end = cut(text, sentence.body, members[-1].end)
    for each in members:
        yield replace(
            model, party=each.code, start=start, end=end, when=day.when if day else None,
            sure=lessened(model.sure, 0.1, least=0.52), rule="of-the-year", condition=None,
        )  # fmt: skip
