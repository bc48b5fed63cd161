"""Status: whether a figure reports a result, promises one, or only sets a frame."""

import re
from typing import Final

from desktop.text.figures.context.discourse import Context
from desktop.text.figures.context.modifiers import Modifiers
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.time.period_rules import began
from desktop.text.figures.trace import RuleList, StepLog, rule

_NEAR: Final = 24
"""Code points before a figure in which what frames it stands."""

_FAR: Final = 60
"""Code points before a figure in which words of the past or the future say when it is."""

_THRESHOLD: Final = re.compile(r"\s?(?:及?以[上下内]|左右)(?:的|[\u4e00-\u9fff“]|\d+[个家项])")
_SIZED: Final = re.compile(r"及?以上的?[\u4e00-\u9fff]{2,10}[\d.]+[万余多]*[户家个处座栋头人名]")
_NOT_NOUN: Final = compiled(r"\s?(?:及?以[上下内]|左右)(?:<<not-bounded>>|占(?!比))")
_LIMITS: Final = frozenset(word_list("limits"))
_OF: Final = compiled(r"\s?(?:以上|以下)?的(?!(?:<<no-limited-things>>))")
_OVER: Final = re.compile(r"[超过上达破]\s?\Z")
_CLASSED: Final = compiled(r"\s?的?[\u4e00-\u9fff]{0,5}?(?:<<classes-by-size>>)(?!家)")
_NOT_YET: Final = compiled(r"<<future-words>>|再(?!次|度)|将")
_NOUN: Final = re.compile(r"(?:/[\d.]+MWh)?\s?的?(?!以[上下内]|左右|并|和|与|及)[\u4e00-\u9fffA-Za-z“]")
_PROJECT: Final = compiled(r"\s?[\u4e00-\u9fffA-Za-z“”（）()、]{0,24}?(?:<<projects>>)")
_YEARLY: Final = compiled(r"(?:<<plant-output>>)\s?\Z")
_AGES: Final = frozenset(word_list("units-of-age"))
_WITHIN_REACH: Final = re.compile(r"\s?(?:以[上下内]|内)?(?:可达|[^，。；]{0,6}圈)")
_PAST: Final = compiled(
    r"(?<![比较从由])(?:去年|上年)(?!度?(?:同期|同比|相比|相当|基[础数本]|末|结转|结余))|已(?:<<done-verbs>>)|截至(?:目前|去年)|(?:增加|减少|提高|下降|上升|降低|扩大|发展|增长)[到至](?:现在|目前)的|(?:^|[，；：\s])(?:目前|现在)(?!起|开始|的)|这几年"
)

_WILL: Final = compiled(
    r"将(?:会|要|可|再)?(?:比[^，。；：]{1,10})?(?:<<coming-verbs>>)[^，。；：、\d]{0,6}\Z"
)
_RECKONED: Final = ("预计", "估计", "预测")
"""Words of a result that is not counted yet: 预计全年将达到."""

_ONCE_DONE: Final = re.compile(
    "(?:投产|达产|建成|完工|竣工|投用|投运|投入使用|投入运营)(?:达效|达产|运营|使用)?(?:后|以后|之后)"
)
"""What says all the same that it is still to be: 项目投产后，预计产值将达到."""

_TURNED: Final = re.compile(
    "(?:[、和与及][\\d.]+(?:%|个百分点)){0,4}[，,、]?(?:转为|减为|变为|降为|增为|转成|回落[到至]|收窄[到至]|扩大[到至])"
)
_FROM_GROWTH: Final = re.compile("[由从][^，。；]{0,14}(?:增长|上升|下降|提高|上涨|负增长)[^，。；]*\\Z")
_THAN: Final = re.compile("(?:比|较)(?:上年|去年|(?:19|20)\\d\\d年)的[^，。；\\d]{0,8}\\Z")
_GROWN_ON: Final = compiled("(?:约|大约|实际)?(?:<<growth-endings>>)")
_AIM_BEHIND: Final = re.compile(
    "(?:以上|左右|以内)?(?:[、，和][^，。；]{2,24})?的(?:预期|奋斗|战略|宏伟|年度|既定)?目标"
)
_AIM_SAID: Final = re.compile(
    "(?:(?P<not>没有|未能|未)(?:能够?)?|(?:提前|如期|基本|已经|胜利|圆满|顺利))(?:实现|完成|达到)了?[^，。；]*\\Z"
)
_AIM_SET: Final = re.compile("(?:提出|制定|确立|明确)了?[^。；]*(?:要|力争|争取|今年|全年)[^。；]*\\Z")
_AIM_LATER: Final = re.compile("(?![^。；\n]*(?:低于|高于|超过|好于))[^。；\n]{0,24}的[^，。；]{0,4}目标")
_AIM_REACH: Final = 40
"""Code points behind a figure in which its sentence says that it is an aim."""

