"""``piyue ledger``: the cells of a library as CSV and as a workbook, and what is refused."""

import csv
from pathlib import Path

import openpyxl
import pytest

from desktop.actions import ledger_readings
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.ledger_cells import ledger_cells
from desktop.actions.ledgers import ConfirmCells, Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from desktop.commands.arguments import READINGS
from tests.helpers.commands import piyue
from tests.text.ledger.reports import COUNTY, PROVINCE

COLUMNS = [
    "document_id",
    "document",
    "region",
    "level",
    "year",
    "indicator",
    "status",
    "period",
    "scope",
    "state",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "quote",
    "start",
    "end",
    "section",
    "confirmed_by",
    "confirmed_at",
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "2024年石泉县政府工作报告.txt").write_text(COUNTY, "utf-8")
    (tmp_path / "2026年临江省政府工作报告.txt").write_text(PROVINCE, "utf-8")
    path = tmp_path / "l.piyue"
    assert piyue("import", *sorted(tmp_path.glob("*.txt")), "--library", path).status == 0
    return path


def _ledger(library: Path, *options: str | Path) -> list[dict[str, str]]:
    out = library.with_name("ledger.csv")
    done = piyue("ledger", out, *options, "--library", library)
    assert done.status == 0, done.err
    with out.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        assert reader.fieldnames == COLUMNS
    return rows


def test_the_whole_library(library: Path) -> None:
    rows = _ledger(library)
    assert len(rows) == 2 * 2 * 13
    assert {row["state"] for row in rows} == {"proposed", "absent"}
    (row,) = [
        one
        for one in rows
        if one["year"] == "2026" and one["indicator"] == "地区生产总值增速" and one["status"] == "target"
    ]
    assert (row["value"], row["value_high"], row["unit"], row["quote"]) == ("5", "5.5", "%", "5%—5.5%")
    assert (row["period"], row["scope"], row["section"]) == ("2026", "", "三、2026年重点工作")
    assert (row["confirmed_by"], row["confirmed_at"]) == ("", "")
    text = piyue("text", row["document_id"], "--library", library).out
    assert text[int(row["start"]) : int(row["end"])] == "5%—5.5%"


def test_filters_and_an_own_list(library: Path) -> None:
    own = library.with_name("own.csv")
    own.write_text("indicator,unit\n粮食总产量,亿公斤\n", "utf-8")
    rows = _ledger(library, "--indicators", own, "--year", "2024")
    assert [(row["status"], row["value"], row["unit"]) for row in rows] == [
        ("target", "1.9", "亿公斤"),
        ("achieved", "1.9", "亿公斤"),
    ]
    assert len(_ledger(library, "--indicators", "agriculture")) == 2 * 2 * len(
        template_indicators("agriculture")
    )


def test_only_confirmed(library: Path) -> None:
    assert _ledger(library, "--only", "confirmed") == []
    indicators = template_indicators("headline")[:1]
    with Library.open(library, "甲") as opened:
        key = opened.perform(SaveLedger(Ledger("台账", indicators))).value
        cell = next(iter(ledger_cells(opened.queries, indicators, DocumentFilters(), key)))
        opened.perform(ConfirmCells(key, {cell.key: cell.value}))
    (row,) = _ledger(library, "--only", "confirmed")
    assert (row["state"], row["confirmed_by"], row["value"]) == ("confirmed", "甲", "6")
    assert row["confirmed_at"]
    assert len(_ledger(library)) == 4  # the indicators of the ledger that was made


def test_a_workbook_has_numbers(library: Path) -> None:
    out = library.with_name("ledger.xlsx")
    done = piyue("ledger", out, "--year", "2026", "--library", library)
    assert done.status == 0, done.err
    rows = list(openpyxl.load_workbook(out)["ledger"].iter_rows(values_only=True))
    assert list(rows[0]) == COLUMNS
    first = dict(zip(COLUMNS, rows[1], strict=True))
    assert (first["value"], first["value_high"], first["year"], first["period"]) == (5, 5.5, 2026, 2026)
    assert first["qualifier"] is None


@pytest.mark.parametrize(
    ("out", "options", "said"),
    [
        ("ledger.txt", (), "has to end in .csv or .xlsx"),
        ("ledger.csv", ("--indicators", "bad.csv"), "row 2: kind=growth is none of"),
        ("ledger.csv", ("--indicators", "none.csv"), "none.csv"),
        ("ledger.csv", ("--indicators", "columns.csv"), "no column named indicator"),
        ("ledger.csv", ("--region", "无此地"), "no document fulfills"),
        ("ledger.csv", ("--only", "proposed"), "--only"),
    ],
)
def test_refusals(library: Path, out: str, options: tuple[str, ...], said: str) -> None:
    folder = library.parent
    (folder / "bad.csv").write_text("indicator,kind\n出口,change\n进口,growth\n", "utf-8")
    (folder / "columns.csv").write_text("a,b\n1,2\n", "utf-8")
    given = [folder / one if one.endswith(".csv") else one for one in options]
    done = piyue("ledger", folder / out, *given, "--library", library)
    assert done.status == 2
    assert said in done.err
    assert not (folder / out).exists()


@pytest.mark.parametrize("reading", READINGS)
def test_readings(library: Path, reading: str) -> None:
    yearbook = library.with_name("yearbook.csv")
    yearbook.write_text("place,year,indicator,value,unit\n临江省,2025,地区生产总值增速,5.5,%\n", "utf-8")
    options = ("--realized", yearbook) if reading == "realized" else ()
    for ending in (".csv", ".xlsx", ".docx"):
        out = library.with_name(f"{reading}{ending}")
        done = piyue("ledger", out, "--reading", reading, *options, "--library", library)
        assert done.status == 0, done.err
        assert out.is_file()
    with library.with_name(f"{reading}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert bool(rows) == (reading not in ("changes", "levels"))
    if reading == "realized":
        (row,) = rows
        assert (row["differs"], row["result_value"], row["difference"]) == ("differs", "5.3", "-0.2")


def test_what_is_refused_of_readings(library: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("place,year,indicator,value\n甲,x,y,1\n", "utf-8")
    out = tmp_path / "out.csv"
    for options, words in (
        (("--reading", "realized"), "realized"),
        (("--reading", "kept", "--realized", bad), "--realized"),
        (("--reading", "realized", "--realized", bad), "row 1"),
    ):
        done = piyue("ledger", out, *options, "--library", library)
        assert done.status != 0
        assert words in done.err
        assert not out.exists()
    assert piyue("ledger", tmp_path / "out.txt", "--reading", "kept", "--library", library).status != 0


def test_the_readings_named_are_those_there_are() -> None:
    assert READINGS == ledger_readings.READINGS
