"""Distribution: 分别 gives each of the things named before it one of the numbers behind it."""

import re
from collections.abc import Sequence
from typing import Final

from desktop.text.figures.context.comparisons import SHARES, alone
from desktop.text.figures.grammar import canonical_names, column, compiled, rows, word_list
from desktop.text.figures.indicators.list_members import (
    SPLIT,
    as_written,
    grouped,
    with_whole_industries,
    without_industries,
)
from desktop.text.figures.indicators.names import measuring, named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.transport_modes import each_by_mode
from desktop.text.figures.indicators.trimming import without_lead, without_trail

_SECTORS: Final = frozenset("一二三")
_SECTORS_TOGETHER: Final = re.compile(
    "(?:一二三次?|三次)产业?+(?:(?P<shares>(?:构成|结构)(?:比例?)?)\\Z|(?!结构)(?:实现|完成)?)"
)
"""The three sectors in one word: 一二三产|增加值分别增长3%、6%、5%."""

_LEVEL: Final = compiled(r"(?:<<levels-with-suffix>>)级")
_OWN: Final = compiled(r"(?:<<levels>>)\Z")
_INDICATORS: Final = re.compile(r"等(?:[主重]要|核心|关键)?(?:经济)?指标(?:增速|增幅|总量|均)?\Z")
_WHERE: Final = re.compile(r"^(?:其中[，：]?|(?:19|20)\d\d年|全[年市省县区国州])+")
_PERIOD: Final = re.compile(
    r"(?:第?[一二三四]|前[一二三])季度|[上下]半年|全年|[去今上]年|(?:19|20)\d\d年?|(?<!\d)\d{1,2}月份?"
)
_PERIODS: Final = re.compile(rf"(?:{_PERIOD.pattern})(?:(?:[、，和与及]|以及)(?:{_PERIOD.pattern}))+")
_CLASS: Final = re.compile(
    "(?<![中高初同平均优上次])等(?![级额份同])(?:[\u4e00-\u9fff]{0,2}作物|农产品)?(?P<head>[^等、，]{2,}\\Z)"
)
"""The class that a list's members are of, before what they share: 石化、信息|等产业|增加值."""

_ALIKE: Final = frozenset("型类级性式品")
"""Last characters of attributes, behind which the last member has what all share: 食品、药品|抽检合格率."""

_SOFT: Final = word_list("soft-heads")
_OF_THINGS: Final = frozenset(word_list("head-characters"))
"""Last characters of nouns that share no head: 道路|、雨污管网."""

_INSURANCE: Final = "保险"
_LONGEST_ATTRIBUTE: Final = 5
_SHARED: Final = word_list("shared-heads")
"""Heads that a list's members share although they name something without them: 民间投资、产业投资|占比."""

_STAGE: Final = re.compile("幼儿园|小学|初中|高中|普通高中|中职|高职|本科|大学|研究生|硕士|博士|学前")
"""Stages of schooling, one of which takes the place of another: 小学、|初中|学生人均公用经费."""

_BUDGETS: Final = frozenset({"收入", "支出"})
"""Sides of a budget, the second of which is of the budget that the first names: 地方财政收入、|支出."""

_SHARED_SECOND: Final = frozenset("等业肉")
"""Second characters of what members of one character share: 中、高|等职业教育, 猪、牛、羊|肉产量."""

_PER_HEAD: Final = "人均"
_RESIDENTS: Final = "居民"
"""What belongs to whose income it is, and to no measure: 城镇|居民|人均可支配收入."""

_SHORTEST_OWNER: Final = 2

_SHORTEST_SHARING: Final = 3
_KIN: Final = 2
"""Code points that a member ends in and the last holds, before what they share: 制造业|企业."""
_BARE: Final = frozenset(
    {
        "利税",
        "税金",
        "利润",
        "税收",
        "产值",
        "收入",
        "支出",
        "销售收入",
        "增加值",
        "利润总额",
        "进口",
        "出口",
        "进出口",
        "存款",
        "贷款",
    }
)
"""Measures that need no head that another has: 利税、|利润."""

