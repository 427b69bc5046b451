"""A sentence and all that was found in it; the statements that are read from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord
from tracker.domain.days import When
from tracker.extraction import patterns as re
from tracker.extraction.accords import AccordMention
from tracker.extraction.beginnings import Sought
from tracker.extraction.dates import DateKind, DateMention
from tracker.extraction.mentions import PartyList, PartyMention
from tracker.extraction.sentences import Sentence, SentenceKind
from tracker.extraction.speakers import Speech
from tracker.extraction.told_acts import Told
from tracker.extraction.verb_finder import FoundVerb


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What some words of a sentence say of one party, or of the accord as a whole."""

    accord: str
    party: str | None
    act: Act
    modality: Modality
    start: int
    end: int
    sure: float
    rule: str
    when: When | None = None
    asserter: str | None = None
    via: str | None = None
    condition: str | None = None
    dateless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """All that was found in a text, and the sentence that is read.

    Each is itself alone, and not another with the same in it: what the rules ask of one again and
    again is remembered for it.
    """

    text: str
    accords: dict[str, Accord]
    topic: str | None
    """The accord that the text is about."""
    sentence: Sentence
    parties: Sequence[PartyMention]
    """Of the sentence; "it" and "its" are among them, resolved."""
    lists: Sequence[PartyList]
    named: Sequence[AccordMention]
    dates: Sequence[DateMention]
    speech: Speech | None
    quoted: bool
    """Whether the sentence stands in quotation marks."""
    near: str | None
    """The accord that the sentence before speaks of."""
    hero: str | None
    """The party whose entry was told last."""
    before: Sequence["Statement"] = ()
    """What the sentence before says, in the same paragraph or list."""
    begun: frozenset[str] = frozenset()
    """With what the words of the sentence begin: see `found_in`."""
    lately: Sequence["Statement"] = ()
    """What was said last, up to three paragraphs before: whom another may "follow"."""
    verbs: Sequence[FoundVerb] = ()
    """The verbs of the sentence that tell of acts."""
    earlier: Sequence[PartyMention] = ()
    """The parties of the sentence before, of the same paragraph."""
    passing: bool = False
    """Whether the text is about another agreement, and names the accord only in passing."""
    supposed: Sequence["Statement"] = ()
    """What the last question is about, of a named party or of the accord: "Why has Oman left?"."""
    asked: "Statement | None" = None
    """What the sentence before asks who has done, without its party: "Who has signed?"."""
    lists_near: Sequence[PartyList] = ()
    """Lists of the sentences before and after."""
    entry: When | None = None
    """The past day with which the paragraph begins, of which it tells in the present tense."""


_LABEL: Final = r"(?:(?:Q|Question|QUESTION|[A-Z][\w .’'-]{1,40}(?: ?\([^()\n]{1,40}\))?)[.:]\s*)"
_ASKS: Final = re.compile(
    rf"[“\"‘'\s]*{_LABEL}?(?:(?:Has|Have|Had|Did|Does|Do|Is|Are|Was|Were|Will|Would|Can|Could|Should|May|Might|Who|What|When|Where|Why|How|Which|Whose|And|So|But)\b"
    r"|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}, (?:has|have|did|does|do|is|are|was|were|will|would|can|could|what|when|where|why|how)\b)"
)
# "QUESTION (Reuters): So it will sign in the end?", "Q: Kenya has signed?"
_IS_ASKED: Final = re.compile(
    r"\s*(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist)(?: ?\([^()\n]{1,40}\))?[.:]"
)


_LATEST: Final = 16
"""Questions of the last sentences whose answers are kept."""


def found_in(scene: Scene, sought: Sought) -> Iterator["re.Match[str]"]:
    """Return the matches in the sentence; none at once where no word can begin one."""
    if not sought.may_stand(scene.begun):
        return iter(())
    return sought.finditer(scene.text, scene.sentence.body, scene.sentence.end)


def is_question(scene: Scene) -> bool:
    """Say whether a sentence asks; a headline may first tell something and then ask."""
    words = scene.text[scene.sentence.body : scene.sentence.end]
    if not words.rstrip('”"’) ').endswith("?"):
        return False
    return (
        scene.sentence.kind is SentenceKind.PROSE
        or _ASKS.match(words) is not None
        or _IS_ASKED.match(scene.text, scene.sentence.start) is not None
    )


