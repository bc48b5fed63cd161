"""Spoken years: of which years a text tells results, for which it makes plans, and what that says of its own.

A text that lost its head still says when it was written: 2023年…完成… tells that 2023 is over, 2024年要… that
2024 is to come. A year that is compared with, or by which something shall be reached, tells neither.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

_SAID: Final = re.compile(r"((?:19|20)\d\d)\s?年(?!级)")
_STOP: Final = re.compile(r"[。；;！？\n]")
_BEFORE: Final = 40
_BEHIND: Final = 90
"""Code points before and behind a year in which its sentence says what is told of it."""

_CLOSE: Final = 16
"""Code points before a year in which a word of the future is said of it and not of something else."""

_AMOUNT: Final = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\s?年)[0-9]|百分之|[一二三四五六七八九十百千万亿]{2,}[个座项亿万元户人倍]|首次|翻一?番"
)
_RESULT: Final = re.compile(
    "完成|实现|达|猛增|开支|增长|增加|增幅|下降|减少|降低|提高|上升|建成|新增|[比较]上年|比去年|同比|突破|净增|超过|恢复[到至]|获|创|累计|投入|排名|位居|[占为有超]|产[量值]|总[量值额]|收入"
)
_AFTER_AMOUNT: Final = 12
"""Code points behind an amount in which the word of its result may stand."""

_DONE: Final = re.compile(
    "(?:圆满|胜利|顺利|全面|超额|如期|提前)(?:完成|实现|收官)|取得了?[^，。]{0,12}(?:成[就绩效果]|进展)"
    "|(?:进行|开展|实施|完成|建立|推出|启动|实现)了|呈现|不平凡|最(?:为?复杂|困难|严峻|艰难)[^。；]{0,16}一年|荣获|获评|收官之年，?(?:过去|[五这]|回)"
)
_CALLED: Final = re.compile("[，]?(?:也)?是[^。；\n]{2,60}之年")
"""How a year is called, whatever it brought: 2015年|是全面完成规划的收官之年."""

_CALLED_REACH: Final = 90
_HARD: Final = re.compile("不平凡|不寻常|取得")
"""What says all the same that a year is over."""

_AIMS_MET: Final = re.compile(
    "[^，。；]{0,12}(?:目标|任务)[^，。；]{0,6}(?:圆满|胜利|顺利|全面|超额|如期|提前|的)(?:完成|实现)"
)
_DONE_BEFORE: Final = re.compile(r"(?:获评|荣获|入选|评为|[实施开展]了)[“《]?\Z")
"""What stands before a year of which something was won: 获评|2023年度."""

_SOON: Final = 40
"""Code points behind a year in which it is said to have ended well."""

_FUTURE: Final = re.compile(
    "将(?!近|[^，。；]{0,8}(?:作为|转化|纳入))|[，年们省市县区](?:要|拟)(?![求素])|力争|争取|(?<!两个)确保"
    "|(?<!五”)(?<!五)(?<!五年)计划(?!执行|完成|的?[0-9]|单列|内)|(?:主要|预期|奋斗|总体)目标|目标(?:任务|是|为|包括)|(?:计划|预算)[^，。；]{0,2}草案|预算案|必须|应当"
    "|(?:工作|总体)(?:安排|部署|打算|要求|思路)|重点(?:工作|任务)|主要任务|民生实事|实事项目|政府工作主要"
    "|(?<=年)是[^。；]{2,40}(?:(?:开局|起步|开启|第一)之?年|一年，(?:务必|必须|要|我们[要将]))|办好|筹办|承办"
)
_AS_BASE: Final = re.compile(
    r"(?:[比较由从自按以占]|(?<![关对由基])于|(?<![不就而])[是为]|相当于|等于|超过|截至|截止)\s?$"
)
_BESIDE: Final = re.compile(r"[与同]\s?$")
_COMPARED: Final = re.compile("[底末]?(?:相比|比较|相当|持平|同期)")
"""What stands behind a year that something is compared with: 与|2019年|相比."""

_MOVED: Final = re.compile(r"[加高升降长展大少短小整][至到为]\s?$")
"""What stands before the year that a change led to: 由2019年的3亿元增加到|2023年的."""

_AHEAD: Final = re.compile(r"(?:到|至|迈向|面向|展望|力争|[-—–－～~])\s?$")
_SPAN: Final = re.compile(r"(?:19|20)\d\d\s?年?\s?[-—–－～~至到]{1,2}\s?$")
_PASSED_BY: Final = re.compile(
    r"[底末初]?(?:以前|之前|前(?!三|[一二]季)|以后|之后|后|以来|起|开始|至今)|不变价|可比价|价格|版|远景|愿景|[-—–－～~至]"
    r"|[^，。；]{0,10}政府工作报告|[^，。；]{0,12}(?:奥运|冬奥|世博|亚运|全运|世界杯|世界博览)"
    r"|(?:\d{1,2}月)?[^，。；]{0,14}(?:印发|颁布|出台|召开|签署|签订|宣布|诞生|成立)"
)
"""What stands behind a year that dates a price, a law or an event, or is one of several."""

_RECKONED: Final = re.compile(r"预计(?:到)?\s?$")
_NOW: Final = re.compile("今年(?<!比今年)(?!级)")
_PART: Final = re.compile(
    r"以来|上半年|第?[一二三]季度|前[一二三]?个?季度|[春夏]|[1一]\s?[-—–~～至到]\s?[0-9一-九]{1,2}月|前[一-九]个月|\d{1,2}月|[初底]"
)
_COURSE: Final = re.compile(
    r"(?:上半年|前?第?[一二三]个?季度|[1一]\s?[-—–~～至到]\s?[0-9一-九]{1,2}月)(?!完成|任务)"
)
"""What stands behind a year in whose course a text was written: 2023年|上半年."""

_TO_DO_NOW: Final = re.compile(
    "，?[^，。；]{0,10}(?:要|将|拟|力争|计划|实事|预期|目标|安排|重点|继续|争取|确保|着重|主要任务|工作)"
)
_REPORTING: Final = re.compile(
    "各位代表|同志们[!！:：]|过去的?一年|一年来|五年来|过去的?[五5]年|这[五5]年|去年(?!同期|同比)|今年|明年|今后[五5]年|未来[五5]年|本届政府|工作报告|《报告》|报告(?:指出|说|提出)"
)
"""What somebody says who reports.

