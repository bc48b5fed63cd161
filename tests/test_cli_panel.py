"""``piyue panel`` and ``piyue compare``: counts and comparisons for scripts and for people."""

import csv
import json
import zipfile
from pathlib import Path

import pytest

from tests.helpers.commands import piyue

ONE = "甲县2024年政府工作报告\n一、工作回顾\n招商引资成效显著。\n二、工作安排\n加大招商引资力度，招商不停。\n"
TWO = "甲县2023年政府工作报告\n一、工作回顾\n招商不断，创新高。\n"
DICTIONARY = "theme,word,except\n招商,招商引资,\n招商,招商,\n创新,创新,创新高\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("1.txt", ONE), ("2.txt", TWO), ("d.csv", DICTIONARY)):
        (tmp_path / name).write_text(text, "utf-8")
    path = tmp_path / "l.piyue"
    assert piyue("import", tmp_path / "1.txt", tmp_path / "2.txt", "--library", path).status == 0
    return path


def _panel(library: Path, *options: str | Path) -> list[str]:
    out = library.with_name("panel.csv")
    done = piyue("panel", "--dictionary", library.with_name("d.csv"), *options, out, "--library", library)
    assert done.status == 0, done.err
    return out.read_text("utf-8-sig").splitlines()


def test_by_region_and_year(library: Path) -> None:
    lines = _panel(library, "--by", "region,year")
    assert lines[0] == "theme,region,year,count,characters,words,documents"
    assert [line.rsplit(",", 3)[0] for line in lines[1:]] == [
        "招商,甲县,2023,1",
        "招商,甲县,2024,3",
        "创新,甲县,2023,0",
        "创新,甲县,2024,0",
    ]
    assert lines == _panel(library, "--by", "region,year")


def test_by_part_and_in_a_part(library: Path) -> None:
    assert [line.split(",")[1:3] for line in _panel(library, "--by", "part")[1:4]] == [
        ["review", "2"],
        ["plan", "2"],
        ["other", "0"],
    ]
    assert _panel(library, "--by", "year", "--part", "plan")[1].startswith("招商,2024,2,")


def test_wide_with_a_bundle(library: Path) -> None:
    bundle = library.with_name("b.zip")
    lines = _panel(library, "--by", "year", "--wide", "--bundle", bundle)
    assert lines[0] == "year,招商,创新,characters,words,documents"
    with zipfile.ZipFile(bundle) as archive:
        assert json.loads(archive.read("settings.json"))["by"] == ["year"]


def test_a_built_in_dictionary(library: Path) -> None:
    out = library.with_name("p.csv")
    done = piyue("panel", "--dictionary", "opening_up", "--by", "year", out, "--library", library)
    assert (done.status, done.out) == (0, "")
    assert "rows on 2 documents written to" in done.err


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--by", "place"), 2, "place is not something to count by"),
        (("--year", "1999"), 2, "no document fulfills"),
        (("--dictionary", "no.csv"), 2, "no.csv"),
        (("--dictionary", "1.txt"), 2, "not a .csv or .yml file"),
        (("--bundle", "panel.csv"), 2, "would replace the table itself"),
    ],
)
def test_a_wrong_request(library: Path, options: tuple[str, ...], status: int, said: str) -> None:
    folder = library.parent
    named = [str(folder / one) if one.endswith((".csv", ".txt")) else one for one in options]
    given = [] if "--dictionary" in options else ["--dictionary", str(folder / "d.csv")]
    done = piyue("panel", *given, *named, folder / "panel.csv", "--library", library)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert not (folder / "panel.csv").exists()


def test_a_table_without_its_columns(library: Path) -> None:
    library.with_name("d.csv").write_text("words\n招商\n", "utf-8")
    done = piyue(
        "panel", "--dictionary", library.with_name("d.csv"), library.with_name("p.csv"), "--library", library
    )
    assert done.status == 2 and "lacks a column named theme or word" in done.err


def test_an_output_that_cannot_be_written(library: Path) -> None:
    done = piyue(
        "panel",
        "--dictionary",
        library.with_name("d.csv"),
        library.parent / "no" / "p.csv",
        "--library",
        library,
    )
    assert done.status == 1 and "could not be written" in done.err


def test_compare(library: Path) -> None:
    done = piyue(
        "compare", "year=2024", "year=2023,region=甲县", "--json", "--least", "2", "--library", library
    )
    assert (done.status, done.err) == (0, "")
    rows = {row["term"]: row for row in map(json.loads, done.out.splitlines())}
    row = rows["招商引资"]
    assert list(row) == [
        *("term", "kind", "count_a", "count_b", "characters_a", "characters_b"),
        *("g2", "log_ratio", "range_a", "range_b"),
    ]
    assert (row["count_a"], row["count_b"], row["range_a"], row["range_b"]) == (2, 0, 1, 0)
    done = piyue("compare", "year=2024", "year=2023", "--least", "2", "--library", library)
    header, *lines = done.out.splitlines()
    assert header.split("  ")[0] == "Term" and header.endswith("Range in A  Range in B")
    line = next(line for line in lines if line.startswith("招商引资"))
    assert line.split()[:4] == ["招商引资", "term", "2", "0"] and line.split()[-2:] == ["1/1", "0/1"]
    assert "A: 1 documents" in done.err


def test_compare_into_a_file(library: Path) -> None:
    asked = ("compare", "year=2024", "year=2023", "--least", "2", "--library", library)
    lines = [json.loads(line) for line in piyue(*asked, "--json").out.splitlines()]
    out = library.with_name("words.csv")
    done = piyue(*asked, "--out", out)
    assert (done.status, done.out) == (0, "") and f"{len(lines)} rows written to {out}" in done.err
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert rows == [{name: str(value) for name, value in line.items()} for line in lines]
    refused = piyue(*asked, "--out", library.with_name("words.txt"))
    assert refused.status == 2 and "has to end in .csv or .xlsx" in refused.err


def test_compare_shared(library: Path) -> None:
    common = "我们推进煤炭产业转型升级，建成智能矿井一百座，新增产能两千万吨。"
    for name in ("甲县2024年", "甲县2023年"):
        library.with_name(f"{name}.txt").write_text(f"{name}政府工作报告\n另一篇\n{common}\n", "utf-8")
    assert piyue("import", *library.parent.glob("甲县*.txt"), "--library", library).status == 0
    done = piyue("compare", "year=2024", "year=2023", "--shared", "--json", "--library", library)
    texts = [json.loads(line)["text"] for line in done.out.splitlines()]
    assert any(common.rstrip("。") in text for text in texts)
    out = library.with_name("shared.csv")
    done = piyue("compare", "year=2024", "year=2023", "--shared", "--out", out, "--library", library)
    assert done.status == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == texts


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ("when=2024", "when=2024: write NAME=VALUE"),
        ("year=1999", "no document fulfills"),
        ("year=x", "x is neither"),
    ],
)
def test_a_wrong_comparison(library: Path, filters: str, said: str) -> None:
    done = piyue("compare", "year=2024", filters, "--library", library)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
