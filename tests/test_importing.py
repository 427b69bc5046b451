"""Reading files: what stands in them comes out as claims, and nothing that stands in them can hurt."""

import csv
import io
import json
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.acts import Act
from tracker.domain.claims import Accord, Article, Claim, Quote, TextRef
from tracker.domain.days import When
from tracker.importing.held import Held
from tracker.importing.plan import plan
from tracker.importing.quick import QuickReader
from tracker.importing.reading import Fault, Malformed, ReadAccord, ReadArticle, ReadClaim, Reading
from tracker.importing.sniffing import Kind, sniffed
from tracker.importing.sources import Source, read
from tracker.importing.yaml_tree import read_yaml

LEAGUE = Accord(slug="league", name="The League")
HELD = Held(accords={"league": LEAGUE})


def reading(text: str | bytes, kind: Kind = Kind.YAML) -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read(Source(name="test", kind=kind, data=data))


def claims(of: Reading) -> list[Claim]:
    return [item.claim for item in of.items if isinstance(item, ReadClaim)]


def articles(of: Reading) -> list[Article]:
    return [item.article for item in of.items if isinstance(item, ReadArticle)]


def document(*rows: str) -> str:
    """A claims file whose claims are given by one line of flow mapping each."""
    listed = "".join(f"  - {{{row}}}\n" for row in rows)
    return f"article: {{title: Harbours}}\naccord: league\nclaims:\n{listed}"


def test_a_claims_file_is_read_key_by_key() -> None:
    """
    article:
      outlet: The Gazette
      title: "  Harbours: a League "
      byline: A. Writer
      url: https://gazette.example/1
      published: 2021-03~
      language: en
      text:
        sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
        length: 400
    accord: league
    claims:
      - act: ratified
        party: Norway
        modality: planned
        when: 2021-04-01/2021-05-01
        asserter: A Minister
        via: Wire
        origin: The Minister
        condition: the assembly agrees
        quote: " is to ratify "
        at: 12
        also:
          - quote: in spring
            at: 40
          - or later
        note: 2020
        ref: one
        supersedes: two
        method: llm/some-model:7
        rule: r1
        confidence: 0.90
    """
    of = reading(test_a_claims_file_is_read_key_by_key.__doc__ or "")

    assert of.faults == ()
    [article] = articles(of)
    assert article == Article(
        outlet="The Gazette",
        title="Harbours: a League",
        byline="A. Writer",
        url="https://gazette.example/1",
        published=When.parse("2021-03~"),
        language="en",
        text=TextRef(
            sha256="2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", length=400
        ),
    )
    assert claims(of) == [
        Claim(
            article=article.id,
            accord="league",
            party="NO",
            act=Act.RATIFIED,
            modality=claims(of)[0].modality.PLANNED,
            when=When.parse("[2021-04-01..2021-05-01]"),
            asserter="A Minister",
            via="Wire",
            origin="the-minister",
            condition="the assembly agrees",
            quote=Quote(words=" is to ratify ", at=12),
            also=(Quote(words="in spring", at=40), Quote(words="or later")),
            note="2020",
            ref="one",
            supersedes="two",
            method="llm/some-model:7",
            rule="r1",
            confidence="0.9",
        )
    ]


def test_an_accord_file_is_read_key_by_key() -> None:
    of = reading(
        "accord: league\nname: The League\naliases: [League, Old League]\ncounterpart: Israel\n"
        "membership: joined\nsuspended-count: false\n"
    )

    [item] = of.items
    assert isinstance(item, ReadAccord)
    assert item.accord == Accord(
        slug="league",
        name="The League",
        aliases=("League", "Old League"),
        counterpart="IL",
        membership="joined",
        suspended_count=False,
    )


def test_no_is_norway() -> None:
    [claim] = claims(reading(document("act: signed, party: NO, quote: x")))

    assert claim.party == "NO"


@pytest.mark.parametrize("text", ["on", "yes", "2020", "0x10", "1_000", "12:30:45", "2020-01-01"])
def test_plain_scalars_of_yaml_stay_texts(text: str) -> None:
    [claim] = claims(reading(document(f"act: signed, party: NO, quote: {text}")))

    assert claim.quote == Quote(words=text)


def test_a_key_without_value_is_an_absent_key() -> None:
    of = reading(document("act: signed, party: NO, quote: x, note: , when: ~, modality: null"))

    assert of.faults == ()
    assert claims(of)[0].note is None


