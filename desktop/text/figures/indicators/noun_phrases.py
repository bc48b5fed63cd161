"""Noun phrases: what a number counts, found to its left or to its right."""

import re
import sys
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import (
    bound,
    canonical_names,
    compiled,
    cut,
    end_cut_words,
    end_cuts,
    end_words,
    inner,
    word_list,
)
from desktop.text.figures.indicators.names import measuring, prefix_name, suffix_name
from desktop.text.figures.indicators.trimming import KEPT, clean, last_part, without_lead, without_trail

LONGEST_NOUN: Final = 26
_ASIDE: Final = re.compile(r"[（(][^（）()]{0,16}[）)]")
_AFTER_NUMBER: Final = re.compile(r"^\s?(?:(?:及?以[上下内]|左右)的?|大关|台阶|关口|一遇的?)")
_AFTER_STARTS: Final = frozenset("及以左大台关一")
_SHARE: Final = compiled(
    r"(?P<part>.{2,})(?:占|在(?=[^，。、；占]{2,16}中))(?P<whole>[^，。、；占]{2,16}?)中?(?:所占)?的?(?P<head><<share-heads>>)\Z"
)
_GIVEN: Final = re.compile(r"(?P<part>[^，。、；]{2,})?对(?P<whole>[^，。、；占]{2,12}?)的贡献率\Z")
_MILESTONE: Final = compiled(
    r"(?:<<milestone-adverbs>>)*"
    r"(?:<<milestone-verbs>>)[^，。、；]{0,10}(?:<<milestone-nouns>>)[，、]?\Z"
)
"""连跨两个万亿元台阶, 再创历史新高: how far it has come, said before its number."""

_PER_UNIT: Final = compiled(r"每[百千万]?(?:<<per-units>>)(?=..)")
_PER_SO_MANY: Final = ("千人", "万人", "百人", "十万人", "百户", "百万人")
"""What a rate is one of: 每|千人床位."""

_PER_UNIT_MEASURES: Final = word_list("per-unit-measures")
_ONWARD: Final = 5
"""Code points that what goes on behind the number a change began from may have."""

_OWN_LEVELS: Final = ("本级", "各级")
_MOVING: Final = compiled(r"(?P<measure>.{2,}?)(?:<<change-verbs-to-a-level>>)[到至为]\Z")
_GATE: Final = re.compile(r"[十百千万亿]+元?级?(?:大关|台阶|关口)")
"""What was passed and is no thing counted: 跨过3个|万亿元大关."""

_MILESTONES: Final = frozenset("阶高关口点录")
_STEP: Final = re.compile("[百千万亿]{1,3}(?:美?元|公?斤|吨|人次?)?(?:级|的)?(?:大?台阶|大关|关口)")
"""A step that was climbed, and no noun: 连续迈上4个|万亿元台阶|、达14.2万亿元."""

_ADDED: Final = compiled(
    r"(?P<owner>[\u4e00-\u9fff“”]{2,})(?:新增|累计|五年累计|五年|年均新增|当年)(?P<head><<measures-added>>)\Z"
)
"""A measure and its owner with an adverb between them: 可再生能源|新增|装机, “三农”|累计|支出."""

_MEASURES_ADDED: Final = word_list("measures-added")
_DONE: Final = re.compile(r"(?:完成|实现|创造)(?=[\u4e00-\u9fff]{2,7}\Z)")
_BY_TRADE: Final = compiled(
    r"(?P<trade>[^，。、；]{0,12}[业品区械料药纸备件器])(?:累计|共|预计)?(?:完成|实现|创造)(?P<head><<replaceable-heads>>)\Z"
)
"""A trade and a bare measure with a verb between them: 畜牧业|完成|产值."""

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

_ORGANS: Final = word_list("organizations")
"""Nouns that end in what elsewhere is a verb."""

_THOROUGH: Final = re.compile(r"大[\u4e00-\u9fff]{2}\Z")
"""A campaign that a verb names: 集中大排查."""

_MANY: Final = word_list("plural-heads")
_AND: Final = ("并", "且", "而且", "但")
_OF_THINGS: Final = frozenset("项件条部")
"""Measure words with which neither people nor offices are counted."""

