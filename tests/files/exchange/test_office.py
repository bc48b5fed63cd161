"""What other programs make of our tables and texts: LibreOffice opens them, where it is installed."""

import csv
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.exports import export_to
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.files.readers.rtf import has_writer

TEXT = """2024年云岭县政府工作报告
——2024年1月8日在云岭县第十七届人民代表大会第三次会议上
云岭县人民政府县长　李新民
各位代表：
一、2023年工作回顾
全县地区生产总值完成125.6亿元，增长5.5%；“标准地”出让3块，𠮷林路通车，新建充电桩1,200个。
二、2024年工作安排
地区生产总值增长6%左右，=SUM(A1)不是公式。
"""
QUOTES = ("125.6亿元", "“标准地”出让3块，𠮷林路通车", "=SUM(A1)不是公式", "安排\n地区生产总值")
NOTE = '含“引号”、"直引号"、逗号,和\n换行'


@pytest.fixture(scope="module")
def soffice() -> str:
    """LibreOffice's command."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="module")
def calc(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """LibreOffice's command, where its spreadsheets are installed, too: Debian has them apart."""
    table = tmp_path_factory.mktemp("calc") / "table.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    if not converted(soffice, table, "ods").exists():
        pytest.skip("LibreOffice Calc is not installed")
    return soffice


@pytest.fixture(scope="module")
def writer(soffice: str) -> str:
    """LibreOffice's command, where its word processor is installed, too."""
    if not has_writer(soffice):
        pytest.skip("LibreOffice Writer is not installed")
    return soffice


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library's exports."""
    folder = tmp_path_factory.mktemp("导出")
    with Library.create(folder / "县.piyue", "张三") as library:
        library.perform(ImportFile(read_bytes(TEXT.encode(), "云岭县.txt")))
        document = library.queries.documents()[0]
        text = library.queries.text(document.id)
        tag = AddTagPath("产业/煤炭")
        tag_result = library.perform(tag).value
        for quote in QUOTES:
            start = text.index(quote)
            library.perform(AddAnnotation(document.id, start, start + len(quote), tag_result[-1], note=NOTE))
        for name in ("csv", "xlsx", "html", "docx"):
            export_to(library, folder / f"批注.{name}", name)
    return folder


UTF8 = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
"""What LibreOffice's import dialog finds by itself, from the mark at the beginning: commas, quotes, UTF-8."""


def converted(soffice: str, source: Path, to: str, *options: str) -> Path:
    """Have LibreOffice open a file and save it in another format."""
    out = source.parent / f"by-office-{to.partition(':')[0]}"
    command = [soffice, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless"]
    command += [*options, "--convert-to", to, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{source.stem}.{to.partition(':')[0]}"


def cells(path: Path, sheet: int = 0) -> list[dict[str, object]]:
    """Return the rows of a workbook by the names of its columns."""
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[sheet].iter_rows(values_only=True))
    book.close()
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def _even(value: object) -> object:
    """Return a value as both programs keep it: a moment to the second, as it is shown."""
    return value.isoformat(" ", "seconds") if isinstance(value, datetime) else value


def test_a_spreadsheet_opens_our_csv_with_every_character(calc: str, folder: Path) -> None:
    with (folder / "批注.csv").open(encoding="utf-8-sig", newline="") as table:
        ours = list(csv.DictReader(table))
    theirs = cells(converted(calc, folder / "批注.csv", "xlsx", UTF8))
    assert len(theirs) == len(ours) == len(QUOTES)
    for mine, other in zip(ours, theirs, strict=True):
        for name in ("document", "tag_path", "quote", "note", "annotator", "prefix", "suffix"):
            assert str(other[name] or "") == mine[name], name
        assert other["start"] == int(mine["start"])
    assert [row["quote"] for row in theirs if str(row["quote"]).startswith("'=")] == ["'=SUM(A1)不是公式"]


def test_a_spreadsheet_opens_our_workbook(calc: str, folder: Path) -> None:
    saved = converted(calc, folder / "批注.xlsx", "ods")
    again = converted(calc, saved, "xlsx")
    for sheet, name in enumerate(("annotations", "codebook", "documents", "figures")):
        ours, theirs = cells(folder / "批注.xlsx", sheet), cells(again, sheet)
        for mine, other in zip(ours, theirs, strict=True):
            assert {key: _even(value) for key, value in other.items()} == {
                key: _even(value) for key, value in mine.items()
            }, name
    assert isinstance(cells(again)[0]["created"], datetime)
    assert cells(again, 3)[0]["value"] == 125.6


def test_a_word_processor_opens_our_comments(writer: str, folder: Path) -> None:
    text = converted(writer, folder / "批注.docx", "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    assert "“标准地”出让3块，𠮷林路通车" in text
    fodt = converted(writer, folder / "批注.docx", "fodt").read_text(encoding="utf-8")
    assert fodt.count("<office:annotation ") == len(QUOTES)
    assert "产业/煤炭" in fodt


def test_a_browser_opens_our_page(folder: Path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no browser is installed")
    page = (folder / "批注.html").as_uri()
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'browser'}",
    ]
    shown = subprocess.run(
        [*command, "--dump-dom", page], check=True, capture_output=True, timeout=120
    ).stdout.decode()
    assert "𠮷林路通车" in shown
    assert "产业/煤炭" in shown
