"""Annotations of any kind go out of a library and back into it, and out again as the same file."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.actions.annotate import AddAnnotation, DeleteAnnotations, SetNote
from desktop.actions.backups import check
from desktop.actions.exports import export_to
from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.files.annotations_csv import read_annotations
from desktop.files.exchange.jsonlines import read_jsonl
from desktop.files.exchange.refi_read import read_qdpx
from desktop.files.exchange.web_annotation import read_jsonld
from tests.actions.factories import imported, tagged

TEXT = "云岭县2024年政府工作报告\n一、工作回顾\n=1+1，煤炭\u3000产量𠮷增长😀5%。\r\n".replace("\r", "") * 3
NOTES = st.text(st.characters(codec="utf-8") | st.sampled_from("'=@\r\n\t,\"\x00\x1b\ufffe"), max_size=8)
MARKS = st.lists(
    st.tuples(
        st.integers(0, len(TEXT) - 1),
        st.integers(1, 30),
        st.integers(0, 3),
        NOTES,
        st.sampled_from(["甲", "", "=乙,“丙”"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, str, list[str]]]:
    with Library.create(tmp_path_factory.mktemp("round") / "文库.piyue", "甲") as library:
        yield (
            library,
            imported(library, TEXT),
            [*(tagged(library, path) for path in ("产业/煤炭", "=民生", "'三")), ""],
        )


def rows_of(name: str, data: bytes) -> Iterator[Mapping[str, Any]]:
    read = {"csv": read_annotations, "jsonl": read_jsonl, "jsonld": read_jsonld}[name]
    return read(io.BytesIO(data))


@pytest.mark.parametrize("name", ["csv", "jsonl", "jsonld", "qdpx"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=MARKS)
def test_out_in_and_out_is_the_same_file(
    kept: tuple[Library, str, list[str]],
    tmp_path: Path,
    name: str,
    marks: list[tuple[int, int, int, str, str, bool]],
) -> None:
    library, document, tags = kept
    for start, size, tag, note, who, changed in marks:
        end = min(len(TEXT), start + size)
        action = AddAnnotation(document, start, end, tags[tag], note, annotator=who)
        annotation_id = library.perform(action).value
        if changed:
            library.perform(SetNote(annotation_id, ""))
    first, second = tmp_path / f"1.{name}", tmp_path / f"2.{name}"
    export_to(library, first, name)
    before = library.queries.annotations()
    library.perform(DeleteAnnotations([row.id for row in before]))
    if name == "qdpx":
        library.perform(ImportProject(read_qdpx(first).project))
    else:
        restore = RestoreAnnotations(rows_of(name, first.read_bytes()))
        restore_result = library.perform(restore).value
        assert restore_result.unplaced == []
    export_to(library, second, name)
    after = library.queries.annotations()
    told = [(row.id, row.start, row.end, row.quote, row.note, row.tag_id, row.annotator) for row in before]
    assert [(r.id, r.start, r.end, r.quote, r.note, r.tag_id, r.annotator) for r in after] == told
    assert [(row.created, row.modified) for row in after] == [(row.created, row.modified) for row in before]
    if name != "qdpx":  # a project tells when it was changed last
        assert second.read_bytes() == first.read_bytes()
    assert check(library.path) == []
    library.perform(DeleteAnnotations([row.id for row in after]))
