"""The counts panel: hits counted by document, year or place; a click shows those that were counted."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QVBoxLayout, QWidget

from desktop.actions.concordance import GROUPINGS, Concordance, HitGroup, grouped
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.library_search.hit_search import LANE
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session
from desktop.views.widgets.tooltip import plain_tooltip
from desktop.views.widgets.tree_view import RowTreeView

Index = QModelIndex | QPersistentModelIndex

MAX_GROUPS = 2000
"""Groups that are listed, those with most hits; of more than these only how many there are is said."""

SYNC_DOCUMENTS = 500
"""Documents whose hits are counted at once; those of more in the background."""


class CountsModel(QAbstractItemModel):
    """Groups of hits in a tree: what they have in common, how many, and how many in 10,000 characters."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[HitGroup] = ()
        self._names: dict[int, str] = {}
        self._parents: dict[int, tuple[HitGroup | None, int]] = {}
        self._by_id: dict[int, HitGroup] = {}

    def set_groups(self, groups: Sequence[HitGroup], titles: dict[str, str]) -> None:
        """Show other groups.

        Args:
            groups: The groups, each with those within it.
            titles: The titles of documents by id.
        """
        self.beginResetModel()
        self._groups = groups
        self._names.clear()
        self._parents.clear()
        self._by_id.clear()
        self._enter(groups, None, titles)
        self.endResetModel()

    def _enter(self, groups: Sequence[HitGroup], parent: HitGroup | None, titles: dict[str, str]) -> None:
        for row, group in enumerate(groups):
            self._by_id[id(group)] = group
            self._parents[id(group)] = parent, row
            self._names[id(group)] = _name(group, titles)
            self._enter(group.children, group, titles)

    def group_at(self, index: Index) -> HitGroup | None:
        """Return the group of an index."""
        return self._by_id.get(index.internalId()) if index.isValid() else None

    def name_of(self, group: HitGroup) -> str:
        """Return what the hits of a group have in common, in words."""
        return self._names[id(group)]

    def _within(self, parent: Index | None) -> Sequence[HitGroup]:
        group = self.group_at(parent) if parent is not None else None
        return self._groups if group is None else group.children

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a group within another one."""
        groups = self._within(parent)
        if not 0 <= row < len(groups) or not 0 <= column < 3:
            return QModelIndex()
        return self.createIndex(row, column, id(groups[row]))

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of the group that another one is within."""
        held = self._parents.get(index.internalId()) if index is not None and index.isValid() else None
        if held is None or held[0] is None:
            return QModelIndex()
        return self.createIndex(self._parents[id(held[0])][1], 0, id(held[0]))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many groups are within one."""
        return 0 if parent is not None and parent.column() > 0 else len(self._within(parent))

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 3

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is shown of a group."""
        group = self.group_at(index)
        if group is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self._names[id(group)],
                display_names.number_text(group.hits),
                f"{group.rate:.1f}",
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            words = translate("LibrarySearch", "%n document(s)", n=len(group.documents))
            return plain_tooltip(f"{self._names[id(group)]}\n{words}")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("LibrarySearch", "Found in"),
                translate("LibrarySearch", "Hits"),
                translate("LibrarySearch", "Per 10k"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == 2:
            return translate("LibrarySearch", "Hits per 10,000 characters of the documents with hits")
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _grouped(found: Concordance, by: str, _progress: Progress) -> list[HitGroup]:
    return grouped(found, by)


def _name(group: HitGroup, titles: dict[str, str]) -> str:
    if isinstance(group.key, tuple):
        return group.key[-1] if group.key else translate("LibrarySearch", "No place")
    if isinstance(group.key, str):
        return titles.get(group.key, "")
    return translate("LibrarySearch", "No year") if group.key is None else str(group.key)


class CountsPanel(QWidget):
    """Groups of hits, and what they are grouped by.

    Signals:
        chosen: The hits of a group (`HitGroup`) are to be shown, or those of all (None).
    """

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._grouping = LibraryRead(session, self, LANE)
        self.by = QComboBox()
        self.by.setObjectName("counts-by")
        self.model = CountsModel()
        self.tree = RowTreeView()
        self.tree.setObjectName("rows")
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 54), (2, 64)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.more = QLabel()
        self.more.setProperty("look", "muted")
        self.more.setWordWrap(True)
        self.more.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        for widget in (self.by, self.tree, self.more):
            layout.addWidget(widget)
        self._found = Concordance()
        self.by.currentIndexChanged.connect(lambda _: self._regroup())
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.retranslate()

    def show_found(self, found: Concordance) -> None:
        """Count what was found; what was chosen is forgotten."""
        self._found = found
        self._fill()

    def _regroup(self) -> None:
        was_chosen = self.current() is not None
        self._fill()
        if was_chosen:
            self.chosen.emit(None)

    def _fill(self) -> None:
        by = self.by.currentData() or GROUPINGS[0]
        found = self._found
        if len(found.documents) > SYNC_DOCUMENTS:
            work = partial(_grouped, found, by)
            self._grouping.run(work, partial(self._show_groups, by), supersedes=True)
        else:
            self._grouping.drop()
            self._show_groups(by, grouped(found, by))

    def _show_groups(self, by: str, groups: Sequence[HitGroup]) -> None:
        titles = {row.id: row.title for row in self._found.documents} if by == "document" else {}
        left = len(groups) - MAX_GROUPS
        selection = self.tree.selectionModel()
        selection.blockSignals(True)
        self.tree.setRootIsDecorated(by == "place")
        self.model.set_groups(groups[:MAX_GROUPS], titles)
        selection.blockSignals(False)
        if by == "place" and len(groups) == 1:
            self.tree.expand(self.model.index(0, 0))
        left = max(0, left)
        self.more.setText(translate("LibrarySearch", "%n more with fewer hits", n=left))
        self.more.setVisible(bool(left))

    def stop(self) -> None:
        """Want no more counts."""
        self._grouping.drop()

    def current(self) -> HitGroup | None:
        """Return the group whose hits are shown; None for all."""
        rows = self.tree.selectionModel().selectedRows()
        return self.model.group_at(rows[0]) if rows else None

    def clear_choice(self) -> None:
        """Show the hits of all groups."""
        self.tree.clearSelection()

    def _choose(self) -> None:
        self.chosen.emit(self.current())

    def retranslate(self) -> None:
        """Show everything in the present language."""
        before = self.by.currentIndex()
        self.by.blockSignals(True)
        self.by.clear()
        for words, name in zip(
            (
                translate("LibrarySearch", "By document"),
                translate("LibrarySearch", "By year"),
                translate("LibrarySearch", "By place"),
            ),
            GROUPINGS,
            strict=True,
        ):
            self.by.addItem(words, name)
        self.by.setCurrentIndex(max(0, before))
        self.by.blockSignals(False)
        self.by.setAccessibleName(translate("LibrarySearch", "Count hits by"))
        self.by.setToolTip(self.by.accessibleName())
        self.tree.setAccessibleName(translate("LibrarySearch", "Counts of hits"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)