def test_a_claim_may_be_of_the_accord_as_a_whole() -> None:
    of = reading(document(*(f"act: {act}, quote: x" for act in ("stalled", "resumed", "in-force"))))

    assert [claim.party for claim in claims(of)] == [None, None, None]


def test_a_claim_inherits_the_accord_of_its_file_or_names_its_own() -> None:
    of = reading(
        document("act: signed, party: NO, quote: x", "act: signed, party: SE, accord: b, quote: x")
    )

    assert [claim.accord for claim in claims(of)] == ["league", "b"]


def test_items_know_their_lines() -> None:
    of = reading(
        "article:\n  title: x\naccord: league\nclaims:\n- act: signed\n  party: NO\n  quote: >\n"
        "    one\n    two\n-\n  act: signed\n  party: SE\n  locator: p. 1\n"
    )

    assert [item.line for item in of.items] == [1, 5, 11]
    last = of.items[-1]
    assert isinstance(last, ReadClaim)
    assert (last.line_of("locator"), last.line_of("accord"), last.line_of("act")) == (13, 3, 11)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending: str) -> None:
    text = ending.join(["article:", "  title: x", "  titel: x", "claims: []", ""])

    assert [fault.line for fault in reading(text).faults] == [3]


def test_a_byte_order_mark_is_accepted() -> None:
    for kind, text in (
        (Kind.YAML, "accord: league\nname: x\n"),
        (Kind.JSON, '{"accord": "league", "name": "x"}'),
    ):
        assert reading(b"\xef\xbb\xbf" + text.encode(), kind).faults == ()
    csv_text = "title,accord,party,act,quote\nx,league,NO,signed,y\n"
    assert reading(b"\xef\xbb\xbf" + csv_text.encode(), Kind.CSV).faults == ()


def test_the_same_claims_have_the_same_ids_in_every_format() -> None:
    article = {
        "outlet": "Gazette",
        "title": 'Harbours, "a League"',
        "published": "2021-03",
        "text": {"sha256": "ab" * 32, "length": 4000},
    }
    rows: list[dict[str, Any]] = [
        {"act": "signed", "party": "NO", "when": "2021", "quote": "has\nsigned", "at": 7},
        {
            "act": "stalled",
            "quote": "=the talks, “stalled”",
            "also": [{"quote": "a", "at": 1}, "b"],
        },
        {"act": "joined", "party": "Côte d'Ivoire", "locator": "row 3", "confidence": 0.5},
    ]
    as_json = json.dumps({"article": article, "accord": "league", "claims": rows})
    as_lines = "\n".join(
        json.dumps({"article": article, "accord": "league", **row}, ensure_ascii=False)
        for row in rows
    )
    flat = {key: value for key, value in article.items() if key != "text"} | article["text"]  # type: ignore[operator]
    out = io.StringIO()
    table = csv.DictWriter(
        out,
        [
            *flat,
            "accord",
            *["act", "party", "when", "quote", "at", "also", "locator", "confidence"],
        ],
        lineterminator="\r\n",
    )
    table.writeheader()
    for row in rows:
        also = {"also": json.dumps(row["also"])} if "also" in row else {}
        table.writerow({**flat, "accord": "league", **row, **also})

    readings = [
        reading(as_json, Kind.JSON),
        reading(as_json, Kind.YAML),  # JSON is YAML
        reading(as_lines, Kind.JSON_LINES),
        reading(out.getvalue(), Kind.CSV),
    ]

    assert [of.faults for of in readings] == [()] * 4
    assert [articles(of) for of in readings] == [articles(readings[0])] * 4
    assert [claims(of) for of in readings] == [claims(readings[0])] * 4
    assert len(claims(readings[0])) == 3


def test_csv_lines_are_those_where_a_record_begins() -> None:
    text = 'title,accord,party,act,quote\n"x\ny",league,NO,signed,a\n\nx,league,SE,signd,b\n'

    of = reading(text, Kind.CSV)

    assert [item.line for item in of.items] == [2, 2, 5]
    assert [fault.line for fault in of.faults] == [5]
    assert of.claims == 2


def test_csv_takes_cells_as_they_are() -> None:
    of = reading("title,accord,party,act,quote,note\nx,league,NO,signed,'=1+1,\n", Kind.CSV)

    assert claims(of)[0].quote == Quote(words="'=1+1")
    assert claims(of)[0].note is None


