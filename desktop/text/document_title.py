"""Document title: the line among the first that is one, or a title made from what else is known."""

import re

from desktop.text.document_kind import ANY_REPORT, REPORT, kind_of_title
from desktop.text.heading_patterns import LEVELS as LEVEL_SHAPES
from desktop.text.metadata import NATION
from desktop.text.report_header import read_report_header
from desktop.text.script import simplified

_BARE_REPORT = re.compile(
    r"(?:(?:19|20)\d\d\s?年(?:度)?)?(?:省|市|县|区|州|盟|旗|自治区|镇|乡)?(?:人民)?(?:政府)?工作报告"
    r"(?:\s?[（(【][^（()）】]{1,16}[)）】])?$"
)
_ENDS_SENTENCE = "。！？!?；;，,：:、"
_LONGEST = 90
_HALF = 14
"""Characters of a line that may be the first half of a title."""
_LINES = 12
"""Lines among which the title is looked for, up to the first that is a sentence."""
_SET_WIDE = re.compile(r"(?:[\u4e00-\u9fff]\s{1,4}){3,}[\u4e00-\u9fff]")
_PARTS = 3
"""Lines on which one title may stand."""
_ABOUT = re.compile(r"[\u4e00-\u9fff·、（） ]{0,40}关于.{2}")
_OPEN_END = re.compile(r"^[^，。；：]{2,40}(?:国民经济和社会发展|关于|印发|[和与及、])$")
"""A line that no title ends with, but the first part of one."""
_CAPTION = re.compile(r"(?:作|做)(?:了)?(?:政府)?工作报告")
_SITE_NAME = re.compile(r"网站?$|门户|频道$|平台$")
_CONTENTS = re.compile(r"目\s*[录錄次]|contents", re.I)
_HERALDED = re.compile(
    r"^[（(【\[]?(?:两会)?(?:受权|权威|授权)?(?:发布|播报|全文|实录)[）)】\]]?\s*[丨|｜︱:：]?\s*"
)
"""What a paper puts before the title of what it prints."""
_OF_SESSION = re.compile(
    r"^[\s\u3000\u200b]*(?P<session>第[一二三四五六七八九十]{1,3}届(?:全国)?人民代表大会(?:常务委员会)?第[一二三四五六七八九十]{1,3}次会议)"
)
_ON_REPORT = re.compile(
    r"(?P<report>(?:政府|常务委员会|最高人民法院|最高人民检察院|人民法院|人民检察院)工作报告)"
)


def written_title(text: str, simple: str) -> str:
    """Return the title that the first lines of a text hold, as it stands; empty where they hold none.

    Args:
        text: The text.
        simple: The same in simplified characters.
    """
    lines = [_closed_up(line.strip()) for line in text.lstrip().split("\n", _LINES)[:_LINES]]
    plain = [_closed_up(line.strip()) for line in simple.lstrip().split("\n", _LINES)[:_LINES]]
    if not lines or not lines[0]:
        return ""
    broken = _broken_title(plain)
    if broken:
        return "".join(lines[:broken])
    best = _report_line(plain)
    for at in dict.fromkeys((best, 0)):
        if at is None or not _may_be_title(plain[at]):
            continue
        if at and _may_be_title(plain[at - 1]) and _is_first_half(plain[at - 1], plain[at]):
            return lines[at - 1] + lines[at]
        if at + 1 < len(lines) and _is_first_half(plain[at], plain[at + 1]):
            return lines[at] + lines[at + 1]
        return lines[at]
    return ""


def _closed_up(line: str) -> str:
    """Return a line without the spaces between its characters where it is set wide: 政 府 工 作 报 告."""
    return "".join(line.split()) if _SET_WIDE.fullmatch(line) else line


def _broken_title(plain: list[str]) -> int:
    """Return how many of the first lines are one title that was broken: 某局关于加快… …的意见; 0 for none."""
    if not (_ABOUT.match(plain[0]) or _OPEN_END.search(plain[0])) or kind_of_title(plain[0]):
        return 0
    for many in range(2, min(_PARTS, len(plain)) + 1):
        joined = "".join(plain[:many])
        if any(one in joined for one in "。；：") or len(joined) > _LONGEST + _HALF:
            return 0
        if kind_of_title(joined):
            return many
    return 0


def _report_line(plain: list[str]) -> int | None:
    """Return which line ends as the title of a report or another kind does, before the text begins."""
    for at, line in enumerate(plain):
        if (
            len(line) > _LONGEST
            or line.endswith("。")
            or ("次" in line and read_report_header(line).session)
            or "各位代表" in line
        ):
            return None
        if kind_of_title(line) and _may_be_title(line):
            return at if not at or REPORT.search(line) else None
    return None


def _is_first_half(one: str, other: str) -> bool:
    if len(one) > _HALF or _SITE_NAME.search(one) or ANY_REPORT.search(one) or len(other) > 2 * _HALF:
        return False
    torn = len(other) <= 4 and ANY_REPORT.search(one + other) is not None
    return torn or ANY_REPORT.search(other) is not None


def _may_be_title(line: str) -> bool:
    if not line or len(line) > _LONGEST or line[-1] in _ENDS_SENTENCE or _CONTENTS.fullmatch(line):
        return False
    if _CAPTION.search(line) or (read_report_header(line).session and not kind_of_title(line)):
        return False
    return not any(shape.match(line) for _, shape in LEVEL_SHAPES)


def is_bare(title: str) -> bool:
    """Return whether a simplified title says no more than that this is a report, perhaps with the year."""
    return _BARE_REPORT.fullmatch(_HERALDED.sub("", title)) is not None


def made_title(kind: str, region: str, year: int | None, text: str) -> str:
    """Return a title made from what is known: 2003年国务院政府工作报告; empty where that is too little.

    Args:
        kind: One of ``desktop.text.metadata.KINDS``.
        region: The region's name.
        year: The year of the document.
        text: The text, simplified, whose first words may name the session that resolved.
    """
    if kind == "resolution":
        session, report = _OF_SESSION.match(text), _ON_REPORT.search(text[:400])
        return f"{session['session']}关于{report['report']}的决议" if session and report else ""
    if kind == "report" and year and not region:
        return f"{year}年政府工作报告"
    if not year or not region:
        return ""
    if kind == "report":
        return f"{year}年{'国务院' if region == NATION else region}政府工作报告"
    if kind == "party-report":
        return f"{year}年{'全国' if region == NATION else region}党代会报告"
    return ""


def title_of_name(name: str) -> str:
    """Return a file's name as a title, if there is a word of Chinese in it.

    Args:
        name: The name without folder and ending.
    """
    return name if any("\u4e00" <= one <= "\u9fff" for one in simplified(name)) else ""
