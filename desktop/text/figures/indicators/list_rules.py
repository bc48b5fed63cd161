"""List rules: one indicator for each of the figures that a list joins."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import COMPARED, GROWTH, accounted, alone, ranked
from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.indicators.distribution import distribute, members
from desktop.text.figures.indicators.names import named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.rule_base import (
    JOINED,
    LISTED,
    ONLY_MONEY,
    ONLY_RATIO,
    PENDING,
    Found,
    indicator_rule,
    of_residents,
)
from desktop.text.figures.indicators.shared_list_rules import OF_EACH_BEFORE, SHARED_LIST_RULES
from desktop.text.figures.indicators.topics import topic
from desktop.text.figures.indicators.trimming import without_lead

_WHEN: Final = re.compile(r"^(?:到|至)?(?:(?:19|20)\d\d年[底末]?|去年|今年|年均|平均每年)(?:同比|实际)?\Z")
"""A clause that only says when."""


_AGAINST: Final = re.compile(
    "(?:比|较|(?:高|低|快|优|好|大|小)于|超过?|领先)(?P<these>(?:全[国省市州盟区县球]|世界|[东中西]部|同类|周边)[^，。；\\d]{0,4}、[^，。；\\d]{1,14}?)"
    "(?:分别)?(?:平均)?(?:水平)?(?:增速)?(?:分别)?(?:[高低快慢多少]出?)?\\Z"
)
"""Benchmarks that one thing is measured against: 比|全省、全市|分别高."""

_ANOTHER: Final = re.compile(r"\s?(?:、|和|与)\s?[\d.]+")
"""Another number of a list, behind one that may lack its unit: 0.8个|、0.3|个百分点."""

_FROM_YEAR: Final = re.compile(r"[由从](?:上年|去年|前[一二三四五]年|(?:19|20)\d\d年)?的?\Z")
_YEARS: Final = re.compile(r"(?P<from>(?:19|20)\d\d)年?\s?[-—–~～至到]{1,2}\s?(?P<to>(?:19|20)\d\d)年")
_LISTED_BEFORE: Final = re.compile(
    "(?:其中[，：]?)?(?P<list>[^，。；等]{2,40}?)等(?![级额份同])[^，。；]{0,16}\\Z"
)
"""Things that the clause before lists: 粮食、棉花|等发展迅猛."""

_PAIRED: Final = re.compile("城乡(?:居民|常住|低保|特困|最低|医|养老|人均|失业)|存贷款余额")
"""What names two things at once, each of which has a number: 城乡居民|收入达到3万元和1万元."""

_CLASSES: Final = re.compile(
    "(?P<head>[^，。；]{0,12}?)(?:有|包括|包含|是|为|：)(?P<list>[^，。；]{4,80}?)等?[两二三四五六七八九十]{1,2}大(?:类|行业|产业)(?:商品|产品)?\\Z"
)
"""Things that a clause lists and then counts: 上升的有|食品、居住、医疗保健|三大类."""

_OF_CLASSES: Final = re.compile(
    "(?P<measure>价格|产量|产值|增加值|销售额|零售额)(?:上升|下降|上涨|下跌|增长|减少|回落)的\\Z"
)
"""Of what they are listed, before 有 or 包括: 价格|上升的."""

_PER_HEAD: Final = "人均"
_YUAN: Final = "元"
GROWTH_OR_NONE: Final = GROWTH | {""}

_SECTORS: Final = 3
_OF_SECTORS: Final = re.compile("(?:一二三次?|三次)产业?(?!结构)[^，。；、]{2,24}")
"""What is told of the three sectors in one word: 三次产业|增加值占生产总值的比重."""

_ITS: Final = re.compile("(?:其(?P<measure>价格|产量|产值|增加值|销售额|零售额)?)?(?:[涨降增]幅|增速)?\\Z")

_PACE: Final = re.compile(
    "(?:均|双双)?(?:一[升增涨]一[降减跌]|一[降减跌]一[升增涨]|有[升增涨]有[降减跌]|[升增]降不一)\\Z"
    "|(?:涨幅|增幅|降幅|增速|增长)(?:较[高低大快]|居前|明显|显著|加快)\\Z"
)
"""What a clause says of how fast its things grew: 食品和居住类价格|涨幅较高."""


@indicator_rule(
    "assigned-by-a-list",
    "An earlier member of the list has told what this one measures.",
    "并列数据的前一项已确定本项指标",
    ("小学、初中辍学率控制在0.1%和{0.3%}以内。", "初中辍学率"),
    needs=PENDING,
)
def _assigned(context: Context) -> Found | None:
    return context.pending[0]


def _before_respectively(context: Context) -> tuple[str, str] | None:
    """Return what stands before and behind 分别 or 各 in the segment of a list, or None."""
    segment = context.segment
    if "分别" in segment:
        front, _, tail = segment.rpartition("分别")
        return front, tail
    return (segment[:-1], "") if segment.endswith("各") else None


def _things_compared(context: Context, front: str) -> str:
    """Return what stands before 分别 without a comparison, and without a rank where it is one."""
    front = _FROM_YEAR.sub("", COMPARED.sub("", front))
    return ranked(front) if context.token.kind == "rank" or front in GROWTH else front


@indicator_rule(
    "respectively-behind",
    "分别 opens the clause, and as many things as figures stand behind it.",
    "“分别”之后列出与数据同样多的事项",
    ("今年以来，分别新建学校、医院{3所}、5所。", "学校"),
    needs=LISTED,
)
def _respectively_behind(context: Context) -> Found | None:
    parted = _before_respectively(context)
    if parted is None or parted[0] or len(parted[1]) <= 4 or members(parted[1]) != context.length:
        return None
    return distribute(parted[1], context.length, ())


@indicator_rule(
    "respectively-of-classes",
    "分别 behind a clause that lists as many things and counts them: 食品、居住两大类，|其价格分别.",
    "前一分句列出若干类事物并以“几大类”收尾：“分别”依次属各类",
    ("价格上升的有食品、文化用品和个人用品、居住三大类，其价格涨幅分别为{4.3%}、2.6%、1.1%。", "食品价格"),
    ("产量增长的有水泥、平板玻璃两大类产品，分别增长{5.1%}、0.8%。", "水泥产量"),
    needs=LISTED,
)
def _of_classes(context: Context) -> Found | None:
    parted = _before_respectively(context)
    own = None if parted is None else _ITS.fullmatch(_WHEN.sub("", _things_compared(context, parted[0])))
    begin = max(context.sentence, context.before, context.clause - 2 * REACH)
    begin = clause_before(context.text, begin, context.clause)
    clause = context.text[begin : context.clause].rstrip("，,：: \n")
    classes = None if own is None else _CLASSES.fullmatch(clause)
    if own is None or classes is None:
        return None
    things = classes["list"].split("、")
    if len(things) != context.length:
        return None
    named_for = _OF_CLASSES.search(classes["head"])
    measure = own["measure"] or (named_for["measure"] if named_for else "")
    return tuple(named(f"{thing}{measure}") for thing in things)


@indicator_rule(
    "respectively-of-the-clause-before",
    "分别 with no subject of its own: the clause before names as many things and has no figure.",
    "“分别”前无主语：前一分句列出同样多的事项",
    ("农村居民人均纯收入和城镇居民人均可支配收入，2023年分别达到{2253元}和6280元。", "农民人均纯收入"),
    ("食品和居住类价格涨幅较高，分别上涨{3.9%}和7.2%。", "食品价格"),
    ("房屋施工面积、竣工面积和成交面积普遍下降，增幅分别低于上年同期{6}、22和9个百分点。", "房屋施工面积"),
    needs=LISTED,
)
def _respectively_before(context: Context) -> Found | None:
    parted = _before_respectively(context)
    if parted is None:
        return None
    front = _WHEN.sub("", _things_compared(context, parted[0]))
    measure = front if front in alone("measure") else ""
    if front and front not in GROWTH and not measure:
        return None
    begin = max(context.sentence, context.before, context.clause - REACH)
    begin = clause_before(context.text, begin, context.clause)
    clause = _PACE.sub("", context.text[begin : context.clause].rstrip("，,：: \n"))
    if not front and (whole := topic(context)) is not None:
        return (whole,) * context.length
    if measure:
        listed = _LISTED_BEFORE.match(clause)
        things = re.split("[、和与]", listed["list"]) if listed else []
        alike = len(things) == context.length
        return tuple(named(without_lead(thing) + measure) for thing in things) if alike else None
    return distribute(clause, context.length, ()) if clause and members(clause) == context.length else None


@indicator_rule(
    "one-thing-against-several",
    "How far one thing is from several benchmarks: 比全省、全市分别高, 分别高于全国、全省.",
    "同一指标与多个基准相比：各数同属该指标",
    ("生产总值增长6.1%，增速比全省、全市分别高{0.8个}、0.3个百分点。", "地区生产总值"),
    ("规上工业增加值增长8%，分别高于全国、全省{1.2个}和0.9个百分点。", "规模以上工业增加值"),
    needs=JOINED,
)
def _against_several(context: Context) -> Found | None:
    against = _AGAINST.search(context.segment) if "、" in context.segment else None
    several = 0 if against is None else against["these"].count("、") + 1
    if against is None or _ANOTHER.match(context.text, context.token.end) is None:
        return None
    front = context.segment[: against.start()].removesuffix("分别")
    noun = left_noun(front)
    thing = context.carried if noun is None or noun in GROWTH else named(noun)
    return None if thing is None else (thing,) * several


@indicator_rule(
    "one-thing-in-each-year",
    "As many figures behind 分别 as years are named: one thing in each of them.",
    "“分别”之后的数据与所列年份同样多：同一指标的各年数据",
    ("2021-2023年，全县新增就业人数分别为{131人}、132人、128人。", "城镇新增就业"),
    needs=LISTED,
)
def _in_each_year(context: Context) -> Found | None:
    parted = _before_respectively(context)
    begin = max(context.sentence, context.token.start - 2 * REACH)
    years = _YEARS.search(context.text, begin, context.token.start) if parted else None
    if parted is None or years is None or int(years["to"]) - int(years["from"]) + 1 != context.length:
        return None
    noun = left_noun(_things_compared(context, parted[0]))
    return None if noun is None or members(parted[0]) > 1 else (named(noun),) * context.length


@indicator_rule(
    "respectively",
    "分别 and 各 give each of the things named before them its own figure.",
    "“分别”“各”：之前各事项依次对应各数据",
    ("城乡居民人均可支配收入分别增长{6.5%}和7%。", "城镇居民人均可支配收入"),
    ("接待游客936万人次、门票收入9300万元，同比分别增长{13.4%}和6.9%。", "接待游客"),
    ("居民人均可支配收入增长6%，城镇、农村居民分别增长{5%}、7%。", "城镇居民人均可支配收入"),
    ("各项存贷款余额均突破900亿元，分别增长{16%}和18%。", "存款余额"),
    ("人均国民生产总值和国民收入分别为{862元}和746元。", "人均国民生产总值"),
    ("总产值达60亿元，净产值达30亿元，利税达9亿元，分别增长{12%}，8%，6%。", "总产值"),
    ("公路、铁路客运量分别为3亿和2亿人次，货运量分别为{4亿}和1亿吨。", "公路货运量"),
    ("普通高中、中职教育招生分别为9万人和4万人，在校生分别为{27万人}和13万人。", "普通高中在校生"),
    ("三次产业结构分别由上年的{10.4%}、53.1%和36.5%调整为9.4%、53.2%和37.4%。", "第一产业比重"),
    needs=LISTED,
)
def _respectively(context: Context) -> Found | None:
    parted = _before_respectively(context)
    if parted is None:
        return None
    front = _things_compared(context, parted[0])
    if front.startswith("占") and front.endswith(("比重", "比例", "份额")):
        things = list(dict.fromkeys(context.said))[-context.length :]
        return tuple(f"{one}{front}" for one in things) if len(things) == context.length else None
    found = distribute("" if front in GROWTH else accounted(front), context.length, context.said)
    if found is None and front in GROWTH_OR_NONE and context.carried is not None:
        found = distribute(context.carried, context.length, ())
    if isinstance(found, tuple) and context.dimension in ONLY_MONEY:
        found = _each_per_head(context, found)
    if context.dimension in ONLY_MONEY | ONLY_RATIO and isinstance(found, tuple):
        return tuple(of_residents(context.carried, one) or one for one in found)
    return found


@indicator_rule(
    "three-numbers-of-three-sectors",
    "The three sectors in one word before three numbers: each has one.",
    "“三次产业”之后有三个数据：依次属三个产业",
    (
        "三次产业增加值占地区生产总值的比重由上年的{9%}、52%、39%调整为8%、52.4%、39.6%。",
        "第一产业增加值占地区生产总值比重",
    ),
    needs=LISTED,
)
def _three_sectors(context: Context) -> Found | None:
    if context.length != _SECTORS or "次产" not in context.segment or "分别" in context.segment:
        return None
    told = _OF_SECTORS.search(context.subject)
    return None if told is None else distribute(told[0], _SECTORS, ())


def _each_per_head(context: Context, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the things of a list with the 人均 that the first has, where each is told in yuan."""
    measure, first = context.token.measure, found[0]
    if not first.startswith(_PER_HEAD) or measure is None or measure.written != _YUAN:
        return found
    each = (one if _PER_HEAD in one else f"{_PER_HEAD}{one}" for one in found[1:])
    return first, *(name if (name := named(one)) != first else one for one in each)


