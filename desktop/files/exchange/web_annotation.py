"""W3C Web Annotations as JSON-LD, with the position and the quote of each passage.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017. A TextPositionSelector counts code
points from 0, end exclusive, as we do.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.exchange.records import Project, TagAssignment, TextDocument, TextSelection, code_paths
from desktop.files.exchange.refi_vocabulary import derived_guid

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TITLE, DIGEST = "dcterms:title", "schema:sha256"
"""What a document is called, and the hash of its text in UTF-8: terms whose prefixes the context defines."""
STATE = "schema:creativeWorkStatus"
"""``review`` or ``lost``, where an annotation has no place in the current text; left out where it has one."""


def write_jsonld(project: Project, out: BinaryIO) -> int:
    """Write the project's annotations as the one page of a collection; return their number.

    What a document is called and the hash of its text stand beside its IRI, under names that the context
    knows, so that its annotations find it in a library that knows it by another id. An annotation that has no
    place in the current text has its words alone, without a position, and the hash of the text they are from.
    """
    paths = code_paths(project.codes)
    names = {user.id: user.name for user in project.users}
    head = {"@context": CONTEXT, "id": _page(project, "page"), "type": "AnnotationPage", "startIndex": 0}
    out.write(json.dumps(head, ensure_ascii=False)[:-1].encode("utf-8") + b', "items": [')
    count = 0
    for document, digest, selection, coding in _each(project):
        item = _annotation(document, digest, selection, coding, paths, names)
        out.write((b",\n" if count else b"\n") + json.dumps(item, ensure_ascii=False).encode("utf-8"))
        count += 1
    whole = {"id": _page(project, "collection"), "type": "AnnotationCollection", "label": project.name}
    tail = {"partOf": {**whole, "total": count}}
    out.write(b"\n], " + json.dumps(tail, ensure_ascii=False)[1:].encode("utf-8") + b"\n")
    return count


def _page(project: Project, what: str) -> str:
    """Return the IRI of a page or a collection: that of the same library is the same each time."""
    return f"urn:uuid:{derived_guid(what, project.name)}"


def _each(project: Project) -> Iterator[tuple[TextDocument, str, TextSelection, TagAssignment]]:
    for document in project.documents:
        for selection in document.selections:
            for coding in selection.codings:
                yield document, document.sha256, selection, coding
        for version, selection, coding in document.waiting():
            yield document, version.sha256, selection, coding


def _annotation(
    document: TextDocument,
    digest: str,
    selection: TextSelection,
    coding: TagAssignment,
    paths: dict[str, str],
    names: dict[str, str],
) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = []
    if coding.code_id:
        tagging = {"type": "TextualBody", "purpose": "tagging", "value": paths.get(coding.code_id, "")}
        bodies.append({**tagging, "id": f"urn:uuid:{coding.code_id}"})
    if coding.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coding.note})
    times = {"created": coding.created, "modified": coding.modified}
    return {
        "id": f"urn:uuid:{coding.id}",
        "type": "Annotation",
        "motivation": "tagging" if coding.code_id else "commenting" if coding.note else "highlighting",
        **({STATE: coding.state} if coding.state != "placed" else {}),
        **{name: when for name, when in times.items() if when},
        "creator": {
            "id": f"urn:uuid:{coding.user_id}",
            "type": "Person",
            "name": names.get(coding.user_id, ""),
        },
        **({"body": bodies} if bodies else {}),
        "target": {
            "source": f"urn:uuid:{document.id}",
            TITLE: document.title,
            DIGEST: digest,
            "selector": _selectors(selection, coding),
        },
    }


def _selectors(selection: TextSelection, coding: TagAssignment) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": selection.start, "end": selection.end}
    words = {
        "type": "TextQuoteSelector",
        "exact": selection.quote,
        "prefix": selection.prefix,
        "suffix": selection.suffix,
    }
    return [position, words] if coding.state == "placed" else [words]


def read_jsonld(source: BinaryIO, path: str = "") -> Iterator[dict[str, Any]]:
    """Yield the annotations of a file that ``write_jsonld`` or another program wrote, as rows of the CSV.

    Raises:
        Unreadable: With reason ``not-supported`` when it holds no annotations.
    """
    try:
        data = json.load(source)
    except RecursionError as error:
        raise Unreadable(path, "too-nested") from error
    except ValueError as error:
        raise Unreadable(path, "not-supported", format="JSON") from error
    items = data if isinstance(data, list) else _items(data)
    if items is None:
        raise Unreadable(path, "not-supported", format="Web Annotation")
    for item in items:
        if isinstance(item, dict):
            yield _row(item)


def _items(data: object) -> list[Any] | None:
    while isinstance(data, dict):
        if _is(data, "Annotation"):
            return [data]
        if isinstance(data.get("items"), list):
            return list(data["items"])
        data = data.get("first")
    return None


def _is(one: dict[str, Any], kind: str) -> bool:
    said = one.get("type")
    return kind in said if isinstance(said, list) else said == kind


def _many(value: object) -> list[dict[str, Any]]:
    """Return what may stand alone or in a list as a list of objects, as JSON-LD allows both.

    A bare string is a body's value where a body is asked for, and an IRI anywhere else.
    """
    values = value if isinstance(value, list) else [value]
    as_object = [
        {"value": one, "name": one, "source": one} if isinstance(one, str) else one for one in values
    ]
    return [one for one in as_object if isinstance(one, dict)]


def _row(item: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"annotation_id": _plain(item.get("id")), "created": item.get("created", "")}
    row["modified"] = item.get("modified", "") or row["created"]
    row["state"] = item.get(STATE, "")
    row["annotator"] = next((one.get("name", "") for one in _many(item.get("creator"))), "")
    told = item.get("body", item.get("bodyValue"))
    for body in _many(told):
        field = "note" if body.get("purpose") in {"commenting", "describing"} else "tag_path"
        row.setdefault(field, body.get("value", ""))
    for target in _many(item.get("target")):
        source = target.get("source")
        row["document_id"] = _plain(source.get("id") if isinstance(source, dict) else source)
        row["document"], row["sha256"] = target.get(TITLE, ""), target.get(DIGEST, "")
        for selector in _many(target.get("selector")):
            _take_selector(selector, row)
    return row


def _take_selector(selector: dict[str, Any], row: dict[str, Any]) -> None:
    if _is(selector, "TextPositionSelector"):
        row["start"], row["end"] = selector.get("start"), selector.get("end")
    elif _is(selector, "TextQuoteSelector"):
        row["quote"] = selector.get("exact", "")
        row["prefix"], row["suffix"] = selector.get("prefix", ""), selector.get("suffix", "")


def _plain(identifier: object) -> str:
    return str(identifier or "").removeprefix("urn:uuid:")
