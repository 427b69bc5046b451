"""What is told by the verb of another: "followed by", "did so", "Latvia in 2005"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction.bridges import ENTRIES, Told
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    date_of,
    spoken_of,
    statement_of,
    then_or_later,
)

_SO: Final = re.compile(
    r"(?:,\s+(?!and\b|but\b)[^,;.]{3,90},)?,?\s+(?:which\s+|who\s+)?(?:also\s+|soon\s+|later\s+|then\s+|has\s+|have\s+|had\s+|both\s+|all\s+|quickly\s+|since\s+){0,2}"
    r"(?:followed(?:\s+suit)?|(?:came|was|were)\s+(?:next|second|third|last|later|after\s+(?:it|them|that))|did\s+(?:so|it)(?:\s+too)?|done\s+(?:so|it)|did\s+the\s+same|done\s+the\s+same|did\s+likewise|did|does\s+(?:so|the\s+same|likewise)|do\s+(?:so|the\s+same|likewise)|(?:was|were)\s+(?:not\s+far|close|right)\s+behind|(?:preceded|joined)\s+(?:it|them)(?=\s*[.,;]|\s+(?:by|in|on|a|two|the)\b))\b(?!\s+(?:by (?!\w+ (?:days?|weeks?|months?|years?))|not))",
)


def did_so(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Sudan followed on 6 January 2021", "Malta and Tuvalu did so earlier": the act told last."""
    more: list[Statement] = []
    for mention in scene.parties:
        members = coordinated(scene, mention)
        if members[-1] is not mention or mention.compound:
            continue
        at = mention.end
        if mention.possessive:  # "and Tonga's did so a day later"
            at += 2 if scene.text[at : at + 2] in ("’s", "'s") else 1
        so = _SO.match(scene.text, at, scene.sentence.end)
        if so is None:
            continue
        if len(members) == 2 and _APART.fullmatch(scene.text, members[0].end, mention.start):
            lead = scene.text[max(0, members[0].start - 14) : members[0].start]
            if _OF_ANOTHER.search(lead):  # "a warning from Moscow, and Ukraine did so"
                members = members[-1:]
        model = told_last(scene, found, members[0].start)
        if model is None:
            continue
        date = date_of(scene, mention.end, so.end(), ahead=False)
        start, end = cut(scene.text, members[0].start, so.end())
        more += [
            replace(
                model, party=each.code, start=start, end=end, when=date or then_or_later(model.when),
                sure=max(0.5, model.sure - 0.15), rule="did-so", condition=None,
            )
            for each in members
        ]  # fmt: skip
    return more


_APART: Final = re.compile(r",\s+(?:and|but|while)\s+(?:the\s+)?")
_OF_ANOTHER: Final = re.compile(r"\b(?:from|of|with|to|by|in|against|for|on)\s+(?:the\s+)?$")


def told_last(scene: Scene, found: Sequence[Statement], at: int) -> Statement | None:
    """The entry or withdrawal that was told last before a place."""
    acts = (*ENTRIES, Act.WITHDREW, Act.RELATIONS, Act.SUSPENDED, Act.DECLINED)
    here = [
        each
        for each in found
        if each.start < at and each.party and each.act in (*acts, Act.CANDIDATE)
    ]
    earlier = [each for each in scene.before if each.party and each.act in acts]
    model = (
        max(here, key=lambda each: each.start) if here else earlier[-1] if earlier else scene.asked
    )
    if model is not None and model.modality is Modality.PLANNED and model.act in ENTRIES:
        return replace(model, modality=Modality.ASSERTED, when=None)
    return model if model is not None and model.modality is Modality.ASSERTED else None


_GAP: Final = re.compile(
    r"(?:\s+(?:\w+ )?(?:days?|weeks?|months?|years?) (?:later|earlier|after(?:wards)?|before)\b)?(?:\s+(?:at once|immediately|straight away|right away|the same day|that day|online|too|as well)\b)?\s*(?:[,;:(–—-]|\band\b|\bthen\b|\bwhile\b|\bbut\b|\bas did\b|\bfollowed by\b|\blater\b|\.)*\s*(?:(?:and|then|later|finally|also)\s+)*(?:the\s+)?"
)