_AIM_BEATEN: Final = re.compile(
    "(?:超过|超额完成|超出|高于|好于|快于|低于|突破)了?(?:[\u4e00-\u9fff]{0,6})?"
    "(?:计划|规定|原定|预定|年初|预期|既定|目标|预算)[\u4e00-\u9fff]{0,10}\\Z"
)
_AIM_NAMED: Final = re.compile(
    "(?:左右|以上|以内)?的(?:预期|年度|既定|发展|经济|控制)*(?:要求|计划|目标|规定|任务|预期|指标|百分之|[0-9])"
)
"""What stands before and behind an aim that something is compared with: 超过计划规定增长|3%|的要求."""

_ONLY_AIMED: Final = re.compile("[（(]原?计划[^，。；）)0-9]{0,10}\\Z")
"""What says in brackets what had been planned: （原计划降低|8.2%|）."""

_BUDGET: Final = re.compile(
    "(?:占|完成)(?:了)?(?:年初|全年|年度|调整|变动|代编|的)*(?:预算|计划|任务|目标)(?:数|总额|安排|指标)?(?:的)?\\Z"
)
_SHARE_OF: Final = re.compile(r"的\s?(?:[0-9.]+%|百分之)")
"""What stands before and behind an amount that was planned: 占年初预算|3.2亿元|的42.3%."""

_EXPECTED: Final = re.compile("(?<![于过比出])(?:的)?预期(?:增速|增长率?|增幅)(?:目标)?定?[为是]\\Z")
_PLANNED: Final = re.compile("计划(?:为)?\\Z|安排")
_AIM_REACHED: Final = re.compile("完成|实现|超额|好于|达成|实际")
_AIMING: Final = re.compile("力争|争取|确保|必须|要|将|计划")
_NEW_POWER: Final = re.compile(
    "(?:关停|关闭|淘汰|退出|压减|新增|投产|并网|建成|关停淘汰)(?:了|约|近|超过)?\\Z"
)
_PLANTS: Final = re.compile("[^，。；、]{0,6}(?:机组|装机|火电|煤电)")

_CAPACITY: Final = frozenset({"power", "voltage", "apparent-power", "energy", "steam", "pressure"})
_YEARLY_AMOUNT: Final = frozenset({"mass", "volume", "energy"})
_MATERIAL: Final = frozenset({"mass", "volume", "volume-oil"})
_NO_FRAME: Final = frozenset({"percent", "change", "rank"})
_SHARE: Final = "share"
"""Category of percentages, changes, places and numbers without a unit: none of them sets a frame."""

_MEASURED: Final = "measured"
"""Category of quantities whose unit is neither a time nor a measure word, where no other rule names it."""

_REVIEW: Final = 1
_PLAN: Final = 2
_ELSEWHERE: Final = 4
_PARTS: Final = {"review": _REVIEW, "plan": _PLAN, "other": _ELSEWHERE}
"""Flags of the part of the report that a figure stands in."""

_BEHIND_YEARLY: Final = 8
_BEHIND_OVER: Final = 16
_BEHIND_LIMIT: Final = 32
_BEFORE_DEGREE: Final = 64
_AHEAD: Final = 128
_OVER_YEARS: Final = 256
"""Flags of what the characters beside a figure allow: 年产 or 超过 before it, a limit, 以上 behind it."""

_SAYS_FROM: Final = 512
_SAYS_THAN: Final = 1024
_SAYS_AIM: Final = 2048
_SAYS_WILL: Final = 4096
_SAYS_PAST: Final = 8192
_SAYS_ANYTHING: Final = _SAYS_FROM | _SAYS_THAN | _SAYS_AIM | _SAYS_WILL | _SAYS_PAST
"""Flags of the words near a figure, without which a rule need not be asked: 由 or 从, 比 or 较, and 将 before
it, 目标 behind it, and what the past is told by before it in a plan."""

