"""What is new: shown once after an upgrade, not at the first start, and whenever it is asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import desktop
from desktop import app
from desktop.settings import Settings
from desktop.views.handbook.window import HandbookWindow
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def _shown(window: MainWindow) -> list[str]:
    return [one.current() for one in window.findChildren(HandbookWindow) if one.isVisible()]


def _started(path: Path, qtbot: QtBot) -> MainWindow:
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    app._Startup(window, path).begin()
    qtbot.waitUntil(lambda: window.composed and window.session.is_open, timeout=60_000)
    settle(window)
    return window


def test_it_is_shown_once_after_an_upgrade(
    make_window: Callable[..., MainWindow], two: MainWindow, qtbot: QtBot
) -> None:
    path = two.session.library.path
    two.close()
    settings = Settings()
    settings.set_text(app.VERSION_KEY, "0.0.9")
    settings.sync()
    window = _started(path, qtbot)
    qtbot.waitUntil(lambda: _shown(window) == ["whats-new"])
    assert Settings().text(app.VERSION_KEY) == desktop.__version__
    window.close()
    again = _started(path, qtbot)
    assert _shown(again) == []
    again.close()


@pytest.mark.parametrize(
    ("before", "used", "told"),
    [
        ("", False, False),
        ("", True, True),
        ("0.0.9", True, True),
        (desktop.__version__, True, False),
        ("99.0.0", True, False),
        ("0.0.10", True, True),
    ],
)
def test_who_is_told(tmp_path: Path, before: str, used: bool, told: bool) -> None:
    settings = Settings(tmp_path / "settings.ini")
    if used:
        settings.remember(tmp_path / "mine.piyue")
    if before:
        settings.set_text(app.VERSION_KEY, before)
    assert app.is_upgraded(settings) == told


def test_versions_are_compared_by_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "__version__", "0.10.0")
    settings = Settings(tmp_path / "settings.ini")
    settings.set_text(app.VERSION_KEY, "0.9.1")
    assert app.is_upgraded(settings)


def test_the_menu_shows_it(two: MainWindow) -> None:
    two.commands["whats-new"].trigger()
    assert _shown(two) == ["whats-new"]
    (handbook,) = two.findChildren(HandbookWindow)
    assert desktop.__version__ in handbook.text.toPlainText()
    handbook.close()
