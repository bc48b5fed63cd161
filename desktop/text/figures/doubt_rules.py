"""Doubt rules: signs in a figure and the words around it that its reading may be wrong.

Each rule stands for a kind of reading that was often wrong when reports were checked by hand;
``python -m tests.gold.score`` measures how often.
"""

from typing import Final, NamedTuple

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.doubt import Guess, is_untidy
from desktop.text.figures.doubt_signs import (
    has_a_head,
    is_certain,
    is_cut,
    is_last_of_several,
    is_odd,
    is_of_something_else,
    is_passed_over,
    is_unshared,
    says_little,
)
from desktop.text.figures.indicators.counted_rules import in_batches
from desktop.text.figures.trace import RuleList, StepLog, rule

DIGITS_APART: Final = "digits set apart"
DAMAGED: Final = "damaged number"
NO_INDICATOR: Final = "no indicator"
UNSURE_INDICATOR: Final = "unsure indicator"
PASSED_OVER: Final = "words passed over"
OTHER_UNIT: Final = "unit of something else"
NOT_SHARED_OUT: Final = "list not shared out"
CUT_SHORT: Final = "name cut short"
UNKNOWN_NOUN: Final = "unknown noun"
ASSUMED_YEARS: Final = "assumed years"
DOUBTS: Final = (
    DIGITS_APART,
    DAMAGED,
    NO_INDICATOR,
    UNSURE_INDICATOR,
    PASSED_OVER,
    OTHER_UNIT,
    NOT_SHARED_OUT,
    CUT_SHORT,
    UNKNOWN_NOUN,
    ASSUMED_YEARS,
)
"""What the field ``doubt`` may say."""

OF_THE_NAME: Final = frozenset(DOUBTS) - {DIGITS_APART, DAMAGED, ASSUMED_YEARS}
"""Doubts of the indicator: what refers to a figure that has one refers to a name in doubt."""

NUMBER: Final = 1
INDICATOR: Final = 2
YEARS: Final = 4
AROUND: Final = 8
"""Flags of what is suspected: the number, the indicator by itself, the years, or the indicator by the words
around it."""

_SET_APART: Final = "digits-set-apart"
_LETTERED: Final = "letter-for-digit"
_BROKEN_SIGNS: Final = frozenset("?？\ufffd□■◆●")
_APART: Final = frozenset(" \u3000\xa0")
_SUSPECT: Final = _APART | _BROKEN_SIGNS
_AGES: Final = frozenset({"time"})


class Suspect(NamedTuple):
    """What the rules of doubt read of one figure.

    Attributes:
        context: What the rules of the indicator read of it.
        indicator: What it measures, if known.
        listed: Whether a list gave it its indicator.
    """

    context: Context
    indicator: str | None
    listed: bool


@rule(
    "digits-are-set-apart",
    "Spaces or a line break separate the digits of this number, though not of all numbers in the text: only "
    "the spaces say which digits belong together.",
    "数字被空格或换行断开，而全文并非如此排印：仅凭间隔判断哪些数字相连",
    ("搬迁{4 500户}。", DIGITS_APART),
    needs=NUMBER,
)
def _apart(suspect: Suspect) -> str | None:
    return DIGITS_APART if suspect.context.token.reading == _SET_APART else None


@rule(
    "damage-beside-the-number",
    "A lost character or a stray digit stands beside the number, or a letter for a digit in it.",
    "数字旁有残损字符或零散数字，或数字中有字母",
    ("粮食产量达到?{37.8亿斤}。", DAMAGED),
    needs=NUMBER,
)
def _damaged(suspect: Suspect) -> str | None:
    text, start, end = suspect.context.text, suspect.context.token.start, suspect.context.token.end
    if suspect.context.token.reading == _LETTERED:
        return DAMAGED
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _BROKEN_SIGNS or after in _BROKEN_SIGNS:
        return DAMAGED if before and after else None
    stray = before in _APART and text[max(0, start - 2) : start - 1].isdigit()
    return DAMAGED if stray else None


@rule(
    "nothing-names-it",
    "No rule found what it measures.",
    "没有规则确定其指标",
    ("另有{3.6亿元}。", NO_INDICATOR),
    needs=INDICATOR,
)
def _unnamed(suspect: Suspect) -> str | None:
    context = suspect.context
    none = context.dimension in _AGES or in_batches.apply(context) is not None  # 分三批|发放
    return NO_INDICATOR if suspect.indicator is None and not none else None


@rule(
    "indicator-from-afar",
    "The indicator comes from a clause that may not be about the figure, or from a figure in doubt.",
    "指标取自未必相关的分句，或取自指标存疑的前一数据",
    ("加快老街商铺建设，新开工{35处}。", UNSURE_INDICATOR),
    needs=INDICATOR,
)
def _from_afar(suspect: Suspect) -> str | None:
    return UNSURE_INDICATOR if isinstance(suspect.indicator, Guess) else None


@rule(
    "another-word-stands-between",
    "The indicator is the previous figure's, but the words in between express no comparison or change.",
    "沿用前一数据的指标，而其间另有词语，既非比较也非升降",
    ("查处违法案件217起，问责达{三成}。", PASSED_OVER),
    ("社会投资2亿元，其中民间活力明显增强，完成{1.2亿元}。", PASSED_OVER),
    needs=AROUND,
)
def _passed_over(suspect: Suspect) -> str | None:
    indicator = suspect.indicator
    return PASSED_OVER if indicator is not None and is_passed_over(suspect.context, indicator) else None


