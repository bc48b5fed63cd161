"""Expressions: the ways in which a report names a year or a span of years, and what each is resolved to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from desktop.text.figures.grammar import alternatives, rows
from desktop.text.figures.trace import Example, Rule

NUMERALS: Final = (
    {str(count): count for count in range(2, 10)}
    | {digit: count for count, digit in enumerate("二三四五六七八九十", 2)}
    | {"两": 2}
)
"""How many years a numeral before 年 is."""

N: Final = f"[{''.join(NUMERALS)}]"
YEAR: Final = r"(?:19|20)\d{2}"
_DASH: Final = "(?:——|[-—–~～至到])"
_JOINED: Final = r"\s?(?:年代?[底末初]?)?"


def _words(kind: str) -> dict[str, int]:
    """Return the words of a kind in ``periods.tsv`` with their values."""
    return {row["word"]: int(row["value"]) for row in rows("grammar", "periods.tsv") if row["kind"] == kind}


PLANS: Final = _words("plan")
_OF_THE_REVIEW: Final = ("过去一年", "过去的一年", "一年来")
"""What a report calls the year it reviews even before that is over."""

EARLY_PLANS: Final = _words("early-plan")
_RELATIVE: Final = _words("relative")
_EVENTS: Final = _words("event")
_NUMBERED: Final = {name.removesuffix("五"): first for name, first in (EARLY_PLANS | PLANS).items()}


class Span(NamedTuple):
    """A year, or a span of years.

    Attributes:
        first: The first year.
        last: The last year, the same for a single one.
    """

    first: int
    last: int

    def __str__(self) -> str:
        """Return it as the field ``period`` holds it."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def years(self) -> int:
        """Return how many years it is."""
        return self.last - self.first + 1


class AssumedSpan(Span):
    """A span that nothing in the text says."""

    __slots__ = ()


class Reading(NamedTuple):
    """What a named year or span is resolved from.

    Attributes:
        match: Where it is named.
        year: The report's own year, if known.
        part: The part of the report: review, plan or other.
        early: Whether the report was written in the year it reviews, which is then 今年.
    """

    match: re.Match[str]
    year: int | None
    part: str
    early: bool = False


@dataclass(frozen=True, slots=True)
class ExpressionRule(Rule):
    """A rule that resolves one way of naming a year or a span.

    Attributes:
        pattern: How it is written; its last group has the rule's own name.
        group: That group.
        resolve: Return the span, or None where the report's year would have to be known.
    """

    pattern: str = field(kw_only=True)
    group: str = field(kw_only=True)
    resolve: Callable[[Reading], Span | None] = field(kw_only=True)


CENTURY: Final = 100
PLAN_YEARS: Final = 5


def past(count: int, year: int | None) -> Span | None:
    """Return the last years before the report's own."""
    return None if year is None else Span(year - count, year - 1)


def coming(count: int, year: int | None) -> Span | None:
    """Return the years from the report's own on."""
    return None if year is None else Span(year, year + count - 1)


def _from_to(reading: Reading) -> Span | None:
    return Span(int(reading.match["from"]), int(reading.match["to"]))


def _until_now(reading: Reading, first: int) -> Span | None:
    """Return the years from one to the last reviewed, or that one alone where it is none of the past."""
    return None if reading.year is None else Span(first, max(first, reading.year - 1))


def _single(reading: Reading) -> Span:
    year = int(reading.match["year"])
    return Span(year, year)


def _relative(reading: Reading) -> Span | None:
    word, year = reading.match["relative"], reading.year
    if year is None:
        return None
    if reading.early and word not in _OF_THE_REVIEW:
        year -= 1
    so_far = not reading.early and reading.match.string.startswith("以来", reading.match.end())
    year += -1 if reading.part == "review" and word == "今年" and so_far else _RELATIVE[word]
    return Span(year, year)


_LAST_YEAR: Final = re.compile("(?:计划|规划)?(?:期|时期)?末")
"""What makes a five-year plan its last year: “九五”|末."""


def _plan(reading: Reading, first: int) -> Span | None:
    if _LAST_YEAR.match(reading.match.string, reading.match.end()):
        return Span(first + 4, first + 4)
    if reading.match.string.startswith("以来", reading.match.end()):
        return _until_now(reading, first)
    return Span(first, first + 4)


