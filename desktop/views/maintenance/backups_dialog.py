"""The backups of a library: when each was made and why, what it holds, and how that differs from now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QWidget,
)

from desktop import error_messages, paths
from desktop.actions import backups as backup_actions
from desktop.actions.backups import Backup, BackupContents
from desktop.actions.errors import LibraryError
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.views import display_names
from desktop.views.maintenance import backup_folders
from desktop.views.maintenance import labels as maintenance_labels
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import Column, RowTableModel

LEAST_TABLE_PX = 110
"""Height that the table of backups keeps, in pixels."""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as the table shows it.

    Attributes:
        backup: The backup.
        held: What it holds; None when it can't be read.
        now: What the library holds now; None when it can't be read.
    """

    backup: Backup
    held: BackupContents | None
    now: BackupContents | None


def _count(name: str) -> Callable[[BackupLine], str]:
    def text(line: BackupLine) -> str:
        if line.held is None:
            return "?"
        held = getattr(line.held, name)
        if line.now is None:
            return display_names.number_text(held)
        difference = maintenance_labels.difference(held, getattr(line.now, name))
        return f"{display_names.number_text(held)}  ({difference})"

    return text


def _order(name: str) -> Callable[[BackupLine], int | None]:
    return lambda line: None if line.held is None else int(getattr(line.held, name))


COLUMNS: tuple[Column[BackupLine], ...] = (
    Column(
        "made",
        lambda: translate("Backups", "Created"),
        lambda line: maintenance_labels.moment_text(line.backup.made),
        lambda line: line.backup.made,
        tip=lambda line: str(line.backup.path),
    ),
    Column(
        "reason",
        lambda: translate("Backups", "Reason"),
        lambda line: maintenance_labels.reason(line.backup.reason),
        lambda line: line.backup.reason,
    ),
    Column(
        "documents",
        lambda: translate("Backups", "Documents"),
        _count("documents"),
        _order("documents"),
        numeric=True,
    ),
    Column(
        "annotations",
        lambda: translate("Backups", "Annotations"),
        _count("annotations"),
        _order("annotations"),
        numeric=True,
    ),
    Column("tags", lambda: translate("Backups", "Tags"), _count("tags"), _order("tags"), numeric=True),
    Column("steps", lambda: translate("Backups", "Steps"), _count("steps"), _order("steps"), numeric=True),
    Column(
        "size",
        lambda: translate("Backups", "Size"),
        lambda line: maintenance_labels.size(line.backup.size),
        lambda line: line.backup.size,
        numeric=True,
    ),
)


def lines_of(library: Path, backups: Sequence[Backup]) -> list[BackupLine]:
    """Read what backups and the library hold; may take long."""
    now = _contents(library)
    return [BackupLine(one, _contents(one.path), now) for one in backups]


def _contents(path: Path) -> BackupContents | None:
    try:
        return backup_actions.read_contents(path)
    except LibraryError:
        return None


