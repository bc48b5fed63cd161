"""Which report is that of last year, which that of the place above, and what is compared by one choice."""

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.related_documents import (
    place_and_above,
    report_of_last_year,
    report_of_place_above,
    years_apart,
)
from desktop.actions.row_types import DocumentRow


def row(level: str, region: str, year: int | None, kind: str = "report", **places: str) -> DocumentRow:
    """Return a document; its id is told by place, year and kind."""
    names = {"province": "", "city": "", "county": "", **places}
    held = dict.fromkeys(DocumentRow._fields, "")
    values = {**held, **names, "id": f"{region}{year}{kind}", "kind": kind, "region": region}
    return DocumentRow(**{**values, "level": level, "year": year})  # type: ignore[arg-type]


PROVINCE = row("province", "安平省", 2024, province="安平省")
CITY = row("city", "云岭市", 2024, province="安平省", city="云岭市")
COUNTY = row("county", "河东区", 2024, province="安平省", city="云岭市", county="河东区")
ALIKE = row("county", "河东区", 2023, province="永宁省", city="海口市", county="河东区")
OLDER = [row("city", "云岭市", year, province="安平省", city="云岭市") for year in (2020, 2022)]
NOTICE = row("city", "云岭市", 2023, "notice", province="安平省", city="云岭市")
NATION = row("nation", "全国", 2024)
ROWS = [PROVINCE, CITY, COUNTY, ALIKE, *OLDER, NOTICE, NATION]


def test_the_report_before() -> None:
    assert report_of_last_year(ROWS, CITY) == OLDER[1]
    assert report_of_last_year(ROWS, OLDER[1]) == OLDER[0]
    assert report_of_last_year(ROWS, OLDER[0]) is None
    assert report_of_last_year(ROWS, COUNTY) is None  # a district of the same name elsewhere
    assert report_of_last_year(ROWS, row("city", "云岭市", None)) is None


def test_the_report_above() -> None:
    assert report_of_place_above(ROWS, COUNTY) == CITY
    assert report_of_place_above([PROVINCE, COUNTY], COUNTY) == PROVINCE
    assert report_of_place_above(ROWS, CITY) == PROVINCE
    assert report_of_place_above(ROWS, PROVINCE) == NATION
    assert report_of_place_above(ROWS, ALIKE) is None
    assert report_of_place_above(ROWS, NATION) is None


def test_sets_to_compare() -> None:
    assert years_apart(ROWS) == (
        DocumentFilters(years=((2024, 2024),)),
        DocumentFilters(years=((2023, 2023),)),
    )
    assert years_apart([CITY]) is None
    assert place_and_above(ROWS, CITY, "province") == (
        DocumentFilters(regions=("云岭市",), levels=("city",)),
        DocumentFilters(regions=("安平省",), levels=("province",)),
    )
    assert place_and_above(ROWS, PROVINCE, "nation") == (
        DocumentFilters(regions=("安平省",), levels=("province",)),
        DocumentFilters(levels=("nation",)),
    )
    assert place_and_above([CITY], CITY, "province") is None
    assert place_and_above(ROWS, ALIKE, "province") is None
