"""A start, run as a process by the benchmarks: says ``painted``, ``layers``, then what memory it holds.

Called with ``bare FILE`` it shows a text in a window, as a script does that imports PySide6; with ``open
LIBRARY`` it starts the reader as a user does; with ``--briefly`` after it, both end as soon as all is shown,
and say no memory. With ``close LIBRARY`` it opens and closes the reader once, so that it knows what was open
last, and has read it. ``work LIBRARY`` opens all documents in turn and tags each, and says what memory is
held then and how often a second the idle window wakes up. ``turns LIBRARY`` starts the reader and shows its
pages, and says the longest turn of the event loop at the start and at each of them.
"""

import sys
from pathlib import Path


def main(mode: str, *arguments: str) -> int:
    """Do what is asked; PySide6 is imported first, by the reader in its own way."""
    if mode != "bare":
        from desktop.commands.open_window import prepare_process

        prepare_process()
    from tests.benchmarks.start_modes import MODES

    return MODES[mode](Path(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
