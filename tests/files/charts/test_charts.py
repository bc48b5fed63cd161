"""Charts: where the values are in the picture, and files that are the same each time."""

import io
import subprocess
import sys

import pytest
from matplotlib.colors import to_rgb

from desktop.actions.panel import PanelCell
from desktop.actions.panel_charts import CHART_KEYS, chart_of
from desktop.files.charts.drawing import contrast, draw_chart, ink, save_chart, shades_of
from desktop.files.charts.model import MOST_BARS, PRINT_COLORS, Chart, wanted_height
from desktop.files.charts.province_tiles import province_tiles
from desktop.text.gazetteer import load_gazetteer
from desktop.theme import DARK, LIGHT, Theme
from desktop.views.analysis.chart_view import chart_colors

CHARTS = (
    Chart(
        "lines",
        "招商引资",
        "每万字",
        ("甲$_{1}$", "乙"),
        ("2021", "2022", "2024"),
        ((1, 2.5, None), (3, 4, 1)),
    ),
    Chart("bars", "招商引资", "次数", ("甲",), ("山西省", "云南省", "北京市"), ((12, 3.5, None),)),
    Chart("tiles", "招商引资", "次数", ("甲",), ("山西省", "不在表中的省"), ((12, 3.5),)),
    Chart("heat", "主题", "每万字", ("甲", "乙"), ("2021", "2022"), ((1, None), (3, 4))),
    Chart("lines", "无", "次数", (), (), ()),
    Chart("bars", "无", "次数", ("甲",), (), ((),)),
)


@pytest.mark.parametrize(
    "chart", CHARTS, ids=lambda chart: f"{chart.kind}-{len(chart.rows)}-{len(chart.columns)}"
)
def test_every_value_has_its_place(chart: Chart) -> None:
    height = wanted_height(chart)
    picture = draw_chart(chart, PRINT_COLORS, 700, height, 2.0)
    assert (picture.width, picture.height) == (1400, 2 * height)
    assert len(picture.pixels) == 4 * picture.width * picture.height
    values = {
        (row, column)
        for row, held in enumerate(chart.values)
        for column, value in enumerate(held)
        if value is not None or chart.kind == "bars"
    }
    if chart.kind == "tiles":
        values = {(0, 0)}
    assert {(one.row, one.column) for one in picture.marks} == values
    for one in picture.marks:
        assert 0 <= one.left < one.right <= 700 and 0 <= one.top < one.bottom <= height


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_numbers_are_read_well_on_every_shade(theme: Theme) -> None:
    colors = chart_colors(theme)
    shade = shades_of(colors)
    for step in range(101):
        fill = shade(step / 100)
        assert contrast(ink(fill, colors), fill) >= 4.5, step


def test_a_higher_value_stands_higher() -> None:
    marks = draw_chart(CHARTS[0], PRINT_COLORS, 700, 300).marks
    first, second = (one for one in marks if one.row == 0)
    assert second.top < first.top and second.left > first.left


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_the_same_chart_gives_the_same_file(suffix: str) -> None:
    written = []
    for _ in range(2):
        out = io.BytesIO()
        save_chart(CHARTS[0], suffix, out)
        written.append(out.getvalue())
    assert written[0] == written[1]
    if suffix == ".svg":
        assert "招商引资" in written[0].decode() and "甲$_{1}$" in written[0].decode()


def test_every_province_has_one_tile() -> None:
    tiles = province_tiles()
    known = {place.name for place in load_gazetteer() if place.level == "province"}
    assert {tile.name for tile in tiles} == known
    assert len({(tile.row, tile.column) for tile in tiles}) == len(tiles) == 34


def test_a_panel_becomes_a_chart() -> None:
    cells = [
        PanelCell("甲", ("2023",), 3, 1000, 500, 2, 1),
        PanelCell("甲", ("2024",), 5, 1000, 500, 2, 2),
        PanelCell("甲", ("",), 9, 10, 5, 1, 1),
        PanelCell("乙", ("2023",), 1, 1000, 500, 2, 1),
        PanelCell("乙", ("2024",), 0, 1000, 500, 2, 0),
        PanelCell("乙", ("",), 0, 10, 5, 1, 0),
    ]
    chart, found = chart_of("trend", cells, "count", ("标题", "次数"))
    assert (chart.rows, chart.columns, chart.values) == (("甲", "乙"), ("2023", "2024"), ((3, 5), (1, 0)))
    assert found[1][0] == cells[3]
    chart, found = chart_of("places", cells, "count", ("标题", "次数"), "甲")
    assert (chart.rows, chart.columns, chart.values) == (("甲",), ("2024", "2023"), ((5, 3),))
    many = [PanelCell("甲", (f"县{number}",), number, 10, 5, 1, 1) for number in range(MOST_BARS + 5)]
    chart, _ = chart_of("places", many, "count", ("标题", "次数"), "甲")
    assert (len(chart.columns), chart.cut, chart.columns[0]) == (MOST_BARS, 5, f"县{MOST_BARS + 4}")
    assert set(CHART_KEYS) == {"trend", "places", "provinces", "themes"}


def test_the_window_starts_without_matplotlib() -> None:
    code = (
        "import sys, desktop.app, desktop.views.composition, desktop.views.analysis.counts_view;"
        "sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((1.4, 2.25, 3), ("1.40", "2.25", "3.00")),
        ((1, 20, 3), ("1", "20", "3")),
        ((0.5, 1500.5, 2), ("1500",)),
    ],
)
def test_values_of_a_chart_have_the_same_decimal_places(
    values: tuple[float, ...], said: tuple[str, ...]
) -> None:
    out = io.BytesIO()
    save_chart(Chart("heat", "主题", "每万字", ("甲",), ("2021", "2022", "2023"), (values,)), ".svg", out)
    for one in said:
        assert f">{one}<" in out.getvalue().decode()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_lines_are_told_from_one_another_and_from_the_page(theme: Theme) -> None:
    colors = chart_colors(theme)
    assert len(colors.series) == len(PRINT_COLORS.series)
    for place, one in enumerate(colors.series):
        assert contrast(one, colors.page) >= 3, one
        for other in colors.series[:place]:
            assert sum(abs(a - b) for a, b in zip(to_rgb(one), to_rgb(other), strict=True)) > 0.25


def test_a_saved_chart_has_the_colors_of_the_one_on_the_screen() -> None:
    assert chart_colors(LIGHT).series == PRINT_COLORS.series
