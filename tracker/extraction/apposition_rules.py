"""What is said of a party beside its name: "Serbia, a member since 2012, …", "the founding members"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.founding_words import is_club
from tracker.extraction.mentions import How
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of
from tracker.extraction.told_acts import Told

_ONE_OF: Final = re.compile(
    r"(?:,|[*_]{0,2}(?:\s[–—-]|:))\s+(?:itself\s+|also\s+|once\s+|still\s+|already\s+)?(?:an?|the)\s+(?:(?:founding|full|original|current|longtime|long-time|[Cc]ontracting"
    r"|(?P<name>(?!State\b|Contracting\b)[A-Z][\w+-]*))\s+)?(?P<what>[Mm]ember|[Ff]ounder|[Ss]ignatory|[Pp]arty|[Ss]tate [Pp]arty)(?:\s+(?:state|country|nation))?"
    r"(?=\s+(?:since|from|with|by|through|thanks|like|despite)\b|\s+in\s+(?:its|good)\b|\s+for\s+(?:\w+\s+)?(?:years|decades)\b|\s*,|\s*\.|\s+too\b|\s+(?:of|to)\s+the\b(?!\s+(?:[\w-]+\s+)?(?:dispute|conflict|case|war|talks|quarrel|negotiations|lawsuit|suit|proceedings|ceasefire|truce|row|fighting|plot)\b)|\s+(?:that|which|who)\b|\s+and\b(?!\s+[A-Z]))"
    r"|,\s+another\s+(?:(?:early|late|recent|original|founding|full|long-standing|longtime|enthusiastic|reluctant)\s+)?(?P<another>signatory|[Mm]ember|founder|party)\b(?=\s*,)"
    r"|,\s+(?:also\s+)?one\s+of\s+(?:the|its)\s+(?:\w+\s+){0,2}?(?P<one>signatories|[Mm]embers|founders|parties|(?P<fathers>(?:founding\s+)?(?:fathers|mothers)))\b"
    r"|,\s+(?:long|for\s+(?:[\w-]+\s+){1,5}?|since\s+(?:19|20)\d\d\s+|until\s+(?:[\w-]+\s+){1,3}?)\s*an?\s+(?:full\s+|loyal\s+|founding\s+)?(?P<long>member|party)(?=\s*,)"
    r"|,\s+(?:the|its|two|three|both|one)\s+(?:[\w-]+\s+){1,3}?(?:among|of)\s+(?:the|its)\s+(?P<among>[Mm]embers|founders|founding members|signatories)(?=\s*[,.;)])"
    r"|,\s+(?:then|now|today|once|long|still|at that time|at the time)?\s*(?:the|its|their)\s+(?:(?:second|third|fourth)[- ])?(?:largest|biggest|smallest|poorest|richest|wealthiest|newest|youngest|oldest|latest|weakest|strongest|only\s+[A-Z]?[\w-]+)\s+(?P<ranked>[Mm]ember|[Ss]ignatory|party)(?:\s+(?:state|country|nation))?(?=\s*[,.])"
    r"|,\s+(?:the|its)\s+(?:(?:only\s+)?(?:two|three|four|five|six|seven)\s+(?:founding\s+|original\s+|other\s+)?|(?:founding|original)\s+)(?P<many>[Mm]embers|signatories|parties)(?=\s*[,.]|\s+(?:that|which|who|with)\b)"
    r"|[,:]\s+(?:all|both)\s+(?:of\s+(?:them|which)\s+)?(?P<all>founders|(?:founding |full )?[Mm]embers|signatories|(?:[Ss]tates )?[Pp]arties|[Ss]ignatories)(?=\s*[,.]|\s+(?:of|to)\s+(?:it|the)\b|\s+with\s+an?\b)"
)

_NOT_ONE: Final = re.compile(
    r",\s+(?:though\s+|itself\s+)?not\s+(?:itself\s+|yet\s+)*an?\s+(?P<what>member|party|signatory)(?:\s+(?:itself|either|yet))?(?=\s*[,.;]|\s+(?:of|to)\s+(?:it|the\s+(?:treaty|pact|accord|convention))\b)"
)


_CANDIDATE: Final = re.compile(
    r",\s+(?:itself\s+|also\s+|now\s+|still\s+)?(?:an?|the)\s+(?:(?:official|formal|long-standing|longtime|would-be|\w+)\s+)?(?:candidate|applicant)(?:\s+(?:country|state|member))?(?:\s+for\s+(?:membership|accession|entry))?(?=\s+(?:since|from)\s)"
)
_OF_A_NAME: Final = re.compile(r"\s+(?:of|to)\s+the\s+(?=[A-Z])")
_SINCE: Final = re.compile(r"(?:\s+(?:of|to)\s+(?:the\s+)?[\w’' -]{2,50}?)?\s+since\b")


def appositions(scene: Scene) -> Iterator[Statement]:
    """As in "Serbia, a member since 2012, …", "the Maldives, a founder of the Commonwealth"."""
    for mention in scene.parties:
        no = _NOT_ONE.match(scene.text, mention.end, scene.sentence.end)
        slug = None if no is None else spoken_of(scene, no.end())
        if no is None or slug is None or mention.possessive or mention.modifier or mention.compound:
            continue
        heard = Told(
            act=Act.SIGNED if no["what"] == "signatory" else Act.JOINED,
            modality=Modality.DENIED, sure=0.66, rule="apposition", when_matters=False,
        )  # fmt: skip
        yield statement_of(scene, slug, mention.code, heard, mention.start, no.end(), 1.0)
    names = {scene.text[each.start : each.end].lower() for each in scene.named if each.slug}
    for mention in scene.parties:
        if mention.possessive or mention.modifier or mention.compound:
            continue
        found = _ONE_OF.match(scene.text, mention.end, scene.sentence.end)
        slug = None if found is None else spoken_of(scene, found.end())
        candidate = _CANDIDATE.match(scene.text, mention.end, scene.sentence.end)
        if found is None and candidate is not None:
            slug = spoken_of(scene, candidate.end())
            if slug is not None and mention.how is not How.PERSON:
                asked = Told(act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.66, rule="apposition")  # fmt: skip
                stop = candidate.end()
                yield statement_of(scene, slug, mention.code, asked, mention.start, stop, 1.0)
            continue
        if found is None or slug is None or mention.code == scene.accords[slug].counterpart:
            continue
        if found["fathers"] and not is_club(scene.accords[slug]):
            continue  # who drafted a treaty may not be bound by it
        of = _OF_A_NAME.match(scene.text, found.end(), scene.sentence.end)
        if of is not None and not any(
            each.slug and each.start <= of.end() for each in scene.named if each.end > of.end()
        ):
            continue  # "a member of the Council of Europe"
        if found["name"] and not any(found["name"].lower() in each for each in names):
            continue
        what = (
            found["what"]
            or found["one"]
            or found["another"]
            or found["all"]
            or found["ranked"]
            or found["many"]
            or found["among"]
            or found["long"]
        )
        act = Act.SIGNED if what.lower().startswith("signator") else Act.JOINED
        since = _SINCE.match(scene.text, found.end(), scene.sentence.end)
        heard = Told(
            act=act,
            modality=Modality.ASSERTED,
            sure=0.66,
            rule="apposition",
            when_matters=since is not None,
        )
        stop = since.end() if since else found.end()
        group = coordinated(scene, mention)
        together = found["all"] or found["many"] or found["among"]
        if together and len(group) < 2 and not found["among"]:
            continue
        for member in group if together else group[-1:]:
            yield statement_of(scene, slug, member.code, heard, mention.start, stop, 1.0)


_NEWEST: Final = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]heir|[^\W\d_]+['’]s?) (?:(?:newest|latest|youngest|most recent|first|\d+(?:st|nd|rd|th)|founding|only)(?: \w+){0,2}?) "
    r"(?P<what>member|party|signatory|recruit|entrant|adherent|newcomer|addition)(?: (?:of|to) [\w’' -]{3,40}?)?,\s+(?:the\s+)?$"
)
_NON_MEMBER: Final = re.compile(
    r",\s+(?:both\s+|also\s+|itself\s+|an?\s+)?(?:non-(?:members?|part(?:y|ies)|signator(?:y|ies))|not (?:an? )?(?:members?|part(?:y|ies)|signator(?:y|ies)))\b(?=\s*[.,;]|\s+(?:that|which|both|who)\b)"
)
_STATE: Final = r"(?:countr(?:y|ies)|states?|nations?|economy|economies|powers?|neighbou?rs?|islands?|kingdoms?|republics?|democrac(?:y|ies)|monarch(?:y|ies)|governments?|capitals?|ones?|producers?|exporters?|land)"
_IT: Final = r"(?:it|(?:the|this) (?:treaty|pact|accords?|convention|bloc|club|alliance|agreement|union|group|grouping|compact|protocol|charter|organi[sz]ation|court|community|body|zone|cartel|forum))"
# "Vietnam, the largest country outside, …", "Laos and Nepal, the last two states still outside it"
_OUTSIDER: Final = re.compile(
    rf"(?:,|\s[–—]|\s\()\s*(?:both\s+|now\s+|also\s+|still\s+|perhaps\s+|by far\s+)?(?:the|one of the|one of its|its|an?|among the)\s+(?:[\w’-]+\s+){{0,5}}?{_STATE}"
    rf"(?P<to>\s+(?:in\s+(?:the\s+)?[\w -]{{3,24}}?\s+)?(?:(?:that|which)\s+(?:is|are|remains?|stays?|stands?)\s+)?(?:still\s+|yet\s+|left\s+|remaining\s+)?outside)(?:\s+(?:of\s+)?(?:{_IT}|(?:the\s+)?(?P<name>[A-Z][\w’-]*(?: (?:of |on |for )?(?:the )?[A-Z][\w’-]*)*)))?"
    r"(?P<with>\s+(?:(?:along|together) with|besides|apart from)\s+(?:the\s+)?(?=[A-Z]))?(?(with)|(?=\s*[,.;:)–—]))"
    rf"|(?:,|\s[–—])\s+(?:perhaps\s+|by far\s+|still\s+)?(?:the|its|one of the|among the)\s+(?:[\w’-]+\s+){{0,2}}?(?:most\s+\w+\s+)?(?:absentees?|outsiders?|stay-?aways?|non-members?)(?=\s*[,.;:)–—])"
)
_INVITED: Final = re.compile(
    r",\s+(?:(?:also|once|first|twice|already|repeatedly|long|which (?:was|had been|has been))\s+)*(?:invited|sounded out|courted|wooed|approached|asked(?=[^,;.]{0,40}\s+to (?:join|accede|sign|come in)\b))"
    r"(?:\s+(?:(?:again|too|as well|twice)\b|(?:in|last|this) [\w ]{3,20}?|by (?!nobody|no one|none)(?:the )?[\w’' -]{3,30}?|for (?:the|an?) \w+ time|for (?:years|decades|months))){1,2}(?:\s+to (?:join|accede|sign|come in))?(?=,)"
)
_BACK_SINCE: Final = re.compile(
    r",\s+(?:now\s+|itself\s+)?(?P<how>back|in|aboard|out|gone)\s+(?:the\s+\w+\s+)?(?:again\s+)?(?:since|in)\b(?=\s+(?:the\s+)?(?:\d|[A-Z]|last|early|late))"
)
_IS_NEWEST: Final = re.compile(
    r",\s+(?:(?:also|now)\s+)?(?:(?:the|its|their)\s+(?:newest|latest|youngest|most recent|first|second|third|fourth|fifth|sixth|other|\d+(?:st|nd|rd|th)|only)(?:\s+\w+){0,2}?|another|(?:an?|one) (?:early|original|late|recent|fellow|founding))\s+"
    r"(?P<what>member|party|signatory|recruit|entrant|adherent|newcomer|addition)(?=\s*[,.]| (?:of|to|on|in|from|for|since|by)\b(?! (?:sign|join|ratify|accede|the (?:talks|dispute|conflict|room|coalition|government|parliament|parliamentary|committee|council)\b)))"
    r"|,\s+(?:(?:also|now)\s+)?(?:the|its|their)\s+(?:newest|latest|youngest|most\s+recent|oldest|smallest|largest|biggest|poorest|richest)\s+(?:of|among)\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<of>members|member\s+states|partner\s+states|states\s+parties|parties|signatories)(?=\s*[,.])"
)


def _is_elsewhere(scene: Scene, out: "re.Match[str]") -> bool:
    """Whether a country is outside of something else that has a name: "outside Europe"."""
    if not out["name"]:
        return False
    return not any(
        each.slug and each.start < out.end("name") and out.start("name") < each.end
        for each in scene.named
    )


def apposed(scene: Scene, slug: str) -> Iterator[Statement]:
    """As in "its newest member, Kenya, …" and "Kenya, the 12th party, …"."""
    text, sentence = scene.text, scene.sentence
    for mention in scene.parties:
        if mention.possessive or mention.compound or mention.modifier:
            continue
        if mention.code == scene.accords[slug].counterpart or mention.how is How.PERSON:
            continue
        begin = max(sentence.start, mention.start - 80)
        found = _NEWEST.search(text[begin : mention.start])
        first, stop = (begin + found.start(), mention.end) if found else (mention.start, 0)
        if found is None:
            found = _IS_NEWEST.match(text, mention.end, sentence.end)
            stop = found.end() if found else 0
        non = _NON_MEMBER.match(text, mention.end, sentence.end)
        if non is not None:
            heard = Told(
                act=Act.JOINED, modality=Modality.DENIED, sure=0.62, rule="non-member",
                when_matters=False,
            )  # fmt: skip
            for each in coordinated(scene, mention):
                yield statement_of(scene, slug, each.code, heard, mention.start, non.end(), 1.0)
            continue
        out = _OUTSIDER.match(text, mention.end, sentence.end)
        if out is not None and not _is_elsewhere(scene, out):
            heard = Told(
                act=Act.JOINED, modality=Modality.DENIED, sure=0.64, rule="outsider",
                when_matters=False,
            )  # fmt: skip
            other = [each for each in scene.parties if out["with"] and each.start == out.end()]
            for each in (*coordinated(scene, mention), *other):
                yield statement_of(scene, slug, each.code, heard, mention.start, out.end(), 1.0)
        asked = _INVITED.match(text, mention.end, sentence.end)
        if asked is not None:
            heard = Told(act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.62, rule="invited")
            for each in coordinated(scene, mention):
                yield statement_of(scene, slug, each.code, heard, mention.start, asked.end(), 1.0)
        back = _BACK_SINCE.match(text, mention.end, sentence.end)
        if back is not None:
            gone = back["how"].lower() in ("out", "gone")
            heard = Told(
                act=Act.WITHDREW if gone else Act.JOINED,
                modality=Modality.ASSERTED,
                sure=0.62,
                rule="back-since",
            )
            yield statement_of(scene, slug, mention.code, heard, mention.start, back.end(), 1.0)
            continue
        if found is None or re.match(r"['’]s?\b", text[stop : stop + 2]):
            continue
        of = found.groupdict().get("of")
        act = Act.SIGNED if (of or found["what"]).startswith("signator") else Act.JOINED
        heard = Told(
            act=act, modality=Modality.ASSERTED, sure=0.64, rule="newest", when_matters=False
        )
        yield statement_of(scene, slug, mention.code, heard, first, stop, 1.0)
