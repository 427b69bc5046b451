"""Lists and their heads: "the latest to sign is Finland", "the following states have joined: …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.absent_rules import ABSENT, absent
from tracker.extraction.apposition_rules import apposed
from tracker.extraction.counted_rules import so_many
from tracker.extraction.dates import DateMention
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_ACTS: Final = {
    "sign": Act.SIGNED,
    "inst": Act.RATIFIED,
    "name": Act.SIGNED,
    "rati": Act.RATIFIED,
    "acce": Act.ACCEDED,
    "appr": Act.RATIFIED,
    "adhe": Act.JOINED,
    "depo": Act.RATIFIED,
    "recr": Act.JOINED,
    "entr": Act.JOINED,
    "arri": Act.JOINED,
    "addi": Act.JOINED,
    "newc": Act.JOINED,
    "join": Act.JOINED,
    "part": Act.JOINED,
    "memb": Act.JOINED,
    "foun": Act.JOINED,
    "left": Act.WITHDREW,
    "leav": Act.WITHDREW,
    "with": Act.WITHDREW,
    "quit": Act.WITHDREW,
    "stor": Act.WITHDREW,
    "walk": Act.WITHDREW,
    "pull": Act.WITHDREW,
    "drop": Act.WITHDREW,
    "depa": Act.WITHDREW,
    "rejo": Act.JOINED,
}
# "Ratifications have come from Malta and Cyprus"
_RECEIVED: Final = (
    r"(?:^|[,;.:]\s|\b(?:and|more|further|new|first|last|latest|the|also|two|three|four|five|six|seven|eight|nine|ten)\s)(?P<noun>[Ss]ignatures?|[Rr]atifications?|[Aa]ccessions?|[Ww]ithdrawals?|[Ii]nstruments? of (?:ratification|accession))\b"
    r"(?: [\w’' -]{2,24}?)? (?:(?:have|has|had|then|also|since|already) )*(?:came|come|arrived|followed|(?:been|were|was) (?:received|added|lodged|deposited|supplied))(?: in)?(?: (?:on|in|last|this) [\w ]{2,16})? (?:from|by)\s+(?:the\s+)?$"
)
_BEFORE: Final = (
    # "The latest to sign is Finland", "the last of them to ratify was Brunei"
    r"\b(?:latest|newest|last|first|most recent|next)\b(?: \w+){0,3}? to (?P<to>sign|join|ratify|accede|leave|quit|withdraw)\b"
    r"(?: (?:it|them|up|on|to it|from it|the [\w’' -]{3,40}?))? (?:is|are|was|were|being)\s+(?:the\s+)?$",
    # "Among the signatories are Rwanda and Nigeria"
    r"\b(?:[Aa]mong|[Oo]f) (?:the |its |their )?(?:\w+ ){0,2}?(?P<among>signatories|members|parties|founders)(?: of [\w’' -]{3,40}?)?(?: (?:are|is|were|was)|,)\s+(?:the\s+)?$",
    # "number among their signatories Rwanda and Nigeria"
    r"\b(?:numbers?|counts?|has|have|lists?) among (?:the|its|their) (?:\w+ ){0,2}?(?P<amongst>signatories|members|parties|founders)\s+(?:the\s+)?$",
    # "the afternoon ended with the signatures of Bahrain and Oman"
    r"\b(?:end|clos|conclud|beg[au]n|beg[iu]n|open|start|complet|follow|round)\w*(?: off)? (?:with|by) the (?:\w+ )?(?P<signatures>signature|ratification|accession|departure)s? of\s+(?:the\s+)?$",
    # "The latest recruit was Croatia"
    r"\b(?:latest|newest|most recent|youngest) (?P<recruit>recruit|member|party|signatory|entrant|arrival|addition|newcomer)s?(?: [\w’' -]{3,30}?)? (?:is|was|are|were)\s+(?:the\s+)?$",
    # "Among those that have ratified are Malta and Cyprus"; "the only Arab state to have signed is"
    r"\b(?:[Aa]mong|[Oo]f) (?:those|the \w+|them|the (?:\w+ ){1,3}) (?:that|which|who|to) (?:have |had |has )?(?:already |since |so far |now )?(?P<those>signed|ratified|joined|acceded|left|deposited|approved|sign|ratify|join|accede|leave)\b[^:.;]{0,40}? (?:are|is|were|was)\s+(?:the\s+)?$",
    r"\b(?:only|first|last|other)\b(?: [\w'’-]+){0,3}? (?:to have|to|that has|that have|which have) (?:ever |so far |already |yet )?(?P<only>signed|ratified|joined|acceded|left)\b[^:.;]{0,40}? (?:is|are|was|were)\s+(?:the\s+)?$",
    # "The country that stormed out was Iceland"
    r"\b[Tt]he (?:\w+ ){0,2}?(?:countr(?:y|ies)|states?|nations?|governments?|members?|ones?|capitals?|two|three) (?:that|which|who) (?:has |have |had |did )?(?:really |actually |finally |first |since |then )?"
    r"(?P<that>signed|ratified|joined|rejoined|acceded|left|quit|withdrew|stormed out|walked out|pulled out|dropped out)\b[^:.;,]{0,40}? (?:is|are|was|were)\s+(?:the\s+)?$",
    # "the only members that have not signed are Russia and Azerbaijan"
    r"(?:\b(?:signatories|states|countries|nations|members|governments)(?: (?:that|which|who) (?:have |had )?signed(?: [\w’' -]{2,24}?)?)?(?: but)? (?:have |has )?)?\b(?:(?:that|which|who|to|following|these|those) (?:have|has) (?:not|never|yet to|still to)(?: yet)?|[Yy]et to|[Ss]till to|not to have|[Nn]ot(?: yet)?) (?P<not>sign(?:ed)?|ratif(?:ied|y)|join(?:ed)?|acceded?)\b[^:.;]{0,40}?(?: (?:are|is|were|was|include[sd]?):?|:)\s+(?:the\s+)?$",
    # "the first newcomers since Spain in 1982"
    r"\b(?:first|last|only|biggest|largest)(?: \w+){0,3}? (?P<since>newcomers?|members?|entrants?|additions?|recruits?|parties|party)(?: \w+){0,3}? since\s+(?:the\s+)?$",
    # "Of the founders, Venezuela pumps the least"
    r"\b[Oo]f (?:the|its) (?:\w+ )?(?P<of>founders|members|signatories|parties)(?: (?:of|to) [\w’' -]{3,40}?)?,\s+(?:only\s+)?(?:the\s+)?$",
    # "Its members are Samoa, Tonga and Fiji"; "The parties include Samoa and Tonga"
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Nn]ew|[Nn]ewest|[Oo]ther|[Ff]ounding|[Cc]urrent|[Pp]resent|[Ff]ull|[Ll]atest) (?:\w+ ){0,3}?|^\W*)(?P<are>[Ss]ignatories|[Mm]embers|[Pp]arties|[Ff]ounders|joiners)(?: (?:of|to|in) [\w’' -]{3,40}?| (?:this|last) (?:year|month|week)| so far| today| now)? (?:are|is|were|was|include[sd]?|comprise[sd]?|count(?:s|ed)?)(?: also| now)?(?:,[^,.;:]{3,30},)?:?\s+(?:the\s+)?$",
    # "The latest names on the list are Cyprus and Chile"; "the list held eight names: …"
    r"\b(?P<names>names|signatures)\b(?: (?:on|under|to) (?:the|its|that|it)(?: (?:list|document|text|accord|treaty|pact))?)?(?: (?:are|were|include[sd]?)|:)\s+(?:the\s+)?$",
    # "The following states have ratified: Spain, Chad"
    r"\b(?:following|these|other|further|all|\d+|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: \w+){0,3}?"
    r" (?:have |had |has )(?:now |so far |already |since )?(?P<have>signed|ratified|joined|acceded|left)\b[^:.;]{0,60}:\s*(?:the\s+)?$",
    # "States that signed on the opening day: …", "… deposited instruments of ratification: …"
    r"\b(?:[Ss]tates|[Cc]ountries|[Nn]ations|[Gg]overnments|[Tt]hose|[Mm]embers|[Pp]arties)\b(?: (?:that|which|who|to have))? (?:have |had |has |all )?(?P<did>signed|ratified|joined|acceded|left|withdrew)\b[^:.;]{0,60}:\s*(?:the\s+)?$",
    r"\binstruments? of (?P<instrument>ratification|accession|withdrawal|acceptance|approval)\b[^:.;]{0,60}:\s*(?:the\s+)?$",
    r"^\W*(?P<title>[Ss]ignatures?|[Rr]atifications?|[Aa]ccessions?|[Ww]ithdrawals?|[Nn]ew (?:members|parties|signatories)|[Aa]dherents?)\b(?: \([^)]{0,40}\)| [a-z]+(?: [a-z]+){0,4})?:\s*(?:the\s+)?$",
    _RECEIVED,
    # "In the order in which they signed: …"; "Signed: …", "Ratified (12): …"
    r"\b(?:they|who|that|which|order|dates?)\b[^:.;]{0,40}?\b(?P<they>signed|ratified|joined|acceded|left)\b[^:.;]{0,40}:\s*(?:the\s+)?$",
    r"^\W*(?P<titled>[Ss]igned|SIGNED|[Rr]atified|RATIFIED|[Aa]cceded|ACCEDED|[Jj]oined|[Ww]ithdr(?:ew|awn)|[Ll]eft)\b(?: \([^)]{0,40}\)| [a-z]+(?: [a-z]+){0,3})?\s*[:–—]\s*(?:the\s+)?$",
    # "the list of signatories: …", "Parties (as of May): …"
    r"\b(?P<head>[Ss]ignatories|[Mm]embers|[Pp]arties|[Ff]ounders)\b(?! (?:not|yet|without))(?: \([^)]{0,40}\)| [a-z]+(?: [a-z]+)?)?:\s*(?:the\s+)?$",
)
_HEADS: Final = tuple(re.compile(pattern) for pattern in _BEFORE)
_LATEST: Final = re.compile(
    r"(?:,)?\s+(?:being\s+|is\s+|was\s+)?(?:the\s+(?:latest|newest|last|most recent)\b(?!\s+\w+\s+to\b)|most recently\b|the latest of them\b)"
)
_COUNTED: Final = re.compile(
    r"\b(?P<what>signatories|members|parties|signed|joined|ratified|names)\b[^.;:]{0,40},\s+(?:with\s+)?(?:the\s+)?$"
)
_ITS_ACT: Final = re.compile(
    r"(?:['’]s?|(?P<whose>,\s+whose))\s+(?:own\s+)?(?P<noun>signature|ratification|accession|instrument|entry|admission|withdrawal|membership)\b"
    r"(?:\s+as\s+an?\s+(?:full\s+)?(?:member|party))?(?:,[^,.;]{1,40},)?(?:\s+(?:came|began|followed|arrived|was (?:deposited|added|received)|date[sd]?(?: from| back to)?|took effect))?"
    r",?\s+(?:only\s+|late\s+|early\s+)?(?:in|on|from)\s+$"
)
_WOULD: Final = re.compile(r"\s+(?:would|could|might|may)\b(?! have)")
_NOUNS: Final = {
    "signature": Act.SIGNED,
    "ratification": Act.RATIFIED,
    "accession": Act.ACCEDED,
    "instrument": Act.RATIFIED,
    "entry": Act.JOINED,
    "admission": Act.JOINED,
    "membership": Act.JOINED,
    "withdrawal": Act.WITHDREW,
}


_FROM: Final = re.compile(_RECEIVED)
# How all heads end: looked for first, since most words before a party end otherwise.
_LEADS: Final = re.compile(
    r"(?:[:,]|signatories|members|parties|founders|\b(?:are|is|were|was|being|also|now|include[sd]?|comprise[sd]?|counte?[sd]?|only|since|signatures? of|ratifications? of|accessions? of|departures? of))\s+(?:the\s+)?$|:\s*$"
)


def lists(scene: Scene) -> Iterator[Statement]:
    """Yield what a list's head says of its members, and whose signature came when."""
    slug = spoken_of(scene)
    if slug is None:
        return
    yield from _headed(scene, slug)
    yield from _latest(scene, slug)
    yield from _dated_nouns(scene, slug)
    yield from absent(scene, slug)
    yield from apposed(scene, slug)
    yield from so_many(scene, slug)


