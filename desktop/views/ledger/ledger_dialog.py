"""The dialog of a ledger: its name, which documents it is of, and its list of indicators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop import error_messages
from desktop.actions.document_filters import (
    ALL_DOCUMENTS,
    DocumentFilters,
    InvalidFilter,
    filtered_documents,
    years_of,
)
from desktop.actions.ledgers import TEMPLATES, Ledger, template_indicators
from desktop.files.atomic_write import atomic_write
from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import BadRow, read_indicators, write_indicators
from desktop.i18n import translate
from desktop.text.ledger import LedgerIndicator
from desktop.views import display_names
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label

LEVELS = ("nation", "province", "city", "county", "town")
_FILE, _OWN = "file", "own"


class LedgerDialog(BaseDialog):
    """Asks for a ledger, new or one that is there. How many documents its filter has is shown meanwhile."""

    def __init__(
        self, session: Session, over: QWidget, ledger: Ledger | None, save: Callable[[Ledger], bool]
    ) -> None:
        """Make the dialog.

        Args:
            session: The session.
            over: What it opens over.
            ledger: The ledger that is changed; None for a new one.
            save: Saves the ledger; returns whether that was possible.
        """
        super().__init__(over, "ledger-dialog")
        self._session = session
        self._ledger = ledger
        self._save = save
        self._indicators: tuple[LedgerIndicator, ...] = () if ledger is None else ledger.indicators
        self.setWindowTitle(
            translate("Ledger", "New ledger") if ledger is None else translate("Ledger", "Edit ledger")
        )
        held = ALL_DOCUMENTS if ledger is None else ledger.filters
        self.name = _field("ledger-name", translate("Ledger", "Ledger") if ledger is None else ledger.name)
        self.regions = _field("ledger-regions", " ".join(held.regions))
        self.years = _field("ledger-years", " ".join(_years_text(one) for one in held.years))
        self.level, self.kind, self.group, self.lists = (QComboBox() for _ in range(4))
        self.save_list_button = QPushButton(translate("Ledger", "Save list as CSV…"))
        self.save_list_button.setObjectName("ledger-save-list")
        self.save_list_button.setAutoDefault(False)
        self.note = QPlainTextEdit("" if ledger is None else ledger.note)
        self.note.setObjectName("ledger-note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(56)
        self._count = make_label("", "muted")
        self._problem = make_label("", "warning")
        self._problem.hide()
        self._offer(held)
        self._lay_out()
        for box in (self.level, self.kind, self.group):
            box.currentIndexChanged.connect(lambda _: self._show_count())
        for field in (self.regions, self.years):
            field.textChanged.connect(lambda _: self._show_count())
        self.save_list_button.clicked.connect(self._save_list)
        self.lists.activated.connect(lambda _: self._choose_list())
        self._show_count()
        self.name.selectAll()
        self.setMinimumWidth(460)

    def _offer(self, held: DocumentFilters) -> None:
        every = translate("Ledger", "All")
        kinds = sorted({row.kind for row in self._session.library.queries.documents()} | set(held.kinds))
        groups = [row.name for row in self._session.library.queries.groups()]
        _fill(self.level, [(every, ""), *((display_names.level(one), one) for one in LEVELS)], held.levels)
        _fill(self.kind, [(every, ""), *((display_names.kind(one), one) for one in kinds)], held.kinds)
        _fill(self.group, [(every, ""), *((one, one) for one in groups)], held.groups)
        if self._ledger is None and "report" in kinds:
            self.kind.setCurrentIndex(self.kind.findData("report"))
        names = {
            "headline": translate("Ledger", "Headline indicators"),
            "agriculture": translate("Ledger", "Agriculture"),
            "livelihood": translate("Ledger", "People's livelihood"),
            "environment": translate("Ledger", "Environment"),
            "investment": translate("Ledger", "Investment"),
        }
        lists = [(names[one], one) for one in TEMPLATES]
        if self._ledger is not None:
            lists.insert(0, (translate("Ledger", "Indicators of this ledger"), _OWN))
        _fill(self.lists, [*lists, (translate("Ledger", "From a CSV file…"), _FILE)])
        for box, name in (
            (self.level, "ledger-level"),
            (self.kind, "ledger-kind"),
            (self.group, "ledger-group"),
            (self.lists, "ledger-lists"),
        ):
            box.setObjectName(name)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, field in (
            (translate("Ledger", "Name"), self.name),
            (translate("Ledger", "Indicators"), self.lists),
            ("", self.save_list_button),
            (translate("Ledger", "Places, separated by spaces"), self.regions),
            (translate("Ledger", "Years, e.g. 2020-2024"), self.years),
            (translate("Ledger", "Level"), self.level),
            (translate("Ledger", "Type"), self.kind),
            (translate("Ledger", "Group"), self.group),
            (translate("Ledger", "Note"), self.note),
        ):
            if words:
                field.setAccessibleName(words)
            form.addRow(words, field)
        self.column.addLayout(form)
        self.column.addWidget(self._count)
        self.column.addWidget(self._problem)
        self.add_buttons(translate("Ledger", "Save"))

    def filters(self) -> DocumentFilters:
        """Return the filter that is asked for.

        Raises:
            InvalidFilter: When the years are none.
        """
        held = ALL_DOCUMENTS if self._ledger is None else self._ledger.filters
        return replace(
            held,
            regions=tuple(self.regions.text().replace("、", " ").split()),
            years=tuple(map(years_of, self.years.text().replace("、", " ").split())),
            levels=tuple(filter(None, [self.level.currentData()])),
            kinds=tuple(filter(None, [self.kind.currentData()])),
            groups=tuple(filter(None, [self.group.currentData()])),
        )

    def _show_count(self) -> None:
        try:
            count = len(filtered_documents(self._session.library.queries, self.filters()))
        except InvalidFilter:
            self._count.setText(translate("Ledger", "Years are written like 2024 or 2020-2024"))
            return
        self._count.setText(
            translate("Ledger", "%n document(s) now; those imported later are included", n=count)
        )

    def _choose_list(self) -> None:
        """Take a list of indicators from a file, where that is chosen."""
        if self.lists.currentData() != _FILE:
            return
        path = self._session.messages.choose_file(
            translate("Ledger", "List of indicators"), self._session.settings.folder, "CSV (*.csv)"
        )
        found = None if path is None else self._read(path)
        if path is None or found is None:
            self.lists.setCurrentIndex(0)
            return
        self._indicators = found
        place = self.lists.findData(_OWN)
        if place < 0:
            self.lists.insertItem(0, "", _OWN)
            place = 0
        self.lists.setItemText(place, path.name)
        self.lists.setCurrentIndex(place)

    def _read(self, path: Path) -> tuple[LedgerIndicator, ...] | None:
        try:
            return read_indicators(path)
        except BadRow as error:
            why = bad_row_text(error)
        except Unreadable as error:
            why = error_messages.import_failure(error.reason)
            if error.reason == "columns":
                why = translate("Ledger", "no column named indicator or 指标")
        heading = translate("Ledger", "“%1” could not be read").replace("%1", path.name)
        self._session.messages.warn(heading, why)
        return None

    def _save_list(self) -> None:
        """Write the list that is chosen to a file, to be changed and read again."""
        suggested = self._session.settings.folder / f"{self.lists.currentText()}.csv"
        heading = translate("Ledger", "Save list as CSV…").rstrip("…")
        path = self._session.messages.choose_new_file(heading, suggested, "CSV (*.csv)")
        if path is None:
            return
        try:
            with atomic_write(path) as out:
                write_indicators(self._chosen_indicators(), out)
        except OSError as error:
            failed = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
            self._session.messages.warn(failed, f"{error_messages.write_failure(error)}\n\n{path}")

    def _chosen_indicators(self) -> tuple[LedgerIndicator, ...]:
        chosen = str(self.lists.currentData())
        return self._indicators if chosen in (_OWN, _FILE) else template_indicators(chosen)

    def ledger(self) -> Ledger:
        """Return the ledger that is asked for."""
        note = self.note.toPlainText().strip()
        return Ledger(self.name.text().strip(), self._chosen_indicators(), self.filters(), note)

    def accept(self) -> None:
        """Save the ledger and close; stay where something is missing."""
        try:
            ledger = self.ledger()
        except InvalidFilter:
            self.years.setFocus()
            return
        if not ledger.name:
            self._problem.setText(translate("Ledger", "Enter a name"))
            self._problem.show()
            self.name.setFocus()
        elif self._save(ledger):
            super().accept()


def bad_row_text(error: BadRow) -> str:
    """Return why a row of a list of indicators can't be taken."""
    words = {
        "empty": translate("Ledger", "row %1 has no indicator"),
        "twice": translate("Ledger", "row %1: “%2” is there twice"),
        "kind": translate("Ledger", "row %1: “%2” is not quantity, percent or change"),
        "scope": translate("Ledger", "row %1: “%2” is not whole, level or any"),
        "better": translate("Ledger", "row %1: “%2” is not more, less or band"),
        "number": translate("Ledger", "row %1: “%2” is not a number"),
        "order": translate("Ledger", "row %1: the lower limit is above the upper limit"),
    }[error.reason]
    return words.replace("%1", str(error.line)).replace("%2", error.value)


def _years_text(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    return field


def _fill(box: QComboBox, entries: list[tuple[str, str]], chosen: tuple[str, ...] = ()) -> None:
    for words, value in entries:
        box.addItem(words, value)
    if chosen:
        box.setCurrentIndex(max(0, box.findData(chosen[0])))
