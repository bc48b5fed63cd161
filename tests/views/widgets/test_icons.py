"""Icons: drawn once for each name, color and size, and found again."""

import pytest
from PySide6.QtGui import QColor, QPixmapCache
from pytestqt.qtbot import QtBot

from desktop.views.widgets import icons


def colors(side: int, color: str, name: str = "read") -> set[str]:
    image = icons.draw_icon(name, color, side).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for x, y in points if (pixel := image.pixelColor(x, y)).alpha() == 255}


def test_each_color_and_size_is_a_picture_of_its_own(qtbot: QtBot) -> None:
    for _ in range(2):  # drawn, and from the cache
        assert colors(20, "#ff0000") == {"#ff0000"}
        assert colors(20, "#0000ff") == {"#0000ff"}
        assert icons.draw_icon("read", "#ff0000", 20).width() == 40
        assert icons.draw_icon("read", "#ff0000", 30).width() == 60
        assert icons.draw_icon("read", "#ff0000", 20, 1).width() == 20
        assert icons.draw_icon("read", "#ff0000", 20, 1).devicePixelRatio() == 1
    read, other = (icons.draw_icon(name, "#ff0000", 20).toImage() for name in ("read", "find"))
    assert read != other


def test_an_icon_is_drawn_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    QPixmapCache.clear()
    first = icons.draw_icon("read", QColor("red").name(), 20)
    monkeypatch.setattr(icons, "QSvgRenderer", None)
    assert icons.draw_icon("read", QColor("red").name(), 20).toImage() == first.toImage()
