"""Every control that the keys reach has a name that a screen reader can say, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QKeySequenceEdit, QLineEdit, QWidget

from desktop.views.main_window import MainWindow
from desktop.views.settings.controller import ORDER
from tests.views.conftest import settle


def nameless(window: QWidget) -> list[str]:
    """Return the controls without a name."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if isinstance(widget, QLineEdit) and isinstance(
                widget.parent(), QAbstractSpinBox | QKeySequenceEdit
            ):
                continue  # what it is part of has the name
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface is not None and not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_has_a_name(make_window: Callable[..., MainWindow], language: str) -> None:
    window = make_window(language=language)
    assert window.document.id
    assert not nameless(window)
    window.annotations_panel.show_figures()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.commands["beside"].trigger()
    settle(window)
    assert not nameless(window)
    assert window.status_bar.accessibleName() == ("Status bar" if language == "en" else "状态栏")


@pytest.mark.parametrize(
    "command",
    [
        "library-search",
        "retrieval",
        "suggestions",
        "ledger",
        "analysis",
        "cleaning",
        "edit-documents",
        "properties",
        "history",
        "new-tag",
        "export",
        "handbook",
        "command-palette",
        "go-to",
    ],
)
def test_every_control_of_pages_and_dialogs_has_a_name(two: MainWindow, command: str) -> None:
    two.commands[command].trigger()
    settle(two)
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            assert not nameless(window)
    for window in QApplication.topLevelWidgets():
        if window is not two and window.isVisible():
            window.close()


@pytest.mark.parametrize("page", ORDER)
def test_every_control_of_the_settings_has_a_name(two: MainWindow, page: str) -> None:
    two.settings_window.open(page)
    settle(two)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not two)
    assert not nameless(dialog)
    dialog.close()
