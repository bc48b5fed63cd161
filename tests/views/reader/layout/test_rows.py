"""How a text is cut into rows and what each is set as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.text.outline import Heading
from desktop.views.reader.layout.rows import MAX_ROW_LENGTH, cut_into_rows
from desktop.views.reader.typography import BODY, FRONT, SALUTATION, TITLE, Typography, TypographyMetrics


def test_a_paragraph_is_a_row() -> None:
    rows = cut_into_rows("一段。\n\n三段。\n")
    assert rows.starts == [0, 4, 5, 9]
    assert rows.ends == [3, 4, 8, 9]
    assert [rows.at(place) for place in range(10)] == [0, 0, 0, 0, 1, 2, 2, 2, 2, 3]


def test_a_very_long_paragraph_is_cut_after_sentences() -> None:
    text = "开头。\n" + "这是一句话，很长的一句话。" * 4000 + "\n结尾。"
    rows = cut_into_rows(text)
    inner = range(1, len(rows) - 1)
    assert len(inner) > 10
    assert rows.continued == set(inner) - {1}
    for row in inner:
        assert rows.ends[row] - rows.starts[row] <= MAX_ROW_LENGTH // 4
        assert text[rows.ends[row] - 1] == "。"
        assert row == 1 or rows.starts[row] == rows.ends[row - 1]


def test_a_long_paragraph_without_marks_is_cut_too() -> None:
    rows = cut_into_rows("字" * (MAX_ROW_LENGTH + 1))
    assert len(rows) > 1
    assert rows.ends[-1] == MAX_ROW_LENGTH + 1


def test_title_and_the_lines_under_it() -> None:
    text = "政府工作报告\n\n2024年3月26日\n县长 张三\n各位代表：\n现在报告工作。"
    rows = cut_into_rows(text)
    assert [rows.kinds[row] for row in (0, 2, 3, 4, 5)] == [TITLE, FRONT, FRONT, SALUTATION, BODY]


def test_a_line_about_the_meeting_is_no_title() -> None:
    when = "2024年3月26日在某某市第十五届人民代表大会第四次会议上"
    assert cut_into_rows(f"{when}\n各位代表：").kinds == [FRONT, SALUTATION]
    assert cut_into_rows(f"{when}的工作报告\n各位代表：").kinds == [TITLE, SALUTATION]


def test_a_line_that_says_when_and_where_is_no_title() -> None:
    text = "2024年3月26日在云岭县第十五届人民代表大会第四次会议上\n云岭县政府工作报告\n县长 张三\n各位代表："
    assert cut_into_rows(text).kinds == [FRONT, TITLE, FRONT, SALUTATION]
    alone = "（2024年1月8日在县十七届人大三次会议上）\n县长 张三\n各位代表："
    assert cut_into_rows(alone).kinds == [FRONT, FRONT, SALUTATION]


@pytest.mark.parametrize(
    "line",
    [
        "各位代表：",
        "各位代表:",
        "主席、各位代表、同志们：",
        "尊敬的各位代表，各位政协委员、各位来宾：",
        "同志们：",
    ],
)
def test_words_to_the_audience_stand_flush_left(line: str) -> None:
    rows = cut_into_rows(f"政府工作报告\n县长 张三\n{line}\n现在报告工作。")
    assert rows.kinds == [TITLE, FRONT, SALUTATION, BODY]


def test_only_the_indent_tells_words_to_the_audience_from_running_text(qapp: QApplication) -> None:
    metrics = TypographyMetrics(Typography())
    assert metrics.style(SALUTATION) == metrics.style(BODY)._replace(indent=0.0)
    assert metrics.style(BODY).indent > 0


@pytest.mark.parametrize(
    "line", ["各位代表！过去一年，我们奋力前行。", "各位代表，成绩来之不易：", "主要任务：", "代表建议办理："]
)
def test_sentences_that_turn_to_the_audience_are_running_text(line: str) -> None:
    assert cut_into_rows(f"政府工作报告\n县长 张三\n各位代表：\n{line}").kinds[-1] == BODY


def test_headings_alone_and_headings_that_run_on() -> None:
    text = "一、工作回顾\n（一）产业升级。我们坚持发展。\n正文很长，没有标题，一直写到这里为止。"
    headings = [Heading(0, 6, 1, "一、工作回顾", "review"), Heading(7, 14, 2, "（一）产业升级", "review")]
    rows = cut_into_rows(text, headings)
    assert rows.kinds == [1, BODY, BODY]
    assert rows.strong == {1: [(7, 14)]}


def test_signs_beside_a_heading_are_no_sentence() -> None:
    rows = cut_into_rows("一、工作回顾 ?\n正文。", [Heading(0, 6, 1, "一、工作回顾", "review")])
    assert rows.kinds[0] == 1


@given(st.text(alphabet="中。\n", max_size=80))
def test_rows_cover_the_text(text: str) -> None:
    rows = cut_into_rows(text)
    rebuilt = "\n".join(text[a:b] for a, b in zip(rows.starts, rows.ends, strict=True))
    assert rebuilt == text
