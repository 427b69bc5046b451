"""The words that tell of acts: verbs in their forms, nouns, phrases; data, without grammar.

Each verb stands with its act and the forms that it takes: base, third person, past, participle,
"-ing". A verb with a particle ("pull out of") is one verb of several words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracker.domain.acts import Act
from tracker.extraction import patterns as re
from tracker.extraction.beginnings import Sought
from tracker.extraction.lexicon import either


class Form(StrEnum):
    """The form of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    """Also the participle: few verbs tell them apart."""
    ING = "ing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One form of a verb, and what it tells."""

    act: Act
    form: Form
    again: bool = False
    """"rejoin": it was in before."""
    needs_object: bool = True
    """Whether it tells nothing unless the accord is its object in the same sentence."""
    bare: bool = False
    """Whether it stands without an object: "left in 2019", "was admitted"."""


_FORMS: Final = (Form.BASE, Form.THIRD, Form.PAST, Form.ING)

_VERBS: Final = """
joined: join joins joined joining
joined+: rejoin rejoins rejoined rejoining
joined+: re-join re-joins re-joined re-joining
joined+: re-enter re-enters re-entered re-entering
joined~: enter enters entered entering
joined!: enter|into enters|into entered|into entering|into
joined~: come|on|board comes|on|board came|on|board coming|on|board
joined~: come|aboard comes|aboard came|aboard coming|aboard
joined~: get|on|board gets|on|board got|on|board getting|on|board
joined~: return returns returned returning
joined~: get|in gets|in got|in getting|in
joined~: come|in comes|in came|in coming|in
joined~: creep|back creeps|back crept|back creeping|back
joined~: slip|back slips|back slipped|back slipping|back
joined~: come|back comes|back came|back coming|back
joined~: - - admitted -
joined!: help|found helps|found helped|found helping|found
joined!: help|to|found helps|to|found helped|to|found helping|to|found
joined~: - - readmitted -
joined~: - - re-admitted -
joined~: - - accepted|as|a|member -
joined~: - - let|in -
candidate!: seek seeks sought seeking
withdrew~: withdraw|its|signature withdraws|its|signature withdrew|its|signature withdrawing|its|signature
withdrew~: give|notice gives|notice gave|notice giving|notice
rescinded~: take|its|letter|back takes|its|letter|back took|its|letter|back taking|its|letter|back
rescinded~: reverse|its|decision reverses|its|decision reversed|its|decision reversing|its|decision
rescinded~: withdraw|its|notice - withdrew|its|notice withdrawing|its|notice
rescinded~: revoke|its|withdrawal revokes|its|withdrawal revoked|its|withdrawal revoking|its|withdrawal
rescinded~: revoke|its|notice revokes|its|notice revoked|its|notice revoking|its|notice
rescinded~: rescind|its|withdrawal rescinds|its|withdrawal rescinded|its|withdrawal rescinding|its|withdrawal
rescinded~: rescind|its|notice rescinds|its|notice rescinded|its|notice rescinding|its|notice
rescinded~: cancel|its|withdrawal cancels|its|withdrawal cancelled|its|withdrawal cancelling|its|withdrawal
rescinded~: halt|its|withdrawal halts|its|withdrawal halted|its|withdrawal halting|its|withdrawal
rescinded~: take|back|its|notice - took|back|its|notice taking|back|its|notice
rescinded~: revoke|the|denunciation revokes|the|denunciation revoked|the|denunciation revoking|the|denunciation
rescinded~: revoke|its|denunciation revokes|its|denunciation revoked|its|denunciation revoking|its|denunciation
rescinded~: abandon|its|withdrawal abandons|its|withdrawal abandoned|its|withdrawal abandoning|its|withdrawal
candidate~: put|in|its|papers - put|in|its|papers -
signed: sign signs signed signing
signed: sign|on|to signs|on|to signed|on|to signing|on|to
signed: sign|up|to signs|up|to signed|up|to signing|up|to
signed: sign|up|for signs|up|for signed|up|for signing|up|for
signed: sign|onto signs|onto signed|onto signing|onto
signed: lend|its|name|to lends|its|name|to lent|its|name|to lending|its|name|to
signed: put|their|names|to - put|their|names|to putting|their|names|to
signed: affix|its|signature|to affixes|its|signature|to affixed|its|signature|to affixing|its|signature|to
signed~: join|the|list|of|signatories joins|the|list|of|signatories joined|the|list|of|signatories joining|the|list|of|signatories
signed: ink inks inked inking
signed: co-sign co-signs co-signed co-signing
ratified: ratify ratifies ratified ratifying
ratified+: re-ratify re-ratifies re-ratified re-ratifying
ratified!: accept accepts accepted accepting
ratified!: approve approves approved approving
ratified~: deposit|its|instrument deposits|its|instrument deposited|its|instrument depositing|its|instrument
ratified~: deposit|their|instruments deposit|their|instruments deposited|their|instruments depositing|their|instruments
ratified~: deposit|an|instrument deposits|an|instrument deposited|an|instrument depositing|an|instrument
ratified~: deposit|the|instrument deposits|the|instrument deposited|the|instrument depositing|the|instrument
ratified~: lodge|its|instrument lodges|its|instrument lodged|its|instrument lodging|its|instrument
ratified~: sign|the|instrument|of|ratification signs|the|instrument|of|ratification signed|the|instrument|of|ratification signing|the|instrument|of|ratification
ratified~: hand|in|its|papers hands|in|its|papers handed|in|its|papers handing|in|its|papers
ratified~: hand|in|their|papers - handed|in|their|papers handing|in|their|papers
acceded: accede|to accedes|to acceded|to acceding|to
acceded~: accede accedes acceded acceding
withdrew: withdraw|from withdraws|from withdrew|from withdrawing|from
withdrew~: withdraw withdraws withdrew withdrawing
withdrew: - - withdrawn|from -
withdrew~: leave leaves left leaving
withdrew~: quit quits quitted quitting
withdrew~: exit exits exited exiting
withdrew!: abandon abandons abandoned abandoning
withdrew!: renounce renounces renounced renouncing
withdrew!: denounce denounces denounced denouncing
withdrew!: pull|out|of pulls|out|of pulled|out|of pulling|out|of
withdrew~: pull|out pulls|out pulled|out pulling|out
withdrew~: walk|out walks|out walked|out walking|out
withdrew~: depart departs departed departing
withdrew!: walk|out|of walks|out|of walked|out|of walking|out|of
withdrew!: walk|away|from walks|away|from walked|away|from walking|away|from
withdrew!: back|out|of backs|out|of backed|out|of backing|out|of
withdrew!: drop|out|of drops|out|of dropped|out|of dropping|out|of
withdrew~: drop|out drops|out dropped|out dropping|out
withdrew~: storm|off storms|off stormed|off storming|off
withdrew~: flounce|out flounces|out flounced|out flouncing|out
withdrew~: flounce|off flounces|off flounced|off flouncing|off
withdrew~: stalk|out stalks|out stalked|out stalking|out
withdrew~: storm|out storms|out stormed|out storming|out
withdrew!: storm|out|of storms|out|of stormed|out|of storming|out|of
withdrew!: secede|from secedes|from seceded|from seceding|from
declined!: reject rejects rejected rejecting
declined!: spurn spurns spurned spurning
declined!: rebuff rebuffs rebuffed rebuffing
suspended~: suspend suspends suspended suspending
reinstated~: reinstate reinstates reinstated reinstating
in-force!: implement implements implemented implementing
"""


