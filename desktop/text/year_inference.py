"""Years: in which year a report was given, where no date says so."""

import re
from collections import Counter

ENOUGH = 60_000
"""Code points after which a report has said often enough of what year it is."""

_SAID = re.compile(r"((?:19|20)\d\d)\s?年")
_REVIEWED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:的|政府|主要|重点|全[省市县区州])*工作(?:回顾|总结|情况)"
)
_PLANNED = re.compile(
    r"((?:19|20)\d\d)\s?年(?:度)?(?:的|政府|主要|重点|全[省市县区州]|经济社会|发展|预期|总体)*(?:工作|目标)?"
    r"(?:安排|部署|打算|计划|思路|任务|目标|重点|要求)"
    r"|((?:19|20)\d\d)\s?年是[^。；\n]{2,60}之年[。，；][^。\n]{0,20}今年(?:的)?(?:工作|政府工作|各项工作|经济)"
    r"|((?:19|20)\d\d)\s?年(?:政府|全[省市县区州旗])?(?:重点工作|主要工作)"
)
_LAST_YEAR = re.compile(r"(?:刚刚)?过去的((?:19|20)\d\d)\s?年")
_BY_THE_END = re.compile(r"((?:19|20)\d\d)\s?年(?:年)?底前")
_OF_YEAR = re.compile(r"((?:19|20)\d\d)\s?年度")
_TOLD = ((_REVIEWED, 20, 1), (_PLANNED, 20, 0), (_BY_THE_END, 4, 0), (_OF_YEAR, 2, 1))
"""What may stand where a year is named, how much it tells, and how far from that year the report's own is."""

_PLAN_BEGINS = re.compile(r"(十[一二三四五六])五[”\"]?(?:规划)?的?(?:开局|起步|首)(?:之)?年")
_PLAN_ENDS = re.compile(r"(十[一二三四五六])五[”\"]?(?:规划)?的?(?:圆满)?(?:收官|最后一|结束)(?:之)?年")
_JUBILEE = (
    (re.compile(r"(?:新中国|中华人民共和国)成立\s?(\d{2})\s?周年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立|党的?成立)\s?(\d{2,3})\s?周年"), 1921),
    (re.compile(r"改革开放\s?(\d{2})\s?周年"), 1978),
)
_CONGRESS = re.compile(
    r"(?:迎接|喜迎|召开|确保|做好)[^。；]{0,20}党的(十[七八九]|二十)大|党的(十[七八九]|二十)大(?:即将|将|召开之年)"
)
_CONGRESSES = {"十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022}
_FIVE_YEARS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}


def inferred_year(text: str) -> int | None:
    """Infer the year in which a report was given from what it says of other years, or return None.

    Args:
        text: The report's text, simplified; of a long one the first ENOUGH code points are read.
    """
    text = text[:ENOUGH]
    votes: Counter[int] = Counter()
    for said in _SAID.finditer(text):
        for shape, weight, shift in _TOLD:
            if told := shape.match(text, said.start()):
                votes[int(next(filter(None, told.groups()))) + shift] += weight
    for said in _LAST_YEAR.finditer(text):
        votes[int(said[1]) + 1] += 20
    for shape, founded in _JUBILEE:
        for years in shape.findall(text):
            votes[founded + int(years)] += 6
    _vote_by_plans(text, votes)
    for one, other in _CONGRESS.findall(text):
        votes[_CONGRESSES[one or other]] += 3
    for said, many in Counter(_SAID.findall(text)).items():
        # The year reviewed is named most often, the coming one next.
        votes[int(said) + 1] += min(many, 8)
        votes[int(said)] += min(many, 8) // 2
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _vote_by_plans(text: str, votes: Counter[int]) -> None:
    for shape, shift in ((_PLAN_BEGINS, 0), (_PLAN_ENDS, 4)):
        for ten in shape.findall(text):
            if ten in _FIVE_YEARS:
                votes[_FIVE_YEARS[ten] + shift] += 10
