"""Payloads and entries of claims and articles, written directly in canonical JSON.

They are most of a log, and the general writer takes three times as long. The keys stand in their
order here; a test holds that the bytes are those of `canonical_json`.
"""

from json.encoder import encode_basestring as quoted

from tracker.domain.claims import Article, Claim, Quote


def claim_payload(claim: Claim) -> str:
    """Return the payload of a claim that is recorded; what is absent is left out."""
    quote = claim.quote
    parts = [f'"act":{quoted(claim.act.value)}']
    if claim.also:
        parts.append(f'"also":[{",".join(map(_quote, claim.also))}]')
    parts.append(f'"article":{quoted(claim.article)}')
    if claim.asserter is not None:
        parts.append(f'"asserter":{quoted(claim.asserter)}')
    if quote is not None and quote.at is not None:
        parts.append(f'"at":{quote.at}')
    if claim.condition is not None:
        parts.append(f'"condition":{quoted(claim.condition)}')
    if claim.confidence is not None:
        parts.append(f'"confidence":{quoted(claim.confidence)}')
    if claim.locator is not None:
        parts.append(f'"locator":{quoted(claim.locator)}')
    parts.append(f'"method":{quoted(claim.method)},"modality":{quoted(claim.modality.value)}')
    if claim.note is not None:
        parts.append(f'"note":{quoted(claim.note)}')
    if claim.origin is not None:
        parts.append(f'"origin":{quoted(claim.origin)}')
    if quote is not None:
        parts.append(f'"quote":{quoted(quote.words)}')
    if claim.ref is not None:
        parts.append(f'"ref":{quoted(claim.ref)}')
    if claim.rule is not None:
        parts.append(f'"rule":{quoted(claim.rule)}')
    if claim.supersedes is not None:
        parts.append(f'"supersedes":{quoted(claim.supersedes)}')
    if claim.via is not None:
        parts.append(f'"via":{quoted(claim.via)}')
    if claim.when is not None:
        parts.append(f'"when":{quoted(claim.when.text)}')
    return f"{{{','.join(parts)}}}"


def article_payload(article: Article) -> str:
    """Return the payload of an article that is recorded; what is absent is left out."""
    published = article.published.text if article.published else None
    texts = (
        ("byline", article.byline),
        ("language", article.language),
        ("outlet", article.outlet),
        ("published", published),
    )
    parts = [f'"{name}":{quoted(value)}' for name, value in texts if value is not None]
    if article.text is not None:
        sha256, length = quoted(article.text.sha256), article.text.length
        parts.append(f'"text":{{"length":{length},"sha256":{sha256}}}')
    more = (("title", article.title), ("url", article.url))
    parts += [f'"{name}":{quoted(value)}' for name, value in more if value is not None]
    return f"{{{','.join(parts)}}}"


def entry(
    *,
    position: int,
    recorded_at: str,
    recorded_by: str,
    kind: str,
    version: int,
    accord: str | None,
    party: str | None,
    subject: str,
    payload: str,
) -> bytes:
    """Return the canonical JSON of an event's columns, of which the leaf hash is taken.

    Raises `UnicodeEncodeError` for half a surrogate pair.
    """
    return (
        f'{{"accord":{_or_null(accord)},"kind":{quoted(kind)},"party":{_or_null(party)},'
        f'"payload":{payload},"position":{position},"recorded_at":{quoted(recorded_at)},'
        f'"recorded_by":{quoted(recorded_by)},"subject":{quoted(subject)},"version":{version}}}'
    ).encode()


def _quote(quote: Quote) -> str:
    words = f'"quote":{quoted(quote.words)}'
    return f"{{{words}}}" if quote.at is None else f'{{"at":{quote.at},{words}}}'


def _or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)
