"""Pages and front matter: what they state of themselves is taken, nothing is guessed."""

import json
from typing import Any

import pytest

from tracker.domain.claims import Article
from tracker.importing.articles import Given, read_article_text
from tracker.importing.reading import Fault, ReadArticle
from tracker.importing.sniffing import Kind

BODY = (
    "<p>Norway has signed the Quiet Sea Declaration, the ministry said in Oslo on Thursday.</p>"
    "<p>It had been opened for signature on 1 March 1999, and nine states have signed it since.</p>"
    "<p>Officials said yesterday that the others on the coast were expected to follow soon.</p>"
)


def page(head: str = "", above: str = "", below: str = "") -> str:
    """A page whose running text mentions a day."""
    return (
        f'<!doctype html><html lang="en"><head><title>Norway signs</title>{head}</head><body>'
        f"<article>{above}<h1>Norway signs</h1>{BODY}</article>{below}</body></html>"
    )


def told(*things: object) -> str:
    """A script of JSON-LD for each thing."""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in things
    )


def article(written: str | bytes, kind: Kind = Kind.HTML, **more: Any) -> Article:
    """The article that is read, which must have no fault."""
    body = written.encode() if isinstance(written, str) else written
    reading = read_article_text(body, kind, given=Given(), **more)
    assert not reading.faults
    (item,) = reading.items
    assert isinstance(item, ReadArticle)
    return item.article


def fault(written: str | bytes, kind: Kind = Kind.HTML, **given: str) -> Fault:
    """The one fault of what is read."""
    body = written.encode() if isinstance(written, str) else written
    (only,) = read_article_text(body, kind, given=Given(**given)).faults
    return only


def published(written: str, address: str | None = None) -> str | None:
    """The date of a page."""
    day = article(written, address=address).published
    return None if day is None else day.text


NEWS = {"@type": "NewsArticle", "headline": "Norway signs", "datePublished": "2025-11-07"}


# --- dates


@pytest.mark.parametrize(
    "written",
    [
        page(),
        page(below="<footer>© 2019 Harbour Post, updated 3 May 2019</footer>"),
        page(below='<aside><time datetime="2020-01-01" pubdate>1 January</time></aside>'),
        page(above='<p><time datetime="2020-01-01">1 January 2020</time></p>'),
        page(above='<header><time class="updated" datetime="2020-01-01">x</time></header>'),
        page('<meta name="date" content="05/04/2023">'),
        page('<meta name="date" content="soon"><meta property="og:updated_time" content="2023-01-01">'),
        page('<meta itemprop="datePublished" content="2023-01-01">'
             '<meta itemprop="datePublished" content="2023-01-02">'),
        page(below='<header><time datetime="2020-01-01">today</time></header>'),
    ],
)  # fmt: skip
def test_a_page_that_states_no_date_has_none(written: str) -> None:
    assert published(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (page('<meta property="article:published_time" content="2025-11-07T00:30:00+05:30">'),
         "2025-11-07"),
        (page("<meta content='2025-11-07' name='date'>"), "2025-11-07"),
        (page('<meta name="DC.date" content="2025-11">'), "2025-11"),
        (page('<meta name="DC.Date" content="2025/11/07">'), "2025-11-07"),
        (page('<meta name="pubdate" content="Fri, 07 Nov 2025 10:00:00 GMT">'), "2025-11-07"),
        (page('<meta name="publish-date" content="November 7, 2025">'), "2025-11-07"),
        (page('<meta name="date" content="2020-01-01">', '<time pubdate datetime="2025-11-07">x</time>'),
         "2020-01-01"),
        (page(above='<time pubdate datetime="2025-11-07">Friday</time>'), "2025-11-07"),
        (page(above='<time class="entry-date published">7 November 2025</time>'), "2025-11-07"),
        (page(above='<header><time datetime="2025-11-07T10:00">Friday</time></header>',
              below='<article><header><time datetime="2020-01-01">x</time></header></article>'),
         "2025-11-07"),
        (page(above='<div class="byline">Jane Roe <time datetime="2025-11-07">x</time></div>'),
         "2025-11-07"),
        (page(told(NEWS)), "2025-11-07"),
    ],
)  # fmt: skip
def test_the_date_that_a_page_states_is_taken(written: str, day: str) -> None:
    assert published(written) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/06/norway-signs", "2024-05-06"),
        ("/world/2024/may/06/norway-signs", "2024-05-06"),
        ("/2024/13/06/x", None),
        ("/2024/05/x", None),
        ("/2024/05/06/x/2025/01/02/y", None),
        ("/05/06/2024/x", None),
        ("/x?day=/2024/05/06/", None),
        ("/x#/2024/05/06/", None),
    ],
)
def test_an_address_gives_a_day_where_it_can_be_read_in_one_way(path: str, day: str | None) -> None:
    assert published(page(), f"https://post.example{path}") == day


