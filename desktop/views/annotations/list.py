"""The list of annotations of the open document; the note of the current one is written inside its card."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.annotate import DeleteAnnotations, Retag, SetNote
from desktop.actions.row_types import AnnotationRow, TagRow
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.annotations.delegates import AnnotationDelegate, note_place
from desktop.views.document.annotations import AnnotationPatch, place_of
from desktop.views.session import Session
from desktop.views.widgets.card_list import CardList
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import Column, RowTableModel


def _name(row: AnnotationRow) -> str:
    return display_names.annotation_name(row.tag_path, row.note)


COLUMNS: tuple[Column[AnnotationRow], ...] = (
    Column(
        "annotation",
        lambda: translate("Annotations", "Annotation"),
        lambda row: display_names.labeled(_name(row), row.quote),
        lambda row: (row.start, row.end),
        tip=lambda row: "\n".join(part for part in (_name(row), row.section, row.note) if part),
    ),
)


NOTE_LINES = 8
"""Lines of a note that are seen while it is written."""


class AnnotationListView(CardList):
    """The list itself.

    Signals:
        wanted: Index of the annotation to go to.
        delete_pressed: Del was pressed.
        measured: The cards in view have their heights and places.
    """

    wanted = Signal(QModelIndex)
    delete_pressed = Signal()
    measured = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("annotations")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.wanted)

    def measure_rows(self) -> None:
        """Make the rows in view as high as they are to be, and let what lies over them follow."""
        super().measure_rows()
        if not self._measuring:
            self.measured.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current annotation on Return, delete the chosen on Del."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class NoteEditor(QPlainTextEdit):
    """The field in which a note is written; it is as high as its lines, up to some.

    Signals:
        finished: Writing is done; whether the note is to be kept.
    """

    finished = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.setTabChangesFocus(True)
        self.hide()

    def wanted_height(self) -> int:
        """Return the height in pixels that shows the note, or as much of it as is shown at a time."""
        lines = max(int(self.document().size().height()), 1)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > NOTE_LINES else policy.ScrollBarAlwaysOff
        )
        self.ensurePolished()
        frame = max(self.height() - self.viewport().height(), 2)
        margin = 2 * round(self.document().documentMargin())
        return min(lines, NOTE_LINES) * self.fontMetrics().lineSpacing() + margin + frame

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the note on Ctrl+Return, drop what was written on Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finished.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written when the user goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit(True)


class AnnotationList(QWidget):
    """List, filter and note.

    Signals:
        wanted: Id of the annotation to go to.
        note_begun: A note is to be written; the list has to be seen.
        note_saved: The user has left the note; the text is to have the focus again.
    """

    wanted = Signal(str)
    note_begun = Signal()
    note_saved = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._noted = ""  # the annotation whose note the field holds
        self._hidden = 0
        self._loading = False
        self._before = ""  # that note as it was when it came into the field
        self.model: RowTableModel[AnnotationRow] = RowTableModel(COLUMNS, lambda row: row.id, place=place_of)
        self._used: Counter[tuple[str, str]] = Counter()  # path and id of the tags of what is listed
        self._waiting = 0
        self.list = AnnotationListView()
        self.list.setModel(self.model)
        self._annotators: set[str] = set()
        self._delegate = AnnotationDelegate(session.theme)
        self.list.setItemDelegate(self._delegate)
        self.words = QLineEdit()
        self.words.setObjectName("annotation-filter")
        self.words.setClearButtonEnabled(True)
        self.tag = QComboBox()
        self.tag.setObjectName("annotation-tag")
        self.tag.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.note = NoteEditor(self.list.viewport())
        self._heading = QLabel()
        self._heading.setProperty("look", "heading")
        self._empty = EmptyState("no-annotations")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 2, 12, 8)
        filters.setSpacing(6)
        filters.addWidget(self.words, 3)
        filters.addWidget(self.tag, 2)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self._heading)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.list.wanted.connect(self._activate)
        self.list.delete_pressed.connect(self.delete)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_note())
        self.list.customContextMenuRequested.connect(self._menu)
        self.words.textChanged.connect(lambda _: self._filter())
        self.tag.currentIndexChanged.connect(lambda _: self._filter())
        self.note.finished.connect(self._note_finished)
        self.note.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit_note())
        self.list.measured.connect(self._place_note)
        self._session.theme_changed.connect(self._set_theme)

    # What is listed.

    def set_rows(self, rows: Sequence[AnnotationRow], hidden: int = 0, *, loading: bool = False) -> None:
        """List the annotations of a document.

        Args:
            rows: Those that are shown.
            hidden: How many more are hidden.
            loading: Whether they are still being read.
        """
        self.save_note()
        self._hidden = hidden
        self._loading = loading
        chosen = [row.id for row in self.selected()]
        current = self.current()
        bar = self.list.verticalScrollBar()
        at = bar.value()
        self._used = Counter((row.tag_path, row.tag_id) for row in rows)
        self._waiting = sum(row.state == "review" for row in rows)
        self._annotators = {row.annotator for row in rows}
        self._delegate.names_annotators = len(self._annotators) > 1
        self._fill_filters()
        self.model.set_rows(rows)
        self._filter()
        if current is not None:
            self._select([one for one in chosen if one != current.id])
            self.select(current.id, keep_others=True)
        self._show_note()
        self.list.executeDelayedItemsLayout()
        if at <= bar.maximum():
            bar.setValue(at)  # a click that ends a note must meet the line that it was meant for

    def patch(self, patch: AnnotationPatch, hidden: int = 0) -> None:
        """List what came or changed, and no longer what went; all else stays where it is."""
        self.save_note()
        self._hidden = hidden
        current = self.current()
        before = [*patch.removed, *(row for row in map(self._listed, patch.changed) if row is not None)]
        used = set(self._used)
        self._used.subtract((row.tag_path, row.tag_id) for row in before)
        self._used.update((row.tag_path, row.tag_id) for row in patch.changed)
        self._used = +self._used
        self._waiting += sum(row.state == "review" for row in patch.changed)
        self._waiting -= sum(row.state == "review" for row in before)
        self._annotators.update(row.annotator for row in patch.changed)
        self._delegate.names_annotators = len(self._annotators) > 1
        self.model.patch([row.id for row in patch.removed], patch.changed)
        if used != set(self._used):
            chosen = self.tag.currentData()
            self._fill_filters()
            if self.tag.currentData() != chosen:  # the last annotation with this tag went
                self._filter()
        if current is not None and not self._is_current(current.id):
            self._keep_current(current.id)
        self._show_state()
        self._show_note()

    def _listed(self, row: AnnotationRow) -> AnnotationRow | None:
        """Return a row as it is listed now, before it changes."""
        return self.model.row_of(row.id)

    def _is_current(self, annotation_id: str) -> bool:
        row = self.current()
        return row is not None and row.id == annotation_id

    def _keep_current(self, annotation_id: str) -> None:
        """Let an annotation that moved be current again; of one that went, nothing else takes the place."""
        index = self.model.index_of(annotation_id)
        if index.isValid():
            self.select(annotation_id, keep_others=True)
        else:
            self.list.selectionModel().clearCurrentIndex()

    def tag_counts(self) -> Mapping[str, int]:
        """Return how many of the annotations listed, or held back by the filter, bear each tag, by its id."""
        return {tag_id: count for (_, tag_id), count in self._used.items()}

    def _fill_filters(self) -> None:
        before = self.tag.currentData()
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(translate("Annotations", "All tags"), None)
        for path, tag_id in sorted(self._used):
            self.tag.addItem(display_names.tag_path(path) or translate("Annotations", "No tag"), tag_id)
        self.tag.setCurrentIndex(max(0, self.tag.findData(before)) if before is not None else 0)
        self.tag.blockSignals(False)

    def _filter(self) -> None:
        words, tag_id = self.words.text().casefold().split(), self.tag.currentData()

        def passes(row: AnnotationRow) -> bool:
            if tag_id is not None and row.tag_id != tag_id:
                return False
            text = f"{row.quote}\n{row.note}\n{row.tag_path}".casefold()
            return all(word in text for word in words)

        self.model.set_test(passes if words or tag_id is not None else None)
        self._show_state()

    def _show_state(self) -> None:
        count, shown = self.model.row_total(), self.model.rowCount()
        self._stack.setCurrentWidget(self.list if shown else self._empty)
        number = display_names.number_text(count) if count == shown else f"{shown} / {count}"
        words = translate("Annotations", "Annotations")
        parts = [f"{words}  {number}" if count else words]
        if self._waiting:
            parts.append(translate("Annotations", "%n unplaced", n=self._waiting))
        if self._hidden:
            parts.append(translate("Annotations", "%n hidden", n=self._hidden))
        self._heading.setText(" · ".join(parts))
        self.words.setVisible(count > 0)
        self.tag.setVisible(count > 0)
        if self._loading:
            self._empty.set_text(translate("Annotations", "Loading annotations…"), "")
        elif count:
            self._empty.set_text(
                translate("Annotations", "No matching annotations"),
                translate("Annotations", "Try fewer words, or choose All tags."),
            )
        elif self._hidden:
            self._empty.set_text(
                translate("Annotations", "The annotations in this document are hidden"),
                translate("Annotations", "To show them, go to Annotate › Annotators."),
            )
        else:
            self._empty.set_text(
                translate("Annotations", "No annotations yet"),
                translate(
                    "Annotations",
                    "Select text, then choose a tag in the bar beside it or press its number key.",
                ),
            )

    def current(self) -> AnnotationRow | None:
        """Return the annotation whose note is shown."""
        return self.model.row_at(self.list.currentIndex())

    def selected(self) -> list[AnnotationRow]:
        """Return the annotations that are selected."""
        selection = self.list.selectionModel()
        rows = [self.model.row_at(index) for index in selection.selectedIndexes()]
        return sorted((row for row in rows if row is not None), key=lambda row: row.start)

    def select(self, annotation_id: str, *, keep_others: bool = False) -> None:
        """Make an annotation the current one and bring it into view; `keep_others` leaves others selected."""
        index = self.model.index_of(annotation_id)
        if not index.isValid():
            return
        kind = QItemSelectionModel.SelectionFlag
        flags = kind.Select if keep_others else kind.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flags)
        self.list.scrollTo(index)
        self._show_note()

    def _select(self, ids: Sequence[str]) -> None:
        for one in ids:
            index = self.model.index_of(one)
            if index.isValid():
                self.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def _activate(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.wanted.emit(row.id)

    # The note.

    def edit_note(self, annotation_id: str) -> None:
        """Let the note of an annotation be written."""
        self.note_begun.emit()
        self.select(annotation_id)
        if self._noted == annotation_id:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def _show_note(self) -> None:
        row = self.current()
        if row is None:
            self._noted = ""
            self._fit_note()
            return
        if row.id != self._noted or not self.note.hasFocus():
            self.save_note()
            self._noted, self._before = row.id, row.note
            self.note.setPlainText(row.note)
        self.note.setAccessibleDescription(f"{_name(row)} · {' '.join(row.quote.split())[:30]}")
        self._fit_note()

    def _fit_note(self) -> None:
        """Make the current card as high as its note needs it to be."""
        row = self.current()
        before = self._delegate.editing
        self._delegate.editing = (row.id, self.note.wanted_height()) if row is not None else ("", 0)
        if self._delegate.editing != before:
            self.list.measure_rows()
            self.list.viewport().update()
        else:
            self._place_note()

    def _place_note(self) -> None:
        """Lay the note into the current card."""
        index = self.list.currentIndex()
        seen = index.isValid() and self.model.row_at(index) is not None
        if seen:
            place = note_place(self.list.visualRect(index), self._delegate.editing[1])
            if self.note.geometry() != place:
                self.note.setGeometry(place)
        self.note.setVisible(seen)

    def save_note(self) -> None:
        """Keep what was written."""
        annotation_id, before, text = self._noted, self._before, self.note.toPlainText().strip()
        if not annotation_id or text == before.strip():
            return
        self._noted = ""
        action = SetNote(annotation_id, text, before)
        self._session.writes.run_when_free(lambda: self._session.perform_soon(action))

    def _note_finished(self, kept: bool) -> None:
        if not self._noted:
            return
        if kept:
            self.save_note()
            self._show_note()
        else:
            self._noted = ""
            self._show_note()
        if self.note.hasFocus():
            self.note_saved.emit()

    # What is done to annotations.

    def delete(self) -> None:
        """Delete the annotations that are selected."""
        ids = [row.id for row in self.selected()]
        if ids:
            self._noted = ""
            self._session.perform_many([DeleteAnnotations(ids)], len(ids))

    def _menu(self, where: QPoint) -> None:
        rows = self.selected()
        if rows:
            menu = self.context_menu(rows, self._session.library.queries.tags())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(where))

    def context_menu(self, rows: Sequence[AnnotationRow], tags: Sequence[TagRow]) -> QMenu:
        """Return the menu of what can be done with annotations."""
        menu = QMenu(self)
        if len(rows) == 1:
            one = rows[0]
            menu.addAction(translate("Annotations", "Show in text")).triggered.connect(
                lambda: self.wanted.emit(one.id)
            )
            menu.addAction(translate("Annotations", "Add note")).triggered.connect(
                lambda: self.edit_note(one.id)
            )
            other = menu.addMenu(translate("Annotations", "Change tag"))
            for tag in tags:
                action = other.addAction("\u2003" * tag.depth + tag.name)
                action.setEnabled(tag.id != one.tag_id)
                action.triggered.connect(
                    lambda _, tag=tag: self._session.perform_soon(Retag([one.id], tag.id))
                )
            menu.addSeparator()
        menu.addAction(translate("Annotations", "Delete %n annotation(s)", n=len(rows))).triggered.connect(
            self.delete
        )
        return menu

    def _set_theme(self) -> None:
        self._delegate.theme = self._session.theme
        self.list.viewport().update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.list.setAccessibleName(translate("Annotations", "Annotations in this document"))
        self.words.setPlaceholderText(translate("Annotations", "Filter"))
        self.words.setAccessibleName(translate("Annotations", "Filter annotations"))
        self.words.setToolTip(translate("Annotations", "Filter by text of the passage, note or tag"))
        self.tag.setAccessibleName(translate("Annotations", "Show only this tag"))
        self.tag.setToolTip(translate("Annotations", "Show only this tag"))
        self.note.setAccessibleName(translate("Annotations", "Note"))
        self.note.setPlaceholderText(translate("Annotations", "Note…"))
        self.note.setToolTip(translate("Annotations", "Note (N) · Ctrl+Enter: save · Esc: cancel"))
        self._fill_filters()
        self._show_state()
        self._show_note()
