"""Nouns: the noun phrase that a number counts, to its left or right, and its canonical name."""

import re
import sys
from functools import lru_cache
from typing import Final

from desktop.text.figures.vocabulary import (
    bound,
    canonical_names,
    cut,
    end_cut_words,
    end_cuts,
    end_words,
    inner,
    lead,
    name_beginnings,
    name_ends,
    trail,
    trail_ends,
    verbs,
)

LONGEST_NOUN: Final = 26
LONGEST_BEGINNING: Final = 12
"""Code points that an indicator's name at the beginning of a phrase may have."""

_SPACE: Final = re.compile(r"[\s*#]+")
_STRAY: Final = re.compile(r"[\s*#〔\[［【（(①-⑳]")
_NOTE: Final = re.compile(r"[〔\[［【]注?\d{1,3}[〕\]］】]|[（(]注释?\d{1,3}[）)]|[①-⑳]")
_ASIDE: Final = re.compile(r"[（(][^（）()]{0,16}[）)]")
_PART: Final = re.compile(r"[、，,：:（）()]|—(?![ⅠⅡⅢⅣⅤ])")
_AFTER_NUMBER: Final = re.compile(r"^\s?(?:(?:及?以[上下内]|左右)的?|大关|台阶|关口)")
_SHARE: Final = re.compile(
    r"(?P<part>.{2,})(?:占|在(?=[^，。、；占]{2,16}中))(?P<whole>[^，。、；占]{2,16}?)中?的?(?P<head>比重|比例|份额|比率)\Z"
)
_GIVEN: Final = re.compile(r"(?P<part>[^，。、；]{2,})对(?P<whole>[^，。、；占]{2,12}?)的贡献率\Z")
_MILESTONE: Final = re.compile(
    r"(?:先后|接连|连续|连|再次|再|首次|历史性|成功|一举|又|顺利)*"
    r"(?:跨|迈|跃|登|站|创|破|攀|突破|实现|刷新)[^，。、；]{0,10}(?:台阶|新高|大关|关口|高点|纪录)[，、]?\Z"
)
"""连跨两个万亿元台阶, 再创历史新高: how far it has come, said before its number."""

_MILESTONES: Final = frozenset("阶高关口点录")
_DONE: Final = re.compile(r"(?:完成|实现|创造)(?=[\u4e00-\u9fff]{2,7}\Z)")
_MEASURES: Final = re.compile(
    r"\s?(?P<noun>[\u4e00-\u9fff“”]{2,16}?(?:政策|措施|举措|办法|行动|机制|改革|试点|事项|制度|方案))"
    r"(?=[，。；、,;\s]|全部|落地|有效|顺利|\Z)"
)
"""What follows 22项 although it begins with a verb: 支持外贸稳定增长具体举措."""

_WHEN: Final = re.compile(
    r"(?:自|从|到|至|截至)?(?:(?:19|20)\d\d年(?:底|末|初|度|以来)?|(?:\d{1,2}[-—–~至到])?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:年|个月|月)(?:内|来|间|底|末|份)?"
    r"|“?十[一二三四五六]五”?(?:时期|期间|以来)?|去年|今年|(?:前[一二三]|第?[一二三四])季度|[上下]半年|全年)"
)
_THEN: Final = re.compile(
    r"(?:(?:(?:19|20)\d\d年?[-—–~～至到]{1,2})?(?:19|20)\d\d年|(?<![\d一二三四五六七八九十])[两三四五六七八九十]年|“?十[一二三四五六]五”?(?:时期|期间)?|[去上今当]年[底末]?)\Z"
)
_ALSO: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及]“[^“”]*”\Z")
"""Another thing that is named and not counted: 8条特色餐饮街区|和“望澜宴”."""

_NAMED_AFTER: Final = re.compile(r"“[^“”]*”\Z")
_SCHOOLS: Final = ("高中", "初中", "重点工作")
"""Nouns that end in what elsewhere ends a noun phrase (建设中)."""

_ORGANS: Final = tuple(
    f"{kind}组织"
    for kind in ("经济", "党", "社会", "合作", "群团", "团", "自治", "互助", "行业", "工会", "国际")
)
"""Nouns that end in what elsewhere is a verb."""

_THOROUGH: Final = re.compile(r"大[\u4e00-\u9fff]{2}\Z")
"""A campaign that a verb names: 集中大排查."""

