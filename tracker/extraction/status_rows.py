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

STATUS_ROWS: Final = (
    # applicants
    ("applied", Act.CANDIDATE, "asserted", 0.68, True,
     r"(?:put|puts) in for (?:full |formal |an? )?(?:membership|admission|accession|entry|seat)\b|(?:(?:has|have|had) )?(?:handed|sent|gave|given|delivered|presented|tabled|posted) (?:its|their) (?:own )?(?:formal |official |long-awaited )?(?:request|application|bid|candidacy|letter of application)(?: (?:for|to) (?:membership|accession|admission|join|accede))?(?= (?:in|over|to)\b|\s*[.,;])"),
    ("not-applied", Act.CANDIDATE, "denied", 0.64, False,
     r"(?:has|have|had) never (?:so much as |even |actually )?(?:applied|(?:lodged|filed|submitted|made|handed in|put in) (?:one|an application|a bid)(?=\s*[.,;]))"),
    # suspended
    ("lost-its-vote", Act.SUSPENDED, "asserted", 0.66, True,
     rf"{_WAS} (?:stripped|deprived|shorn|divested) of (?:its|their|the|all) (?:\w+ )?{_RIGHTS}\b"
     rf"|(?:had|has had|have had) (?:its|their) (?:\w+ )?{_RIGHTS} (?:taken away|suspended|withdrawn|frozen|removed|stripped|revoked(?! as))\b"
     r"|(?:(?:has|have|had) )?(?:lost|forfeited) (?:its|their) (?:voting rights|right to vote|vote)\b(?! (?:to|against|on|in (?:the|an?) (?:final|council election))\b)"),
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
    ("is-out", Act.WITHDREW, "asserted", 0.64, True, r"(?:is|are) (?:now |already )?out(?=:|;| for good\b|\s*[.]\s)"),
    ("no-notice", Act.WITHDREW, "denied", 0.64, False,
     r"no (?:\w+ )?(?:notice|notification|letter)(?: of (?:withdrawal|denunciation|departure|exit|leaving))? (?:has|had|have) (?:yet )?(?:been (?:given|sent|served|filed|lodged|received|deposited|submitted)|(?:arrived|come|gone out))\b"
     r"|(?:has|have|had) (?:given|sent|served|filed|lodged|submitted) no (?:\w+ )?(?:notice|notification|letter) of (?:withdrawal|denunciation|departure|exit|leaving)\b"),
    # never in
    ("only-observer", Act.JOINED, "denied", 0.64, False,
     rf"(?:(?:has|have|had) (?:only|never) (?:ever )?been (?:more than )?an? (?:observer|onlooker|guest)|(?:is|are|was|were|remains?|remained) (?:only|merely|just|no more than) an? (?:observer|onlooker|guest))\b(?=\s*[.,;]| (?:in|at|of|to) {_OF_IT}\b| (?:and|but|there|so far)\b)"),
    # declined
    ("wants-none", Act.DECLINED, "asserted", 0.64, False,
     r"(?:wants?|wanted|seeks?|sought|desires?|needs?) no (?:such )?(?:membership|accession|seat|share|place)\b(?! for)(?=\s*[.,;]| (?:of|in|at|on)\b)"
     rf"|sees? no (?:place|seat|future|need) for (?:itself|themselves|its people) in {_OF_IT}\b"),
    ("voted-no", Act.DECLINED, "asserted", 0.66, True,
     rf"voted (?:a (?:\w+ )?)?(?:no|nay|[“\"‘']no[”\"’'])(?= (?:in|on|last|this|to|by|again|twice|too|as well|{_POLL})\b|\s*[.,;])(?! to (?!{_OF_IT}\b|membership|joining|accession|entry|the (?:change|idea|plan|question)))"
     rf"|(?:turned|voted|struck) (?:the (?:change|reform|plan|proposal|idea|question|switch|step|move)) down\b|(?:rejected|defeated|refused|spurned) (?:it|membership|joining|accession|entry|the (?:change|idea|plan|proposal|switch|step|move)) {_POLL}"),
)  # fmt: skip
