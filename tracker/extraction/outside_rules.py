"""Who is out: "remain outside", "is not a member", "neither Russia nor China has signed"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.scene import (
    Scene,
    Statement,
    found_in,
    spoken_of,
    statement_of,
    topic_of,
)
from tracker.extraction.subjects import subjects_of
from tracker.extraction.told_acts import ENTRIES, Told

_OUTSIDE: Final = re.compile(
    r"(?<!those who )\b(?:(?:remains?|remained|stay(?:s|ed)?|stands?|keeps?|is|are|was|were|still)\s+(?:\w+\s+|the only [\w ]{3,40}? )?outside(?!\s+(?:of\s+)?(?:its|their|his|her|the\s+(?:city|court|building|capital|hall)))"
    r"|(?:is|are|was|were)(?:\s+not|n['’]t)\s+(?!interested\b|alone\b|(?:the\s+)?(?:only|first|last|sole)\b)(?:\w+\s+){0,3}?(?:part(?:y|ies)?(?!\s+(?:lines?|polic|leader|conference))|members?|signator(?:y|ies)|in(?!\s+(?:force|effect|operation|(?:the|a|an|its|his|her)\s+(?:room|hall|city|town|building|chamber|country|mood|way|list|report|position|hurry|photograph|picture|audience))))\b"
    r"|(?:is|are)\s+(?:neither\s+)?(?:a\s+)?non-?(?:members?|signator(?:y|ies)|parties)"
    r"|(?:stay(?:s|ed)?|kept|keeps)\s+(?:away(?!\s+from\s+the\s+(?:conference|ceremony|meeting|summit|talks|vote|signing|session|table|negotiations|debate|event))|out(?!\s+of))|never\s+(?:joined|signed|ratified)(?!\s+by\b|[^.;,]{0,40}\buntil\b))\b",
    re.IGNORECASE,
)


_UNTIL: Final = re.compile(r"\s+(?:until|till)\b(?!\s+(?:now|today)\b)")
_NOT_TRUE: Final = re.compile(
    r"\b(?:den(?:ies|y|ied)|(?:not true|untrue|false|incorrect|wrong)(?: to say)?) that\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THAT_BODY: Final = re.compile(
    r"\s+(?:(?:from|of|to|in|outside)\s+)?that\s+(?:organi[sz]ation|body|bloc|club|union|alliance|group|treaty|convention|agreement|pact)\b"
)
_STAYS: Final = re.compile(r"(?:remain|stay)", re.IGNORECASE)
_OF_A_UNION: Final = re.compile(
    r"\s+(?:(?:of|to|in|from)\s+)?the\s+(?:\w+\s+)?(?P<what>community|union|commonwealth|federation|eurozone|league)\b"
)
_OF_A_BODY: Final = re.compile(r"\s+(?:of|to|in)\s+(?:the\s+)?[A-Z]")
_A_BODY: Final = re.compile(r"\s+(?:the\s+)?[A-Z]")
_NEITHER: Final = Sought(
    re.compile(
        r"\b[Nn](?:either|or)\b(?![^.;]{0,40}\b(?:confirm|den(?:y|ies|ied))\b)(?![^.;]{0,80},\s+(?:since|because|although|though|as)\b)(?:(?!\b(?:and|but|yet|while) (?:both|all|each|they|it|the two)\b)[^.;]){0,80}?\b(?:is|are|was|were|has|have|will|would|did|ever|(?=belong|joined|signed|ratified))\s*(?:\w+\s+)?(?:an?\s+)?(?P<what>applied\b(?!\s+(?:the|it|its)\b)|(?:been\s+)?(?:asked|invited)(?=\s*[.,;]|\s+to\s+(?:join|come|sign|accede))|shown\s+(?:any|much|the\s+slightest)\s+interest|belongs?\s+to|members?|part(?:y|ies)?|signator(?:y|ies)|signed|ratified|joined|sign|ratify|join|(?:put|added|lent|given)\s+(?:its|their)\s+(?:names?|signatures?)|on\s+(?:the|its|that|this|your)\s+(?:list|roll)|among\s+(?:them|the\s+signatories|the\s+members|the\s+parties))\b"
    )
)


_ASKED: Final = re.compile(r"(?:been\s+)?(?:asked|invited)|shown")
_BY_WHICH: Final = re.compile(r"\b(?:which|that)\s+(?:the\s+)?$")


def outside(scene: Scene) -> Iterator[Statement]:
    """As in "Austria and Malta remain outside", "neither Russia nor China is a member"."""
    text, sentence = scene.text, scene.sentence
    slug = topic_of(scene)
    if slug is None:
        return
    heard = Told(
        act=Act.JOINED, modality=Modality.DENIED, sure=0.7, rule="outside", when_matters=False
    )
    lately = next((each.act for each in reversed(scene.lately) if each.act in ENTRIES), Act.JOINED)
    for found in found_in(scene, _NEITHER):
        act = {
            "applied": Act.CANDIDATE,
            "signed": Act.SIGNED,
            "ratified": Act.RATIFIED,
            "sign": Act.SIGNED,
            "ratify": Act.RATIFIED,
            "signatory": Act.SIGNED,
            "signatories": Act.SIGNED,
        }.get(
            found["what"].lower(),
            Act.SIGNED
            if " name" in found["what"] or "ignat" in found["what"]
            else lately
            if found["what"].startswith("on")
            else Act.CANDIDATE
            if _ASKED.match(found["what"])
            else Act.JOINED,
        )
        if ", which " in found[0] or ", who " in found[0]:
            continue  # "nor does Togo, which joined late": that clause is no denial
        inside = [each for each in scene.parties if found.start() <= each.start < found.end()]
        told = [each for each in scene.lists_near if each.end <= found.start()]
        if not inside and any(0 <= found.start() - each.end < 40 for each in scene.parties):
            continue  # "Turkey has neither signed nor ratified"
        if inside and any(found.start() < each.start < inside[0].start for each in scene.named):
            continue  # "has signed neither pact, whereas Ukraine signed both"
        for mention in inside or [
            m for each in told[-1:] for m in each.members if len(each.members) == 2
        ]:
            yield statement_of(
                scene,
                slug,
                mention.code,
                replace(heard, act=act, rule="neither"),
                found.start(),
                found.end(),
                1.0,
            )
    for found in _OUTSIDE.finditer(text, sentence.body, sentence.end):
        body = _OF_A_BODY.match(text, found.end(), sentence.end)
        if body is None and found[0].endswith(" in"):
            body = _A_BODY.match(text, found.end(), sentence.end)  # "is not in the United Nations"
        if body and not any(
            each.slug and each.start < body.end() + 2 and each.end > found.end()
            for each in scene.named
        ):
            continue  # "is not a member of the United Nations"
        if _THAT_BODY.match(text, found.end()) and any(
            each.slug is None and each.end <= found.start() for each in scene.named
        ):
            continue  # "sat in the African Union, and Morocco stayed away from that body"
        union = _OF_A_UNION.match(text, found.end(), sentence.end)
        accord = scene.accords[slug]
        if union and union["what"] not in " ".join((accord.name, *accord.aliases)).lower():
            continue  # "is outside the community": another than the protocol
        subjects = subjects_of(scene, found.start(), sentence.body)
        if subjects is None:
            continue
        members, bridge = subjects
        before = max(sentence.start, members[0].start - 30), members[0].start
        if _BY_WHICH.search(text, *before) and spoken_of(scene, found.end()) is None:
            continue  # "a rival pact, which Peru signed but never ratified"
        if _UNTIL.match(text, found.end()):
            continue  # "stayed outside until last April"
        if _NOT_TRUE.search(text, *before):
            continue  # "it is not true that Peru never ratified"
        stays_out = re.search(
            r"\b(?:will|would|(?:prefer(?:s|red)?|ch(?:ose|oses|ooses)|decided|opted|elected|resolved|vow(?:s|ed)|determined|intends?|intended|wants?|wanted) to)\b",
            bridge,
        ) and _STAYS.match(found[0])
        if len(bridge) > 60 or re.search(
            r"\b(?:if|could|neither|nor|(?:expected|likely|set|due|planning|planned) to)\b", bridge
        ):
            continue
        if re.search(r"\bwould\b", bridge) and not stays_out:
            continue
        words = found[0].lower()
        act = Act.SIGNED if "sign" in words else Act.RATIFIED if "ratif" in words else Act.JOINED
        for member in members:
            yield statement_of(
                scene,
                slug,
                member.code,
                replace(heard, act=Act.DECLINED, modality=Modality.ASSERTED, rule="stays-out")
                if stays_out
                else replace(heard, act=act),
                members[-1].end + 1,
                found.end(),
                1.0,
            )
