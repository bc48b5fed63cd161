"""What is shown for the first time has been imported already, in the background after the start."""

import subprocess
import sys
from pathlib import Path

_SHOW = """
import sys
import time
from pathlib import Path
from desktop.commands.open_window import prepare_process
prepare_process()
from desktop import app
from desktop.settings import Settings
from desktop.views.main_window import MainWindow

program = app.application()
window = app.first_window(Settings(), Path(sys.argv[1]))
start = app._Startup(window, Path(sys.argv[1]))
start.begin_after_first_paint()

def wait(until):
    end = time.monotonic() + 60
    while not until() and time.monotonic() < end:
        program.processEvents()
        time.sleep(0.005)

wait(lambda: window.composed and window.session.is_open)
from desktop.views.composition import SHOWN_LATER
before = [name for name in SHOWN_LATER if name in sys.modules]
wait(lambda: all(name in sys.modules for name in SHOWN_LATER))
wait(lambda: "piyue-pages" not in [thread.name for thread in __import__("threading").enumerate()])
known = set(sys.modules)
for command in ("library-search", "retrieval", "ledger", "analysis", "handbook", "settings"):
    window.commands[command].trigger()
print(before)
print(sorted(name for name in set(sys.modules) - known if name.startswith(("desktop.", "db."))))
window.close()
program.processEvents()
"""


def test_showing_a_page_imports_nothing_once_the_window_is_in_use(tmp_path: Path) -> None:
    from desktop.actions.library import Library

    path = tmp_path / "a.piyue"
    Library.create(path, "王").close()
    done = subprocess.run(
        [sys.executable, "-c", _SHOW, str(path)], capture_output=True, text=True, check=False, timeout=170
    )
    assert done.stdout.splitlines() == ["[]", "[]"], done.stderr
