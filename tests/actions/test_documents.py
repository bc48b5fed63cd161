"""Documents: imported once, kept for ever, taken away and back."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.actions.annotate import AddAnnotation
from desktop.actions.backups import check
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.errors import BadValue, NotFound
from desktop.actions.library import Library
from desktop.files import draft
from desktop.files.draft import SourceFile
from desktop.files.file_input import read_bytes
from tests.actions.factories import TEXT, imported, label_args, refusal, rows, source, steps


def test_a_file_of_several_documents_is_taken_as_a_whole(library: Library) -> None:
    action = ImportFile(source("第一篇", "第二篇", "第一篇"))
    done = library.perform(action)
    action_result, changes = done.value, done.changes
    assert [one.what for one in action_result.outcomes] == ["made", "made", "duplicate"]
    assert changes.documents == changes.texts == set(action_result.made)
    listed = library.queries.documents()
    assert [row.id for row in listed] == action_result.made
    assert [library.queries.text(row.id) for row in listed] == ["第一篇", "第二篇"]
    assert library.queries.original(listed[1].id) == "第一篇\n\n第二篇\n\n第一篇".encode()


def test_the_row_says_what_the_file_told(library: Library, document: str) -> None:
    row = library.queries.document(document)
    assert (row.title, row.kind, row.region, row.year) == ("某县2024年政府工作报告", "report", "某县", 2024)
    assert (row.characters, row.annotations, row.source, row.inferred) == (
        len(TEXT),
        0,
        "报告.txt",
        ("year",),
    )
    version = library.queries.version(document)
    assert (version.number, version.id, version.encoding, version.reason) == (
        1,
        row.version_id,
        "utf-8",
        "import",
    )


def test_the_same_text_is_not_taken_twice(library: Library, document: str) -> None:
    before = steps(library.path)
    again = ImportFile(source(TEXT, name="另一个.txt"))
    done = library.perform(again)
    again_result, changes = done.value, done.changes
    assert again_result.duplicates == [document]
    assert changes.documents == frozenset()
    assert steps(library.path) == before


def test_a_document_taken_away_comes_back_with_its_annotations(
    library: Library, document: str, tag: str
) -> None:
    library.perform(AddAnnotation(document, 0, 4, tag))
    library.perform(DeleteDocuments([document]))
    assert (library.queries.documents(), library.queries.annotations()) == ([], [])
    assert [row.count for row in library.queries.tags()] == [0, 0]
    for ask in (library.queries.document, library.queries.text, library.queries.headings):
        with pytest.raises(NotFound):
            ask(document)
    with pytest.raises(NotFound):
        library.perform(AddAnnotation(document, 0, 4, tag))
    again = ImportFile(source(TEXT))
    again_result = library.perform(again).value
    assert again_result.restored == [document]
    assert library.queries.document(document).annotations == 1


def test_undoing_an_import_takes_away_and_redoing_brings_back(library: Library) -> None:
    document = imported(library)
    library.undo()
    assert library.queries.documents() == []
    library.redo()
    assert [row.id for row in library.queries.documents()] == [document]
    assert library.queries.text(document) == TEXT


def test_a_batch_of_files_is_one_step(library: Library) -> None:
    for number in range(3):
        library.perform(ImportFile(source(f"第{number}篇", name=f"{number}.txt"), group_id="一批"))
    step = library.undoable()
    assert step is not None and step.name == "import"
    assert (step.label_args["actions"], step.label_args["count"]) == ("3", "3")
    library.undo()
    assert library.queries.documents() == []
    assert library.undoable() is None
    library.redo()
    assert len(library.queries.documents()) == 3
    assert library.redoable() is None


def test_metadata_set_by_hand_are_no_longer_inferred(library: Library, document: str) -> None:
    library.perform(SetMetadata(document, year=2023, title=" 新题 ", kind="notice"))
    row = library.queries.document(document)
    assert (row.year, row.title, row.kind, row.inferred) == (2023, "新题", "notice", ())
    library.undo()
    row = library.queries.document(document)
    assert (row.year, row.inferred) == (2024, ("year",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "2024"),
        ("year", True),
        ("year", 0),
        ("kind", "novel"),
        ("level", "x"),
        ("title", 3),
        ("id", "x"),
    ],
)
def test_metadata_that_cannot_be_are_refused(library: Library, document: str, name: str, value: Any) -> None:
    before = library.queries.document(document)
    with pytest.raises(BadValue):
        library.perform(SetMetadata(document, **{name: value}))
    assert library.queries.document(document) == before


def test_a_text_with_every_kind_of_character_comes_back_exactly(library: Library) -> None:
    text = "a\x00b\n𠮷😀\u200b\ufeff\u2028\r\n\t末"
    document = imported(library, text)
    assert library.queries.text(document) == text
    library.close()
    with Library.open(library.path) as again:
        assert again.queries.text(document) == text


def test_place_and_settings_are_no_steps(library: Library, document: str) -> None:
    before = steps(library.path)
    assert library.queries.place(document) is None
    for position in (3, 12):
        library.remember_place(document, position)
        library.set_setting("last", str(position))
    assert (library.queries.place(document), library.queries.setting("last")) == (12, "12")
    assert library.queries.setting("none") is None
    assert steps(library.path) == before


def test_a_file_name_that_is_no_utf8_is_taken_as_far_as_it_can_be_read(library: Library) -> None:
    action = ImportFile(source("第一篇", name="\udcff报告.txt"))
    action_result = library.perform(action).value
    assert library.queries.document(action_result.made[0]).source == "\ufffd报告.txt"


def test_many_documents_of_one_file_are_taken_some_at_a_time(library: Library) -> None:
    texts = [f"第{number % 450}篇" for number in range(500)]
    told: list[tuple[int, int]] = []
    action = ImportFile(source(*texts), lambda done, total: told.append((done, total)))
    action_result = library.perform(action).value
    listed = library.queries.documents()
    assert [library.queries.text(row.id) for row in listed] == texts[:450]
    assert [one.what for one in action_result.outcomes] == ["made"] * 450 + ["duplicate"] * 50
    assert action_result.duplicates == action_result.made[:50]
    assert {row.source for row in listed} == {"报告.txt"}
    assert told == [(200, 500), (400, 500)]


def test_an_import_that_is_stopped_leaves_nothing(library: Library) -> None:
    class Stop(Exception):
        pass

    def on_progress(done: int, _total: int) -> None:
        if done == 400:
            raise Stop

    action = ImportFile(source(*(f"第{number}篇" for number in range(500))), on_progress)
    before = steps(library.path)
    with pytest.raises(Stop):
        library.perform(action)
    assert (library.queries.documents(), steps(library.path)) == ([], before)
    assert library.perform(ImportFile(source("第1篇"))).changes.documents


def test_what_reading_found_is_not_computed_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "一、工作回顾\r\n过去一年，我们迎难而上。\r\n".encode()
    read = read_bytes(data, "报告.txt")
    (one,) = read.drafts
    done: list[tuple[str, bytes]] = []

    def counted(name: str, compute: Callable[..., Any]) -> Callable[..., Any]:
        def counting(held: bytes, *how: int) -> object:
            done.append((name, held))
            return compute(held, *how)

        return counting

    sha256 = hashlib.sha256
    monkeypatch.setattr(draft, "outline", lambda *_: pytest.fail("headings were looked for again"))
    monkeypatch.setattr(zlib, "compress", counted("compressed", zlib.compress))
    monkeypatch.setattr(hashlib, "sha256", counted("hashed", sha256))
    (document_id,) = library.perform(ImportFile(read)).value.made
    assert library.perform(ImportFile(read)).value.duplicates == [document_id]
    assert done.count(("compressed", data)) == 1
    assert done.count(("hashed", data)) == done.count(("hashed", one.text.encode())) == 1
    assert [heading.title for heading in library.queries.headings(document_id)] == ["一、工作回顾"]
    assert library.queries.version(document_id).sha256 == sha256(one.text.encode()).hexdigest()


def test_documents_are_imported_table_by_table(library: Library) -> None:
    library.perform(ImportFile(source("一篇。\n", name="1.txt")))  # opens what is opened once
    for texts in (["另一篇。\n"], [f"第{number}篇。\n" for number in range(20)]):
        written: list[str] = []

        def note(statement: str, to: list[str] = written) -> None:
            if not statement.startswith(("SELECT", "BEGIN", "--")):
                to.append(" ".join(statement.replace('"', "").split()[:3]))

        def listen(_: object, cursor: sqlite3.Cursor, *_others: object) -> None:
            cursor.connection.set_trace_callback(note)

        event.listen(Engine, "before_cursor_execute", listen)
        try:
            made = library.perform(ImportFile(source(*texts, name=f"{len(texts)}.txt"))).value.made
        finally:
            event.remove(Engine, "before_cursor_execute", listen)
        assert len(made) == len(texts)
        assert [one for one in written if "document" in one] == [
            *["INSERT INTO document_version"] * len(texts),
            *["INSERT INTO document"] * len(texts),
        ]
        assert written.count("INSERT INTO source_file") == 1


def test_an_import_is_undone_and_redone_as_it_was(library: Library) -> None:
    changes = library.perform(ImportFile(source("一篇。\n", "二篇。\n"))).changes
    made = [row.id for row in library.queries.documents()]
    assert changes.documents == set(made)
    assert changes.texts == set(made)
    before = rows(library.path)
    undone = library.undo()
    assert undone is not None and undone.texts == set(made)
    assert library.queries.documents() == []
    assert check(library.path) == []
    assert library.redo()
    assert rows(library.path) == before
    assert check(library.path) == []


def test_refused_metadata_are_told_with_their_reason(library: Library, document: str) -> None:
    refused: list[tuple[str, Any, str]] = [
        ("year", "2024", "not-a-year"),
        ("year", True, "not-a-year"),
        ("year", 0, "not-a-year"),
        ("year", 10_000, "not-a-year"),
        ("year", 2024.0, "not-a-year"),
        ("kind", "novel", "not-allowed"),
        ("level", "x", "not-allowed"),
        ("script", "latin", "not-allowed"),
        ("script", "", "not-allowed"),
        ("title", 3, "not-text"),
        ("speaker", None, "not-text"),
        ("id", "x", "no-such-field"),
        ("inferred", "x", "no-such-field"),
    ]
    for name, value, reason in refused:
        error = refusal(library, SetMetadata(document, **{name: value}))
        assert isinstance(error, BadValue)
        assert (error.reason, error.details) == (reason, {"field": name, "value": value})
    error = refusal(library, SetMetadata("nobody", title="x"))
    assert isinstance(error, NotFound)
    assert (error.reason, error.details) == ("unknown", {"what": "document", "id": "nobody"})


def test_every_field_is_set_by_hand(library: Library, document: str) -> None:
    for fields in (
        {"title": " 新题 ", "region": "乙县", "province": "晋省", "city": "长市", "county": "乙县"},
        {"date": "2024-01-02", "session": "一次", "speaker": "县长", "level": "city", "kind": "notice"},
        {"script": "hant", "year": 1, "level": "", "title": ""},
        {"script": "hans", "year": 9999},
        {"year": None},
    ):
        title = library.queries.document(document).title
        library.perform(SetMetadata(document, **fields))
        row = library.queries.document(document)
        assert {name: getattr(row, name) for name in fields} == {
            name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
        }
        assert label_args(library) == {"document": title, "fields": ", ".join(fields)}


def test_each_step_says_what_became_of_which_file(library: Library) -> None:
    one = library.perform(ImportFile(source("一篇", title="题"))).value
    assert [(row.what, row.id, row.title) for row in one.outcomes] == [("made", one.made[0], "题")]
    assert label_args(library) == {"file": "报告.txt", "count": "1", "document": "题"}
    two = library.perform(ImportFile(source("二篇", "一篇", "三篇", name="二.txt", title="又"))).value
    assert label_args(library) == {"file": "二.txt", "count": "2", "documents": "2"}  # the third is known
    assert [(row.what, row.title) for row in two.outcomes] == [
        ("made", "又"),
        ("duplicate", "题"),
        ("made", "又"),
    ]
    assert (two.duplicates, two.restored, len(two.made)) == (one.made, [], 2)
    library.perform(DeleteDocuments(one.made * 2))
    assert label_args(library) == {"document": "题", "count": "1"}
    library.perform(DeleteDocuments(two.made))
    assert label_args(library) == {"document": "又", "count": "2", "documents": "2"}
    back = library.perform(ImportFile(source("一篇", "二篇", "一篇"))).value
    assert [row.what for row in back.outcomes] == ["restored", "restored", "duplicate"]
    assert (back.made, back.restored) == ([], [one.made[0], two.made[0]])
    assert back.duplicates == one.made


def test_what_was_taken_away_is_not_taken_away_again(library: Library, document: str) -> None:
    library.perform(DeleteDocuments([document]))
    for key in (document, "nobody"):
        error = refusal(library, DeleteDocuments([key]))
        assert isinstance(error, NotFound)
        assert (error.reason, error.details) == ("unknown", {"what": "document", "id": key})


def test_documents_are_numbered_as_they_came_in(library: Library) -> None:
    made = [imported(library, f"{number}篇") for number in range(3)]
    library.perform(DeleteDocuments([made[1]]))
    made.append(imported(library, "又一篇"))
    assert [row.id for row in library.queries.documents()] == [made[0], made[2], made[3]]
    library.undo()
    library.undo()
    assert [row.id for row in library.queries.documents()] == made[:3]


def test_a_file_is_kept_once(library: Library) -> None:
    first = library.perform(ImportFile(source("一篇", "二篇"))).value.made
    library.perform(DeleteDocuments(first))
    file = source("一篇", "二篇")
    other = SourceFile(
        file.path, file.data, "gb18030", False, (replace(file.drafts[0], text="别篇", headings=None),)
    )
    library.perform(ImportFile(other))
    with closing(sqlite3.connect(library.path)) as connection:
        (row,) = connection.execute("SELECT name, path, size, sha256 FROM source_file").fetchall()
    assert row == ("报告.txt", "/somewhere/报告.txt", len(file.data), file.sha256)
    assert library.queries.version(library.queries.documents()[0].id).encoding == "gb18030"