def _headed(scene: Scene, slug: str) -> Iterator[Statement]:
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.possessive or mention.compound:
            continue
        if mention.how is How.ANAPHOR and text[mention.start].islower():
            continue  # "among the members: it has not joined"
        begin = max(sentence.start, mention.start - 150)
        before = text[begin : mention.start]
        if _LEADS.search(before[-22:]) is None and _FROM.search(before) is None:
            continue
        if ABSENT.search(before):
            continue
        if (both := _BOTH.search(before)) is not None and not _is_adjective(scene, mention):
            yield from _of_both(scene, slug, members, both, begin)
            continue
        for pattern in _HEADS:
            found = pattern.search(before)
            if found is None or _is_adjective(scene, mention):
                continue  # "the minister of the country that signed was Danish"
            word = next(value for value in found.groupdict().values() if value)
            heard = Told(
                act=_ACTS[word.removeprefix("new ").removeprefix("New ")[:4].lower()],
                modality=Modality.DENIED if "not" in found.groupdict() else Modality.ASSERTED,
                sure=0.68,
                rule="listed",
                when_matters=("to" in found.groupdict() and len(members) == 1)
                or any(begin + found.start() <= day.start < mention.start for day in scene.dates),
            )
            undone = heard.act is Act.RATIFIED and heard.modality is Modality.DENIED
            signed = (
                replace(heard, act=Act.SIGNED, modality=Modality.ASSERTED)
                if undone and _SIGNATORIES.search(before, max(0, found.start() - 40))
                else None
            )
            run = (
                _run_from(scene, members) if found[0].rstrip().endswith((":", ": the")) else members
            )
            for each in run:
                if each.code != scene.accords[slug].counterpart:
                    first = begin + found.start()
                    made = statement_of(scene, slug, each.code, heard, first, each.end, 1.0)
                    own = _date_beside(scene, each)
                    yield made if own is None else replace(made, when=own.when)
                    if signed:
                        yield statement_of(scene, slug, each.code, signed, first, each.end, 1.0)
            break


