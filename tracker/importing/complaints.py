"""What is wrong with a mapping, in the product's own words: from pydantic's errors to faults.

Also what no single key shows: keys that are not enough together, or that contradict one another.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tracker.domain.acts import OF_THE_WHOLE
from tracker.domain.claims import TextRef
from tracker.importing import values
from tracker.importing.documents import Node
from tracker.importing.reading import Fault, nearest, quoted

_Place = tuple[int | str, ...]
_KeysAt = Mapping[tuple[str, ...], Sequence[str]]

_MISSING: Final = {
    "act": "what the party is said to have done, such as signed or withdrew",
    "accord": "the slug of the accord, such as abraham-accords",
    "name": "an accord file has `accord` and `name`, a claims file `article` and `claims`",
    "quote": "the exact words that bear the claim",
    "sha256": "a text has `sha256` and `length`",
    "length": "a text has `sha256` and `length`, the bytes of its UTF-8",
}

_NEEDED: Final = {"tuple_type": "a list", "model_type": "a mapping", "dict_type": "a mapping"}

_DATES: Final = ("when", "published")


def complaints(
    errors: Sequence[Mapping[str, Any]], node: Node, keys_at: _KeysAt
) -> Iterator[Fault]:
    """Yield one fault for each of pydantic's errors; `keys_at` are the keys by path, less indices.

    A key that is missing because another is a slip for it is told once.
    """
    slips: set[_Place] = set()
    for error in errors:
        *above, key = place = error["loc"]
        if error["type"] == "extra_forbidden":
            keys = keys_at[tuple(part for part in above if isinstance(part, str))]
            meant = nearest(str(key), keys, 1)
            slips.update((*above, word) for word in meant)
            hint = f"did you mean {quoted(meant[0])}?" if meant else f"the keys are {', '.join(keys)}"
            message = f"unknown key {quoted(str(key))}"
            yield Fault(line=_line(node, place), message=message, hint=hint)
    for error in errors:
        if error["type"] != "extra_forbidden" and error["loc"] not in slips:
            yield _complaint(error, node)


def contradictions(node: Node, text: TextRef | None) -> Iterator[Fault]:
    """Yield what is wrong with the keys of a claim together; `text` is its article's."""
    if not isinstance(node.value, dict):
        return
    slips = {word for key in node.value for word in nearest(key, _TOGETHER, 1) if key not in _TOGETHER}
    ...
