"""The command line: parse, call, render. Everything heavy is imported inside the commands."""


def main() -> None:
    """Run `tracker`; every error ends in one place, as a line, a hint and an exit status."""
    import gc

    gc.set_threshold(100_000, 50, 100)  # what is read from the log lives on: do not walk it
    from tracker.cli.run import run

    run()
