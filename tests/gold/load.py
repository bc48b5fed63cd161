"""Reading the gold: passages in the notation, and passages of the shared reports by file and offset."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from desktop.text.evaluation.gold import ANY, GoldFigure, GoldTerm, Mark, NonFigure, OneOf, Passage
from desktop.text.evaluation.notation import passages_of

HERE = Path(__file__).parent
REPORTS = HERE.parents[2] / "shared" / "reports"
SETS = {"dev": HERE / "dev", "held-out": HERE / "held_out"}


def load(which: str = "all") -> list[Passage]:
    """Return the passages of a set; those of the shared reports only where these are at hand."""
    folders = SETS.values() if which == "all" else (SETS[which],)
    passages: list[Passage] = []
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            passages += passages_of(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                passages += from_record(json.loads(line))
    return passages


def from_record(record: dict[str, Any]) -> list[Passage]:
    """Return the passage that a record describes, or none where its report is not at hand.

    Raises:
        ValueError: The report no longer holds the passage that was marked.
    """
    name, start, end = record["file"], record["start"], record["end"]
    if not (REPORTS / name).is_file():
        return []
    text = _report(name)[start:end]
    if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
        raise ValueError(f"{record['name']}: {name} is not what it was")
    return [
        Passage(
            name=record["name"],
            about=record["about"],
            text=text,
            year=record["year"],
            part=record["part"],
            figures=[
                GoldFigure(f["start"], f["end"], f["text"], f["kind"], _fields(f)) for f in record["figures"]
            ],
            nonfigures=[NonFigure(*mark) for mark in _marks(record["nonfigures"], text)],
            ignored=[Mark(*mark) for mark in _marks(record["ignored"], text)],
            terms=[GoldTerm(a, b, text[a:b], kind, gloss) for a, b, kind, gloss in record["terms"]],
            with_terms=record["with_terms"],
            source=(name, start, end),
        )
    ]


def to_record(passage: Passage) -> dict[str, Any]:
    """Describe a passage of a shared report without its words."""
    assert passage.source
    name, start, end = passage.source
    return {
        "name": passage.name, "about": passage.about, "file": name, "start": start, "end": end,
        "sha256": hashlib.sha256(passage.text.encode()).hexdigest(),
        "year": passage.year, "part": passage.part, "with_terms": passage.with_terms,
        "figures": [
            {"start": f.start, "end": f.end, "text": f.text, "kind": f.kind}
            | {name: _plain(value) for name, value in f.fields.items() if value is not ANY}
            for f in passage.figures
        ],
        "nonfigures": [[m.start, m.end, m.kind] for m in passage.nonfigures],
        "ignored": [[m.start, m.end] for m in passage.ignored],
        "terms": [[m.start, m.end, m.type, m.gloss] for m in passage.terms],
    }  # fmt: skip


@cache
def _report(name: str) -> str:
    return (REPORTS / name).read_bytes().decode("utf-8-sig")


def _marks(rows: list[list[Any]], text: str) -> list[tuple[Any, ...]]:
    return [(row[0], row[1], text[row[0] : row[1]], *row[2:]) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, OneOf):
        return {"any_of": [_plain(answer) for answer in value.answers]}
    return list(value) if isinstance(value, tuple) else value


def _fields(record: dict[str, Any]) -> dict[str, Any]:
    from desktop.text.evaluation.gold import FIELDS

    return {name: _field(name, record[name]) if name in record else ANY for name in FIELDS}


def _field(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return OneOf(tuple(_field(name, answer) for answer in value["any_of"]))
    return tuple(value) if name == "qualifier" and value is not None else value