def coordinated(scene: Scene, mention: PartyMention) -> tuple[PartyMention, ...]:
    """The mention with those that are coordinated with it."""
    for each in scene.lists:
        if any(member.start == mention.start for member in each.members):
            return each.members
    return (mention,)


def counterpart_of(scene: Scene) -> str | None:
    slug = topic_of(scene)
    return scene.accords[slug].counterpart if slug else None


@lru_cache(maxsize=_LATEST)
def topic_of(scene: Scene) -> str | None:
    """The accord that the sentence names first, or else speaks of."""
    own = [each.slug for each in scene.named if each.slug]
    return own[0] if own else scene.near or scene.topic


@lru_cache(maxsize=_LATEST)
def spoken_of(scene: Scene, at: int | None = None) -> str | None:
    """The accord that a phrase without an object speaks of: named in the sentence or just before.

    What stands in a later clause than the phrase, which ends at `at`, is no matter.

    None where another agreement is named and the accord is not, and where the text has moved on.
    """
    slug = topic_of(scene)
    own = any(each.slug for each in scene.named)
    if slug is None:
        return None
    if not own and any(
        is_other(scene, each) and not is_party(scene, each) and not _WITHIN.search(
            scene.text, max(scene.sentence.start, each.start - 12), each.start
        )
        and not is_apposed(scene, each, at)
        and (at is None or each.start < at or not _LATER_CLAUSE.search(scene.text, at, each.start))
        for each in scene.named
    ):  # fmt: skip
        return None
    return slug


# "Turkey, a stranger to the sea convention, signed in 2024"
_APPOSED: Final = re.compile(
    r",\s+(?:an?|the|long|once|still|itself|likewise|also|already|like|unlike|though|no)\s(?!(?:\w+\s+)?(?:member|party|signatory|candidate|applicant|founder|observer)\b)[^,;:.()]{3,100},"
)


def is_apposed(scene: Scene, mention: AccordMention, at: int | None) -> bool:
    """Whether what is named stands in what only describes a party, before what is read."""
    if at is None:
        return False
    for each in scene.parties:
        if each.end < mention.start:
            found = _APPOSED.match(scene.text, each.end, at)
            if found is not None and mention.end < found.end():
                return True
    return False


_WITHIN: Final = re.compile(r"\b(?:[Ww]ithin|[Ii]nside|[Aa]cross|since)\s+(?:the\s+)?$")
_LATER_CLAUSE: Final = re.compile(r"[,;]")


def is_party(scene: Scene, mention: AccordMention) -> bool:
    """Whether what is named is a party there too, as the European Union is."""
    return any(one.start < mention.end and mention.start < one.end for one in scene.parties)


_DEPOSITARY: Final = re.compile(r"(?:UN|U\.N\.|United\s+Nations)(?:['’]s)?(?!\w)")
_JOINS_IT: Final = re.compile(
    r"\b(?:join\w*|left|leav\w+|quit\w*|enter\w*|member\w*|admitted|admission|membership|exit\w*|withdr\w+)\b[^.;]{0,16}$"
)


def is_depositary(text: str, at: int) -> bool:
    """Whether the United Nations are named there: told, visited, mostly not what is joined."""
    return _DEPOSITARY.match(text, at) is not None


def is_other(scene: Scene, mention: AccordMention) -> bool:
    """Whether a mention is of another agreement; the depositary that is told or visited is none."""
    if mention.slug is not None or mention.modifier:
        return False
    if not is_depositary(scene.text, mention.start):
        return True
    before = scene.text[max(scene.sentence.start, mention.start - 40) : mention.start]
    return _JOINS_IT.search(before) is not None


