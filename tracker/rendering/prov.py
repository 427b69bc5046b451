"""The log as JSON-LD: W3C PROV for who recorded what when, Web Annotation for words in a text.

    event        prov:Activity, by its leaf hash; prov:wasAssociatedWith who recorded it
    accord       prov:Entity
    article      prov:Entity, attributed to its outlet
    claim        prov:Entity and oa:Annotation: derived from its article, attributed to its
                 asserter; its target is the article's text, selected by position and by quote
    supersedes   prov:wasRevisionOf
    retracted    prov:wasInvalidatedBy the event; restored: named by the event, as judgements are

Ids are URNs made of the log's own content ids, so that two logs speak of one thing alike. One node
a line; docs/formats.md has the mapping.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, assert_never
from urllib.parse import quote as escaped

from tracker.domain.claims import Article, Claim, Quote, origin_of
from tracker.domain.events import (
    KINDS,
    AccordDefined,
    ArticleRecorded,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
    Verdict,
)

Node = dict[str, Any]
TextOf = Callable[[str], str | None]
"""SHA-256 → text; None where it is not held."""

BASE: Final = "urn:accords-tracker:"
_AROUND: Final = 32
"""Characters before and after a quote, by which it is found again in an altered text."""

CONTEXT: Final[Node] = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "tracker": BASE + "term:",
}


def lines(events: Iterable[tuple[Event, bytes]], text_of: TextOf) -> Iterator[str]:
    """Yield a JSON-LD document line by line, from events with their leaf hashes."""
    yield '{"@context": ' + _written(CONTEXT) + ', "@graph": [\n'
    separator = ""
    for node in nodes(events, text_of):
        yield separator + _written(node)
        separator = ",\n"
    yield "\n]}\n"


def nodes(events: Iterable[tuple[Event, bytes]], text_of: TextOf) -> Iterator[Node]:
    """Yield the nodes of events, each agent once."""
    agents = set[str]()
    articles = dict[str, Article]()
    for event, leaf in events:
        for node in _nodes(event, leaf, articles, text_of):
            if node.get("@type") == "prov:Agent":
                if node["@id"] in agents:
                    continue
                agents.add(node["@id"])
            yield node


def _nodes(
    event: Event, leaf: bytes, articles: dict[str, Article], text_of: TextOf
) -> Iterator[Node]:
    recorder = _agent("recorder", event.recorded_by)
    yield recorder
    activity: Node = {
        "@id": f"{BASE}event:{leaf.hex()}",
        "@type": "prov:Activity",
        "prov:startedAtTime": _moment(event.recorded_at),
        "prov:endedAtTime": _moment(event.recorded_at),
        "prov:wasAssociatedWith": _ref(recorder),
        "tracker:kind": KINDS[type(event.body)],
        "tracker:position": event.position,
        "tracker:leafHash": leaf.hex(),
    }
    match event.body:
        case AccordDefined(accord=accord):
            yield activity
            yield {
                "@id": f"{BASE}accord:{accord.slug}",
                "@type": "prov:Entity",
                "rdfs:label": accord.name,
                "dcterms:alternative": list(accord.aliases),
                "tracker:criterion": accord.membership,
                "prov:wasGeneratedBy": _ref(activity),
            }
        case ArticleRecorded(article=article):
            articles[article.id] = article
            outlet = _agent("outlet", article.source)
            yield activity
            yield outlet
            yield _article(article, activity, outlet)
        case ClaimRecorded(claim=claim):
            source = articles[claim.article]
            asserter = _agent("asserter", claim.asserter or source.source)
            yield activity
            yield asserter
            yield _claim(claim, source, activity, asserter, text_of)
        case ClaimRetracted() as verdict:
            yield _judging(activity, verdict)
            yield {"@id": BASE + verdict.claim, "prov:wasInvalidatedBy": _ref(activity)}
        case ClaimAccepted() | ClaimRejected() | ClaimRestored() as verdict:
            yield _judging(activity, verdict)
        case _ as never:
            assert_never(never)


def _judging(activity: Node, verdict: Verdict) -> Node:
    return _without_nothing(
        {**activity, "prov:used": {"@id": BASE + verdict.claim}, "rdfs:comment": verdict.why}
    )


def _article(article: Article, activity: Node, outlet: Node) -> Node:
    return _without_nothing(
        {
            "@id": BASE + article.id,
            "@type": "prov:Entity",
            "dcterms:title": article.title,
            "dcterms:creator": article.byline,
            "dcterms:identifier": article.url,
            "dcterms:language": article.language,
            "dcterms:issued": article.published and _edtf(article.published.text),
            "tracker:sha256": article.text and article.text.sha256,
            "prov:wasAttributedTo": _ref(outlet),
            "prov:wasGeneratedBy": _ref(activity),
        }
    )


def _claim(claim: Claim, source: Article, activity: Node, asserter: Node, text_of: TextOf) -> Node:
    text = text_of(source.text.sha256) if source.text and claim.quote else None
    quotes = ([claim.quote] if claim.quote else []) + list(claim.also)
    return _without_nothing(
        {
            "@id": BASE + claim.id,
            "@type": ["prov:Entity", "oa:Annotation"],
            "oa:hasTarget": [_target(each, claim.article, text) for each in quotes]
            or {"@id": BASE + claim.article},
            "oa:hasBody": {
                "@type": "tracker:Statement",
                "tracker:accord": {"@id": f"{BASE}accord:{claim.accord}"},
                "tracker:party": claim.party,
                "tracker:act": claim.act.value,
                "tracker:modality": claim.modality.value,
                **({"dcterms:date": _edtf(claim.when.text)} if claim.when else {}),
            },
            "tracker:origin": origin_of(claim, source),
            "tracker:via": claim.via,
            "tracker:condition": claim.condition,
            "tracker:locator": claim.locator,
            "tracker:method": claim.method,
            "tracker:rule": claim.rule,
            "tracker:confidence": claim.confidence,
            "rdfs:comment": claim.note,
            "prov:wasDerivedFrom": {"@id": BASE + claim.article},
            "prov:wasAttributedTo": _ref(asserter),
            "prov:wasGeneratedBy": _ref(activity),
            "prov:wasRevisionOf": claim.supersedes and {"@id": BASE + claim.supersedes},
        }
    )


def _target(words: Quote, article: str, text: str | None) -> Node:
    """Return the words as a part of the article: by quote, and by position where that is known."""
    selector: Node = {"@type": "oa:TextQuoteSelector", "oa:exact": words.words}
    selectors = [selector]
    if words.at is not None:
        end = words.at + len(words.words)
        if text is not None and text.startswith(words.words, words.at):
            selector["oa:prefix"] = text[max(words.at - _AROUND, 0) : words.at]
            selector["oa:suffix"] = text[end : end + _AROUND]
        selectors.append(
            {
                "@type": "oa:TextPositionSelector",
                "oa:start": _count(words.at),
                "oa:end": _count(end),
            }
        )
    return {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": BASE + article},
        "oa:hasSelector": selectors,
    }


def _agent(role: str, name: str) -> Node:
    return {
        "@id": f"{BASE}{role}:{escaped(name, safe='')}",
        "@type": "prov:Agent",
        "rdfs:label": name,
    }


def _ref(node: Node) -> Node:
    return {"@id": node["@id"]}


def _moment(at: str) -> Node:
    return {"@type": "xsd:dateTime", "@value": at}


def _count(number: int) -> Node:
    return {"@type": "xsd:nonNegativeInteger", "@value": str(number)}


def _edtf(text: str) -> Node:
    return {"@type": "edtf:EDTF", "@value": text}


def _without_nothing(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [])}


def _written(node: Node) -> str:
    return json.dumps(node, ensure_ascii=True)
