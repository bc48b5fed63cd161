"""Metadata: a document's title, kind, region, year … as its text states it.

The value type stands here by itself: whoever only passes metadata on need not load what finds them.
"""

from dataclasses import dataclass

KINDS = ("report", "investment", "notice", "other")
"""政府工作报告, 招商资讯, 通知 and anything else."""

LEVELS = ("province", "city", "county", "")
"""The level of the government that speaks."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document's metadata; a field that the text does not tell is empty.

    Attributes:
        title: The title; made from region, year and kind where the file has none.
        kind: One of KINDS.
        region: The region's own name, such as 武乡县.
        province: Its province's full name.
        city: Its city's full name, also for a city itself.
        county: Its county's full name.
        level: One of LEVELS.
        year: The report's own year (in which it was given), or None.
        date: ISO 8601 date, or as much of it as is known (2024-03-26, 2024-03, 2024).
        session: 第…届…第…次会议, as written but simplified.
        speaker: Who gave the report, with the office: 县长 阎新平.
        script: ``hans`` or ``hant``.
        inferred: Names of the fields that were inferred, not read.
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
