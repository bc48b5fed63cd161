"""Reading: what commands about the text do: outline, places, bookmarks, script, second text, looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMenu, QSplitter

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.own import AddBookmark, HitsToAnnotations, RemoveBookmark
from desktop.actions.rows import BookmarkRow
from desktop.lifetime import connect
from desktop.text.units import paragraph_at
from desktop.views import own_keys, typesetting, wording
from desktop.views.looks import reading_face
from desktop.views.outline.panel import OutlinePanel
from desktop.views.own_words import OwnWords
from desktop.views.reader import doubt_in_words

if TYPE_CHECKING:
    from desktop.views.beside.pane import Beside
    from desktop.views.document import Contents
    from desktop.views.printing.deeds import Printing
    from desktop.views.window import Window

translate = QCoreApplication.translate

LABEL = 24
"""Code points of a line that name its bookmark."""


class Reading(QObject):
    """The deeds about reading.

    Attributes:
        outline: The panel of headings and bookmarks.
        words: What can be done with words at the caret.
        beside: The second text; None until it is wanted for the first time.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._bookmarks: list[BookmarkRow] = []
        self.outline = OutlinePanel()
        self.words = OwnWords(window.desk, window.reader)
        self.beside: Beside | None = None
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._texts: QSplitter | None = None
        self._printer: Printing | None = None

    # Where things stand, and what they are connected to

    def place(self) -> None:
        """Put the outline under the list of documents."""
        window, side = self._window, self._side
        side.setObjectName("side")
        side.setHandleWidth(1)
        side.setChildrenCollapsible(False)
        sizes = window.split.sizes()
        window.split.replaceWidget(window.split.indexOf(window.documents), side)
        side.setMinimumWidth(window.documents.minimumWidth())
        window.split.setCollapsible(window.split.indexOf(side), False)
        side.addWidget(window.documents)
        side.addWidget(self.outline)
        window.documents.setVisible(window.panel_shown("show-documents"))
        if not side.restoreState(self._desk.settings.state("side")):
            side.setSizes([480, 320])
        window.split.setSizes(sizes)
        side.splitterMoved.connect(lambda *_: self._desk.settings.set_state("side", side.saveState()))
        shown = self._desk.settings.text("outline", "true") == "true"
        window.commands["outline"].setChecked(shown)
        self._show_outline(shown)
        self._connect()
        own = own_keys.kept(self._desk.settings)
        if own:
            self._use_keys(own)

    def _connect(self) -> None:
        window, commands, reader = self._window, self._window.commands, self._window.reader
        commands.connect_to(
            {
                "reading-settings": self.show_settings,
                "go-to": self.ask_place,
                "back": reader.go_back,
                "forward": reader.go_forward,
                "bookmark": self.toggle_bookmark,
                "next-bookmark": lambda: self.step_bookmark(forward=True),
                "previous-bookmark": lambda: self.step_bookmark(forward=False),
                "print": lambda: self._printing().print(),
                "export-pdf": lambda: self._printing().save_pdf(),
                "move-ends": lambda: reader.do("adjust"),
                "add-word": self.words.add,
                "split-word": self.words.split,
                "join-words": self.words.join,
                "annotate-hits": self.annotate_hits,
                "go-outline": self._go_to_outline,
                "go-beside": self._go_beside,
            }
        )
        window.finder.annotate_wanted.connect(self.annotate_hits)
        commands["outline"].toggled.connect(self._show_outline)
        connect(commands["show-documents"].toggled, self, lambda _: self._show_side())
        commands["other-script"].toggled.connect(self.show_script)
        commands["beside"].toggled.connect(self.show_beside)
        commands["together"].toggled.connect(self._set_together)
        self.outline.wanted.connect(self.go_to)
        self.outline.bookmark_removed.connect(lambda one: self._desk.perform_soon(RemoveBookmark(one)))
        window.document.opened.connect(self._show_document)
        connect(window.document.annotations_changed, self, lambda _: self._count())
        reader.scrolled.connect(self._show_place)
        reader.caret_moved.connect(self._tell_doubt)
        connect(reader.zoomed, self, lambda _: self._take_looks())
        reader.span_missed.connect(self._tell_missed)
        window.appearance.set_anew.connect(self._take_looks)
        self._desk.changed.connect(self._follow)
        self._desk.library_changed.connect(self._close_beside)

    # The outline

    def _show_outline(self, on: bool) -> None:
        self.outline.setVisible(on)
        self._desk.settings.set_text("outline", "true" if on else "false")
        self._show_side()
        if on:
            self._show_place()

    def _show_side(self) -> None:
        commands = self._window.commands
        self._side.setVisible(commands["outline"].isChecked() or commands["show-documents"].isChecked())

    def _go_to_outline(self) -> None:
        self._window.commands["outline"].setChecked(True)
        self.outline.tree.setFocus()

    def _show_document(self, contents: Contents | None) -> None:
        headings = contents.headings if contents is not None else ()
        self.outline.show_document(headings, len(contents.text) if contents is not None else 0)
        self.outline.set_muted(self._desk.theme.muted)
        self._count()
        self._read_bookmarks()
        self.show_script(self._window.commands["other-script"].isChecked())
        self._show_place()
        self._offer_documents()

    def _count(self) -> None:
        contents = self._window.document.contents
        rows = self._window.document.shown() if contents is not None else []
        self.outline.show_counts([row.start for row in rows if row.state == "placed"])

    def _show_place(self) -> None:
        if self.outline.isVisible() and self._window.document.contents is not None:
            self.outline.show_place(self._window.reader.position())

    # Places

    def go_to(self, place: int) -> None:
        """Go to a code point; the place before can be gone back to."""
        reader = self._window.reader
        reader.go_to(place)
        reader.set_caret(place)

    def ask_place(self) -> None:
        """Ask for a paragraph or a share, and go there."""
        from desktop.views.dialogs.goto import GoTo

        dialog = GoTo(self._window.text(), self._window)
        dialog.wanted.connect(self.go_to)
        dialog.open()

    # Bookmarks

    def toggle_bookmark(self) -> None:
        """Put a bookmark at the paragraph of the caret, or take it away."""
        window = self._window
        contents = window.document.contents
        if contents is None:
            return
        place = window.reader.selection()[0]
        start, end = paragraph_at(contents.text, place)
        known = [row for row in self._bookmarks if start <= row.position <= end]
        if known:
            self._desk.perform_soon(RemoveBookmark(known[0].id))
        else:
            label = contents.text[place:end].strip() or contents.text[start:end].strip()
            self._desk.perform_soon(AddBookmark(contents.row.id, place, label[:LABEL]))

    def step_bookmark(self, *, forward: bool) -> None:
        """Go to the next bookmark, or the one before."""
        caret = self._window.reader.caret()
        places = [row.position for row in self._bookmarks]
        found = [at for at in places if at > caret] if forward else [at for at in places if at < caret][::-1]
        if found:
            self.go_to(found[0])
        else:
            self._desk.messages.note(translate("ReadingDeeds", "No more bookmarks this way"))

    def _tell_missed(self, _layer: str) -> None:
        """Say that there is nothing more to go to; a key that does nothing leaves one wondering."""
        self._desk.messages.note(translate("ReadingDeeds", "No more of them this way"))

    def _read_bookmarks(self) -> None:
        here = self._window.document.id
        try:
            self._bookmarks = self._desk.library.reading.bookmarks(here) if here else []
        except LibraryError:
            self._bookmarks = []  # the document has just gone; the window tells of it
        self.outline.show_bookmarks(self._bookmarks)
        self._window.reader.set_bookmarks([row.position for row in self._bookmarks])

    def _follow(self, changes: Changes) -> None:
        if not self._desk.is_open:
            return
        if changes.everything or self._window.document.id in changes.documents | changes.texts:
            self._read_bookmarks()
        if changes.everything or changes.documents:
            self._offer_documents()

    # Words and hits

    def add_to_menu(self, menu: QMenu) -> None:
        """Put what can be done with the words at the caret into a menu."""
        chosen, parts, pair = self.words.selected(), self.words.parts(), self.words.pair()
        inner = menu.addMenu(translate("ReadingDeeds", "Words"))
        if chosen:
            words = translate("ReadingDeeds", "Take “%1” as one word").replace("%1", chosen)
            connect(inner.addAction(words).triggered, menu, self.words.add)
        if parts:
            words = translate("ReadingDeeds", "Split: %1").replace("%1", " | ".join(parts))
            connect(inner.addAction(words).triggered, menu, self.words.split)
        if pair:
            words = translate("ReadingDeeds", "Join: %1").replace("%1", " + ".join(pair))
            connect(inner.addAction(words).triggered, menu, self.words.join)
        inner.setEnabled(not inner.isEmpty())

    def annotate_hits(self) -> None:
        """Put a tag on all hits of the search, as one step."""
        window, messages = self._window, self._desk.messages
        if window.finder.searching():
            messages.note(translate("ReadingDeeds", "The search is still under way"))
            return
        hits = window.finder.hits()
        tags = list(window.annotations.codebook.tags())
        if not hits or not tags:
            messages.note(
                translate("ReadingDeeds", "Make a tag first")
                if hits
                else translate("ReadingDeeds", "Search for something first")
            )
            return
        heading = translate("ReadingDeeds", "Annotate %n hit(s)", None, len(hits))
        current = window.annotations.codebook.current()
        at = next((n for n, tag in enumerate(tags) if current is not None and tag.id == current.id), 0)
        names = wording.tag_paths([tag.path for tag in tags])
        chosen = messages.choose_item(heading, translate("ReadingDeeds", "With the tag"), names, at)
        if chosen is not None:
            action = HitsToAnnotations(window.document.id, hits, tags[chosen].id)
            self._desk.perform_many([action], len(hits))

    def _printing(self) -> Printing:
        from desktop.views.printing.deeds import Printing

        self._printer = self._printer or Printing(self._window)
        return self._printer

    # How it looks

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        from desktop.views.dialogs.keys import Keys

        dialog = Keys(own_keys.kept(self._desk.settings), self._window)
        dialog.changed.connect(self._change_keys)
        dialog.open()

    def _change_keys(self, own: own_keys.Own) -> None:
        own_keys.keep(self._desk.settings, own)
        self._use_keys(own)

    def _use_keys(self, own: own_keys.Own) -> None:
        self._window.commands.set_keys(own_keys.of_window(own))
        for reader in (self._window.reader, self.beside.reader if self.beside else None):
            if reader is not None:
                reader.set_keys(own_keys.of_pane(own))
        self._window.deeds.name_steps()

    def show_settings(self) -> None:
        """Let it be chosen how texts are set."""
        from desktop.views.dialogs.reading import ReadingDialog

        appearance = self._window.appearance
        dialog = ReadingDialog(appearance.setting(), appearance.paper, reading_face(), self._window)
        dialog.chosen.connect(self._use)
        dialog.open()

    def _use(self, setting: typesetting.Setting) -> None:
        self._window.appearance.use_setting(setting)

    def show_script(self, on: bool) -> None:
        """Show the text in the script that is not its own, or in its own."""
        from desktop.text.script import script_of  # loads its dictionaries

        reader = self._window.reader
        wanted = ""
        if on:
            wanted = "hans" if script_of(reader.text()) == "hant" else "hant"
        if wanted != reader.script():
            reader.set_script(wanted)
            self._take_looks()

    def _tell_doubt(self, place: int) -> None:
        """Say in the status line that the character at the caret is converted in doubt."""
        words = doubt_in_words(self._window.reader.doubt_at(place))
        if words:
            self._window.status.say(words)

    def _take_looks(self) -> None:
        self.outline.set_muted(self._desk.theme.muted)
        if self.beside is not None:
            self.beside.take_looks()

    # The second text

    def show_beside(self, on: bool) -> None:
        """Show the second text, the document that lies open at first, or put it away."""
        if on:
            pane = self._make_beside()
            pane.show()
            self._offer_documents()
            if not pane.document.id:
                pane.open(self._window.document.id)
                pane.reader.set_position(self._window.reader.position())
            pane.set_together(self._window.commands["together"].isChecked())
        elif self.beside is not None:
            self.beside.hide()
            self._window.reader.setFocus()

    def _make_beside(self) -> Beside:
        if self.beside is not None:
            return self.beside
        from desktop.views.beside.pane import Beside
        from desktop.views.tagging import Tagging

        window = self._window
        pane = self.beside = Beside(self._desk, window.reader, self._desk.icons)
        panel = window.annotations
        tagging = Tagging(self._desk, pane.document, pane.reader, panel.codebook, panel.marks)
        tagging.setParent(pane)
        pane.reader.set_keys(own_keys.of_pane(own_keys.kept(self._desk.settings)))
        pane.put.connect(tagging.put_pinned)
        pane.deleted.connect(tagging.delete)
        pane.reader.span_resized.connect(tagging.resize)
        pane.closed.connect(lambda: window.commands["beside"].setChecked(False))
        texts = self._texts = QSplitter(Qt.Orientation.Horizontal)
        texts.setObjectName("texts")
        texts.setHandleWidth(1)
        texts.setChildrenCollapsible(False)
        layout = window.page.layout()
        assert layout is not None
        layout.replaceWidget(window.reader, texts)
        texts.addWidget(window.reader)
        texts.addWidget(pane)
        texts.setSizes([500, 500])
        window.reader.show()
        for name in ("words", "figures", "terms", "damage", "annotations"):
            connect(window.commands[f"layer-{name}"].toggled, self, lambda _: self._take_looks())
        return pane

    def _offer_documents(self) -> None:
        if self.beside is not None and self._desk.is_open:
            rows = self._desk.library.reading.documents()
            self.beside.show_choice(rows, self._window.document.id)

    def _set_together(self, on: bool) -> None:
        if on:
            self._window.commands["beside"].setChecked(True)
        if self.beside is not None:
            self.beside.set_together(on)

    def _go_beside(self) -> None:
        self._window.commands["beside"].setChecked(True)
        if self.beside is not None:
            self.beside.reader.setFocus()

    def _close_beside(self) -> None:
        self._window.commands["beside"].setChecked(False)
        if self.beside is not None:
            self.beside.document.forget()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.outline.retranslate()
        if self.beside is not None:
            self.beside.retranslate()
