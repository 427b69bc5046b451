"""The founding case, in a throw-away database: demo."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from tracker.cli.output import note
from tracker.domain.errors import Usage

QUESTIONS = (
    ("members", "--on", "2025-11-08"),
    ("audit", "KZ", "--on", "2025-11-08"),
    ("conflicts",),
)


def demo(
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FOLDER", help="Write the report to publish there, too."),
    ] = None,
) -> None:
    """Ask the five articles three questions.

    The claims of five articles of November 2025 about Kazakhstan and the Abraham Accords come with
    the program. They are imported into a database that is thrown away; yours is not touched.
    """
    seeds = seed_folder()
    with TemporaryDirectory(prefix="tracker-demo-") as folder:
        db = str(Path(folder) / "demo.db")
        _run(seeds.parent, db, "import", "seeds/")
        for question in QUESTIONS:
            _run(seeds.parent, db, *question)
        if report is not None:
            _run(seeds.parent, db, "report", "-o", str(report.resolve()))
    note("")
    note("To keep a log of your own: tracker import PATH; then tracker --help")


def seed_folder() -> Path:
    """Return the folder of the seeds: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise Usage("the seeds are not there", "install the package again")


def _run(place: Path, db: str, *arguments: str) -> None:
    print(f"\n$ tracker {' '.join(arguments)}", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env={**os.environ, "TRACKER_DB": db},
        cwd=place,
    )
    if done.returncode not in (0, 1, 3, 4):  # which are answers
        raise typer.Exit(done.returncode)
