"""`python -m tracker.extraction.worker`: drafts in a process of its own.

Reads pickles of a text, its article and the accords from standard input until that ends, and writes
the pickled drafts of each. Only the process that started it writes there: see `commands/ahead`.
"""

import pickle
import signal
import sys

from tracker.extraction import drafts


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            text, article, accords = pickle.load(asked)
        except EOFError:
            return
        pickle.dump(drafts(text, article=article, accords=accords), answers)
        answers.flush()


if __name__ == "__main__":
    main()
