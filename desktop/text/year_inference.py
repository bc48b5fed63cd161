"""Years: in which year a report was given, where no date says so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

ENOUGH = 60_000
"""Code points after which a report has said often enough of what year it is."""

_SAID = re.compile(r"((?:19|20)\d\d)\s?年")
_REVIEWED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:的|政府|主要|重点|国内|经济|各项|全[国省市县区州])*工作(?:的)?(?:基本|简要)?(?:回顾|总结|情况)"
)
_REPORTED = re.compile(r"(?:报告|汇报|回顾)(?:一下)?((?:19|20)\d\d)\s?年(?:度)?的?(?:政府|主要|国内)*工作")
_PLANNED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:的|政府|主要|重点|全[省市县区州]|经济社会|发展|预期|总体)*(?:工作|目标)?"
    r"(?:的?(?:总体)?(?:建议|安排|部署)|打算|计划|思路|任务|目标|重点|要求)"
    r"|((?:19|20)\d\d)\s?年是[^。；\n]{2,60}之年[。，；][^。\n]{0,20}今年(?:的)?(?:工作|政府工作|各项工作|经济)"
    r"|((?:19|20)\d\d)\s?年(?:政府|全[省市县区州旗])?(?:重点工作|主要工作)"
)
_LAST_YEAR = re.compile(r"过去的((?:19|20)\d\d)\s?年")
_IS_PLANNED = re.compile(
    r"((?:19|20)\d\d)\s?年[，,]?(?:我们|[我全][国省市县区州旗盟])?(?:要(?!求)|必须|应当|拟|计划)"
    r"|((?:19|20)\d\d)\s?年[^，。；：\n]{0,16}(?:主要|基本|中心|首要|重点)任务"
)
"""A year of which it is said what shall be done in it, in passing."""
_BY_THE_END = re.compile(r"((?:19|20)\d\d)\s?年(?:年)?底前")
_OF_YEAR = re.compile(r"((?:19|20)\d\d)\s?年度")
_TOLD = ((_REVIEWED, 20, 1), (_PLANNED, 20, 0), (_BY_THE_END, 4, 0), (_OF_YEAR, 2, 1))
"""What may stand where a year is named, how much it tells, and how far from that year the report's own is."""

_PLAN = (
    r"(?:[“\"](?P<few>[一二三四五六七八九])五|(?P<ten>十[一二三四五六]?)五(?![届大中])"
    r"|第(?P<nth>[一二三四五六七八九十]{1,2})个五年(?=规划|计划))"
)
_PLAN_SIGN = re.compile('[“"十第](?=[一二三四五六七八九十]{0,2}[五个])')
"""What the name of a plan begins with, by which most places are passed over."""
_PLAN_BEGINS = re.compile(
    rf"{_PLAN}[”\"]?(?:规划|计划)?[^，。；、]{{0,12}}?的?(?:开局|起步|首|第一)(?:之)?年"
)
_PLAN_ENDS = re.compile(rf"{_PLAN}[”\"]?(?:规划|计划)?的?(?:圆满)?(?:收官|最后一|结束|完成)(?:之)?年")
_LOOKING_BACK = re.compile(r"(?:(?:19|20)\d\d\s?年|过去|去年|上年)[^。；！\n]{0,40}\Z")
"""That a sentence speaks of a year by its number or as over; it need not be the report's own."""
_JUBILEE = (
    (re.compile(r"(?:新中国|中华人民共和国)成立\s?(\d{2})\s?周年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立|党的?成立)\s?(\d{2,3})\s?周年"), 1921),
    (re.compile(r"改革开放\s?(\d{2})\s?周年"), 1978),
)
_CONGRESS = re.compile(
    r"(?:迎接|喜迎|召开|确保|做好)[^。；]{0,20}(?:党的)?(?:第?(?P<next>十[二三四五六七八九]|二十一?)(?:大(?![项件类])|次(?:全国)?代表大会))"
    r"|(?:党的)?第?(?P<coming>十[二三四五六七八九]|二十一?)(?:大|次(?:全国)?代表大会)(?:即将|将(?!会?军)|召开之年)"
)
_CONGRESS_SIGN = re.compile("(?:十[二三四五六七八九]|二十)一?[大次]")
"""What every match of `_CONGRESS` contains, by which most places are passed over."""
_AROUND_SIGN = 40
"""Code points around it within which all stands that such a match takes or looks at."""
_CONGRESSES = dict(zip(("十二", "十三", "十四", "十五", "十六"), range(1982, 2003, 5), strict=True)) | {
    "十七": 2007,
    "十八": 2012,
    "十九": 2017,
    "二十": 2022,
    "二十一": 2027,
}
_FIVE_YEARS = dict(
    zip("一二三四五六七八九", (1953, 1958, 1966, 1971, 1976, 1981, 1986, 1991, 1996), strict=True)
) | {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
"""The first year of each five-year plan."""

_WIDE = re.compile("[０-９]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_CHINESE_YEAR = re.compile(
    r"[一二](?<![一二三四五六七八九十〇○零].)[九〇○零Ｏ0О][〇○零Ｏ0О一二三四五六七八九]{2}(?=年)"
)
_CHINESE_DIGITS = str.maketrans("零一二三四五六七八九〇○ＯО", "01234567890000")
_AS_BASE = re.compile(r"(?:[比较由]|(?<![不就而])是)\s?$")
"""What stands before the year that a later one is compared with: 是1992年的4.6倍."""
_AHEAD = re.compile(r"(?:到|至|迈向|面向|展望|力争|[-—–－～~])\s?$")
"""What stands before a year that lies ahead, or ends a span: 到2029年, 2021—2025年."""
_TARGET = re.compile(r"年(?:远景|前(?!后)|愿景|碳达峰|基本实现|(?:的)?奋斗目标)|[-—–－～~至]")
"""What follows such a year: 2035年远景目标, 2030年前."""


def plain_years(text: str) -> str:
    """Return a text of the same length with all years in Arabic digits: 一九五七年, １９５７年."""
    if _WIDE.search(text):
        text = text.translate(_DIGITS)
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(_CHINESE_DIGITS), text)