def test_a_csv_without_rows_says_nothing() -> None:
    assert reading("title,accord,party,act,quote\n", Kind.CSV) == Reading()


def test_json_lines_may_have_blank_lines_and_no_last_end() -> None:
    line = '{"article": {"title": "x"}, "accord": "league", "party": "%s", "act": "signed", "quote": "q"}'

    of = reading(f"\n{line % 'NO'}\r\n  \n{line % 'SE'}", Kind.JSON_LINES)

    assert of.faults == ()
    assert [claim.party for claim in claims(of)] == ["NO", "SE"]
    assert len(articles(of)) == 1


def test_one_bad_claim_among_twenty_and_nothing_is_planned() -> None:
    rows = [f"act: signed, party: member-{number}, quote: x" for number in range(20)]
    rows[12] = "act: signd, party: member-12, quote: x"

    of = reading(document(*rows))
    planned = plan(of, HELD, amend=False)

    assert of.claims == 20
    assert planned.bodies == ()
    assert [fault.line for fault in planned.faults] == [16]


def test_all_faults_of_a_file_come_together_in_the_order_of_lines() -> None:
    of = reading(
        document(
            "act: signd, party: Congo, quote: x, when: 2021-02-30",
            "act: signed, party: NO, qoute: x, at: twelve",
        ).replace("title", "titel")
    )

    assert [(fault.line, fault.message.split()[0]) for fault in of.faults] == [
        (1, "unknown"),
        (4, "act"),
        (4, "party"),
        (4, "when"),
        (5, "unknown"),
        (5, "at"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "confidence: 1.01",
        "confidence: -0.1",
        "confidence: nan",
        "confidence: 1e-400",
        "confidence: 1e-999999999",
        "confidence: ''",
        "method: Curated",
        "method: rules/",
        "at: 9007199254740992",
        "at: ²",
        "at: 99999999999999999999999999999999999999999999",
        "ref: c-0123456789",
        "accord: Les Ligues",
        "accord: a--b",
        "also: [{at: 3}]",
        "also: ['']",
        "note: true",
        "note: [a]",
        "note: ' '",
        "when: [2020]",
        'note: "\\ud800"',
        "? [a]\n    : b",
    ],
)
def test_a_value_that_its_key_cannot_have_is_one_fault(row: str) -> None:
    of = reading(document(f"act: signed, party: NO, quote: x, {row}"))

    assert len(of.faults) == 1
    assert of.faults[0].line == 4


@pytest.mark.parametrize(
    ("written", "normal"),
    [("0", "0"), ("-0", "0"), ("1.0", "1"), (".5", "0.5"), ("1E-3", "0.001"), ("0.50", "0.5")],
)
def test_a_confidence_has_one_form(written: str, normal: str) -> None:
    for kind in (Kind.YAML, Kind.JSON_LINES):
        row = f"act: signed, party: NO, quote: x, confidence: '{written}'"
        line = json.dumps(
            {
                "article": {"title": "x"},
                "accord": "league",
                "party": "NO",
                "act": "signed",
                "quote": "x",
                "confidence": written,
            }
        )
        [claim] = claims(reading(document(row) if kind is Kind.YAML else line, kind))
        assert claim.confidence == normal


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example", "javascript:alert(1)", "https://", "http://[", "https://a b", "a.example"],
)
def test_an_address_is_a_web_address(url: str) -> None:
    of = reading(json.dumps({"article": {"url": url}, "claims": []}), Kind.JSON)

    assert [fault.message for fault in of.faults] == [f"url '{url}' is no address"]


def test_pairs_of_surrogates_are_one_character() -> None:
    for kind in (Kind.YAML, Kind.JSON):
        of = reading('{"article": {"title": "\\ud83d\\ude00"}, "claims": []}', kind)
        assert articles(of)[0].title == "😀"


def test_line_breaks_of_unicode_are_not_folded_away() -> None:
    """ruamel would alter them, and with them a quote."""
    for character in "\x85\u2028\u2029":
        assert reading(f"article: {{title: a{character}b}}\nclaims: []").faults
        as_json = json.dumps({"article": {"title": f"a{character} b"}, "claims": []})
        as_escape = as_json.replace("\x85", "\\u0085")
        assert articles(reading(as_escape))[0].title == f"a{character} b"
        assert articles(reading(as_json, Kind.JSON))[0].title == f"a{character} b"


