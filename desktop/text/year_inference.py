"""Years: in which year a report was given, where no date says so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from desktop.text.literal_search import matches_from
from desktop.text.pinyin import BRACKETED_READING
from desktop.text.spoken_years import SpokenYears, plans_ahead, spoken_years

ENOUGH = 60_000
"""Code points after which a report has said often enough of what year it is."""

_SAID = re.compile(r"((?:19|20)\d\d)\s?年")
_REVIEWED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:的|政府|主要|重点|国内|经济|各项|全[国省市县区州])*工作(?:的)?(?:基本|简要)?(?:回顾|总结|情况)"
)
_REPORTED = re.compile(
    r"(?:报告|汇报|回顾)(?:一下|了)?((?:19|20)\d\d)\s?年(?:度)?的?[^，。；\n]{0,8}?工作(?!任务|安排|计划|目标|要点|部署)"
)
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
    r"(?:[“\"](?P<few>[一二三四五六七八九])五|(?P<ten>十[一二三四五六]?)五(?![届大中次])"
    r"|第(?P<nth>[一二三四五六七八九十]{1,2})个五年(?=规划|计划))"
)
_PLAN_SIGN = re.compile('[“"十第](?=[一二三四五六七八九十]{0,2}[五个])')
"""What the name of a plan begins with, by which most places are passed over."""
_PLAN_BEGINS = re.compile(
    rf"{_PLAN}[”\"]?(?:规划|计划)?[^，。；、]{{0,12}}?的?(?:开局|起步|首|第一)(?:之)?年"
)
_PLAN_ENDS = re.compile(rf"{_PLAN}[”\"]?(?:规划|计划)?的?(?:圆满)?(?:收官|最后一|结束|完成)(?:之)?年")
_PLAN_OVER = re.compile(
    rf"{_PLAN}(?![”\"]?普法)[”\"]?(?:规划|计划)?"
    r"(?:[^。；]{0,12}?(?:胜利|圆满|顺利|成功|完美)[^，。]{0,2}(?:收官|完成|实现)"
    r"|[^。；]{0,12}?(?:时期|期间)(?:[^，。；]{0,8}成就|工作回顾|，?是[^，。；]{0,16}不(?:平凡|寻常))"
    r"|的?(?:收官|最后一)(?:之)?年[，。](?:过去|[五5这]|回))"
)
"""How a report speaks of a five-year plan that is over: “十三五”圆满收官, “十三五”时期发展成就."""
_PLAN_AHEAD = re.compile(
    rf"{_PLAN}[”\"]?(?:(?:时期|期间)(?:[^，。；增降升成]{{0,16}}(?:目标|任务)|，?[^，。；]{{0,4}}(?:将|要|是(?:[我全][国省市县区])?(?:基本|实现|全面|开启|加快)))"
    r"|(?:规划|计划)?(?:《?纲要》?)?[（(]草案|开好局|新局)"
)
"""How it speaks of the one that begins: “十四五”时期主要目标任务, “十四五”规划纲要（草案）."""
_ACHIEVED = ("实现", "实现了", "实现“", "实现了“")
"""What stands before a plan that has begun well: 实现了|“九五”开好局."""
_IN_DRAFT = re.compile('(?:编制|谋划|研究|起草|启动|制定|拟定|衔接|前期)[^，。；]{0,6}[“"]?$')
"""What stands before a plan that is only being made."""
_LOOKING_BACK = re.compile(r"(?:(?:19|20)\d\d\s?年|过去|去年|上年)[^。；！\n]{0,40}\Z")
"""That a sentence speaks of a year by its number or as over; it need not be the report's own."""
_JUBILEE = (
    (re.compile(r"(?:新中国|中华人民共和国)成立\s?(\d{2})\s?周年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立|党的?成立)\s?(\d{2,3})\s?周年"), 1921),
    (re.compile(r"改革开放\s?(\d{2})\s?周年"), 1978),
)
_CELEBRATED = re.compile("隆重|庆祝了|纪念了|去年|过去")
_CELEBRATING = re.compile("[是迎]")
_BEFORE_JUBILEE = 24
"""Code points before a jubilee that say whether it is over: 去年，我们隆重庆祝了|新中国成立70周年."""
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


