"""The menu of the reading pane: what can be done where the mouse or the cursor is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.commands.registry import CommandRegistry
from desktop.views.document.user_dictionary import UserDictionaryController
from desktop.views.reader import ReaderWidget
from desktop.views.reader.theme import readable
from desktop.views.widgets.icons import color_bar
from desktop.views.widgets.menu import Menu

FIGURE_COMMANDS = ("figure-to-annotation", "confirm-figure", "correct-figure")
"""What can be done with a figure at the cursor."""


class ReaderMenu:
    """Makes the menu of what can be done at the selection and with the annotations there."""

    def __init__(
        self,
        reader: ReaderWidget,
        annotations: AnnotationsPanel,
        controller: AnnotationController,
        cursor: CursorAnnotations,
        words: UserDictionaryController,
        commands: CommandRegistry,
        window: QWidget,
    ) -> None:
        self._reader = reader
        self._annotations = annotations
        self._controller = controller
        self._cursor = cursor
        self._words = words
        self._commands = commands
        self._window = window
        connect(reader.menu_wanted, window, self.open)

    def open(self, where: QPoint, _position: int = 0) -> None:
        """Open the menu at a place of the screen."""
        menu = self.made()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def made(self) -> Menu:
        """Return the menu."""
        menu = Menu(self._window)
        if self._reader.selected_text():
            self._add_tags(menu)
            menu.addAction(self._commands["copy"])
            menu.addSeparator()
        for row in self._cursor.annotations_at_cursor():
            self._add_annotation(menu, row)
        self._words.add_to_menu(menu)
        menu.addAction(self._commands["card"])
        if self._is_at_figure():
            menu.addActions([self._commands[one] for one in FIGURE_COMMANDS])
        menu.addSeparator()
        menu.addAction(self._commands["find"])
        return menu

    def _is_at_figure(self) -> bool:
        start, end = self._reader.selection()
        return bool(self._reader.touching_spans("figures", start, max(end, start + 1)))

    def _add_tags(self, menu: Menu) -> None:
        """Offer the tags for the words that are selected."""
        tags = menu.add_submenu(translate("ReaderMenu", "Apply tag"))
        for tag in self._annotations.codebook.tags():
            words = "\u2003" * tag.depth + tag.name + (f"\t{tag.shortcut}" if tag.shortcut else "")
            action = tags.addAction(self._color_icon(tag.color), words)
            connect(action.triggered, menu, lambda _=False, tag=tag: self._cursor.apply_tag(tag.id))
        tags.addSeparator()
        tags.addAction(self._commands["new-tag"])

    def _color_icon(self, color: str) -> QIcon:
        """Return a bar in the color of a tag, as it is seen on a menu."""
        return color_bar(readable(color, self._reader.palette().toolTipBase().color().name()))

    def _add_annotation(self, menu: Menu, row: AnnotationRow) -> None:
        """Offer what can be done with an annotation."""
        name = display_names.annotation_name(row.tag, row.note).replace("&", "&&")
        inner = menu.add_submenu(name, self._color_icon(row.color))
        for words, handler in (
            (
                translate("ReaderMenu", "Edit note…"),
                lambda: self._annotations.annotation_list.edit_note(row.id),
            ),
            (translate("ReaderMenu", "Adjust range"), lambda: self._reader.adjust("annotations", row.id)),
            (translate("ReaderMenu", "Delete"), lambda: self._controller.delete([row])),
        ):
            connect(inner.addAction(words).triggered, menu, handler)