_MANY: Final = (
    "企业",
    "户",
    "家庭",
    "项目",
    "单位",
    "机构",
    "学校",
    "村",
    "城市",
    "部委",
    "部门",
    "乡镇",
    "社区",
    "园区",
)
_CONNECT: Final = re.compile(
    r"^(?:[一二三四五六七八九十]是|\d{1,2}[.．、]|[再又](?=[改新建引培完实发争])|(?:[和与及并以等或的了]|其中|以及|共(?![同建享治青产富用通计]))+|有(?![机效色线关力序偿限害轨声氧组])(?=...))(?=..)"
)
_RIGHT: Final = re.compile(
    r"\s?(?:及?以[上下内]|左右)?+的?(?:[（(][^（）()]{1,4}[）)])?+"
    r"(?:\d{1,2}(?:[-—~～至到]\d{1,2})?周?岁(?:及?以[上下])?的?)?"
    r"(?:(?:总?投资|年?总?产能?|日产|[年日]处理|年加工|装机|占地|(?:总?建筑)?面积)?[\d.]+[万亿]*(?:千伏|千瓦|兆瓦|MW|kV|KV|亩|元|吨|米|公里|平方米|[件项个条家处座所户人张岁])(?:及?以[上下])?的?)?"
    r"(?![一二两三四五六七八九十][个项]|[至到])"
    r"(?P<noun>(?:[\u4e00-\u9fffA-Za-z·.+&/\-\s]|\d(?=[A-Z类])|“[^“”，。]{1,12}”|[（(][^（）()\d]{1,6}[）)])(?:[\u4e00-\u9fffA-Za-z·.+&/\-\s]|\d(?=[A-Z类])|“[^“”，。]{1,12}”|[（(][^（）()\d]{1,6}[）)]){0,23})"
)
_SECOND: Final = re.compile(
    r"(?:、(?![一二两三四五六七八九十百千])[\u4e00-\u9fffA-Za-z]{2,10}){0,2}(?=[，。；,;\s]|$)"
)
_BARE_OF: Final = re.compile(
    r"(?:统称|总称|基础上|前提下|情况下|同时|目标|任务|要求|能力|规模|作用|建设|力度|水平"
    r"|前期|手续|确权|遗留问题|清产核资"
    r"|(?:除险加固|升级改造|提升改造|改造提升|改造|整治|治理|修缮|修复|搬迁|扩建|新建|创建|达标治理|危房改建|规范化建设)(?:工作)?\Z)"
)
_SINGLE: Final = frozenset("村县区乡镇市州省校厂站桥路人户厅局国店园塘")
_UNITS: Final = frozenset("村县市乡镇")
_AREA: Final = re.compile(
    "市县区?|县市区?|县区|区县|乡镇|镇街|街镇|街道|园区|省[区市份]?|城市|地市|设区市|市州|州市|开发区"
)
_JOINED: Final = frozenset(
    "人政协县场民区级域城庄镇委属内容直党办街落干医卫务支社校小贫美示文史乡村政重道容管企居集规处辖本两"
)
_MEASURING: Final = re.compile(
    r"(?:[率额值费价量数比]|占比|比重|比例|面积|里程|浓度|强度|指数|水平|收入|支出|年限|成本|时间|余额|时速|速度|温度|高度|海拔)\Z"
)
_WITHIN: Final = re.compile(r"(?<![初高集])中\Z")
_KEPT: Final = (
    *("供应", "效应", "反应"),
    *(f"{kind}投入" for kind in ("建设", "实际", "财政", "资金", "民生", "教育", "科技", "设施", "固定资产")),
)
"""Nouns that end in what elsewhere is a trailing word."""

_NOMINAL: Final = frozenset({"补贴", "补助", "奖励", "救助", "资助", "支出", "筹资", "融资"})
"""Verbs that, left alone, name what a number measures."""

_TOTAL: Final = re.compile(r"(?:总数量?|总户数|总家数|[户家个]数|数量|总量|(?<![人次倍指天分])数)\Z")
_NEGATED: Final = frozenset("非未不无")
_SHORT: Final = 3
_PLACES: Final = frozenset("省市县区州盟旗")


def clean(text: str) -> str:
    """Give the text without spaces, line breaks, Markdown marks and marks of notes."""
    return _NOTE.sub("", _SPACE.sub("", text)) if _STRAY.search(text) else text