_SIGNATORIES: Final = re.compile(
    r"\bsignatories\b|\b(?:that|which|who|have) (?:have |had )?signed\b"
)


# "those that have signed and not ratified: Iran", "the states that signed but have yet to ratify are"
_BOTH: Final = re.compile(
    r"\b(?:that|which|who) (?:(?:have|has|had) )?(?:already |so far )?(?P<first>signed|ratified|joined|acceded)(?: (?:it|the \w+))?,? (?:and|but|yet)(?: (?:have|has|had))?"
    r"(?P<no> (?:not|never|yet to|still to)(?: yet)?)?(?: (?:also|later|then|since))? (?P<then>sign(?:ed)?|ratif(?:ied|y)|join(?:ed)?|acceded?|left|withdrawn)(?: (?:it|the \w+))?(?::| (?:are|is|were|was):?)\s+(?:the\s+)?$"
)


def _of_both(
    scene: Scene,
    slug: str,
    members: Sequence[PartyMention],
    both: "re.Match[str]",
    begin: int,
) -> Iterator[Statement]:
    """What a head says that tells of two acts."""
    denied = Modality.DENIED if both["no"] else Modality.ASSERTED
    for word, modality in ((both["first"], Modality.ASSERTED), (both["then"], denied)):
        heard = Told(
            act=_ACTS[word[:4]], modality=modality, sure=0.68, rule="listed", when_matters=False
        )
        for each in members:
            if each.code != scene.accords[slug].counterpart:
                first = begin + both.start()
                yield statement_of(scene, slug, each.code, heard, first, each.end, 1.0)


