"""Phrases: what the words between two figures say beside their subject: comparisons, ranks, shares, bases."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.tables import column
from desktop.text.figures.token import Token

COMPARED: Final = re.compile(
    r"(?:增速|增幅|涨幅|降幅)?(?:分别)?均?"
    r"(?:高于|低于|高出|超出|超过?+(?![额长高低大标级限载])|快于|慢于|好于|优于|领先|落后于|多于|少于|(?:比|较)(?=[上去全年同预规计平疫整“十城农]|[一二三两四五六七八九几]年前))"
    r"[^，。、；\d]{1,16}\Z"
    r"|(?:比|较|与)(?:19|20)(?:\d\d|[xX×*]{2})年[^，。、；\d]{0,12}\Z"
)
"""高于全省平均水平, 比上年: what a change is measured against."""

_COMPARING: Final = frozenset("于出超先比较")
_CHANGED: Final = re.compile(r"(?:增长|下降|提高|缩短|减少|增加|降低|压缩|压减|节约|新增)([^，。、；]{2,})\Z")
_BASED: Final = frozenset("由从的")
_BASIS: Final = re.compile(
    r"(?:由|从|是|为|相当于|达到?(?![标产效成])|(?:提高|提升|增加|上升|调整|优化|下降|降低|减少|缩小|扩大|增长|发展|跃升|攀升|上涨|飙升|拓展|回升)[到至为])[^，。、；]{1,14}的\s?(?:将?近|接近|约|超过?|逾)?\Z"
    r"|(?:全[国省市县区州]|世界)平均(?:水平)?的\Z"
)
_FROM: Final = re.compile(r"(?:由|从)[^，。、；]{0,12}\Z")
_SHARE: Final = re.compile(r"占(?![比有地用据])(?P<whole>[^，。、；]{0,16})\Z")
_WHOLE: Final = re.compile(
    r"(?:比重|比例|份额|比)(?:继续|连续|已|将|首次|始终|均)?(?:达到?|为|(?:提高|提升|上升|下降)[到至]|突破|超过?|接近|逾|降至|[保稳][持定]在|提高|上升|提升|下降|降低|增加)?\Z"
)
_ACCOUNT: Final = re.compile(
    r"按[^，。、]{2,10}(?:计算|口径|价格)|按(?:可比|不变|现)价|扣除价格因素后?|[扣剔]除[^，。]{2,8}后|[扣剔]除[^，。]{2,20}?因素(?:影响)?后?|每(?:[人户年月周天日亩]|季度?)(?:每[年月])?(?![口均])"
)
_RECKONED: Final = frozenset("按扣剔每")
_RANKED: Final = re.compile(
    r"(?:分别|均|连续[\u4e00-\u9fff]{2}|稳定|继续)?"
    r"(?:位居|位列|位次|居|列|排名?|名列|[跃升]居|[升跃]至|保持|稳居|位于|分列|并列|前移[至到]|上升到|升到|前进到|[由从])"
    r"[^，。、；]{0,10}\Z"
    r"|在[^，。、；]{2,12}中\Z"
    r"|(?:全[省市国县区州球]|世界|同类|[东中西]部|(?:(?!全)[\u4e00-\u9fff]){2}(?<!量全)[省市]|[^，、]{2}地区)\Z"
)

_AMONG: Final = re.compile(
    r"(?:^|在)[^，。、；]{2,10}(?:中|地区|[省市县区])(?=(?:增速|增幅|总量|排名|位次)(?:排名?|位?居|列)?\Z)"
)
"""在经济大省|增速第1, 10个省会城市中|总量第3: among what a place is held."""

_FIELD: Final = re.compile(
    r"(?:位居|位列|排名|排在|名列|跃居|居|列)(?:全[国省市州球]|世界|中国|[东中西]部)(?:[百千]强[县区市镇]|(?:县|市|区)域)?"
    r"(?P<noun>[\u4e00-\u9fff]{2,12})\Z"
)

SHARES: Final = frozenset({"占比", "其占比", "比重", "比例", "所占比例", "所占比重"})
"""Nouns that are a share of what was named before."""

GROWTH: Final = frozenset(
    {
        "增速",
        "增幅",
        "涨幅",
        "降幅",
        "增长率",
        "增速均",
        "增长",
        "总体",
        "同比",
        "名次",
        "位次",
        "排名",
        "幅度",
    }
)
"""Nouns that are the growth of what was named before."""

LEVELS: Final = re.compile(
    r"(?:国家|省|市|县|区|乡镇?|村|部|世界|校)级(?:以上)?|境[内外]|城镇|农村|城市|市区|县城|新增|其他|其余"
)
"""Attributes that may stand for the noun named before: 省级企业技术中心1家、市级3家."""

LEVEL: Final = re.compile(r"(?:国家|省|市|县|区|乡镇?|村|部)级(?:以上)?")
MONEY: Final = re.compile(r"[\d.十百千万亿]*元(?:以[上下])?")


@cache
def alone(kind: str) -> frozenset[str]:
    """Give the nouns that, alone, add to what was named before: ``total`` (总数) or ``measure`` (产量)."""
    return frozenset(column("heads", "head", "alone", kind))


def ranked(segment: str) -> str:
    """Give the segment without the words of a rank at its end: 增速居全省 → 增速."""
    return _RANKED.sub("", _RANKED.sub("", _AMONG.sub("", segment)))


def _field(segment: str) -> str:
    """Give in what a place is held, named behind where: 位居全国百强县|投资潜力."""
    field = _FIELD.search(segment)
    return field["noun"] if field else ""


def accounted(segment: str) -> str:
    """Give the segment without how it was reckoned: 扣除价格因素, 按常住人口计算."""
    return _ACCOUNT.sub("", segment) if not _RECKONED.isdisjoint(segment) else segment


def subject(token: Token, segment: str) -> str:
    """Give what the words before a figure leave without comparison, rank, basis and whole."""
    segment = accounted(segment)
    if token.kind == "rank":
        return ranked(segment) or _field(segment)
    if not _COMPARING.isdisjoint(segment) and (compared := COMPARED.search(segment)):
        changed = _CHANGED.search(compared[0])
        segment = segment[: compared.start()] + (changed[1] if changed else "")
    if not _BASED.isdisjoint(segment) and (basis := _FROM.search(segment) or _BASIS.search(segment)):
        segment = segment[: basis.start()]
    if "占" in segment:
        share = _SHARE.search(segment)
        if share is not None and share["whole"] and not _WHOLE.search(share["whole"]):
            segment = segment[: share.start()]
    return segment
