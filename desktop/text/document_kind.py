"""Document kind: work report, resolution, plan, opinions, notice … as title, occasion and words tell it."""

import re
from collections.abc import Sequence

from desktop.text.outline import Heading
from desktop.text.report_header import ReportHeader

COLUMN = re.compile(r"^\s*[【\[][^】\]]{2,20}[】\]]\s*")
"""The column of a site before a title: 【山西招商】."""
_TAIL = r"(?:\s?[（(【〔《][^（()）】〕》]{1,16}[)）】〕》])*$"
REPORT = re.compile(
    rf"(?:政府|国务院|行署|公署|管委会|(?<!常务)委员会|办事处|^|年|年度|年来(?:的)?|月来(?:的)?|(?=施政))(?:施政|工作)(?:的)?(?:情况)?(?:的)?报告{_TAIL}"
)
"""The end of the title of a government's work report."""
ANY_REPORT = re.compile(rf"工作报告{_TAIL}")
"""The end of the title of anybody's work report."""
_TITLES = (
    (
        "party-report",
        re.compile(
            rf"(?:党代会|党代表大会|次(?:全国)?(?:党员)?代表大会)(?:上的?)?(?:工作)?(?:的)?报告{_TAIL}|党的?.{{1,3}}大报告{_TAIL}"
            rf"|(?:中共|中国共产党).{{2,24}}(?:代表大会|全体会议).{{0,4}}报告{_TAIL}"
        ),
    ),
    ("report", REPORT),
    ("resolution", re.compile(rf"(?:决议|决定){_TAIL}")),
    ("communique", re.compile(rf"(?<!政府)(?<!国务院)公报{_TAIL}")),  # theirs are gazettes
    ("notice", re.compile(rf"(?:通知|公告|通告|公示|启事|说明|通报|批复|函){_TAIL}")),
    ("opinion", re.compile(rf"意见{_TAIL}")),
    (
        "plan",
        re.compile(
            rf"(?:规划|纲要|计划|方案|远景目标|行动纲领|要点|路线图|(?:规划|计划|远景目标).{{0,8}}建议)(?:(?:编制|修编)?(?:草案|送审稿))?{_TAIL}"
        ),
    ),
)
_ENGLISH = (
    ("report", re.compile(r"\b(?:government work report|report on the work of the government)\b", re.I)),
    ("notice", re.compile(r"\b(?:notice|announcement|circular|approval|reply)\b", re.I)),
    ("opinion", re.compile(r"\bopinions?\b", re.I)),
    ("resolution", re.compile(r"\b(?:decision|resolution)\b", re.I)),
    ("communique", re.compile(r"\b(?:communiqu[eé]|bulletin)\b", re.I)),
    ("plan", re.compile(r"\b(?:plan|outline|program(?:me)?)\b", re.I)),
)
_INVESTMENT = re.compile(r"招商|投资|签约|开工|投产|落户|产业园|经开区|开发区|项目")
_SPOKEN = re.compile(
    r"我(?:现在)?(?:代表|受).{0,20}(?:政府|行署|公署|管委会|国务院|政务院|街道办事处).{0,40}报告"
    r"|我(?:现在)?(?:代表|受).{0,12}(?:国务院|中央人民政府)"
)
_REPORTED = re.compile(r"向大会(?:作)?(?:政府)?(?:工作)?报告")
"""That somebody reports, as the speaker or a paper says it."""
_PARTY_SPOKEN = re.compile(
    r"我(?:现在)?(?:代表|受)(?!.{0,30}(?:政府|人民委员会|革命委员会|管理委员会)).{0,40}委员会.{0,12}(?:向大会)?(?:作|提出)?.{0,4}报告"
)
_SUMMARIZED = re.compile(
    r"[总主专省市县区州旗](?:(?<=总)理|(?<=主)席|(?<=专)员|(?<=[省市县区州旗])长)(?:在(?:政府)?(?:工作)?报告(?:中|里)|(?:又|还|最后|接着|首先|强调|进一步)?(?:说[，：,]|指出[，：,]))"
)
"""How a paper tells what somebody reported; one set of first characters is found faster than many words."""
_SAID = ("说", "指出", "报告中", "报告里")
"""What each of these holds."""
_MANY_SAID = 5
"""Times that a summary must say who reported."""
_SUMMARY = 3_000
"""Code points that the summary of a report has at least; what is shorter is a piece of news."""
_OTHERS_SPEAK = re.compile(
    r"我(?:现在)?(?:代表|受)[^，。]{0,30}?(?:常务委员会|常委会|法院|检察院|纪律检查委员会|政协)"
)
_NEWS_TITLE = re.compile(r"(?:开幕|闭幕|召开|举行|举办|开会|召开大会|胜利结束|圆满结束|圆满落幕)[！!]?$")
_DATELINE = re.compile(
    r"(?:本报|本台|本网|新华社|中新社)[^。\n]{0,16}(?:讯|电|消息|报道)"
    r"|[（(【\[]?(?:记者|通讯员)[ :：\u4e00-\u9fff]"
)
_TO_DEPUTIES = re.compile(r"(?:各位|全体)代表[：:！!，,]")
_OTHERS = re.compile(
    r"检察院|法院|常务委员会|常委会|预算(?:执行)?(?:情况)?(?:的)?报告|计划(?:草案|执行).{0,12}报告|纪律检查委员会|政治协商"
)
_RESOLVED = re.compile(
    r"会议[\s\S]{0,40}?(?:听取|审议|审查)[\s\S]{0,400}(?:决定)?(?:批准|同意|通过)(?:了)?(?:这个|该|关于|政府)?"
)


