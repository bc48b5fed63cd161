"""Times: what period a figure speaks of, and whether it reports, promises or only sets a frame."""

import re
from typing import Final

from desktop.text.figures.token import Token
from desktop.text.figures.wording import Wording

_CN: Final = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_PERIOD: Final = re.compile(
    r"(?=[12自去前今本上明“十过近这三四五六七八九未年])(?:"
    r"(?P<from>(?:19|20)\d{2})\s?年?(?:——|[-—–~～至到])(?P<to>(?:19|20)\d{2})\s?年?"
    r"|自(?P<begun>(?:19|20)\d{2})\s?年(?:以来|起|至今)"
    r"|(?P<year>(?:19|20)\d{2})\s?年"
    r"|(?P<relative>去年|前年|今年|本年|上年|明年)(?!度?(?:同期|同比|相比|相当|基本))"
    r"|“?(?P<plan>十[一二三四五六七]五|十二五)”?"
    r"|(?:(?:过去|近|这|前)(?P<past>[二两三四五六七八九十5])(?P<pastunit>年))|(?P<since>[三四五六七八九十])年来"
    r"|(?:(?:今后|未来)(?P<future>[二两三四五六七八九十5])年)"
    r"|(?P<average>年均)(?![浓值气降]|发电))"
)
"""The first characters stand before the whole, for most places are told by them."""

REACH: Final = 120
"""Code points before a figure in which its year is looked for."""

_LONGEST: Final = 16
"""Code points that the name of a year or span may have."""

_COMPARISON: Final = re.compile(r"(?:占|比|较|于|高于|低于|超过|是|为|相对|对比|同|与)\s?\Z")
_PLANS: Final = {
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
    "十七五": 2036,
}
_RELATIVE: Final = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1}
_THRESHOLD: Final = re.compile(r"\s?(?:及?以[上下内]|左右)(?:的|[\u4e00-\u9fff“]|\d+[个家项])")
_SIZED: Final = re.compile(r"及?以上的?[\u4e00-\u9fff]{2,10}[\d.]+[万余多]*[户家个处座栋头人名]")
"""What is counted behind a threshold: 50头|以上养殖大户23户."""

_NOT_NOUN: Final = re.compile(
    r"\s?(?:及?以[上下内]|左右)(?:用于|水平|是|为|达|占(?!比)|实现|完成|纳入|得到|来自|集中|投[入向]|建成|支持|带动|推动|确保|和|与|并|且)"
)
_LIMITS: Final = frozenset(
    {"超", "超过", "不足", "不到", "低于", "高于", "不低于", "不高于", "不超过", "达到", "达", "突破"}
)
_OF: Final = re.compile(r"\s?(?:以上|以下)?的(?!(?:目标|任务|水平|基础|好成绩|增长|速度))")
_OVER: Final = re.compile(r"[超过上达破]\s?\Z")
_CLASSED: Final = re.compile(
    r"\s?的?[\u4e00-\u9fff]{0,5}?(?:企业|项目|县|村|镇|乡|产业|集群|园区|单位|大户)(?!家)"
)
_BASE: Final = re.compile(
    r"(?:由|从)(?:[^，。；]{0,16}的|(?:19|20)\d\d年)?(?:[^，。；\d]{0,8}|[\d.]+万?户)\Z"
)
_PRICED: Final = re.compile("(?:的)?(?:可比|不变|价格)")
_ONTO: Final = re.compile(r"[^，。；]{0,12}(?:到|至|为|降|升|增|减|提高|缩|优化|扩|调)")
_CAPACITY: Final = frozenset({"power", "voltage", "apparent-power", "energy", "steam", "pressure"})
_MATERIAL: Final = frozenset({"mass", "volume", "volume-oil"})
_NOUN: Final = re.compile(r"(?:/[\d.]+MWh)?\s?的?(?!以[上下内]|左右|并|和|与|及)[\u4e00-\u9fffA-Za-z“]")
_PROJECT: Final = re.compile(
    r"\s?[\u4e00-\u9fffA-Za-z“”（）()、]{0,24}?(?:项目|生产线|工程|基地|装置|改造|高炉|锅炉|矿井|水库)"
)
_YEARLY: Final = re.compile(r"(?:年产|年处理|日处理|日产|年出栏|年加工|总产能|产能)\s?\Z")
_AGES: Final = frozenset({"岁", "周岁", "周年"})
_REACH: Final = re.compile(r"\s?(?:以[上下内]|内)?(?:可达|[^，。；]{0,6}圈)")
_FUTURE: Final = re.compile(r"今年|力争|确保|争取|年内|基础上|再(?!次|度)|将")
_PAST: Final = re.compile(
    r"(?<![比较])(?:去年|上年)(?!度?(?:同期|相比|基[础数]|末))|已(?:经|累计|完成|建成|达|有|实现|谋划|储备|签约)|截至(?:目前|去年)"
)


