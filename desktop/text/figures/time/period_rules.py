"""Period rules: the year or the span of years that a figure speaks of, where no name tells it.

Of several years a total, an average or a change has the whole, what was reached has the last, and what a
change began from the year before.
"""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled
from desktop.text.figures.time.expressions import EXPRESSIONS, NUMERALS, AssumedSpan, Span
from desktop.text.figures.time.levels import is_level, is_population
from desktop.text.figures.time.moment import NEAR, Moment
from desktop.text.figures.trace import Rule, RuleList, rule

FROM: Final = 1
AVERAGE: Final = 2
SEVERAL: Final = 4
EACH: Final = 8
COMPARED: Final = 16
DONE: Final = 32
GAP: Final = 64
AIMED: Final = 128
MULTIPLE: Final = 256
LISTED: Final = 512
RUNNING: Final = 1024
SUMMED: Final = 2048
"""Flags of what is known of a figure: that 由 or 从 stands before it, that it is an average, that it speaks
of several years, that 每 stands before it, that 比 does, that a plan says that it has been done, that a
growth stands just before it, that a review says that it is still to come, that it is a multiple of several
years, that it goes on with the figure before it, that 连续 stands before it, that 累计 does."""

_BEGUN: Final = 24
"""Code points before a figure in which 由 or 从 stands that a change began from."""

REACH: Final = 120
"""Code points before a figure in which its year is looked for."""

GUESSED_YEARS: Final = 5
"""Years of an average that nothing says more of: a term of government, or a plan."""

NOTHING: Final = Span(0, 0)
"""What a rule says that finds a figure to have no period."""

CHANGED_FROM: Final = re.compile(
    r"(?:由(?!于)|从(?![业事严属]))(?![^，。；]{2,16}(?:[上提跃回]升|[上前]移|提高|增加|[下升]?降|降低|减少?|增|缩[短小减]|压[缩减]|扩大|调整)[到至为]\Z)"
    r"(?:[^，。；]{0,16}的|(?:19|20)\d\d年)?"
    r"(?:[^，。；\d]{0,8}|[\d.]+万?户|(?:[^，。；、\d]{0,8}[\d.]+[^，。；、\d]{1,4}[、和与及])+第?)\Z"
)
"""What stands before the number that a change began from: 由2014年的|30.9%下降到0.56%."""

ONTO: Final = compiled(
    r"(?:[、和与及]第?[\d.]+[^，。；、\d和与及]{1,4})*[^，。；]{0,12}?(?:<<onward-verbs>>)"
)
"""What stands behind that number: 30.9%|下降到."""

_WITHIN_A_YEAR: Final = re.compile("率(?:全年平均|年平均)")
"""A rate that is the average of one year: 失业率|年平均4.2%."""

_GAP: Final = re.compile(
    "[，,（(]?(?:均|分别|增速)?(?:高于|低于|快于|高出|高|快|超过?|领先|比|较)|的[^，。；]{0,4}目标"
)
_POINTS: Final = re.compile(
    r"[，,]?(?:占[^，。；\d比]{2,16}?(?:的|所占)?(?:比[重例]|份额)|比重|占比)?(?:累计|共|总共)?"
    r"(?:提高|提升|上升|下降|降低|增加|减少|回落)了?\Z"
)
"""By how much a share changed, right behind an average growth: 年均增长9%，|占…比重提高."""

_SINCE_BASE: Final = re.compile(
    r"(?:(?:是|比|较|为|相当于)(?=\d+年)|[与同和](?=\d+年[底末]?相比))((?:19|20)\d\d)年[^。；]{0,60}\Z"
)
"""A year that is compared with, before an average or a change from it: 是2002年的2.56倍，|年均增长."""

_BASE_YEAR: Final = re.compile(
    r"(?:由|从)((?:19|20)\d\d)年[^。；]{0,60}?[到至]((?:19|20)\d\d)年(?!的?(?:第[一二三四五六七八九十]+个五年|“?十?[一二三四五六七八九]五”?))"
)
_STOP: Final = re.compile(r"[。！？\n][^。！？\n]*\Z")

_RUNNING: Final = re.compile(r"连续([两二三四五六七八九十2-9])年[^，。；、\d]{0,10}\Z")
"""What stands before a rate of each of the last years: 连续两年增长|10%以上."""

_UNTIL_NOW: Final = re.compile("已(?!谋划|储备|签约|经)|目前|截至|现有|现已|(?<!实)现在|这几年")
_COMPARED_YEAR: Final = re.compile(
    r"(?:比|较|同|与|(?<![关对由])于|超过)((?:19|20)\d\d)年(?!\s?\d{1,2}(?:\s?[-—–~～至到]\s?\d{1,2})?月)"
)
"""A whole year that is compared with, and no months of it: 较2025年1-8月."""

