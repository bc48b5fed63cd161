"""Choosing: the one place where file dialogs are made, which look at names and never into files.

Qt's own dialog opens each file of a folder to find its icon and its kind. Opening and closing the library
that is open, or a file beside it, takes SQLite's locks on it away; another program that writes then could
make what is confirmed here be lost. A desktop's dialog may do the same within this process, as GTK's does:
where such locks are in use, the dialog is Qt's, with icons that come from names alone.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStyle,
    QTreeView,
    QWidget,
)

from desktop import paths
from desktop.i18n import translate

OTHERS_DIALOGS = sys.platform in ("win32", "darwin")
"""Whether the system's own dialog may be shown: on Windows locks do not fall so, on macOS it is a process."""


class PlainIcons(QAbstractFileIconProvider):
    """Icons and kinds of files, told from what the folder says of them and from their names.

    Qt asks from a thread of its own: everything is made beforehand.
    """

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        kinds = QAbstractFileIconProvider.IconType
        shown = QStyle.StandardPixmap
        self._icons = {
            kinds.Computer: style.standardIcon(shown.SP_ComputerIcon),
            kinds.Desktop: style.standardIcon(shown.SP_DesktopIcon),
            kinds.Trashcan: style.standardIcon(shown.SP_TrashIcon),
            kinds.Network: style.standardIcon(shown.SP_DriveNetIcon),
            kinds.Drive: style.standardIcon(shown.SP_DriveHDIcon),
            kinds.Folder: style.standardIcon(shown.SP_DirIcon),
            kinds.File: style.standardIcon(shown.SP_FileIcon),
        }
        self._folder = translate("QAbstractFileIconProvider", "Folder")
        self._file, self._named = translate("Choosing", "File"), translate("Choosing", "%1 file")

    def icon(self, of: QAbstractFileIconProvider.IconType | QFileInfo, /) -> QIcon:
        """Return the icon of a file, or of a kind."""
        kinds = QAbstractFileIconProvider.IconType
        if isinstance(of, QFileInfo):
            of = kinds.Drive if of.isRoot() else kinds.Folder if of.isDir() else kinds.File
        return self._icons.get(of, self._icons[kinds.File])

    def type(self, info: QFileInfo, /) -> str:
        """Return the kind of a file in words, by the ending of its name."""
        if info.isDir():
            return self._folder
        ending = info.suffix()
        return self._named.replace("%1", ending.upper()) if ending else self._file


ROOMY = QSize(760, 460)
"""Size of the dialog in pixels in which all columns have room, where the screen has it."""

PLACES_PX = 130
"""Width of the list of places beside the files, in pixels."""

_ENDING = re.compile(r"\*(\.\w+)")
"""An ending in a filter, as Qt writes it: ``Table (*.csv)``."""

SIZE_COLUMN = 1
"""The column of Qt's table of files with their sizes."""


