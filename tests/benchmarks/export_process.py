"""One export in a process of its own: prints the seconds it took and the most memory it held, in MB.

python -m tests.benchmarks.export_process LIBRARY FORMAT OUT
"""

import sys
import time
from pathlib import Path

from desktop.actions.exports import export_to
from desktop.actions.library import Library
from tests.benchmarks.memory import peak_memory


def main(library: str, format_name: str, out: str) -> None:
    """Export and tell."""
    with Library.open(Path(library)) as opened:
        began = time.perf_counter()
        export_to(opened, Path(out), format_name)
        taken = time.perf_counter() - began
    print(taken, peak_memory())


if __name__ == "__main__":
    main(*sys.argv[1:])
