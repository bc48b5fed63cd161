"""However a text repeats itself, four times the text takes no more than about four times the steps."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from desktop.text.figures import find_figures
from desktop.text.terms import find_terms

REPEATED = (
    "覆盖", "说明\n", "注释：\n", "名词解释：\n1.亮灯行：指好。\n", "附注：\n亮灯行：是指好\n",
    "1.亮灯行：指好。\n", "亮灯行[1]", "“亮灯行”", "“", "《", "3个", "5%、", "分别", "增长、", "第", "每",
    "（含1亿元）", "投入1万元，", "在中的比重", "人口率\n1.2%\n", "到2023年", "十四五", "1:", "1~", "+1",
    "、第2", "由1%到", "三管三必须", "3家和“一”",
)  # fmt: skip


def steps(find: Callable[[str], object], text: str) -> int:
    """Count the lines of Python that are gone through, those of loops within expressions among them."""
    count = 0

    def traced(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return traced

    find(text)  # what is read once and kept is not counted
    before = sys.gettrace()
    sys.settrace(traced)
    try:
        find(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("find", [find_figures, find_terms])
@pytest.mark.parametrize("unit", REPEATED)
def test_steps_grow_with_the_text(find: Callable[[str], object], unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (900, 3600))
    assert steps(find, long) <= 5 * steps(find, short) + 2000
