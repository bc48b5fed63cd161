"""Tear a text as the 霍州 report was torn: the opposite of what `desktop.text.damage` does."""

from collections.abc import Iterator
from typing import NamedTuple

_REPLACED = ((b"\xa3\xac", b","), (b"\xa3\xa1", b"!"), (b"\xa3\xbb", b";"), (b"\xa3\xbf", b"?"))


class Torn(NamedTuple):
    """One torn place: what was written, and what is seen instead."""

    before: str
    written: str
    seen: str
    after: str


def tear(text: str) -> str:
    """Replace full-width punctuation byte by byte in GBK; decode what is left as a forgiving decoder does."""
    data = text.encode("gbk")
    for double, single in _REPLACED:
        data = data.replace(double, single)
    return "".join(_decoded(data))


def _decoded(data: bytes) -> Iterator[str]:
    place = 0
    while place < len(data):
        lead, trail = data[place], data[place + 1] if place + 1 < len(data) else 0x20
        if lead < 0x80:
            yield chr(lead)
            place += 1
        elif lead in (0x80, 0xFF) or (trail < 0x40 and not 0x30 <= trail <= 0x39):
            yield "?"
            place += 1
        elif trail < 0x40:
            yield "?"
            place += 2
        else:
            yield bytes((lead, trail)).decode("gbk", "ignore")
            place += 2
