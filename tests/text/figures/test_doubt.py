"""When an indicator is a clause's leftover and no noun phrase."""

import pytest

from desktop.text.figures import find_figures
from desktop.text.figures.doubt import LONGEST_SURE, is_untidy


@pytest.mark.parametrize(
    ("indicator", "untidy"),
    [
        ("高标准农田", False),
        ("山" * LONGEST_SURE, False),
        ("山" * (LONGEST_SURE + 1), True),
        ("山水2024", True),
        ("PM2.5浓度", False),
        ("4A级景区", False),
        ("地区生产总值", False),
        ("普通高中", False),
        ("建设过程中", True),
        ("15分钟生活圈", False),
        ("120急救半径", False),
        ("比20年前", True),
        ("国家外汇储备13", True),
        ("这两部分", True),
        ("有四十五个县", True),
        ("铁路干线和五个港口", True),
        ("民生支出占一般公共预算支出比重", False),
        ("国家生态文明建设示范区和实践创新基地", False),
        ("在今年内可以建设", True),
        ("在建抽水蓄能项目", False),
        ("在京高校", False),
        ("经参加联合诊疗机构", True),
        ("经营主体数", False),
        ("经验做法", False),
        ("且减价", True),
        ("可再生能源装机规模", False),
        ("可量化资产", False),
        ("再就业培训", False),
        ("中央财政", True),
        ("这四条里面", True),
        ("生产能力", True),
        ("钢生产能力", False),
        ("研发经费投入、" + "高" * (LONGEST_SURE - 2), False),
        ("研发经费投入、" + "高" * (LONGEST_SURE + 1), True),
        ("办结率、已经办复率", True),
    ],
)
def test_what_is_untidy(indicator: str, *, untidy: bool) -> None:
    assert is_untidy(indicator) is untidy


@pytest.mark.parametrize(
    "sentence",
    [
        "国营企业收入11亿元，完成预算数的{101%}。",
        "货物周转量达到12亿吨公里，即比上年增长{12%}。",
        "入社农户三百万户，已经占总农户的{60%}。",
        "全年供应社会的商品总量，可以达到{五百亿元}。",
        "中学学生数增长70%，即达到{六十七万人}。",
        "用{34天}成功遏制疫情蔓延势头。",
        "共有{12家}世界500强。",
        "良种补贴分{三批}向农民发放。",
        "利用率达94%、连续5年保持西北{第一}。",
    ],
)
def test_what_is_plainly_told_is_in_no_doubt(sentence: str) -> None:
    start = sentence.index("{")
    figures = find_figures(sentence.replace("{", "").replace("}", ""))
    assert [figure.doubt for figure in figures if figure.start >= start][:1] == [None]
