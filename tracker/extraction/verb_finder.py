"""The verbs of a text that tell of acts: of one wording, or with a phrase after them."""

from dataclasses import dataclass
from typing import Final

from tracker.extraction import patterns as re
from tracker.extraction.act_words import Verb, plain_verbs
from tracker.extraction.verb_phrases import phrase_verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundVerb:
    """A verb in a text: where it stands, its words, and what it tells."""

    start: int
    end: int
    words: str
    verb: Verb


def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], Verb]]]:
    """The verbs by their first words, the phrases first, then the longest."""
    found = phrase_verbs()
    for written, verb in sorted(plain_verbs().items(), key=lambda each: -len(each[0])):
        first, *rest = written.split(" ")
        more = "".join(rf"\s+{re.escape(word)}" for word in rest)
        pattern = re.compile(rf"{re.escape(first)}{more}\b(?!-)", re.IGNORECASE)
        found.setdefault(first, []).append((pattern, verb))
    return found


_FIRST: Final = _by_first_word()
_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def verbs_in(text: str, start: int, end: int) -> list[FoundVerb]:
    """Return the verbs of `text[start:end]` that tell of acts, in order, without overlap."""
    found: list[FoundVerb] = []
    done = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < done:
            continue
        for pattern, verb in _FIRST.get(word[0].lower(), ()):
            match = pattern.match(text, word.start(), end)
            if match is not None:
                found.append(
                    FoundVerb(start=match.start(), end=match.end(), words=match[0], verb=verb)
                )
                done = match.end()
                break
    return found
