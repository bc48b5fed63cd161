"""Which figures a list joins, and how many are read at a time."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.context.coordination import LONGEST_LIST, joined, list_lengths
from desktop.text.figures.pipeline import BATCH
from desktop.text.figures.scan.scanner import scan
from tests.text.figures.helpers import found


def lengths(text: str) -> list[int]:
    tokens = [token for token in scan(text) if token.counts]
    return list_lengths(text, tokens)


@pytest.mark.parametrize(
    "joint",
    [
        "、",
        "和",
        "与",
        "及",
        "以及",
        " ",
        "以上、",
        "以下和",
        "左右与",
        "以内及",
        "以上 、",
        "、全省",
        "和全国",
        "、西部",
        "、全省平均",
        "和全市",
    ],
)
def test_a_mark_of_a_list_joins(joint: str) -> None:
    text = f"分别达到3.5%{joint}4.5%。"
    assert lengths(text) == [2, 1]
    one, other = [token for token in scan(text) if token.counts]
    assert joined(text, one, other)


@pytest.mark.parametrize("joint", ["，", "。", "；", "、占", "增长", "、我省", "和全省平均水平"])
def test_other_words_do_not(joint: str) -> None:
    assert lengths(f"达到3.5%{joint}4.5%。") == [1, 1]


@pytest.mark.parametrize("joint", ["、", "和", "与", "及", "以及"])
@pytest.mark.parametrize("verb", ["增长", "下降", "提高", "上升", "降低", "增加", "减少"])
def test_members_may_have_verbs_of_their_own_behind_respectively(verb: str, joint: str) -> None:
    assert lengths(f"税收、利润分别增长3.5%{joint}{verb}4.5%。") == [2, 1]
    assert lengths(f"税收、利润增长3.5%{joint}{verb}4.5%。") == [1, 1]


def test_respectively_reaches_thirty_characters() -> None:
    for size, expected in ((28, [2, 1]), (29, [1, 1])):
        assert lengths(f"分别{'山' * size}3.5%、增长4.5%。") == expected


def test_a_place_joins_no_amount() -> None:
    assert lengths("居全省第3位、第5位。") == [2, 1]
    assert lengths("居全省第3位、5万元。") == [1, 1]


def test_longer_lists_are_not_told_apart() -> None:
    for count in (2, LONGEST_LIST, LONGEST_LIST + 1):
        text = "、".join(f"{n}.5%" for n in range(1, count + 1)) + "。"
        expected = list(range(count, 0, -1))
        assert lengths(text) == [length if length <= 12 else 1 for length in expected]


def test_a_long_text_is_read_as_its_sentences_are() -> None:
    sentences = [
        "财政收入分别增长3.5%和4.5%，居全省第3位。",
        "新建学校12所，投资3亿元。",
        "失业率由5%降到4%。",
    ]
    text = "".join(sentence + "山" * 45 + "。" for sentence in sentences * (BATCH // 4))
    alone = [find_figures(sentence, year=2024) for sentence in sentences]
    together = find_figures(text, year=2024)
    assert len(together) == sum(map(len, alone)) * (BATCH // 4)
    told = [(one.text, one.kind, one.value, one.indicator, one.direction) for one in together]
    first = [(one.text, one.kind, one.value, one.indicator, one.direction) for some in alone for one in some]
    assert told == first * (BATCH // 4)
    assert all(text[one.start : one.end] == one.text for one in together)


def test_figures_close_together_are_read_together() -> None:
    text = "、".join(["3家"] * (BATCH + 50)) + "。"
    assert len(find_figures(text, year=2024)) == BATCH + 50
    text = "收入3亿元，" * BATCH + "收入、利润分别增长5%、6%。"
    assert [one.indicator for one in find_figures(text, year=2024)][-2:] == ["收入", "利润"]


def test_everything_is_in_order() -> None:
    found = find_figures("2023年建成3家，一是第二批5家。", year=2024, everything=True, explain=True)
    assert [one.text for one in found] == ["2023年", "3家", "一", "第二批", "5家"]
    assert [one.kind for one in found] == ["date", "quantity", "ordinal-list", "ordinal-list", "quantity"]


@pytest.mark.parametrize("behind", ["", "，新建学校3所", "，新建学校3所、医院2所，投资3亿元以上"])
def test_what_stands_behind_a_list_is_shared_whatever_follows(behind: str) -> None:
    first, second, *_ = found(f"粮食、油料分别增长5%、6%以上{behind}。")
    assert (first.qualifier, second.qualifier) == ("以上", "以上")
