"""Pinyin: how single characters are read, from a table that packaging/pinyin.py makes of pypinyin's."""

import re
from array import array
from functools import cache
from importlib.resources import files

FIRST = 0x3400
"""The first code point that may have a reading."""

BRACKETED_READING = re.compile(
    "[（(](?<=[\u4e00-\u9fff].)[a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[）)]"
)
"""How a character is read, put behind it in brackets by a machine: 城镇|(zhèn).

The character is looked at after the bracket: a pattern is found faster so.
"""


def readings(character: str) -> tuple[str, ...]:
    """Return the readings of a character in letters without tones, the commonest first, the others sorted.

    None where none is known.
    """
    known, numbers = _table()
    place = ord(character) - FIRST
    return known[numbers[place]] if 0 <= place < len(numbers) else ()


@cache
def _table() -> tuple[tuple[tuple[str, ...], ...], "array[int]"]:
    """Return the sets of readings, and for each code point from `FIRST` on its set; 0 is none."""
    lines = (files("resources") / "pinyin.tsv").read_text(encoding="utf-8").splitlines()
    known: list[tuple[str, ...]] = [()]
    numbers = array("H", bytes(2 * (0x32400 - FIRST)))
    for line in lines:
        said, _, characters = line.partition("\t")
        for character in characters:
            numbers[ord(character) - FIRST] = len(known)
        known.append(tuple(said.split(" ")))
    return tuple(known), numbers
