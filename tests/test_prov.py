"""The log as PROV and Web Annotation, read back by the libraries of those communities."""

import hashlib
import json
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

import pytest
from command_line import CommandLine
from prov.model import ProvDocument
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import RDF, Graph, Namespace, URIRef

# rdflib itself uses what it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SEEDS = Path(__file__).parent.parent / "seeds"
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
BASE = "urn:accords-tracker:"
TEXT = "In Ädelsk, the envoy said that Kazakhstan has signed the pact. Nobody else has."


@pytest.fixture
def tracker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line on the seeds, with a text, a correction and a retraction of our own."""
    command = CommandLine(str(tmp_path / "log.db"), tmp_path, monkeypatch, capsys)
    assert command("import", SEEDS).status == 0
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    command("texts", "add", tmp_path / "text.txt")

    body = TEXT.encode()
    claims = {
        "article": {
            "outlet": "Wire & Co",
            "published": "2026-01~",
            "text": {"sha256": hashlib.sha256(body).hexdigest(), "length": len(body)},
        },
        "accord": "abraham-accords",
        "claims": [
            {
                "act": "signed",
                "party": "KZ",
                "asserter": "the envoy",
                "quote": "has signed",
                "at": TEXT.index("has signed"),
                "ref": "one",
            },
            {"act": "joined", "party": "KZ", "quote": "the pact", "supersedes": "one"},
        ],
    }
    (tmp_path / "claims.json").write_text(json.dumps(claims), encoding="utf-8")
    assert command("import", tmp_path / "claims.json").status == 0
    return command


def exported(tracker: CommandLine) -> str:
    done = tracker("export", "--as", "prov")
    assert done.status == 0
    return done.out


def claim_of(tracker: CommandLine, quote: str) -> str:
    events = map(json.loads, tracker("log", "--format", "jsonl").out.splitlines())
    return next(
        str(event["subject"])
        for event in events
        if event["kind"] == "claim-recorded" and event["payload"].get("quote") == quote
    )


def read_as_prov(written: str) -> ProvDocument:
    """Read the PROV in it; the annotations, which are none, are left out."""
    graph, provenance = Graph().parse(data=written, format="json-ld"), Graph()
    for subject, predicate, value in graph:
        if str(predicate).startswith(str(PROV)) or (
            predicate == RDF.type and str(value).startswith(str(PROV))
        ):
            provenance.add((subject, predicate, value))
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        return ProvDocument.deserialize(
            content=provenance.serialize(format="turtle"), format="rdf", rdf_format="turtle"
        )


def test_the_prov_library_reads_every_event_claim_and_source(tracker: CommandLine) -> None:
    claim = claim_of(tracker, "has officially joined")
    tracker("retract", claim, "--why", "misread")
    events = tracker("log", "--format", "jsonl").out.splitlines()
    kinds = Counter(json.loads(event)["kind"] for event in events)
    found = Counter(type(each).__name__ for each in read_as_prov(exported(tracker)).get_records())
    assert found["ProvActivity"] == len(events)
    assert found["ProvEntity"] == 1 + kinds["article-recorded"] + kinds["claim-recorded"]
    assert found["ProvDerivation"] == kinds["claim-recorded"]
    assert found["ProvInvalidation"] == 1
    assert found["ProvAttribution"] == kinds["article-recorded"] + kinds["claim-recorded"]
    assert found["ProvAssociation"] == len(events)
    assert found["ProvUsage"] == 1


def test_a_claim_is_an_annotation_that_finds_its_words_by_position_and_by_quote(
    tracker: CommandLine,
) -> None:
    graph = Graph().parse(data=exported(tracker), format="json-ld")
    claim = URIRef(BASE + claim_of(tracker, "has signed"))
    assert (claim, RDF.type, OA.Annotation) in graph
    (target,) = graph.objects(claim, OA.hasTarget)
    selectors = {
        graph.value(each, RDF.type): each for each in graph.objects(target, OA.hasSelector)
    }
    by_quote, by_position = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
    start, end = (int(str(graph.value(by_position, name))) for name in (OA.start, OA.end))
    assert TEXT[start:end] == str(graph.value(by_quote, OA.exact)) == "has signed"
    before, after = (str(graph.value(by_quote, name)) for name in (OA.prefix, OA.suffix))
    assert f"{before}has signed{after}" in TEXT
    (source,) = graph.objects(target, OA.hasSource)
    assert (claim, PROV.wasDerivedFrom, source) in graph


def test_what_supersedes_is_a_revision(tracker: CommandLine) -> None:
    graph = Graph().parse(data=exported(tracker), format="json-ld")
    newer, older = claim_of(tracker, "the pact"), claim_of(tracker, "has signed")
    assert (URIRef(BASE + newer), PROV.wasRevisionOf, URIRef(BASE + older)) in graph


def test_it_is_json_ld_without_anything_to_fetch(tracker: CommandLine) -> None:
    """pyld expands it with a loader that refuses every address."""

    def nothing(address: str, _options: object) -> None:
        raise AssertionError(f"{address} was asked for")

    expanded = jsonld.expand(json.loads(exported(tracker)), {"documentLoader": nothing})
    terms = {key for node in expanded for key in node if not key.startswith("@")}
    assert terms and all(":" in term for term in terms)


def test_names_that_are_no_addresses_make_urns_all_the_same(tracker: CommandLine) -> None:
    assert f'"{BASE}outlet:Wire%20%26%20Co"' in exported(tracker)


def test_the_same_log_gives_the_same_bytes_and_a_withheld_text_gives_no_context(
    tracker: CommandLine,
) -> None:
    before = exported(tracker)
    assert before == exported(tracker)
    assert "the envoy said" in before

    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    tracker("texts", "withhold", sha256, "--why", "asked to")
    after = exported(tracker)
    assert "the envoy said" not in after and "has signed" in after


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "article": {"outlet": "Wire", "title": f"Number {number}", "published": "2024"},
                "accord": "pact", "act": "signed", "party": "KZ", "quote": "has signed",
            }
        )
        for number in range(3_000)
    ]  # fmt: skip
    (tmp_path / "pact.yaml").write_text("accord: pact\nname: Pact\nmembership: signatory\n")
    (tmp_path / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    program = (sys.executable, "-m", "tracker", "--db", str(tmp_path / "log.db"))
    for name in ("pact.yaml", "claims.jsonl"):
        subprocess.run([*program, "import", tmp_path / name], check=True, capture_output=True)
    with subprocess.Popen(
        [*program, "export", "--as", "prov"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")