# --- JSON-LD


@pytest.mark.parametrize(
    "head",
    [
        told({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01", "name": "x"}, NEWS]}),
        told({"@type": "WebPage", "datePublished": "2020-01-01"}, NEWS),
        told({"@type": "WebPage", "datePublished": "2020-01-01", "mainEntity": NEWS}),
        told({"@type": "WebPage", "mainEntity": {"@graph": [[NEWS]]}}),
        told([{**NEWS, "url": "https://x.example/other", "datePublished": "2019-01-01"},
              {**NEWS, "url": "https://post.example/a"}]),
        told({**NEWS, "@type": ["https://schema.org/NewsArticle"]}),
        told({"@type": "WebPage", "datePublished": "2025-11-07"}),
        '<script type="application/ld+json">{broken</script>' + told(NEWS),
    ],
)  # fmt: skip
def test_the_article_of_a_page_is_found_in_its_json_ld(head: str) -> None:
    assert published(page(head), "https://post.example/a") == "2025-11-07"


def test_names_may_be_told_elsewhere_in_the_page_and_entities_are_read() -> None:
    graph = [
        {**NEWS, "headline": "Norway&#8217;s day &amp; night", "author": {"@id": "#jane"},
         "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#jane", "name": "Jane O&#39;Roe"},
        {"@type": "Organization", "@id": "#post", "name": "Harbour &amp; Post"},
    ]  # fmt: skip
    found = article(page(told({"@graph": graph})))
    assert (found.title, found.byline) == ("Norway’s day & night", "Jane O'Roe")
    assert found.outlet == "Harbour & Post"


# --- half a surrogate pair


def test_half_a_pair_in_json_ld_is_a_fault_of_the_page_and_a_whole_one_is_read() -> None:
    half = told(NEWS).replace("Norway signs", r"A \ud83d cut")
    assert fault("\n" + page(half)).message == "an escape writes half a surrogate pair"
    whole = told(NEWS).replace("Norway signs", r"A \ud83d\ude00 cut")
    assert article(page(whole)).title == "A 😀 cut"


@pytest.mark.parametrize("key", ["author", "publisher", "inLanguage"])
def test_half_a_pair_is_found_wherever_it_stands(key: str) -> None:
    assert "surrogate" in fault(page(told({**NEWS, key: "\ud83d"}))).message


def test_half_a_pair_as_an_entity_is_no_character() -> None:
    found = article(
        page('<meta property="og:title" content="A &#xD83D; cut">').replace("nine", "&#xD83D;")
    )
    assert found.title is not None and "\ud83d" not in found.title


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "raw_unicode_escape", "punycode"])
def test_encodings_that_are_no_pages_are_not_read(name: str) -> None:
    written = page(f'<meta charset="{name}">').encode() + b"\xff"
    assert fault(written).message == f"it is not in {name}, as it says"


def test_latin_1_is_read_as_browsers_do() -> None:
    head = '<meta charset="iso-8859-1"><meta property="og:title" content="Norway\u2019s day">'
    assert article(page(head).encode("cp1252")).title == "Norway\u2019s day"


@pytest.mark.parametrize("given", [{"title": "\ud83d"}, {"outlet": "a\udcff"}, {"url": "\udcff"}])
def test_half_a_pair_in_what_is_given_is_a_fault(given: dict[str, str]) -> None:
    assert "surrogate" in fault("words", Kind.TEXT, **given).message


# --- front matter


