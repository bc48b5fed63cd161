"""Write the table of alike characters: resources/alike.tsv, from what Unicode and OpenCC know to be alike.

python3 packaging/start.py alike

Simplified and traditional, wide and narrow, capital and small characters are alike. The program reads the
table instead of converting and normalizing 29,000 characters, which takes 0.3 s; a test holds the two against
each other.
"""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from desktop.text.script import simplified

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "resources" / "alike.tsv"

_ALIKE = {
    "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "＂": '"',
    "‘": "'", "’": "'", "＇": "'",
    "—": "-", "–": "-", "－": "-", "―": "-", "・": "·", "•": "·", "‧": "·",
    "∶": ":", "︰": ":", "−": "-",
    "　": " ", "\u00a0": " ",
    "著": "着",
}  # fmt: skip
"""Signs that one may type for another, besides what Unicode and the dictionaries know to be alike."""

_RANGES = (
    (0x20, 0x24F),
    (0x2010, 0x2040),
    (0x2070, 0x20A0),
    (0x2212, 0x2213),
    (0x2236, 0x2237),
    (0x2460, 0x24FF),
    (0x3000, 0x3040),
    (0x30FB, 0x30FC),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xF900, 0xFB00),
    (0xFE10, 0xFE70),
    (0xFF01, 0xFFEF),
)
"""The code points that can be alike: Latin letters, signs, Chinese characters, wide, narrow, small forms."""

_USUAL = frozenset("，。：；！？（）％“‘—·、")
"""Signs that stand in texts more often than those that are alike to them."""


def families() -> list[str]:
    """Return the characters that are alike, for each set all of them by code point."""
    characters = [chr(code) for first, last in _RANGES for code in range(first, last)]
    by_form: dict[str, list[str]] = {}
    for character, simplest in zip(characters, _simplified_singly(characters), strict=True):
        by_form.setdefault(_plain(simplest), []).append(character)
    return ["".join(family) for family in by_form.values() if len(family) > 1]


def _simplified_singly(characters: list[str]) -> list[str]:
    # A line end after each keeps characters that happen to be neighbors from being taken for a word.
    return simplified("\n".join(characters)).split("\n")


def _plain(character: str) -> str:
    """Return the narrow small form of a character, where that is one character, else itself."""
    if character in _ALIKE:
        return _ALIKE[character]
    narrow = unicodedata.normalize("NFKC", character)
    small = _ALIKE.get(narrow, narrow).lower()
    return small if len(small) == 1 else character


def _chosen(family: str, simple: Mapping[str, str]) -> str:
    """Return the member of a family that texts have most: a usual sign, a small letter, a simplified one."""
    usual = [one for one in family if one in _USUAL]
    if usual:
        return usual[0]
    small = [one for one in family if one.isascii() and one == one.lower()]
    return small[0] if small else _simplest(family, simple)


def _simplest(family: str, simple: Mapping[str, str]) -> str:
    within = [simple[one] for one in family if simple[one] in family]
    return next((one for one in within if "\u4e00" <= one <= "\u9fff"), [*within, family[0]][0])


def table() -> str:
    """Return the table: a line for each family, the one that texts have most and then all of them."""
    found = families()
    alike = list("".join(found))
    simple = dict(zip(alike, _simplified_singly(alike), strict=True))
    return "".join(f"{_chosen(family, simple)}\t{family}\n" for family in found)


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), "utf-8", newline="\n")
    print(TABLE.relative_to(ROOT))


if __name__ == "__main__":
    main()
