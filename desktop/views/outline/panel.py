"""The outline panel: headings with their part and number of annotations, and the bookmarks under them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.row_types import BookmarkRow
from desktop.i18n import translate
from desktop.text.outline import Heading
from desktop.views import display_names
from desktop.views.outline.sections import OutlineSection, counts, section_of, sections
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip

PLACE_ROLE = Qt.ItemDataRole.UserRole
"""Where an item keeps the code point it leads to."""

MOST_BOOKMARKS = 6
"""Bookmarks that are seen at once; the list scrolls."""

MIN_TREE_PX = 48
"""Height of the headings at least, in pixels."""


class BookmarkList(QListWidget):
    """The list of bookmarks.

    Signals:
        removed: A bookmark is to be taken away (its id).
    """

    removed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a bookmark away with Del."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.removed.emit(str(item.data(PLACE_ROLE + 1)))
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """Headings and bookmarks of a document.

    Signals:
        wanted: The user wants to go to this code point.
        bookmark_removed: A bookmark is to be taken away (its id).
    """

    wanted = Signal(int)
    bookmark_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sections: list[OutlineSection] = []
        self._items: list[QTreeWidgetItem] = []
        self._counts: list[int] | None = None  # as they are shown
        self._here = -2
        self.title = QLabel()
        self.title.setProperty("look", "section")
        self.tree = self._make_tree()
        self.empty = QLabel()
        self.empty.setProperty("look", "muted")
        self.empty.setWordWrap(True)
        self.marked = QLabel()
        self.marked.setProperty("look", "section")
        self.bookmarks = BookmarkList()
        self.bookmarks.setObjectName("bookmarks")
        self.bookmarks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bookmarks.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(4)
        for widget in (self.title, self.empty):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.marked)
        layout.addWidget(self.bookmarks)
        self.tree.itemActivated.connect(lambda item: self.wanted.emit(item.data(0, PLACE_ROLE)))
        self.tree.itemClicked.connect(lambda item: self.wanted.emit(item.data(0, PLACE_ROLE)))
        self.bookmarks.itemActivated.connect(lambda item: self.wanted.emit(item.data(PLACE_ROLE)))
        self.bookmarks.itemClicked.connect(lambda item: self.wanted.emit(item.data(PLACE_ROLE)))
        self.bookmarks.removed.connect(self.bookmark_removed)
        self.show_bookmarks(())
        self.retranslate()

    @staticmethod
    def _make_tree() -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("outline")
        tree.setMinimumHeight(MIN_TREE_PX)
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setIndentation(12)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def show_document(self, headings: Sequence[Heading], length: int) -> None:
        """Show the outline of a document.

        Args:
            headings: Its headings, in order; none for no document.
            length: The length of its text in code points.
        """
        self._sections = sections(headings, length)
        self._counts = None
        self._items = []
        self._here = -2
        self.tree.clear()
        part = ""
        for one in self._sections:
            under = self._items[one.parent] if one.parent >= 0 else None
            item = QTreeWidgetItem([one.heading.title, ""])
            item.setData(0, PLACE_ROLE, one.heading.start)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if under is None:
                self._show_part(item, one.heading.part, new=one.heading.part != part)
                self.tree.addTopLevelItem(item)
                part = one.heading.part
            else:
                under.addChild(item)
            item.setToolTip(0, plain_tip(f"{one.heading.title}\n{display_names.part(one.heading.part)}"))
            self._items.append(item)
        self.tree.expandAll()
        self.empty.setVisible(not self._sections and length > 0)

    @staticmethod
    def _show_part(item: QTreeWidgetItem, part: str, *, new: bool) -> None:
        """Set a heading of the first level bold, and say its part where that begins."""
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        if new and part in ("review", "plan"):
            item.setData(1, PLACE_ROLE, _short(part))

    def show_counts(self, starts: Iterable[int]) -> None:
        """Show how many annotations begin in each section.

        Args:
            starts: Where the annotations begin.
        """
        found = counts(self._sections, starts)
        if found == self._counts:
            return
        before = self._counts or [-1] * len(found)
        self._counts = found
        header = self.tree.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)  # else it is measured for each item
        for one, item, count, shown in zip(self._sections, self._items, found, before, strict=True):
            if count == shown:
                continue
            part = item.data(1, PLACE_ROLE)
            said = ([part] if part else []) + ([str(count)] if count else [])
            item.setText(1, "  ".join(said))
            item.setFirstColumnSpanned(not said)  # a long heading then has the whole width
            words = translate("Outline", "%n annotation(s)", n=count)
            item.setToolTip(1, plain_tip(display_names.labeled(display_names.part(one.heading.part), words)))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one.heading.title}, {words}")
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def show_place(self, place: int) -> None:
        """Point out the section of a place, and bring it into view."""
        here = section_of(self._sections, place)
        if here == self._here:
            return
        self._here = here
        if here >= 0:
            self.tree.setCurrentItem(self._items[here])
            self.tree.scrollToItem(self._items[here])
        else:
            self.tree.clearSelection()

    def show_bookmarks(self, rows: Sequence[BookmarkRow]) -> None:
        """Show the bookmarks of the document."""
        self.bookmarks.clear()
        for row in rows:
            item = QListWidgetItem(row.label)
            item.setToolTip(plain_tip(row.label))
            item.setData(PLACE_ROLE, row.position)
            item.setData(PLACE_ROLE + 1, row.id)
            self.bookmarks.addItem(item)
        for widget in (self.marked, self.bookmarks):
            widget.setVisible(bool(rows))
        height = self.bookmarks.sizeHintForRow(0) if rows else 0
        self.bookmarks.setMinimumHeight(height + 4)  # on a small screen the rest is scrolled to
        self.bookmarks.setMaximumHeight(max(min(len(rows), MOST_BOOKMARKS), 1) * height + 4)

    def set_muted(self, color: str) -> None:
        """Take the color of what is read second."""
        brush = QBrush(QColor(color))
        for item in self._items:
            item.setForeground(1, brush)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Outline", "Outline"))
        self.title.setText(translate("Outline", "Outline"))
        self.marked.setText(translate("Outline", "Bookmarks"))
        self.empty.setText(translate("Outline", "No headings found in this text."))
        self.tree.setAccessibleName(translate("Outline", "Headings (Enter: go to)"))
        self.bookmarks.setAccessibleName(translate("Outline", "Bookmarks (Enter: go to, Del: remove)"))
        self.bookmarks.setToolTip(self.bookmarks.accessibleName())


def _short(part: str) -> str:
    """Return the text for a part in a word."""
    if part == "review":
        return translate("Outline", "review", "part of a report, in short")
    return translate("Outline", "plan", "part of a report, in short")
