"""GBK as two bytes a character: which pairs are characters, and which pairs nobody can show."""

from functools import cache

LEADS = range(0x81, 0xFF)
"""The bytes that can begin a character."""

UNSHOWN = (0xA2, *range(0xA4, 0xB0), *range(0xF8, 0xFF))
"""First bytes of pairs that are no character (the user-defined area, most of them): these are not seen."""


@cache
def _characters() -> dict[tuple[int, int], str]:
    made = {}
    for lead in LEADS:
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            try:
                made[lead, trail] = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
    return made


def character(lead: int, trail: int) -> str | None:
    """Return the character of two bytes, or None."""
    return _characters().get((lead, trail))


def pair(char: str) -> tuple[int, int] | None:
    """Return a character's two bytes, or None if it has none or only one."""
    try:
        encoded = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None
