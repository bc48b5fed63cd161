"""Punctuation: half-width signs in Chinese text shown as the full-width ones they stand for."""

import re
from functools import cache
from typing import Final

_CHINESE: Final = "\u3400-\u9fff\uf900-\ufaff"
_CLOSING: Final = "”’》〉】』」）)％%"
_FULL_WIDTH: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}


@cache
def _signs() -> re.Pattern[str]:
    """Return what finds half-width signs between Chinese words, not those of numbers and Latin words.

    It is compiled at the first call: most texts are shown as they stand.
    """
    return re.compile(
        rf"(?<=[{_CHINESE}”’》〉】』」）])[,;:?!]"
        rf"|(?<=[0-9A-Za-z{_CLOSING}])[,;:?!](?=\s*[{_CHINESE}“‘《〈【『「（])"
        rf"|(?<=[{_CHINESE}”’》〉】』」）])\.(?=$|\s|[{_CHINESE}“‘《〈【『「（”’])"
        rf"|(?<=[{_CHINESE}])\(|\((?=[{_CHINESE}])"
        rf"|(?<=[{_CHINESE}])\)|\)(?=[{_CHINESE}，。；：！？、,;:])",
        re.MULTILINE,
    )


def full_width_punctuation(text: str) -> str:
    """Return a text with full-width signs where half-width ones stand in Chinese; its length stays."""
    return _signs().sub(lambda sign: _FULL_WIDTH[sign[0]], text)