class BackupsDialog(BaseDialog):
    """The table of backups, and what can be done with them.

    Args:
        session: The session.
        library: The library's file; it need not be one that can be opened.
        over: The window it opens over.

    Signals:
        restored: A backup was put in the library's place; it has to be opened again.
        check_wanted: The user wants the library checked.
    """

    restored = Signal()
    check_wanted = Signal()

    def __init__(self, session: Session, library: Path, over: QWidget) -> None:
        super().__init__(over, "backups")
        self._session = session
        self._library = library
        self._reading = BackgroundJob(session, self)
        self._working = BackgroundJob(session, self)
        self._working.began.connect(self._set_busy)
        self._working.ended.connect(self._set_idle)
        self.setWindowTitle(translate("Backups", "Backups"))
        self.model: RowTableModel[BackupLine] = RowTableModel(
            COLUMNS, lambda line: str(line.backup.path), self
        )
        self.table = _table(self.model)
        self._place = make_label("", "muted")
        self._place.setObjectName("backups-place")
        self._empty = EmptyState("no-backups")
        self._stack = QStackedWidget()
        self._lay_out()
        self.refresh()
        self.resize(860, 480)

    def _lay_out(self) -> None:
        self.column.addWidget(make_label(display_names.library(self._library), "heading"))
        self.column.addWidget(
            make_label(
                translate(
                    "Backups",
                    (
                        "Piyue backs up the library once a day and before any risky change, and "
                        "verifies every copy. In brackets: how much more or less a backup holds than "
                        "the library does now."
                    ),
                ),
                "muted",
            )
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(LEAST_TABLE_PX)  # on a small screen it is the table that gives way
        self.column.addWidget(self._stack, 1)
        where = QHBoxLayout()
        self.elsewhere = QPushButton(translate("Backups", "Change location…"))
        self.elsewhere.setObjectName("backups-elsewhere")
        self.elsewhere.setAutoDefault(False)
        self.elsewhere.setToolTip(
            translate("Backups", "Keep backups in another folder, preferably on another disk")
        )
        self.elsewhere.clicked.connect(self.choose_folder)
        where.addWidget(self._place, 1)
        where.addWidget(self.elsewhere)
        self.column.addLayout(where)
        buttons = self.add_buttons()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.restore_button = self._button("restore", translate("Backups", "Restore…"), self.restore)
        self.now_button = self._button("now", translate("Backups", "Back up now"), self.back_up)
        self.check_button = self._button(
            "check", translate("Backups", "Check library"), self.check_wanted.emit
        )
        for button in (self.restore_button, self.now_button, self.check_button):
            buttons.addButton(button, role)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable_buttons())
        self.table.doubleClicked.connect(lambda _: self.restore())

    def _button(self, name: str, text: str, handler: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"backups-{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: handler())
        return button

    def refresh(self) -> None:
        """Read the backups again, in the background."""
        folder = backup_folders.folder_of(self._session.settings, self._library)
        self._place.setText(translate("Backups", "Location: %1").replace("%1", str(folder)))
        backups = backup_folders.backups(self._session.settings, self._library)
        self._show([BackupLine(one, None, None) for one in backups])
        if backups:
            self._reading.run(lambda _: lines_of(self._library, backups), self._show, supersedes=True)

    def _show(self, lines: list[BackupLine]) -> None:
        chosen = self.selected_backup()
        self.model.set_rows(lines)
        self._empty.set_text(
            translate("Backups", "No backups yet"),
            translate(
                "Backups",
                ("The first backup is made automatically today. To make one now, click Back up now."),
            ),
        )
        self._stack.setCurrentWidget(self.table if lines else self._empty)
        if lines:
            index = self.model.index_of(str(chosen.path)) if chosen is not None else self.model.index(0, 0)
            self.table.selectRow(max(0, index.row()))
        self._enable_buttons()

    def selected_backup(self) -> Backup | None:
        """Return the backup that is chosen."""
        line = self.model.row_at(self.table.currentIndex())
        return line.backup if line is not None else None

    def _enable_buttons(self) -> None:
        self.restore_button.setEnabled(self.selected_backup() is not None)

    def choose_folder(self) -> None:
        """Ask for another folder for backups."""
        folder = self._session.messages.choose_folder(
            translate("Backups", "Choose backup location"),
            backup_folders.chosen_folder(self._session.settings) or self._library.parent,
        )
        if folder is not None:
            backup_folders.set_folder(self._session.settings, folder)
            if alive(self):  # it may have been closed while the folder was being chosen
                self.refresh()

    def back_up(self) -> None:
        """Make a backup now."""
        folder = backup_folders.folder_of(self._session.settings, self._library)
        self._run_in_background(
            partial(backup_actions.back_up, self._library, "manual", folder), lambda _: self.refresh()
        )

    def restore(self) -> None:
        """Put the chosen backup in the library's place, after a question."""
        chosen = self.selected_backup()
        if chosen is None:
            return
        heading = translate("Backups", "Restore the backup from %1?").replace(
            "%1", maintenance_labels.moment_text(chosen.made)
        )
        text = translate(
            "Backups",
            (
                "The library will return to its state at that time. Its current contents are "
                "backed up first, so you can restore them here."
            ),
        )
        agreed = self._session.messages.ask(heading, text, translate("Backups", "Restore"), dangerous=True)
        if agreed and alive(self):
            folder = backup_folders.folder_of(self._session.settings, self._library)
            damaged = paths.there(self._library)
            self._run_in_background(
                partial(backup_actions.restore, self._library, chosen.path, folder),
                lambda kept: self._restored(damaged and kept is None),
            )

    def _restored(self, set_aside: bool) -> None:
        words_ = translate("Backups", "Backup restored")
        if set_aside:
            words_ = translate(
                "Backups",
                ("Backup restored. The damaged file was kept in the same folder, with .broken in its name."),
            )
        self._session.messages.show_note(words_)
        self.restored.emit()
        self.refresh()

    def _run_in_background(
        self, work: Callable[[], Backup | None], done: Callable[[Backup | None], None]
    ) -> None:
        def finished(result: Backup | None) -> None:
            done(result)
            self._leave_if_closed()

        self._working.run(lambda _: work(), finished, {LibraryError: self._failed})

    def _failed(self, error: LibraryError) -> None:
        self._leave_if_closed()
        error_messages.report(self._session.messages, error)

    def _leave_if_closed(self) -> None:
        """Go now where the user closed the dialog while it had work under way."""
        if self.window().isHidden():
            self.window().deleteLater()

    def _set_busy(self) -> None:
        window = self.window()  # of which it may be a page
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # what was restored must be opened
        for button in self._action_buttons():
            button.setEnabled(False)
        self.setCursor(Qt.CursorShape.BusyCursor)

    def _set_idle(self) -> None:
        self.window().setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._action_buttons():
            button.setEnabled(True)
        self.unsetCursor()
        self._enable_buttons()

    def _action_buttons(self) -> tuple[QPushButton, ...]:
        return self.restore_button, self.now_button, self.check_button, self.elsewhere


def _table(model: RowTableModel[BackupLine]) -> QTableView:
    table = QTableView()
    table.setObjectName("backups-table")
    table.setAccessibleName(translate("Backups", "Backups, newest first"))
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    return table
