"""Verbs that tell of an act only with what comes after them: "became the 61st party".

A row a phrase: the act, the forms of its verb (base, third person, past, "-ing"; "-" for none) and
what has to follow. The words between may vary, as they may not in `act_words`.
"""

from typing import Final

from tracker.domain.acts import Act
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Verb, spelt

_ORDINAL: Final = (
    r"(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth|hundredth))"
)
_KIND: Final = (
    r"(?:(?:also|now|thus|formally|officially|eventually|finally|the|an?|its|their|our|only|just|whole|proud|newest|latest|youngest|last|most recent|next"
    rf"|{_ORDINAL}|full|founding|permanent|associate|contracting|formal|official|new|equal|voting|[A-Z]\w+(?:an|ese|ish|i)|island|landlocked|the \w+['’]s|[A-Z][\w+]*['’]s)\s+){{0,5}}"
)
_NO_MORE: Final = r"(?!\s+(?:of (?:parliament|the (?:house|senate|board|family|delegation|crew|cabinet|team))|to (?:the (?:conflict|talks|dispute|war|case|proceedings|fighting)|sign|join|ratify|accede|leave|quit))\b)"
_FOR_ELSE: Final = r"(?! (?:for|to) (?!(?:its |full |formal |early )*(?:membership|accession|entry|admission|join|accede|become|be (?:let|admitted|taken)|return|rejoin|enter|come in|a seat|it\b)))"
"""What is applied for is no membership: "put in a request for more time"."""
_SUCH: Final = r"(?:an? |full |formal |early |swift |rapid |quick |speedy |prompt |urgent |immediate |accelerated |fast-track |fast-tracked |eventual )*"
"""How an entry that somebody asks for is called."""
_MEMBER: Final = rf"{_KIND}(?:(?:co-)?(?:member|partner member)(?:[- ](?:state|country|nation))?s?|(?:state )?part(?:y|ies)|participants?|adherents?)\b{_NO_MORE}"
_SIGNATORY: Final = rf"{_KIND}(?:signator(?:y|ies))\b{_NO_MORE}"
_OWN: Final = r"(?:its|his|her|their|our|the|an?)"

TELLS_A_DEPOSITARY: Final = re.compile(
    r"\w+ with [^.;]+ instruments? of |notif\w+ [^.;]+ of ", re.IGNORECASE
)
"""What is deposited "with" somebody, or whom one notifies: who is no agreement."""

# to apply to join, not to apply the treaty, nor in Hong Kong
_APPLIES: Final = (
    r"(?=\s*[.,;:!?)—–]|\s*$|\s+(?:\w+ ){1,3}ago\b|\s+within (?:an?|the|days|weeks|hours|months)\b|\s+(?:for|to|but|and|then)\b|\s+(?:next|formally|jointly|together|again|first|too|officially|separately)\b|\s+(?:in|on|last|this|next|within|during|by|since|only|three|two|a)\s+(?:the\s+)?(?:\d"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall|winter|same|early|late|mid|year|month|week|weeks|days"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|hours|years|months))"
)

