"""The metadata extractor: title, kind, region, year and the rest, each from its best source."""

import re
from collections.abc import Mapping, Sequence
from datetime import date as calendar
from typing import NamedTuple

from desktop.text.document_kind import kind_of
from desktop.text.document_title import is_bare, made_title, title_of_name, written_title
from desktop.text.file_name_metadata import FileNameMetadata, file_name_metadata
from desktop.text.issuers import region_of_issuer, region_of_site
from desktop.text.metadata import NATION, Metadata
from desktop.text.national import national_session, opens_nationally, session_year, year_after_session
from desktop.text.outline import Heading
from desktop.text.regions import (
    COUNTRY,
    NOWHERE,
    GovernmentRegion,
    is_known_place,
    region_named,
    region_of_text,
    region_of_title,
)
from desktop.text.report_header import ReportHeader, closing_date, joined_digits, read_report_header
from desktop.text.script import script_of, simplified
from desktop.text.year_inference import (
    inferred_year,
    plain_years,
    plan_year,
    reports_on,
    said_years,
    sure_year,
    told_of_years,
    told_year,
    year_of_words,
)

_YEAR = re.compile(r"((?:19|20)(?<!\d..)\d\d)\s?年", re.DOTALL)
_SPAN = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—–－～~至]\s?(?:19|20)\d\d\s?年?")
_SPEAKS_FOR = re.compile(
    r"我(?:现在)?(?:代表|受)(?:中共|中国共产党)?(?P<region>[\u4e00-\u9fff]{2,20}?)"
    r"(?:(?:人民)?政府|(?:行政)?公署|行署|管委会|街道办事处|(?:第.{1,4}届)?(?:人民|革命)?委员会)"
)
_DOCUMENT_NUMBER = re.compile(r"[〔［\[（(]((?:19|20)\d\d)[〕］\])）]\s?\d{1,5}\s?号")
_OWN_NAMES = frozenset(
    {"", "自治区", "自治州", "自治县", "全省", "全市", "全县", "全区", "我省", "我市", "我县", "我区"}
)
"""What a government calls its own region, which does not say which one that is."""
_REPORTS = ("report", "party-report")
_DEPUTIES = "各位代表"
_GREETING = 400
"""Code points in which a speaker greets the deputies, if the text begins as a report does."""
_DISPATCH = re.compile(r"[社报台网][^。，\n]{0,10}((?:19|20)\d\d)\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[电讯]")
"""The day on which an agency sent a piece of news: 新华社北京1998年3月6日电."""
_LOOKS_BACK = re.compile("成绩|成就|成效|答卷|回[顾望眸]|收官|突破|进展|巡礼|完成")
"""What a headline says of a five-year plan that is over, or nearly."""
_NEWS = ("other", "investment")
"""Kinds whose title is often a headline."""


class _Evidence(NamedTuple):
    """What is read before anything is decided.

    Attributes:
        title: The title that the text has, else the one that its page or its file has, simplified.
        text: The text, simplified.
        told: What its header tells.
        named: What its path tells.
        posted: The day on which a site published it, in ISO 8601, or nothing.
        issuer: The region of the body that an index names as having issued it.
        site: The region of the government whose site it stood on.
    """

    title: str
    text: str
    told: ReportHeader
    named: FileNameMetadata
    posted: str
    issuer: GovernmentRegion = NOWHERE
    site: GovernmentRegion = NOWHERE


def facts(
    text: str,
    *,
    name: str = "",
    headings: Sequence[Heading] | None = None,
    said: Mapping[str, str] | None = None,
) -> Metadata:
    """Read the metadata of a document.

    Args:
        text: The reading text.
        name: Path or name of the file it came from; it tells what the text does not.
        headings: Its outline where it is known already: a report that lost its head is known by its parts.
        said: What its page said of it, see `extract_metadata`.
    """
    return extract_metadata(text, name, headings or (), simplified(text), said or {})