def _is_adjective(scene: Scene, mention: PartyMention) -> bool:
    before = scene.text[max(0, mention.start - 4) : mention.start].lower()
    return mention.modifier or (mention.how is How.DEMONYM and before != "the ")


_BESIDE: Final = re.compile(r"\s*[,(–—-]?\s*(?:on |in )?$")
_NEXT: Final = re.compile(
    r"(?:\s+(?:since|until|till|from|for|as|by|with|without|through)\s+(?!the\s+(?:other|rest)\b)[^,;:.()]{2,40}(?=[,;])"
    r"|\s+\([^()]{2,40}\))?\s*\)?\s*[;,]?\s*(?:and\s+)?(?:[Tt]he\s+)?$"
)


def _date_beside(scene: Scene, mention: PartyMention) -> DateMention | None:
    """The date that stands right after a party: "Ghana (20 September 2023)"."""
    for each in scene.dates:
        if 0 <= each.start - mention.end < 8 and each.when is not None:
            return each if _BESIDE.match(scene.text[mention.end : each.start]) else None
    return None


def _run_from(scene: Scene, members: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """The members of a list, and those after it that dates keep apart: "Ghana, 4 May; Kenya, …"."""
    run = list(members)
    for mention in scene.parties:
        if mention.start <= run[-1].start:
            continue
        date = _date_beside(scene, run[-1])
        at = date.end if date else run[-1].end
        if mention.start < at or _NEXT.fullmatch(scene.text[at : mention.start]) is None:
            break
        run.append(mention)
    return run


def _latest(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "54 parties, Togo being the latest"."""
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        if mention.possessive or mention.compound or mention.modifier:
            continue
        after = _LATEST.match(text, mention.end, sentence.end)
        lead = _COUNTED.search(text[max(sentence.body, mention.start - 80) : mention.start])
        if after is None or lead is None or mention.code == scene.accords[slug].counterpart:
            continue
        act = Act.SIGNED if lead["what"] == "names" else _ACTS[lead["what"][:4]]
        heard = Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="the-latest")
        yield statement_of(scene, slug, mention.code, heard, mention.start, after.end(), 1.0)


def _dated_nouns(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "Germany's signature, the 29th, came in September 2023"."""
    text = scene.text
    for day in scene.dates:
        if day.when is None:
            continue
        for mention in scene.parties:
            if mention.end > day.start or day.start - mention.end > 110:
                continue
            if not mention.possessive and (mention.compound or text[mention.end] != ","):
                continue
            stop = day.start
            found = _ITS_ACT.match(text[mention.end : stop]) or _ITS_ACT.match(
                text[mention.end : stop] + "in "
            )
            if found is None or mention.code == scene.accords[slug].counterpart:
                continue
            if mention.possessive == (found["whose"] is not None):
                continue
            would = _WOULD.match(text, day.end)
            heard = Told(
                act=_NOUNS[found["noun"]],
                modality=Modality.POSSIBLE if would else Modality.ASSERTED,
                sure=0.64,
                rule="its-act",
            )
            made = statement_of(scene, slug, mention.code, heard, mention.start, day.end, 1.0)
            yield replace(made, when=day.when)