class _FileDialog(QFileDialog):
    """A file dialog that keeps its icons alive."""

    def __init__(self, over: QWidget | None, heading: str) -> None:
        # It begins in a folder of the program's own: the place meant is shown when nothing looks into it.
        super().__init__(over, heading, str(paths.resources()))
        self.setOption(QFileDialog.Option.DontUseNativeDialog, not OTHERS_DIALOGS)
        self.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        self._icons = PlainIcons()
        self.setIconProvider(self._icons)
        self.setSupportedSchemes(["file"])

    def chosen(self) -> list[Path]:
        """Show the dialog and return what was chosen; nothing where it was canceled."""
        table = self.findChild(QTreeView, "treeView")
        if table is not None:  # none where the system's own dialog is shown
            table.header().setSectionResizeMode(SIZE_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
            self.resize(self.size().expandedTo(ROOMY).boundedTo(self.screen().availableSize()))
        parts = self.findChild(QSplitter, "splitter")
        if parts is not None:
            parts.setSizes([PLACES_PX, self.width() - PLACES_PX])
        try:
            return [Path(name) for name in self.selectedFiles() if name] if self.exec() else []
        finally:
            self.deleteLater()


class _SaveDialog(_FileDialog):
    """A file dialog that asks for a name whose ending says what is going to be written.

    Args:
        over: The window to ask over.
        heading: What the dialog is called.
        suggested: The file that is suggested; its ending is the one that is appended.
        filters: What is offered, as Qt writes it; a name has to end with one of the endings there.
    """

    def __init__(self, over: QWidget | None, heading: str, suggested: Path, filters: str) -> None:
        super().__init__(over, heading)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setDefaultSuffix(suggested.suffix)
        _offer(self, filters)
        _begin_at(self, suggested)
        self._ending = suggested.suffix
        self._endings = () if "(*)" in filters else tuple(_ENDING.findall(filters)) or (self._ending,)
        self.filterSelected.connect(self._change_ending)

    def accept(self) -> None:
        """Append the ending where the name has none of those offered, before Qt asks whether to replace."""
        for path in map(Path, self.selectedFiles()):
            whole, field = self.with_ending(path), self._name_field()
            if field is not None and whole != path and not path.is_dir():
                here = Path(self.directory().absolutePath()) == path.parent
                field.setText(whole.name if here else str(whole))
        super().accept()

    def with_ending(self, path: Path) -> Path:
        """Return a file as it is written: a table called ``a.html`` is ``a.html.csv``."""
        known = not self._endings or path.suffix.lower() in self._endings
        return path if known else path.with_name(path.name + self._ending)

    def _change_ending(self, chosen: str) -> None:
        """Let the name end as the kind of file does that was chosen."""
        endings, field = _ENDING.findall(chosen), self._name_field()
        if len(endings) != 1:  # all kinds: the name tells
            return
        self._ending = endings[0]
        self.setDefaultSuffix(self._ending)
        if field is not None and Path(field.text()).suffix.lower() in self._endings:
            field.setText(str(Path(field.text()).with_suffix(self._ending)))

    def _name_field(self) -> QLineEdit | None:
        """Return the field with the name; None where the system's own dialog is shown."""
        return self.findChild(QLineEdit, "fileNameEdit")


def files_to_read(
    over: QWidget | None, heading: str, folder: Path, filters: str = "", *, several: bool = False
) -> list[Path]:
    """Ask for a file to read, or for several.

    Args:
        over: The window to ask over.
        heading: What the dialog is called.
        folder: Where it begins; a file is selected.
        filters: What is offered, as Qt writes it.
        several: Whether more than one may be chosen.
    """
    dialog = _FileDialog(over, heading)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    _offer(dialog, filters)
    _begin_at(dialog, folder)
    return dialog.chosen()


def folder_to_read(over: QWidget | None, heading: str, folder: Path) -> Path | None:
    """Ask for a folder."""
    dialog = _FileDialog(over, heading)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(str(folder))
    return _first(dialog.chosen())


def file_to_write(over: QWidget | None, heading: str, suggested: Path, filters: str = "") -> Path | None:
    """Ask where to write a file; overwriting has been asked for when this returns.

    The name ends with one of the endings of the filters: a file that is one thing is never called another.
    """
    dialog = _SaveDialog(over, heading, suggested, filters)
    path = _first(dialog.chosen())
    if path is None:
        return None
    whole = dialog.with_ending(path)
    # The system's own dialog takes any name, and asked about that: it asks again about the whole one.
    return file_to_write(over, heading, whole, filters) if whole != path and whole.exists() else whole


def _offer(dialog: QFileDialog, filters: str) -> None:
    if filters:
        dialog.setNameFilter(filters)


def _begin_at(dialog: QFileDialog, place: Path) -> None:
    """Show a folder, or the folder of a file, whose name is filled in."""
    if place.is_dir():
        dialog.setDirectory(str(place))
    else:
        dialog.setDirectory(str(place.parent))
        dialog.selectFile(place.name)


def _first(found: Sequence[Path]) -> Path | None:
    return found[0] if found else None
