"""Names that were torn, or said where, when or why and not what."""

import pytest

from desktop.text.figures import find_figures


def _indicators(sentence: str) -> list[str | None]:
    return [figure.indicator for figure in find_figures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("制造业中长期贷款余额86亿元，增长12%。", ["制造业中长期贷款余额"] * 2),
        ("海洋产业增加值260亿元。", ["海洋产业增加值"]),
        ("工业战略性新兴产业增加值增长9%。", ["工业战略性新兴产业增加值"]),
        ("高新技术产业投资增长18%，高技术产业投资增长20%。", ["高新技术产业投资", "高技术产业投资"]),
        (
            "城乡居民养老保险参保人数32万人，城镇职工基本养老保险参保人数6万人。",
            ["城乡居民养老保险参保", "城镇职工养老保险参保"],
        ),
        ("新增养老护理型床位600张。", ["护理型床位"]),
        ("新增普惠性托位1200个。", ["普惠托位"]),
        ("新增规模以上工业企业36家。", ["新增规上工业企业"]),
        ("蔬菜种植面积12万亩。", ["蔬菜种植面积"]),
    ],
)
def test_a_name_that_says_less_or_other_is_one_of_its_own(sentence: str, indicators: list[str]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("在1959年的核实产量的基础上，各增产10%。", [None]),
        ("在投资下滑的情况下，增长6%。", [None]),
        ("钢产量在减人的条件下增长8%。", ["钢产量"]),
        ("财政收入在大规模减税的背景下增长4%。", ["财政收入"]),
        ("在上年高基数的基础上，工业总产值增长10%。", ["工业总产值"]),
    ],
)
def test_circumstances_are_no_name(sentence: str, indicators: list[str | None]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("工业总产值增长12.3%，其中由于提高工效而增加的占62%。", ["工业总产值"] * 2),
        ("由于改进工艺而节约的煤炭达40万吨。", ["煤炭"]),
        ("由于价格上涨而增加的支出为3亿元。", ["支出"]),
    ],
)
def test_a_reason_is_no_name(sentence: str, indicators: list[str]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("落实1万亩水稻绿色高产高效示范基地。", ["水稻绿色高产高效示范基地"]),
        ("落实1.2万亩小麦绿色高产高效创建示范区。", ["小麦绿色高产高效创建示范区"]),
        ("改造5个高效节水灌溉示范区。", ["高效节水灌溉示范区"]),
        ("十项经济指标全年取得5盏绿灯。", ["经济指标", "绿灯"]),
        ("15项民生实事当年完成投资3亿元。", ["民生实事", "投资"]),
        ("受灾县由去年的12个减为4个。", ["受灾县"] * 2),
    ],
)
def test_the_noun_behind_ends_at_a_time_and_not_within_a_word(sentence: str, indicators: list[str]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("完成造林任务12万亩。", ["营造林"]),
        ("下达农村危房改造任务460户。", ["农村危房改造"]),
        ("电子产业所对工业增长的贡献率为31%。", ["电子产业对工业增长贡献率"]),
    ],
)
def test_a_task_is_named_by_its_work(sentence: str, indicators: list[str]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("发行城乡建设专项债券7亿元，土地储备专项债券5亿元。", ["城乡建设专项债券", "土地储备专项债券"]),
        ("争取棚户区改造专项债券12亿元。", ["棚户区改造专项债券"]),
        ("加快建设，发行专项债券6亿元。", ["地方政府专项债券"]),
        ("争取新增专项债券20亿元。", ["新增地方政府专项债券"]),
    ],
)
def test_a_bond_keeps_the_works_it_is_for(sentence: str, indicators: list[str]) -> None:
    assert _indicators(sentence) == indicators


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("三十五个大中城市上升百分之十九点六。", "大中城市"),
        ("12个县市区上涨3.5%。", "县市区"),
        ("已开工的57个项目要加快建设。", "项目"),
    ],
)
def test_a_verb_behind_what_is_counted_is_no_part_of_its_name(sentence: str, expected: str) -> None:
    assert find_figures(sentence, year=2024)[0].indicator == expected
