"""The metadata and attributes of a document, each field to be corrected by hand."""

from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLineEdit, QWidget

from desktop.actions.action import Action
from desktop.actions.attributes import SetAttributes, value_of
from desktop.actions.documents import SetMetadata
from desktop.actions.row_types import AttributeRow, DocumentRow
from desktop.i18n import translate
from desktop.text.former_places import present_name
from desktop.text.metadata import KINDS, LEVELS
from desktop.views import display_names
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label, make_separator
from desktop.views.widgets.status_bar import encoding_name

TEXTS = ("title", "region", "province", "city", "county", "year", "date", "session", "speaker")
"""Fields that are typed, in the order shown."""


class PropertiesDialog(BaseDialog):
    """What is known of a document.

    Args:
        session: The session.
        document_id: The document.
        over: The window it opens over.
    """

    def __init__(self, session: Session, document_id: str, over: QWidget) -> None:
        super().__init__(over, "properties")
        self._session = session
        self._row = session.library.queries.document(document_id)
        self._version = session.library.queries.version(document_id)
        self.fields = {name: QLineEdit(_shown(self._row, name)) for name in TEXTS}
        self.kind = _choice("kind", [(kind, display_names.kind(kind)) for kind in KINDS], self._row.kind)
        levels = [
            (level, display_names.level(level) or translate("Properties", "(none)")) for level in LEVELS
        ]
        self.level = _choice("level", levels, self._row.level)
        scripts = [(script, display_names.script(script)) for script in ("hans", "hant")]
        self.script = _choice("script", scripts, self._row.script)
        self._attributes = session.library.queries.attributes()
        held = session.library.queries.attribute_values().get(document_id, {}) if self._attributes else {}
        self._held = {one.id: held.get(one.id, "") for one in self._attributes}
        self.own = {one.id: _attribute_field(one, self._held[one.id]) for one in self._attributes}
        self._problem = make_label("", "warning")
        self._problem.hide()
        self.setWindowTitle(translate("Properties", "Document properties"))
        self._lay_out()
        self._set_completers()
        self.setMinimumWidth(520)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        order: list[tuple[str, QWidget]] = [(name, self.fields[name]) for name in TEXTS]
        order.insert(1, ("kind", self.kind))
        order.insert(6, ("level", self.level))
        order.append(("script", self.script))
        for name, field in order:
            label = field_name(name)
            guessed = name in self._row.inferred
            field.setObjectName(f"property-{name}")
            field.setAccessibleName(label)
            tip = translate("Properties", "Inferred, not stated in the text") if guessed else label
            field.setToolTip(tip)
            form.addRow(label + (" ≈" if guessed else ""), field)
        for one in self._attributes:
            self.own[one.id].setAccessibleName(one.name)
            form.addRow(one.name.replace("&", "&&"), self.own[one.id])
        self.column.addLayout(form)
        if any(name in self._row.inferred for name, _ in order):
            self.column.addWidget(
                make_label(translate("Properties", "≈ inferred, not stated in the text"), "muted")
            )
        self.column.addWidget(make_separator())
        self.column.addWidget(make_label(self._origin_text(), "muted"))
        self.column.addWidget(self._problem)
        self.add_buttons(translate("Properties", "Save"))

    def _origin_text(self) -> str:
        row, version = self._row, self._version
        lines = [
            translate("Properties", "File: %1").replace("%1", version.source_path),
            " · ".join(
                (
                    encoding_name(version.encoding),
                    display_names.length_text(row.characters),
                    translate("Properties", "%n corrupted place(s)", n=row.damage),
                    translate("Properties", "%n annotation(s)", n=row.annotations),
                )
            ),
        ]
        today = present_name(row.region, row.province, row.year)
        if today:
            lines.append(
                translate("Properties", "%1 is now %2").replace("%1", row.region).replace("%2", today)
            )
        return "\n".join([*lines, row.source_url] if row.source_url else lines)

    def _set_completers(self) -> None:
        """Complete what is typed from what other documents have."""
        rows = self._session.library.queries.documents()
        for name in ("region", "province", "city", "county"):
            completer = QCompleter(sorted({getattr(row, name) for row in rows} - {""}), self)
            self.fields[name].setCompleter(completer)

    def accept(self) -> None:
        """Save what was changed, as one step."""
        changed: dict[str, Any] = {}
        for name, field in self.fields.items():
            if field.text().strip() != _shown(self._row, name):
                changed[name] = field.text().strip()
        if "year" in changed:
            year = str(changed["year"])
            if year and not (year.isdecimal() and len(year) == 4):
                self._show_problem(translate("Properties", "Enter a four-digit year."), self.fields["year"])
                return
            changed["year"] = int(year) if year else None
        if "date" in changed:
            try:
                changed["date"] = value_of("date", changed["date"])
            except ValueError:
                self._show_problem(date_problem(), self.fields["date"])
                return
        if "title" in changed and not changed["title"]:
            self._show_problem(translate("Properties", "Enter a title."), self.fields["title"])
            return
        for name, box in (("kind", self.kind), ("level", self.level), ("script", self.script)):
            if box.currentData() != getattr(self._row, name):
                changed[name] = box.currentData()
        actions = self._actions(changed)
        if not actions or self._session.perform_all(actions) is not None:
            super().accept()

    def _actions(self, changed: dict[str, Any]) -> list[Action[object]]:
        """Return what writes metadata and attributes that were changed, as one step."""
        now = {name: _value(field) for name, field in self.own.items()}
        values = {name: value for name, value in now.items() if value != self._held[name]}
        step, actions = str(uuid4()), list[Action[object]]()
        if changed:
            actions.append(SetMetadata(self._row.id, group_id=step, **changed))
        if values:
            actions.append(SetAttributes({self._row.id: values}, group_id=step))
        return actions

    def _show_problem(self, text: str, field: QWidget) -> None:
        self._problem.setText(text)
        self._problem.show()
        field.setFocus()


def date_problem() -> str:
    """Return how a date is to be written."""
    return translate("Properties", "Enter the date as 2024-05-08, 2024-05 or 2024.")


def field_name(name: str) -> str:
    """Return the text for the name of a field."""
    return {
        "title": translate("Properties", "Title"),
        "kind": translate("Properties", "Type"),
        "region": translate("Properties", "Region"),
        "province": translate("Properties", "Province"),
        "city": translate("Properties", "City"),
        "county": translate("Properties", "County"),
        "level": translate("Properties", "Level"),
        "year": translate("Properties", "Year"),
        "date": translate("Properties", "Date"),
        "session": translate("Properties", "Session"),
        "speaker": translate("Properties", "Speaker"),
        "script": translate("Properties", "Script"),
    }[name]


def _shown(row: DocumentRow, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else str(value)


def _attribute_field(attribute: AttributeRow, value: str) -> QLineEdit | QComboBox:
    """Return the field of an attribute: a choice, or what is typed."""
    if attribute.kind != "choice":
        field = QLineEdit(value)
        field.setObjectName(f"property-{attribute.id}")
        return field
    none = translate("Properties", "(none)")
    return _choice(attribute.id, [("", none), *((one, one) for one in attribute.choices)], value)


def _value(field: QLineEdit | QComboBox) -> str:
    return field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")


def _choice(name: str, items: list[tuple[str, str]], current: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"property-{name}")
    for data, text in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
