"""Times: what period a figure speaks of, and whether it reports, promises or only sets a frame."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.measures import alternatives
from desktop.text.figures.tables import column
from desktop.text.figures.token import Token

_CN: Final = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_PERIOD: Final = re.compile(
    r"(?P<from>(?:19|20)\d{2})\s?年?(?:——|[-—–~～至到])(?P<to>(?:19|20)\d{2})\s?年?"
    r"|(?P<year>(?:19|20)\d{2})\s?年"
    r"|(?P<relative>去年|前年|今年|本年|上年|明年)(?!度?(?:同期|同比|相比|相当|基本))"
    r"|“?(?P<plan>十[一二三四五六七]五|十二五)”?"
    r"|(?:(?:过去|近|这|前)(?P<past>[二两三四五六七八九十5])(?P<pastunit>年))|(?P<since>[三四五六七八九十])年来"
    r"|(?:(?:今后|未来)(?P<future>[二两三四五六七八九十5])年)"
    r"|(?P<average>年均)"
)
_COMPARISON: Final = re.compile(r"(?:比|较|于|高于|低于|超过|是|为|相对|对比|同|与)\s?\Z")
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
_THRESHOLD: Final = re.compile(r"\s?(?:及?以[上下内]|左右)(?:的|[\u4e00-\u9fff“])")
_NOT_NOUN: Final = re.compile(
    r"\s?(?:及?以[上下内]|左右)(?:用于|是|为|达|占|实现|完成|纳入|得到|来自|集中|投[入向]|建成|和|与|、|，|。)"
)
_BASE: Final = re.compile(r"(?:由|从)(?:[^，。；]{0,16}的)?(?:[^，。；\d]{0,8})\Z")
_ONTO: Final = re.compile(r"[^，。；]{0,12}(?:到|至|为|降|升|增|减|提高|缩|优化|扩)")
_CAPACITY: Final = frozenset({"power", "voltage", "apparent-power", "energy"})
_NOUN: Final = re.compile(r"\s?[\u4e00-\u9fffA-Za-z“]")
_YEARLY: Final = re.compile(r"(?:年产|年处理|日处理|日产|年出栏|年加工|总产能|产能|装机|规模|容量)\s?\Z")
_AGE: Final = frozenset({"岁", "周岁"})


@cache
def _verbs(status: str) -> re.Pattern[str]:
    return re.compile(alternatives(column("verbs", "word", "status", status)))


def period_of(text: str, sentence: int, token: Token, year: int | None, part: str) -> str | None:
    """Give the year or span that a figure speaks of.

    Args:
        text: The simplified text.
        sentence: Where the figure's sentence begins.
        token: The figure's token.
        year: The report's own year, if known.
        part: The part of the report: review, plan or other.
    """
    found = None
    for match in _PERIOD.finditer(text, max(sentence, token.start - 120), token.start):
        if match["relative"] and _COMPARISON.search(text, max(sentence, match.start() - 3), match.start()):
            continue
        if (
            match["year"]
            and _COMPARISON.search(text, max(sentence, match.start() - 2), match.start())
            and "由" not in text[max(0, match.start() - 2) : match.start()]
        ):
            continue
        found = match
    if found is not None and (period := _resolved(found, year)):
        return period
    if year is None or part == "other":
        return None
    return str(year - 1 if part == "review" else year)


def _resolved(match: re.Match[str], year: int | None) -> str | None:
    if match["from"]:
        return f"{match['from']}–{match['to']}"
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
        return str(year + _RELATIVE[match["relative"]])
    past = match["past"] or match["since"]
    span = past or match["future"]
    count = 5 if span == "5" else _CN.get(span, 0)
    return f"{year - count}–{year - 1}" if past else f"{year}–{year + count - 1}"


def status_of(
    text: str, sentence: int, sentence_end: int, token: Token, part: str, words: tuple[str, ...]
) -> str:
    """Tell whether a figure is ``achieved``, a ``target``, or ``other`` (baseline, threshold, age …)."""
    if _frames(text, sentence, token):
        return "other"
    if part == "review":
        return "achieved"
    before = text[max(sentence, token.start - 60) : token.start]
    if part == "plan":
        return (
            "achieved"
            if re.search(r"去年|上年(?!度?[同相])|已(?:经|累计|完成|建成)", before)
            and not re.search(r"[比较]去年|[比较]上年", before)
            else "target"
        )
    around = text[max(sentence, token.start - 60) : min(sentence_end, token.end + 12)]
    if _verbs("target").search(before) or (
        words and re.search(r"增长|下降|提高", before[-8:]) and words[-1] in ("以上", "左右", "以内")
    ):
        return "target"
    return (
        "achieved"
        if _verbs("achieved").search(around) or re.search(r"增长|下降|新增|增加|减少", before)
        else "other"
    )


def _frames(text: str, sentence: int, token: Token) -> bool:
    """Tell a number that sets a frame: an age, a threshold, a capacity, where a change began."""
    unit = token.measure
    if unit is None:
        return (
            bool(_BASE.search(text, max(sentence, token.start - 24), token.start)) and token.kind == "ratio"
        )
    if unit.written in _AGE:
        return not text.startswith(("。", "，", "；"), token.end)
    if _THRESHOLD.match(text, token.end) and not _NOT_NOUN.match(text, token.end):
        return True
    if unit.dimension in _CAPACITY and _NOUN.match(text, token.end):
        return True
    if (
        token.kind == "quantity"
        and _YEARLY.search(text, max(sentence, token.start - 4), token.start)
        and _NOUN.match(text, token.end)
    ):
        return True
    return bool(
        _BASE.search(text, max(sentence, token.start - 24), token.start) and _ONTO.match(text, token.end)
    )
