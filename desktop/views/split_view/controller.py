"""The split view: a second reading pane beside the first, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.actions.changes import Changes
from desktop.actions.related_documents import report_of_last_year
from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.appearance.layer_legend import LAYERS
from desktop.views.commands.key_settings import KeySettings
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.views.split_view.pane import SplitViewPane


class SplitViewController(QObject):
    """Shows and hides the second pane, and keeps it like the first.

    Signals:
        shown: Whether two texts are open side by side from now on.

    Attributes:
        pane: The second pane; None until it is wanted for the first time.
    """

    shown = Signal(bool)

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        annotations: AnnotationsPanel,
        controller: AnnotationController,
        commands: CommandRegistry,
        keys: KeySettings,
        page: QWidget,
    ) -> None:
        """Take what the second pane shares with the first.

        Args:
            session: The session.
            document: The document of the first pane.
            reader: The first pane.
            annotations: The panel of tags and annotations.
            controller: Changes annotations.
            commands: The commands of the window.
            keys: Gives the second pane the user's keys.
            page: The widget in whose layout the first pane is.
        """
        super().__init__(page)
        self._session = session
        self._document = document
        self._reader = reader
        self._annotations = annotations
        self._controller = controller
        self._commands = commands
        self._keys = keys
        self._page = page
        self.pane: SplitViewPane | None = None
        self._read_now = self._read_before = ""
        connect(document.opened, self, lambda _: self._note_opened())
        connect(reader.zoomed, self, lambda _: self.take_looks())
        session.changed.connect(self._follow)
        session.library_changed.connect(self._close)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "go-beside",
                translate_noop("Commands", "Go to split view"),
                self._focus,
                Place("panels", 0, 4),
                keys=("Ctrl+6",),
            ),
            Command(
                "beside",
                translate_noop("Commands", "Split &view"),
                self.show,
                Place("view", 3, 0),
                keys=("Ctrl+B",),
                icon="split",
                checkable=True,
                tool_bar=11,
                enabled_when="document",
            ),
            Command(
                "together",
                translate_noop("Commands", "S&ync scrolling (by section)"),
                self._set_together,
                Place("view", 3, 1),
                keys=("Ctrl+Shift+B",),
                checkable=True,
                enabled_when="document",
            ),
        ]

    def show(self, on: bool) -> None:
        """Show the second pane, with what goes best with the first at first, or hide it."""
        if on:
            pane = self._made()
            pane.show()
            self._offer_documents()
            if not pane.document.id:
                pane.open(self._best_beside())
                if pane.document.id == self._document.id:
                    pane.reader.set_position(self._reader.position())
            pane.set_sync_scroll(self._commands["together"].isChecked())
        elif self.pane is not None:
            self.pane.hide()
        self.shown.emit(on)
        self._reader.setFocus()  # it may have been in a panel that is hidden now

    def _best_beside(self) -> str:
        """Return the id of last year's report of the same place, else of what was read before, else this."""
        rows = {row.id: row for row in self._session.library.queries.documents()}
        here = rows.get(self._document.id)
        last = None if here is None else report_of_last_year(rows.values(), here)
        if last is not None:
            return last.id
        return self._read_before if self._read_before in rows else self._document.id

    def _note_opened(self) -> None:
        if self._document.id not in ("", self._read_now):
            self._read_before, self._read_now = self._read_now, self._document.id
        self._offer_documents()

    def _made(self) -> SplitViewPane:
        if self.pane is not None:
            return self.pane
        from desktop.views.split_view.pane import SplitViewPane

        pane = self.pane = SplitViewPane(self._session, self._reader, self._session.icons)
        panel = self._annotations
        cursor = CursorAnnotations(
            self._session, pane.document, pane.reader, panel.codebook, panel.annotation_list, self._controller
        )
        cursor.setParent(pane)
        self._keys.add_reader(pane.reader)
        pane.document_chosen.connect(cursor.apply_pinned)
        pane.deleted.connect(cursor.delete)
        pane.closed.connect(lambda: self._commands["beside"].setChecked(False))
        texts = QSplitter(Qt.Orientation.Horizontal)
        texts.setObjectName("texts")
        texts.setHandleWidth(1)
        texts.setChildrenCollapsible(False)
        layout = self._page.layout()
        assert layout is not None
        layout.replaceWidget(self._reader, texts)
        texts.addWidget(self._reader)
        texts.addWidget(pane)
        texts.setSizes([500, 500])
        self._reader.show()
        for name in LAYERS:
            connect(self._commands[f"layer-{name}"].toggled, self, lambda _: self.take_looks())
        return pane

    def take_looks(self) -> None:
        """Let the second pane look as the first does."""
        if self.pane is not None:
            self.pane.update_theme()

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.documents:
            self._offer_documents()

    def _offer_documents(self) -> None:
        if self.pane is not None and self._session.is_open:
            self.pane.show_choice(self._session.library.queries.documents(), self._document.id)

    def _set_together(self, on: bool) -> None:
        if on:
            self._commands["beside"].setChecked(True)
        if self.pane is not None:
            self.pane.set_sync_scroll(on)

    def _focus(self) -> None:
        self._commands["beside"].setChecked(True)
        if self.pane is not None:
            self.pane.reader.setFocus()

    def _close(self) -> None:
        self._commands["beside"].setChecked(False)
        self._read_now = self._read_before = ""
        if self.pane is not None:
            self.pane.document.discard()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        if self.pane is not None:
            self.pane.retranslate()
