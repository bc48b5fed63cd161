"""Menus and tool bar, made of the commands."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.actions.rows import TagRow
from desktop.lifetime import connect
from desktop.settings import LANGUAGES, THEMES, WORD_MARKS
from desktop.views import wording
from desktop.views.coding.table import GO, MENU
from desktop.views.commands import Commands
from desktop.views.frame import Frame, menu_title

translate = QCoreApplication.translate

LAYOUT: dict[str, tuple[str, ...]] = {
    "file": (
        "import-files",
        "import-folder",
        "import-look",
        "folders",
        "import-annotations",
        "",
        "new-library",
        "open-library",
        "=recent",
        "",
        "export",
        "=export",
        "=export-figures",
        "",
        "backups",
        "check",
        "",
        "print",
        "export-pdf",
        "",
        "quit",
    ),
    "edit": ("undo", "redo", "history", "", "copy", "", "find", "filter-documents"),
    "view": (
        "layer-words",
        "layer-figures",
        "layer-terms",
        "layer-damage",
        "layer-annotations",
        "legend",
        "",
        "=word-marks",
        "snapping",
        "",
        "larger",
        "smaller",
        "usual-size",
        "reading-settings",
        "other-script",
        "",
        "outline",
        "beside",
        "together",
        "",
        "=theme",
        "=language",
        "",
        "show-documents",
        "show-annotations",
        "go-documents",
        "go-text",
        "go-annotations",
        "go-figures",
        "go-outline",
        "go-beside",
        "",
        "full-screen",
    ),
    "document": (
        "next-document",
        "previous-document",
        "",
        "go-to",
        "back",
        "forward",
        "bookmark",
        "next-bookmark",
        "previous-bookmark",
        "",
        "properties",
        "cleaning",
        "encoding",
        "versions",
        "",
        "delete-document",
    ),
    "annotate": (
        *MENU,
        "=tags",
        "new-tag",
        "use-codebook",
        "",
        "note",
        "delete-annotation",
        "card",
        "",
        "figure-to-annotation",
        "figures-to-annotations",
        "annotate-hits",
        "",
        "move-ends",
        "add-word",
        "split-word",
        "join-words",
        "",
        "review",
        "",
        "annotator",
    ),
    "help": ("keys", "about"),
}
"""What stands in each menu: commands, ``""`` for a line, ``=…`` for a menu within."""

EXPORTS = {
    "export": ("export-all", "export-document", "export-shown"),
    "export-figures": ("export-figures-all", "export-figures-document", "export-figures-shown"),
}

TOOLS = (
    "import-files",
    "",
    "undo",
    "redo",
    "",
    "layer-words",
    "layer-figures",
    "layer-terms",
    "layer-damage",
    "layer-annotations",
    "legend",
    "<>",
    "smaller",
    "larger",
    "theme-turn",
    "",
    "find",
    "",
    "show-documents",
    "show-annotations",
)
"""What stands in the tool bar; ``<>`` pushes what follows to the right."""

WITH_TEXT = ("layer-words", "layer-figures", "layer-terms", "layer-damage", "layer-annotations")
"""Buttons that bear their words."""


class Menus:
    """The menu bar, the tool bar, and the choices within them.

    Attributes:
        word_marks: The choices of word marks, by name.
        themes: The choices of the theme, by name.
        languages: The choices of the language, by name.
        turn_theme: The button that turns light to dark.
    """

    def __init__(self, window: Frame, commands: Commands) -> None:
        self._window = window
        self._commands = commands
        self._menus: dict[str, QMenu] = {}
        self._inner: dict[str, QMenu] = {}
        self.turn_theme = QAction(window)
        self.turn_theme.setObjectName("theme-turn")
        self.word_marks = _choices(window, WORD_MARKS)
        self.themes = _choices(window, THEMES)
        self.languages = _choices(window, LANGUAGES)
        self._recent: Sequence[Path] = ()
        self._open_recent: Callable[[Path], object] = lambda _: None
        self._put: Callable[[str], object] = lambda _: None
        self._build_menus()
        self.bar = self._build_tools()
        self.retranslate()

    def _build_menus(self) -> None:
        for name, entries in LAYOUT.items():
            menu = self._window.menuBar().findChild(QMenu, f"menu-{name}")
            assert menu is not None
            self._menus[name] = menu
            for entry in entries:
                if not entry:
                    menu.addSeparator()
                elif entry.startswith("="):
                    inner = self._inner[entry[1:]] = menu.addMenu("")
                    inner.setObjectName(f"menu-{entry[1:]}")
                else:
                    menu.addAction(self._commands[entry])
        for name, commands in (*EXPORTS.items(), ("go", GO)):
            self._inner[name].addActions([self._commands[command] for command in commands])
        for name, choices in (
            ("word-marks", self.word_marks),
            ("theme", self.themes),
            ("language", self.languages),
        ):
            self._inner[name].addActions(list(choices.values()))

    def _build_tools(self) -> QToolBar:
        bar = self._window.tools
        bar.setIconSize(QSize(18, 18))
        for entry in TOOLS:
            if not entry:
                bar.addSeparator()
            elif entry == "<>":
                space = QWidget()
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(space)
            else:
                bar.addAction(self.turn_theme if entry == "theme-turn" else self._commands[entry])
        for name in WITH_TEXT:
            button = bar.widgetForAction(self._commands[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return bar

    def set_narrow(self, narrow: bool) -> None:
        """Leave out the words in the tool bar where there is no room for them."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for name in WITH_TEXT:
            button = self.bar.widgetForAction(self._commands[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(style)

    def set_recent(self, paths: Sequence[Path], deed: Callable[[Path], object]) -> None:
        """Offer libraries that were opened before."""
        self._recent, self._open_recent = paths, deed
        menu = self._inner["recent"]
        menu.clear()
        for path in paths:
            action = menu.addAction(f"{path.stem}   {path.parent}")
            connect(action.triggered, action, lambda _=False, path=path: self._open_recent(path))
        menu.setEnabled(bool(paths))

    def set_tags(self, tags: Sequence[TagRow], deed: Callable[[str], object]) -> None:
        """Offer the tags to be put, those with a key first."""
        self._put = deed
        menu = self._inner["tags"]
        menu.clear()
        pinned = sorted(
            (tag for tag in tags if tag.shortcut), key=lambda tag: (tag.shortcut == "0", tag.shortcut)
        )
        for tag in pinned + [tag for tag in tags if not tag.shortcut]:
            key = f"\t{tag.shortcut}" if tag.shortcut else ""
            action = menu.addAction(wording.tag_path(tag.path) + key)
            connect(action.triggered, action, lambda _=False, tag=tag: self._put(tag.id))
        menu.setEnabled(bool(tags))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for name, menu in self._menus.items():
            menu.setTitle(menu_title(name))
        for name, words in (
            ("recent", translate("Menus", "&Recent libraries")),
            ("export", translate("Menus", "Export annotations as a &table")),
            ("export-figures", translate("Menus", "Export fi&gures as a table")),
            ("word-marks", translate("Menus", "&Mark words with")),
            ("theme", translate("Menus", "T&heme")),
            ("language", translate("Menus", "Lan&guage")),
            ("tags", translate("Menus", "&Put a tag")),
            ("go", translate("Menus", "&Go to an annotation")),
        ):
            self._inner[name].setTitle(words)
        self._name(
            self.word_marks,
            (
                translate("Menus", "Nothing"),
                translate("Menus", "Ticks"),
                translate("Menus", "Spaces"),
                translate("Menus", "Tint"),
            ),
        )
        self._name(
            self.themes,
            (
                translate("Menus", "As the system"),
                translate("Menus", "Light"),
                translate("Menus", "Dark"),
            ),
        )
        self._name(self.languages, (translate("Menus", "As the system"), "中文", "English"))
        self.turn_theme.setText(translate("Menus", "Light or dark"))
        self.turn_theme.setToolTip(translate("Menus", "Light or dark"))
        self.bar.setWindowTitle(translate("Menus", "Tools"))
        self.bar.setAccessibleName(translate("Menus", "Tools"))

    def _name(self, choices: dict[str, QAction], words: Sequence[str]) -> None:
        for action, text in zip(choices.values(), words, strict=True):
            action.setText(text)


def _choices(window: Frame, names: Sequence[str]) -> dict[str, QAction]:
    """Give switches of which one is on."""
    group = QActionGroup(window)
    made = {}
    for name in names:
        action = made[name] = QAction(window)
        action.setCheckable(True)
        action.setData(name)
        group.addAction(action)
    return made
