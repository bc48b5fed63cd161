"""Nouns behind: the noun phrase that the words behind a number begin with, up to a verb."""

import re
import sys
from functools import lru_cache
from typing import Final

from desktop.text.figures.doubt import is_known
from desktop.text.figures.grammar import compiled, cut, end_cut_words, end_cuts, end_words, word_list
from desktop.text.figures.indicators.names import measuring, prefix_name
from desktop.text.figures.indicators.nouns_before import SINGLE_CHARACTER_NOUNS
from desktop.text.figures.indicators.trimming import clean, without_lead

STOPS: Final = frozenset("，。；、：！？,;:")
"""What no noun phrase stands behind: where one of them follows a number, nothing there is counted."""

_ONWARD: Final = 5
"""Code points that what goes on behind the number a change began from may have."""

_OWN_LEVELS: Final = ("本级", "各级")
_OF_AREAS: Final = (
    "房屋销售价格",
    "新建住宅",
    "新建商品住宅",
    "商品住宅",
    "居民消费价格",
    "集体经济收入",
    "空气质量",
    "水质",
    "生态质量",
    "生态环境质量",
    "环境空气质量",
    "环境质量",
)
"""What each of the areas or sections has that are counted: 12个|盟市|空气质量."""
_MOVING: Final = compiled(r"(?P<measure>.{2,}?)(?:<<change-verbs-to-a-level>>)[到至为]\Z")
_GATE: Final = re.compile(r"[十百千万亿]+元?级?(?:大关|台阶|关口)")
"""What was passed and is no thing counted: 跨过3个|万亿元大关."""

_PROVINCES: Final = re.compile("(?P<noun>省、(?:自治区、(?:直辖)?市|市、自治区|自治区))")
"""What the parts of the country are called together: 28个|省、市、自治区."""

_STEP: Final = re.compile("的?历史(?:性)?新?(?:台阶|大关|高度|水平|高点|纪录|关口)")
"""How far something has come, behind a number: 80万亿元|的历史新台阶."""

_STEP_BEGINS: Final = frozenset("的历")
_GATES: Final = frozenset("十百千万亿")

_MEASURES: Final = compiled(
    r"\s?(?P<noun>[\u4e00-\u9fff“”]{2,16}?(?:<<policy-nouns>>))"
    r"(?=[，。；、,;\s]|全部|落地|有效|顺利|签约|开工|竣工|投产|建成|实现|扎实|加快|稳步|深入|取得|获|被|陆续|\Z)"
)
"""What follows 22项 although it begins with a verb: 支持外贸稳定增长具体举措."""

_ALSO: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及]“[^“”]*”\Z")
"""Another thing that is named and not counted: 8条特色餐饮街区|和“望澜宴”."""

_NAMED_AFTER: Final = re.compile(r"“[^“”]*”\Z")
_SCHOOLS: Final = word_list("kept-endings")
"""Nouns that end in what elsewhere ends a noun phrase (建设中)."""

_MANY: Final = word_list("plural-heads")
_AND: Final = ("并", "且", "而且", "但")
_OF_THINGS: Final = frozenset("项件条部")
"""Measure words with which neither people nor offices are counted."""

_ACTED: Final = compiled(
    r"(?:实施|承担|办理|负责|制定|提出|管理|设立|出台)的(?P<thing>[\u4e00-\u9fff]{0,8}(?:<<policy-nouns>>))"
)
_OF_HOUSES: Final = frozenset("家所座处间支幢栋")
"""Measure words of houses and firms, with which no area is counted: 3家|市疾控中心."""

_ABSTRACT: Final = ("领域", "行业", "层次", "体制")
_OF_FIRMS: Final = frozenset("家户名人位所")
"""Measure words of firms and people, with which no field or trade is counted: 50家细分领域的|头部企业."""

