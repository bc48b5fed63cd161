"""Walk: the main job step by step, as a person would do it."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

from desktop import app
from desktop.actions.codebook import AddTagPath, PinTag
from desktop.actions.library import Library
from desktop.actions.samples import FOLDER
from desktop.commands.console import Failure
from desktop.commands.opening import user_name
from desktop.commands.speech import chinese, say
from desktop.commands.tour.hand import Hand
from desktop.files.annotations_csv import read_annotations
from desktop.messages import Choice, Messages
from desktop.settings import Settings
from desktop.views.document import Contents
from desktop.views.window import Window

SIZE = (1360, 860)
"""Width and height of the window, in pixels."""

TAGS = ("政策/用语", "经济/指标", "工作/成效")
"""The tags that the tour puts; their keys are 1, 2 and 3."""

Tell = Callable[[str], None]


class Answers(Messages):
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
        """Give the samples."""
        return self._samples

    def choose_new_file(self, heading: str, suggested: Path, filters: str = "") -> Path | None:
        """Give the CSV file."""
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

    def choose_colour(self, heading: str, colour: str) -> str | None:
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


def walk(folder: Path, tell: Tell) -> int:
    """Do the main job in a new library.

    Args:
        folder: Takes pictures, library and CSV.
        tell: Takes a line for each thing done.

    Returns:
        0, or 1 when something is not as it should be.
    """
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    path, out = _free(folder / "tour.piyue"), folder / "annotations.csv"
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        samples = stack.enter_context(as_file(files("resources") / FOLDER))
        answers = Answers(sorted(samples.glob("*.txt")), out)
        settings = Settings(home / "settings.ini")  # the person's own stay as they are
        settings.language = "zh" if chinese() else "en"
        settings.theme = "light"
        settings.annotator = user_name() or "tour"
        Library.create(path, "tour").close()
        try:
            _show(path, settings, answers, folder, tell)
        finally:
            for words in answers.told:
                tell(say("tour-said", words=words))
    return _check(path, out, tell)


def _free(path: Path) -> Path:
    """Give the path, or one with a number that is not taken: no library is ever overwritten."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _show(path: Path, settings: Settings, answers: Answers, folder: Path, tell: Tell) -> None:
    window = app.build(settings, answers)
    try:
        _do_the_job(window, path, answers, folder, tell)
    finally:
        window.close()
        window.deleteLater()


def _do_the_job(window: Window, path: Path, answers: Answers, folder: Path, tell: Tell) -> None:
    window.open_library(path)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    hand = Hand(window)
    hand.refuse_dialogs(answers.told.append)
    hand.settle()
    hand.key("Ctrl+O")
    documents = window.documents.model.rows()
    if not documents:
        raise _stopped(answers)
    tell(say("tour-imported", count=len(documents), titles="、".join(row.title for row in documents)))
    tell(say("tour-picture", path=hand.picture(folder / "1-imported.png")))
    _make_tags(hand, answers)
    _tag(hand, answers, tell)
    tell(say("tour-picture", path=hand.picture(folder / "2-tagged.png")))
    hand.key("Ctrl+4")
    tell(say("tour-picture", path=hand.picture(folder / "3-figures.png")))
    window.choices.themes["dark"].trigger()
    hand.key("Ctrl+3")
    tell(say("tour-picture", path=hand.picture(folder / "4-dark.png")))
    window.choices.languages["en" if window.desk.settings.language == "zh" else "zh"].trigger()
    tell(say("tour-picture", path=hand.picture(folder / "5-other-language.png")))
    window.commands["export-all"].trigger()
    hand.settle()


def _stopped(answers: Answers) -> Failure:
    """Return that the tour can't go on, with what the window said last."""
    said = answers.told[-1] if answers.told else "—"
    return Failure(say("tour-stopped", reason=said), 1)


def _make_tags(hand: Hand, answers: Answers) -> None:
    desk = hand.window.desk
    for key, path in enumerate(TAGS, 1):
        made = desk.perform(AddTagPath(path, batch="tour-tags"))
        if made is None or desk.perform(PinTag(made.value[-1], str(key), batch="tour-tags")) is None:
            raise _stopped(answers)
    hand.settle()


def _tag(hand: Hand, answers: Answers, tell: Tell) -> None:
    """Tag three passages: by double click and click, by dragging and a key, by keys alone."""
    reader = hand.window.reader
    contents = hand.window.document.contents
    if contents is None:
        raise _stopped(answers)
    hand.key("Ctrl+Home", reader)
    term = next(one for one in contents.terms if hand.in_view(one.start, one.end))
    hand.double_click((term.start + term.end) // 2)
    hand.click_tag(TAGS[0])
    tell(say("tour-double-click", quote=reader.selected_text(), tag=TAGS[0]))
    hand.drag(*_figure_with_its_indicator(hand, contents))
    hand.key("2", reader)
    tell(say("tour-drag", quote=reader.selected_text(), tag=TAGS[1]))
    for keys in ("Ctrl+Down", "Ctrl+Down", "Alt+Shift+Right", "Alt+Shift+Right"):
        hand.key(keys, reader)
    hand.key("3", reader)
    tell(say("tour-keys", quote=reader.selected_text(), tag=TAGS[2]))
    hand.click_annotation(1)


def _figure_with_its_indicator(hand: Hand, contents: Contents) -> tuple[int, int]:
    """Give the range of an amount in view with the words before it that say what is measured, if they do."""
    in_view = [one.figure for one in contents.figures if hand.in_view(one.figure.start - 12, one.figure.end)]
    for figure in (one for one in in_view if one.norm_unit == "元"):
        start = contents.text.rfind(figure.indicator or "\0", figure.start - 12, figure.start)
        if start >= 0:
            return start, figure.end
    return in_view[0].start, in_view[0].end


def _check(path: Path, out: Path, tell: Tell) -> int:
    """Open the library again and compare it with the CSV: every quote is the text between its offsets."""
    with Library.open(path) as library, out.open("rb") as source:
        kept = library.reading.annotations()
        texts = {row.id: library.reading.text(row.id) for row in library.reading.documents()}
        rows = list(read_annotations(source, str(out)))
    right = [
        row
        for row in rows
        if row["quote"] and texts[row["document_id"]][int(row["start"]) : int(row["end"])] == row["quote"]
    ]
    tell(say("tour-exported", count=len(right), path=out))
    tell(say("tour-library", count=len(kept), path=path))
    ids = {row["annotation_id"] for row in right}
    return 0 if len(ids) == len(TAGS) and ids == {row.id for row in kept} else 1
