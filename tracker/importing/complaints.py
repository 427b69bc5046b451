"""What is wrong with a mapping, in the product's own words: from pydantic's errors to faults.

Also what no single key shows: keys that are not enough together, or that contradict one another.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tracker.domain.acts import OF_THE_WHOLE, Act
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

_OF_PARTIES: Final = frozenset(Act) - OF_THE_WHOLE

_REMEDY: Final = {
    "a text": "write one text; put it in quotes if it looks like something else",
    "a list": "begin each item with a hyphen, or write [ … ]",
    "a mapping": "write its keys below it, each with a value",
    "true or false": "write true or false, without quotes",
}


def complaints(
    errors: Sequence[Mapping[str, Any]], node: Node, what: str, keys_at: _KeysAt
) -> Iterator[Fault]:
    """Yield one fault for each of pydantic's errors about a mapping.

    `what` is the mapping ("a claim"); `keys_at` are its keys by path, indices left out. A key that
    is missing because another is a slip for it is told once.
    """
    slips: set[_Place] = set()
    for error in errors:
        place = error["loc"]
        if error["type"] == "extra_forbidden":
            above, key = place[:-1], str(place[-1])
            keys = keys_at[tuple(part for part in above if isinstance(part, str))]
            meant = nearest(key, keys, 1)
            slips.update((*above, word) for word in meant)
            hint = f"did you mean {quoted(meant[0])}?" if meant else f"one of {', '.join(keys)}"
            message = f"unknown key {quoted(key)}"
            yield Fault(line=_line(node, place), message=message, hint=hint)
    for error in errors:
        if error["type"] != "extra_forbidden" and error["loc"] not in slips:
            yield _complaint(error, node, what)


def contradictions(node: Node, keys: Sequence[str], text: TextRef | None) -> Iterator[Fault]:
    """Yield what is wrong with a claim's keys together; `text` is that of its article."""
    if not isinstance(node.value, dict):
        return
    unknown = [key for key in node.value if key not in keys]
    slips = {word for key in unknown for word in nearest(key, keys, 1)}
    quote, at = node.get("quote"), node.get("at")
    if not slips & {"quote", "locator"} and not quote and not node.get("locator"):
        yield Fault(
            line=node.line,
            message="a claim has neither quote nor locator",
            hint="quote the words that bear it, or say where in its source it stands",
        )
    if at and not quote and "quote" not in slips:
        yield Fault(
            line=at.line, message="at stands without a quote", hint="it says where the quote begins"
        )
    act = (_text_of(node.get("act")) or "").strip()
    if act in _OF_PARTIES and not node.get("party") and "party" not in slips:
        yield Fault(
            line=node.line,
            message=f"{act} is said of no party",
            hint="name the party; only stalled, resumed and in-force may be said of the "
            "accord as a whole",
        )
    if text is not None:
        also = node.get("also")
        parts = also.value if also and isinstance(also.value, list) else []
        for each in (node, *parts):
            yield from _beyond_text(each, text)


def _beyond_text(node: Node, text: TextRef) -> Iterator[Fault]:
    quote, at = _text_of(node.get("quote")), node.get("at")
    written = _text_of(at)
    if at is None or not quote or not written:
        return
    try:
        start = values.count(written.strip())
    except values.Unfit:
        return
    # Every character before the quote takes at least one byte.
    if start + len(quote.encode()) > text.length:
        yield Fault(
            line=at.line,
            message=f"a quote at {start} ends behind the text, whose length is {text.length} bytes",
            hint="count the characters before the quote",
        )


def _complaint(error: Mapping[str, Any], node: Node, what: str) -> Fault:
    place: _Place = error["loc"]
    line, name = _line(node, place), _name(place, what)
    problem = error.get("ctx", {}).get("error")
    if isinstance(problem, values.Unfit):
        return Fault(line=line, message=f"{name} {problem.message}", hint=problem.hint)
    if error["type"] == "missing":
        hint = _MISSING.get(name, f"{what} needs one")
        return Fault(line=line, message=f"{name} is missing", hint=hint)
    needed = error["msg"] if error["type"] == "kind" else _NEEDED.get(error["type"], "another kind")
    hint = _REMEDY.get(needed, "see the README")
    if name in ("when", "published") and isinstance(error["input"], list):
        hint = f'put a range in quotes, {name}: "[2020-08..2020-09]"'
    return Fault(line=line, message=f"{name} is {_kind(error['input'])}, not {needed}", hint=hint)


def _name(place: _Place, what: str) -> str:
    if not place:
        return what
    last = place[-1]
    return last if isinstance(last, str) else f"an item of {place[-2]}"


def _line(node: Node, place: _Place) -> int:
    """Return the line of a place in a tree, or of what is nearest above it."""
    for part in place:
        below = None
        if isinstance(node.value, dict):
            below = node.value.get(str(part))
        elif isinstance(node.value, list) and isinstance(part, int):
            below = node.value[part]
        if below is None:
            break
        node = below
    return node.line


def _text_of(node: Node | None) -> str | None:
    return node.value if node and isinstance(node.value, str) else None


def _kind(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "a text"
