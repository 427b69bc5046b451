"""Who says it, and through whom: "X said", "according to", "told Axios", "in a post on …"."""

from dataclasses import dataclass, replace
from typing import Final

from tracker.extraction import patterns as re

_SAYING: Final = (
    r"(?:said|says|announced|announces|declared|told|tells|wrote|writes|posted|added|claimed|claims"
    r"|confirmed|confirms|stated|noted|stressed|insisted|revealed|disclosed|hinted|indicated"
    r"|suggested|suggests|reiterated|explained|argued|argues|warned|predicted|promised|promises|pledged|vowed|denied"
    r"|mentioned|acknowledged|conceded|emphasi[sz]ed|remarked|tweeted|described)"
)
_PART = r"[A-ZÀ-Þ][\w'’-]*(?:\.(?=[ A-Z]))?"
_NAME: Final = (
    rf"{_PART}(?:[ ](?:(?:bin|ibn|al|el|von|van|de|da|del|der|of|the)[ ])?{_PART}){{0,5}}"
)
_DESCRIBED: Final = (
    r"(?:(?:an?|the|two|three|several|some|one|another|unnamed|senior|top|junior|former|high-ranking"
    r"|government|military|foreign|ministry|presidential|palace|embassy|party|western|regional"
    r"|diplomatic|well-placed|unidentified)\s+|(?:[A-Z][\w.'’-]*\s+)){0,6}"
    r"(?:officials?|spokes(?:man|woman|person)|diplomats?|sources?|aides?|ministers?|ministry"
    r"|statement|government|office|embassy|kingdom|advis[eo]rs?|envoys?|analysts?|lawmakers?"
    r"|president|leaders?|negotiators?)"
)
_WHO: Final = rf"(?P<who>{_DESCRIBED}|{_NAME})"
_BEFORE = re.compile(
    rf"(?:(?:^|[,;:—–“”\"]\s*|\b(?:but|and|as|while|when|after|that|which|although|though)\s+|\.\s+)"
    rf"(?:[Oo]n \w+,? |[Ee]arlier[^,]{{0,20}},? |[Ii]n [^,]{{0,60}}, |[Dd]uring [^,]{{0,60}}, )?)"
    rf"(?:the\s+)?(?:(?:[A-Z]\w*|[A-Z.]+|[a-z]+(?:-[a-z]+)?)\s+){{0,6}}?{_WHO}"
    rf"(?:,[^,]{{2,60}},)?\s+(?:also\s+|has\s+|had\s+|have\s+|later\s+|earlier\s+|publicly\s+|formally\s+"
    rf"|officially\s+|once\s+|on\s+\w+\s+){{0,2}}(?P<verb>{_SAYING})\b"
)
_AFTER = re.compile(
    rf"[”\"’,]\s*(?:(?P<verb>{_SAYING})\s+)(?:the\s+)?(?:(?:[A-Z]\w*|[A-Z.]+|[a-z]+)\s+){{0,5}}?{_WHO}"
)
_TRAILING = re.compile(
    rf",[”\"]?\s+(?:the\s+)?(?:(?:[A-Z]\w*|[A-Z.]+|[a-z]+)\s+){{0,6}}?{_WHO}\s+(?P<verb>{_SAYING})\b"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:the\s+)?(?:(?:[A-Z]\w*|[A-Z.]+|[a-z]+)\s+){{0,5}}?{_WHO}"
)
_BY = re.compile(
    rf"\b(?:announce(?:d|ment)|confirmed|declared|revealed)(?:\s+\w+){{0,3}}?\s+by\s+(?:the\s+)?"
    rf"(?:(?:[A-Z]\w*|[A-Z.]+|[a-z]+)\s+){{0,5}}?{_WHO}"
)
_VIA = re.compile(
    r"\b(?:told|tells|in an interview with|speaking to|in remarks to|to)\s+(?:the\s+)?"
    r"(?P<via>(?:Axios|Reuters|Bloomberg|CNN|Fox News|BBC|AFP|AP|Al Jazeera|Al Arabiya|TASS|NBC(?: News)?"
    r"|CBS(?: News)?|ABC(?: News)?|Politico|Time|Time magazine|Newsweek|Le Monde|Le Figaro|Der Spiegel"
    r"|El País|Haaretz|[A-Z]\w+ (?:Times|Post|News|Journal|Tribune|Herald|Guardian|Telegraph|Chronicle"
    r"|Gazette|Observer|Courier|Dispatch|Agency|magazine|TV|Radio)|[A-Z]\w+ \w+ (?:Times|Post|News|Journal)"
    r"|the Associated Press))(?:\s+(?P<kind>magazine))?"
    r"|\b(?:on|in a (?:post|message|statement|video) on|via)\s+(?P<net>Truth Social|Twitter|X(?=[,.\s])"
    r"|Facebook|Telegram|Instagram|social media|YouTube|Weibo|state (?:TV|television|media))"
)
_OUTLET = re.compile(
    r"\b(?:[Aa]ccording to|reported by|(?:first )?reported (?:by|on)|per)\s+(?:the\s+)?"
    r"(?P<via>Axios|Reuters|Bloomberg|CNN|Fox News|the BBC|BBC|AFP|AP|Al Jazeera|TASS|Politico)\b"
)
_TITLES: Final = re.compile(
    r"^(?:(?:the|an?|US|U\.S\.|UK|EU|UN|U\.N\.|[A-Z]\w+(?:i|ian|ish|ese|ean|an|ch|sh|kh|zh|tan))\s+)?"
    r"(?:(?:[Ss]pecial|[Dd]eputy|[Ff]ormer|[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Cc]rown|[Vv]ice|[Ss]ecretary|[Aa]cting|[Ii]nterior|[Ee]nergy|[Oo]il|[Tt]rade"
    r"|[Ff]inance|[Cc]ulture|[Ee]nvironment|[Cc]limate|[Cc]hief)\s+)*"
    r"(?:President|Prime Minister|Minister|Premier|Chancellor|King|Queen|Emir|Sultan|Sheikh|Prince|Princess"
    r"|Ambassador|Envoy|Secretary|of State|Secretary of State|Secretary-General|Leader|Spokes\w+|Speaker|General|Gen\.|Senator|Sen\."
    r"|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Lord|Dame|Professor)\s+",
)
_NOBODY: Final = re.compile(
    r"^(?:The|This|That|It|He|She|They|We|I|On|In|At|But|And|Experts?|Critics|Analysts|Thursday|Monday"
    r"|Tuesday|Wednesday|Friday|Saturday|Sunday|Earlier|Later|A|An)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One who speaks in a sentence: as printed without titles, and where the verb stands."""

    who: str | None
    """None where the words name nobody ("he said")."""
    at: int
    """Where the saying verb stands, in the text."""
    via: str | None = None
    announces: bool = False


def speech(text: str, start: int, end: int) -> Speech | None:
    """Return who speaks in `text[start:end]`, if anybody is said to."""
    # cut out, since "^" is the beginning of what is searched
    found = _speech(text[start:end])
    return None if found is None else replace(found, at=start + found.at)


_ANY: Final = re.compile(rf"\b(?:{_SAYING}|[Aa]ccording|announcement)\b")


def _speech(text: str) -> Speech | None:
    if _ANY.search(text) is None:
        return None  # which the patterns below would find out more slowly
    via = _via(text)
    for pattern in (_BY, _AFTER, _BEFORE, _TRAILING, _ACCORDING):
        found = pattern.search(text)
        if found is None:
            continue
        who = _plain(found["who"])
        if who is None:
            continue
        verb = found.groupdict().get("verb") or ""
        announces = "announc" in (verb or found[0]).lower()
        at = found.start("verb") if found.groupdict().get("verb") else found.start()
        if pattern is _ACCORDING and _OUTLET.search(text):
            return Speech(who=who, at=at, via=via if via != who else None)
        return Speech(who=who, at=at, via=via, announces=announces)
    return None


def _via(text: str) -> str | None:
    found = _VIA.search(text)
    if found is None:
        return None
    if found["net"]:
        return found["net"]
    kind = f" {found['kind']}" if found["kind"] and "magazine" not in found["via"] else ""
    return found["via"] + kind


def _plain(who: str) -> str | None:
    who = " ".join(who.split()).strip(" ,.")
    former = None
    while former != who:
        former = who
        who = _TITLES.sub("", who)
    if not who or _NOBODY.match(who) or len(who) > 80:
        return None
    return who
