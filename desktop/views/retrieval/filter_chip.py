"""A filter chip: the name of a filter, the field it is chosen in, and a button that removes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.i18n import translate
from desktop.lifetime import connect


class FilterChip(QFrame):
    """A filter that is in use; hidden while it is not.

    Signals:
        removed: The user does not want the filter any more; its field is empty again.
    """

    removed = Signal()

    def __init__(self, name: str, field: QComboBox | QLineEdit, others: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName(f"chip-{name}")
        self.setProperty("look", "chip")
        self.field = field
        self._caption = QLabel()
        self._caption.setProperty("look", "muted")
        self.remove_button = QToolButton()
        self.remove_button.setObjectName(f"remove-{name}")
        self.remove_button.setText("✕")
        self.remove_button.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 2, 1)
        row.setSpacing(4)
        for widget in (self._caption, field, *others, self.remove_button):
            row.addWidget(widget)
        self.remove_button.clicked.connect(self.remove)
        if isinstance(field, QComboBox):
            connect(field.currentIndexChanged, self, lambda _: self._show_used())
        else:
            connect(field.textChanged, self, lambda _: self._show_used())
        self.hide()

    @property
    def used(self) -> bool:
        """Whether something is chosen in its field."""
        if isinstance(self.field, QComboBox):
            return self.field.currentIndex() > 0
        return bool(self.field.text())

    def _show_used(self) -> None:
        if self.used:
            self.show()

    def begin(self) -> None:
        """Show the filter and let it be chosen what it filters by."""
        self.show()
        for around in (self.parentWidget(), self):  # so that what opens below the field does so in its place
            layout = around.layout() if around is not None else None
            if layout is not None:
                layout.activate()
        self.field.setFocus()
        if isinstance(self.field, QComboBox):
            self.field.showPopup()

    def clear(self) -> None:
        """Filter by nothing and hide, without telling anybody."""
        self.field.blockSignals(True)
        if isinstance(self.field, QComboBox):
            self.field.setCurrentIndex(0)
        else:
            self.field.clear()
        self.field.blockSignals(False)
        self.hide()

    def remove(self) -> None:
        """Filter by nothing and hide."""
        self.clear()
        self.removed.emit()

    def set_caption(self, words: str) -> None:
        """Show the name of the filter."""
        self._caption.setText(words)
        self.field.setAccessibleName(words)
        remove = translate("Retrieval", "Remove filter “%1”").replace("%1", words)
        self.remove_button.setToolTip(remove)
        self.remove_button.setAccessibleName(remove)