_ACCOUNTS = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:(?!上半年|季度|\d月)[^，。；\n]){0,20}?(?:决算|(?:预算|计划)执行|执行情况|完成情况|预算收支情况)"
)
"""The accounts of a year that is over: 2022年市级决算."""
_DRAFTED = re.compile(r"((?:19|20)\d\d)\s?年(?:度)?[^，。；\n与和]{0,20}?(?:计划|预算)(?:[（(]?草案|案)")
"""What is laid before deputies for their year: 2023年预算草案."""
_HALF_WAY = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?[^，。；\n]{0,12}?(?:上半年|[前第]?[一二三]个?季度|1\s?[-—–~～至到]{1,2}\s?\d{1,2}\s?月)[^，。；\n]{0,16}(?:情况|通报|报告|总结)"
)
"""What tells of a part of its year: 2021年重点工作上半年完成情况."""
_ITS_REPORT = re.compile(r"((?:19|20)\d\d)\s?年[^，。；\n]{0,10}政府工作报告")
_TITLES = (*_TOLD, (_ACCOUNTS, 20, 1), (_DRAFTED, 20, 0), (_HALF_WAY, 20, 0), (_ITS_REPORT, 20, 0))
"""What tells a year of its own; see _TOLD."""
_REPORTED_ON = re.compile(
    r"((?:19|20)\d\d)\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^。；\n]{0,40}?(?:消息|[讯电]|记者|会议|大会|报告|开幕|举行|召开|发布会|指出)"
)
"""A day on which something was said or reported: 2021年2月26日，市长…作政府工作报告."""
_HEAD = 400
_PART_TOLD = re.compile(
    r"(?:19|20)\d\d\s?年(?:上半年|[前第]?[一二三]个?季度|1\s?[-—–~～至到]{1,2}\s?\d{1,2}\s?月)[，,全]"
)
"""A part of its year that a text opens with: 2004年上半年，."""
_WAS_THE_YEAR = re.compile(
    r"[\s\u3000]*(?:[^。\n]{0,40}\n[\s\u3000]*){0,3}((?:19|20)\d\d)\s?年，?是[^。；\n]{2,80}?(?:之年|的?一年)[，。]"
    r"(?![^。\n]{0,80}(?:做好|今年|将[是要]))"
)
"""What a text opens with that tells what a year was: 2006年是“十一五”开局之年，."""
_WHOLE_YEAR = re.compile(
    r"(?:初步核算|初步统计)，?(?:全年|(?:19|20)\d\d年)|全年[^。；\n]{2,36}[比较]上年(?:增长|增加|下降|提高|减少|上涨)"
)
"""What was reached in that year: 初步核算，全年…比上年增长."""
_SAME_PART = re.compile(r"[比较]((?:19|20)\d\d)\s?年同期")
"""The year whose same part something is compared with, in a text that names no other."""
_OPENING = 200
"""Code points at the beginning of a text in which such a day is that of the text."""
_AHEAD_OF_OTHERS = 1.2
"""How many times the votes of any other year the one that is told must have."""
ENOUGH_VOTES = 3
"""Votes from which a year is told by what a text says of others."""
_TITLE = 20
"""Votes of the words of a title."""
_WITHIN = 5
"""Votes of the same words within a sentence."""
_MET = re.compile("[^，。；]{0,6}(?:圆满|顺利|胜利|全面|的?完成|的?实现)")
_TITLE_BEFORE = re.compile(r"(?:^|[\n、．.（(“和及与于])[ \u3000*#]{0,4}\Z")
"""What stands before a year that a title begins with: 二、|2024年工作安排."""


@lru_cache(maxsize=1)
def told_year(text: str) -> int | None:
    """Return the year in which a text was given, as its results and plans tell; None where they do not.

    Other than `inferred_year` it does not guess from how often a year is named.

    Args:
        text: The text, simplified; of a long one the first ENOUGH code points are read.
    """
    spoken, text = _spoken(text)
    votes = _title_votes(text, spoken)
    _vote_by_jubilees(text, votes)
    _vote_by_plan_words(text, votes)
    for congress in _congresses(text):
        votes[_CONGRESSES[congress]] += 3
    if opened := _REPORTED_ON.search(text, 0, _OPENING):
        votes[int(opened[1])] += _TITLE
    _vote_by_spoken(spoken, votes)
    if spoken.reviewed is None and spoken.plans and ("今年以来" in text or _PART_TOLD.search(text, 0, _HEAD)):
        votes[min(spoken.plans)] += 1
    if (over := _WAS_THE_YEAR.match(text)) and _WHOLE_YEAR.search(text, over.end(), over.end() + _HEAD):
        votes.pop(int(over[1]), None)
        votes[int(over[1]) + 1] += _TITLE
    if not votes and (same := _SAME_PART.search(text)):
        votes[int(same[1]) + 1] += ENOUGH_VOTES
    reviewed = spoken.reviewed or 0
    if reviewed + 1 in spoken.plans:
        votes.pop(reviewed, None)  # what was then celebrated or begun
    best = max(votes, key=lambda year: (year >= reviewed, votes[year]), default=None)
    if best is None or best < reviewed or votes[best] < ENOUGH_VOTES:
        return None
    others = (votes[year] for year in votes if year >= reviewed and year != best)
    return best if votes[best] > _AHEAD_OF_OTHERS * max(others, default=0) else None


def reports_on(text: str, year: int) -> bool:
    """Return whether a simplified text says that somebody reported on the work of a year."""
    return any(int(said[1]) == year for said in _REPORTED.finditer(plain_years(text[:ENOUGH])))


def told_of_years(text: str) -> SpokenYears:
    """Return what a simplified text tells of years; of a long one the first ENOUGH code points are read."""
    return _spoken(text)[0]


