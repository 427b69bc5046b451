"""What is said of a party beside its name: "Serbia, a member since 2012, …", "the founding members"."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re
from tracker.extraction.bridges import Told
from tracker.extraction.mentions import How
from tracker.extraction.scene import Scene, Statement, coordinated, spoken_of, statement_of

_ONE_OF: Final = re.compile(
    r"(?:,|[*_]{0,2}(?:\s[–—-]|:))\s+(?:itself\s+|also\s+|once\s+|still\s+|already\s+)?(?:an?|the)\s+(?:(?:founding|full|original|current|longtime|long-time|[Cc]ontracting"
    r"|(?P<name>(?!State\b|Contracting\b)[A-Z][\w+-]*))\s+)?(?P<what>[Mm]ember|[Ff]ounder|[Ss]ignatory|[Pp]arty|[Ss]tate [Pp]arty)(?:\s+(?:state|country|nation))?"
    r"(?=\s+(?:since|from|with|by|through|thanks|like|despite)\b|\s+in\s+(?:its|good)\b|\s+for\s+(?:\w+\s+)?(?:years|decades)\b|\s*,|\s*\.|\s+too\b|\s+(?:of|to)\s+the\b(?!\s+(?:[\w-]+\s+)?(?:dispute|conflict|case|war|talks|quarrel|negotiations|lawsuit|suit|proceedings|ceasefire|truce|row|fighting|plot)\b)|\s+(?:that|which|who)\b|\s+and\b(?!\s+[A-Z]))"
    r"|,\s+another\s+(?P<another>signatory|[Mm]ember|founder|party)\b(?=\s*,)"
    r"|,\s+(?:also\s+)?one\s+of\s+(?:the|its)\s+(?:\w+\s+){0,2}?(?P<one>signatories|[Mm]embers|founders|parties)\b"
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
        yield statement_of(scene, slug, mention.code, heard, mention.start, no.end(), 1.0, no.end())
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
                yield statement_of(scene, slug, mention.code, asked, mention.start, stop, 1.0, stop)
            continue
        if found is None or slug is None or mention.code == scene.accords[slug].counterpart:
            continue
        if found["name"] and not any(found["name"].lower() in each for each in names):
            continue
        what = (
            found["what"]
            or found["one"]
            or found["another"]
            or found["all"]
            or found["ranked"]
            or found["many"]
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
        together = found["all"] or found["many"]
        if together and len(group) < 2:
            continue
        for member in group if together else group[-1:]:
            yield statement_of(scene, slug, member.code, heard, mention.start, stop, 1.0, stop)
