"""The script of the demo: the main job step by step, as a user would do it."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

from desktop import app, i18n
from desktop.actions.codebook import AddTagPath, PinTag
from desktop.actions.library import Library
from desktop.actions.samples import FOLDER
from desktop.commands.console import CommandError
from desktop.commands.demo.ui_driver import UiDriver
from desktop.commands.messages import message
from desktop.commands.open_library import user_name
from desktop.files.annotations_csv import read_annotations
from desktop.messages import Choice, Messages
from desktop.settings import Settings
from desktop.views.document.model import DocumentContents
from desktop.views.main_window import MainWindow

SIZE = (1360, 860)
"""Width and height of the window, in pixels."""

TAGS = ("政策/用语", "经济/指标", "工作/成效")
"""The tags that the tour puts; their keys are 1, 2 and 3."""

Report = Callable[[str], None]


class ScriptedMessages(Messages):
    """What the tour answers where a dialog would ask; no dialog opens. What is said is kept.

    Attributes:
        told: Everything that was said.
    """

    def __init__(self, samples: Sequence[Path], out: Path) -> None:
        super().__init__()
        self._samples = list(samples)
        self._out = out
        self.told: list[str] = []

    def choose_files(self, heading: str, folder: Path, filters: str = "") -> list[Path]:
        """Return the samples."""
        return self._samples

    def choose_new_file(self, heading: str, suggested: Path, filters: str = "") -> Path | None:
        """Return the CSV file."""
        return self._out

    def choose_file(self, heading: str, folder: Path, filters: str = "") -> Path | None:
        """Want none."""
        return None

    def choose_folder(self, heading: str, folder: Path) -> Path | None:
        """Want none."""
        return None

    def choose(self, heading: str, text: str, choices: Sequence[Choice]) -> str:
        """Want none of them: the tour asks for nothing that needs a choice."""
        self.told.append(f"{heading} {text}")
        return ""

    def choose_item(self, heading: str, label: str, items: Sequence[str], current: int = 0) -> int | None:
        """Want none."""
        return None

    def choose_color(self, heading: str, color: str) -> str | None:
        """Want none."""
        return None

    def ask_line(self, heading: str, label: str, text: str = "") -> str | None:
        """Leave what is there."""
        return text

    def ask_text(self, heading: str, label: str, text: str = "") -> str | None:
        """Leave what is there."""
        return text

    def inform(self, heading: str, text: str = "", details: str = "") -> None:
        """Keep what is said."""
        self.told.append(f"{heading} {text}")

    def warn(self, heading: str, text: str = "", details: str = "") -> None:
        """Keep what is said."""
        self.told.append(f"{heading} {text}")


def run_demo(folder: Path, report: Report) -> int:
    """Do the main job in a new library.

    Args:
        folder: Takes pictures, library and CSV.
        report: Takes a line for each thing done.

    Returns:
        0, or 1 when something is not as it should be.
    """
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    path, out = _free(folder / "tour.piyue"), folder / "annotations.csv"
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        samples = stack.enter_context(as_file(files("resources") / FOLDER))
        answers = ScriptedMessages(sorted(samples.glob("*.txt")), out)
        settings = Settings(home / "settings.ini")  # the user's own stay as they are
        settings.language = i18n.system_language()
        settings.theme = "light"
        settings.annotator = user_name() or "tour"
        Library.create(path, "tour").close()
        try:
            _show(path, settings, answers, folder, report)
        finally:
            for words in answers.told:
                report(message("tour-said", words=words))
    return _check(path, out, report)


def _free(path: Path) -> Path:
    """Return the path, or one with a number that is not taken: no library is ever overwritten."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _show(path: Path, settings: Settings, answers: ScriptedMessages, folder: Path, report: Report) -> None:
    window = app.build(settings, answers)
    try:
        _do_the_job(window, path, answers, folder, report)
    finally:
        window.close()
        window.deleteLater()


