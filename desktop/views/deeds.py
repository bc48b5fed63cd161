"""Deeds: what the commands of the window do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from desktop.actions.annotate import DeleteAnnotations
from desktop.actions.documents import DeleteDocuments
from desktop.actions.errors import LibraryError
from desktop.views import problems, steps
from desktop.views.commands import plain
from desktop.views.encodings import ENCODINGS, encoding_choice
from desktop.views.legend import Legend
from desktop.views.status import encoding_name
from desktop.views.tips import plain as plain_tip

if TYPE_CHECKING:
    from desktop.views.window import Window

translate = QCoreApplication.translate

KEYS = "1234567890"


class Deeds(QObject):
    """What a window does when it is told to."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

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
                "filter-documents": self._filter_documents,
                "legend": self.show_legend,
                "go-documents": lambda: self._go("documents"),
                "go-text": window.reader.setFocus,
                "go-annotations": lambda: self._go("annotations"),
                "go-figures": lambda: self._go("figures"),
                "full-screen": self._full_screen,
                "next-document": lambda: self._step_document(1),
                "previous-document": lambda: self._step_document(-1),
                "properties": lambda: self.show_properties(window.document.id),
                "cleaning": lambda: self.show_cleaning(window.document.id),
                "encoding": lambda: self.choose_encoding(window.document.id),
                "delete-document": lambda: self.delete_documents([window.document.id]),
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
        window.commands.connect_to(window.filing.deeds())
        window.commands.connect_to(window.coding.deeds())
        for name in ("show-documents", "show-annotations"):
            window.commands[name].toggled.connect(lambda on, name=name: window.show_panel(name, on))
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
        documents.open_wanted.connect(window.open_document)
        documents.import_wanted.connect(lambda: window.filing.choose_files())
        documents.properties_wanted.connect(self.show_properties)
        documents.cleaning_wanted.connect(self.show_cleaning)
        documents.delete_wanted.connect(self.delete_documents)
        documents.export_wanted.connect(window.filing.export)
        window.annotations.codebook.put.connect(window.tagging.put)
        marks.wanted.connect(self.go_to_annotation)
        marks.note_done.connect(window.reader.setFocus)
        figures.wanted.connect(self.go_to_figure)
        figures.annotate_wanted.connect(window.tagging.annotate_figures)
        figures.correct_wanted.connect(self.correct_figure)
        figures.dismiss_wanted.connect(window.tagging.dismiss_figures)
        figures.restore_wanted.connect(window.tagging.restore_figures)
        figures.export_wanted.connect(lambda: window.filing.export("figures", [window.document.id]))
        window.cards.correct_wanted.connect(self.correct_figure)
        window.cards.repair_wanted.connect(self.repair)
        window.cards.chosen.connect(self._choose_in_lists)

    # Documents.

    def show_properties(self, document_id: str) -> None:
        """Show the metadata of a document, to be corrected."""
        if document_id:
            from desktop.views.dialogs.properties import Properties

            Properties(self._desk, document_id, self._window).open()

    def show_cleaning(self, document_id: str) -> None:
        """Show what cleaning changed in a document, beside the original."""
        if not document_id:
            return
        from desktop.views.dialogs.cleaning import Cleaning

        try:
            Cleaning(self._desk, document_id, self._window).open()
        except LibraryError as error:
            problems.tell(self._desk.messages, error)

    def choose_encoding(self, document_id: str) -> None:
        """Ask for the encoding of a document's file and read it again."""
        if not document_id:
            return
        used = self._desk.library.reading.version(document_id).encoding
        heading = translate("Deeds", "Read the file in another encoding")
        label = translate(
            "Deeds",
            "It was read as %1. All its documents get a new text; annotations move along where their words "
            "are found again. You can undo this.",
        ).replace("%1", encoding_name(used))
        names = [encoding_choice(codec) for codec in ENCODINGS]
        chosen = self._desk.messages.choose_item(heading, label, names)
        if chosen is not None and self._window.importing.read_again(document_id, ENCODINGS[chosen]):
            rows = self._window.documents.model.rows()
            if rows and not self._window.document.id:
                self._window.open_document(rows[-1].id)

    def delete_documents(self, ids: Sequence[str]) -> None:
        """Delete documents, after a question that says what goes."""
        if not ids or not ids[0]:
            return
        rows = [self._desk.library.reading.document(one) for one in ids]
        annotations = sum(row.annotations for row in rows)
        heading = translate("Deeds", "Delete %n document(s)?", None, len(rows))
        lines = [row.title for row in rows[:6]] + (["…"] if len(rows) > 6 else [])
        if annotations:
            lines.append("")
            lines.append(translate("Deeds", "%n annotation(s) go with them.", None, annotations))
        lines.append(translate("Deeds", "You can undo this."))
        if self._desk.messages.ask(heading, "\n".join(lines), translate("Deeds", "Delete"), dangerous=True):
            self._desk.perform(DeleteDocuments(list(ids)))

    def _step_document(self, step: int) -> None:
        rows = self._window.documents.shown()
        place = next((n for n, row in enumerate(rows) if row.id == self._window.document.id), -1)
        place = place + step if place >= 0 else 0
        if 0 <= place < len(rows):
            self._window.open_document(rows[place].id)

    # Places.

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

    def _choose_in_lists(self, layer: str, key: str) -> None:
        if layer == "annotations":
            self._window.annotations.marks.choose(key)
        elif layer == "figures":
            self._window.annotations.figures.choose(key)

    def _go(self, where: str) -> None:
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

    # Annotating.

    def reader_menu(self, code_point: int) -> QMenu:
        """Give the menu of what can be done at a place of the text."""
        window, menu = self._window, QMenu(self._window)
        start, end = window.reader.selection()
        chosen = window.document.contents.text[start:end] if window.document.contents else ""
        if chosen:
            tags = menu.addMenu(translate("Deeds", "Put a tag"))
            for tag in window.annotations.codebook.tags():
                action = tags.addAction(
                    "\u2003" * tag.depth + tag.name + (f"\t{tag.shortcut}" if tag.shortcut else "")
                )
                action.triggered.connect(lambda _=False, tag=tag: window.tagging.put(tag.id))
            tags.addSeparator()
            tags.addAction(window.commands["new-tag"])
            menu.addAction(window.commands["copy"])
            menu.addSeparator()
        for row in window.tagging.here():
            inner = menu.addMenu(f"▍{row.tag}")
            inner.addAction(translate("Deeds", "Note…")).triggered.connect(
                lambda _=False, row=row: window.annotations.marks.write_note(row.id)
            )
            inner.addAction(translate("Deeds", "Move its ends")).triggered.connect(
                lambda _=False, row=row: window.reader.adjust("annotations", row.id)
            )
            inner.addAction(translate("Deeds", "Delete")).triggered.connect(
                lambda _=False, row=row: self._desk.perform(DeleteAnnotations([row.id]))
            )
        window.reading.add_to_menu(menu)
        menu.addAction(window.commands["card"])
        menu.addAction(window.commands["figure-to-annotation"])
        menu.addSeparator()
        menu.addAction(window.commands["find"])
        return menu

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

        self._desk.perform(AcceptRepair(self._window.document.id, start, end, reading))

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
