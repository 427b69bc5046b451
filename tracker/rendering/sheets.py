"""Answers as CSV: one flat row each, list values joined by a bar, no cell that is a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.rendering.harmless import cell

Row = Mapping[str, Any]


def as_csv(header: Sequence[str], rows: Iterable[Row]) -> str:
    """Write rows under a header (RFC 4180, but with plain newlines)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(_flat(row.get(name))) for name in header])
    return out.getvalue()


def members(shape: Row) -> str:
    """Flatten the JSON shape of `members`."""
    asked = {key: shape[key] for key in ("accord", "by", "on", "known", "at")}
    answers = ("yes", "disputed", "unknown", "no")
    rows = [{**asked, "answer": name, **row} for name in answers for row in shape[name]]
    return as_csv(_MEMBER, rows)


def one_member(shape: Row) -> str:
    """Flatten the JSON shape of `is-member`."""
    return as_csv(_MEMBER, [shape])


def status(shape: Row) -> str:
    """Flatten the JSON shape of `status`: a row for each accord and criterion."""
    asked = {key: shape[key] for key in ("party", "name", "on", "known", "at")}
    rows = [
        {**asked, "accord": each["accord"], "by": by, "answer": answer}
        for each in shape["accords"]
        for by, answer in each["answers"].items()
    ]
    header = ("accord", "party", "name", "by", "answer", "on", "known", "at")
    return as_csv(header, rows)


def history(shape: Row) -> str:
    """Flatten the JSON shape of `history`: a row for each dating of a start or an end."""
    asked = {key: shape[key] for key in ("accord", "party", "name", "by", "known", "at")}
    rows = [
        {**asked, "spell": number, "turn": turn, **dating}
        for number, spell in enumerate(shape["spells"], start=1)
        for turn in ("start", "end")
        if spell[turn]
        for dating in spell[turn]["datings"]
    ]
    header = ("accord", "party", "name", "by", "spell", "turn", "range", "act", "claims")
    return as_csv((*header, "known", "at"), rows)


def conflicts(shape: Sequence[Row]) -> str:
    """Flatten the JSON shape of `conflicts`: a row for each claim of each side."""
    rows = [
        {**conflict, "conflict": number, "side": side_number, "range": side["range"], **claim}
        for number, conflict in enumerate(shape, start=1)
        for side_number, side in enumerate(conflict["sides"], start=1)
        for claim in side["claims"]
    ]
    header = ("conflict", "kind", "party", "accord", "by", "settled", "side", "range")
    return as_csv((*header, "id", "act", "modality", "quote", "article", "outlet", "title"), rows)


def audit_party(shape: Row) -> str:
    """Flatten the claims of `audit PARTY`."""
    return _claims(shape["claims"])


def audit_claim(shape: Row) -> str:
    """Flatten the claim of `audit CLAIM`."""
    return _claims([shape["claim"]])


def audit_article(shape: Row) -> str:
    """Flatten the claims of `audit ARTICLE`."""
    return _claims(shape["claims"])


def _claims(rows: Iterable[Row]) -> str:
    flat = [{**row, "article": row["article"]["id"], **_source(row["article"])} for row in rows]
    header = ("id", "role", "why", "accord", "party", "act", "modality", "when", "quote", "at")
    more = ("locator", "asserter", "via", "origin", "condition", "note", "method", "article")
    return as_csv((*header, *more, "outlet", "title", "published", "url"), flat)


def diff(shape: Row) -> str:
    """Flatten the JSON shape of `diff`."""
    clock = shape["clock"]
    asked = {
        **{key: shape[key] for key in ("accord", "by", "clock")},
        "from": shape["before"][clock],
        "to": shape["after"][clock],
    }
    header = ("accord", "by", "clock", "from", "to", "party", "name", "before", "after", "claims")
    return as_csv(header, [{**asked, **change} for change in shape["changes"]])


def accords(rows: Sequence[Row]) -> str:
    """Flatten the accords."""
    header = ("accord", "name", "aliases", "counterpart", "membership", "suspended-count")
    return as_csv((*header, "parties", "claims", "articles"), rows)


def articles(rows: Sequence[Row]) -> str:
    """Flatten the articles."""
    header = ("id", "outlet", "title", "byline", "url", "published", "language", "claims")
    flat = [{**row, "sha256": row["text"]["sha256"] if row["text"] else None} for row in rows]
    return as_csv((*header, "sha256", "text_held", "position"), flat)


def parties(rows: Sequence[Row]) -> str:
    """Flatten the parties: a row for each accord that names one."""
    flat = [
        {**row, "accord": accord, "claims": count}
        for row in rows
        for accord, count in row["accords"].items()
    ]
    return as_csv(("party", "name", "accord", "claims"), flat)


def events(rows: Iterable[Row]) -> str:
    """Flatten events, the payload as JSON in its cell."""
    header = ("position", "recorded_at", "recorded_by", "kind", "version", "accord", "party")
    return as_csv((*header, "subject", "payload", "leaf_hash"), rows)


_MEMBER = (
    "accord",
    "party",
    "name",
    "answer",
    "by",
    "on",
    "known",
    "at",
    "since",
    "until",
    "datings",
    "suspended",
    "stalled",
    "origins",
    "claims",
    "last_evidence",
)


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        import json

        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value


def _source(article: Row) -> Row:
    return {key: article[key] for key in ("outlet", "title", "published", "url")}