_ACTED: Final = compiled(
    r"(?:实施|承担|办理|负责|制定|提出|管理|设立|出台)的(?P<thing>[\u4e00-\u9fff]{0,8}(?:<<policy-nouns>>))"
)
_ABSTRACT: Final = ("领域", "行业", "层次", "体制")
_OF_FIRMS: Final = frozenset("家户名人位所")
"""Measure words of firms and people, with which no field or trade is counted: 50家细分领域的|头部企业."""

_RIGHT: Final = re.compile(
    r"\s?(?:及?以[上下内]|左右)?+的?(?:[（(][^（）()]{1,4}[）)])?+"
    r"(?:\d{1,2}(?:[-—~～至到]\d{1,2})?周?岁(?:及?以[上下])?的?)?"
    r"(?:\d+(?:\.\d+)?(?:千伏|kV|KV)[和、及与])?"
    r"(?:(?:总?投资|年?总?产能?|日产|[年日]处理|年加工|装机|占地|(?:总?建筑)?面积)?(?:超过?|突破|达到?|过|在|约|近|逾)?[\d.]+[万亿]*(?:千伏|千瓦|兆瓦|MW|kV|KV|亩|元|吨|米|公里|平方米|[件项个条家处座所户人张岁])(?:及?以[上下])?的?)?"
    r"(?![一二两三四五六七八九十][个项]|[至到])"
    r"(?P<noun>(?:[\u4e00-\u9fffA-Za-z·.+&/\-\s]|\d(?=[A-Z类])|“[^“”，。]{1,12}”|[（(][^（）()\d]{1,6}[）)])(?:[\u4e00-\u9fffA-Za-z·.+&/\-\s]|\d(?=[A-Z类])|“[^“”，。]{1,12}”|[（(][^（）()\d]{1,6}[）)]){0,23})"
)
_SECOND: Final = re.compile(
    r"(?:、(?![一二两三四五六七八九十百千])[\u4e00-\u9fffA-Za-z]{2,10}){0,2}(?=[，。；,;\s]|$)"
)
_BARE_OF: Final = compiled(
    r"(?:统称|总称|工作(?!人员|者|站|室|组|队)|办法|做法|基础上|前提下|情况下|同时|目标|任务|要求|能力|规模|作用|建设|力度|水平"
    r"|前期|手续|确权|遗留问题|清产核资"
    r"|(?:<<works>>)(?:工作)?\Z)"
)
_SINGLE: Final = frozenset(word_list("single-character-nouns"))
_UNITS: Final = frozenset(word_list("single-character-areas"))
_AREA: Final = compiled("<<areas>>")
_JOINED: Final = frozenset(word_list("area-compounds"))
_NOT_JOINED: Final = ("和美", "和谐", "和平", "及时", "及格", "与会")
_GRADE: Final = re.compile("[中高初同平均优上]等[^、]*\\Z")
"""A grade, which ends no list: 中等|专业学校."""

_ACTS: Final = compiled(r"(?:<<acting-heads>>)(?=(?:<<acting-verbs>>)(?!基金|资金|项目|工程|中心|能力|收入))")
_NOTED: Final = re.compile("[（(](?:[^（）()]*[，、,]|预计|初步|不?含|其中|约|同比|下同|按)")
"""A note behind a number: 5600亿元|（预计数，下同）."""

_STREAK: Final = re.compile("[“‘'\"]?[一二三四五六七八九十]{1,3}连[增丰快升涨][”’'\"]?\\Z")
"""A streak that is no noun: 粮食生产|‘八连增’."""

_OWNED: Final = frozenset(word_list("owned-verbs"))
_UNCUT: Final = frozenset(word_list("uncut-words"))
_OF_LEVEL: Final = ("重点", "级", "属", "直", "内", "政府")
"""What makes an attribute of an area: 1550个|省|重点项目."""

_PLACE: Final = re.compile("第[一二三四五六七八九十]{1,3}[位名]?\\Z")
"""The place that is held among those counted: 8个|边境省区|第一位."""

_ELIGIBLE: Final = re.compile(r"\s?符合[^，。；]{0,8}(?:条件|标准)的")
"""What is said of those who are counted before who they are: 3000名|符合条件的|残疾人."""

_SUMMED: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:\\d|[两三四五六七八九十])年)?累计(?=(?:产[量值]|总产[量值]|投资|收入|发电量|销[量售]额?)\\Z)"
)
"""What stands between a thing and its measure: 天然气|五年累计|产量."""