_TRADED: Final = "出口"
_EACH: Final = frozenset(word_list("per-unit-attributes"))
"""Members that all begin so are named in full."""

_AND_ITS_SHARE: Final = re.compile(
    "(?P<thing>[^，。；]{2,}?)(?:及|和|与)其(?P<share>[^，。；、和与及]{2,})\\Z"
)
"""A thing, and a share or a growth of its own: 高新技术产值|及其|占工业总产值比重."""

_MADE_AND_SOLD: Final = "产销"
"""Two measures in one word, which stand behind what they are of: 新能源汽车|产销."""

_TRADE: Final = "业"
_OF_TRADE: Final = re.compile(".*(?<![就失创毕停作企])业(?![务主绩态])(?P<shared>[^、和与及]{2,12})\\Z")
"""What a trade shares with the last of its list: 金融业、批发业|实际使用外资."""

_OWNED: Final = re.compile("(?:国|非?公|私)有\\Z")
"""By whom firms are owned, in which 有 is no verb: 国有、|集体企业."""

_TOWN_AND_COUNTRY: Final = re.compile("(?<=[、和与])城乡(?P<of>(?:常住)?居民[^、和与]*)\\Z")
"""Two things in one word at the end of a list: 进出口、|城乡居民收入."""

_PAIRS: Final = tuple((row["joined"], (row["first"], row["second"])) for row in rows("grammar", "pairs.tsv"))


def distribute(subject: str, count: int, said: Sequence[str]) -> tuple[str, ...] | None:
    """Return one indicator for each of the figures that a 分别 governs, or None where they cannot be told.

    Args:
        subject: What stands before 分别 in its clause, without spaces.
        count: How many figures follow.
        said: Indicators of the sentence's earlier figures, for a clause that names nothing itself.
    """
    industries = with_whole_industries(subject, lambda masked: distribute(masked, count, ()), named)
    if industries is not None:
        return industries
    whole = without_trail(_INDICATORS.sub("", subject))
    if "城乡" in whole and members(whole) == count - 1:
        whole = _TOWN_AND_COUNTRY.sub(r"城镇\g<of>、农村\g<of>", whole)
    own = _AND_ITS_SHARE.search(whole) if count == 2 and "其" in whole else None
    if own is not None and (thing := left_noun(own["thing"])) is not None:
        return named(thing), named(left_noun(f"{thing}{own['share']}") or thing)
    if count == len(_SECTORS):
        whole = _SECTORS_TOGETHER.sub(_each_sector, whole)
    for joined, (one, other) in _PAIRS:
        if "、" in whole.partition(joined)[2] and joined == "城乡":
            continue
        if count == 2 and joined in whole and ("、" in joined or joined == "城乡" or "、" not in whole):
            begin = whole.rindex(joined)
            owner = left_noun(whole[:begin]) if joined.startswith(_MADE_AND_SOLD) else None
            noun = (owner or "") + whole[begin:]
            return named(noun.replace(joined, one)), named(noun.replace(joined, other))
    each = _by_periods(whole, count) or each_by_mode(whole, count)
    if each is not None:
        return each
    listed = left_noun_of_list(_CLASS.sub(r"\g<head>", whole))
    return _shared_out(listed, count, said) if listed else _repeated(count, said)


def _shared_out(noun: str, count: int, said: Sequence[str]) -> tuple[str, ...] | None:
    """Return one indicator for each member of a list of nouns, or None; see ``distribute``."""
    parts = [part for part in SPLIT.split(noun) if part]
    if len(parts) > count and (joined := grouped(noun, count)) is not None:
        found = distribute(joined, count, ())
        return None if found is None else tuple(as_written(one) for one in found)
    if len(parts) < count:
        return _measured_anew(noun, count, said)
    parts = parts[-count:]
    last = parts[-1] if _is_list(parts[-1]) else left_noun(parts[-1]) or parts[-1]
    last = f"第{last}" if last[0] in _SECTORS and last.startswith("产业", 1) else last
    last = _of_the_first(parts[0], last) if last in alone("measure") or last in _BUDGETS else last
    return *(_completed(part, parts[-1]) for part in parts[:-1]), _named(last)