_GIVEN: Final = compiled(r"<<giving-rules>>")
_RAISED: Final = re.compile(r"提高|增加|提标|达到|调整|由|从|上调|增至|提至")


def began(context: Context) -> bool:
    """Return whether a change began from a figure: 由|30.9%|下降到0.56%."""
    text, token = context.text, context.token
    if token.kind == "change":
        return False
    start = token.start
    begin = start - _BEGUN
    if begin < context.sentence:
        begin = context.sentence
    if text.find("由", begin, start) < 0 and text.find("从", begin, start) < 0:
        return False
    return CHANGED_FROM.search(text, begin, start) is not None and ONTO.match(text, token.end) is not None


@rule(
    "where-a-change-began",
    "The number behind 由 or 从 that a change began from has the year before the years of the change.",
    "“由”“从”之后、变化起点的数值：属变化时期的前一年",
    ("一、过去五年工作回顾\n生产总值由{30亿元}增加到42亿元。", "2018"),
    ("“十三五”期间，公路由{300公里}增加到420公里。", "2015"),
    ("一、2023年工作回顾\n低保标准从{500元}提高到550元。", "2022"),
    ("从2016年到2020年，产量由{18万吨}提高到29万吨。", "2016"),
    ("非金融类投资由2007年的{248亿美元}上升到2012年的772亿美元。", "2007"),
    ("与2010年相比，2015年林地由{20万亩}增加到26万亩。", "2010"),
    ("一、2023年工作回顾\n亏损户由上年的{七个}减为三个。", "2022"),
    ("一、过去五年工作回顾\n2023年进出口总额达到86亿元，从全省{第六位}上升到第三位。", "2018"),
    needs=FROM,
)
def _began(moment: Moment) -> Span | None:
    if not began(moment.context):
        return None
    span, chapter = moment.named or moment.chapter, moment.chapter
    if span is not None and moment.own:
        return Span(span.first, span.first)
    if (base := _base_before(moment)) is not None:
        return Span(base, base)
    if moment.context.token.kind == "rank" and chapter is not None and span is not None:
        span = chapter if span.first == span.last == chapter.last else span
    year = span.first if span is not None else moment.by_part()
    return None if year is None else Span(year - 1, year - 1)


def _base_before(moment: Moment) -> int | None:
    """Return the base year that a sentence has named before: 由1997年的…增加到2002年的…，其中由."""
    text, start = moment.context.text, moment.context.token.start
    stop = _STOP.search(text, max(0, start - REACH), start)
    begin = stop.start() + 1 if stop else max(0, start - REACH)
    moved = _BASE_YEAR.search(text, begin, start)
    if moved is not None:
        return int(moved[1])
    base = _SINCE_BASE.search(text, begin, start)
    last = moment.named.last if moment.named is not None else moment.by_part()
    return int(base[1]) if base is not None and last is not None and int(base[1]) < last - 1 else None


@rule(
    "gap-of-a-growth",
    "How far a growth is from a benchmark, or points right behind an average, has the years of the growth.",
    "增速与基准之差，及紧接年均增长之后的百分点升降：与该增速同一时期",
    ("“十三五”期间，经济年均增长7.5%，高于全国{1.7个百分点}。", "2016–2020"),
    (
        "一、过去五年工作回顾\n2023年工业增加值42亿元，年均增长9%，占生产总值的比重提高{3个百分点}。",
        "2019–2023",
    ),
    needs=GAP,
)
def _gap(moment: Moment) -> Span | None:
    if moment.kind != "change":
        return None
    points = moment.context.dimension == "ratio-difference" and _POINTS.match(moment.context.segment)
    return moment.averaged if points or _GAP.match(moment.context.segment) else None


@rule(
    "average-over-years",
    "An average of a year has the years that are named, or its chapter's.",
    "年均值：属所述各年或所在篇章的各年",
    ("“十三五”期间，经济年均增长{7.5%}。", "2016–2020"),
    ("投资由2007年的248亿元上升到2012年的772亿元，年均增长{25.5%}。", "2008–2012"),
    ("一、过去五年工作回顾\n2023年收入达到12亿元，平均每年增长{4.7%}。", "2019–2023"),
    ("一、2023年工作回顾\n投资达到13亿元，是2019年的2.3倍，年均增长{21.6%}。", "2020–2023"),
    ("与2018年相比，2023年全市外贸出口总额由12亿元增加到30亿元，年均增长{20%}。", "2019–2023"),
    needs=AVERAGE,
)
def _average(moment: Moment) -> Span | None:
    if moment.several is not None:
        return moment.several
    context = moment.context
    between = _BASE_YEAR.search(
        context.text, max(context.sentence, context.token.start - REACH), context.token.start
    )
    if between is not None:
        return Span(int(between[1]) + 1, int(between[2]))
    return moment.chapter or _since_base(moment)


