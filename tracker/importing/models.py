"""What an import file may say, key by key (section 7 of the design), and a fault for all else.

pydantic reads the trees of documents, here alone; its models become the frozen facts of `domain` at
once, and its errors faults in the product's own words, each with the line of the offending key.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import CURATED, Accord, Article, Claim, Quote, TextRef
from tracker.domain.days import When
from tracker.importing import values
from tracker.importing.complaints import complaints, contradictions
from tracker.importing.documents import Node
from tracker.importing.reading import Fault, ReadClaim


def _read(read: Callable[[str], object], *, exact: bool = False) -> PlainValidator:
    def validate(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("kind", "{needed}", {"needed": "a text"})
        return read(value if exact else value.strip())

    return PlainValidator(validate)


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise PydanticCustomError("kind", "{needed}", {"needed": "true or false"})
    return value


_Text = Annotated[str, _read(values.text)]
_Name = Annotated[str, _read(values.name)]
_Label = Annotated[str, _read(values.label)]
_Slug = Annotated[str, _read(values.slug)]
_When = Annotated[When, _read(values.when)]
_Party = Annotated[str, _read(values.party)]
_Words = Annotated[str, _read(values.quote, exact=True)]
_Count = Annotated[int, _read(values.count)]


class _Model(BaseModel):
    """Keys with hyphens, no others than these; a key without a value is an absent one."""

    model_config = ConfigDict(
        extra="forbid", alias_generator=lambda name: name.replace("_", "-"), frozen=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_absent(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        known = cls.keys()
        return {key: value for key, value in data.items() if value is not None or key not in known}

    @classmethod
    @cache
    def keys(cls) -> tuple[str, ...]:
        """Return the keys as they are written."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


class _TextModel(_Model):
    sha256: Annotated[str, _read(values.sha256)]
    length: _Count


class _ArticleModel(_Model):
    outlet: _Name | None = None
    title: _Name | None = None
    byline: _Name | None = None
    url: Annotated[str, _read(values.url)] | None = None
    published: _When | None = None
    language: _Name | None = None
    text: _TextModel | None = None


class _MetadataModel(_ArticleModel):
    """What is said of an article that comes as it is, by a page or by a file of elsewhere."""

    outlet: _Label | None = None
    title: _Label | None = None
    byline: _Label | None = None
    language: _Label | None = None


class _AccordModel(_Model):
    accord: _Slug
    name: _Text
    aliases: tuple[_Text, ...] = ()
    counterpart: _Party | None = None
    membership: Annotated[str, _read(values.membership)] = "signatory"
    suspended_count: Annotated[bool, PlainValidator(_boolean)] = True


class _NamedModel(_Model):
    accord: _Slug


class _QuoteModel(_Model):
    quote: _Words
    at: _Count | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: object) -> object:
        return {"quote": data} if isinstance(data, str) else data


class _ClaimModel(_Model):
    act: Annotated[Act, _read(values.act)]
    party: _Party | None = None
    accord: _Slug | None = None
    modality: Annotated[Modality, _read(values.modality)] = Modality.ASSERTED
    when: _When | None = None
    asserter: _Text | None = None
    via: _Text | None = None
    origin: Annotated[str, _read(values.origin)] | None = None
    condition: _Text | None = None
    quote: _Words | None = None
    at: _Count | None = None
    also: tuple[_QuoteModel, ...] = ()
    locator: _Text | None = None
    note: _Text | None = None
    ref: Annotated[str, _read(values.ref)] | None = None
    supersedes: _Text | None = None
    method: Annotated[str, _read(values.method)] = CURATED
    rule: _Text | None = None
    confidence: Annotated[str, _read(values.confidence)] | None = None


CLAIM_KEYS: Final = _ClaimModel.keys()
ARTICLE_KEYS: Final = _ArticleModel.keys()
_NESTED: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("text",): _TextModel.keys(),
    ("also",): _QuoteModel.keys(),
}

