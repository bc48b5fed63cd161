"""The order of hits, as a user chooses it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop.actions.concordance import DOCUMENT_ORDERS
from desktop.i18n import translate
from desktop.text.concordance import ORDERS

BY_CONTEXT = ("left", "right")
"""The orders in which contexts can be compared word by word."""


class OrderChoice(QWidget):
    """Offers the orders, and whether contexts are compared by word.

    Attributes:
        box: The orders.
        by_word: Whether contexts are compared word by word.

    Signals:
        changed: Another order is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box, self.by_word = QComboBox(), QCheckBox()
        self.box.setObjectName("search-order")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in the next language, too
        self.by_word.setObjectName("search-by-word")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box)
        row.addWidget(self.by_word)
        self.retranslate()
        self.box.currentIndexChanged.connect(lambda _: self._tell())
        self.by_word.toggled.connect(lambda _: self.changed.emit())

    @property
    def order(self) -> str:
        """One of ORDERS or DOCUMENT_ORDERS, or empty for that of document and place."""
        return self.box.currentData() or ""

    def set_order(self, name: str) -> None:
        """Choose an order."""
        self.box.setCurrentIndex(max(0, self.box.findData(name)))

    def _tell(self) -> None:
        self.by_word.setEnabled(self.order in BY_CONTEXT)
        self.changed.emit()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        words = (
            translate("LibrarySearch", "As in the documents"),
            translate("LibrarySearch", "Sort by right context"),
            translate("LibrarySearch", "Sort by left context"),
            translate("LibrarySearch", "Sort by hit"),
            translate("LibrarySearch", "Sort by document title"),
            translate("LibrarySearch", "Sort by year"),
            translate("LibrarySearch", "Sort by place"),
        )
        before = self.order
        self.box.blockSignals(True)
        self.box.clear()
        for name, said in zip(("", *ORDERS, *DOCUMENT_ORDERS), words, strict=True):
            self.box.addItem(said, name)
        self.set_order(before)
        self.box.blockSignals(False)
        self.box.setAccessibleName(translate("LibrarySearch", "Order of the hits"))
        self.by_word.setText(translate("LibrarySearch", "By word"))
        self.by_word.setToolTip(translate("LibrarySearch", "Compare contexts word by word"))
        self.by_word.setEnabled(before in BY_CONTEXT)
