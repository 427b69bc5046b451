"""An article as it comes (text, Markdown, HTML) → a reading: its metadata and the text to hold.

Where its metadata comes from, the first that says something goes first: what was given with the
command, the sidecar `NAME.meta.yaml`, the article itself (front matter; JSON-LD, meta elements).
The text is kept as it was read: nothing is trimmed, folded or normalised but a byte order mark.
"""

from dataclasses import dataclass
from pathlib import Path

from tracker.domain.claims import Article, TextRef
from tracker.importing.documents import LARGEST, Node, decoded, whole_text
from tracker.importing.encodings import decoded_as
from tracker.importing.found import KEYS, Found
from tracker.importing.front_matter import has_front_matter, read_markdown
from tracker.importing.hidden import NUL, is_blank, remarks_on
from tracker.importing.models import read_metadata
from tracker.importing.reading import Fault, Malformed, ReadArticle, Reading, in_order
from tracker.importing.sidecars import in_file, read_sidecar, sidecars_of
from tracker.importing.sniffing import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said of the articles with the command; None where nothing was."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None

    def known(self) -> dict[str, str]:
        """Return what was said, by key."""
        return {name: value for name in KEYS if (value := getattr(self, name)) is not None}


def read_article_text(
    data: bytes,
    kind: Kind,
    *,
    given: Given,
    path: Path | None = None,
    charset: str | None = None,
    address: str | None = None,
) -> Reading:
    """Read an article. Never raises for what it holds.

    `path` is where it lies, beside its sidecar if it has one; `charset` is what the server said of
    it, `address` where it was fetched.
    """
    if len(data) > LARGEST:
        return Reading(faults=(too_long(),))
    faults: list[Fault] = []
    try:
        said = {key: Node(1, whole_text(value, 1)) for key, value in given.known().items()}
        if address is not None:
            said.setdefault("url", Node(1, address))
        beside = _beside(path, leaving_out=said, faults=faults)
        found = _found(data, kind, charset, address)
        _require_text(found.text)
    except Malformed as problem:
        return Reading(faults=in_order((*faults, *problem.faults)))
    elsewhere = {**beside, **said}
    metadata = {**found.metadata, **elsewhere}
    twice = [each for key, told in found.remarks.items() if key not in elsewhere for each in told]
    body = found.text.encode()
    reference = TextRef(sha256=_sha256(body), length=len(body))
    article = read_metadata(Node(1, metadata), faults, text=reference)
    if article is None or faults:
        return Reading(faults=in_order(faults))
    return Reading(
        items=(ReadArticle(line=1, article=article, is_partial=True),),
        text=found.text,
        remarks=(*twice, *remarks_on(found.text)),
    )


def too_long() -> Fault:
    """Return the refusal of an article that is no article by its size."""
    return Fault(
        line=None, message="the file is too large for an article", hint="at most 5 MB are read"
    )


def completed(article: Article, earlier: Article | None) -> Article:
    """Return an article with what is held of it already, where it does not say so itself.

    An address that differs in its fragment alone, which no server is ever told, is the one held.
    """
    if earlier is None:
        return article
    said = {name: getattr(article, name) or getattr(earlier, name) for name in KEYS}
    if article.page == earlier.page:
        said["url"] = earlier.url
    return Article(**said, text=article.text)


def is_reprint(article: Article, earlier: Article) -> bool:
    """Say whether an article is the text of an earlier one as it stands in another place.

    Another place is another address; or another outlet, where no address says that it is the same.
    """
    if article.page and earlier.page:
        return article.page != earlier.page
    return bool(article.outlet and earlier.outlet) and article.outlet != earlier.outlet


def _found(data: bytes, kind: Kind, charset: str | None, address: str | None) -> Found:
    """Return what an article's own document says. Raises `Malformed`."""
    if kind is Kind.HTML:
        from tracker.importing.markup import read_html

        return read_html(data, charset=charset, address=address)
    text = decoded_as(data, charset) if charset else None
    if text is None:
        text = decoded(data)
    if kind is Kind.MARKDOWN and (address is None or has_front_matter(text)):
        return read_markdown(text)
    return Found(text=text)


def _beside(
    path: Path | None, *, leaving_out: dict[str, Node], faults: list[Fault]
) -> dict[str, Node]:
    """Return what the sidecar of an article says that counts; faults are added where it is unfit.

    Raises `Malformed` for a sidecar that cannot be read.
    """
    if path is None:
        return {}
    said = {key: node for key, node in read_sidecar(path).items() if key not in leaving_out}
    unfit: list[Fault] = []
    if said:
        read_metadata(Node(1, said), unfit, text=TextRef(sha256="0" * 64, length=0))
    if unfit:
        faults.extend(in_file(sidecars_of(path)[0], tuple(unfit)))
        return {}
    return said


def _require_text(text: str) -> None:
    if is_blank(text):
        raise Malformed(
            Fault(line=None, message="no text was found in it", hint="an article has words")
        )
    place = text.find(NUL)
    if place >= 0:
        raise Malformed(
            Fault(
                line=text.count("\n", 0, place) + 1,
                message="it is no text: it holds a NUL character",
                hint="save the article as text in UTF-8",
            )
        )


def _sha256(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()