def plan_year(text: str) -> int | None:
    """Return the first year of the five-year plan that a text names first: 2021 for 第十四个五年规划."""
    found = re.search(_PLAN, text)
    return _FIVE_YEARS.get(found["few"] or found["ten"] or found["nth"]) if found else None


def said_years(text: str) -> list[int]:
    """Return the years that a text names, in order, without those that lie ahead of it or end a span."""
    text = plain_years(text)
    return [int(found[1]) for found in _SAID.finditer(text) if not _is_ahead(text, found)]


def _is_ahead(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 3) : found.start()], text[found.end() - 1 : found.end() + 5]
    return _AHEAD.search(before) is not None or _TARGET.match(after) is not None


def inferred_year(text: str) -> int | None:
    """Infer the year in which a report was given from what it says of other years, or return None.

    Args:
        text: The report's text, simplified; of a long one the first ENOUGH code points are read.
    """
    votes = _votes(text)
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


SURE = 20
"""Votes from which a text itself has said in which year it was given."""


def sure_year(text: str) -> int | None:
    """Return the year that `inferred_year` infers, if the text has said so and not only named years often."""
    votes = _votes(text)
    best = max(votes, key=lambda year: (votes[year], year), default=None)
    return best if best is not None and votes[best] >= SURE else None


@lru_cache(maxsize=1)
def _votes(text: str) -> Mapping[int, int]:
    """Return how much speaks for each year; that of the last text is kept, for it is asked for twice."""
    text = plain_years(text[:ENOUGH])
    votes: Counter[int] = Counter()
    named: Counter[int] = Counter()
    all_said = list(_SAID.finditer(text))
    for said in all_said:
        if (
            not _is_ahead(text, said)
            and _AS_BASE.search(text, max(0, said.start() - 2), said.start()) is None
        ):
            named[int(said[1])] += 1
        for shape, weight, shift in _TOLD:
            if told := shape.match(text, said.start()):
                votes[int(next(filter(None, told.groups()))) + shift] += weight
    for shape in (_LAST_YEAR, _REPORTED):
        for said in shape.finditer(text):
            votes[int(said[1]) + 1] += 20
    for shape, founded in _JUBILEE if "周年" in text else ():
        for years in shape.findall(text):
            votes[founded + int(years)] += 6
    _vote_by_plans(text, votes)
    for said in _planned(text, all_said):
        year = int(said[1] or said[2])
        votes[year] += 4 if year - 1 in named else 0  # else it lies further ahead: 1985年要
    for congress in _congresses(text):
        votes[_CONGRESSES[congress]] += 3
    for year, many in named.items():
        # The year reviewed is named most often, the coming one next.
        votes[year + 1] += min(many, 8)
        votes[year] += min(many, 8) // 2
    return votes


def _planned(text: str, all_said: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield what `_IS_PLANNED` finds, which begins with a year that is named: looked for there alone."""
    done = 0
    for said in all_said:
        if said.start() >= done and (found := _IS_PLANNED.match(text, said.start())):
            yield found
            done = found.end()


def _congresses(text: str) -> Iterator[str]:
    """Yield the party congresses that are said to come."""
    done = 0
    for sign in _CONGRESS_SIGN.finditer(text):
        begin, end = max(done, sign.start() - _AROUND_SIGN), sign.end() + _AROUND_SIGN
        found = _CONGRESS.search(text, begin, end)
        if found and found.start() <= sign.start():  # else it is another's, and may be cut off
            yield found["next"] or found["coming"]
            done = found.end()


def _vote_by_plans(text: str, votes: Counter[int]) -> None:
    done = [0, 0]
    for sign in _PLAN_SIGN.finditer(text):
        for index, (shape, shift) in enumerate(((_PLAN_BEGINS, 0), (_PLAN_ENDS, 4))):
            found = shape.match(text, sign.start()) if sign.start() >= done[index] else None
            if found is None:
                continue
            done[index] = found.end()
            plan = found["few"] or found["ten"] or found["nth"]
            if plan in _FIVE_YEARS:
                before = text[max(0, found.start() - 60) : found.start()]
                votes[_FIVE_YEARS[plan] + shift] += 2 if _LOOKING_BACK.search(before) else 10
