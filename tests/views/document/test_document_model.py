"""The document model without a reader, and readers that are fed from one."""

import ast
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.errors import CorruptLibrary
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import AnnotationRow
from desktop.views.document.annotations import AnnotationPatch
from desktop.views.document.model import DocumentContents, DocumentModel
from desktop.views.document.reader_binding import SINGLE_SPAN_LIMIT, ReaderBinding
from desktop.views.main_window import MainWindow
from desktop.views.reader import ReaderWidget
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.commands import ROOT
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle


@pytest.fixture
def ids(two: MainWindow) -> list[str]:
    two.session.settings.annotator = "王"
    return [row.id for row in two.documents.model.rows()]


def tagged(window: MainWindow, document_id: str, spans: list[tuple[int, int]]) -> None:
    tag = AddTag("甲")
    window.session.perform(tag)
    for start, end in spans:
        window.session.perform(AddAnnotation(document_id, start, end, tag.id))


@pytest.mark.parametrize("module", ["model", "annotations", "analysis", "spans"])
def test_what_is_known_of_a_document_knows_no_widget(module: str) -> None:
    tree = ast.parse((ROOT / f"desktop/views/document/{module}.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported
    assert not [name for name in imported if "QtWidgets" in name or "QtGui" in name or ".reader" in name]


def test_a_model_keeps_a_document_up_to_date_without_a_reader(two: MainWindow, ids: list[str]) -> None:
    model = DocumentModel(two.session, two)
    opened: list[DocumentContents | None] = []
    arrived: list[str] = []
    resets: list[Sequence[AnnotationRow]] = []
    patches: list[AnnotationPatch] = []
    model.opened.connect(opened.append)
    model.computed.connect(arrived.append)
    model.annotations_reset.connect(resets.append)
    model.annotations_patched.connect(patches.append)
    assert model.open(ids[1])
    busy = [model.is_busy]
    settle(two)
    busy.append(model.is_busy)
    assert busy == [True, False]
    contents = model.contents
    assert contents is not None and opened == [contents]
    assert {"figures", "terms", "damage", "words"} <= set(arrived)
    assert contents.figures and contents.words[0] == 0
    tagged(two, ids[1], [(3, 6)])
    assert [(row.start, row.end) for row in patches[-1].changed] == [(3, 6)]
    assert [(row.start, row.end) for row in model.visible_annotations()] == [(3, 6)]
    two.session.undo()
    assert [(row.start, row.end) for row in patches[-1].removed] == [(3, 6)]
    assert len(resets) == 1, "a few that change are told alone"
    model.close()
    assert opened[-1] is None and not resets[-1] and model.id == ""


def test_words_are_joined_alike_at_once_and_in_the_background(
    two: MainWindow, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = DocumentModel(two.session, two)
    joined: list[list[int]] = []
    for limit in (50_000, 0):
        monkeypatch.setattr("desktop.views.document.model.JOINED_AT_ONCE", limit)
        assert model.open(ids[0])
        settle(two)
        assert model.contents is not None
        joined.append(model.contents.words)
    model.close()
    assert joined[0] == joined[1] and len(joined[0]) > 2


def test_another_document_in_between_leaves_nothing_of_the_first(two: MainWindow, ids: list[str]) -> None:
    model = DocumentModel(two.session, two)
    lengths: list[int] = []

    def note(_layer: str) -> None:
        assert model.contents is not None
        lengths.append(len(model.contents.text))

    model.computed.connect(note)
    model.open(ids[0])
    two.session.tasks.wait()
    model.open(ids[1])
    settle(two)
    contents = model.contents
    assert contents is not None and set(lengths) == {len(contents.text)}
    assert all(one.figure.end <= len(contents.text) for one in contents.figures)


def test_a_text_is_painted_with_its_annotations_before_anything_else_hears_of_it(
    two: MainWindow, ids: list[str]
) -> None:
    tagged(two, ids[1], [(3, 6)])
    settle(two)
    order: list[tuple[str, int]] = []

    class Paintings(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                order.append(("painted", len(two.reader.touching_spans("annotations", 0, 9))))
            return False

    paintings = Paintings(two)
    two.reader.viewport().installEventFilter(paintings)
    two.document.opened.connect(lambda _: order.append(("told", 0)))
    assert two.document.open(ids[1])
    assert order == [("painted", 1), ("told", 0)]


def test_a_reader_is_fed_and_keeps_its_place_only_where_it_is_to(
    two: MainWindow, ids: list[str], qtbot: QtBot
) -> None:
    for keeps, place in ((False, None), (True, 0)):
        model, reader = DocumentModel(two.session, two), ReaderWidget()
        qtbot.addWidget(reader)
        binding = ReaderBinding(two.session, model, reader, keeps_position=keeps)
        model.open(ids[1])
        settle(two)
        assert model.contents is not None and reader.text() == model.contents.text
        binding.save_position()
        settle(two)
        assert two.session.library.queries.place(ids[1]) == place
        model.close()
        assert reader.text() == ""


def test_the_caret_of_a_document_that_is_opened_again_stands_where_it_is_read(
    two: MainWindow, ids: list[str]
) -> None:
    two.document.open(ids[1])
    settle(two)
    assert two.reader.caret() == 0
    place = len(two.reader.text()) // 2
    two.reader.set_position(place)
    settle(two)
    place = two.reader.position()
    assert place > 0
    two.document.open(ids[0])
    settle(two)
    two.document.open(ids[1])
    settle(two)
    assert two.reader.position() == two.reader.caret() == place


@pytest.mark.parametrize("count", [1, SINGLE_SPAN_LIMIT + 5])
def test_a_reader_shows_just_the_annotations_that_there_are(
    two: MainWindow, ids: list[str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    method: Callable[..., None] = two.reader.set_spans

    def set_spans(layer: str, spans: object) -> None:
        given.append(layer)
        method(layer, spans)

    monkeypatch.setattr(two.reader, "set_spans", set_spans)
    tagged(two, ids[0], [(2, 4)])
    spans = [(start, start + 1 + size) for start in range(5, 35) for size in (1, 2)][:count]
    from desktop.actions.annotate import ApplyTags

    tag = two.session.library.queries.tags()[0].id
    two.session.perform(ApplyTags([(ids[0], *span) for span in spans], [tag]))
    assert given == (["annotations"] if count > SINGLE_SPAN_LIMIT else [])
    two.reader.set_caret(3)
    assert [span.layer for span in two.reader.spans_at_caret()] == ["annotations"]
    two.commands["undo"].trigger()
    two.commands["undo"].trigger()
    settle(two)
    two.reader.set_caret(3)
    assert two.reader.spans_at_caret() == []


@pytest.fixture
def slow(two: MainWindow, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose second document has annotations that are read in the background."""
    tagged(two, ids[1], [(3, 6), (8, 12)])
    monkeypatch.setattr("desktop.views.document.model.AT_ONCE_LIMIT", 1)
    return two


def loading(window: MainWindow) -> bool:
    return window.document.is_loading


def places(window: MainWindow) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in window.reader.touching_spans("annotations", 0, 1000)]


def test_a_text_with_many_annotations_is_shown_before_they_are_read(slow: MainWindow, ids: list[str]) -> None:
    marks = slow.annotations_panel.annotation_list
    slow.open_document(ids[1])
    assert slow.reader.text() == slow.session.library.queries.text(ids[1])
    assert loading(slow) and not places(slow)
    (empty,) = marks.findChildren(EmptyState)
    assert empty.accessibleName() == "Loading annotations…"
    settle(slow)
    assert not loading(slow)
    assert places(slow) == [(3, 6), (8, 12)]
    assert marks.model.rowCount() == 2


def test_who_needs_the_annotations_has_them_read_at_once(slow: MainWindow, ids: list[str]) -> None:
    slow.open_document(ids[1])
    assert loading(slow)
    assert [row.start for row in slow.document.visible_annotations()] == [3, 8]
    assert not loading(slow)
    assert places(slow) == [(3, 6), (8, 12)]
    settle(slow)
    assert places(slow) == [(3, 6), (8, 12)]


def test_what_is_tagged_while_they_are_read_is_there_in_the_end(slow: MainWindow, ids: list[str]) -> None:
    slow.open_document(ids[1])
    slow.session.perform(AddTag("乙"))
    tag = next(row for row in slow.session.library.queries.tags() if row.name == "乙")
    slow.session.perform(AddAnnotation(ids[1], 20, 24, tag.id))
    assert loading(slow)
    settle(slow)
    assert places(slow) == [(3, 6), (8, 12), (20, 24)]
    slow.session.undo()
    assert places(slow) == [(3, 6), (8, 12)]


def test_annotations_that_are_read_late_are_not_shown_in_another_text(
    slow: MainWindow, ids: list[str]
) -> None:
    slow.open_document(ids[1])
    slow.open_document(ids[0])
    settle(slow)
    assert slow.document.id == ids[0]
    assert not places(slow)
    slow.open_document(ids[1])
    slow.document.close()
    settle(slow)
    assert slow.reader.text() == ""


def test_a_document_whose_annotations_can_not_be_read_is_closed_and_told(
    slow: MainWindow, ids: list[str], recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: LibraryQueries, document_id: str) -> None:
        raise CorruptLibrary(slow.session.library.path, "corrupt")

    monkeypatch.setattr(LibraryQueries, "annotations", fail)
    slow.open_document(ids[1])
    settle(slow)
    assert recorder.heard("warn")
    assert slow.document.contents is None
    assert slow.reader.text() == ""


def test_an_annotation_is_gone_to_in_a_text_that_is_just_opened(slow: MainWindow, ids: list[str]) -> None:
    row = slow.session.library.queries.annotations(ids[1])[1]
    slow.navigator.show_annotation(ids[1], row.id)
    assert slow.reader.selection() == (8, 12)
    current = slow.annotations_panel.annotation_list.current()
    assert current is not None and current.id == row.id
