"""Whole phrases that tell how a party stands: its vote taken, its rights given back, its part ended.

Rows as in `phrase_rows`, with what voters, parliaments and applicants did.
"""

from typing import Final

from tracker.domain.acts import Act

_RIGHTS: Final = r"(?:voting rights|right to vote|votes?|voting powers?|rights of membership|membership rights|membership|seat|rights and privileges)"
_WAS: Final = r"(?:was|were|has been|have been|had been)(?: \w+ly)?"
_OF_IT: Final = r"(?:it|the (?:pact|accords?|treaty|convention|bloc|club|union|alliance|compact|group|grouping|organi[sz]ation|court|cartel|body|community|zone|area|agreement|protocol))"
_HERE: Final = r"(?=\s*[.,;]| (?:in|from|on|at|by|for|over|after|when|until|that|last|this|then|and|but|pending|because)\b(?! (?:the|an?|its) (?:talks|negotiations|exercises?|meetings?|summits?|session|games|debate)))"
_POLL: Final = r"(?:in (?:a|the|its|both|two) (?:\w+ )?(?:referendums?|plebiscites?|ballots?|votes?|polls?)|at the (?:polls|ballot box))"

_ASKED: Final = (
    rf"{_WAS}(?: also| once| both| all)? (?:asked|invited|approached|sounded out|courted|wooed)"
    r"(?: (?:to (?:join|sign|come in|take part|become (?:one|a member))|(?:once|twice|thrice|again|repeatedly|first|early|informally|several times|more than once|a second time)|(?:two|three|four|five|several|many) times"
    r"|last \w+|this \w+|in (?:(?:early |late )?[A-Z]\w+ )?(?:19|20)\d\d|in (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:a|two|three|four|five|ten|[a-z]+) (?:years?|months?|weeks?|days?|decades?) ago))*"
)
_REFUSED: Final = (
    r",? (?:and|but) (?:(?:has|have|had|then|so far|politely|flatly|firmly|promptly|each time|every time|both times|always|again|twice|only) )*(?:declined|refused|demurred|begged off|said (?:no|it would not)|(?:turned|waved) (?:it|the (?:offer|idea|invitation)|them) (?:down|away|aside))"
    r"(?:,? (?:politely|flatly|firmly|promptly|each time|every time|both times|again|at once|without hesitation|with thanks|once more|outright))*(?=\s*[.;,]|\s*$)"
)

