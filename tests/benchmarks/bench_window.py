"""What a user feels in the whole window: from the key to the painted text, with all that listens."""

from collections.abc import Callable
from functools import cache, partial
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.annotate import SetNote
from desktop.views.main_window import MainWindow
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.window_library import Shape, open_window, settle, until_painted

TIMES = 15
FEW = Shape(300, 0)
MANY_HERE = Shape(20_000, 80_000)
MANY_ELSEWHERE = Shape(300, 99_600)


@cache
def _measured(shape: Shape) -> dict[str, list[float]]:
    """Return the milliseconds to the painted text of each of some tags, undos and notes."""
    random = Random(3)
    taken: dict[str, list[float]] = {"tag": [], "undo": [], "note": []}
    with open_window(shape) as window:
        window.reader.set_position(0)
        window.reader.setFocus()
        for _ in range(TIMES + 1):
            start = random.randrange(2, 300)
            taken["tag"].append(_timed(window, partial(_press_tag, window, start)))
            taken["note"].append(_timed(window, partial(_write_note, window)))
            window.session.undo()
            taken["undo"].append(_timed(window, window.session.undo))
    return {name: values[1:] for name, values in taken.items()}  # the first of each loads what it needs


def _timed(window: MainWindow, act: Callable[[], object]) -> float:
    settle(window)
    return until_painted(window, act)[0]


def _press_tag(window: MainWindow, start: int) -> None:
    window.reader.select(start, start + 9)
    QTest.keyClick(window.reader, Qt.Key.Key_1)


def _write_note(window: MainWindow) -> None:
    row = window.annotations_panel.annotation_list.current()
    assert row is not None
    window.session.perform_soon(SetNote(row.id, "注", row.note))


@benchmark("a tag key to the painted text, 300 annotations here", at_most(27))
def tag_among_few() -> Measured:
    return Measured(_measured(FEW)["tag"])


@benchmark("a tag key to the painted text, 20,000 annotations here", at_most(30))
def tag_among_many() -> Measured:
    return Measured(_measured(MANY_HERE)["tag"])


@benchmark("a tag key to the painted text, 100,000 annotations elsewhere", at_most(30))
def tag_in_a_large_library() -> Measured:
    return Measured(_measured(MANY_ELSEWHERE)["tag"])


@benchmark("undoing a tag to the painted text, 20,000 annotations here", at_most(55))
def undo_among_many() -> Measured:
    return Measured(_measured(MANY_HERE)["undo"])


@benchmark("a note to the painted text, 20,000 annotations here", at_most(30))
def note_among_many() -> Measured:
    return Measured(_measured(MANY_HERE)["note"])
