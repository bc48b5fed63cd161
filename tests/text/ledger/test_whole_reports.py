"""Whole reports of our own, with all their chapters: each cell, and none of the numbers that look like one.

They were written, and their cells by hand, before the first proposal was made for them.
"""

from pathlib import Path

import pytest

from desktop.text.figures import find_figures
from desktop.text.heading_finder import find_headings
from desktop.text.ledger import CellProposal, propose
from desktop.text.script import simplified
from tests.text.ledger.test_proposal import HEADLINE

FOLDER = Path(__file__).with_name("samples")

LETTERS = dict(zip("GVIFSBJUPRTCL", (one.name for one in HEADLINE), strict=True))
"""A letter for each headline indicator, in order."""

SAID = {
    "province_2017 临江省": (
        "G6.5:左右 B4 F6 I5:左右 S8 P3:左右 J40 L400:以上",
        "G2.5:下降 B3.4 F63.5:下降 I15.2:下降 S4.9 T5.6 C6.8 P1.6 J42.2 L420.1",
    ),
    "county_2022 云溪县": (
        "G8:左右 I9:以上 F11:以上 S9:以上 B8:以上 R8.5 J1:以上 P3:以内 L28:以上",
        "V440 G7:左右 I9.5 F13 S10:左右 B10.6 T7.6 C9 P0.8 J1.15 L28.6:达",
    ),
    "city_2026 临湖市": (
        "G5.5:左右 I8:左右 F3:以上 S5.5:以上 B2.5:左右 J5.5:以上 U5.5:左右 P2:左右 L59:以上",
        "G5.6:左右 V5400:突破 I8.3 F1.5 S5.4 B3.1 R5.3 T4.7 C6.2 L59.9 J5.86 U5:左右 P0.2:下降",
    ),
}
"""What each report promises and says was achieved: letter, value and qualifier; all else is absent."""


@pytest.mark.parametrize("report", SAID)
def test_every_cell(report: str) -> None:
    name, region = report.split()
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    year, headings = int(name[-4:]), find_headings(text, simplified(text))
    figures = find_figures(text, year=year, headings=headings)
    found: dict[tuple[str, str], str] = {}
    for one in propose(text, headings, year, figures, HEADLINE, (region,)):
        assert one.state != "conflict", one
        if one.state == "proposed":
            found[one.status, one.indicator] = _written(one)
    expected = {
        (status, LETTERS[cell[0]]): cell[1:]
        for status, cells in zip(("target", "achieved"), SAID[report], strict=True)
        for cell in cells.split()
    }
    assert found == expected


def _written(proposal: CellProposal) -> str:
    value = proposal.value
    numbers = "-".join(f"{one:.10g}" for one in (value.value, value.value_high) if one is not None)
    return f"{numbers}:{value.qualifier}" if value.qualifier else numbers
