"""What a language model tells of an article: the form it is asked for, and reading what comes.

pydantic reads it, here alone in extraction. Keys that were not asked for mean nothing.
"""

import json
from collections.abc import Collection
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from tracker.domain.acts import Act, Modality
from tracker.extraction import patterns as re

MOST: Final = 500
"""Claims that are read of one answer."""
# Some models think aloud first, and many dress JSON as Markdown.
_DRESSED: Final = re.compile(r"\s*(?:<think>.*?</think>\s*)?(?:```[a-z]*\s)?(.*?)(?:```\s*)?", re.S)


def _share(number: float) -> float:
    if not 0 <= number <= 1:
        raise ValueError("a confidence is between 0 and 1")
    return number


class Told(BaseModel):
    """A claim as a model tells it; all of it is still to be checked against the text."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", allow_inf_nan=False)

    accord: str
    party: str | None = None
    act: Literal[tuple(each.value for each in Act)]  # type: ignore[valid-type]
    modality: Literal[tuple(each.value for each in Modality)]  # type: ignore[valid-type]
    when: str | None = None
    asserter: str | None = None
    via: str | None = None
    condition: str | None = None
    quote: str
    also: list[str] = []
    confidence: Annotated[float, AfterValidator(_share)]


def schema(accords: Collection[str]) -> dict[str, Any]:
    """Return the JSON schema of an answer about these accords (by slug).

    It keeps to what servers enforce: every key required, no others, no defaults.
    """
    claim = Told.model_json_schema()
    properties = {
        name: {key: value for key, value in each.items() if key not in ("default", "title")}
        for name, each in claim["properties"].items()
    }
    properties["accord"]["enum"] = sorted(accords)
    return _closed({"claims": {"type": "array", "items": _closed(properties)}})


def read(content: str) -> list[Told | None] | None:
    """Return the claims of an answer, None for one that is no claim; None if it is no answer."""
    dressed = _DRESSED.fullmatch(content)
    try:
        answer = json.loads(dressed[1] if dressed else content)
    except (ValueError, RecursionError):
        return None
    claims = answer.get("claims") if isinstance(answer, dict) else answer
    if not isinstance(claims, list):
        return None
    return [_told(each) for each in claims[:MOST]]


def _told(value: object) -> Told | None:
    try:
        return Told.model_validate(value)
    except (ValidationError, RecursionError):
        return None


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
