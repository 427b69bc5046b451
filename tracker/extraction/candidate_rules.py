"""Parties that others want in, or that want in: urged, invited, drawn, tipped, interested."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.asides import in_relative_clause
from tracker.extraction.beginnings import Sought
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.objects import takes_another
from tracker.extraction.scene import (
    Scene,
    Statement,
    coordinated,
    date_of,
    found_in,
    spoken_of,
    statement_of,
    topic_of,
)
from tracker.extraction.told_acts import ENTRIES, Told


def is_wanted(scene: Scene, subject: PartyMention, bridge: str) -> bool:
    if not re.match(r"\s*to\b(?! consider)", bridge):
        return False
    first = min(each.start for each in coordinated(scene, subject))
    return _WANTING.search(scene.text, max(scene.sentence.start, first - 60), first) is not None


_WANTING: Final = re.compile(
    r"\b(?:want(?:s|ed|ing)?|urg(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|press(?:es|ed|ing|ure)?|push(?:es|ed|ing)?"
    r"|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|ask(?:s|ed|ing)?|lobb(?:y|ies|ied|ying)"
    r"|call(?:s|ed|ing)? (?:on|for)|would like|get(?:s|ting)?|entic(?:e|es|ed|ing)|allow(?:s|ed|ing)?|woo(?:s|ed|ing)?"
    r"|court(?:s|ed|ing)?|for|pressure on|appeal(?:s|ed)? to|hop(?:e|es|ed|ing) (?:for|that)|expect(?:s|ed)?)"
    r"\s+(?:the\s+)?(?:[\w’' -]{0,40}?(?:,|and|including|such as)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


_NOBODY: Final = re.compile(
    r"(?:\b(?:not|never|[Nn]obody|[Nn]o one|[Nn]one|[Ff]ew)\b|n['’]t\b)[^.;,]{0,24}$"
)
_EXPECTS: Final = re.compile(r"expect", re.IGNORECASE)
_WOO: Final = re.compile(
    r"\b(?:draw(?:s|ing)?|lur(?:e|es|ed|ing)|entic(?:e|es|ed|ing)|coax(?:es|ed|ing)?|woo(?:s|ed|ing)?|court(?:s|ed|ing)?"
    r"|(?:to|could|would|might|may|will)\s+(?:\w+\s+)?(?:bring|draw|add|include|welcome|lure|pull))\s+(?:in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


_GREW: Final = re.compile(
    r"(?<!be )(?<!to )\b(?:expanded|enlarged|widened|grew|extended)\b[^,;.]{0,16} to (?:include|embrace)\s+(?:the\s+)?$"
)
_COURTS: Final = re.compile(r"\b(?:court|woo)(?:s|ed|ing)?\s+(?:the\s+)?$", re.IGNORECASE)
# "Saudi Arabia, which Washington has courted for years"
_WHOM_THEY_COURT: Final = re.compile(
    r",?\s+(?:which|whom)\s+(?!(?:has|have|had|is|are|was|were|also|long|itself)\b)(?:[\w’'.-]+\s+){1,5}?(?:(?:has|have|had|is|are|was|were)\s+)?(?:long\s+|been\s+|also\s+){0,2}(?:court|woo)(?:s|ed|ing)\b(?=\s*[,.;]|\s+(?:to join|as an? (?:\w+ )?member|since|ever since|for (?:years|decades|months|long|a (?:long|decade|year)|(?:more than|almost|nearly|over|some) |(?:two|three|four|five|several|many) ))\b)"
)
# "Kazakhstan, which the Committee of Ministers has invited to accede"
_WHOM_THEY_ASK: Final = re.compile(
    r",?\s+(?:which|whom)\s+(?!(?:has|have|had|is|are|was|were|also|long|itself)\b)(?:[\w’'.-]+\s+){1,6}?(?:(?:has|have|had|is|are)\s+)?(?:(?:long|been|also|twice|already|repeatedly)\s+){0,2}"
    r"(?:invited|inviting|invites|urged|urging|urges|asked|asking|pressed|encouraged)\s+to\s+(?:join|accede|sign(?: up)?|become an? (?:\w+ )?(?:member|party)|come in)\b(?:\s+to\b)?"
)
_WANTS: Final = re.compile(r"(?<!not )\bwant(?:s|ed|ing)?\s+(?:the\s+)?$", re.IGNORECASE)
_IN_IT: Final = re.compile(
    r"\s+(?:in(?=\s*[.,;]|\s+(?:too|as well|next)\b)|(?:inside|on board)(?=\s*[.,;])|(?P<into>in(?:side)?\s+(?:the\s+)?(?=\w)))"
)
_THE_BLOC_COURTS: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?:secretariat|bloc|alliance|group(?:ing)?|club|union|pact|members|existing members|member states|parties)(?:,[^,;.]{3,40},)?"
    r" (?:(?:is|are|was|were|has been|have been) (?:\w+ )?(?:courting|wooing)|(?:has |have )?(?:\w+ )?(?:court|woo)(?:s|ed))\s+(?:the\s+)?$"
)
_FOR_IT: Final = re.compile(r"\s+for (?:the\s+)?")


def _courted_for_it(scene: Scene, before: str, end: int) -> bool:
    """Whether a party is courted for the accord itself, not for a post in it."""
    gap = _FOR_IT.match(scene.text, end)
    return (
        gap is not None
        and _COURTS.search(before) is not None
        and any(each.slug and each.start == gap.end() for each in scene.named)
    )


_INTO: Final = re.compile(
    r"\s+(?:in|into|to(?! (?:life|an end|bear|mind|light|the table|a close|justice))|towards?|on board|aboard)\b",
    re.IGNORECASE,
)


_A_PERSON: Final = re.compile(r"[Tt]he (?:applicant|candidate|contender),")
_CANDIDATE: Final = Sought(
    re.compile(
        r"\b(?:(?:potential|possible|likely|prospective|likeliest|leading|next|future|official|formal)\s+)*"
        r"(?:candidates?|contenders?|aspirants?|applicants?|prospects)\b|\bpotential (?:new )?(?:members?|entrants?|signatories|additions?|newcomers?|joiners?|recruits?|adherents?)\b"
        r"|\b(?:possible|prospective|would-be|future|likely) (?:new )?(?:members?|entrants?|signatories|additions?|newcomers?|joiners?|recruits?|adherents?)\b"
        r"|\b(?:could|may|might) be (?:the )?next\b(?! (?:one )?to (?:go|leave|quit|depart|walk|withdraw)\b)|\b(?:the )?next (?:could|may|might) (?:well )?be\b|\b[Nn]ext in (?:line|the queue|the line)\b"
        r"|\b(?:tipped|touted|mentioned|floated|cited|named|spoken of) (?:\w+ ){0,5}?as (?:an? |the )?(?:likely|possible|potential|next|future|candidates?)\b"
        r"|\bas (?:the |an? )?(?:likeliest|most likely|next|favou?rites?|front-?runners?|strongest)(?: \w+){0,2} to (?:join|enter|accede)\b"
        r"|\b(?:want|wants) in\b|\bwidely tipped\b|\b(?:was|were|is|are|been) (?:also )?(?:invited(?! to (?:take part|attend|watch|observe|speak|send|the)\b)|asked(?= to (?:join|sign|enter|become|accede|apply|come))|promised membership|offered membership|sounded out|in talks)\b"
        r"|\b(?:shown?|expressed|signalled|voiced) (?:an? |its |their |some )?interest\b|\b(?:is|are) interested\b|\b(?:asked|hop\w+|wish\w*|request\w*|want\w*|like) to (?:re-?enter|become a (?:full )?member|be (?:let in|taken in|considered|admitted|included)|return)\b",
        re.IGNORECASE,
    )
)


# "the leading candidates are Kenya and Chile for the post", "is courting Norway for money"
_FOR_ELSE: Final = re.compile(
    r"\s+(?:as|for)\b(?! (?:years|months|decades|now|long|some time|membership|accession|entry|(?:an? |full |new )*members?\b))"
)
_BE_NEXT: Final = re.compile(
    r"(?:could|may|might) be|(?:the )?next (?:could|may|might)|next in", re.IGNORECASE
)
_NEW_ONES: Final = re.compile(
    r"\b(?:potential|possible|prospective|would-be|likely) (?:new )?(?:members?|entrants?|signatories|newcomers?|joiners?)$",
    re.IGNORECASE,
)
_ITS_CANDIDATE: Final = re.compile(r"\b(?:its|their)\s$")
_OF_ANOTHER: Final = re.compile(
    r"\s+(?:to (?:join|enter)|on joining|about joining)\s+(?:the\s+)?(?=[A-Z])"
)
_SAID_AND: Final = re.compile(
    r"\b(?:said|says|added|signed|joined|ratified),?\s+and\s+(?:the\s+)?[A-Z]"
)
_CLEARED: Final = re.compile(
    r"\b(?:go-ahead|green light|nod|approval|assent|backing|permission) for\s+(?:the\s+)?$"
)
_FOR: Final = re.compile(r"\s+(?:for|of)\b")
_DONE_TO: Final = re.compile(r"(?:was|were|is|are|been)\b", re.IGNORECASE)
_OF_THE_ONE_BEFORE: Final = re.compile(
    rf"{_DONE_TO.pattern}|(?:asked|hop|wish|request|want|like)", re.IGNORECASE
)
_AS_MEMBER: Final = re.compile(
    r"\b(?:possible|potential|prospective|would-be|future|candidates?)\b"
)
_ALONG: Final = re.compile(r"(?:along with|as well as)\b", re.IGNORECASE)
_BESIDES: Final = re.compile(
    r"\b(?:in addition to|besides|apart from|aside from|unlike|other than|by|with|along with|as well as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_URGES: Final = re.compile(
    r"(?:urg|call|press|ask|invit|appeal|lobb|encourag|push)\w*\s(?!.*\b(?:all|every|both|these|those)\s)",
    re.IGNORECASE,
)


_NEXT_IN: Final = re.compile(
    r"\b(?:[Aa]mong (?:those |the (?:\w+ ){1,2})(?:tipped|touted|likely|hoping|queue?ing|waiting|wanting|keen|eager|lining up|seeking|bidding) to (?:join|enter|accede to|come into|become)\b[^:.;,]{0,50}? (?:are|is|were|was)"
    r"|[Tt]he (?:(?:most (?:promising|likely|obvious|serious|eager|credible)|likeliest|strongest|best|leading|main|obvious|keenest|next|other|only|current|remaining) )+candidates?(?: (?:for (?:membership|accession|entry)|to (?:join|accede)))? (?:are|is|remain|remains)"
    r"|[Tt]he next(?: \w+){0,2} to (?:join|enter|accede to|accede|come in)\b[^:.;,]{0,45}? (?:might|may|could)(?: well| yet)? be)\s+(?:the\s+)?$"
)


# "the organization wants to have Congo back"
_WANT: Final = re.compile(
    r"(?<!not )\b(?:wants?|wanted|would (?:like|love)|hopes?|hoped|wish(?:es|ed)?|(?:eager|keen|happy|glad)(?= to))"
    r"(?: to (?:have|see|get|welcome|bring|take))?\s+(?:the\s+)?$"
)
_BACK: Final = re.compile(
    r"\s+back(?:\s+(?:in|into|inside)(?:\s+(?:it|the\s+(?:organi[sz]ation|bloc|club|group|fold|alliance|pact|treaty|accord|union|community)))?)?(?=[.,;]|\s+(?:but|before|if|one day|some day|soon)\b)"
)


def wooed(scene: Scene) -> Iterator[Statement]:
    """Parties that others want in: urged, invited, courted, drawn; candidates by name."""
    text, sentence = scene.text, scene.sentence
    slug = topic_of(scene)
    own = any(each.slug for each in scene.named)
    if slug is None:
        return
    of_it = own or spoken_of(scene) is not None
    for mention in scene.parties:
        if mention.compound or mention.code == scene.accords[slug].counterpart:
            continue
        if not own and text[mention.start].islower() and mention.how is not How.ANAPHOR:
            continue  # "all nations"
        members = coordinated(scene, mention)
        first = min(each.start for each in members)
        last = max(each.end for each in members)
        before = text[max(sentence.start, first - 60) : first]
        after = text[last : min(sentence.end, last + 60)]
        verb_next = next((v for v in scene.verbs if last <= v.start < last + 60), None)
        if (
            of_it
            and members[0] is mention
            and not (mention.possessive or mention.modifier)
            and before.rstrip().endswith(
                ("are", "is", "were", "was", "be", " the", "remain", "remains")
            )
        ):
            lead = text[max(sentence.start, first - 110) : first]
            if _NEXT_IN.search(lead) and _FOR_ELSE.match(after) is None:
                for each in members:
                    yield _candidate(scene, slug, each, "next-in", first, last, 0.66)
                continue
        if (
            of_it and members[0] is mention and _COURTS.search(before)
            and not (mention.modifier or mention.possessive)
            and _FOR_ELSE.match(after) is None
            and _THE_BLOC_COURTS.search(text, max(sentence.start, first - 110), first)
        ):  # fmt: skip
            for each in members:
                yield _candidate(scene, slug, each, "courted", first, last, 0.64)
            continue
        if of_it and members[-1] is mention and _WHOM_THEY_COURT.match(after):
            for each in members:
                yield _candidate(scene, slug, each, "courted", first, last, 0.64)
            continue
        asked = _WHOM_THEY_ASK.match(text, last, sentence.end) if of_it else None
        inside = _IN_IT.match(after) if of_it and _WANTS.search(before) else None
        if members[-1] is mention and (
            (asked and not takes_another(scene, asked.end()))
            or (
                inside
                and (
                    inside["into"] is None
                    or any(each.slug and each.start == last + inside.end() for each in scene.named)
                )
            )
        ):
            for each in members:
                yield _candidate(scene, slug, each, "wanted", first, last, 0.68)
            continue
        if _CLEARED.search(before):
            continue  # "gave the go-ahead for the country to accede"
        if own and _WANT.search(before) and _BACK.match(after):
            for each in members:
                yield _candidate(scene, slug, each, "wanted-back", first, last, 0.64)
            continue
        wanting = _WANTING.search(before)
        told = own or (of_it and wanting is not None and _URGES.match(wanting[0]) is not None)
        if wanting and re.match(r"\s+to\b|\s+into\b", after):
            if (verb_next and verb_next.verb.act in ENTRIES and told) or (
                told
                and re.match(
                    r"\s+(?:to (?:be|become) (?:part|a member)|into|to open (?:accession|membership) (?:talks|negotiations)|to do so\b|to (?:\w+ ){0,3}?(?:recogni[sz]e|normali[sz]e|restart|resume))\b",
                    after,
                )
            ):
                expects = _EXPECTS.match(wanting[0])
                if expects and _NOBODY.search(before[: wanting.start()]):
                    continue  # "nobody expects it to join"
                if expects and verb_next and verb_next.verb.act in (Act.JOINED, Act.ACCEDED):
                    ahead = Told(
                        act=verb_next.verb.act, modality=Modality.PLANNED, sure=0.66, rule="expects"
                    )
                    for each in members:
                        yield statement_of(
                            scene,
                            slug,
                            each.code,
                            ahead,
                            each.start,
                            verb_next.end,
                            1.0,
                        )
                    continue
                yield _candidate(scene, slug, mention, "wanted", first, last, 0.75)
        elif (
            _WOO.search(before)
            and not _GREW.search(before)
            and (_INTO.match(after) or _courted_for_it(scene, before, last))
            and own
            and not mention.location
        ):
            yield _candidate(scene, slug, mention, "drawn", first, last, 0.7)
    for found in found_in(scene, _CANDIDATE):
        if not (own or scene.near or spoken_of(scene)) and _NEW_ONES.search(found[0]) is None:
            continue
        if text[found.start() - 3 : found.start()] in ("'s ", "’s "):
            continue  # "Slovenia's candidate": a person
        if _A_PERSON.fullmatch(text, max(0, found.start() - 4), found.end() + 1):
            continue  # "The applicant, a retired teacher, wants the judges to rule"
        if _ITS_CANDIDATE.search(text, max(0, found.start() - 6), found.start()):
            continue  # "withdrew its candidate for the presidency"
        if _BE_NEXT.match(found[0]) and scene.before and scene.before[-1].act is Act.WITHDREW:
            continue  # "… has left. Togo might be the next"
        other = _OF_ANOTHER.match(text, found.end())
        if other and not any(each.slug and each.start == other.end() for each in scene.named):
            continue  # "has been in talks to join the European Union"
        if _FOR.match(text, found.end()) and takes_another(scene, found.end()):
            continue  # "the candidates for the EU"
        for mention in scene.parties:
            if (
                mention.compound
                or mention.possessive
                or mention.code == scene.accords[slug].counterpart
            ):
                continue
            if _OF_THE_ONE_BEFORE.match(found[0]) and mention.start > found.start():
                continue  # "had been invited together with guests from Malta"
            if mention.modifier or abs(mention.start - found.start()) > 110 or mention.location:
                continue
            if mention.end <= found.start() and _SAID_AND.search(text, mention.end, found.start()):
                continue  # "Belgium is to sign, he said, and Togo has shown interest"
            between = text[min(mention.end, found.end()) : max(mention.start, found.start())]
            between = re.sub(r"^,?\s*(?:which|who)\b", "", between)
            if re.search(
                r"[;:.]|\b(?:but|while|although|not|never|no|which|who)\b|n['’]t", between
            ):
                continue
            lead = text[max(sentence.start, mention.start - 24) : mention.start]
            if mention.start >= found.end() and _FOR_ELSE.match(
                text, coordinated(scene, mention)[-1].end
            ):
                continue  # "the candidates are Kenya and Chile for the post"
            beside = _BESIDES.search(lead)
            if (beside and not (_AS_MEMBER.search(found[0]) and _ALONG.match(beside[0]))) or (
                mention.how is How.PERSON
            ):
                continue
            if _NEITHER.search(text, max(sentence.start, mention.start - 40), mention.start) and (
                mention.end <= found.start()
            ):
                continue  # "neither Peru nor Chile has been invited": see the members
            if mention.end <= found.start() and in_relative_clause(scene, mention, found.start()):
                continue  # "the Cook Islands, where appeals go to London, was in talks"
            made = _candidate(scene, slug, mention, "candidate", mention.start, mention.end, 0.65)
            if _DONE_TO.match(found[0]):  # "was invited in 2017"
                when = date_of(scene, found.start(), found.end(), ahead=False)
                made = replace(made, when=when)
            yield made


_NEITHER: Final = re.compile(
    r"\b[Nn](?:either|or)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?(?:nor\s+(?:the\s+)?)?$"
)


def _candidate(
    scene: Scene, slug: str, mention: PartyMention, rule: str, first: int, last: int, sure: float
) -> Statement:
    heard = Told(
        act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=sure, rule=rule, when_matters=False
    )
    begin = max(scene.sentence.body, first - 30)
    begin = scene.text.find(" ", begin, first) + 1 or first
    return statement_of(
        scene, slug, mention.code, heard, begin, min(scene.sentence.end, last + 50), 1.0
    )
