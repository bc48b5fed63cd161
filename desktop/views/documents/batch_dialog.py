"""Metadata and attributes of several documents, edited at once as one step."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QFrame, QLineEdit, QScrollArea, QWidget

from desktop.actions.action import Action
from desktop.actions.attributes import SetAttributes, value_of
from desktop.actions.documents import SetMetadataOfMany
from desktop.actions.row_types import AttributeRow, DocumentRow
from desktop.i18n import translate
from desktop.text.metadata import KINDS, LEVELS
from desktop.views import display_names
from desktop.views.documents.properties_dialog import date_problem, field_name
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label

TEXTS = ("region", "province", "city", "county", "year", "date", "session", "speaker")
"""Metadata that are typed, in the order shown; a title belongs to one document alone."""


class BatchDialog(BaseDialog):
    """What documents have in common can be changed, and what differs can be made the same.

    Args:
        session: The session.
        rows: The documents.
        attributes: The attributes.
        values: The values of attributes by document and attribute.
        over: The window it opens over.
    """

    def __init__(
        self,
        session: Session,
        rows: Sequence[DocumentRow],
        attributes: Sequence[AttributeRow],
        values: Mapping[str, Mapping[str, str]],
        over: QWidget,
    ) -> None:
        super().__init__(over, "batch")
        self._session, self._rows, self._attributes = session, rows, attributes
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._before: dict[str, str | None] = {}
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        kinds = [(kind, display_names.kind(kind)) for kind in KINDS]
        self._add_choice("kind", field_name("kind"), kinds, self._common("kind"))
        for name in TEXTS:
            self._add_text(name, field_name(name), self._common(name), sorted(self._held(name)))
        none = translate("Documents", "(none)")
        levels = [(level, display_names.level(level) or none) for level in LEVELS]
        self._add_choice("level", field_name("level"), levels, self._common("level"))
        for one in attributes:
            held = {values.get(row.id, {}).get(one.id, "") for row in rows}
            common = held.pop() if len(held) == 1 else None
            if one.kind == "choice":
                choices = [("", none), *((choice, choice) for choice in one.choices)]
                self._add_choice(one.id, one.name, choices, common)
            else:
                self._add_text(one.id, one.name, common, sorted(held - {""}))
        self._lay_out()

    def _lay_out(self) -> None:
        self.setWindowTitle(translate("Documents", "Edit %n document(s)", n=len(self._rows)))
        inner = QWidget()
        inner.setLayout(self._form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        self._problem = make_label("", "warning")
        self._problem.hide()
        hint = make_label(translate("Documents", "Only what you change is written, to all of them."), "muted")
        self.column.addWidget(hint)
        self.column.addWidget(area, 1)
        self.column.addWidget(self._problem)
        self.add_buttons(translate("Documents", "Save"))
        self.resize(520, min(620, inner.sizeHint().height() + 150))

    def _held(self, name: str) -> set[str]:
        return {"" if (value := getattr(row, name)) is None else str(value) for row in self._rows}

    def _common(self, name: str) -> str | None:
        """Return the value that all documents have; None where they differ."""
        held = self._held(name)
        return held.pop() if len(held) == 1 else None

    def _add_text(self, name: str, words: str, common: str | None, known: Sequence[str]) -> None:
        field = QLineEdit(common or "")
        if common is None:
            field.setPlaceholderText(translate("Documents", "(different values)"))
        field.setCompleter(QCompleter([one for one in known if one], field))
        self._add(name, words, field, common)

    def _add_choice(
        self, name: str, words: str, entries: Sequence[tuple[str, str]], common: str | None
    ) -> None:
        box = QComboBox()
        if common is None:
            box.addItem(translate("Documents", "(different values)"), None)
        for data, text in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(common)) if common is not None else 0)
        self._add(name, words, box, common)

    def _add(self, name: str, words: str, field: QLineEdit | QComboBox, common: str | None) -> None:
        field.setObjectName(f"batch-{name}")
        field.setAccessibleName(words)
        self._before[name] = common
        self._fields[name] = field
        self._form.addRow(words.replace("&", "&&"), field)

    def _changed(self) -> dict[str, str]:
        """Return what the user changed, by name."""
        changed = {}
        for name, field in self._fields.items():
            now = field.text().strip() if isinstance(field, QLineEdit) else field.currentData()
            if (now is not None and now != (self._before[name] or "")) or self._filled(name, now):
                changed[name] = str(now)
        return changed

    def _filled(self, name: str, now: object) -> bool:
        """Return whether an empty choice was made where values differed; an empty field leaves them."""
        return self._before[name] is None and now == "" and isinstance(self._fields[name], QComboBox)

    def accept(self) -> None:
        """Save what was changed, as one step."""
        changed = self._changed()
        own = {one.id for one in self._attributes}
        metadata: dict[str, Any] = {name: value for name, value in changed.items() if name not in own}
        if year := metadata.get("year"):
            if not (year.isdecimal() and len(year) == 4):
                self._show_problem(translate("Documents", "The year must have four digits"), "year")
                return
            metadata["year"] = int(year)
        elif "year" in metadata:
            metadata["year"] = None
        if "date" in metadata:
            try:
                metadata["date"] = value_of("date", metadata["date"])
            except ValueError:
                self._show_problem(date_problem(), "date")
                return
        values = {name: value for name, value in changed.items() if name in own}
        step = str(uuid4())
        actions: list[Action[object]] = []
        ids = [row.id for row in self._rows]
        if metadata:
            actions.append(SetMetadataOfMany(ids, metadata, group_id=step))
        if values:
            actions.append(SetAttributes(dict.fromkeys(ids, values), group_id=step))
        if not actions or self._session.perform_all(actions) is not None:
            super().accept()

    def _show_problem(self, text: str, name: str) -> None:
        self._problem.setText(text)
        self._problem.show()
        self._fields[name].setFocus()
