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


@pytest.mark.parametrize(
    "words",
    [
        "1＋N",
        "1+X",
        "1x2",
        "1X2",
        "12*3",
        "1/2",
        "1-2",
        "1—2",
        "1×2",
        "1+N+X",
        "100条",
        "1+2条",
        "一二三",
        "百千",
        "百二十",
        "二三四五六七",
        "三个三",
        "三化、三制",
        "三化，三制",
        "三化,三制",
        "三化;三制",
        "三化；三制",
        "三化/三制",
        "三化·三制",
        "三化 三制",
        "三化、一个公开",
        "三化、一制",
        "八五普法",
        "十一五",
        "八纵九横",
        "三抓三促",
        "三" + "化" * 6,
        "三化四" + "制" * 5,
        "三化四制五抓六促七管八要",
        "六个30%",
        "二十连丰",
        "千家万户",
    ],
)
def test_more_forms_of_them(words: str) -> None:
    assert is_abbreviation(words)


@pytest.mark.parametrize(
    "words",
    [
        "12345条",
        "5年",
        "5月",
        "5日",
        "二年",
        "两天",
        "二月",
        "十年",
        "十小",
        "二小",
        "三晋",
        "三秦",
        "三湘",
        "三江",
        "三峡",
        "三甲",
        "三星",
        "三亚",
        "三明",
        "三门",
        "三板",
        "四川",
        "六安",
        "六盘",
        "九州",
        "九江",
        "九龙",
        "双拥",
        "双鸭",
        "双流",
        "双赢",
        "双向",
        "十佳",
        "三八妇",
        "五四青",
        "九三学",
        "三年抓五年促",
        "三化、公开",
        "二三四五六七八",
        "三" + "化" * 7,
        "三化四制五抓六促七管八要九",
        "",
        "、",
        "三化、标准地",
    ],
)
def test_more_that_are_none(words: str) -> None:
    assert not is_abbreviation(words)


KINDS = [
    "战略举措",
    "战略",
    "攻坚战",
    "保卫战",
    "战役",
    "硬仗",
    "专项行动",
    "行动",
    "工程",
    "革命",
    "计划",
    "品牌",
]


@pytest.mark.parametrize("kind", KINDS)
def test_great_things_that_are_counted(kind: str) -> None:
    for words in (f"三大{kind}", f"十大污染防治{kind}"):
        assert found(f"推进{words}。") == [words]
        assert found(f"推进第{words}。") == []
    assert found(f"推进两大{kind}。") == []
    assert found(f"推进三大{kind}性。") == [] or kind == "战略举措"


@pytest.mark.parametrize(
    "words",
    [
        "走在前列",
        "走在前",
        "走前列",
        "努力成为",
        "毫不动摇",
        "区分开来",
        "一批",
        "必须",
        "务必",
        "坚持",
        "确立",
        "维护",
    ],
)
def test_what_follows_a_number_in_a_name(words: str) -> None:
    assert found(f"落实三个{words}。") == [f"三个{words}"]
    assert found(f"落实十三个{words}。") == []


@pytest.mark.parametrize("words", ["联动", "合一", "并举", "并进", "同治", "共治", "同创", "联创"])
def test_things_that_go_together(words: str) -> None:
    for name in (f"三社{words}", f"两手同{words}", f"五城{words}"):
        assert found(f"落实{name}。") == [name]


@pytest.mark.parametrize("word", "同少等断仅足到能会论够")
def test_what_is_not_is_no_name_behind_every_character(word: str) -> None:
    assert found(f"落实三个不{word}。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("构建1+N+X体系", ["1+N+X"]),
        ("构建12＋6体系", ["12＋6"]),
        ("构建1+x体系", ["1+x"]),
        ("构建1+2+3+4+5+6体系", ["1+2+3+4+5+6"]),
        ("构建112+6体系", []),
        ("构建12+6.5体系", []),
        ("增长12+6%", []),
        ("编号A1+2", []),
        ("计1.1+2", []),
        ("计-1+2", []),
        ("计—1+2", []),
        ("计+1+2", []),
        ("构建1+222体系", []),
        ("编制十四五规划", ["十四五"]),
        ("开展八五普法", ["八五"]),
        ("开展九五普法", ["九五"]),
        ("编制八五规划", []),
        ("编制二十四五规划", []),
        ("三抓四促五管", ["三抓四促五管"]),
        ("推进三改两拆", ["三改两拆"]),
        ("三改三改", []),
        ("搭建四梁八柱", ["四梁八柱"]),
    ],
)
def test_more_names_without_quotation_marks(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("behind", "个年月日家项人户名8亿万十")
def test_counts_that_begin_like_a_plan(behind: str) -> None:
    assert found(f"共计十四五{behind}。") == []
