"""Metadata: a document's title, kind, region, year … as its text states it.

The value type stands here by itself: whoever only passes metadata on need not load what finds them.
"""

from dataclasses import dataclass

KINDS = (
    *("report", "party-report", "resolution", "plan", "opinion", "communique"),
    *("notice", "investment", "other"),
)
"""政府工作报告, 党代会报告, 决议 and 决定, 规划 and 纲要, 意见, 公报, 通知, 招商资讯, and others."""

LEVELS = ("nation", "province", "city", "county", "town", "")
"""The level of the government, congress or party committee that speaks; ``nation`` for all China."""

NATION = "全国"
"""The region of what the State Council, the National People's Congress or the Central Committee says."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document's metadata; a field that the text does not tell is empty.

    Attributes:
        title: The title; made from region, year and kind where the file has none.
        kind: One of KINDS.
        region: The region's own name at the time, such as 武乡县; 全国 for the whole country.
        province: Its province's full name.
        city: Its city's full name, also for a city itself.
        county: Its county's full name.
        level: One of LEVELS.
        year: The report's own year (in which it was given), or None.
        date: ISO 8601 date, or as much of it as is known (2024-03-26, 2024-03, 2024).
        session: 第…届…第…次会议 or 第…次代表大会, as written but simplified.
        speaker: Who gave the report, with the office: 县长 阎新平.
        script: ``hans`` or ``hant``.
        inferred: Names of the fields that were inferred, not read.
        source_url: The address that a table or a page gives for it.
    """

    title: str = ""
    kind: str = "other"
    region: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    level: str = ""
    year: int | None = None
    date: str = ""
    session: str = ""
    speaker: str = ""
    script: str = "hans"
    inferred: tuple[str, ...] = ()
    source_url: str = ""
