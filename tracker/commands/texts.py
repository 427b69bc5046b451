"""Texts of articles: hold them, withhold them, bring them back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.domain.errors import Ambiguous, NotFound, Refused, Usage
from tracker.domain.events import moment
from tracker.log import store, texts
from tracker.log.engine import WAIT_SECONDS, disposing, open_writer
from tracker.projections.standing import stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What became of withholding one text; not news: it was withheld already."""

    sha256: str
    is_news: bool


def hold_texts(
    target: str,
    paths: Iterable[Path],
    *,
    why: str | None,
    now: datetime,
    recorded_by: str,
    wait: float = WAIT_SECONDS,
) -> tuple[int, int]:
    """Hold the texts in files, as they are; return how many were new (or are back) and known.

    Raises `Usage` for a file that cannot be read, and `Refused` for one that is not UTF-8 or a text
    that was withheld where no reason is given; then nothing is held.
    """
    _require_reason(why)
    bodies = [_body(path) for path in paths]
    with (
        disposing(open_writer(target, create=False, wait=wait)) as engine,
        store.transaction(engine, target) as connection,
    ):
        at = moment(now)
        added = [texts.add(connection, body, at=at, by=recorded_by, why=why) for body in bodies]
    return sum(added), len(added) - sum(added)


def withhold_texts(
    target: str,
    named: Sequence[str],
    *,
    why: str,
    now: datetime,
    recorded_by: str,
    wait: float = WAIT_SECONDS,
) -> list[Withheld]:
    """Take out the bodies of texts, named by SHA-256 or by article (or unique prefixes), or none.

    The hash stays, and proves the text whenever it is at hand. Raises `NotFound`, `Ambiguous`.
    """
    _require_reason(why)
    with (
        disposing(open_writer(target, create=False, wait=wait)) as engine,
        store.transaction(engine, target) as connection,
    ):
        wanted = dict.fromkeys(_sha256(connection, each) for each in named)
        at = moment(now)
        return [
            Withheld(
                sha256=each,
                is_news=texts.withhold(connection, each, at=at, by=recorded_by, why=why),
            )
            for each in wanted
        ]


def _require_reason(why: str | None) -> None:
    if why is not None and not why.strip():
        raise Usage("the reason is empty", '--why "…" says it in a few words')


def _body(path: Path) -> bytes:
    try:
        body = path.read_bytes()
        body.decode()
    except OSError as problem:
        raise Usage(f"{path} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise Refused(
            f"{path}: byte {problem.start + 1} is not UTF-8",
            "convert it first; the hash is of its UTF-8 bytes",
        ) from problem
    return body


def _sha256(connection: Any, named: str) -> str:
    """Return the hash of a kept text by its own beginning, or by that of its article's id."""
    if named.startswith("a-"):
        upto = store.head(connection)
        article_id = _one("article", named, store.subjects_like(connection, named, upto=upto))
        told = stand(store.about(connection, subjects=[article_id], upto=upto))
        text = told.articles[article_id].article.text
        if text is None:
            raise Usage(f"the article {article_id} was recorded without a text")
        return _one("text", text.sha256, texts.like(connection, text.sha256))
    return _one("text", named, texts.like(connection, named))


def _one(what: str, named: str, found: Sequence[str]) -> str:
    if not found or len(named) < 3:
        raise NotFound(what, named)
    if len(found) > 1:
        raise Ambiguous(what, named, found)
    return found[0]
