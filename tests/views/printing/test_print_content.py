"""What is printed is what the reading pane shows, in its script and with its punctuation."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle

TEXT = """云岭县政府工作报告
各位代表:
全县生产总值完成1,250.6亿元,增长5.5%;签约项目32个(其中工业12个),比例为3:1.
"""


def open_report(make_window: Callable[..., MainWindow], path: Path) -> MainWindow:
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(TEXT.encode(), "云岭县.txt")))
    return make_window(path)


def pdf_text(window: MainWindow, recorder: Recorder, path: Path, qtbot: QtBot) -> str:
    """Save the open document as a PDF and return the words of its first page."""
    recorder.answer("choose_new_file", path)
    window.commands["export-pdf"].trigger()
    qtbot.waitUntil(path.exists, timeout=20_000)
    settle(window)
    with pypdfium2.PdfDocument(path) as document:
        return str(document[0].get_textpage().get_text_range())


def test_punctuation_shown_full_width_is_printed_so(
    make_window: Callable[..., MainWindow], tmp_path: Path, recorder: Recorder, qtbot: QtBot
) -> None:
    window = open_report(make_window, tmp_path / "a.piyue")
    plain = pdf_text(window, recorder, tmp_path / "plain.pdf", qtbot)
    assert "亿元,增长" in plain
    window.commands["wide-punctuation"].trigger()
    wide = pdf_text(window, recorder, tmp_path / "wide.pdf", qtbot)
    assert "各位代表：" in wide
    assert "1,250.6亿元，增长" in wide
    assert "个（其中工业12个），比例为3:1" in wide
    assert ",增长" in window.text(), "the text itself is left alone"


def test_spans_stay_where_they_are(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = open_report(make_window, tmp_path / "a.piyue")
    tag = AddTag("产业")
    window.session.perform(tag)
    start = window.text().index("签约项目")
    window.session.perform(AddAnnotation(window.document.id, start, start + 4, tag.id))
    window.commands["wide-punctuation"].trigger()
    content = window.printing.print_content()
    assert content is not None
    assert content.conversion is not None
    shown = "\n".join(map(content.conversion, content.text.split("\n")))
    assert len(shown) == len(content.text)
    (span,) = content.layers["annotations"]
    assert shown[span.start : span.end] == "签约项目"
    assert shown[span.start - 1] == "；"
    assert content.notes[0].end == span.end


def test_both_script_and_punctuation_are_those_of_the_pane(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = open_report(make_window, tmp_path / "a.piyue")
    before = window.printing.print_content()
    assert before is not None
    assert (before.conversion, before.script) == (None, "hans")
    window.commands["wide-punctuation"].trigger()
    QTest.keySequence(window.reader, "Ctrl+Shift+T")
    content = window.printing.print_content()
    assert content is not None
    assert content.conversion is not None
    assert content.script == "hant"
    assert content.conversion("各位代表:工业增长,") == "各位代表：工業增長，"