@pytest.fixture
def fuse() -> Iterator[None]:
    """End what would go on for minutes, so that it fails instead of hanging."""

    def blow(*_: object) -> None:
        raise AssertionError("still at work after a minute")

    usual = signal.signal(signal.SIGALRM, blow)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, usual)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.YAML, b"claims:\n" + b"  - act: signed\n" * 3_200_000),
        (Kind.YAML, b"[" * 100_000),
        (Kind.YAML, b"- " * 100_000),
        (Kind.YAML, b"? " * 100_000),
        (Kind.YAML, b"!" + b"a" * 4_000_000),
        (Kind.YAML, b"%TAG ! " + b"a" * 4_000_000),
        (Kind.YAML, b"".join(b"%sa:\n" % (b" " * n) for n in range(2_000))),
        (Kind.JSON, b"[" * 100_000),
        (Kind.JSON, b'{"a":' * 100_000),
        (Kind.JSON, b'{"a": 1' + b"0" * 4_000_000 + b"}"),
        (Kind.JSON_LINES, b"[" * 100_000 + b"\n" + b'{"a":' * 100_000),
        (Kind.JSON_LINES, b"x" * 20_000_000),
        (Kind.CSV, b"x" * 20_000_000),
        (Kind.CSV, b'title,accord,act,quote\n"' + b"x\n" * 3_000_000),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[:8]!r}…",
)
def test_bombs_are_refused_at_once(kind: Kind, data: bytes, fuse: None) -> None:
    of = reading(data, kind)

    assert of.faults
    assert all(len(fault.message) + len(fault.hint) < 1_000 for fault in of.faults)


@pytest.mark.parametrize("key", ["outlet", "title", "byline", "language"])
@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("x" * 2_001, "has 2,001 characters"),
        ("\u200b\u2800", "holds nothing that can be seen"),
    ],
)
def test_an_article_is_called_the_same_in_claims_files_as_where_it_comes_as_it_is(
    key: str, said: str, wrong: str
) -> None:
    claim = {"act": "signed", "party": "NO", "accord": "league", "quote": "x"}
    line = json.dumps({"article": {"published": "2021", key: said}, **claim})
    written = json.dumps({"article": {"published": "2021", key: said}, "claims": [claim]})
    for text, kind in ((line, Kind.JSON_LINES), (written, Kind.JSON)):
        of = reading(text, kind)
        assert [fault.message for fault in of.faults] == [f"{key} {wrong}"]
    assert QuickReader().from_json(line) is None
    fits = json.dumps({"article": {"published": "2021", key: said[:1] + "x"}, **claim})
    assert QuickReader().from_json(fits) is not None


@pytest.mark.parametrize("text", ["a:\tb", "x: y\na: \tb", "a:\n  -\tb"])
def test_a_tab_within_a_line_is_not_said_to_indent_it(text: str) -> None:
    with pytest.raises(Malformed) as told:
        read_yaml(text)
    (fault,) = told.value.faults
    assert (fault.line, fault.hint) == (text.count("\n") + 1, "write a space")
    assert "a tab stands where only spaces" in fault.message


