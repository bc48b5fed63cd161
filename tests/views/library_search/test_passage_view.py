"""The passage view: the hit is what one sees of a passage, however little room there is."""

import pytest

from desktop.theme import LIGHT
from desktop.views.library_search.passage_view import PassageView
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


@pytest.mark.parametrize("start", [0, 5, 150, 290, 300])
def test_the_hit_is_in_view_wherever_it_stands(two: MainWindow, start: int) -> None:
    (row, *_) = two.session.library.queries.documents()
    words = "甲乙丙丁戊" * 60
    text = f"{words[:start]}命中{words[start:]}"
    view = PassageView()
    view.resize(860, 110)
    view.show()
    settle(two)
    view.show_passage(row, "一、工作回顾", text, start, start + 2, LIGHT)
    hit = view.document().find("命中")
    assert not hit.isNull()
    assert view.viewport().rect().contains(view.cursorRect(hit))
    view.close()


def test_what_it_is_from_stays_in_sight_where_the_hit_stands_near_the_beginning(two: MainWindow) -> None:
    (row, *_) = two.session.library.queries.documents()
    view = PassageView()
    view.resize(860, 130)
    view.show()
    settle(two)
    text = "甲乙丙丁戊" * 14 + "命中" + "甲乙丙丁戊" * 60
    view.show_passage(row, "一、工作回顾", text, 70, 72, LIGHT)
    hit = view.document().find("命中")
    assert view.cursorRect(hit).top() > view.viewport().height() // 3, "not in the first line"
    assert view.viewport().rect().contains(view.cursorRect(hit))
    assert view.verticalScrollBar().value() == 0
    assert view.verticalScrollBar().maximum() > 0
    view.close()
