"""Formats: whatever kind a file is, its text goes the same way; bytes decide, not names."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from desktop.files.errors import Unreadable
from desktop.files.file_input import read_bytes
from desktop.files.formats import format_of
from desktop.files.pipeline import override_metadata
from desktop.text.metadata import Metadata

FIXTURES = Path(__file__).parent / "fixtures"
MEETING = "2023年2月10日在清河湾县第十七届人民代表大会第三次会议上"
HEAD = f"2023年清河湾县政府工作报告\n{MEETING}\n县长 王某\n各位代表："
BODY = (
    "现在，我代表县人民政府，向大会报告工作，请予审议。\n一、2022年工作回顾\n"
    + "过去一年，我们迎难而上，成效明显。" * 15
)
TEXT = f"{HEAD}\n{BODY}"
HTML = "<!DOCTYPE html><html><title>站点</title><body><nav>首页 导航</nav><div>{}</div></body></html>"


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["docx", "odt", "epub", "pdf", "rtf"])
@pytest.mark.parametrize("name", ["report.{}", "report.txt", "report"])
def test_the_bytes_decide_what_a_file_is(ending: str, name: str) -> None:
    data = (FIXTURES / f"report.{ending}").read_bytes()
    assert format_of(data, name.format(ending)) == ending
    source = read_bytes(data, name.format(ending))
    assert source.data == data
    assert source.drafts
    assert "各位代表" in source.drafts[0].text


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_gives_its_report_and_says_what_was_struck(name: str, encoding: str) -> None:
    page = HTML.format("".join(f"<p>{line}</p>" for line in TEXT.split("\n")))
    source = read_bytes(page.encode(encoding), name)
    (draft,) = source.drafts
    assert draft.text == TEXT
    assert (draft.metadata.title, draft.metadata.speaker) == ("2023年清河湾县政府工作报告", "县长 王某")
    assert "导航" in source.remarks["page-furniture"]


def test_the_members_of_an_archive_are_read_and_the_refused_remarked() -> None:
    files = {
        "报告/甲.txt": TEXT.encode("gb18030"),
        "乙.docx": (FIXTURES / "report.docx").read_bytes(),
        "空.txt": b"",
        "图.png": b"\x89PNG\r\n",
        "内.zip": packed({"a.txt": b"a"}),
        "__MACOSX/._甲.txt": b"x",
    }
    source = read_bytes(packed(files), "all.zip")
    assert [draft.source for draft in source.drafts] == ["all.zip/报告/甲.txt", "all.zip/乙.docx"]
    assert [draft.part for draft in source.drafts] == [0, 1]
    assert source.remarks["refused"] == "空.txt: empty\n图.png: not-supported\n内.zip: packed"


def test_an_archive_without_a_report_is_empty() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_bytes(packed({"a.png": b"\x89PNG"}), "all.zip")
    with pytest.raises(Unreadable, match="damaged"):
        read_bytes(packed({"a.txt": TEXT.encode()})[:60], "all.zip")


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_table_gives_a_document_a_row_and_its_columns_go_first(ending: str) -> None:
    row = {
        "province": "山西",
        "city": "长治",
        "year": "2024",
        "title": "某报告",
        "url": "https://example.cn/1",
    }
    row["full_text"] = TEXT
    if ending == "csv":
        data = ",".join(row) + "\r\n" + ",".join(f'"{cell}"' for cell in row.values())
    else:
        data = json.dumps(row, ensure_ascii=False)
    source = read_bytes(data.encode(), f"reports.{ending}")
    (draft,) = source.drafts
    about = draft.metadata
    assert (about.title, about.year, about.date) == ("某报告", 2024, "2023-02-10")
    assert (about.province, about.city, about.county, about.level) == ("山西省", "长治市", "", "city")
    assert draft.source == "https://example.cn/1"
    assert "full_text = text" in source.remarks["columns"]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({}, {"region": "武乡县", "county": "武乡县"}),
        ({"province": "山西"}, {"region": "武乡县", "county": "武乡县"}),
        ({"province": "广东省"}, {"region": "广东省", "county": "", "level": "province"}),
        ({"region": "长治市"}, {"region": "武乡县"}),
        ({"region": "绛县"}, {"region": "绛县", "city": "运城市"}),
        ({"city": "没有的市"}, {"region": "武乡县"}),
        ({"year": "2021年"}, {"year": 2021, "inferred": ()}),
        ({"year": "不详"}, {"year": 2019, "inferred": ("year",)}),
        ({"date": "2021/3/5 10:00"}, {"date": "2021-03-05"}),
        ({"kind": "政府工作报告"}, {"kind": "report"}),
        ({"kind": "新闻"}, {"kind": "other"}),
    ],
)
def test_what_a_table_says_of_a_document(said: dict[str, str], fields: dict[str, object]) -> None:
    about = Metadata(
        "甲", "other", "武乡县", "山西省", "长治市", "武乡县", "county", 2019, inferred=("year",)
    )
    found = override_metadata(about, said)
    assert {name: getattr(found, name) for name in fields} == fields
