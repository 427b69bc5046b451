"""What is told by the verb of another: "followed by", "did so", "Latvia in 2005"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form
from tracker.extraction.antecedents import foremost, needed
from tracker.extraction.auxiliary_rules import taken_up
from tracker.extraction.institutions import BODY
from tracker.extraction.mentions import PartyMention
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    cut,
    date_of,
    lessened,
    spoken_of,
    statement_of,
    then_or_later,
)
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.waiting import awaited

# "Peru follows in May", "Malta and Cyprus follow a week later"
_FOLLOWS: Final = (
    r"follows?(?:\s+suit)?(?=\s*\.|\s+(?:within|soon|shortly|next|later|only|on|in (?:\d|the (?:spring|summer|autumn|winter)|(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|an?\s+(?:day|week|month|year|decade|fortnight)\b|the\s+(?:(?:next|following|same)\s+)?(?:year|month|week|day|morning|afternoon|evening|spring|summer|autumn|winter)\b|(?:[\w-]+\s+){1,2}(?:hours|days|weeks|months|years|decades)\s+(?:later|after))\b)"
)
# "had taken the step a year earlier", "made the same announcement in June"
_SAME_STEP: Final = (
    r"(?:(?:took|taken|takes)\s+(?:the|that|this)\s+(?:very\s+)?(?:step|plunge|leap|road)|(?:took|taken|takes|made|makes|reached|issued)\s+(?:the\s+(?:very\s+)?same|a\s+(?:similar|like)|an\s+identical)\s+(?:step|move|plunge|leap|road|decision|choice|announcement|declaration|pledge|promise))"
    r"(?!\s+(?:of|to|about|over|with|for)\b)"
    r"|(?:gone|went|goes)\s+(?:down\s+|along\s+)?(?:the\s+same|that|a\s+similar)\s+(?:road|path|route|way)(?=\s*[.,;]|\s+(?:in|a|two|three|before|last|first|earlier|long)\b)"
)
# "takes the same line", "shares that view": of those that refuse
_SAME_VIEW: Final = r"(?P<view>(?:takes?|took|taken|holds?|held|shares?|shared|adopt(?:s|ed)|echoe[sd])\s+(?:much\s+|exactly\s+)?(?:the\s+(?:very\s+)?same|a\s+(?:very\s+)?similar|that|this|its)\s+(?:line|view|position|stance|attitude|approach|opinion|scruples?|reluctance|refusal|misgivings)(?!\s+(?:of|on|that|to|about|over|in)\b))"
# "needed another year", "had to wait three months longer"
_LONGER: Final = (
    r"(?P<longer>(?:needed|took|waited|had\s+to\s+wait|(?P<now>needs|takes|has\s+to\s+wait|waits))\s+(?:(?:nearly|almost|about|just|only|over|more\s+than)\s+)?"
    r"(?:another\s+(?:[\w-]+\s+)?(?:years?|months?|weeks?|days?|decade)|(?:[\w-]+\s+){1,2}(?:more\s+(?:years|months|weeks|days)|(?:years?|months?|weeks?|decade)\s+(?:longer|more)))(?=\s*[.,;]|\s+(?:while|and|but|because|until|to do (?:so|the same))\b))"
)
# "met the same fate", "was given the same treatment"
_FATE: Final = (
    r"(?P<fate>(?:had|got|received|suffered|met|shared|was given|were given|was dealt|underwent)\s+(?:with\s+)?(?:exactly\s+|much\s+)?"
    r"(?:the\s+same|a\s+similar|an\s+identical|that|its)\s+(?:treatment|fate|punishment|sanction|penalty))"
)
_SO: Final = re.compile(
    rf"(?:,\s+(?!and\b|but\b)[^,;.]{{3,90}},)?,?\s+(?:which\s+|who\s+)?(?:also\s+|soon\s+|later\s+|then\s+|has\s+|have\s+|had\s+|both\s+|all\s+|quickly\s+|since\s+){{0,2}}"
    rf"(?:{_FOLLOWS}|{_SAME_STEP}|{_SAME_VIEW}|{_LONGER}|{_FATE}|"
    r"followed(?:\s+suit|(?!\s+(?:the|an?|its|their|every|all|these|those|both|by|up|his|her)\s)|(?=\s+(?:an?|the)\s+(?:\w+\s+)?(?:day|week|month|year|decade|hour|spring|summer|autumn|winter)))|(?:came|was|were)\s+(?:next|second|third|last|later|after\s+(?:it|them|that))|did\s+(?:so|it)(?:\s+too)?|done\s+(?:so|it)|did\s+not\s+(?:follow|come|go)(?=\s+until\b)|had\s+led\s+the\s+way|(?P<went>went)(?=\s*,?\s+too\b|\s+(?:as\s+well|at\s+(?:the\s+same\s+(?:time|moment)|once)|next|soon|shortly|within)\b|\s+(?:in|on|the\s+(?:next|following|same|year|month|week)|two|three|four|a\s+(?:year|month|week|day)|last|this)\b)|did\s+(?:much\s+|exactly\s+|precisely\s+|just\s+)?the\s+same|done\s+the\s+same|did\s+likewise|(?:sent|wrote|gave|delivered|lodged|submitted|issued|made)\s+(?:an?\s+)?(?:very\s+|almost\s+|nearly\s+)?(?:similar|identical|equivalent|comparable|like)\s+(?:letter|note|notice|notification|declaration|announcement)|did(?=\s*(?:[.,;:)—–]|$)|\s+(?:in|on|at|by|too|as|also|earlier|later|last|this|that|only|again|after|before|when|while|within|without|under|and|but|not|nonetheless|indeed|first|soon|long|much|some|just|barely|immediately|eventually|finally|[a-z]+ly|[\w-]+\s+(?:hours?|days?|weeks?|months?|years?|decades?)|a\s+(?:day|week|month|year|decade|fortnight|few|little)|the\s+(?:same|next|following|previous|day|week|month|year|other))\b)|does\s+(?:so|the\s+same|likewise)|do\s+(?:so|the\s+same|likewise)|(?:was|were|came)\s+(?:only\s+|just\s+|barely\s+)?(?:not\s+far|close|right|hard|[\w-]+\s+(?:hours?|days?|weeks?|months?)|(?:hours|days|weeks|months))\s+behind(?:\s+(?:it|us|them))?(?=\s*[.,;]|\s+and\b)|(?:close|hard|not\s+far|right|just)\s+(?:behind|on\s+(?:its|their|the\s+\w+['’]s)\s+heels)(?:\s+(?:it|them))?(?=\s*[.,;]|\s+and\b)|(?:preceded|joined)\s+(?:it|them)(?=\s*[.,;]|\s+(?:by|in|on|a|two|the)\b))\b(?!\s+(?:by (?!\w+ (?:days?|weeks?|months?|years?)|(?:video|proxy|telephone|phone|letter|post|courier|e-?mail|satellite|decree|acclamation)\b)|not|neither|nothing))",
)


_DONE_AS: Final = re.compile(r"\b(?:(?P<has>has|have|had) )?(?:done|did|taken|took|made)\b")
_THE_SAME: Final = re.compile(r"\b(?:the same|likewise)$")
_FOLLOWS_NOW: Final = re.compile(r"\bfollows?$")
_ENTERS: Final = re.compile(r"\b(?:enter(?:ed|ing)?|join(?:ed|ing)?|left|quit)\s+(?:the\s+)?$")
_DONE: Final = re.compile(r"\b(?:done|did|does|do)\b")
_DID_IT: Final = re.compile(r"\b(?:did|done)(?: so| it)?$")
# "San Marino's took place in 2017"
_ITS_OWN: Final = re.compile(
    r"\s+(?:took place|went through|was completed|came)\b(?=\s*[.,;]|\s+(?:in|on|last|a|two|three|only|the)\b)"
)
_FOR: Final = re.compile(r"\b(?:[Ff]or|[Aa]s for)\s+(?:the\s+)?$")
_ANOTHER_THING: Final = re.compile(
    r"\s+(?:with|for|on|over|about|in respect of|in the case of|to|under)\s+(?:an?|another|its|their|the (?:other|separate|earlier|older|similar|sister|\w+ (?:accord|pact|deal|agreement|protocol)))\b"
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
        if so is None and mention.possessive:
            so = _ITS_OWN.match(scene.text, at, scene.sentence.end)
        if so is None:
            continue
        if (
            _DONE.search(so[0])
            and not _THE_SAME.search(so[0])
            and any(each.party == mention.code and at <= each.start < so.end() for each in found)
        ):
            continue  # "the British, who got in in 2024, had done so for a gain"
        if any(
            each.party == mention.code and each.rule in ("followed-out", "followed-in")
            for each in found
        ):
            continue  # "followed Chile out of the door"
        done = _DONE_AS.search(so[0])
        if done and awaited(
            scene, members, f" {done['has'] or 'had'} ", so.end(), scene.sentence.body
        ):
            continue  # "takes effect once Peru has done so"
        if _ENTERS.search(scene.text, max(0, members[0].start - 14), members[0].start):
            members = (mention,)  # "quit when they entered the EU, and Croatia did the same"
        if _ANOTHER_THING.match(scene.text, so.end()):
            continue  # "did the same with a fisheries accord"
        if _FOR.search(scene.text, max(0, members[0].start - 12), members[0].start):
            continue  # "For Malta, which came later, it took effect in 2010"
        others = [
            each for each in found if each.party != mention.code or not at <= each.start < so.end()
        ]  # "Venezuela, among the first to ratify, followed": not itself
        model = told_last(scene, others, members[0].start)
        if so.groupdict().get("went") and (model is None or model.act is not Act.WITHDREW):
            back = next(
                (each for each in found if each.rule == "again" and each.party == mention.code),
                None,
            )
            if back is not None and back.start > so.end():  # "went in 1980, but rejoined in 2001"
                model = replace(back, act=Act.WITHDREW, modality=Modality.ASSERTED, when=None)
        if so.groupdict().get("fate") and (
            model is None or model.act not in (Act.SUSPENDED, Act.WITHDREW)
        ):
            continue
        if so.groupdict().get("now") and scene.entry is None:
            continue  # which has not done it yet
        if so.groupdict().get("longer"):
            model = _anothers(scene, found, mention)
        if _DID_IT.search(so[0]):
            model = taken_up(scene, found, members[0].start) or model or needed(scene)
        if model is None or (so.groupdict().get("went") and model.act is not Act.WITHDREW):
            continue
        if so.groupdict().get("view") and model.act is not Act.DECLINED:
            continue  # "signed in May. Peru takes a similar view"
        date = date_of(scene, mention.end, so.end(), ahead=False)
        if _FOLLOWS_NOW.search(so[0]) and model.rule == "approved":
            continue  # which bound nobody yet
        if (
            _FOLLOWS_NOW.search(so[0])
            and scene.entry is None
            and any(
                each.later is not None and 0 <= each.start - so.end() < 24 for each in scene.dates
            )
        ):
            date = date_of(scene, mention.end, so.end(), ahead=True)
            model = replace(model, modality=Modality.PLANNED)
        start, end = cut(scene.text, members[0].start, so.end())
        more += [
            replace(
                model, party=each.code, start=start, end=end, when=date or then_or_later(model.when),
                sure=lessened(model.sure, 0.15, least=0.5), rule="did-so", condition=None,
            )
            for each in members
            if each.code != scene.accords[model.accord].counterpart
        ]  # fmt: skip
    return more


def _anothers(scene: Scene, found: Sequence[Statement], mention: PartyMention) -> Statement | None:
    """The entry of another that was told last before a party which had to wait for its own."""
    told = [each for each in (*foremost(scene), *found) if each.start < mention.start]
    entries = [each for each in told if each.act in ENTRIES and each.party != mention.code]
    last = entries[-1] if entries else None
    return last if last is not None and last.modality is Modality.ASSERTED else None


def told_last(scene: Scene, found: Sequence[Statement], at: int) -> Statement | None:
    """The entry or withdrawal that was told last before a place."""
    acts = (*ENTRIES, Act.WITHDREW, Act.RELATIONS, Act.SUSPENDED, Act.DECLINED)
    here = [
        each
        for each in found
        if each.start < at and each.party and each.act in (*acts, Act.CANDIDATE)
    ]
    earlier = [each for each in foremost(scene) if each.party and each.act in acts]
    model = (
        max(here, key=lambda each: each.start) if here else earlier[-1] if earlier else scene.asked
    )
    if model is not None and model.modality is Modality.PLANNED and model.act in ENTRIES:
        return replace(model, modality=Modality.ASSERTED, when=None)
    if model is None or model.rule == "gave-notice":
        return model
    return model if model.modality is Modality.ASSERTED else None


OTHER_DEEDS: Final = frozenset(
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
_FOLLOW: Final = re.compile(
    r"\bfollowed(?: out(?: of the door)?| suit)?(?:,[^,;.]{3,40},)?\s+(?:(?:later|soon|shortly|then|quickly|subsequently|(?:\w+ )?(?:hours|days|weeks|months|years|a (?:day|week|month|year)) later|(?:within|in|after) (?:[a-z]+ )?(?:hours|days|weeks|months|years|a (?:day|week|month|year)|the (?:week|month|year))|in (?:[A-Z][a-z]+ )?(?:(?:19|20)\d\d|[A-Z][a-z]+)|(?:the (?:next|following|same)|that(?: same)?) (?:day|week|month|year|spring|summer|autumn|winter)|(?:before|within|inside|after|by|at|over|during|in|on) [a-z][^,;.]{3,32}?(?=\s+by\b))\s+)?(?:after(?:wards?)?\s+)?by\s+(?:the\s+)?(?:(?:delegations?|delegates|ministers|representatives|envoys|governments|leaders|presidents) (?:of|from)\s+(?:the\s+)?)?"
    r"|\bso, [^,;.]{3,24}, (?:did|do|does|has|have|had|is|are)\s+(?:the\s+)?"
    r"|\b(?:so (?:did|do|does|has|have|had|is|are|was|were|will)|as (?:did|do|does|has|have|had|is|are|was|were|will)|joined later by|and later|later joined by|and then)\s+(?:the\s+)?"
    r"|,\s+following\s+(?:in the footsteps of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


_THEY_WERE: Final = re.compile(r"(?:They|These|Both|All(?: of them)?) (?:was|were|had been) ")
_WILL: Final = re.compile(r"so will\s", re.IGNORECASE)
_SO_DID: Final = re.compile(r"so (?:did|has|have|had)\s", re.IGNORECASE)
_DID_AS_WELL: Final = re.compile(r"(?:so|as) (?:did|has|have|had)\s", re.IGNORECASE)
_YES_AND: Final = re.compile(
    r"\W*(?:[A-Z](?:[\w .’'-]|\([^()\n]{1,40}\)){0,40}[.:]\s+)?(?:Yes|Yeah|Indeed|Correct|Certainly|Of course|Sure|Right|(?:It|They|He|She) (?:has|have|is|are|did|does|will|was|were))(?: (?:indeed|it (?:has|is|did|does|will)))?\W+(?:and\s+)?"
)
_IT_WAS: Final = re.compile(
    r"\b(?:[Ii]t|(?:[Ii]ts|[Tt]heir|[Tt]hat|[Tt]he) (?:example|lead)) (?:was|had been|would be|has been) (?:soon |later |quickly |promptly )?$"
)
_OTHER_STATES: Final = re.compile(
    r"(?:all )?(?:two |three |four |five |its |other |neighbou?ring )+(?:[A-Z]?[\w-]+ ){0,2}(?:states|countries|nations|republics|neighbou?rs|members|kingdoms|islands),\s+(?:the\s+)?"
)
_DID_ELSE: Final = re.compile(
    r",\s+(?:\w+ly\s+)?(?:voted|spoke|said|called|argued|backed|opposed|abstained|protested|walked|sent|paid)\b"
)
_AS_WELL: Final = re.compile(r"(?:so|as)[\s,]", re.IGNORECASE)


_AND_LATER_BY: Final = re.compile(
    r",?\s+and\s+(?:(?:[\w-]+\s+){1,4}(?:later|after(?:wards)?)\s+|(?:then|later|also|finally|soon)\s+|in\s+(?:\w+\s+)?\d{4}\s+)?by\s+(?:the\s+)?"
)


def _later_by(scene: Scene, last: PartyMention, lead: str) -> Sequence[PartyMention]:
    """Those that a second "by" names: "followed by Chile and a little later by Monaco"."""
    if " by" not in lead:
        return ()
    found = _AND_LATER_BY.match(scene.text, last.end, scene.sentence.end)
    if found is None:
        return ()
    after = next((each for each in scene.parties if each.start == found.end()), None)
    return () if after is None or after.possessive else coordinated(scene, after)


_DID_OTHERWISE: Final = re.compile(
    r"\s+(?:\w+ly\s+)?(?!joined|signed|ratified|acceded|followed|added|deposited)[a-z]+ed\b"
)


def _done_by_another(scene: Scene, at: int) -> list[Statement]:
    """What the clause before tells of somebody who is no known party: "the Union signed, and so"."""
    slug = spoken_of(scene, at)
    verbs = [each for each in scene.verbs if each.end <= at]
    if slug is None or not verbs:
        return []
    last = verbs[-1]
    if last.verb.act not in ENTRIES or last.verb.form is not Form.PAST:
        return []
    between = scene.text[last.end : at]
    if _NOT_SO.search(scene.text, scene.sentence.body, at) or ";" in between:
        return []
    if _DID_ELSE.search(between) or _ANOTHER_ONE.match(between):
        return []  # "which had signed in 2015, voted against it, as did"
    heard = Told(act=last.verb.act, modality=Modality.ASSERTED, sure=0.64, rule="done")
    return [statement_of(scene, slug, None, heard, last.start, last.end, 1.0)]


_ANOTHER_ONE: Final = re.compile(r"\s+(?:that|this|those|these|another|an?|one|its|their)\b")
_NOT_SO: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|none|if|would|could|might|may|should|another|other)\b|n['’]t\b"
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
        and (each.act in (*ENTRIES, Act.WITHDREW, Act.RELATIONS) or each.rule == "applied")
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
                if each.party and each.start < lead.start() and each.act in (*ENTRIES, *OTHER_DEEDS, Act.DECLINED)
                and not _DID_ELSE.search(text, each.end, lead.start())
            ]  # fmt: skip
        if not earlier and (
            lead.start() - sentence.body < 4
            or _THEY_WERE.fullmatch(text, sentence.body, lead.start())
            or _IT_WAS.search(text, sentence.body, lead.start())
            or (_AS_WELL.match(lead[0]) and _YES_AND.fullmatch(text, sentence.body, lead.start()))
        ):  # "So did Belize in April"
            model = told_last(scene, (), lead.start())
            if (
                model is None and _SO_DID.match(lead[0]) and scene.before and scene.before[-1].act is Act.ANNOUNCED
                and scene.before[-1].modality is Modality.ASSERTED
            ):  # fmt: skip
                model = scene.before[-1]
            earlier = [model] if model is not None else []
        if not earlier and _DID_AS_WELL.match(lead[0]):
            earlier = _done_by_another(scene, lead.start())
        if mention is None:  # "So have the two other Baltic states, Latvia and Lithuania"
            far = _OTHER_STATES.match(text, lead.end(), sentence.end)
            at = far.end() if far and _AS_WELL.match(lead[0]) else -1
            mention = next((each for each in scene.parties if each.start == at), None)
        if mention is None or not earlier or mention.possessive or (
            mention.modifier and not (_AS_WELL.match(lead[0]) and BODY.match(text, mention.end))
        ):  # fmt: skip
            continue
        members = coordinated(scene, mention)
        if _DID_OTHERWISE.match(text, members[-1].end):
            continue  # "and then Ghana, Togo and Benin objected"
        last = max(earlier, key=lambda each: each.start)
        earlier = [each for each in earlier if each.party == last.party or each.start == last.start]
        acts = {(each.accord, each.act): each for each in earlier}
        for (slug, act), model in acts.items():
            heard = Told(
                act=act,
                modality=Modality.PLANNED
                if act in ENTRIES and _WILL.match(lead[0])
                else model.modality,
                sure=lessened(model.sure, 0.1, least=0.5),
                rule="followed",
            )
            for member in (*members, *_later_by(scene, members[-1], lead[0])):
                made = statement_of(scene, slug, member.code, heard, lead.start(), member.end, 1.0)
                own = date_of(scene, member.end, member.end, ahead=False)
                after = [each for each in scene.dates if each.start >= lead.end()]
                date = own if after else then_or_later(model.when)
                more.append(replace(made, when=date, dateless=date is None))
    return more
