"""The choice of columns: which columns of the list of annotations are shown, chosen in its header's menu."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop.settings import Settings
from desktop.views.retrieval.annotation_table_model import COLUMNS, INITIAL_COLUMNS
from desktop.views.widgets.table_view import RowTableView

SETTING = "retrieval/columns"
"""Where the names of the columns are kept, joined with commas."""


class ColumnChoice(QObject):
    """Shows and hides the columns of a table, and keeps which are shown."""

    def __init__(self, table: RowTableView, settings: Settings) -> None:
        super().__init__(table)
        self._table = table
        self._settings = settings
        header = table.header()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._pop_up)
        chosen = settings.text(SETTING, ",".join(INITIAL_COLUMNS)).split(",")
        for place, column in enumerate(COLUMNS):
            table.setColumnWidth(place, column.width)
            table.setColumnHidden(place, column.name not in chosen)

    def menu(self) -> QMenu:
        """Return the menu in which columns are chosen."""
        menu = QMenu(self._table)
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(column.title())
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(place))
            action.toggled.connect(lambda on, place=place: self._show(place, on))
        return menu

    def _pop_up(self, where: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.header().mapToGlobal(where))

    def _show(self, place: int, on: bool) -> None:
        self._table.setColumnHidden(place, not on)
        shown = [one.name for number, one in enumerate(COLUMNS) if not self._table.isColumnHidden(number)]
        self._settings.set_text(SETTING, ",".join(shown))
