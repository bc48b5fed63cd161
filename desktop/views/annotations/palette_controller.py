"""The palette at the cursor: tags found by name, pinyin or initials and applied to the words selected."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.recent_tags import RecentTags
from desktop.views.annotations.tag_palette import TagPalette
from desktop.views.commands.registry import Command, Place
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session


class PaletteController(QObject):
    """Opens the palette over the text.

    Signals:
        opening: The palette is about to be shown.
    """

    opening = Signal()

    def __init__(
        self,
        session: Session,
        reader: ReaderWidget,
        codebook: CodebookPanel,
        cursor: CursorAnnotations,
        recent: RecentTags,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reader = reader
        self._codebook = codebook
        self._cursor = cursor
        self._recent = recent
        self._window = window
        self._palette: TagPalette | None = None

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "palette",
                translate_noop("Commands", "A&pply tag…"),
                self.open,
                Place("annotate", 0, 1),
                keys=("/",),
                icon="tag",
                scope="text",
                enabled_when="document",
            ),
        ]

    @property
    def palette(self) -> TagPalette:
        """The palette, made when it is first wanted."""
        if self._palette is None:
            self._palette = TagPalette(self._window, self._session.theme)
            self._palette.retranslate()
            self._palette.chosen.connect(self._cursor.apply_tags)
            self._palette.left.connect(self._reader.setFocus)
            connect(self._session.theme_changed, self, self._palette.set_theme)
        return self._palette

    def open(self) -> None:
        """Open the palette at the selection."""
        if self._cursor.has_selection():
            self.opening.emit()
            self.palette.open_at(self._place(), self._codebook.tags(), self._recent.recent())

    def keep_in_window(self) -> None:
        """Move the palette back into a window that became smaller."""
        if self._palette is not None and self._palette.isVisible():
            self._palette.move_to(self._place())

    def _place(self) -> QRect:
        """Return the place of the selection's end in the window."""
        rectangle = self._reader.caret_rectangle()
        return QRect(self._reader.viewport().mapTo(self._window, rectangle.topLeft()), rectangle.size())

    def retranslate(self) -> None:
        """Show everything in the present language."""
        if self._palette is not None:
            self._palette.retranslate()
