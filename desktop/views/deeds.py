"""Deeds: what the commands of the window do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.lifetime import connect
from desktop.views import steps
from desktop.views.commands import plain
from desktop.views.legend import Legend
from desktop.views.papers import Papers
from desktop.views.places import Places
from desktop.views.tips import plain as plain_tip

if TYPE_CHECKING:
    from desktop.views.window import Window

translate = QCoreApplication.translate

KEYS = "1234567890"


class Deeds(QObject):
    """What a window does when it is told to.

    Attributes:
        papers: What is done with documents.
        places: Where one can go.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.papers = Papers(window)
        self.places = Places(window)

    def connect_all(self) -> None:
        """Connect commands, keys and panels."""
        window = self._window
        window.commands.connect_to(
            {
                "new-library": window.libraries.make,
                "open-library": window.libraries.choose,
                "quit": window.close,
                "undo": self._desk.undo,
                "redo": self._desk.redo,
                "copy": window.reader.copy,
                "find": window.finder.enter,
                "legend": self.show_legend,
                "new-tag": lambda: window.annotations.codebook.add(),
                "use-codebook": window.annotations.codebook.use_template,
                "note": window.tagging.note,
                "delete-annotation": window.tagging.delete,
                "card": window.cards.show_here,
                "figure-to-annotation": window.tagging.annotate_figure_here,
                "figures-to-annotations": self._annotate_shown_figures,
                "annotator": window.annotators.show_dialog,
                "keys": self.show_keys,
                "about": self.show_about,
            }
        )
        for part in (self.papers, self.places, window.filing, window.coding):
            window.commands.connect_to(part.deeds())
        for name in ("show-documents", "show-annotations"):
            connect(window.commands[name].toggled, self, lambda on, name=name: window.show_panel(name, on))
        window.commands.give_text(window.reader)
        self._connect_keys()
        self._connect_panels()

    def _connect_keys(self) -> None:
        window = self._window
        for key in KEYS:
            for widget in (window.reader, window.annotations.codebook.tree, window.annotations.marks.list):
                shortcut = QShortcut(QKeySequence(key), widget)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(lambda key=key: window.tagging.put_pinned(key))

    def _connect_panels(self) -> None:
        window = self._window
        documents, marks, figures = (
            window.documents,
            window.annotations.marks,
            window.annotations.figures,
        )
        connect(documents.open_wanted, self, window.open_document)
        connect(documents.import_wanted, self, lambda: window.filing.choose_files())
        connect(documents.properties_wanted, self, self.papers.show_properties)
        connect(documents.cleaning_wanted, self, self.papers.show_cleaning)
        connect(documents.delete_wanted, self, self.papers.delete_documents)
        connect(documents.export_wanted, self, window.filing.export)
        connect(window.annotations.codebook.put, self, window.tagging.put)
        connect(window.annotations.codebook.passages_wanted, self, window.coding.show_passages)
        connect(marks.wanted, self, self.places.go_to_annotation)
        connect(marks.note_done, self, window.reader.setFocus)
        connect(figures.wanted, self, self.places.go_to_figure)
        connect(figures.annotate_wanted, self, window.tagging.annotate_figures)
        figures.correct_wanted.connect(self.correct_figure)
        connect(figures.dismiss_wanted, self, window.tagging.dismiss_figures)
        connect(figures.restore_wanted, self, window.tagging.restore_figures)
        connect(figures.export_wanted, self, lambda: window.filing.export("figures", [window.document.id]))
        window.cards.correct_wanted.connect(self.correct_figure)
        window.cards.repair_wanted.connect(self.repair)
        connect(window.cards.chosen, self, self.places.choose_in_lists)
        connect(window.reader.span_walked, self, self.places.choose_in_lists)

    # Figures, damage, steps.

    def _annotate_shown_figures(self) -> None:
        shown = self._window.annotations.figures.shown()
        self._window.tagging.annotate_figures([known for known in shown if not known.dismissed])

    def correct_figure(self, known: object) -> None:
        """Let a figure be corrected."""
        from desktop.actions.figures import KnownFigure
        from desktop.views.dialogs.figure import FigureDialog

        if isinstance(known, KnownFigure) and self._window.document.id:
            FigureDialog(self._desk, self._window.document.id, known, self._window).open()

    def repair(self, start: int, end: int, reading: str) -> None:
        """Accept what a damaged place may have been: a new version of the text."""
        from desktop.actions.versions import AcceptRepair

        self._desk.perform_soon(AcceptRepair(self._window.document.id, start, end, reading))

    def name_steps(self) -> None:
        """Say in the menu what undo and redo would do."""
        undoable = self._desk.library.undoable() if self._desk.is_open else None
        redoable = self._desk.library.redoable() if self._desk.is_open else None
        for name, step, bare, named in (
            ("undo", undoable, translate("Deeds", "&Undo"), translate("Deeds", "&Undo “%1”")),
            ("redo", redoable, translate("Deeds", "&Redo"), translate("Deeds", "&Redo “%1”")),
        ):
            action = self._window.commands[name]
            action.setEnabled(step is not None)
            text = named.replace("%1", steps.wording(step).replace("&", "&&")) if step is not None else bare
            action.setText(text)
            action.setToolTip(plain_tip(f"{plain(text)} ({action.shortcut().toString()})"))

    # Looks and help.

    def show_legend(self) -> None:
        """Show how each layer looks."""
        legend = Legend(self._window.commands, self._window.reader.theme(), self._window)
        legend.adjustSize()
        bar = self._window.menus.bar
        button = bar.widgetForAction(self._window.commands["legend"])
        legend.move(button.mapToGlobal(button.rect().bottomLeft()) if button is not None else bar.pos())
        legend.show()

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        self._window.reading.show_keys()

    def show_about(self) -> None:
        """Say what Piyue is, and its version."""
        from desktop.views.dialogs.about import About

        About(self._desk, self._window).open()
