"""The entry of the frozen program: the command ``piyue``, and Python for the processes that it starts itself.

A frozen program has no Python beside it: ``sys.executable`` is the program. Readers of foreign files are
started with ``-c CODE``, workers with ``--multiprocessing-fork``; both are answered here first.
"""

import multiprocessing
import sys

RUNNING_PROGRAM = "/proc/self/exe"
"""On Linux, the file of the running program, also when an upgrade has put another in its place."""


def keep_modules() -> None:
    """Go on reading modules from the program that runs: most are imported only when they are wanted.

    PyInstaller opens the program by its name each time; after an upgrade that is another program.
    """
    importers = sys.modules.get("pyimod02_importers")
    archive = getattr(importers, "pyz_archive", None)
    if sys.platform == "linux" and archive is not None:
        archive._filename = RUNNING_PROGRAM


def main() -> int:
    """Do what the command line asks; code given with ``-c`` is run as Python would."""
    keep_modules()
    multiprocessing.freeze_support()
    if len(sys.argv) > 2 and sys.argv[1] == "-c":
        code = sys.argv[2]
        del sys.argv[1:2]
        sys.argv[:2] = ["-c"]
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
        return 0
    from desktop.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