def extract_metadata(
    text: str, name: str, headings: Sequence[Heading], simple: str, said: Mapping[str, str] | None = None
) -> Metadata:
    """Read the metadata of a document.

    Args:
        text: The reading text.
        name: Path or name of the file it came from.
        headings: Its outline.
        simple: The text in simplified characters.
        said: What its page said of it: ``title``, ``date`` on which it was published, ``source_url``,
            ``issuer``, ``source`` it was taken from and ``site``, by name.
    """
    said = said or {}
    own_title = written_title(text, simple)
    page_title = said.get("title", "")
    named = file_name_metadata(name)
    outer = page_title or (named.stem if named.kind else "")
    telling = own_title if own_title and not is_bare(simplified(own_title)) else outer or own_title
    issuer, site = region_of_issuer(said.get("issuer", "")), _site_region(said)
    header = read_report_header(simple)
    seen = _Evidence(simplified(telling), simple, header, named, said.get("date", ""), issuer, site)
    national = _is_national(seen)
    kind = kind_of(seen.title, simple, seen.told, headings, national)
    if kind == "other" and named.kind:
        kind = named.kind
    is_report = kind in _REPORTS
    date = _date(simple, seen.told, is_report)
    year, year_inferred = _year(seen, date, kind)
    region, region_inferred = _region(seen, kind, year, national)
    title, title_made = _title(own_title, page_title, seen, (kind, region.name, year))
    marks = {"title": title_made, "region": region_inferred, "year": year_inferred}
    return Metadata(
        title=title or text.strip().partition("\n")[0][:30],
        kind=kind,
        region=region.name,
        province=region.province,
        city=region.city,
        county=region.county,
        level=region.level,
        year=year,
        date=date or seen.posted,
        session=seen.told.session if is_report or region.level == "nation" else "",
        speaker=seen.told.speaker if is_report else "",
        script=script_of(text),
        inferred=tuple(field for field, was in marks.items() if was),
        source_url=said.get("source_url", ""),
    )


def find_year(
    text: str, headings: Sequence[Heading], *, stated_only: bool = False
) -> tuple[int | None, bool]:
    """Return the year that `extract_metadata` finds, and whether it was inferred, without the rest.

    Args:
        text: The text, simplified.
        headings: Its outline.
        stated_only: Whether a year that would have to be inferred is not wanted.
    """
    told = read_report_header(text)
    seen = _Evidence(written_title(text, text), text, told, FileNameMetadata(), "")
    kind = kind_of(seen.title, text, told, headings, _is_national(seen))
    return _year(seen, _date(text, told, kind in _REPORTS), kind, stated_only=stated_only)


def _is_national(seen: _Evidence) -> bool:
    """Return whether a national body speaks, by title, header or first words."""
    if seen.told.region:
        return seen.told.region == NATION
    return region_of_title(seen.title, "") == COUNTRY or seen.issuer == COUNTRY or opens_nationally(seen.text)


def _site_region(said: Mapping[str, str]) -> GovernmentRegion:
    regions = (region_of_site(said.get(one, "")) for one in ("source", "site"))
    return next((one for one in regions if one.level), NOWHERE)


def _date(text: str, told: ReportHeader, is_report: bool) -> str:
    return told.date if is_report else closing_date(text) or told.date


def _title(own: str, page: str, seen: _Evidence, known: tuple[str, str, int | None]) -> tuple[str, bool]:
    """Return the title, and whether it was made or taken from the file's name.

    Args:
        own: The title in the text.
        page: The title that its page has.
        seen: What else is known.
        known: Its kind, its region's name and its year.
    """
    kind, region, year = known
    written = own or page
    plain = simplified(written)
    if written and not (kind in _REPORTS and is_bare(plain)):
        return written, not own and not page
    made = made_title(kind, region, year, seen.text)
    if page and not is_bare(simplified(page)):
        return page, False
    stem = _fitting_stem(seen.named, region, year)
    return (stem or made or written or title_of_name(seen.named.stem)), True


def _fitting_stem(named: FileNameMetadata, region: str, year: int | None) -> str:
    """Return a file's name where it is a whole title that agrees with what the text tells."""
    whole = named.kind and named.year == year and named.region.name == region
    return named.stem if whole and re.fullmatch(r"[^\s_+,.\-][^_+]*", named.stem) else ""


