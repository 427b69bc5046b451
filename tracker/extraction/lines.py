"""Lines of a text that are titles: there, a capital says nothing of a word."""

from typing import Final

from tracker.extraction import patterns as re

_CREDITS: Final = re.compile(
    r"\s*[(\[]?(?:(?:Additional |With )?(?:[Rr]eporting|[Ee]diting|[Ww]riting)(?: and \w+)? by\b"
    r"|Compiled by\b|Photo(?:graph)?s?:|Image:"
    r"|By (?!\w+day\b)[A-Z]\w+ [A-Z][^.!?:]{0,80}$)"
)
LONGEST: Final = 250
"""Code points of a title; a longer line is prose."""


class Lines:
    """The line around a position; positions are asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._until = -1
        self.titled = False
        """Whether nearly every long word of the line looked at has a capital."""
        self.shouted = False
        """Whether the line looked at is all in capitals."""
        self.credits = False
        """Whether the line looked at only says who wrote and edited the text."""

    def look(self, position: int) -> None:
        """Look at the line of a position that is not before the last."""
        if position < self._until:
            return
        begin = self._text.rfind("\n", max(self._until, 0), position) + 1
        begin = max(begin, self._until, 0)
        end = self._text.find("\n", position)
        self._until = len(self._text) if end < 0 else end
        line = self._text[begin : min(self._until, begin + LONGEST + 1)]
        if len(line) > LONGEST:
            self.titled = self.shouted = self.credits = False
            return
        self.credits = _CREDITS.match(line) is not None
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in words)
        ends = line.rstrip().endswith((".", ".”", '."'))
        self.titled = not ends and len(words) > 2 and capitals > 0.75 * len(words)
        self.shouted = line.isupper() and len(line.split()) > 2
