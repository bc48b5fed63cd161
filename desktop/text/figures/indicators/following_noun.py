"""Following noun: the noun phrase behind a number that says what it measures or counts."""

import re
from typing import Final

from desktop.text.figures.context.clauses import paragraph_end
from desktop.text.figures.context.discourse import Context
from desktop.text.figures.grammar import word_list
from desktop.text.figures.indicators.names import named, prefix_name
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.rule_base import NOUN_UNITS

_OF: Final = re.compile(r"\s?(?:以上的?|(?:左右|以下|以内|多)?的)[\u4e00-\u9fffA-Z]")
GROWTH_ENDINGS: Final = word_list("growth-endings")
_TITLES: Final = ("唯一", "首个", "第一个", "少数")
"""Beginnings of what something is called for its number: 保持100%的|唯一省份."""

VAGUE_NOUNS: Final = frozenset(word_list("vague-nouns"))


def noun_behind(context: Context, *, counted: bool) -> str | None:
    """Return the noun phrase that follows a figure in its paragraph, not the next line's first name."""
    text, position = context.text, context.token.end
    end = paragraph_end(text, position)
    line = text.find("\n", position, min(end, position + 3))
    if line >= 0 and prefix_name(text[line + 1 : line + 14], 3):
        end = line
    return right_noun(text, position, counted=counted, end=end)


def following_noun(context: Context) -> str | None:
    """Return the noun behind a number that measures it, where there may be one."""
    if context.dimension == "ratio" and _OF.match(context.text, context.token.end) is None:
        return None
    if context.segment.endswith(GROWTH_ENDINGS):
        return None
    following = noun_behind(context, counted=False)
    if (
        following is None
        or following in VAGUE_NOUNS
        or following.startswith(_TITLES)
        or (len(following) == 1 and following not in NOUN_UNITS)
    ):
        return None
    return named(following)
