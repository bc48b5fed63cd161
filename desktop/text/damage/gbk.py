"""GBK as two bytes a character: which pairs are characters, and which pairs nobody can show."""

from functools import cache

LEADS = range(0x81, 0xFF)
"""The bytes that can begin a character."""

UNSHOWN = (0xA2, *range(0xA4, 0xB0), *range(0xF8, 0xFF))
"""First bytes of pairs that are no character (the user-defined area, most of them): these are not seen."""


_TRAILS = frozenset((*range(0x40, 0x7F), *range(0x80, 0xFF)))
"""The bytes that can end one."""


@cache
def character(lead: int, trail: int) -> str | None:
    """Return the character of two bytes, or None."""
    if lead not in LEADS or trail not in _TRAILS:
        return None
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


def pair(char: str) -> tuple[int, int] | None:
    """Return a character's two bytes, or None if it has none or only one."""
    try:
        encoded = char.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None
