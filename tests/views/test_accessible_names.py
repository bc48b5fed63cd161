"""Every control that the keys reach has a name that a screen reader can say, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def nameless(window: QWidget) -> list[str]:
    """Return the controls without a name."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
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