_SIZES_BEGIN: Final = "".join(sorted({word[0] for word in word_list("sizes-of-things")}))
_WORD: Final = r"\u4e00-\u9fffA-Za-z·.+&/\-\s"
"""Characters that a noun phrase is of: most hold nothing else, and one set is passed over fastest."""

_IN_NOUN: Final = rf"(?:[{_WORD}]|\d(?=[A-Z类]|\d{{0,2}}强)|“[^“”，。]{{1,12}}”|[（(][^（）()\d]{{1,6}}[）)])"
_RIGHT: Final = compiled(
    r"\s?(?:及?以[上下内]|左右)?+的?(?:[（(][^（）()]{1,4}[）)])?+"
    r"(?:\d{1,2}(?:[-—~～至到]\d{1,2})?周?岁(?:及?以[上下])?的?|)"
    r"(?:\d+(?:\.\d+)?(?:千伏|kV|KV)[和、及与]|)"
    r"(?:(?=[总投年产日装占建面超突达过在约近逾\d.])"
    r"(?:总?投资|年?总?产能?|日产|[年日]处理|年加工|装机|占地|(?:总?建筑)?面积)?(?:超过?|突破|达到?|过|在|约|近|逾)?[\d.]+[万亿]*(?:千伏|千瓦|兆瓦|MW|kV|KV|亩|元|吨|米|公里|平方米|[件项个条家处座所户人张岁])(?:及?以[上下])?的?|)"
    rf"(?:(?=[{_SIZES_BEGIN}])(?:<<sizes-of-things>>)(?:均|已|都)*(?:超过?|突破|达到?|过|在|约|近|逾|不低于)?"
    r"[\d.]*[十百千万亿]*(?:元|美元|千瓦|吨|立方米|亩)(?:及?以上)?的|)"
    r"(?![一二两三四五六七八九十][个项]|[至到])"
    rf"(?P<noun>[{_WORD}]{{1,24}}+(?![\d“（(])|{_IN_NOUN}{{1,24}})"
)
_LEVELS: Final = frozenset("国省市县区乡镇村街")
"""How the names of levels begin."""

_OF_LEVELS: Final = re.compile(
    r"\s?(?:国家|省|市|县|区|乡镇|乡|镇|村)级?(?:（[^）]{1,4}）)?[、和与](?:市|县|区|乡镇|乡|镇|村|地|州)"
    r"(?:（[^）]{1,4}）|\([^)]{1,4}\))?级(?=[\u4e00-\u9fff]{2})"
    r"|\s?(?:乡镇|街道|县|市|区|省)级[、和与](?=[（(]?(?:村|社区)[）)]?[\u4e00-\u9fff]{2})"
)
"""Levels that share the noun behind them: 250个|省、市（地）级|疾病预防控制中心."""

_CLAUSED: Final = re.compile(
    r"\s?(?=[^，。；\d的]{0,10}(?:比较|较为|相对|十分|非常|可以|能够|正在|尚未|长期|具有|具备|拥有|从事|通过|利用|面向)|突出|引领|支撑)"
    r"[^，。；\d的]{4,24}的(?=[\u4e00-\u9fff]{2})"
)
"""A clause that says of what is counted how it is: 设施比较完善、管理比较规范的|产业园区."""

_LONGEST_CLAUSE: Final = 26
"""Code points that it may have, with a space before it and its 的."""

_FIGURE_JOINED: Final = re.compile(
    r"(?:和|与|及|以及)(?:[一二两三四五六七八九十百千万]+|\d+)(?:[个项条座所家次处名户项]|万|亿).*\Z"
)
"""Another figure that is joined to what is counted: 铁路新干线|和五个重点港口."""

