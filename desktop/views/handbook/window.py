"""The window of the handbook: its pages, searched while one types, in the language of the program."""

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import i18n, paths
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.handbook.pages import pages, search
from desktop.views.widgets.base_dialog import BaseDialog

SIZE = QSize(950, 620)
"""The size of the window in pixels, where the screen has room for it."""

LIST_WIDTHS_PX = (200, 320)
"""The least and the greatest width of the list of pages, in pixels; between them its titles decide."""

ROOM_BESIDE_PX = 48
"""What the list needs beside a title for its edges and its scroll bar, in pixels."""


class HandbookText(QTextBrowser):
    """A page, with its pictures no wider than there is room for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the page in a size that fits, or what Qt finds."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        folder = paths.resources() / "handbook" / i18n.language()
        image = QImage(str(folder / QUrl(name).toString()))
        room = max(self.viewport().width() - 2 * round(self.document().documentMargin()), 100)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image


class HandbookWindow(BaseDialog):
    """The handbook beside the work: it does not keep the main window from being used."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "handbook")
        self.field = QLineEdit()
        self.field.setObjectName("handbook-search")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("handbook-pages")
        self.text = HandbookText()
        self.text.setObjectName("handbook-text")
        self.text.setOpenLinks(False)
        # Its room is known before the page is laid out, so that no picture is wider than there is room for.
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        left = QVBoxLayout()
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.column.addLayout(row, 1)
        self.add_buttons()
        self.resize(SIZE)
        connect(self.field.textChanged, self, lambda _: self._fill())
        connect(self.list.currentItemChanged, self, lambda *_: self._show())
        self.text.anchorClicked.connect(self._follow)
        self._retranslate()

    def show_page(self, page_id: str) -> None:
        """Show a page."""
        self.field.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == page_id:
                self.list.setCurrentRow(row)

    def current(self) -> str:
        """Return the id of the page that is shown, or nothing."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _fill(self) -> None:
        """List the pages that the search leaves."""
        before = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for page in search(i18n.language(), self.field.text()):
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.id)
            self.list.addItem(item)
            if page.id == before:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    def _show(self) -> None:
        """Show the page that is chosen, at the first of the words searched for."""
        page = next((one for one in pages(i18n.language()) if one.id == self.current()), None)
        self.text.setMarkdown(page.text if page is not None else "")
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        words = self.field.text().split()
        if words:
            self.text.find(words[0])

    def _follow(self, url: QUrl) -> None:
        """Go to the page that a link names; what is elsewhere is opened by the desktop."""
        name = url.path().rpartition("/")[2]
        if url.isRelative() and name.endswith(".md"):
            self.show_page(name.removesuffix(".md"))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def changeEvent(self, event: QEvent) -> None:
        """Show the pages of the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Handbook", "Handbook"))
        self.name_buttons()
        self.field.setPlaceholderText(translate("Handbook", "Search the handbook"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(translate("Handbook", "Pages"))
        self.text.setAccessibleName(translate("Handbook", "Page"))
        self._give_room()
        self._fill()

    def _give_room(self) -> None:
        """Make the list as wide as the longest title of the language, so that a search changes no width."""
        metrics = self.list.fontMetrics()
        longest = max(metrics.horizontalAdvance(page.title) for page in pages(i18n.language()))
        least, most = LIST_WIDTHS_PX
        width = min(max(longest + ROOM_BESIDE_PX, least), most)
        self.list.setFixedWidth(width)
        self.field.setFixedWidth(width)