def test_fifty_megabytes_of_yaml_are_refused_by_their_size() -> None:
    [fault] = reading(b"a: b\n" * 10_000_000).faults

    assert fault == Fault(
        line=None, message="the file is too large", hint="at most 5 MB; use JSON Lines for bulk"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("article:\n  title: x\nclaims: []\n", Kind.YAML),
        ("# by hand\n---\narticle: {title: x}\nclaims: []\n", Kind.YAML),
        ("- act: signed\n  party: NO\n", Kind.YAML),
        ("artikle: {title: x}\nclaims: []\n", Kind.YAML),
        ("---\narticle: {title: x}\nclaims: []\n---\n", Kind.YAML),
        ("---\naccord: x\nname: X\n---\naccord: y\nname: Y\n", Kind.YAML),
        ("---\naccord: x\ntitle: y\n---\nNorway has signed.\n", Kind.MARKDOWN),
        ("# {\n- act\n", Kind.TEXT),
        ("# Norway signs\n\nclaims of many\n", Kind.TEXT),
        ("- Norway has signed\n- Iceland will\n", Kind.TEXT),
        ("> Norway has signed\n", Kind.TEXT),
        ("[Editor's note: see below]\n", Kind.TEXT),
        ("OSLO - Norway\naccord: it has signed\n", Kind.TEXT),
        ("<p>Norway has signed.</p>", Kind.HTML),
        ("<!-- saved from x -->\n<!DOCTYPE html><p>Norway", Kind.HTML),
        ("<Norway> has signed\n", Kind.TEXT),
        ("{a: b}\n", Kind.YAML),
        ('{"accord": "x", "name": "y"}', Kind.JSON),
        ('{\n  "article": {"title": "x"}\n}', Kind.JSON),
        ('{"article": {"title": "x"}, "claims": []}\n', Kind.JSON),
        ('{"article": {"title": "x"}, "act": "signed"}\n', Kind.JSON_LINES),
        ('\n{"article": {}, "act": "signed"}\n{"art', Kind.JSON_LINES),
        ('{"act": broken}\n{"act": "signed"}\n', Kind.JSON_LINES),
        ('# line 3: when: x\n{"accord": "x"}\n', Kind.JSON_LINES),
        ('# line 3: when: x\n\n# line 4: y\n{"x"}\n# line 5: z\n', Kind.JSON_LINES),
        ("# line 3: of ours\naccord: x\nname: X\n", Kind.YAML),
        ('# line 3: of ours\n{\n  "accord": "x"\n}\n', Kind.YAML),
        ("title,accord,party,act,quote\nx", Kind.CSV),
        ('\ufeff"accord","act"\n', Kind.CSV),
        ("", Kind.YAML),
        ("\x85", Kind.TEXT),  # blank to a string, not to bytes
    ],
)
def test_what_comes_without_a_name_is_known_by_its_look(text: str, kind: Kind) -> None:
    assert sniffed(text.encode()) is kind


# No input raises, whatever it holds.

_WORDS = st.sampled_from(
    [
        *("article", "accord", "claims", "act", "party", "quote", "at", "also", "text", "sha256"),
        *("length", "title", "published", "when", "name", "aliases", "ref", "supersedes", "method"),
        *("confidence", "url", "signed", "NO", "Congo", "league", "2021-02-30", "[..2020]", "true"),
        *("null", "~", "&a", "*a", "!t", "|", ">", "- ", "? ", ": ", "{", "}", "[", "]", ",", '"'),
        *(
            "'",
            "#",
            "%",
            "\n",
            "\n  ",
            "\n    - ",
            "\t",
            "\r",
            "\\",
            "\\u",
            "\\ud800",
            "---",
            "...",
        ),
        *(
            "\x00",
            "\x1b",
            "\ufeff",
            "\u2028",
            "é",
            "😀",
            "0",
            "-1",
            "1e999",
            "NaN",
            "\x85",
            "@",
            "`",
        ),
    ]
)
_SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), _WORDS
)
_TREES = st.recursive(
    _SCALARS,
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(st.one_of(_WORDS, st.text()), below, max_size=6),
    ),
    max_leaves=30,
)
_CLAIM_FILES = st.fixed_dictionaries(
    {"article": _TREES, "claims": st.lists(_TREES, max_size=4)},
    optional={"accord": _SCALARS, "name": _SCALARS},
)


def inputs() -> Iterator[st.SearchStrategy[bytes]]:
    yield st.binary(max_size=200)
    yield st.lists(_WORDS, max_size=40).map(lambda words: "".join(words).encode())
    yield st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    yield _TREES.map(lambda tree: json.dumps(tree).encode())
    yield _CLAIM_FILES.map(
        lambda tree: json.dumps(tree, indent=1, ensure_ascii=False).encode("utf-8", "replace")
    )
    yield st.lists(_TREES, max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode())
    yield st.lists(st.lists(_WORDS, max_size=6), max_size=5).map(
        lambda rows: "\n".join(
            ",".join(row) for row in [["act", "accord", "quote"], *rows]
        ).encode()
    )


@settings(max_examples=500, deadline=None)
@given(data=st.one_of(*inputs()), kind=st.sampled_from(Kind))
def test_nothing_that_is_read_or_planned_raises(data: bytes, kind: Kind) -> None:
    of = reading(data, kind)
    planned = plan(of, HELD, amend=False)

    sniffed(data)
    for fault in planned.faults:
        assert fault.message.isprintable() and fault.hint.isprintable() and fault.hint
        assert fault.line is None or 1 <= fault.line <= 1 + len(data)
    if planned.faults:
        assert planned.bodies == ()
    else:
        assert planned.new + planned.known == of.claims + sum(
            isinstance(item, ReadAccord) for item in of.items
        )
