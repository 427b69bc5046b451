"""The words between a subject and its verb that change what the verb tells; data, without grammar.

Each is looked for in what stands before the verb; most have to stand right before it.
"""

from typing import Final

from tracker.extraction import patterns as re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


NOT: Final = _any(
    r"not", r"never", r"\w+n['’]t", "cannot", "without", "yet to", r"fail(?:s|ed|ing)? to",
    r"neglected to", r"neither", r"nor", r"no longer", r"stopped short of", r"held off(?: on)?",
    r"(?:broke|broken|reneged on|went back on|gone back on|failed to keep|breaks|reneges on) (?:its|their|the|an?) (?:\w+ )?(?:promise|pledge|vow|word|commitment)s? to",
    r"none of (?:the \w+|them)", r"(?:none|neither) of (?:which|whom)", r"short of", r"far from", r"remains? outside", r"no \w+ (?:ever|has|have|had|yet)", r"no (?:later|subsequent|other|previous) \w+ (?:ever|has|have|had|did)",
)  # fmt: skip
REFUSES: Final = _any(
    r"(?:declin|reject|refus|spurn|rebuff)(?:e|es|ed|ing|s)?(?: (?!to\b)\w+){1,3} to",
    r"refus(?:e|es|ed|ing|al)(?: to)?", r"declin(?:e|es|ed|ing) to", r"reject(?:s|ed|ing)?",
    r"rul(?:e|es|ed|ing) out", r"oppos(?:e|es|ed|ing)", r"no (?:plans?|intention|desire|interest|wish)"
    r"(?: to| of| in)?", r"unwilling(?:ness)? to", r"balk(?:s|ed|ing)? at", r"resist(?:s|ed|ing)?",
    r"not interested in", r"(?:will|would|shall)(?: not| neither|n['’]t)", r"decision not to", r"(?:does|did|do)(?: not|n['’]t)(?: ever)?"
    r" (?:want|plan|intend|wish) to", r"won['’]t", r"not going to", r"never going to",
    r"(?:has |have |had )?dismissed (?:\w+ ){0,4}", r"will never", r"would never", r"opted (?:out of"
    r"|not to|against)", r"chos(?:e|en) not to", r"decided (?:not to|against)", r"voted (?:not to"
    r"|against)", r"turned down", r"shied away from", r"stay(?:s|ed|ing)? out of",
    r"too (?:early|soon) to", r"not (?:yet )?ready to", r"in no (?:hurry|rush|mood) to", r"no need to", r"reluctan(?:t|ce) to",
    r"no (?:reason|appetite|desire) to", r"refusal to", r"ruled (?:it )?out (?:of )?",
)  # fmt: skip
SHOULD_NOT_HAVE: Final = re.compile(
    r"\b(?:should|ought)(?: never| not|n['’]t)(?: to)? have(?: ever)?\s*$", re.IGNORECASE
)
SHOULD_NOT: Final = re.compile(
    r"\b(?:should|ought|must)(?: never| not|n['’]t)(?: to)?(?: ever)?\s*$", re.IGNORECASE
)
NOT_REFUSED: Final = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|stop(?:s|ped)? short of|den(?:y|ies|ied)|nor|neither)\b|n['’]t\b)(?: (?:yet|ever|been|be|have|has|\w+ly))*"
    r" (?:refus|declin|reject|spurn|oppos|resist|balk|turn(?:ed|ing)? down|fail)\w*",
    re.IGNORECASE,
)
UNSAID: Final = re.compile(
    r"(?:\b(?:not|never)\b|n['’]t\b)(?: (?:yet|ever|\w+ly))* (?:say|says|said|confirm(?:ed)?|announced?|indicated?|suggest(?:ed)?)\b[^.;]*?\b(?:it|he|she|they|that)\b",
    re.IGNORECASE,
)
NOT_TO: Final = re.compile(r"\s*not to\s*")
DENIES_THAT: Final = re.compile(
    r"\b(?:den(?:ies|y|ied|ying)(?: (?:on|in|at|last|again|this) \w+| \w+ly| again| yesterday)?|(?:(?:not|never|hardly|nor is it|neither is it) (?:at all |quite |strictly |even )?(?:true|right|correct|so|accurate|the case)|untrue|incorrect|false|wrong to (?:say|claim|write|state|suggest|assert|think)|mistaken in (?:saying|claiming|thinking|stating))) that\s+(?:the\s+)?$",
    re.IGNORECASE,
)
DELEGATION: Final = re.compile(r"\b(?:delegations?|delegates?|teams?|observers?|ships?|planes?)\b")
"""Who leaves or arrives, without their state."""
CAME_CLOSE: Final = re.compile(
    r"\b(?:c[ao]me|gone|went)(?: (?:very|so|dangerously|within an inch))? (?:close|near) to\s*$|\bwas (?:within an inch|a whisker away|on the (?:verge|brink)) (?:of|from)\s*$",
    re.IGNORECASE,
)
CEASES: Final = re.compile(
    r"\b(?P<will>(?:will|would|is to|is due to|shall) )?(?:cease[sd]?|stops?|stopped) to\s*$",
    re.IGNORECASE,
)
HOPES_THAT: Final = re.compile(
    r"\bhop(?:es?|ed|ing)(?: that)? (?:its|his|her|their|the|it|they|he|she|a)\b[^.;]*$",
    re.IGNORECASE,
)
BEFORE_IT_COULD: Final = re.compile(
    r"\bbefore (?:(?:it|he|she|they|the \w+|anyone|parliament) )?(?:could|can|was able to|were able to|had (?:a |the )?(?:chance|time) to|managed to|got (?:round|around) to)\s*$",
    re.IGNORECASE,
)
AGREES: Final = _any(
    r"agree(?:s|d|ing)?(?: \w+){0,2} to", r"decid(?:e|es|ed|ing)(?: \w+){0,3} to", r"decision(?: \w+){0,2} to",
    r"volunteer(?:s|ed|ing)? to", r"commit(?:s|ted|ting)?(?: \w+)? to", r"pledg(?:e|es|ed|ing)(?: jointly| together| in an? (?:\w+ )?(?:statement|declaration|letter|speech|communiqu[eé])| on \w+| last \w+| this \w+| today| yesterday)? to",
    r"vow(?:s|ed|ing)?(?: on \w+| last \w+| this \w+| today| yesterday)? to", r"promis(?:e|es|ed|ing)(?: \w+){0,2} to", r"sign(?:s|ed|ing)? off on", r"opt(?:s|ed|ing) to", r"ma(?:k|d)e up \w+ minds? to", r"undert(?:ook|aken) to", r"said yes to", r"announc(?:e|es|ed|ing)(?: \w+){0,3}"
    r"(?: (?:it|he|she|they)(?: would| will| was| is| had|['’]ll))?", r"announcement(?: \w+){0,3}",
    r"(?:sa(?:ys|id|ying)|declared|pledged|promised)(?: \w+){0,5}? (?:it|he|she|they|we)(?: would| will| was| is| were| are|['’]ll)",
    r"confirm(?:s|ed|ing)?(?: that)? (?:it|he|she|they)(?: would| will)",
    r"(?:declar|stat|insist|reveal|disclos)(?:es|ed)(?: [\w’']+){0,6}? that (?:it|he|she|they) (?:would|will|was|is|were|are)", r"chos(?:e|en) to",
    r"resolv(?:e|ed) to", r"signall?ed (?:it|that it) would", r"declared (?:it|that it) would", r"(?:g[ai]v(?:e|es|en|ing)|served) (?:formal )?notice that (?:it|they) (?:will|would)",
    r"(?:informed|told|notified|assured) [\w’' ]{3,48}? that (?:it|they) (?:would|will)", r"gave (?:its|the) (?:approval|assent|green light) (?:to|for)", r"accept(?:s|ed|ing)? an"
    r" invitation to", r"vote[ds](?: [\w–-]+){0,7} to", r"intention to",
    r"(?:accept\w*|took up|taken up|takes up|welcom\w+|yes to)(?: \w+){0,3} invitation to", r"^['’]?s? (?:\w+ )?invitation to",
)  # fmt: skip
PLANS: Final = _any(
    r"will", r"shall", r"['’]ll", r"set to", r"due to", r"slated to", r"scheduled to", r"poised to",
    r"about to", r"on (?:track|course) to", r"going to", r"expected to", r"expects? to", r"plan(?:s|ned"
    r"|ning)? to", r"intend(?:s|ed|ing)? to", r"prepar(?:e|es|ed|ing) to", r"would", r"is to", r"are to",
    r"likely to", r"bound to", r"on the verge of", r"close to", r"nearing", r"soon", r"hoped to",
    r"next to", r"ready to", r"moves? to", r"moving to", r"steps? towards?", r"in the process of",
    r"(?:began|begun|started|starting|launched|beginning|begins|starts)(?: \w+){0,4} (?:to|of|for|towards?)", r"on the (?:brink|cusp|verge|way|path|road) (?:of|to)", r"preparing for", r"means to", r"on (?:its|their) way to", r"in (?:the|its) final stages? of", r"(?:a|one|just) (?:\w+ )?(?:steps?|votes?|days?|weeks?|months?) (?:away )?from", r"won (?:\w+ )?(?:approval|support) to", r"cleared to", r"cleared the way (?:to|for)", r"paved the way (?:to|for)",
)  # fmt: skip
WAS_PLANNED: Final = _any(
    r"(?:was|were|had been) (?:set|due|slated|scheduled|poised|about|expected|going|supposed) to"
)
WAS_TO: Final = re.compile(r"\b(?:was|were) to\s*$", re.IGNORECASE)
READY: Final = re.compile(
    r"\b(?:is|are|was|were|stands?|stood|declared itself|says? it is) (?:now |also |still )?ready to\s*$",
    re.IGNORECASE,
)
WISHES: Final = _any(
    r"want(?:s|ed|ing)? to", r"hop(?:e|es|ed|ing) to", r"seek(?:s|ing)?(?: to)?", r"sought(?: to)?",
    r"appl(?:y|ies|ied|ying) (?:to|for)", r"application to", r"bid to", r"consider(?:s|ed|ing)?",
    r"mull(?:s|ed|ing)?", r"weigh(?:s|ed|ing)?", r"could", r"may", r"might", r"interest(?:ed)? in",
    r"eager to", r"keen to", r"open to", r"willing(?:ness)? to", r"aspir(?:e|es|ed|ing) to",
    r"explor(?:e|es|ed|ing)", r"discuss(?:es|ed|ing)?", r"talks(?: with (?:[\w’']+ ){1,4}?)? ?(?:to|on|about|over)", r"invited to",
    r"asked to", r"urged to", r"encouraged to", r"pressed to", r"pushed to", r"wooed to",
    r"courted to", r"candidates?(?: \w+){0,2} (?:to|for)", r"under pressure to", r"possib(?:ly|ility of)",
    r"prospects? of", r"contemplat(?:e|es|ed|ing)", r"ambitions? to", r"think(?:s|ing)? (?:of|about)",
    r"should", r"ought to", r"must", r"potentially", r"perhaps", r"can", r"long eager to", r"lobb(?:y|ied)"
    r" to", r"in line to", r"expressed (?:\w+ )?(?:interest|desire|wish|readiness)(?: in| to)?",
    r"recommend(?:s|ed|ing)?", r"propos(?:e|es|ed|ing)", r"advis(?:e|es|ed|ing)", r"stud(?:y|ies|ied|ying)",
    r"examin(?:e|es|ed|ing)", r"look(?:s|ed|ing)? (?:into|at)", r"re-?evaluat(?:e|es|ed|ing)",
    r"review(?:s|ed|ing)?", r"debat(?:e|es|ed|ing)", r"toy(?:s|ed|ing) with", r"tempted to", r"free to",
    r"would like to", r"would love to", r"mus(?:es|ed|ing)(?: \w+)? (?:about|on|over)", r"flirt(?:s|ed|ing) with", r"in favou?r of", r"ask(?:s|ed|ing)? to", r"request(?:s|ed|ing)? to",
    r"trying to", r"lining up to", r"threaten(?:s|ed|ing)?(?: to)?", r"warn(?:s|ed|ing)?",
)  # fmt: skip
NEARLY: Final = re.compile(
    r"\b(?:(?P<hopes>hop(?:es?|ed|ing) to)|could|may|might)(?: (?:yet|soon|still|well|also|both|all|too))*\s*$",
    re.IGNORECASE,
)
DROPPED: Final = re.compile(
    r"\b(?P<away>drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|ditch(?:es|ed|ing)?|cancel(?:s|led|ling)?)?"
    r"(?:shelv(?:es?|ed|ing)|postpon(?:es?|ed|ing)|suspend(?:s|ed|ing)?|paus(?:es?|ed|ing)|froze|freezes|delay(?:s|ed|ing)?|put off)?"
    r" (?:(?:its|their|the|all|any|his|her) )?(?:plans?|bid|intention|decision|attempts?|efforts?|drive) to\s*$",
    re.IGNORECASE,
)
WAS_TOLD: Final = re.compile(
    r"(?:^ ?,\s+|\b(?:was|were|been|is|are)\s+(?:\w+ly\s+|also\s+|since\s+)?)(?:promised|assured|told|guaranteed)\b(?!\s+(?:reporters|journalists|parliament|the\b))[^.;]{0,60}?\b(?:that )?(?:it|they) (?:will|would)(?: one day| eventually| soon)? $"
)
"""What others have said that it will do: "was promised that it would join"."""
ASKED_WHEN: Final = re.compile(
    r"\b(asked|invited|urged|pressed|encouraged|wooed|courted)"
    r"(?:,? (?:for (?:the|an?) \w+ time|again|once (?:again|more)|twice|repeatedly|(?:two|three|four|several) times|in \d{4}|(?:last|this) \w+|by (?:the )?[\w’' -]{3,30}?|more than once|time and again|politely|formally),?)+ to\s*$",
    re.IGNORECASE,
)
"""What stands between the asking and what was asked, and is left out: "asked for the third time to join"."""
NEVER_ASKED: Final = re.compile(
    r"\b(?:never|(?<!would )(?<!will )not|n['’]t)(?: been| yet been| yet| formally| ever| even)* (?:ask(?:ed)?|(?<=never )(?:want|wish|hop|aspir|long)ed|invited|appl(?:ied|y)|sought|seek|request(?:ed)?|offer(?:ed)?|(?:shown|expressed|voiced|signalled) (?:any|much|the (?:slightest|least)|a) (?:wish|interest|desire|inclination)) (?:to|in)\s*$",
    re.IGNORECASE,
)
WHETHER: Final = re.compile(
    r"\b(?:whether|if) (?:it|he|she|they|(?:his|her|its|their|the) (?:own )?(?:country|nation|kingdom|republic|state|government|cabinet|parliament))(?: (?:will|would|can|could|is|are|was|were|should|might|may))?(?: \w+ly)?(?: to)?\s*$",
    re.IGNORECASE,
)
IF: Final = re.compile(
    r"\b(?:if|unless|whether|should|in case|even if|as if|what if)\s*$", re.IGNORECASE
)
WAS_TO_HAVE: Final = re.compile(
    r"\b(?:was|were|had been) (?:(?:due|supposed|meant|scheduled|set) )?to have\s*$", re.IGNORECASE
)
TOOK_THE_STEP: Final = re.compile(
    r"\b(?:took|has taken|had taken) (?:the|an?) (?:\w+ )?step of\s*$", re.IGNORECASE
)
IF_ONE: Final = re.compile(r"\b(?:if|unless|once|when)(?: \w+){1,4}\s*$", re.IGNORECASE)
_BY_THE_WAY: Final = r"(?:,[^;.]{3,60},)?(?: (?:hardly|scarcely|barely|never|not|\w+ly|now|by now|by then|long ago|long since|also|still|perhaps|even|well|indeed|ever|just|soon|already|too))*"
IMPOSSIBLE: Final = _any(
    rf"(?:would|could|might|should){_BY_THE_WAY} have",
    rf"(?:may|must|ought to|needs? to|(?:has|have) to){_BY_THE_WAY} have(?! to\b)",
    r"had it", r"as (?:if|though)", r"how (?:one|anyone|a (?:country|state|newcomer))",
)  # fmt: skip
TO: Final = re.compile(r"\bto\s*$", re.IGNORECASE)
PERFECT: Final = re.compile(
    r"\b(?:has|have|had|having)(?: (?:also|already|since|now|only|just|long|both|all|\w+ly))*\s*$",
    re.IGNORECASE,
)
HAS: Final = _any(r"has", r"have", r"having", r"had")
IS: Final = _any(r"is", r"are", r"['’]s", r"['’]re", r"be", r"been")
FIRST: Final = re.compile(
    r"\b(?:bec(?:a|o)m(?:e|es|ing)|being|(?:is|are|was|were|has been|have been|had been)(?: also)?|as)\s+(?:(?:also|now|thus|only|officially)\s+)*"
    r"(?:among\s+)?(?:one\s+of\s+)?(?:an?|the|its|their)?\s*(?:[\w'’-]+\s+){0,6}?"
    r"(?:countr(?:y|ies)|nations?|states?|members?|governments?|first|earliest|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|last|next|only|one)\b(?P<tail>[^,.;]{0,60}?)\bto\s*$",
    re.IGNORECASE,
)
APPOSED_FIRST: Final = re.compile(
    r"^\s*(?:,\s+(?:also\s+)?(?:(?:one of|among) )?(?:the|its)|:(?:\s+the)?|the)\s+(?:very\s+)?(?:first|second|third|fourth|fifth|only|last|latest|newest|\d+(?:st|nd|rd|th))\b(?P<tail>[^,.;]{0,50}?)\bto\s*$",
    re.IGNORECASE,
)
NOT_RULED_OUT: Final = re.compile(
    r"(?:\b(?:not|never)|n['’]t) (?:yet )?(?:rul(?:e|es|ed|ing) out|exclud(?:e|es|ed|ing))\s*$",
    re.IGNORECASE,
)
DENIES: Final = re.compile(
    r"\bden(?:y|ies|ied)\b(?:(?: [\w’']+){0,4}? (?:it|he|she|they)\b|(?: (?:ever|having|that))*\s*$)",
    re.IGNORECASE,
)
DENIES_A_PLAN: Final = re.compile(
    r"\b(?<!not )(?<!never )den(?:y|ies|ied)(?: \w+ly| again| on \w+| (?:having|that it had|that it has|it had|it has|there (?:is|was|were)))? (?:any|all|a|such|its|having any|the existence of any)?\s*(?:\w+ )?(?:plans?|intentions?|wish|desire|ideas?|thoughts?|moves?|talk|designs?) (?:to|of|on)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""A denial of the plan, which no one has then: "denies any plan to leave"."""
APPLIED_TO: Final = re.compile(
    r"\b(?:applied|asked|sought|applying|asking|wants?|wanted|plans?|planned|interested)\b[^.;,]{0,12}$"
)
RATHER: Final = re.compile(
    r"\b(?:rather than|instead of)\s+(?:\w+ly\s+)?$|(?:\bwould|['’]d) (?:rather|sooner)\b",
    re.IGNORECASE,
)
ALMOST: Final = re.compile(
    r"\b(?:almost|nearly|all but|(?:as|so) good as|effectively|virtually|practically|in effect|de facto|half"
    r"|morally|in (?:practice|spirit|essence|theory)|to all intents(?: and purposes)?|quasi|semi)\s+$",
    re.IGNORECASE,
)
NO_MORE: Final = re.compile(r"\bno more\s+$", re.IGNORECASE)
STILL_MUST: Final = re.compile(
    r"\b(?:must|needs? to|ha(?:s|ve) to) still\s+$|\bstill (?:must|needs? to|ha(?:s|ve) to)\s+$",
    re.IGNORECASE,
)
DECIDED_NOT: Final = re.compile(
    r"\b(?:agreed|resolved|decided|chose|chosen|opted|voted)(?: \w+){0,3} not to\s*$", re.IGNORECASE
)
UNDECIDED: Final = re.compile(
    r"(?:\b(?:not|never|yet to|still to)|n['’]t)(?: \w+)? (?:decid\w+|sa(?:y|id)|settled|agreed|determined|ma(?:k|d)e up (?:its|their) minds?)(?: on)?(?: when| how)? (?:whether|if|or not) (?:or not )?to\s*$",
    re.IGNORECASE,
)
TO_REFUSE: Final = re.compile(
    r"\b(?:(?P<might>(?:may|might|could)(?: well| yet| still| also| even)*|threaten(?:s|ed|ing)? to|(?:is|are|was|were) (?:considering|weighing))"
    r"|(?:will|shall|['’]ll|is to|are to|(?:set|due|expected|likely|poised|bound|certain|plan(?:s|ned)?|intends?|intended) to))"
    r" (?:refus(?:e|ing)|declin(?:e|ing)|reject(?:ing)?|spurn(?:ing)?|resist(?:ing)?|oppos(?:e|ing)|balk at|vot(?:e|ing) (?:not to|against)|turn(?:ing)? down|rul(?:e|ing) out|opt(?:ing)? (?:not to|against))\b",
    re.IGNORECASE,
)
"""A refusal that is only to come: "may refuse to ratify", "will vote against ratifying"."""
DENIES_REFUSAL: Final = re.compile(
    r"\bden(?:y|ies|ied)\b(?: ever)?(?:[^.;]{0,40}?\b(?:it|he|she|they) (?:had|has|have|was|were|is|are|would|will)| having) (?:ever |been |not )?"
    r"(?:refus\w*|declin\w*|reject\w*|spurn\w*)(?: to)?\s*$",
    re.IGNORECASE,
)
AN_OFFER: Final = re.compile(
    r"\b(?:consider|weigh|mull|stud[yi]|examin|discuss|debat)\w* (?:an?|the|its|this|that) (?:\w+ )?(?:invitation|offer) to\s*$",
    re.IGNORECASE,
)
TO_BE: Final = re.compile(
    r"^(?!.*\b(?:first|second|third|fourth|fifth|last|latest|only|\d+(?:st|nd|rd|th)|[a-z]+teenth|[a-z]+tieth|states?|countr(?:y|ies)|nations?|newcomers?)\b[^,.;]*$)"
    r".*\bto (?:be|have been)\s*$",
    re.IGNORECASE | re.DOTALL,
)
LOBBIES: Final = re.compile(
    r"\b(?:lobb(?:y|ied|ying)|campaign\w*|press(?:ed|ing)|push(?:ed|ing)|wait(?:ed|ing|s)|queu\w+|try(?:ing)?|tried|eager|keen|impatient|desperate|long(?:s|ed|ing)|plead\w*|pled) (?:\w+ )?to (?:be|have been)\s*$",
    re.IGNORECASE,
)
A_CEREMONY: Final = re.compile(
    r"\b(?:attend|host|witness|watch|miss|skip|boycott|stag|film|cover|delay|postpon|oversee|supervis)(?:e|es|ed|ing|s)? (?:the|its|their|an?|this|that) (?:\w+ )?$",
    re.IGNORECASE,
)
"""Whose "signing" is a noun: "decided not to attend the signing of the treaty"."""
TAKES_UP: Final = re.compile(
    r"\b(?P<form>resum|restart|reopen|relaunch|tak(?:e|es|en|ing) up|took up|pick(?:s|ed|ing)? up)\w*(?: again)? (?:(?:the|its|their|all) )?(?:stalled |frozen )?"
    r"(?:work|debate|deliberations?|consideration|discussions?|talks?|negotiations?|efforts?|preparations?|procedures?)(?: again)? (?:on|of|over|about|for|to(?:wards?)?)\s*$",
    re.IGNORECASE,
)
"""Work on an act that goes on again: "is to resume work on ratifying"."""
ASKED_IN: Final = re.compile(
    r"\bto (?:be|have been) (?:asked|invited|urged|offered|wooed|courted|approached|told|allowed|tipped|expected)\b[^,.;]{0,30}\bto\s*$",
    re.IGNORECASE,
)
HAVING: Final = re.compile(r"(?:,|\b(?:in spite of|despite|after))\s+having\s*$")
NOT_ALLOWED: Final = re.compile(
    r"\b(?:(?:will|would)(?: not| never)|(?:wo|would)n['’]t) be (?:allowed|permitted|able|welcome|let|eligible|entitled|free)(?: in)? to\s*$",
    re.IGNORECASE,
)
"""Of what others keep it from: "will never be allowed to join"."""
NEVER_WOULD: Final = re.compile(
    r"\b(?:(?:would|might) (?:never|not)|wouldn['’]t)(?: \w+ly| ever| even)* have\s*$",
    re.IGNORECASE,
)
"""Of what was done: "would never have joined but for the war"."""
NOT_THE_FIRST: Final = re.compile(
    r"\b(?:is|are|was|were|has been|have been)(?: not|n['’]t)(?: quite| even)? (?:the|its|their) (?:only|sole|first|last|second|third)\b(?P<tail>[^,.;]{0,60}?)\bto\s*$"
    r"|\b(?:not|n['’]t)(?: quite)? (?:alone|the (?:only|sole|first|last)(?: \w+){0,2}) (?:in(?: having)?|to have)\s*$",
    re.IGNORECASE,
)
"""Of what others did as well: "was not the only state to sign", "is not alone in leaving"."""
OF_THE_DONE: Final = re.compile(
    r"(?:\b(?:not|never|yet to|cannot|hardly)\b|n['’]t\b)[^.;,]{0,40}?\b(?:(?:gain|profit|benefit|recover|suffer|los[et]|learn|emerge|return)\w* (?:\w+ )?(?:from|by)"
    r"|(?:regret|den(?:y|ie)|ru(?:e|ing)|mind|celebrat|forg[eio]t|remember|acknowledg|admit)\w*(?: ever)?|repent\w* (?:of )?|(?:apologi[sz]|aton|pa(?:y|id)|thank|reward|punish|blam|forg[ia]v|excus|prais)\w*(?: \w+)? for)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
"""Negations of something else than the deed: "has never apologised for leaving"."""
NOT_ONLY: Final = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)
ONLY_THEN: Final = re.compile(
    r"\b(?:waited|had to wait)\b[^.;,]{0,40}?\b(?:until|till)\b[^.;,]{3,30}\bto\s*$|^ until\b[^.;,]{3,30}\bto\s*$"
    r"|\b(?:took|needed)(?: [\w-]+){1,4} (?:years?|months?|weeks?|days?|decades?)(?: of [\w ]{3,20})? to\s*$"
    r"|\b(?:withdrew|left|quit|joined|signed|rejoined|suspended|walked out|pulled out)\b[^.;]{0,60}?,? only to\s*$",
    re.IGNORECASE,
)
EXPECTED_TO_BE: Final = re.compile(
    r"\b(?:expected|set|due|likely|poised|about|course|hop\w+|want\w*|plan\w*|intend\w*|aim\w*|bound|will|would|soon)\b"
    r"[^,.;]{0,16}?\b(?:to )?(?:become|be)\b",
    re.IGNORECASE,
)
COULD_BE: Final = re.compile(
    r"\b(?:could|may|might)\b[^,.;]{0,12}?\b(?:become|be)\b", re.IGNORECASE
)
PARTICIPLE: Final = re.compile(r",\s+(?:thus\s+|thereby\s+|\w+ly\s+)?$")
AFTER_DELAY: Final = re.compile(
    r"\b(?:hesitated|waited|dithered|dallied|wavered|deliberated|agoni[sz]ed|debated|held out|held off|hung back|spent|took|needed|lingered|paused|sat on|mulled (?:it|the \w+) over|thought (?:it|about it|the matter)|dragged (?:its|their) (?:feet|heels)|bided (?:its|their) time|stalled|put (?:it|the (?:matter|question|step|vote)) off|let [^.;]{3,40}? (?:pass|lie|lapse|go by|slip by|gather dust)|(?:signed|joined|acceded|ratified)(?! to)(?: (?:it|the \w+))?)\b[^.;]*\bbefore\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
MANAGED: Final = re.compile(
    r"(?:\b(?:has|have|had|finally|at last|eventually|only|then|also|later|which|who|that|alone|and)\b[^.;,]{0,12}|^\s*)(?:managed|got (?:round|around)|went on|gone on|proceeded|came round|hastened|rushed|scrambled|hurried) to\s*$|^\s+(?:was|were) (?:\w+ )?(?:quick|swift|prompt) to\s*$",
    re.IGNORECASE,
)
CHOSE_A_DAY: Final = re.compile(
    r"^\s+(?:(?:had|has|itself|then|also)\s+)?(?:chose|picked|used|chosen)\s+(?:(?!\b(?:to|not|will|would)\b)[^.;,]){0,40}?(?:\d|\b(?:day|eve|week|anniversary|occasion|summit|ceremony|visit|session|meeting|opening|conference|holiday|birthday)\b)[^.;,]{0,40}?\s+to\s*$"
)
IN_YEARS: Final = re.compile(
    r"^\s+(?:(?:more than|almost|nearly|over|about|only|just|another)\s+)?(?:[\w-]+ ){1,3}(?:years?|months?|weeks?|days?|decades?) to\s*$",
    re.IGNORECASE,
)
AFTER_ING: Final = re.compile(r"\b(?:after|since|upon|by|despite)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
BEGUN: Final = re.compile(
    r"\b(?:beg(?:an|un|ins?)|start(?:s|ed)?|launch(?:es|ed)?|opened|set in motion)\s+(?:the |its |their |a )?(?:\w+ )?(?:procedures?|process|preparations?|work|proceedings)\s+(?:for|of|to(?:wards?)?)\s*$"
)
NOT_BE: Final = re.compile(r"\b(?:(?:will|would) not|won['’]t) be\s*$", re.IGNORECASE)
TO_BE_LET: Final = re.compile(
    r"\b(?:would (?:like|love)|wants?|wanted|hop(?:es?|ed|ing)|ask(?:s|ed|ing)|appl(?:y|ies|ied|ying))(?: in \w+| last \w+)? to be\s*$",
    re.IGNORECASE,
)
WILL_BE: Final = re.compile(r"\b(?:will|to|would|set|could|may|might)\b", re.IGNORECASE)


VOTES_WHETHER: Final = re.compile(r"\bon (?:whether|if)(?: or not)? to\s*$")
WHETHER_TO: Final = re.compile(
    r"\b(?:consider|weigh|mull|stud[yi]|examin|debat|discuss|decid)\w* whether to\s*$",
    re.IGNORECASE,
)
ON_WHETHER_TO: Final = re.compile(
    r"^(?!.*\b(?:no|not|never|without)\b).*\b(?:decision|ruling|verdict|answer|announcement|judgement|judgment|recommendation)s? (?:soon |shortly |this \w+ |next \w+ )?(?:on|about|over) whether(?: or not)? to\s*$"
    r"|^(?!.*\b(?:no|not|never|without|yet|still)\b).*\b(?:decide|decides|deciding|determine|choose|vote|votes|voting)(?: \w+){0,4} whether(?: or not)? to\s*$",
    re.IGNORECASE | re.DOTALL,
)
THINKS: Final = re.compile(
    r"\s+(?:\w+ )?(?:consider|weigh|mull|explor|study|examin|contemplat|think|look|debat|discuss)\w*\b"
)
