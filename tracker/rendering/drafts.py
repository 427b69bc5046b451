"""Drafts as claims files, and how good they are beside gold."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from tracker.domain.acts import Act
from tracker.domain.claims import Article, Claim, Quote
from tracker.extraction.evaluation import Compared, Score, agreement, by_act
from tracker.rendering.harmless import harmless
from tracker.rendering.sheets import as_csv
from tracker.rendering.tables import plain_table
from tracker.rendering.words import claim_line


def claims_file(article: Article, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return a claims file, in the keys of section 7 of the design."""
    slugs = {claim.accord for claim in claims}
    written: dict[str, Any] = {
        "article": _known(
            {
                "outlet": article.outlet,
                "title": article.title,
                "byline": article.byline,
                "url": article.url,
                "published": article.published and article.published.text,
                "language": article.language,
                "text": article.text
                and {"sha256": article.text.sha256, "length": article.text.length},
            }
        )
    }
    if len(slugs) == 1:
        written["accord"] = next(iter(slugs))
    return {**written, "claims": [_claim(each, len(slugs) > 1) for each in claims]}


def lines(article: Article, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return the lines of a bulk file: each claim with its article."""
    source = claims_file(article, ())["article"]
    return [{"article": source, **_claim(each, True)} for each in claims]


def _claim(claim: Claim, names_accord: bool) -> dict[str, Any]:
    return _known(
        {
            "accord": claim.accord if names_accord else None,
            "act": claim.act.value,
            "party": claim.party,
            "modality": claim.modality.value if claim.modality.value != "asserted" else None,
            "when": claim.when and claim.when.text,
            "asserter": claim.asserter,
            "via": claim.via,
            "origin": claim.origin,
            "condition": claim.condition,
            **(_quote(claim.quote) if claim.quote else {}),
            "also": [_quote(each) for each in claim.also],
            "locator": claim.locator,
            "note": claim.note,
            "ref": claim.ref,
            "supersedes": claim.supersedes,
            "method": claim.method,
            "rule": claim.rule,
            "confidence": claim.confidence,
        }
    )


def to_edit(claim: Claim) -> str:
    """Return a draft as the mapping of a person's own claim, in YAML, to be put right."""
    read_by = ("method", "rule", "confidence")
    written = {key: value for key, value in _claim(claim, True).items() if key not in read_by}
    return as_yaml(written)


def _quote(quote: Quote) -> dict[str, Any]:
    return _known({"quote": quote.words, "at": quote.at})


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}


def as_yaml(written: Mapping[str, Any], indent: int = 0) -> str:
    """Write a claims file in YAML 1.2; texts in double quotes, which JSON's escapes fit."""
    lines = []
    pad = " " * indent
    for key, value in written.items():
        if isinstance(value, dict):
            lines += [f"{pad}{key}:", as_yaml(value, indent + 2).rstrip("\n")]
        elif isinstance(value, list):
            lines.append(f"{pad}{key}:" if value else f"{pad}{key}: []")
            for each in value:
                item = as_yaml(each, indent + 4).rstrip("\n")
                lines.append(f"{pad}  - {item.lstrip()}")
        elif isinstance(value, str):
            lines.append(f"{pad}{key}: {json.dumps(value)}")
        else:
            lines.append(f"{pad}{key}: {value}")
    return "\n".join(lines) + "\n"


def evaluation(compared: Sequence[Compared], *, shows_misses: bool) -> RenderableType:
    """Lay out how good drafts are: in all, by act, by article, with the misses."""
    total = sum((each.score for each in compared), Score())
    agreed = agreement(compared)
    lines: list[RenderableType] = [
        Text("By article, accord, party and act", style="bold"),
        _scores({"all": total}),
        Text(),
        Text("Of the claims that match", style="bold"),
        *(Text(f"  {name} right in {_percent(each)}") for name, each in agreed.items()),
        Text(f"  quotes that do not stand where they say: {sum(e.inexact for e in compared)}"),
        Text(),
        Text("By act", style="bold"),
        _scores({name: each for name, each in _acts(compared).items() if each != Score()}),
        Text(),
        Text("By article", style="bold"),
        _scores({each.name: each.score for each in compared}),
    ]
    if shows_misses:
        for each in compared:
            if each.misses or each.made_up:
                lines += [Text(), Text(harmless(each.name), style="bold")]
                missed, made_up = _lines(each)
                lines += [Text(harmless(f"  missed   {one}")) for one in missed]
                lines += [Text(harmless(f"  made up  {one}")) for one in made_up]
    return Group(*lines)


def shape(compared: Sequence[Compared]) -> dict[str, Any]:
    """Shape an evaluation for a script."""
    total = sum((each.score for each in compared), Score())
    return {
        **_numbers(total),
        "agreement": agreement(compared),
        "inexact": sum(each.inexact for each in compared),
        "acts": {name: _numbers(each) for name, each in _acts(compared).items() if each != Score()},
        "articles": [
            {
                "file": each.name,
                **_numbers(each.score),
                "misses": missed,
                "made_up": made_up,
            }
            for each in compared
            for missed, made_up in [_lines(each)]
        ],
    }


def sheet(written: Mapping[str, Any]) -> str:
    """Flatten the JSON shape of an evaluation: a row for all, for each act, for each article."""
    numbers = ("right", "made_up_count", "missed_count", "precision", "recall", "f1")
    told = [
        ("all", "", written),
        *(("act", name, each) for name, each in written["acts"].items()),
        *(("article", each["file"], each) for each in written["articles"]),
    ]
    rows = [
        {"of": of, "name": name, **{number: each[number] for number in numbers}}
        for of, name, each in told
    ]
    return as_csv(("of", "name", *numbers), rows)


def _acts(compared: Sequence[Compared]) -> dict[str, Score]:
    return by_act(compared, [act.value for act in Act])


def _numbers(score: Score) -> dict[str, Any]:
    return {
        "right": score.right,
        "made_up_count": score.made_up,
        "missed_count": score.missed,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _scores(scores: Mapping[str, Score]) -> RenderableType:
    table = plain_table("", "precision", "recall", "F1", "right", "made up", "missed")
    for name, each in scores.items():
        table.add_row(
            Text(harmless(name)),
            *(Text(_percent(value)) for value in (each.precision, each.recall, each.f1)),
            *(Text(str(value)) for value in (each.right, each.made_up, each.missed)),
        )
    return table


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _lines(compared: Compared) -> tuple[list[str], list[str]]:
    """Return a line for each claim that was missed and made up; with its accord, if several are."""
    both = (compared.misses, compared.made_up)
    several = len({claim.accord for claims in both for claim in claims}) > 1
    missed, made_up = ([_line(each, several) for each in claims] for claims in both)
    return missed, made_up


def _line(claim: Claim, names_accord: bool) -> str:
    accord = f"{claim.accord}: " if names_accord else ""
    words = f"  “{claim.quote.words}”" if claim.quote else ""
    rule = f"  [{claim.rule} {claim.confidence}]" if claim.rule else ""
    return f"{accord}{claim.party or 'the whole'}: {claim_line(claim)}{words}{rule}"
