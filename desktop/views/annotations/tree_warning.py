"""The tree's warning: what is wrong with the codebook as a tree, said over it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.actions.row_types import DEEPEST, TagRow
from desktop.i18n import translate


class TreeWarning(QLabel):
    """Says that tags stand too deep or under themselves, in a library that came to hold such; else hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("codebook-warning")
        self.setProperty("look", "warning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(12, 2, 8, 4)
        self.hide()

    def show_for(self, rows: Sequence[TagRow]) -> None:
        """Show what is wrong with the tags of a library, if anything is."""
        deep = sum(1 for row in rows if row.depth >= DEEPEST)
        torn = sum(1 for row in rows if row.torn)
        said = []
        if deep:
            said.append(
                translate(
                    "Codebook",
                    ("%n tag(s) are nested deeper than 32 levels and are shown at level 32. Move them up."),
                    n=deep,
                )
            )
        if torn:
            said.append(
                translate(
                    "Codebook",
                    (
                        "%n tag(s) are nested within themselves and are shown at the end. Move them "
                        "to fix this."
                    ),
                    n=torn,
                )
            )
        self.setText("\n".join(said))
        self.setVisible(bool(said))
