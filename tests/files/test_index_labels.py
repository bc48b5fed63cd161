"""What the index above a text tells of it."""

import pytest

from desktop.files.index_labels import index_facts, is_index_entry


def test_the_labels_of_an_index_tell_title_issuer_and_day() -> None:
    lines = [
        "索引号：0001/2021-1 主题分类：综合政务",
        "发文机关：",
        "吉林省人民政府",
        "标题：吉林省人民政府关于印发规划的通知",
        "成文日期：2021年03月17日",
        "发布日期：2021年03月29日",
    ]
    assert index_facts(lines) == {
        "issuer": "吉林省人民政府",
        "title": "吉林省人民政府关于印发规划的通知",
        "date": "2021-03-17",
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("地区：苍南县", {"region": "苍南县"}),
        ("发布机构\t县府办\t成文日期\t2020-02-20", {"issuer": "县府办", "date": "2020-02-20"}),
        ("来源：http://www.example.org/a.html", {"source_url": "http://www.example.org/a.html"}),
        ("年份：不详", {}),
        ("链接：见下", {}),
        ("标题： 文号：某政发〔2020〕1号", {}),
        ("年度：2018年 来源：县政府办", {"year": "2018年", "source": "县政府办"}),
    ],
)
def test_a_line_of_labels(line: str, told: dict[str, str]) -> None:
    assert index_facts([line]) == told


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("标题：政府工作报告", True),
        ("正文：", True),
        ("索 引 号\t003008/2021-00012\t公开方式\t主动公开", True),
        ("【发文字号】：某政发〔2020〕1号", True),
        ("报告人：县长 张某", False),
        ("地点：县会议中心", False),
        ("我县来源：复杂", False),
    ],
)
def test_entries_of_an_index(line: str, entry: bool) -> None:
    assert is_index_entry(line) is entry
