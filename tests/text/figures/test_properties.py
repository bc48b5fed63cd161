"""What holds for any text whatever."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.figures import FIGURE_KINDS, OTHER_KINDS, Figure, find_figures, iter_figures
from desktop.text.figures.scan.exclusions import BLOCK
from tests.helpers.python_steps import steps

PIECES = st.sampled_from(
    [
        *"0123456789０９,.，。；、：:%％—-~至到+×/ \n\u3000",
        *"第前每一二三四五十百千万亿两余多元人个户家项年月日",
        *(
            "亿元",
            "个百分点",
            "增长",
            "下降",
            "分别",
            "达到",
            "地区生产总值",
            "以上",
            "左右",
            "2023年",
            "5.6%",
            "全省",
        ),
        *(
            "“",
            "”",
            "《",
            "》",
            "（",
            "）",
            "[",
            "]",
            "〔2017〕",
            "号",
            "号文件",
            "PM2.5",
            "MW",
            "每立方米",
            "億",
            "萬戶",
        ),
        *(
            "由",
            "从",
            "的",
            "占比",
            "翻",
            "番",
            "倍",
            "成",
            "半",
            "项目",
            "困难群众",
            "占",
            "新增",
            "完成",
            "不",
            "\0",
            "\ud800",
        ),
    ]
)
SENTENCES = st.lists(PIECES, max_size=40).map("".join)


def check(text: str, figures: list[Figure]) -> None:
    """Check what must hold for the figures of any text."""
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.kind in FIGURE_KINDS or figure.value is None
        assert figure.status in ("achieved", "target", "other")
        assert figure.direction in (None, "up", "down", "improve")
        assert (figure.direction is not None) == (figure.kind == "change") or figure.kind == "change"
        assert figure.as_dict()["text"] == figure.text
    for one, other in pairwise(figures):
        assert one.end <= other.start


@given(st.text(st.characters(exclude_categories=())))
def test_any_text(text: str) -> None:
    check(text, find_figures(text, everything=True))


@given(SENTENCES)
def test_any_sentence_of_numbers(text: str) -> None:
    figures = find_figures(text, year=2024)
    check(text, figures)
    whole = find_figures(text, year=2024, everything=True)
    check(text, whole)
    assert [figure for figure in whole if figure.kind not in OTHER_KINDS] == figures


@given(SENTENCES)
def test_explaining_any_sentence_changes_nothing(text: str) -> None:
    plain = find_figures(text, year=2024, everything=True)
    told = find_figures(text, year=2024, everything=True, explain=True)
    assert told == plain
    for figure in told:
        assert figure.trace is not None
        fields = (name for name, value in figure.as_dict().items() if value is not None)
        told_of = {name for name in fields if name not in ("start", "end", "text")}
        if figure.kind in OTHER_KINDS:
            told_of = {"kind"}
        elif figure.unit is None:
            told_of -= {"norm_value", "norm_unit"}
        assert told_of <= set(figure.trace.steps)


@given(SENTENCES, SENTENCES)
def test_a_paragraph_does_not_depend_on_its_neighbours(one: str, other: str) -> None:
    """What stands in a paragraph is read alike alone and beside others, whatever they say."""
    before = "过去的情况。\n" + "".join(one.split("\n")).replace("”", "").replace("》", "")
    mine = "".join(other.split("\n")) + "。"
    text = f"{before}。\n{mine}\n后面的一段话。"
    offset = len(before) + 2
    alone = [
        (f.start, f.end, f.kind, f.value, f.unit, f.indicator)
        for f in find_figures(mine, year=2024, headings=[])
    ]
    beside = [
        (f.start - offset, f.end - offset, f.kind, f.value, f.unit, f.indicator)
        for f in find_figures(text, year=2024, headings=[])
        if f.start >= offset and f.end <= offset + len(mine)
    ]
    assert beside == alone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0" * 100,
        "\ud800亿元3亿元\udfff",
        "9" * 1_000_000,
        "1." * 100_000,
        "一" * 300_000,
        "万亿" * 100_000,
        "[" * 200_000,
        "“" * 200_000,
        "《" * 100_000 + "》" * 100_000,
        "5" + "、5" * 50_000 + "个",
        "5%" * 50_000,
        "分别" * 100_000 + "5%",
        "增长" * 100_000 + "5%",
        "5—" * 100_000,
        "第" * 200_000 + "5位",
        "1:" * 100_000,
        "3×" * 100_000,
        "年均5%，" * 20_000,
        "占" * 100_000 + "5%，" + "比" * 100_000 + "6%",
        "5\n" * 50_000,
        "每" * 100_000 + "人5元",
    ],
    ids=lambda text: f"{text[:6]!r}×{len(text)}",
)
def test_hard_texts_are_read(text: str) -> None:
    """Each is long enough that a reading in quadratic time would never end."""
    check(text, find_figures(text, year=2024))


def test_real_reports(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        text = path.read_text("utf-8")
        if "政府工作" not in text:
            continue
        figures = find_figures(text)
        check(text, figures)
        assert len(figures) > len(text) / 500


def test_the_same_is_found_in_either_script() -> None:
    from desktop.text.script import traditional

    plain = (
        "2023年新建高标准农田2.5万亩，带动3万余户增收1200元，由4.2%下降到3.8%，居全省第二，引进3—5家企业。"
    )
    for one, other in zip(
        find_figures(plain, year=2024), find_figures(traditional(plain), year=2024), strict=True
    ):
        assert (one.start, one.end, one.kind, one.value, one.unit) == (
            other.start,
            other.end,
            other.kind,
            other.value,
            other.unit,
        )
        assert (one.indicator, one.qualifier, one.status, one.period) == (
            other.indicator,
            other.qualifier,
            other.status,
            other.period,
        )


def test_a_long_text_is_read_like_its_parts() -> None:
    """Names and brackets are looked for block by block: none may begin within one of them."""
    report = (
        "三门县完成《三年行动计划（2023—2025年）》15项任务，印发三政发〔2023〕\n15号文件，建成“12345热线”和\n"
        "三河市产业园3个，新增就业2.5万人（\n3\n）。\n"
    )
    whole = find_figures(report, year=2024, everything=True)
    times = 2 * BLOCK // len(report) + 3
    found = find_figures(report * times, year=2024, everything=True)
    assert len(found) == times * len(whole)
    for number, figure in enumerate(found):
        turn, index = divmod(number, len(whole))
        one, shift = whole[index], turn * len(report)
        assert (figure.start - shift, figure.text, figure.kind) == (one.start, one.text, one.kind)


def test_figures_come_one_by_one() -> None:
    """Someone who wants the first figure of a long text does not wait for the last."""

    def first(text: str) -> Figure:
        return next(iter(iter_figures(text, year=2024, headings=[])))

    sentence = (
        f"全年地区生产总值增长5.6%，{'各项事业取得新的进展，人民生活不断改善，' * 2}社会大局和谐稳定。\n"
    )
    found = first(sentence * 20_000)
    assert (found.text, found.value) == ("5.6%", 5.6)
    assert steps(first, sentence * 1200) <= 2 * steps(first, sentence * 300)
    assert steps(first, sentence * 1200) <= steps(find_figures, sentence * 1200) / 4
