"""Hostile input: whatever a field, a file or a command line holds stays what it is, and is never obeyed."""

import io
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from desktop.actions.annotate import AddAnnotation
from desktop.actions.backups import back_up, check, read_contents
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.errors import BadValue, LibraryError
from desktop.actions.library import Library
from desktop.files.annotations_csv import read_annotations
from desktop.files.errors import Unreadable
from desktop.files.file_input import read_bytes, read_file
from desktop.views.main_window import MainWindow
from tests.actions.factories import TEXT, imported, source
from tests.helpers.commands import Done, piyue
from tests.views.conftest import report, settle

slow = pytest.mark.slow

NASTY = (
    "'; DROP TABLE annotation; --",
    '"); DELETE FROM tag WHERE ("1"="1',
    "<img src=x onerror=alert(1)><b>粗</b>",
    "<a href='file:///etc/passwd'>看</a>",
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "＝1+1",
    "\x1b[2J\x1b]0;题\x07",
    "\x9b31m",
    "\u202e反\u202c",
    "%1 %n {tag} {0} %s",
    "'=1",
    "𠮷\U0010ffff",
    "a" * 5000,
)
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.sampled_from(NASTY).map(lambda w: w * 2))
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _sane(done: Done) -> None:
    """A command ended in order, said at most one line of trouble, and nothing that steers a terminal."""
    assert done.status in (0, 1, 2), done
    assert "Traceback" not in done.err
    assert not STEERING.search(done.err)