def _since_base(moment: Moment) -> Span | None:
    """Return the years from the one behind a base that was compared with: 是2002年的2.56倍，年均增长26.4%."""
    context = moment.context
    start = context.token.start
    base = _SINCE_BASE.search(context.text, max(context.sentence, start - REACH), start)
    last = moment.named.last if moment.named is not None else moment.by_part()
    if base is None or last is None or int(base[1]) >= last - 1:
        return None
    return Span(int(base[1]) + 1, last)


@rule(
    "average-of-assumed-years",
    "An average of years that nothing names is one of the last five, in a plan of the next five.",
    "未写明年份的年均值：取之前五年，安排中取之后五年",
    ("经济年均增长{7.5%}。", "2019–2023"),
    needs=AVERAGE,
)
def _average_of_assumed(moment: Moment) -> Span | None:
    if moment.year is None or (moment.kind == "percent" and _WITHIN_A_YEAR.search(moment.clause)):
        return None
    first = moment.year if moment.part == "plan" else moment.year - GUESSED_YEARS
    return AssumedSpan(first, first + GUESSED_YEARS - 1)


@rule(
    "multiple-of-several-years",
    "A multiple of several years has the several years that are compared with them.",
    "与若干年合计相比的倍数：属用来相比的各年",
    ("“十一五”期间共完成投资171亿元，是“十五”期间的{4.9倍}。", "2006–2010"),
    ("一、过去五年工作回顾\n累计完成投资90亿元，相当于前五年总和的{2.3倍}。", "2019–2023"),
    needs=MULTIPLE,
)
def _multiple(moment: Moment) -> Span | None:
    spans = (moment.before, moment.several, moment.chapter)
    return next((span for span in spans if span is not None and span.years > 1), None)


@rule(
    "years-running",
    "What was so in each of the last years has those years: 连续两年增长10%以上.",
    "“连续若干年”的增幅：属这些年份",
    ("一、2023年工作回顾\n出口连续两年增长{10%}以上。", "2022–2023"),
    needs=RUNNING,
)
def _running(moment: Moment) -> Span | None:
    if moment.kind != "change" and (moment.kind != "percent" or moment.several is None):
        return None
    start = moment.context.token.start
    found = _RUNNING.search(moment.context.text, max(moment.context.clause, start - NEAR), start)
    if found is None or (moment.named is None and moment.year is None):
        return None
    last = moment.named.last if moment.named is not None else moment.year - 1 if moment.year else 0
    return Span(last - NUMERALS[found[1]] + 1, last)


@rule(
    "sum-between-years",
    "A sum behind a change from one year to another has the years between them.",
    "由某年到某年的变化之后的累计数：属其间各年",
    ("投资由2018年的48亿元上升到2022年的72亿元，累计完成{255亿元}。", "2019–2022"),
    needs=SUMMED,
)
def _summed(moment: Moment) -> Span | None:
    if moment.several is not None or moment.kind == "change":
        return None
    context = moment.context
    begin = max(context.sentence, context.token.start - REACH)
    between = _BASE_YEAR.search(context.text, begin, context.token.start)
    return None if between is None else Span(int(between[1]) + 1, int(between[2]))


@rule(
    "member-of-a-list",
    "A number that goes on with the one before it has the years of that one: 水电9601万千瓦、|核电384万千瓦.",
    "紧接前一数据的并列数据、“其中”的数据：与前者同一时期",
    ("一、过去五年工作回顾\n新增装机4.5亿千瓦，其中水电{9600万千瓦}。", "2019–2023"),
    ("一、过去五年工作回顾\n累计新建铁路1400公里、复线{640公里}。", "2019–2023"),
    needs=LISTED,
)
def _listed(moment: Moment) -> Span | None:
    return moment.before


@rule(
    "reached-in-several-years",
    "Of several years what was reached, a share or a place, is that of the last.",
    "多年之中达到的水平、占比、位次：属最后一年",
    ("一、过去五年工作回顾\n生产总值突破{42亿元}。", "2023"),
    ("“十三五”期间，公路由300公里增加到{420公里}。", "2020"),
    ("五年来，城镇化率达到{62%}。", "2023"),
    ("一、过去五年工作回顾\n收入比上年增长{5%}。", "2023"),
    needs=SEVERAL,
)
def _reached(moment: Moment) -> Span | None:
    several = moment.several
    if several is None or not is_level(moment):
        return None
    last = several.last
    if moment.named is None and is_population(moment.context):
        last = moment.by_part() or last
    return Span(last, last)


