"""The metadata extractor: title, kind, region, year and the rest, each from its best source."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from desktop.text.heading_patterns import LEVELS as LEVEL_SHAPES
from desktop.text.metadata import Metadata
from desktop.text.outline import Heading
from desktop.text.regions import NOWHERE, GovernmentRegion, region_named, region_of_text, region_of_title
from desktop.text.report_header import ReportHeader, closing_date, read_report_header
from desktop.text.script import script_of, simplified
from desktop.text.year_inference import inferred_year

_COLUMN = re.compile(r"^\s*[【\[][^】\]]{2,20}[】\]]\s*")
_TAIL = r"(?:\s?[（(【][^（()）】]{1,16}[)）】])?$"
_REPORT = re.compile(rf"(?:政府|行署|公署|管委会|委员会|^|年|度){{1}}工作报告{_TAIL}")
_ANY_REPORT = re.compile(rf"工作报告{_TAIL}")
_BARE_REPORT = re.compile(
    rf"(?:(?:19|20)\d\d\s?年(?:度)?)?(?:省|市|县|区|州|盟|旗|自治区)?(?:人民)?(?:政府)?工作报告{_TAIL}"
)
_NOTICE = re.compile(r"(?:通知|公告|通告|公示|启事|说明|通报|决定|批复|函)(?:[（(].{1,12}[)）])?$")
_INVESTMENT = re.compile(r"招商|投资|签约|开工|投产|落户|产业园|经开区|开发区|项目")
_REPORT_WORDS = re.compile(
    r"我代表.{0,20}(?:政府|行署|公署|管委会).{0,12}报告|向大会(?:作)?(?:政府)?(?:工作)?报告"
)
_ENDS_SENTENCE = "。！？!?；;，,：:、"
_TITLE_LENGTH = 90
_MOST_OF_A_LINE = 14
_YEAR = re.compile(r"((?:19|20)(?<!\d..)\d\d)\s?年", re.DOTALL)


def facts(text: str, *, name: str = "", headings: Sequence[Heading] | None = None) -> Metadata:
    """Read the metadata of a document.

    Args:
        text: The reading text.
        name: Path or name of the file it came from; it tells the title where the text has none.
        headings: Its outline where it is known already: a report that lost its head is known by its parts.
    """
    return extract_metadata(text, name, headings or (), simplified(text))


def extract_metadata(text: str, name: str, headings: Sequence[Heading], simple: str) -> Metadata:
    """Read the metadata of a document.

    Args:
        text: The reading text.
        name: Path or name of the file it came from.
        headings: Its outline.
        simple: The text in simplified characters.
    """
    title = _written_title(text, simple)
    plain = simplified(title)
    told = read_report_header(simple)
    kind = _kind(plain, simple, told, headings)
    is_report = kind == "report"
    region, region_inferred = _region(plain, simple, told, is_report)
    date = _date(simple, told, is_report)
    year, year_inferred = _year(plain, simple, date, is_report)
    title_made = not title or (is_report and _BARE_REPORT.fullmatch(plain) is not None)
    if title_made:
        made = f"{year}年{region.name}政府工作报告" if is_report and year and region.name else ""
        title = made or title or _title_of_name(name) or text.strip()[:30]
    marks = {"title": title_made, "region": region_inferred, "year": year_inferred}
    return Metadata(
        title=title,
        kind=kind,
        region=region.name,
        province=region.province,
        city=region.city,
        county=region.county,
        level=region.level,
        year=year,
        date=date,
        session=told.session if is_report else "",
        speaker=told.speaker if is_report else "",
        script=script_of(text),
        inferred=tuple(field for field, was in marks.items() if was),
    )


def find_year(text: str, headings: Sequence[Heading]) -> tuple[int | None, bool]:
    """Return the year that `extract_metadata` finds, and whether it was inferred, without the rest.

    Args:
        text: The text, simplified.
        headings: Its outline.
    """
    title = _written_title(text, text)
    told = read_report_header(text)
    is_report = _kind(title, text, told, headings) == "report"
    return _year(title, text, _date(text, told, is_report), is_report)


def _date(text: str, told: ReportHeader, is_report: bool) -> str:
    return told.date if is_report else closing_date(text) or told.date


def _written_title(text: str, simple: str) -> str:
    """Return the title that the first line or two hold, as it stands."""
    lines = [line.strip() for line in text.lstrip().split("\n", 2)[:2]]
    first = lines[0] if lines else ""
    if not _may_be_title(simplified(first)):
        return ""
    second = lines[1] if len(lines) > 1 else ""
    is_first_half = len(first) <= _MOST_OF_A_LINE and not _ANY_REPORT.search(simplified(first))
    if is_first_half and len(second) <= 2 * _MOST_OF_A_LINE and _ANY_REPORT.search(simplified(second)):
        return first + second
    return first


def _may_be_title(line: str) -> bool:
    if not line or len(line) > _TITLE_LENGTH or line[-1] in _ENDS_SENTENCE:
        return False
    if read_report_header(line).session and not _ANY_REPORT.search(line):
        return False
    return not any(shape.match(line) for _, shape in LEVEL_SHAPES)


def _kind(title: str, text: str, told: ReportHeader, headings: Sequence[Heading]) -> str:
    column = _COLUMN.match(title)
    bare = title[column.end() :] if column else title
    if _REPORT.search(bare) or (told.session and _REPORT_WORDS.search(text[:2000])):
        return "report"
    if _NOTICE.search(bare):
        return "notice"
    if column and "招商" in column.group():
        return "investment"
    if {"review", "plan"} <= {heading.part for heading in headings} and text.count("政府") > 5:
        return "report"
    if _INVESTMENT.search(bare) or text.count("招商") > 4:
        return "investment"
    return "other"


def _region(title: str, text: str, told: ReportHeader, is_report: bool) -> tuple[GovernmentRegion, bool]:
    """Return the region, and whether it was inferred from the text as a whole."""
    if is_report and told.region:
        region = region_named(told.region, text)
        if region.level:
            return region, False
    region = region_of_title(title, text)
    if region != NOWHERE:
        return region, False
    region = region_of_text(text)
    return region, region != NOWHERE


def _year(title: str, text: str, date: str, is_report: bool) -> tuple[int | None, bool]:
    """Return the year in which the report was given, and whether it was inferred.

    A title may name the year that is reviewed, and a report for the coming year may be given in December: the
    later of the two is the report's own.
    """
    named = [int(year) for year in _YEAR.findall(title)]
    if not is_report:
        known = [int(date[:4])] if date else named
        said = [] if known else [int(year) for year in _YEAR.findall(text)]
        return max(known or said, default=None), bool(said)
    dated = int(date[:4]) if date else None
    if dated and named:
        return (max(dated, named[-1]) if abs(dated - named[-1]) < 2 else dated), False
    if dated and date[5:7] in ("11", "12") and inferred_year(text) == dated + 1:
        return dated + 1, True
    if dated or named:
        return dated or named[-1], False
    year = inferred_year(text)
    return year, year is not None


def _title_of_name(name: str) -> str:
    """Return a file's name as a title, if there is a word of Chinese in it."""
    stem = PurePath(name.replace("\\", "/")).stem
    return stem if any("\u4e00" <= one <= "\u9fff" for one in stem) else ""