_CHARACTERS_BEFORE: Final = (
    dict.fromkeys("产理栏工能", _BEHIND_YEARLY)
    | dict.fromkeys("超过上达破", _BEHIND_OVER)
    | dict.fromkeys(" \n\t\u3000\xa0", _BEHIND_YEARLY | _BEHIND_OVER)
)
_CHARACTERS_BEHIND: Final = dict.fromkeys("及以左 \n\t\u3000\xa0", _BEFORE_DEGREE)

_ALL_MEASURED: Final = _CAPACITY | _MATERIAL | {_MEASURED}


_CATEGORIES: Final = {name: name for name in ("time", "count", *_CAPACITY, *_MATERIAL)}
"""Categories by the dimension of the unit; all others are ``measured``."""


def status_of(
    context: Context,
    part: str,
    modifiers: Modifiers,
    log: StepLog | None = None,
    *,
    ahead: bool = False,
    over: bool = False,
) -> str:
    """Return ``achieved``, ``target`` or ``other`` (baseline, threshold, age …).

    Args:
        context: The figure's context.
        part: The part of the report: review, plan or other.
        modifiers: The words of degree around the figure.
        log: Where the rule is recorded that decided, or None.
        ahead: Whether a year is named for it that is not past.
        over: Whether a span of years is named for it that is past.
    """
    token, text = context.token, context.text
    unit = token.measure
    if unit is None or token.kind in _NO_FRAME:
        category, flags = _SHARE, _PARTS[part]
    else:
        category = _CATEGORIES.get(unit.dimension, _MEASURED)
        flags = (
            _PARTS[part]
            | _CHARACTERS_BEFORE.get(text[token.start - 1], 0)
            | _CHARACTERS_BEHIND.get(text[token.end : token.end + 1], 0)
        )
        if modifiers.before and modifiers.before[-1] in _LIMITS:
            flags |= _BEHIND_LIMIT
    if ahead:
        flags |= _AHEAD
    if over:
        flags |= _OVER_YEARS
    flags |= _said_near(context, part) if log is None else _SAYS_ANYTHING
    return RULES.decide(context, category, flags, log) or "other"


def _said_near(context: Context, part: str) -> int:
    """Return the flags of the words near a figure."""
    text, segment, start, end = context.text, context.segment, context.token.start, context.token.end
    flags = _SAYS_THAN if "比" in segment or "较" in segment else 0
    sentence, near = context.sentence, start - _NEAR
    before = text[sentence if sentence > near else near : start]
    if "由" in before or "从" in before:
        flags |= _SAYS_FROM
    if part == "review":
        if "将" in before:
            flags |= _SAYS_WILL
    elif part == "plan" and _tells_the_past(text[max(sentence, start - _FAR) : start]):
        flags |= _SAYS_PAST
    if text.find("目标", end, end + _AIM_REACH) >= 0:
        flags |= _SAYS_AIM
    return flags