def _named(member: str) -> str:
    """Return the name of a member; one that is a list itself has none of its own."""
    return member if _is_list(member) else named(member)


def _is_list(member: str) -> bool:
    """Return whether a member is a list itself, whose marks part nothing."""
    return as_written(member) != member


def _each_sector(together: re.Match[str]) -> str:
    """Return the three sectors by name; of their structure each has a share."""
    return "第一产业、第二产业、第三产业" + ("比重" if together["shares"] else "")


def _of_the_first(first: str, measure: str) -> str:
    """Return a bare measure with what the first of its list belongs to: 粮食播种面积、|产量."""
    names = canonical_names()
    owners = (first[:n] for n in range(len(first) - 1, 1, -1))
    known = next((names[owner + measure] for owner in owners if owner + measure in names), None)
    if known is not None:
        return known
    head = max((head for head in column("heads", "head") if first.endswith(head)), key=len, default="")
    owner = left_noun(first[: -len(head)]) if head else None
    return measure if owner is None or head == measure else owner + measure


def owner_of_list(subject: str, measure: str) -> str | None:
    """Return a bare measure with what the first of its list belongs to, or None: 粮食播种面积、单产、|总产.

    Args:
        subject: The words before a figure.
        measure: The bare measure that ends them.
    """
    parts = without_trail(subject).split("、")
    first = left_noun(parts[0]) if len(parts) > 1 and parts[-1] == measure else None
    owned = measure if first is None else _of_the_first(first, measure)
    return None if owned == measure else owned


def _by_periods(whole: str, count: int) -> tuple[str, ...] | None:
    """Return the one indicator of numbers told for as many periods: 增速|一季度、上半年、全年|分别."""
    listed = _PERIODS.search(whole)
    if listed is None or len(_PERIOD.findall(listed[0])) != count:
        return None
    noun = left_noun(whole[: listed.start()] + whole[listed.end() :])
    noun = "地区生产总值" if noun == "经济" else noun
    return None if noun is None else (named(noun),) * count


def members(segment: str) -> int:
    """Count the members of the list of nouns that ends a segment."""
    return len([part for part in SPLIT.split(without_trail(without_industries(segment))) if part])


def left_noun_of_list(subject: str) -> str:
    """Return the list of nouns at the end of a clause, its first member without the verb before it."""
    parts = re.split(r"([、和与]|(?<![普惠以涉波触])及(?!时|格))", subject)
    if not parts or not parts[-1]:
        return ""
    bare = "" if len(parts) == 1 else without_lead(_WHERE.sub("", parts[0])) or _WHERE.sub("", parts[0])
    owned = _OWNED.search(parts[0])
    first = owned[0] if owned else left_noun(parts[0]) or bare
    first = bare if len(bare) == 1 else first
    return first + "".join(parts[1:])


def _repeated(count: int, said: Sequence[str]) -> tuple[str, ...] | None:
    """Return the last indicators of a sentence that differ, if there are so many of them."""
    distinct: list[str] = []
    for one in reversed(said):
        if one not in distinct:
            distinct.append(one)
        if len(distinct) == count:
            return tuple(reversed(distinct))
    return None


def _measured_anew(measure: str, count: int, said: Sequence[str]) -> tuple[str, ...] | None:
    """Return a bare measure of each thing of the list before, or None: 公路、铁路客运量…，|货运量|分别."""
    heads = (*column("heads", "head"), *_SOFT)
    each = measure.startswith(_PER_HEAD) and measure.endswith(heads)
    if not each and (measure not in heads or measure in canonical_names()):
        return None
    listed = _repeated(count, said)
    if listed is None:
        return None
    if measure in SHARES:
        return tuple(named(f"{one}{measure}") for one in listed)
    shared = (head for head in heads if all(one.endswith(head) for one in listed))
    head = max((one for one in shared if not one.startswith(_RESIDENTS)), key=len, default="")
    owners = [one[: -len(head)] for one in listed] if head and head != measure else []
    if not owners or min(map(len, owners)) < _SHORTEST_OWNER:
        return None
    return tuple(named(f"{owner}{measure}") for owner in owners)


