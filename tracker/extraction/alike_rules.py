"""Parties of whom the same is told: "The same goes for Ukraine", "joining Oman", "along with Jordan"."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.antecedents import ACTS, copied, last_told
from tracker.extraction.objects import accord_of
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    spoken_of,
    statement_of,
)
from tracker.extraction.told_acts import ENTRIES, Told

_SAME: Final = re.compile(
    r"\b[Tt]he same (?:goes|is true|holds|applies|can be said)(?: also| too)? (?:for|of|to)\s+(?:the\s+)?$"
)
# "was one of the six states that signed, the others being Benin, Liberia and Togo"
_THE_OTHERS: Final = re.compile(
    r"\bthe (?:others|other (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)|rest)(?: (?:signatories|members|parties|founders|states|countries))? (?:being|were|are)\s+(?:the\s+)?$"
)
_ONE_OF: Final = re.compile(
    r"\b(?:one|two|three|four) of (?:the |those |only |just )*(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![^.;]*\b(?:not|never|yet to)\b)"
)
_JOINING: Final = re.compile(r",\s+(?:thus |thereby )?joining\s+(?:the\s+)?$")
_AMONG: Final = re.compile(
    r"(?:\b(?:[Tt]hey|[Tt]hese|[Tt]hose|which)(?: also)? (?:are|were|includ(?:e|ed))|,\s+(?:among them|including|such as|among others|beginning with|starting with)|;\s+among them(?: are| were)?)\s+(?:the\s+)?$"
)


def alike(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "The same goes for Ukraine", "joining Bahrain and Oman", "among them Germany"."""
    more = [*_one_too(scene, found), *_then(scene, found)]
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 44)
        before = text[begin : mention.start]
        stop = members[-1].end
        here = [each for each in found if each.party and each.end <= mention.start]
        told = here or scene.before
        if _SAME.search(before) and told:
            last = told[-1].party
            for other in told:
                if other.party == last and other.act in ACTS:
                    more += copied(other, members, text, begin, stop, "the-same")
            continue
        others = _THE_OTHERS.search(before)
        if others and here and here[-1].act in ACTS and _ONE_OF.search(
            text, scene.sentence.body, begin + others.start()
        ):  # fmt: skip
            more += copied(here[-1], members, text, begin + others.start(), stop, "the-others")
            continue
        joining = _JOINING.search(before)
        if (
            joining
            and here
            and re.match(r"\s*(?:[.,;]|in\b|as\b|on\b|who\b|which\b)", text[stop : stop + 8])
        ):
            model = here[-1]
            if model.act in (*ENTRIES, Act.ANNOUNCED):
                act = model.act if model.act is Act.SIGNED else Act.JOINED
                more += copied(
                    model, members, text, begin + joining.start() + 2, stop, "joining",
                    act=act, modality=Modality.ASSERTED,
                )  # fmt: skip
            continue
        among = _AMONG.search(before)
        slug = spoken_of(scene)
        if (
            among is None
            or slug is None
            or any(
                each.end <= begin + among.start() and each.start >= scene.sentence.body
                for each in found
            )
        ):
            continue
        verbs = [
            each
            for each in scene.verbs
            if each.end <= begin + among.start() and each.verb.act in (*ENTRIES, Act.WITHDREW)
            and each.verb.form is Form.PAST and begin + among.start() - each.end < 90
        ]  # fmt: skip
        if not verbs or any(
            verbs[-1].end <= each.start < mention.start
            and text[each.start : each.end].lower() not in ("it", "its")
            and not each.location
            for each in scene.parties
        ):
            continue
        lead = text[max(scene.sentence.body, verbs[-1].start - 40) : verbs[-1].start]
        if re.search(r"\b(?:not|never|would|will|to|could|may|if)\b|n['’]t", lead):
            continue
        if accord_of(scene, verbs[-1]) is None:
            continue  # "signed a statement, among them Malta"
        heard = Told(
            act=verbs[-1].verb.act, modality=Modality.ASSERTED, sure=0.64, rule="among-them"
        )
        for each in members:
            more.append(statement_of(scene, slug, each.code, heard, verbs[-1].start, each.end, 1.0))
    return more


_IS_ONE: Final = re.compile(
    r"\s+(?:(?:is|are|was|were)(?: now| also| already)? (?:ones?|another)(?: too| as well| also| already)?(?=\s*[.,;]|\s+(?:since|too|as well|already|now)\b)"
    r"|(?:has|have|had) been (?:ones?|another) (?:too\b|as well\b|(?:even )?longer\b|(?:ever )?since\b|from\b|for (?:(?:even |much |far )?longer\b|\w+ (?:years|decades)\b|years\b|decades\b))|bec(?:ame|omes?) one (?:too|as well|in|last|a|two|three|on|soon)\b)"
)
_A_MEMBER: Final = re.compile(
    r"\b(?:(?P<joined>members?|part(?:y|ies)|participants?|adherents?)|signator(?:y|ies))\b[^.;]*(?:[.;]\s+)?$"
)


