"""doccano and Label Studio: what goes out comes back, and what these programs themselves write is read."""

import io
import json
from collections.abc import Iterator

import pytest

from desktop.files.errors import Unreadable
from desktop.files.exchange.doccano import read_doccano, write_doccano
from desktop.files.exchange.label_studio import read_label_studio, write_label_studio
from desktop.files.exchange.records import Project, ReadProject, code_paths
from tests.files.exchange.project_factories import small


def marks(project: Project) -> Iterator[tuple[str, int, int, str]]:
    """Yield every annotation that has a tag: title, range and path."""
    paths = code_paths(project.codes)
    for document in project.documents:
        for selection in document.selections:
            for coding in selection.codings:
                yield document.title, selection.start, selection.end, paths[coding.code_id]


def doccano(*records: object) -> ReadProject:
    return read_doccano(io.BytesIO("\n".join(json.dumps(one) for one in records).encode()), "x.jsonl")


def label_studio(tasks: object) -> ReadProject:
    return read_label_studio(io.BytesIO(json.dumps(tasks).encode()), "x.json")


def test_doccano_has_a_text_a_line_and_comes_back() -> None:
    project = small()
    out = io.BytesIO()
    assert write_doccano(project, out) == 0
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["text"] for line in lines] == [one.text for one in project.documents]
    assert len({tuple(line) for line in lines}) == 1  # doccano takes no line that lacks what another has
    start, end, label = lines[0]["label"][0]
    assert (lines[0]["text"][start:end], label) == ("煤炭产量", "产业/煤炭")
    received = read_doccano(io.BytesIO(out.getvalue()), "x.jsonl")
    assert sorted(marks(received.project)) == sorted(marks(project))
    (first, second) = received.project.documents
    assert (first.metadata, second.metadata) == ({"kind": "report", "region": "云岭县", "year": "2024"}, {})
    assert [one.id for one in received.project.documents] == [one.id for one in project.documents]
    assert {c.user_id for one in first.selections for c in one.codings} == {""}


def test_what_doccano_exports_is_read() -> None:
    received = doccano(
        {
            "id": 1,
            "text": "一二三\n四",
            "label": [[0, 2, "产业"], [1, 3, "产业/煤炭"], [3, 9, "外"]],
            "Comments": ["x"],
        },
        {
            "id": 2,
            "text": "五六",
            "entities": [{"id": 7, "label": "目标", "start_offset": 0, "end_offset": 1}],
            "relations": [{"id": 1}],
        },
    )
    assert list(marks(received.project)) == [
        ("一二三", 0, 2, "产业"),
        ("一二三", 1, 3, "产业/煤炭"),
        ("五六", 0, 1, "目标"),
    ]
    assert received.remarks == {"bad-range": 1, "left-memos": 1, "left-links": 1}
    again = doccano({"id": 9, "text": "一二三\n四", "label": [[0, 2, "产业"]]})
    assert again.project.documents[0].id == received.project.documents[0].id  # type: ignore[index]


@pytest.mark.parametrize("line", ['{"text": "一"}', '{"text": 1, "label": []}', "[]", "x"])
def test_lines_that_are_no_labeled_texts_are_refused(line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_doccano(io.BytesIO(line.encode()), "x.jsonl")
    assert refused.value.reason == "not-supported"


def test_label_studio_has_a_task_a_text_and_comes_back() -> None:
    project = small()
    out = io.BytesIO()
    assert write_label_studio(project, out) == 0
    tasks = json.loads(out.getvalue())
    assert [task["data"]["text"] for task in tasks] == [one.text for one in project.documents]
    assert [task["id"] for task in tasks] == list(range(1, len(tasks) + 1))
    for task in tasks:
        for annotation in task["annotations"]:
            for region in annotation["result"]:
                value = region["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert (region["type"], region["to_name"]) == ("labels", "text")
    received = label_studio(tasks)
    assert sorted(marks(received.project)) == sorted(marks(project))
    names = {user.id: user.name for user in received.project.users}
    own = {user.id: user.name for user in project.users}
    told = {
        coding.id: (names[coding.user_id], coding.note)
        for document in received.project.documents
        for selection in document.selections
        for coding in selection.codings
    }
    assert told == {
        coding.id: (own[coding.user_id], coding.note)
        for document in project.documents
        for selection in document.selections
        for coding in selection.codings
    }


def test_what_label_studio_exports_is_read() -> None:
    text = "😀一二三四"
    region = {
        "id": "a1",
        "type": "labels",
        "value": {"start": 1, "end": 3, "text": "一二", "labels": ["甲", "乙"]},
    }
    units = {"id": "a2", "type": "labels", "value": {"start": 4, "end": 6, "text": "三四", "labels": ["甲"]}}
    choice = {"id": "a3", "type": "choices", "value": {"choices": ["好"]}}
    full = {
        "id": 3,
        "data": {"article": text, "title": "题"},
        "annotations": [
            {
                "completed_by": {"email": "a@example.org", "first_name": "李", "last_name": ""},
                "result": [region],
            },
            {"completed_by": 7, "result": [units, choice]},
            {"was_cancelled": True, "result": [region]},
        ],
    }
    received = label_studio([full])
    assert sorted(marks(received.project)) == [("题", 1, 3, "乙"), ("题", 1, 3, "甲"), ("题", 3, 5, "甲")]
    assert [user.name for user in received.project.users] == ["李"]
    least = {"id": 3, "annotation_id": 5, "text": text, "label": [region["value"]], "annotator": 1}
    assert sorted(marks(label_studio([least]).project))[0][1:] == (1, 3, "乙")
    assert label_studio([{"data": {"image": "x.png"}, "annotations": []}]).remarks == {"other-media": 1}


@pytest.mark.parametrize("data", [b"{}", b"[]", b"[1]", b"x", b"[" * 100_000, b'[{"text": "x"}]'])
def test_files_without_tasks_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_label_studio(io.BytesIO(data), "x.json")
