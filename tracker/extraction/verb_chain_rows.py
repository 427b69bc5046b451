"""Verbs that only carry another: "ended up joining", "kept its promise to sign", "was talked into it"."""

from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form

_ROUND: Final = r"(?:round|around)\s+to"
_PROMISE: Final = r"(?:(?:its|their|his|her|the|an?|that)\s+)?(?:[\w-]+\s+)?(?:promise|pledge|vow|threat|word|commitment|undertaking)s?\s+to"
_CHAINS: Final = {
    Form.PAST: rf"(?:got|gotten)\s+{_ROUND}|(?:ended|wound|finished)\s+up|(?:lost|wasted)\s+(?:no|little)\s+time(?:\s+in)?"
    r"|succeeded\s+in|(?:saw|seen)\s+fit\s+to|brought\s+(?:itself|themselves)\s+to|made\s+haste\s+to|(?:took|taken)\s+(?:its|their)\s+(?:own\s+|sweet\s+)?time\s+(?:to|in|over|about|before)"
    rf"|(?:made\s+good(?:\s+on)?|kept|honou?red|fulfilled|carried\s+out|delivered\s+on|lived\s+up\s+to|acted\s+on|stood\s+by)\s+{_PROMISE}"
    r"|(?:persuaded|induced|prevailed\s+(?:up)?on|won\s+over|brought\s+round|cajoled|coaxed|shamed|compelled|forced)\s+to|(?:talked|cajoled|coaxed|shamed|bullied|bounced|lured|charmed|pushed|pressed|goaded)\s+into"
    r"|(?:deigned|condescended|plucked\s+up\s+the\s+courage|found\s+the\s+(?:time|courage|strength|votes|money|will))\s+to",
    Form.BASE: rf"get\s+{_ROUND}|(?:end|wind|finish)\s+up|(?:lose|waste)\s+(?:no|little)\s+time(?:\s+in)?|succeed\s+in|see\s+fit\s+to|bring\s+(?:itself|themselves)\s+to|make\s+haste\s+to"
    rf"|(?:make\s+good(?:\s+on)?|keep|honou?r|fulfil|carry\s+out|deliver\s+on|live\s+up\s+to|act\s+on|stand\s+by)\s+{_PROMISE}|deign\s+to|condescend\s+to",
    Form.THIRD: rf"gets\s+{_ROUND}|(?:ends|winds|finishes)\s+up|(?:loses|wastes)\s+(?:no|little)\s+time(?:\s+in)?|succeeds\s+in|sees\s+fit\s+to"
    rf"|(?:makes\s+good(?:\s+on)?|keeps|honou?rs|fulfils|carries\s+out|delivers\s+on|acts\s+on)\s+{_PROMISE}",
}  # fmt: skip
_AT_END: Final = re.compile(
    "(?:"
    + "|".join(rf"(?P<{form.name.lower()}>\b(?:{words}))" for form, words in _CHAINS.items())
    + r")\s+(?:\w+ly\s+)?$"
)


def unchained(bridge: str, form: Form) -> tuple[str, Form]:
    """Return the words before a verb without one that only carries it, whose tense it then has."""
    if form not in (Form.ING, Form.BASE):
        return bridge, form
    chain = _AT_END.search(bridge)
    if chain is None or chain.lastgroup is None:
        return bridge, form
    return bridge[: chain.start()], Form(chain.lastgroup)
