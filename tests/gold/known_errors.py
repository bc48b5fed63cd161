"""The errors that are known: what is wrong on the gold, so that whatever else goes wrong is noticed.

python -m tests.gold.known_errors

writes them to ``known_errors.tsv``: set, passage, and the error, of which only a hash is kept for the
held-out passages, for nobody is to read what is wrong there while rules are made.
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.text.evaluation.gold import Passage
from desktop.text.evaluation.scoring import score
from tests.gold.load import SETS, load

PATH = Path(__file__).with_name("known_errors.tsv")
READABLE = ("dev",)
"""The sets whose errors are kept in words."""

HEX_DIGITS = 16
"""Length of what is kept of a hash."""


def errors_of(which: str, passages: Sequence[Passage]) -> list[str]:
    """Return a line for each thing that is wrong in passages of a set, each with a tab after its passage."""
    lines = []
    for passage in passages:
        for error in score([passage]).errors:
            words = " ".join(error.split()).removeprefix(f"{passage.name}: ")
            told = words if which in READABLE else hashlib.sha256(words.encode()).hexdigest()[:HEX_DIGITS]
            lines.append(f"{which}\t{passage.name}\t{told}")
    return sorted(lines)


def known(which: str, passages: Sequence[Passage]) -> list[str]:
    """Return the lines that are known of passages of a set; others may not be at hand."""
    names = {passage.name for passage in passages}
    lines = PATH.read_text(encoding="utf-8").splitlines()
    rows = [(line, line.split("\t")) for line in lines]
    return sorted(line for line, row in rows if row[0] == which and row[1] in names)


def main() -> int:
    """Write what is wrong."""
    lines = [line for which in SETS for line in errors_of(which, load(which))]
    PATH.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
