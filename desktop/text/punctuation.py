"""Punctuation: half-width signs in Chinese text shown as the full-width ones they stand for."""

import re
from typing import Final

_CHINESE: Final = "\u3400-\u9fff\uf900-\ufaff"
_CLOSING: Final = "”’》〉】』」）)％%"
_FULL_WIDTH: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}

_SIGNS: Final = re.compile(
    rf"(?<=[{_CHINESE}”’》〉】』」）])[,;:?!]"
    rf"|(?<=[0-9A-Za-z{_CLOSING}])[,;:?!](?=\s*[{_CHINESE}“‘《〈【『「（])"
    rf"|(?<=[{_CHINESE}”’》〉】』」）])\.(?=$|\s|[{_CHINESE}“‘《〈【『「（”’])"
    rf"|(?<=[{_CHINESE}])\(|\((?=[{_CHINESE}])"
    rf"|(?<=[{_CHINESE}])\)|\)(?=[{_CHINESE}，。；：！？、,;:])",
    re.MULTILINE,
)
"""Half-width signs between Chinese words; those of numbers, times and Latin words are left alone."""


def full_width_punctuation(text: str) -> str:
    """Return a text with full-width signs where half-width ones stand in Chinese; its length stays."""
    return _SIGNS.sub(lambda sign: _FULL_WIDTH[sign[0]], text)