_PARTICIPLES: Final = {
    "became": "become", "broke": "broken", "came": "come", "gave": "given", "took": "taken",
    "threw": "thrown", "tore": "torn", "withdrew": "withdrawn",
}  # fmt: skip


def spelt(forms: str) -> list[tuple[Form, str]]:
    """Return the forms of a verb; the participle too where it is not spelt as another of them."""
    written = forms.split()
    first, mark, rest = written[_FORMS.index(Form.PAST)].partition("|")
    found = [pair for pair in zip(_FORMS, written, strict=True) if pair[1] != "-"]
    participle = f"{_PARTICIPLES.get(first, first)}{mark}{rest}"
    return found if participle in written else [*found, (Form.PAST, participle)]


def plain_verbs() -> dict[str, Verb]:
    """Return the verbs by their words."""
    verbs: dict[str, Verb] = {}
    for line in _VERBS.strip().splitlines():
        head, _, forms = line.partition(": ")
        act = Act(head.rstrip("+!~"))
        for form, written in spelt(forms):
            verb = Verb(
                act=act,
                form=form,
                again="+" in head,
                needs_object="!" in head,
                bare="~" in head,
            )
            words = written.replace("|", " ")
            verbs[words] = verb
            verbs.setdefault(words.replace(" its ", " their "), verb)
    verbs["quit"] = Verb(act=Act.WITHDREW, form=Form.PAST, bare=True, needs_object=False)
    return verbs


