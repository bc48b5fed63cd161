"""The two lines of an annotation's words in the list: what may stand at their ends."""

import itertools

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.views.annotations.delegates import NOT_AT_LINE_END, NOT_AT_LINE_START, _wrapped

QUOTE = "（超额）完成省下达任务。争取上级各类资金47.17亿元，支持一批“重大转型”项目落地建设。"


@pytest.mark.parametrize("width", range(60, 400, 7))
def test_lines_begin_and_end_as_they_should(qapp: QApplication, width: int) -> None:
    lines = _wrapped(QUOTE, QFontMetrics(QFont()), width, 3)
    assert QUOTE.startswith("".join(lines[:-1]))
    for line, after in itertools.pairwise(lines):
        if line and after:
            assert after[0] not in NOT_AT_LINE_START
            assert line[-1] not in NOT_AT_LINE_END
            assert not (line[-1].isascii() and after[0].isascii())
