"""What the accord's body does to a party: admits it, takes it in, lifts its suspension, talks to it."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.taken_out_rules import taken_out
from tracker.extraction.told_acts import Told

_ENTRY: Final = r"(?:accession|membership|entry|admission|application|candidacy|candidature|bid)"
_TALKS: Final = rf"(?:(?:{_ENTRY}|entry|formal) )?(?:talks|negotiations|procedures?|process)"
_NOT: Final = re.compile(
    r"\b(?:not|never|no longer|nor|neither|refus\w+|declin\w+|oppos\w+|against|reject\w+|if|unless|whether|without|could|may|might|would|will|until|before)\b|n['’]t\b|\b[Nn]o(?: \w+)?\s*$",
    re.IGNORECASE,
)

# Before the party: act, modality, how sure, whether a date is its own, pattern.
_BEFORE: Final = (
    ("admits", Act.JOINED, "asserted", 0.72, True,
     r"(?:(?:voted|agreed|decided) (?:\w+ )?(?:to|on) (?:admit|readmit|re-admit|let in|take in)|(?:admitted|readmitted|welcomed back|took in)|(?:alliance|bloc|club|group(?:ing)?|union|organi[sz]ation|community|association|membership|pact|it|(?-i:(?!Talks|Negotiations)[A-Z])[\w-]+) (?:(?:was|has|had|been|later|then|also|since) ){0,3}(?:expanded|enlarged|widened|grew|extended|grown)(?: (?:again|further|later|in (?:19|20)\d\d))? to (?:include|take in|embrace)|has (?:admitted|readmitted|taken in)|(?:other|remaining|existing|founding) (?:two|three|four|five|six|seven|eight|nine|ten|members|states|countries|partners) (?:admit|readmit|let in|take in)(?=\s))"),
    ("admits", Act.CANDIDATE, "asserted", 0.62, False,
     rf"(?:(?:agreed|decided|voted|began|begun|ready|started|preparing|offered) (?:\w+ ){{0,3}}?(?:to )?(?:open|start|begin|launch)?(?:ing)? ?{_TALKS} with|(?:opened|started|launched|began|opening|starting|launching|opens|starts|launches) (?:the )?{_TALKS} with"
     rf"|{_TALKS} with|(?:invited|invites|inviting|invitation (?:to|for)|invite)|(?:urged|urges|pressed|called on|calls on|encouraged|encourages|urging|asked)|received (?:an |the )?(?:application|request|letter) from|applications? (?:from|by|of)|bids? by)"),
    ("invited", Act.CANDIDATE, "asserted", 0.66, True,
     r"[Ii]nvitations?(?: to (?:join|accede|sign|membership))? (?:was|were|has been|have been|had been|is|are)(?: also)? (?:extended|sent|issued|made|addressed)(?: [\w ]{2,20})? to"),
    ("courts", Act.CANDIDATE, "asserted", 0.6, False,
     r"(?:has|have|had) (?:also |long |already )?(?:courted|wooed|approached|sounded out|been courting|been wooing)"),
    ("binds", Act.IN_FORCE, "asserted", 0.62, True, r"(?:binds|has bound|applies to|has applied to|extends to|in force for)"),
    ("suspends", Act.SUSPENDED, "asserted", 0.7, True, r"suspension of"),
    ("suspended-for", Act.SUSPENDED, "asserted", 0.68, True,
     r"(?:convention|treaty|accords?|pact|agreement|protocol|charter|compact|statute|membership) (?:was|is|has been|had been|remains|remained) suspended (?:for|in respect of|with regard to)"),
    ("lifts", Act.REINSTATED, "asserted", 0.72, True, r"(?:lifted|ended|lifting|lifts|revoked|removed|ending) (?:the |its |their )?(?:\w+ )?(?:suspension|sanctions|exclusion) (?:(?:imposed|placed) )?(?:of|on|against)"),
    ("expels", Act.WITHDREW, "asserted", 0.72, True, r"(?:expelled|threw out|ejected|kicked out|expels|ousted)"),
)  # fmt: skip
_NTH: Final = r"(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|[a-z]+th)|last|latest)"
_TO_JOIN: Final = re.compile(
    r"\s+(?:and\s+(?:\w+\s+)?others?\s+)?(?:again\s+|formally\s+|both\s+|finally\s+)?to\s+(?:\w+ly\s+)?(?:join|sign|accede|ratify|become|come (?:in|aboard|on board)|apply|enter|return|follow)\b"
)
_UNDER_WAY: Final = re.compile(
    r"\s+(?:\w+ly\s+)?(?:(?:are|were|is|was|have been|has been)\s+(?:still\s+|now\s+|also\s+|already\s+|well\s+)?(?:under ?way|ongoing|in progress|on\b|in\b|last\b|continuing|advanc\w+|going|begun|opened|launched|held|planned|set)|(?:beg[ai]ns?|starts?|opens?|began|started|opened|continue[sd]?|have begun|has begun)\b)"
)
_OTHER_TALKS: Final = re.compile(
    r"\b(?:trade|peace|border|budget|coalition|tariff|gas|oil|water|fisheries|arms|ceasefire|loan)\s+$"
)
_AT_REST: Final = re.compile(
    r"[^.;,]{0,24}?\b(?:stalled|(?:at|to) a standstill|deadlocked|suspended|frozen|broken (?:down|off)|broke down|on (?:hold|ice)|stuck|collapsed|blocked|interrupted)\b"
)
_BID: Final = re.compile(r"\b(?:membership|accession|entry|admission|new|fresh|second)\s+$")
# After the party's "'s".
_OWNED: Final = (
    ("applied", Act.CANDIDATE, "asserted", 0.64, False,
     rf"(?:(?:formal|own|official|pending|long-standing) )*(?:{_ENTRY}|request|{_TALKS}) (?:is|was|has been|remains|had been|are|were) (?:still |now |also |formally )?(?:pending|under (?:review|way|discussion|consideration)|received|submitted|lodged|filed|before|on (?:the table|hold)|open|in)\b"),
    ("let-in", Act.JOINED, "planned", 0.64, True,
     r"(?:accession|membership|entry|admission) (?:is|was|has been|had been) (?:\w+ly )?(?:approved|agreed|endorsed|cleared|backed|confirmed)\b"),
    ("deposited", Act.RATIFIED, "asserted", 0.74, True,
     r"(?:own )?(?:instruments? of (?:ratification|acceptance|approval)|ratification papers|papers|instruments?)(?: (?:of|to) the [\w ]{3,40}?)? (?:was|were|has been|had been|have been|is|reached|arrived) ?(?:\w+ly )?(?:deposited|lodged|handed (?:over|in)|received|delivered|filed|at|in|by)?\b"),
    ("deposited", Act.ACCEDED, "asserted", 0.74, True,
     r"(?:own )?instruments? of accession(?: to the [\w ]{3,40}?)? (?:was|were|has been|had been|have been|is|reached|arrived) ?(?:\w+ly )?(?:deposited|lodged|handed (?:over|in)|received|delivered|filed|at|in|by)?\b"),
    ("dated", Act.SIGNED, "asserted", 0.66, True, r"(?:own )?signature (?:is dated|was dated|dates|bears the date|came|followed|is of|was added|was put)\b"),
    ("dated", Act.RATIFIED, "asserted", 0.66, True, r"(?:own )?ratification(?:, the [\w-]+,)?(?: that| which)? (?:is dated|dates|came|followed|is complete|was completed|is done|was registered|brings|brought|takes|took|makes|made|means|meant|pushed|tipped|triggered)\b"),
    ("dated", Act.ACCEDED, "asserted", 0.66, True, r"(?:own )?accession(?:, the [\w-]+,)?(?: that| which)? (?:is dated|dates|came|followed|is complete|was completed|is done|was registered|brings|brought|takes|took|makes|made|means|meant|pushed|tipped|triggered)\b"),
    ("dated", Act.JOINED, "asserted", 0.64, True, r"(?:return|entry|admission|readmission|arrival)(?: (?:in|on|last|this) [\w ]{3,18}?)? (?:took|brought|raised|came|followed|was formali[sz]ed|brings|takes)\b"),
    ("nth", Act.RATIFIED, "asserted", 0.66, True, rf"(?:was|is|will be|became) the (?:{_NTH}) ratification\b|ratification (?:was|is) the {_NTH}\b"),
    ("nth", Act.SIGNED, "asserted", 0.66, True, rf"(?:was|is|became) the (?:{_NTH}) signature\b|signature (?:was|is) the {_NTH}\b"),
    ("nth", Act.ACCEDED, "asserted", 0.66, True, rf"(?:was|is|became) the (?:{_NTH}) accession\b|accession (?:was|is) the {_NTH}\b"),
    ("lifts", Act.REINSTATED, "asserted", 0.72, True, r"(?:\w+ )?suspension (?:was|has been|had been|is|were) (?:\w+ly )?(?:lifted|ended|revoked)\b"),
)  # fmt: skip
_BY: Final = Sought(
    re.compile(
        r"\b(?P<noun>[Rr]atification|[Ss]ignature|[Aa]ccession|[Ww]ithdrawal) (?:by|of|(?:of|to|from) (?:the )?(?:(?!\b(?:approv|ratifi|endors|back|accept|block|oppos|veto|support|welcom|reject|delay|held|question)\w*)[\w ]){2,40}? by)\s+(?:the\s+)?$"
    )
)
_FROM: Final = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]|[Oo]ne) )(?P<noun>notice of withdrawal|instrument of ratification|instrument of accession) (?:came|arrived|comes|arrives),? from\s+(?:the\s+)?$"
    rf"|\b(?:{_NTH}) (?P<nth>ratification|signature|accession)(?: (?:came|arrived|comes|arrives|was|is|followed|follows))?(?: (?:on|in) [\w ]{{3,20}})?,?(?: (?:from|of|by|being)|,)\s+(?:the\s+)?$"
)
_CAME: Final = re.compile(
    r"\s+(?:has |had )?(?:came|followed|come|took place|takes place|is recorded|was registered|brings|brought|made|makes|took|takes|on|in|last|this)\b"
)
_NOTED: Final = re.compile(
    r"\b(?:welcom(?:es|ed|ing)|hail(?:s|ed|ing)|not(?:es|ed)|record(?:s|ed)|report(?:s|ed)|announc(?:es|ed|ing)|celebrat(?:es|ed)|confirm(?:s|ed)|mark(?:s|ed)|applaud(?:s|ed)|t(?:akes?|aking|aken|ook) note (?:with [\w ]{3,24} )?of|with|after|following|since) (?:the |yesterday['’]s )?$"
)
_NOUNS: Final = {
    "ratification": Act.RATIFIED,
    "signature": Act.SIGNED,
    "accession": Act.ACCEDED,
    "withdrawal": Act.WITHDREW,
}
_WELCOMED: Final = Sought(
    re.compile(
        r"\b(?:welcomed|welcomes|greeted|received|accepted|admitted|hailed|recogni[sz]ed)\s+(?:the\s+)?$"
    )
)
_AS_A: Final = re.compile(
    r"\s+as (?:the|its|their|an?|new) (?:(?!associate|observer|candidate)[\w-]+ ){0,3}?(?P<what>[Ss]ignator(?:y|ies)|[Mm]embers?|[Pp]art(?:y|ies))\b"
)
_LET: Final = Sought(
    re.compile(
        r"(?<!not )(?<!never )(?<!to )\b(?:let|has let|took|have let|voted|brought|allowed)\s+(?:the\s+)?$"
    )
)
_BACK_IN: Final = re.compile(r"\s+(?:back )?in\b(?! (?:[A-Z]|a\b|an\b|the\b|its\b))")
_KEPT: Final = Sought(
    re.compile(
        r"(?<!not )(?<!never )(?<!to )(?<!n['’]t )\b(?:kept|keeps|left|shut|locked|held|have kept|has kept)\s+(?:the\s+)?$"
    )
)
_OUT_OF_IT: Final = re.compile(
    r"\s+out\b(?=\s*[.;]|,\s|\s+(?:at|in (?:\d|[A-Z])|again|for (?:years|decades|now|good|\w+ years)|once|twice|so far|until|because|when|last|this|and)\b|\s+of (?:it|the (?:pact|treaty|bloc|alliance|club|group|union|organi[sz]ation|accords?))\b)(?!\s+of\s+(?:the\s+)?[A-Z])"
)
_LIFTED: Final = re.compile(
    r"\s+(?:was|were|has been|had been)\s+(?:\w+ly\s+)?(?:lifted|ended|revoked)\b"
)


def by_the_bloc(scene: Scene) -> Iterator[Statement]:
    """Yield what is done to a party, or is told of an act that it owns."""
    slug = spoken_of(scene)
    if slug is None:
        return
    counterpart = scene.accords[slug].counterpart
    for mention in scene.parties:
        if mention.compound or mention.code == counterpart or mention.how is How.PERSON:
            continue
        members = coordinated(scene, mention)
        if members[0] is mention and not mention.modifier and mention.code != counterpart:
            yield from _done(scene, slug, members)
        if mention.possessive or scene.text[mention.start : mention.end] in ("its", "Its"):
            yield from _its_own(scene, slug, mention)


def _done(scene: Scene, slug: str, members: tuple[PartyMention, ...]) -> Iterator[Statement]:
    text, sentence = scene.text, scene.sentence
    first, last = members[0].start, members[-1].end
    begin = max(sentence.body, first - 70)
    before, after = text[begin:first], text[last : min(sentence.end, last + 80)]
    nouned = _BY.search(before, scene.begun)
    came_from = _FROM.search(before)
    if came_from or (nouned and (_CAME.match(after) or _NOTED.search(before[: nouned.start()]))):
        nouned = came_from or nouned
        assert nouned is not None
        heard = Told(
            act=_NOUNS[(nouned["noun"] or nouned["nth"]).lower().split()[-1]],
            modality=Modality.ASSERTED,
            sure=0.68,
            rule="act-by",
        )
        for each in members:
            yield statement_of(scene, slug, each.code, heard, begin + nouned.start(), each.end, 1.0)
        return
    if members[-1].possessive:
        return
    yield from taken_out(scene, slug, members, before, begin, after)
    let = _LET.search(before, scene.begun)
    took_back = let is not None and let[0].startswith("took") and " back" in after[:6]
    if let and _BACK_IN.match(after) and not took_back:
        heard = Told(act=Act.JOINED, modality=Modality.ASSERTED, sure=0.66, rule="let-in")
        for each in members:
            yield statement_of(scene, slug, each.code, heard, begin + let.start(), last + 3, 1.0)
        return
    kept = _KEPT.search(before, scene.begun)
    if kept and _OUT_OF_IT.match(after):
        heard = Told(
            act=Act.JOINED, modality=Modality.DENIED, sure=0.64, rule="kept-out", when_matters=False
        )
        for each in members:
            stop = last + 4
            yield statement_of(scene, slug, each.code, heard, begin + kept.start(), stop, 1.0)
        return
    as_ = _WELCOMED.search(before, scene.begun) and _AS_A.match(after)
    if as_:
        act = Act.SIGNED if as_["what"].lower().startswith("signator") else Act.JOINED
        heard = Told(act=act, modality=Modality.ASSERTED, sure=0.68, rule="welcomed-as")
        for each in members:
            stop = last + as_.end()
            yield statement_of(scene, slug, each.code, heard, each.start, stop, 1.0)
        return
    if _ANY.search(before, scene.begun) is None:
        return
    for rule, act, modality, sure, dated, pattern in _COMPILED:
        found = pattern.search(before)
        if found is None:
            continue
        lead = text[max(sentence.body, begin + found.start() - 40) : begin + found.start()]
        if _NOT.search(lead):
            return
        words = found[0].lower()
        if act is Act.SUSPENDED and _LIFTED.match(after):
            act, rule = Act.REINSTATED, "lifts"
        elif act is Act.SUSPENDED and rule == "suspends":
            continue
        stop = last
        if act is Act.CANDIDATE and rule == "admits":
            asked = re.search(r"\b(?:invit|urg|press|call|encourag|asked)", words)
            to = _TO_JOIN.match(after)
            if asked and to is None:
                continue
            if (
                words.startswith("bid")
                and to is None
                and not _BID.search(lead)
                and not any(each.act is Act.CANDIDATE for each in scene.before)
            ):
                continue  # "a rival bid by China", for something else
            under_way = _UNDER_WAY.match(after)
            if words.startswith(("talks", "negotiations")) and (
                under_way is None or _OTHER_TALKS.search(lead)
            ):
                continue
            if _AT_REST.match(after):
                continue  # "talks with Chad have been at a standstill"
            stop = last + (to.end() if to else under_way.end() if under_way else 0)
        heard = Told(act=act, modality=Modality(modality), sure=sure, rule=rule, when_matters=dated)
        for each in members:
            yield statement_of(scene, slug, each.code, heard, begin + found.start(), stop, 1.0)
        return


def _its_own(scene: Scene, slug: str, mention: PartyMention) -> Iterator[Statement]:
    text = scene.text
    gap = re.match(r"(?:['’]s?)?\s+", text[mention.end : mention.end + 4])
    if gap is None:
        return
    at = mention.end + gap.end()
    for rule, act, modality, sure, dated, pattern in _COMPILED_OWNED:
        found = pattern.match(text, at, scene.sentence.end)
        if found is None:
            continue
        before = text[max(scene.sentence.body, mention.start - 30) : mention.start]
        if re.search(r"\b(?:if|unless|whether|until|before|once|when)\s+(?:the\s+)?$", before):
            continue
        heard = Told(act=act, modality=Modality(modality), sure=sure, rule=rule, when_matters=dated)
        yield statement_of(scene, slug, mention.code, heard, mention.start, found.end(), 1.0)
        return


# What each pattern has somewhere: looked for first, since most words before a party have none.
_ANY: Final = Sought(
    re.compile(
        r"\b(?:admi|readmi|re-admi|welcom|court|woo|approach|sounded|took in|taken in|let in|embrac|expand|enlarg|widen|grew|talks|negotiat|process|procedure|invit|urg|press|call|encourag|asked"
        r"|receiv|applic|bid|suspen|lift|end|revok|remov|expel|threw|eject|kick|oust|bind|bound|appl|extend|force)",
        re.IGNORECASE,
    )
)
_COMPILED: Final = tuple(
    (rule, act, modality, sure, dated, re.compile(rf"\b{pattern}\s+(?:the\s+)?$", re.IGNORECASE))
    for rule, act, modality, sure, dated, pattern in _BEFORE
)
_COMPILED_OWNED: Final = tuple(
    (rule, act, modality, sure, dated, re.compile(pattern, re.IGNORECASE))
    for rule, act, modality, sure, dated, pattern in _OWNED
)
