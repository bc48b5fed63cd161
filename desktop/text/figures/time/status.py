"""Status: whether a figure reports a result, promises one, or only sets a frame."""

import re
from typing import Final

from desktop.text.figures.context.modifiers import Modifiers
from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.time.aim_rules import aim, beaten, budget, expected
from desktop.text.figures.time.period_rules import began
from desktop.text.figures.time.status_signs import (
    AHEAD,
    AIM_REACH,
    ALL_MEASURED,
    BEFORE_DEGREE,
    BEHIND_LIMIT,
    BEHIND_OVER,
    BEHIND_YEARLY,
    CAPACITY,
    CHARACTERS_BEFORE,
    CHARACTERS_BEHIND,
    ELSEWHERE,
    FAR,
    MATERIAL,
    MEASURED,
    NEAR,
    NO_FRAME,
    OVER_YEARS,
    PARTS,
    PLAN,
    REVIEW,
    SAYS_AIM,
    SAYS_ANYTHING,
    SAYS_FROM,
    SAYS_OF,
    SAYS_PAST,
    SAYS_PLANNED,
    SAYS_THAN,
    SAYS_WILL,
    SHARE,
    YEARLY_AMOUNT,
    found_before,
)
from desktop.text.figures.trace import RuleList, StepLog, rule

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
    r"|(?<![模虚])拟(?:再|总)?[新扩改建投引实][^，。；：、\d]{0,12}\Z"
)
_TASKS: Final = ("任务", "任务数", "任务指标", "考核指标", "计划数", "目标数")
_DONE_OF_IT: Final = ("，完成", "，实际完成", "，已完成", ",完成")
_RECKONED: Final = ("预计", "估计", "预测")
"""Words of a result that is not counted yet: 预计全年将达到."""

_ESTIMATED: Final = re.compile("(?:预计|估计)(?!数)")
_INTENDED: Final = re.compile("将|拟|计划|规划|投产|达产|建成后")
"""Words of a result of the running year that is estimated, and words of one that is only intended."""

_LONGEST_SENTENCE: Final = 240
"""Code points before a figure in which its sentence, semicolons and all, is read."""

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
_PLANNED: Final = re.compile("计划(?:为)?\\Z|安排")
_NEW_POWER: Final = re.compile(
    "(?:关停|关闭|淘汰|退出|压减|新增|投产|并网|建成|关停淘汰)(?:了|约|近|超过)?\\Z"
)
_PLANTS: Final = re.compile("[^，。；、]{0,6}(?:机组|装机|火电|煤电)")

_CATEGORIES: Final = {name: name for name in ("time", "count", *CAPACITY, *MATERIAL)}
"""Categories by the dimension of the unit; all others are ``measured``."""


def status_of(
    context: Context,
    part: str,
    modifiers: Modifiers,
    log: StepLog | None = None,
    *,
    ahead: bool = False,
    running: bool = False,
    over: bool = False,
) -> str:
    """Return ``achieved``, ``target`` or ``other`` (baseline, threshold, age …).

    Args:
        context: The figure's context.
        part: The part of the report: review, plan or other.
        modifiers: The words of degree around the figure.
        log: Where the rule is recorded that decided, or None.
        ahead: Whether a year is named for it that is not past.
        running: Whether that is the report's own year, whose results a review estimates before it ends.
        over: Whether a span of years is named for it that is past.
    """
    token, text = context.token, context.text
    unit = token.measure
    if unit is None or token.kind in NO_FRAME:
        category, flags = SHARE, PARTS[part]
    else:
        category = _CATEGORIES.get(unit.dimension, MEASURED)
        flags = (
            PARTS[part]
            | CHARACTERS_BEFORE.get(text[token.start - 1], 0)
            | CHARACTERS_BEHIND.get(text[token.end : token.end + 1], 0)
        )
        if modifiers.before and modifiers.before[-1] in _LIMITS:
            flags |= BEHIND_LIMIT
    if ahead and not (running and _is_estimated(text, token.start)):
        flags |= AHEAD
    if over:
        flags |= OVER_YEARS
    flags |= _said_near(context, part) if log is None else SAYS_ANYTHING
    return RULES.decide(context, category, flags, log) or "other"


def _said_near(context: Context, part: str) -> int:
    """Return the flags of the words near a figure."""
    text, segment, start, end = context.text, context.segment, context.token.start, context.token.end
    flags = SAYS_THAN if "比" in segment or "较" in segment else 0
    behind = text[end : end + 1]
    if behind == "的":
        flags |= SAYS_OF | SAYS_PLANNED
    elif behind in "以左" or "计划" in segment:
        flags |= SAYS_PLANNED
    sentence, near = context.sentence, start - NEAR
    before = text[sentence if sentence > near else near : start]
    if "由" in before or "从" in before:
        flags |= SAYS_FROM
    if part == "review":
        if "将" in before or "拟" in before:
            flags |= SAYS_WILL
    elif part == "plan" and _tells_the_past(text[max(sentence, start - FAR) : start]):
        flags |= SAYS_PAST
    if text.find("目标", end, end + AIM_REACH) >= 0:
        flags |= SAYS_AIM
    return flags