@lru_cache(maxsize=8192)
def left_noun(segment: str) -> str | None:
    """Give the noun phrase that ends a segment, without the verbs around it: 全年新建学校完成 → 学校."""
    text = _bare(segment)
    if text.endswith(("重", "例", "份额", "率")) and (share := _SHARE.search(_ASIDE.sub("", text))):
        return _share(share)
    name = _done(text) or suffix_name(text)
    if name is None and text.endswith("的贡献率") and (given := _GIVEN.search(text)):
        text = f"{given['part']}对{given['whole']}贡献率"
    if name is None and "全年" in text:
        name = suffix_name(text.replace("全年", ""))
    if name is None and ("（" in text or "(" in text):
        text = _ASIDE.sub("", text)
        name = suffix_name(without_trail(text))
    if name is not None:
        return name
    noun = _without_lead(without_trail(_last_part(text)))
    if "的" in noun:
        noun = noun.rsplit("的", 1)[1] or noun.rsplit("的", 1)[0]
    ends = [verb.end() for verb in inner().finditer(noun)]
    if ends and ends[-1] == len(noun) and noun.endswith((*_ORGANS, *_KEPT)):
        ends.pop()
    if ends and ends[-1] == len(noun) and not _THOROUGH.search(noun):
        noun = _before_verb(noun)
        ends = []
    if ends and len(noun) - ends[-1] >= 2 and noun[ends[-1] :] not in bound():
        noun = noun[ends[-1] :]
    if "等" in noun and len(noun) - noun.rindex("等") > 2:
        noun = noun[noun.rindex("等") + 1 :]
    noun = _WITHIN.sub("", _without_lead(noun).rstrip("和与及等、"))
    if noun.count("“") != noun.count("”"):
        noun = noun.replace("“", "").replace("”", "")
    return noun[-LONGEST_NOUN:] if len(noun) >= 2 or noun in _SINGLE else None


def _bare(segment: str) -> str:
    """Give a segment without the verbs and the milestones between its noun and the number."""
    text = _AFTER_NUMBER.sub("", clean(segment))
    text = without_trail(text.partition("|")[0] if "|" in text else text)
    return text if _MILESTONES.isdisjoint(text[-2:]) else without_trail(_MILESTONE.sub("", text))


def is_milestone(clause: str) -> bool:
    """Say whether a clause ends in how far something has come: 外运量再创历史新高."""
    text = clean(clause)
    return not _MILESTONES.isdisjoint(text[-2:]) and _MILESTONE.search(text) is not None


def _share(share: re.Match[str]) -> str:
    """Give the name of a share, or part, whole and head of it: 民营经济增加值|占|GDP|的|比重."""
    name = f"{_without_lead(_last_part(share['part']))}占{share['whole']}{share['head']}"
    return canonical_names().get(name, name)


def _done(text: str) -> str | None:
    """Give the name that a verb parts: 规模以上工业|完成|增加值."""
    done = _DONE.search(text)
    return (
        suffix_name(text[: done.start()] + text[done.end() :], beyond=len(text) - done.end())
        if done
        else None
    )


def front_noun(clause: str) -> str:
    """Give what stands before a clause's first verb (总产|实现二十连丰), empty where there is no verb."""
    verb = inner().search(clause)
    return without_trail(clean(clause[: verb.start()])).strip("，,、：:") if verb else ""


def _before_verb(noun: str) -> str:
    """Give what a verb at the end governs from before it: 黄标车|淘汰, 争取|信贷|投放."""
    found = list(inner().finditer(noun))
    begin = found[-2].end() if len(found) > 1 else 0
    rest = noun[begin : found[-1].start()]
    return rest if len(rest) >= 2 else ""


def _last_part(text: str) -> str:
    """Give what follows the last comma-like mark, unless nothing but verbs does."""
    parts = _PART.split(text)
    while len(parts) > 1 and not without_trail(parts[-1]):
        parts.pop()
    return parts[-1]


def without_trail(text: str) -> str:
    """Give the text without the verbs at its end, but not less than an indicator's name."""
    words, ends = trail(), trail_ends()
    while text and not text.endswith(_KEPT):
        n = 0
        for length in ends.get(text[-1], ()):
            if text[-length:] in words:
                n = min(length, len(text))
                break
        if not n:
            then = _THEN.search(text) if text[-1] in "年”间期五底末" else None
            if then is None:
                return text
            n = len(then[0])
        if n < len(text) and _is_name(text, n):
            return text
        text = text[:-n].rstrip("，,、：: ")
    return text


def _is_name(text: str, verb: int) -> bool:
    """Tell whether the verb at the end belongs to an indicator's name: 物价涨幅."""
    if text[-2:] not in name_ends():
        return False
    names = canonical_names()
    return any(text[-n:] in names for n in range(verb + 2, min(verb + 10, len(text)) + 1))


def _without_lead(text: str) -> str:
    names = canonical_names()
    before = lead()
    while text and text not in names and text not in bound() and text not in _NOMINAL:
        match = _WHEN.match(text) or before.match(text) or _CONNECT.match(text)
        rest = len(text) - match.end() if match else 0
        if match is None or (rest == 1 and not before.match(text[-1])) or text[match.end() :] in bound():
            break
        text = text[match.end() :]
    known = text in names or text in _NOMINAL
    return "" if text and not known and before.fullmatch(text) else text