LISTED_AS: Final = re.compile(
    "等(?:主要|重要|核心|关键|先行|[一二两三四五六七八九十]项)?(?:经济)?(?:指标)?\\Z"
)
"""What says that indicators were only some: 营业收入、智算规模|等主要指标."""

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
_YEARS: Final = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})多?年\Z")
"""What only says when: 改革开放之后30年|的年均增长."""

_LONGEST_RATE: Final = 3
"""Code points of a rate that needs the verb before it: 整改|完成率, 问题|解决率."""

_WITHIN: Final = re.compile(r"(?<![初高集])中\Z")


@lru_cache(maxsize=8192)
def left_noun(segment: str) -> str | None:
    """Return the noun phrase that ends a segment, without the verbs around it: 全年新建学校完成 → 学校."""
    text = _bare(segment)
    if text.endswith(("重", "例", "份额", "率")) and (share := _SHARE.search(_ASIDE.sub("", text))):
        return _share(share)
    name = _done(text) or suffix_name(text)
    if name is None and text.endswith("的贡献率") and (given := _GIVEN.search(text)):
        text = f"{given['part']}对{given['whole']}贡献率" if given["part"] else f"{given['whole']}贡献率"
    if name is None and "全年" in text:
        name = suffix_name(text.replace("全年", ""))
    if name is None and ("（" in text or "(" in text):
        text = _ASIDE.sub("", text)
        name = suffix_name(without_trail(text))
    return name or _of_trade(text) or _added(text) or _phrase(text)


def _phrase(text: str) -> str | None:
    """Return the noun phrase that ends a text, in which no name of an indicator ends it."""
    noun = without_lead(without_trail(last_part(text)))
    if "的" in noun:
        tail = noun.rpartition("的")[2]
        noun = _owned(noun)
        if tail in _OWNED and len(noun) > len(tail):
            return noun[-LONGEST_NOUN:]
    ends = [verb.end() for verb in inner().finditer(noun)]
    if ends and ends[-1] == len(noun) and noun.endswith((*_ORGANS, *KEPT)):
        ends.pop()
    if ends and ends[-1] == len(noun) and not _THOROUGH.search(noun):
        noun = _before_verb(noun)
        ends = []
    if ends and len(noun) - ends[-1] >= 2 and not _is_bound(noun[ends[-1] :]):
        noun = noun[ends[-1] :]
    if "等" in noun and len(noun) - noun.rindex("等") > 2 and not _GRADE.search(noun):
        noun = noun[noun.rindex("等") + 1 :]
    noun = _WITHIN.sub("", without_lead(noun).rstrip("和与及等、"))
    if noun.count("“") != noun.count("”"):
        noun = noun.replace("“", "").replace("”", "")
    noun = _per_unit(text, noun)
    named = (len(noun) >= 2 and not _only_when(noun)) or noun in _SINGLE
    return noun[-LONGEST_NOUN:] if named else None


def _is_bound(rest: str) -> bool:
    """Return whether what stands behind a verb means nothing without it: 整改|完成率."""
    return rest in bound() or (len(rest) <= _LONGEST_RATE and rest[-1] == "率")


def _only_when(noun: str) -> bool:
    """Return whether a noun phrase says nothing but when or how far: 改革开放之后30年, 万亿元台阶."""
    if noun[-1] in _MILESTONES and _STEP.fullmatch(noun):
        return True
    return noun[-1] == "年" and _YEARS.search(noun) is not None


def _owned(noun: str) -> str:
    """Return what stands behind 的, with its owner where it measures: 居民|的|消费水平, but “回家的路”."""
    if noun[-1] == "”" and "的" in noun[noun.rfind("“") :]:
        return noun[noun.rfind("“") :]
    front, _, tail = noun.rpartition("的")
    if front.endswith("所占"):
        owner = left_noun(front[:-2])
        return f"{owner}所占{tail}" if owner else tail
    owned = (tail in _OWNED or tail in bound() or measuring(tail)) and "占" not in front and len(tail) > 1
    owner = left_noun(front) if owned else None
    return f"{owner}{tail}" if owner else tail or front


def _per_unit(text: str, noun: str) -> str:
    """Return a noun that measures with the unit it is measured for: 每亩|税收, 每平方公里|财政收入."""
    if "每" not in text:
        return noun
    if noun.startswith(_PER_SO_MANY) and f"每{noun}" in text:
        return f"每{noun}"
    for per in _PER_UNIT.finditer(text):
        measure = text[per.end() :]
        if noun.endswith(measure) and len(noun) < len(measure) + len(per[0]):
            return per[0] + measure if measuring(measure) or measure.endswith(_PER_UNIT_MEASURES) else noun
    return noun


