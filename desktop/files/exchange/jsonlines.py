"""JSON lines: one annotation a line, with the fields of the CSV under the same names, and three more."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from desktop.files.annotations_csv import COLUMNS
from desktop.files.errors import Unreadable

FIELDS = (*COLUMNS, "state", "version", "sha256")
"""The CSV's columns, then where the annotation stands (``placed``, ``review`` or ``lost``), the number of the
document's version that ``start`` and ``end`` count in, and the hash of that version's text in UTF-8."""


def write_jsonl(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write annotations as UTF-8 JSON lines, offsets and years as numbers; return their number."""
    count = 0
    for row in rows:
        record = {name: row.get(name) for name in FIELDS}
        out.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")
        count += 1
    return count


def read_jsonl(source: BinaryIO, path: str = "") -> Iterator[dict[str, Any]]:
    """Yield the annotations of a file of JSON lines.

    Raises:
        Unreadable: With reason ``not-supported`` and the line's number when a line is no JSON object.
    """
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except RecursionError as error:
            raise Unreadable(path, "too-nested") from error
        except ValueError as error:
            raise Unreadable(path, "not-supported", line=str(number)) from error
        if not isinstance(record, dict):
            raise Unreadable(path, "not-supported", line=str(number))
        yield record
