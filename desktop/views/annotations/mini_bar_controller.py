"""The mini-bar's controller: shown when words were selected with the mouse, or by key."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions.row_types import TagRow
from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import KEYS, CodebookPanel
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.mini_bar import MiniBar
from desktop.views.annotations.palette_controller import PaletteController
from desktop.views.annotations.recent_tags import RecentTags
from desktop.views.commands.registry import Command, Place
from desktop.views.popover.popover import Popover
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

SETTING = "mini-bar"
"""The setting that says whether the bar comes by itself."""

REST_MS = 160
"""Milliseconds after the button was released: a further click may take more than the word."""


class MiniBarController(QObject):
    """Shows the bar beside the selection, and does what is chosen there.

    Signals:
        look_up_wanted: The words selected are to be searched for in the library.
    """

    look_up_wanted = Signal()

    def __init__(
        self,
        session: Session,
        reader: ReaderWidget,
        codebook: CodebookPanel,
        cursor: CursorAnnotations,
        palette: PaletteController,
        recent: RecentTags,
        popover: Popover,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reader = reader
        self._codebook = codebook
        self._cursor = cursor
        self._palette = palette
        self._recent = recent
        self._popover = popover
        self._window = window
        self._bar: MiniBar | None = None
        self._shown_for = (0, 0)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_by_itself)
        reader.installEventFilter(self)
        connect(reader.selection_made, self, self._rest.start)
        connect(reader.selected, self, self._on_selected)
        connect(reader.scrolled, self, self._follow)
        connect(reader.zoomed, self, lambda _: self.dismiss())
        connect(reader.menu_wanted, self, lambda *_: self.dismiss())
        connect(reader.focus_left, self, self._on_focus_left)
        connect(reader.span_hovered, self, lambda *_: self._keep_clear())
        connect(palette.opening, self, self.dismiss)
        connect(session.changed, self, lambda _: self.dismiss())
        connect(session.library_changed, self, self.dismiss)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "mini-bar",
                translate_noop("Commands", "Show &annotation bar"),
                self.open,
                Place("annotate", 0, 0),
                keys=("T",),
                scope="text",
                enabled_when="document",
            ),
            Command(
                "mini-bar-on-selection",
                translate_noop("Commands", "Show the bar when &text is selected"),
                self.set_on_selection,
                Place("view", 0, 9),
                checkable=True,
            ),
        ]

    @property
    def bar(self) -> MiniBar:
        """The bar, made when it is first wanted."""
        if self._bar is None:
            bar = self._bar = MiniBar(self._window, self._session.theme, self._session.icons)
            bar.tag_wanted.connect(lambda tag_id: self._do(lambda: self._cursor.apply_tag(tag_id)))
            bar.finder_wanted.connect(lambda: self._do(self._palette.open))
            bar.highlight_wanted.connect(lambda: self._do(self._cursor.highlight))
            bar.note_wanted.connect(lambda: self._do(self._cursor.note_selection))
            bar.copy_wanted.connect(lambda: self._do(self._reader.copy))
            bar.look_up_wanted.connect(lambda: self._do(self.look_up_wanted.emit))
            bar.key_pressed.connect(self._pass_key)
            bar.left.connect(self._leave)
            connect(self._session.theme_changed, self, bar.set_theme)
        return self._bar

    @property
    def shown(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and self._bar.isVisible()

    @property
    def on_selection(self) -> bool:
        """Whether the bar comes by itself."""
        return self._session.settings.text(SETTING, "true") != "false"

    def set_on_selection(self, on: bool) -> None:
        """Let the bar come by itself, or by its key alone."""
        self._session.settings.set_text(SETTING, "true" if on else "false")
        if not on:
            self.dismiss()

    # Coming and going.

    def open(self) -> None:
        """Open the bar by key: it has the focus."""
        if self._cursor.has_selection():
            self._show(focus=True)

    def _show_by_itself(self) -> None:
        start, end = self._reader.selection()
        idle = self._reader.adjusting() is None and not QApplication.mouseButtons()
        if self.on_selection and start < end and idle and self._session.is_open:
            self._show(focus=False)

    def _show(self, *, focus: bool) -> None:
        self.bar.set_tags(self._offered())
        place = self._selection_place()
        if place is None:
            self._reader.reveal(*self._reader.selection())
            place = self._selection_place()
        if place is not None:
            self._shown_for = self._reader.selection()
            self._popover.dismiss()
            self.bar.show_beside(place, self._room(), focus=focus)

    def _offered(self) -> list[TagRow]:
        """Return the tags applied last, then those with a number key, then others."""
        tags = {tag.id: tag for tag in self._codebook.tags()}
        last = [tags[one] for one in self._recent.recent() if one in tags]
        pinned = [tag for key in KEYS if (tag := self._codebook.pinned_tag(key)) is not None]
        return list({tag.id: tag for tag in (*last, *pinned, *tags.values())}.values())

    def dismiss(self) -> None:
        """Take the bar away."""
        self._rest.stop()
        if self._bar is not None and self._bar.isVisible():
            had_focus = self._bar.isAncestorOf(QApplication.focusWidget() or self._window)
            self._bar.hide()
            if had_focus:
                self._reader.setFocus(Qt.FocusReason.PopupFocusReason)

    def _leave(self) -> None:
        self.dismiss()
        self._reader.setFocus(Qt.FocusReason.PopupFocusReason)

    def _do(self, handler: object) -> None:
        self._leave()
        assert callable(handler)
        handler()

    def _on_selected(self, start: int, end: int) -> None:
        self._rest.stop()
        if self.shown and (start, end) != self._shown_for:
            self.dismiss()

    def _on_focus_left(self) -> None:
        now = QApplication.focusWidget()
        if self.shown and (now is None or not self.bar.isAncestorOf(now)):
            self.dismiss()

    def _keep_clear(self) -> None:
        """Let no card of what is under the pointer lie over the bar."""
        if self.shown:
            self._popover.dismiss()

    def _follow(self) -> None:
        """Stay beside the selection while the text is scrolled; go when it is out of view."""
        if not self.shown:
            return
        place = self._selection_place()
        if place is None:
            self.dismiss()
        else:
            self.bar.show_beside(place, self._room(), focus=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the bar away with the first Esc; what is selected stays."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and self.shown and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.dismiss()
            return True
        return False

    def _pass_key(self, event: QKeyEvent) -> None:
        """Do in the text what a key does there: a digit applies its tag, N writes a note."""
        if event.text() in KEYS and event.text():
            self._do(lambda: self._cursor.apply_pinned(event.text()))
            return
        self._leave()
        QApplication.postEvent(self._reader, event.clone())

    # Where.

    def _room(self) -> QRect:
        """Return where the text is in the window."""
        viewport = self._reader.viewport()
        return QRect(viewport.mapTo(self._window, QPoint(0, 0)), viewport.size())

    def _selection_place(self) -> QRect | None:
        """Return where the selection is seen in the window; None where none of it is in view."""
        start, end = self._reader.selection()
        height = self._reader.viewport().height()
        first_seen = self._reader.code_point_at(QPointF(0, 0))
        last_seen = self._reader.code_point_at(QPointF(self._reader.viewport().width(), height - 1))
        if start >= end or end <= first_seen or start > last_seen:
            return None
        first, last = self._reader.character_rect(start), self._reader.character_rect(end - 1)
        top = first.top() if first.isValid() else 0
        bottom = last.bottom() if last.isValid() else height
        left = first.left() if first.isValid() else self._room().width() // 4
        if first.isValid() and last.isValid() and first.top() == last.top():
            place = QRect(QPoint(left, top), QPoint(last.right(), bottom))
        else:
            place = QRect(QPoint(left, top), QPoint(self._reader.viewport().width(), bottom))
        return place.translated(self._room().topLeft())

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._bar is not None:
            self._bar.retranslate()
