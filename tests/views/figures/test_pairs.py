"""Which growth stands in the row of which level."""

import pytest

from desktop.actions.known_figures import KnownFigure, known_figures
from desktop.views.figures.pairs import GrowthPairs


def paired(figures: list[KnownFigure], step: int = 1) -> GrowthPairs:
    """Take the figures of a text, so many at a time."""
    pairs = GrowthPairs()
    for first in range(0, len(figures), step):
        pairs.add(figures[first : first + step])
    return pairs


@pytest.mark.parametrize("step", [1, 3, 100])
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
def test_a_growth_follows_its_level(text: str, expected: dict[str, str], step: int) -> None:
    figures = known_figures(text, [], 2023, [])
    pairs = paired(figures, step)
    texts = {known.figure.start: known.figure.text for known in figures}
    assert {texts[level]: one.figure.text for level, one in pairs.growth_of.items()} == expected
    assert {one.figure.text: texts[growth] for growth, one in pairs.level_of.items()} == expected
    for known in figures:
        level = pairs.level_of.get(known.figure.start)
        assert pairs.level_key(known.key) == (level.key if level is not None else "")


def test_a_growth_of_another_year_or_far_away_stands_alone() -> None:
    far = (
        "地区生产总值完成125.6亿元。" + "全县上下同心协力，各项事业稳步向前。" * 4 + "地区生产总值增长5.5%。"
    )
    assert not paired(known_figures(far, [], 2023, [])).growth_of
    years = "2022年地区生产总值125.6亿元，2023年地区生产总值增长5.5%。"
    assert not paired(known_figures(years, [], 2023, [])).growth_of
