"""The command line on a text: figures, terms and words of files and of standard input, whatever the bytes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.commands import ROOT, piyue

FIELDS = (
    "start", "end", "text", "kind", "value", "unit", "norm_value", "norm_unit", "qualifier", "direction",
    "indicator", "status", "period", "doubt",
)  # fmt: skip
TEXT = "一、2023年工作回顾\r\n全年地区生产总值完成2806.2亿元、增长5.6%。\r\n𠮷祥项目18个，即“标准地”改革。"


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_figures_of_a_file_have_offsets_into_its_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    done = piyue("figures", path)
    assert (done.status, done.err) == (0, "")
    found = _lines(done.out)
    assert [one["text"] for one in found] == ["2806.2亿元", "5.6%", "18个"]
    for one in found:
        assert tuple(one) == FIELDS
        assert TEXT[one["start"] : one["end"]] == one["text"]


def test_marked_passages_are_scored(tmp_path: Path) -> None:
    gold = tmp_path / "gold.txt"
    gold.write_text("== one | year=2024 | part=review\n新建学校{12所|q|学校}、医院{3所|q|水库}。\n", "utf-8")
    done = piyue("evaluate", gold, "--errors")
    assert (done.status, done.err) == (0, "")
    cells = [re.split(r"\s{2,}", line) for line in done.out.splitlines() if line]
    rows = {name: rest for name, *rest in cells}
    assert rows["indicator"] == ["2", "0.500", "0.500–0.500"]
    assert "indicator is '水库', given '医院'" in done.out


@pytest.mark.parametrize(
    ("text", "said"), [("== one\n新建学校。", "one: year="), ("新建学校。", "marked passages")]
)
def test_what_is_no_gold_is_not_scored(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "gold.txt").write_text(text, "utf-8")
    done = piyue("evaluate", tmp_path / "gold.txt")
    assert done.status == 2
    assert said in done.err
    assert done.out == ""


def test_all_gives_the_other_numbers_too() -> None:
    few = _lines(piyue("figures", "-", data=TEXT.encode()).out)
    many = _lines(piyue("figures", "--all", data=TEXT.encode()).out)
    assert len(many) > len(few)
    assert {"date"} <= {one["kind"] for one in many}


def test_explain_names_the_rule_of_each_field() -> None:
    lines = piyue("figures", "--explain", data=TEXT.encode(), LC_ALL="C.UTF-8").out.splitlines()
    headings = [line for line in lines if not line.startswith(" ")]
    assert [heading.split()[1] for heading in headings] == ["2806.2亿元", "5.6%", "18个"]
    start, end = map(int, headings[0].split()[0].split("–"))
    assert TEXT[start:end] == "2806.2亿元"
    told = "    indicator: 地区生产总值 · carried-on · Nothing new is named: it measures what"
    assert any(line.startswith(told) for line in lines)
    assert any(line.startswith("    value, unit: 2806.2, 亿元 · digits-with-unit") for line in lines)
    chinese = piyue("figures", "--explain", data=TEXT.encode(), LC_ALL="zh_CN.UTF-8").out
    assert "indicator: 地区生产总值 · carried-on · 未提新事物：沿用前一数据的指标" in chinese


def test_explain_stands_in_the_json_beside_the_fields() -> None:
    plain = _lines(piyue("figures", "--json", "--all", data=TEXT.encode()).out)
    told = _lines(piyue("figures", "--json", "--all", "--explain", data=TEXT.encode()).out)
    assert [{name: one[name] for name in FIELDS} for one in told] == plain
    for one in told:
        assert list(one) == [*FIELDS, "trace"]
        said = {name for name in FIELDS[3:] if one[name] is not None}
        assert set(one["trace"]) == (said if one["value"] is not None else {"kind"})
    growth = next(one for one in told if one["text"] == "5.6%")["trace"]["indicator"]
    assert growth["rule"] == "carried-on"
    assert growth["description"].startswith("Nothing new is named")
    assert {"rule": "respectively", "why_not": "not for such figures"} in growth["tried"]
    at = growth["tried"].index({"rule": "same-measure-word", "why_not": "did not match"})
    assert growth["tried"][at + 1] == {"rule": "growth-after-a-rate", "why_not": "not for such figures"}


def test_terms_have_their_fields() -> None:
    found = _lines(piyue("terms", data=TEXT.encode()).out)
    assert all(list(one) == ["start", "end", "text", "type", "gloss", "source"] for one in found)
    assert ("标准地", "quoted") in {(one["text"], one["type"]) for one in found}
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found)


def test_words_joined_give_the_text_again() -> None:
    words = json.loads(piyue("segment", "--json", data=TEXT.encode()).out)
    assert "".join(words) == TEXT
    assert {"2806.2亿元", "5.6%", "标准地"} <= set(words)


def test_words_for_people_stand_between_spaces_a_line_a_paragraph() -> None:
    lines = piyue("segment", data=TEXT.encode()).out.splitlines()
    assert len(lines) == 3
    assert " 5.6% " in lines[1]


@pytest.mark.parametrize("command", ["figures", "terms", "segment"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
def test_of_nothing_nothing_is_found(command: str, data: bytes) -> None:
    done = piyue(command, data=data)
    assert (done.status, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("command", ["figures", "terms", "segment"])
def test_bytes_that_are_no_text_are_refused_in_one_line(command: str, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)) * 8)
    for arguments, data in (((path,), b""), ((), path.read_bytes())):
        done = piyue(command, *arguments, data=data)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["gone.txt", ".", "a\x1b[31m"])
def test_a_file_that_cannot_be_read_is_named_in_one_line(name: str, tmp_path: Path) -> None:
    done = piyue("figures", tmp_path / name)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "\x1b" not in done.err


def test_an_id_is_wanted_of_a_library(tmp_path: Path) -> None:
    done = piyue("figures", "--library", tmp_path / "a.piyue")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "en_US.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    done = piyue(
        "figures", data=TEXT.encode(), fresh=True, LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0"
    )
    assert "2806.2亿元" in done.out
    assert "\r" not in done.out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("增长5.6%。\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "desktop", "figures", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("arguments", [["nonsense"], ["figures", "--nonsense"], ["annotate"], ["--nonsense"]])
def test_wrong_arguments_are_answered_in_one_line(arguments: list[str]) -> None:
    done = piyue(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("arguments", [["--help"], ["import", "--help"], ["figures", "-h"], ["--version"]])
def test_help_goes_to_standard_output(arguments: list[str]) -> None:
    done = piyue(*arguments)
    assert (done.status, done.err) == (0, "")
    assert "piyue" in done.out


@pytest.mark.parametrize("command", ["import", "annotate", "figures", "export", "tour"])
def test_help_has_examples(command: str) -> None:
    assert f"  piyue {command}" in piyue(command, "--help").out
    assert "示例" in piyue(command, "--help", LC_ALL="zh_CN.UTF-8").out


@pytest.mark.parametrize("command", ["figures", "terms", "segment"])
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=60)
def test_any_bytes_are_answered_in_order(command: str, data: bytes) -> None:
    done = piyue(command, data=data)
    assert (done.status, done.err) == (0, "") or (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("command", ["figures", "terms"])
@given(
    text=st.text(
        alphabet="一二三十百万亿元年增长0123456789.,%—～至“”《》[]①𠮷\ufeff\u2028 \r\n", max_size=120
    )
)
@settings(max_examples=60)
def test_offsets_are_into_exactly_the_text_given(command: str, text: str) -> None:
    given_text = text.removeprefix("\ufeff")
    done = piyue(command, "--encoding", "utf-8", data=text.encode())
    assert done.status == 0, done.err
    for one in _lines(done.out):
        assert given_text[one["start"] : one["end"]] == one["text"] != ""


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
def test_what_never_ends_is_refused() -> None:
    done = piyue("figures", "/dev/zero")
    assert (done.status, done.out, "over 64 MB" in done.err) == (2, "", True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_output_that_finds_no_room_is_told_in_one_line(tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text(TEXT * 400, encoding="utf-8")
    command = [sys.executable, "-m", "desktop", "figures", str(text)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("piyue: ") and done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="closes the stream by its number")
def test_a_closed_output_is_no_fault(tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text(TEXT, encoding="utf-8")
    command = ["/bin/sh", "-c", '"$0" -m desktop figures "$1" >&- 2>&-', sys.executable, str(text)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