def _region(seen: _Evidence, kind: str, year: int | None, national: bool) -> tuple[GovernmentRegion, bool]:
    """Return the region, and whether it was inferred from the text as a whole or from the file's name.

    Where several places have its name, and folder or file name tell which, it is that one.
    """
    region, inferred = _told_region(seen, kind, year, national)
    named = seen.named.region
    if named.name == region.name and named.province:
        return named, inferred
    if region.level == "town" and not region.county and named.level in ("city", "county"):
        return region._replace(province=named.province, city=named.city, county=named.county), inferred
    return region, inferred


def _told_region(
    seen: _Evidence, kind: str, year: int | None, national: bool
) -> tuple[GovernmentRegion, bool]:
    if kind in _REPORTS and seen.told.region not in _OWN_NAMES and not national:
        region = region_named(seen.told.region, seen.text, year)
        if region.level:
            return region, False
    if national:
        return COUNTRY, False
    stem = seen.named.region != NOWHERE and seen.title == simplified(seen.named.stem)
    region = NOWHERE if stem else region_of_title(seen.title, seen.text, year)
    if region != NOWHERE:
        return region, False
    speaks = _SPEAKS_FOR.search(seen.text[:2000])
    if speaks and is_known_place(speaks["region"]):
        return region_named(speaks["region"], seen.text, year), False
    if seen.issuer != NOWHERE:
        return seen.issuer, False
    region = region_of_text(seen.text, year)
    if seen.named.region != NOWHERE and _agrees(seen.named.region, region, seen.text):
        return region_named(_whole_name(seen.named.region), seen.text, year), True
    if seen.site != NOWHERE and _agrees(seen.site, region, seen.text):
        return seen.site, True
    return region, region != NOWHERE


def _agrees(named: GovernmentRegion, region: GovernmentRegion, text: str) -> bool:
    """Return whether a text bears out the region that its file's name says."""
    if region == NOWHERE or named.name == region.name:
        return True
    if named == COUNTRY or region == COUNTRY:
        return False
    return text.count(named.name) + text.count(named.name[:2]) > text.count(region.name) // 2


def _whole_name(region: GovernmentRegion) -> str:
    above = (region.province, region.city, region.county)
    return "".join(dict.fromkeys((*(one for one in above if one), region.name)))


def _year(seen: _Evidence, date: str, kind: str, *, stated_only: bool = False) -> tuple[int | None, bool]:
    """Return the year in which the document was given, and whether it was inferred.

    A title may name the year that is reviewed, and a report for the coming year may be given in December: the
    later of the two is the report's own. No year lies further ahead than the coming one.
    """
    title = joined_digits(plain_years(seen.title))
    named = [int(year) for year in _YEAR.findall(title)]
    found: tuple[int | None, bool] | None = (
        _stated_report_year(seen, date, named, kind)
        if kind in _REPORTS
        else _stated_year(seen, date, title, kind)
    )
    if found is None and not stated_only:
        found = _inferred_report_year(seen) if kind in _REPORTS else _inferred_year(seen, title, kind)
    year, inferred = found or (None, False)
    return (year, inferred) if year is None or year <= calendar.today().year + 1 else (None, False)


def _stated_report_year(
    seen: _Evidence, date: str, named: Sequence[int], kind: str
) -> tuple[int, bool] | None:
    dated = int(date[:4]) if date else None
    if dated and named:
        if dated > named[-1] and not seen.told.session:
            # It may only have been put on a site then.
            again = dated > named[-1] + 1 or told_year(seen.text) == named[-1]
            return (named[-1] if again else dated), False
        return (max(dated, named[-1]) if abs(dated - named[-1]) < 2 else dated), False
    if dated and kind == "report" and date[5:7] in ("11", "12") and inferred_year(seen.text) == dated + 1:
        return dated + 1, True
    if dated and not seen.told.session:
        told = told_year(seen.text)
        if told is not None and told < dated - 1:
            return told, True  # it was only put on a site then
    if dated or named:
        return dated or named[-1], False
    return None


