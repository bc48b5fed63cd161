"""Index form: a text as the index of characters takes it, every character a token, alike ones the same.

Characters that searches take for alike are written as one of them, so that whatever `find_all` finds
in a text, the index finds too. The one is what Chinese texts mostly have: little must be replaced then.
"""

import re
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from desktop.text.alike_characters import one_of_alike

_FEW = 40
"""Characters to replace up to which each is replaced by itself, faster than going through the text."""

_CONTROLS = "".join(map(chr, (*range(0x20), 0x7F)))

_CONTROL_TOKENS = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFF)))
"""Characters that Unicode promises never to use: no text has them."""

_TOKENS = {
    **{chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F) if not chr(code).isalnum()},
    " ": "\u3000",
    **dict(zip(_CONTROLS, _CONTROL_TOKENS, strict=True)),
}
"""What stands in the index for characters that FTS5 takes for no tokens: the wide form, where there is one.

A folded text has no wide form of a sign that it has a narrow one of, nor the other way round.
"""


class _Table(NamedTuple):
    """What is needed to write some characters as others.

    Attributes:
        others: Matches a character that is written as another.
        one: What each such character is written as.
        codes: The same by code points.
    """

    others: re.Pattern[str]
    one: dict[str, str]
    codes: dict[int, str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    """Return the table that writes alike characters as one."""
    return _table_of(one_of_alike())


@lru_cache(maxsize=1)
def _token_table() -> _Table:
    """Return the table that writes alike characters as one, and that one as a token, in one go."""
    folded_signs = {sign: sign for sign in _TOKENS} | one_of_alike()
    written = {key: _TOKENS.get(value, value) for key, value in folded_signs.items()}
    return _table_of({key: value for key, value in written.items() if key != value})


def _table_of(one: dict[str, str]) -> _Table:
    others = re.compile(f"[{re.escape(''.join(sorted(one)))}]")
    return _Table(others, one, {ord(key): value for key, value in one.items()})


def folded(text: str) -> str:
    """Return a text with alike characters written as one; it has as many code points as before."""
    return _written(text, _table())


def _written(text: str, table: _Table) -> str:
    """Return a text with the characters of a table written as it says."""
    others = set(table.others.findall(text))
    if len(others) > _FEW:
        return text.translate(table.codes)
    for one in others:
        text = text.replace(one, table.one[one])
    return text


def tokens(text: str) -> str:
    """Return the folded text with another character for each that FTS5 takes for no token.

    These are all of ASCII but letters and digits. So every character is a token, and has the same number as
    the token.
    """
    return _written(text, _token_table())


def index_form(text: str) -> str:
    """Return the tokens of a text with a space after each."""
    plain = tokens(text)
    spaced = bytearray(plain.encode("utf-32-le", "surrogatepass"))
    if spaced[2::4].count(0) != len(plain):  # of characters beyond the first plane
        return " ".join(plain)
    spaced[2::4] = b" " * len(plain)  # so that they are two units of UTF-16 each
    return spaced.decode("utf-16-le", "surrogatepass")


@lru_cache(maxsize=1)
def index_stamp() -> str:
    """Return what tells the present form from others: what was indexed in another one is found no more."""
    one_for_others = sorted(one_of_alike().items()) + sorted(_TOKENS.items())
    pairs = "".join(f"{other}{one}" for other, one in one_for_others)
    return sha256(pairs.encode()).hexdigest()[:16]


def phrase(words: str) -> str | None:
    """Return the FTS5 expression for a string, or None for an empty one."""
    return f'"{index_form(words)}"' if words else None


def is_exactly_indexed(words: str) -> bool:
    """Return whether the index holds a string at the places at which a text does, and at no others."""
    return not any(one in _CONTROLS or one in _CONTROL_TOKENS for one in words)
