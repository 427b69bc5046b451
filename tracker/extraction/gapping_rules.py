"""One verb for several clauses: "Poland signed in 2012, Latvia in 2005 and Ukraine a year later"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.following_rules import OTHER_DEEDS, told_last
from tracker.extraction.mentions import How
from tracker.extraction.scene import Scene, Statement, coordinated, cut, lessened
from tracker.extraction.told_acts import ENTRIES

_GAP: Final = re.compile(
    r"(?:,?\s+(?:before|within|by|after|during|without|with|on|at|in) [^,;.():]{3,40}(?=[,;]))?(?:\s+(?:\w+ )?(?:days?|weeks?|months?|years?) (?:later|earlier|after(?:wards)?|before)\b)?(?:\s+(?:at once|immediately|straight away|right away|the same day|that day|online|too|as well)\b)?\s*(?:[,;:(–—-]|\band\b|\bthen\b|\bwhile\b|\bbut\b|\bas did\b|\bfollowed by\b|\blater\b|\.)*\s*(?:(?:and|then|later|finally|also)\s+)*(?:the\s+)?"
)


_NTH: Final = re.compile(r"\s+(?:was\s+)?the\s+\d+(?:st|nd|rd|th)\b(?=\s*[.,;)]|\s+and\b)")
_LATER: Final = re.compile(
    r"(?:\s+(?:in|on|by))?\s+(?:(?:just |only |barely |about |some )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few) (?:days?|weeks?|months?|years?) (?:later|after(?:wards?)?|after that|earlier|before|before that|on)"
    r"|(?:on )?the (?:day|week|month|year|spring|summer|autumn) (?:before|after)|the (?:following|next|same|previous) (?:day|week|month|year|spring|summer|autumn)|shortly after(?:wards?)?|(?:(?:rather |much |only |a little |somewhat |even )?(?:more recently|later still|later|earlier|last of all)|most recently|lately|soon after(?:wards?)?|afterwards|last|next|in turn|straight after|in between)|(?:in|during|on) the (?:morning|afternoon|evening|night|second day|third day|last day|final day|second session|second half)|(?:that|the same) (?:morning|afternoon|evening|night)|on the (?:first|last|final|next|same|very same|second) day(?: of [A-Z][a-z]+)?|after (?:lunch|dinner|dark|nightfall|the break)|before (?:lunch|dinner|noon))\b(?=\s*[.,;)]|\s+and\b|$)"
)
_DATED: Final = re.compile(
    r"(?:,\s+(?:which|whose|who|the|an?|its|once|long|after|following|with|despite|under)\b[^,;.]{3,90},(?=\s+(?:in|on|by)\b))?,?\s*(?:\(|late,?\s|only\s|first\s|finally\s|too,?\s|also\s)?\s*(?:in|on|by|from|as early as|only in)?\s*"
)


_ITS_PAPERS: Final = re.compile(
    r"\s+(?:its|theirs|hers|his|their|her)(?:\s+own)?(?:\s+(?:instruments?\s+of\s+)?(?P<what>ratification|accession|acceptance|approval|signature|withdrawal)s?)?(?=\s*[.,;)]|\s+(?:in|on|at|last|this|a|two|three|before|after|by|and)\b|$)"
)
_PAPERS: Final = {
    "ratification": Act.RATIFIED,
    "acceptance": Act.RATIFIED,
    "approval": Act.RATIFIED,
    "accession": Act.ACCEDED,
    "signature": Act.SIGNED,
    "withdrawal": Act.WITHDREW,
}


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
        if mention.start in done or mention.how is How.ANAPHOR:
            continue
        here = [
            each
            for each in found
            if each.party
            and each.end <= mention.start
            and (
                (each.modality is Modality.ASSERTED and each.act in (*ENTRIES, *OTHER_DEEDS))
                or (each.modality is Modality.PLANNED and each.act in ENTRIES)
            )
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
        own = _ITS_PAPERS.match(text, members[-1].end, scene.sentence.end)
        if own is not None and base.act in _PAPERS.values() and not mention.possessive:
            start, end = cut(text, members[0].start, own.end())
            done.update(each.start for each in members)
            more += [
                replace(
                    base, party=each.code, act=_PAPERS.get(own["what"] or "", base.act), start=start,
                    end=end, when=None, sure=lessened(base.sure, 0.1, least=0.55),
                    rule="gapped-papers", condition=None,
                )
                for each in members
            ]  # fmt: skip
            anchor = own.end()
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
            and base.modality is Modality.ASSERTED
            and (later or any(ch.isdigit() for ch in text[base.start : anchor]))
        ):
            start, end = cut(text, members[0].start, nth.end())
            done.update(each.start for each in members)
            more += [
                replace(
                    base, party=each.code, start=start, end=end, when=None,
                    sure=lessened(base.sure, 0.1, least=0.55),
                    rule="gapped-later" if later else "gapped-nth", condition=None,
                )
                for each in members
            ]  # fmt: skip
            anchor = nth.end()
            continue
        ahead = base.modality is Modality.PLANNED
        if (
            date is None
            or date.when is None
            or (ahead and date.later is None)
            or any(members[-1].end <= verb < date.end for verb in verbs)
        ):
            continue
        start, end = cut(text, members[0].start, date.end)
        for each in members:
            done.add(each.start)
            more.append(
                replace(
                    base, party=each.code, start=start, end=end,
                    when=date.later if ahead else date.when,
                    sure=lessened(base.sure, 0.1, least=0.55), rule="gapped", condition=None,
                )
            )  # fmt: skip
        anchor = date.end
        closing = re.match(r"\)", text[anchor : anchor + 1])
        anchor += 1 if closing else 0
    return more
