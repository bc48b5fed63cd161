"""Alignment: headings that speak of the same go together, and places follow."""

import pytest

from desktop.text.outline import Heading
from desktop.views.split_view.section_alignment import (
    SectionAlignment,
    likeness,
    matched_headings,
    title_words,
)


def headings(*titles: str) -> list[Heading]:
    made, part = [], "other"
    for number, title in enumerate(titles):
        part = "review" if "回顾" in title else "plan" if "安排" in title else part
        level = 1 if "、" in title[:3] else 2
        made.append(Heading(number * 100, number * 100 + len(title), level, title, part))
    return made


LAST = headings("一、2022年工作回顾", "（一）产业转型升级", "（二）民生福祉改善", "二、2023年工作安排")
THIS = headings(
    "一、2023年工作回顾",
    "（一）着力改善民生福祉",
    "（二）加快产业转型升级",
    "（三）深化改革开放",
    "二、2024年工作安排",
)


def test_headings_go_together_whatever_their_numbers_and_years() -> None:
    assert matched_headings(LAST, THIS) == {0: 0, 1: 2, 2: 1, 3: 4}


def test_a_heading_that_speaks_of_nothing_alike_has_no_partner() -> None:
    assert 3 not in matched_headings(THIS, LAST)


@pytest.mark.parametrize(
    ("one", "other"),
    [("一、2023年工作回顾", "第一部分 二〇二二年工作回顾"), ("（三）乡村振兴", "三是推进鄉村振興")],
)
def test_what_differs_anyway_counts_for_nothing(one: str, other: str) -> None:
    assert likeness(title_words(one), title_words(other)) > 0.5


def test_places_follow_by_section() -> None:
    alignment = SectionAlignment(LAST, 400, THIS, 500)
    assert alignment.to_other(100) == 200
    assert alignment.to_other(150) == 250
    assert alignment.from_other(250) == 150
    assert alignment.from_other(110) == 210
    assert alignment.to_other(399) == pytest.approx(499, abs=2)


def test_within_a_section_without_partner_one_follows_what_is_around_it() -> None:
    alignment = SectionAlignment(LAST, 400, THIS, 500)
    assert alignment.from_other(350) == round(350 / 400 * 300)
    assert SectionAlignment([], 100, THIS, 500).to_other(50) is None
