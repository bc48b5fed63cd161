"""Duration rules: what an age or a number of years is said of, and what time measures nothing."""

import re
from typing import Final

from desktop.text.figures.context.discourse import WENT_ON
from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.doubt import is_known
from desktop.text.figures.grammar import compiled
from desktop.text.figures.indicators.names import named
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.rule_base import NOTHING, Found, indicator_rule

_TAKING: Final = compiled(
    r"(?:用了?|<<time-taking-verbs>>|(?<![制定缩持排])在|第[一二三四五六七八九十]个|[上下]一?个)[近约]?\Z"
)
_LONG_TIMES: Final = frozenset({"年", "月", "个月"})
"""Units of times within which a whole task is done; what is done within days has them for its measure."""

_TIME_GIVEN: Final = re.compile("多?(?:以来|来|以内|之内|内|的?(?:时间|努力|奋斗|实践|发展))")
_DAYS: Final = frozenset({"日", "小时", "天"})
HONORED: Final = re.compile(
    "(?:被?评[为选]|获评?|荣获|荣登|入选|蝉联|上榜|登上|夺得|摘得|被?授予|跻身|(?:位[居列]|名列|进入|入围|居)(?=[^，。；第前\\d]{2,16}(?:[百十千]强|榜|榜首|榜单|称号)))"
)
"""What is said of a place and not of its indicator: 连续五年|获评先进县."""

_LONGEST_PLACE: Final = 4
_LASTED: Final = re.compile("(?P<what>[\u4e00-\u9fff]{2,8}?)的(?:被动)?(?:局面|势头|态势|状况|历史)")
_ONLY_TOOK: Final = re.compile(
    "(?:仅|只|共|前后|短短|近|约|不到)*(?:用|花|历时|耗时|用时)?了?(?:仅|近|约|不到)*"
)
_DONE_IN: Final = re.compile(
    "(?:时间)?(?:就|即|内)?(?:成功|率先|快速|迅速|实现|完成)?(?P<deed>(?!的|时间|以上|以下|左右|内|后|前|来|中|工作|连续|无)[\u4e00-\u9fff]{4,14})(?=[，。；、,;])"
)
"""What is done within days, up to the end of its clause."""

_TOOK: Final = ("历时", "耗时", "历经")
_TOOK_IT: Final = re.compile("多?(?:时间)?(?P<of>的)?(?P<what>[\u4e00-\u9fff]{2,8}?)(?=的|[，。；、]|\\Z)")
_TIMED: Final = compiled("(?:<<time-measures>>)")
_AGED: Final = compiled(r"\s?(?:及?以[上下内])?的?([\u4e00-\u9fff]{0,6}?(?:<<age-groups>>))")


@indicator_rule(
    "people-of-an-age",
    "The people behind an age: 65岁及以上|老年人.",
    "年龄之后的人群：65岁及以上老年人",
    ("为{65岁}及以上老年人免费体检。", "老年人"),
    only=frozenset({"time"}),
)
def _of_an_age(context: Context) -> Found | None:
    aged = _AGED.match(context.text, context.token.end) if context.base == "岁" else None
    return aged[1] if aged else None


@indicator_rule(
    "things-of-so-many-years",
    "The thing behind 以上 that is so many years old: 30年以上|燃气管道.",
    "年限以上之后的事物：30年以上燃气管道",
    ("改造管网6562公里，{30年}以上燃气管道清零。", "燃气管道"),
    only=frozenset({"time"}),
)
def _so_old(context: Context) -> Found | None:
    old = context.base == "年" and context.behind("以上")
    noun = right_noun(context.text, context.token.end, counted=True) if old else None
    return named(noun) if noun and len(noun) > 1 else None


@indicator_rule(
    "what-is-done-in-so-many-days",
    "A verb and its object directly behind days or hours, with at most 仅用 before: what was done in them.",
    "“天”“小时”之后直接是动宾短语、之前至多有“仅用”：所完成之事",
    ("仅用{28天}成功遏制疫情蔓延势头。", "遏制疫情蔓延势头"),
    ("{34天}新增病例清零。", "新增病例清零"),
    only=frozenset({"time"}),
)
def _in_days(context: Context) -> Found | None:
    each = context.text[context.token.start] == "每"
    if context.base not in _DAYS or each or _ONLY_TOOK.fullmatch(context.segment) is None:
        return None
    done = _DONE_IN.match(context.text, context.token.end)
    return done["deed"] if done else None


@indicator_rule(
    "what-had-lasted",
    "连续 before years, and 的局面 or 的势头 behind what had gone on in them.",
    "“连续”若干年、其后为“…的局面”“…的势头”：所延续之事",
    ("扭转了连续{五年}下滑的局面。", "下滑"),
    ("地方工业结束了连续{八年}整体亏损的局面。", "整体亏损"),
    only=frozenset({"time"}),
)
def _had_lasted(context: Context) -> Found | None:
    lasted = _LASTED.match(context.text, context.token.end) if context.segment.endswith("连续") else None
    return lasted["what"] if lasted else None


@indicator_rule(
    "what-took-so-long",
    "历时 before a time and what took it behind it.",
    "“历时”若干时间：其后所述之事",
    ("历时{15年}设计建造的跨海大桥建成通车。", "设计建造"),
    ("历时{两年}的经济普查全面完成。", "经济普查"),
    only=frozenset({"time"}),
)
def _took(context: Context) -> Found | None:
    if not context.segment.endswith(_TOOK):
        return None
    took = _TOOK_IT.match(context.text, context.token.end)
    noun = right_noun(context.text, took.start("what"), counted=False) if took and took["of"] else None
    return noun or (took["what"] if took and not took["of"] else None)


@indicator_rule(
    "how-long-something-takes",
    "Time within which something is done, or that it takes, measures nothing that has a name.",
    "完成某事的期限或所用时间：没有指标",
    ("力争用{三年}时间完成改造。", None),
    ("推进农网改造升级，{两年}内实现全覆盖。", None),
    ("经过{八年}持续努力，农村面貌焕然一新。", None),
    only=frozenset({"time"}),
)
def how_long(context: Context) -> Found | None:
    """Return NOTHING for the time that something takes, unless a noun says that time is measured."""
    segment = context.segment
    if segment.endswith("连续") or _TIMED.search(segment):
        return None
    long = context.base in _LONG_TIMES and _TIME_GIVEN.match(context.text, context.token.end)
    if long or _TAKING.search(segment):
        return NOTHING
    return None


@indicator_rule(
    "honored-so-many-years",
    "Only a place stands before 连续, and an honor behind the years: their number alone.",
    "“连续”之前只有地名、其后为所获荣誉：连续年数",
    ("岳安连续{3年}入围西部百强县。", "连续年数"),
    only=frozenset({"time"}),
)
def _honored(context: Context) -> Found | None:
    if not context.segment.endswith("连续") or HONORED.match(context.text, context.token.end) is None:
        return None
    noun = context.read_noun()
    return WENT_ON if noun is not None and len(noun) <= _LONGEST_PLACE and not is_known(noun) else None


DURATION_RULES: Final = (_of_an_age, _so_old, _in_days, _had_lasted, _honored, _took, how_long)
"""People of an age, things of an age, and the time that something takes."""
