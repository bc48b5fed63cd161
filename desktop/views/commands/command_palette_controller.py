"""The controller of the command palette: gathers what can be found, and runs what is chosen."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop import i18n
from desktop.i18n import translate, translate_noop
from desktop.lifetime import alive, connect
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.commands.command_palette import CommandPalette
from desktop.views.commands.menu_titles import INNER, menu_title
from desktop.views.commands.menus import CHOICES, MenuChoices
from desktop.views.commands.palette_entries import PaletteEntry, other_words
from desktop.views.commands.registry import Command, CommandRegistry, Place, display_key, plain_text
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.navigator import WindowNavigator
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

RECENT = 8
"""How many of the entries chosen lately are offered first."""

ID = "command-palette"


class CommandPaletteController(QObject):
    """Opens the command palette over the window."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        documents: DocumentsPanel,
        codebook: CodebookPanel,
        cursor: CursorAnnotations,
        navigator: WindowNavigator,
        commands: CommandRegistry,
        choices: MenuChoices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._documents = documents
        self._codebook = codebook
        self._cursor = cursor
        self._navigator = navigator
        self._commands = commands
        self._choices = choices
        self._window = window
        self._recent: list[str] = []
        self._palette: CommandPalette | None = None
        self._focus_before: QWidget | None = None

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                ID,
                translate_noop("Commands", "Co&mmand palette…"),
                self.open,
                Place("edit", 2, 2),
                keys=("Ctrl+Shift+P",),
            ),
        ]

    @property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first wanted."""
        if self._palette is None:
            self._palette = CommandPalette(self._window, self._session.theme)
            self._palette.retranslate()
            self._palette.chosen.connect(self._run)
            self._palette.left.connect(self._give_focus_back)
            connect(self._session.theme_changed, self, self._palette.set_theme)
        return self._palette

    def open(self) -> None:
        """Open the palette."""
        if not self.palette.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.palette.open(self._entries(), self._recent)

    def keep_in_window(self) -> None:
        """Fit the palette into a window that has another size."""
        if self._palette is not None and self._palette.isVisible():
            self._palette.fit()

    def _give_focus_back(self) -> None:
        before = self._focus_before
        if before is not None and alive(before) and before.isVisible():
            before.setFocus()

    def _run(self, entry: PaletteEntry) -> None:
        """Run an entry as if chosen where the focus was."""
        key = f"{entry.kind}:{entry.key}"
        self._recent = [key, *(one for one in self._recent if one != key)][:RECENT]
        self._give_focus_back()
        entry.run()

    # What can be found.

    def _entries(self) -> Iterator[PaletteEntry]:
        yield from self._command_entries()
        yield from self._choice_entries()
        if self._session.is_open:
            yield from self._section_entries()
            yield from self._tag_entries()
            yield from self._document_entries()

    def _command_entries(self) -> Iterator[PaletteEntry]:
        for command in self._commands.all():
            action = self._commands[command.id]
            if command.id != ID and action.isEnabled():
                yield self._command_entry(command)

    def _choice_entries(self) -> Iterator[PaletteEntry]:
        """Yield what can be chosen in a menu without being a command: a theme, word marks, a language."""
        for menu, actions in self._choices.named().items():
            for (name, action), words in zip(actions.items(), CHOICES[menu], strict=True):
                shown = plain_text(action.text())
                title = f"{plain_text(menu_title(menu))} › {shown}"
                chinese = i18n.catalog("zh").get("Menus", words) or words
                names = tuple(dict.fromkeys((shown, chinese, words, name)))
                yield PaletteEntry("command", f"{menu}-{name}", title, names, "", action.trigger)

    def _command_entry(self, command: Command) -> PaletteEntry:
        title = plain_text(translate("Commands", command.title))
        shown = self._commands[command.id].text().partition("\t")[0]  # undo says what it would undo
        chinese = i18n.catalog("zh").get("Commands", command.title) or ""
        titles = map(plain_text, (shown, chinese, command.title))
        names = tuple(dict.fromkeys((*titles, *other_words().get(command.id, ()))))
        menu = command.menu()
        if menu in INNER:  # “Of all documents…” alone would say nothing
            title = f"{plain_text(menu_title(menu))} › {title}"
        keys = self._commands.keys(command)
        return PaletteEntry(
            "command",
            command.id,
            title,
            names,
            display_key(keys[0]) if keys else "",
            self._commands[command.id].trigger,
        )

    def _section_entries(self) -> Iterator[PaletteEntry]:
        contents = self._document.contents
        for heading in contents.headings if contents is not None else ():
            yield PaletteEntry(
                "section",
                str(heading.start),
                heading.title,
                (),
                "",
                partial(self._navigator.go_to, heading.start),
            )

    def _tag_entries(self) -> Iterator[PaletteEntry]:
        for tag in self._codebook.tags():
            yield PaletteEntry(
                "tag",
                tag.id,
                display_names.tag_path(tag.path),
                (tag.name,),
                tag.shortcut or "",
                partial(self._use_tag, tag.id),
            )

    def _use_tag(self, tag_id: str) -> None:
        """Apply a tag to what is selected in the text; where nothing is, show the annotations of the tag."""
        if self._reader.selected_text() and self._reader.isVisible():
            self._cursor.apply_tag(tag_id)
        else:
            self._codebook.passages_wanted.emit(tag_id)

    def _document_entries(self) -> Iterator[PaletteEntry]:
        for row in self._documents.model.rows():
            yield PaletteEntry(
                "document",
                row.id,
                row.title,
                (),
                row.region or "",
                partial(self._navigator.open_document, row.id),
            )

    def retranslate(self) -> None:
        """Show everything in the present language."""
        if self._palette is not None:
            self._palette.retranslate()
