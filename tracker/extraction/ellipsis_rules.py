"""Words that stand for the act told last: "to do so", "nor has China", "neither has", "Armenia too"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.alike_rules import alike, along
from tracker.extraction.antecedents import copied, last_told, needed
from tracker.extraction.auxiliary_rules import taken_up
from tracker.extraction.beginnings import Sought
from tracker.extraction.bridge_words import DENIES_THAT, REFUSES
from tracker.extraction.bridges import told
from tracker.extraction.neither_rules import neither
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    found_in,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.taking_back_rules import taken_back
from tracker.extraction.told_acts import ENTRIES, Told

_PRO_VERB: Final = Sought(
    re.compile(
        r"\b(?:(?P<base>do)|(?P<third>does)|(?P<done>done|did)|(?P<ing>doing)) (?:so|the same|it|likewise)\b(?! (?:not|again))"
        r"|\b(?:(?P<follows>follow)|(?P<following>following)|(?P<followed>followed)) (?:suit|(?:its|their|that|the) (?:example|lead)|[A-Z]\w+['’]s? (?:example|lead))\b"
        r"|(?:(?<=not )|(?<=n't )|(?<=n’t )|(?<=never )|(?<=not be )|(?<=n't be )|(?<=n’t be ))(?P<notfollow>follow(?:ing)?) (?:it|them|that|(?:the )?[A-Z]\w+)\b(?=\s*[.,;]|\s+(?:out|there|any)\b)"
        r"|(?<=of )(?P<offollowing>following)\b(?=\s*[.,;])"
        r"|\b(?:(?P<takes>take)|(?P<taking>taking)|(?P<thinks>considering|weighing(?: up)?|contemplating|mulling|pondering|studying)) (?:(?:exactly |just )?the (?:very )?same|(?:exactly )?(?:that|this) same|just such a|such a|a similar|a like|an identical) (?:step|move|course|leap|plunge|exit|measure)\b"
        r"|(?:(?<=could )|(?<=might )|(?<=may ))(?P<mayfollow>follow)\b(?=\s*(?:[.,;]|$)|\s+(?:in|next|later|soon|this|unless|if)\b|\s+[A-Z]\w+\s*[.,;])"
        r"|(?<=will )(?P<willfollow>follow)\b(?=\s*(?:[.,;]|$))"
        r"|\bto (?P<tofollow>follow)\b(?=\s*(?:[.,;]|$|in\b|next\b|on\b|this\b|during\b|at the\b|by\b|before\b|later\b|soon\b|within\b|shortly\b))"
    )
)
_IF: Final = re.compile(r"\b(?:if|unless|whether|even if)\s+(?:the\s+)?$", re.IGNORECASE)
_DENIES: Final = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:has |have )?(?:flatly |firmly |strongly |since )?(?:denies|deny|denied|disputes?|disputed|rejects?|rejected|dismisse[sd])"
    r" (?:it|this|that|(?:the|those|these|such) (?:reports?|claims?|rumou?rs?|accounts?))\b(?=\s*[.,;])"
    r"|\s+(?:did|does|has done|had done|is doing) (?:no such thing|nothing of the (?:sort|kind))\b"
)
_ABOUT: Final = re.compile(r"\b(?:about|with|to|on|over|against|from)\s+(?:the\s+)?$")
_NEVER_DID: Final = Sought(
    re.compile(
        r"\b(?:and|but|though) (?:it |then )?(?:never did|did not|didn['’]t|never has|has not)\b(?=\s*[.,;])"
    )
)
_TOO: Final = re.compile(
    r"(?:,\s+[^,.;]{1,24},)?(?:(?:\s+(?:is|are|has|have|did|does|do|was|were))?\s+too\b(?=\s*[.,;]|\s+and\b)|,?\s+(?:likewise|as well)\b(?=\s*[.,;])"
    r"|\s+before (?:it|them|that)\b"
    r"|\s+(?:was|were)\s+(?:also\s+)?(?:in|among|part of)\s+(?:the|that)\s+(?:first|opening|same|second|initial)\s+(?:wave|batch|group|round|lot|dozen)\b"
    r"|(?:,\s+(?:which|who|whose)(?:\s[^,.;]{3,90},)?|,\s+[^,.;]{1,60},)?\s+(?:took|waited|had to wait|dithered|dawdled)\s+until\b|\s+(?:only|but|not until)\s+(?:in|on)\b"
    r"|,\s+(?:the\s+)?(?:\d+(?:st|nd|rd|th)|[a-z]+th|latest|last|next),\s+(?:did so|followed)\b"
    r"|\s+(?:was|were|came|had been|has been)\s+(?:the\s+)?(?:very\s+)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|latest)(?:\s+(?:in|from|of|among)\s+(?:the\s+)?(?:(?! to )[\w’' -]){2,24}?)?(?=\s*[.,;]|\s+and\b|\s+(?:in|on)\s+\w))"
)
_PLAIN_TOO: Final = re.compile(r",?\s+(?:too|as well|likewise)")
_NTH_TO_BE: Final = re.compile(
    r"(?:,\s+(?:an?|the|itself|which|who)\b[^,;.]{3,60},)?(?P<how>\s+(?:(?:could|may|might|will|would)(?: (?:yet|soon|well|also|still|now))*|(?:is|are) (?:expected|likely|due|set|poised) to))\s+(?:be|become|make it) (?:the |its |number )?(?:(?:next|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|twentieth)(?: (?:to do so|one|state|country|nation))?|(?:two|three|four|five|six|seven|eight|nine|ten))(?=\s*[.,;]|\s+(?:by|next|before|this|if)\b|\s+in (?:\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b))"
)
_TURN: Final = re.compile(
    r"\b(?:(?:it was|then came|came|then it was) (?:the )?turn of|the turn came (?:of|for)|then came|next came|next (?:was|were)|(?<=^)the (?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|latest) (?:was|were)|there followed|(?:then|next),\s+[^,.;]{3,40},\s+came)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def ellipsis(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """Return what is said by a word that stands for the act told last, before it."""
    more = _pro_verbs(scene, found)
    more += _denied(scene, (*found, *more))
    more += neither(scene, (*found, *more), found)
    more += _might(scene, (*found, *more))
    more += _nth_to_be(scene, (*found, *more))
    more += taken_back(scene, (*found, *more))
    more += _too(scene, (*found, *more))
    more += along(scene, (*found, *more))
    more += alike(scene, (*found, *more))
    return more


def _pro_verbs(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "became the first of the 27 to do so", "Kenya will do so in May"."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    for so in found_in(scene, _PRO_VERB):
        subjects = subjects_of(scene, so.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        if _IF.search(text[max(sentence.start, members[0].start - 16) : members[0].start]):
            continue  # "if Malta could do it, so can we"
        if re.fullmatch(r"\s*(?:also|then|soon|later|quickly|has|have|had)?\s*", bridge):
            continue  # see did_so
        if _OTHERS_WILL.search(bridge):
            continue  # "hopes that others will follow"
        if so["thinks"] and (
            (model := last_told(scene, found, so.start())) is None
            or model.act not in (Act.WITHDREW, Act.SUSPENDED)
        ):
            continue  # see the phrases
        if so["thinks"]:
            bridge = f"{bridge}considering "
        if so["tofollow"]:
            bridge = f"{bridge}to "
        model = last_told(scene, found, so.start())
        if model is None and re.search(
            r"\b(?:will|intends?|plans?|would|could|may|might|no (?:intention|plans?|wish|desire))\b",
            bridge,
        ):
            model = last_told(scene, found, so.start(), denied=True)  # "has not, but will do so"
            if model is not None and model.act not in (*ENTRIES, Act.WITHDREW):
                continue
            if (
                model is not None
                and model.act is Act.WITHDREW
                and any(each.code == model.party for each in members)
            ):
                continue
        if model is None and "follow" in so[0] and not scene.before and scene.lately:
            model = scene.lately[-1] if scene.lately[-1].party else None
        if (
            model is None
            and so["mayfollow"]
            and scene.before
            and scene.before[-1].act is Act.ANNOUNCED
        ):
            model = replace(
                scene.before[-1], act=Act.JOINED
            )  # "Oman will join. Yemen might follow"
        model = model or (None if "follow" in so[0] else needed(scene))
        if model is None or (any(each.code == model.party for each in members) and not bridge):
            continue
        if (
            model.modality is Modality.ASSERTED
            and _NOT_YET.search(bridge)
            and any(each.code == model.party for each in members)
        ):  # "has not ratified. China, which signed on the same day, has not done so either"
            others = (
                each for each in reversed(scene.before)
                if each.modality is Modality.DENIED and each.act in ENTRIES and each.act is not model.act
            )  # fmt: skip
            verbs = [
                each for each in scene.verbs
                if each.end <= so.start() and each.verb.act in ENTRIES
                and each.verb.act is not model.act
            ]  # fmt: skip
            again = replace(model, act=verbs[-1].verb.act) if verbs else None
            model = next(others, again)  # "before it could ratify, and it has not done so since"
            if model is None:
                continue
        if so["notfollow"]:
            bridge = _NOT_BE.sub("not ", bridge)
        form = (
            Form.PAST
            if so["done"] or so["followed"]
            else Form.ING
            if so["ing"] or so["following"] or so["offollowing"] or so["taking"] or so["thinks"]
            else Form.THIRD
            if so["third"]
            else Form.BASE
        )
        heard: Told | None = told(bridge, Verb(act=model.act, form=form))
        if heard is None:
            continue
        if heard.act in (Act.SUSPENDED, Act.REINSTATED) and REFUSES.search(bridge):
            heard = replace(heard, modality=Modality.DENIED)
        if heard.modality is Modality.DENIED and _UNTIL.match(text, so.end()):
            heard = replace(heard, act=model.act, modality=Modality.ASSERTED)  # "… until 2021"
        if heard.act is Act.CANDIDATE is not model.act and not so["mayfollow"]:
            continue
        if DENIES_THAT.search(text[max(sentence.start, members[0].start - 36) : members[0].start]):
            heard = replace(heard, modality=Modality.DENIED)
        when = date_of(scene, so.start(), so.end(), ahead=heard.modality is not Modality.ASSERTED)
        more += copied(
            model, members, text, members[-1].end + 1, so.end(), "to-do-so",
            act=heard.act, modality=heard.modality, when=when,
            sure=round(max(min(heard.sure, model.sure) - 0.08, min(model.sure, 0.5)), 2),
        )  # fmt: skip
    return more


_NOT_BE: Final = re.compile(r"(?:\bnot|n['’]t) be\s*$")
_NOT_YET: Final = re.compile(r"\b(?:has|have|had)(?: not|n['’]t)(?: yet)?\s*$")
_UNTIL: Final = re.compile(r"\s+(?:until|till)\b(?!\s+(?:now|today)\b)")
_OTHERS_WILL: Final = re.compile(
    r"\b(?:others?|other [\w ]{3,25}|more \w+|neighbou?rs|states|countries|nations|governments|members)\s+(?:will|would|could|might|may|can|to)\s*$"
)
_MIGHT: Final = re.compile(
    r"\s+(?:might|may|could)(?: (?:yet|well|too|also|still|soon))*(?=\s*[,.;])(?!,\s+(?:\w+ly,)?\s*\w+ (?:join|sign|leave|ratify))"
)


def _might(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Kyrgyzstan will not leave; Kazakhstan might": the act told last."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        might = _MIGHT.match(scene.text, mention.end, scene.sentence.end)
        if might is None or members[-1] is not mention or mention.compound or mention.possessive:
            continue
        model = (
            last_told(scene, found, mention.start)
            or last_told(scene, found, mention.start, denied=True)
            or taken_up(scene, found, mention.start)
        )
        if model is None or model.act not in (*ENTRIES, Act.WITHDREW):
            continue
        heard = told(might[0], Verb(act=model.act, form=Form.BASE))
        if heard is not None:
            more += copied(
                model, members, scene.text, mention.start, might.end(), "might",
                act=heard.act, modality=heard.modality,
            )  # fmt: skip
    return more


def _nth_to_be(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Suriname ratified in 2024; Belize could be the eighth": the act told last, ahead."""
    more: list[Statement] = []
    for mention in scene.parties:
        nth = _NTH_TO_BE.match(scene.text, mention.end, scene.sentence.end)
        if nth is None or mention.compound or mention.possessive or mention.modifier:
            continue
        model = last_told(scene, found, mention.start)
        if model is None or model.act not in (*ENTRIES, Act.WITHDREW) or model.rule == "candidate":
            continue
        heard = told(f"{nth['how']} ", Verb(act=model.act, form=Form.BASE))
        if heard is not None:
            members = coordinated(scene, mention)
            if members[-1] is mention:
                more += copied(
                    model, members, scene.text, members[0].start, nth.end(), "nth-to-be",
                    act=heard.act, modality=heard.modality,
                )  # fmt: skip
    return more