def _is_estimated(text: str, start: int) -> bool:
    """Return whether the sentence before a figure estimates a result: 2016年，预计|总产值38亿元；投资…."""
    said = text[max(0, text.rfind("。", 0, start), start - _LONGEST_SENTENCE) : start]
    return _ESTIMATED.search(said) is not None and _INTENDED.search(said) is None


def _past(before: str) -> re.Match[str] | None:
    """Return what says that something is over, in words that hold few of the signs of it."""
    return _PAST.search(before) if _tells_the_past(before) else None


def _tells_the_past(before: str) -> bool:
    """Return whether words hold a sign without which nothing in them says that something is over."""
    if "年" in before and ("去年" in before or "上年" in before or "几年" in before):
        return True
    return "已" in before or "目前" in before or "现在" in before


@rule(
    "where-a-change-began",
    "The number behind 由 or 从 that something rose or fell from.",
    "“由”“从”之后、变化起点的数值",
    ("一、2023年工作回顾\n财政收入由{30亿元}增加到42亿元。", "other"),
    needs=SAYS_FROM,
)
def _began(context: Context) -> str | None:
    return "other" if began(context) else None


@rule(
    "growth-that-turned",
    "The growth behind 由 or 从 that another growth took the place of.",
    "“由”“从”之后、被新的升降所替代的升降幅度",
    ("一、2023年工作回顾\n两项排放量由上年分别增长{4.2%}和3.6%，减为增长1.1%和0.9%。", "other"),
    only=frozenset({SHARE}),
)
def _turned(context: Context) -> str | None:
    token = context.token
    if token.kind not in ("percent", "change") or _TURNED.match(context.text, token.end) is None:
        return None
    return "other" if found_before(context, _FROM_GROWTH, FAR) else None


@rule(
    "what-is-compared-with",
    "The number of a year that a growth is counted from: 比1952年的615万人|增长.",
    "“比某年的”之后、增长所比较的数值",
    ("一、2023年工作回顾\n职工达到920万人，比2019年的{615万人}增长49.6%。", "other"),
    needs=SAYS_THAN,
)
def _base(context: Context) -> str | None:
    if context.token.kind in ("change", "rank") or _GROWN_ON.match(context.text, context.token.end) is None:
        return None
    return "other" if found_before(context, _THAN, NEAR) else None


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
    begin = max(context.sentence, context.token.start - NEAR)
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
    needs=BEHIND_YEARLY,
)
def _yearly_number(context: Context) -> str | None:
    return (
        "other"
        if _NOUN.match(context.text, context.token.end) and found_before(context, _YEARLY, 6)
        else None
    )


@rule(
    "size-of-what-is-counted",
    "The size from which on things are counted: 50头以上养殖大户23户.",
    "达到多大规模才计入",
    ("一、2023年工作回顾\n发展{50头}以上养殖大户23户。", "other"),
    only=frozenset({"count"}),
    needs=BEFORE_DEGREE,
)
def _sized(context: Context) -> str | None:
    return "other" if _SIZED.match(context.text, context.token.end) else None


@rule(
    "threshold",
    "A number with 以上 or 以下 before the thing that it bounds.",
    "“以上”“以下”之后另有所指事物：是门槛",
    ("一、2023年工作回顾\n引进{5亿元}以上项目4个。", "other"),
    only=ALL_MEASURED,
    needs=BEFORE_DEGREE,
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
    only=ALL_MEASURED,
    needs=BEHIND_LIMIT,
)
def _limit(context: Context) -> str | None:
    return "other" if _OF.match(context.text, context.token.end) else None


@rule(
    "class-by-size",
    "A size that names a class of firms or places: 超百亿元企业.",
    "以规模命名的一类企业或地方：超百亿元企业",
    ("一、2023年工作回顾\n培育超{100亿元}企业2家。", "other"),
    only=ALL_MEASURED,
    needs=BEHIND_OVER,
)
def _classed(context: Context) -> str | None:
    return (
        "other"
        if found_before(context, _OVER, 2) and _CLASSED.match(context.text, context.token.end)
        else None
    )


@rule(
    "capacity-of-a-thing",
    "A power, voltage or pressure before the thing that has it.",
    "功率、电压等之后是具备该容量的设施",
    ("二、2024年工作安排\n改造{110千伏}变电站。", "other"),
    only=CAPACITY,
)
def _capacity(context: Context) -> str | None:
    if _PLANTS.match(context.text, context.token.end) and found_before(context, _NEW_POWER, 8):
        return None  # 关停|5000万千瓦|小火电机组: so much is the aim
    return "other" if _NOUN.match(context.text, context.token.end) else None


@rule(
    "yearly-output-of-a-plant",
    "An amount a year, before the plant that makes or treats it.",
    "企业、场站每年生产或处理的数量",
    ("一、2023年工作回顾\n建成年产{2万吨}的加工厂。", "other"),
    only=YEARLY_AMOUNT,
    needs=BEHIND_YEARLY,
)
def _yearly_output(context: Context) -> str | None:
    return (
        "other"
        if _NOUN.match(context.text, context.token.end) and found_before(context, _YEARLY, 6)
        else None
    )