def _inferred_report_year(seen: _Evidence) -> tuple[int | None, bool]:
    year = session_year(national_session(seen.text)) or year_after_session(seen.text)
    year = year or told_year(seen.text) or sure_year(seen.text)
    if year is None or (seen.named.year is not None and abs(year - seen.named.year) == 1):
        year = _weighed(seen, year)
    return year, year is not None


def _weighed(seen: _Evidence, sure: int | None) -> int | None:
    """Return the year of the file's name where the text's own words do not speak against it."""
    told = sure or inferred_year(seen.text)
    if seen.named.year is None:
        return told if told is not None else _posted_year(seen)
    if sure is not None and sure == seen.named.year + 1:
        return sure  # the name tells the year that is reviewed
    if told is None or abs(told - seen.named.year) < 4:
        return seen.named.year
    return told


def _posted_year(seen: _Evidence) -> int | None:
    return int(seen.posted[:4]) if seen.posted else None


def _stated_year(seen: _Evidence, date: str, title: str, kind: str) -> tuple[int, bool] | None:
    """Return the year of what is no report: of its date or its title, or of the day it was posted on."""
    if date:
        return _put_on_a_site(seen, kind, int(date[:4]))
    span = _SPAN.search(title)
    stated = [int(span[1])] if span else said_years(title)
    if stated:
        year = max(stated)
        told = _told_against(year, seen) if kind in _NEWS and not span else None
        return told or year, told is not None
    return _put_on_a_site(seen, kind, int(seen.posted[:4])) if seen.posted else None


def _put_on_a_site(seen: _Evidence, kind: str, dated: int) -> tuple[int, bool]:
    """Return the year of a day, or the one told to deputies where a site only published it years later."""
    sent = _DISPATCH.search(seen.text, 0, _GREETING)
    if sent is not None and int(sent[1]) < dated:
        return int(sent[1]), False
    told = told_year(seen.text) if kind in _NEWS and _DEPUTIES in seen.text[:_GREETING] else None
    return (told, True) if told is not None and told < dated - 1 else (dated, False)


def _inferred_year(seen: _Evidence, title: str, kind: str) -> tuple[int | None, bool]:
    """Return the year of what is no report: of its session, its words or its number."""
    planned = None if _LOOKS_BACK.search(title) else plan_year(title)
    known = session_year(seen.told.session or national_session(seen.text)) or planned
    told = year_of_words(seen.text) if kind in _NEWS and not known else None
    if seen.named.year and not (told is not None and told == seen.named.year + 1):
        told = seen.named.year
    if known or told or kind in _NEWS:
        return known or told, bool(known or told)
    numbers = [int(year) for year in _DOCUMENT_NUMBER.findall(seen.text)]
    years = [year for year in (*said_years(seen.text), *numbers) if year <= calendar.today().year]
    return max(years, default=None), bool(years)


def _told_against(stated: int, seen: _Evidence) -> int | None:
    """Return the year that a text tells where its headline names another: the last one, or one far ahead.

    What was posted in the year after that of its headline, and tells results of it, was written then.
    """
    told = told_year(seen.text)
    if told == stated + 1:
        reported = reports_on(seen.text, stated) if not seen.posted else seen.posted.startswith(str(told))
        return told if reported else None
    ahead = told is not None and told < stated - 1
    return told if ahead and stated not in told_of_years(seen.text).results else None


def year_of_posting(about: Metadata, text: str, day: str) -> int | None:
    """Return the year of a document as the day tells it on which a site posted it; None where it does not.

    A headline names the year that the news is of: what was posted in the year after, and tells results of
    it, was written then.

    Args:
        about: What is known of the document without that day.
        text: The text, simplified.
        day: The day, in ISO 8601.
    """
    if not day:
        return None
    posted = int(day[:4])
    if about.year is None:
        return posted
    later = about.kind in _NEWS and about.year == posted - 1 and told_year(text) == posted
    return posted if later else None
