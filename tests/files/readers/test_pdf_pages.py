"""A PDF is read by where its characters are drawn: lines, columns, tables and paragraphs."""

import random
from pathlib import Path

import pytest

from desktop.files.readers.pdf import read_pdf
from tests.files.readers.drawn_pages import HEIGHT, WIDTH, Words, drawn

LEFT, RIGHT, TOP, PITCH = 72.0, WIDTH - 72.0, HEIGHT - 90.0, 18.0
PER_LINE = int((RIGHT - LEFT) / 12)
FIRST = (
    "去年全县上下迎难而上，地区生产总值达到八十六亿元，比上年增长百分之五，"
    "粮食总产量十二万吨，各项社会事业取得新的进展。"
)
SECOND = (
    "今年工作的总体要求是稳中求进，坚持实体经济为先，建设农村公路五十八公里，"
    "改造户厕三千二百座，把各项民生实事办好办实。"
)


def wrapped(text: str, count: int, indent: int = 0) -> list[str]:
    """Return a text in lines of so many characters; a mark that may not begin a line hangs at the end."""
    lines, start, room = [], 0, count - indent
    while start < len(text):
        end = start + room
        end += end < len(text) and text[end] in "，。"
        lines.append(text[start:end])
        start, room = end, count
    return lines


def set_lines(
    paragraphs: list[str], *, indent: int = 2, gap: float = 0.0, x: float = LEFT, count: int = PER_LINE
) -> list[Words]:
    """Return paragraphs as lines of a column."""
    words, y = [], TOP
    for paragraph in paragraphs:
        for number, line in enumerate(wrapped(paragraph, count, indent)):
            words.append(Words(x + 12 * indent * (number == 0), y, line))
            y -= PITCH
        y -= gap
    return words


def lines_of(data: bytes) -> list[str]:
    return read_pdf(data, "x.pdf").text.split("\n")


def test_paragraphs_that_are_set_in_are_whole() -> None:
    assert lines_of(drawn([set_lines([FIRST, SECOND, FIRST])])) == [FIRST, SECOND, FIRST]


def test_paragraphs_that_stand_apart_are_whole() -> None:
    assert lines_of(drawn([set_lines([FIRST, SECOND], indent=0, gap=12)])) == [FIRST, SECOND]


def test_a_line_that_left_room_ended_its_paragraph() -> None:
    short = ["望山县人民政府工作报告", "一、过去一年工作回顾", "二、今年工作安排"]
    assert lines_of(drawn([set_lines([*short, FIRST], indent=0)])) == [*short, FIRST]


def test_the_order_in_which_a_file_draws_does_not_matter() -> None:
    signs = [
        Words(line.x + 12 * number, line.y, sign)
        for line in set_lines([FIRST, SECOND])
        for number, sign in enumerate(line.text)
    ]
    random.Random(1).shuffle(signs)
    assert lines_of(drawn([signs])) == [FIRST, SECOND]


