"""Asking a language model at an OpenAI-compatible address: one question, one answer, within limits.

Spoken is `POST …/chat/completions`, with the standard library alone. Redirects are not followed,
since the key would go with them.
"""

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from tracker.deadline import Cut
from tracker.domain.errors import Unanswered, Usage
from tracker.extraction import patterns as re

SECONDS: Final = 120.0
LARGEST: Final = 4_000_000
"""Bytes of an answer."""
_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_BUSY: Final = (429, 500, 502, 503, 504)
_NOT_SO: Final = (400, 422)
"""What a server says to a schema or a temperature that it does not know."""
_LOOPBACK: Final = re.compile(r"localhost|127(?:\.[0-9]{1,3}){3}|::1")
_NAME: Final = re.compile(r"[!-~]{1,100}")
_SHOWN: Final = 120


class NoAnswer(Unanswered):
    """A question to a language model that was not answered as asked."""

    def __init__(self, message: str, hint: str, *, of_service: bool) -> None:
        self.hint = hint
        self.of_service = of_service
        """Whether the server failed, whatever it was asked."""
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A language model: where it is asked, and for how long. Raises `Usage` for an unfit one."""

    address: str
    """What comes before `/chat/completions`: `http://localhost:11434/v1`."""
    name: str
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS
    """For one answer, all in all."""

    def __post_init__(self) -> None:
        parts = _parted(self.address)
        if not _NAME.fullmatch(self.name):
            raise Usage(f"{self.name[:_SHOWN]!r} is no name of a model", "such as gpt-oss:20b")
        if not self.seconds > 0:
            raise Usage(f"a model cannot answer in {self.seconds:g} seconds", "such as 120")
        if self.key is None:
            return
        if not _printable(self.key):
            raise Usage("the model's key holds what no key holds", "check TRACKER_LLM_KEY")
        if parts.scheme == "http" and not _LOOPBACK.fullmatch(parts.hostname or ""):
            raise Usage(
                f"the key would go to {parts.hostname} for all to read",
                "give an https:// address, or unset TRACKER_LLM_KEY",
            )

    @property
    def method(self) -> str:
        """The method of the claims that it reads: `llm/<model>`."""
        return f"llm/{self.name}"


def ask(model: Model, *, instruction: str, data: str, schema: Mapping[str, Any]) -> str:
    """Return what the model answers to an instruction about data, as it wrote it.

    `schema` is asked for; the answer may be of any form all the same. Raises `NoAnswer`.
    """
    until = time.monotonic() + model.seconds
    plain: dict[str, Any] = {
        "model": model.name,
        "messages": [
            {"role": "system", "content": instruction},
            {"role": "user", "content": data},
        ],
        "stream": False,
    }
    form = {"name": "claims", "strict": True, "schema": schema}
    question = {
        **plain,
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": form},
    }
    is_second = False
    while True:
        answer = _posted(model, question, until)
        if answer.status == 200:
            return _content(answer.body)
        if answer.status in _NOT_SO and question is not plain:
            question = plain
            continue
        pause = answer.pause if answer.status in _BUSY and not is_second else None
        if pause is None or time.monotonic() + pause >= until:
            raise _refusal(model, answer)
        is_second = True
        time.sleep(pause)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    body: bytes
    pause: float
    """Seconds after which to ask again."""


def _posted(model: Model, question: Mapping[str, Any], until: float) -> _Answer:
    parts = _parted(model.address)
    left = until - time.monotonic()
    if left <= 0:
        raise _too_slow(model)
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(
            parts.hostname or "", parts.port, timeout=left, context=context
        )
    else:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=left)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if model.key:
        headers["Authorization"] = f"Bearer {model.key}"
    path = f"{parts.path.rstrip('/')}/chat/completions" + (f"?{parts.query}" if parts.query else "")
    try:
        connection.connect()
        with Cut(connection.sock, until):
            connection.request("POST", path, json.dumps(question).encode(), headers)
            with connection.getresponse() as response:
                body = _body(response)
                pause = _pause(response.getheader("Retry-After"))
                status = response.status
    except (OSError, http.client.HTTPException, ValueError) as problem:
        if isinstance(problem, TimeoutError) or time.monotonic() >= until:
            raise _too_slow(model) from problem
        raise NoAnswer(
            f"the model's server {parts.hostname} cannot be asked ({type(problem).__name__})",
            "is it running, and --model-url its address?",
            of_service=True,
        ) from problem
    finally:
        connection.close()
    if time.monotonic() >= until:
        raise _too_slow(model)
    return _Answer(status=status, body=body, pause=pause)


def _body(response: http.client.HTTPResponse) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read1(65536):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise _rubbish("is larger than 4 MB")
    return b"".join(parts)


def _content(body: bytes) -> str:
    """Return the text of the first choice of an answer."""
    try:
        choice = json.loads(body)["choices"][0]
        message = choice["message"]
        content = message["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as problem:
        raise _rubbish("is not what such a server answers") from problem
    if message.get("refusal") or content is None:
        raise _rubbish("is a refusal")
    if choice.get("finish_reason") == "length":
        raise _rubbish("is cut off")
    if not isinstance(content, str):
        raise _rubbish("is not what such a server answers")
    return content


def _refusal(model: Model, answer: _Answer) -> NoAnswer:
    match answer.status:
        case 401 | 403:
            hint = "set TRACKER_LLM_KEY"
        case 404:
            hint = "check --model and --model-url"
        case status if 300 <= status < 400:
            hint = "give the address to which it leads as --model-url"
        case _:
            hint = "try again later"
    return NoAnswer(
        f"the model's server answered {answer.status}{_said(model, answer.body)}",
        hint,
        of_service=True,
    )


def _said(model: Model, body: bytes) -> str:
    """Return the server's own explanation, if it gives one; never with the key in it."""
    try:
        said = json.loads(body)["error"]
        said = said["message"] if isinstance(said, dict) else said
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    if not isinstance(said, str) or not said:
        return ""
    if model.key:
        said = said.replace(model.key, "…")
    return f": {said[:_SHOWN]!r}"


def _pause(written: str | None) -> float:
    if written is None or not re.fullmatch(r"[0-9]{1,4}", written):
        return _PAUSE
    return min(float(written), _LONGEST_PAUSE)


def _parted(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        fits = fits and _printable(address) and not (parts.username or parts.password)
    except ValueError:
        fits = False
    if not fits:
        raise Usage(
            f"{address[:_SHOWN]!r} is no address of a language model",
            "such as http://localhost:11434/v1; a key goes into TRACKER_LLM_KEY",
        )
    return parts


def _printable(text: str) -> bool:
    return re.fullmatch(r"[!-~]+", text) is not None


def _rubbish(what: str) -> NoAnswer:
    return NoAnswer(
        f"the model's answer {what}", "try another model, or --method rules", of_service=False
    )


def _too_slow(model: Model) -> NoAnswer:
    return NoAnswer(
        f"the model did not answer within {model.seconds:g} seconds",
        "give it more by --model-seconds",
        of_service=True,
    )
