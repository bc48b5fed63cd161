"""Movements of the caret without Qt: by units of the text, and by lines of a fixed width."""

import pytest

from desktop.views.reader.movements import MOVEMENTS, Movements
from desktop.views.reader.selection import Selection

EXAMPLE = "第一句。第二句，后半句。"
"""The example at the head of the module."""

REPORT = "全县生产总值125.6亿元，增长5.5%；签约项目32个。小学建成！\n　　第二段，到此为止。"
WORDS = [0, 2, 6, 13, 14, 16, 20, 21, 23, 25, 28, 29, 31, 33, 34, 35, 37, 40, 41, 45, 46]


class Grid:
    """Lines of so many characters, each ten pixels wide; a short last line holds the caret further left."""

    def __init__(self, text: str, width: int) -> None:
        self.length, self.width = len(text), width

    def line_ends(self, code_point: int, *, at_end: bool = False) -> tuple[int, int]:
        at = code_point - 1 if at_end and code_point % self.width == 0 and code_point else code_point
        start = at // self.width * self.width
        return start, min(start + self.width, self.length)

    def line_step(self, code_point: int, x: float, lines: int, *, at_end: bool = False) -> int:
        start = self.line_ends(code_point, at_end=at_end)[0] + lines * self.width
        if start < 0:
            return 0
        if start > self.length:
            return self.length
        return min(start + round(x / 10), self.length)

    def caret_x(self, code_point: int, *, at_end: bool = False) -> float:
        return 10.0 * (code_point - self.line_ends(code_point, at_end=at_end)[0])

    def lines_per_page(self) -> int:
        return 3


def moved(text: str, caret: int, *movements: str, words: list[int] | None = None) -> tuple[int, str]:
    """Return where movements in a row lead from a caret, and what they have selected."""
    selection = Selection()
    selection.place(caret)
    moving = Movements(selection, Grid(text, 10))
    for movement in movements:
        extend = movement.startswith("select-")
        moving.move(movement.removeprefix("select-"), text, words or (), extend=extend)
    return selection.caret, text[slice(*selection.range)]


@pytest.mark.parametrize(
    ("movement", "target", "selects"),
    [
        ("next-character", 5, "第"),
        ("next-clause", 8, "第二句，"),
        ("next-sentence", 12, "第二句，后半句。"),
        ("previous-sentence", 0, "第一句。"),
    ],
)
def test_the_example_of_the_module_is_true(movement: str, target: int, selects: str) -> None:
    assert moved(EXAMPLE, 4, movement) == (target, "")
    assert moved(EXAMPLE, 4, f"select-{movement}")[1] == selects


SECOND = REPORT.index("增长")


@pytest.mark.parametrize(
    ("movement", "expected"),
    [
        ("next-character", SECOND + 1),
        ("previous-character", SECOND - 1),
        ("next-word", SECOND + 2),
        ("previous-word", SECOND - 1),
        ("next-clause", REPORT.index("签约")),
        ("previous-clause", 0),
        ("next-sentence", REPORT.index("小学")),
        ("previous-sentence", 0),
        ("next-paragraph", REPORT.index("\n") + 1),
        ("previous-paragraph", 0),
        ("text-start", 0),
        ("text-end", len(REPORT)),
    ],
)
def test_units(movement: str, expected: int) -> None:
    assert WORDS[-1] <= len(REPORT)
    assert moved(REPORT, SECOND, movement, words=[*WORDS, len(REPORT)]) == (expected, "")


@pytest.mark.parametrize(
    ("caret", "movements", "expected"),
    [
        (SECOND, ["select-next-character"] * 2, "增长"),
        (SECOND, ["select-next-word"], "增长"),
        (SECOND, ["select-next-clause"] * 2, "增长5.5%；签约项目32个。"),
        (SECOND, ["select-next-sentence"] * 2, "增长5.5%；签约项目32个。小学建成！"),
        (SECOND, ["select-next-sentence"] * 3, "增长5.5%；签约项目32个。小学建成！\n　　第二段，到此为止。"),
        (SECOND, ["select-next-sentence"] * 2 + ["select-previous-sentence"], "增长5.5%；签约项目32个。"),
        (SECOND, ["select-next-paragraph"], "增长5.5%；签约项目32个。小学建成！"),
        (REPORT.index("\n"), ["select-next-sentence"], "第二段，到此为止。"),
        (SECOND, ["select-previous-clause"], "全县生产总值125.6亿元，"),
        (SECOND, ["select-next-clause", "select-previous-clause", "select-previous-clause"], REPORT[:SECOND]),
        (2, ["select-line-end", "select-line-start"], REPORT[:2]),
        (2, ["select-text-end"], REPORT[2:]),
    ],
)
def test_extending(caret: int, movements: list[str], expected: str) -> None:
    assert moved(REPORT, caret, *movements, words=[*WORDS, len(REPORT)])[1] == expected


