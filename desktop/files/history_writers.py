"""The history as a file: one row a step, as CSV for spreadsheets or as JSON lines with what changed."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table

COLUMNS = (
    "number",
    "at",
    "annotator",
    "action",
    "state",
    "document",
    "tag",
    "quote",
    "count",
    "group_id",
    "label_args",
)
"""The columns, in order.

``action`` is the kind by name, ``label_args`` all that is known of it, as JSON.
"""


def write_history_csv(steps: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write steps, in the order given, as UTF-8 with BOM, CRLF, RFC 4180; return their number."""
    return write_table(COLUMNS, map(_flat, steps), out)


def _flat(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step with its label arguments in columns of their own."""
    told: Mapping[str, str] = step["label_args"]
    named = {name: told.get(name, "") for name in ("document", "tag", "quote", "count")}
    label_args = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return {**step, **named, "action": step["name"], "label_args": label_args}


def write_history_jsonl(steps: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write steps as UTF-8 JSON lines, with the rows before and after where given; return their number."""
    count = 0
    for step in steps:
        record = {"number": step["number"], "at": step["at"], "annotator": step["annotator"]}
        record.update(action=step["name"], state=step["state"], group_id=step["group_id"])
        record["label_args"] = step["label_args"]
        if "changes" in step:
            record["changes"] = step["changes"]
        out.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        count += 1
    return count
