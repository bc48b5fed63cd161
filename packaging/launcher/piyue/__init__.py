"""Piyue as pip installs it: the one name it takes in an environment.

The program's own packages have names as general as ``db`` and ``desktop``. In a wheel they are in the folder
``program`` of this package, which is put on the path before they are imported; a checkout has none.
"""

import sys
from pathlib import Path

_PROGRAM = Path(__file__).with_name("program")


def main() -> int:
    """Run the command ``piyue``; the status is what it returns."""
    if _PROGRAM.is_dir() and str(_PROGRAM) not in sys.path:
        sys.path.insert(0, str(_PROGRAM))
    from desktop.cli import main as run

    return run()
