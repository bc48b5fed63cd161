"""When an indicator is a clause's leftover and no noun phrase."""

import pytest

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
    ],
)
def test_what_is_untidy(indicator: str, *, untidy: bool) -> None:
    assert is_untidy(indicator) is untidy
