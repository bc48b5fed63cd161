"""The reading pane: to first paint, scrolling, resizing, layers and marks, beside Qt's own text view."""

import os
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.text.alike_characters import families
from desktop.text.regex_search import find_matches
from desktop.text.spans import Span
from desktop.text.text_search import find_all
from desktop.views.reader import ReaderWidget
from tests.benchmarks.harness import Measured, at_most, benchmark, repeat
from tests.benchmarks.texts import report

MILLION = 1_000_000
SPANS = 20_000
_TAGS = (
    ("产业/煤炭", "#c0392b"),
    ("民生/教育", "#2980b9"),
    ("生态环境", "#27ae60"),
    ("营商环境", "#8e44ad"),
    ("财政", "#b8860b"),
    ("目标", "#16a085"),
)
_app = QApplication.instance() or QApplication([])


def _shown(widget: QWidget) -> None:
    widget.resize(1100, 900)
    widget.show()
    QApplication.processEvents()


def _reader() -> ReaderWidget:
    """Return a pane; those of the benchmarks before are hidden, else they go on measuring their heights."""
    for other in QApplication.topLevelWidgets():
        other.hide()
    return _pane()


def _pane() -> ReaderWidget:
    reader = ReaderWidget()
    _shown(reader)
    reader.show_text(report(2_000))
    reader.viewport().repaint()
    return reader


@cache
def _font() -> QFont:
    pane = _pane()
    pane.hide()
    return pane.typography_font()


def _editor() -> QTextEdit:
    editor = QTextEdit()
    editor.setReadOnly(True)
    editor.setFont(_font())
    _shown(editor)
    return editor


def _spans(length: int, number: int) -> list[Span]:
    random = Random(5)
    spans = []
    for at in range(number):
        start = random.randrange(length - 120)
        label, color = _TAGS[at % len(_TAGS)]
        spans.append(Span(start, start + random.randint(2, 90), "annotations", str(at), label, color))
    return spans


def _words(length: int) -> list[int]:
    return [*range(0, length, 2), length]


def _figures(text: str) -> list[Span]:
    places = find_matches(text, r"\d[\d.]*(?:%|亿元|万元|个|万户)")
    return [Span(a, b, "figures", str(n)) for n, (a, b) in enumerate(places)]


def _full(length: int = MILLION, number: int = SPANS) -> ReaderWidget:
    """Return a pane with a long text, word marks and many overlapping spans."""
    reader, text = _reader(), report(length)
    reader.show_text(text)
    reader.set_words(_words(length))
    reader.set_word_marks("ticks")
    reader.set_spans("annotations", _spans(length, number))
    reader.set_spans("figures", _figures(text))
    reader.viewport().repaint()
    return reader


def _show(reader: ReaderWidget, text: str) -> None:
    reader.show_text(text)
    reader.viewport().repaint()


def _show_plain(editor: QTextEdit, text: str) -> None:
    editor.setPlainText(text)
    editor.viewport().repaint()


