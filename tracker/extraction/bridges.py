"""What stands between a subject and its verb, and what it makes of the verb's act.

"has not signed" denies, "will join" plans, "refused to join" declines, "could join" names a
candidate, "agreed to join" announces. The words nearest to the verb go first where several speak.
"""

import re
from dataclasses import dataclass
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.act_words import Form, Verb

ENTRIES: Final = frozenset({Act.JOINED, Act.SIGNED, Act.RATIFIED, Act.ACCEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act with its modality, how sure the words are, and the rule that read them."""

    act: Act
    modality: Modality
    sure: float
    rule: str
    when_matters: bool = True
    """Whether a date beside the verb is the act's own."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


_NOT = _any(
    r"not", r"never", r"\w+n['’]t", "cannot", "without", "yet to", r"fail(?:s|ed|ing)? to",
    r"neglected to", r"neither", r"nor", r"no longer", r"stopped short of", r"held off(?: on)?",
    r"none of (?:the \w+|them)", r"short of", r"far from", r"remains? outside", r"no \w+ (?:ever|has|have|had|yet)",
)  # fmt: skip
_REFUSES = _any(
    r"(?:declin|reject|refus|spurn|rebuff)(?:e|es|ed|ing|s)?(?: (?!to\b)\w+){1,3} to",
    r"refus(?:e|es|ed|ing|al)(?: to)?", r"declin(?:e|es|ed|ing) to", r"reject(?:s|ed|ing)?",
    r"rul(?:e|es|ed|ing) out", r"oppos(?:e|es|ed|ing)", r"no (?:plans?|intention|desire|interest|wish)"
    r"(?: to| of| in)?", r"unwilling(?:ness)? to", r"balk(?:s|ed|ing)? at", r"resist(?:s|ed|ing)?",
    r"not interested in", r"(?:will|would|shall)(?: not|n['’]t)", r"(?:does|did|do)(?: not|n['’]t)(?: ever)?"
    r" (?:want|plan|intend|wish) to", r"won['’]t", r"not going to", r"never going to",
    r"(?:has |have |had )?dismissed (?:\w+ ){0,4}", r"will never", r"would never", r"opted (?:out of"
    r"|not to|against)", r"chos(?:e|en) not to", r"decided (?:not to|against)", r"voted (?:not to"
    r"|against)", r"turned down", r"shied away from", r"stay(?:s|ed|ing)? out of",
    r"too (?:early|soon) to", r"not (?:yet )?ready to", r"in no (?:hurry|rush|mood) to", r"no need to", r"reluctan(?:t|ce) to",
    r"no (?:reason|appetite|desire) to", r"refusal to", r"ruled (?:it )?out (?:of )?",
)  # fmt: skip
_AGREES = _any(
    r"agree(?:s|d|ing)?(?: \w+){0,2} to", r"decid(?:e|es|ed|ing)(?: \w+){0,3} to", r"decision(?: \w+){0,2} to",
    r"volunteer(?:s|ed|ing)? to", r"commit(?:s|ted|ting)?(?: \w+)? to", r"pledg(?:e|es|ed|ing) to",
    r"vow(?:s|ed|ing)? to", r"promis(?:e|es|ed|ing)(?: \w+){0,2} to", r"sign(?:s|ed|ing)? off on", r"opt(?:s|ed|ing) to", r"ma(?:k|d)e up \w+ minds? to", r"undert(?:ook|aken) to", r"said yes to", r"announc(?:e|es|ed|ing)(?: \w+){0,3}"
    r"(?: (?:it|he|she|they)(?: would| will| was| is| had|['’]ll))?", r"announcement(?: \w+){0,3}",
    r"sa(?:ys|id)(?: \w+){0,5}? (?:it|he|she|they)(?: would| will| was| is| were| are|['’]ll)",
    r"confirm(?:s|ed|ing)?(?: that)? (?:it|he|she|they)(?: would| will)",
    r"(?:declar|stat|insist|reveal|disclos)(?:es|ed)(?: [\w’']+){0,6}? that (?:it|he|she|they) (?:would|will|was|is|were|are)", r"chos(?:e|en) to",
    r"resolv(?:e|ed) to", r"signall?ed (?:it|that it) would", r"declared (?:it|that it) would",
    r"gave (?:its|the) (?:approval|assent|green light) (?:to|for)", r"accept(?:s|ed|ing)? an"
    r" invitation to", r"voted(?: [\w–-]+){0,7} to", r"intention to", r"invitation to",
)  # fmt: skip
_PLANS = _any(
    r"will", r"shall", r"['’]ll", r"set to", r"due to", r"slated to", r"scheduled to", r"poised to",
    r"about to", r"on (?:track|course) to", r"going to", r"expected to", r"expects? to", r"plan(?:s|ned"
    r"|ning)? to", r"intend(?:s|ed|ing)? to", r"prepar(?:e|es|ed|ing) to", r"would", r"is to", r"are to",
    r"likely to", r"bound to", r"on the verge of", r"close to", r"nearing", r"soon", r"hoped to",
    r"next to", r"ready to", r"moves? to", r"moving to", r"steps? towards?", r"in the process of",
    r"(?:began|begun|started|starting|launched|beginning|begins|starts)(?: \w+){0,4} (?:to|of|for|towards?)", r"on the (?:brink|cusp|verge|way|path|road) (?:of|to)", r"preparing for", r"means to", r"on (?:its|their) way to", r"in (?:the|its) final stages? of", r"(?:a|one|just) (?:\w+ )?(?:steps?|votes?|days?|weeks?|months?) (?:away )?from", r"won (?:\w+ )?(?:approval|support) to", r"cleared to", r"cleared the way (?:to|for)", r"paved the way (?:to|for)",
)  # fmt: skip
_WAS_PLANNED = _any(
    r"(?:was|were|had been) (?:set|due|slated|scheduled|poised|about|expected|going|supposed) to"
)
_WISHES = _any(
    r"want(?:s|ed|ing)? to", r"hop(?:e|es|ed|ing) to", r"seek(?:s|ing)?(?: to)?", r"sought(?: to)?",
    r"appl(?:y|ies|ied|ying) (?:to|for)", r"application to", r"bid to", r"consider(?:s|ed|ing)?",
    r"mull(?:s|ed|ing)?", r"weigh(?:s|ed|ing)?", r"could", r"may", r"might", r"interest(?:ed)? in",
    r"eager to", r"keen to", r"open to", r"willing(?:ness)? to", r"aspir(?:e|es|ed|ing) to",
    r"explor(?:e|es|ed|ing)", r"discuss(?:es|ed|ing)?", r"talks (?:to|on|about|over)", r"invited to",
    r"asked to", r"urged to", r"encouraged to", r"pressed to", r"pushed to", r"wooed to",
    r"courted to", r"candidates?(?: \w+){0,2} (?:to|for)", r"under pressure to", r"possib(?:ly|ility of)",
    r"prospects? of", r"contemplat(?:e|es|ed|ing)", r"ambitions? to", r"think(?:s|ing)? (?:of|about)",
    r"should", r"ought to", r"must", r"potentially", r"perhaps", r"can", r"long eager to", r"lobb(?:y|ied)"
    r" to", r"in line to", r"expressed (?:\w+ )?(?:interest|desire|wish|readiness)(?: in| to)?",
    r"recommend(?:s|ed|ing)?", r"propos(?:e|es|ed|ing)", r"advis(?:e|es|ed|ing)", r"stud(?:y|ies|ied|ying)",
    r"examin(?:e|es|ed|ing)", r"look(?:s|ed|ing)? (?:into|at)", r"re-?evaluat(?:e|es|ed|ing)",
    r"review(?:s|ed|ing)?", r"debat(?:e|es|ed|ing)", r"toy(?:s|ed|ing) with", r"tempted to", r"free to",
    r"would like to", r"in favou?r of", r"ask(?:s|ed|ing)? to", r"request(?:s|ed|ing)? to",
    r"trying to", r"lining up to", r"threaten(?:s|ed|ing)?(?: to)?", r"warn(?:s|ed|ing)?",
)  # fmt: skip
_NEARLY = re.compile(
    r"\b(?:(?P<hopes>hop(?:es?|ed|ing) to)|could|may|might)(?: (?:yet|soon|still|well|also))?\s*$",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?P<away>drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|ditch(?:es|ed|ing)?|cancel(?:s|led|ling)?)?"
    r"(?:shelv(?:es?|ed|ing)|postpon(?:es?|ed|ing)|suspend(?:s|ed|ing)?|paus(?:es?|ed|ing)|froze|freezes|delay(?:s|ed|ing)?|put off)?"
    r" (?:(?:its|their|the|all|any|his|her) )?(?:plans?|bid|intention|decision|attempts?|efforts?|drive) to\s*$",
    re.IGNORECASE,
)
_NEVER_ASKED = re.compile(
    r"\b(?:never|not)(?: been| yet been)? (?:asked|invited) to\s*$", re.IGNORECASE
)
_WHETHER = re.compile(
    r"\b(?:whether|if) (?:it|he|she|they)(?: (?:will|would|can|could|is|are|was|were|should))?(?: \w+ly)?(?: to)?\s*$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|should|in case|even if|as if|what if)\s*$", re.IGNORECASE)
_IMPOSSIBLE = _any(r"(?:would|could|might|should) have", r"had it", r"as if")
_TO = re.compile(r"\bto\s*$", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having)(?: (?:also|already|since|now|only|just|long|both|all|\w+ly))*\s*$",
    re.IGNORECASE,
)
_HAS = _any(r"has", r"have", r"having", r"had")
_IS = _any(r"is", r"are", r"['’]s", r"['’]re", r"be", r"been")
_UNTIL = _any(r"until", r"before", r"once", r"if")
_DEED = _any(
    r"by",
    r"after",
    r"since",
    r"upon",
    r"following",
    r"with",
    r"before",
    r"when",
    r"despite",
    r"finally",
    r"formally",
    r"officially",
)
_FIRST = re.compile(
    r"\b(?:bec(?:a|o)m(?:e|es|ing)|(?:is|are|was|were|has been|have been|had been)(?: also)?|as)\s+(?:(?:also|now|thus|only|officially)\s+)*"
    r"(?:among\s+)?(?:one\s+of\s+)?(?:an?|the|its|their)?\s*(?:[\w'’-]+\s+){0,6}?"
    r"(?:countr(?:y|ies)|nations?|states?|members?|governments?|first|earliest|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|last|next|only|one)\b[^,.;]{0,60}?\bto\s*$",
    re.IGNORECASE,
)
_APPOSED_FIRST = re.compile(
    r"^\s*(?:,\s+(?:also\s+)?(?:one of )?(?:the|its)|:(?:\s+the)?)\s+(?:very\s+)?(?:first|second|third|fourth|fifth|only|last|latest|newest|\d+(?:st|nd|rd|th))\b(?:[^,.;]{0,50}?)\bto\s*$",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b(?: [\w’']+){0,4}? (?:it|he|she|they)\b", re.IGNORECASE)
_RATHER = re.compile(r"\b(?:rather than|instead of)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_ALMOST = re.compile(r"\b(?:almost|nearly|all but|as good as)\s+$", re.IGNORECASE)
_STILL_MUST = re.compile(
    r"\b(?:must|needs? to|ha(?:s|ve) to) still\s+$|\bstill (?:must|needs? to|ha(?:s|ve) to)\s+$",
    re.IGNORECASE,
)
_EXPECTED_TO_BE = re.compile(
    r"\b(?:expected|set|due|likely|poised|about|course|hop\w+|want\w*|plan\w*|intend\w*|aim\w*|bound|will|would|soon)\b"
    r"[^,.;]{0,16}?\b(?:to )?(?:become|be)\b",
    re.IGNORECASE,
)
_COULD_BE = re.compile(r"\b(?:could|may|might)\b[^,.;]{0,12}?\b(?:become|be)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r",\s+(?:thus\s+|thereby\s+|\w+ly\s+)?$")
_AFTER_ING = re.compile(r"\b(?:after|since|upon|by|despite)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:beg(?:an|un|ins?)|start(?:s|ed)?|launch(?:es|ed)?|opened|set in motion)\s+(?:the |its |their |a )?(?:\w+ )?(?:procedures?|process|preparations?|work|proceedings)\s+(?:for|of|to(?:wards?)?)\s*$"
)
_NOT_BE = re.compile(r"\b(?:(?:will|would) not|won['’]t) be\s*$", re.IGNORECASE)
_TO_BE_LET = re.compile(
    r"\b(?:would (?:like|love)|wants?|wanted|hop(?:es?|ed|ing)|ask(?:s|ed|ing))(?: in \w+| last \w+)? to be\s*$",
    re.IGNORECASE,
)
_WILL_BE = re.compile(r"\b(?:will|to|would|set|could|may|might)\b", re.IGNORECASE)


def told(bridge: str, verb: Verb, *, heading: bool = False) -> Told | None:
    """Return what a verb tells of its subject, by the words between them; None if nothing.

    `heading`: "Kazakhstan to join" and "Kazakhstan joins" stand in one.
    """
    act, form = verb.act, verb.form
    if form is Form.BASE and _PERFECT.search(bridge):
        form = Form.PAST  # "had come in", "has become a party"
    if act is Act.CANDIDATE:
        if _NOT.search(bridge) or _IF.search(bridge):
            return None
        if _REFUSES.search(bridge):
            return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.74, rule="refuses")
        sure = 0.7 if form in (Form.PAST, Form.THIRD) or _PLANS.search(bridge) else 0.6
        return Told(act=act, modality=Modality.ASSERTED, sure=sure, rule="applied")
    if _DENIES.search(bridge) and not _NOT.search(bridge):
        return Told(act=act, modality=Modality.DENIED, sure=0.7, rule="denies", when_matters=False)
    if _RATHER.search(bridge) or _ALMOST.search(bridge):
        return None
    if act in (*ENTRIES, Act.WITHDREW) and _STILL_MUST.search(bridge):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.62, rule="has-not", when_matters=False
        )
    if act is Act.ANNOUNCED:
        if _NOT.search(bridge) or _IF.search(bridge):
            return None
        done = form is Form.PAST or _AGREES.search(bridge)
        return Told(
            act=act, modality=Modality.ASSERTED if done else Modality.PLANNED,
            sure=0.72 if done else 0.6, rule="accepted-to",
        )  # fmt: skip
    if act is Act.RESCINDED:
        if _NOT.search(bridge) or form not in (Form.PAST, Form.THIRD):
            return None
        return Told(act=act, modality=Modality.ASSERTED, sure=0.75, rule="took-back")
    if _IMPOSSIBLE.search(bridge) or _IF.search(bridge) or _WHETHER.search(bridge):
        return None
    dropped = _DROPPED.search(bridge)
    if dropped and not dropped[0].startswith(" "):
        if dropped["away"] is None or act not in ENTRIES:
            return None
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.62, rule="dropped-plan")
    became = _FIRST.search(bridge)
    if became and not _NOT.search(bridge):
        before = bridge[: became.end()]
        if _COULD_BE.search(before):
            if act in ENTRIES and act not in (Act.SIGNED, Act.RATIFIED):
                return Told(
                    act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.7, rule="wishes",
                    when_matters=False,
                )  # fmt: skip
            return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="might")
        if _EXPECTED_TO_BE.search(before):
            return _ahead(act, bridge, sure=0.85)
        if _WILL_BE.search(bridge[: became.start()]) or before.lower().lstrip().startswith("to "):
            return _ahead(act, bridge, sure=0.85)
        if re.search(r"\bbecoming\b", became[0], re.IGNORECASE):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.8, rule="became-the-first")
        if re.search(r"\bas\b|\bone\b$", became[0]):
            return None
        return Told(act=act, modality=Modality.ASSERTED, sure=0.9, rule="became-the-first")
    if _APPOSED_FIRST.search(bridge) and not _NOT.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.74, rule="the-first")
    if act is Act.DECLINED:
        if _NOT.search(bridge) or form in (Form.ING, Form.BASE):
            return None
        return Told(act=act, modality=Modality.ASSERTED, sure=0.7, rule="rejects")
    if act in ENTRIES and _NEVER_ASKED.search(bridge):
        return Told(
            act=Act.CANDIDATE, modality=Modality.DENIED, sure=0.66, rule="never-asked",
            when_matters=False,
        )  # fmt: skip
    if act in ENTRIES and _NOT_BE.search(bridge):
        return Told(act=act, modality=Modality.DENIED, sure=0.66, rule="will-not-be")
    if _TO_BE_LET.search(bridge):
        return None  # "would love to be admitted": see the phrases
    if act in ENTRIES and _REFUSES.search(bridge):
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.8, rule="refuses")
    if act is Act.WITHDREW and _REFUSES.search(bridge):
        return Told(act=act, modality=Modality.DENIED, sure=0.66, rule="stays", when_matters=False)
    if _NOT.search(bridge):
        if act is Act.WITHDREW and re.search(r"\b(?:will|would|won)\b", bridge):
            return Told(act=act, modality=Modality.DENIED, sure=0.6, rule="stays")
        return Told(act=act, modality=Modality.DENIED, sure=0.85, rule="has-not")
    if form in (Form.PAST, Form.THIRD):
        return _done(act, form, bridge, heading=heading)
    return _not_done(act, form, bridge, heading=heading)