def _before(context: Context, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
    """Return the match of a pattern in what stands before the figure in its sentence."""
    start = context.token.start
    return pattern.search(context.text, max(context.sentence, start - reach), start)


def _past(before: str) -> re.Match[str] | None:
    """Return what says that something is over, in words that hold few of the signs of it."""
    return _PAST.search(before) if _tells_the_past(before) else None


def _tells_the_past(before: str) -> bool:
    """Return whether words hold a sign without which nothing in them says that something is over."""
    return "年" in before or "已" in before or "目前" in before or "现在" in before


@rule(
    "where-a-change-began",
    "The number behind 由 or 从 that something rose or fell from.",
    "“由”“从”之后、变化起点的数值",
    ("一、2023年工作回顾\n财政收入由{30亿元}增加到42亿元。", "other"),
    needs=_SAYS_FROM,
)
def _began(context: Context) -> str | None:
    return "other" if began(context) else None


@rule(
    "growth-that-turned",
    "The growth behind 由 or 从 that another growth took the place of.",
    "“由”“从”之后、被新的升降所替代的升降幅度",
    ("一、2023年工作回顾\n两项排放量由上年分别增长{4.2%}和3.6%，减为增长1.1%和0.9%。", "other"),
    only=frozenset({_SHARE}),
)
def _turned(context: Context) -> str | None:
    token = context.token
    if token.kind not in ("percent", "change") or _TURNED.match(context.text, token.end) is None:
        return None
    return "other" if _before(context, _FROM_GROWTH, _FAR) else None


@rule(
    "what-is-compared-with",
    "The number of a year that a growth is counted from: 比1952年的615万人|增长.",
    "“比某年的”之后、增长所比较的数值",
    ("一、2023年工作回顾\n职工达到920万人，比2019年的{615万人}增长49.6%。", "other"),
    needs=_SAYS_THAN,
)
def _base(context: Context) -> str | None:
    if context.token.kind in ("change", "rank") or _GROWN_ON.match(context.text, context.token.end) is None:
        return None
    return "other" if _before(context, _THAN, _NEAR) else None


@rule(
    "aim-that-was-met",
    "An aim of which a text says that it was set, was reached or was missed.",
    "提出的、已经实现或未能实现的目标",
    ("二、2024年工作安排\n我们提前实现了产值比2000年{翻两番}的目标。", "achieved"),
    ("一、2023年工作回顾\n年初提出了全年增收{90元}的目标。", "target"),
    ("一、2023年工作回顾\n没有实现单位能耗降低{4%}左右的目标。", "other"),
    needs=_SAYS_AIM,
)
def _aim(context: Context) -> str | None:
    if _AIM_LATER.match(context.text, context.token.end) and _before(context, _AIM_SET, _FAR):
        return None if _before(context, _AIM_REACHED, _FAR) else "target"
    if _AIM_BEHIND.match(context.text, context.token.end) is None:
        return None
    said = _before(context, _AIM_SAID, _FAR)
    if said is None or _AIMING.search(context.text, max(context.clause, said.start() - _NEAR), said.start()):
        return None
    return "other" if said["not"] else "achieved"


@rule(
    "aim-that-was-beaten",
    "An aim that what was reached is compared with: 超过计划规定增长|3%|的要求.",
    "用来与实际结果相比的原定目标",
    ("一、2023年工作回顾\n农业产值增长3.7%，超过计划规定增长{3%}的要求。", "other"),
    ("一、2023年工作回顾\n完成投资49亿元，超过原定计划{42亿元}的15%。", "other"),
    ("一、2023年工作回顾\n超额完成年初增长{6%}的目标。", "other"),
    ("一、2023年工作回顾\n成本降低7.7%（原计划降低{8.2%}），没有完成计划。", "other"),
)
def _beaten(context: Context) -> str | None:
    if "计划" in context.segment and _before(context, _ONLY_AIMED, _NEAR):
        return "other"
    if _AIM_NAMED.match(context.text, context.token.end) is None:
        return None
    return "other" if _before(context, _AIM_BEATEN, _NEAR) else None


@rule(
    "budget-that-a-share-is-of",
    "An amount that was planned, of which a share is done: 占年初预算|3.2亿元|的42.3%.",
    "“占预算…的百分之几”中的预算数：是目标",
    ("一、2023年工作回顾\n完成收入1.4亿元，占年初预算{3.2亿元}的42.3%。", "target"),
    ("一、上半年工作回顾\n完成投资8亿元，完成年度计划{20亿元}的40%。", "target"),
    only=_ALL_MEASURED | frozenset({"count"}),
)
def _budget(context: Context) -> str | None:
    if _SHARE_OF.match(context.text, context.token.end) is None:
        return None
    return "target" if _before(context, _BUDGET, _NEAR) else None


@rule(
    "expected-growth",
    "What is expected, in so many words, is an aim wherever it stands: 今年的预期增速为|10%|.",
    "“预期增速为”：无论在何处都是目标",
    ("一、2023年工作回顾\n过去四年增长较快。今年的预期增速为{10%}。", "target"),
    only=frozenset({_SHARE}),
)
def _expected(context: Context) -> str | None:
    if context.token.kind == "rank" or "预期" not in context.segment:
        return None
    start = context.token.start
    clause = context.text[max(context.clause, start - _NEAR) : start]
    return "target" if _EXPECTED.search(clause) else None


@rule(
    "age",
    "An age or an anniversary is a condition and no result.",
    "年龄、周年：是条件而非成果",
    ("一、2023年工作回顾\n惠及{60岁}以上老人。", "other"),
    only=frozenset({"time"}),
)
def _age(context: Context) -> str | None:
    unit = context.token.measure
    if unit is None or unit.written not in _AGES:
        return None
    begin = max(context.sentence, context.token.start - _NEAR)
    return None if "寿命" in context.text[begin : context.token.start] else "other"


@rule(
    "time-to-reach",
    "A time within which a place is reached.",
    "多长时间之内可达",
    ("一、2023年工作回顾\n群众办事步行{15分钟}可达。", "other"),
    only=frozenset({"time"}),
)
def _reached(context: Context) -> str | None:
    unit = context.token.measure
    framed = (
        unit is not None
        and unit.written not in _AGES
        and _WITHIN_REACH.match(context.text, context.token.end)
    )
    return "other" if framed else None


@rule(
    "yearly-number-of-a-plant",
    "A number of things a year, before the plant that makes them: 年出栏5000头养殖场.",
    "企业、场站每年生产或处理的件数",
    ("一、2023年工作回顾\n建成年出栏{5000头}养殖场。", "other"),
    only=frozenset({"count"}),
    needs=_BEHIND_YEARLY,
)
def _yearly_number(context: Context) -> str | None:
    return "other" if _NOUN.match(context.text, context.token.end) and _before(context, _YEARLY, 6) else None


@rule(
    "size-of-what-is-counted",
    "The size from which on things are counted: 50头以上养殖大户23户.",
    "达到多大规模才计入",
    ("一、2023年工作回顾\n发展{50头}以上养殖大户23户。", "other"),
    only=frozenset({"count"}),
    needs=_BEFORE_DEGREE,
)
def _sized(context: Context) -> str | None:
    return "other" if _SIZED.match(context.text, context.token.end) else None


@rule(
    "threshold",
    "A number with 以上 or 以下 before the thing that it bounds.",
    "“以上”“以下”之后另有所指事物：是门槛",
    ("一、2023年工作回顾\n引进{5亿元}以上项目4个。", "other"),
    only=_ALL_MEASURED,
    needs=_BEFORE_DEGREE,
)
def _threshold(context: Context) -> str | None:
    return (
        "other"
        if _THRESHOLD.match(context.text, context.token.end)
        and not _NOT_NOUN.match(context.text, context.token.end)
        else None
    )


@rule(
    "limit-of-a-thing",
    "A number with 超过 or 不足 before it and 的 behind it tells which things are meant.",
    "“超过”“不足”某数“的”：限定所指事物",
    ("一、2023年工作回顾\n集体经济收入超{30万元}的行政村很多。", "other"),
    only=_ALL_MEASURED,
    needs=_BEHIND_LIMIT,
)
def _limit(context: Context) -> str | None:
    return "other" if _OF.match(context.text, context.token.end) else None


@rule(
    "class-by-size",
    "A size that names a class of firms or places: 超百亿元企业.",
    "以规模命名的一类企业或地方：超百亿元企业",
    ("一、2023年工作回顾\n培育超{100亿元}企业2家。", "other"),
    only=_ALL_MEASURED,
    needs=_BEHIND_OVER,
)
def _classed(context: Context) -> str | None:
    return "other" if _before(context, _OVER, 2) and _CLASSED.match(context.text, context.token.end) else None


@rule(
    "capacity-of-a-thing",
    "A power, voltage or pressure before the thing that has it.",
    "功率、电压等之后是具备该容量的设施",
    ("二、2024年工作安排\n改造{110千伏}变电站。", "other"),
    only=_CAPACITY,
)
def _capacity(context: Context) -> str | None:
    if _PLANTS.match(context.text, context.token.end) and _before(context, _NEW_POWER, 8):
        return None  # 关停|5000万千瓦|小火电机组: so much is the aim
    return "other" if _NOUN.match(context.text, context.token.end) else None


@rule(
    "yearly-output-of-a-plant",
    "An amount a year, before the plant that makes or treats it.",
    "企业、场站每年生产或处理的数量",
    ("一、2023年工作回顾\n建成年产{2万吨}的加工厂。", "other"),
    only=_YEARLY_AMOUNT,
    needs=_BEHIND_YEARLY,
)
def _yearly_output(context: Context) -> str | None:
    return "other" if _NOUN.match(context.text, context.token.end) and _before(context, _YEARLY, 6) else None


@rule(
    "amount-of-a-project",
    "An amount of material before the project that it is the size of.",
    "项目之前的物料数量是项目规模",
    ("一、2023年工作回顾\n开工建设{10万吨}己二腈项目。", "other"),
    only=_MATERIAL,
)
def _project(context: Context) -> str | None:
    yearly = context.token.measure and context.token.measure.dimension in _YEARLY_AMOUNT
    if yearly and _before(context, _YEARLY, 6):
        return None
    return "other" if _PROJECT.match(context.text, context.token.end) else None


@rule(
    "year-still-to-come",
    "A review that names a year which is not past says what will be.",
    "回顾中写明尚未过去的年份：是目标",
    ("一、2023年工作回顾\n按照规划，2024年产量将达到{30万吨}。", "target"),
    needs=_REVIEW | _AHEAD,
)
def _still_to_come(context: Context) -> str | None:
    before = context.text[max(context.sentence, context.token.start - _FAR) : context.token.start]
    return None if _past(before) else "target"


@rule(
    "growth-still-to-come",
    "A review that says with 将 before the verb what will be, and does not only reckon with a result.",
    "回顾中动词前有“将”：说的是尚未达成的数值",
    ("一、2023年工作回顾\n农业总产值比2023年将增长{百分之四点九}。", "target"),
    ("一、2023年工作回顾\n项目开工建设，投产后年产值将达到{20亿元}。", "target"),
    needs=_REVIEW | _SAYS_WILL,
)
def _to_come(context: Context) -> str | None:
    start = context.token.start
    before = context.text[max(context.clause, start - _NEAR) : start]
    if "将" not in before or not _WILL.search(before):
        return None
    said = context.text[max(context.sentence, start - _FAR) : start]
    reckoned = any(word in said for word in _RECKONED) and _ONCE_DONE.search(said) is None
    return None if reckoned else "target"


@rule(
    "result-in-the-review",
    "What a review says was achieved.",
    "工作回顾中的数据是已达成的成果",
    ("一、2023年工作回顾\n全市新建学校{12所}。", "achieved"),
    needs=_REVIEW,
)
def _reviewed(context: Context) -> str | None:
    return "achieved"


@rule(
    "neither-review-nor-plan",
    "What stands neither in a review nor in a plan is neither.",
    "既不在回顾也不在安排之中",
    ("三、名词解释\n“一网通办”：涉及事项{12项}。", "other"),
    needs=_ELSEWHERE,
)
def _elsewhere(context: Context) -> str | None:
    return "other"


@rule(
    "result-within-the-plan",
    "A plan that says what has already been done: 去年, 已完成.",
    "工作安排中已完成的部分：“去年”“已完成”",
    ("二、2024年工作安排\n去年完成投资{3亿元}。", "achieved"),
    needs=_PLAN | _SAYS_PAST,
)
def _done(context: Context) -> str | None:
    before = context.text[max(context.sentence, context.token.start - _FAR) : context.token.start]
    past = _past(before)
    if past is None or before.endswith(("将由", "将从"), 0, past.start()):
        return None
    return None if _NOT_YET.search(before, past.end()) else "achieved"


@rule(
    "past-years-within-the-plan",
    "A plan that names years which are over, or opens a sentence with one, tells what was achieved in them.",
    "工作安排中写明已经结束的起止年份：是已达成的成果",
    ("二、2024年工作安排\n2019年至2023年累计新建学校{60所}，今年再建10所。", "achieved"),
    needs=_PLAN | _OVER_YEARS,
)
def _over(context: Context) -> str | None:
    before = context.text[max(context.clause, context.token.start - _NEAR) : context.token.start]
    return None if _NOT_YET.search(before) or _PLANNED.search(before) else "achieved"


@rule(
    "promise-in-the-plan",
    "What a plan says will be done.",
    "工作安排中的数据是目标",
    ("二、2024年工作安排\n全市新建学校{15所}。", "target"),
    needs=_PLAN,
)
def _promised(context: Context) -> str | None:
    return "target"


RULES: Final = RuleList(
    "status",
    _began,
    _turned,
    _base,
    _beaten,
    _budget,
    _aim,
    _expected,
    _age,
    _reached,
    _yearly_number,
    _sized,
    _threshold,
    _limit,
    _classed,
    _capacity,
    _yearly_output,
    _project,
    _still_to_come,
    _to_come,
    _reviewed,
    _elsewhere,
    _done,
    _over,
    _promised,
)
"""The frames first, then the part of the report and the words of time."""