def matter(written: str) -> str:
    return f"---\n{written}---\nNorway has signed.\n"


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("authors:\n- name: Jane Roe\n  mail: x\n- name: Ana Poe\n", "Jane Roe, Ana Poe"),
        ("author: {name: Jane Roe}\n", "Jane Roe"),
        ("authors: [Jane Roe, {name: Ana Poe}]\n", "Jane Roe, Ana Poe"),
        ("author: Jane Roe\n", "Jane Roe"),
    ],
)
def test_authors_of_front_matter_are_named(written: str, byline: str) -> None:
    assert article(matter(written), Kind.MARKDOWN).byline == byline


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("title: x\noutlet: {code: HP}\n", 3, "outlet is a mapping, not a text"),
        ("authors:\n- mail: x\n", 2, "byline is a list, not a text"),
        ("title: [x, y]\n", 2, "title is a list, not a text"),
        ("published: true\n", 2, "published is true or false, not a text"),
        ("a: b\npublished: 05/04/2023\n", 3, "published '05/04/2023' is not a date"),
        ("a: b\nc: 'd\n", 3, "a quoted text is never closed"),
        ("a: b\na: c\n", 3, "the key 'a' stands on line 2 too"),
        ("a: b\nc: \x01\n", 3, "the character U+0001 cannot stand in YAML"),
        ("a: b\n\tc: d\n", 3, ""),
        ("".join(f"k{n}: v\n" for n in range(30_000)), 1, "the front matter is too large"),
        ('outlet: "a\\0b"\n', 2, "outlet holds U+0000, a control character"),
        ("title: \u202eevil\n", 2, "title holds U+202E, right-to-left override"),
        ('outlet: "\\u200b"\n', 2, "outlet holds nothing that can be seen"),
        (f"outlet: {'x' * 3_000}\n", 2, "outlet has 3,000 characters"),
        (f"url: https://x.example/{'x' * 9_000}\n", 2, "url has 9,018 characters"),
    ],
)
def test_a_fault_of_front_matter_has_the_line_of_the_file(
    written: str, line: int, said: str
) -> None:
    found = fault(matter(written), Kind.MARKDOWN)
    assert (found.line, found.message[: len(said)]) == (line, said)


# --- hidden characters


@pytest.mark.parametrize("text", ["\u200b\u200b\n", "\ufeff\u2060 \u00a0", "\u3164\u2800\n"])
def test_what_nobody_sees_is_no_text(text: str) -> None:
    assert fault(text, Kind.TEXT).message == "no text was found in it"


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Norway\nhas \u202esigned", ["U+202E, right-to-left override (line 2)"]),
        ("Nor\u200bway", ["U+200B, zero width space (line 1)"]),
        ("Nor\u00adway \u2066x\u2069", ["U+2066, left-to-right isolate", "U+00AD, soft hyphen"]),
        ("Nor\u200dway", ["U+200D, zero width joiner"]),
        ("Norway \u200bhas \u200e signed \u200f", []),
        ("می\u200cخواهم क्\u200dष 👩\u200d🚀", []),
    ],
)
def test_a_text_that_is_not_as_it_looks_is_told_so(text: str, remarks: list[str]) -> None:
    reading = read_article_text(text.encode(), Kind.TEXT, given=Given())
    assert not reading.faults and reading.text == text
    assert len(reading.remarks) == len(remarks)
    assert all(each in told for each, told in zip(remarks, reading.remarks, strict=True))


# --- limits


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<html><body>" + "<meta " * 800_000, "more than 50,000 elements"),
        ("<html><body>" + "<td><tr>" * 100_000, "more than 50,000 elements"),
        ("<html><body>" + "<div>" * 245 + BODY, "nested more than 240 deep"),
        ("<html><body>" + "<ul><li>" * 150 + BODY, "nested more than 240 deep"),
    ],
)
def test_a_page_that_would_take_long_or_lose_words_is_refused(written: str, said: str) -> None:
    """What lies deeper than some 250 elements, libxml2 leaves out without a word."""
    assert said in fault(written).message


def test_what_is_nested_less_deep_is_read_whole() -> None:
    written = f"<html><body>{BODY}{'<div>' * 230}<p>Iceland will follow in spring, it said.</p>"
    reading = read_article_text(written.encode(), Kind.HTML, given=Given())
    assert reading.text is not None and "Iceland will follow" in reading.text