_ROWS: Final = (
    ("joined~", "become becomes became becoming", _MEMBER),
    ("joined~", "be - - -", _MEMBER),
    ("joined!", "become becomes became becoming", rf"{_KIND}(?:country|nation|state) (?:in|inside)\b"),
    ("joined!", "become becomes became becoming", r"(?:an? (?:integral |full )?)?part of\b"),
    ("joined!", "place places placed placing", r"(?:itself|themselves) under\b"),
    ("joined!", "put puts put putting", r"(?:itself|themselves) under\b"),
    ("joined!", "come comes came coming", r"under\b(?! (?:fire|attack|pressure|review|scrutiny|criticism))(?=\s+(?:the|its|it)\b)(?![^.;,]{3,40}['’]s\b)"),
    ("joined!", "adopt adopts adopted adopting", r"(?=\s+the\b)"),
    ("candidate~", "apply applies applied applying", _APPLIES),
    ("signed~", "sign signs signed signing", r"(?:its|their|an|the) (?:(?:accession|adhesion) (?:protocol|treaty|agreement)s?|(?:protocol|treaty|act|instrument)s? of (?:accession|adhesion))\b"),
    ("acceded~", "file files filed filing", rf"{_OWN} accession (?:papers|documents?|instruments?)\b"),
    ("acceded~", "deposit deposits deposited depositing", rf"{_OWN} accession (?:papers|documents?|instruments?)\b"),
    ("acceded~", "deposit deposits deposited depositing", rf"{_OWN} (?:papers|documents) of accession\b"),
    ("acceded~", "hand hands handed handing", rf"(?:in |over ){_OWN} (?:own )?(?:accession (?:papers|documents?|instruments?)|(?:papers|documents|instruments?) of accession)\b"),
    ("acceded~", "send sends sent sending", rf"in {_OWN} (?:own )?instruments? of accession\b"),
    ("acceded~", "submit submits submitted submitting", rf"{_OWN} (?:own )?instruments? of accession\b"),
    ("acceded~", "submit submits submitted submitting", rf"{_OWN} accession (?:papers|documents?|instruments?)\b"),
    ("joined~", "take takes took taking", rf"(?:up )?{_OWN} (?:\w+ )?(?:seat|place)s?\b(?=\s*[.,;]| (?:in|at|among|alongside|on|this|last|for the first time)\b)"),
    ("joined~", "make makes made making", r"it (?:in|into)\b"),
    ("joined~", "become becomes became becoming", rf"(?:the|its|their)\s+(?:{_ORDINAL}|newest|latest|youngest)\s+(?:\w+\s+)?(?:all(?:y|ies)|countr(?:y|ies)|nations?|states?)\b(?!,\s+(?:after|alongside|following|besides)\b[^.;]{{3,60}}\sto\b)(?=\s*[.,;:)—–]|\s*$|\s+(?:in|on|last|this|when)\b)"),
    ("joined!", "- - been -", r"in\b(?!\s+(?:effect|force|place|operation|office|power|talks|touch|contact|charge|use|session)\b)(?=\s+(?:the\s+)?[\w ]{2,30}?\s+since\b)"),
    ("signed~", "add adds added adding", r"(?:theirs|(?:its|their) own)\b"),
    ("signed~", "become becomes became becoming", _SIGNATORY),
    ("signed~", "be - - -", _SIGNATORY),
    ("signed~", "- puts put putting", rf"(?:{_OWN} (?:name|names|signature|signatures|pen|seal)|pen) to(?: (?:paper|it|the paper))?\b"),
    ("signed~", "- puts put putting", rf"{_OWN} (?:name|names|signature|signatures) (?:down|(?:below|beneath|under(?:neath)?|beside|next to|alongside|after|behind) (?:that|those|it|them|the (?:text|document|treaty|accord|pact|agreement|convention|protocol)|[A-Z][\w-]*(?: [A-Z][\w-]*)?['’]s?))(?!\w)"),
    ("signed~", "append appends appended appending", rf"{_OWN} (?:own )?(?:name|signature)s?(?: to)?\b"),
    ("signed~", "add adds added adding", rf"{_OWN} (?:own )?(?:name|signature)s?(?: to)?\b"),
    ("signed~", "give gives gave giving", rf"{_OWN} signatures?\b"),
    ("in-force!", "become becomes became becoming", r"(?:legally )?bound by\b"),
    ("announced~", "take takes took taking", r"up (?:an|the|its|this|that) (?:\w+ )?(?:invitation|offer)\b(?! (?:of|from) (?:talks|help|aid))"),
    ("announced~", "accept accepts accepted accepting", r"(?:an|the|its|this|that) (?:\w+ )?invitation\b"),
    ("acceded~", "deposit deposits deposited depositing", rf"{_OWN} (?:own )?instruments? of accession\b"),
    ("acceded~", "lodge lodges lodged lodging", rf"{_OWN} (?:own )?instruments? of accession\b"),
    *(
        (act, f"{verb} {verb}s {past} {verb.rstrip('e')}ing", rf"with (?:the )?[^.;,]{{3,70}}? {_OWN} (?:own )?instruments? of {what}\b")
        for verb, past in (("deposit", "deposited"), ("lodge", "lodged"))
        for act, what in (("ratified~", "(?:ratification|acceptance|approval)"), ("acceded~", "accession"))
    ),
    *(
        ("ratified~", forms, rf"{_OWN} (?:own |last |final |{_ORDINAL} )?(?:instruments?(?: of (?:ratification|acceptance|approval))?(?! of (?:accession|withdrawal|denunciation))|ratifications?|acceptances?)\b(?! (?:process|procedure|bill|law|debate|vote|talks))")
        for forms in ("lodge lodges lodged lodging", "deposit deposits deposited depositing")
    ),
    *(
        ("ratified~", forms, rf"{_OWN} (?:own )?(?:instruments? of (?:ratification|acceptance|approval)|ratifications?|acceptances?)\b(?! (?:process|procedure|bill|law|debate|vote|talks))")
        for forms in ("bring brings brought bringing", "carry carries carried carrying", "present presents presented presenting", "deliver delivers delivered delivering")
    ),
    *(
        ("ratified~", forms, rf"(?:{_OWN}|the) (?:\w+ )?(?:papers|ratification papers)\b(?! (?:of|for|on|about|to (?!the (?:UN|United|depos|secret))))")
        for forms in ("deposit deposits deposited depositing", "lodge lodges lodged lodging")
    ),
    ("candidate~", "put puts put putting", rf"in (?:its|their|an?) (?:(?:formal|official|membership) )*(?:application|bid|request|candidacy)\b{_FOR_ELSE}"),
    ("rescinded~", "revoke revokes revoked revoking", r"(?:its|their|that|the) (?:\w+ )?(?:notices?|notifications?|letters?|withdrawals?|denunciations?)\b"),
    ("acceded~", "complete completes completed completing", rf"{_OWN} (?:own )?accession\b"),
    ("ratified~", "complete completes completed completing", rf"(?:{_OWN} )?(?:own )?(?:domestic |national )?ratification(?: (?:process|procedures?))?\b"),
    ("ratified~", "deposit deposits deposited depositing", rf"{_OWN} (?:\w+ )?ratifications?\b"),
    ("acceded~", "deposit deposits deposited depositing", rf"{_OWN} (?:\w+ )?accessions?\b"),
    ("ratified~", "deposit deposits deposited depositing", r"(?=\s*[.,;]|\s*$|\s+[“\"‘']|\s+(?:today|tomorrow|yesterday|next|last|this|on|in|first|within|before|by|at|soon|shortly|later|too|as well)\b)(?<!accession deposited)"),
    ("ratified~", "deposit deposits deposited depositing", r"(?:(?:its|their|our|her|his) own|theirs|its papers|their papers|ours|one(?=\s*[.,;]|\s+(?:in|on|last|before|this|by|first|too)\b))\b"),
    *(
        ("ratified~", forms, rf"(?:{more})?(?:(?:its|their|her|his) own|theirs|hers|ours)(?: along| in)?\b(?=\s*[.,;]|\s+(?:on|in|at|last|this|a|two|three|along|together|to|with|before|after|too|only|the (?:same|next|following|day|week|month|year))\b)")
        for forms, more in (
            ("present presents presented presenting", ""), ("bring brings brought bringing", "along |in "),
            ("lodge lodges lodged lodging", ""), ("deliver delivers delivered delivering", ""),
            ("submit submits submitted submitting", ""), ("tender tenders tendered tendering", ""),
            ("file files filed filing", ""), ("send sends sent sending", "in "),
            ("transmit transmits transmitted transmitting", ""),
        )
    ),
    ("ratified~", "give gives gave giving", rf"(?:{_OWN} )?(?:final |formal |unanimous )?(?:approval|assent|blessing|green light|go-ahead)\b(?=\s*[.,;)]| (?:in(?! principle)|on|last|this|by|to (?:it|the (?:treaty|accord|pact|agreement|convention|protocol|text)))\b)"),
    ("ratified~", "complete completes completed completing", r"(?:its|their|the|all) (?:(?:internal|domestic|national|own|necessary|required|legal|constitutional|parliamentary) )*(?:procedures?|formalities)\b(?! (?:for|of) (?!ratif|accept|approv))"),
    ("ratified~", "finish finishes finished finishing", r"(?:its|their|the|all) (?:(?:internal|domestic|national|own|necessary|required|legal|constitutional|parliamentary) )*(?:procedures?|formalities)\b(?! (?:for|of) (?!ratif|accept|approv))"),
    ("ratified~", "finish finishes finished finishing", rf"(?:{_OWN} )?ratification(?: (?:process|procedures?))?\b"),
    ("ratified~", "conclude concludes concluded concluding", rf"(?:{_OWN} )?ratification(?: (?:process|procedures?))?\b"),
    ("ratified~", "give gives gave giving", rf"{_OWN} (?:formal )?(?:consent to be bound|ratification|acceptance)\b"),
    ("ratified~", "file files filed filing", rf"{_OWN} instruments? of (?:ratification|acceptance|approval)\b"),
    ("ratified~", "turn turns turned turning", rf"(?:in|over) {_OWN} (?:own )?(?:instruments?(?: of (?:ratification|acceptance|approval))?|ratifications?|ratification papers)\b(?! of (?:accession|withdrawal|denunciation))"),
    ("ratified~", "submit submits submitted submitting", rf"{_OWN} instruments? of (?:ratification|acceptance|approval)\b"),
    ("ratified~", "hand hands handed handing", rf"(?:in |over )the {_ORDINAL} (?:instruments? of )?(?:ratification|acceptance|approval)\b"),
    ("ratified~", "hand hands handed handing", rf"(?:in |over ){_OWN} (?:instruments?|papers|ratification)(?: of (?:ratification|acceptance|approval))?\b(?! of (?:accession|withdrawal|denunciation))"),
    ("ratified~", "hand hands handed handing", r"(?:in|over) (?:(?:its|their|her|his) own|theirs)\b(?=\s*[.,;]|\s+(?:on|in|last|this|the|at|a|too|two|three)\b)"),
    ("ratified~", "send sends sent sending", rf"in {_OWN} (?:own )?(?:instruments?|papers|ratification)(?: of (?:ratification|acceptance|approval))?\b(?! (?:of|for|about|on (?!\w+day\b|\d|the (?:day|same|very|\d)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)))"),
    ("joined!", "- - founded co-founding", ""),
    ("joined!", "belong belongs belonged belonging", r"to\b"),
    ("withdrew~", "take takes took taking", r"(?:its|their|his|her) (?:signature|name|accession|instrument)s? (?:back|off)\b"),
    ("withdrew~", "take takes took taking", r"back (?:its|their|his|her) (?:signature|name|accession)s?\b"),
    ("withdrew~", "strike strikes struck striking", r"(?:its|their|his|her) (?:signature|name)s? (?:off|from)\b(?: (?:the|its|that) (?:list|roll|register|document|text|treaty|pact|accords?|convention|agreement)\b)?"),
    ("withdrew~", "give gives gave giving", r"(?:(?:its|their|formal|written|official|own|a|the|six|twelve|months['’]) )+notice\b(?!\s+(?:of (?!its|withdraw|denunc|leav|exit|depart)|to (?!leave|quit|withdraw|the (?:UN|depos|secret)))\w)"),
    ("withdrew~", "notify notifies notified notifying", r"[^.;,]{3,70}? of (?:its|their) (?:withdrawal|denunciation|departure|exit)\b(?! from (?:the )?(?:talks|negotiations|meeting|summit|room))"),
    ("withdrew~", "send sends sent sending", r"(?:in )?(?:(?:its|their|a|an|the|formal|written|official|own) )*(?:notices? of (?:withdrawal|denunciation|exit|departure)|notice\b(?= of (?:its|their) own\b))"),
    ("withdrew~", "get gets got getting", r"out\b(?=\s*[.,;]|\s+of (?:it|the)\b)"),
    ("declined!", "decline declines declined declining", r"(?:(?:an?|the|its|full|formal|any) )*(?:membership|accession|offer of membership|invitation|seat)\b"),
    ("withdrew~", "serve serves served serving", r"(?:(?:its|their|formal|written|official|own|a) )*notice\b(?!\s+(?:of (?!its|withdraw|denunc|leav|exit|depart)|to (?!leave|quit|withdraw|the (?:UN|depos|secret))|that)\w)"),
    ("withdrew~", "withdraw withdraws withdrew withdrawing", r"(?:its|their) (?:accession|membership|instruments? of accession)\b"),
    ("unratified~", "withdraw withdraws withdrew withdrawing", r"(?:its|their|that|the|his country['’]s|her country['’]s|the country['’]s) (?:instruments? of )?ratification\b"),
    ("unratified~", "revoke revokes revoked revoking", r"(?:its|their|that|his country['’]s|her country['’]s|the country['’]s) (?:instruments? of )?(?:ratification|acceptance|approval)\b"),
    ("unratified~", "take takes took taking", r"(?:back )?(?:its|their|that|the) (?:instruments? of )?ratification\b(?: back)?"),
    ("unratified~", "rescind rescinds rescinded rescinding", r"(?:its|their) ratification\b"),
    ("unratified~", "cancel cancels cancelled cancelling", r"(?:its|their) ratification\b"),
    ("withdrew!", "turn turns turned turning", r"(?:its|their|his|her) backs? on\b"),
    ("withdrew!", "tear tears tore tearing", r"up\b"),
    ("withdrew!", "rip rips ripped ripping", r"up\b"),
    ("withdrew!", "opt opts opted opting", r"out(?: of)?\b"),
    ("withdrew!", "bow bows bowed bowing", r"out of\b"),
    ("withdrew!", "break breaks broke breaking", r"(?:away|with|out) (?:from|of)?\b"),
    ("withdrew~", "walk walks walked walking", r"away\b(?! (?:from|with)\b)"),
    ("withdrew~", "end ends ended ending", r"(?:(?:its|their) (?:\w+ )?|(?:[\w-]+ )?[\w-]+ (?:years|decades) of )(?:membership|participation)\b"),
    ("withdrew~", "terminate terminates terminated terminating", r"(?:its|their) (?:\w+ )?(?:membership|participation|adherence)\b"),
    ("withdrew~", "cancel cancels cancelled cancelling", r"(?:its|their) (?:\w+ )?(?:membership|participation)\b"),
    ("withdrew~", "surrender surrenders surrendered surrendering", r"(?:its|their) (?:\w+ )?(?:membership|seat)\b"),
    ("withdrew~", "give gives gave giving", r"up (?:its|their) (?:\w+ )?(?:membership|seat)\b"),
    ("withdrew~", "unsign unsigns unsigned unsigning", ""),
    ("withdrew~", "un-sign un-signs un-signed un-signing", ""),
    ("rescinded~", "reverse reverses reversed reversing", r"(?:its|their|his|her|the) (?:\w+ )?(?:withdrawal|exit|departure|decisions? to (?:leave|quit|withdraw|exit|pull out))\b"),
    ("rescinded~", "abandon abandons abandoned abandoning", r"(?:(?:its|their|his|her|the|any|all) )?(?:withdrawal|plans? to (?:leave|quit|withdraw|exit|pull out))\b"),
    ("rescinded~", "drop drops dropped dropping", r"(?:(?:its|their|his|her|the|any|all) )?(?:\w+ )?(?:withdrawal|plans? to (?:leave|quit|withdraw|exit|pull out)|threat to (?:leave|quit|withdraw|exit|pull out))\b"),
    ("suspended!", "suspend suspends suspended suspending", r"the (?:operation|application) of\b"),
    *(
        ("rescinded~", forms, r"(?:(?:up|off) )?(?:(?:its|their|the|that|his|her|an?|all|any|previous|earlier|former|planned|[\w]+['’]s) ){1,3}(?:\w+ )?(?:(?:notices?|notifications?|declarations?)(?: of (?:withdrawal|denunciation)| to (?:leave|quit|withdraw))?|(?:withdrawal|exit|departure|denunciation)(?! (?:of (?:its|the|their) (?:troops|forces|envoy|ambassador|staff|bill|motion)|fees?|tax|polls?|interview))|(?:plans?|decisions?|threats?|bids?|moves?|vows?) to (?:leave|quit|withdraw|exit|pull out))\b")
        for forms in ("tear tears tore tearing", "cancel cancels canceled canceling", "cancel cancels cancelled cancelling", "rescind rescinds rescinded rescinding", "shelve shelves shelved shelving", "scrap scraps scrapped scrapping", "revoke revokes revoked revoking", "overturn overturns overturned overturning", "undo undoes undid undoing", "annul annuls annulled annulling", "reverse reverses reversed reversing")
    ),
    ("rescinded~", "call calls called calling", r"off (?:its|their|the|a) (?:\w+ )?(?:withdrawal|exit|departure|plans? to (?:leave|quit|withdraw|exit|pull out))\b"),
    ("candidate~", "submit submits submitted submitting", rf"(?:its|their|an?) (?:(?:formal|official|membership|written) )*(?:application|bid|request|candidacy)\b{_FOR_ELSE}"),
    ("candidate~", "lodge lodges lodged lodging", r"(?:their |formal |official |membership )*(?:applications|requests|bids)\b"),
    ("rescinded~", "withdraw withdraws withdrew withdrawing", r"(?:its|their|the|that|those) (?:\w+ )?(?:notices?|notifications?|letters?|motion|bill)\b"),
    ("withdrew!", "ditch ditches ditched ditching", ""),
    ("withdrew!", "desert deserts deserted deserting", ""),
    ("candidate~", "lodge lodges lodged lodging", r"(?:its|their|an?) (?:(?:formal|official|membership) )*(?:application|bid|candidacy)\b"),
    ("candidate~", "file files filed filing", r"(?:its|their|an?) (?:(?:formal|official|membership) )*(?:application|bid|candidacy)\b(?= (?:for (?:membership|accession)|to (?:join|accede))|\s*[.,;]| (?:in|on|last|this)\b)"),
    ("rescinded~", "take takes took taking", r"(?:back (?:its|their|the) (?:\w+ )?(?:notice|withdrawal|notification)|(?:its|their|the|that) (?:\w+ )?(?:notice|withdrawal|notification|denunciation) back)\b"),
    ("withdrew~", "remove removes removed removing", r"(?:its|their|his|her) (?:signature|name)\b"),
    ("joined~", "win wins won winning", r"(?:full |formal )?(?:admission|membership|entry|accession)\b"),
    ("candidate~", "want wants wanted wanting", rf"{_SUCH}(?:membership|accession|admission|entry)\b(?! of\b)"),
    ("candidate~", "ask asks asked asking", rf"for {_SUCH}(?:membership|accession|admission|entry|an? (?:\w+ )?(?:seat|place|chair)(?=\s*[.,;]|\s+(?:in|inside|at) (?:it|the (?:club|bloc|group|alliance|union|pact|organi[sz]ation|table))\b))\b(?! of\b)"),
    ("signed~", "sign signs signed signing", r"(?:its|the|their) founding (?:declaration|treaty|charter|agreement|document|act|convention|text)\b"),
    ("candidate~", "request requests requested requesting", rf"{_SUCH}(?:membership|accession|admission|entry)\b(?! of\b)"),
    ("candidate~", "seek seeks sought seeking", rf"{_SUCH}(?:membership|accession|admission|entry)\b(?! of\b)"),
    ("declined~", "rule rules ruled ruling", r"out (?:(?:any |full )?(?:membership|accession|ratification)|joining|signing|ratifying|acceding)\b"),
    ("declined~", "turn turns turned turning", r"down (?:(?:full|formal|an?|the|its|any|every) )*(?:(?:offers? of )?(?:membership|accession|entry|a seat))\b(?! (?:fees?|talks|to|of|on|at|in the)\b)"),
    ("declined~", "turn turns turned turning", r"(?:it|them|membership|accession|entry|the (?:\w+ )?\w+) down\b"),
    ("declined!", "throw throws threw throwing", r"out\b"),
    ("declined!", "turn turns turned turning", r"down\b(?=\s+(?:the|this|that|its?|an?)\s+(?:\w+\s+)?(?:treaty|accords?|convention|pact|agreement|protocol|charter|compact|deal|text)\b)"),
    ("declined!", "vote votes voted voting", r"(?:ratification |accession )?down\b"),
    ("declined~", "vote votes voted voting", r"(?:it|them|(?:the|this|that|its) (?:\w+ )?(?:treaty|accords?|convention|pact|agreement|protocol|charter|text|bill|compact|deal|statute|covenant)) down\b"),
    ("declined!", "say says said saying", r"(?:an? )?(?:(?:firm|flat|polite|clear|loud|resounding|final|emphatic) )?no(?: (?:on|in|last|this) \w+| yesterday| today| again)? to\b(?=\s+(?:it|the|this|that)\b|\s+(?-i:[A-Z]))"),
    ("declined!", "balk balks balked balking", r"at\b"),
    ("declined!", "baulk baulks baulked baulking", r"at\b"),
    ("declined!", "give gives gave giving", r"(?=\s+(?:the |this |that )?[^.;,]{3,60}? (?:the cold shoulder|(?:an? |the )?(?:[a-z]+ )?thumbs[- ]down)\b)"),
    *(
        ("declined!", forms, r"(?:(?:the |its |a )?(?:bill (?:to ratify|ratifying|on)|ratification of|ratification bill (?:for|on)|motion to ratify)\b)?(?=[^.;]{3,70}? by (?:an? [\w-]+ votes?\b|\d+[^.;,]{0,12}? (?:to|votes?|against)\b|\d+-\d+))")
        for forms in ("sink sinks sank sinking", "kill kills killed killing", "bury buries buried burying", "torpedo torpedoes torpedoed torpedoing", "defeat defeats defeated defeating")
    ),
    ("declined!", "snub snubs snubbed snubbing", ""),
    ("declined!", "shun shuns shunned shunning", ""),
)  # fmt: skip


def phrase_verbs() -> dict[str, list[tuple[re.Pattern[str], Verb]]]:
    """Return the phrases by the first words of theirs, those that are written first before others."""
    found: dict[str, list[tuple[re.Pattern[str], Verb]]] = {}
    for head, forms, tail in _ROWS:
        for form, written in spelt(forms):
            verb = Verb(
                act=Act(head.rstrip("!~")), form=form, needs_object="!" in head, bare="~" in head
            )
            after = tail if tail.startswith("(?=") else rf"\s+{tail}" if tail else r"\b"
            pattern = re.compile(rf"{re.escape(written)}{after}(?!-)", re.IGNORECASE)
            found.setdefault(written, []).append((pattern, verb))
    return found