def _as_many(context: Context) -> bool:
    plain = context.subject
    return members(plain) == context.length or (context.length == 2 and _PAIRED.search(plain) is not None)


@indicator_rule(
    "as-many-nouns-as-figures",
    "A list of nouns before a list of as many figures.",
    "之前名词与数据数目相同，依次对应",
    ("小学、初中辍学率控制在{0.1%}和0.3%以内。", "小学辍学率"),
    needs=LISTED,
)
def _as_many_nouns(context: Context) -> Found | None:
    if _before_respectively(context) is not None or not _as_many(context):
        return None
    return distribute(context.subject, context.length, ())


@indicator_rule(
    "as-the-list-before",
    "A list of comparisons or places, or one without nouns, follows the list before it.",
    "比较、位次或无名词的并列数据，依次沿用前一组指标",
    ("投资、出口分别增长5%、6%，增速居全国{第3位}、第5位。", "投资"),
    ("茶叶产量15吨，蔬菜产量47吨，增长{8.4%}和8%。", "茶叶产量"),
    needs=LISTED,
)
def _as_list_before(context: Context) -> Found | None:
    if _before_respectively(context) is not None or _as_many(context):
        return None
    bare = left_noun(context.subject) in (None, *GROWTH)
    alike = bare and (context.token.kind == "rank" or context.list_before == context.length)
    shared = (
        bare and context.dimension == "ratio" and len({*context.said[-context.length :]}) == context.length
    )
    if alike or shared or COMPARED.search(context.segment):
        return distribute("", context.length, context.said)
    return None


LIST_RULES: Final = (
    _assigned,
    _respectively_behind,
    _against_several,
    _of_classes,
    *SHARED_LIST_RULES,
    _respectively_before,
    OF_EACH_BEFORE,
    _in_each_year,
    _respectively,
    _three_sectors,
    _as_many_nouns,
    _as_list_before,
)
"""A list of figures, and the things before it."""