def _one_too(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Palau has been a party since 2005, and Niue has been one for longer still"."""
    more: list[Statement] = []
    for mention in scene.parties:
        one = _IS_ONE.match(scene.text, mention.end, scene.sentence.end)
        members = coordinated(scene, mention)
        if one is None or members[-1] is not mention or mention.possessive or mention.compound:
            continue
        told = [
            each for each in (*scene.before, *found) if each.party and each.start < members[0].start
        ]
        if not told or told[-1].modality is not Modality.ASSERTED:
            continue
        model = told[-1]
        begin = max(0, model.start - 40)
        member = _A_MEMBER.search(scene.text, begin, members[0].start)
        if member is None or model.act not in (Act.JOINED, Act.SIGNED):
            continue
        when = date_of(scene, mention.end, one.end(), ahead=False)
        more += copied(
            model, members, scene.text, members[0].start, one.end(), "one-too", when=when,
            act=Act.JOINED if member["joined"] else Act.SIGNED,
        )  # fmt: skip
    return more


_THEN: Final = re.compile(
    r"\W*(?:(?:And|But) )?(?:[Tt]hen|[Nn]ext|[Aa]fter (?:that|it|them)|[Ll]ater|[Ss]oon after(?:wards)?|[Ff]inally|[Ll]ast of all|[Aa]t last),?\s+(?:the\s+)?"
)
_ALL_AT_ONCE: Final = re.compile(
    r"(?:,?\s+(?:in (?:one|a|quick|rapid|short|close|that|the same|\d{4}|[A-Z][a-z]+)(?: [\w-]+){0,2}|on (?:\d|the|[A-Z])[\w ]{0,20}|(?:both |all )?(?:at once|together|on one day|the same day)|one (?:after|by) (?:another|one|the other)"
    r"|the (?:next|following) \w+|within [\w ]{3,20}|(?:a|two|three|four|five|six|some|several) \w+ later|(?:days|weeks|months|years) later|too|as well))*\s*[.;!]"
)


def _then(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Malta was the first to ratify. Then Fiji and Niue in one batch": a sentence without a verb."""
    opening = _THEN.match(scene.text, scene.sentence.body, scene.sentence.end)
    if found or scene.verbs or opening is None:
        return []
    first = next((each for each in scene.parties if each.start == opening.end()), None)
    if first is None or first.possessive or first.modifier or first.compound:
        return []
    members = coordinated(scene, first)
    end = _ALL_AT_ONCE.match(scene.text, members[-1].end, scene.sentence.end)
    model = last_told(scene, found, first.start)
    if end is None or model is None or model.modality is not Modality.ASSERTED:
        return []
    if model.act not in (*ENTRIES, Act.WITHDREW):
        return []
    when = date_of(scene, members[-1].end, members[-1].end, ahead=False)
    return copied(model, members, scene.text, first.start, members[-1].end, "then-they", when=when)


_ALONG: Final = re.compile(
    r"\b(?:(?:in|on|at) the (?:very )?same (?:day|morning|afternoon|evening|date|occasion|week|month|year|time|ceremony|session|meeting) as|along with|together with|alongside|beside|side by side with|accompanied by|in company with|with (?:\w+ ){0,4}(?:more|others?|members|states|countries|nations)(?: of \w+ \w+)?:)\s+(?:the\s+)?$"
)


_WITH: Final = re.compile(r",\s+with\s+(?:the\s+)?$")
_COMING_TOO: Final = re.compile(
    r"\s+(?:joining (?:in|them|the (?:queue|line|list|others)|at|late|last|later|soon)|following(?: suit)?(?=\s*[.,;]|\s+(?:in|on|at|a|two|three|last|later|soon|after|within)\b)|doing (?:so|the same|likewise)"
    r"|adding (?:its|their) (?:name|signature)s?|(?:close|not far|hard|right) behind|(?:close|hard|hot) on (?:its|their|the) heels)\b"
)


def along(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Vietnam ratified in June along with Jamaica and Jordan"."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[0] is not mention or mention.compound or mention.possessive:
            continue
        begin = max(scene.sentence.body, mention.start - 60)
        along = _ALONG.search(scene.text[begin : mention.start])
        if along is None and _COMING_TOO.match(scene.text, members[-1].end, scene.sentence.end):
            along = _WITH.search(scene.text[begin : mention.start])
        here = [each for each in found if each.party and each.end <= begin + 60]
        if along is None or not here:
            continue
        first = begin + along.start()
        model = max(here, key=lambda each: each.end)
        if model.end > first or first - model.end > 70 or model.act not in ACTS:
            continue
        more += copied(
            model, members, scene.text, first, members[-1].end, "along-with", when=model.when
        )
    return more
