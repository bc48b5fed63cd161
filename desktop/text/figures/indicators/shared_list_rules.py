"""Shared list rules: members of a list that share what is measured: places, things that are counted."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import COMPARED, GROWTH
from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.grammar import canonical_names, compiled
from desktop.text.figures.indicators.distribution import distribute, left_noun_of_list, members
from desktop.text.figures.indicators.list_members import as_written, members_of, whole_member
from desktop.text.figures.indicators.names import named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.place_lists import place_list, placed, shared_tail
from desktop.text.figures.indicators.rule_base import LISTED, ONLY_RATIO, Found, indicator_rule
from desktop.text.figures.indicators.trimming import clean, without_lead, without_trail

_SHARED_OUT: Final = "分别"
_NUMBERS: Final = {numeral: value for value, numeral in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_COUNTED: Final = compiled(
    r"(?P<list>[^，。；：\d]{3,80}?(?<![、和与及第一二三四五六七八九十]))(?:等|这)?"
    r"(?P<number>[两二三四五六七八九十]|\d{1,2})(?:大|个|项|种|类|家|座|条|户|款|只|所)?"
    r"(?:[^，。；、的\d]{0,6}?)(?P<class><<classes-of-lists>>)(?P<rest>(?![员长级])[^，。；：\d]{0,30})\Z"
)
"""Things that are listed and then counted, with what is told of them: 棉纱、棉布|两种|产品|产量."""

_OPENING: Final = re.compile("\\A(?:其中|例如|比如|[如像])[，,：:]?")
_GOODS: Final = ("产品", "商品", "作物", "农作物", "农产品", "品种")
_MADE: Final = "产量"
_MAKING: Final = "生产"
_LIST: Final = re.compile("[、和与及]")
_PREDICATE: Final = compiled("(?:等)?(?:[两二三四五六七八九十]{1,2}大|(?:<<list-predicates>>))")
"""Where a list ends in a clause that says something of it: 石化、纺织|平稳增长, 茶叶、蚕桑|两大产业."""

_SECTOR: Final = re.compile("第?(?P<which>[一二三])(?:次?产业?)?")
_LONGEST_THING: Final = 14
_NO_SHARE: Final = "占"
_TRADE: Final = "业"
_MOST_CLAUSES: Final = 6


def _parted(context: Context, segment: str) -> tuple[str, str]:
    """Return what stands before and behind 分别 in a segment; without 分别, the segment and nothing."""
    front, found, tail = segment.rpartition(_SHARED_OUT)
    return (COMPARED.sub("", front), tail) if found else (segment, "")


def _measure(front: str, tail: str) -> str:
    """Return what is measured, said before 分别 or else behind it; or an empty text.

    Args:
        front: What stands between the list and 分别.
        tail: What stands between 分别 and the first number.
    """
    for words in (front.removeprefix("的"), tail):
        noun = left_noun(words) if words else None
        if noun is None or noun in GROWTH or noun.endswith(_NO_SHARE):
            continue
        whole = without_trail(words)
        return whole if whole == f"实际{noun}" else noun
    return ""


def _has(thing: str, measure: str) -> str:
    """Return the name of a measure of a thing, which is no name of the measure alone: 东区|固定资产投资."""
    sector = _SECTOR.fullmatch(thing)
    thing = thing if sector is None else f"第{sector['which']}产业"
    shared = (n for n in range(len(measure), 1, -1) if thing.endswith(measure[:n]) and len(thing) > n)
    whole = thing + measure[next(shared, 0) :]  # 私营企业出口|出口额
    name = named(whole)
    return whole if name == named(measure) else name


@indicator_rule(
    "respectively-of-things-counted",
    "Things are listed and then counted, and what follows is told of each: 棉纱、棉布两种产品产量.",
    "列举若干事物后以“几项产品”“几个县区”等总计，其后的指标依次属各事物",
    ("自行车、缝纫机、手表三项产品的增长速度分别安排为{8%}、3%和11%。", "自行车"),
    ("化肥、水泥两种主要产品产量分别增长{5%}、6.2%。", "化肥产量"),
    ("电子、机械两大行业增加值分别增长{12.4%}和7.9%。", "电子增加值"),
    ("青山县、白云县两个县生产总值分别增长{6%}和5%。", "青山县地区生产总值"),
    ("石化、钢铁两大产业分别实现产值{120亿元}、86亿元。", "石化产值"),
    needs=LISTED,
)
def _of_things_counted(context: Context) -> Found | None:
    begin = max(context.clause, context.sentence, context.token.start - 2 * REACH)
    counted = _COUNTED.match(_OPENING.sub("", clean(context.text[begin : context.token.start])))
    if counted is None:
        return None
    number = counted["number"]
    count = int(number) if number.isdigit() else _NUMBERS[number]
    if count != context.length:
        return None
    measure = _measure(*_parted(context, counted["rest"]))
    places = place_list(counted["list"], count)
    if places is not None and not places.rest:
        return tuple(placed(place, measure) for place in places.places)
    things = members_of(left_noun_of_list(counted["list"]), count)
    if things is None or max(map(len, things)) > _LONGEST_THING:
        return None
    if counted["class"] in _GOODS and measure in ("", _MAKING):
        return tuple(_made(thing, certain=bool(measure)) for thing in things)
    return tuple(_has(thing, measure) if measure else named(thing) for thing in things)


def _made(thing: str, *, certain: bool) -> str:
    """Return how much is made of a thing, which is told of it in a plan of goods; or the thing."""
    return canonical_names().get(thing + _MADE, thing + _MADE if certain else thing)


@indicator_rule(
    "respectively-of-places",
    "A list of places, each of which has all that stands behind the last: 德国、瑞士对华投资.",
    "并列的国家或地区：末一地名之后的指标为各地共有",
    ("德国、新加坡、瑞士实际对华投资分别增长{12%}、8%和30%。", "德国实际对华投资"),
    ("北京、上海、广东进出口总额分别增长{3%}、5.1%和4%。", "北京进出口总额"),
    ("对美国、欧盟出口分别增长{12%}和8%。", "对美国出口总额"),
    ("规上工业增加值增长8%，其中青山区、白云区分别增长{9%}和6%。", "青山区规模以上工业增加值"),
    ("全市固定资产投资增长，东城县、西城县分别完成投资{3亿元}、2亿元。", "东城县投资"),
    needs=LISTED,
)
def _of_places(context: Context) -> Found | None:
    shared_out = _SHARED_OUT in context.segment
    front, tail = _parted(context, context.segment if shared_out else context.subject)
    found = place_list(front, context.length)
    if found is None:
        return None
    measure = shared_tail(found.rest)
    if not measure or measure in GROWTH:
        measure = _measure("", tail) or _carried_measure(context, tail)
    elif left_noun(measure) is None or _NO_SHARE in measure or members(measure) > 1:
        return None
    return tuple(placed(place, measure) for place in found.places) if measure else None


def _carried_measure(context: Context, tail: str) -> str:
    """Return what was measured before of the whole whose parts grow, or an empty text."""
    grows = context.dimension in ONLY_RATIO and _NO_SHARE not in tail and context.before > context.sentence
    return str(context.carried) if grows and context.carried is not None else ""


@indicator_rule(
    "measure-of-each-listed-before",
    "分别 behind a measure alone: the clause before lists as many things, each of which has it.",
    "“分别”之前只有一个指标：前一分句列出同样多的事物，各有此指标",
    ("英国、德国、瑞典对华投资保持增长，实际投入金额同比分别增长{20%}、7%和8%。", "英国实际投入金额"),
    ("一产、二产、三产平稳增长，增加值分别增长{3%}、5%和6%。", "第一产业增加值"),
    ("小麦、玉米喜获丰收，产量分别达到{120万吨}、86万吨。", "小麦产量"),
    ("东区、西区加快发展，固定资产投资分别增长{12%}、9%。", "东区固定资产投资"),
    needs=LISTED,
)
def _of_each_before(context: Context) -> Found | None:
    if _SHARED_OUT not in context.segment:
        return None
    front, tail = _parted(context, context.segment)
    begin = max(context.sentence, context.before, context.clause - REACH)
    begin = clause_before(context.text, begin, context.clause)
    clause = _OPENING.sub("", clean(context.text[begin : context.clause]).rstrip("，,：:"))
    if _LIST.search(clause) is None or members(front) > 1:
        return None
    measure = _measure(front, tail)
    places = place_list(clause, context.length)
    if places is not None:
        measure = measure or shared_tail(places.rest)
        return tuple(placed(place, measure) for place in places.places) if measure else None
    things = _things_listed(clause, context.length) if measure else None
    return None if things is None else tuple(_has(thing, measure) for thing in things)


def _things_listed(clause: str, count: int) -> list[str] | None:
    """Return the things that a clause begins with as a list of so many, or None."""
    last = max(joint.end() for joint in _LIST.finditer(clause))
    predicate = next((one for one in _PREDICATE.finditer(clause, last + 1)), None)
    if predicate is None:
        return None
    things = members_of(clause[: predicate.start()], count)
    if things is None:
        return None
    things[0] = without_lead(things[0])
    return things if all(_is_thing(thing) for thing in things) else None


def _is_thing(thing: str) -> bool:
    """Return whether a member may be a thing of its own: no single character but a sector."""
    return 1 < len(thing) <= _LONGEST_THING or _SECTOR.fullmatch(thing) is not None


@indicator_rule(
    "respectively-across-commas",
    "A list whose members commas part, for their own names hold 、: …服务业，…服务业增加值分别.",
    "以逗号分隔的并列行业（名称内含顿号）：依次对应",
    (
        "信息传输、软件和信息技术服务业，租赁和商务服务业增加值分别增长{12%}、8%。",
        "信息传输、软件和信息技术服务业增加值",
    ),
    needs=LISTED,
)
def _across_commas(context: Context) -> Found | None:
    if _SHARED_OUT not in context.segment or context.before > context.clause:
        return None
    front, _ = _parted(context, context.segment)
    reach = max(context.sentence, context.before, context.clause - 2 * REACH)
    clauses: list[str] = []
    end = context.clause
    for _ in range(_MOST_CLAUSES):
        begin = clause_before(context.text, reach, end)
        clause = clean(context.text[begin:end]).rstrip("，,")
        if begin >= end or not (clause.endswith(_TRADE) or clause in canonical_names()):
            break
        clauses.insert(0, clause)
        end = begin
    if not clauses:
        return None
    each = [whole_member(clause) for clause in clauses]
    for parts in ((*clauses, front), (*each, front), (*each, whole_member(front))):
        whole = "、".join(parts)
        if members(whole) == context.length:
            found = distribute(whole, context.length, ())
            return None if found is None else tuple(as_written(one) for one in found)
    return None


SHARED_LIST_RULES: Final = (_of_things_counted, _of_places, _across_commas)
"""Lists that share a measure, before any other list with 分别 is read."""

OF_EACH_BEFORE: Final = _of_each_before
"""The same where the list stands in the clause before."""