@rule(
    "amount-of-a-project",
    "An amount of material before the project that it is the size of.",
    "项目之前的物料数量是项目规模",
    ("一、2023年工作回顾\n开工建设{10万吨}己二腈项目。", "other"),
    only=MATERIAL,
)
def _project(context: Context) -> str | None:
    yearly = context.token.measure and context.token.measure.dimension in YEARLY_AMOUNT
    if yearly and found_before(context, _YEARLY, 6):
        return None
    return "other" if _PROJECT.match(context.text, context.token.end) else None


@rule(
    "year-still-to-come",
    "A review that names a year which is not past says what will be.",
    "回顾中写明尚未过去的年份：是目标",
    ("一、2023年工作回顾\n按照规划，2024年产量将达到{30万吨}。", "target"),
    needs=REVIEW | AHEAD,
)
def _still_to_come(context: Context) -> str | None:
    before = context.text[max(context.sentence, context.token.start - FAR) : context.token.start]
    return None if _past(before) else "target"


@rule(
    "growth-still-to-come",
    "A review that says with 将 before the verb what will be, and does not only reckon with a result.",
    "回顾中动词前有“将”：说的是尚未达成的数值",
    ("一、2023年工作回顾\n农业总产值比2023年将增长{百分之四点九}。", "target"),
    ("一、2023年工作回顾\n项目开工建设，投产后年产值将达到{20亿元}。", "target"),
    ("一、2023年工作回顾\n与企业达成合作，拟建设{5300平方米}便民市场。", "target"),
    needs=REVIEW | SAYS_WILL,
)
def _to_come(context: Context) -> str | None:
    start = context.token.start
    before = context.text[max(context.clause, start - NEAR) : start]
    if _WILL.search(before) is None:
        return None
    said = context.text[max(context.sentence, start - FAR) : start]
    reckoned = any(word in said for word in _RECKONED) and _ONCE_DONE.search(said) is None
    return None if reckoned else "target"


@rule(
    "task-before-its-result",
    "A task, with how much of it was done right behind it: 改厕任务|900座|，完成910座.",
    "任务数，其后紧接完成数",
    ("一、2023年工作回顾\n农村改厕任务{900座}，完成910座。", "target"),
    needs=REVIEW,
)
def _task(context: Context) -> str | None:
    done = context.text.startswith(_DONE_OF_IT, context.token.end)
    return "target" if done and context.segment.endswith(_TASKS) else None


@rule(
    "result-in-the-review",
    "What a review says was achieved.",
    "工作回顾中的数据是已达成的成果",
    ("一、2023年工作回顾\n全市新建学校{12所}。", "achieved"),
    needs=REVIEW,
)
def _reviewed(context: Context) -> str | None:
    return "achieved"


@rule(
    "neither-review-nor-plan",
    "What stands neither in a review nor in a plan is neither.",
    "既不在回顾也不在安排之中",
    ("三、名词解释\n“一网通办”：涉及事项{12项}。", "other"),
    needs=ELSEWHERE,
)
def _elsewhere(context: Context) -> str | None:
    return "other"


@rule(
    "result-within-the-plan",
    "A plan that says what has already been done: 去年, 已完成.",
    "工作安排中已完成的部分：“去年”“已完成”",
    ("二、2024年工作安排\n去年完成投资{3亿元}。", "achieved"),
    needs=PLAN | SAYS_PAST,
)
def _done(context: Context) -> str | None:
    before = context.text[max(context.sentence, context.token.start - FAR) : context.token.start]
    past = _past(before)
    if past is None or before.endswith(("将由", "将从"), 0, past.start()):
        return None
    return None if _NOT_YET.search(before, past.end()) else "achieved"


@rule(
    "past-years-within-the-plan",
    "A plan that names years which are over, or opens a sentence with one, tells what was achieved in them.",
    "工作安排中写明已经结束的起止年份：是已达成的成果",
    ("二、2024年工作安排\n2019年至2023年累计新建学校{60所}，今年再建10所。", "achieved"),
    needs=PLAN | OVER_YEARS,
)
def _over(context: Context) -> str | None:
    before = context.text[max(context.clause, context.token.start - NEAR) : context.token.start]
    return None if _NOT_YET.search(before) or _PLANNED.search(before) else "achieved"


@rule(
    "promise-in-the-plan",
    "What a plan says will be done.",
    "工作安排中的数据是目标",
    ("二、2024年工作安排\n全市新建学校{15所}。", "target"),
    needs=PLAN,
)
def _promised(context: Context) -> str | None:
    return "target"


RULES: Final = RuleList(
    "status",
    _began,
    _turned,
    _base,
    beaten,
    budget,
    aim,
    expected,
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
    _task,
    _reviewed,
    _elsewhere,
    _done,
    _over,
    _promised,
)
"""The frames first, then the part of the report and the words of time."""