def _done(act: Act, form: Form, bridge: str, *, heading: bool) -> Told | None:
    """A verb in the past, or in the present of headlines."""
    if _WISHES.search(bridge) or _PLANS.search(bridge):
        if re.search(r"\b(?:will|would|to) (?:\w+ )?(?:have|be)\b", bridge):
            return _ahead(act, bridge, sure=0.6)
        if _WISHES.search(bridge) and act in ENTRIES and not _HAS.search(bridge):
            return None
    if act in ENTRIES and re.search(r"\basked\b", bridge):
        return None
    sure = 0.9 if not bridge.strip() or _HAS.search(bridge) else 0.8
    if form is Form.THIRD and not heading:
        sure = 0.6
    return Told(act=act, modality=Modality.ASSERTED, sure=sure, rule="has-done")


def _not_done(act: Act, form: Form, bridge: str, *, heading: bool) -> Told | None:
    """A verb in its base form or in "-ing"."""
    agreed = _AGREES.search(bridge)
    if agreed and _THINKS.match(bridge, agreed.end()):
        agreed = None  # "said it was considering joining"
    if act in ENTRIES and agreed:
        known = Act.ANNOUNCED if act in (Act.JOINED, Act.ACCEDED) else act
        if known is act:
            return Told(act=act, modality=Modality.PLANNED, sure=0.75, rule="agreed-to")
        when = "announce" in agreed[0].lower()
        return Told(
            act=known, modality=Modality.ASSERTED, sure=0.8, rule="agreed-to", when_matters=when
        )
    if act is Act.WITHDREW and _AGREES.search(bridge):
        return Told(act=act, modality=Modality.PLANNED, sure=0.8, rule="announced-exit")
    if _WAS_PLANNED.search(bridge):
        return Told(act=act, modality=Modality.PLANNED, sure=0.6, rule="was-to")
    if act is Act.RATIFIED and _WHETHER_TO.search(bridge):
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="might")
    if act in (Act.SIGNED, Act.RATIFIED) and (near := _NEARLY.search(bridge)):
        hoped = near["hopes"] is not None
        modality = Modality.PLANNED if hoped else Modality.POSSIBLE
        return Told(act=act, modality=modality, sure=0.6, rule="hopes" if hoped else "might")
    if _WISHES.search(bridge):
        if act in ENTRIES:
            return Told(
                act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.7, rule="wishes",
                when_matters=False,
            )  # fmt: skip
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.6, rule="might")
    if _PLANS.search(bridge):
        return _ahead(act, bridge, sure=0.85)
    if form is Form.ING:
        if _AFTER_ING.search(bridge) and not _NOT.search(bridge):
            return Told(
                act=act, modality=Modality.ASSERTED, sure=0.68, rule="after-doing",
                when_matters=False,
            )  # fmt: skip
        if _IS.search(bridge) or _BEGUN.search(bridge):
            return _ahead(act, bridge, sure=0.75)
        if _PARTICIPLE.search(bridge) and bridge.strip(" ,"):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.66, rule="doing-so")
        return None
    if _TO.search(bridge):
        if heading or re.fullmatch(r"\s*to\s*", bridge):
            return _ahead(act, bridge, sure=0.7 if heading else 0.5)
        return None
    if heading or not bridge.strip():
        return None
    if re.search(r"\b(?:did|does|do)\b", bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.6, rule="did")
    return None


_WHETHER_TO: Final = re.compile(
    r"\b(?:consider|weigh|mull|stud[yi]|examin|debat|discuss|decid)\w* whether to\s*$",
    re.IGNORECASE,
)
_THINKS: Final = re.compile(
    r"\s+(?:\w+ )?(?:consider|weigh|mull|explor|study|examin|contemplat|think|look|debat|discuss)\w*\b"
)


def _ahead(act: Act, bridge: str, *, sure: float) -> Told:
    return Told(act=act, modality=Modality.PLANNED, sure=sure, rule="will")
