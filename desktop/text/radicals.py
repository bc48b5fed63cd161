"""Radicals: characters that look like another one, by which a font's tables tell that other one in a PDF.

A font may draw 目 and the radical ⽬ with one glyph, and a PDF then tells its readers the radical: a search
for 项目 would find nothing.
"""

from unicodedata import normalize

RADICALS = range(0x2E80, 0x2FE0)
"""The code points of Unicode's two blocks of radicals."""

_SIMPLE = dict(
    zip(
        "⺁⺇⺟⺠⺧⺬⺯⺺⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾",
        "厂几母民牛示糸聿臼虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户",
        strict=True,
    )
)
"""Radicals that Unicode does not itself lead back to characters, or to another form than is written here."""


def without_radicals(text: str) -> str:
    """Return a text with the characters that its radicals stand for; its length stays."""
    if text.isascii() or not any(ord(sign) in RADICALS for sign in text):
        return text
    return "".join(_character(sign) for sign in text)


def _character(sign: str) -> str:
    if ord(sign) not in RADICALS:
        return sign
    plain = _SIMPLE.get(sign) or normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
