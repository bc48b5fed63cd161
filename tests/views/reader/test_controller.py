"""The reader controller without a widget: a model, real fonts, and the signals it sends."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.text.spans import Span
from desktop.views.reader import BINDINGS, ReaderController, ReaderModel
from desktop.views.reader.key_input import KeyInput
from tests.views.reader.conftest import TEXT

PROJECT = TEXT.index("招商引资")
WORDS = [0, PROJECT, PROJECT + 4, PROJECT + 6, PROJECT + 8, len(TEXT)]
LONG = "\n".join(f"第{number}段，文字；还有一句。" for number in range(2000))


class Pane:
    """A model with its controller, and what the controller tells, in its order."""

    def __init__(self, text: str = TEXT) -> None:
        self.model = ReaderModel()
        self.model.set_text(text)
        self.controller = ReaderController(self.model)
        self.heard: list[tuple[object, ...]] = []
        for name in (
            "selected",
            "caret_moved",
            "span_walked",
            "span_left",
            "no_more_spans",
            "span_activated",
            "span_resized",
            "dismissed",
            "jumped",
            "scrolled_by",
            "zoom_wanted",
        ):
            getattr(self.controller, name).connect(lambda *what, name=name: self.heard.append((name, *what)))

    def heard_of(self, name: str) -> list[tuple[object, ...]]:
        """Return the arguments of each emission of a signal."""
        return [what[1:] for what in self.heard if what[0] == name]


@pytest.fixture
def pane(qapp: QApplication) -> Pane:
    pane = Pane()
    pane.model.page.set_words(WORDS)
    return pane


@pytest.mark.parametrize(
    ("movement", "expected", "selects"),
    [
        ("next-character", PROJECT + 1, "招"),
        ("previous-character", PROJECT - 1, "；"),
        ("next-word", PROJECT + 4, "招商引资"),
        ("previous-word", 0, TEXT[:PROJECT]),
        ("next-clause", TEXT.index("总投资"), "招商引资签约项目32个，"),
        ("previous-clause", TEXT.index("增长"), "增长5.5%；"),
        ("next-sentence", TEXT.index("𠮷"), "招商引资签约项目32个，总投资86亿元。"),
        ("previous-sentence", TEXT.index("2023"), TEXT[TEXT.index("2023") : PROJECT]),
        ("next-paragraph", TEXT.index("二〇二四"), TEXT[PROJECT : TEXT.index("\n二〇二四")]),
        ("previous-paragraph", TEXT.index("2023"), TEXT[TEXT.index("2023") : PROJECT]),
        ("text-start", 0, TEXT[:PROJECT]),
        ("text-end", len(TEXT), TEXT[PROJECT:]),
    ],
)
def test_movements(pane: Pane, movement: str, expected: int, selects: str) -> None:
    controller = pane.controller
    controller.set_caret(PROJECT)
    pane.heard.clear()
    controller.move(movement)
    assert (controller.caret(), controller.selection()) == (expected, (expected, expected))
    assert pane.heard == [("caret_moved", expected)]
    controller.set_caret(PROJECT)
    pane.heard.clear()
    controller.move(movement, extend=True)
    assert controller.selected_text() == selects
    assert pane.heard_of("selected") == [controller.selection()]


def test_lines_and_pages_are_those_of_the_page(pane: Pane) -> None:
    controller, model = pane.controller, pane.model
    model.set_text("字" * 2000)
    controller.set_caret(3)
    controller.move("line-end")
    width = controller.caret()
    assert width > 10
    controller.move("line-start")
    assert controller.caret() == 0
    controller.set_caret(3)
    controller.move("next-line")
    assert controller.caret() == width + 5  # the first line is indented by two characters
    controller.move("page-down")
    assert controller.caret() > 5 * width
    controller.move("page-up")
    controller.move("previous-line")
    assert controller.caret() == 3


def test_a_movement_brings_the_caret_into_view(pane: Pane) -> None:
    pane.model.set_text(LONG)
    pane.controller.move("text-end")
    assert pane.controller.hit_test.character_rect(len(LONG) - 1).isValid()
    assert pane.heard_of("jumped") == [()]


def test_selecting_is_held_within_the_text(pane: Pane) -> None:
    pane.controller.select(9_999, -5)
    assert pane.controller.selection() == (0, len(TEXT))
    pane.controller.set_caret(9_999)
    assert pane.controller.caret() == len(TEXT)
    assert pane.heard_of("selected") == [(0, len(TEXT)), (len(TEXT), len(TEXT))]


def test_each_change_is_told_once(pane: Pane) -> None:
    pane.controller.select(2, 5)
    pane.controller.select(2, 5)
    pane.controller.swap_ends()
    pane.controller.clear_selection()
    pane.controller.clear_selection()
    assert pane.heard_of("selected") == [(2, 5), (2, 2)]
    assert pane.heard_of("caret_moved") == [(5,), (2,)]
    assert pane.heard_of("dismissed") == [(), ()]


def test_another_text_is_told_as_a_lost_selection(pane: Pane) -> None:
    pane.controller.select(2, 5)
    pane.heard.clear()
    pane.model.set_text(LONG)
    pane.controller.replace_text()
    assert pane.heard == [("selected", 0, 0), ("caret_moved", 0)]


def test_what_was_widened_in_another_text_is_not_selected_in_this_one(pane: Pane) -> None:
    pane.controller.set_caret(len(TEXT) - 2)
    pane.controller.widen()
    pane.model.set_text("短")
    pane.controller.replace_text()
    pane.controller.narrow()
    assert pane.controller.selection() == (0, 0)


def test_walking_through_a_layer(pane: Pane) -> None:
    controller = pane.controller
    pane.model.spans.set(
        "annotations",
        [
            Span(5, 9, "annotations", "a"),
            Span(PROJECT, PROJECT + 8, "annotations", "b"),
            Span(PROJECT, PROJECT + 4, "annotations", "c"),
        ],
    )
    assert [controller.next_span("annotations") for _ in range(4)] == [True, True, True, False]
    assert [key for _, key in pane.heard_of("span_walked")] == ["a", "b", "c"]
    assert pane.heard_of("no_more_spans") == [("annotations",)]
    assert controller.caret() == PROJECT
    assert controller.previous_span("annotations")
    assert controller.previous_span("annotations")
    assert [key for _, key in pane.heard_of("span_walked")][3:] == ["b", "a"]
    assert not controller.previous_span("annotations")
    pane.model.spans.set_visible("annotations", False)
    assert controller.spans_at_caret() == []


def test_walking_through_the_hits_makes_each_the_current_one(pane: Pane) -> None:
    pane.model.spans.set("hits", [Span(at, at + 2, "hits", str(at)) for at in (3, 9)])
    pane.controller.next_span("hits")
    assert pane.model.spans.current_hit == "3"
    pane.controller.next_span("hits")
    assert pane.model.spans.current_hit == "9"


def test_walking_through_the_spans_at_the_caret_and_opening_one(pane: Pane) -> None:
    controller = pane.controller
    pane.model.spans.set(
        "annotations", [Span(0, 9, "annotations", "long"), Span(2, 4, "annotations", "short")]
    )
    controller.set_caret(2)
    controller.activate()
    for _ in range(3):
        controller.walk_spans()
    assert [key for _, key in pane.heard_of("span_walked")] == ["short", "long", "short"]
    controller.walk_spans()
    controller.activate()
    assert pane.heard_of("span_activated") == [("annotations", "short"), ("annotations", "long")]
    controller.clear_selection()
    assert pane.heard_of("span_left") == [()]


def test_adjusting_moves_one_end(pane: Pane) -> None:
    controller = pane.controller
    pane.model.spans.add(Span(PROJECT, PROJECT + 4, "annotations", "a"))
    controller.set_caret(PROJECT + 1)
    controller.adjuster.adjust_at_caret()
    assert controller.adjuster.adjusting() == ("annotations", "a")
    controller.move("next-character")
    controller.adjuster.choose_end(first=True)
    controller.move("previous-character")
    controller.adjuster.finish(stay=True)
    controller.adjuster.choose_end(first=False)
    controller.move("next-word")
    controller.activate()
    assert pane.heard_of("span_resized") == [
        ("annotations", "a", PROJECT - 1, PROJECT + 5),
        ("annotations", "a", PROJECT - 1, PROJECT + 6),
    ]
    assert controller.adjuster.adjusting() is None
    controller.adjuster.finish()
    assert len(pane.heard_of("span_resized")) == 2


def test_back_and_forward(pane: Pane) -> None:
    controller = pane.controller
    pane.model.set_text(LONG)
    controller.go_to(9_000)
    far = controller.position()
    controller.reveal(20_000)
    further = controller.position()
    assert 0 < far < further
    controller.reveal(20_001)
    assert [controller.go_back(), controller.position()] == [True, far]
    assert [controller.go_back(), controller.position()] == [True, 0]
    assert not controller.go_back()
    assert [controller.go_forward(), controller.position()] == [True, far]
    assert [controller.go_forward(), controller.position()] == [True, further]
    assert not controller.go_forward()


def test_scrolling_tells_by_how_much_the_window_moved(pane: Pane) -> None:
    pane.model.set_text(LONG)
    pane.controller.scroll_pixels(70)
    pane.controller.scroll_pixels(-100)
    assert pane.heard == [("scrolled_by", 70), ("scrolled_by", -70)]
    pane.controller.scroll_page(1)
    pane.controller.scroll_page(-1)
    assert pane.heard_of("scrolled_by")[2] == (-pane.heard_of("scrolled_by")[3][0],)  # type: ignore[operator]
    assert pane.controller.position() == 0


def test_selecting_with_the_pointer(pane: Pane) -> None:
    controller, viewport = pane.controller, pane.model.viewport

    def at(code_point: int) -> QPointF:
        rect = controller.hit_test.character_rect(code_point)
        return QPointF(rect.center().x() - 2, rect.center().y())

    controller.start_selection(at(PROJECT + 1), "character")
    controller.drag_selection(at(PROJECT + 5), "character")
    assert controller.selected_text() == "招商引资签约"
    controller.drag_selection(at(PROJECT + 5), "character", turn_snapping=True)
    assert controller.selected_text() == "商引资签"
    controller.start_selection(at(PROJECT + 1), "clause")
    assert controller.selected_text() == "招商引资签约项目32个"
    assert pane.heard_of("selected") == []
    controller.selection_changed()
    assert pane.heard_of("selected") == [controller.selection()]
    assert controller.hit_test.overshoot(QPointF(0, -3)) == -3
    assert controller.hit_test.overshoot(QPointF(0, viewport.height + 5)) == 5
    assert controller.hit_test.overshoot(QPointF(0, 9)) == 0


def test_pointing_lets_a_span_stand_out_and_leaving_ends_it(pane: Pane) -> None:
    seen: list[object] = []
    pane.controller.highlight_moved.connect(lambda before, now: seen.append((before, now)))
    pane.model.spans.add(Span(PROJECT, PROJECT + 4, "terms", "t"))
    point = pane.controller.hit_test.character_rect(PROJECT + 1).center().toPointF()
    pane.controller.point_at(point)
    pane.controller.point_at(point)
    pane.controller.activate_at(point)
    pane.controller.point_at(None)
    pane.controller.activate_at(QPointF(1, 1))
    assert seen == [(None, ("terms", "t")), (("terms", "t"), None)]
    assert pane.heard_of("span_activated") == [("terms", "t")]
    assert pane.heard_of("span_left") == [()]


def test_what_is_copied(pane: Pane) -> None:
    pane.controller.select_all()
    pane.controller.copy()
    assert QGuiApplication.clipboard().text() == TEXT


def test_every_command_of_the_keys_is_run_by_the_controller(pane: Pane) -> None:
    keys = KeyInput(pane.controller)
    for binding in BINDINGS:
        keys.run(binding.command)
    assert pane.heard_of("zoom_wanted") == [(1,), (-1,), (0,)]
    with pytest.raises(KeyError):
        keys.run("next-chapter")


WITHOUT_WIDGETS = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])  # with it the making of a widget ends the process
from desktop.views.reader import ReaderController, ReaderModel
model = ReaderModel()
controller = ReaderController(model)
model.set_text("第一句。第二句，后半句。")
controller.replace_text()
controller.move("next-sentence")
controller.move("next-clause", extend=True)
controller.move("next-line")
print(controller.caret(), controller.position(), controller.hit_test.character_rect(4).isValid())
"""


def test_no_widget_is_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_WIDGETS],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    assert done.stdout.split() == ["12", "0", "True"]