@rule(
    "unit-of-something-else",
    "The unit does not fit the indicator: people, households or institutions are counted but it names none; "
    "things are counted but it is a measure; or it is a number of years but the figure is not a duration.",
    "数据计人、户、“家”“所”而指标不是人群或机构，或只是单位；数据计数而指标是度量；或指标为年数而数据不是时间",
    ("乡镇企业总收入8700万元，带动{2.1万人}。", OTHER_UNIT),
    ("组织{12名}志愿服务活动。", OTHER_UNIT),
    ("{4个}湖泊水体质量持续改善。", OTHER_UNIT),
    needs=AROUND,
)
def _other_unit(suspect: Suspect) -> str | None:
    indicator = suspect.indicator
    return OTHER_UNIT if indicator is not None and is_of_something_else(suspect.context, indicator) else None


@rule(
    "list-is-not-shared-out",
    "分别 stands before the number, but no list rule could tell which number belongs to which item.",
    "数据之前有“分别”，而没有规则把各数据分给各事项",
    ("居民收入分别达到{37180元}和17243元、增长6.8%和9.7%。", NOT_SHARED_OUT),
    needs=AROUND,
)
def _not_shared_out(suspect: Suspect) -> str | None:
    if suspect.indicator is None or suspect.listed:
        return None
    return NOT_SHARED_OUT if is_unshared(suspect.context, suspect.indicator) else None


@rule(
    "name-is-cut-short",
    "A word that may belong to the indicator was left out: an attribute or owner before it, or a verb after "
    "it that does not introduce numbers.",
    "名称首尾有词语被去除而可能属于名称：之前的修饰语或所有者，或之后并非“达到”“完成”之类的动词",
    ("举办展览等配套活动{23次}。", CUT_SHORT),
    ("开发区完成投资{2.2亿元}。", CUT_SHORT),
    ("国债发行{40亿元}。", CUT_SHORT),
    needs=AROUND,
)
def _cut_short(suspect: Suspect) -> str | None:
    indicator = suspect.indicator
    return CUT_SHORT if indicator is not None and is_cut(suspect.context, indicator) else None


@rule(
    "last-of-several",
    "Other nouns stand before the indicator, joined to it by 、 or 和, and have no number: the figure may be "
    "that of all of them.",
    "指标之前有以“、”“和”并列的其他名词而无各自的数据：数据可能属于它们全体",
    ("城乡低保金、医疗救助金、临时救助金发放{3456万元}。", CUT_SHORT),
    needs=AROUND,
)
def _last_of_several(suspect: Suspect) -> str | None:
    indicator = suspect.indicator
    if indicator is None or suspect.listed:
        return None
    return CUT_SHORT if is_last_of_several(suspect.context, indicator) else None


@rule(
    "indicator-is-untidy",
    "The indicator is no noun phrase: it begins, ends or goes on as a clause does.",
    "指标不成名词短语：首尾或中间是分句的词语",
    ("他们的{3个}。", UNSURE_INDICATOR),
    needs=INDICATOR,
)
def _untidy(suspect: Suspect) -> str | None:
    context, indicator = suspect.context, suspect.indicator
    if indicator is None:
        return None
    return UNSURE_INDICATOR if says_little(context, indicator) or is_untidy(indicator) else None


@rule(
    "head-noun-is-unknown",
    "The indicator ends in no noun that the tables know.",
    "指标末尾不是词表所知的名词",
    ("培育嘎嘎乐{12个}。", UNKNOWN_NOUN),
    needs=INDICATOR,
)
def _unknown(suspect: Suspect) -> str | None:
    context = suspect.context  # what went on or was done needs no noun: 34天|新增病例清零
    timed = context.dimension in _AGES and context.noun != suspect.indicator
    known = suspect.indicator is None or timed or has_a_head(suspect.indicator)
    return None if known else UNKNOWN_NOUN


@rule(
    "years-are-assumed",
    "Nothing says which years an average is one of.",
    "未写明是哪些年份的平均",
    ("经济年均增长{7.5%}。", ASSUMED_YEARS),
    needs=YEARS,
)
def _assumed(assumed: bool) -> str | None:
    return ASSUMED_YEARS


RULES: Final = RuleList(
    "doubt",
    _apart,
    _damaged,
    _unnamed,
    _passed_over,
    _other_unit,
    _not_shared_out,
    _untidy,
    _unknown,
    _cut_short,
    _last_of_several,
    _from_afar,
)
"""The number first, then the indicator."""

YEARS_RULES: Final = RuleList("doubt", _assumed)
"""The years, which are read when the indicators of all figures have been."""


def doubt_of(
    context: Context, indicator: str | None, log: StepLog | None = None, *, listed: bool
) -> str | None:
    """Return why a number or its indicator is not certain, or None where nothing speaks against them.

    Args:
        context: What the rules of the indicator read of it.
        indicator: What it measures, if known.
        log: Where the rule is recorded that decided, or None.
        listed: Whether a list gave it its indicator.
    """
    token, text = context.token, context.text
    start = token.start
    flags = 0
    if (
        indicator is None
        or type(indicator) is Guess
        or not is_certain(indicator)
        or says_little(context, indicator)
    ):
        flags |= INDICATOR
    if (
        text[start - 1 : start] in _SUSPECT
        or text[token.end : token.end + 1] in _BROKEN_SIGNS
        or token.reading in (_SET_APART, _LETTERED)
    ):
        flags |= NUMBER
    if indicator is not None and is_odd(context, indicator, listed=listed):
        flags |= AROUND
    if not flags and log is None:
        return None
    return RULES.decide(Suspect(context, indicator, listed), "", flags, log)


def doubt_of_years(assumed: bool, log: StepLog | None) -> str | None:
    """Return why the years of a figure are not certain, or None where nothing speaks against them.

    Args:
        assumed: Whether they are those of an average, and nothing says which.
        log: Where the rule is recorded that decided, or None.
    """
    return YEARS_RULES.decide(assumed, "", YEARS if assumed else 0, log)
