"""Mutated files of every format: each is taken or refused with a reason; the rest of its folder is read."""

import io
import json
import logging
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.error_messages import import_failure
from desktop.files.errors import REASONS, Unreadable
from desktop.files.exchange.foreign import take_codebook, take_codes, take_project, take_rows
from desktop.files.file_input import read_bytes
from tests.faults.mutating import mutated
from tests.files.bombs import fixture, page, repacked
from tests.files.exchange.project_factories import small
from tests.helpers.commands import piyue
from tests.views.conftest import report

FORMATS = ("docx", "odt", "epub", "pdf", "rtf", "xlsx", "csv", "jsonl", "json", "html", "txt", "md", "zip")
EXCHANGED = ("qdpx", "qdc", "csv", "jsonl", "jsonld", "codebook.csv", "codebook.json")
MANY = pytest.param(600, marks=pytest.mark.slow)


def whole(ending: str) -> bytes:
    """Return a sound file of a format."""
    if ending in ("docx", "odt", "epub", "pdf", "rtf"):
        return fixture(ending)
    text = report()
    row = {"title": "报告", "year": "2024", "content": text}
    if ending == "xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(list(row))
        sheet.append(list(row.values()))
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()
    made: dict[str, Callable[[], str]] = {
        "csv": lambda: ",".join(row) + "\r\n" + ",".join(f'"{cell}"' for cell in row.values()),
        "jsonl": lambda: json.dumps(row, ensure_ascii=False) + "\n",
        "json": lambda: json.dumps([row, row]),
        "html": lambda: page("".join(f"<p>{line}</p>" for line in text.split("\n")), 3).decode(),
    }
    if ending == "zip":
        return repacked(fixture("docx"), {"in.docx": lambda _: fixture("docx"), "[Content_Types].xml": bytes})
    return made.get(ending, lambda: text)().encode()


@pytest.mark.parametrize("times", [12, MANY])
@pytest.mark.parametrize("ending", FORMATS)
def test_a_mutated_file_is_read_or_refused(ending: str, times: int) -> None:
    data = whole(ending)
    for seed in range(times):
        dice = random.Random(f"{ending} {seed}")
        changed = mutated(data, dice)
        try:
            source = read_bytes(changed, f"x.{ending}")
        except Unreadable as error:
            assert error.reason in REASONS
            assert import_failure(error.reason) != error.reason
        else:
            assert all(draft.text for draft in source.drafts), seed


def exchanged(ending: str) -> bytes:
    """Return a sound file of annotations, a project or a codebook."""
    from desktop.files.annotations_csv import COLUMNS, write_annotations
    from desktop.files.exchange.codebook_write import write_codebook_csv, write_codebook_json, write_qdc
    from desktop.files.exchange.jsonlines import write_jsonl
    from desktop.files.exchange.refi_write import write_qdpx
    from desktop.files.exchange.web_annotation import write_jsonld

    out = io.BytesIO()
    project = small()
    row = dict.fromkeys(COLUMNS, "") | {
        "document_id": "a",
        "tag_path": "甲/乙",
        "quote": "字",
        "start": "0",
        "end": "1",
    }
    match ending:
        case "qdpx":
            write_qdpx(project, out)
        case "qdc":
            write_qdc(project.codes, out)
        case "csv":
            write_annotations([row] * 3, out)
        case "jsonl":
            write_jsonl([row] * 3, out)
        case "jsonld":
            write_jsonld(project, out)
        case "codebook.csv":
            write_codebook_csv(project.codes, out)
        case _:
            write_codebook_json(project.codes, out)
    return out.getvalue()


def _rows(path: Path) -> list[dict[str, Any]]:
    return list(take_rows(path))


@pytest.mark.parametrize("times", [12, MANY])
@pytest.mark.parametrize("ending", EXCHANGED)
def test_a_mutated_file_of_another_program_is_taken_or_refused(
    tmp_path: Path, ending: str, times: int
) -> None:
    readers: dict[str, Callable[[Path], object]] = {
        "qdpx": take_project,
        "qdc": take_codes,
        "codebook.csv": take_codebook,
        "codebook.json": take_codebook,
    }
    data = exchanged(ending)
    path = tmp_path / f"x.{ending}"
    path.write_bytes(data)
    read = readers.get(ending, _rows)
    assert read(path)
    for seed in range(times):
        path.write_bytes(mutated(data, random.Random(f"{ending} {seed}")))
        try:
            read(path)
        except Unreadable as error:
            assert error.reason in REASONS
            assert import_failure(error.reason) != error.reason


WORDS = "过去一年，我们迎难而上。"
CRASHING: dict[str, Callable[[], bytes]] = {
    "rich.rtf": lambda: b"{\\rtf1 hello \\u-99999999999999999999 x}",
    "core.docx": lambda: repacked(fixture("docx"), {"docProps/core.xml": lambda _: b"<x/>"}),
    "relation.docx": lambda: repacked(
        fixture("docx"),
        {"word/_rels/document.xml.rels": lambda part: part.replace(b"Target=", b"Targets=", 1)},
    ),
    "book.xlsx": lambda: repacked(whole("xlsx"), {"xl/workbook.xml": lambda _: b"<workbook>"}),
}
"""Files at which a reader stumbles in its own way."""


def test_a_damaged_file_does_not_end_the_import_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, made in CRASHING.items():
        (folder / name).write_bytes(made())
    (folder / "a.txt").write_text(f"甲\n{WORDS}", encoding="utf-8")
    (folder / "z.txt").write_text(f"乙\n{WORDS}", encoding="utf-8")
    done = piyue("import", "--library", tmp_path / "l.piyue", folder)
    assert done.status == 1
    assert done.err == ""
    assert done.out.count("damaged or incomplete") == len(CRASHING)
    assert "2 " in done.out.splitlines()[-1]
    rows = json.loads(piyue("documents", "--json", "--library", tmp_path / "l.piyue").out)
    assert {row["source"] for row in rows} == {"a.txt", "z.txt"}


@pytest.mark.parametrize("name", CRASHING)
def test_the_readers_own_words_are_kept_for_the_log(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with pytest.raises(Unreadable) as caught:
        read_bytes(CRASHING[name](), name)
    assert caught.value.reason == "damaged"
    words = caught.value.details["reader"]
    assert any(words in record.getMessage() for record in caplog.records)
