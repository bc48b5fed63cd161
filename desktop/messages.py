"""Messages: everything the program says to a user or asks of one goes through one small object.

No logic opens a dialog. Tests replace the object by a recorder that answers as told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from desktop import choosing
from desktop.i18n import translate, translate_noop
from desktop.lifetime import alive

LEAST_WIDTH = 320
"""Pixels that a message is wide at least, so that what stands below a short heading is not squeezed."""

INPUT_WIDTH = 400
"""Pixels that a dialog is wide in which a line is written or chosen; a longer label is wrapped."""

WIDEST_INPUT = 640
"""Pixels that it is wide at most, where what is chosen from is longer."""

AROUND_ITEM = 80
"""Pixels around an item in such a dialog: margins, frame, arrow."""

HEADING = 540
"""Up to so many pixels a message's heading stands in one line; beyond, it is wrapped."""


LEFT_TO_US = (
    translate_noop("QFileDialog", "&Look in:"),
    translate_noop("QFileDialog", "Files of &type:"),
    translate_noop("QFileSystemModel", "Size"),
    translate_noop("QAbstractFileIconProvider", "Folder"),
)
"""Words of Qt's own dialogs that its Chinese translation lacks or says oddly: 体积 for a size."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a user can give.

    Attributes:
        key: Its name, given back.
        label: The words on its button.
        dangerous: Whether it destroys something.
    """

    key: str
    label: str
    dangerous: bool = False


