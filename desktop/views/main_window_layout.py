"""The layout of the main window: shown first with the text alone; everything else is added afterwards.

Only what the first paint needs is imported here: Qt and the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import translate
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.appearance import typography_settings
from desktop.views.appearance.reader_theme_choice import reader_theme, reading_face
from desktop.views.commands.menu_titles import MENUS, menu_title
from desktop.views.reader import ReaderWidget
from desktop.views.widgets.menu import Menu
from desktop.views.workspaces.rail import Rail
from desktop.views.workspaces.read_page import ReadPage

if TYPE_CHECKING:
    from desktop.actions.first_text import FirstText
    from desktop.views.document.first_layers import FirstLayers


PANELS = ("show-documents", "show-annotations")
"""The panels at the sides: left and right."""


FIRST_SIZE = QSize(1320, 860)
"""The window's size in pixels on the first start, where the screen has room for it."""

MIN_SIZE = QSize(880, 430)
"""The window's smallest size in pixels: the rail, the panels at their narrowest and a text beside each other.

A screen of 1366×768 at 150 % has room for it and a task bar.
"""

FRAME = QSize(8, 48)
"""What the desktop may put around a window, in pixels: a title and borders."""

SIZES = (290, 770, 340)
"""Widths at first of documents, text and annotations, in pixels."""

MIN_WIDTHS_PX = (230, 250)
"""Widths that the panels have at least, left and right, in pixels."""

TEXT_SHARE = 0.5
"""Share of the width that the text has at least, as long as the panels have more than their smallest."""


class MainWindowLayout(QMainWindow):
    """A window with a text in the middle and room for the panels at its sides.

    Attributes:
        settings: What the user chose.
        reader: The reading pane.
        tools: The tool bar, empty at first.
        first_text: The text that is shown before anything else is there, or None.
    """

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.settings = settings
        self.first_text: FirstText | None = None
        self.reader = ReaderWidget()
        self.reader.setObjectName("reader")
        self.page = QWidget()
        self.page.setObjectName("page")
        self.center = QStackedWidget()
        self.center.setObjectName("center")
        self.center.setMinimumWidth(320)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("split")
        self.split.setHandleWidth(1)
        self.rail = Rail()
        self.read_page = ReadPage()
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.tools = QToolBar(self)
        self._sides = SIZES[0], SIZES[2]
        self._rooms: tuple[QWidget, ...] = tuple(_available_width(width) for width in MIN_WIDTHS_PX)
        self._lay_out()
        self._restore(theme)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.reader, 1)
        self.center.addWidget(self.page)
        left, right = self._rooms
        for place, widget in enumerate((left, self.center, right)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(place, int(place == 1))
            self.split.setCollapsible(place, False)
        self.split.setSizes(SIZES)
        self._lay_out_pages()
        self.setMinimumSize(MIN_SIZE)
        self.tools.setObjectName("tools")
        self.tools.setMovable(False)
        self.tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.tools.setFixedHeight(45)
        self.addToolBar(self.tools)
        for name in MENUS:
            menu = Menu(menu_title(name), self.menuBar())
            menu.setObjectName(f"menu-{name}")
            self.menuBar().addMenu(menu)
        self.setStatusBar(QStatusBar())
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setMinimumHeight(30)

    def _lay_out_pages(self) -> None:
        """Put the rail beside the pages, the first of which holds the text."""
        column = self.read_page.layout()
        assert column is not None
        column.addWidget(self.split)
        self.pages.addWidget(self.read_page)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(whole)

    def _restore(self, theme: Theme) -> None:
        settings = self.settings
        if not self.restoreGeometry(settings.state("window")):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self._sides = _saved_widths(settings)
        # As wide as it will be when panels take its place, so that the first text is not set twice.
        self.split.setSizes(self._panel_widths(self.width() - self.rail.minimumWidth()))
        for room, name in zip(self._rooms, PANELS, strict=True):
            room.setVisible(self.panel_shown(name))
        self.reader.set_typography(typography_settings.load_typography(settings, reading_face()))
        self.reader.set_wide_punctuation(typography_settings.shows_wide_punctuation(settings))
        self.reader.set_theme(reader_theme(theme, typography_settings.paper(settings)))

    def save_panel_widths(self) -> None:
        """Take the panels' present widths for those that the user wants, now and on the next start."""
        left, _, right = self.split.sizes()
        self._sides = (left or self._sides[0], right or self._sides[1])
        self.settings.set_text("sides", "{} {}".format(*self._sides))

    def balance_panels(self) -> None:
        """Set the width of the text: the panels yield as far as they can, and come back later."""
        now = self.split.sizes()
        panels = self.split.widget(0), self.split.widget(2)
        shown = [panel is not None and not panel.isHidden() for panel in panels]
        sizes = self._panel_widths(sum(now), shown=shown)
        if sizes != now and any(now):
            self.split.setSizes(sizes)

    def _panel_widths(self, total: int, shown: Sequence[bool] = (True, True)) -> list[int]:
        """Share a width, in pixels, among left panel, text and right panel."""
        sides: list[int] = [width if on else 0 for width, on in zip(self._sides, shown, strict=True)]
        spare = [max(size - least, 0) for size, least in zip(sides, MIN_WIDTHS_PX, strict=True)]
        lacking = round(total * TEXT_SHARE) - (total - sum(sides))
        if lacking > 0 and sum(spare) > 0:
            share = min(lacking / sum(spare), 1)
            sides = [size - round(give * share) for size, give in zip(sides, spare, strict=True)]
        return [sides[0], total - sum(sides), sides[1]]

    def panel_shown(self, name: str) -> bool:
        """Return whether a panel was shown when the window was last closed."""
        return self.settings.text(name, "true") == "true"

    def place_panels(self, *panels: QWidget) -> None:
        """Put the panels, left and right, into the room that was kept for them."""
        sizes = self.split.sizes()
        for panel, room, name in zip(panels, self._rooms, PANELS, strict=True):
            place = self.split.indexOf(room)
            panel.setMinimumWidth(room.minimumWidth())
            self.split.replaceWidget(place, panel)
            panel.setVisible(self.panel_shown(name))
            self.split.setCollapsible(place, False)
            room.deleteLater()
        self._rooms = ()
        self.split.setSizes(sizes)

    def show_first_text(self, first: FirstText) -> None:
        """Show a text before anything else is there."""
        self.first_text = first
        self.setWindowTitle(f"{first.title} — {translate('Window', 'Piyue')}")
        self.reader.show_text(first.text, first.headings, first.script)
        if first.position:
            self.reader.resume(first.position)

    def show_first_layers(self, layers: FirstLayers) -> None:
        """Show what is known of that text, but for layers that the user does not want to see."""
        for layer, spans in layers.spans.items():
            self.reader.set_layer_visible(layer, self.settings.layer(layer))
            self.reader.set_spans(layer, spans)
        if layers.words is not None:
            self.reader.set_words(layers.words)


def _saved_widths(settings: Settings) -> tuple[int, int]:
    """Return the widths that the user gave the panels, or those at first."""
    kept = settings.text("sides").split()
    if len(kept) == 2 and all(width.isdecimal() and len(width) < 5 for width in kept):
        return int(kept[0]), int(kept[1])
    return SIZES[0], SIZES[2]


def _available_width(width: int) -> QWidget:
    room = QWidget()
    room.setObjectName("panel")
    room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    room.setMinimumWidth(width)
    return room