Where every form of a pattern begins with a character of its own, and not with a class, a text is looked
through for it four times as fast; so these and the next do.
"""
_CHRONICLE: Final = re.compile(
    r"比上年|较上年|同比|全年|年末|年底|预计(?:19|20)\d\d\s?年[^。；\n]{0,24}?(?:完成|实现|达到|增长)"
)
"""What a text says that settles the accounts of a year."""

_OPENED: Final = re.compile(
    r"(?:[^\n，。]{0,40}\n){0,2}[ \u3000]*((?:19|20)\d\d)\s?年(?:[，,]|是|全[国省市县区州]|我[国省市县])"
)
"""How a text opens that tells of one year: 1992年，全国…."""

_WHOLE_YEAR: Final = re.compile(r"全年[^。；\n今]{0,40}\d[^。；\n]{0,24}比上年")
"""What tells its accounts where that year is not named again."""

_OPENING: Final = 1500

_OPENS: Final = 360
"""Code points behind a year that opens a sentence within which its results are told."""

_YEARLY: Final = re.compile(r"全年|年末|年底全|[比较]上年|比去年")
"""What tells results as those of one year."""
_RESULTS: Final = re.compile("完成|实现|达到?|建成|增长|下降|[比较]上年|同比")
_FEWEST: Final = 3
"""Results that a text of one year tells at least."""

_PLANNING: Final = re.compile("力争|下一步|我们将|新的一年|工作安排|工作计划|预期目标|总体要求")
_FIVE_YEARS: Final = re.compile(
    "过去的?[五5]年|这[五5]年|近[五5]年|五年(?:来|间|累计|共)|5年(?:来|间|累计|共)"
)
_FAR: Final = 3
_FAR_FROM_BASE: Final = 12
"""Years behind all others that are told of, or compared with, from which on one is not over yet."""

_NEVER: Final = 9999


class SpokenYears(NamedTuple):
    """What a text tells of years.

    Attributes:
        results: How often results of a year are told, by year.
        plans: How often it is told what shall be done in a year, or was done in a part of it, by year.
        bases: How often something is compared with a year, by year.
        named: How often a year is named of which no more is told, by year.
        reporting: Whether somebody reports: greets deputies, or calls the years 去年 and 今年.
        five_years: Whether it looks back on five years.
        to_do_now: How often it says what shall be done 今年.
        done_now: How often it says what 今年 as a whole brought.
        planning: Whether it says what shall be done next.
        settled: Whether it tells several results as the accounts of a year.
    """

    results: Mapping[int, int]
    plans: Mapping[int, int]
    bases: Mapping[int, int]
    named: Mapping[int, int]
    reporting: bool
    five_years: bool
    to_do_now: int
    done_now: int
    planning: bool
    settled: bool

    @property
    def reviewed(self) -> int | None:
        """Return the last year of which results are told, or None."""
        return max(self.results, default=None)

    def is_chronicle(self, year: int) -> bool:
        """Return whether the text tells of a year that is over, and neither reports to anybody nor plans."""
        if (
            year != self.reviewed
            or self.planning
            or not self.settled
            or any(one >= year for one in self.plans)
        ):
            return False
        return self.done_now > 0 or not self.reporting


@lru_cache(maxsize=1)
def spoken_years(text: str) -> SpokenYears:
    """Return what a simplified text, its years in Arabic digits, tells of years; that of the last is kept."""
    tables: dict[str, Counter[int]] = {kind: Counter() for kind in ("result", "plan", "ahead", "base", "")}
    for said in _SAID.finditer(text):
        tables[_told_of(text, said)][int(said[1])] += 1
    results, plans, ahead = tables["result"], tables["plan"], tables["ahead"]
    if not results and "全年" in text and (opened := _OPENED.match(text)) and not plans[int(opened[1])]:
        results[int(opened[1])] += _WHOLE_YEAR.search(text, 0, _OPENING) is not None
    planning = plans_ahead(text)
    last = 0
    limit = max(tables["base"], default=_NEVER) + _FAR_FROM_BASE
    near = max(tables["base"], default=0) + _FAR
    for year in sorted({*results, *plans, *ahead}):
        # Of what is told both ways the more frequent holds.
        many = results[year] >= _FEWEST
        if results[year] > plans[year] + (ahead[year] if planning or year > near else 0) and (
            many or year <= near or year < (last + _FAR if last else limit)
        ):
            plans[year] = 0
            last = max(last, year)
        else:
            results[year] = 0
            last = max(last, year) if plans[year] else last
    to_do, done = _this_year(text) if "今年" in text else (0, 0)
    return SpokenYears(
        +results,
        +plans,
        tables["base"],
        tables[""],
        _REPORTING.search(text) is not None,
        _FIVE_YEARS.search(text) is not None,
        to_do,
        done,
        to_do > 0 or planning,
        _CHRONICLE.search(text) is not None and _tells_results(text),
    )


def _tells_results(text: str) -> bool:
    """Return whether a text tells several results; no more of it is read than needed."""
    return next(islice(_RESULTS.finditer(text), _FEWEST - 1, None), None) is not None


def plans_ahead(text: str) -> bool:
    """Return whether a simplified text says what shall be done next; it is then no chronicle of any year."""
    return _PLANNING.search(text) is not None


def _told_of(text: str, said: re.Match[str]) -> str:
    """Return what is told of a year: ``result``, ``plan``, ``ahead``, ``base``, or nothing."""
    before = _STOP.split(text[max(0, said.start() - _BEFORE) : said.start()])[-1]
    behind = text[said.end() : said.end() + _BEHIND]
    moved, reckoned = _MOVED.search(before) is not None, _RECKONED.search(before) is not None
    if not moved and (_AS_BASE.search(before) or (_BESIDE.search(before) and _COMPARED.match(behind))):
        return "base"
    if not moved and not reckoned and _AHEAD.search(before):
        return "" if _SPAN.search(before) else "ahead"
    if _PASSED_BY.match(behind):
        return ""
    if _CALLED.match(behind) and not _HARD.search(behind, 0, _CALLED_REACH):
        return "plan" if _FUTURE.search(f"年{behind[:_CALLED_REACH]}") else ""
    if _COURSE.match(behind):
        return "plan"
    behind = _until_another(behind)
    amount = _AMOUNT.search(behind)
    promised = _FUTURE.search(f"年{behind}", 0, 1 + (amount.start() if amount else len(behind)))
    if _AIMS_MET.match(behind):
        return "result"
    if not reckoned and (promised or _FUTURE.search(before if moved else before[-_CLOSE:])):
        return "plan"
    if amount and (moved or _RESULT.search(behind, 0, amount.end() + _AFTER_AMOUNT)):
        return "result"
    if _DONE.search(behind, 0, _SOON) or _DONE_BEFORE.search(before):
        return "result"
    return "result" if not before.strip() and _opens_results(text, said) else ""


def _opens_results(text: str, said: re.Match[str]) -> bool:
    """Return whether a year opens a sentence, and what follows tells results of a year."""
    reach = said.end() + _OPENS
    other = _SAID.search(text, said.end(), reach)
    end = other.start() if other else reach
    yearly = _YEARLY.search(text, said.end(), end)
    if yearly is None or _FUTURE.search(text, said.end() - 1, end):
        return False
    return _AMOUNT.search(text, yearly.start(), end) is not None


def _until_another(behind: str) -> str:
    """Return what stands behind a year in its sentence, up to another year that is not compared with."""
    if stop := _STOP.search(behind):
        behind = behind[: stop.start()]
    for later in _SAID.finditer(behind):
        before = behind[max(0, later.start() - 3) : later.start()]
        if not _AS_BASE.search(before) and not (
            _BESIDE.search(before) and _COMPARED.match(behind, later.end())
        ):
            return behind[: later.start()]
    return behind


def _this_year(text: str) -> tuple[int, int]:
    """Return how often a text says what shall be done this year, and what the whole of it brought."""
    to_do = done = 0
    for now in _NOW.finditer(text):
        behind = _STOP.split(text[now.end() : now.end() + _BEFORE])[0]
        if _PART.match(behind):
            continue
        if _TO_DO_NOW.match(behind):
            to_do += 1
        elif (amount := _AMOUNT.search(behind)) and _RESULT.search(behind, 0, amount.start()):
            done += 1
    return to_do, done
