"""Label Studio: JSON, a list of tasks, each a text with the regions that annotators marked in it.

The labeling interface that fits has a ``Labels`` named ``label`` on a ``Text`` named ``text``; its labels are
the paths of the tags. Offsets are code points, and each region has its words beside them. Label Studio knows
annotators by accounts of its own: who made a region stands in the task's data, under its id.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.exchange.labeled_text import Label, LabeledTexts, data_of, each_label, user_names
from desktop.files.exchange.records import Project, ReadProject, code_paths

_ANNOTATORS = "annotators"


def write_label_studio(project: Project, out: BinaryIO) -> int:
    """Write every document as a task; return how many annotations have no tag, which a region must have."""
    paths, names = code_paths(project.codes), user_names(project.users)
    left = 0
    out.write(b"[")
    for number, document in enumerate(project.documents):
        results: dict[str, list[dict[str, Any]]] = {}
        made_by: dict[str, str] = {}
        for selection, label in each_label(document, paths, names):
            if not label.path:
                left += 1
                continue
            results.setdefault(label.annotator, []).append(_region(selection.quote, label))
            made_by[label.id] = label.annotator
        task = {
            "id": number + 1,  # its own converter asks for one
            "data": {"text": document.text, **data_of(document), _ANNOTATORS: made_by},
            "annotations": [{"result": result} for result in results.values()],
        }
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(task, ensure_ascii=False).encode("utf-8", "replace"))
    out.write(b"\n]\n")
    return left


def _region(quote: str, label: Label) -> dict[str, Any]:
    value = {"start": label.start, "end": label.end, "text": quote, "labels": [label.path]}
    region = {"id": label.id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    return region | ({"meta": {"text": [label.note]}} if label.note else {})


def read_label_studio(source: BinaryIO, path: str = "") -> ReadProject:
    """Read a file of tasks, as Label Studio exports them (JSON or JSON-MIN), as a project.

    Raises:
        Unreadable: With reason ``not-supported`` when it holds none.
    """
    try:
        tasks = json.load(source)
    except RecursionError as error:
        raise Unreadable(path, "too-nested") from error
    except ValueError as error:
        raise Unreadable(path, "not-supported", format="JSON") from error
    if not is_label_studio(tasks):
        raise Unreadable(path, "not-supported", format="Label Studio")
    texts = LabeledTexts()
    for task in tasks:
        data = task["data"] if isinstance(task.get("data"), dict) else task
        regions = list(_regions(task))
        text = _text(data, regions)
        if text:
            made_by = data.get(_ANNOTATORS)
            labels = _labels(regions, text, made_by if isinstance(made_by, dict) else {})
            texts.add(text, str(data.get("title") or ""), data, labels)
        else:
            texts.remarks["other-media"] = texts.remarks.get("other-media", 0) + 1
    return texts.project("Label Studio")


def is_label_studio(tasks: object) -> bool:
    """Return whether this is a list of tasks."""
    if not isinstance(tasks, list) or not tasks or not all(isinstance(one, dict) for one in tasks):
        return False
    return all(isinstance(one.get("data"), dict) or "annotation_id" in one for one in tasks)


def _regions(task: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the regions of a task, each with who made it as far as an account says."""
    for annotation in task.get("annotations") or ():
        if isinstance(annotation, dict) and not annotation.get("was_cancelled"):
            who = _account(annotation.get("completed_by"))
            yield from ((who, one) for one in annotation.get("result") or () if isinstance(one, dict))
    if "data" not in task:  # JSON-MIN: the values of the regions stand under the names of the controls
        who = _account(task.get("annotator"))
        for held in task.values():
            for one in held if isinstance(held, list) else ():
                if isinstance(one, dict) and "labels" in one:
                    yield who, {"value": one}


def _account(said: object) -> str:
    """Return the name of an account; a number of Label Studio's own is none."""
    if not isinstance(said, dict):
        return said if isinstance(said, str) else ""
    names = [str(said.get(name) or "") for name in ("first_name", "last_name")]
    return " ".join(filter(None, names)) or str(said.get("email") or said.get("username") or "")


def _text(data: Mapping[str, Any], regions: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """Return the text that the regions are in: the one called so, else the longest that is there."""
    held = [one for name, one in data.items() if isinstance(one, str) and name != "title"]
    said = data.get("text")
    return said if isinstance(said, str) else max(held, key=len, default="") if regions else ""


def _labels(
    regions: Sequence[tuple[str, Mapping[str, Any]]], text: str, made_by: Mapping[str, Any]
) -> Iterator[Label]:
    for who, region in regions:
        value = region.get("value")
        if not isinstance(value, dict) or not isinstance(value.get("labels"), list):
            continue
        place = _place(value, text)
        meta = region.get("meta")
        notes = meta.get("text") if isinstance(meta, dict) else None
        note = "\n".join(map(str, notes)) if isinstance(notes, list) else str(notes or "")
        own = str(region.get("id") or "")
        for number, label in enumerate(value["labels"]):
            yield Label(*place, str(label), own if number == 0 else "", str(made_by.get(own) or who), note)


def _place(value: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Return a region's range in code points; one that counts UTF-16 units is told by its words."""
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if not isinstance(start, int) or not isinstance(end, int):
        return -1, -1
    if isinstance(words, str) and text[start:end] != words:
        units = text.encode("utf-16-le", "surrogatepass")
        first = len(units[: start * 2].decode("utf-16-le", "ignore"))
        last = len(units[: end * 2].decode("utf-16-le", "ignore"))
        if text[first:last] == words:
            return first, last
    return start, end
