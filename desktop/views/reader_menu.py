"""The menu of the reading pane: what can be done where the mouse or the caret is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from desktop.actions.annotate import DeleteAnnotations
from desktop.lifetime import connect

if TYPE_CHECKING:
    from desktop.actions.rows import AnnotationRow
    from desktop.views.window import Window

translate = QCoreApplication.translate


def reader_menu(window: Window) -> QMenu:
    """Give the menu of what can be done at the selection and with the annotations there."""
    menu = QMenu(window)
    start, end = window.reader.selection()
    chosen = window.document.contents.text[start:end] if window.document.contents else ""
    if chosen:
        _add_tags(window, menu)
        menu.addAction(window.commands["copy"])
        menu.addSeparator()
    for row in window.tagging.here():
        _add_annotation(window, menu, row)
    window.reading.add_to_menu(menu)
    menu.addAction(window.commands["card"])
    menu.addAction(window.commands["figure-to-annotation"])
    menu.addSeparator()
    menu.addAction(window.commands["find"])
    return menu


def _add_tags(window: Window, menu: QMenu) -> None:
    """Offer the tags for the words that are selected."""
    tags = menu.addMenu(translate("ReaderMenu", "Put a tag"))
    for tag in window.annotations.codebook.tags():
        action = tags.addAction(
            "\u2003" * tag.depth + tag.name + (f"\t{tag.shortcut}" if tag.shortcut else "")
        )
        connect(action.triggered, menu, lambda _=False, tag=tag: window.tagging.put(tag.id))
    tags.addSeparator()
    tags.addAction(window.commands["new-tag"])


def _add_annotation(window: Window, menu: QMenu, row: AnnotationRow) -> None:
    """Offer what can be done with an annotation."""
    inner = menu.addMenu(f"▍{row.tag}")
    for words, deed in (
        (translate("ReaderMenu", "Note…"), lambda: window.annotations.marks.write_note(row.id)),
        (translate("ReaderMenu", "Move its ends"), lambda: window.reader.adjust("annotations", row.id)),
        (translate("ReaderMenu", "Delete"), lambda: window.desk.perform_soon(DeleteAnnotations([row.id]))),
    ):
        connect(inner.addAction(words).triggered, menu, deed)
