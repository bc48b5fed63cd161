"""Write the table of readings: resources/pinyin.tsv, from what pypinyin knows of single characters.

python3 packaging/start.py pinyin

The program reads the table instead of loading pypinyin, which takes 0.4 s and 56 MB; a test holds the two
against each other.
"""

import re
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "resources" / "pinyin.tsv"
FIRST = 0x3400
_LETTERS = re.compile(r"[a-z]+")


def readings_of(character: str) -> list[str]:
    """Return the readings of a character in letters without tones, the commonest first, the others sorted."""
    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="default")
    first, *others = dict.fromkeys(one for one in found if _LETTERS.fullmatch(one)) or [""]
    return [first, *sorted(others)] if first else []


def table() -> str:
    """Return the table: a line for each set of readings, with the characters that are read so."""
    characters: dict[str, list[str]] = {}
    for code in sorted(PINYIN_DICT):
        readings = readings_of(chr(code)) if code >= FIRST else []
        if readings:
            characters.setdefault(" ".join(readings), []).append(chr(code))
    return "".join(f"{readings}\t{''.join(found)}\n" for readings, found in sorted(characters.items()))


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), "utf-8", newline="\n")
    print(TABLE.relative_to(ROOT))


if __name__ == "__main__":
    main()