@rule(
    "whole-chapter",
    "In a chapter of several years a total or a change has all of them.",
    "多年篇章中的合计、变化：属全部年份",
    ("一、过去五年工作回顾\n经济稳步发展。新建学校{30所}。", "2019–2023"),
    ("五年来，我们奋力前行。\n城镇化率提高{6个百分点}。", "2019–2023"),
    ("二、今后五年工作安排\n新建学校{30所}。", "2024–2028"),
    needs=SEVERAL,
)
def _whole(moment: Moment) -> Span | None:
    return moment.chapter


@rule(
    "standing-rule",
    "What is given to each person or thing from now on is a rule and has no year.",
    "按人、户、亩等给予的标准：没有年份",
    ("一、2023年工作回顾\n对养殖户每户一次性补助{500元}。", None),
    needs=EACH,
)
def standing_rule(moment: Moment) -> Span | None:
    """Return NOTHING for what is given to each by a rule."""
    context = moment.context
    if context.dimension != "money":
        return None
    clause = context.text[max(context.clause, context.token.start - 20) : context.token.end + 6]
    return NOTHING if _GIVEN.search(clause) and not _RAISED.search(clause) else None


@rule(
    "year-after-the-one-compared",
    "What is compared with the year that the part of the report says is a year later.",
    "与该部分所属年份相比的数据，属下一年",
    ("一、2023年工作回顾\n计划草案拟定，工业产值比2023年增长{11%}。", "2024"),
    needs=COMPARED,
)
def _after_compared(moment: Moment) -> Span | None:
    context, year = moment.context, moment.by_part()
    start = context.token.start
    compared = _COMPARED_YEAR.search(context.text, max(context.sentence, start - REACH), start)
    if compared is None or year is None or int(compared[1]) < year:
        return None
    return Span(int(compared[1]) + 1, int(compared[1]) + 1)


@rule(
    "done-before-the-plan",
    "What a plan says has been done already has the year before.",
    "安排中已完成的：属上一年",
    ("二、2024年工作安排\n目前已建成学校{12所}，再建3所。", "2023"),
    needs=DONE,
)
def _done(moment: Moment) -> Span | None:
    context = moment.context
    before = context.text[max(context.sentence, context.token.start - REACH) : context.token.start]
    done = moment.year is not None and _UNTIL_NOW.search(before) is not None
    return Span(moment.year - 1, moment.year - 1) if done and moment.year is not None else None


@rule(
    "aim-within-the-review",
    "No year is named: what a review says is still to come has the report's own year.",
    "未写明年份：工作回顾中尚未达成的数值属报告年份",
    ("一、2023年工作回顾\n项目开工建设，年产值将达到{20亿元}。", "2024"),
    only=frozenset({"review"}),
    needs=AIMED,
)
def _aimed(moment: Moment) -> Span | None:
    return None if moment.year is None else Span(moment.year, moment.year)


@rule(
    "year-under-review",
    "No year is named: a result has the year before the report's own.",
    "未写明年份：工作回顾中的数据属报告年份的上一年",
    ("一、2023年工作回顾\n新建学校{12所}。", "2023"),
    only=frozenset({"review"}),
)
def _reviewed(moment: Moment) -> Span | None:
    return _of_part(moment)


@rule(
    "year-ahead",
    "No year is named: a plan has the report's own year.",
    "未写明年份：工作安排中的数据属报告年份",
    ("二、2024年工作安排\n新建学校{15所}。", "2024"),
    only=frozenset({"plan"}),
)
def _planned(moment: Moment) -> Span | None:
    return _of_part(moment)


def _of_part(moment: Moment) -> Span | None:
    year = moment.by_part()
    return None if year is None else Span(year, year)


BEFORE_NAMES: Final = RuleList(
    "period", _began, _gap, _multiple, _running, _average, _average_of_assumed, _summed, _listed, _reached
)
"""What stands above a year that is named."""

WITHOUT_NAMES: Final = RuleList(
    "period", _whole, standing_rule, _after_compared, _done, _aimed, _reviewed, _planned
)
"""What decides where no year is named."""

RULES: Final[tuple[Rule, ...]] = (*BEFORE_NAMES.rules, *EXPRESSIONS, *WITHOUT_NAMES.rules)
"""Every rule, in order."""
