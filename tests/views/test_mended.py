"""What once went wrong in the window with keys and looks of panels and menus."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QWidget

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.messages import Messages
from desktop.views.appearance.layer_legend import LayerLegend
from desktop.views.main_window import MainWindow
from tests.views.conftest import child, click_row, report, settle

ALT = Qt.KeyboardModifier.AltModifier


def test_the_keys_of_the_layers_work_while_the_legend_is_open(two: MainWindow) -> None:
    two.commands["legend"].trigger()
    legend = two.findChild(LayerLegend)
    assert legend is not None
    figures = two.reader.layer_visible("figures")
    QTest.keyClick(legend, Qt.Key.Key_2, ALT)
    assert two.reader.layer_visible("figures") is not figures
    assert legend.isVisible()
    QTest.keyClick(legend, Qt.Key.Key_2, ALT)
    assert two.reader.layer_visible("figures") is figures
    QTest.keyClick(legend, Qt.Key.Key_0, ALT)
    assert two.findChild(LayerLegend) is None or not legend.isVisible()


def test_a_maximized_window_is_one_again_after_full_screen(two: MainWindow) -> None:
    two.showMaximized()
    settle(two)
    QTest.keyClick(two.reader, Qt.Key.Key_F11)
    settle(two)
    assert two.isFullScreen()
    QTest.keyClick(two.reader, Qt.Key.Key_F11)
    settle(two)
    assert two.isMaximized()
    assert not two.isFullScreen()


def test_tags_in_the_menu_have_their_colors(two: MainWindow) -> None:
    tag = AddTag("项目", color="#c0392b")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 10, 14, tag.id))
    settle(two)
    two.reader.select(10, 14)
    menu = two.reader_menu.made()
    shown = [one for one in menu.actions() if "项目" in one.text()]
    inner = menu.actions()[0].menu()
    assert isinstance(inner, QMenu)
    for action in (shown[0], inner.actions()[0]):
        image = action.icon().pixmap(20, 20).toImage()
        color = image.pixelColor(image.width() // 2, image.height() // 2)
        assert color.red() > 2 * color.blue(), color.name()
    menu.deleteLater()


def test_a_note_is_written_after_a_click_on_a_tag(two: MainWindow) -> None:
    tag = AddTag("项目")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 10, 14, tag.id))
    settle(two)
    two.reader.set_caret(12)
    click_row(two.annotations_panel.codebook.tree, 0)
    settle(two)
    QTest.keyClick(QApplication.focusWidget() or two, Qt.Key.Key_N)
    assert child(two, QPlainTextEdit, "note").hasFocus()


def test_an_empty_library_says_so_once(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "empty.piyue"
    Library.create(path).close()
    window = make_window(path)
    said = child(window, QWidget, "no-document")
    assert said.accessibleName() == "This library is empty"
    assert not window.outline.panel.empty.isVisible(), "no text is open that could have headings"
    seen = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    (offer,) = (one for one in seen if one.text() == "Import files…")
    assert said.isAncestorOf(offer)
    window.session.perform(ImportFile(read_bytes(report().encode(), "a.txt")))
    settle(window)
    assert said.accessibleName() == "No document open"


def test_a_card_goes_when_a_menu_opens(two: MainWindow) -> None:
    place = two.text().index("125.6亿元")
    two.reader.set_caret(place + 1)
    two.reader.setFocus()
    QTest.keyClick(two.reader, Qt.Key.Key_I)
    assert two.popover.card.isVisible()
    two.reader.run_command("menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert not two.popover.card.isVisible()
    menu.close()


def test_red_is_the_button_that_destroys(two: MainWindow) -> None:
    redness: dict[str, int] = {}

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        for button in box.findChildren(QPushButton):
            color = button.grab().toImage().pixelColor(8, button.height() // 2)
            redness[button.text().replace("&", "")] = color.red() - color.blue()
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(150, two, look)
    assert not Messages(two).ask("Delete the tag?", "", "Delete", dangerous=True)
    assert redness["Delete"] > 80
    assert redness["Cancel"] < 40
