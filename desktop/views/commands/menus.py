"""Menus and tool bar, made of the commands."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.actions.row_types import TagRow
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.settings import LANGUAGES, THEMES, WORD_MARKS
from desktop.views import display_names
from desktop.views.commands.menu_titles import INNER, MENUS, menu_title
from desktop.views.commands.registry import CommandRegistry, Place
from desktop.views.widgets.menu import Menu

SPACER_BEFORE = 10
"""What has this position in the tool bar, or a later one, is pushed to the right."""

DISPLAY_POSITION, TEXT_POSITION = 10, 12
"""Positions in the tool bar of the menus “Show” and “Aa”."""

DISPLAY_MENU = (
    ("layer-words", "layer-figures", "layer-terms", "key-terms", "layer-damage", "layer-annotations"),
    ("legend", "text-only"),
    ("outline", "show-documents", "show-annotations"),
)
"""Groups of commands in the menu “Show” of the tool bar."""

TEXT_MENU = (("larger", "smaller", "usual-size"), ("other-script", "wide-punctuation", "settings"))
"""Groups of commands in the menu “Aa” of the tool bar."""


CHOICES = {
    "word-marks": (
        translate_noop("Menus", "None"),
        translate_noop("Menus", "Tick marks"),
        translate_noop("Menus", "Spaces"),
        translate_noop("Menus", "Alternating tint"),
    ),
    "theme": (
        translate_noop("Menus", "Match system"),
        translate_noop("Menus", "Light"),
        translate_noop("Menus", "Dark"),
    ),
    "language": (translate_noop("Menus", "Match system"), "中文", "English"),
}
"""The words for the choices of each menu, in their order."""


class MenuChoices:
    """Choices in the menus of which one is on.

    Attributes:
        word_marks: The choices of word marks, by name.
        themes: The choices of the theme, by name.
        languages: The choices of the language, by name.
        turn_theme: The button that turns light to dark.
    """

    def __init__(self, window: QWidget) -> None:
        self.turn_theme = QAction(window)
        self.turn_theme.setObjectName("theme-turn")
        self.word_marks = _choices(window, WORD_MARKS)
        self.themes = _choices(window, THEMES)
        self.languages = _choices(window, LANGUAGES)

    def named(self) -> dict[str, dict[str, QAction]]:
        """Return the choices by the menu they are in."""
        return {"word-marks": self.word_marks, "theme": self.themes, "language": self.languages}


class Menus:
    """The menu bar and the tool bar, made of the commands and the choices."""

    def __init__(
        self, menu_bar: QMenuBar, tool_bar: QToolBar, commands: CommandRegistry, choices: MenuChoices
    ) -> None:
        self._menu_bar = menu_bar
        self.bar = tool_bar
        self._commands = commands
        self._choices = choices
        self._menus: dict[str, Menu] = {}
        self._inner: dict[str, Menu] = {}
        self._recent: Sequence[Path] = ()
        self._open_recent: Callable[[Path], object] = lambda _: None
        self._put: Callable[[str], object] = lambda _: None
        self._build_menus()
        self._build_tool_bar()
        self.retranslate()

    def _build_menus(self) -> None:
        for name in MENUS:
            menu = self._menu_bar.findChild(Menu, f"menu-{name}")
            assert menu is not None
            self._menus[name] = menu
            commands = [(one.place, one.id, "") for one in self._commands.in_menu(name)]
            inner = [(Place(*place), "", key) for key, place in INNER.items() if place[0] == name]
            group = 0
            for place, command_id, inner_name in sorted((*commands, *inner), key=lambda one: one[0] or ()):
                assert place is not None
                if place.group != group:
                    menu.addSeparator()
                    group = place.group
                if command_id:
                    menu.addAction(self._commands[command_id])
                else:
                    self._inner[inner_name] = menu.add_submenu()
                    self._inner[inner_name].setObjectName(f"menu-{inner_name}")
        for name, menu in self._inner.items():
            self._fill_inner(name, menu)
        for name, choices in (
            ("word-marks", self._choices.word_marks),
            ("theme", self._choices.themes),
            ("language", self._choices.languages),
        ):
            self._inner[name].addActions(list(choices.values()))

    def _fill_inner(self, name: str, menu: QMenu) -> None:
        """Add its commands to a menu within a menu, with a line between groups."""
        group = None
        for command in self._commands.in_menu(name):
            assert command.place is not None
            if group is not None and command.place.group != group:
                menu.addSeparator()
            group = command.place.group
            menu.addAction(self._commands[command.id])

    def _build_tool_bar(self) -> None:
        bar = self.bar
        bar.setIconSize(QSize(18, 18))
        self.display_button = _menu_button("tool-display")
        self.text_button = _menu_button("tool-text")
        self._fill(self.display_button, DISPLAY_MENU)
        self._fill(self.text_button, TEXT_MENU)
        placed: list[tuple[int, QAction | QToolButton]] = [
            (command.tool_bar or 0, self._commands[command.id]) for command in self._commands.in_tool_bar()
        ]
        placed += [(DISPLAY_POSITION, self.display_button), (TEXT_POSITION, self.text_button)]
        for position, part in sorted(placed, key=lambda one: one[0]):
            if position == SPACER_BEFORE:
                space = QWidget()
                space.setObjectName("tool-space")
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(space)
            if isinstance(part, QAction):
                bar.addAction(part)
            else:
                bar.addWidget(part)
        bar.addAction(self._choices.turn_theme)
        first = bar.widgetForAction(self._commands["import-files"])
        if isinstance(first, QToolButton):
            first.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _fill(self, button: QToolButton, groups: Sequence[Sequence[str]]) -> None:
        """Add its commands to the menu of a button."""
        menu = button.menu()
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._commands[name] for name in group])

    def set_recent(self, paths: Sequence[Path], handler: Callable[[Path], object]) -> None:
        """Offer libraries that were opened before."""
        self._recent, self._open_recent = paths, handler
        menu = self._inner["recent"]
        menu.clear()
        for path in paths:
            action = menu.addAction(f"{display_names.library(path)}   {path.parent}")
            connect(action.triggered, action, lambda _=False, path=path: self._open_recent(path))
        menu.setEnabled(bool(paths))

    def set_tags(self, tags: Sequence[TagRow], handler: Callable[[str], object]) -> None:
        """Offer the tags to be put, those with a key first."""
        self._put = handler
        menu = self._inner["tags"]
        menu.clear()
        pinned = sorted(
            (tag for tag in tags if tag.shortcut), key=lambda tag: (tag.shortcut == "0", tag.shortcut)
        )
        for tag in pinned + [tag for tag in tags if not tag.shortcut]:
            key = f"\t{tag.shortcut}" if tag.shortcut else ""
            action = menu.addAction(display_names.tag_path(tag.path) + key)
            connect(action.triggered, action, lambda _=False, tag=tag: self._put(tag.id))
        menu.setEnabled(bool(tags))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for name, menu in (*self._menus.items(), *self._inner.items()):
            menu.setTitle(menu_title(name))
        for button, words, tip in (
            (self.display_button, translate("Menus", "Show"), translate("Menus", "Choose what is shown")),
            (self.text_button, "Aa", translate("Menus", "Text size and settings")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        for name, actions in self._choices.named().items():
            for action, words in zip(actions.values(), CHOICES[name], strict=True):
                action.setText(translate("Menus", words))
        self._choices.turn_theme.setText(translate("Menus", "Toggle light/dark"))
        self._choices.turn_theme.setToolTip(translate("Menus", "Toggle light/dark"))
        self.bar.setWindowTitle(translate("Menus", "Toolbar"))
        self.bar.setAccessibleName(translate("Menus", "Toolbar"))


def _choices(window: QWidget, names: Sequence[str]) -> dict[str, QAction]:
    """Return switches of which one is on."""
    group = QActionGroup(window)
    made = {}
    for name in names:
        action = made[name] = QAction(window)
        action.setCheckable(True)
        action.setData(name)
        group.addAction(action)
    return made


def _menu_button(name: str) -> QToolButton:
    """Return a button that opens a menu."""
    button = QToolButton()
    button.setObjectName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty("opens-menu", True)
    button.setMenu(Menu(button))
    return button
