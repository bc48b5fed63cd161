"""The folders of a library: refreshed, added to, forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.views.import_export import watched_folders
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.empty_state import EmptyState


class FoldersDialog(BaseDialog):
    """Shows the folders of the library that is open.

    Args:
        session: The session.
        over: The window it opens over.

    Signals:
        refresh_wanted: What is new and changed in these folders is to come in (list of Path).
    """

    refresh_wanted = Signal(list)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "folders")
        self._session = session
        self.setWindowTitle(translate("Folders", "Linked folders"))
        self.column.addWidget(
            make_label(
                translate(
                    "Folders",
                    (
                        "Refreshing imports new files, and imports changed files as new versions. "
                        "When a file is deleted, its documents stay in the library."
                    ),
                ),
                "muted",
            )
        )
        self.list = QListWidget()
        self.list.setObjectName("folders-list")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setToolTip(translate("Folders", "Folders linked to this library"))
        self._empty = EmptyState("no-folders")
        self._empty.set_text(
            translate("Folders", "No linked folders"),
            translate("Folders", "Add a folder, then refresh to import its files."),
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(self.list)
        self._shown.addWidget(self._empty)
        self.column.addWidget(self._shown, 1)
        buttons = self.add_buttons(translate("Folders", "&Refresh"))
        self._refresh = next(
            button
            for button in buttons.buttons()
            if buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._forget = QPushButton(translate("Folders", "Re&move"))
        self._forget.setObjectName("folders-forget")
        self._forget.setAutoDefault(False)
        self._forget.setToolTip(
            translate("Folders", "Stop linking this folder; its documents stay in the library")
        )
        add = QPushButton(translate("Folders", "&Add…"))
        add.setObjectName("folders-add")
        add.setAutoDefault(False)
        buttons.addButton(add, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._forget, QDialogButtonBox.ButtonRole.ActionRole)
        add.clicked.connect(self._add)
        self._forget.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self._fill()
        self.resize(520, 320)

    def _fill(self) -> None:
        self.list.clear()
        for one in watched_folders.folders_of(self._session.settings, self._session.library.path):
            item = QListWidgetItem(str(one))
            item.setData(Qt.ItemDataRole.UserRole, one)
            if not one.is_dir():
                item.setText(translate("Folders", "%1 (not found)").replace("%1", str(one)))
                item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._enable()

    def _enable(self) -> None:
        self._forget.setEnabled(self.list.currentItem() is not None)
        self._refresh.setEnabled(self.list.count() > 0)
        self._shown.setCurrentWidget(self.list if self.list.count() else self._empty)

    def _add(self) -> None:
        settings = self._session.settings
        folder = self._session.messages.choose_folder(
            translate("Folders", "Add linked folder"), settings.folder
        )
        if folder is not None:
            settings.folder = folder
            watched_folders.remember(settings, self._session.library.path, [folder])
            if alive(self):  # it may have been closed while the folder was being chosen
                self._fill()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            watched_folders.forget(
                self._session.settings, self._session.library.path, item.data(Qt.ItemDataRole.UserRole)
            )
            self._fill()

    def accept(self) -> None:
        """Refresh and close."""
        super().accept()
        self.refresh_wanted.emit(
            watched_folders.folders_of(self._session.settings, self._session.library.path)
        )
