"""The sheet of keys, which can be searched."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.views.commands import COMMANDS, Command, plain, shown_key
from desktop.views.dialogs.parts import Sheet, words
from desktop.views.reader import BINDINGS

translate = QCoreApplication.translate


class Keys(Sheet):
    """All keys by group, filtered as one types."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "keys")
        self.setWindowTitle(translate("Keys", "Keys"))
        self.field = QLineEdit()
        self.field.setObjectName("keys-filter")
        self.field.setPlaceholderText(translate("Keys", "Search a key or what it does"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setToolTip(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.column.addWidget(self.field)
        self.column.addWidget(self.area, 1)
        self.add_buttons()
        self.field.textChanged.connect(lambda _: self._fill())
        self._fill()
        self.resize(760, 600)

    def _fill(self) -> None:
        wanted = self.field.text().casefold().split()
        groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for group, text, keys in all_keys():
            said = f"{group} {text} {' '.join(keys)}".casefold()
            if all(word in said for word in wanted):
                groups.setdefault(group, []).append((text, keys))
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 4, 12, 4)
        columns.setSpacing(36)
        sides = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for group, entries in groups.items():
            side = 0 if heights[0] <= heights[1] else 1
            heights[side] += len(entries) + 2
            sides[side].addWidget(words(group, "heading"))
            sides[side].addLayout(_grid(entries))
            sides[side].addSpacing(14)
        for layout in sides:
            layout.addStretch(1)
            columns.addLayout(layout, 1)
        self.area.setWidget(content)


def all_keys() -> list[tuple[str, str, tuple[str, ...]]]:
    """Give group, words and keys of everything that has a key."""
    groups = {
        "file": translate("Keys", "Files"),
        "edit": translate("Keys", "Edit"),
        "view": translate("Keys", "View"),
        "document": translate("Keys", "Document"),
        "annotate": translate("Keys", "Annotate"),
        "help": translate("Keys", "Help"),
    }
    listed: list[tuple[str, str, tuple[str, ...]]] = [
        (groups["annotate"], translate("Keys", "Put the tag with this number"), ("1", "…", "9", "0")),
    ]
    listed += [
        (groups[command.menu], _said(command), command.keys)
        for command in COMMANDS
        if command.keys
    ]
    listed += [(*binding.translated(), binding.keys) for binding in BINDINGS if binding.keys]
    return listed


def _said(command: Command) -> str:
    """Say what a command does outside the menu that it stands in."""
    text = plain(translate("Commands", command.words))
    if command.name.startswith("export-"):
        return f"{translate('Keys', 'Export annotations')}: {text}"
    return text


def _grid(entries: list[tuple[str, tuple[str, ...]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for row, (text, keys) in enumerate(entries):
        grid.addWidget(words(text), row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys[:4]:
            caps.addWidget(words("…", "muted") if key == "…" else words(shown_key(key), "key"))
        grid.addLayout(caps, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return grid