def _completed(part: str, last: str) -> str:
    """Return a list's member with the ending it shares with the last: 供水 + 供气普及率 → 供水普及率."""
    if (level := _LEVEL.match(last)) and (own := _OWN.search(part)):
        return _named(own[0] + last[level.end() - 1 :])
    if "占" in last and "占" not in part:
        own_part, _, whole = last.partition("占")
        return _named(f"{_completed(part, own_part)}占{whole.replace('的', '')}")
    return _with_ending(part, last)


def _with_ending(part: str, last: str) -> str:
    """Return a list's member of the same level as the last, with the ending that they share."""
    names = canonical_names()
    noun = part if _OWNED.fullmatch(part) else left_noun(part) or _WHERE.sub("", part)
    shared = next((head for head in _SHARED if last.endswith(head) and not noun.endswith(head)), None)
    if noun in names and shared is None:
        return names[noun]
    if (whole := _by_form(part, noun, last)) is not None:
        return _named(whole)
    if measuring(noun) or (noun == "投资" and shared is None):
        return _named(noun)
    for begin in range(1, len(last)):
        found = names.get(noun + last[begin:])
        if found is not None:
            return found
    if (tail := _shared_tail(noun, last)) is not None:
        return _named(noun + tail)
    head = max((head for head in column("heads", "head") if last.endswith(head)), key=len, default="")
    if not head and noun.endswith(_TRADE) and (trade := _OF_TRADE.match(last)) is not None:
        head = trade["shared"]
    elif len(head) == 1 and len(last) - len(noun) >= 2:
        head = last[len(noun) :]
    elif (stage := _STAGE.match(last)) is not None and _STAGE.fullmatch(noun):
        head = last[stage.end() :]
    elif len(noun) == len(_TRADED) and noun[-1] == last[1:2] and len(last) > len(head) + len(noun):
        head = last[len(noun) :]  # 进口、|出口|通关时间
    return _named(noun if noun.endswith(head) else noun + head)


def _by_form(part: str, noun: str, last: str) -> str | None:
    """Return a list's member where its form tells what it shares with the last, or that it shares nothing.

    Args:
        part: The member.
        noun: The noun phrase that ends it.
        last: The last member.
    """
    if len(part) == 1 and last[1:2] in _SHARED_SECOND and len(last) > _SHORTEST_SHARING:
        return part + last[1:]
    if noun.removeprefix("第") in _SECTORS and "产业" in last:
        return f"第{noun.removeprefix('第')}{last[last.index('产业') :]}"
    if part[-1] in _ALIKE and (at := last.find(part[-1], 1, _LONGEST_ATTRIBUTE)) > 0 and last[at + 1 :]:
        return part + last[at + 1 :]
    at = last.find(noun[-_KIN:], 1) if len(noun) > _KIN else -1
    rest = last[at + _KIN :].lstrip("”") if at > 0 else ""
    if rest and SPLIT.search(as_written(rest)) is None:
        return noun + rest
    bare = noun in _BARE and last in _BARE
    return noun if bare or (noun[:2] == last[:2] and noun[:2] in _EACH) else None


def _shared_tail(noun: str, last: str) -> str | None:
    """Return what a member shares with the last that is no measure: 失业、医疗|保险参保, 供热、排水|管网."""
    if _INSURANCE in last and not noun.endswith(_INSURANCE):
        return last[last.index(_INSURANCE) :]
    soft = next((head for head in _SOFT if last.endswith(head) and last != head), None)
    return None if soft is None or noun.endswith(soft) or noun[-1] in _OF_THINGS else soft
