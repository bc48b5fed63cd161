"""Attributes: columns of a user's own beside the metadata of documents, and their values."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.queries import document_groups
from db.row_types import ATTRIBUTE_KINDS, AttributeRow
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.tag_values import plain_name

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
"""A date, or as much of it as is known: 2024, 2024-5, 2024-05-08, 2024年5月8日."""


def value_of(kind: str, text: str, choices: Sequence[str] = ()) -> str:
    """Return a value as an attribute holds it, empty for none.

    Args:
        kind: One of ATTRIBUTE_KINDS.
        text: What was written.
        choices: What may be chosen, where the kind is ``choice``.

    Raises:
        ValueError: With what is wrong: ``not-a-number``, ``not-a-date``, ``not-allowed``.
    """
    trimmed = text.strip()
    if not trimmed or kind == "text":
        return trimmed
    if kind == "number":
        return _number(trimmed)
    if kind == "date":
        return _date(trimmed)
    if trimmed not in choices:
        raise ValueError("not-allowed")
    return trimmed


def _number(text: str) -> str:
    """Return a number in plain digits; separators of thousands are left out, also the full-width ones."""
    plain = text.replace(",", "").replace("，", "").replace("\u2212", "-")
    try:
        number = Decimal(plain)
    except InvalidOperation as error:
        raise ValueError("not-a-number") from error
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise ValueError("not-a-number")
    return format(number, "f")


def _date(text: str) -> str:
    """Return a date as ISO 8601, or as much of it as is written."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError("not-a-date")
    year, *rest = (int(part) for part in found.groups() if part)
    try:
        date(year, *rest, *[1] * (2 - len(rest)))
    except ValueError as error:
        raise ValueError("not-a-date") from error
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def sort_key(kind: str, value: str) -> tuple[int, Any]:
    """Return what values of one attribute are sorted by; no value comes last."""
    if not value:
        return 2, ""
    if kind == "number":
        try:
            return 0, Decimal(value)
        except InvalidOperation:
            return 1, value
    return 1, value


def _attributes(work: UnitOfWork) -> dict[str, AttributeRow]:
    return {row.id: row for row in document_groups.attributes(work.connection)}


def _free_name(work: UnitOfWork, name: str, own_id: str = "") -> str:
    trimmed = plain_name(work, name)
    for row in _attributes(work).values():
        if row.name == trimmed and row.id != own_id:
            raise BadValue(work.path, "taken", field="name", value=trimmed, id=row.id)
    return trimmed


def _checked_choices(kind: str, choices: Sequence[str]) -> list[str]:
    return [one for one in dict.fromkeys(text.strip() for text in choices) if one] if kind == "choice" else []


@dataclass(frozen=True, slots=True)
class AddAttribute(Action[str]):
    """Make an attribute; its value is the attribute's id.

    Attributes:
        name: Its name, unique.
        value_kind: One of ATTRIBUTE_KINDS.
        choices: What may be chosen, where that is ``choice``.
        id: Its id.
    """

    kind: ClassVar[str] = "add-attribute"
    name: str
    value_kind: str = "text"
    choices: Sequence[str] = ()
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write the attribute."""
        if self.value_kind not in ATTRIBUTE_KINDS:
            raise BadValue(work.path, "not-allowed", field="kind", value=self.value_kind)
        name = _free_name(work, self.name)
        position = document_groups.next_attribute_position(work.connection)
        choices = _checked_choices(self.value_kind, self.choices)
        row = {"id": self.id, "name": name, "kind": self.value_kind, "position": position}
        held = json.dumps(choices, ensure_ascii=False)
        work.insert("attribute", {**row, "choices": held, "created": work.now})
        work.set_label_args(label=name)
        return self.id


@dataclass(frozen=True, slots=True)
class EditAttribute(Action[None]):
    """Change the name or the choices of an attribute; its kind stays.

    Choices that documents have stay, even where they are not among the new ones.

    Attributes:
        attribute_id: The attribute.
        name: Its name.
        choices: What may be chosen, where its kind is ``choice``.
    """

    kind: ClassVar[str] = "edit-attribute"
    attribute_id: str
    name: str
    choices: Sequence[str] = ()

    def do(self, work: UnitOfWork) -> None:
        """Write name and choices."""
        row = work.row("attribute", self.attribute_id)
        name = _free_name(work, self.name, self.attribute_id)
        choices = _checked_choices(row["kind"], self.choices)
        held = document_groups.values(work.connection)
        if row["kind"] == "choice":
            used = {one[self.attribute_id] for one in held.values() if self.attribute_id in one}
            choices += sorted(used - set(choices))
        work.update(
            "attribute", self.attribute_id, name=name, choices=json.dumps(choices, ensure_ascii=False)
        )
        work.set_label_args(label=name)


@dataclass(frozen=True, slots=True)
class DeleteAttribute(Action[None]):
    """Delete an attribute with all its values.

    Attributes:
        attribute_id: The attribute.
    """

    kind: ClassVar[str] = "delete-attribute"
    attribute_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the values, then the attribute."""
        row = work.row("attribute", self.attribute_id)
        values = document_groups.value_ids(work.connection, self.attribute_id)
        work.delete("attribute_value", *values.values())
        work.delete("attribute", self.attribute_id)
        work.set_label_args(label=row["name"], count=str(len(values)))


@dataclass(frozen=True, slots=True)
class SetAttributes(Action[None]):
    """Write values of attributes of documents in one step; an empty value takes it away.

    Attributes:
        values: The values by document and attribute.
    """

    kind: ClassVar[str] = "set-attributes"
    values: Mapping[str, Mapping[str, str]]

    def do(self, work: UnitOfWork) -> None:
        """Write the values."""
        known = _attributes(work)
        by_attribute: dict[str, dict[str, str]] = {}
        for document_id, wanted in self.values.items():
            title = work.document(document_id)["title"]
            work.set_label_args(document=title)
            for attribute_id, text in wanted.items():
                row = known.get(attribute_id)
                if row is None:
                    work.row("attribute", attribute_id)  # says that there is none
                    continue
                by_attribute.setdefault(attribute_id, {})[document_id] = _checked(work, row, text)
        for attribute_id, values in by_attribute.items():
            write_values(work, attribute_id, values)
        work.set_label_args(count=str(len(self.values)))


def _checked(work: UnitOfWork, row: AttributeRow, text: str) -> str:
    try:
        return value_of(row.kind, text, row.choices)
    except ValueError as error:
        raise BadValue(work.path, str(error), field=row.name, value=text) from error


def write_values(work: UnitOfWork, attribute_id: str, values: Mapping[str, str]) -> None:
    """Write checked values of one attribute by document; an empty one takes away what there is."""
    known = document_groups.value_ids(work.connection, attribute_id)
    gone = [known[one] for one, value in values.items() if one in known and not value]
    work.delete("attribute_value", *gone)
    kept = {known[one]: {"value": value} for one, value in values.items() if one in known and value}
    work.change("attribute_value", kept)
    work.insert(
        "attribute_value",
        *(
            {"id": new_id(), "attribute_id": attribute_id, "document_id": one, "value": value}
            for one, value in values.items()
            if one not in known and value
        ),
    )