def date_of(scene: Scene, start: int, end: int, *, ahead: bool) -> When | None:
    """The date of what stands at `start` to `end`: the nearest that no other verb stands before."""
    text = scene.text
    ceiling = min((each.start for each in scene.verbs if each.start >= end), default=len(text))
    floor = max((each.end for each in scene.verbs if each.end <= start), default=0)
    best: tuple[int, DateMention] | None = None
    for each in scene.dates:
        if each.attributive or each.when is None:
            continue
        if each.start >= end:
            between = text[end : each.start]
            if each.start >= ceiling or _PARTING.search(between) or _AND_ON.search(between):
                continue
            away = len(between)
        elif each.end <= start:
            between = re.sub(r"^,?\s*which (?:saw|brought|led)\b", "", text[each.end : start])
            if any(0 <= each.start - verb.end < 8 for verb in scene.verbs if verb.end < start):
                continue  # "having signed in 2001, has never ratified"
            if each.start < floor or re.search(
                r";|\.\s|\b(?:but|while|although|though|which|who|that (?:it|he|she|they))\b",
                between,
            ):
                continue
            away = len(between) + 20
        else:
            away = _INSIDE
        if away < 130 and (best is None or away < best[0]):
            best = away, each
    if best is None:
        return None
    chosen = best[1]
    if chosen.kind is DateKind.SINCE:
        return None if ahead else chosen.named
    if ahead and chosen.later is not None:
        return chosen.later
    return chosen.when


_INSIDE: Final = 6
"""How far off a date counts that stands among the words: one right after them is nearer."""
_AND_ON: Final = re.compile(r",?\s+and\s+(?:(?:on|in|since|by|from)\s+)?$")
_PARTING: Final = re.compile(
    r";|\.\s|\b(?:but|while|although|though|when|after|since|before|followed"
    r"|(?<!\bearly )(?<!\blate )(?<!\brecently )(?<!\bback )(?<!\bago )as(?! (?:early|late|recently|far back|long ago)\b)"
    r"|because|due to|owing to|entry into force|(?:setting|sets) the stage|(?:paving|clearing) the way)\b"
)


_MOST_WORDS: Final = 13


def cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a stretch to at most so many words, its beginning kept."""
    found = list(re.finditer(r"\S+", text[start:end]))
    if len(found) > _MOST_WORDS:
        end = start + found[_MOST_WORDS - 1].end()
    while end > start and text[end - 1] in " ,;:—–":
        end -= 1
    while start < end and text[start] in " ,;:—–":
        start += 1
    return start, end


def then_or_later(when: When | None) -> When | None:
    """Then or later: what followed something of that date."""
    if when is None or not when.days.is_closed:
        return None
    return When.parse(f"[{when.text.rstrip('~?%')}..]") if not when.text.startswith("[") else None


def lessened(sure: float, by: float, *, least: float) -> float:
    """How sure what rests on another statement is: a little less; never sure of what that was not."""
    return round(sure - by, 2) if sure < 0.5 else round(max(least, sure - by), 2)


_ANNOUNCING: Final = re.compile(
    r"\b(?:announc\w+|said|says|told|declared|confirmed|pledged|promised|informed)\b(?: (?!that\b|it\b|to\b)[\w’']+){0,4}?(?: (?:on|in))?\s+$"
)


def _announced_on(scene: Scene, stop: int, when: When | None) -> When | None:
    """The day of an announcement, not that of what it announces for later."""
    for each in scene.dates:
        begin = max(scene.sentence.start, each.start - 60)
        opens = when is None and each.start - scene.sentence.body < 5
        if each.when is not None and (opens or _ANNOUNCING.search(scene.text, begin, each.start)):
            return each.when
    after = [each for each in scene.dates if each.start >= stop]
    return None if any(when in (each.when, each.later) for each in after) else when


def statement_of(
    scene: Scene,
    slug: str,
    party: str | None,
    heard: Told,
    first: int,
    stop: int,
    factor: float,
) -> Statement:
    ahead = heard.modality in (Modality.PLANNED, Modality.POSSIBLE) or heard.rule == "notice"
    when = date_of(scene, first, stop, ahead=ahead) if heard.when_matters else None
    if heard.act is Act.ANNOUNCED and heard.modality is Modality.ASSERTED:
        when = _announced_on(scene, stop, when)
    if heard.rule == "gave-notice" and (of := date_of(scene, first, stop, ahead=False)) == when:
        when = then_or_later(of)  # out then or later: the date is that of the notice
    start, end = cut(scene.text, first, stop)
    speech = scene.speech
    return Statement(
        accord=slug,
        party=party,
        act=heard.act,
        modality=heard.modality,
        start=start,
        end=end,
        sure=round(heard.sure * factor, 2),
        rule=heard.rule,
        when=when,
        asserter=speech.who if speech else None,
        via=speech.via if speech else None,
    )
