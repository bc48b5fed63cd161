"""A small library written row by row, so that tests of queries know all that is in it."""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from db.schema import metadata
from db.store import Store
from db.upgrade import create, open_store

AT = "2024-05-0{}T08:00:00+00:00"
"""A time on a day of a month."""

TEXTS = {
    "v1": "甲县二〇二二年报告。生产总值一百亿元。",
    "v2a": "乙县旧稿。生产总值一百亿元。",
    "v2b": "乙县新稿。粮食五万吨。",
    "v3": "丙县报告。",
    "v4a": "丁县旧稿。",
    "v4b": "乙县旧稿。",
}
"""The texts of all versions: of the documents d1, d2, d3 (which was taken away) and d4."""

HEADINGS = json.dumps(
    [
        {"start": 2, "end": 5, "level": 1, "title": "一、新稿", "part": "review"},
        {"start": 5, "end": 6, "level": 2, "title": "（一）粮食", "part": "plan"},
    ],
    ensure_ascii=False,
)
"""The headings of the current text of d2."""

METADATA: dict[str, dict[str, Any]] = {
    "d1": {"title": "甲县报告", "kind": "report", "region": "甲县", "year": 2022, "opened_at": AT.format(1)},
    "d2": {
        "title": "乙县报告",
        "kind": "notice",
        "region": "乙县",
        "province": "山西省",
        "city": "长治市",
        "county": "乙县城",
        "level": "county",
        "year": 2023,
        "date": "2023-01-05",
        "session": "第十届第一次会议",
        "speaker": "县长 李新民",
        "script": "hans",
        "inferred": '["year", "region"]',
        "source_url": "https://example.org/2",
    },
    "d3": {"title": "丙县报告", "removed": AT.format(9)},
    "d4": {"title": "丁县报告"},
}

ROWS: dict[str, list[dict[str, Any]]] = {
    "annotator": [
        {"id": key, "name": name, "created": AT.format(1)}
        for key, name in (("u2", "乙"), ("u1", "甲"), ("u3", "丙"))
    ],
    "source_file": [
        {
            "id": f"s{number}",
            "sha256": f"f{number}",
            "name": f"{number}.txt",
            "path": f"/somewhere/{number}.txt",
            "size": number,
            "added": AT.format(number),
            "data": zlib.compress(f"第{number}个".encode()),
        }
        for number in (2, 1)
    ],
    "document": [],
    "document_version": [],
    "tag": [
        {
            "id": key,
            "parent_id": above,
            "name": name,
            "position": position,
            "color": color,
            "pattern": pattern,
            "shortcut": shortcut,
            "archived": archived,
            **dict(zip(("description", "use_when", "not_when", "examples"), words, strict=True)),
        }
        for key, above, name, position, color, pattern, shortcut, archived, words in (
            ("t1", None, "产业", 1, "#111111", "solid", "1", 0, ("说", "用", "不用", "例")),
            ("t2", "t1", "煤炭", 0, "#222222", "", None, 1, ("", "", "", "")),
            ("t4", "t1", "农业", 0, "#111111", "solid", None, 0, ("", "", "", "")),
            ("t3", None, "交通", 0, "#111111", "dashes", "1", 0, ("", "", "", "")),
        )
    ],
    "passage": [],
    "annotation": [],
    "figure_correction": [
        {
            "id": key,
            "document_id": document,
            "passage_id": passage,
            "fields": fields,
            "annotator_id": "u1",
            "state": state,
            "created": AT.format(1),
            "modified": AT.format(day),
        }
        for key, document, passage, fields, state, day in (
            ("c2", "d1", "p2", '{"indicator": "甲"}', "placed", 3),
            ("c1", "d1", "p1", None, "placed", 2),
            ("c3", "d2", "p4", "{}", "review", 4),
            ("c4", "d2", "p7", "{}", "lost", 5),
        )
    ],
    "bookmark": [
        {"id": key, "document_id": document, "position": position, "label": key, "created": AT.format(1)}
        for key, document, position in (("b2", "d1", 9), ("b1", "d1", 3), ("b3", "d2", 0))
    ],
}


def _version(
    key: str, document: str, number: int, source: str, digest: str, start: int, **more: Any
) -> dict[str, Any]:
    text = TEXTS[key]
    return {
        "id": key,
        "document_id": document,
        "number": number,
        "reason": "import" if number == 1 else "repair",
        "sha256": digest,
        "source_file_id": source,
        "source_start": start,
        "source_end": start + 20,
        "encoding": "gb18030",
        "characters": len(text),
        "damage": number,
        "created": AT.format(number),
        "headings": more.get("headings", "[]"),
        "removals": more.get("removals", "[]"),
        "text": text,
    }