_AWAITED: Final = frozenset({*ENTRIES, Act.WITHDREW, Act.RELATIONS, Act.REINSTATED})


def _too(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Azerbaijan has been spoken of; Armenia too", "Sweden took until April"."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if mention.compound or mention.possessive or mention.modifier:
            continue
        begin = max(scene.sentence.body, mention.start - 40)
        if _ABOUT.search(text[begin : mention.start]):
            continue  # "wanted to know about Cuba too"
        turn = _TURN.search(text[begin : mention.start]) if members[0] is mention else None
        too = _TOO.match(text, mention.end, scene.sentence.end) if members[-1] is mention else None
        if turn is None and too is None:
            continue
        first = begin + turn.start() if turn else members[0].start
        model = last_told(scene, found, first)
        likewise = too is not None and "likewise" in too[0]
        if model is None and likewise:  # "Malta is not a member; Ireland likewise"
            model = last_told(scene, found, first, denied=True)
        elif model is not None and model.modality is not Modality.ASSERTED:
            plain = too is not None and _PLAIN_TOO.fullmatch(too[0])
            if not (plain and model.modality is Modality.PLANNED and model.rule == "answered"):
                continue
        if model is None:
            continue
        if too is not None and " the first " in too[0] and model.act not in ENTRIES:
            continue
        if too is not None and too[0].endswith("until") and model.act not in _AWAITED:
            continue  # nobody waits to be suspended
        if any(each.start <= mention.start < each.end for each in found):
            continue
        stop = too.end() if too else members[-1].end
        when = date_of(scene, mention.end if too else first, stop, ahead=False)
        more += copied(model, members, text, first, stop, "likewise", when=when)
        if likewise:
            more += [
                each
                for other in found
                if other.party == model.party and other is not model and other.act is not model.act
                for each in copied(other, members, text, first, stop, "likewise")
            ]
    return more


def _denied(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Hungary has left, diplomats say; Budapest denies it"."""
    more: list[Statement] = []
    for mention in scene.parties:
        denies = _DENIES.match(scene.text, mention.end, scene.sentence.end)
        if denies is None or mention.compound or mention.possessive:
            continue
        model = last_told(scene, found, mention.start)
        if model is None or model.party != mention.code:
            continue
        more += copied(
            model, (mention,), scene.text, mention.start, denies.end(), "denies-it",
            modality=Modality.DENIED,
        )  # fmt: skip
    for never in found_in(scene, _NEVER_DID):
        told_ = [
            each
            for each in found
            if each.end <= never.start() and each.act in (*ENTRIES, Act.WITHDREW)
            and each.modality in (Modality.POSSIBLE, Modality.PLANNED)
        ]  # fmt: skip
        for model in told_[-1:]:
            start, end = never.span()
            more.append(
                replace(
                    model, modality=Modality.DENIED, start=start, end=end, when=None,
                    sure=0.62, rule="never-did", condition=None,
                )
            )  # fmt: skip
    return more
