"""The base class of dialogs, and parts they share."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import translate

FRAME = QSize(8, 40)
"""What the desktop puts around a dialog, in pixels: a title and borders."""


class FittingDialog(QDialog):
    """A dialog that has room for its words, and is no larger than the screen: the rest can be scrolled to."""

    _embedded = False
    _scrolls = False

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that fits, and once more when it has come to the screen of its parent."""
        self._fit()
        self._take_help()
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come back to the screen where a dialog that grew would reach beyond it."""
        super().resizeEvent(event)
        if self.isVisible() and self.isWindow():
            QTimer.singleShot(0, self, self._keep_on_screen)

    def _keep_on_screen(self) -> None:
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        left = max(min(frame.left(), room.right() - frame.width() + 1), room.left())
        top = max(min(frame.top(), room.bottom() - frame.height() + 1), room.top())
        if (left, top) != (frame.left(), frame.top()):
            self.move(left, top)

    def fit_again(self) -> None:
        """Take the size that fits what is shown now, where the dialog is open."""
        if self.isVisible():
            self._fit()

    def _take_help(self) -> None:
        """Let the key of the handbook work here as well."""
        over = self.parentWidget()
        if over is not None and not self._embedded:
            self.addActions(over.window().findChildren(QAction, "handbook"))

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or self._embedded or self._scrolls:
            return
        over = self.parentWidget()  # until it is shown a dialog takes the first screen for its own
        screen = over.window().screen() if over is not None else self.screen()
        room = screen.availableSize() - FRAME
        least = self._least(layout)
        if least.height() > room.height() or least.width() > room.width():
            self._let_scroll(layout)
        size = self.size().expandedTo(least).boundedTo(room)
        if size != self.size():
            self.resize(size)

    def _least(self, layout: QLayout) -> QSize:
        """Return the smallest size that everything has room in, at the width it has or is going to have."""
        layout.activate()
        least = layout.totalMinimumSize()
        if layout.hasHeightForWidth():
            width = max(self.width(), least.width())  # the window system may show it narrower
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(width)))
        return least

    def _let_scroll(self, layout: QLayout) -> None:
        """Move everything but the buttons at the bottom into an area that scrolls."""
        self._scrolls = True
        foot = self._take_foot()
        content = QWidget()
        content.setLayout(layout)  # takes its widgets along
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has it
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area)
        if foot is not None:
            margins = layout.contentsMargins()
            foot.setContentsMargins(margins.left(), 8, margins.right(), margins.bottom())
            whole.addWidget(foot)
        self.setMinimumSize(0, 0)

    def _take_foot(self) -> QWidget | None:
        """Take the buttons that stay in sight at the bottom out of the layout; None where there are none."""
        return None


class BaseDialog(FittingDialog):
    """A dialog with our margins, freed when it is closed. It may be a page of another one."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._foot: QDialogButtonBox | None = None
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
        buttons = self._foot = QDialogButtonBox()
        if accept:
            buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
            buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        else:
            buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        self.name_buttons()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(buttons)
        return buttons

    def _take_foot(self) -> QWidget | None:
        """Take the buttons that stay in sight at the bottom out of the layout; None where there are none."""
        if self._foot is None or self._foot.isHidden():
            return None
        self.column.removeWidget(self._foot)
        return self._foot

    def _leaving_buttons(self) -> list[QAbstractButton]:
        """Return the button that closes without doing anything."""
        buttons = self._foot
        role = QDialogButtonBox.ButtonRole.RejectRole
        return [one for one in buttons.buttons() if buttons.buttonRole(one) is role] if buttons else []

    def name_buttons(self) -> None:
        """Name the button that closes in the present language."""
        roles = [self._foot.buttonRole(one) for one in self._foot.buttons()] if self._foot else []
        accepts = QDialogButtonBox.ButtonRole.AcceptRole in roles
        for one in self._leaving_buttons():
            one.setText(translate("Dialog", "Cancel") if accepts else translate("Dialog", "Close"))

    def embed(self) -> None:
        """Become a page of another dialog, which closes: this one only does what it is for.

        Where there is little room the page scrolls, with its buttons in sight.
        """
        self._embedded = True
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.column.setContentsMargins(4, 14, 4, 4)
        for one in self._leaving_buttons():
            one.hide()
        if self._foot is not None and all(one.isHidden() for one in self._foot.buttons()):
            self._foot.hide()
        self._let_scroll(self.column)

    def done(self, result: int) -> None:
        """End; as a page, say what was decided, or close the dialog whose page it is."""
        window = self.window()
        if not self._embedded:
            super().done(result)
        elif result == QDialog.DialogCode.Accepted:
            self.accepted.emit()
        elif isinstance(window, QDialog):
            window.reject()


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
