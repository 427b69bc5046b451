"""The report in a real browser: the same answers as the command line, for everyone, unharmed."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browsers import browsing
from playwright.sync_api import Browser, Page

from tracker.commands.imports import import_files
from tracker.domain.acts import CRITERIA, Act
from tracker.domain.days import iso, parse_day
from tracker.queries.log import open_log
from tracker.queries.reports import report
from tracker.report.pages import pages
from tracker.report.site import write

SEEDS = Path(__file__).parent.parent / "seeds"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = (
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'></style>\u202egnol"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


def site(folder: Path, *sources: Path) -> tuple[str, Path]:
    """A log of some files and its report."""
    db = str(folder / "log.db")
    done = import_files(db, [str(each) for each in sources], now=lambda: NOW, recorded_by="tests")
    assert not [each.faults for each in done if each.faults]
    with open_log(db) as log:
        write(pages(report(log, origin="tests")), folder / "site")
    return db, folder / "site"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return site(tmp_path_factory.mktemp("seeds"), SEEDS)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Claims of twelve parties at random, dense enough to contradict each other."""
    folder = tmp_path_factory.mktemp("generated")
    dice = random.Random(20261122)
    (folder / "accord.yaml").write_text(
        "accord: made-up\nname: The Made-up Accord\nsuspended-count: false\n"
    )
    lines = []
    for number in range(400):
        published = date(2015, 1, 1) + timedelta(days=dice.randrange(4000))
        told = published - timedelta(days=dice.randrange(-90, 900))
        lines.append(
            {
                "accord": "made-up",
                "party": dice.choice(
                    [
                        "AE",
                        "BH",
                        "KZ",
                        "MA",
                        "SA",
                        "SD",
                        "FR",
                        "DE",
                        "GB",
                        "CA",
                        "somaliland",
                        "league-a",
                    ]
                ),
                "act": dice.choice(list(Act)).value,
                "modality": dice.choice(["asserted"] * 5 + ["planned", "denied", "possible"]),
                "when": dice.choice(
                    [told.isoformat(), told.isoformat()[:7], told.isoformat()[:4], None]
                ),
                "locator": f"row {number}",
                "article": {"outlet": f"Wire {number % 7}", "published": published.isoformat()},
            }
        )
    (folder / "claims.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return site(folder, folder / "accord.yaml", folder / "claims.jsonl")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Everything that an article or a file may say, said by an enemy."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "accord.yaml").write_text(
        json.dumps({"accord": "bad", "name": f"Accord {HOSTILE}", "aliases": [f"alias {HOSTILE}"]})
    )
    article = {
        "outlet": f"Outlet {HOSTILE}",
        "title": f"</title></script>{HOSTILE}",
        "byline": HOSTILE,
        "url": "https://example.org/%22%3E%3Cscript%3E?a=1&b='x'",
        "published": "2020-01-05",
        "language": 'en"onload="window.hacked=1',
    }
    claims = [
        {
            "act": act,
            "party": party,
            "when": when,
            "quote": f"signed {HOSTILE}",
            "asserter": HOSTILE,
            "via": HOSTILE,
            "note": f"--><!-- {HOSTILE} {{{{ 7 * 7 }}}}",
            "condition": HOSTILE,
        }
        for party in ("KZ", "SD", "xss")
        for act, when in (("signed", "2019"), ("joined", "2017"), ("withdrew", "2021-01-01"))
    ]
    (folder / "claims.json").write_text(
        json.dumps({"article": article, "accord": "bad", "claims": claims})
    )
    return site(folder, folder / "accord.yaml", folder / "claims.json")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which nothing may complain and nothing may be fetched from elsewhere."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda problem: wrong.append(str(problem)))
    tab.on("dialog", lambda dialog: wrong.append(dialog.message))
    tab.on("request", lambda request: wrong.extend(_from_elsewhere(request.url)))
    yield tab
    context.close()
    assert wrong == []


def _from_elsewhere(address: str) -> list[str]:
    return [] if address.startswith("file://") else [address]


def shown(page: Page) -> dict[str, str]:
    """The answers in the table of members, by party."""
    found = page.eval_on_selector_all(
        "#table tbody tr", "rows => rows.map(row => [row.dataset.party, row.cells[0].textContent])"
    )
    return dict(found)


def ask(page: Page, day: int, by: str) -> dict[str, str]:
    """Choose a day and a criterion as a reader does."""
    page.select_option("#criterion", by)
    page.fill("#date", iso(day))
    page.dispatch_event("#date", "change")
    return shown(page)


def test_its_answers_are_those_of_the_command_line(page: Page, generated: tuple[str, Path]) -> None:
    """For 200 parties, days and criteria at random."""
    db, folder = generated
    page.goto((folder / "made-up" / "index.html").as_uri())
    dice = random.Random(7)
    with open_log(db) as log:
        for _ in range(200):
            by, day = dice.choice(list(CRITERIA)), parse_day("2014-06-01") + dice.randrange(4800)
            told = log.members(log.question(on=day, by=by)).rows
            row = dice.choice(told)
            assert ask(page, day, by)[row.party] == row.answer.value, (row.party, iso(day), by)