_NTH: Final = re.compile(r"\s+(?:was\s+)?the\s+\d+(?:st|nd|rd|th)\b(?=\s*[.,;)]|\s+and\b)")
_LATER: Final = re.compile(
    r"(?:\s+(?:in|on))?\s+(?:(?:just |only |barely |about |some )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few) (?:days?|weeks?|months?|years?) (?:later|after(?:wards?)?|after that|earlier|before|before that|on)"
    r"|(?:on )?the (?:day|week|month|year|spring|summer|autumn) (?:before|after)|the (?:following|next|same|previous) (?:day|week|month|year|spring|summer|autumn)|shortly after(?:wards?)?)\b(?=\s*[.,;)]|\s+and\b|$)"
)
_DATED: Final = re.compile(
    r",?\s*(?:\(|late,?\s|only\s|first\s|finally\s|too,?\s|also\s)?\s*(?:in|on|by|from|as early as|only in)?\s*"
)


_GAPPED: Final = frozenset(
    {
        Act.CANDIDATE,
        Act.WITHDREW,
        Act.SUSPENDED,
        Act.REINSTATED,
        Act.RESCINDED,
        Act.RELATIONS,
        Act.RELATIONS_ENDED,
    }
)


def gapped(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "Poland signed in 2012, Latvia in 2005 and Ukraine a year later": one verb for all."""
    more: list[Statement] = []
    text = scene.text
    verbs = [each.start for each in scene.verbs]
    base: Statement | None = None
    anchor = scene.sentence.body
    if not found and not verbs:
        base = told_last(scene, (), anchor)
    done: set[int] = set()
    for mention in scene.parties:
        if mention.start in done:
            continue
        here = [
            each
            for each in found
            if each.party
            and each.end <= mention.start
            and each.modality is Modality.ASSERTED
            and each.act in (*ENTRIES, *_GAPPED)
        ]
        if here:
            latest = max(here, key=lambda each: each.end)
            if base is None or latest.end > anchor:
                base, anchor = latest, max(anchor, latest.end)
                for day in scene.dates:
                    if 0 <= day.start - anchor < 24 and day.end <= mention.start:
                        anchor = day.end
        if base is None:
            continue
        members = coordinated(scene, mention)
        gap = _GAP.match(text, anchor, members[0].start)
        if gap is None or gap.end() < members[0].start:
            continue
        after = _DATED.match(text, members[-1].end, scene.sentence.end)
        at = after.end() if after else members[-1].end
        date = next(
            (each for each in scene.dates if each.start == at - 1 or each.start <= at < each.end),
            None,
        )
        later = (
            None if date and date.when else _LATER.match(text, members[-1].end, scene.sentence.end)
        )
        nth = later or _NTH.match(text, members[-1].end, scene.sentence.end)
        if (
            (date is None or date.when is None)
            and nth is not None
            and (later or any(ch.isdigit() for ch in text[base.start : anchor]))
        ):
            start, end = cut(text, members[0].start, nth.end())
            done.update(each.start for each in members)
            more += [
                replace(
                    base, party=each.code, start=start, end=end, when=None,
                    sure=max(0.55, base.sure - 0.1),
                    rule="gapped-later" if later else "gapped-nth", condition=None,
                )
                for each in members
            ]  # fmt: skip
            anchor = nth.end()
            continue
        if (
            date is None
            or date.when is None
            or any(members[-1].end <= verb < date.end for verb in verbs)
        ):
            continue
        start, end = cut(text, members[0].start, date.end)
        for each in members:
            done.add(each.start)
            more.append(
                replace(
                    base, party=each.code, start=start, end=end, when=date.when,
                    sure=max(0.55, base.sure - 0.1), rule="gapped", condition=None,
                )
            )  # fmt: skip
        anchor = date.end
        closing = re.match(r"\)", text[anchor : anchor + 1])
        anchor += 1 if closing else 0
    return more


_FOLLOW: Final = re.compile(
    r"\bfollowed\s+(?:(?:later|soon|shortly|then|quickly|subsequently|months later|weeks later)\s+)?(?:after(?:wards?)?\s+)?by\s+(?:the\s+)?"
    r"|\b(?:so (?:did|do|does|has|have|had|is|are|was|were|will)|as (?:did|do|does|has|have|had|is|are|was|were|will)|joined later by|and later|later joined by|and then)\s+(?:the\s+)?"
    r"|,\s+following\s+(?:in the footsteps of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


_DID_ELSE: Final = re.compile(
    r",\s+(?:\w+ly\s+)?(?:voted|spoke|said|called|argued|backed|opposed|abstained|protested|walked|sent|paid)\b"
)
_AS_WELL: Final = re.compile(r"(?:so|as)\s", re.IGNORECASE)


_NTH_AFTER: Final = re.compile(
    r"\bthe (?:first|second|third|fourth|fifth|sixth|only|next|latest)(?: other)? (?:[\w-]+ ){0,3}?(?:to|that)\b(?P<between>[^.;]{0,60}?) (?:after|since|besides|apart from|alongside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def nth_after(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "the second country to leave after Turkey": the act of that verb, of the earlier."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        members = coordinated(scene, mention)
        begin = max(scene.sentence.start, mention.start - 130)
        lead = _NTH_AFTER.search(text[begin : mention.start])
        if lead is None or members[0] is not mention or mention.compound or mention.possessive:
            continue
        first, last = (begin + at for at in lead.span("between"))
        verb = next((each for each in scene.verbs if first <= each.start <= last), None)
        slug = spoken_of(scene)
        if verb is None or slug is None or verb.verb.act not in (*ENTRIES, Act.WITHDREW):
            continue
        heard = Told(act=verb.verb.act, modality=Modality.ASSERTED, sure=0.66, rule="nth-after")
        stop = members[-1].end
        told = {each.party for each in found if each.act is heard.act}
        more += [
            statement_of(scene, slug, each.code, heard, verb.start, stop, 1.0, stop)
            for each in members
            if each.code not in told
        ]
    return more


_FIRST_SINCE: Final = re.compile(
    r"\b(?:the\s+)?(?:first|next|earliest|latest)(?: \w+){0,3}? since\s+(?:the\s+)?$", re.IGNORECASE
)


def first_since(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "joined in 1999, the first newcomers since Spain in 1982": the same act, earlier."""
    more: list[Statement] = []
    text = scene.text
    for mention in scene.parties:
        begin = max(scene.sentence.start, mention.start - 60)
        lead = _FIRST_SINCE.search(text[begin : mention.start])
        if lead is None or mention.compound or mention.possessive:
            continue
        model = told_last(scene, found, begin + lead.start()) or (found[0] if found else None)
        date = date_of(scene, mention.end, mention.end, ahead=False)
        if model is None or date is None or model.modality is not Modality.ASSERTED:
            continue
        members = coordinated(scene, mention)
        start, end = cut(text, begin + lead.start(), members[-1].end)
        more += [
            replace(
                model, party=each.code, start=start, end=end, when=date,
                sure=max(0.55, model.sure - 0.15), rule="first-since", condition=None,
            )
            for each in members
        ]  # fmt: skip
    return more


_FOLLOWED: Final = re.compile(
    r"\s+(?:\w+ly\s+)?(?:followed(?: suit)?|did (?:so|the same|likewise)|came next)\b",
    re.IGNORECASE,
)


def following(scene: Scene, found: Sequence[Statement]) -> list[Statement]:
    """As in "followed by Morocco in December 2020": the same act, later."""
    more: list[Statement] = []
    text, sentence = scene.text, scene.sentence
    base = [
        each
        for each in found
        if each.party
        and each.modality is Modality.ASSERTED
        and each.act in (*ENTRIES, Act.WITHDREW, Act.RELATIONS)
    ]
    for lead in _FOLLOW.finditer(text, sentence.body, sentence.end):
        mention = next((each for each in scene.parties if each.start == lead.end()), None)
        earlier = [
            each for each in base
            if each.start < lead.start()
            and not (_AS_WELL.match(lead[0]) and _DID_ELSE.search(text, each.end, lead.start()))
        ]  # fmt: skip
        if not earlier and _AS_WELL.match(lead[0]):  # "stands outside, as do Iran and Iraq"
            earlier = [
                each
                for each in found
                if each.party and each.start < lead.start() and each.act in (*ENTRIES, *_GAPPED)
                and not _DID_ELSE.search(text, each.end, lead.start())
            ]  # fmt: skip
        if not earlier and lead.start() - sentence.body < 4:  # "So did Belize in April"
            model = told_last(scene, (), lead.start())
            earlier = [model] if model is not None else []
        if mention is None or not earlier or mention.possessive or mention.modifier:
            continue
        members = coordinated(scene, mention)
        acts = {(each.accord, each.act): each for each in earlier}
        for (slug, act), model in acts.items():
            heard = Told(
                act=act,
                modality=model.modality,
                sure=max(model.sure - 0.1, 0.5),
                rule="followed",
            )
            for member in members:
                made = statement_of(
                    scene, slug, member.code, heard, lead.start(), member.end, 1.0, member.end
                )
                own = date_of(scene, member.end, member.end, ahead=False)
                after = [each for each in scene.dates if each.start >= lead.end()]
                date = own if after else then_or_later(model.when)
                more.append(replace(made, when=date, dateless=date is None))
    return more
