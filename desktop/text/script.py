"""Script: simplified and traditional characters, one code point for one code point."""

from opencc import OpenCC

_T2S = OpenCC("t2s")
_S2T = OpenCC("s2t")


def simplified(text: str) -> str:
    """Give the text in simplified characters, with the same number of code points."""
    return str(_T2S.convert(text))


def traditional(text: str) -> str:
    """Give the text in traditional characters, with the same number of code points."""
    return str(_S2T.convert(text))


def script_of(text: str) -> str:
    """Tell the script: ``hans`` or ``hant``."""
    return "hant" if "報" in text else "hans"