def kind_of(
    title: str, text: str, told: ReportHeader, headings: Sequence[Heading], national: bool = False
) -> str:
    """Return the kind of a document, one of ``desktop.text.metadata.KINDS``.

    Args:
        title: Its title, simplified.
        text: The text, simplified.
        told: What its header tells.
        headings: Its outline.
        national: Whether the text speaks for a national body.
    """
    column = COLUMN.match(title)
    bare = title[column.end() :] if column else title
    known = kind_of_title(bare)
    if known == "report" and (told.of_party or _PARTY_SPOKEN.search(text[:1200])) and "政府" not in bare:
        return "party-report"
    if known not in ("", "notice", "investment") or (
        known == "notice" and not _spoken_kind(bare, text, told)
    ):
        return known
    spoken = _spoken_kind(bare, text, told)
    if spoken:
        return spoken
    if _is_summary(text):
        return "report"
    if national and _RESOLVED.search(text[:1500]) and len(text) < 4_000:
        return "resolution"
    if column and "招商" in column.group():
        return "investment"
    if {"review", "plan"} <= {heading.part for heading in headings} and text.count("政府") > 5:
        return "report"
    if _INVESTMENT.search(bare) or (text.count("招商") > 4 and not national):
        return "investment"
    return "other"


def kind_of_title(title: str) -> str:
    """Return the kind that the end of a title tells, or in English its first such word; else nothing."""
    for kind, shape in _TITLES:
        if shape.search(title):
            return kind
    if title.isascii():
        places = [(found.start(), kind) for kind, shape in _ENGLISH if (found := shape.search(title))]
        return min(places)[1] if places else ""
    return ""


def _is_summary(text: str) -> bool:
    """Return whether a text tells at length what the head of a government reported."""
    if len(text) < _SUMMARY or "报告" not in text[:_SUMMARY]:
        return False
    if sum(map(text.count, _SAID)) < _MANY_SAID:  # nearly all texts: counted far faster than it is found
        return False
    found = _SUMMARIZED.findall(text)
    return len(found) >= _MANY_SAID and any("报告" in one for one in found)


def _is_news(title: str, head: str) -> bool:
    """Return whether a paper tells of a meeting, by how its title ends or its first words begin."""
    return _NEWS_TITLE.search(title) is not None or _DATELINE.search(head[:400]) is not None


def _spoken_kind(title: str, text: str, told: ReportHeader) -> str:
    """Return the kind that a speaker's first words tell: a report to deputies; else nothing."""
    head = text[:2000]
    if told.of_party:
        return "party-report"
    if _OTHERS.search(title) or _OTHERS_SPEAK.search(head):
        return ""
    if told.session and (_SPOKEN.search(head) or (_REPORTED.search(head) and not _is_news(title, head))):
        return "report"
    if not _TO_DEPUTIES.search(text[:1200]):
        return ""
    if _PARTY_SPOKEN.search(head) and not _OTHERS.search(head[:400]):
        return "party-report"
    if _SPOKEN.search(head) or _REPORTED.search(head):
        return "report"
    return "" if _OTHERS.search(head[:400]) or text.count("政府") < 3 else "report"
