"""Which growth stands in the row of which level."""

import pytest

from desktop.actions.known_figures import known_figures
from desktop.views.figures.pairs import growths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值完成125.6亿元，增长5.5%。", {"125.6亿元": "5.5%"}),
        (
            "城镇居民人均可支配收入49630元，农村居民人均可支配收入26850元，分别增长3.9%、6.7%。",
            {"49630元": "3.9%", "26850元": "6.7%"},
        ),
        ("进出口总额486亿元，实际利用外资3.2亿美元。", {}),
        ("规模以上工业增加值增长6.8%。", {}),
        ("规上工业企业复工率即达99.1%，全年走出一条由降转升的曲线：一季度下降6.8%。", {}),
        ("固定资产投资增长5.8%，其中工业投资86亿元。", {}),
    ],
)
def test_a_growth_follows_its_level(text: str, expected: dict[str, str]) -> None:
    figures = known_figures(text, [], 2023, [])
    texts = {known.key: known.figure.text for known in figures}
    assert {texts[level.key]: one.figure.text for level, one in growths(figures)} == expected


def test_a_growth_of_another_year_or_far_away_stands_alone() -> None:
    far = (
        "地区生产总值完成125.6亿元。" + "全县上下同心协力，各项事业稳步向前。" * 4 + "地区生产总值增长5.5%。"
    )
    assert growths(known_figures(far, [], 2023, [])) == []
    years = "2022年地区生产总值125.6亿元，2023年地区生产总值增长5.5%。"
    assert growths(known_figures(years, [], 2023, [])) == []
