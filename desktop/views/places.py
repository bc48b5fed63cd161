"""Places: where one can go in a window: a panel, an annotation, a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.views.window import Window


class Places(QObject):
    """Where a person goes in a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Give what the commands do."""
        return {
            "filter-documents": self._filter_documents,
            "go-documents": lambda: self.go("documents"),
            "go-text": self._window.reader.setFocus,
            "go-annotations": lambda: self.go("annotations"),
            "go-figures": lambda: self.go("figures"),
            "full-screen": self._full_screen,
        }

    def go_to_annotation(self, annotation_id: str) -> None:
        """Bring an annotation into view and select its words."""
        contents = self._window.document.contents
        row = (
            next((one for one in contents.annotations if one.id == annotation_id), None) if contents else None
        )
        if row is not None and row.state == "placed":
            self._window.reader.select(row.start, row.end)
            self._window.reader.reveal(row.start, row.end)

    def go_to_figure(self, key: str) -> None:
        """Bring a figure into view and select it."""
        contents = self._window.document.contents
        known = next((one for one in contents.figures if one.key == key), None) if contents else None
        if known is not None:
            self._window.reader.select(known.figure.start, known.figure.end)
            self._window.reader.reveal(known.figure.start, known.figure.end)

    def choose_in_lists(self, layer: str, key: str) -> None:
        """Choose in its list what was chosen in the text."""
        if layer == "annotations":
            self._window.annotations.marks.choose(key)
        elif layer == "figures":
            self._window.annotations.figures.choose(key)

    def go(self, where: str) -> None:
        """Give a panel the focus: ``documents``, ``annotations`` or ``figures``."""
        window = self._window
        name = "show-documents" if where == "documents" else "show-annotations"
        window.commands[name].setChecked(True)
        if where == "documents":
            window.documents.list.setFocus()
        elif where == "annotations":
            window.annotations.show_annotations()
            window.annotations.codebook.tree.setFocus()
        else:
            window.annotations.show_figures()
            window.annotations.figures.table.setFocus()

    def _filter_documents(self) -> None:
        self._window.commands["show-documents"].setChecked(True)
        self._window.documents.filters.words.setFocus()
        self._window.documents.filters.words.selectAll()

    def _full_screen(self) -> None:
        window = self._window
        window.showFullScreen() if window.commands["full-screen"].isChecked() else window.showNormal()
