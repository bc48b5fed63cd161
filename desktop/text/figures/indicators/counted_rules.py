"""Counted rules: what is counted stands behind the measure word, or acts there, or was named before."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.doubt import is_sure
from desktop.text.figures.grammar import (
    canonical_names,
    compiled,
    cut,
    indicators,
    inner,
    name_beginnings,
    word_list,
)
from desktop.text.figures.indicators.following_noun import noun_behind
from desktop.text.figures.indicators.names import LONGEST_BEGINNING, named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.rule_base import (
    AND_OTHERS,
    COUNTED,
    FROM_A_SIZE,
    NOTHING,
    NOTHING_BEFORE,
    OF_DEEDS,
    OF_PLACES,
    ONLY_PEOPLE,
    PLACE_UNITS,
    SO_MANY,
    Found,
    completed,
    indicator_rule,
)
from desktop.text.figures.indicators.trimming import clean, without_lead, without_trail

_AMONG: Final = re.compile(
    "(?:可以|属于|由|已|能|被|未|经|完工|建成|投产|[\u4e00-\u9fff]{2})的(?:共|约|已|就|只|还|将)?(?:有|是|达)\\Z"
)
"""What says how many of them: 在今年内可以完工|的有."""

_OF_A_FIELD: Final = re.compile("(?:方面|部门|系统)的\\Z")
"""Of what field they are: 水利|方面的|252个."""

_AMONG_ENDS: Final = frozenset("有是达")

_SUBJECT: Final = re.compile(
    r"\s*(?:在?(?:这些|上述|以上|全部|所有|在))?(?P<subject>[^，。；：、\d]{2,20}?)中?，"
)
_BATCHES: Final = frozenset({"批", "步", "期", "轮", "次", "阶段"})
_DEED: Final = re.compile(
    "(?:全面|较?大幅度?|连续|相继|先后)?(?:提高|降低|下调|上调|调整|降准|降息|降税|减税|调减|调增|发放|召开|举行|发布|出台)"
    "[\u4e00-\u9fff]{0,14}(?=[，。；、])"
)
_KINDS: Final = re.compile(
    "(?P<thing>[^，。；、]{2,12}?)(?:主要)?(?:有|包括|涵盖|包含)[^，。；]{2,}、[^，。；]{2,}等\\Z"
)
_AIM: Final = "目标"
_AREAS: Final = frozenset(word_list("areas"))
"""Nouns of places, which behind a measure word are counted themselves: 46个|城市."""

_MEASURED_PLACES: Final = compiled("(?P<thing><<measured-places>>)")
"""Places and firms of which an indicator may follow at once: 228个|村|集体经济收入."""

_PARTS: Final = re.compile(
    r"\s?(?P<noun>方面(?!的|[举措政工任重内问指目行要项改建]|\d|[一二三四五六七八九十])"
    r"|(?:部分|方面|环节|层级|层次|阶段|板块|维度|领域)"
    r"(?=[，。；：、\n]|组成|构成|进行|加大|发力|推动|入手|着手|是|主要|\Z))"
)
_HELD: Final = re.compile(
    "(?:举行|举办|召开|开展|组织)(?P<event>(?![的了过])[\u4e00-\u9fff]{4,14}?)(?:超过?|达到?|逾|近|约|共)*\\Z"
)
_HELD_TIMES: Final = frozenset({"次", "场", "轮", "期"})
_ACT: Final = re.compile("[\u4e00-\u9fff]{2,12}(?=[，。；、])")
_ACTS: Final = re.compile("[获向被在列]|入(?=[选围列库统规驻])")
_ABOVE: Final = re.compile("(?:级|(?:以[上下])?的|以上)(?:已?达到?|有|共有?)?")
_ABOVE_BEGINS: Final = frozenset("级以的")
_AMOUNT: Final = re.compile(
    r"(?P<front>[^、，]*?)(?:超过?|过|达到?|突破|在|逾)?(?:[\d.]+|[一二两三五十百千])?[十百千万亿]+美?元?\Z"
)
_MEASURE: Final = compiled(
    r"年?(?:主营业务|营业|销售)?(?:收入|产值|总产值|税收|纳税|投资额?|总投资|利税|利润|营收|销售额|资产总额)\Z"
)
_HAVE_A_SIZE: Final = ("企业", "项目", "园区", "集群", "产业", "单位", "市场", "公司", "集团", "乡镇", "村")
"""Ends of things that have a size in money."""

_LEVEL: Final = "国省市县区乡镇村校盟旗州"
_LEVELS: Final = frozenset(f"{_LEVEL}A")
"""How the names of levels begin, where no digit does."""

_SHARED: Final = re.compile(
    rf"\s?(?P<level>[{_LEVEL}]家?级|\d?A级)(?:和|、|以及|及|，)\s?[\d一二两三四五六七八九十]+[个家项所处座名]\s?"
    rf"(?:[{_LEVEL}]家?级|\d?A级)(?P<noun>[\u4e00-\u9fffA-Z“”]{{2,14}})"
)


@indicator_rule(
    "things-above-a-size",
    "An amount from which on things count stands just before: 销售收入过亿元的|34家.",
    "之前紧接门槛数额：超过该数额的事物数",
    ("农产品加工企业销售收入过亿元的{34家}，其中过10亿元的3家。", "农产品加工企业"),
    ("百亿级项目2个、50亿级{3个}、10亿级19个。", "百亿级项目"),
    only=COUNTED,
    needs=FROM_A_SIZE,
)
def above_a_size(context: Context) -> Found | None:
    """Return what is counted behind the amount that it is above."""
    segment = context.segment
    if segment[:1] not in _ABOVE_BEGINS or _ABOVE.fullmatch(segment) is None:
        return None
    begin = max(context.clause, context.before - REACH)
    front = _AMOUNT.search(clean(context.text[begin : context.before]))
    if front is None:
        return None
    thing = without_lead(_MEASURE.sub("", without_trail(front["front"])))
    if len(thing) > 1 and thing.endswith(_HAVE_A_SIZE):
        return named(thing)
    return context.counts.get(context.base)


@indicator_rule(
    "level-of-a-shared-noun",
    "Only a level stands behind the number; the noun follows the next: 1个|省级、5个市级|专业镇.",
    "数字之后只有级别：名词在并列后项之后",
    ("培育{1个}省级、5个市级专业镇。", "省级专业镇"),
    ("新增{1家}4A级和1家3A级景区。", "4A级景区"),
    only=COUNTED,
)
def _level_shared(context: Context) -> Found | None:
    first = context.text[context.token.end : context.token.end + 1]
    if first not in _LEVELS and not (first.isspace() or first.isdigit()):
        return None
    shared = _SHARED.match(context.text, context.token.end)
    noun = shared and right_noun(context.text, shared.start("noun"), counted=True)
    return f"{shared['level']}{noun}" if shared and noun else None


@indicator_rule(
    "things-counted-that-act",
    "A verb stands directly behind a measure word that counted things before: 案例173项，|37项|向全国推广.",
    "量词之后直接是谓语：所计同前",
    ("形成案例173项，{37项}向全国推广。", "案例"),
    ("停产的10户企业，{9户}恢复生产。", "企业"),
    only=COUNTED,
    needs=NOTHING_BEFORE,
)
def _acting(context: Context) -> Found | None:
    if context.segment or not context.counts:
        return None
    text, end = context.text, context.token.end
    acts = _ACTS.match(text, end) or cut().match(text, end)
    return context.counts.get(context.base) if acts else None


@indicator_rule(
    "those-among-them",
    "的有 or 的是 before a count: how many of what was counted before, or of what the sentence speaks of.",
    "“…的有”“…的是”之后的计数：所计同前，或为本句主语",
    ("共有水利工程120个，属于地方的是{49个}。", "水利工程"),
    ("这些水利工程，今年内可以完工的有{14个}。", "水利工程"),
    ("建设单位有六百个，水利方面的{52个}。", "建设单位"),
    only=frozenset({"count"}),
    needs=SO_MANY,
)
def _among_them(context: Context) -> Found | None:
    segment = context.segment
    if segment.endswith("的") and _OF_A_FIELD.search(segment) and context.base in context.counts:
        return context.counts[context.base]
    if (
        segment[-1:] not in _AMONG_ENDS
        or _AMONG.search(segment) is None
        or right_noun(context.text, context.token.end, counted=True)
    ):
        return None
    if context.base in context.counts:
        return context.counts[context.base]
    subject = _SUBJECT.match(context.text, context.sentence, context.clause)
    if subject is None or inner().search(subject["subject"]):
        return None
    noun = left_noun(subject["subject"])
    return named(noun) if noun is not None and is_sure(noun) else None


@indicator_rule(
    "in-so-many-batches",
    "分 before a number of batches or steps: how something is done, and nothing that is counted.",
    "“分”之后的批次、步骤：说明做法，没有指标",
    ("农资补贴分{三批}向种粮农民发放。", None),
    only=frozenset({"count"}),
    needs=OF_DEEDS,
)
def in_batches(context: Context) -> Found | None:
    """Return NOTHING for a number of batches in which something is done."""
    return NOTHING if context.segment.endswith("分") and context.base in _BATCHES else None


@indicator_rule(
    "what-was-done-so-many-times",
    "次 and a verb behind it: what was done so many times.",
    "“次”之后的动词短语：所做之事",
    ("去年{两次}全面降准，推动降低贷款利率。", "全面降准"),
    ("{三次}提高出口退税率。", "提高出口退税率"),
    only=frozenset({"count"}),
    needs=OF_DEEDS,
)
def _times(context: Context) -> Found | None:
    if context.base != "次" or context.segment.endswith(("第", "每", "一")):
        return None
    text, end = context.text, context.token.end
    done = _DEED.match(text, end)
    if done is None and not context.segment and right_noun(text, end, counted=True) is None:
        done = _ACT.match(text, end)
    return done[0] if done else None


@indicator_rule(
    "kinds-of-a-thing",
    "有 or 包括 and kinds of a thing before a number: it counts that thing: 险种|有人身险等|120种.",
    "“有…等若干种”“包括…等若干个”：所计为其上位事物",
    ("险种有人身险、财产险等{120多种}。", "险种"),
    only=frozenset({"count"}),
    needs=AND_OTHERS,
)
def _kinds(context: Context) -> Found | None:
    kinds = _KINDS.search(context.segment) if context.segment.endswith("等") else None
    if kinds is None or right_noun(context.text, context.token.end, counted=True) is not None:
        return None
    noun = left_noun(kinds["thing"])
    return noun if noun is not None and is_sure(noun) else None


@indicator_rule(
    "parts-of-a-whole",
    "部分, 环节 or 方面 directly behind 个: so many of them, whatever they are listed as.",
    "“个”之后直接是“部分”“环节”“方面”：所计即此",
    ("标准体系包括基础共性、关键技术等{三个}部分。", "部分"),
    ("从组织领导、政策支持等{五个}方面加大力度。", "方面"),
    only=frozenset({"count"}),
)
def _parts(context: Context) -> Found | None:
    parts = _PARTS.match(context.text, context.token.end) if context.base in ("个", "大", "类") else None
    return parts["noun"] if parts else None


@indicator_rule(
    "event-held-so-many-times",
    "举行, 举办 or 开展 before what was held so many times, which may end in a verb: 项目集中开工|5次.",
    "“举行”“举办”“开展”若干次：所举行之事，可以动词结尾",
    ("全年举行项目集中开工{6次}。", "项目集中开工"),
    only=frozenset({"count"}),
    needs=OF_DEEDS,
)
def _held(context: Context) -> Found | None:
    held = _HELD.search(context.segment) if context.base in _HELD_TIMES else None
    if held is None:
        return None
    event = held["event"]
    noun = left_noun(event)
    return event if noun is None or not event.endswith(noun) else None


@indicator_rule(
    "noun-counted-behind",
    "The noun behind a measure word is what is counted.",
    "量词之后的名词为所计事物",
    ("实施{5家}钢铁企业深度治理。", "钢铁企业"),
    ("为{2.3万名}教师发放补贴。", "教师"),
    ("其中{228个}村集体经济收入超过50万元。", "村"),
    only=COUNTED,
)
def _counted_behind(context: Context) -> Found | None:
    if (thing := _with_an_indicator(context)) is not None:
        return thing
    noun = noun_behind(context, counted=True)
    if noun == _AIM and context.category in ONLY_PEOPLE and context.read_noun() is not None:
        return None
    if noun is None:
        return None
    return noun if noun in _AREAS else named(completed(context, noun))


def _with_an_indicator(context: Context) -> str | None:
    """Return the places or firms behind a number, where what is measured of them follows: 228个|村."""
    counted = _MEASURED_PLACES.match(context.text, context.token.end)
    if counted is None:
        return None
    rest = context.text[counted.end() : counted.end() + LONGEST_BEGINNING]
    lengths = name_beginnings().get(rest[:2], ())
    return counted["thing"] if any(rest[:n] in _shares_and_sums() for n in lengths) else None


@cache
def _shares_and_sums() -> frozenset[str]:
    """Return the names of indicators that are sums of money or shares, and count nothing."""
    sums = {one.name for one in indicators() if "%" in one.units or any("元" in unit for unit in one.units)}
    return frozenset(name for name, canonical in canonical_names().items() if canonical in sums)


@indicator_rule(
    "people-something-is-done-for",
    "People before whom only 为, 向, 对 or 给 stands, and behind whom nothing says who they are.",
    "之前只有“为”“向”“对”“给”的人数",
    ("为{224人}发放救助资金。", "人"),
    only=ONLY_PEOPLE,
)
def _recipients(context: Context) -> Found | None:
    segment = context.segment
    return context.base if len(segment) < 4 and segment.endswith(("为", "向", "对", "给")) else None


@indicator_rule(
    "places-under-a-place",
    "辖 or another such number directly before a number of towns or villages: they are counted.",
    "“辖”之后、或紧接另一同类数据之后的乡、镇、村数：单位即所计",
    ("云川县辖{6镇}12乡，548个行政村。", "镇"),
    only=frozenset({"count"}),
    needs=OF_PLACES,
)
def _under(context: Context) -> Found | None:
    if context.base not in PLACE_UNITS:
        return None
    segment = context.segment
    again = not segment.strip("、和") and context.carried in PLACE_UNITS
    return context.base if again or segment.endswith("辖") else None


COUNTED_RULES: Final = (
    _under,
    _level_shared,
    _acting,
    _among_them,
    in_batches,
    _times,
    _parts,
    _kinds,
    _held,
    _counted_behind,
    _recipients,
)
"""People and things that are counted."""
