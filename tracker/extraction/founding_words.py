"""What founds a club: "the treaty establishing the Community", "it grew out of a treaty"."""

from typing import Final

from tracker.domain.claims import Accord
from tracker.extraction import patterns as re
from tracker.extraction.accord_names import INSTRUMENTS, singular
from tracker.extraction.lexicon import words

_NEAR: Final = 260
"""Code points after a club's name in which a sentence may say what founded it."""
_FOUNDS: Final = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:establish|creat|found|institut|sett?)(?:ing|ed|s)?\s+(?:up\s+)?(?:the\s+)?"
    r"|\s+to\s+(?:(?:re-?)?(?:create|establish|found|launch|institute)|set\s+up|revive|resurrect|renew|bring\s+(?:back\s+)?(?:in)?to\s+(?:life|being))\s+(?:the\s+)?"
    r"|\s+(?:for|on)\s+(?:the\s+)?(?:establishment|creation|foundation|founding)\s+of\s+(?:the\s+)?"
)
_OF_A_CLUB: Final = re.compile(r"\s+(?:on|of)\s+the\s+")
_WHOLE: Final = re.compile(
    r"\s*(?:$|[.,;:!?)”\"—–]|-\s|(?:in|on|at|by|and|or|but|with|which|that|who|when|while|after|before|until|since|as|last"
    r"|this|next|late|early|from|under|to|into|was|is|were|has|had|will|would|can|could|may|must|did|does|entered|enters"
    r"|came|comes|took|takes|signed|adopted|concluded|binds|says|requires|provides|yesterday|today|[A-Z][a-z]+day|[0-9]{4}"
    r"|only|without|within)\b)"
)
_FOUNDED_BY: Final = re.compile(
    r",?\s+(?:which\s+)?(?:grew|came|was born|arose|emerged)\s+(?:out\s+)?(?:of|from)\s+$"
    r"|,?\s+(?:which\s+)?(?:was\s+)?(?:founded|established|created|set up|formed|launched|brought into being)"
    r"\s+(?:in\s+[0-9]{4}\s+)?(?:by|under|through|with)\s+$"
    r"|,?\s+(?:which\s+)?(?:rests on|is based on|goes back to|dates (?:back )?(?:from|to)|stems from"
    r"|owes its (?:existence|birth|origins?) to|has its (?:roots|origins?) in)\s+$"
    # "dates from Dec. 8, 1991, when the leaders of Russia and Ukraine met and signed"
    r"|,?\s+(?:which\s+)?(?:dates|goes back|was (?:born|founded|established|created|set up|formed)|came into being"
    r"|began(?: life)?(?= (?:in|on)\b))\b(?:[^;:.!?]|(?<=[A-Z][a-z][a-z])\.){3,40},\s+when\s[^;:.!?]{3,200}\bsigned\s+$"
)
_CHARTERS: Final = words("accord agreement pact treaty convention charter statute covenant compact")


def founded_next(text: str, head: str, end: int) -> int | None:
    """Where the club would begin that a text with this head noun founds; None if it founds none."""
    if head not in INSTRUMENTS:
        return None
    of = _FOUNDS.match(text, end)
    if of is None and head in _CHARTERS:
        of = _OF_A_CLUB.match(text, end)
    return of.end() if of else None


def is_whole(text: str, end: int) -> bool:
    """Whether no noun follows a name: not "the agreement on the Community's budget"."""
    return _WHOLE.match(text, end) is not None


def is_club(accord: Accord) -> bool:
    """Whether none of an accord's names is that of a text, so that a state joins and cannot ratify."""
    names = " ".join((accord.name, *accord.aliases)).lower()
    return not any(singular(word) in INSTRUMENTS for word in names.split())


def is_founded_by(text: str, club: int, at: int) -> bool:
    """Whether the words from a club's name to what stands `at` say that this founded it."""
    return at - club < _NEAR and _FOUNDED_BY.match(text, club, at) is not None
