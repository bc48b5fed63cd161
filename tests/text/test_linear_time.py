"""However a text repeats itself, four times the text takes no more than about four times the steps."""

from collections.abc import Callable

import pytest

from desktop.text.figures import find_figures
from desktop.text.terms import find_terms
from tests.helpers.python_steps import steps

REPEATED = (
    "覆盖", "说明\n", "注释：\n", "名词解释：\n1.亮灯行：指好。\n", "附注：\n亮灯行：是指好\n",
    "1.亮灯行：指好。\n", "亮灯行[1]", "“亮灯行”", "“", "《", "3个", "5%、", "分别", "增长、", "第", "每",
    "（含1亿元）", "投入1万元，", "在中的比重", "人口率\n1.2%\n", "到2023年", "十四五", "1:", "1~", "+1",
    "、第2", "由1%到", "三管三必须", "3家和“一”",
)  # fmt: skip


@pytest.mark.parametrize("find", [find_figures, find_terms])
@pytest.mark.parametrize("unit", REPEATED)
def test_steps_grow_with_the_text(find: Callable[[str], object], unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (900, 3600))
    assert steps(find, long) <= 5 * steps(find, short) + 2000
