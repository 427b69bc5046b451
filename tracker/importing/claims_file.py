"""A claims file or an accord file, in YAML or in JSON → a reading."""

from dataclasses import replace

from tracker.domain.claims import CURATED, Article, TextRef
from tracker.importing.documents import Node, decoded, empty
from tracker.importing.json_tree import read_json
from tracker.importing.models import read_accord, read_accord_slug, read_article, read_claim
from tracker.importing.reading import (
    Fault,
    Item,
    Malformed,
    ReadAccord,
    ReadArticle,
    Reading,
    in_order,
    nearest,
    no_article,
    quoted,
)
from tracker.importing.yaml_tree import read_yaml

_KEYS = ("article", "accord", "claims")


def read_document(data: bytes, *, is_json: bool) -> Reading:
    """Read a claims file (a mapping with `claims`) or an accord file."""
    try:
        text = decoded(data)
        root = read_json(text) if is_json else read_yaml(text)
        if root.value is None:
            raise empty()
    except Malformed as problem:
        return Reading(faults=in_order(problem.faults))
    if not isinstance(root.value, dict):
        fault = Fault(
            line=root.line,
            message="the file is no mapping of keys to values",
            hint="a claims file has `article`, `accord` and `claims`",
        )
        return Reading(faults=(fault,))
    if is_claims_file(root):
        return _claims(root, root.value)
    return _accord(root)


def read_one_claim(data: bytes, *, article: Article) -> Reading:
    """Read one claim of an article: the mapping of a claim in a claims file, in YAML.

    The claim is a person's own: another `method` is a fault.
    """
    faults: list[Fault] = []
    try:
        root = read_yaml(decoded(data))
        if root.value is None:
            raise empty("it holds one claim")
    except Malformed as problem:
        return Reading(faults=in_order(problem.faults))
    claim = read_claim(root, faults, article=article.id, text=article.text, accord=None)
    if isinstance(root.value, dict):
        if root.get("accord") is None:
            message, hint = "accord is missing", "the slug of the accord, such as abraham-accords"
            faults.append(Fault(line=root.line, message=message, hint=hint))
        if claim is not None and claim.claim.is_draft:
            message = f"method is {quoted(claim.claim.method)}, and this claim is a person's own"
            hint = f"leave it out, or write {CURATED}"
            faults.append(Fault(line=claim.line_of("method"), message=message, hint=hint))
    source = ReadArticle(line=root.line, article=article, is_partial=True)
    items = (source,) if claim is None else (source, claim)
    return Reading(items=items, faults=in_order(faults), claims=1)


def is_claims_file(root: Node) -> bool:
    """Say whether a mapping is meant as a claims file: it has `claims`, or an `article`."""
    return isinstance(root.value, dict) and ("claims" in root.value or "article" in root.value)


def _accord(root: Node) -> Reading:
    faults: list[Fault] = []
    accord = read_accord(root, faults)
    items = (ReadAccord(line=root.line, accord=accord),) if accord else ()
    return Reading(items=items, faults=in_order(faults))


def _claims(root: Node, keys: dict[str, Node]) -> Reading:
    faults = [_unknown(key, node.line) for key, node in keys.items() if key not in _KEYS]
    items: list[Item] = []
    article, text = _article(root, items, faults)
    accord = root.get("accord")
    slug = read_accord_slug(accord, faults) if accord else None
    claims = root.get("claims")
    if claims is None or not isinstance(claims.value, list):
        line = keys["claims"].line if "claims" in keys else root.line
        message = "claims is missing" if claims is None else "claims is not a list"
        hint = "list the claims, each with a hyphen before its first key; [] for none"
        faults.append(Fault(line=line, message=message, hint=hint))
        return Reading(items=tuple(items), faults=in_order(faults))
    for node in claims.value:
        claim = read_claim(node, faults, article=article, text=text, accord=slug)
        if isinstance(node.value, dict) and not node.get("accord"):
            if accord is None:
                message, hint = "a claim names no accord", "name it once, beside `claims`"
                faults.append(Fault(line=node.line, message=message, hint=hint))
            elif claim is not None:
                claim = replace(claim, lines={**claim.lines, "accord": accord.line})
        if claim is not None:
            items.append(claim)
    return Reading(items=tuple(items), faults=in_order(faults), claims=len(claims.value))


def _article(root: Node, items: list[Item], faults: list[Fault]) -> tuple[str, TextRef | None]:
    """Read the article of a file; return its id and its text, if it has one."""
    node = root.get("article")
    if node is None:
        message, hint = "article is missing", "say where the claims stand: outlet, title, published"
        faults.append(Fault(line=root.line, message=message, hint=hint))
        return no_article(root.line), None
    article = read_article(node, faults)
    if article is None:
        return no_article(root.line), None
    items.append(ReadArticle(line=node.line, article=article))
    return article.id, article.text


def _unknown(key: str, line: int) -> Fault:
    meant = nearest(key, _KEYS, 1)
    hint = f"did you mean {quoted(meant[0])}?" if meant else f"one of {', '.join(_KEYS)}"
    return Fault(line=line, message=f"unknown key {quoted(key)}", hint=hint)
