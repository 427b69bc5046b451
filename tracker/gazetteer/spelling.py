"""When two spellings are the same name, and when one looks like a slip for the other."""

import unicodedata
from itertools import groupby

# In letters, and found by trying: slips that people make against names of other things.
_FIXED = 3  # up to here a slip makes another word: "new", "of", "the"
_SHORTEST = 5  # from here a name can be misspelt: "moroco"; "bali" is not a slip for Mali
_SHORT = 8  # a single word below this keeps both its ends: "jordon"; "donga" is not Tonga
_LONG = 9  # from here two slips are likelier than another word: "kyrgistan"
_APART = 4  # what two slips can change; a quick test that leaves few names to compare

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'`´‘’‛′ʹʻʼʽʾʿ", ""),
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)


class _Marks(dict[int, str | None]):
    """What `str.translate` makes of a character: accents go, punctuation parts words.

    Only punctuation and accents that are seen are dealt with. Control characters, zero-width and
    other format characters and the invisible "combining" ones (of combining class 0) stay in the
    text, so that a name with one inside is no name of ours.
    """

    def __missing__(self, codepoint: int) -> str | None:
        character = chr(codepoint)
        if unicodedata.combining(character):
            return None
        return " " if unicodedata.category(character).startswith("P") else character


_MARKS = _Marks({ord("."): None, ord("&"): " and "})
# The letters are looked up beforehand, since nearly all of the data is made of them.
_MARKS.update({code: _MARKS[code] for code in range(128) if code not in _MARKS})


def fold(text: str) -> str:
    """The text as it is compared: lower case without accents, dots and apostrophes.

    Hyphens, other punctuation and runs of spaces are one space, "&" is "and", the word "St" or
    "St." is "saint", and "the" at the beginning is dropped: `fold("U.A.E.") == "uae"`.
    """
    folded = f" {text.casefold()}".translate(_LETTERS)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).casefold()
    folded = folded.replace(" st.", " saint ").translate(_MARKS)
    # Not split(): a tab or a line separator inside a name is not a space.
    words = ["saint" if word == "st" else word for word in folded.split(" ") if word]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def misspelt(folded: str, name: str) -> bool:
    """Whether the first of two folded texts is very likely a slip for the second.

    A slip is a letter too many, too few, wrong, or two exchanged; a doubled letter is none.
    One is allowed in a word, two in a long word; or one in the whole where the words are parted
    differently. Very short names and texts with a digit are matched as they are.
    """
    if folded == name:
        return True
    if min(len(folded), len(name)) < _SHORTEST or abs(len(folded) - len(name)) > _APART:
        return False
    if len(set(folded) ^ set(name)) > _APART:
        return False
    if any(character.isdigit() for character in folded):
        return False
    ours, theirs = folded.split(), name.split()
    if len(ours) != len(theirs):
        ours, theirs = ["".join(ours)], ["".join(theirs)]
    alone = len(ours) == 1
    return all(_word_misspelt(*words, alone=alone) for words in zip(ours, theirs, strict=True))


def _word_misspelt(word: str, name: str, *, alone: bool) -> bool:
    if word == name:
        return True
    shorter = min(len(word), len(name))
    if shorter <= _FIXED:
        return False
    alike = word[0] == name[0], word[-1] == name[-1]
    if alone and shorter < _SHORT and not all(alike) and sorted(word) != sorted(name):
        return False
    return _within(_undoubled(word), _undoubled(name), 2 if shorter >= _LONG and alike[0] else 1)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _within(one: str, other: str, slips: int) -> bool:
    """Whether so many slips at most lead from one word to the other."""
    if abs(len(one) - len(other)) > slips:
        return False
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return True  # by the check of lengths above
    if slips == 0:
        return False
    return (
        _within(one[1:], other[1:], slips - 1)
        or _within(one[1:], other, slips - 1)
        or _within(one, other[1:], slips - 1)
        or (one[:2] == other[1::-1] and _within(one[2:], other[2:], slips - 1))
    )
