import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from desktop.text.name_search import NameSearch, SearchName, spellings

PATHS = ("经济/招商引资", "经济/重点项目", "产业/煤炭", "产业/煤化工", "重庆", "民生/就业", "A股", "产业")
NAMES = NameSearch(SearchName(path, path) for path in PATHS)


def found(query: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [name.key for name in NAMES.find(query, recent)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("zsyz", "经济/招商引资"),
        ("zhaoshang", "经济/招商引资"),
        ("zhaosyz", "经济/招商引资"),
        ("ZSYZ", "经济/招商引资"),
        ("招商", "经济/招商引资"),
        ("引资", "经济/招商引资"),
        ("招资", "经济/招商引资"),
        ("招syz", "经济/招商引资"),
        ("cq", "重庆"),
        ("zhongqing", "重庆"),
        ("chongqing", "重庆"),
        ("jj/zsyz", "经济/招商引资"),
        ("经济 招商", "经济/招商引资"),
        ("a股", "A股"),
        ("chanye", "产业"),
        ("产业", "产业"),
    ],
)
def test_a_name_is_found(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_name_above_brings_those_below_it() -> None:
    assert found("cy") == ["产业", "产业/煤炭", "产业/煤化工"]
    assert found("产业/煤") == ["产业/煤炭", "产业/煤化工"]


def test_used_lately_comes_first_among_equals() -> None:
    assert found("mei", ("产业/煤化工",)) == ["产业/煤化工", "产业/煤炭"]
    assert found("", ("民生/就业",))[0] == "民生/就业"
    assert len(found("")) == len(PATHS)


def test_what_fits_nothing_is_not_found() -> None:
    assert found("xyzzy") == []
    assert NameSearch([]).find("a") == []


@given(st.text("招商引资重点项目煤炭民生就业长江", min_size=1, max_size=6), st.data())
def test_every_mixture_of_beginnings_finds_it(name: str, data: st.DataObject) -> None:
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    query = "".join(
        data.draw(st.sampled_from([character, *(one[:length] for length in range(1, len(one) + 1))]))
        for character, one in zip(name, syllables, strict=True)
    )
    assert NameSearch([SearchName("one", name)]).find(query)


def test_signs_that_are_no_characters_answer_to_themselves() -> None:
    assert spellings("a") == ("a",)
    assert spellings("，") == ("，",)


RANKED = NameSearch(
    SearchName(path, path, uses)
    for path, uses in [
        ("招商", 0),
        ("招商引资", 0),
        ("大招商", 0),
        ("招引商", 0),
        ("找伤口", 0),
        ("不找伤", 0),
        ("招商/项目", 0),
        ("项目/招商", 5),
        ("项目", 1),
        ("项木", 9),
    ]
)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("招商", ["项目/招商", "招商", "招商引资", "大招商", "招商/项目", "招引商"]),
        ("zs", ["项目/招商", "招商", "招商引资", "找伤口", "大招商", "不找伤", "招商/项目", "招引商"]),
        ("zhaoshang", ["项目/招商", "招商", "招商引资", "找伤口", "大招商", "不找伤", "招商/项目"]),
        ("招商 项目", ["项目/招商", "招商/项目"]),
        ("招商/项目", ["项目/招商", "招商/项目"]),
        ("项目", ["项目", "招商/项目", "项目/招商"]),
        ("xm", ["项木", "项目", "招商/项目", "项目/招商"]),
        ("引", ["招商引资", "招引商"]),
        ("招资", ["招商引资"]),
        (
            "/",
            [
                "项木",
                "项目/招商",
                "项目",
                "招商",
                "招商引资",
                "大招商",
                "招引商",
                "找伤口",
                "不找伤",
                "招商/项目",
            ],
        ),
    ],
)
def test_the_best_comes_first(query: str, names: list[str]) -> None:
    assert [name.key for name in RANKED.find(query)] == names
    assert [name.key for name in RANKED.find(query, limit=2)] == names[:2]


def test_what_was_used_lately_comes_first_in_its_order() -> None:
    assert [name.key for name in RANKED.find("", ("招引商", "找伤口"))][:3] == ["招引商", "找伤口", "项木"]


def test_readings_of_characters() -> None:
    assert (spellings("长"), spellings("乐")) == (("长", "zhang", "chang"), ("乐", "le", "yue"))
    assert (spellings("㐀"), spellings("1"), spellings("\u33ff")) == (("㐀", "qiu"), ("1",), ("\u33ff",))