def test_a_selection_left_by_a_character_collapses_to_its_end_on_that_side() -> None:
    assert moved(EXAMPLE, 4, "select-next-clause", "next-character") == (8, "")
    assert moved(EXAMPLE, 4, "select-next-clause", "previous-character") == (4, "")


@pytest.mark.parametrize("movement", MOVEMENTS)
@pytest.mark.parametrize("text", ["", "\n", "字", REPORT])
def test_no_movement_leaves_the_text(movement: str, text: str) -> None:
    for caret in (0, len(text) // 2, len(text)):
        for prefix in ("", "select-"):
            target, _ = moved(text, caret, prefix + movement)
            assert 0 <= target <= len(text)


def test_an_unknown_movement_is_an_error() -> None:
    with pytest.raises(KeyError):
        moved(EXAMPLE, 0, "next-chapter")


def test_lines() -> None:
    text = "字" * 95
    assert moved(text, 13, "next-line") == (23, "")
    assert moved(text, 13, "previous-line") == (3, "")
    assert moved(text, 13, "line-start") == (10, "")
    assert moved(text, 13, "line-end") == (20, "")
    assert moved(text, 13, "page-down") == (43, "")
    assert moved(text, 43, "page-up") == (13, "")
    assert moved(text, 13, "select-next-line") == (23, "字" * 10)
    assert moved(text, 13, "line-end", "next-line") == (30, ""), "at a line's end one stays at its end"
    assert moved(text, 13, "line-end", "line-start") == (10, "")


def test_going_down_and_up_keeps_to_its_goal() -> None:
    text = "字" * 95
    assert moved(text, 88, "next-line", "previous-line") == (88, ""), "the last line has but five characters"
    assert moved(text, 88, "next-line", "previous-character", "previous-line") == (84, "")


def test_a_caret_put_elsewhere_has_another_goal() -> None:
    text, selection = "字" * 95, Selection()
    moving = Movements(selection, Grid(text, 10))
    selection.place(12)
    moving.move("next-line", text)
    selection.place(37)  # a click
    moving.move("next-line", text)
    assert selection.caret == 47


def test_widening_goes_through_the_units_and_back() -> None:
    selection = Selection()
    moving = Movements(selection, Grid(REPORT, 10))
    selection.place(SECOND)
    seen = []
    words = [*WORDS, len(REPORT)]
    for _ in range(5):
        moving.widen(REPORT, words)
        seen.append(REPORT[slice(*selection.range)])
    first = REPORT.split("\n")[0]
    assert seen == ["增长", "增长5.5%", first[: first.index("小学")], first, REPORT]
    for expected in [*reversed(seen[:-1]), ""]:
        assert moving.narrow()
        assert REPORT[slice(*selection.range)] == expected
    assert not moving.narrow()


def test_narrowing_knows_nothing_of_what_was_selected_since() -> None:
    selection = Selection()
    moving = Movements(selection, Grid(REPORT, 10))
    selection.place(SECOND)
    moving.widen(REPORT)
    selection.select(0, 2)
    assert not moving.narrow()
    assert selection.range == (0, 2)
    moving.widen(REPORT)
    assert moving.narrow()
    assert selection.range == (0, 2)
    assert not moving.narrow()


def test_another_text_has_nothing_to_narrow_to() -> None:
    selection = Selection()
    moving = Movements(selection, Grid(REPORT, 10))
    selection.place(20)
    moving.widen(REPORT)
    moving.forget()
    assert not moving.narrow()
