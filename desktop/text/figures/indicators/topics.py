"""Topics: what an earlier clause speaks of, where adverbial clauses stand between it and a number."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.doubt import is_sure
from desktop.text.figures.grammar import compiled
from desktop.text.figures.indicators.names import named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.trimming import clean, without_trail

_ADVERBIAL: Final = compiled(r"(?:<<adverbial-openings>>)|(?:19|20)\d\d年[底末]?\Z|[去今]年\Z")
"""How a clause begins that only says where, when, how or by what reckoning."""

_WITHIN: Final = re.compile("(?<=..)在[^，。；在]{1,8}(?:内|中|期间|以来)\\Z")
"""When, at the end of a clause behind what it speaks of: 棉花的亩产量|在十二年内."""

_MEASURED: Final = re.compile("(?:量|率|额|值|数|比重|比例|面积|水平|占)\\Z")
"""How an adverbial clause ends that says itself what is measured: 在全国总数中的比重."""

_TELLS: Final = compiled("(?:<<growth-endings>>)|达到|超过|实现|完成")
"""What an adverbial clause holds that tells a result of its own: 到1985年招生数增加到40万人."""

_NUMBER: Final = re.compile(r"[\d%]|百分之|[一二两三四五六七八九十百千万亿]{2,}")
_DEED: Final = compiled(r"(?P<verb><<deeds-with-objects>>)(?:了|约|近|共)?\Z")
_MOST_CLAUSES: Final = 3


def topic_clause(context: Context) -> str | None:
    """Return the clause before a figure's that is no adverbial, with at least one adverbial between, or None.

    It holds no number: 粮食每亩平均产量，|在三种不同的地区，分别达到….
    """
    text, sentence, end = context.text, context.sentence, context.clause
    if context.carried is not None and context.before > end:
        return None
    opening = text[end : min(context.token.start, end + REACH)]  # a text without clauses has long ones
    passed = _ADVERBIAL.match(clean(opening)) is not None
    for _ in range(_MOST_CLAUSES):
        begin = clause_before(text, max(sentence, end - REACH), end)
        if begin >= end:
            return None
        clause = _WITHIN.sub("", clean(text[begin:end]).rstrip("，,：: "))
        if _ADVERBIAL.match(clause) is None:
            return clause if passed and _NUMBER.search(clause) is None else None
        if _MEASURED.search(clause) or _TELLS.search(clause):
            return None
        passed, end = True, begin
    return None


def topic(context: Context) -> str | None:
    """Return what the clause before the adverbials speaks of, or None."""
    clause = topic_clause(context)
    noun = None if clause is None else left_noun(clause)
    whole = noun is not None and clause is not None and without_trail(clause).endswith(noun[-2:])
    return named(noun) if noun is not None and whole and is_sure(noun) else None


def object_of_same_verb(context: Context) -> str | None:
    """Return the object that the verb before a figure had in an earlier clause: 发行|国债，…，先发行."""
    deed = _DEED.search(context.segment)
    if deed is None:
        return None
    begin = max(context.sentence, context.clause - 2 * REACH)
    place = context.text.rfind(deed["verb"], begin, context.clause)
    if place < 0:
        return None
    noun = right_noun(context.text, place + len(deed["verb"]), counted=False, end=context.clause)
    return named(noun) if noun is not None and is_sure(noun) else None