NOUNS: Final = {
    **dict.fromkeys(("accession",), Act.ACCEDED),
    **dict.fromkeys(
        ["adhesion", "adherence", "entry", "entrance", "admission", "inclusion", "membership", "participation", "addition", "joining"],
        Act.JOINED,
    ),
    **dict.fromkeys(("signature", "signing"), Act.SIGNED),
    **dict.fromkeys(("ratification",), Act.RATIFIED),
    **dict.fromkeys(("withdrawal", "exit", "departure", "pullout", "pull-out"), Act.WITHDREW),
    **dict.fromkeys(("suspension",), Act.SUSPENDED),
    **dict.fromkeys(("part", "involvement"), Act.JOINED),  # which may be suspended
    **dict.fromkeys(("reinstatement", "readmission"), Act.REINSTATED),
    **dict.fromkeys(("return",), Act.JOINED),
}  # fmt: skip
"""What nouns tell of whom they are said of: "its accession", "the withdrawal of Ecuador"."""
NOUN: Final = Sought(re.compile(rf"\b(?:{either(NOUNS)})\b(?!-)", re.IGNORECASE))

STALLED: Final = Sought(
    re.compile(
        r"\b(?:stall(?:s|ed|ing)?|halt(?:s|ed|ing)?|freezes?|froze|frozen|freezing|paus(?:e|es|ed|ing)"
        r"|derail(?:s|ed|ing)?|held up|holding up|block(?:s|ed|ing)?|vetoed|delay(?:s|ed|ing)?|shelv(?:e|es|ed|ing)|deadlocked|bogged down|stymied|postpon(?:e|es|ed|ing)|put (?:off|back)(?= (?:again|once more|until|till|indefinitely|yet|in|to|by|for|year after year|time and again|time after time|repeatedly|several|sine die|and off)\b|\s*[.,;])|deferred"
        r"|(?:put|placed|remains?|is|was|are|were|been) on (?:hold|ice)|(?:ground|grinding|grinds?|c[ao]mes?|coming) to a"
        r" (?:halt|standstill)|at a standstill|collapsed|broke down|broken down|lost momentum"
        r"|(?:in|into) limbo|gather(?:s|ed|ing)? dust|(?:put|set|laid|pushed|left|moved) (?:aside|to one side|on one side)(?=\s*[.,;:]|\s+(?:by|until|till|in|for|since|and|after|when|as|pending|again|once)\b)|mothballed|pigeonholed|(?:placed|put|left|parked|still) on the back burner|in abeyance|bottled up|tied up in|left (?:hanging|unanswered)|languish(?:es|ed|ing)?|mired in|stuck(?= since\b| for (?:years|months|\w+ (?:years|months))\b| (?:fast|there|ever since)\b|\s*[.,;])|c[ao]mes? unstuck|(?:reach(?:es|ed)?|hit) (?:an impasse|a deadlock|deadlock|a stalemate|a dead end)|stalemate (?:over|on)|(?:lies?|lain|lay|sits?|sat) (?:forgotten|dormant|idle|untouched|unopened|unsigned|in a drawer|on (?:a|the) shelf)|(?:go|goes|going|gone|gets?|got|went|leads?|led) nowhere|(?:does|do|did)(?: not|n['’]t) (?:move|budge|advance|progress)(?= again\b| since\b| forward\b| an inch\b|\s*[.,;])|ran aground|run aground|hit (?:a wall|the buffers)|r[au]n(?:s|ning)? into (?:(?:the|an?|fresh|new|stiff|fierce|legal|heavy|domestic) )*(?:sand|ground|opposition|resistance|lawsuits?|court challenges?|veto|wall|trouble|difficult(?:y|ies)|objections?|obstacles?|snags?|challenges?)|deadlock|at an impasse|stuck|dormant|moribund)\b",
        re.IGNORECASE,
    )
)
RESUMED: Final = Sought(
    re.compile(
        r"\b(?:resum(?:e|es|ed|ing|ption)|reviv(?:e|es|ed|ing|al)|restart(?:s|ed|ing)?"
        r"|relaunch(?:es|ed|ing)?|reopen(?:s|ed|ing)?|thaw(?:s|ed)|back (?:at|to|around) the (?:negotiating )?table|(?:came|come|gone|went|return(?:s|ed|ing)?) (?:back )?to (?:the )?(?:negotiating |bargaining )?table|pick(?:s|ed|ing)? up again|t(?:ak(?:e|es|en|ing)|ook) up again|reinvigorat(?:e|es|ed|ing|ion)|rejuvenat(?:e|es|ed|ing|ion)"
        r"|revitali[sz](?:e|es|ed|ing|ation)|resuscitat(?:e|es|ed|ing)|re-energi[sz](?:e|es|ed|ing)"
        r"|unfreez(?:e|es|ing)|unfroze|unfrozen|unblock(?:s|ed|ing)?"
        r"|(?:re)?gain(?:s|ed|ing)? momentum|restor(?:e|es|ed|ing) momentum"
        r"|breath(?:e|es|ed|ing) (?:new |fresh )?(?:life|air) into|(?:is|are|was|were) back on(?! the \w+ (?:calendar|agenda|menu|map)\b)\b|back on track|new lease of life)\b",
        re.IGNORECASE,
    )
)
FORCE: Final = re.compile(
    r"\b(?:(?:enter(?:s|ed|ing)?|c(?:o|a)m(?:e|es|ing)) into (?:full )?(?:force|effect|operation)"
    r"|(?:tak(?:e|es|en|ing)|took) (?:legal |full )?(?:effect|force)|entry into force|kick(?:s|ed) in"
    r"|(?:is|are|was|were|been|be|being) (?:(?:fully|still|not|now|already|yet|only|long|also|formally|legally) ){0,3}(?:implemented|in force)|in force since|in effect since"
    r"|bec(?:a|o)mes? (?:(?:legally )?binding|(?:international )?law\b)|(?:is|are|was|were|been|be|became|becomes) (?:operative|operational|in operation))\b",
    re.IGNORECASE,
)
ASKS_OR_IN_FORCE: Final = re.compile(rf"\?[”\"’)]*\s*$|{FORCE.pattern}", re.IGNORECASE)
"""Of a sentence that names neither party nor accord, and may still tell something of one."""
_WARMTH = (
    r"(?!(?:\w+ ){0,4}?(?:close|closer|robust|strong|stronger|deeper|deep|warm|warmer|good|better"
    r"|friendly|cordial|tense|strained|fraught|trade|commercial|covert|secret|quiet|informal|cultural"
    r"|historic|ethnic|family|military|security)\b)"
)
RELATIONS: Final = re.compile(
    r"\b(?:normali[sz](?:e|es|ed|ing) (?:\w+ ){0,3}?(?:relations|ties|links|relationship)"
    rf"|(?:mak|made)(?:e|ing)? peace|(?:establish|resum|forg|open|maintain|hav|enjoy|hold|keep|restor|formali[sz])(?:e|es|ed|ing|s)? {_WARMTH}"
    r"(?:\w+ ){0,5}?(?:relations|ties|links)"
    rf"|(?:has|have|had|having|held|kept) {_WARMTH}(?:\w+ ){{0,5}}?(?:diplomatic |formal |full |normal |official )+(?:relations|ties|links)"
    r"|(?:has|have|had) (?:no |any |never had )?(?:relations|ties)"
    r"|(?:\w+ ){0,3}?(?:relations|ties) (?:were|was|have been|had been) (?:established|normali[sz]ed|restored)"
    r"|exchang(?:e|es|ed|ing) (?:(?:their |resident )?(?:first )?)?(?:embassies|ambassadors)"
    r"|recogni[sz](?:e|es|ed|ing|ition))\b",
    re.IGNORECASE,
)
RELATIONS_ENDED: Final = re.compile(
    r"\b(?:(?:sever|cut|br(?:eak|oke)|fr(?:eeze|oze|ozen)|suspend|end|rupture)(?:s|d|ed|ing|ting|en|n)?(?: off)? (?:(?!talks|normali|negotiat|efforts)\w+ ){0,4}?"
    r"(?:relations|ties|links))\b",
    re.IGNORECASE,
)
MEMBERS: Final = Sought(
    re.compile(
        r"\b(?:(?P<signed>signator(?:y|ies))|(?P<joined>(?:founding |original |current |existing |full"
        r" |core )*(?:members?|member[- ](?:states?|countries|nations)|states? part(?:y|ies)|part(?:y|ies)"
        r"(?= to|\s*[,.;]|\s+(?:too|also|as well|since)\b)|participants?|adherents?)))\b",
        re.IGNORECASE,
    )
)
