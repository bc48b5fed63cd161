"""Following noun: the noun phrase behind a number that says what it measures or counts."""

import re
from collections.abc import Iterable
from typing import Any, Final

from desktop.text.figures.context.clauses import paragraph_end
from desktop.text.figures.context.surroundings import UNREAD, Context
from desktop.text.figures.doubt import is_sure
from desktop.text.figures.grammar import word_list
from desktop.text.figures.indicators.names import named, prefix_name
from desktop.text.figures.indicators.nouns_behind import STOPS, right_noun
from desktop.text.figures.indicators.rule_base import COUNTED, NOUN_UNITS

_NEXT_LINE: Final = 3
"""Code points behind a figure within which a line may begin that is not the figure's."""

SHORT_LINE: Final = 40
"""Code points of a line that is no newspaper's, which goes on in the next."""

_OF: Final = re.compile(r"\s?(?:以上的?|(?:左右|以下|以内|多)?的)[\u4e00-\u9fffA-Z]")
GROWTH_ENDINGS: Final = word_list("growth-endings")
_THOSE: Final = re.compile(
    r"\s?(?:及?以[上下])?的[也还只就共]?(?:有|占|达)|\s?(?:及?以[上下])的[\u4e00-\u9fff]{1,6}(?:不到|不足|只有|已?有(?=[\d一二三四五六七八九十]))"
)
"""How many reach a number, behind it: 亩产100斤以上|的有|45个县."""

_SAVING: Final = re.compile(
    "[，、]?(?:每年|平均|同时)?(?:可|能|将|可以|约)?(?:减少|节约|节省|缩短|降低|压缩)了?(?:约|近)?"
)
"""What is said before the share of something behind it: 减少|85%的|开发时间."""

_COUNT_ON: Final = re.compile(
    r"\n\s*(?:\d[\d.]*|[一二两三四五六七八九十百]+)[万千百余多]*[个家项条座所处名户人件次]"
)
"""A line that begins with another count, and goes on nothing."""

_TITLES: Final = ("唯一", "首个", "第一个", "少数")
"""Beginnings of what something is called for its number: 保持100%的|唯一省份."""

VAGUE_NOUNS: Final = frozenset(word_list("vague-nouns"))


def read_nouns_counted(contexts: Iterable[Any]) -> None:
    """Read the noun phrases behind measure words, where no line begins that may be another's.

    Args:
        contexts: What ``Surroundings`` read of figures.
    """
    for context in contexts:
        if context.category in COUNTED:
            text, position = context.text, context.token.end
            if text.find("\n", position, position + _NEXT_LINE) < 0:
                end = paragraph_end(text, position)
                context.following = right_noun(text, position, counted=True, end=end)


def noun_behind(context: Context, *, counted: bool) -> str | None:
    """Return the noun phrase that follows a figure in its paragraph, not the next line's first name."""
    if counted and context.following != UNREAD:
        return context.following
    text, position = context.text, context.token.end
    end = paragraph_end(text, position)
    line = text.find("\n", position, min(end, position + _NEXT_LINE))
    if line >= 0 and _COUNT_ON.match(text, line):
        end = line
    if line >= 0 and line - text.rfind("\n", 0, line) < SHORT_LINE and _has_noun(context):
        end = line  # an item of a list in lines of their own
    if line >= 0 and prefix_name(text[line + 1 : line + 14], 3):
        end = line
    return right_noun(text, position, counted=counted, end=end)


def _has_noun(context: Context) -> bool:
    """Return whether the words before a figure end in a noun that may be what is counted."""
    noun = context.read_noun()
    return noun is not None and is_sure(noun)


def following_noun(context: Context) -> str | None:
    """Return the noun behind a number that measures it, where there may be one."""
    if context.text[context.token.end : context.token.end + 1] in STOPS:
        return None
    if context.dimension == "ratio" and _OF.match(context.text, context.token.end) is None:
        return None
    saved = context.behind("的") and _SAVING.fullmatch(context.segment) is not None
    if (context.segment.endswith(GROWTH_ENDINGS) and not saved) or _THOSE.match(
        context.text, context.token.end
    ):
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
