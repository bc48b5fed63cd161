"""doccano: JSON lines, a text a line with its labels, as its importer takes and its exporter writes them.

A line has ``text`` and ``label``, a list of ``[start, end, label]`` in code points; all else is kept by
doccano as metadata of the text. It exports relations with ``entities`` instead, and comments as ``Comments``.
It knows neither notes nor, in its files, who made a label.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.exchange.jsonlines import read_jsonl
from desktop.files.exchange.labeled_text import Label, LabeledTexts, data_of, each_label
from desktop.files.exchange.records import Project, ReadProject, code_paths

_LABELS = ("label", "labels", "entities")


def write_doccano(project: Project, out: BinaryIO) -> int:
    """Write every document as a line; return how many annotations have no tag, which doccano cannot say."""
    paths = code_paths(project.codes)
    left = 0
    for document in project.documents:
        labels = [one for _, one in each_label(document, paths, {})]
        told = [[one.start, one.end, one.path] for one in labels if one.path]
        left += len(labels) - len(told)
        line = {"text": document.text, "label": told, **data_of(document)}
        out.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return left


def is_doccano(record: object) -> bool:
    """Return whether a line is a text with labels."""
    return (
        isinstance(record, dict)
        and isinstance(record.get("text"), str)
        and any(isinstance(record.get(name), list) for name in _LABELS)
    )


def read_doccano(source: BinaryIO, path: str = "") -> ReadProject:
    """Read a file of lines as a project.

    Raises:
        Unreadable: With reason ``not-supported`` when a line is no text with labels.
    """
    texts = LabeledTexts()
    for number, record in enumerate(read_jsonl(source, path), start=1):
        if not is_doccano(record):
            raise Unreadable(path, "not-supported", line=str(number))
        texts.add(record["text"], str(record.get("title") or ""), record, _labels(record))
        if comments := record.get("Comments"):
            texts.remarks["left-memos"] = texts.remarks.get("left-memos", 0) + len(comments)
        if relations := record.get("relations"):
            texts.remarks["left-links"] = texts.remarks.get("left-links", 0) + len(relations)
    return texts.project("doccano")


def _labels(record: Mapping[str, Any]) -> Iterator[Label]:
    for name in _LABELS:
        held = record.get(name)
        yield from _each(held if isinstance(held, list) else ())


def _each(held: Iterable[Any]) -> Iterator[Label]:
    for one in held:
        match one:
            case [int(start), int(end), str(label)]:
                yield Label(start, end, label)
            case {"start_offset": int(start), "end_offset": int(end), "label": str(label)}:
                yield Label(start, end, label)