_JOINTS: Final = frozenset("和与及以")
_AMOUNTS: Final = frozenset("百一二两三四五六七八九")
_AMOUNT: Final = re.compile(
    "百分之|[一二两三四五六七八九][一二三四五六七八九十百千万亿]*(?:斤|元|吨|担|亩|公斤|万人)\\Z"
)
_FIGURE_TAIL: Final = re.compile(
    "^(?:百分之.*|[一二两三四五六七八九十百千万亿]+(?:分之.*|倍.*|[个项条座家]))"
)
_FIRST_OF_TWO: Final = re.compile(
    "(?P<one>(?!支持|促进|推动|鼓励|推进|涉及|加强)[\u4e00-\u9fff]{2,10}?)(?:和|与|以及)[\u4e00-\u9fff]{1,6}\\Z"
)
"""Things that are counted, before others with an attribute: 商品粮基地|和全国的国营农场."""

_SECOND: Final = re.compile(
    r"(?:、(?![一二两三四五六七八九十百千])[\u4e00-\u9fffA-Za-z]{2,10}){0,2}(?=[，。；,;\s]|$)"
)
_CLASS: Final = re.compile("(?:、[^，。；、0-9等]{2,12})+等(?![级额份同量])(?P<noun>[\u4e00-\u9fff]{2,12})")
"""The class of the things that are counted and listed: 860家|博物馆、纪念馆等|公益性文化设施."""

_OF_CLASSES: Final = frozenset("家个名户人所座处种位")

_BARE_OF: Final = compiled(
    r"(?:统称|总称|(?:不完全)?统计|调查\Z|工作(?!人员|者|站|室|组|队)|办法|做法|基础上|前提下|情况下|同时|目标|任务|要求|能力|规模|作用|建设|力度|水平"
    r"|前期|手续|确权|遗留问题|清产核资"
    r"|(?:<<works>>)(?:工作)?\Z)"
)
_UNITS: Final = frozenset(word_list("single-character-areas"))
_AREA: Final = compiled("<<areas>>")
_JOINED: Final = frozenset(word_list("area-compounds"))
_NOT_JOINED: Final = ("和美", "和谐", "和平", "及时", "及格", "与会")
_DONE: Final = re.compile("(?<=..)[\u4e00-\u9fff]{2}了(?!解|望|如|结)")
"""A verb with 了 behind those that are counted: 780万名|寄宿学生|补助了."""

_COUNT_BEHIND: Final = re.compile("(?<=..)[一二两三四五六七八九十百]+[个座家所项条台辆户]\\Z")
"""The number of what is named before it: 20万千瓦以上的|火电站|四十五个."""

_COMING: Final = re.compile("(?<=..)来[\u4e00-\u9fff]{1,3}(?:投资|考察|落户|兴业|发展|洽谈|创业|旅游|参观)")
"""What firms and people do that are counted: 12家企业|来云川投资."""

_ACTS: Final = compiled(r"(?:<<acting-heads>>)(?=(?:<<acting-verbs>>)(?!基金|资金|项目|工程|中心|能力|收入))")
_NOTED: Final = re.compile("[（(](?:[^（）()]*[，、,]|预计|初步|不?含|其中|约|同比|下同|按)")
"""A note behind a number: 5600亿元|（预计数，下同）."""

_UNCUT: Final = frozenset(word_list("uncut-words"))
_OF_LEVEL: Final = ("重点", "级", "属", "直", "内", "政府")
"""What makes an attribute of an area: 1550个|省|重点项目."""

_PLACE: Final = re.compile("第[一二三四五六七八九十]{1,3}[位名]?\\Z")
"""The place that is held among those counted: 8个|边境省区|第一位."""

_ELIGIBLE: Final = re.compile(r"\s?符合[^，。；]{0,8}(?:条件|标准)的")
"""What is said of those who are counted before who they are: 3000名|符合条件的|残疾人."""

_WHOLE: Final = compiled("<<whole-words>>")
_TREATED: Final = compiled(r"(?P<thing>.{0,12}?(?:<<treated-things>>)(?<!农村))(?:<<treatments>>)\Z")
"""A counted thing and what of it is treated: 行政村|生活污水, 产业集群|大气污染."""

