"""The pane through AT-SPI, the accessibility of Linux desktops, with a screen and a bus of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")

PANE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.text.spans import Span
from desktop.views.reader import ReaderWidget
app = QApplication(["pane"])
app.setApplicationName("pane-under-test")
pane = ReaderWidget()
pane.setAccessibleName("body")
pane.resize(700, 500)
pane.show_text("全县完成投资125亿元。" * 40)
pane.add_span(Span(2, 6, "annotations", "a", "产业/煤炭"))
pane.show()
pane.setFocus()
steps = iter([lambda: pane.set_caret(3), lambda: pane.select(4, 8), lambda: pane.set_caret(30)])
timer = QTimer(interval=700)
timer.timeout.connect(lambda: next(steps, lambda: None)())
QTimer.singleShot(4500, timer.start)
QTimer.singleShot(20000, app.quit)
app.exec()
"""

LISTENER = """
import json, sys, time
import pyatspi
from gi.repository import GLib
heard = []
for kind in ("object:text-caret-moved", "object:text-selection-changed", "object:announcement"):
    pyatspi.Registry.registerEventListener(
        lambda event: heard.append([event.type, event.detail1, str(event.any_data)]), kind)

def panes(one):
    for child in one:
        if child is not None:
            if child.name == "body":
                yield child
            yield from panes(child)

found = None
until = time.time() + 8
while found is None and time.time() < until:
    time.sleep(0.2)
    found = next((pane for app in pyatspi.Registry.getDesktop(0) for pane in panes(app)), None)
text = found.queryText()
told = {"role": found.getRoleName(), "length": text.characterCount, "words": text.getText(0, 6)}
GLib.timeout_add(8000, pyatspi.Registry.stop)
pyatspi.Registry.start()
told.update(heard=heard, caret=text.caretOffset)
print(json.dumps(told))
"""

SESSION = """
trap 'kill $(jobs -p)' EXIT
Xvfb -displayfd 3 -screen 0 1024x768x24 3>"$1/display" 2>"$1/xvfb" &
for _ in $(seq 50); do [ -s "$1/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$1/display") QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
"$3" --launch-immediately 2>"$1/bus" &
sleep 0.5
"$2" -c "$4" 2>"$1/pane" &
timeout 30 "$5" -c "$6"
"""


def is_there() -> bool:
    tools = ("Xvfb", "dbus-run-session", "bash")
    if not all(map(shutil.which, tools)) or not LAUNCHER.exists() or not Path(SYSTEM_PYTHON).exists():
        return False
    command = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_a_screen_reader_hears_text_caret_selection_and_annotations(tmp_path: Path) -> None:
    if not is_there():
        pytest.skip("Xvfb, D-Bus or AT-SPI is not installed")
    arguments = [str(tmp_path), sys.executable, str(LAUNCHER), PANE, SYSTEM_PYTHON, LISTENER]
    tmp_path.chmod(0o700)
    done = subprocess.run(
        ["dbus-run-session", "bash", "-c", SESSION, "session", *arguments],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        encoding="utf-8",
        timeout=90,
        check=False,
    )
    line = next((one for one in done.stdout.splitlines() if one.startswith("{")), None)
    assert line is not None, done.stderr + (tmp_path / "pane").read_text()
    told = json.loads(line)
    assert (told["role"], told["length"], told["words"]) == ("text", 12 * 40, "全县完成投资")
    carets = [at for kind, at, _ in told["heard"] if kind == "object:text-caret-moved"]
    assert carets == [3, 8, 30]
    assert told["caret"] == 30
    assert any(kind == "object:text-selection-changed" for kind, *_ in told["heard"])
    said = [words for kind, _, words in told["heard"] if kind == "object:announcement"]
    assert "产业/煤炭" in said
    assert "投资12" in said
