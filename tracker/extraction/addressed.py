"""Whether "it" means whom the sentence's subject asks, thanks or warns, and not the subject."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.institutions import BODY
from tracker.extraction.mentions import PartyMention

_NEXT: Final = re.compile(
    r",?\s+(?P<how>that|why|if|whether|when|after|before|because|once|until|since|as|for|over|on)\s+(?:the\s+)?"
)
_WHICH: Final = re.compile(
    r",\s+(?:which|who)\b[^,;.]{2,60}\s(?:when|before|after|until|that|once|because)\s+(?:the\s+)?"
)
"""A clause on the party itself: "Ghana, which hesitated before it signed"."""
_TOLD: Final = re.compile(r"\b(?:told|tell\w*|warn\w*|caution\w*)\s+(?:the\s+)?$")
_AT_RISK: Final = re.compile(
    r"\w+\s+(?:(?:might|could|may|would|will|must|should|can)\s+(?:\w+\s+)?be\b|(?:had|has)\s+been\b|(?:wa|i)s\b|risk\w*|fac(?:es|ed)\b|must\b|should\b|had\s+to\b|needed\b|ought\b)"
)
"""After "told Ghana that": what one tells another of the other's lot."""
_OWN_DOING: Final = re.compile(
    r"\b(?:remind\w*|persuad\w*|convinc\w*|accus\w*|forgot\w* of)\s+(?:the\s+)?$"
    r"|\b(?:say|says|said|expect\w*|demand\w*|believ\w*|known|think\w*|thought|learn\w*|hear\w*|reports?|news|word|promises?|assurances?)\b[^,;.]{0,24}\b(?:of|from)\s+(?:the\s+)?$"
)
_ASKED: Final = re.compile(r"\b(?:ask\w*|question\w*|grill\w*|press(?:ed|es)?)\s+(?:the\s+)?$")
_MAY_I: Final = re.compile(r"\w+\s+(?:could|might|may|can)\b")
_JUDGED: Final = re.compile(
    r"\b(?:congratulat|applau|prais|condemn|critici[sz]|thank|blam|punish|sanction|scold|welcom|salut|cheer|rebuk|reproach|accus|mock|commend|hail|chid|forg[ai]v|reward|toast|envi|denounc|berat|lambast|hono(?:u)?r|fault|castigat|admonish|ridicul|help)\w*\s+(?:the\s+)?$"
    r"|\bwait\w*\s+(?:\w+\s+)?for\s+(?:the\s+)?$"
)
_DONE_TO: Final = re.compile(
    r"\b(?!(?:ang|enrag|infuriat|irritat|annoy|upset|offend|surpris|shock|stunn?|dismay|disappoint|pleas|delight|alarm|frighten|worri|overt|outpac|follow|beat|join|preced|succeed|defi|le(?:ft|av)|copi|imitat|emulat|trail|los|need|risk|includ|consult|inform|notifi|assur|promis|us)\w*\s)"
    r"(?:[a-z]+ed|met|saw|sued|beset|(?<=to )[a-z]+)\s+(?:the\s+)?$"
)
"""A verb with an object of which nobody knows whether it is the one that did the rest."""


def is_addressed(text: str, mention: PartyMention, position: int) -> bool | None:
    """Say whether the pronoun at `position` means the party named last, which is an object.

    False where it may as well mean the subject; None where the words around say nothing of it.
    """
    begin = mention.end
    if mention.possessive or mention.modifier:
        body = BODY.match(text, begin, position)
        if body is None:
            return None
        begin = body.end()
    lead = text[max(0, mention.start - 40) : mention.start]
    if _WHICH.fullmatch(text, begin, position):
        return True
    joint = _NEXT.fullmatch(text, begin, position)
    if joint is None:
        return None
    how = joint["how"]
    if how == "that":
        if _TOLD.search(lead):
            return _AT_RISK.match(text, position) is not None
        return True if _OWN_DOING.search(lead) else None
    if how in ("why", "if", "whether"):
        return _MAY_I.match(text, position) is None if _ASKED.search(lead) else None
    if _JUDGED.search(lead):
        return True
    return False if how not in ("for", "over", "on") and _DONE_TO.search(lead) else None