_DUES: Final = compiled(r"(?P<who>.{0,10}?(?:<<payers-counted>>))(?:<<dues>>)\Z")
"""Who is counted and what they pay or are paid: 义务教育阶段学生|学杂费."""

_OF_A_SIZE: Final = re.compile(
    "(?P<thing>[^等]{2,})等(?:[重大]大|重点|一批)?(?:项目|工程|生产线)(?:建设|建成|投产)?\\Z"
)
"""What has a size, and the works it is one of: 60万吨|赖氨酸|等项目."""

_MEASURED: Final = re.compile(
    "(?P<thing>[^，。；、]{2,10}?)(?:规模|产值|营收|营业收入|销售收入|收入|投资)(?:均|已)?(?:超过?|突破|达到?|过)[\\d十百千万亿]"
)
"""Things that are counted by their size: 8个|产业|规模超千亿元."""

_SHORTEST_GRADED: Final = 3
_RATED: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2}率(?:均|已|都)?(?:达到?|为|超过?|突破)?\\Z"
)
"""A rate of what is counted, before its own number: 22条|重点入黄排水沟|整治率达|100%."""

_NOT_DONE: Final = re.compile("尚?未[\u4e00-\u9fff]{2}的?(?=[\u4e00-\u9fff]{2})")


def right_noun(text: str, position: int, *, counted: bool, end: int = sys.maxsize) -> str | None:
    """Return the noun phrase that follows a number: 582个|项目, 148个|政府投资项目.

    Args:
        text: The simplified text.
        position: Where the number with its unit ends.
        counted: Whether a measure word stands there, so that what follows is counted.
        end: Where the paragraph ends.
    """
    stopped = text[position : position + 1] in STOPS
    match = None if stopped else _words_behind(text, position, end, counted=counted)
    if match is None:
        return None
    noun = clean(match["noun"])
    if "和" in noun or "与" in noun or "及" in noun:
        noun = _FIGURE_JOINED.sub("", noun)
    sized = _MEASURED.match(noun) if counted else None
    if sized:
        return sized["thing"]
    number_follows = text[match.end() : match.end() + 1].isdigit()
    noun = _without_size(noun, number_follows, counted=counted)
    if "和" in noun and number_follows and cut().search(noun, noun.rindex("和")) is None:
        noun = noun[: noun.rindex("和")]
    if text[match.start("noun") - 1] == "的" and _BARE_OF.match(noun):
        return None
    if counted and text.startswith("、", match.end()):
        if text[position - 1] in _OF_CLASSES and (of_class := _class_of(text, match.end(), end)) is not None:
            return of_class
        more = _SECOND.match(text, match.end())
        noun += more[0] if more else ""
    measure = text[position - 1]
    noun = _acted_on(measure, noun, _counted(noun, measure in _OF_HOUSES))
    noun = _PLACE.sub("", noun) if "第" in noun else noun
    if noun.startswith(_AND) and not noun.startswith(("并网", "并购", "并轨")):
        return None
    if len(noun) < 2 and counted and noun not in SINGLE_CHARACTER_NOUNS:
        measures = _MEASURES.match(text, position)
        noun = without_lead(measures["noun"]) if measures else noun
    if "的" in noun:
        noun = _of_two(noun, measure)
    noun = _unjoined(_ALSO.sub("", noun) if noun[-1:] == "”" else noun)
    noun = noun.removesuffix("之一")
    quoted = _NAMED_AFTER.search(noun) if noun[-1:] == "”" else None
    noun = noun[: quoted.start()] if quoted and noun[: quoted.start()].endswith(_MANY) else noun
    if len(noun) == 1:
        return noun if noun in SINGLE_CHARACTER_NOUNS else None
    return noun or None