def _first_of_plan(reading: Reading) -> Span:
    first, count = PLANS[reading.match["front"]], NUMERALS[reading.match["many"]]
    return Span(first, first + count - 1)


def _half(reading: Reading) -> Span | None:
    """Return the year of a half: of a text that was written in the year it reviews it is always that."""
    if reading.year is None:
        return None
    year = reading.year - (reading.early or reading.part == "review")
    return Span(year, year)


def _together(reading: Reading) -> Span | None:
    count = NUMERALS[reading.match["together"]]
    return (coming if reading.part == "plan" else past)(count, reading.year)


def _of_century(reading: Reading) -> Span | None:
    """Return the last year of the century of a report, or its middle."""
    if reading.year is None:
        return None
    end = -(-reading.year // CENTURY) * CENTURY
    year = end if reading.match["century"] == "末" else end - CENTURY // 2
    return Span(year, year)


EXPRESSIONS: Final = (
    ExpressionRule(
        "years-from-to",
        "Two years joined by a dash or 至 are a span: 2016—2020年.",
        "两个年份之间有连接号或“至”，为一段时期",
        (
            Example("2016—2020年投资{50亿元}。", "2016–2020"),
            Example("从1978年到1983年消费增长{9%}。", "1978–1983"),
            Example("2021年和2022年两年造林{50万亩}。", "2021–2022"),
        ),
        pattern=rf"(?P<from>{YEAR})\s?年?[底末初]?(?:{_DASH}|年?[和、与](?={YEAR}\s?年(?:[这前]?两年|\Z)))(?P<to>{YEAR}){_JOINED}",
        group="to",
        resolve=_from_to,
    ),
    ExpressionRule(
        "since-a-year",
        "2018年以来 begins with that year and ends with the last year reviewed.",
        "“某年以来”：从该年至回顾的最后一年",
        (
            Example("自2018年以来新建学校{30所}。", "2018–2023"),
            Example("2020年以来，减税{3亿元}。", "2020–2023"),
        ),
        pattern=rf"自?(?P<begun>{YEAR})\s?年(?:以来|起(?![步点飞])|至今)",
        group="begun",
        resolve=lambda reading: _until_now(reading, int(reading.match["begun"])),
    ),
    ExpressionRule(
        "since-an-event",
        "党的十八大以来, 改革开放以来 begin with the year of the event.",
        "“党的十八大以来”“改革开放以来”：从该事件之年算起",
        (
            Example("党的十八大以来，脱贫{12万人}。", "2012–2023"),
            Example("建国以来，粮食产量增长{3倍}。", "1949–2023"),
        ),
        pattern=rf"(?P<event>{alternatives(_EVENTS)})(?:\d+年)?以?来",
        group="event",
        resolve=lambda reading: _until_now(reading, _EVENTS[reading.match["event"]]),
    ),
    ExpressionRule(
        "named-year",
        "A year written before the figure: 到2025年, 一九六五年.",
        "数据之前写明的年份",
        (
            Example("到2025年，覆盖率达到{90%}。", "2025"),
            Example("2019年实施项目{12个}。", "2019"),
            Example("2019年度投资{3亿元}。", "2019"),
            Example("一九六五年，农业总产值增长{百分之五}。", "1965"),
        ),
        pattern=rf"(?P<year>{YEAR})\s?年",
        group="year",
        resolve=_single,
    ),
    ExpressionRule(
        "part-of-the-century",
        "本世纪末 and 本世纪中叶 are counted in the century of the report: 2000 in one of 1982.",
        "“本世纪末”“本世纪中叶”：由报告所在世纪推算，1982年报告中为2000年",
        (
            Example("到本世纪中叶，人均收入达到{3万美元}。", "2050"),
            Example("到本世纪末，森林覆盖率达到{40%}。", "2100"),
        ),
        pattern="本世纪(?P<century>末|中叶)",
        group="century",
        resolve=_of_century,
    ),
    ExpressionRule(
        "relative-year",
        "去年, 今年, 明年 and their like are counted from the report's own year.",
        "“去年”“今年”“明年”等，由报告年份推算",
        (Example("去年新建学校{3所}。", "2023"), Example("过去一年，新建学校{3所}。", "2023")),
        pattern=rf"(?P<relative>{alternatives(_RELATIVE)})(?!度?(?:同期|同比|相比|相当|基本|同时|结转|结余|执行数|完成数|决算数|预算数))",
        group="relative",
        resolve=_relative,
    ),
    ExpressionRule(
        "first-years-of-a-plan",
        "The first years of a five-year plan are those, whenever it is told: “十二五”前三年.",
        "“某某五”前几年：该五年规划的前几年",
        (
            Example("“十二五”前三年，投入{1.3亿元}。", "2011–2013"),
            Example("“十三五”前两年投入{5亿元}。", "2016–2017"),
        ),
        pattern=rf"“?(?P<front>{alternatives(PLANS)})”?(?:规划|时期|期间)?的?前(?P<many>{N})年(?P<front_years>)",
        group="front_years",
        resolve=_first_of_plan,
    ),
    ExpressionRule(
        "five-year-plan",
        "A five-year plan is its five years: “十四五”期间; with 以来, those until the last year reviewed.",
        "五年规划（如“十四五”）：其五个年份；“以来”止于回顾的最后一年",
        (
            Example("“十四五”期间，投资{30亿元}。", "2021–2025"),
            Example("“十四五”以来，投资{30亿元}。", "2021–2023"),
            Example("“十三五”末，公路{300公里}。", "2020"),
        ),
        pattern=rf"“?(?P<plan>{alternatives(PLANS)})”?(?:(?=规划以来)规划)?",
        group="plan",
        resolve=lambda reading: _plan(reading, PLANS[reading.match["plan"]]),
    ),
    ExpressionRule(
        "early-five-year-plan",
        "A five-year plan before 2006, in quotation marks or before 期间 and its like: “九五”期间.",
        "2006年以前的五年计划，带引号或后接“期间”“时期”“计划”",
        (
            Example("“九五”期间，投资{30亿元}。", "1996–2000"),
            Example("七五期间，投资{30亿元}。", "1986–1990"),
        ),
        pattern=rf"(?:“(?=[一二三四五六七八九十]{{2}}”)|(?<![一二三四五六七八九十])(?=..(?:期间|时期|计划)))(?P<early>{alternatives(EARLY_PLANS)})”?",
        group="early",
        resolve=lambda reading: _plan(reading, EARLY_PLANS[reading.match["early"]]),
    ),
    ExpressionRule(
        "numbered-five-year-plan",
        "A five-year plan by its number: 第六个五年计划.",
        "以序数称呼的五年计划：第六个五年计划",
        (Example("第六个五年计划期间，投资{30亿元}。", "1981–1985"),),
        pattern=r"第(?P<numbered>十?[一二三四五六七八九十])个五年计划",
        group="numbered",
        resolve=lambda reading: _plan(reading, _NUMBERED[reading.match["numbered"]]),
    ),
    ExpressionRule(
        "past-years",
        "过去五年, 近三年 end with the last year reviewed.",
        "“过去五年”“近三年”：止于回顾的最后一年",
        (
            Example("过去五年，新建学校{30所}。", "2019–2023"),
            Example("过去的三年，新建学校{9所}。", "2021–2023"),
            Example("近3年投入{2亿元}。", "2021–2023"),
        ),
        pattern=rf"(?:过去的?|近|这|(?<!学)前|最近)(?P<past>{N})年(?!行动|计划|规划)",
        group="past",
        resolve=lambda reading: past(NUMERALS[reading.match["past"]], reading.year),
    ),
    ExpressionRule(
        "years-of-a-term",
        "本届政府五年 is those before the report's own year, in a plan those from it on.",
        "“本届政府五年”：报告年份之前各年；安排中为之后各年",
        (
            Example("本届政府五年，新建学校{60所}。", "2019–2023"),
            Example("二、2024年工作安排\n本届政府五年新建学校{60所}。", "2024–2028"),
        ),
        pattern=rf"[本上]届政府(?:任期)?的?(?P<term>{N})年",
        group="term",
        resolve=lambda reading: (coming if reading.part == "plan" else past)(
            NUMERALS[reading.match["term"]], reading.year
        ),
    ),
    ExpressionRule(
        "half-of-the-year",
        "上半年 and 下半年 without a year are of the year under review, in a plan of the coming one.",
        "未写年份的“上半年”“下半年”：属回顾之年，安排中属报告年份",
        (
            Example("上半年，新建学校{6所}。", "2023"),
            Example("二、2024年工作安排\n下半年新建学校{6所}。", "2024"),
        ),
        pattern="(?<!年)(?:全年)?(?P<half>[上下]半年)",
        group="half",
        resolve=_half,
    ),
    ExpressionRule(
        "years-until-now",
        "五年来 ends with the last year reviewed.",
        "“五年来”：止于回顾的最后一年",
        (Example("五年来新建学校{30所}。", "2019–2023"),),
        pattern=rf"(?P<since>(?!二年)(?<!\d){N})年来",
        group="since",
        resolve=lambda reading: past(NUMERALS[reading.match["since"]], reading.year),
    ),
    ExpressionRule(
        "coming-years",
        "今后五年, 未来三年 begin with the report's own year.",
        "“今后五年”“未来三年”：始于报告年份",
        (Example("未来三年，新建学校{30所}。", "2024–2026"),),
        pattern=rf"(?:今后|未来)(?P<future>{N})年",
        group="future",
        resolve=lambda reading: coming(NUMERALS[reading.match["future"]], reading.year),
    ),
    ExpressionRule(
        "years-together",
        "五年累计, 三年共 add up the years before the report's own, in a plan those from it on.",
        "“五年累计”“三年共”：报告年份之前各年合计；安排中为之后各年",
        (
            Example("五年累计减税{2万亿元}。", "2019–2023"),
            Example("城镇化率达到67.5%、五年提高{4.5个百分点}。", "2019–2023"),
            Example("产值2021年增长4%，2022年增长9%，两年净增{30亿元}。", "2021–2022"),
            Example("二、2024年工作安排\n三年累计投资{90亿元}。", "2024–2026"),
        ),
        pattern=rf"(?<![第前续每用时经提\d])(?<!提前)(?P<together>{N})年(?:累计|合计|共计|总计|间|内|里|共(?![同建享治和])"
        r"|平均|年均|完成|新增|新建|建成|净增|安排|投资|出版|招收|培养|培训|节约|(?:分别)?(?:增加(?![值至到为])|[提升增][高长加]|下降|降低|减少|压减|削减|递增)(?=[\d.一二三四五六七八九十百约近超了到]|\Z))",
        group="together",
        resolve=_together,
    ),
)
"""The ways of naming a year or a span, the first that is found at a place before the others."""

BY_GROUP: Final = {one.group: one for one in EXPRESSIONS}
_FIRST: Final = "".join(
    sorted(
        {word[0] for word in (*PLANS, *EARLY_PLANS, *_RELATIVE, *_EVENTS)}
        | {one for one in NUMERALS if not one.isdigit()}
        | set("123456789自“过近这前最未今第本上下全")
    )
)
PERIOD: Final = re.compile(rf"(?=[{_FIRST}])(?![3-9][^年])(?:{'|'.join(one.pattern for one in EXPRESSIONS)})")
"""The first characters stand before the whole, for most places are told by them."""

SAYS_WHICH_YEAR: Final = re.compile(
    "|".join(["19", "20", "半年", *_RELATIVE, *(f"{count}年" for count in NUMERALS)])
)
"""What stands in all that ``PERIOD`` finds without 五, 来 or 世纪: 年 alone may be that of 全年 or 年产."""

_BEGINS: Final = re.compile(rf"[{_FIRST}](?:(?<![1-9])|(?=年|\d{{3}}))")
"""What may begin one of them: it is found faster than the whole is tried at each place."""


def find_periods(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what ``PERIOD`` finds in a part of a text."""
    done = begin
    for first in _BEGINS.finditer(text, begin, end):
        place = first.start()
        if place >= done and (match := PERIOD.match(text, place, end)) is not None:
            yield match
            done = match.end()


def named_span(reading: Reading) -> Span | None:
    """Return the span of what a match of ``PERIOD`` names, or None where the report's year is not known."""
    return BY_GROUP[str(reading.match.lastgroup)].resolve(reading)