_M = TypeVar("_M", bound=_Model)


def read_accord(node: Node, faults: list[Fault]) -> Accord | None:
    """Read the mapping of an accord file; None, and faults added, where it is none."""
    model = _validated(_AccordModel, "an accord file", node, faults)
    if model is None:
        return None
    return Accord(
        slug=model.accord,
        name=model.name,
        aliases=tuple(dict.fromkeys(model.aliases)),
        counterpart=model.counterpart,
        membership=model.membership,
        suspended_count=model.suspended_count,
    )


def read_article(node: Node, faults: list[Fault]) -> Article | None:
    """Read the mapping of an article; None, and faults added, where it is none."""
    model = _validated(_ArticleModel, "article", node, faults)
    if model is None:
        return None
    article = Article(
        outlet=model.outlet,
        title=model.title,
        byline=model.byline,
        url=model.url,
        published=model.published,
        language=model.language,
        text=TextRef(sha256=model.text.sha256, length=model.text.length) if model.text else None,
    )
    if article.text is None and article.id == Article().id:
        message = "nothing tells this article from others"
        hint = "give its outlet, title, published, url or text"
        faults.append(Fault(line=node.line, message=message, hint=hint))
        return None
    return article


def read_metadata(node: Node, faults: list[Fault], *, text: TextRef) -> Article | None:
    """Read what is said of an article whose text is at hand; None, and faults added, if unfit."""
    model = _validated(_MetadataModel, "the article", node, faults)
    if model is None:
        return None
    return Article(
        outlet=model.outlet,
        title=model.title,
        byline=model.byline,
        url=model.url,
        published=model.published,
        language=model.language,
        text=text,
    )


def read_accord_slug(node: Node, faults: list[Fault]) -> str | None:
    """Read the accord that a claims file names for its claims."""
    model = _validated(_NamedModel, "accord", Node(node.line, {"accord": node}), faults)
    return None if model is None else model.accord


def read_claim(
    node: Node,
    faults: list[Fault],
    *,
    article: str,
    text: TextRef | None,
    accord: str | None,
    beside: Sequence[str] = (),
) -> ReadClaim | None:
    """Read the mapping of a claim; None, and faults added, where it is none.

    `article` is the article's id and `text` its text; `accord` is that of the file, for claims that
    name none; `beside` are keys that stand in the same mapping and are read elsewhere.
    """
    before = len(faults)
    model = _validated(_ClaimModel, "a claim", node, faults, beside)
    faults.extend(contradictions(node, (*CLAIM_KEYS, *beside), text))
    if model is None or len(faults) > before:
        return None
    claim = Claim(
        article=article,
        accord=model.accord or accord or "",
        party=model.party,
        act=model.act,
        modality=model.modality,
        when=model.when,
        asserter=model.asserter,
        via=model.via,
        origin=model.origin,
        condition=model.condition,
        quote=Quote(words=model.quote, at=model.at) if model.quote is not None else None,
        also=tuple(Quote(words=each.quote, at=each.at) for each in model.also),
        locator=model.locator,
        note=model.note,
        ref=model.ref,
        supersedes=model.supersedes,
        method=model.method,
        rule=model.rule,
        confidence=model.confidence,
    )
    keys = node.value if isinstance(node.value, dict) else {}
    lines = {key: child.line for key, child in keys.items() if child.line != node.line}
    return ReadClaim(line=node.line, claim=claim, lines=lines)


def _validated(
    model: type[_M], what: str, node: Node, faults: list[Fault], beside: Sequence[str] = ()
) -> _M | None:
    """Read a tree by a model; where it does not fit, None, and a fault added for each misfit."""
    mapping = node.plain()
    if isinstance(mapping, dict):
        mapping = {key: value for key, value in mapping.items() if key not in beside}
    try:
        return model.model_validate(mapping)
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    keys = {(): (*model.keys(), *beside), **_NESTED}
    faults.extend(complaints(errors, node, what, keys))
    return None
