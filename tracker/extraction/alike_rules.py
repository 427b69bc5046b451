"""Parties of whom the same is told: "The same goes for Ukraine", "joining Oman", "along with Jordan"."""

from collections.abc import Sequence
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.antecedents import ACTS, copied
from tracker.extraction.bridges import ENTRIES, Told
from tracker.extraction.objects import accord_of
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of

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
    more: list[Statement] = []
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
            more.append(
                statement_of(
                    scene, slug, each.code, heard, verbs[-1].start, each.end, 1.0, each.end
                )
            )
    return more


_ALONG: Final = re.compile(
    r"\b(?:(?:in|on|at) the (?:very )?same (?:day|morning|afternoon|evening|date|occasion|week|month|year|time|ceremony|session|meeting) as|along with|together with|alongside|beside|side by side with|accompanied by|in company with|with (?:\w+ ){0,4}(?:more|others?|members|states|countries|nations)(?: of \w+ \w+)?:)\s+(?:the\s+)?$"
)


_WITH: Final = re.compile(r",\s+with\s+(?:the\s+)?$")
_COMING_TOO: Final = re.compile(
    r"\s+(?:joining (?:in|them|the (?:queue|line|list|others)|at|late|last|later|soon)|following(?: suit)?(?=\s*[.,;]|\s+(?:in|on|at|a|two|three|last|later|soon|after|within)\b)|doing (?:so|the same|likewise)"
    r"|adding (?:its|their) (?:name|signature)s?|(?:close|not far|hard|right) behind)\b"
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
