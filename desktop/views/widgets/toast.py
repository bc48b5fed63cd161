"""The toast: a word in passing over the lower left corner of the window, with a button to undo."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QEnterEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from desktop.i18n import translate
from desktop.lifetime import connect

SHOWN_MS = 6000
"""Milliseconds that a toast stays, and again as long after the pointer has left it."""

MARGIN_PX = 12
"""Distance from the corner, in pixels."""

MAX_WIDTH_PX = 560
"""Width of a toast at most; longer words are wrapped."""


class Toast(QFrame):
    """What was done or could not be done; it goes by itself, takes no focus and no key.

    Signals:
        undo_wanted: The user wants to undo what was done.
        view_wanted: Id of the first document that was imported, which the user wants to see.
    """

    undo_wanted = Signal()
    view_wanted = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._corner = QPoint()
        self._fresh = False
        self._noted = ""
        self._document = ""
        self._label = QLabel()
        self._label.setObjectName("toast-text")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._folder = Path()
        self.view_button = _button("toast-view")
        self.undo_button = _button("toast-undo")
        self.folder_button = _button("toast-folder")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._label, 1)
        self._buttons = (self.view_button, self.undo_button, self.folder_button)
        for button in self._buttons:
            row.addWidget(button)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._run_out)
        self.view_button.clicked.connect(self._view)
        self.undo_button.clicked.connect(self._undo)
        self.folder_button.clicked.connect(self._open_folder)
        over.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            connect(app.focusChanged, self, self._follow_focus)
        self.hide()
        self.retranslate()

    def text(self) -> str:
        """Return what it says, or nothing while it is not shown."""
        return self._label.text() if self.isVisible() else ""

    def set_corner(self, corner: QPoint) -> None:
        """Stand above and to the right of a point of the window from now on."""
        self._corner = corner
        self._place()

    def show_note(self, text: str) -> None:
        """Say something in passing; what was done in the same moment can be undone beside it."""
        self._noted = text
        self._show(text, undo=self._fresh and self.undo_button.isVisible())

    def offer_view(self, document_id: str) -> None:
        """Offer to show a document, beside what is said in this moment."""
        if self._fresh:
            self._document = document_id
            self.view_button.setVisible(bool(document_id))
            self._place()

    def show_written(self, text: str, path: Path) -> None:
        """Say that a file was written, with a button to open its folder."""
        self._folder = path.parent
        self._show(text, undo=False, folder=True)

    def _open_folder(self) -> None:
        self.hide()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def show_step(self, text: str) -> None:
        """Say what was done, with a button to undo it; what was noted in the same moment stays."""
        self._show(self._noted or text, undo=True)

    def _show(self, text: str, *, undo: bool, folder: bool = False) -> None:
        if not self._fresh:
            self._document = ""
        self._label.setText(text)
        self.view_button.setVisible(bool(self._document))
        self.undo_button.setVisible(undo)
        self.folder_button.setVisible(folder)
        self._fresh = True
        QTimer.singleShot(0, self, self._end_moment)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _run_out(self) -> None:
        """Go, but not while a dialog keeps the buttons from being reached."""
        if QApplication.activeModalWidget() is not None and any(not one.isHidden() for one in self._buttons):
            self._timer.start()
        else:
            self.hide()

    def _end_moment(self) -> None:
        self._fresh, self._noted = False, ""

    def _view(self) -> None:
        self.hide()
        self.view_wanted.emit(self._document)

    def _undo(self) -> None:
        self._end_moment()
        self.hide()
        self.undo_wanted.emit()

    def end_step(self, text: str) -> None:
        """Offer no undo any more: say what was undone, unless something else was said in the same moment."""
        if self._fresh:
            return
        if text:
            self._show(text, undo=False)
        elif self.undo_button.isVisible():
            self.hide()

    def _place(self) -> None:
        """Move to the corner, as wide as the words are."""
        room = min(MAX_WIDTH_PX, self._over.width() - self._corner.x() - 2 * MARGIN_PX)
        self._label.setWordWrap(False)
        self.adjustSize()
        if self.width() > room:
            self._label.setWordWrap(True)
            wide = max(room, 120)
            self.resize(wide, self._row.totalHeightForWidth(wide))
        bottom = self._over.height() - self._corner.y() - MARGIN_PX
        place = self.rect().translated(self._corner.x() + MARGIN_PX, bottom - self.height())
        self.move(self._beside_buttons(place).topLeft())

    def _follow_focus(self) -> None:
        """Keep clear of the buttons of a page that is shown now, and so has the focus."""
        if self.isVisible():
            QTimer.singleShot(0, self, self._keep_clear)  # when the page is laid out

    def _keep_clear(self) -> None:
        if self.isVisible() and not self.underMouse():  # nothing moves away from under the pointer
            self._place()

    def _beside_buttons(self, place: QRect) -> QRect:
        """Return a place as near above another as covers no button, which may be what a user needs next.

        Where there is none in the lower half of the window, it is the other.
        """
        origin = QPoint(0, 0)
        buttons = [
            QRect(one.mapTo(self._over, origin), one.size())
            for one in self._over.findChildren(QAbstractButton)
            if one.isVisible() and one.window() is self._over.window() and not self.isAncestorOf(one)
        ]
        free = QRect(place)
        while covered := [one.top() for one in buttons if one.intersects(free)]:
            free.moveBottom(min(covered) - MARGIN_PX)
        return free if free.top() > self._over.height() // 2 else place

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.setAccessibleName(translate("Toast", "Message"))
        self.view_button.setText(translate("Toast", "View"))
        self.view_button.setToolTip(translate("Toast", "Open the first imported document"))
        self.undo_button.setText(translate("Toast", "Undo"))
        self.undo_button.setToolTip(translate("Toast", "Undo (Ctrl+Z)"))
        self.folder_button.setText(translate("Toast", "Open folder"))
        self.folder_button.setToolTip(translate("Toast", "Open the folder of the file"))
        if self.isVisible():
            self._place()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is over it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after the pointer has left."""
        super().leaveEvent(event)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the window gets another size."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