def _fill_documents() -> None:
    current = {"d1": (1, "v1"), "d2": (2, "v2b"), "d3": (3, "v3"), "d4": (4, "v4b")}
    columns = {name for values in METADATA.values() for name in values}
    usual = {name: metadata.tables["document"].c[name].server_default for name in columns}
    for key in ("d2", "d4", "d1", "d3"):
        number, version = current[key]
        absent = {name: None if default is None else "" for name, default in usual.items()}
        absent["inferred"] = "[]"
        row = {"id": key, "number": number, "version_id": version, "added": AT.format(number)}
        ROWS["document"].append(row | absent | METADATA[key])
    ROWS["document_version"] += [
        _version("v4a", "d4", 1, "s1", "h-both", 0),
        _version("v4b", "d4", 2, "s1", "h-old", 0),
        _version("v2b", "d2", 2, "s2", "h2", 7, headings=HEADINGS, removals='["页码"]'),
        _version("v2a", "d2", 1, "s2", "h-old", 7),
        _version("v1", "d1", 1, "s1", "h1", 10),
        _version("v3", "d3", 1, "s1", "h-old", 5),
    ]
    ROWS["document_version"].append({**_version("v4a", "d2", 3, "s2", "h-both", 7), "id": "v2c"})


def _fill_annotations() -> None:
    places = {
        "p1": ("v1", 0, 2),
        "p2": ("v1", 10, 14),
        "p3": ("v2a", 5, 9),
        "p4": ("v2b", 5, 7),
        "p5": ("v3", 0, 2),
        "p6": ("v2b", 0, 2),
        "p7": ("v2a", 0, 2),
    }
    for key in ("p7", "p2", "p1", "p6", "p4", "p3", "p5"):
        version, start, end = places[key]
        text = TEXTS[version]
        row = {"id": key, "version_id": version, "start": start, "end": end, "quote": text[start:end]}
        row |= {"prefix": text[max(0, start - 3) : start], "suffix": text[end : end + 3]}
        ROWS["passage"].append(row | {"moved_from": None if key != "p4" else "p3"})
    for key, document, passage, tag, who, state, note, day in (
        ("a7", "d2", "p6", "t2", "u1", "lost", "", 1),
        ("a3", "d1", "p2", None, "u1", "placed", "注", 1),
        ("a6", "d3", "p5", "t1", "u1", "placed", "", 1),
        ("a5", "d2", "p4", "t1", "u2", "placed", "", 2),
        ("a2", "d1", "p1", "t2", "u2", "placed", "二", 5),
        ("a4", "d2", "p3", "t1", "u1", "review", "", 1),
        ("a1", "d1", "p1", "t1", "u1", "placed", "一", 4),
    ):
        mark: dict[str, Any] = {"id": key, "document_id": document, "passage_id": passage, "tag_id": tag}
        mark |= {"annotator_id": who, "state": state, "note": note, "reviewed": int(key == "a5")}
        ROWS["annotation"].append(mark | {"created": AT.format(day), "modified": AT.format(day + 1)})


def figure(document: str, start: int, indicator: str | None, **more: Any) -> dict[str, Any]:
    """Return a row of a figure."""
    row: dict[str, Any] = dict.fromkeys(metadata.tables["figure"].c.keys())
    del row["number"]
    row |= {"document_id": document, "start": start, "end": start + 2, "text": f"{document}:{start}"}
    return row | {"kind": "amount", "status": "achieved", "indicator": indicator, **more}


ROWS["figure"] = [
    figure("d2", 5, "粮食", unit="万吨", norm_unit="吨", lowest=50.0, highest=50.0),
    figure("d1", 14, "产值", unit="亿元", norm_unit="元", lowest=100.0, highest=120.0, status="target"),
    figure("d1", 3, "产值", unit="元", norm_unit="元", lowest=7.0, highest=7.0),
    figure("d1", 8, None),
    figure("d3", 0, "产值", unit="元", norm_unit="元", lowest=100.0, highest=100.0),
]