@pytest.mark.parametrize("examples", [15, pytest.param(500, marks=slow)])
def test_text_in_any_field_stays_text(examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(WORDS, WORDS, WORDS, WORDS)
    def holds(tag: str, note: str, title: str, who: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            _hold(Path(folder), tag, note, title, who)

    holds()


def _hold(folder: Path, tag: str, note: str, title: str, who: str) -> None:
    path = folder / "l.piyue"
    with Library.create(path, who) as library:
        document = imported(library)
        adding = AddTag(tag, description=note)
        try:
            library.perform(adding)
        except BadValue:
            adding = AddTag("标签", description=note)
            library.perform(adding)
        library.perform(SetMetadata(document, title=title, speaker=who))
        library.perform(AddAnnotation(document, 0, 4, adding.id, note=note))
        row = library.queries.annotations()[0]
        assert (row.note, row.annotator, row.document) == (note, who, title.strip())
        assert library.queries.tags()[0].name == row.tag
        assert library.undo() is not None and library.redo() is not None
    assert check(path) == []
    out = folder / "x.csv"
    _sane(piyue("export", out, "--library", path))
    with out.open("rb") as file:
        (told,) = read_annotations(file)
    assert (told["note"], told["annotator"], told["tag"], told["document"]) == (
        row.note,
        row.annotator,
        row.tag,
        row.document,
    )
    for command in ("annotations", "documents", "history", "restore"):
        done = piyue(command, "--library", path)
        _sane(done)
        assert not STEERING.search(done.out)
    assert json.loads(piyue("annotations", "--json", "--library", path).out)[0]["note"] == note


@pytest.mark.parametrize("examples", [40, pytest.param(2000, marks=slow)])
def test_any_bytes_are_taken_or_refused_with_a_reason(examples: int) -> None:
    whole = report().encode("gb18030")
    endings = ("txt", "md", "html", "docx", "odt", "pdf", "rtf", "epub", "csv", "json", "zip", "doc", "x")

    @settings(max_examples=examples, deadline=None)
    @given(st.data(), st.sampled_from(endings), st.binary(max_size=300))
    def holds(data: st.DataObject, ending: str, noise: bytes) -> None:
        at = data.draw(st.integers(0, len(whole)))
        given_ = data.draw(st.sampled_from([noise, whole[:at] + noise + whole[at:], noise + whole]))
        try:
            read = read_bytes(given_, f"文件.{ending}")
        except Unreadable as error:
            assert error.reason
            return
        with tempfile.TemporaryDirectory() as folder, Library.create(f"{folder}/l.piyue") as library:
            library.perform(ImportFile(read))
            for row in library.queries.documents():
                assert len(library.queries.text(row.id)) == row.characters
            assert check(library.path) == []

    holds()


@pytest.mark.parametrize(
    ("data", "name"), [(b"\n\xc6\x96\x03", "x.csv"), (b"\n\n", "x.csv"), (b"=\n", "x.json")]
)
def test_what_fuzzing_found_is_refused_with_a_reason(data: bytes, name: str) -> None:
    with pytest.raises(Unreadable):
        read_bytes(data, name)


@pytest.mark.parametrize("examples", [25, pytest.param(3000, marks=slow)])
def test_a_library_with_any_bytes_changed_is_opened_or_refused(tmp_path: Path, examples: int) -> None:
    good = tmp_path / "gut.piyue"
    with Library.create(good, "甲") as library:
        document = imported(library, TEXT * 30)
        tag = AddTag("标签")
        library.perform(tag)
        for start in range(0, 90, 5):
            library.perform(AddAnnotation(document, start, start + 4, tag.id))
    whole = good.read_bytes()

    @settings(max_examples=examples, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=9))
    @example([(18, 1), (19, 1)])
    @example([(47, 5)])
    @example([(32729, 0)])
    @example([(16316, 0)])
    def holds(changes: list[tuple[int, int]]) -> None:
        data = bytearray(whole)
        for at, value in changes:
            data[at] = value
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "l.piyue"
            path.write_bytes(data)
            for preview in (check, read_contents, back_up, _used):
                try:
                    preview(path)
                except LibraryError as error:
                    assert error.reason

    holds()


def _used(path: Path) -> None:
    with Library.open(path, "乙", patience=0.1) as library:
        for row in library.queries.documents():
            library.queries.text(row.id)
            library.queries.headings(row.id)
            library.queries.removals(row.id)
        library.queries.annotations()
        library.queries.tags()
        list(library.queries.iterate_history())
        library.undo()


@pytest.mark.parametrize("examples", [60, pytest.param(5000, marks=slow)])
def test_any_table_is_read_or_refused(examples: int) -> None:
    head = "document_id,tag_path,quote,start,end\r\n".encode("utf-8-sig")

    @settings(max_examples=examples, deadline=None)
    @given(st.binary(max_size=200), st.booleans())
    def holds(data: bytes, headed: bool) -> None:
        try:
            for row in read_annotations(io.BytesIO(head + data if headed else data)):
                assert all(isinstance(cell, str) for cell in row.values())
        except Unreadable as error:
            assert error.reason

    holds()


@pytest.mark.parametrize("examples", [20, pytest.param(500, marks=slow)])
def test_any_command_line_ends_in_order(tmp_path: Path, examples: int) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        document = imported(library)
    commands = ("documents", "text", "outline", "annotate", "annotations", "figures", "terms", "history")
    arguments = st.one_of(
        st.sampled_from(
            (document, document[:4], "0", "4", "-1", "99999999999", "--json", "--all", "产业/煤")
        ),
        st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20),
        st.sampled_from(NASTY),
    )

    @settings(max_examples=examples, deadline=None)
    @given(st.sampled_from(commands), st.lists(arguments, max_size=5))
    def holds(command: str, given_: list[str]) -> None:
        _sane(piyue(command, *given_, "--library", path))

    holds()
    assert check(path) == []