def suffix_name(text: str, *, beyond: int = 1) -> str | None:
    """Give the canonical name of the longest indicator's name that ends the text, or None.

    Args:
        text: The text.
        beyond: How many of the name's characters are not enough.
    """
    names = canonical_names()
    for n in name_ends().get(text[-2:], ()):
        found = names.get(text[-n:]) if n > beyond else None
        if found is None:
            continue
        front = text[:-n]
        if front and (front[-1] in _NEGATED or (n <= _SHORT and not _plain_front(front))):
            return None
        return found
    return None


def _plain_front(front: str) -> bool:
    """Tell whether what stands before a short name says no more than where or that it was done."""
    rest = _without_lead(_last_part(front))
    return len(rest) < 2 or rest[-1] in _PLACES or rest.endswith(verbs())


def right_noun(text: str, position: int, *, counted: bool, end: int = sys.maxsize) -> str | None:
    """Give the noun phrase that follows a number: 582个|项目, 148个|政府投资项目.

    Args:
        text: The simplified text.
        position: Where the number with its unit ends.
        counted: Whether a measure word stands there, so that what follows is counted.
        end: Where the paragraph ends.
    """
    match = _RIGHT.match(text, position, end)
    if match is None:
        return None
    noun = clean(match["noun"])
    if _BARE_OF.match(noun) and text[match.start("noun") - 1] == "的":
        return None
    if text.startswith("、", match.end()) and counted and (more := _SECOND.match(text, match.end())):
        noun += more[0]
    noun = prefix_name(noun) or _area(noun) or _until_verb(noun)
    if len(noun) < 2 and noun not in _SINGLE and counted and (measures := _MEASURES.match(text, position)):
        noun = _without_lead(measures["noun"])
    if "的" in noun:
        head, _, tail = noun.rpartition("的")
        noun = head if not tail or head.endswith(_MANY) or _BARE_OF.match(tail) else tail
    noun = (_ALSO.sub("", noun) if noun[-1:] == "”" else noun).strip("和与及等·-、")
    quoted = _NAMED_AFTER.search(noun)
    noun = noun[: quoted.start()] if quoted and noun[: quoted.start()].endswith(_MANY) else noun
    if len(noun) == 1:
        return noun if noun in _SINGLE else None
    return noun or None


def _area(noun: str) -> str | None:
    """Give the kind of area that is counted where an indicator of each follows: 16个|市县|财政收入."""
    area = _AREA.match(noun)
    return area[0] if area and prefix_name(noun[area.end() :], 3) else None


def prefix_name(noun: str, shortest: int = 5) -> str | None:
    """Give the indicator's name that a phrase begins with although it holds a verb: 易地扶贫搬迁."""
    names = canonical_names()
    for n in name_beginnings().get(noun[:2], ()):
        if shortest <= n <= LONGEST_BEGINNING and noun[:n] in names:
            return noun[:n]
    return None


def _until_verb(noun: str) -> str:
    stop = _stop(noun)
    if not stop:
        return ""
    if noun[0] in _SINGLE and (
        end_words().match(noun, 1) or (noun[0] in _UNITS and noun[1:2] not in _JOINED)
    ):
        return noun[0]
    noun = noun[:stop].rstrip("和与及等、")
    words, ends = end_cut_words(), end_cuts()
    while noun[-1:] in ends:
        lengths = ends[noun[-1]]
        cut_off = next((n for n in lengths if len(noun) - n >= 2 and noun[-n:] in words), 0)
        if not cut_off or noun.endswith(_SCHOOLS):
            break
        noun = noun[:-cut_off].rstrip("和与及等、")
    return noun


def _stop(noun: str) -> int:
    """Give where a word ends the noun phrase, but not within what it quotes: “高效办成一件事”|重点事项."""
    begin = 0
    while (stop := cut().search(noun, begin)) is not None:
        opened = noun.rfind("“", 0, stop.start())
        closed = noun.find("”", stop.start()) if opened > noun.rfind("”", 0, stop.start()) else -1
        if closed < 0:
            return stop.start()
        begin = closed + 1
    return len(noun)


def named(noun: str | None) -> str | None:
    """Give the canonical name of a noun phrase that is or ends with an indicator's name, else the phrase.

    What says no more than that something was counted does not count: 高新技术企业|总数.
    """
    if noun is None:
        return None
    name = suffix_name(noun)
    if name is None and noun[-1] in "数量" and (total := _TOTAL.search(noun)):
        name = suffix_name(noun[: total.start()])
    return name or noun


def measuring(noun: str) -> bool:
    """Tell whether a noun measures by itself: 覆盖率, 占比, 面积."""
    return _MEASURING.search(noun) is not None
