"""The outline in another language: the parts of a report are named anew."""

from PySide6.QtWidgets import QTreeWidget

from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle


def test_parts_are_named_in_the_language_chosen_meanwhile(two: MainWindow) -> None:
    tree = child(two, QTreeWidget, "outline")

    def tips() -> str:
        items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        return "\n".join(item.toolTip(0) for item in items if item is not None)

    assert "Review of the past year" in tips()
    two.choose_language("zh")
    settle(two)
    assert "工作回顾" in tips()
    assert "Review" not in tips()
