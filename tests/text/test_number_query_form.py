"""A number query and the form beside it say the same."""

import pytest

from desktop.text.number_query import parse_number_query
from desktop.text.number_query_form import OPERATORS, form_of, sign_of, status_of, with_condition


@pytest.mark.parametrize(
    ("query", "field", "operator", "value", "after"),
    [
        ("", "indicator", "=", "地区生产总值", "指标=地区生产总值"),
        ("指标=生产总值 招商", "value", ">=", "5", "指标=生产总值 招商 值≥5"),
        ("指标=生产总值 值>5 招商", "value", "<=", "7%", "指标=生产总值 值≤7% 招商"),
        ("指标=生产总值 值>5 招商", "value", ">", "", "指标=生产总值 招商"),
        ("值>5 值<9", "value", ">", "6", "值>6 值<9"),
        ("unit=%", "unit", "=", "", ""),
        ("招商", "status", "=", "target", "招商 状态=目标"),
        ("招商", "qualifier", "=", "", "招商"),
        ("", "indicator", "=", "新建 学校", '指标="新建 学校"'),
    ],
)
def test_one_condition_is_written(query: str, field: str, operator: str, value: str, after: str) -> None:
    assert with_condition(query, field, operator, value, chinese=True) == after


def test_in_english_the_names_are_english() -> None:
    query = with_condition("value>5", "status", "=", "target", chinese=False)
    assert query == "value>5 status=target"
    assert parse_number_query(query) == parse_number_query("值>5 状态=目标")


def test_a_form_is_read_from_what_is_written() -> None:
    form = form_of('值≥5 指标="地区 生产总值" 值<9 状态=目标 招商')
    assert (form["value"].operator, form["value"].value) == (">=", "5")
    assert form["indicator"].value == "地区 生产总值"
    assert status_of(form["status"].value) == "target"
    assert status_of("目标|已完成") == ""
    assert form_of("值=!5 指标=甲")["indicator"].value == "甲"
    assert form_of("状态!!目标") == {}


@pytest.mark.parametrize(
    ("status", "chinese"), [("achieved", "已完成"), ("target", "目标"), ("other", "其他")]
)
def test_a_status_is_written_in_the_language_of_the_field(status: str, chinese: str) -> None:
    assert with_condition("", "status", "=", status, chinese=True) == f"状态={chinese}"
    assert with_condition("", "status", "=", status, chinese=False) == f"status={status}"
    assert status_of(chinese) == status_of(status) == status


def test_operators_are_printed_as_one_sign() -> None:
    assert {one: sign_of(one) for one in OPERATORS} == {
        ">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "!=": "≠"
    }  # fmt: skip