def _class_of(text: str, begin: int, end: int) -> str | None:
    """Return the class of what is counted where a list goes on with 等 and it, or None."""
    of_class = _CLASS.match(text, begin, end)
    thing = _counted(of_class["noun"]).partition("的")[0] if of_class else ""
    return thing if len(thing) > 1 and is_known(thing) else None


def _words_behind(text: str, position: int, end: int, *, counted: bool) -> re.Match[str] | None:
    """Return the match of the words behind a number that a noun phrase may begin, or None."""
    begin = position
    if text.find("符合", position, position + 3) >= 0:
        eligible = _ELIGIBLE.match(text, position, end)
        begin = eligible.end() if eligible else position
    if (
        counted
        and begin == position
        and ((first := text[begin : begin + 1]) in _LEVELS or first.isspace())
        and (levels := _OF_LEVELS.match(text, position, end))
    ):
        begin = levels.end()
    match = _RIGHT.match(text, begin, end)
    if counted and text.startswith("省、", position) and (provinces := _PROVINCES.match(text, position)):
        return provinces
    if match is None or (text[begin] in _STEP_BEGINS and _STEP.match(text, begin)):
        return None
    noun, begin = match["noun"], match.start("noun")
    if noun.lstrip().startswith("全年"):
        return None
    if (noun[0] in _GATES and _GATE.match(noun)) or (noun[-1] in "到至为" and _is_onward(text, match)):
        return None
    if noun[0] in "（(" and _NOTED.match(noun):
        return None
    if counted and text.find("的", begin, begin + _LONGEST_CLAUSE) >= 0:
        clause = _CLAUSED.match(text, begin, end)
        match = (_RIGHT.match(text, clause.end(), end) if clause else None) or match
    return None if _is_figure(match["noun"]) else match


def _is_figure(words: str) -> bool:
    """Return whether words behind a number are another figure, or begin with one that is joined to it."""
    if words[0] in _AMOUNTS:
        return _AMOUNT.match(words) is not None
    return words[0] in _JOINTS and _FIGURE_JOINED.match(words) is not None


def _of_two(noun: str, measure: str) -> str:
    """Return what is counted of a noun phrase with 的: what stands behind it, or before it.

    Args:
        noun: The noun phrase.
        measure: The last character of the measure word.
    """
    head, _, tail = noun.rpartition("的")
    tail = _FIGURE_TAIL.sub("", tail)
    if (first := _FIRST_OF_TWO.match(head)) and first["one"].endswith(_MANY):
        return first["one"]
    many = head.endswith(_MANY) and not (head.endswith(_ABSTRACT) and measure in _OF_FIRMS)
    behind = tail and not many and not _BARE_OF.match(tail)
    return tail if behind else head if tail else _until_verb(head)


def _without_size(noun: str, number_follows: bool, *, counted: bool) -> str:
    """Return a noun phrase without the grade, the works or the rate that are told with it.

    Args:
        noun: What stands behind a number.
        number_follows: Whether another number stands behind it.
        counted: Whether a measure word stands before it.
    """
    if counted:
        return _RATED.sub("", noun) if number_follows else noun
    noun = noun[1:] if noun[:1] == "级" and len(noun) > _SHORTEST_GRADED else noun
    sized = _OF_A_SIZE.match(noun)
    return sized["thing"] if sized else noun


def _acted_on(measure: str, phrase: str, noun: str) -> str:
    """Return what is counted where its actor is named first: 165项|国务院部门实施的|审批事项.

    Args:
        measure: The last character of the measure word.
        phrase: The words behind the number.
        noun: The noun phrase that they begin with.
    """
    if measure not in _OF_THINGS or not noun:
        return noun
    acted = _ACTED.match(phrase, len(noun))
    return (_counted(acted["thing"]) or noun) if acted else noun


