"""The sort button of the documents: by which column the list is sorted, and what it is grouped by."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolButton

from desktop.i18n import translate
from desktop.views.documents.columns import COLUMNS
from desktop.views.documents.organizer import GROUPINGS
from desktop.views.widgets.menu import Menu


class SortButton(QToolButton):
    """A button with a menu of columns and groupings.

    Signals:
        about_to_show: The menu opens: `mark_sorted` says what is marked in it.
        sort_wanted: The list is to be sorted by the column of this number.
        unsorted_wanted: The list is to be in the order of import.
        grouping_wanted: The list is to be grouped by one of GROUPINGS.
    """

    about_to_show = Signal()
    sort_wanted = Signal(int)
    unsorted_wanted = Signal()
    grouping_wanted = Signal(str)

    def __init__(self, grouping: str) -> None:
        super().__init__()
        self.setObjectName("document-sort")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # One menu for good: a button whose menu is replaced while it is open is left without one.
        self._menu = Menu(self)
        self.setMenu(self._menu)
        self._columns = self._make_columns()
        self._as_imported = self._menu.addAction("")
        self._menu.addSeparator()
        self._group_menu = self._menu.add_submenu()
        self._groupings = self._make_groupings(grouping)
        self._menu.aboutToShow.connect(self.about_to_show)
        self._as_imported.triggered.connect(self.unsorted_wanted)

    def _make_columns(self) -> list[QAction]:
        group = QActionGroup(self._menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        actions = []
        for number in range(len(COLUMNS)):
            action = group.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, which=number: self.sort_wanted.emit(which))
            actions.append(action)
        self._menu.addActions(actions)
        self._menu.addSeparator()
        return actions

    def _make_groupings(self, present: str) -> list[QAction]:
        group = QActionGroup(self._group_menu)
        actions = []
        for name in GROUPINGS:
            action = group.addAction("")
            action.setObjectName(f"group-by-{name or 'nothing'}")
            action.setCheckable(True)
            action.setChecked(present == name)
            action.triggered.connect(lambda _=False, name=name: self.grouping_wanted.emit(name))
            actions.append(action)
        self._group_menu.addActions(actions)
        return actions

    def mark_sorted(self, column: int) -> None:
        """Mark the column that is sorted by; a click checks or unchecks by itself."""
        for number, action in enumerate(self._columns):
            action.setChecked(number == column)

    def mark_grouping(self, name: str) -> None:
        """Mark what is grouped by."""
        self._groupings[GROUPINGS.index(name)].setChecked(True)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(translate("Documents", "Sort documents"))
        self.setToolTip(translate("Documents", "Sort documents; choose the same column again to reverse"))
        for action, column in zip(self._columns, COLUMNS, strict=True):
            action.setText(column.title())
        self._as_imported.setText(translate("Documents", "By import order"))
        self._group_menu.setTitle(translate("Documents", "Group by"))
        for action, words in zip(
            self._groupings,
            (
                translate("Documents", "Nothing"),
                translate("Documents", "Group"),
                translate("Documents", "Region"),
                translate("Documents", "Year"),
            ),
            strict=True,
        ):
            action.setText(words)