class Messages(QObject):
    """What is said and asked, by dialogs over a window.

    Signals:
        noted: A fleeting word for the status line.
        written: The same of a file that was written, with its path (str, `Path`).
    """

    noted = Signal(str)
    written = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = parent

    def show_note(self, text: str) -> None:
        """Say something in passing, without asking for attention."""
        self.noted.emit(text)

    def show_written(self, text: str, path: Path) -> None:
        """Say in passing that a file was written; its folder can be opened beside the words."""
        self.written.emit(text, path)

    def inform(self, heading: str, text: str = "", details: str = "") -> None:
        """Say something that has to be read."""
        self._run(self._box(heading, text, details))

    def warn(self, heading: str, text: str = "", details: str = "") -> None:
        """Show that something went wrong: what, to which file, and what can be done."""
        self._run(self._box(heading, text, details))

    def ask(self, heading: str, text: str, yes: str, *, dangerous: bool = False) -> bool:
        """Ask whether to go on.

        Args:
            heading: The question.
            text: What follows from it.
            yes: The words on the button that goes on, a verb.
            dangerous: Whether going on destroys something; the other button is then the default.
        """
        return self.choose(heading, text, [Choice("yes", yes, dangerous)]) == "yes"

    def choose(self, heading: str, text: str, choices: Sequence[Choice]) -> str:
        """Ask for one of several answers and give its key; empty when the user wants none."""
        box = self._box(heading, text, "")
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        cancel = box.button(QMessageBox.StandardButton.Cancel)
        cancel.setText(translate("Messages", "Cancel"))
        keys = {}
        for choice in choices:
            role = (
                QMessageBox.ButtonRole.DestructiveRole
                if choice.dangerous
                else QMessageBox.ButtonRole.AcceptRole
            )
            button = QPushButton(choice.label)
            button.setProperty("dangerous", choice.dangerous)  # before the style sheet is applied to it
            box.addButton(button, role)
            keys[button] = choice.key
            if choice is choices[0]:
                box.setDefaultButton(button)
        if choices and choices[0].dangerous:
            box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setEscapeButton(cancel)
        self._run(box)
        clicked = box.clickedButton() if alive(box) else None
        return next((key for button, key in keys.items() if button is clicked), "")

    def ask_line(self, heading: str, label: str, text: str = "") -> str | None:
        """Ask for a line of text; None when the user does not want to give one."""
        dialog = self._input(heading, label)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(text)
        return dialog.textValue().strip() if self._run(dialog) else None

    def ask_text(self, heading: str, label: str, text: str = "") -> str | None:
        """Ask for text of several lines, in which Return is a line; None when the user wants to give none."""
        dialog = self._input(heading, label)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), dialog).activated.connect(dialog.accept)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(text)
        dialog.resize(460, 260)
        return dialog.textValue() if self._run(dialog) else None

    def choose_item(self, heading: str, label: str, items: Sequence[str], current: int = 0) -> int | None:
        """Ask for one of a list and give its index; None when the user wants none."""
        dialog = self._input(heading, label)
        dialog.setComboBoxItems(list(items))
        dialog.setTextValue(items[current] if items else "")
        box = dialog.findChild(QComboBox)
        if box is not None:  # as wide as the dialog, not as the longest item
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            wide = max(map(box.fontMetrics().horizontalAdvance, items), default=0) + AROUND_ITEM
            dialog.resize(min(max(wide, INPUT_WIDTH), WIDEST_INPUT), dialog.sizeHint().height())
        if not self._run(dialog):
            return None
        chosen = dialog.textValue()
        return items.index(chosen) if chosen in items else None

    def choose_color(self, heading: str, color: str) -> str | None:
        """Ask for a color, ``#rrggbb``."""
        dialog = QColorDialog(QColor(color), self._window())
        dialog.setWindowTitle(heading)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        return dialog.currentColor().name() if self._run(dialog) else None

    def choose_files(self, heading: str, folder: Path, filters: str = "") -> list[Path]:
        """Ask for files to read."""
        return choosing.files_to_read(self._window(), heading, folder, filters, several=True)

    def choose_file(self, heading: str, folder: Path, filters: str = "") -> Path | None:
        """Ask for one file to read."""
        found = choosing.files_to_read(self._window(), heading, folder, filters)
        return found[0] if found else None

    def choose_folder(self, heading: str, folder: Path) -> Path | None:
        """Ask for a folder to read."""
        return choosing.folder_to_read(self._window(), heading, folder)

    def choose_new_file(self, heading: str, suggested: Path, filters: str = "") -> Path | None:
        """Ask where to write a file, named as the filters say; overwriting has been asked for."""
        return choosing.file_to_write(self._window(), heading, suggested, filters)

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        """Show a dialog until it is answered and free it; return whether it was accepted.

        It goes unanswered with the window that it was shown over.
        """
        accepted = bool(dialog.exec())
        if not alive(dialog):
            return False
        dialog.deleteLater()
        return accepted

    def _window(self) -> QWidget | None:
        """Return the window to ask over: the one a user works in, so that it has the focus again after."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            return self._over
        # A modal dialog gets the focus back by itself. One beside the window does not, once a question that
        # belongs to the window has been answered.
        is_beside = active.windowType() == Qt.WindowType.Dialog and not active.isModal()
        return active if is_beside or active.windowType() == Qt.WindowType.Window else self._over

    def _box(self, heading: str, text: str, details: str) -> QMessageBox:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, translate("Messages", "Piyue"), heading, parent=self._window()
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(text)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if details:
            box.setDetailedText(details)
        _give_room(box)
        return box

    def _input(self, heading: str, label: str) -> QInputDialog:
        dialog = QInputDialog(self._window())
        dialog.setWindowTitle(heading)
        dialog.setLabelText(label)
        words = dialog.findChild(QLabel)
        if words is not None:
            words.setWordWrap(words.fontMetrics().horizontalAdvance(label) > INPUT_WIDTH)
        dialog.setOkButtonText(translate("Messages", "OK"))
        dialog.setCancelButtonText(translate("Messages", "Cancel"))
        dialog.resize(INPUT_WIDTH, dialog.sizeHint().height())
        return dialog


def _give_room(box: QMessageBox) -> None:
    """Make the heading as wide as its words are: Qt measures it before it has the style sheet's face."""
    label = box.findChild(QLabel, "qt_msgbox_label")
    if label is not None:
        label.ensurePolished()
        wide = label.fontMetrics().horizontalAdvance(label.text()) + 8
        label.setMinimumWidth(max(LEAST_WIDTH, min(wide, HEADING)))
