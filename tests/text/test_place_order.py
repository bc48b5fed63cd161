"""Places are sorted as they are read, as in an index."""

import pytest

from desktop.text.place_order import path_order, place_order
from tests.helpers.commands import ROOT


def test_names_stand_as_they_are_read() -> None:
    read = ["安徽省", "北京市", "长春市", "成都市", "重庆市", "河北省", "合肥市", "厦门市", "浙江省"]
    assert sorted(set(read), key=place_order) == read


def test_names_of_one_sound_stand_together() -> None:
    assert sorted(["陕西省", "上海市", "山西省", "山东省"], key=place_order) == [
        "山东省",
        "山西省",
        "陕西省",
        "上海市",
    ]


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("长治市", ("chang", "zhi", "shi")),
        ("长子县", ("zhang", "zi", "xian")),
        ("石家庄市", ("shi", "jia", "zhuang", "shi")),
        ("西藏自治区", ("xi", "zang", "zi", "zhi", "qu")),
        ("A区", ("a", "qu")),
        ("", ()),
    ],
)
def test_how_names_are_read(name: str, syllables: tuple[str, ...]) -> None:
    assert place_order(name) == (syllables, name)


def test_what_lies_within_a_place_follows_it() -> None:
    paths = [("河北省",), ("河北省", "石家庄市"), ("河北省", "唐山市"), ("河南省",)]
    assert sorted(set(paths), key=path_order) == paths


def test_each_special_reading_has_a_syllable_for_each_character() -> None:
    lines = (ROOT / "resources" / "place_readings.tsv").read_text("utf-8").splitlines()
    for part, reading in (line.split("\t") for line in lines[3:]):
        assert len(part) == len(reading.split(" ")), part
