"""``piyue numbers``: figures by their fields, for scripts and for people."""

import json
from pathlib import Path

import pytest

from desktop.text.text_analysis import FIGURE_COLUMNS
from tests.helpers.commands import piyue

TEXT = (
    "某县2024年政府工作报告\n一、工作回顾\n地区生产总值完成2806.2亿元、增长5.6%左右。\n"
    "二、工作安排\n招商引资到位12000万元以上。\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "l.piyue"
    assert piyue("import", tmp_path / "1.txt", "--library", path).status == 0
    return path


def test_json_lines(library: Path) -> None:
    done = piyue("numbers", "指标=GDP 值>=5 单位=% 限定词=左右", "--json", "--library", library)
    assert (done.status, done.err) == (0, "")
    (row,) = map(json.loads, done.out.splitlines())
    assert list(row) == ["document_id", *FIGURE_COLUMNS]
    assert (row["text"], row["value"], row["period"]) == ("5.6%", 5.6, "2023")
    assert TEXT[row["start"] : row["end"]] == "5.6%"


def test_lines_for_people(library: Path) -> None:
    done = piyue("numbers", "招商 值≥1亿元", "--year", "2024", "--library", library)
    (line,) = done.out.splitlines()
    assert "12000万元" in line and "target" in line
    assert done.err == "piyue: 1 figure\n"


def test_a_library_that_can_only_be_read(library: Path) -> None:
    library.chmod(0o444)
    library.parent.chmod(0o555)
    try:
        done = piyue("numbers", "单位=%", "--json", "--library", library)
    finally:
        library.parent.chmod(0o755)
    assert (done.status, len(done.out.splitlines())) == (0, 1)


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "empty"), ("值=多", "多 is not a value"), ("指标>5", "indicator> is not a comparison")],
)
def test_a_wrong_request(library: Path, query: str, said: str) -> None:
    done = piyue("numbers", query, "--library", library)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
