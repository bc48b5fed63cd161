"""The settings in one dialog: every page opens by its command, works, and stays while others are used."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from desktop.settings import Settings
from desktop.views.appearance.reading_settings_dialog import ReadingSettingsDialog
from desktop.views.commands.shortcuts_dialog import ShortcutsDialog
from desktop.views.main_window import MainWindow
from desktop.views.settings.controller import ORDER
from desktop.views.settings.dialog import SettingsDialog
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, report, settle

LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> SettingsDialog:
    """Return the settings that are open."""
    (dialog,) = (one for one in window.findChildren(SettingsDialog) if one.isVisible())
    return dialog


def tab_words(dialog: SettingsDialog) -> list[str]:
    tabs = child(dialog, QTabWidget, "settings-tabs")
    return [tabs.tabText(place) for place in range(tabs.count())]


@pytest.mark.parametrize(
    ("command", "page", "name"),
    [
        ("settings", "reading", "reading-settings"),
        ("annotator", "annotators", "annotators"),
        ("keys", "keyboard", "keys"),
        ("backups", "backups", "backups"),
        ("folders", "folders", "folders"),
    ],
)
def test_each_command_opens_its_page(two: MainWindow, command: str, page: str, name: str) -> None:
    two.commands[command].trigger()
    settle(two)
    dialog = opened(two)
    assert child(dialog, QTabWidget, "settings-tabs").currentIndex() == ORDER.index(page)
    content = next(one for one in dialog.findChildren(QDialog) if one.isVisible())
    assert content.objectName() == name or page == "reading"
    assert content.window() is dialog
    QTest.keyClick(content, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)


def test_a_click_on_a_tab_shows_its_page_in_the_same_dialog(two: MainWindow) -> None:
    two.commands["settings"].trigger()
    dialog = opened(two)
    tabs = child(dialog, QTabWidget, "settings-tabs")
    assert tab_words(dialog) == [
        "Reading",
        "Annotators",
        "Keyboard",
        "Language",
        "Backups",
        "Linked folders",
        "Import",
    ]
    bar = tabs.tabBar()
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(ORDER.index("keyboard")).center())
    settle(two)
    assert child(dialog, QLineEdit, "keys-filter").isVisible()
    two.commands["backups"].trigger()
    assert opened(two) is dialog, "what is open already shows another page"
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    two.commands["settings"].trigger()
    again = child(opened(two), QTabWidget, "settings-tabs")
    assert again.currentIndex() == ORDER.index("backups"), "it opens where it was left"
    opened(two).close()


def test_a_page_is_applied_and_stays(two: MainWindow) -> None:
    two.commands["settings"].trigger()
    settle(two)
    dialog = opened(two)
    content = next(one for one in dialog.findChildren(ReadingSettingsDialog) if one.isVisible())
    before = two.session.settings.snapping
    child(content, QCheckBox, "reading-snapping").click()
    buttons = content.findChild(QDialogButtonBox)
    assert buttons is not None
    role = QDialogButtonBox.ButtonRole.AcceptRole
    (apply,) = (one for one in buttons.buttons() if buttons.buttonRole(one) is role)
    QTest.mouseClick(apply, LEFT)
    assert two.session.settings.snapping is not before
    assert dialog.isVisible()
    dialog.close()


def test_the_language_chosen_is_spoken_at_once_in_the_dialog_itself(two: MainWindow) -> None:
    dialog = two.settings_window.open("language")
    child(dialog, QRadioButton, "language-zh").click()
    settle(two)
    assert dialog.isVisible()
    assert tab_words(dialog)[3] == "语言"
    assert child(dialog, QWidget, "language-page").isVisible()
    assert Settings().language == "zh"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    child(dialog, QRadioButton, "language-en").click()
    settle(two)
    assert tab_words(dialog)[3] == "Language"
    dialog.close()


def test_files_are_previewed_and_the_first_opened_where_that_is_wanted(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "洪洞县.txt"
    path.write_text(report("洪洞县", 2021), encoding="utf-8")
    dialog = two.settings_window.open("import")
    for name in ("import-preview", "import-open-first"):
        child(dialog, QCheckBox, name).click()
    dialog.close()
    recorder.answer("choose_files", [path])
    two.commands["import-files"].trigger()
    settle(two)
    preview = child(two, QDialog, "preview")
    assert preview.isVisible()
    preview.accept()
    settle(two)
    contents = two.document.contents
    assert contents is not None
    assert "洪洞县" in contents.row.title


def test_another_library_closes_the_settings(two: MainWindow) -> None:
    dialog = two.settings_window.open("backups")
    assert two.libraries.open(two.session.library.path)
    settle(two)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)


def test_a_key_is_changed_in_the_settings(two: MainWindow) -> None:
    two.commands["keys"].trigger()
    dialog = opened(two)
    page = child(dialog, ShortcutsDialog, "keys")
    page.choose("window:history")
    page.key.setFocus()
    QTest.keyClick(page.key, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(child(page, QPushButton, "keys-use"), LEFT)
    assert two.commands["history"].shortcut().toString() == "Ctrl+K"
    dialog.close()


@pytest.mark.parametrize(
    ("command", "button"),
    [("settings", "reading-usual"), ("backups", "backups-restore"), ("keys", "keys-all-usual")],
)
def test_on_a_small_screen_the_buttons_of_a_page_stay_in_sight(
    two: MainWindow, command: str, button: str
) -> None:
    two.commands[command].trigger()
    settle(two)
    dialog = opened(two)
    dialog.resize(860, 430)
    settle(two)
    wanted = child(dialog, QPushButton, button)
    assert not wanted.visibleRegion().isEmpty()
    assert wanted.visibleRegion().boundingRect().size() == wanted.size()
    dialog.reject()


def test_enter_in_a_field_applies_what_is_written(two: MainWindow) -> None:
    two.commands["settings"].trigger()
    settle(two)
    dialog = opened(two)
    spin = child(dialog, QDoubleSpinBox, "reading-measure")
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "30")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert two.reader.typography().measure == 30
    assert dialog.isVisible()
    dialog.reject()
