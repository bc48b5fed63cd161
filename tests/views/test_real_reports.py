"""The five real reports, imported, opened and read in the window."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def test_fourteen_documents_are_imported_and_each_can_be_opened(
    two: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    files = sorted(reports.glob("*.txt"))
    with qtbot.waitSignal(two.import_export.importing.ended, timeout=60_000):
        two.import_export.importing.start(files)
    settle(two)
    assert len(two.documents.shown()) == 2 + 14
    for row in two.documents.shown():
        two.open_document(row.id)
        settle(two)
        contents = two.document.contents
        assert contents is not None
        assert two.reader.text() == contents.text
        assert all(
            contents.text[one.figure.start : one.figure.end] == one.figure.text for one in contents.figures
        )
    two.commands["undo"].trigger()
    assert len(two.documents.shown()) == 2


def test_resting_on_a_figure_shows_its_card(two: MainWindow, qtbot: QtBot) -> None:
    contents = two.document.contents
    assert contents is not None
    figure = next(one.figure for one in contents.figures if one.figure.text == "125.6亿元")
    two.reader.reveal(figure.start, figure.end)
    place = two.reader.character_rect(figure.start + 1).center()
    QTest.mouseMove(two.reader.viewport(), place - QPoint(3, 0))
    QTest.mouseMove(two.reader.viewport(), place)
    qtbot.waitUntil(two.popover.card.isVisible, timeout=3000)
    assert two.popover.card.accessibleName() == figure.indicator
    assert "125.6" in two.popover.card.accessibleDescription()
    QTest.mouseMove(two.reader.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: not two.popover.card.isVisible(), timeout=3000)
    QTest.keyClick(two.reader, Qt.Key.Key_Escape)
