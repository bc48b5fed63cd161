"""Icons: line drawings from ``resources/icons``, in the colours of the theme."""

from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from desktop import paths
from desktop.lifetime import alive
from desktop.theme import Theme

SIDE = 20
"""Side in device-independent pixels of the icons in menus, bars and on buttons."""


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


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


def icon(name: str, theme: Theme, *, switch: bool = False) -> QIcon:
    """Give an icon with a look for each state: plain, disabled, and switched on where it is a switch."""
    result = QIcon(drawn(name, theme.text, SIDE))
    result.addPixmap(drawn(name, theme.border, SIDE), QIcon.Mode.Disabled, QIcon.State.Off)
    if switch:
        result.addPixmap(drawn(name, theme.accent, SIDE), QIcon.Mode.Normal, QIcon.State.On)
    return result


class Icons:
    """Gives buttons and menu entries their icons, and again in other colours when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._worn: WeakKeyDictionary[QAction | QAbstractButton, str] = WeakKeyDictionary()
        self._made: dict[tuple[str, bool], QIcon] = {}

    def put(self, target: QAction | QAbstractButton, name: str) -> None:
        """Give something an icon."""
        self._worn[target] = name
        target.setIcon(self.get(name, target.isCheckable()))

    def get(self, name: str, switch: bool = False) -> QIcon:
        """Give an icon in the theme's present colours."""
        if (name, switch) not in self._made:
            self._made[name, switch] = icon(name, self._theme, switch=switch)
        return self._made[name, switch]

    def set_theme(self, theme: Theme) -> None:
        """Draw all icons anew in a theme's colours."""
        self._theme = theme
        self._made.clear()
        for target, name in list(self._worn.items()):
            if alive(target):
                target.setIcon(self.get(name, target.isCheckable()))
