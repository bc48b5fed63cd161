"""Themes: the colors and measures of the whole program, light and dark, and the style sheet made of them."""

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths

CHINESE_FACES = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
"""Faces for menus and lists, in order of preference: macOS, Windows, Linux."""

LATIN_FACES = (
    ".AppleSystemUIFont",
    "Segoe UI",
    "Inter",
    "Cantarell",
    "Noto Sans",
    "Open Sans",
)
"""Faces that stand before them where the language is English."""


class Theme(NamedTuple):
    """The colors of the program, each ``#rrggbb``.

    Attributes:
        name: ``light`` or ``dark``.
        window: Behind everything: menus, tool bar, panels' edges.
        panel: Lists and trees.
        page: The paper that is read, and fields that are written in.
        raised: Cards, menus, tool tips.
        text: What is read.
        muted: What is read second: dates, counts, hints.
        line: Hairlines between things.
        border: Edges of fields and buttons.
        hover: Under the pointer.
        chosen: Behind what is chosen in a list.
        accent: Blue ink: for what is active or has the focus, sparingly.
        on_accent: Text on the accent.
        danger: Red: for what destroys something, and nothing else.
        on_danger: Text on it.
        selection: Behind selected text.
        figure: Figures.
        term: Terms.
        damage: Damaged places.
        hit: Search hits.
        good: Something achieved.
        warning: Doubt.
    """

    name: str
    window: str
    panel: str
    page: str
    raised: str
    text: str
    muted: str
    line: str
    border: str
    hover: str
    chosen: str
    accent: str
    on_accent: str
    danger: str
    on_danger: str
    selection: str
    figure: str
    term: str
    damage: str
    hit: str
    good: str
    warning: str


LIGHT = Theme(
    name="light",
    window="#f1ede5",
    panel="#f7f4ee",
    page="#fcfaf6",
    raised="#fffdf9",
    text="#2a2724",
    muted="#686157",
    line="#e2dcd0",
    border="#cfc7b8",
    hover="#ebe5d9",
    chosen="#dde4ea",
    accent="#2a5885",
    on_accent="#ffffff",
    danger="#a93226",
    on_danger="#ffffff",
    selection="#f3d9b8",
    figure="#1f5f8b",
    term="#4b6b2f",
    damage="#9c4a00",
    hit="#ffe08a",
    good="#3b6e46",
    warning="#875800",
)

DARK = Theme(
    name="dark",
    window="#1d1c1a",
    panel="#211f1d",
    page="#262422",
    raised="#2e2b28",
    text="#ddd7cb",
    muted="#a89f91",
    line="#36332f",
    border="#4a4640",
    hover="#322f2b",
    chosen="#2b3947",
    accent="#8db9e2",
    on_accent="#0e1c29",
    danger="#e88675",
    on_danger="#2a1210",
    selection="#5b4a2c",
    figure="#7fb4dc",
    term="#a9c47f",
    damage="#e0a15c",
    hit="#6b5514",
    good="#8fc29a",
    warning="#d9b063",
)


def chosen(setting: str) -> Theme:
    """Return the theme of a setting: ``light``, ``dark``, or what the system has."""
    if setting == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if setting == "dark" else LIGHT


def palette(theme: Theme) -> QPalette:
    """Return the theme's colors as Qt's widgets want them."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, color in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.page),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.window),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.accent),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.chosen),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.line),
        (role.Mid, theme.border),
        (role.Dark, theme.border),
        (role.Shadow, "#000000"),
    ):
        result.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, which, _between(theme.text, theme.window, 0.6))
    return result


def _between(one: str, other: str, share: float) -> QColor:
    """Return the color that lies between two."""
    a, b = QColor(one), QColor(other)

    def mixed(p: int, q: int) -> int:
        return round(p * (1 - share) + q * share)

    return QColor(mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue()))


def style_sheet(theme: Theme) -> str:
    """Return the theme's style sheet: ``resources/style.qss`` with the colors put in."""
    resources = paths.resources()
    text = (resources / "style.qss").read_text(encoding="utf-8")
    words = {name: str(value) for name, value in theme._asdict().items()}
    words["icons"] = (resources / "icons").as_posix()
    words["disabled"] = _between(theme.muted, theme.window, 0.45).name()
    words["danger_hover"] = _between(theme.danger, theme.text, 0.18).name()
    return re.sub("@([a-z_]+)@", lambda found: words[found[1]], text)


def interface_font(language: str) -> QFont:
    """Return the face of menus and lists: one that has the Chinese script, behind a Latin one in English.

    Args:
        language: ``zh`` or ``en``.
    """
    font = QFont()
    font.setFamilies([*(LATIN_FACES if language == "en" else ()), *CHINESE_FACES])
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(system.pointSizeF(), 10.0))
    return font


def apply(app: QApplication, theme: Theme) -> None:
    """Apply the theme's colors to the whole program."""
    app.setPalette(palette(theme))
    sheet = style_sheet(theme)
    if sheet != app.styleSheet():  # Qt would parse it again and forget what it found for each widget
        app.setStyleSheet(sheet)
