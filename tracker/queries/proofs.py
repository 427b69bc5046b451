"""Proofs of recording: checkpoints of a log, and of single claims; made here and checked here.

A proof shows that these words were recorded in this log, in this order, before its checkpoint was
made. It does not show that the claim stands: it may have been retracted since, and what it says may
be wrong.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from tracker.domain.canonical import canonical_json
from tracker.domain.errors import Damaged, TrackerError, Usage
from tracker.domain.events import ArticleRecorded, ClaimRecorded
from tracker.domain.merkle import root_hash, verify_inclusion
from tracker.domain.notes import Checkpoint
from tracker.log import checkpoint as tree
from tracker.log import store
from tracker.log.codec import Row, decode, expected_leaf
from tracker.queries.log import Log

FORMAT: Final = "accords-tracker proof/1"
SAYS: Final = (
    "This proves that the claim was recorded in the log of the checkpoint, word for word. "
    "It does not prove that the claim stands: see the log for retractions and corrections."
)


def checkpoint(log: Log, *, origin: str, at: str | None = None) -> Checkpoint:
    """Return the checkpoint of a log as it stood at a position."""
    size = log.position(at)
    return Checkpoint(origin=origin, size=size, root=tree.root(log.connection, upto=size))


def prove(
    log: Log,
    claim: str,
    *,
    origin: str,
    at: str | None = None,
    sign: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return one self-contained proof that a claim and its article were recorded.

    `sign` makes a signed note of the checkpoint's text.
    """
    note = checkpoint(log, origin=origin, at=at)
    claim_id = log.full_id(claim, note.size)
    told = [
        event.body.claim
        for event in store.about(log.connection, subjects=[claim_id], upto=note.size)
        if isinstance(event.body, ClaimRecorded)
    ][-1]
    return {
        "format": FORMAT,
        "says": SAYS,
        "checkpoint": sign(str(note)),
        "events": tree.proofs(
            log.connection, subjects={"claim": claim_id, "article": told.article}, upto=note.size
        ),
    }


def check_proof(text: str) -> tuple[Checkpoint, list[str]]:
    """Check a proof without a database; return its checkpoint and what does not hold.

    Raises `Usage` for what is no proof at all.
    """
    try:
        proof = json.loads(text)
        if not isinstance(proof, dict) or proof.get("format") != FORMAT:
            raise ValueError("its format is not " + FORMAT)
        note = Checkpoint.parse(proof["checkpoint"])
        parts = {part["of"]: part for part in proof["events"]}
        claim, article = parts["claim"], parts["article"]
    except (ValueError, LookupError, TypeError, RecursionError) as problem:
        raise Usage(f"this is no proof: {problem}", "`tracker prove CLAIM` writes one") from problem
    problems = [*_unproved("claim", claim, note), *_unproved("article", article, note)]
    return note, problems or list(_unrelated(claim, article))


def _unproved(name: str, part: dict[str, Any], note: Checkpoint) -> Iterator[str]:
    try:
        row = _row(part["event"])
        steps = [bytes.fromhex(step) for step in part["inclusion"]]
        if expected_leaf(row) != row.leaf_hash:
            yield f"the {name}'s leaf hash is not that of its event"
        elif not verify_inclusion(row.leaf_hash, row.position - 1, note.size, steps, note.root):
            yield f"the {name}'s event is not in the tree of the checkpoint at its position"
    except (ValueError, LookupError, TypeError, TrackerError) as problem:
        yield f"the {name}'s event cannot be read: {problem}"


def _unrelated(claim: dict[str, Any], article: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with two events that are proved, but not of this claim."""
    try:
        told, source = decode(_row(claim["event"])).body, decode(_row(article["event"])).body
    except Damaged as problem:
        yield str(problem)
        return
    if not isinstance(told, ClaimRecorded) or not isinstance(source, ArticleRecorded):
        yield "the events are not those of a claim and an article"
    elif told.claim.id != claim["event"]["subject"]:
        yield "the claim's id is not that of its contents"
    elif not source.article.id == article["event"]["subject"] == told.claim.article:
        yield "the article is not that of the claim"


def _row(event: dict[str, Any]) -> Row:
    columns = {name: event[name] for name in Row._fields}
    columns["payload"] = canonical_json(event["payload"])
    columns["leaf_hash"] = bytes.fromhex(event["leaf_hash"])
    if not isinstance(columns["position"], int) or columns["position"] < 1:
        raise ValueError("its position is no position")
    return Row(**columns)


def extends(log: Log, note: Checkpoint) -> list[str]:
    """Return why today's log does not extend that of a checkpoint; nothing where it does.

    The leaves are computed anew from what is stored, so that an altered event shows.
    """
    if note.size > log.head:
        return [
            f"the log ends at position {log.head}, before the checkpoint's {note.size}:"
            " its tail was cut, or it is another log"
        ]
    found = root_hash(_leaves(log, note.size))
    if found != note.root:
        return [
            f"the root over the first {note.size} events is another:"
            " something in them was altered, or it is another log"
        ]
    return []


def first_difference(log: Log, export: Iterator[str], size: int) -> int | None:
    """Return the first position at which a log differs from exported events, a line each.

    Raises `Usage` for a line that is no event.
    """
    mine = _leaves(log, log.head)
    position = 0
    for number, line in enumerate(export, start=1):
        try:
            event = json.loads(line)
            if "position" not in event:
                continue  # a header, a text, the closing line of an export
            leaf = bytes.fromhex(event["leaf_hash"])
        except (ValueError, LookupError, TypeError, RecursionError) as problem:
            raise Usage(f"line {number} of the export is no event: {problem}") from problem
        position += 1
        if position > size:
            break
        if next(mine, None) != leaf:
            return position
    return None if position >= size else position + 1


def _leaves(log: Log, upto: int) -> Iterator[bytes]:
    for row in store.rows(log.connection, upto=upto):
        try:
            yield expected_leaf(row)
        except (ValueError, RecursionError, TrackerError):
            yield bytes(32)  # no event has this leaf
