import pytest

from desktop.text.abbreviations import find_abbreviations, is_abbreviation
from desktop.text.segmentation import frequency


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_abbreviations(text, frequency)]


@pytest.mark.parametrize(
    "words",
    [
        "三化三制", "四个不摘", "1135", "12+6+6", "两不愁三保障", "三个一批", "四好农村路", "一企一策",
        "十四五", "八五", "双减", "三规合一", "两不愁三保障一收入", "百项千亿", "六地四转、三区十园",
        "7×24", "1+N", "30条", "五个三", "六个100%", "二十连丰", "十七连增",
        "百千万", "15分钟便民生活圈", "双一流", "八八战略", "四个协同、一个合作", "双随机、一公开",
    ],
)  # fmt: skip
def test_what_is_one(words: str) -> None:
    assert is_abbreviation(words)


@pytest.mark.parametrize(
    "words",
    [
        "标准地", "一网通办", "一枚印章管审批", "第一支撑", "三晋英才", "2018年全国生态文化村",
        "三年集中攻坚,两年巩固提升", "十九大", "十九届",
        "三八红旗手", "5G网络", "5A级景区", "千村示范、万村整治", "中国天然氧吧", "0km",
    ],
)  # fmt: skip
def test_what_is_none(words: str) -> None:
    assert not is_abbreviation(words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("深化三化三制改革", ["三化三制"]),
        ("落实三管三必须要求", ["三管三必须"]),
        ("解决两不愁三保障突出问题", ["两不愁三保障"]),
        ("严格落实四个不摘要求", ["四个不摘"]),
        ("坚持三个不放松。", ["三个不放松"]),
        ("构建1+3+N体系，办好12+6+6实事", ["1+3+N", "12+6+6"]),
        ("编制十五五规划", ["十五五"]),
        ("打好三大攻坚战", ["三大攻坚战"]),
        ("深化五社联动", ["五社联动"]),
    ],
)
def test_names_without_quotation_marks(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "一心一意谋发展", "四面八方聚英才", "三年五次获奖", "两年一届", "实施三个项目",
        "分三期建设五个园区", "十五个村", "一期二期工程", "完成第三产业五项任务", "增长2.5+3.1%",
        "两个不同方面", "二十五五百人",
    ],
)  # fmt: skip
def test_counts_and_idioms_are_none(text: str) -> None:
    assert found(text) == []
