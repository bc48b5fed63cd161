"""Mojibake: text whose bytes were decoded as another encoding, and what they say in their own."""

import re
from collections.abc import Iterator, Set
from functools import cache

from desktop.text.damage.gbk import character

_HAN = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e\w\s,.;:!?()%+-]+")
_CP1252 = {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_HIGH = frozenset([*_CP1252, *map(chr, range(0x80, 0x100))]) - {*"“”‘’—…·×÷±°"}
_ANY = "".join(_CP1252) + "\u0080-\u00ff"
_LATIN = re.compile(rf"[{_ANY}](?:[{_ANY} -]*[{_ANY}]){{3,}}|[{_ANY}]{{3,}}")


def mojibake_signs() -> frozenset[str]:
    """Return the characters of which a text has at least one where its bytes were decoded wrongly."""
    return _HIGH | _first()


def may_be_mojibake(present: Set[str]) -> bool:
    """Return whether a text with these characters can hold bytes that were decoded wrongly."""
    return not present.isdisjoint(_HIGH) or not present.isdisjoint(_first())


def find_mojibake(text: str, present: Set[str]) -> Iterator[tuple[int, int, str]]:
    """Find what was decoded wrongly: start, end, and what the bytes say in the encoding they were in."""
    for match in _LATIN.finditer(text) if not present.isdisjoint(_HIGH) else ():
        reading = _from_latin(match.group())
        if reading is not None:
            yield match.start(), match.end(), reading
    for match in _as_gbk().finditer(text) if not present.isdisjoint(_first()) else ():
        reading = _from_gbk(match.group())
        if reading is not None:
            yield match.start(), match.end(), reading


def _from_latin(seen: str) -> str | None:
    """Read UTF-8 or GBK that was decoded as Latin-1 or Windows-1252."""
    data = bytes(_CP1252.get(char, ord(char)) for char in seen)
    for encoding in ("utf-8", "gbk"):
        try:
            reading = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_chinese(reading):
            return reading
    return None


def _from_gbk(seen: str) -> str | None:
    """Read UTF-8 that was decoded as GBK."""
    try:
        reading = seen.encode("gbk").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return reading if _is_chinese(reading) else None


def _is_chinese(reading: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in reading) and _HAN.fullmatch(reading) is not None


@cache
def _first() -> frozenset[str]:
    """Return the GBK characters that a Chinese character's three bytes can begin with."""
    return frozenset(_class(range(0xE3, 0xEA), range(0x80, 0xC0)))


@cache
def _as_gbk() -> re.Pattern[str]:
    """Return the pattern of four Chinese characters or more, of three bytes each, seen as GBK."""
    first = "".join(sorted(_first()))
    second = "".join(_class(range(0x81, 0xC0), (0xEF, *range(0xE3, 0xEA))))
    third = "".join(_class(range(0x81, 0xC0), range(0x80, 0xC0)))
    return re.compile(f"(?:[{first}][{second}][{third}]){{2,}}")


def _class(leads: range, trails: range | tuple[int, ...]) -> list[str]:
    found = (character(lead, trail) for lead in leads for trail in trails)
    return [char for char in found if char is not None]