STATUS_ROWS: Final = (
    # applicants
    ("applied", Act.CANDIDATE, "asserted", 0.68, True,
     r"(?:put|puts) in for (?:full |formal |an? )?(?:membership|admission|accession|entry|seat)\b|(?:(?:has|have|had) )?(?:handed|sent|gave|given|delivered|presented|tabled|posted) (?:its|their) (?:own )?(?:formal |official |long-awaited )?(?:request|application|bid|candidacy|letter of application)(?: (?:for|to) (?:membership|accession|admission|join|accede))?(?= (?:in|over|to)\b|\s*[.,;])"),
    ("considers-applying", Act.CANDIDATE, "possible", 0.62, False,
     r"(?:(?:has|have|had) )?(?:considered|weighed|mulled|contemplated|pondered|toyed with|flirted with|discussed) (?:(?:the idea of )?(?:an?|its own) (?:\w+ )?(?:application|candidacy|membership bid))\b(?! (?:for|to) (?!membership|accession|admission|join|accede|it\b))"),
    ("not-applied", Act.CANDIDATE, "denied", 0.64, False,
     r"(?:(?:has|have|had) )?never (?:so much as |even |actually )?(?:applied|(?:lodged|filed|submitted|made|handed in|put in) (?:one|an application|a bid)(?=\s*[.,;]))"),
    ("asks-back", Act.CANDIDATE, "asserted", 0.64, False,
     r"(?:asks|asked|(?:has|have|had) asked|wants|wanted|hopes|hoped|is asking|is waiting)(?: (?:formally|again|in \w+|last \w+))? to be (?:re-?admitted|let back in|taken back)\b"
     r"|(?:is|are|was|were)(?: also| still| now)? negotiating (?:(?:the )?terms (?:of|for) )?(?:its|their) (?:return|re-?entry|readmission)\b(?! to (?:work|talks|the (?:table|talks)))"),
    ("asked-and", Act.CANDIDATE, "asserted", 0.62, False, rf"{_ASKED}(?={_REFUSED})"),
    ("asked-and-refused", Act.DECLINED, "asserted", 0.64, False, rf"{_ASKED}{_REFUSED}"),
    ("asked-how", Act.CANDIDATE, "asserted", 0.62, False,
     r"(?:(?:has|have|had) )?(?:asked|inquired|enquired)(?: (?!(?:not|nobody|no)\b)(?:the )?[\w-]+){0,2} (?:how (?:(?:one|it|they|a country|a state|a newcomer)(?: (?:can|could|may|might|should))? |to )(?:join|joins|accedes?|becomes? (?:one|an? (?:member|party)|part of it)|get in|come in|comes in|apply|applies)\b(?! (?:for (?!membership)|the (?:talks|meeting|debate)))"
     r"|(?:about|after|for) the (?:terms|conditions|price|procedure|rules|way) (?:of|for) (?:membership|joining|accession|entry|admission)\b)"),
    ("wants-promotion", Act.CANDIDATE, "asserted", 0.62, False,
     r"(?:would (?:like|love)|wants?|wanted|hop(?:es?|ed)|wish(?:es|ed)?|asks?|asked|seeks?|sought|applied|(?:is|are) (?:keen|eager|asking|hoping|applying))(?: also| now| \w+ly)? to (?:(?:move|go|step) up|be (?:upgraded|promoted|elevated|raised)|rise|graduate|advance|upgrade|trade up)(?: from (?:an? )?(?:observer|associate|guest|candidate|partner|dialogue partner|affiliate)(?: status| membership| state)?)? to (?:an? )?(?:full |ordinary |proper )?(?:member(?:ship)?|party|participant)\b"),
    # suspended
    ("put-on-ice", Act.SUSPENDED, "asserted", 0.64, True,
     rf"{_WAS} (?:put|placed|kept) (?:on ice|in (?:the )?(?:deep freeze|freezer|cold storage|quarantine|sin bin)|on the bench)\b(?=\s*[.,;]| (?:in|after|over|for|by|when|since|and|until|from|last|a|two|three|following|because)\b)"
     r"|(?:went|goes|sent|put|back)(?: straight)?(?: back)? in(?:to)? the (?:deep freeze|freezer|cold storage|sin bin)\b"),
    ("taken-back-in", Act.JOINED, "asserted", 0.64, True,
     rf"(?<=and )(?:then |later |finally |eventually )?(?:let|taken|welcomed|brought|accepted|allowed) back(?: in)?\b{_HERE}"),
    ("member-again", Act.JOINED, "asserted", 0.64, True,
     r"(?:is|are|was|were)(?: now)? (?:once more|once again|again) (?:an? )?(?:full |active )?(?:members?|part(?:y|ies)|participants?)\b(?! (?:in|of) (?:talks|the (?:talks|debate|discussion)))"),
    ("lost-its-vote", Act.SUSPENDED, "asserted", 0.66, True,
     rf"{_WAS} (?:stripped|deprived|shorn|divested) of (?:its|their|the|all) (?:\w+ )?{_RIGHTS}\b"
     rf"|(?:had|has had|have had) (?:its|their) (?:\w+ )?{_RIGHTS} (?:taken away|suspended|withdrawn|frozen|removed|stripped|revoked(?! as))\b"
     r"|(?:(?:has|have|had) )?(?:lost|forfeited) (?:its|their) (?:voting rights|right to vote|vote)\b(?! (?:to|against|on|in (?:the|an?) (?:final|council election))\b)"),
    ("lost-its-vote", Act.SUSPENDED, "asserted", 0.64, True,
     rf"{_WAS} (?:barred|banned|excluded|shut out) from (?:voting(?! (?:in|at) (?:the )?(?:elections?|polls?))|(?:its|all|the) (?:(?:bloc|group|club|organi[sz]ation|alliance|union)['’]s )?(?:meetings|councils?|organs|proceedings))\b"),
    ("froze-its-part", Act.SUSPENDED, "asserted", 0.66, True,
     r"(?:(?:has|have|had) )?put (?:its|their) (?:own )?(?:membership|participation|part|role) (?:on (?:ice|hold)|in abeyance)\b"),
    ("froze-its-part", Act.SUSPENDED, "asserted", 0.66, True,
     rf"(?:(?:has|have|had) )?(?:froze|frozen|suspended|paused|halted|put on ice) (?:its|their) (?:own )?(?:part|role|involvement|activity|activities|cooperation) (?:in|with) {_OF_IT}\b"),
    # and given its place again
    ("given-back", Act.REINSTATED, "asserted", 0.66, True,
     rf"{_WAS} (?:restored|returned|put back) to (?:full |active |its |their |the )*(?:membership|rights|seat|place|standing|fold|ranks)\b"
     rf"|(?:had|has had|have had) (?:its|their) (?:\w+ )?{_RIGHTS} (?:restored|returned|given back|handed back|reinstated)\b"
     rf"|{_WAS} (?:given|handed|granted) (?:back )?(?:its|their) (?:\w+ )?{_RIGHTS} back\b"
     rf"|(?:(?:has|have|had) )?(?:regained|recovered|got back|won back) (?:its|their) (?:\w+ )?{_RIGHTS}\b"),
    ("taken-back-in", Act.JOINED, "asserted", 0.64, True,
     rf"{_WAS} (?:all |both )?(?:welcomed|received|accepted|greeted) (?:back|again)\b{_HERE}"),
    # out
    ("stopped-taking-part", Act.WITHDREW, "asserted", 0.62, True,
     rf"(?:(?:has|have|had) )?(?:stopped|ceased) (?:taking part|participating|to (?:take part|participate))\b(?: in {_OF_IT}\b)?{_HERE}"),
    ("is-out", Act.WITHDREW, "asserted", 0.64, True, r"(?:is|are) (?:now |already )?out(?=:|;| for good\b)"),
    ("shown-the-door", Act.WITHDREW, "asserted", 0.62, True,
     rf"{_WAS} (?:shown the door|sent packing|booted out|drummed out|turfed out|driven out)\b"),
    ("no-notice", Act.WITHDREW, "denied", 0.64, False,
     r"no (?:\w+ )?(?:notice|notification|letter)(?: of (?:withdrawal|denunciation|departure|exit|leaving))? (?:has|had|have) (?:yet )?(?:been (?:given|sent|served|filed|lodged|received|deposited|submitted)|(?:arrived|come|gone out))\b"
     r"|(?:has|have|had) (?:given|sent|served|filed|lodged|submitted) no (?:\w+ )?(?:notice|notification|letter) of (?:withdrawal|denunciation|departure|exit|leaving)\b"),
    # never in
    ("only-observer", Act.JOINED, "denied", 0.64, False,
     rf"(?:(?:has|have|had) (?:only|never) (?:ever )?been (?:more than )?an? (?:observer|onlooker|guest)|(?:is|are|was|were|remains?|remained) (?:only|merely|just|no more than) an? (?:observer|onlooker|guest))\b(?=\s*[.,;]| (?:in|at|of|to) {_OF_IT}\b| (?:and|but|there|so far)\b)"),
    # stalled
    ("put-off", Act.STALLED, "asserted", 0.62, True,
     r"(?:(?:has|have|had) )?(?:put off|deferred|pushed back|delayed) (?:(?:its|their|the) )?(?:ratification|accession|membership)\b"),
    ("law-to-be-signed", Act.RATIFIED, "planned", 0.62, False,
     r"(?:still has to|has yet to|must still|still must|still needs to|has only to|need only|now has to) (?:sign (?:it|the (?:law|bill|act)) into law|sign the (?:ratification )?(?:law|bill|act)|(?:put|set) (?:his|her|its) (?:name|signature|seal|hand) (?:to|on|under) (?:it|the (?:ratification )?(?:law|bill|act)))\b(?! (?:on|to|of|that|for) (?!ratif|acced))"),
    # declined
    ("gave-up-the-idea", Act.DECLINED, "asserted", 0.64, False,
     r"(?:(?:has|have|had) )?(?:abandoned|dropped|given up|gave up|buried|discarded) (?:the idea|the thought|(?:its|their|the) plans?|(?:any|all) (?:idea|thought|hope)s?) of (?:joining|membership|signing|ratifying|ratification|acceding|accession|entry|entering)\b"
     r"|(?:prefers|preferred|prefer|elected|chose|chooses) to (?:stay|remain|keep|stand) (?:outside|out|aloof|away|apart|on the sidelines)\b(?=\s*[.,;]| (?:of (?:it\b|the)|for now|altogether|and|but)\b)"),
    ("wants-none", Act.DECLINED, "asserted", 0.64, False,
     r"(?:wants?|wanted|seeks?|sought|desires?|needs?) no (?:such )?(?:membership|accession|seat|share|place)\b(?! for)(?=\s*[.,;]| (?:of|in|at|on)\b)"
     rf"|sees? no (?:place|seat|future|need) for (?:itself|themselves|its people) in {_OF_IT}\b"),
    ("refused-consent", Act.DECLINED, "asserted", 0.64, True,
     rf"(?:(?:has|have|had) )?(?:(?:twice|again|repeatedly|so far) )?(?:refused|withheld|denied) (?:its|their) (?:consent|approval|assent|blessing)\b(?=\s*[.,;]| (?:in|on|last|again|twice|to (?:{_OF_IT}|ratification|accession|membership|joining))\b)"
     r"|(?:baulked|balked)\b(?=\s*[.,;])"),
    ("voted-no", Act.DECLINED, "asserted", 0.66, True,
     rf"said (?:an? )?(?:(?:firm|flat|clear|loud|resounding) )?[“\"‘']?no[”\"’']? {_POLL}\b|voted (?:a (?:\w+ )?)?(?:no|nay|[“\"‘']no[”\"’'])(?= (?:in|on|last|this|to|by|again|twice|too|as well|{_POLL})\b|\s*[.,;])(?! to (?!{_OF_IT}\b|membership|joining|accession|entry|the (?:change|idea|plan|question)))"
     rf"|(?:turned|voted|struck) (?:the (?:change|reform|plan|proposal|idea|question|switch|step|move)) down\b|(?:rejected|defeated|refused|spurned) (?:it|membership|joining|accession|entry|the (?:change|idea|plan|proposal|switch|step|move)) {_POLL}"),
)  # fmt: skip

STATUS_OWNED: Final = (
    ("membership-suspended", Act.SUSPENDED, 0.66,
     r"(?:voting rights|right to vote) (?:was|were|has been|have been|had been) (?:\w+ly )?(?:taken away|withdrawn|removed|revoked|stripped|cancelled|blocked)\b"),
    ("membership-restored", Act.REINSTATED, 0.66,
     r"suspension(?: (?:from|of) [^.;,]{3,50}?)? (?:ended|expired|lapsed|ran out|came to an end|is over|was over)\b"),
)  # fmt: skip
"""The same of what a party has, as in `phrase_rows`."""
