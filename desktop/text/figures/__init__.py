"""Figures (数据): the numbers of a report together with what they say."""

from desktop.text.figures.figure import FIGURE_KINDS, OTHER_KINDS, Figure
from desktop.text.figures.recognise import find_figures

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Figure", "find_figures"]
