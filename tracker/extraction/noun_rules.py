"""What nouns tell: "its accession in 2011", "announced Kazakhstan's entry"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import (
    NOUN,
    NOUNS,
)
from tracker.extraction.noun_owners import is_elsewhere, owner_of_noun
from tracker.extraction.objects import object_of
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    found_in,
    is_party,
    statement_of,
    topic_of,
)
from tracker.extraction.signing_rules import signing_of
from tracker.extraction.told_acts import Told
from tracker.extraction.verb_cases import HOW_DONE


def by_nouns(scene: Scene) -> Iterator[Statement]:
    """As in "its accession in 2011", "announced Kazakhstan's entry", "Ecuador's withdrawal"."""
    text, sentence = scene.text, scene.sentence
    for found in found_in(scene, NOUN):
        if any(each.start < found.end() and found.start() < each.end for each in scene.named):
            continue
        act = NOUNS[found[0].lower()]
        slug, stop, _ = object_of(scene, found.start(), found.end())
        owner = owner_of_noun(scene, found.start(), found.end())
        if owner is None:
            yield from signing_of(scene, found, act, slug)
            continue
        mention, first = owner
        if is_elsewhere(scene, found.end()):
            continue  # "its suspension from the African Cup"
        if slug is None:
            if any(
                each.slug is None
                and 0 <= each.start - found.end() < 60
                and not is_party(scene, each)
                for each in scene.named
            ):
                continue
            slug = topic_of(scene)
            if slug is None:
                continue
        if mention.code == scene.accords[slug].counterpart:
            continue
        before = text[max(sentence.body, first - 70) : first]
        told_ = _of_noun(
            scene,
            slug,
            act,
            before,
            text[first : found.start()],
            text[found.end() : sentence.end],
            found,
        )
        if told_ is None:
            continue
        suspended = re.match(
            r"\s+(?:was|has been|had been|were)\s+suspended", text[found.end() : found.end() + 40]
        )
        if suspended:
            stop = max(stop, found.end() + suspended.end())
        lead = re.search(r"\b(?:announc\w+|expected to announce|to announce)[^,;]{0,40}$", before)
        begin = max(sentence.body, first - 70) + lead.start() if lead else first
        for member in coordinated(scene, mention) if not mention.possessive else (mention,):
            yield statement_of(scene, slug, member.code, told_, begin, max(stop, found.end()), 0.9)


_SUSPENDS: Final = re.compile(
    r"\b(?:suspen\w+|froze|frozen|freez(?:e|es|ing)|halt\w*|paus(?:e|es|ed|ing))\b"
)
_MAY_BE_SUSPENDED: Final = frozenset({"membership", "participation", "part", "involvement"})
_OF_IT: Final = (
    r"(?!\s+into force)(?:\s+(?:of|to|from|into|in|on|by)\s+[^.;,]{2,70}?)?(?:,\s+[^.;,]{3,70},)?"
)
_HAPPENED: Final = re.compile(
    rf"{_OF_IT}(?:,\s+(?:notified|dated|registered|recorded|completed)|\s+(?:dates? (?:from|back)|unsettled|(?:has|have|had) (?:unsettled|shocked|surprised|angered|alarmed|delighted)|was (?:official|complete|final)|takes the (?:treaty|convention|pact|accord|number|total|tally)|began|became (?:official|effective|final)|surprised|shocked|stunned|pleased|delighted|angered"
    r"|came (?:in|on|into|as|after|two|three|a|the|last|this|only|late|early|too|shortly|just)\b"
    r"|(?:was|has been|had been) (?:\w+ly )?(?:witnessed|celebrated|marked|followed by|hailed|completed|formali[sz]ed|recorded|registered|greeted|welcomed)"
    r"|took (?:place|the (?:number|total|tally))|cost (?:it|them|him|her)\b|brought the (?:number|total|tally)|raised the (?:number|total|tally)|leaves only|left only))\b"
)
_NOTED: Final = re.compile(
    r"\b(?:(?:condemnation|criticism) of|(?:anger|dismay|outrage|shock|protests?) (?:at|over|against)|regrets?|regretted|deplor(?:es|ed)|condemn(?:s|ed)|mourn(?:s|ed)|lament(?:s|ed)|tale of|story of|shock of|saga of)\s+(?:the\s+)?$"
)


_EFFECT_ON: Final = re.compile(r"[^.;]{0,60}?\btakes? (?:\w+ )?effect on (?:\d|[A-Z]\w+ \d)")
_IS_POSSIBLE: Final = re.compile(
    rf"{_OF_IT}\s+(?:is|was|remains|seems|looks) (?:now |also |still |even )?(?:possible|conceivable|on the cards|a possibility)\b"
)
_OF_THINGS: Final = re.compile(r"\s+of\s")
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|none|few|hardly|cannot|neither)\b[^;,]*$", re.IGNORECASE
)
_RULED_OUT: Final = re.compile(r"\brul(?:es|ed|ing) out\s+(?:the\s+)?$")
_LED_TO: Final = re.compile(
    r"\b(?:led to|resulted in|brought about|brought on|caused|prompted|triggered)\s+(?:the\s+)?$"
)
_TALKS_ON: Final = re.compile(
    r"\b(?:talks|negotiations|discussions|work) (?:on|about|over|for|towards?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNDER_WAY: Final = re.compile(
    rf"{_OF_IT}\s+(?:beg[au]n|got under ?way|opened|started|continued?|go(?:es)? on|went on|(?:have|has|had) (?:begun|opened|started)|(?:are|is|were|was) (?:now |still |well |already )?(?:under ?way|going on|ongoing|advanc\w+|progressing))\b"
)
_KEPT: Final = re.compile(
    r"\b(?:(?P<ended>lifted|ended|revoked|cancelled)|uph[eo]ld|left in place|extended|confirmed|maintained|renewed|prolonged|kept in place)\s+(?:the\s+)?$"
)
_LIFTED: Final = re.compile(
    rf"{_OF_IT}\s+(?P<how>(?:is|are)(?= (?:\w+ly )?(?:lifted|revoked|rescinded)\b)|(?:was|were|has been|had been|will be|would be|is to be|is due to be|could be|may be|might be|(?:was|has) not(?: been)?))\s+(?:\w+ly\s+)?(?:lifted|revoked|rescinded)\b"
)
_ON_TERMS: Final = re.compile(r"\s+(?:only\s+)?(?:if|unless|provided)\b")
HOW_LIFTED: Final = (
    (re.compile(r"(?:was|has) not"), Modality.DENIED),
    (re.compile(r"(?:is|are)$"), Modality.ASSERTED),
    (re.compile(r"(?:could|may|might)"), Modality.POSSIBLE),
    (re.compile(r"(?:will|would|is)"), Modality.PLANNED),
)
_IF_THEN: Final = re.compile(r"[^.;,]{0,30}?\s+(?:if|unless)\b")
_BEGAN: Final = re.compile(r"\b(?:began|dates?)\b")
_TO_COME: Final = re.compile(
    rf"{_OF_IT}\s+(?:is|was|are) (?:still |now |widely )?(?:planned|expected|due|scheduled|foreseen|set) (?:for|in|on|by|next|this|later|before)\b"
)
_IN_DOUBT: Final = re.compile(
    r"\b(?:not|no|never|if|would|could|may|might|without|against|oppos\w+|hop\w+|ahead of|before|pending|until|unless|reports? of|rumou?rs?"
    r"|possible|potential|planned|proposed|expected|future|eventual|deni\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_GREETED: Final = re.compile(r"\b(?:welcomed|hailed)\b[^,;]{0,30}$", re.IGNORECASE)
_NOT_DONE: Final = re.compile(r"(?:\b(?:not|never)\b|n['’]t\b)(?: yet| ever| \w+ly)*\s+$")
_ENDS: Final = re.compile(r"\s+(?:would|will|is to|was to|should)\s+(?:end|lapse|expire|cease)\b")


def _of_noun(
    scene: Scene,
    slug: str,
    act: Act,
    before: str,
    adjective: str,
    after: str,
    found: "re.Match[str]",
) -> Told | None:
    entering = act in (Act.JOINED, Act.ACCEDED, Act.SIGNED, Act.RATIFIED)
    noun = found[0].lower()
    suspends = _SUSPENDS.search(before) if noun in _MAY_BE_SUSPENDED else None
    if noun in ("part", "involvement") and (suspends is None or not after.startswith(" in ")):
        return None
    if act is Act.SUSPENDED and (lifted := _LIFTED.match(after)) is not None:
        modality = next(
            (how for cue, how in HOW_LIFTED if cue.match(lifted["how"])), Modality.ASSERTED
        )
        if modality is Modality.PLANNED and _ON_TERMS.match(after, lifted.end()):
            modality = Modality.POSSIBLE  # "would be lifted if elections were held"
        return Told(act=Act.REINSTATED, modality=modality, sure=0.66, rule="suspension-lifted")
    if re.search(
        r"\b(?:proposed|planned|expected|upcoming|impending|imminent|forthcoming|eventual|future)\b",
        adjective,
    ):
        return Told(
            act=Act.JOINED if act is Act.ACCEDED else act,
            modality=Modality.PLANNED,
            sure=0.6,
            rule="proposed-noun",
        )
    if re.search(r"\b(?:possible|potential|prospective)\b", adjective + before[-25:]):
        if entering:
            return Told(
                act=Act.CANDIDATE,
                modality=Modality.ASSERTED,
                sure=0.6,
                rule="prospect",
                when_matters=False,
            )
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.5, rule="prospect")
    if re.search(
        r"\b(?:expected|set|due|scheduled|plans?|poised) to (?:\w+ )?(?:announce|confirm|declare)\b[^,;]*$",
        before,
    ):
        return Told(
            act=Act.ANNOUNCED if entering else act,
            modality=Modality.PLANNED,
            sure=0.75,
            rule="to-announce",
        )
    if re.search(
        r"\b(?:announc(?:e|es|ed|ing|ement of)|unveiled|declared|proclaimed|welcomed|hailed)\b[^,;]{0,30}$",
        before,
        re.IGNORECASE,
    ):
        if act is Act.RATIFIED:
            return Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="welcomed")
        if entering and _ENDS.match(after):
            return None  # "announced that its membership would end"
        if entering and scene.accords[slug].counterpart is None and _GREETED.search(before):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="welcomed")
        if entering:
            return Told(
                act=Act.ANNOUNCED, modality=Modality.ASSERTED, sure=0.75, rule="announced-noun"
            )
        return Told(act=act, modality=Modality.ASSERTED, sure=0.7, rule="announced-noun")
    if suspends is not None:
        modality = Modality.ASSERTED
        if _NOT_DONE.search(before[: suspends.start()]):
            modality = Modality.DENIED
        elif suspends[0].lower() in ("suspend", "halt", "suspending", "freeze", "freezing"):
            modality = next(
                (how for cue, how in HOW_DONE if cue.search(before[: suspends.start()])),
                modality,
            )
        if modality is Modality.PLANNED and _IF_THEN.match(after):
            modality = Modality.POSSIBLE  # "would freeze its membership unless"
        if re.search(r"\b(?:neither|nor|not)\b", before[suspends.start() :] + adjective):
            modality = Modality.DENIED
        return Told(act=Act.SUSPENDED, modality=modality, sure=0.7, rule="membership-suspended")
    if found[0].lower() == "membership" and re.match(
        r"\s+(?:was|has been|had been)\s+suspended", after
    ):
        return Told(
            act=Act.SUSPENDED, modality=Modality.ASSERTED, sure=0.75, rule="membership-suspended"
        )
    if (
        re.search(
            r"\b(?:since|after|following|upon|until|(?<!to )(?<!will )(?<!would )complet\w+|finali[sz]\w+|mark\w+)\s+(?:the\s+)?$",
            before,
        )
        and entering
        and not re.search(r"\b(?:is|are|was|were|be|to|will|would)\s+(?:\w+\s+)?\w+ing\s+$", before)
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="since-noun")
    if act is Act.WITHDREW and (out := _RULED_OUT.search(before)) is not None:
        if _OF_THINGS.match(after) or _NOBODY.search(before[: out.start()]):
            return None  # "rules out Brazil's withdrawal of its troops"
        if _NOT_DONE.search(before[: out.start()]) or _IN_DOUBT.search(before[: out.start()][-20:]):
            return None
        return Told(
            act=act, modality=Modality.DENIED, sure=0.66, rule="ruled-out", when_matters=False
        )
    if entering and _IS_POSSIBLE.match(after) and not _IN_DOUBT.search(before[-40:]):
        if act in (Act.JOINED, Act.ACCEDED):
            return Told(
                act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.6, rule="prospect",
                when_matters=False,
            )  # fmt: skip
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.56, rule="prospect")
    if act in (Act.SUSPENDED, Act.WITHDREW) and _LED_TO.search(before):
        return Told(
            act=act, modality=Modality.ASSERTED, sure=0.62, rule="led-to", when_matters=False
        )
    if entering and _TALKS_ON.search(before):
        if not _UNDER_WAY.match(after):
            return None
        return Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.64, rule="talks-on",
            when_matters=False,
        )  # fmt: skip
    if (
        _HAPPENED.match(after)
        and not _IN_DOUBT.search(f"{adjective} {before[-40:]}")
        and (found[0].lower() not in ("membership", "participation") or _BEGAN.search(after))
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.64, rule="noun-happened")
    if act is Act.SUSPENDED and (kept := _KEPT.search(before)):
        if _IN_DOUBT.search(before[: kept.start()][-30:]):
            return None
        ended = kept["ended"] is not None
        return Told(
            act=Act.REINSTATED if ended else act, modality=Modality.ASSERTED, sure=0.64,
            rule="suspension-ended" if ended else "suspension-kept", when_matters=ended,
        )  # fmt: skip
    if act is not Act.JOINED and _NOTED.search(before):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="noun-noted")
    if _TO_COME.match(after) and not _IN_DOUBT.search(before[-40:]):
        return Told(act=act, modality=Modality.PLANNED, sure=0.62, rule="noun-to-come")
    if re.match(
        r"\s+(?:is|was|seems|looks) (?:only |now |just )?(?:a (?:matter|question) of (?:time|days|weeks|months)|(?:days|weeks|months) away|near|looming|expected|due|scheduled|imminent|within reach|a formality|a foregone conclusion)\b",
        after,
    ):
        return Told(act=act, modality=Modality.PLANNED, sure=0.6, rule="matter-of-time")
    if re.match(
        r"(?:\s+(?:of|by)\s+[\w ]{3,30}?(?=\s+(?:to|from|in)))?(?:\s+(?:to|from|into|in)\s+(?:the\s+)?[\w’' -]{0,40}?)?(?:,\s+[^.;,]{3,70},)?\s+(?:(?:takes?|took|taking|will take) (?:legal |full |formal )?effect|(?:becomes?|became) (?:\w+ly )?(?:effective|final|definitive))",
        after,
    ):
        ahead = re.match(r"[^.;]{0,60}?\b(?:will|takes?|taking|becomes?)\b", after)
        dated = date_of(scene, found.start(), found.end(), ahead=True) is not None
        if ahead and act is Act.WITHDREW and dated and _EFFECT_ON.match(after):
            ahead = None  # a withdrawal that was announced, for that day
        modality = Modality.PLANNED if ahead and scene.entry is None else Modality.ASSERTED
        return Told(act=act, modality=modality, sure=0.8, rule="takes-effect")
    if act in (Act.WITHDREW, Act.SUSPENDED) and re.search(
        r"\b(?:since|following|after|despite)\s+(?:the\s+)?$", before, re.IGNORECASE
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="since-noun")
    if (
        act is Act.WITHDREW
        and date_of(scene, found.start(), found.end(), ahead=False) is not None
        and re.search(r"\b(?:after|since|following|before|until|despite)\b[^,;]*$", before)
    ):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="since-noun")
    return None
