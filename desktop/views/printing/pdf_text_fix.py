"""PDF text fix: makes the characters of a PDF searchable and copyable as they are written.

A font may draw 目 and the radical ⽬ with one glyph, and Qt tells a PDF's readers the radical: a search for
项目 would find nothing. Here the tables that lead from glyphs to characters are put right. Every code keeps
its length, so that nothing else in the file has to move.
"""

import re

from desktop.text.radicals import without_radicals

_TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_LIST = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<(2[EFef][0-9A-Fa-f]{2})>")


def fix_text_map(pdf: bytes) -> bytes:
    """Return a PDF in which radicals are told as the characters they stand for."""
    return _TABLE.sub(lambda table: _LIST.sub(_fixed_list, table[0]), pdf)


def _fixed_list(found: re.Match[bytes]) -> bytes:
    """Mend a list of what glyphs in a row lead to; outside of lists are the numbers of glyphs."""
    return _CODE.sub(_character, found[0])


def _character(found: re.Match[bytes]) -> bytes:
    sign = chr(int(found[1], 16))
    plain = ord(without_radicals(sign))
    return b"<%04x>" % plain if plain < 0x10000 else found[0]
