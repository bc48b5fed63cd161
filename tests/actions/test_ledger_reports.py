"""Proposals for real reports, which are not in the repository.

Expected values were written down before the first proposal was made; rules were mended on them since.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.documents import ImportFile
from desktop.actions.ledger_cells import LedgerCell, ledger_cells
from desktop.actions.ledgers import template_indicators
from desktop.actions.library import Library
from desktop.files.file_input import read_file

LETTERS = "GVIFSBJUPRTCL"
"""The headline indicators, in order."""

SAID = {
    "上海市": (
        "G5:左右 B2 J60:以上 U5:以内 P2:左右",
        "G5.4 V5.67:达到 B1.5 F4.6 S4.6 J64.1 U4.2 P0.1 R4.1",
    ),
    "云南省": (
        "G4.5:左右 B2 U5.5:以内 J50:以上 L1955:以上 C6:以上",
        "V32765 G4.1 I4.5 S2.4 B2.3 U5.2 R4.6 L2000:突破",
    ),
    "安徽省": (
        "G5-5.5 S4:左右 B2:左右 J68:左右 U5.5:左右 P2:左右",
        "G5.5 V5.3 I9.4 S4.2 B2.9 T4.4 C5.9 L838.6 J75.7",
    ),
    "河北省": (
        "G5:以上 B2:左右 I5.5:左右 F5.5:左右 S5:左右 R5:左右 P2:左右 U5.5:左右 J86",
        "G5.6 V4.93 B2 I7.9 F6.1 S5.6 L760:以上",
    ),
    "海南省": (
        "G6:左右 F7:左右 S6:左右 U5.5:左右 P2:左右 J17:左右",
        "G4 I9.9 S5 P0.1:下降 U5.2 T3.4 C5.2 J17.78",
    ),
    "湖北省": (
        "G5.5:左右 U5.5:左右 J70:以上 P2:左右 L500:以上",
        "G5.5 V62661:达到 L550:左右",
    ),
    "陕西省": (
        "G5:左右 B3 J40:以上 U5.5:左右 P2:左右 S6:左右",
        "G5.1 J44.1 R5.6 L1347 S6 I7.3 U5.3 V3",
    ),
    "武乡县": (
        "G6.5:左右 I7 B7 F7 S7.5 T6.5 C8 P3:左右 J1900",
        "V57.3 G7.1 I8 F10.4 B45.1 S10.1 T6.4 C12.7 L1.03 J1956",
    ),
    "洪洞县": (
        "G6.3:左右 F10:左右 S7.5:左右 B6.3:以上 T6.5:以上 C6.5:以上 P3:左右 U6.5:以内 J5200 L8:以上",
        "V168.6 G2.9:下降 B34.2 F46.2:下降 I20:下降 S8.1 T8.2 C6.8 L7.7 J5531",
    ),
    "朔州市": (
        "G7:左右 I8 F10 S7:左右 B6.6 T7:左右 C7:以上 J2.3",
        "V1065.6 G2.7 F15.8 B23.5 S8.5 T6 C9.1 P1.4 L28.3 J2.5",
    ),
    "霍州市": (
        "G7:以上 F12:以上 S8:左右 J4700 L5.6:以上",
        "V114.7 G3.8 F15.3 S9.8 J5077 L5.56",
    ),
    "长治市": (
        "G6:左右 F10.5 S6:左右 B3 J4.3 P3:左右 L25.16:以上",
        "V2806.2 G5.6 B1.48 I6.1 S8.2 L25.04:达到 J4.4",
    ),
    "绛县": (
        "L1.7:以上",
        "",
    ),
    "陵川县": (
        "G6.2:左右 I6 F7.6 B5:以上 S7:以上 T6.6:以上 C8.5 L1:左右 J3800",
        "V45 G3.4 F15.7 I9.7 B13.8 S8.2 T7.2 C9.9 J6545",
    ),
}
"""What each report promises and says was achieved: letter, value and qualifier; all else is absent."""

LEAST = 0.985
"""The share of cells that have to be right."""


@pytest.fixture(scope="module")
def cells(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[LedgerCell]]:
    provinces = reports.parent / "corpora" / "provinces"
    with Library.create(tmp_path_factory.mktemp("ledger") / "l.piyue", "甲") as library:
        for path in (*sorted(reports.glob("*.txt")), *sorted(provinces.glob("*.csv"))):
            library.perform(ImportFile(read_file(path)))
        yield list(ledger_cells(library.queries, template_indicators("headline"), DocumentFilters()))


def test_cells_of_real_reports(cells: list[LedgerCell]) -> None:
    order = [one.name for one in template_indicators("headline")]
    wrong, count = [], 0
    for cell in cells:
        if cell.document.region not in SAID or cell.document.kind != "report":
            continue
        letter = LETTERS[order.index(cell.key.indicator)]
        said = SAID[cell.document.region][cell.key.status == "achieved"].split()
        expected = next((one[1:] for one in said if one[0] == letter), "")
        count += 1
        if cell.state == "conflict" or _written(cell) != expected:
            wrong.append(
                (cell.document.region, cell.key.indicator, cell.key.status, _written(cell), expected)
            )
    assert count >= 26 * 7
    assert len(wrong) <= (1 - LEAST) * count, wrong


def _written(cell: LedgerCell) -> str:
    value = cell.value
    if value.value is None:
        return ""
    numbers = "-".join(f"{one:.10g}" for one in (value.value, value.value_high) if one is not None)
    return f"{numbers}:{value.qualifier}" if value.qualifier else numbers


def test_nothing_is_invented_for_articles(cells: list[LedgerCell]) -> None:
    articles = [cell for cell in cells if cell.document.kind != "report"]
    assert articles
    assert [one.value.quote for one in articles if one.state != "absent"] == []
