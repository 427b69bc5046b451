"""Whole phrases that tell of an act: a row a phrase, of any accord; data, without grammar.

`ROWS`: the rule, what it tells, how, how sure, whether a date beside it is its own, the words.
`OWNED`: the same of what a party has ("Mali's membership was suspended"), always asserted.
"""

from typing import Final

from tracker.domain.acts import Act

_IN: Final = (
    r"(?:join|sign(?: up| on)?|rat(?:ify)|accede|enter|re-?enter|re-?join|return|belong|come back"
    r"|become (?:one\b|an? (?:full |founding )?(?:member|party|signatory))|be (?:let|taken) (?:back )?in|be (?:a )?part of|be (?:invited|admitted))"
)
_OUT: Final = r"(?:leave|quit|exit|withdraw|pull out|walk out|go|depart|abandon)"
_LEAVING: Final = (
    r"(?:leaving|quitting|exiting|withdrawing|withdrawal|pulling out|walking out|going|departing"
    r"|an? (?:exit|withdrawal|departure)|its (?:exit|withdrawal|departure))"
)
_IT: Final = (
    r"(?:it|the (?:idea|text|offer|invitation|matter|question|move|step|accord|treaty|pact|charter"
    r"|proposal)|(?:such |similar )?a (?:similar )?(?:step|move)"
    r"|membership)"
)
_PROCESS: Final = (
    r"(?:procedure|process|ratification|accession|talks|negotiations|participation|application"
    r"|review|bid|plan|steps|work)"
)
_STANDING: Final = r"(?:membership|voting rights|rights(?: and privileges)?(?: under (?:it|the \w+))?|participation|seat|status)"

