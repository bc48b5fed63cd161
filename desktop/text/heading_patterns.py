"""Heading shapes: what the headings of a work report look like, and which part of the report they open.

Every pattern is for simplified text; offsets hold for the traditional text, too: the two run side by side.
"""

import re

NUMERAL = "一二三四五六七八九十"
STOPS = "。！？!?；;…"
"""Marks that end a sentence."""
CLOSERS = "”’」』）)】〕》\"'"
"""Marks that may follow the one which ends a sentence."""

CHAPTER = rf"第[{NUMERAL}]{{1,3}}(?:部分|章|篇)"
FIRST = rf"[{NUMERAL}]{{1,3}}[、．]"
SECOND = rf"[（(〔]\s?[{NUMERAL}]{{1,3}}\s?[)）〕]"
SERIAL = rf"[{NUMERAL}]{{1,3}}\s?[是要](?=\s?[^的否不么素点件，,。\s])"
FIGURE = r"\d{1,2}(?:[、．]|\.(?!\d))"
FIGURE_IN_BRACKETS = r"[（(]\d{1,2}[)）]"
CIRCLED = "[①-⑳]"
DASHED = r"(?:——|--|—|－－)(?=[^\s—\d－-])"

LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(CHAPTER)),
    (1, re.compile(FIRST)),
    (2, re.compile(SECOND)),
    (3, re.compile(SERIAL)),
    (3, re.compile(FIGURE)),
    (4, re.compile(FIGURE_IN_BRACKETS)),
    (4, re.compile(CIRCLED)),
    (3, re.compile(DASHED)),
)
"""What a numbered heading begins with, and its level."""

NUMBERED = frozenset(f"第{NUMERAL}（(〔—-－{''.join(map(chr, range(0x2460, 0x2474)))}")
"""The characters that these begin with, digits apart."""

_FIVE_YEARS = r"[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间)?"
_YEAR = r"(?:19|20)\d\d\s?年(?:度|以来)?|[一二][九〇○零0][〇○零一二三四五六七八九]{2}年"
_PAST = r"(?:刚刚)?过去(?:的)?[一两三四五]年|上一?年|去年|本届政府|[一五]年来|[近这][三五]年"
_COMING = (
    r"今年|来年|明年|下半年|今后(?:[三五]年|一个时期)?|未来(?:[三五]年|一个时期)|下一?步"
    r"|新(?:的)?一年|本届政府"
)
_WHEN = rf"(?:{_YEAR}|{_PAST}|{_COMING}|{_FIVE_YEARS})"
_OWN_BUILDING = (
    r"(?:(?:全面|切实|进一步|大力|不断|着力)?(?:加强|推进|强化|抓好|提升)?政府自身(?:改革(?:和|与))?建设)"
)
_WORDS = (
    "的|全省|全市|全县|全区|全州|我省|我市|我县|我区|我州|政府|经济社会发展|国民经济和社会发展|经济|社会|发展|主要|重点"
    "|总体|各项|预期|奋斗|工作|计划|目标|任务|要求|思路|安排|保障|措施|做好|抓好|完成|和|与|及|以及|、"
)
_ENDS = (
    "回顾|总结|小结|(?:计划|任务|目标)?(?:执行|完成|落实)(?:情况|结果)|情况|安排|部署|打算|计划|重点|思路|目标|任务|指标|要求"
    "|措施|举措|建议|工作"
)
UNNUMBERED = re.compile(
    rf"{_WHEN}(?:{_WORDS}|{_WHEN}){{0,12}}(?:{_ENDS})|(?:政府)?工作(?:的)?回[顾忆]|{_OWN_BUILDING}|(?:工作)?(?:保障|落实)措施"
)
"""A heading without a number, as a whole line: 2018年工作回顾, 加强政府自身建设."""
RUN_IN = re.compile(
    rf"{_WHEN}(?:{_WORDS}){{0,12}}(?:回顾|总结|安排|部署|打算|(?:计划(?!主要|预期)|目标任务|(?:主要|重点)任务)(?:(?:执行|完成|落实)情况)?|重点工作)|{_OWN_BUILDING}"
)
"""The same in the middle of a line, where only the surest are believed."""

