"""Faces of charts: which of the system's faces Chinese is written with. Loads matplotlib."""

from functools import cache

from matplotlib import font_manager

CHINESE_FACES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "Microsoft YaHei",
    "SimHei",
    "DengXian",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK TC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "AR PL UMing CN",
    "AR PL UKai CN",
    "Arial Unicode MS",
)
"""Faces with Chinese characters, in order of preference."""

LATIN_FACE = "DejaVu Sans"
"""The face that comes with matplotlib, for signs that a Chinese one lacks."""


@cache
def chinese_face() -> str | None:
    """Return the first of CHINESE_FACES that the system has, or None."""
    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((name for name in CHINESE_FACES if name in known), None)


def faces() -> list[str]:
    """Return the faces that a chart is written with, the first that has a character first."""
    return [name for name in (chinese_face(), LATIN_FACE) if name]