class Periods:
    """Finds the year or span that each figure speaks of; the figures must be asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._read = 0
        self._named: list[re.Match[str]] = []

    def of(self, sentence: int, token: Token, year: int | None, part: str) -> str | None:
        """Give the year or span that a figure speaks of.

        Args:
            sentence: Where the figure's sentence begins.
            token: The figure's token.
            year: The report's own year, if known.
            part: The part of the report: review, plan or other.
        """
        if sentence != self._sentence:
            self._sentence, self._read, self._named = sentence, sentence, []
        self._read_on(token.start)
        text = self._text
        for one in reversed(self._named):
            if one.start() < token.start - REACH:
                break
            if not _compared(text, sentence, one, token):
                if period := _resolved(one, year, part):
                    return period
                break
        if year is None or part == "other":
            return None
        return str(year - 1 if part == "review" else year)

    def _read_on(self, end: int) -> None:
        """Find the years named up to a place, going on where the last of them ended."""
        text, named = self._text, self._named
        begin = max(self._read, end - REACH)
        if named and named[-1].end() > begin:
            begin = named[-1].end()
        self._read = max(self._read, end - _LONGEST)
        if begin < end and (text.find("年", begin, end) >= 0 or text.find("五", begin, end) >= 0):
            named.extend(_PERIOD.finditer(text, begin, end))


def _compared(text: str, sentence: int, match: re.Match[str], token: Token) -> bool:
    """Tell a year that is compared with (比2019年增长), that a change began from, or that names a project."""
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
    if match["relative"] and _FUTURE.search(text, match.end(), token.start):
        return match["relative"] != "今年"
    if before.endswith(("由", "从")):
        return not _BASE.search(text, max(sentence, token.start - 24), token.start)
    return text.startswith("度", match.end()) and not text.startswith(("度，", "度,"), match.end())


def _resolved(match: re.Match[str], year: int | None, part: str) -> str | None:
    if match["from"]:
        return f"{match['from']}–{match['to']}"
    if match["begun"]:
        return f"{match['begun']}–{year - 1}" if year is not None else None
    if match["year"]:
        return match["year"]
    if match["plan"]:
        first = _PLANS[match["plan"]]
        return f"{first}–{first + 4}"
    if match["average"]:
        return "年均"
    if year is None:
        return None
    if match["relative"]:
        if part == "review" and match["relative"] == "今年" and match.string.startswith("以来", match.end()):
            return str(year - 1)
        return str(year + _RELATIVE[match["relative"]])
    past = match["past"] or match["since"]
    span = past or match["future"]
    count = 5 if span == "5" else _CN.get(span, 0)
    return f"{year - count}–{year - 1}" if past else f"{year}–{year + count - 1}"


def status_of(text: str, sentence: int, token: Token, part: str, wording: Wording) -> str:
    """Tell whether a figure is ``achieved``, a ``target``, or ``other`` (baseline, threshold, age …)."""
    if _frames(text, sentence, token, wording):
        return "other"
    if part == "review":
        return "achieved"
    if part != "plan":
        return "other"
    before = text[max(sentence, token.start - 60) : token.start]
    past = _PAST.search(before)
    return "achieved" if past and not _FUTURE.search(before, past.end()) else "target"


def _frames(text: str, sentence: int, token: Token, wording: Wording) -> bool:
    """Tell a number that sets a frame: an age, a threshold, a capacity, where a change began."""
    unit = token.measure
    begin = max(sentence, token.start - 24)
    if token.kind != "change" and _BASE.search(text, begin, token.start) and _ONTO.match(text, token.end):
        return True
    if unit is None or token.kind in ("percent", "change", "rank"):
        return False
    if unit.dimension == "time":
        if unit.written in _AGES:
            return "寿命" not in text[begin : token.start]
        return bool(_REACH.match(text, token.end))
    if unit.dimension == "count":
        yearly = _YEARLY.search(text, max(sentence, token.start - 6), token.start)
        return bool(yearly and _NOUN.match(text, token.end)) or _SIZED.match(text, token.end) is not None
    if _THRESHOLD.match(text, token.end) and not _NOT_NOUN.match(text, token.end):
        return True
    if wording.before and wording.before[-1] in _LIMITS and _OF.match(text, token.end):
        return True
    if _OVER.search(text, max(sentence, token.start - 2), token.start) and _CLASSED.match(text, token.end):
        return True
    if unit.dimension in _CAPACITY and _NOUN.match(text, token.end):
        return True
    if unit.dimension in ("mass", "volume", "energy") and _YEARLY.search(
        text, max(sentence, token.start - 6), token.start
    ):
        return bool(_NOUN.match(text, token.end))
    return unit.dimension in _MATERIAL and bool(_PROJECT.match(text, token.end))