JOINTS: Final = re.compile("、|(?<=[\u4e00-\u9fff]{2})(?:以及|和(?!谐)|与|及(?!时|格))(?=[\u4e00-\u9fff]{2})")
LONGEST_MEMBER: Final = 8
"""Code points that a member of a coordination may have, but for its first."""


def coordinated_nouns(segment: str, noun: str) -> str | None:
    """Return the coordination of nouns that ends a segment, or None: 改造|公办幼儿园、小学、初中.

    Each member is a noun phrase of its own: no verb, no number, no 的, no indicator's name.

    Args:
        segment: The segment.
        noun: The noun phrase that ends it.
    """
    end = segment.rfind(noun)
    if end < 1 or segment[end - 1] not in "、和与及" or not _is_member(noun):
        return None
    text = segment[: end + len(noun)]
    begin = end
    for joint in reversed(list(JOINTS.finditer(text))):
        if joint.end() < end and not _is_member(text[joint.end() : begin]):
            break
        begin = joint.start()
    first = text[:begin]
    head = left_noun(first)
    if begin == end or head is None or not first.endswith(head) or not _is_member(head):
        return None
    whole = head + text[begin:]
    return whole if len(whole) <= LONGEST_NOUN else None


def _is_member(noun: str) -> bool:
    """Return whether a text is a noun phrase that may be a member of a coordination."""
    return 2 <= len(noun) <= LONGEST_MEMBER and left_noun(noun) == noun and suffix_name(noun) is None


def _bare(segment: str) -> str:
    """Return a segment without the verbs and the milestones between its noun and the number."""
    text = clean(segment)
    if text[:1] in _AFTER_STARTS:
        text = _AFTER_NUMBER.sub("", text)
    text = without_trail(text.partition("|")[0] if "|" in text else text)
    if "连" in text[-5:]:
        text = without_trail(_STREAK.sub("", text))
    text = _SUMMED.sub("", text) if "累计" in text else text
    text = LISTED_AS.sub("", text) if "指标" in segment else text
    return text if _MILESTONES.isdisjoint(text[-2:]) else without_trail(_MILESTONE.sub("", text))


def is_milestone(clause: str) -> bool:
    """Return whether a clause ends in how far something has come: 外运量再创历史新高."""
    text = clean(clause)
    return not _MILESTONES.isdisjoint(text[-2:]) and _MILESTONE.search(text) is not None


def _share(share: re.Match[str]) -> str:
    """Return the name of a share, or part, whole and head of it: 民营经济增加值|占|GDP|的|比重."""
    name = f"{without_lead(last_part(share['part']))}占{share['whole']}{share['head']}"
    return canonical_names().get(name, name)


def _done(text: str) -> str | None:
    """Return the name that a verb parts: 规模以上工业|完成|增加值."""
    if "完成" not in text and "实现" not in text and "创造" not in text:
        return None
    done = _DONE.search(text)
    return (
        suffix_name(text[: done.start()] + text[done.end() :], beyond=len(text) - done.end())
        if done
        else None
    )


def _of_trade(text: str) -> str | None:
    """Return a bare measure with its trade, which a verb parts: 畜牧业|完成|产值."""
    trade = _BY_TRADE.search(text)
    owner = left_noun(trade["trade"]) if trade else None
    if trade is None or owner is None:
        return None
    name = f"{owner}{trade['head']}"
    return canonical_names().get(name, name)


def _added(text: str) -> str | None:
    """Return a bare measure with its owner, which an adverb parts: 可再生能源|新增|装机."""
    added = _ADDED.search(text) if text.endswith(_MEASURES_ADDED) else None
    owner = left_noun(added["owner"]) if added else None
    if added is None or owner is None or not added["owner"].endswith(owner):
        return None
    name = f"{owner}{added['head']}"
    return canonical_names().get(name, name)


def front_noun(clause: str) -> str:
    """Return what stands before a clause's first verb (总产|实现二十连丰), empty where there is no verb."""
    verb = inner().search(clause)
    return without_trail(clean(clause[: verb.start()])).strip("，,、：:") if verb else ""


