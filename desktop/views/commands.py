"""Commands: the one table of what the window can do; menus, tool bar and the sheet of keys are made of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.lifetime import connect
from desktop.views.coding.table import CODING, NEEDS_TEXT
from desktop.views.icons import Icons

translate = QCoreApplication.translate


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for lupdate, which looks for this name; they are translated when they are shown."""
    return words


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do.

    Attributes:
        name: Its name, which never changes.
        menu: The menu it stands in: ``file``, ``edit``, ``view``, ``document``, ``annotate``, ``help``.
        words: What it is called, untranslated, with the mnemonic.
        keys: Its keys in Qt's portable notation; the first is shown.
        icon: Its icon's name, or empty.
        checkable: Whether it is a switch.
        where: ``window``: its keys work everywhere; ``text``: only while the text has the focus (keys without
            a modifier); ``told``: the focused widget handles the keys itself, they are only told.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    where: str = "window"


COMMANDS: tuple[Command, ...] = (
    Command("import-files", "file", QT_TRANSLATE_NOOP("Commands", "&Import files…"), ("Ctrl+O",), "import"),
    Command(
        "import-folder",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Import a &folder…"),
        ("Ctrl+Shift+O",),
        "folder",
    ),
    Command("import-look", "file", QT_TRANSLATE_NOOP("Commands", "&Look at files and import them…")),
    Command("folders", "file", QT_TRANSLATE_NOOP("Commands", "Fol&ders of this library…"), ("F5",)),
    Command("import-annotations", "file", QT_TRANSLATE_NOOP("Commands", "Import &annotations or a project…")),
    Command("new-library", "file", QT_TRANSLATE_NOOP("Commands", "&New library…"), ("Ctrl+N",), "library"),
    Command("open-library", "file", QT_TRANSLATE_NOOP("Commands", "&Open library…"), ("Ctrl+Shift+N",)),
    Command("export", "file", QT_TRANSLATE_NOOP("Commands", "&Export…"), ("Ctrl+E",), "export"),
    Command("export-all", "file", QT_TRANSLATE_NOOP("Commands", "Of &all documents…")),
    Command(
        "export-document", "file", QT_TRANSLATE_NOOP("Commands", "Of &this document…"), ("Ctrl+Shift+E",)
    ),
    Command("export-shown", "file", QT_TRANSLATE_NOOP("Commands", "Of the documents the &list shows…")),
    Command("export-figures-document", "file", QT_TRANSLATE_NOOP("Commands", "Of &this document…")),
    Command(
        "export-figures-shown", "file", QT_TRANSLATE_NOOP("Commands", "Of the documents the &list shows…")
    ),
    Command("export-figures-all", "file", QT_TRANSLATE_NOOP("Commands", "Of &all documents…")),
    Command("backups", "file", QT_TRANSLATE_NOOP("Commands", "&Backups…")),
    Command("check", "file", QT_TRANSLATE_NOOP("Commands", "Chec&k the library")),
    Command("print", "file", QT_TRANSLATE_NOOP("Commands", "&Print…"), ("Ctrl+P",)),
    Command("export-pdf", "file", QT_TRANSLATE_NOOP("Commands", "Save as P&DF…"), ("Ctrl+Shift+P",)),
    Command("quit", "file", QT_TRANSLATE_NOOP("Commands", "&Quit"), ("Ctrl+Q",)),
    Command("undo", "edit", QT_TRANSLATE_NOOP("Commands", "&Undo"), ("Ctrl+Z",), "undo"),
    Command("redo", "edit", QT_TRANSLATE_NOOP("Commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("history", "edit", QT_TRANSLATE_NOOP("Commands", "&History…"), ("Ctrl+H",)),
    Command("copy", "edit", QT_TRANSLATE_NOOP("Commands", "&Copy"), ("Ctrl+C",), "copy", where="told"),
    Command("find", "edit", QT_TRANSLATE_NOOP("Commands", "&Find in the text…"), ("Ctrl+F",), "find"),
    Command(
        "filter-documents",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Filter the &documents"),
        ("Ctrl+L",),
        "filter",
    ),
    Command(
        "layer-words", "view", QT_TRANSLATE_NOOP("Commands", "&Words"), ("Alt+1",), "words", checkable=True
    ),
    Command(
        "layer-figures",
        "view",
        QT_TRANSLATE_NOOP("Commands", "&Figures"),
        ("Alt+2",),
        "figures",
        checkable=True,
    ),
    Command(
        "layer-terms", "view", QT_TRANSLATE_NOOP("Commands", "&Terms"), ("Alt+3",), "terms", checkable=True
    ),
    Command(
        "layer-damage",
        "view",
        QT_TRANSLATE_NOOP("Commands", "&Damage"),
        ("Alt+4",),
        "damage",
        checkable=True,
    ),
    Command(
        "layer-annotations",
        "view",
        QT_TRANSLATE_NOOP("Commands", "&Annotations"),
        ("Alt+5",),
        "annotations",
        checkable=True,
    ),
    Command("legend", "view", QT_TRANSLATE_NOOP("Commands", "&Legend"), ("Alt+0",), "legend"),
    Command(
        "snapping",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Select &whole words when dragging"),
        checkable=True,
    ),
    Command("larger", "view", QT_TRANSLATE_NOOP("Commands", "&Larger text"), ("Ctrl++", "Ctrl+="), "larger"),
    Command("smaller", "view", QT_TRANSLATE_NOOP("Commands", "&Smaller text"), ("Ctrl+-",), "smaller"),
    Command("usual-size", "view", QT_TRANSLATE_NOOP("Commands", "&Usual size"), ("Ctrl+0",)),
    Command("reading-settings", "view", QT_TRANSLATE_NOOP("Commands", "How texts are se&t…"), ("Ctrl+,",)),
    Command(
        "other-script",
        "view",
        QT_TRANSLATE_NOOP("Commands", "In the other scri&pt: simplified or traditional"),
        ("Ctrl+Shift+T",),
        checkable=True,
    ),
    Command("outline", "view", QT_TRANSLATE_NOOP("Commands", "Outl&ine"), ("F6",), checkable=True),
    Command(
        "beside", "view", QT_TRANSLATE_NOOP("Commands", "Second text &beside"), ("Ctrl+B",), checkable=True
    ),
    Command(
        "together",
        "view",
        QT_TRANSLATE_NOOP("Commands", "S&croll both by section"),
        ("Ctrl+Shift+B",),
        checkable=True,
    ),
    Command(
        "show-documents",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Panel of &documents"),
        ("F9",),
        "panel-left",
        checkable=True,
    ),
    Command(
        "show-annotations",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Panel of a&nnotations"),
        ("F10",),
        "panel-right",
        checkable=True,
    ),
    Command("go-documents", "view", QT_TRANSLATE_NOOP("Commands", "Go to the d&ocuments"), ("Ctrl+1",)),
    Command("go-text", "view", QT_TRANSLATE_NOOP("Commands", "Go to the te&xt"), ("Ctrl+2",)),
    Command("go-annotations", "view", QT_TRANSLATE_NOOP("Commands", "Go to the annotat&ions"), ("Ctrl+3",)),
    Command("go-outline", "view", QT_TRANSLATE_NOOP("Commands", "Go to the outline"), ("Ctrl+5",)),
    Command("go-beside", "view", QT_TRANSLATE_NOOP("Commands", "Go to the second text"), ("Ctrl+6",)),
    Command("go-figures", "view", QT_TRANSLATE_NOOP("Commands", "Go to the fi&gures"), ("Ctrl+4",)),
    Command("full-screen", "view", QT_TRANSLATE_NOOP("Commands", "&Full screen"), ("F11",), checkable=True),
    Command(
        "next-document", "document", QT_TRANSLATE_NOOP("Commands", "&Next in the list"), ("Ctrl+PgDown",)
    ),
    Command(
        "previous-document",
        "document",
        QT_TRANSLATE_NOOP("Commands", "&Previous in the list"),
        ("Ctrl+PgUp",),
    ),
    Command("go-to", "document", QT_TRANSLATE_NOOP("Commands", "&Go to a paragraph or share…"), ("Ctrl+G",)),
    Command(
        "back",
        "document",
        QT_TRANSLATE_NOOP("Commands", "&Back to the place before"),
        ("Alt+Left",),
        where="told",
    ),
    Command(
        "forward", "document", QT_TRANSLATE_NOOP("Commands", "&Forward again"), ("Alt+Right",), where="told"
    ),
    Command(
        "bookmark", "document", QT_TRANSLATE_NOOP("Commands", "Boo&kmark here, or take it away"), ("Ctrl+D",)
    ),
    Command("next-bookmark", "document", QT_TRANSLATE_NOOP("Commands", "Ne&xt bookmark"), ("Ctrl+F2",)),
    Command(
        "previous-bookmark",
        "document",
        QT_TRANSLATE_NOOP("Commands", "Bookmark bef&ore"),
        ("Ctrl+Shift+F2",),
    ),
    Command(
        "properties", "document", QT_TRANSLATE_NOOP("Commands", "P&roperties…"), ("Ctrl+I",), "properties"
    ),
    Command("cleaning", "document", QT_TRANSLATE_NOOP("Commands", "What &cleaning changed…"), (), "cleaning"),
    Command("encoding", "document", QT_TRANSLATE_NOOP("Commands", "Read in another &encoding…")),
    Command("versions", "document", QT_TRANSLATE_NOOP("Commands", "&Versions of the text…")),
    Command("delete-document", "document", QT_TRANSLATE_NOOP("Commands", "&Delete…"), (), "delete"),
    Command("new-tag", "annotate", QT_TRANSLATE_NOOP("Commands", "New &tag…"), ("Ctrl+T",), "tag"),
    Command(
        "note",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "&Note on the annotation"),
        ("N",),
        "note",
        where="text",
    ),
    Command("use-codebook", "annotate", QT_TRANSLATE_NOOP("Commands", "Use a &codebook…")),
    Command(
        "delete-annotation",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "&Delete the annotation"),
        ("Del", "Backspace"),
        "delete",
        where="text",
    ),
    Command(
        "card",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "&Explain what is here"),
        ("I",),
        "info",
        where="text",
    ),
    Command(
        "figure-to-annotation",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "Annotate the &figure here"),
        ("M",),
        "figures",
        where="text",
    ),
    Command(
        "figures-to-annotations",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "Annotate all figures the table &shows…"),
        ("Ctrl+Shift+M",),
    ),
    Command("review", "annotate", QT_TRANSLATE_NOOP("Commands", "To be &placed (待复核)…"), ("F7",)),
    Command(
        "annotate-hits",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "Annotate all search &hits…"),
        ("Ctrl+Shift+F",),
    ),
    Command(
        "move-ends",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "Move the &ends of the annotation"),
        ("F4",),
        where="told",
    ),
    Command(
        "add-word",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "Take the selection as one &word"),
        ("W",),
        where="text",
    ),
    Command(
        "split-word",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "&Split the word at the caret"),
        ("S",),
        where="text",
    ),
    Command(
        "join-words",
        "annotate",
        QT_TRANSLATE_NOOP("Commands", "&Join the word with the next"),
        ("J",),
        where="text",
    ),
    Command("annotator", "annotate", QT_TRANSLATE_NOOP("Commands", "A&nnotators…")),
    *(Command(one.name, "annotate", one.words, one.keys, one.icon, where=one.where) for one in CODING),
    Command("keys", "help", QT_TRANSLATE_NOOP("Commands", "&Keys"), ("F1", "?"), "key"),
    Command("about", "help", QT_TRANSLATE_NOOP("Commands", "&About Piyue"), (), "info"),
)
"""Everything the window can do."""

