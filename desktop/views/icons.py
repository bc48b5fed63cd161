"""Icons: line drawings from ``resources/icons``, in the colours of the theme."""

from functools import lru_cache
from importlib.resources import files
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from desktop.theme import Theme

SIZES = (16, 20, 32)
"""Sides in pixels that are drawn ahead."""


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def drawn(name: str, colour: str, side: int, ratio: float = 2.0) -> QPixmap:
    """Draw an icon.

    Args:
        name: Its file's name without the ending.
        colour: ``#rrggbb`` of its lines.
        side: Its side in device-independent pixels.
        ratio: Device pixels for each of them.
    """
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, theme: Theme) -> QIcon:
    """Give an icon with a look for each state: plain, disabled, and switched on."""
    result = QIcon()
    for side in SIZES:
        result.addPixmap(drawn(name, theme.text, side), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(drawn(name, theme.accent, side), QIcon.Mode.Normal, QIcon.State.On)
        result.addPixmap(drawn(name, theme.border, side), QIcon.Mode.Disabled, QIcon.State.Off)
    return result


class Icons:
    """Gives buttons and menu entries their icons, and again in other colours when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._worn: WeakKeyDictionary[QAction | QAbstractButton, str] = WeakKeyDictionary()
        self._made: dict[str, QIcon] = {}

    def put(self, target: QAction | QAbstractButton, name: str) -> None:
        """Give something an icon."""
        self._worn[target] = name
        target.setIcon(self.get(name))

    def get(self, name: str) -> QIcon:
        """Give an icon in the theme's present colours."""
        if name not in self._made:
            self._made[name] = icon(name, self._theme)
        return self._made[name]

    def set_theme(self, theme: Theme) -> None:
        """Draw all icons anew in a theme's colours."""
        self._theme = theme
        self._made.clear()
        for target, name in list(self._worn.items()):
            target.setIcon(self.get(name))