def _is_onward(text: str, match: re.Match[str]) -> bool:
    """Return whether a change goes on behind the number it began from: 186座|压减到|54座.

    Args:
        text: The simplified text.
        match: What follows the number; its noun phrase ends in 到, 至 or 为.
    """
    noun = match["noun"]
    moving = _MOVING.match(noun)
    if moving is not None and measuring(moving["measure"]):
        return False  # 16%的|税率降至|13%
    return len(noun) <= _ONWARD and text[match.end() : match.end() + 1].isdigit()


def _unjoined(noun: str) -> str:
    """Return a noun phrase without what joins it to others: 和|公园, but 和美乡村."""
    noun = noun.rstrip("和与及等·-、").lstrip("等·-、")
    return noun if noun.startswith(_NOT_JOINED) else noun.lstrip("和与及等·-、")


@lru_cache(maxsize=8192)
def _counted(noun: str, housed: bool = False) -> str:
    """Return what is counted of the words behind a number: an indicator, an area, or all up to a verb.

    Args:
        noun: The words.
        housed: Whether the measure word is one of houses, with which no area is counted: 3家|市疾控中心.
    """
    area = None if housed else _area(noun)
    return area or prefix_name(noun) or _until_verb(noun, housed=housed)


def _area(noun: str) -> str | None:
    """Return the kind of area that is counted where an indicator of each follows: 16个|市县|财政收入."""
    area = _AREA.match(noun)
    if area is None or (len(area[0]) == 1 and noun.startswith(_OF_LEVEL, area.end())):
        return None
    onward = noun[area.end() :]
    return area[0] if onward.startswith((*_OWN_LEVELS, *_OF_AREAS)) or prefix_name(onward, 3) else None


def _until_verb(noun: str, *, housed: bool = False) -> str:
    if (coming := _COMING.search(noun)) is not None:
        noun = noun[: coming.start()]
    if (done := _DONE.search(noun)) is not None and is_known(noun[: done.start()]):
        noun = noun[: done.start()]
    acts = _ACTS.search(noun)
    stop = _stop(noun, acts.end() if acts else len(noun))
    if not stop:
        return ""
    area = noun[0] in _UNITS
    if noun[0] in SINGLE_CHARACTER_NOUNS and not (area and housed):
        alone = end_words().match(noun, 1) is not None
        if alone or (area and noun[1:2] not in _JOINED):
            return noun[0]
    noun = noun[:stop].rstrip("和与及等、")
    if acts and stop == acts.end():
        return noun
    words, ends = end_cut_words(), end_cuts()
    while noun[-1:] in ends:
        lengths = ends[noun[-1]]
        cut_off = next((n for n in lengths if len(noun) - n >= 2 and noun[-n:] in words), 0)
        if not cut_off or noun.endswith(_SCHOOLS):
            break
        noun = noun[:-cut_off].rstrip("和与及等、")
    noun = _COUNT_BEHIND.sub("", noun)
    part = _TREATED.match(noun) or _DUES.match(noun)
    return part[1] if part else noun


def _stop(noun: str, end: int) -> int:
    """Return where a word ends the noun phrase, but not within what it quotes: “高效办成一件事”|重点事项.

    Nor in what it says has not been done: 未摘帽|贫困县.

    Args:
        noun: The words.
        end: Where it ends at the latest.
    """
    not_done = _NOT_DONE.match(noun)
    begin = not_done.end() if not_done else 0
    while (stop := cut().search(noun, begin)) is not None:
        if noun[stop.start() - 1 : stop.start() + 1] in _UNCUT:
            begin = stop.start() + 1
            continue
        word = next((one for one in _WHOLE.finditer(noun) if one.start() <= stop.start() < one.end()), None)
        if word is not None and (word.start() < stop.start() or stop.end() < word.end()):
            begin = word.end()
            continue
        opened = noun.rfind("“", 0, stop.start())
        closed = noun.find("”", stop.start()) if opened > noun.rfind("”", 0, stop.start()) else -1
        if closed < 0:
            return min(stop.start(), end)
        begin = closed + 1
    return end