ROWS: Final = (
    # candidates
    ("wants-in", Act.CANDIDATE, "asserted", 0.65, False, r"wants? in\b(?! [a-z]+ )|wants? in (?=(?:but|and|though|although|while|however)\b)"),
    ("interested", Act.CANDIDATE, "asserted", 0.65, False,
     r"(?:is|are|was|were)(?: also| long| now)? (?:interested|keen|candidates?|applicants?)\b(?! (?:for|in) (?:the )?(?:post|election))"),
    ("interested", Act.CANDIDATE, "asserted", 0.65, False,
     r"(?:has|have|had)(?: also)? (?:shown|expressed|signalled|voiced) (?:an? |its |their |some |great |strong )?(?:interest|desire|wish)\b"),
    ("wishes", Act.CANDIDATE, "asserted", 0.62, False,
     rf"(?:wish(?:es|ed)?|hop(?:es?|ed)(?! to (?:sign|ratify))|wants?|wanted|would like|would love|asks?|asked|(?:is|are)(?: both| also| all| now)? asking|requested|is eager|are eager)(?: also| in \w+| last \w+)? to {_IN}\b"),
    ("wishes", Act.CANDIDATE, "asserted", 0.58, False,
     r"(?:would (?:very much )?(?:like|love)|wants|hopes|wishes) to\b(?=\s*[.,;])"),
    ("applied", Act.CANDIDATE, "asserted", 0.72, True,
     r"(?:appl(?:y|ies|ied)(?: together| jointly| formally)?(?= (?:for (?:re-?admission|membership|accession)|to (?:re-?)?join|to return)|,|\.|\s+(?:in|on|within|last|this|the same|as well|too)\b)"
     r"|(?:made|filed|lodged|submitted|put in|deposited|handed in) (?:an? |its |the |their )?(?:formal |official )?(?:requests?|applications?|bids?|candidature|candidacy))\b"),
    ("courted", Act.CANDIDATE, "asserted", 0.6, False,
     r"(?:(?:has|have|had) (?:also |long |both |all )?been|was|were|is|are)(?: being)?(?: also| long| the (?:first|last|next) to be)? (?:courted|wooed|sounded out|approached|invited to join|asked to join|offered (?:membership|a seat)|promised (?:membership|a seat|entry|a place)|invited(?= (?:in|last|this|by)\b|\s*[.;,]))\b|(?:has |have |had )?received an? (?:formal |official )?invitation\b"),
    ("named-next", Act.CANDIDATE, "asserted", 0.62, False,
     r"(?:has|have|had|was|were|is|are)(?: been)?(?: also| often| widely)? (?:tipped|touted|mentioned|floated|named|cited|seen|regarded|viewed|spoken of|considered)\b(?= (?:[\w ]{0,40}? )?(?:as (?:an? |the )?(?:\w+ )?(?:next|candidates?|likely|possible|potential|favou?rites?|front-?runners?|contenders?|in line|future)|to (?:join|sign|follow)|in \d{4}|next)\b)|(?:is|are|was|were)(?: also)? (?:among|one of|on the list of) (?:the|those) (?:[\w-]+ ){0,4}?(?:being (?:courted|wooed|considered|sounded out|approached|mentioned)|courted|wooed|invited|tipped|candidates|hopefuls|applicants|aspirants)\b"),
    ("in-talks", Act.CANDIDATE, "asserted", 0.66, True,
     r"(?:opened|opens|began|begins|started|starts|launched|launches|entered(?: into)?|(?:is|are|was|were) in|holds|is holding|has opened|has begun|has started|conducts|is negotiating|is pursuing)(?: formal| its)? (?:(?:accession|membership|entry) (?:talks|negotiations|process)|(?:accession|membership)(?= with|[.,;]))\b"),
    ("in-talks", Act.CANDIDATE, "asserted", 0.64, False,
     r"(?:is|are|was|were)(?: also| still| now)? in (?:\w+ )?(?:talks|negotiations|discussions)\b(?= (?:about|on|over|to) (?:join|acced|member|enter|ratif|sign)\w*|\s*[.;])"),
    ("wants-to-be", Act.CANDIDATE, "asserted", 0.62, False,
     r"(?:wants?|wanted|hopes?|hoped|wish(?:es|ed)?) to be (?:the )?(?:next|first|\d+(?:st|nd|rd|th)|third|fourth|fifth|tenth)\b"),
    ("in-line", Act.CANDIDATE, "asserted", 0.64, False,
     r"(?:is|are|was|were|stands?|waits?)(?: also| still| now)? (?:in (?:the )?(?:queue|line|waiting room)|queue?ing|lining up|waiting (?:in line|to be (?:let|admitted))|on the (?:waiting list|doorstep))\b"),
    ("application-pending", Act.CANDIDATE, "asserted", 0.64, True,
     r"(?:has|have|had) (?:a|an|its|their) (?:\w+ )?(?:application|bid|request|candidacy) (?:pending|in|on the table)\b"),
    ("knocking", Act.CANDIDATE, "asserted", 0.6, False,
     r"(?:is|are)(?: both| also| now| all)? knocking\b|(?:has|have|had) been (?:knocking|waiting (?:at the door|to (?:join|be let in)|in line))\b"),
    ("not-applied", Act.CANDIDATE, "denied", 0.66, False,
     r"(?:(?:is|are|was|were) not (?:applying|seeking (?:membership|entry|accession))|(?:has|have|had) (?:not|never|n['’]t)(?: yet)? (?:applied|asked|been asked|been invited|sought)|(?:was|were) never (?:asked|invited)"
     r"|(?:does|do|did) not (?:seek|want) (?:membership|accession|entry)|(?:has|have|had) (?:shown|expressed|given) no (?:(?:sign|indication|hint) of )?(?:desire|interest|wish))\b"),
    ("wants-in", Act.CANDIDATE, "asserted", 0.62, False,
     r"(?:(?:wants?|wanted) in\b(?=\s*[.,;]| too\b| as well\b)|(?:is|are|was|were) (?:next|first|second) in (?:the queue|the line|line)\b)"),
    # may come in
    ("considers", Act.JOINED, "possible", 0.6, False,
     rf"(?:is|are|was|were|has been|have been)(?: still| also| now| said to be| reported to be| reportedly| thought to be| believed to be)? (?:considering|studying|monitoring|weighing|examining|mulling|thinking (?:about|of)|looking (?:at|into)|pondering) {_IT}\b"),
    ("considers-ratifying", Act.RATIFIED, "possible", 0.6, False,
     r"(?:is|are|was|were|has been|have been)(?: still| also| now| said to be| understood to be| thought to be| reported to be| actively| seriously)? (?:considering|studying|weighing|examining|mulling|debating|exploring) (?:the (?:possibility|option|merits) of )?(?:ratification|ratifying|whether to ratify)\b"),
    ("considers-acceding", Act.CANDIDATE, "asserted", 0.6, False,
     r"(?:is|are|was|were|has been|have been)(?: still| also| now| said to be| understood to be| thought to be| reported to be| actively| seriously)? (?:considering|studying|weighing|examining|mulling|debating|exploring) (?:the (?:possibility|option|merits) of )?(?:accession|acceding)\b"),
    ("considers", Act.JOINED, "possible", 0.58, False,
     rf"(?:is|are|was|were) [“\"'‘](?:considering|studying|weighing|examining) {_IT}\b"),
    ("handed-over", Act.ACCEDED, "asserted", 0.68, True,
     r"(?:hand(?:ed|s|ing) (?:over|in)|deposit(?:ed|s|ing)|lodg(?:ed|es|ing)|present(?:ed|s|ing)|deliver(?:ed|s|ing)) (?:his|her|its|the|their) (?:own )?(?:country|nation|kingdom|government|state|republic|island)['’]s (?:formal )?instruments? of accession\b|complet(?:ed|es|ing) (?:its|their) accession\b"),
    ("handed-over", Act.RATIFIED, "asserted", 0.68, True,
     r"(?:hand(?:ed|s|ing) (?:over|in)|deposit(?:ed|s|ing)|lodg(?:ed|es|ing)|present(?:ed|s|ing)|deliver(?:ed|s|ing)) (?:his|her|its|the|their) (?:own )?(?:country|nation|kingdom|government|state|republic|island)['’]s (?:formal )?instruments? of (?:ratification|acceptance|approval)\b"),
    ("remains-signatory", Act.SIGNED, "asserted", 0.64, False,
     r"(?:remains?|is still|are still) (?:only |just |merely )?(?:an? )?signator(?:y|ies)\b(?! of)"),
    ("had-been-members", Act.JOINED, "asserted", 0.64, False,
     r"(?:had|has|have) been (?:an? )?(?:full |loyal |founding |keen )?(?:members?|party|parties)\b(?=\s*[.,;]| (?:since|for|from|until|ever)\b| of (?:it|the (?:pact|treaty|accord|convention|bloc|club))\b)"),
    ("deposited", Act.ACCEDED, "asserted", 0.66, True,
     r"instruments? of accession (?:(?:was|were|has been|have been|had been) )?(?:formally |duly )?(?:deposited|lodged|handed (?:in|over)|received|delivered)\b"),
    ("deposited", Act.RATIFIED, "asserted", 0.66, True,
     r"(?:instruments? of (?:ratification|acceptance|approval)|instruments?|ratification (?:papers|instruments?)) (?:(?:was|were|has been|have been|had been) )?(?:formally |duly )?(?:deposited|lodged|handed (?:in|over)|received|delivered)\b"),
    ("one-of-the-founders", Act.JOINED, "asserted", 0.64, False,
     r"(?:is|are|was|were)(?: also| itself)? (?:one of|among) (?:the|its) (?:\w+ )?(?:founders|founding (?:members|states|nations)|original (?:members|parties|signatories))\b"),
    ("from-the-start", Act.JOINED, "asserted", 0.62, False,
     r"(?:was|were|has been|have been) (?:in|there|aboard|on board|a member|a signatory) (?:from|since) the (?:start|beginning|outset)\b"),
    ("newest", Act.JOINED, "asserted", 0.62, True,
     r"(?:is|are|was|were|became) (?:also )?(?:the|its|their) (?:newest|latest|most recent) (?:additions?|arrivals?|recruits?|entrants?|newcomers?)\b"),
    ("reactivated", Act.REINSTATED, "asserted", 0.68, True,
     r"(?:reactivated|resumed|restored|took up) (?:its|their) (?:membership|participation|seat)\b"),
    ("applies-it", Act.IN_FORCE, "asserted", 0.64, True,
     r"(?:has|have|had) been applying (?:it|the [\w]+) since\b"),
    ("brought-the-number", Act.JOINED, "asserted", 0.66, True,
     r"(?:brought|brings|took|takes|raised|raises|bringing|taking|raising|pushed|made up) (?:the |its )?(?:number|total|tally|count|ranks|roll) of (?:\w+ )?(?:parties|members|states parties|member states)\b"),
    ("brought-the-number", Act.SIGNED, "asserted", 0.66, True,
     r"(?:(?:brought|brings|took|takes|raised|raises|bringing|taking|raising|pushed) (?:the |its )?(?:number|total|tally|count) of (?:signatories|signatures)|(?:added|adds|delivered|provided|supplied|gave) (?:it |the treaty )?(?:the|its) (?:\w+ )?(?:\d+(?:st|nd|rd|th)|[a-z-]+(?:th|rd|nd|st)) signature)\b"),
    ("brought-the-number", Act.RATIFIED, "asserted", 0.66, True,
     r"(?:(?:brought|brings|took|takes|raised|raises|bringing|taking|raising|pushed) (?:the |its )?(?:number|total|tally|count) of (?:\w+ )?ratifications|(?:added|adds|delivered|provided|supplied|deposited|gave) (?:it |the treaty )?(?:the|its) (?:\w+ )?(?:\d+(?:st|nd|rd|th)|[a-z-]+(?:th|rd|nd|st)) ratification)\b"),
    ("takes-part", Act.JOINED, "asserted", 0.64, True,
     r"(?:takes?|has taken|have taken) part (?:in it\b|already\b|too\b|as well\b|since\b)|became (?:an? )?(?:full )?participants?\b(?! (?:of|in) (?!it\b|the (?:pledge|accord|arrangement|scheme|pact|treaty)))|(?:is|are)(?: now| also| already| both| all)? (?:an? )?(?:full )?participants?\b(?! (?:of|in) (?!it\b|the (?:pledge|accord|arrangement|scheme|pact|treaty)))"),
    ("no-participant", Act.JOINED, "denied", 0.64, False,
     r"(?:is|are|was|were) not (?:yet )?(?:an? )?participants?\b"),
    ("to-take-part", Act.ANNOUNCED, "asserted", 0.66, True,
     r"(?:announced|declared|made public|confirmed) (?:its|their|the) (?:decision|intention|readiness|plans?) to (?:take part|participate|join|accede|become (?:an? )?(?:member|party|participant))\b"),
    ("officially-in", Act.JOINED, "asserted", 0.62, True,
     r"(?:is|are)(?: now)? (?:officially|formally|at last|finally) (?:in|a member|aboard|on board)\b(?=\s*[.,;])"),
    ("in-own-right", Act.JOINED, "asserted", 0.64, True,
     r"(?:became|become|becomes) (?:an? )?(?:full )?(?:member|party|signatory) in its own right\b"),
    ("is-bound", Act.JOINED, "asserted", 0.64, False,
     r"(?:is|are|remains?|has been|have been)(?: now| also| already| still| both| all| legally| fully){0,2} bound\b(?= by (?:it|the|its|that|this)\b|\s*[.,;]| since\b| too\b| as well\b)"),
    ("still-member", Act.JOINED, "asserted", 0.64, False,
     r"remains? (?:firmly |fully |still )?(?:an? |the )?(?:full |founding |committed |contracting )?(?:member|(?:state )?party)\b(?=\s*[.,;]| (?:of|to) (?:it|the)\b| (?:for now|too|still|today|as well|all the same)\b|$)"),
    ("nth-nation", Act.JOINED, "asserted", 0.64, True,
     r"(?:is|are|was|were|became|becomes)(?: now| also)? the (?:\d+(?:st|nd|rd|th)|newest|latest) (?:country|nation|state|flag|name) (?:in|on|of|aboard|inside)\b"),
    ("taken-in", Act.JOINED, "asserted", 0.66, True,
     r"(?:was|were|has been|have been|had been)(?: \w+ly)? (?:welcomed (?:back|as)|welcomed(?= (?:in (?:(?:19|20)\d\d|\w+ (?:19|20)\d\d)|into the)\b)|received as|taken (?:back )?in|brought (?:back )?in|let (?:back )?in|voted in|accepted as|inducted|added(?= (?:in (?:19|20)\d\d|to (?:it|the (?:bloc|group|club|alliance|pact)))\b)|granted (?:full )?membership|given (?:full )?membership|made a (?:full )?member)\b"),
    ("could", Act.CANDIDATE, "asserted", 0.6, True,
     r"(?:could|may|might) (?:yet |soon |still |one day |well )?become (?:an? )?(?:\w+ )?(?:member|party|signatory)\b"),
    ("is-in", Act.JOINED, "asserted", 0.6, False,
     r"(?:is|are)(?: also| now| already| both| all)? (?:(?:in|on board|aboard|inside)(?= too\b| as well\b|\s*[.,;]| since\b)|(?:in|inside|part of) the (?:zone|bloc|club|alliance|pact|area|fold)\b(?=\s*[.,;]| too\b| as well\b| although\b| but\b))"),
    ("is-a-member-state", Act.JOINED, "asserted", 0.66, False,
     r"(?:is|are|was|were)(?: also| now| already| itself)? (?:an? |the )?(?:\d+(?:st|nd|rd|th) |full |founding |contracting |EU-like )?(?:member (?:state|country|nation)|state party|contracting party|contracting state)s?\b(?! of (?:the )?(?:EU|European|UN|United))"),
    ("to-be-member", Act.JOINED, "planned", 0.7, True,
     r"(?:is|are|was|were) (?:expected|set|due|likely|about|scheduled|poised|on course|to)(?: to)?(?: be| become)? (?:an? |the |its )?(?:\d+(?:st|nd|rd|th) |full |next |newest )?(?:member|(?:state )?party)\b"),
    # declined
    ("no-interest", Act.DECLINED, "asserted", 0.68, False,
     rf"(?:(?:has|have|had) no (?:such )?(?:intention|plans?|interest|wish|desire|appetite)\b(?! (?:to|of|in) (?:leav|quit|exit|withdraw|go\b|pull|follow|doing|do\b|copy))"
     rf"|(?:is|are|was|were)(?: not|n['’]t) (?:interested|planning to {_IN})\b"
     rf"|(?:did|does|do)(?: not|n['’]t) (?:intend|plan|want|wish) to {_IN}\b"
     r"|(?:will|would) (?:refrain from|stay out|not (?:apply|join|sign|ratify|accede))\b)"),
    ("no-part", Act.DECLINED, "asserted", 0.64, False,
     r"(?:refus(?:es|ed)|declin(?:es|ed)) to (?:take part|become one|be (?:a )?part(?:y)?|have any part)\b|wants? no part (?:of|in)\b"),
    ("declined", Act.DECLINED, "asserted", 0.56, False, r"(?:(?:has|have|had) )?(?:politely |promptly |at first |initially |originally |earlier |twice )?declined\b(?=\s*[.;]|,\s+(?:because|saying|citing|as)\b)|had (?:at first |initially |originally |earlier |twice )declined\b(?=\s*,)"),
    ("nothing-to-do", Act.DECLINED, "asserted", 0.64, False,
     r"(?:(?:refus\w+|declin\w+|does not want|did not want) to have anything|wants?(?:ed)? (?:to have )?nothing|(?:would|will) have nothing) to do with\b"),
    ("no-normalisation", Act.DECLINED, "asserted", 0.62, False,
     r"(?:rul(?:es|ed) out|reject(?:s|ed)|oppos(?:es|ed)|refus(?:es|ed)|dismiss(?:es|ed)) (?:any |all |the idea of |talk of |such |full )?normali[sz](?:ation|ing)\b"),
    ("voted-against", Act.DECLINED, "asserted", 0.7, True,
     r"(?:voted (?:\d+[- ](?:to[- ])?\d+ )?against|threw out|voted down|blocked|struck down|rejected|refused) (?:the |its )?(?:ratification|accession|membership|joining|signing|entry|ratifying|acceding)\b"),
    ("turned-down", Act.DECLINED, "asserted", 0.72, True,
     r"(?:(?:declined|rejected|refused|rebuffed|spurned|turned down|has declined|has rejected) (?:an?|the|its|their|two|several|repeated|all|any|many|every|successive) (?:\w+ )?(?:approach|invitation|offer|overture|proposal)s?"
     r"|turned (?:the|an?|its) (?:offer|invitation|proposal) down|(?:turned|struck) (?:it|them|this|the text|the treaty|the convention|the bill) down|ruled (?:it|that|this) out|(?:ruled out|rejected|rules out|rejects) (?:any such|all such|any) (?:step|move|thing|deal)|vot(?:ed|es) (?:it|the \w+) down|said (?:a )?(?:flat |firm |polite |clear )?no(?= to (?:the\b|joining|signing|accession|membership|it\b|an? (?:offer|invitation)))|rejected (?:ratification|accession|membership))\b"),
    ("took-back", Act.RESCINDED, "asserted", 0.68, True,
     rf"(?:scrapped|dropped|shelved|abandoned|reversed|revoked|cancelled|rescinded|gave up|(?:took|taken) back|withdrew|withdrawn) (?:its|their|the|a|all) (?:plans?|decision|notice|move|threat|intention|bid) (?:to {_OUT}|to do the same|to follow suit|of (?:withdrawal|denunciation|leaving))\b"),
    ("decided-against", Act.DECLINED, "asserted", 0.66, True,
     r"(?:decided|came down|come down) against (?:it|them|membership|joining|accession|signing|ratification|entry|taking part)\b"),
    ("idea-rejected", Act.DECLINED, "asserted", 0.62, True,
     r"(?:rejected|dismissed|spurned|rebuffed) the (?:idea|notion|suggestion|proposal|offer|prospect)(?: (?:outright|flatly|out of hand|at once|again|last \w+|on \w+day))*\b(?! of (?!joining|membership|signing|accession|taking part)| that)"),
    ("not-seek", Act.DECLINED, "asserted", 0.66, False,
     r"(?:will|would) not (?:be )?(?:seek(?:ing)?|apply(?:ing)? for|ask(?:ing)? for) (?:full )?(?:membership|accession|entry|admission|to (?:join|accede))\b|rul(?:es|ed) out (?:applying|applications?|membership|accession|joining|signing|ratif\w+|taking part)\b|excluded (?:membership|accession|joining|ratification)\b"),
    # out
    ("will-be-gone", Act.WITHDREW, "planned", 0.64, True, r"(?:will|would|is to|are to) (?:soon )?be (?:gone|out)\b(?! of (?:office|work|the question))"),
    ("no-longer", Act.WITHDREW, "asserted", 0.7, True,
     r"(?:(?:is|are|was|were) no longer (?:an? |the |in |part )?(?:full )?(?:members?|part(?:y|ies)?|signator(?:y|ies)|in\b|of\b|(?:legally )?bound\b)|ceased to be (?:an? )?(?:member|party))\b"),
    ("gone", Act.WITHDREW, "asserted", 0.62, True,
     r"(?:was gone|were gone|(?:is|are)(?: also| now| already| all)? gone\b(?=\s*[.,;]| too\b| as well\b)|(?:is|are|was|were) (?:also )?(?:the )?(?:first|second|third|fourth|last|latest|only one) (?:country |state |nation |member )?to go\b(?=\s*[.,;]| in\b| on\b| back\b)|slammed the door|(?:was|were)(?: formally| officially)? (?:expelled|thrown out|ejected|kicked out|deemed to have lapsed)|(?:was|were|is|are) (?:formally |officially )out\b(?! of (?:the )?(?:question|office))"
     r"|gave up (?:its|their) (?:seat|membership)|announced (?:its|their) (?:withdrawal|exit|departure))\b"),
    ("way-out", Act.WITHDREW, "planned", 0.64, False,
     r"(?:is|are|was|were)(?: now| also)? (?:on (?:its|their) way out|heading (?:for the (?:exit|door)|out)|(?:in the process of |preparing to )(?:leave|leaving|withdraw|withdrawing|quit|quitting))\b"),
    ("gave-notice", Act.WITHDREW, "planned", 0.72, False,
     r"(?:(?:(?:has|have|had) )?(?:deposited|handed|handed in|handed over|submitted|filed|sent|delivered|lodged|served|gave|given) (?:its |a |the |formal |written )*notice(?: of (?:withdrawal|its withdrawal|denunciation|its intention to (?:withdraw|leave)))|notified|informed|told|wrote to) (?:[\w.’'-]+ ){0,6}?(?:of its (?:intention to (?:withdraw|leave|quit)|withdrawal|decision to (?:withdraw|leave|quit)|exit|departure)|that it (?:was|is) (?:withdrawing|leaving|quitting|denouncing|pulling out|walking out|renouncing))\b"),
    ("gave-notice", Act.WITHDREW, "planned", 0.7, False,
     r"(?:deposited|handed|handed in|handed over|submitted|filed|sent|delivered|lodged|served) (?:its |a |the |formal |written |official )*(?:notice|notification|letter|instrument)s? of (?:its )?(?:withdrawal|denunciation|exit)\b"),
    ("exit-law", Act.WITHDREW, "planned", 0.66, False,
     rf"(?:signed|issued|approved|passed|adopted) (?:an?|the|its) (?:decree|law|order|bill|act|resolution) (?:on|to|for|ordering|authori[sz]ing) (?:the )?(?:{_LEAVING}|{_OUT})\b"),
    ("announced-exit", Act.WITHDREW, "planned", 0.72, False,
     rf"announced (?:(?!(?:not|never)\b)[\w,]+ ){{0,5}}?(?:that )?(?:it|he|she|they) (?:was|were|would be|is|are|would|will|intends? to|planned to) (?:{_OUT}|leaving|quitting|withdrawing|pulling out|walking out)\b"),
    ("might-leave", Act.WITHDREW, "possible", 0.62, False,
     rf"(?:threaten(?:s|ed)?(?: repeatedly)? to {_OUT}|(?:may|might|could)(?: have to| yet| also)? (?:{_OUT}|reconsider its (?:place|membership|participation))"
     rf"|(?:is|are|was|were)(?: still| also| now| said to be| reported to be| reportedly| thought to be)? (?:considering|looking into|weighing|mulling|contemplating|debating|thinking of) {_LEAVING}|would be expelled"
     r"|[“\"]?re-?(?:evaluating|considering|viewing)[”\"]? its (?:place|membership|participation))\b"),
    ("stays", Act.WITHDREW, "denied", 0.64, False,
     r"(?:stays?|is staying|are staying|chose to stay|chosen to stay|decided to stay|will stay|would stay) (?:with|in|inside|within|part of|a member of|a party to)\b(?= (?:it\b|the [\w ]{3,40}?(?:\s*[.,;]|$)))"),
    ("stays", Act.WITHDREW, "denied", 0.66, False,
     rf"(?:rul(?:es|ed) out (?:{_LEAVING}|(?:a similar|such a|the same|any such) (?:step|move|course)|following|pulling (?:it|the country|[A-Z]\w+(?: [A-Z]\w+)?) (?:out|from)|(?:an? |any )?(?:\w+ )?(?:exit|withdrawal|departure))|(?:said|says) (?:it|they) (?:was|were|is|are) not (?:leaving|quitting|withdrawing|pulling out)|(?:has|have|had) no (?:plans?|intention|reason|desire|wish) (?:to|of) (?:{_OUT}|{_LEAVING})"
     rf"|(?:does|do|did) not (?:plan|intend|want|wish) to {_OUT}|(?:has|have|had) never talked of {_LEAVING}|(?:will|would) (?:remain|stay)(?: (?:bound|put|inside|where (?:it|they) (?:is|are))\b| (?:an? (?:member|party|signatory)|in\b|(?:in|within) (?:it|the \w+))|(?=\s*[.,;]|\s*$))|(?:is|are)(?: also| both| all| now)? (?:staying|remaining) (?:in\b|put\b|an? (?:member|party))|(?:denied|denies) (?:that )?(?:it|they) (?:will|would|was|is|were|are|plans? to|planned to|wants? to|intends? to) (?:leav\w+|quit\w*|withdraw\w*|pull\w* out|exit\w*)|(?:denied|denies) (?:plans? to |any plan to |wanting to )?(?:leav\w+|quit\w*|withdraw\w*|pull\w* out|exit\w*)"
     r"|(?:is|are|was|were) (?:not|n['’]t) going anywhere|(?:made|makes) it (?:plain|clear) that (?:it|they) (?:will|would|was|were|is|are) not (?:leav|quit|withdraw|go)\w*|(?:sees?|saw|has|have|had) no (?:reason|need|cause) to {_OUT}|(?:is|are|was|were) staying put|dismissed the idea|(?:has|have|had) not(?: yet)? (?:withdrawn|left|quit|given notice)|never left(?= it\b|\s*[.,;]))\b"),
    # course
    ("halted", Act.STALLED, "asserted", 0.62, True,
     rf"(?:(?:has |have |had )?put (?:the |its |their )?{_PROCESS} on (?:hold|ice)|halted|froze|suspended|shelved|paused|interrupted|broke off|put on (?:hold|ice)|stopped)(?: (?:the|its|their|all))?(?: \w+)? {_PROCESS}\b"),
    ("never-implemented", Act.IN_FORCE, "denied", 0.64, False,
     r"(?:(?:has|have|had|did) (?:not|never)|never|n['’]t)(?: yet| fully)? implement(?:ed)? (?:it|its|the|that|their)\b"),
    ("to-parliament", Act.RATIFIED, "planned", 0.64, True,
     r"(?:will|would|plans? to|planned to|intends? to|intended to|is to|are to|promised to|expects? to|expected to|is due to|hopes to|is set to) (?:put|send|submit|bring|present|table|lay) (?:it|the [\w ]{3,30}?) (?:to|before|in) (?:the |its )?(?:parliament|lawmakers|congress|senate|assembly|legislature|deputies|MPs|knesset|duma|bundestag|diet)\b"),
    ("not-moved", Act.STALLED, "asserted", 0.6, False, r"(?:has|have|had) (?:not|n['’]t|hardly|barely) (?:moved|advanced|progressed)\b"),
    ("resumed", Act.RESUMED, "asserted", 0.62, True,
     rf"(?:resumed|restarted|reopened|unfroze|revived|took up again) (?:the|its|their)(?: \w+)? {_PROCESS}\b|returned to the (?:table|talks)\b"),
    # not in
    ("without-being", Act.JOINED, "denied", 0.62, False,
     r"without being (?:an? )?(?:full )?(?:member|party|signatory)\b"),
    ("not-one", Act.JOINED, "denied", 0.62, False,
     r"(?:is|are|was|were)(?: not|n['’]t) (?:one(?: of (?:them|its members))?|among (?:them|its members|its parties))\b(?=\s*[.,;]| either\b| and\b)"),
    ("never-in", Act.JOINED, "denied", 0.66, False,
     r"(?:(?:do|does|did)(?: not|n['’]t) belong to\b|(?:is|are|was|were) [\w ,-]{2,30}? (?:and|but),? (?:therefore |so )?not (?:yet )?(?:an? )?(?:members?|part(?:y|ies)|signator(?:y|ies))|(?:is|are|was|were)(?: not|n['’]t) (?:yet )?(?:bound by|covered by|in)\b(?= (?:it|the \w+|this|that)\b)|stay(?:s|ed)? out\b(?= of\b| so far\b|\s*[.,;])|(?:is|are|was|were)(?: still| also| currently| itself)?(?: not|n['’]t| never)(?: at present| currently| yet)? (?:an? )?(?:member|party|signatory)|(?:has|have|had) never been (?:an? )?(?:members?|part(?:y|ies)|signator(?:y|ies)|part of|in)|(?:was|were)(?: itself| themselves)? never (?:in\b(?=\s*[.,;])|inside|part of)|(?:is|are|was|were)(?: still| also| both| all)? (?:missing|absent)\b(?=\s*[.,;]| from (?:it|the (?:list|treaty|pact|accord|convention|agreement|club|roll))\b))\b"),
    ("signatory-not-party", Act.JOINED, "denied", 0.68, False,
     r"(?:is|are|was|were|remains?) (?:only )?(?:an? |mere )?signator(?:y|ies),? (?:but|and|though) not (?:yet )?(?:an? )?(?:part(?:y|ies)|members?)\b"),
    ("no-ratification", Act.RATIFIED, "denied", 0.64, False,
     r"no ratification\b(?=\s*[.,;]| yet\b| so far\b| to date\b)|ratification (?:(?:is|was|remains) )?(?:still )?(?:pending|outstanding|incomplete|not complete|not completed|awaited|not done|missing|to follow)\b"),
    ("expected", Act.RATIFIED, "planned", 0.62, True,
     r"(?:deposit|ratification) (?:(?:is|was) )?(?:expected|due|planned|scheduled|foreseen)\b"),
    ("expected", Act.ACCEDED, "planned", 0.62, True,
     r"accession (?:(?:is|was) )?(?:expected|due|planned|scheduled|foreseen)\b"),
    ("asked-whether", Act.CANDIDATE, "asserted", 0.62, False,
     rf"(?:asked|inquired|enquired)(?: \w+)? (?:whether|if|how) (?:it|they) (?:could|can|may|might) {_IN}\b"),
    ("signed-nothing", Act.SIGNED, "denied", 0.62, False,
     r"(?:has|have|had) (?:so far |as yet )?(?:signed|put (?:its|their) names? to) (?:nothing|no such (?:thing|text|paper))\b"),
    ("not-signatory", Act.SIGNED, "denied", 0.64, False,
     r"not (?:yet )?a signatory\b(?=\s*[.,;]| and\b| but\b)"),
    ("not-signatory", Act.JOINED, "denied", 0.64, False,
     r"not (?:yet )?a (?:member|party|state party)\b(?=\s*[.,;]| and\b| but\b)"),
    ("not-ratified", Act.RATIFIED, "denied", 0.66, False,
     r"(?:(?:has|have|had) (?:yet|still) to (?:ratify|deposit|approve|take up|debate|(?:submit|table|introduce|present) (?:a|the) (?:ratification )?bill)|(?:has|have|had) signed (?:and|but) gone no further"
     r"|(?:has|have|had) (?:given|set) no date for ratification)\b"),
    ("approved-accession", Act.ACCEDED, "planned", 0.64, False,
     r"(?:approved|backed|endorsed|cleared|voted for|voted in favou?r of|waved through|authori[sz]ed|signed (?:an?|the|its) (?:law|bill|decree|act|order) (?:on|of|for|approving|authori[sz]ing|allowing)) (?:the |its |the (?:country|kingdom|republic|nation|island)['’]s |\w+['’]s )?accession\b"),
    ("approved", Act.RATIFIED, "planned", 0.63, False,
     r"signed (?:an?|the|its) (?:law|bill|decree|act|order) (?:on|of|for|approving|authori[sz]ing|allowing) (?:the |its )?ratif(?:ication|ying)\b|signed (?:the|a|its) ratification (?:law|bill|act|decree)\b"),
    ("begun", Act.ACCEDED, "planned", 0.62, False,
     r"(?:(?:has|have|had) )?(?:begun|began|started|launched|initiated) (?:the |its )?(?:process|procedures?|steps|work) (?:of|for|towards?|on) (?:its )?accession\b"),
    ("begun", Act.RATIFIED, "planned", 0.62, False,
     r"(?:(?:has|have|had) )?(?:begun|began|started|launched|initiated) (?:the |its )?(?:process|procedures?|steps|work) (?:of|for|towards?|on) (?:its )?ratification\b"),
    ("finalising", Act.ACCEDED, "planned", 0.62, False,
     r"(?:is|are|was|were) (?:\w+ly |now |still |also )?(?:finali[sz]ing|completing|wrapping up|preparing|nearing|working (?:on|towards?)|moving towards?|close to|in the (?:process|midst) of) (?:its |their )?(?:own )?accession\b"),
    ("finalising", Act.RATIFIED, "planned", 0.62, False,
     r"(?:is|are|was|were) (?:\w+ly |now |still |also )?(?:finali[sz]ing|completing|wrapping up|preparing|nearing|working (?:on|towards?)|moving towards?|close to|in the (?:process|midst) of) (?:its |their )?(?:own )?ratification\b"),
    ("voted-to", Act.RATIFIED, "planned", 0.63, False,
     r"voted(?: [\w-]+){0,6} to (?:authori[sz]e|approve|allow|permit|back|clear) (?:its |the )?ratification\b"),
    ("go-ahead", Act.ACCEDED, "planned", 0.63, False,
     r"(?:gave|gives|given) (?:the |its )?(?:go-ahead|green light|nod|approval|assent|backing)(?: for| to)? (?:the (?:country|kingdom|republic|state|nation|government|island) )?to accede\b"),
    ("go-ahead", Act.RATIFIED, "planned", 0.63, False,
     r"(?:gave|gives|given) (?:the |its )?(?:go-ahead|green light|nod|approval|assent|backing)(?: for| to)? (?:the (?:country|kingdom|republic|state|nation|government|island) )?to (?:ratify|join)\b"),
    ("approved", Act.RATIFIED, "planned", 0.62, False,
     r"(?:approved|backed|endorsed|cleared|voted for|voted in favou?r of|gave (?:its )?(?:consent|assent|approval|(?:the )?green light) (?:to|for)|passed (?:an? )?(?:bill|law|act|resolution|motion) (?:to|on|for)|waved through|authori[sz]ed|unanimously approved) (?:the |its |an? )?(?:\w+['’]s )?(?:ratification|ratify(?:ing)?|membership|entry|joining)\b"),
    ("consented", Act.RATIFIED, "planned", 0.6, False,
     r"(?:gave|gives|has given|had given) (?:its |their )?(?:formal )?(?:consent|assent|blessing)\b(?! to be bound)"),
    ("bill", Act.RATIFIED, "planned", 0.62, False,
     r"(?:(?:has|have|had) )?(?:sent|submitted|introduced|tabled|presented|brought|forwarded|put) (?:the |a |an |its )?(?:ratification |accession |draft |implementing )*(?:bill|law|legislation|text|treaty|agreement|convention|protocol) (?:to|in|before) (?:the |its )?(?:parliament|lawmakers|congress|senate|assembly|legislature|deputies|MPs|knesset|duma|bundestag|diet|house)\b"),
    ("bill", Act.RATIFIED, "planned", 0.6, False,
     r"(?:(?:has|have|had) )?(?:introduced|tabled|drafted|published|passed|adopted) (?:the |a |an |its )?(?:ratification|accession|implementing|enabling) (?:bill|law|legislation|act)\b"),
    ("promised", Act.RATIFIED, "planned", 0.66, True,
     r"(?:(?:has|have|had)? ?promised to ratify|(?:will|would) (?:deposit (?:its|their) instruments?|be asked to ratify))\b"),
)  # fmt: skip

OWNED: Final = (
    ("membership-suspended", Act.SUSPENDED, 0.72,
     rf"{_STANDING},? (?:(?:was|were|has been|have been|had been) )?(?:suspended|frozen)\b"),
    ("membership-restored", Act.REINSTATED, 0.68,
     rf"{_STANDING} (?:was|were|has been|have been|had been) (?:restored|reinstated|renewed)\b|suspension (?:was|has been|had been) lifted\b"),
    ("hopes-of", Act.CANDIDATE, 0.6,
     r"(?:hopes?|ambitions?|aspirations?|dreams?|quest|desire|wish|bid) (?:of|for|to) (?:\w+ )?(?:membership|accession|entry|join|joining|become a member)\b"),
    ("membership-ended", Act.WITHDREW, 0.66,
     rf"{_STANDING} (?:lapsed|ended|expired|(?:was|has been|had been) (?:terminated|revoked|cancelled))\b"),
)  # fmt: skip
