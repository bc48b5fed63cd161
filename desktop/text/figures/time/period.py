"""Period: the year or the span of years that a figure speaks of.

The nearest year named before a figure in its sentence counts, unless it is only compared with; without one,
the part of the report decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from desktop.text.figures.grammar import alternatives, compiled, rows
from desktop.text.figures.scan.token import Token
from desktop.text.figures.trace import Example, Rule, RuleList, StepLog, rule

REACH: Final = 120
"""Code points before a figure in which its year is looked for."""

_LONGEST: Final = 16
"""Code points that the name of a year or span may have."""

_COUNTS: Final = {"5": 5} | {digit: count for count, digit in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_YEAR: Final = r"(?:19|20)\d{2}"


def _words(kind: str) -> dict[str, int]:
    """Return the words of a kind in ``periods.tsv`` with their values."""
    return {row["word"]: int(row["value"]) for row in rows("grammar", "periods.tsv") if row["kind"] == kind}


_PLANS: Final = _words("plan")
_RELATIVE: Final = _words("relative")


class _Reading(NamedTuple):
    """What a named year or span is resolved from.

    Attributes:
        match: Where it is named.
        year: The report's own year, if known.
        part: The part of the report: review, plan or other.
    """

    match: re.Match[str]
    year: int | None
    part: str


@dataclass(frozen=True, slots=True)
class ExpressionRule(Rule):
    """A rule that resolves one way of naming a year or a span.

    Attributes:
        pattern: How it is written; its last group has the rule's own name.
        group: That group.
        resolve: Return the period, or None where the report's year would have to be known.
    """

    pattern: str = field(kw_only=True)
    group: str = field(kw_only=True)
    resolve: Callable[[_Reading], str | None] = field(kw_only=True)


def _from_to(reading: _Reading) -> str | None:
    return f"{reading.match['from']}–{reading.match['to']}"


def _since(reading: _Reading) -> str | None:
    return f"{reading.match['begun']}–{reading.year - 1}" if reading.year is not None else None


def _relative(reading: _Reading) -> str | None:
    word, year = reading.match["relative"], reading.year
    if year is None:
        return None
    if reading.part == "review" and word == "今年":
        so_far = reading.match.string.startswith("以来", reading.match.end())
        return str(year - 1 if so_far else year)
    return str(year + _RELATIVE[word])


def _plan(reading: _Reading) -> str | None:
    first = _PLANS[reading.match["plan"]]
    return f"{first}–{first + 4}"


def _past(reading: _Reading) -> str | None:
    count = _COUNTS[reading.match["past"] or reading.match["since"]]
    return f"{reading.year - count}–{reading.year - 1}" if reading.year is not None else None


def _coming(reading: _Reading) -> str | None:
    count = _COUNTS[reading.match["future"]]
    return f"{reading.year}–{reading.year + count - 1}" if reading.year is not None else None


EXPRESSIONS: Final = (
    ExpressionRule(
        "years-from-to",
        "Two years joined by a dash or 至 are a span: 2016—2020年.",
        "两个年份之间有连接号或“至”，为一段时期",
        (Example("2016—2020年投资{50亿元}。", "2016–2020"),),
        pattern=rf"(?P<from>{_YEAR})\s?年?(?:——|[-—–~～至到])(?P<to>{_YEAR})\s?年?",
        group="to",
        resolve=_from_to,
    ),
    ExpressionRule(
        "since-a-year",
        "自2018年以来 begins with that year and ends with the last year reviewed.",
        "“自某年以来”：从该年至回顾的最后一年",
        (Example("自2018年以来新建学校{30所}。", "2018–2023"),),
        pattern=rf"自(?P<begun>{_YEAR})\s?年(?:以来|起|至今)",
        group="begun",
        resolve=_since,
    ),
    ExpressionRule(
        "named-year",
        "A year written in digits before the figure: 到2025年.",
        "数据之前写明的年份",
        (Example("到2025年，覆盖率达到{90%}。", "2025"), Example("2019年实施项目{12个}。", "2019")),
        pattern=rf"(?P<year>{_YEAR})\s?年",
        group="year",
        resolve=lambda reading: reading.match["year"],
    ),
    ExpressionRule(
        "relative-year",
        "去年, 今年, 明年 and their like are counted from the report's own year.",
        "“去年”“今年”“明年”等，由报告年份推算",
        (Example("去年新建学校{3所}。", "2023"),),
        pattern=rf"(?P<relative>{alternatives(_RELATIVE)})(?!度?(?:同期|同比|相比|相当|基本))",
        group="relative",
        resolve=_relative,
    ),
    ExpressionRule(
        "five-year-plan",
        "A five-year plan is its five years: “十四五”期间.",
        "五年规划（如“十四五”）：其五个年份",
        (Example("“十四五”期间，投资{30亿元}。", "2021–2025"),),
        pattern=rf"“?(?P<plan>{alternatives(_PLANS)})”?",
        group="plan",
        resolve=_plan,
    ),
    ExpressionRule(
        "past-years",
        "过去五年, 近三年 end with the last year reviewed.",
        "“过去五年”“近三年”：止于回顾的最后一年",
        (Example("过去五年，新建学校{30所}。", "2019–2023"),),
        pattern=r"(?:过去|近|这|前)(?P<past>[二两三四五六七八九十5])年",
        group="past",
        resolve=_past,
    ),
    ExpressionRule(
        "years-until-now",
        "五年来 ends with the last year reviewed.",
        "“五年来”：止于回顾的最后一年",
        (Example("五年来新建学校{30所}。", "2019–2023"),),
        pattern=r"(?P<since>[三四五六七八九十])年来",
        group="since",
        resolve=_past,
    ),
    ExpressionRule(
        "coming-years",
        "今后五年, 未来三年 begin with the report's own year.",
        "“今后五年”“未来三年”：始于报告年份",
        (Example("未来三年，新建学校{30所}。", "2024–2026"),),
        pattern=r"(?:今后|未来)(?P<future>[二两三四五六七八九十5])年",
        group="future",
        resolve=_coming,
    ),
    ExpressionRule(
        "yearly-average",
        "年均 directly before what it says something of: an average over years that are not named.",
        "“年均”：未写明起止年份的多年平均",
        (Example("经济年均增长{7.5%}。", "年均"),),
        pattern=r"(?P<average>年均)(?![浓值气降]|发电)",
        group="average",
        resolve=lambda reading: reading.match["average"],
    ),
)
"""The ways of naming a year or a span, the first that is found at a place before the others."""

_BY_GROUP: Final = {one.group: one for one in EXPRESSIONS}
_FIRST: Final = "".join(
    sorted({word[0] for word in (*_PLANS, *_RELATIVE)} | set("12自“过近这前三四五六七八九十今未年"))
)
_PERIOD: Final = re.compile(rf"(?=[{_FIRST}])(?:{'|'.join(one.pattern for one in EXPRESSIONS)})")
"""The first characters stand before the whole, for most places are told by them."""

_COMPARISON: Final = compiled(r"(?:<<year-comparisons>>)\s?\Z")
_PRICED: Final = re.compile("(?:的)?(?:可比|不变|价格)")
CHANGED_FROM: Final = re.compile(
    r"(?:由|从)(?:[^，。；]{0,16}的|(?:19|20)\d\d年)?(?:[^，。；\d]{0,8}|[\d.]+万?户)\Z"
)
"""What stands before the number that a change began from: 由2014年的|30.9%下降到0.56%."""

FUTURE: Final = compiled(r"<<future-words>>|再(?!次|度)|将")
"""Words after which a number is no result of the year named before them."""


@rule(
    "year-under-review",
    "No year is named: a result has the year before the report's own.",
    "未写明年份：工作回顾中的数据属报告年份的上一年",
    ("一、2023年工作回顾\n新建学校{12所}。", "2023"),
    only=frozenset({"review"}),
)
def _reviewed(year: int) -> str | None:
    return str(year - 1)


@rule(
    "year-ahead",
    "No year is named: a plan has the report's own year.",
    "未写明年份：工作安排中的数据属报告年份",
    ("二、2024年工作安排\n新建学校{15所}。", "2024"),
    only=frozenset({"plan"}),
)
def _planned(year: int) -> str | None:
    return str(year)


DEFAULTS: Final = RuleList("period", _reviewed, _planned)
"""What decides where no year is named."""

RULES: Final[tuple[Rule, ...]] = (*EXPRESSIONS, *DEFAULTS.rules)


class Periods:
    """Finds the year or span that each figure speaks of; the figures must be asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._read = 0
        self._named: list[re.Match[str]] = []

    def of(
        self, sentence: int, token: Token, year: int | None, part: str, log: StepLog | None = None
    ) -> str | None:
        """Return the year or span that a figure speaks of.

        Args:
            sentence: Where the figure's sentence begins.
            token: The figure's token.
            year: The report's own year, if known.
            part: The part of the report: review, plan or other.
            log: Where the rule is recorded that decided, or None.
        """
        if sentence != self._sentence:
            self._sentence, self._read, self._named = sentence, sentence, []
        self._read_on(token.start)
        text = self._text
        for one in reversed(self._named):
            if one.start() < token.start - REACH:
                break
            if not _compared(text, sentence, one, token):
                expression = _BY_GROUP[str(one.lastgroup)]
                if period := expression.resolve(_Reading(one, year, part)):
                    if log is not None:
                        log.decided("period", expression)
                    return period
                break
        return None if year is None else DEFAULTS.decide(year, part, 0, log)

    def _read_on(self, end: int) -> None:
        """Read the years named up to a place, going on where the last of them ended."""
        text, named = self._text, self._named
        begin = max(self._read, end - REACH)
        if named and named[-1].end() > begin:
            begin = named[-1].end()
        self._read = max(self._read, end - _LONGEST)
        if begin < end and (text.find("年", begin, end) >= 0 or text.find("五", begin, end) >= 0):
            named.extend(_PERIOD.finditer(text, begin, end))


def _compared(text: str, sentence: int, match: re.Match[str], token: Token) -> bool:
    """Return whether a year is only compared with (比2019年增长), what a change began from, or a name's."""
    before = text[max(sentence, match.start() - 3) : match.start()]
    if _COMPARISON.search(before):
        return True
    if match["plan"]:
        return False
    if _PRICED.match(text, match.end()):
        return True
    if match["average"]:
        return "，" in text[match.end() : token.start] or "," in text[match.end() : token.start]
    if match["begun"]:
        return re.search("[，,；]", text[match.end() : token.start].lstrip("，,")) is not None
    if match["relative"] and FUTURE.search(text, match.end(), token.start):
        return match["relative"] != "今年"
    if before.endswith(("由", "从")):
        return not CHANGED_FROM.search(text, max(sentence, token.start - 24), token.start)
    return text.startswith("度", match.end()) and not text.startswith(("度，", "度,"), match.end())
