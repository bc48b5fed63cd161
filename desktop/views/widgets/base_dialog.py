"""The base class of dialogs, and parts they share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n import translate


class BaseDialog(QDialog):
    """A dialog with our margins, freed when it is closed."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 16)
        self.column.setSpacing(12)

    def add_buttons(self, accept: str = "") -> QDialogButtonBox:
        """Add the buttons at the bottom.

        Args:
            accept: The words on the button that does it; without them there is only one to close.
        """
        buttons = QDialogButtonBox()
        if accept:
            buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
            buttons.addButton(translate("Dialog", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        else:
            close = buttons.addButton(translate("Dialog", "Close"), QDialogButtonBox.ButtonRole.RejectRole)
            close.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)
        return buttons


def make_label(text: str, preview: str = "") -> QLabel:
    """Return words in a look: ``heading``, ``muted``, ``title``, ``key``, ``warning`` or plain."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(preview not in ("key", "heading"))
    if preview:
        label.setProperty("look", preview)
    return label


def make_separator() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setObjectName("rule")
    return line