def _before_verb(noun: str) -> str:
    """Return what a verb at the end governs from before it: 黄标车|淘汰, 争取|信贷|投放."""
    found = list(inner().finditer(noun))
    begin = found[-2].end() if len(found) > 1 else 0
    rest = noun[begin : found[-1].start()]
    return rest if len(rest) >= 2 else ""


def right_noun(text: str, position: int, *, counted: bool, end: int = sys.maxsize) -> str | None:
    """Return the noun phrase that follows a number: 582个|项目, 148个|政府投资项目.

    Args:
        text: The simplified text.
        position: Where the number with its unit ends.
        counted: Whether a measure word stands there, so that what follows is counted.
        end: Where the paragraph ends.
    """
    eligible = _ELIGIBLE.match(text, position, end)
    match = _RIGHT.match(text, eligible.end() if eligible else position, end)
    if match is None or _GATE.match(match["noun"]) or _is_onward(text, match):
        return None
    if match["noun"][0] in "（(" and _NOTED.match(match["noun"]):
        return None
    noun = clean(match["noun"])
    sized = _MEASURED.match(noun) if counted else None
    if sized:
        return sized["thing"]
    number_follows = text[match.end() : match.end() + 1].isdigit()
    noun = _without_size(noun, number_follows, counted=counted)
    if "和" in noun and number_follows:
        noun = noun[: noun.rindex("和")]
    if _BARE_OF.match(noun) and text[match.start("noun") - 1] == "的":
        return None
    if text.startswith("、", match.end()) and counted and (more := _SECOND.match(text, match.end())):
        noun += more[0]
    noun = _PLACE.sub("", _acted_on(text[position - 1], noun, _counted(noun)))
    if noun.startswith(_AND) and not noun.startswith(("并网", "并购", "并轨")):
        return None
    if len(noun) < 2 and noun not in _SINGLE and counted and (measures := _MEASURES.match(text, position)):
        noun = without_lead(measures["noun"])
    if "的" in noun:
        head, _, tail = noun.rpartition("的")
        many = head.endswith(_MANY) and not (head.endswith(_ABSTRACT) and text[position - 1] in _OF_FIRMS)
        behind = tail and not many and not _BARE_OF.match(tail)
        noun = tail if behind else head if tail else _until_verb(head)
    noun = _unjoined(_ALSO.sub("", noun) if noun[-1:] == "”" else noun)
    quoted = _NAMED_AFTER.search(noun)
    noun = noun[: quoted.start()] if quoted and noun[: quoted.start()].endswith(_MANY) else noun
    if len(noun) == 1:
        return noun if noun in _SINGLE else None
    return noun or None


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
    """Return whether a change goes on behind the number it began from: 186座|压减到|54座."""
    noun = match["noun"]
    moving = _MOVING.match(noun) if noun[-1] in "到至为" else None
    if moving is not None and measuring(moving["measure"]):
        return False  # 16%的|税率降至|13%
    return len(noun) <= _ONWARD and noun[-1] in "到至为" and text[match.end() : match.end() + 1].isdigit()


def _unjoined(noun: str) -> str:
    """Return a noun phrase without what joins it to others: 和|公园, but 和美乡村."""
    noun = noun.rstrip("和与及等·-、").lstrip("等·-、")
    return noun if noun.startswith(_NOT_JOINED) else noun.lstrip("和与及等·-、")


@lru_cache(maxsize=8192)
def _counted(noun: str) -> str:
    """Return what is counted of the words behind a number: an indicator, an area, or all up to a verb."""
    return _area(noun) or prefix_name(noun) or _until_verb(noun)


def _area(noun: str) -> str | None:
    """Return the kind of area that is counted where an indicator of each follows: 16个|市县|财政收入."""
    area = _AREA.match(noun)
    if area is None or (len(area[0]) == 1 and noun.startswith(_OF_LEVEL, area.end())):
        return None
    onward = noun[area.end() :]
    return area[0] if onward.startswith(_OWN_LEVELS) or prefix_name(onward, 3) else None


def _until_verb(noun: str) -> str:
    acts = _ACTS.search(noun)
    stop = _stop(noun, acts.end() if acts else len(noun))
    if not stop:
        return ""
    if noun[0] in _SINGLE and (
        end_words().match(noun, 1) or (noun[0] in _UNITS and noun[1:2] not in _JOINED)
    ):
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
