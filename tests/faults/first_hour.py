"""A first hour in a real window, by keys of X11.

Import, read, highlight, tag, note, find, search, suggest, fill a ledger, count, draw a chart, export.

    python -m tests.faults.first_hour FOLDER [--size 1280x720] [--scale 1] [--language zh] [--theme light]
        [--paper sepia]

needs Xvfb, xdotool and, for windows with frames, openbox; ImageMagick's import takes a picture of every step
into the folder. The exit status is 0 where the library and the exported table hold what was done.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xdotool", "import")
"""Programs without which there is no first hour."""

START_S = 180.0
"""Seconds that the window may take to be there, and a step to show what came of it."""

PAUSE_S = 0.7
"""Seconds between a key and the next picture."""

TABS_TO_DISPLAY = 5
"""How often Tab is pressed from the words to count to how counts are shown."""

DIALOG_S = 20.0
"""Seconds that a dialog may take to come or go."""

SCREENS = (
    ("1280x720", 1.0),
    ("1366x768", 1.0),
    ("1366x768", 1.5),
    ("1440x900", 1.0),
    ("1920x1080", 1.0),
    ("1920x1080", 2.0),
)
"""The screens, in pixels, each with how much larger everything is shown."""


def missing() -> list[str]:
    """Return the programs that are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """A screen of X11 with the window on it.

    Args:
        display: Its name, ``:37``.
        folder: Takes the pictures.
    """

    def __init__(self, display: str, folder: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._folder = folder
        self._pictures = 0
        self._first: list[str] = []

    def do(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def keys(self, *names: str) -> None:
        """Press keys, one after the other."""
        for name in names:
            self.do("key", "--clearmodifiers", name)
            time.sleep(PAUSE_S / 3)

    def write(self, words: str) -> None:
        """Write letters."""
        self.do("type", "--delay", "30", words)
        time.sleep(PAUSE_S / 2)

    def picture(self, name: str) -> None:
        """Take a picture of the screen."""
        time.sleep(PAUSE_S)
        self._pictures += 1
        path = self._folder / f"{self._pictures:02}-{name}.png"
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self._environment, check=False, timeout=60
        )

    def wait_for_dialog(self, *, gone: bool = False) -> None:
        """Wait until another window than the first one has the focus, or no other has it any more."""
        until = time.monotonic() + DIALOG_S
        while time.monotonic() < until:
            if (self.do("getactivewindow") in self._first) == gone:
                break
            time.sleep(0.2)
        time.sleep(PAUSE_S / 2)

    def wait_for_window(self, title: str) -> bool:
        """Wait until a window with a title is there and has the focus."""
        until = time.monotonic() + START_S
        while time.monotonic() < until:
            self._first = self.do("search", "--onlyvisible", "--name", title).split()
            if self._first:
                return True
            time.sleep(0.3)
        return False


@contextmanager
def running(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program meanwhile; end it at the end."""
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def settings(home: Path, language: str, theme: str, paper: str = "") -> None:
    """Write the settings of a user who chose a language, a theme, perhaps a paper, and nothing else."""
    (home / "config").mkdir(parents=True)
    chosen = f"[General]\nlanguage={language}\ntheme={theme}\n"
    chosen += f"[views]\npaper={paper}\n" if paper else ""
    (home / "config" / "settings.ini").write_text(chosen, encoding="utf-8")


def hour(
    folder: Path,
    size: str,
    language: str,
    theme: str,
    number: int = 37,
    paper: str = "",
    scale: float = 1.0,
) -> list[str]:
    """Live through the first hour; return what went wrong.

    Args:
        folder: Takes library, settings, table and pictures.
        size: Width and height of the screen in pixels.
        language: ``zh`` or ``en``.
        theme: ``light`` or ``dark``.
        number: The number of the display.
        paper: ``page``, ``sepia``, ``dark`` or ``contrast``; empty for the one that goes with the theme.
        scale: How much larger everything is shown: 1.5 for 150 %.
    """
    home = folder / "home"
    settings(home, language, theme, paper)
    display = f":{number}"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "PIYUE_HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(scale),
        "PYTHONPATH": str(ROOT),
    }
    with ExitStack() as stack:
        stack.enter_context(running(["Xvfb", display, "-screen", "0", f"{size}x24"], environment))
        time.sleep(1)
        if shutil.which("openbox"):
            stack.enter_context(running(["openbox"], environment))
            time.sleep(1)
        program = stack.enter_context(running([sys.executable, "-m", "desktop"], environment))
        screen = Screen(display, folder)
        if not screen.wait_for_window(" — .* — "):
            return ["the window did not come"]
        _live(screen, folder)
        return [*_ended(program), *_findings(home, folder)]


def _live(screen: Screen, folder: Path) -> None:
    """Do it all, by keys."""
    report = ROOT / "resources" / "samples" / "library" / "2023年云岭县政府工作报告.txt"
    plain = folder / "report2023.txt"  # xdotool types what is on its keyboard
    shutil.copyfile(report, plain)
    time.sleep(2)
    screen.picture("first-start")
    _import(screen, plain)
    _annotate(screen)
    screen.keys("ctrl+f")
    screen.write("110")
    screen.picture("find")
    screen.keys("Escape", "ctrl+shift+p")
    screen.picture("command-palette")
    screen.keys("Escape", "ctrl+shift+r")
    time.sleep(PAUSE_S)
    screen.picture("all-annotations")
    screen.keys("ctrl+shift+u")
    screen.picture("suggestions")
    screen.keys("Return")
    time.sleep(3)
    screen.picture("suggested")
    _search(screen)
    _fill_ledger(screen, folder / "ledger.xlsx")
    _count(screen)
    screen.keys("ctrl+2", "F1")
    screen.wait_for_dialog()
    screen.picture("handbook")
    screen.keys("Escape")
    screen.wait_for_dialog(gone=True)
    screen.keys("ctrl+comma")
    screen.wait_for_dialog()
    screen.picture("settings")
    screen.keys("Escape")
    screen.wait_for_dialog(gone=True)
    _export(screen, folder / "out.csv")
    screen.keys("ctrl+q")


def _import(screen: Screen, path: Path) -> None:
    screen.keys("ctrl+o")
    screen.wait_for_dialog()
    screen.write(str(path))
    screen.picture("choose-files")
    screen.keys("Return")
    screen.wait_for_dialog(gone=True)
    time.sleep(3)
    screen.picture("imported")


def _annotate(screen: Screen) -> None:
    screen.keys("ctrl+2", "Home", "Next")
    screen.picture("read")
    screen.keys("Down", "ctrl+shift+Right", "ctrl+shift+Right", "t")
    screen.picture("mini-bar")
    screen.keys("Escape", "h")
    screen.picture("highlight")
    screen.keys("Down", "Down", "ctrl+shift+Right", "ctrl+t")
    screen.wait_for_dialog()
    screen.write("policy")
    screen.picture("new-tag")
    screen.keys("Return")
    screen.wait_for_dialog(gone=True)
    time.sleep(1)
    screen.picture("tagged")
    screen.keys("Down", "Down", "ctrl+shift+Right", "1")
    time.sleep(1)
    screen.keys("n")
    time.sleep(PAUSE_S)
    screen.write("checked")
    screen.picture("note")
    screen.keys("ctrl+Return")
    time.sleep(1)
    screen.picture("noted")


def _search(screen: Screen) -> None:
    screen.keys("ctrl+shift+f")
    screen.write("2023")
    time.sleep(2)
    screen.picture("search")
    screen.keys("Return", "Down")
    screen.picture("hits")
    screen.keys("Return")
    time.sleep(1)
    screen.picture("hit-in-text")
    screen.keys("alt+Left")


def _fill_ledger(screen: Screen, path: Path) -> None:
    """Make a ledger, confirm two cells of it, write it to a workbook and look at its readings."""
    screen.keys("ctrl+shift+l")
    screen.picture("no-ledger")
    screen.keys("Return")
    screen.wait_for_dialog()
    screen.picture("new-ledger")
    screen.keys("Return")
    screen.wait_for_dialog(gone=True)
    time.sleep(12)
    screen.picture("ledger")
    screen.keys("Return", "Return")
    time.sleep(1)
    screen.picture("ledger-confirmed")
    screen.keys("x")
    screen.wait_for_dialog()
    _choose(screen, path)
    screen.picture("ledger-exported")
    screen.keys("r")
    time.sleep(2)
    screen.picture("readings")
    screen.keys("p")
    time.sleep(8)
    screen.picture("plot")


def _count(screen: Screen) -> None:
    """Count two words and draw a chart of them."""
    screen.keys("ctrl+shift+a")
    screen.write("2022 2023")
    screen.keys("Return")
    time.sleep(3)
    screen.picture("counts")
    screen.keys(*["Tab"] * TABS_TO_DISPLAY, "End")  # the last way to show counts is a chart
    time.sleep(8)
    screen.picture("chart")


def _export(screen: Screen, path: Path) -> None:
    screen.keys("ctrl+e")
    screen.wait_for_dialog()
    screen.picture("export")
    screen.keys("Return")
    time.sleep(3 * PAUSE_S)
    _choose(screen, path)
    screen.picture("exported")


def _choose(screen: Screen, path: Path) -> None:
    """Write a path into the dialog of files that is open, and wait for what is written."""
    screen.keys("ctrl+a")
    screen.write(str(path))
    screen.keys("Return")
    screen.wait_for_dialog(gone=True)
    time.sleep(2)


def _ended(program: subprocess.Popen[bytes]) -> list[str]:
    try:
        _, errors = program.communicate(timeout=START_S)
    except subprocess.TimeoutExpired:
        return ["the window did not close"]
    told = errors.decode("utf-8", "replace")
    faults = [f"status {program.returncode}"] if program.returncode else []
    return faults + [line for line in told.splitlines() if "Traceback" in line or "Error" in line]


def _findings(home: Path, folder: Path) -> list[str]:
    """Return what is not as it was done: documents, annotations, note, table."""
    from desktop.actions.library import Library

    faults = []
    with Library.open(home / "data" / "library.piyue") as library:
        rows = [row for one in library.queries.documents() for row in library.queries.annotations(one.id)]
        if len(library.queries.documents()) != 3:
            faults.append("the report was not imported")
    if not any(not row.tag_id for row in rows):
        faults.append("nothing was highlighted")
    if [row.tag for row in rows if row.tag_id] != ["policy", "policy"]:
        faults.append(f"tagged: {[row.tag for row in rows]}")
    if [row.note for row in rows if row.note] != ["checked"]:
        faults.append("no note was written")
    faults += _ledger_findings(folder / "ledger.xlsx")
    if not (folder / "out.csv").exists():
        return [*faults, "nothing was exported"]
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        if len(list(csv.DictReader(file))) != len(rows):
            faults.append("the table has other rows than the library")
    return faults


def _ledger_findings(path: Path) -> list[str]:
    """Return what is not as it was done in the workbook of the ledger: two cells are confirmed."""
    from openpyxl import load_workbook

    if not path.exists():
        return ["the ledger was not exported"]
    header, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    confirmed = sum(1 for row in rows if row[header.index("confirmed_by")])
    return [] if confirmed == 2 else [f"cells confirmed: {confirmed}"]


def main() -> int:
    """Run it and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default=SCREENS[0][0])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--paper", choices=("page", "sepia", "dark", "contrast"), default="")
    parser.add_argument("--display", type=int, default=37)
    chosen = parser.parse_args()
    if missing():
        sys.stderr.write(f"not here: {', '.join(missing())}\n")
        return 2
    chosen.folder.mkdir(parents=True, exist_ok=True)
    faults = hour(
        chosen.folder,
        chosen.size,
        chosen.language,
        chosen.theme,
        chosen.display,
        chosen.paper,
        chosen.scale,
    )
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
