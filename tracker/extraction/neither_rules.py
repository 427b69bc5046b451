"""Who has not either: "nor has China", "neither has ratified", "Russia has done neither"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.antecedents import copied, last_told
from tracker.extraction.auxiliary_rules import taken_up
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import How
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    found_in,
    lessened,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import ENTRIES, Told

_NOR: Final = re.compile(
    r"\b(?:[Nn]or|[Nn]either) (?:has|have|had|did|do|does|will|would|is|are|was|were|can|could)\s+(?:the\s+)?$"
)
_NEITHER: Final = Sought(
    re.compile(
        r"\b(?:[Nn]either(?: of (?:them|the two|these|which|whom))?|[Nn]one(?: of (?:them|these|the (?:two|three|four|five|six)|whom|which))?|[Nn]either (?:country|state|nation|government|side|capital))\s+(?:has|have|had|is|are|was|were|did|does|will)\s+(?:yet\s+|ever\s+|so far\s+)?"
        r"(?:an?\s+)?(?P<what>signed|ratified|joined|acceded|[Mm]embers?|[Pp]art(?:y|ies)|signator(?:y|ies)|in|done so|sign|ratify|join|accede)\b"
    )
)
_IT_IS: Final = re.compile(r"\s+(?:true|clear|likely|certain|known|enough|the case|easy|sure)\b")
_ITS_OWN_VERB: Final = re.compile(r"\s+[“\"‘'][a-z]")
_WHAT: Final = {
    "sign": Act.SIGNED,
    "rati": Act.RATIFIED,
    "join": Act.JOINED,
    "acce": Act.ACCEDED,
    "memb": Act.JOINED,
    "part": Act.JOINED,
    "in": Act.JOINED,
}


def neither(scene: Scene, told: Sequence[Statement], found: Sequence[Statement]) -> list[Statement]:
    """Return what is denied of others too; `found` are what verbs say, `told` what is said so far."""
    return [
        *_nor(scene, told),
        *_neither(scene, found),
        *_done_neither(scene, told),
        *_only_one(scene, told),
    ]


def _nor(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Russia will not sign; nor will China"."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 24)
        nor = _NOR.search(scene.text[begin : mention.start])
        if nor is None or _IT_IS.match(scene.text, mention.end):
            continue
        if _ITS_OWN_VERB.match(scene.text, members[-1].end):
            continue  # "nor did Peru "pull out" then"
        first = begin + nor.start()
        model = last_told(scene, found, first, denied=True)
        if model is not None:
            more += copied(model, members, scene.text, first, members[-1].end, "nor")
    return more


def _neither(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "China and, as of May, India signed; neither has ratified"."""
    more: list[Statement] = []
    for words in found_in(scene, _NEITHER):
        if any(words.start() <= each.start < words.end() for each in scene.parties):
            continue  # and so said of them by their verb
        if any(0 <= each.start - words.start() < 12 for each in scene.parties):
            continue
        told_ = [each for each in found if each.party and each.start < words.start()]
        told_ = told_ or [each for each in scene.before if each.party]
        codes = list(dict.fromkeys(each.party for each in told_))
        near = [
            each for each in (*scene.lists, *scene.lists_near) if 0 < words.start() - each.end < 160
        ]
        none_of = words[0].lower().startswith("none")
        if none_of and " of " not in words[0] and words.start() != scene.sentence.body:
            continue
        if near and (len(codes) < 2 or near[-1].end > told_[-1].end):
            codes = list(dict.fromkeys(each.code for each in near[-1].members))
        if len(codes) < 2 or (len(codes) != 2 and not none_of):
            continue
        slug = spoken_of(scene)
        model = told_[-1] if told_ else None
        if model is None and slug is not None:
            heard = Told(
                act=Act.JOINED, modality=Modality.DENIED, sure=0.62, rule="neither-of-them"
            )
            model = statement_of(scene, slug, codes[0], heard, words.start(), words.end(), 1.0)
        if model is None:
            continue
        act = _WHAT.get(words["what"][:4].lower(), model.act)
        start, end = cut(scene.text, words.start(), words.end())
        more += [
            replace(
                model, party=code, act=act, modality=Modality.DENIED, start=start, end=end,
                when=None, sure=0.62, rule="neither-of-them", condition=None,
            )
            for code in codes
        ]  # fmt: skip
    return more