NEEDS_DOCUMENT = (
    *NEEDS_TEXT,
    "export-document",
    "export-figures-document",
    "copy",
    "find",
    "print",
    "export-pdf",
    "other-script",
    "beside",
    "together",
    "go-to",
    "back",
    "forward",
    "bookmark",
    "next-bookmark",
    "previous-bookmark",
    "annotate-hits",
    "move-ends",
    "add-word",
    "split-word",
    "join-words",
    "properties",
    "cleaning",
    "encoding",
    "versions",
    "delete-document",
    "note",
    "delete-annotation",
    "card",
    "figure-to-annotation",
    "figures-to-annotations",
)
"""Commands that need a document to lie open."""


class Commands(QObject):
    """The commands as Qt's actions, by name."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._own: Mapping[str, Sequence[str]] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.name)
            action.setCheckable(command.checkable)
            if command.icon:
                icons.put(action, command.icon)
            if command.where != "told":
                action.setShortcuts([QKeySequence(key) for key in command.keys])
            if command.where == "window":
                window.addAction(action)
            self._actions[command.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        """Give the action of a command."""
        return self._actions[name]

    def connect_to(self, deeds: dict[str, Callable[[], object]]) -> None:
        """Say what commands do."""
        for name, deed in deeds.items():
            connect(self._actions[name].triggered, self, lambda _=False, deed=deed: deed())

    def give_text(self, *widgets: QWidget) -> None:
        """Let the keys without a modifier work while one of these widgets has the focus."""
        for command in COMMANDS:
            if command.where == "text":
                action = self._actions[command.name]
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                for widget in widgets:
                    widget.addAction(action)

    def keys(self, command: Command) -> Sequence[str]:
        """Give the keys of a command, those a person gave before those it came with."""
        return self._own.get(command.name, command.keys)

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Take a person's own keys, by command; what is not named keeps those it came with."""
        self._own = own
        for command in COMMANDS:
            if command.where != "told":
                shortcuts = [QKeySequence(key) for key in self.keys(command)]
                self._actions[command.name].setShortcuts(shortcuts)
        self.retranslate()

    def set_document(self, is_open: bool) -> None:
        """Enable what needs a document, or disable it."""
        for name in NEEDS_DOCUMENT:
            self._actions[name].setEnabled(is_open)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for command in COMMANDS:
            action = self._actions[command.name]
            words = translate("Commands", command.words)
            keys = self.keys(command)
            told = f"\t{shown_key(keys[0])}" if command.where == "told" and keys else ""
            action.setText(words + told)
            action.setToolTip(f"{plain(words)} ({shown_key(keys[0])})" if keys else plain(words))
            action.setIconText(plain(words))


def plain(words: str) -> str:
    """Give a command's words without mnemonic and dots."""
    stripped = words.replace("…", "")
    if stripped.endswith(")") and "(&" in stripped:  # Chinese puts the mnemonic behind: 撤销(&U)
        stripped = stripped[: stripped.rindex("(&")]
    return stripped.replace("&", "")


def shown_key(key: str) -> str:
    """Write a key as this system does."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