@benchmark("reader: memory for a million with everything", at_most(40), unit="MB")
def memory() -> Measured:
    # The first of the module: what other benchmarks have freed would be taken again and count for nothing.
    reader, text = _reader(), report(MILLION)
    words, spans = _words(MILLION), _spans(MILLION, SPANS)
    before = _resident()
    reader.show_text(text)
    reader.set_words(words)
    reader.set_word_marks("ticks")
    reader.set_spans("annotations", spans)
    for place in range(0, MILLION, MILLION // 50):
        reader.set_position(place)
        reader.viewport().repaint()
    return Measured([_resident() - before])


def _resident() -> float:
    """Return the megabytes that this process holds; 0 where the system does not tell in Linux's way."""
    table = Path("/proc/self/statm")
    pages = int(table.read_text().split()[1]) if table.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 if pages else 0.0


def _first_paint(length: int, times: int = 7) -> Measured:
    reader, editor, text = _reader(), _editor(), report(length)
    return Measured(
        repeat(lambda: _show(reader, text), times), repeat(lambda: _show_plain(editor, text), min(times, 3))
    )


@benchmark("reader: 20,000 characters to first paint", at_most(50), floor="QTextEdit, plain")
def first_paint() -> Measured:
    return _first_paint(20_000)


@benchmark("reader: 60,000 characters to first paint", at_most(60), floor="QTextEdit, plain")
def first_paint_of_a_long_one() -> Measured:
    return _first_paint(60_000)


@benchmark("reader: a million characters to first paint", at_most(120), floor="QTextEdit, plain")
def first_paint_of_a_million() -> Measured:
    return _first_paint(MILLION)


@benchmark("reader: a million with 20,000 spans and words to first paint", at_most(120))
def first_paint_with_everything() -> Measured:
    reader, text = _reader(), report(MILLION)
    words, spans, figures = _words(MILLION), _spans(MILLION, SPANS), _figures(text)
    reader.set_word_marks("ticks")

    def show() -> None:
        reader.show_text(text)
        reader.set_words(words)
        reader.set_spans("annotations", spans)
        reader.set_spans("figures", figures[:SPANS])
        reader.viewport().repaint()

    return Measured(repeat(show, 7))


def _wheel(widget: QWidget) -> Callable[[], None]:
    def turn() -> None:
        middle = QPointF(300, 300)
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()

    return turn


@benchmark("reader: a wheel step, a million, 20,000 spans", at_most(16, "p95"), floor="QTextEdit, plain")
def wheel_step() -> Measured:
    reader, editor = _full(), _editor()
    _show_plain(editor, report(200_000))
    reader.set_position(MILLION // 2)
    return Measured(repeat(_wheel(reader.viewport()), 200), repeat(_wheel(editor.viewport()), 100))


@benchmark("reader: a jump to the end of a million", at_most(40), floor="QTextEdit, plain")
def jump_to_the_end() -> Measured:
    reader, editor, text = _full(), _editor(), report(MILLION)

    def jump() -> None:
        reader.set_caret(MILLION)
        reader.viewport().repaint()

    def jump_plain() -> None:
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.viewport().repaint()

    floor = repeat(jump_plain, 2, before=lambda: _show_plain(editor, text))
    return Measured(repeat(jump, 7, before=lambda: reader.set_position(0)), floor)


@benchmark("reader: resizing, a million with everything", at_most(40), floor="QTextEdit, plain, 20,000")
def resizing() -> Measured:
    reader, editor, widths = _full(), _editor(), count()
    _show_plain(editor, report(20_000))

    def resize(widget: QTextEdit | ReaderWidget) -> None:
        widget.resize(700 + 50 * (next(widths) % 3), 900)
        QApplication.processEvents()
        widget.viewport().repaint()

    return Measured(repeat(lambda: resize(reader), 15), repeat(lambda: resize(editor), 5))


@benchmark("reader: a layer shown or hidden, a million with everything", at_most(30))
def toggling() -> Measured:
    reader, turns = _full(), count()

    def toggle() -> None:
        reader.set_layer_visible("annotations" if next(turns) % 4 < 2 else "figures", next(turns) % 3 == 0)
        reader.viewport().repaint()

    return Measured(repeat(toggle, 20))


@benchmark("reader: other word marks, a million with everything", at_most(40))
def other_word_marks() -> Measured:
    reader, turns = _full(), count()

    def change() -> None:
        reader.set_word_marks(("ticks", "spaces", "tint", "off")[next(turns) % 4])
        reader.viewport().repaint()

    return Measured(repeat(change, 20))


@benchmark("reader: an annotation added or removed to repaint, among 20,000", at_most(20))
def one_annotation() -> Measured:
    reader = _full()
    reader.set_position(MILLION // 2)
    at, turns = reader.position(), count()

    def change() -> None:
        turn = next(turns)
        if turn % 2:
            reader.remove_span("annotations", "new")
        else:
            reader.add_span(Span(at + turn, at + turn + 40, "annotations", "new", "新标签", "#2980b9"))
        QApplication.processEvents()

    return Measured(repeat(change, 60))


def _steps_through(text: str) -> list[float]:
    reader = _reader()
    reader.show_text(text)
    reader.set_words(_words(len(text)))
    reader.set_word_marks("ticks")
    first = repeat(lambda: _show(reader, text), 5)
    reader.set_words(_words(len(text)))
    turn = _wheel(reader.viewport())
    return first + repeat(turn, 60)


@benchmark(
    "reader: one paragraph of 80,000 characters", at_most(1.5, "ratio"), floor="the same in many paragraphs"
)
def one_paragraph() -> Measured:
    text = report(80_000)
    return Measured(_steps_through(text.replace("\n", "")), _steps_through(text))


@benchmark("find: a word of two characters in a million, either script", at_most(16))
def finding() -> Measured:
    text = report(MILLION)
    families()
    return Measured(repeat(lambda: find_all(text, "發展"), 15))