_ONLY_ONE: Final = re.compile(
    r"\s+(?:is|are|was|were|remains?)(?: now| thus| still)?,? the (?:only|last|sole)(?: one| ones| two)?\b[^.,;]{0,70}? (?:that|which|who) (?:has|have|had|did)(?: not|n['’]t)(?: yet)?(?: done so)?(?=\s*[.;,)]|$)"
)
_LEFT_OUT: Final = re.compile(r",\s+(?:thus\s+)?leaving\s+(?:only\s+)?(?:the\s+)?$")
_OUTSIDE: Final = re.compile(
    r"\s+(?:as )?(?:the (?:only|last|sole)\b[^.,;]{0,60}? |alone )?outside(?: it)?(?=\s*[.;,)]|$)"
)


def _only_one(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Guinea-Bissau is the only state that has not", "leaving Nauru as the only one outside"."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[-1] is not mention or mention.compound or mention.possessive:
            continue
        text, first = scene.text, members[0].start
        only = _ONLY_ONE.match(text, mention.end, scene.sentence.end)
        out = None
        if only is None and _LEFT_OUT.search(text, max(0, first - 24), first):
            out = _OUTSIDE.match(text, mention.end, scene.sentence.end)
        words = only or out
        model = last_told(scene, found, first) if words else None
        if words is None or model is None or model.modality is not Modality.ASSERTED:
            continue
        if model.act not in (ENTRIES if out else (*ENTRIES, Act.WITHDREW)):
            continue
        act = Act.JOINED if out else model.act
        more += copied(
            model, members, text, first, words.end(), "only-one", act=act, modality=Modality.DENIED
        )
    return more


_DONE_NEITHER: Final = re.compile(
    r"(?:,\s+(?!and\b|but\b)[^,;.]{3,60},)?\s+(?:has|have|had|did)\s+(?:so far\s+|as yet\s+)?(?:done\s+)?neither\b(?=\s*[.,;)]|\s+and\b|$)"
)


def _done_neither(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "China has signed but not ratified. Russia has done neither": both acts, denied."""
    more: list[Statement] = []
    told_ = {each.act: each for each in scene.before if each.party and each.act in ENTRIES}
    here = {each.act: each for each in found if each.party and each.act in ENTRIES}
    if len(here) == 2:
        told_ = here
    both = [
        each
        for each in scene.before
        if each.party and each.act in ENTRIES and each.modality is Modality.ASSERTED
    ]
    if len(told_) != 2 and not (len(told_) == 1 and len(both) == 2):
        return more
    for mention in scene.parties:
        done = _DONE_NEITHER.match(scene.text, mention.end, scene.sentence.end)
        members = coordinated(scene, mention)
        if done is None or mention.compound or mention.possessive or members[-1] is not mention:
            continue
        for model in told_.values():
            more += copied(
                model, members, scene.text, members[0].start, done.end(), "done-neither",
                modality=Modality.DENIED,
            )  # fmt: skip
    return more


_NOT_SO: Final = re.compile(
    r"(?:,\s+(?!and\b|but\b|nor\b)[^,;.]{3,90},)?(?:\s+(?:itself|themselves|alone|still))?\s+(?:has|have|had|did|does|do)(?: not|n['’]t)(?: yet| so far)?(?: (?:done so|done it|do so|do it|do likewise|follow(?:ed)?(?: suit)?|follow(?:ed)? (?:its|their|that) (?:example|lead)))?(?=\s*(?:[.;:,)—–]|$))"
    r"|(?:,\s+(?:which|who|whom|whose|the|an?)\b(?! (?:is|are|was|were)\b)[^,;.]{3,90},)?\s+(?:is|are|was|were)(?: not|n['’]t)(?=\s*(?:[.;,)—–]|$))"
    r"|\s+(?:(?:will|would)(?: not|n['’]t)|never (?:will|would))(?=\s*(?:[.;]|,\s+(?:since|because|as|for|citing|saying|objecting|arguing|insisting|fearing)\b|$))"
    r"|(?:,\s+(?!and\b|but\b|nor\b|which\b|who\b)[^,;.]{3,60},)?\s+(?:never (?:has|have|did)|has yet to(?: do so)?|not yet)(?=\s*(?:[.;,)—–]|$))"
)


_THAT: Final = re.compile(r"\bthat\s+$")
_IS_NOT: Final = re.compile(r"\b(?:is|are|was|were)(?: not|n['’]t)$")


# "Cameroon, which was expected to sign on Friday, did not."
_EXPECTED_TO: Final = re.compile(
    r",\s+(?:which|who)\b[^;.]{0,80}?\b(?:was|were|had been)\s+(?:widely\s+)?(?:expected|due|set|scheduled|supposed|to have been|slated)\s+to\s+(?P<what>sign|ratify|join|accede)\b[^;.,]{0,40},\s+(?:did|has|had)(?: not|n['’]t)(?=\s*[.;,]|\s+(?:and|in the end|after all)\b)"
)


def _expected(scene: Scene) -> list[Statement]:
    """Both that it was expected and that it did not, where a clause between the two tells it."""
    more: list[Statement] = []
    slug = spoken_of(scene)
    if slug is None:
        return more
    for mention in scene.parties:
        found = _EXPECTED_TO.match(scene.text, mention.end, scene.sentence.end)
        members = coordinated(scene, mention)
        if found is None or members[-1] is not mention or mention.compound or mention.possessive:
            continue
        act = _WHAT[found["what"][:4]]
        for modality in (Modality.PLANNED, Modality.DENIED):
            heard = Told(
                act=act, modality=modality, sure=0.64, rule="expected-but", when_matters=False
            )
            more += [
                statement_of(
                    scene, slug, each.code, heard, mention.start, found.end(), 1.0
                )
                for each in members
            ]  # fmt: skip
    return more


_REST: Final = re.compile(
    r"\W*(?:[Aa]ll|[Ee]very one|[Ee]ach) (?:(?:of )?(?:them|these|those|(?:the|its) (?:two|three|four|five|six|seven|eight|nine|ten|\d+|founders|founding members|signatories|members|parties|others)|(?:two|three|four|five|six|seven|eight|nine|ten)(?: of them)?)(?: (?:founders|signatories|members|parties|states|countries))?)"
    r"\s+(?:but|except(?: for)?|bar|save)\s+(?:the\s+)?"
)


def the_rest(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "All of them except Nauru have ratified", after a list: that the others have."""
    rest = _REST.match(scene.text, scene.sentence.body, scene.sentence.end)
    denied = [each for each in found if each.rule == "all-but"]
    near = [each for each in scene.lists_near if each.end <= scene.sentence.start]
    if rest is None or not denied or not near:
        return []
    members = near[-1].members
    out = {each.party for each in denied}
    if len(members) < 3 or not out <= {each.code for each in members}:
        return []
    start, end = cut(scene.text, scene.sentence.body, denied[0].end)
    return [
        replace(
            denied[0], party=each.code, modality=Modality.ASSERTED, start=start, end=end,
            when=None, sure=0.62, rule="the-rest", condition=None,
        )
        for each in members
        if each.code not in out
    ]  # fmt: skip


def not_so(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Israel signed in 2022; Jordan has not": the act told last, denied."""
    more = _expected(scene)
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[-1] is not mention or mention.compound or mention.possessive:
            continue
        denied = _NOT_SO.match(scene.text, mention.end, scene.sentence.end)
        if denied is None or mention.how is How.PERSON:
            continue
        ahead = re.search(r"\b(?:will|would)\b", denied[0]) is not None
        if (
            not ahead
            and mention.how is How.ANAPHOR
            and _THAT.search(scene.text, max(0, mention.start - 6), mention.start)
        ):
            continue  # "both have said that it does not"
        modality = Modality.DENIED
        own = {
            each.act
            for each in found
            if each.party == mention.code and mention.end <= each.start < denied.end()
        }  # "Malawi, which signed at the same ceremony, has not"
        told = [
            each
            for each in (*scene.before, *found)
            if each.party and each.act not in own and each.act in (*ENTRIES, Act.WITHDREW) and each.start < mention.start
            and (
                each.modality is Modality.ASSERTED
                or (each.act is Act.WITHDREW and each.modality is Modality.PLANNED)
                or (ahead and each.modality is not Modality.DENIED)
            )
        ]  # fmt: skip
        if ahead and not told:  # "did not sign and says that it will not"
            told = [each for each in found if each.party == mention.code and each.act in ENTRIES]
        could = [
            each
            for each in found
            if each.act is Act.CANDIDATE
            and each.start < denied.start()
            and each.party == mention.code
        ]  # "said that it could rejoin, but it has not"
        deed = taken_up(scene, could, denied.start()) if could and not ahead else None
        if deed is not None and deed.act in ENTRIES:
            told = [deed]
        elif could:
            continue
        if not told:
            continue
        model = told[-1]
        if ahead and model.act is not Act.WITHDREW:  # "… has ratified. China will not, because …"
            if model.act not in ENTRIES or not denied[0].endswith(("not", "will", "would")):
                continue
            model = replace(model, act=Act.DECLINED)
            modality = Modality.ASSERTED
        if _IS_NOT.search(denied[0]) and model.act is not Act.JOINED:
            continue
        start, end = cut(scene.text, members[0].start, denied.end())
        more += [
            replace(
                model, party=each.code, modality=modality, start=start, end=end, when=None,
                sure=lessened(model.sure, 0.15, least=0.55), rule="not-so", condition=None,
            )
            for each in members
        ]  # fmt: skip
    return more