NAMES = (
    "带 空格.txt",
    "换\n行.txt",
    "引'号\".txt",
    "-选项.txt",
    "%s %n.txt",
    "字" * 83 + ".txt",
    "a" * 251 + ".txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_imported_and_exported_to(tmp_path: Path, name: str) -> None:
    path, library = tmp_path / name, tmp_path / "文 库\n.piyue"
    path.write_text(report(), encoding="utf-8")
    done = piyue("import", "--library", library, "--", path)
    _sane(done)
    assert done.status == 0
    (row,) = json.loads(piyue("documents", "--json", "--library", library).out)
    assert row["source"] == name
    out = (tmp_path / name).with_suffix(".csv")
    assert piyue("export", "--library", library, "--", out).status == 0
    assert out.exists()
    assert piyue("check", "--library", library).status == 0
    assert piyue("backup", "--library", library).status == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_links_pipes_and_devices_are_no_surprise(tmp_path: Path) -> None:
    pipe, link, loop, dangling = (tmp_path / name for name in ("pipe", "link.txt", "loop", "dangling"))
    os.mkfifo(pipe)
    real = tmp_path / "real.txt"
    real.write_text(report(), encoding="utf-8")
    link.symlink_to(real)
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "nowhere")
    assert read_file(link).drafts
    for path in (pipe, loop, dangling, Path("/dev/zero"), Path("/dev/stdin"), Path("/proc/self/mem")):
        with pytest.raises(Unreadable):
            read_file(path)
        done = piyue("import", path, "--library", tmp_path / "l.piyue")
        _sane(done)
        assert done.status == 1
    for path in (pipe, Path("/dev/null"), Path("/dev/zero"), loop):
        with pytest.raises(LibraryError):
            Library.open(path, patience=0.1)
        with pytest.raises(LibraryError):
            Library.create(path)
        assert piyue("check", "--library", path).status in (1, 2)
    for ending in (".csv", ".jsonl", ".jsonld", ".qdpx"):
        endless = tmp_path / f"pipe{ending}"
        os.mkfifo(endless)
        done = piyue("import-annotations", endless, "--library", tmp_path / "l.piyue")
        assert (done.status, "not a regular file" in done.err) == (2, True)
    device = tmp_path / "x.csv"
    device.symlink_to("/dev/null")
    assert piyue("export", device, "--library", tmp_path / "l.piyue").status == 1
    assert not (tmp_path / "nowhere").exists()


def test_a_link_out_of_the_folder_is_not_written_through(tmp_path: Path) -> None:
    library = tmp_path / "l.piyue"
    with Library.create(library, "甲") as opened:
        imported(opened)
    elsewhere = tmp_path / "anderswo.txt"
    elsewhere.write_text("bleibt")
    backups = tmp_path / "b.piyue"
    backups.symlink_to(elsewhere)
    assert piyue("backup", backups, "--library", library).status == 2
    assert elsewhere.read_text() == "bleibt"


MARKUP = re.compile("<(b|img)[ >]")


def _told(widget: QWidget) -> list[str]:
    """Return what a widget would set as rich text although nobody said so."""
    found = []
    for label in widget.findChildren(QLabel):
        if label.textFormat() == Qt.TextFormat.AutoText and MARKUP.search(label.text()):
            found.append(f"{label.objectName()}: {label.text()[:60]}")
    for one in widget.findChildren(QWidget):
        if MARKUP.search(one.toolTip()):
            found.append(f"tip of {one.objectName()}: {one.toolTip()[:60]}")
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if model else 0):
            tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and MARKUP.search(tip):
                found.append(f"tip in {view.objectName()}: {tip[:60]}")
    return found


def test_markup_is_shown_as_it_is_written(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "<b>l.piyue"
    nasty = "<b>粗</b><img src='file:///etc/passwd'>".replace("/", "")
    text = f"{nasty}\n一、{nasty}工作回顾\n{nasty}，生产总值125.6亿元，增长5.5%。\n" * 3
    with Library.create(path, nasty) as library:
        library.perform(ImportFile(source(text, name=f"{nasty}.txt", title=nasty)))
        tag = AddTag(nasty, description=nasty, shortcut="1")
        library.perform(tag)
        document = library.queries.documents()[0].id
        for start in (0, 30, 60):
            library.perform(AddAnnotation(document, start, start + 20, tag.id, note=nasty))
    window = make_window(path)
    window.reader.select(35, 36)
    window.annotations_panel.annotation_list.select(
        window.annotations_panel.annotation_list.model.rows()[0].id
    )
    settle(window)
    assert _told(window) == []
    for name in ("history", "versions", "backups", "properties", "cleaning"):
        window.commands[name].trigger()
        settle(window)
    assert _told(window) == []
    where = QPoint(5, 5)
    help_ = QHelpEvent(
        QEvent.Type.ToolTip, where, window.annotations_panel.annotation_list.list.mapToGlobal(where)
    )
    QApplication.sendEvent(window.annotations_panel.annotation_list.list.viewport(), help_)
    for dialog in [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()]:
        dialog.close()
