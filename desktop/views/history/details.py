"""Details: the rows that a step wrote, before and after."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit

from desktop.actions.errors import LibraryError
from desktop.actions.reading import Reading
from desktop.actions.rows import StepRow

translate = QCoreApplication.translate

MOST = 40
"""Rows of a step that are shown."""

_LONGEST = 120
"""Characters of a value that are shown."""

_QUIET = ("id", "created", "modified", "prefix", "suffix", "moved_from", "position", "number")
"""Columns that tell a person nothing."""


class Details(QPlainTextEdit):
    """What a step changed, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("history-details")
        self.setAccessibleName(translate("History", "What the step changed, before and after"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_step(self, reading: Reading | None, step: StepRow | None) -> None:
        """Show what a step changed, or nothing."""
        if reading is None or step is None:
            self.clear()
            return
        try:
            images = next((held for _, held in reading.iterate_changes(step.number)), [])
        except (LibraryError, ValueError):
            self.setPlainText(translate("History", "What this step changed can't be read"))
            return
        told = [line for one in images[:MOST] for line in _told(one.table, one.key, one.before, one.after)]
        if len(images) > MOST:
            told.append(translate("History", "… and %n more row(s)", None, len(images) - MOST))
        self.setPlainText("\n".join(told))


def _told(table: str, key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[str]:
    """Say what became of a row: that it came or went with its values, or which values changed."""
    mark = "+" if before is None else "\u2212" if after is None else "·"
    lines = [f"{mark} {_table(table)} {key[:8]}"]
    for name in after if after is not None else before or {}:
        was, is_ = (before or {}).get(name), (after or {}).get(name)
        if name in _QUIET or name.endswith("_id") or was == is_:
            continue
        shown = _value(is_) if before is None else _value(was) if after is None else None
        if shown == "":
            continue
        lines.append(
            f"    {_field(name)}: {shown if shown is not None else f'{_value(was)} → {_value(is_)}'}"
        )
    return lines


def _table(name: str) -> str:
    return {
        "document": translate("History", "document"),
        "passage": translate("History", "passage"),
        "tag": translate("History", "tag"),
        "annotation": translate("History", "annotation"),
        "own_word": translate("History", "word"),
        "figure_correction": translate("History", "correction of a figure"),
        "bookmark": translate("History", "bookmark"),
    }.get(name, name)


def _field(name: str) -> str:
    return {
        "quote": translate("History", "words"),
        "start": translate("History", "start"),
        "end": translate("History", "end"),
        "note": translate("History", "note"),
        "state": translate("History", "state"),
        "name": translate("History", "name"),
        "colour": translate("History", "colour"),
        "description": translate("History", "description"),
        "shortcut": translate("History", "key"),
        "removed": translate("History", "deleted"),
        "title": translate("History", "title"),
    }.get(name, name)


def _value(value: object) -> str:
    if value is None or value == "":
        return "" if value is None else "“”"
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