ROWS["own_word"] = [
    {"id": key, "kind": kind, "word": word, "parts": parts, "created": AT.format(day)}
    for key, kind, word, parts, day in (
        ("w2", "word", "甲乙", '["甲乙"]', 1),
        ("w3", "split", "丙丁", '["丙", "丁"]', 2),
        ("w1", "word", "戊己", '["戊己"]', 1),
    )
]
ROWS["reading_place"] = [{"document_id": "d1", "position": 7, "at": AT.format(1)}]
ROWS["saved_query"] = [
    {"id": key, "name": name, "query": f'["{key}"]', "created": AT.format(1), "kind": kind}
    for key, name, kind in (
        ("q3", "c", "numbers"),
        ("q2", "b", "tags"),
        ("q1", "a", "tags"),
        ("q4", "d", "words"),
    )
]
ROWS["saved_query_run"] = [{"query_id": "q4", "at": AT.format(1), "result": "[4]"}]
ROWS["suggestion_verdict"] = [
    {
        "id": key,
        "rule": rule,
        "document_id": document,
        "start": day,
        "end": day + 2,
        "quote": key,
        "tag_id": tag,
        "verdict": verdict,
        "annotator_id": "u1",
        "created": AT.format(day),
    }
    for key, rule, document, tag, verdict, day in (
        ("e2", "r", "d1", "t1", "refused", 2),
        ("e1", "r", "d1", "t1", "accepted", 1),
        ("e3", "r", "d2", None, "refused", 3),
        ("e4", "s", "d2", "t2", "refused", 4),
    )
]
ROWS["document_group"] = [
    {"id": key, "name": name, "position": position, "created": AT.format(1)}
    for key, name, position in (("g1", "乙组", 1), ("g2", "丙组", 0), ("g3", "甲组", 1))
]
ROWS["document_group_member"] = [
    {"id": key, "group_id": group, "document_id": document}
    for key, group, document in (
        ("m1", "g1", "d1"),
        ("m2", "g1", "d3"),
        ("m3", "g2", "d1"),
        ("m4", "g1", "d2"),
    )
]
ROWS["attribute"] = [
    {"id": key, "name": name, "kind": kind, "choices": choices, "position": position, "created": AT.format(1)}
    for key, name, kind, choices, position in (
        ("h1", "版本", "choice", '["一", "二"]', 1),
        ("h2", "字数", "number", "[]", 0),
        ("h3", "备注", "text", "[]", 1),
    )
]
ROWS["attribute_value"] = [
    {"id": key, "attribute_id": attribute, "document_id": document, "value": value}
    for key, attribute, document, value in (
        ("x1", "h1", "d1", "一"),
        ("x2", "h2", "d1", "9"),
        ("x3", "h1", "d3", "一"),
        ("x4", "h1", "d2", "二"),
    )
]
ROWS["dictionary"] = [
    {"id": key, "name": name, "note": f"{name}注", "created": AT.format(1)}
    for key, name in (("i2", "b"), ("i1", "a"))
]
ROWS["dictionary_word"] = [
    {
        "id": key,
        "dictionary_id": dictionary,
        "position": position,
        "theme": f"题{key}",
        "word": f"词{key}",
        "exceptions": f'["{key}"]',
        "level": f"级{key}",
        "note": f"注{key}",
    }
    for key, dictionary, position in (("k1", "i1", 1), ("k2", "i1", 0), ("k3", "i2", 0))
]
ROWS["ledger"] = [
    {
        "id": key,
        "name": name,
        "indicators": f'["{key}"]',
        "filters": f'{{"{key}": 1}}',
        "note": f"{name}注",
        "position": position,
        "created": AT.format(day),
    }
    for key, name, position, day in (
        ("l1", "子", 1, 2),
        ("l2", "丑", 0, 9),
        ("l4", "卯", 1, 2),
        ("l3", "寅", 1, 1),
    )
]
ROWS["ledger_cell"] = [
    {
        "id": key,
        "ledger_id": ledger,
        "document_id": document,
        "indicator": "产值",
        "status": "target",
        "period": period,
        "scope": "",
        "state": state,
        "value": value,
        "value_high": value + 1,
        "unit": "亿元",
        "qualifier": "以上",
        "version_id": "v1",
        "start": 1,
        "end": 2,
        "quote": "句",
        "note": key,
        "confirmed_by": who,
        "confirmed_at": AT.format(8) if who else None,
        "created": AT.format(made),
        "modified": AT.format(modified),
    }
    for key, ledger, document, period, state, value, who, made, modified in (
        ("j2", "l1", "d1", "2022", "confirmed", 1.5, "u2", 1, 5),
        ("j1", "l1", "d1", "2023", "corrected", 2.5, "u1", 3, 4),
        ("j3", "l1", "d2", "2023", "proposed", 3.5, None, 2, 4),
        ("j4", "l2", "d1", "2023", "confirmed", 4.5, "u1", 1, 1),
    )
]
ROWS["ledger_proposal"] = [
    {"list": key, "document_id": document, "basis": f"{key}{document}", "cells": document.encode()}
    for key, document in (("L", "d1"), ("L", "d3"), ("M", "d1"), ("L", "d2"))
]


def fill(connection: Connection) -> None:
    """Write all rows, in a transaction of the connection."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name, rows in ROWS.items():
        connection.execute(insert(metadata.tables[name]), [dict(row) for row in rows])


_fill_documents()
_fill_annotations()


@contextmanager
def filled_store(folder: Path) -> Iterator[Store]:
    """Open such a library, made in a folder."""
    path = folder / "l.piyue"
    create(path)
    opened = open_store(path, 1.0)
    with opened.unit_of_work("甲") as work:
        fill(work.connection)
    yield opened
    opened.close()