def _do_the_job(
    window: MainWindow, path: Path, answers: ScriptedMessages, folder: Path, report: Report
) -> None:
    window.open_library(path)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    driver = UiDriver(window)
    driver.refuse_dialogs(answers.told.append)
    driver.settle()
    driver.key("Ctrl+O")
    documents = window.documents.model.rows()
    if not documents:
        raise _stopped(answers)
    report(message("tour-imported", count=len(documents), titles="、".join(row.title for row in documents)))
    report(message("tour-picture", path=driver.screenshot(folder / "1-imported.png")))
    _make_tags(driver, answers)
    _tag(driver, answers, report)
    report(message("tour-picture", path=driver.screenshot(folder / "2-tagged.png")))
    driver.key("Ctrl+4")
    report(message("tour-picture", path=driver.screenshot(folder / "3-figures.png")))
    _look_around(driver, answers, folder, report)
    window.choices.themes["dark"].trigger()
    driver.key("Ctrl+3")
    report(message("tour-picture", path=driver.screenshot(folder / "6-dark.png")))
    own = i18n.language()
    window.choices.languages["en" if own == "zh" else "zh"].trigger()
    picture = driver.screenshot(folder / "7-other-language.png")
    window.choices.languages[own].trigger()
    report(message("tour-picture", path=picture))
    window.commands["export-all"].trigger()
    driver.settle()


def _stopped(answers: ScriptedMessages) -> CommandError:
    """Return that the tour can't go on, with what the window said last."""
    said = answers.told[-1] if answers.told else "—"
    return CommandError(message("tour-stopped", reason=said), 1)


def _make_tags(driver: UiDriver, answers: ScriptedMessages) -> None:
    session = driver.window.session
    for key, path in enumerate(TAGS, 1):
        made = session.perform(AddTagPath(path, group_id="tour-tags"))
        if made is None or session.perform(PinTag(made.value[-1], str(key), group_id="tour-tags")) is None:
            raise _stopped(answers)
    driver.settle()


def _tag(driver: UiDriver, answers: ScriptedMessages, report: Report) -> None:
    """Tag three passages: by double click and click, by dragging and a key, by keys alone."""
    reader = driver.window.reader
    contents = driver.window.document.contents
    if contents is None:
        raise _stopped(answers)
    driver.key("Ctrl+Home", reader)
    term = next(one for one in contents.terms if driver.in_view(one.start, one.end))
    driver.double_click((term.start + term.end) // 2)
    driver.click_tag(TAGS[0])
    report(message("tour-double-click", quote=reader.selected_text(), tag=TAGS[0]))
    driver.drag(*_figure_with_its_indicator(driver, contents))
    driver.key("2", reader)
    report(message("tour-drag", quote=reader.selected_text(), tag=TAGS[1]))
    for keys in ("Ctrl+Down", "Ctrl+Down", "Alt+Shift+Right", "Alt+Shift+Right"):
        driver.key(keys, reader)
    driver.key("3", reader)
    report(message("tour-keys", quote=reader.selected_text(), tag=TAGS[2]))
    driver.click_annotation(1)


def _look_around(driver: UiDriver, answers: ScriptedMessages, folder: Path, report: Report) -> None:
    """Look a term up in the library, read all annotations, and come back to the text."""
    reader, contents = driver.window.reader, driver.window.document.contents
    if contents is None:
        raise _stopped(answers)
    term = next(one for one in contents.terms if driver.in_view(one.start, one.end))
    driver.double_click((term.start + term.end) // 2)
    driver.key("Ctrl+Alt+F", reader)
    report(message("tour-picture", path=driver.screenshot(folder / "4-search.png")))
    driver.key("Ctrl+Shift+R")
    report(message("tour-picture", path=driver.screenshot(folder / "5-annotations.png")))
    driver.key("Ctrl+2")
    driver.click_annotation(1)


def _figure_with_its_indicator(driver: UiDriver, contents: DocumentContents) -> tuple[int, int]:
    """Return the range of an amount together with the words before it that say what is measured, if any."""
    in_view = [
        one.figure for one in contents.figures if driver.in_view(one.figure.start - 12, one.figure.end)
    ]
    for figure in (one for one in in_view if one.norm_unit == "元"):
        start = contents.text.rfind(figure.indicator or "\0", figure.start - 12, figure.start)
        if start >= 0:
            return start, figure.end
    return in_view[0].start, in_view[0].end


def _check(path: Path, out: Path, report: Report) -> int:
    """Open the library again and compare it with the CSV: every quote is the text between its offsets."""
    with Library.open(path) as library, out.open("rb") as source:
        kept = library.queries.annotations()
        texts = {row.id: library.queries.text(row.id) for row in library.queries.documents()}
        rows = list(read_annotations(source, str(out)))
    right = [
        row
        for row in rows
        if row["quote"] and texts[row["document_id"]][int(row["start"]) : int(row["end"])] == row["quote"]
    ]
    report(message("tour-exported", count=len(right), path=out))
    report(message("tour-library", count=len(kept), path=path))
    ids = {row["annotation_id"] for row in right}
    return 0 if len(ids) == len(TAGS) and ids == {row.id for row in kept} else 1
