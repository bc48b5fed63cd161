"""How good the recognizer is on the gold.

python -m tests.gold.score [--set dev|held-out|all] [--bare] [--errors] [--markdown]
"""

import argparse
import sys
from collections.abc import Sequence

from desktop.text.evaluation.scoring import as_text, classes, intervals, score
from tests.gold.load import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score the recognizer on the gold set.")
    parser.add_argument("--set", choices=("dev", "held-out", "all"), default="dev", dest="which")
    parser.add_argument("--bare", action="store_true", help="give the recognizer neither year nor part")
    parser.add_argument("--errors", action="store_true", help="list every error (not for held-out)")
    parser.add_argument("--markdown", action="store_true", help="print the table for the handbook")
    chosen = parser.parse_args(arguments)
    passages = load(chosen.which)
    result = score(passages, bare=chosen.bare)
    between = intervals(passages, bare=chosen.bare)
    lines = [as_text(result, markdown=chosen.markdown, between=between)]
    if chosen.errors:
        lines += ["", *result.errors, "", *classes(result.errors)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