def test_a_paragraph_goes_on_over_the_page_past_head_and_foot() -> None:
    lines = set_lines([FIRST * 2])
    pages = [
        [Words(200, HEIGHT - 40, "望山县人民政府"), *lines[: len(lines) // 2], Words(280, 40, "第 1 页")],
        [Words(200, HEIGHT - 40, "望山县人民政府"), *lines[len(lines) // 2 :], Words(280, 40, "第 2 页")],
        [Words(200, HEIGHT - 40, "望山县人民政府"), *set_lines([SECOND]), Words(280, 40, "第 3 页")],
    ]
    plain = read_pdf(drawn(pages), "x.pdf")
    assert plain.text.split("\n") == [FIRST * 2, SECOND]
    assert plain.removed_before == ("望山县人民政府", "第 1 页")


def test_columns_are_read_one_after_the_other_though_their_lines_are_not_level() -> None:
    left = set_lines([FIRST, FIRST], count=17)
    right = [line._replace(y=line.y - 5) for line in set_lines([SECOND, SECOND], x=LEFT + 19 * 12, count=17)]
    title = Words(180, TOP + 40, "望山县二〇二四年政府工作报告", 16)
    rows = [one for pair in zip(left, right, strict=False) for one in pair]
    text = lines_of(drawn([[*rows[::-1], title]]))
    assert text == [title.text, FIRST, FIRST, SECOND, SECOND]


def test_the_last_line_of_the_longer_column_stays_where_the_other_is_not_level() -> None:
    shorter = f"{FIRST[:-10]}。"
    left = set_lines([FIRST, FIRST], count=17, gap=8)
    right = [
        line._replace(y=line.y - 7) for line in set_lines([FIRST, shorter], x=LEFT + 19 * 12, count=17, gap=4)
    ]
    assert lines_of(drawn([[*left, *right]])) == [FIRST, FIRST, FIRST, shorter]


def test_the_cells_of_a_ruled_table_are_whole_and_its_rows_lines() -> None:
    across = [(72.0, y, 480.0, y) for y in (700.0, 670.0, 620.0)]
    down = [(x, 620.0, x, 700.0) for x in (72.0, 200.0, 320.0, 480.0)]
    cells = [
        Words(80, 680, "指标"),
        Words(210, 680, "完成"),
        Words(80, 650, "地区生产总值"),
        Words(330, 650, "比上年增长百分之五"),
        Words(330, 630, "高于全省"),
    ]
    after = [Words(72, 560, "以上任务，请予审议。")]
    assert lines_of(drawn([[*after, *cells]], [*across, *down])) == [
        "指标\t完成",
        "地区生产总值\t\t比上年增长百分之五高于全省",
        "以上任务，请予审议。",
    ]


def test_a_table_without_lines_is_read_row_by_row() -> None:
    rows = [("指标", "完成", "增长"), ("粮食", "十二万吨", "三"), ("公路", "五十八公里", "四")]
    words = [
        Words(80 + 120 * column, 600 - 20 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert lines_of(drawn([words])) == ["\t".join(cells) for cells in rows]


def test_marks_of_notes_are_written_in_brackets_and_the_notes_after_the_paragraph() -> None:
    lines = set_lines([FIRST * 3])
    last = lines[3]
    mark = Words(last.x + 12 * len(last.text), last.y + 5, "1", 7)
    note = Words(LEFT, 90, "1 按不变价格计算。", 8)
    rest = [line._replace(y=TOP - PITCH * number) for number, line in enumerate(lines[4:])]
    text = lines_of(drawn([[*lines[:4], mark, note], rest]))
    assert text == [
        "".join(line.text for line in lines[:4]) + "[1]" + "".join(line.text for line in rest),
        "[1]按不变价格计算。",
    ]


def test_a_page_on_its_side_is_read_upright_and_what_goes_across_is_left_out() -> None:
    words = [
        Words(100 + PITCH * number, 91, line, 12, True) for number, line in enumerate(wrapped(FIRST * 2, 55))
    ]
    plain = read_pdf(drawn([[*words, Words(300, 300, "内部资料")]], rotate=90), "x.pdf")
    assert plain.text == FIRST * 2
    assert plain.removed_before == ("内部资料",)


def test_what_is_drawn_twice_to_look_bold_is_read_once() -> None:
    words = [Words(LEFT, 700, "一、过去一年工作回顾"), Words(LEFT + 0.4, 700, "一、过去一年工作回顾")]
    assert lines_of(drawn([words])) == ["一、过去一年工作回顾"]


def test_radicals_are_read_as_the_characters_they_stand_for() -> None:
    from desktop.text.radicals import without_radicals

    assert without_radicals("项⽬、⻔⼾ ok") == "项目、门户 ok"


@pytest.mark.parametrize("program", ["chromium", "libreoffice"])
def test_what_a_program_printed_is_the_text_that_it_was_given(program: str) -> None:
    """Chromium printed two columns, LibreOffice pages with head and foot; both a table at the end."""
    past = "去年全县生产总值增长百分之五，全县公路里程增长百分之六，全县财政收入增长百分之七。"
    coming = "今年全县生产总值增长百分之六，全县公路里程增长百分之七，全县财政收入增长百分之八。"
    said = ["全县工作报告", past * 2, coming * 3, past * 4, coming * 2, past * 3, coming]
    path = Path(__file__).parents[1] / "fixtures" / f"printed_{program}.pdf"
    plain = read_pdf(path.read_bytes(), path.name)
    assert plain.text.split("\n") == [*said, "全县\t百分之五", "公路里程"]
    assert len(plain.removed_before) == 2
