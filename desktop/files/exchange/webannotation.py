"""W3C Web Annotations as JSON-LD, with the position and the quote of each passage.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017. A TextPositionSelector counts code
points from 0, end exclusive, as we do.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.exchange.records import Coding, Project, Selection, TextDocument, code_paths

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_jsonld(project: Project, out: BinaryIO) -> int:
    """Write the project's annotations as one AnnotationCollection; give their number."""
    paths = code_paths(project.codes)
    names = {user.id: user.name for user in project.users}
    head = {"@context": CONTEXT, "type": "AnnotationPage", "label": project.name}
    out.write(json.dumps(head, ensure_ascii=False)[:-1].encode("utf-8") + b', "items": [')
    count = 0
    for document, selection, coding in _each(project):
        item = _annotation(document, selection, coding, paths, names)
        out.write((b",\n" if count else b"\n") + json.dumps(item, ensure_ascii=False).encode("utf-8"))
        count += 1
    out.write(b"\n]}\n")
    return count


def _each(project: Project) -> Iterator[tuple[TextDocument, Selection, Coding]]:
    for document in project.documents:
        for selection in document.selections:
            for coding in selection.codings:
                yield document, selection, coding


def _annotation(
    document: TextDocument,
    selection: Selection,
    coding: Coding,
    paths: dict[str, str],
    names: dict[str, str],
) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "tagging",
            "value": paths.get(coding.code_id, ""),
            "id": f"urn:uuid:{coding.code_id}",
        }
    ]
    if coding.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coding.note})
    return {
        "id": f"urn:uuid:{coding.id}",
        "type": "Annotation",
        "created": coding.created,
        "modified": coding.modified,
        "creator": {
            "id": f"urn:uuid:{coding.user_id}",
            "type": "Person",
            "name": names.get(coding.user_id, ""),
        },
        "body": bodies,
        "target": {
            "source": f"urn:uuid:{document.id}",
            "selector": [
                {"type": "TextPositionSelector", "start": selection.start, "end": selection.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": selection.quote,
                    "prefix": selection.prefix,
                    "suffix": selection.suffix,
                },
            ],
        },
    }


def read_jsonld(source: BinaryIO, path: str = "") -> Iterator[dict[str, Any]]:
    """Give the annotations of a file that ``write_jsonld`` or another program wrote, as rows of the CSV.

    Raises:
        Unreadable: With reason ``not-supported`` when it holds no annotations.
    """
    try:
        data = json.load(source)
    except ValueError as error:
        raise Unreadable(path, "not-supported", format="JSON") from error
    items = data if isinstance(data, list) else _items(data)
    if items is None:
        raise Unreadable(path, "not-supported", format="Web Annotation")
    for item in items:
        if isinstance(item, dict):
            yield _row(item)


def _items(data: object) -> list[Any] | None:
    if not isinstance(data, dict):
        return None
    if data.get("type") == "Annotation":
        return [data]
    if isinstance(data.get("items"), list):
        return list(data["items"])
    return _items(data.get("first"))


def _many(value: object) -> list[dict[str, Any]]:
    """Give what may stand alone or in a list as a list of objects, as JSON-LD allows both."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]


def _row(item: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"annotation_id": _plain(item.get("id")), "created": item.get("created", "")}
    row["modified"] = item.get("modified", "") or row["created"]
    row["annotator"] = next((one.get("name", "") for one in _many(item.get("creator"))), "")
    for body in _many(item.get("body")):
        field = "note" if body.get("purpose") in {"commenting", "describing"} else "tag_path"
        row.setdefault(field, body.get("value", ""))
    for target in _many(item.get("target")):
        row["document_id"] = _plain(target.get("source"))
        for selector in _many(target.get("selector")):
            _take_selector(selector, row)
    return row


def _take_selector(selector: dict[str, Any], row: dict[str, Any]) -> None:
    if selector.get("type") == "TextPositionSelector":
        row["start"], row["end"] = selector.get("start"), selector.get("end")
    elif selector.get("type") == "TextQuoteSelector":
        row["quote"] = selector.get("exact", "")
        row["prefix"], row["suffix"] = selector.get("prefix", ""), selector.get("suffix", "")


def _plain(identifier: object) -> str:
    return str(identifier or "").removeprefix("urn:uuid:")
