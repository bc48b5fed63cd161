"""Index labels: what the lines tell that a site or a crawl puts above a text: 发文机关：…, 标题：….

A line with such a label is the site's own (``site_lines``), but what it tells of the document is worth more
than a guess.
"""

import re
from collections.abc import Iterable

from desktop.text.report_header import date_of
from desktop.text.script import simplified

_FIELDS = {
    "title": r"(?:公文|文件|信息|政策|文章|报告)?(?:标\s*题|名\s*称)|题\s*名|题\s*目",
    "issuer": r"(?:发文|制发|印发|制定|颁布|发布)(?:机关|机构|单位|部门|主体)|公开责任部门|责任部门",
    "source": r"(?:信息|文章|稿件|新闻|内容)?来\s*源|稿\s*源|供稿(?:单位)?",
    "day": r"(?:成文|发文|印发|生成)(?:时间|日期)",
    "date": r"(?:发布|公开|公布|更新|发表)?(?:时间|日期)",
    "region": r"(?:所属|所在)?(?:地区|地域|区域|省份|省市|城市|地市|区县|县区|行政区划|行政区)",
    "year": r"(?:报告|所属)?(?:年份|年度)",
    "source_url": r"(?:原文|网页|信息|文章)?(?:链接|网址)(?:地址)?|(?i:url|link)",
}
"""The labels, by what follows them."""
_OTHERS = (
    r"索\s*引\s*号|信息索引号?|(?:信息|主题|内容|组配|体裁|所属|服务对象|公文)?分\s*类|体\s*裁|主题(?:词)?|关键(?:词|字)"
    r"|发文字号|文\s*号|文件编号|公文种类|文\s*种|公开(?:方式|形式|范围|目录|时限|程序)|有\s*效\s*性|效力(?:状态|级别)?|时\s*效(?:性)?"
    r"|(?:生效|废止|失效|实施|施行|录入|创建)(?:时间|日期)|内容(?:概述|摘要)|摘\s*要|信息类别|类\s*别|服务对象|生命周期|栏\s*目|频\s*道"
    r"|正\s*文|全\s*文|内\s*容|省|市|县|作\s*者|编\s*辑|责任编辑|责编|记\s*者|浏览(?:次数|量)|点击(?:次数|数|率)|阅读(?:次数|数|量)|访问(?:次数|量)"
)
_LABEL = "|".join((*_FIELDS.values(), _OTHERS))
_ENTRY = re.compile(rf"[\s\-*•·【\[]*(?:{_LABEL})[\s】\]]*[:：\t].{{0,160}}", re.DOTALL)
_SAID = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(f"(?P<{field}>{shape})" for field, shape in _FIELDS.items())
    + rf")[\s】\]]*[:：\t]\s*(?!(?:{_LABEL})[\s】\]]*[:：\t])"
)
_NEXT = re.compile(rf"[\s|｜【\[(（]+(?:{_LABEL})[\s】\]]*[:：\t]|\n")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_index_entry(words: str) -> bool:
    """Return whether a line is a label with what it tells, or a label alone, as an index above a text has."""
    return _ENTRY.fullmatch(words) is not None


def index_facts(lines: Iterable[str]) -> dict[str, str]:
    """Return what the labels in some lines tell of a document; what they do not tell is left out.

    Returns:
        ``title``, ``issuer``, ``source``, ``region``, ``year`` and ``source_url`` as they stand, ``date`` in
        ISO 8601: the day of the document, else that on which it was published.
    """
    text = "\n".join(lines)
    plain = simplified(text)
    told: dict[str, str] = {}
    for found in _SAID.finditer(plain):
        field = found.lastgroup or ""
        end = _NEXT.search(plain, found.end())
        value = text[found.end() : end.start() if end else len(text)].strip(" \t\u3000|｜】]")
        if field not in ("title", "day", "date"):
            value = value.split()[0] if value else ""
        if value:
            told.setdefault(field, value)
    days = [day for one in ("day", "date") if (day := date_of(simplified(told.pop(one, ""))))]
    if days:
        told["date"] = days[0]
    if not _YEAR.search(told.get("year", "")):
        told.pop("year", None)
    if "://" not in told.get("source_url", "://"):
        del told["source_url"]
    if "://" in told.get("source", ""):
        told.setdefault("source_url", told.pop("source"))
    return told
