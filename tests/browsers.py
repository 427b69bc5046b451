"""A real browser for the tests: the distribution's Chromium, headless.

It is looked for under the names that distributions give it; CHROMIUM names another. Where there is
none the tests are skipped and say so, unless TRACKER_NEEDS_BROWSER is set, as `.ci/run` does.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def found() -> str | None:
    """The browser's program."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A running browser; a skipped test where the machine has none."""
    program = found()
    if program is None:
        if os.environ.get("TRACKER_NEEDS_BROWSER"):
            pytest.fail("no Chromium was found, and TRACKER_NEEDS_BROWSER is set")
        pytest.skip("no Chromium was found: install one, or name it in CHROMIUM")
    # Chromium's sandbox does not run as root
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()
