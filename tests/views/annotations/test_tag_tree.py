"""The tree of tags: dragged, moved by key, merged, split, archived; files of codebooks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from desktop.actions.annotate import ApplyTags
from desktop.actions.codebook import AddTag, AddTagPath
from desktop.views.annotations.tag_tree import TagTree
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, write


@pytest.fixture
def tree(two: MainWindow) -> TagTree:
    for path in ("产业/煤炭", "产业/钢铁", "民生", "治理"):
        two.session.perform(AddTagPath(path))
    return two.annotations_panel.codebook.tree


def paths(window: MainWindow) -> list[str]:
    return [tag.path for tag in window.annotations_panel.codebook.tags()]


def index(tree: TagTree, *rows: int) -> QModelIndex:
    found = QModelIndex()
    for row in rows:
        found = tree.model().index(row, 0, found)
    return found


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Mouse:
    """A mouse that drags: pressed and moved for real; what the window system then does is done by events.

    Without a screen no window system carries a drag, so `QDrag.exec` sends what it would send.
    """

    def __init__(self, tree: TagTree, monkeypatch: pytest.MonkeyPatch) -> None:
        self._tree = tree
        self._place = QPoint()
        self.accepted: list[bool] = []
        monkeypatch.setattr(QDrag, "exec", lambda drag, *actions: self._carry(drag, *actions))

    def drag(self, source: QModelIndex, target: QModelIndex, where: str = "on") -> None:
        """Drag one tag to another."""
        tree, view = self._tree, self._tree.viewport()
        begun = tree.visualRect(source).center()
        rectangle = tree.visualRect(target)
        height = {"on": rectangle.center().y(), "above": rectangle.top(), "below": rectangle.bottom()}[where]
        self._place = QPoint(rectangle.center().x(), height)
        QTest.mousePress(view, LEFT, NONE, begun)
        for step in (1, 2):
            away = QPointF(begun + QPoint(0, step * QApplication.startDragDistance()))
            moved = QMouseEvent(QEvent.Type.MouseMove, away, view.mapToGlobal(away), LEFT, LEFT, NONE)
            QApplication.sendEvent(view, moved)
        QTest.mouseRelease(view, LEFT, NONE, self._place)

    def _carry(self, drag: QDrag, actions: Qt.DropAction, action: Qt.DropAction) -> Qt.DropAction:
        view, mime = self._tree.viewport(), drag.mimeData()
        QApplication.sendEvent(view, QDragEnterEvent(self._place, actions, mime, LEFT, NONE))
        QApplication.sendEvent(view, QDragMoveEvent(self._place, actions, mime, LEFT, NONE))
        drop = QDropEvent(QPointF(self._place), actions, mime, LEFT, NONE)
        drop.setDropAction(action)
        QApplication.sendEvent(view, drop)
        self.accepted.append(drop.isAccepted())
        return action


@pytest.fixture
def mouse(tree: TagTree, monkeypatch: pytest.MonkeyPatch) -> Mouse:
    return Mouse(tree, monkeypatch)


def seen(tree: TagTree) -> list[str]:
    """Return the names in the tree as they are seen, from above."""
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        found.append(item.text(0))
        item = tree.itemBelow(item)
    return found


def test_a_tag_is_dropped_on_another(two: MainWindow, tree: TagTree, mouse: Mouse) -> None:
    mouse.drag(index(tree, 1), index(tree, 0), "on")
    assert paths(two) == ["产业", "产业/煤炭", "产业/钢铁", "产业/民生", "治理"]
    assert seen(tree) == ["产业", "煤炭", "钢铁", "民生", "治理"]
    assert mouse.accepted == [True]
    two.commands["undo"].trigger()
    assert paths(two) == ["产业", "产业/煤炭", "产业/钢铁", "民生", "治理"]


def test_a_tag_is_dropped_between_others(two: MainWindow, tree: TagTree, mouse: Mouse) -> None:
    mouse.drag(index(tree, 0, 1), index(tree, 1), "below")
    assert paths(two) == ["产业", "产业/煤炭", "民生", "钢铁", "治理"]
    mouse.drag(index(tree, 3), index(tree, 1), "above")
    assert paths(two) == ["产业", "产业/煤炭", "治理", "民生", "钢铁"]
    assert seen(tree) == ["产业", "煤炭", "治理", "民生", "钢铁"]


def test_a_tag_is_not_dropped_into_itself(
    two: MainWindow, tree: TagTree, mouse: Mouse, recorder: Recorder
) -> None:
    before = paths(two)
    mouse.drag(index(tree, 0), index(tree, 0, 1), "on")
    assert paths(two) == before
    assert seen(tree) == ["产业", "煤炭", "钢铁", "民生", "治理"]
    assert recorder.heard("warn") == []


def test_a_tag_is_moved_by_key(two: MainWindow, tree: TagTree) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    click_row(tree, 2)
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    assert paths(two)[-2:] == ["治理", "民生"]
    QTest.keyClick(tree, Qt.Key.Key_Right, alt)
    assert paths(two) == ["产业", "产业/煤炭", "产业/钢铁", "产业/治理", "民生"]
    QTest.keyClick(tree, Qt.Key.Key_Left, alt)
    QTest.keyClick(tree, Qt.Key.Key_Down, alt)
    assert paths(two) == ["产业", "产业/煤炭", "产业/钢铁", "民生", "治理"]


def entry(window: MainWindow, path: str, text: str) -> tuple[QMenu, bool]:
    """Choose an entry of the context menu of a tag."""
    codebook = window.annotations_panel.codebook
    tag = next(tag for tag in codebook.listed_tags() if tag.path == path)
    menu = codebook.context_menu(tag)
    action = next(action for action in menu.actions() if action.text() == text)
    action.trigger()
    return menu, action.isChecked()


def test_merging_from_the_menu(two: MainWindow, tree: TagTree, recorder: Recorder) -> None:
    coal = next(tag.id for tag in two.annotations_panel.codebook.tags() if tag.name == "煤炭")
    two.session.perform(ApplyTags([(two.document.id, 3, 5), (two.document.id, 7, 9)], [coal]))
    recorder.answer("choose_item", 3)  # 产业, 产业/钢铁, 民生, 治理
    entry(two, "产业/煤炭", "Merge into…")
    assert paths(two) == ["产业", "产业/钢铁", "民生", "治理"]
    assert {row.tag for row in two.document.visible_annotations()} == {"治理"}
    two.commands["undo"].trigger()
    assert {row.tag for row in two.document.visible_annotations()} == {"煤炭"}


def test_splitting_moves_the_annotations_that_are_ticked(two: MainWindow, tree: TagTree) -> None:
    coal = next(tag.id for tag in two.annotations_panel.codebook.tags() if tag.name == "煤炭")
    contents = two.document.contents
    assert contents is not None
    spans = [(two.document.id, start, start + 4) for start in range(5, 65, 20)]
    two.session.perform(ApplyTags(spans, [coal]))
    entry(two, "产业/煤炭", "Split…")
    dialog = child(two, QDialog, "split-dialog")
    listed = child(dialog, QListWidget, "split-list")
    assert listed.count() == 3
    write(child(dialog, QLineEdit, "split-filter"), contents.text[25:29].split("\n")[0])
    QTest.mouseClick(child(dialog, QPushButton, "split-all"), Qt.MouseButton.LeftButton)
    write(child(dialog, QLineEdit, "split-name"), "焦炭")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    counts = {tag.name: tag.count for tag in two.annotations_panel.codebook.tags()}
    assert (counts["煤炭"], counts["焦炭"]) == (2, 1)
    two.commands["undo"].trigger()
    assert {tag.name: tag.count for tag in two.annotations_panel.codebook.tags()}["煤炭"] == 3


def test_archived_tags_are_out_of_the_way_with_what_is_under_them(two: MainWindow, tree: TagTree) -> None:
    entry(two, "产业", "Archive")
    assert paths(two) == ["民生", "治理"]
    two.annotations_panel.codebook.show_archived(True)
    assert [tag.path for tag in two.annotations_panel.codebook.listed_tags()][:2] == ["产业", "产业/煤炭"]
    assert paths(two) == ["民生", "治理"]
    entry(two, "产业", "Unarchive")
    assert len(paths(two)) == 5


def test_all_fields_are_in_the_dialog(two: MainWindow, tree: TagTree) -> None:
    two.annotations_panel.codebook.edit(next(iter(two.annotations_panel.codebook.tags())))
    dialog = child(two, QDialog, "tag-dialog")
    for name in ("description", "use-when", "not-when", "examples"):
        write(child(dialog, QPlainTextEdit, f"tag-{name}"), name)
    QTest.keyClick(child(dialog, QLineEdit, "tag-name"), Qt.Key.Key_Return)
    tag = two.annotations_panel.codebook.tags()[0]
    assert (tag.description, tag.use_when) == ("description", "use-when")
    assert (tag.not_when, tag.examples) == ("not-when", "examples")
    tip = tree.topLevelItem(0).toolTip(0)  # type: ignore[union-attr]
    assert "Use when: use-when" in tip


def test_a_codebook_goes_out_and_comes_in(
    two: MainWindow, tree: TagTree, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "codebook.json"
    recorder.answer("choose_new_file", path)
    two.annotations_panel.codebook.handlers.export_codebook()
    assert "5 tags" in recorder.heard("note")[-1]
    two.session.perform(AddTag("另"))
    for tag in ("产业", "民生"):
        row = next(one for one in two.annotations_panel.codebook.tags() if one.path == tag)
        two.annotations_panel.codebook.delete(row)
        recorder.answer("choose", "yes")
        two.annotations_panel.codebook.delete(row)
    recorder.answer("choose_file", path)
    two.annotations_panel.codebook.handlers.import_codebook()
    assert sorted(paths(two)) == sorted(["产业", "产业/煤炭", "产业/钢铁", "民生", "治理", "另"])
    recorder.answer("choose_file", tmp_path / "nothing.csv")
    two.annotations_panel.codebook.handlers.import_codebook()
    assert "is not a readable codebook file" in recorder.heard("warn")[-1]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("书.csv", "书名,作者\n煤炭,甲\n", "no column tag_path or tag"),
        ("codes.qdc", "<html/>", "nor a REFI-QDA codebook"),
        ("codes.json", "[1]", "nor a REFI-QDA codebook"),
        ("codes.csv", "", "empty"),
    ],
)
def test_what_is_no_codebook_is_refused_in_words_about_tags(
    two: MainWindow, recorder: Recorder, tmp_path: Path, name: str, content: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    recorder.answer("choose_file", path)
    two.annotations_panel.codebook.handlers.import_codebook()
    assert told in recorder.heard("warn")[-1]
    assert "document text" not in recorder.heard("warn")[-1]
    assert ".docx" not in recorder.heard("warn")[-1]
