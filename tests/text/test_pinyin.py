"""Readings of characters: the same as pypinyin's, of which the table was made."""

import random
import runpy

import pytest
from pypinyin.constants import PINYIN_DICT

from desktop.text.pinyin import FIRST, readings
from tests.helpers.commands import ROOT


def test_characters_are_read_as_pypinyin_reads_them() -> None:
    readings_of = runpy.run_path(str(ROOT / "packaging" / "pinyin.py"))["readings_of"]
    known = [chr(code) for code in PINYIN_DICT if code >= FIRST]
    sample = random.Random(1).sample(known, 4000)
    assert len(known) > 40_000
    for character in sample:
        assert list(readings(character)) == readings_of(character), character


@pytest.mark.parametrize(
    ("character", "wanted"),
    [
        ("长", ("zhang", "chang")),
        ("招", ("zhao", "qiao", "shao")),
        ("𠼞", ("a",)),
        ("a", ()),
        ("，", ()),
        ("\u3400", ("qiu",)),
        ("\U0010ffff", ()),
    ],
)
def test_readings(character: str, wanted: tuple[str, ...]) -> None:
    assert readings(character) == wanted
