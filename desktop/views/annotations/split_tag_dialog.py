"""The dialog in which some of a tag's annotations are moved to another tag."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.actions.annotation_index import annotations_with_tag, contexts_with_tag
from desktop.actions.codebook import SplitTag
from desktop.actions.row_types import AnnotationSummary, TagRow
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.status_bar import hidden_words
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip

CONTEXT_LENGTH = 14
"""Characters shown on each side of a passage, so that passages of the same words can be told apart."""

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class SplitTagDialog(BaseDialog):
    """All annotations of a tag, to be ticked; those that are go to the tag that is named."""

    def __init__(self, session: Session, tag: TagRow, over: QWidget) -> None:
        super().__init__(over, "split-dialog")
        self.setWindowTitle(translate("Split", "Split “%1”").replace("%1", display_names.tag_path(tag.path)))
        self._session = session
        self._tag = tag
        self.filter = QLineEdit()
        self.filter.setObjectName("split-filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(translate("Split", "Show only those containing"))
        self.list = QListWidget()
        self.list.setObjectName("split-list")
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(translate("Split", "Annotations with this tag"))
        self.name = QLineEdit()
        self.name.setObjectName("split-name")
        self.name.setPlaceholderText(translate("Split", "Name of the new tag"))
        self._state = make_label("", "muted")
        hidden = len(session.hidden_annotators_here())
        self._hidden = hidden_words(hidden) if hidden else ""
        self._lay_out()
        marks = annotations_with_tag(session.library.queries, tag.id).without_annotators(
            session.hidden_annotators
        )
        places = contexts_with_tag(session.library.queries, tag.id)
        for row in marks.rows:
            line = _line(row, *places.get(row.id, ("", "")), marks.documents[row.document_id].title)
            self._add(row, line, marks.annotators[row.annotator_id])
        self.filter.textChanged.connect(lambda _: self._show())
        self.list.itemChanged.connect(lambda _: self._update_count())
        self.name.textChanged.connect(lambda _: self._update_count())
        self._update_count()
        self.resize(620, 520)

    def _lay_out(self) -> None:
        for field in (self.filter, self.name):
            field.setAccessibleName(field.placeholderText())
            field.setToolTip(field.placeholderText())
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        for name, text, on in (
            ("split-all", translate("Split", "Select all shown"), True),
            ("split-none", translate("Split", "Select none"), False),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=on: self._tick(on))
            line.addWidget(button)
        self.column.addWidget(
            make_label(translate("Split", "Select the annotations to move to a new tag at the same level."))
        )
        self.column.addLayout(line)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.name)
        self.column.addWidget(self._state)
        self._buttons = self.add_buttons(translate("Split", "Split"))

    def _add(self, row: AnnotationSummary, line: str, annotator: str) -> None:
        item = QListWidgetItem(line)
        item.setToolTip(plain_tip("\n".join(part for part in (row.quote, row.note, annotator) if part)))
        item.setData(ID_ROLE, row.id)
        item.setSizeHint(QSize(100, self.list.fontMetrics().height() + 10))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def ticked(self) -> list[str]:
        """Return the ids of the annotations that are ticked."""
        on = Qt.CheckState.Checked
        return [str(item.data(ID_ROLE)) for item in self._items() if item.checkState() == on]

    def _show(self) -> None:
        wanted = self.filter.text().casefold().split()
        for item in self._items():
            text = f"{item.text()}\n{item.toolTip()}".casefold()
            item.setHidden(not all(word in text for word in wanted))

    def _tick(self, on: bool) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._update_count()

    def _update_count(self) -> None:
        ticked, count = len(self.ticked()), self.list.count()
        said = translate("Split", "Move %1 of %2 annotations")
        said = said.replace("%1", display_names.number_text(ticked)).replace(
            "%2", display_names.number_text(count)
        )
        said = said if count else translate("Split", "This tag has no annotations yet.")
        self._state.setText(" · ".join(part for part in (said, self._hidden) if part))
        self._buttons.buttons()[0].setEnabled(bool(ticked and self.name.text().strip()))

    def accept(self) -> None:
        """Split the tag, in one step; the dialog stays where that can't be done."""
        ticked = self.ticked()
        leave = super().accept

        action = SplitTag(self._tag.id, ticked, self.name.text())
        self._session.perform_many([action], len(ticked), lambda _: leave(), owner=self)


def _line(row: AnnotationSummary, before: str, after: str, document: str) -> str:
    """Return the line of an annotation: its words between what stands around them, and the document."""
    before, after = before.rpartition("\n")[2][-CONTEXT_LENGTH:], after.partition("\n")[0][:CONTEXT_LENGTH]
    return f"{before}【{' '.join(row.quote.split())}】{after}　—　{document}"
