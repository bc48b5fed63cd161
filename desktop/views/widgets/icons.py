"""Icons: line drawings from ``resources/icons``, in the colors of the theme."""

from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from desktop import paths
from desktop.lifetime import alive
from desktop.theme import Theme

SIDE = 20
"""Side in device-independent pixels of the icons in menus, bars and on buttons."""


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def draw_icon(name: str, color: str, side: int, ratio: float = 2.0) -> QPixmap:
    """Return an icon, drawn unless Qt still has it in its cache of pictures.

    Args:
        name: Its file's name without the ending.
        color: ``#rrggbb`` of its lines.
        side: Its side in device-independent pixels.
        ratio: Device pixels for each of them.
    """
    key = f"piyue icon {name} {color} {side} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(name: str, theme: Theme, *, switch: bool = False) -> QIcon:
    """Return an icon with a look for each state: plain, disabled, and switched on where it is a switch."""
    result = QIcon(draw_icon(name, theme.text, SIDE))
    result.addPixmap(draw_icon(name, theme.border, SIDE), QIcon.Mode.Disabled, QIcon.State.Off)
    if switch:
        result.addPixmap(draw_icon(name, theme.accent, SIDE), QIcon.Mode.Normal, QIcon.State.On)
    return result


def color_bar(color: str) -> QIcon:
    """Return an upright bar in a color, ``#rrggbb``, as it stands beside a tag in a menu."""
    pixmap = QPixmap(2 * SIDE, 2 * SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(SIDE - 6, 6, 12, 2 * SIDE - 12, QColor(color))
    painter.end()
    pixmap.setDevicePixelRatio(2.0)
    return QIcon(pixmap)


class Icons:
    """Gives buttons and menu entries their icons, and again in other colors when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._worn: WeakKeyDictionary[QAction | QAbstractButton, str] = WeakKeyDictionary()
        self._made: dict[tuple[str, bool], QIcon] = {}

    def set_icon(self, target: QAction | QAbstractButton, name: str) -> None:
        """Set the icon of something."""
        self._worn[target] = name
        target.setIcon(self.get(name, target.isCheckable()))

    def get(self, name: str, switch: bool = False) -> QIcon:
        """Return an icon in the theme's present colors."""
        if (name, switch) not in self._made:
            self._made[name, switch] = icon(name, self._theme, switch=switch)
        return self._made[name, switch]

    def set_theme(self, theme: Theme) -> None:
        """Draw all icons again in a theme's colors."""
        self._theme = theme
        self._made.clear()
        for target, name in list(self._worn.items()):
            if alive(target):
                target.setIcon(self.get(name, target.isCheckable()))