def is_chronicle(text: str, year: int) -> bool:
    """Return whether a simplified text tells of a year that is over, and neither reports nor plans.

    What plans is none, whatever it tells of years: that is asked first, for most texts plan.
    """
    return not plans_ahead(text[:ENOUGH]) and told_of_years(text).is_chronicle(year)


def _spoken(text: str) -> tuple[SpokenYears, str]:
    """Return what a text tells of years, and the text as it was read."""
    text = plain_years(text[:ENOUGH]).replace(",", "，").replace(";", "；")
    if next(matches_from("（(", BRACKETED_READING, text), None) is not None:
        text = BRACKETED_READING.sub("", text)
    return spoken_years(text), text


def year_of_words(text: str) -> int | None:
    """Return the year of a text that has no date: in which it was given, or the one of which it alone tells.

    A yearbook or a piece on 2003 is one of 2003, though it was written later; what somebody reports of 2003,
    as of last year or to deputies, is of 2004.

    Args:
        text: The text, simplified.
    """
    told = told_year(text)
    spoken = told_of_years(text)
    return spoken.reviewed if told is not None and spoken.is_chronicle(told - 1) else told


def _title_votes(text: str, spoken: SpokenYears) -> Counter[int]:
    """Return what titles tell, and sentences that say the same: 2023年工作回顾, 2024年工作安排."""
    votes: Counter[int] = Counter()
    for said in _SAID.finditer(text):
        start = said.start()
        titled = _TITLE_BEFORE.search(text, max(0, start - 6), start) is not None
        for shape, weight, shift in _TITLES:
            told = shape.match(text, start)
            if told is None:
                continue
            year = int(next(filter(None, told.groups())))
            if shape is _PLANNED and _ACCOUNTS.match(text, start):
                continue
            if not shift and (_MET.match(text, told.end()) or (year in spoken.results and not titled)):
                continue  # its aims were met: it is over
            votes[year + shift] += min(weight, _TITLE if titled else _WITHIN)
    for shape in (_LAST_YEAR, _REPORTED):
        for said in shape.finditer(text):
            votes[int(said[1]) + 1] += _TITLE
    return votes


def _vote_by_jubilees(text: str, votes: Counter[int]) -> None:
    for shape, founded in _JUBILEE if "周年" in text else ():
        for found in shape.finditer(text):
            before = text[max(0, found.start() - _BEFORE_JUBILEE) : found.start()]
            year = founded + int(found[1])
            if _CELEBRATED.search(before):
                votes[year + 1] += 3
            else:
                votes[year] += 6 if _CELEBRATING.search(before) else 2


def _vote_by_plan_words(text: str, votes: Counter[int]) -> None:
    """Add what is said of five-year plans that begin, end, are over or are made."""
    for sign in _PLAN_SIGN.finditer(text):
        for shape in (_PLAN_BEGINS, _PLAN_OVER, _PLAN_ENDS, _PLAN_AHEAD):
            found = shape.match(text, sign.start())
            if found is None:
                continue
            first = _FIVE_YEARS.get(found["few"] or found["ten"] or found["nth"])
            if first is not None:
                before = text[max(0, found.start() - 60) : found.start()]
                year, weight = _told_by_plan(shape, found[0], before, first)
                votes[year] += weight
            break


def _told_by_plan(shape: re.Pattern[str], words: str, before: str, first: int) -> tuple[int, int]:
    """Return the year that words on a five-year plan tell, and how much they tell."""
    back = _LOOKING_BACK.search(before) is not None
    if shape is _PLAN_BEGINS:
        return first, 2 if back else 10
    if shape is _PLAN_OVER:
        return first + 5, 4
    if shape is _PLAN_ENDS:
        return (first + 5, 4) if "完成" in words else (first + 4, 1 if back else 10)
    if before.endswith(_ACHIEVED):
        return first + 1, 3
    return (first - 1, 3) if _IN_DRAFT.search(before) else (first, 3)


def _vote_by_spoken(spoken: SpokenYears, votes: Counter[int]) -> None:
    """Add what results, plans and bases of comparison tell."""
    reviewed, bases = spoken.reviewed, spoken.bases
    if reviewed is not None:
        many = spoken.results[reviewed] + spoken.named.get(reviewed, 0)
        # In five years under review any may be named, but the last is told of against their base.
        single = spoken.five_years and many == 1 and reviewed - 5 not in bases
        votes[reviewed + 1] += 2 + (0 if single else min(many, 4))
    later = [year for year in spoken.plans if reviewed is None or year > reviewed]
    if later:
        year = min(later)
        weight = min(spoken.plans[year], 4) + (2 if reviewed is not None or spoken.to_do_now else 1)
        votes[year] += weight if reviewed is None or year == reviewed + 1 else weight // 2
    for base, many in bases.items() if spoken.five_years else ():
        last = base + 5
        if last == reviewed or (many > 1 and (reviewed is None or last > reviewed)):
            votes[last + 1] += 2 + min(many, 3)


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