def test_the_slider_moves_the_day_and_the_table_follows(
    page: Page, seeds: tuple[str, Path]
) -> None:
    db, folder = seeds
    page.goto((folder / "abraham-accords" / "index.html").as_uri())
    page.focus("#slider")
    before = page.input_value("#date")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("day => document.getElementById('date').value !== day", arg=before)
    assert parse_day(page.input_value("#date")) == parse_day(before) - 1
    with open_log(db) as log:
        for day in ("2020-09-15", "2020-12-31", "2021-01-15", "2025-11-06"):
            moved = parse_day(day) - parse_day("1970-01-01")
            page.eval_on_selector(
                "#slider",
                "(slider, day) => { slider.value = day; slider.dispatchEvent(new Event('input')); }",
                moved,
            )
            page.wait_for_function("day => document.getElementById('date').value === day", arg=day)
            rows = log.members(log.question(on=parse_day(day))).rows
            assert shown(page) == {row.party: row.answer.value for row in rows}


def test_the_buttons_lead_from_change_to_change(page: Page, seeds: tuple[str, Path]) -> None:
    page.goto((seeds[1] / "abraham-accords" / "index.html").as_uri())
    days = []
    for _ in range(3):
        page.click("#before")
        days.append(page.input_value("#date"))
    assert days[0] == "2025-11-06" and days == sorted(days, reverse=True)
    page.click("#after")
    assert page.input_value("#date") == days[1]


def test_a_mark_leads_to_its_words(page: Page, seeds: tuple[str, Path]) -> None:
    page.goto((seeds[1] / "abraham-accords" / "index.html").as_uri())
    marks = page.locator("svg.bar[aria-label='Kazakhstan (KZ)'] a")
    assert marks.count() == 1
    assert marks.first.get_attribute("aria-label") == "Kazakhstan (KZ): disputed from 2025-11-06"
    marks.first.click()
    target = page.locator(":target")
    assert target.count() == 1 and target.is_visible()
    assert (
        target.locator("mark")
        .first.inner_text()
        .startswith(("has officially", "By joining", "a sign", "will become"))
    )


def test_every_mark_of_every_party_leads_to_a_claim(
    page: Page, generated: tuple[str, Path]
) -> None:
    folder = generated[1] / "made-up"
    page.goto((folder / "index.html").as_uri())
    marks = page.locator("svg.bar rect").count()
    links = page.eval_on_selector_all("svg.bar a", "all => all.map(a => a.getAttribute('href'))")
    assert marks >= len(links) > 20
    for link in dict.fromkeys(links):
        file, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (folder / file).read_text()


def test_without_javascript_the_tables_say_it_all(
    browser: Browser, seeds: tuple[str, Path]
) -> None:
    db, folder = seeds
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "abraham-accords" / "index.html").as_uri())
    assert not page.locator(".controls").is_visible()
    assert page.locator("noscript").is_visible()
    rows = page.locator("#table tbody tr")
    found = {
        row.get_attribute("data-party"): row.locator(".answer").inner_text() for row in rows.all()
    }
    with open_log(db) as log:
        told = log.members(log.question(on=parse_day("2026-11-22"))).rows
    assert found == {row.party: row.answer.value for row in told}
    page.goto((folder / "abraham-accords" / "SD.html").as_uri())
    page.locator("summary").click()
    table = page.locator("details table").inner_text()
    assert "unknown from 2020-01-01 to 2020-12-30; disputed on 2020-12-31" in table
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("light", 1440), ("dark", 360)])
@pytest.mark.parametrize("name", ["seeds", "hostile", "generated"])
def test_it_is_accessible_and_fits_the_screen(
    browser: Browser, request: pytest.FixtureRequest, name: str, width: int, scheme: str
) -> None:
    """axe-core finds nothing on any kind of page; nothing is wider than the window."""
    folder: Path = request.getfixturevalue(name)[1]
    (accord,) = (each for each in folder.iterdir() if each.is_dir())
    party = "xss" if name == "hostile" else "SD"
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    kinds = ["index.html", f"{accord.name}/index.html", f"{accord.name}/conflicts.html"]
    for path in [*kinds, f"{accord.name}/{party}.html"]:
        page.goto((folder / path).as_uri())
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_what_an_enemy_wrote_does_nothing(page: Page, hostile: tuple[str, Path]) -> None:
    for path in sorted(hostile[1].rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None, path
        assert page.evaluate("document.querySelectorAll('img').length") == 0, path
        assert "\u202e" not in page.inner_text("body")
    assert "<script>window.hacked=1</script>" in page.inner_text("body")
    assert "{{ 7 * 7 }}" in (hostile[1] / "bad" / "KZ.html").read_text()


def test_a_foreign_script_is_refused_by_the_policy(
    browser: Browser, seeds: tuple[str, Path], tmp_path: Path
) -> None:
    """Even if one came into a page, it would not run."""
    page_file = tmp_path / "index.html"
    written = (seeds[1] / "abraham-accords" / "index.html").read_text()
    page_file.write_text(written.replace("<main", "<script>window.hacked=1</script><main"))
    page = browser.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("window.hacked") is None
    assert page.locator(".controls").is_visible()
    page.close()


def test_in_print_the_controls_go_and_the_words_stay(
    browser: Browser, seeds: tuple[str, Path]
) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto((seeds[1] / "abraham-accords" / "index.html").as_uri())
    assert not page.locator(".controls").is_visible()
    assert page.locator("#table").is_visible() and page.locator("svg.bar").first.is_visible()
    page.goto((seeds[1] / "abraham-accords" / "KZ.html").as_uri())
    assert page.locator(".claim mark").first.is_visible()
    page.close()


def test_everything_is_reached_by_keyboard(page: Page, seeds: tuple[str, Path]) -> None:
    page.goto((seeds[1] / "abraham-accords" / "index.html").as_uri())
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"slider", "date", "before", "after", "criterion"} <= reached
    assert "a" in reached  # the marks, which are links within a picture
