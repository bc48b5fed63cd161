"""The codebook panel: the tree of tags, and the commands on them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.codebook import AddTag, DeleteTag, PinTag, RecolorTag, RenameTag
from desktop.actions.codebook_templates import add_template_actions, templates
from desktop.actions.row_types import DEEPEST, TagRow
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.annotations.delegates import DOCUMENT_COUNT_ROLE, TagDelegate
from desktop.views.annotations.tag_controller import TagController
from desktop.views.annotations.tag_dialog import TagDialog
from desktop.views.annotations.tag_tree import TagTree, tag_of
from desktop.views.annotations.tree_warning import TreeWarning
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.tooltip import plain_tooltip as plain_tip

__all__ = ["KEYS", "CodebookPanel", "tag_of"]


KEYS = "1234567890"
"""The keys that tags can be pinned to."""


class CodebookPanel(QWidget):
    """The tree with its heading and buttons.

    Signals:
        apply_wanted: Id of the tag that is to be put on what is selected.
        tag_selected: Id of the tag that is current, or empty.
        passages_wanted: Id of the tag whose passages are to be read one after another.
    """

    apply_wanted = Signal(str)
    tag_selected = Signal(str)
    passages_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[TagRow] = []
        self._listed: list[TagRow] = []
        self._document_counts: Mapping[str, int] | None = None
        self._archived_shown = False
        self._can_apply: Callable[[], bool] = lambda: False
        self.tree = TagTree()
        self.handlers = TagController(session, self, self)
        self._delegate = TagDelegate(session.theme)
        self.tree.setItemDelegate(self._delegate)
        self._heading = QLabel()
        self._heading.setProperty("look", "heading")
        self._add = QToolButton()
        self._add.setObjectName("tag-add")
        self._edit = QToolButton()
        self._edit.setObjectName("tag-edit")
        self._delete = QToolButton()
        self._delete.setObjectName("tag-delete")
        self._empty = EmptyState("no-tags")
        self._empty_button = QPushButton()
        self._empty.add_button(self._empty_button)
        self._template_button = QPushButton()
        self._template_button.setObjectName("use-template")
        self._empty.add_button(self._template_button)
        self._warning = TreeWarning()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(2)
        head.addWidget(self._heading, 1)
        for button, name in ((self._add, "plus"), (self._edit, "edit"), (self._delete, "delete")):
            head.addWidget(button)
            self._session.icons.set_icon(button, name)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._warning)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(lambda: self.add())
        self._empty_button.clicked.connect(lambda: self.add())
        self._template_button.clicked.connect(self.use_template)
        self._edit.clicked.connect(lambda: self.edit())
        self._delete.clicked.connect(lambda: self.delete())
        self.tree.moved.connect(self.handlers.move)
        self.tree.apply_wanted.connect(self.apply_wanted)
        self.tree.delete_pressed.connect(lambda: self.delete())
        self.tree.rename_pressed.connect(lambda: self.rename())
        self.tree.currentItemChanged.connect(lambda item, _: self._current_changed(item))
        self.tree.customContextMenuRequested.connect(self._menu)
        self._session.theme_changed.connect(self._set_theme)
        self._session.hidden_changed.connect(self.refresh)

    # What is shown.

    def refresh(self) -> bool:
        """Read the codebook again; return whether more than counts changed."""
        rows = (
            self._session.library.queries.tags(self._session.hidden_annotators)
            if self._session.is_open
            else []
        )
        away = _archived(rows)
        self._rows = [row for row in rows if row.id not in away]
        before, self._listed = self._listed, rows if self._archived_shown else self._rows
        if self._listed and [replace(row, count=0) for row in before] == [
            replace(row, count=0) for row in self._listed
        ]:
            self._refill()
            return False
        self._rebuild()
        return True

    def refresh_counts(self, tag_ids: Collection[str]) -> None:
        """Count again how often some tags are used."""
        counts = self._session.library.queries.counts_of_tags(tag_ids, self._session.hidden_annotators)
        self._rows = [replace(row, count=counts.get(row.id, row.count)) for row in self._rows]
        self._listed = [replace(row, count=counts.get(row.id, row.count)) for row in self._listed]
        self._refill()

    def _refill(self) -> None:
        """Fill those items again whose tag is another than they show."""
        rows = {row.id: row for row in self._listed}
        for item in self.items():
            row = rows[tag_of(item).id]
            if row != tag_of(item):
                _fill(item, row, self._document_counts)

    def _rebuild(self) -> None:
        current = self.current()
        closed = {tag_of(item).id for item in self.items() if item.childCount() and not item.isExpanded()}
        self.tree.clear()
        made: dict[str, QTreeWidgetItem] = {}
        levels: dict[str, int] = {}
        for row in self._listed:
            above = made.get(row.parent_id or "")
            level = levels.get(row.parent_id or "", 0) + 1
            if above is not None and level > DEEPEST:  # Qt walks its trees by recursion
                above, level = above.parent(), DEEPEST
            levels[row.id] = level
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.tree)
            _fill(item, row, self._document_counts)
            made[row.id] = item
        for tag_id, item in made.items():
            if item.childCount():
                item.setExpanded(tag_id not in closed)
        if current is not None and current.id in made:
            self.tree.setCurrentItem(made[current.id])
        self._stack.setCurrentWidget(self.tree if self._listed else self._empty)
        self._warning.show_for(self._listed)
        self._current_changed(self.tree.currentItem())

    def set_document_counts(self, counts: Mapping[str, int] | None) -> None:
        """Show how often each tag is used in the document that is open; None while none does."""
        before, self._document_counts = self._document_counts, counts
        for item in self.items():
            tag_id = tag_of(item).id
            if _count_in(before, tag_id) != _count_in(counts, tag_id):
                item.setData(0, DOCUMENT_COUNT_ROLE, _count_in(counts, tag_id))

    def listed_tags(self) -> Sequence[TagRow]:
        """Return the tags that the tree shows, in its order."""
        return self._listed

    def show_archived(self, on: bool) -> None:
        """Show archived tags among the others, or keep them out of the way."""
        self._archived_shown = on
        self.refresh()

    def tags(self) -> Sequence[TagRow]:
        """Return the tags in the order of the tree, but for archived ones."""
        return self._rows

    def current(self) -> TagRow | None:
        """Return the current tag."""
        item = self.tree.currentItem()
        return tag_of(item) if item is not None else None

    def path_of(self, tag_id: str) -> str:
        """Return the path of a tag that the tree shows, or nothing."""
        return next((row.path for row in self._listed if row.id == tag_id), "")

    def pinned_tag(self, key: str) -> TagRow | None:
        """Return the tag that a number key puts."""
        return next((row for row in self._rows if row.shortcut == key), None)

    def items(self) -> list[QTreeWidgetItem]:
        """Return all items of the tree, those of children too."""
        found = []
        waiting = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append(item)
                waiting += [item.child(place) for place in range(item.childCount())]
        return found

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        self._edit.setEnabled(item is not None)
        self._delete.setEnabled(item is not None)
        self.tag_selected.emit(tag_of(item).id if item is not None else "")

    def _set_theme(self) -> None:
        self._delegate.theme = self._session.theme
        self.tree.viewport().update()

    # What is done to tags.

    def offer_to_apply(self, can_apply: Callable[[], bool]) -> None:
        """Let new tags be applied at once where there is something to apply them to."""
        self._can_apply = can_apply

    def add(self, parent: TagRow | None = None, name: str = "") -> None:
        """Ask for a new tag, below another or at the root."""
        if not self._session.is_open:
            return
        free = next((key for key in KEYS if self.pinned_tag(key) is None), None)
        apply = self.apply_wanted.emit if self._can_apply() else None
        dialog = TagDialog(self._session, self._rows, None, parent, name, free, self.window(), apply)
        dialog.open()

    def use_template(self) -> None:
        """Ask for one of the codebooks that come with the program and add its tags, as one step."""
        if not self._session.is_open:
            return
        offered = templates()
        chinese = QLocale().language() == QLocale.Language.Chinese
        names = [
            f"{one.chinese if chinese else one.english}  ({display_names.number_text(len(one.rows))})"
            for one in offered
        ]
        chosen = self._session.messages.choose_item(
            translate("Codebook", "Use codebook template"), translate("Codebook", "Codebook template"), names
        )
        if chosen is not None:
            self._session.perform_all(
                list(add_template_actions(offered[chosen], list(self._rows), str(uuid4())))
            )

    def edit(self, tag: TagRow | None = None) -> None:
        """Let a tag be changed."""
        tag = tag or self.current()
        if tag is not None:
            TagDialog(self._session, self._rows, tag, None, "", None, self.window()).open()

    def delete(self, tag: TagRow | None = None) -> None:
        """Delete a tag, after a question that says how many annotations go."""
        tag = tag or self.current()
        if tag is None:
            return
        count = self._session.library.queries.annotations_under(tag.id)
        under = sum(1 for row in self._rows if row.path.startswith(f"{tag.path}/"))
        if count or under:
            lines = []
            if under:
                lines.append(translate("Codebook", "%n subtag(s) will be deleted with it.", n=under))
            if count:
                lines.append(translate("Codebook", "%n annotation(s) will be deleted with it.", n=count))
            lines.append(translate("Codebook", "You can undo this."))
            query = translate("Codebook", "Delete tag “%1”?").replace("%1", tag.name)
            if not self._session.messages.ask(
                query, "\n".join(lines), translate("Codebook", "Delete"), dangerous=True
            ):
                return
        self._session.perform_many([DeleteTag(tag.id, count)], count)

    def rename(self, tag: TagRow | None = None) -> None:
        """Ask for another name, again with the name that was typed where it can't be had."""
        tag = tag or self.current()
        if tag is None:
            return
        done: list[object] = []
        name: str | None = tag.name
        while not done:
            name = self._session.messages.ask_line(
                translate("Codebook", "Rename tag"), translate("Codebook", "Name"), name or ""
            )
            if name is None or name == tag.name:
                return
            self._session.perform_soon(RenameTag(tag.id, name), done.append)
            if self._session.retry_queue:  # it is done in its turn
                return

    def change_color(self, tag: TagRow) -> None:
        """Ask for another color."""
        color = self._session.messages.choose_color(translate("Codebook", "Tag color"), tag.color)
        if color and color != tag.color:
            self._session.perform_soon(RecolorTag(tag.id, color))

    def pin(self, tag: TagRow, key: str | None) -> None:
        """Assign a number key to a tag, or remove it."""
        if key != tag.shortcut:
            self._session.perform_soon(PinTag(tag.id, key))

    def add_named(self, name: str) -> str | None:
        """Add a tag at the root at once and give its id; None when that could not be done."""
        action = AddTag(name)
        return action.id if self._session.perform(action) is not None else None

    def _menu(self, where: QPoint) -> None:
        item = self.tree.itemAt(where)
        menu = self.context_menu(tag_of(item) if item is not None else None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(where))

    def context_menu(self, tag: TagRow | None) -> QMenu:
        """Return the menu of what can be done with a tag, or where none is."""
        menu = QMenu(self)
        if tag is None:
            menu.addAction(translate("Codebook", "New tag…")).triggered.connect(lambda: self.add())
            menu.addAction(translate("Codebook", "Use codebook template…")).triggered.connect(
                self.use_template
            )
            self._add_common(menu)
            return menu
        for text, handler in (
            (translate("Codebook", "Apply to selection"), lambda: self.apply_wanted.emit(tag.id)),
            (translate("Codebook", "Show tagged passages…"), lambda: self.passages_wanted.emit(tag.id)),
            (translate("Codebook", "Edit…"), lambda: self.edit(tag)),
            (translate("Codebook", "Rename…") + "\tF2", lambda: self.rename(tag)),
            (translate("Codebook", "Color…"), lambda: self.change_color(tag)),
            (translate("Codebook", "New subtag…"), lambda: self.add(tag)),
        ):
            menu.addAction(text).triggered.connect(handler)
        keys = menu.addMenu(translate("Codebook", "Number key"))
        for key in KEYS:
            action = keys.addAction(self._key_text(key))
            action.setCheckable(True)
            action.setChecked(tag.shortcut == key)
            action.triggered.connect(lambda _, key=key: self.pin(tag, key))
        keys.addAction(translate("Codebook", "No number key")).triggered.connect(lambda: self.pin(tag, None))
        menu.addSeparator()
        archive = translate("Codebook", "Unarchive") if tag.archived else translate("Codebook", "Archive")
        for text, handler in (
            (translate("Codebook", "Merge into…"), lambda: self.handlers.merge(tag)),
            (translate("Codebook", "Split…"), lambda: self.handlers.split(tag)),
            (archive, lambda: self.handlers.archive(tag)),
            (translate("Codebook", "Delete…"), lambda: self.delete(tag)),
        ):
            menu.addAction(text).triggered.connect(handler)
        self._add_common(menu)
        return menu

    def _add_common(self, menu: QMenu) -> None:
        menu.addSeparator()
        archived = menu.addAction(translate("Codebook", "Show archived tags"))
        archived.setCheckable(True)
        archived.setChecked(self._archived_shown)
        archived.toggled.connect(self.show_archived)
        take_in = menu.addAction(translate("Codebook", "Import codebook…"))
        connect(take_in.triggered, menu, self.handlers.import_codebook)
        export = menu.addAction(translate("Codebook", "Export codebook…"))
        connect(export.triggered, menu, self.handlers.export_codebook)

    def _key_text(self, key: str) -> str:
        holder = self.pinned_tag(key)
        return f"{key}   {holder.name}" if holder is not None else key

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._heading.setText(translate("Codebook", "Codebook"))
        self.tree.setAccessibleName(translate("Codebook", "Codebook"))
        self.tree.setToolTip("")
        self._warning.show_for(self._listed)
        for button, words in (
            (self._add, translate("Codebook", "New tag") + " (Ctrl+T)"),
            (self._edit, translate("Codebook", "Edit tag")),
            (self._delete, translate("Codebook", "Delete tag") + " (Del)"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._empty_button.setText(translate("Codebook", "New tag…"))
        self._template_button.setText(translate("Codebook", "Use codebook template…"))
        self._empty.set_text(
            translate("Codebook", "No tags yet"),
            translate("Codebook", "Create tags, then select text and choose one in the bar beside it."),
        )


def _archived(rows: Sequence[TagRow]) -> set[str]:
    """Return the ids of the tags that are archived, and of those under them."""
    away: set[str] = set()
    for row in rows:
        if row.archived or row.parent_id in away:
            away.add(row.id)
    return away


def _count_in(here: Mapping[str, int] | None, tag_id: str) -> int | None:
    """Return how often a tag is used in the document that is open; None where none is."""
    return None if here is None else here.get(tag_id, 0)


def _fill(item: QTreeWidgetItem, row: TagRow, here: Mapping[str, int] | None) -> None:
    item.setData(0, ROW_ROLE, row)
    item.setData(0, DOCUMENT_COUNT_ROLE, _count_in(here, row.id))
    item.setText(0, row.name)
    lines = [display_names.tag_path(row.path), row.description]
    for words, said in (
        (translate("Codebook", "Use when: %1"), row.use_when),
        (translate("Codebook", "Don't use when: %1"), row.not_when),
        (translate("Codebook", "Example: %1"), row.examples),
    ):
        lines.append(words.replace("%1", said) if said else "")
    item.setToolTip(0, plain_tip("\n".join(line for line in lines if line)))