REVIEW = re.compile(
    rf"回顾|总结|小结|工作的?回忆|{_PAST}(?:的)?(?:主要|政府)*工作|(?:完成|工作|执行|落实|开展|运行|发展|进展)情况|计划的?(?:执行|完成)结果"
    rf"|(?:主要|发展|工作|取得的?)(?:成绩|成效|成就)|过去(?:的)?[一二两三四五六七八九]年|今年以来"
    rf"|(?:目标|任务)[^，。；]{{0,6}}(?:提前|圆满|胜利|如期|超额|顺利)[^，。；]{{0,4}}(?:实现|完成)|(?:上半年|[一二三]季度)(?!的?工作(?:安排|计划|打算|要点|部署))"
)
"""In the title of a heading that opens the review of what was done.

Collections of model reports on the web print 回忆 for 回顾, so that theirs cannot be told from the original.
"""

PLAN = re.compile(
    rf"(?:{_YEAR}|{_FIVE_YEARS})(?:{_WORDS}){{0,12}}(?:{_ENDS})|{_COMING}|工作(?:安排|部署|打算|计划|思路|重点)"
    r"|预算(?:收支|草案)?(?:的)?(?:安排|编制)(?:情况)?|(?:收支|支出)(?:总体)?安排"
    rf"|(?:{_YEAR})[^，。；]{{0,16}}(?:预算|计划)(?:[（(]?草案|案\Z)"
    rf"|总体(?:要求|思路|目标)|(?:预期|奋斗|主要|发展)目标|(?:目标|主要|重点)任务|重点工作|重点(?:抓好|做好)"
    rf"|自身(?:改革|建设)|保障措施|政府职能|(?:人民满意|服务型|法治|廉洁|现代).{{0,8}}政府"
)
"""In the title of a heading that opens what is to be done."""

BOTH = re.compile(
    rf"(?:{REVIEW.pattern})[^，。；]{{0,6}}[和与及、暨][^，。；]{{0,6}}"
    rf"(?:{_YEAR}|[１２][０９][０-９]{{2}}年|{_COMING}|{_FIVE_YEARS})[^，。；]{{0,16}}(?:方针|安排|部署|打算|计划|思路|目标|任务|要求|草案)"
)
"""In the title of a heading that opens both: 2023年工作回顾和2024年工作安排."""

NOTES = re.compile(
    r"(?:名词|术语|用语|词语).{0,8}(?:解释|注释|说明)|^\W*(?:附件|附录|附表|附注|注释|附)\s*(?:\d{0,2}\s*[:：?]|$)|^\W*注\s*释"
)
"""In the title of a heading that opens notes and appendices."""


_NOTES_SIGNS = frozenset("附注释说")
"""Of these each title of notes has one: 附件, 注释, 名词解释, 名词说明."""
_JOINTS = frozenset("和与及、暨")
"""Of these each title has one that names review and plan."""


def part_of(title: str) -> str | None:
    """Tell the part of the report that a heading opens: one of PARTS, or None when it is silent.

    Args:
        title: The heading's text, simplified.
    """
    if opens_neither(title):
        return "other"
    if REVIEW.search(title):
        return "review"
    return "plan" if PLAN.search(title) else None


def opens_neither(title: str) -> bool:
    """Tell whether a heading opens notes, or review and plan at once: neither of the two parts by itself.

    Most lines tell by their characters that they are no such heading.

    Args:
        title: The heading's text, simplified.
    """
    if not _NOTES_SIGNS.isdisjoint(title) and NOTES.search(title):
        return True
    return not _JOINTS.isdisjoint(title) and BOTH.search(title) is not None
