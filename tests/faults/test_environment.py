"""What the world does to an open library: each is told, nothing is lost, and the window goes on."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import check, is_due, read_contents
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from tests.faults.conftest import Disk
from tests.helpers.commands import piyue, python
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import report, settle

MakeWindow = Callable[..., MainWindow]
Held = Callable[[Path], AbstractContextManager[None]]


def _made(path: Path) -> Path:
    with Library.create(path, "甲") as library:
        library.perform(ImportFile(read_bytes(report().encode(), "报告.txt")))
        library.perform(AddTag("招商"))
    return path


def _mark(window: MainWindow, at: int, note: str = "") -> str | None:
    tag = window.session.library.queries.tags()[0].id
    action = AddAnnotation(window.document.id, at, at + 3, tag, note=note)
    return action.id if window.session.perform(action) is not None else None


def _marks(window: MainWindow) -> set[str]:
    return {row.id for row in window.session.library.queries.annotations()}


def test_a_full_disk(make_window: MakeWindow, recorder: Recorder, disk: Disk) -> None:
    window = make_window(_made(disk.path / "l.piyue"))
    confirmed = {_mark(window, 0)}
    disk.fill()
    for number in range(400):
        made = _mark(window, number % 60, "长" * 2000)
        if made is None:
            break
        confirmed.add(made)
    assert made is None
    assert "disk is full. Free up space and try again" in recorder.heard("warn")[-1]
    assert _marks(window) == confirmed
    assert check(window.session.library.path) == []
    disk.make_room()
    confirmed.add(_mark(window, 5))
    assert _marks(window) == confirmed
    window.session.undo()
    window.close()
    assert check(disk.path / "l.piyue") == []


def test_importing_on_a_full_disk_leaves_nothing_by_half(
    make_window: MakeWindow, recorder: Recorder, disk: Disk, tmp_path: Path
) -> None:
    window = make_window(_made(disk.path / "l.piyue"))
    for number in range(40):
        text = report(f"第{number}县") + os.urandom(60_000).hex()
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    window.import_export.importing.start(sorted(tmp_path.glob("*.txt")))
    settle(window)
    assert "disk is full" in recorder.heard("warn")[-1]
    documents = window.session.library.queries.documents()
    assert 1 < len(documents) < 41
    assert check(window.session.library.path) == []
    assert len(window.documents.shown()) == len(documents)


def test_a_backup_on_a_full_disk_is_told_and_nothing_is_left_of_it(
    make_window: MakeWindow, recorder: Recorder, disk: Disk
) -> None:
    window = make_window(_made(disk.path / "l.piyue"))
    disk.fill()
    window.maintenance.keeper.back_up_daily()
    settle(window)
    assert "Backup failed" in recorder.heard("note")[-1]
    assert list(disk.path.rglob("*.backups/*")) == []


def test_a_read_only_disk(make_window: MakeWindow, recorder: Recorder, disk: Disk) -> None:
    path = _made(disk.path / "l.piyue")
    disk.read_only(True)
    window = make_window(path)
    assert not window.session.is_open
    assert "is read-only. Change the permissions" in recorder.heard("choose")[-1]
    disk.read_only(False)
    assert window.open_library(path)
    settle(window)
    first = _mark(window, 0)
    assert _marks(window) == {first}
    window.close()
    disk.read_only(True)
    assert check(path) == []


def test_a_disk_that_is_pulled(
    make_window: MakeWindow, recorder: Recorder, disk: Disk, tmp_path: Path
) -> None:
    window = make_window(_made(disk.path / "l.piyue"))
    first = _mark(window, 0)
    disk.pull()
    saved = tmp_path / "gerettet.piyue"
    recorder.answer("choose", "save")
    recorder.answer("choose_new_file", saved)
    assert _mark(window, 5) is None
    settle(window)  # it is asked when the action is over
    assert "no longer exists" in recorder.heard("choose")[-1]
    assert "save everything as a new library" in recorder.heard("choose")[-1]
    assert window.session.library.path == saved
    assert _marks(window) == {first}
    assert _mark(window, 5) is not None
    assert check(saved) == []


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_file_that_goes_away_under_the_window(
    two: MainWindow, recorder: Recorder, tmp_path: Path, how: str
) -> None:
    path = two.session.library.path
    two.session.perform(AddTag("招商"))
    first = _mark(two, 0)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    if how == "replaced":
        path.write_bytes(b"another file")
    recorder.answer("choose", "")
    assert _mark(two, 5) is None
    settle(two)
    assert ("replaced by another file" in recorder.heard("choose")[-1]) == (how == "replaced")
    aside.replace(path)  # put back: the window goes on
    second = _mark(two, 5)
    assert _marks(two) == {first, second}
    path.unlink()
    saved = tmp_path / "gerettet.piyue"
    recorder.answer("choose", "save")
    recorder.answer("choose_new_file", saved)
    assert _mark(two, 9) is None
    settle(two)
    assert _marks(two) == {first, second}
    assert two.session.library.path == saved
    assert check(saved) == []


def test_a_file_that_another_program_holds(two: MainWindow, recorder: Recorder, held: Held) -> None:
    two.session.perform(AddTag("招商"))
    with held(two.session.library.path):
        assert _mark(two, 0) is None
        assert "in use by another program" in recorder.heard("warn")[-1]
        assert two.reader.text()
    assert _mark(two, 0) is not None
    path = two.session.library.path
    two.close()
    assert check(path) == []


def test_the_command_line_says_it_in_a_line(disk: Disk, held: Held, tmp_path: Path) -> None:
    path = _made(disk.path / "l.piyue")
    text = tmp_path / "neu.txt"
    text.write_text(report("新县") + os.urandom(3_000_000).hex(), encoding="utf-8")
    with held(path):
        done = piyue("import", text, "--library", path)
        assert (done.status, "in use by another program" in done.err) == (1, True)
    done = piyue("import", text, "--library", path)
    assert (done.status, "The disk is full" in done.err) == (1, True)
    disk.fill()
    done = piyue("export", disk.path / "x.csv", "--library", path)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert not (disk.path / "x.csv").exists()
    assert sorted(one.name for one in disk.path.glob(".*")) == []
    _everything_is_read(path, tmp_path)
    disk.make_room()
    gc.collect()  # what failed may still hold the file
    disk.read_only(True)
    _everything_is_read(path, tmp_path)
    done = piyue("import", text, "--library", path)
    assert (done.status, "is read-only" in done.err) == (1, True)
    done = piyue("backup", disk.path, "--library", path)
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert piyue("check", "--library", path).status == 0
    assert piyue("backup", tmp_path, "--library", path).status == 0
    disk.read_only(False)
    assert piyue("check", "--library", path).status == 0


def _everything_is_read(path: Path, elsewhere: Path) -> None:
    """Reading commands work where nothing can be written to the library's disk, and leave nothing there."""
    before = {one.name: one.stat().st_size for one in path.parent.iterdir()}
    done = piyue("documents", "--library", path)
    assert (done.status, done.err) == (0, "") and "云岭县" in done.out
    for name in ("annotations", "history"):
        done = piyue(name, "--library", path)
        assert (done.status, done.err) == (0, "")
    for ending in ("csv", "qdpx"):
        out = elsewhere / f"out.{ending}"
        done = piyue("export", out, "--library", path)
        assert done.status == 0, done.err
        assert out.stat().st_size
        out.unlink()
    done = piyue("backup", elsewhere, "--library", path)
    assert done.status == 0, done.err
    assert read_contents(Path(done.out.strip())) == read_contents(path)
    Path(done.out.strip()).unlink()
    done = piyue("check", "--library", path)
    assert done.status == 0, done.err
    assert {one.name: one.stat().st_size for one in path.parent.iterdir()} == before


@pytest.mark.parametrize("how", ["full", "read-only"])
@pytest.mark.parametrize("index", ["with its index", "without its index"])
def test_what_stands_in_the_log_of_a_killed_program_is_read(
    disk: Disk, tmp_path: Path, how: str, index: str
) -> None:
    path = _made(disk.path / "l.piyue")
    with Library.open(path, "甲") as library:
        library.perform(AddTag("在日志中"))
        for tail in ("", "-wal", "-shm"):
            if tail != "-shm" or index == "with its index":
                shutil.copy(f"{path}{tail}", tmp_path / f"copy{tail}")
    for one in disk.path.glob("l.piyue*"):
        one.unlink()
    for one in tmp_path.glob("copy*"):
        shutil.copy(one, disk.path / one.name.replace("copy", "l.piyue"))
    if how == "full":
        disk.fill()
    else:
        disk.read_only(True)
    before = set(Path(tempfile.gettempdir()).glob("piyue-*"))
    done = piyue("history", "--library", path)
    assert done.status == 0 and "在日志中" in done.out, done.err
    out = tmp_path / "out.csv"
    assert piyue("export", out, "--library", path).status == 0
    done = piyue("backup", tmp_path, "--library", path)
    assert done.status == 0, done.err
    with Library.open(Path(done.out.strip())) as library:
        assert "在日志中" in {tag.name for tag in library.queries.tags()}
    done = piyue("annotate", "x", "0", "2", "--tag", "新", "--library", path)
    assert done.status in (1, 2)
    gc.collect()
    assert set(Path(tempfile.gettempdir()).glob("piyue-*")) == before


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_the_window_opens_it_to_be_read(
    make_window: MakeWindow, recorder: Recorder, disk: Disk, how: str
) -> None:
    path = _made(disk.path / "l.piyue")
    if how == "full":
        disk.fill()
    else:
        disk.read_only(True)
    recorder.answer("choose", "read")
    window = make_window(path)
    assert window.session.is_open and "125.6亿元" in window.text()
    assert _mark(window, 0) is None
    assert ("is read-only" if how == "read-only" else "disk is full") in recorder.heard("warn")[-1]
    settle(window)
    assert len(recorder.heard("warn")) == 1 and len(recorder.heard("choose")) == 1
    window.close()
    if how == "full":
        disk.make_room()
    else:
        disk.read_only(False)
    assert check(path) == []


_LIMITED = """
import resource, sys
from pathlib import Path
from PySide6.QtTest import QTest
from desktop import app
from desktop.actions.annotate import AddAnnotation
from desktop.settings import Settings
from tests.helpers.message_recorder import Recorder
recorder = Recorder()
settings = Settings()
settings.language = "en"
window = app.build(settings, recorder)
window.open_library(Path(sys.argv[1]))
window.show()
QTest.qWait(100)
window.session.tasks.wait()
tag = window.session.library.queries.tags()[0].id
limit = Path(sys.argv[1]).stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
done = 0
for number in range(2000):
    start, size = number % 60, 3 + number // 60  # the same words are tagged once
    action = AddAnnotation(window.document.id, start, start + size, tag, note="长" * 2000)
    if window.session.perform(action) is None:
        break
    done += 1
print(done, len(window.session.library.queries.annotations()), flush=True)
print(recorder.heard("warn")[-1].replace("\\n", " "), flush=True)
window.close()
"""


def test_a_quota(tmp_path: Path) -> None:
    path = _made(tmp_path / "l.piyue")
    done = python("-c", _LIMITED, path)
    numbers, said = done.out.splitlines()
    confirmed, found = map(int, numbers.split())
    assert 0 < confirmed == found < 2000
    assert "disk is full" in said
    assert check(path) == []
    with Library.open(path) as library:
        assert len(library.queries.annotations()) == confirmed


def test_a_clock_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _made(tmp_path / "l.piyue")
    with Library.open(path, "甲") as library:
        document, tag = library.queries.documents()[0].id, library.queries.tags()[0].id
        mark = AddAnnotation(document, 0, 4, tag)
        library.perform(mark)
        monkeypatch.setattr("db.unit_of_work.now", lambda: "2001-01-01T00:00:00.000+00:00")
        library.perform(SetNote(mark.id, "eins"))
        monkeypatch.setattr("db.unit_of_work.now", lambda: "2000-01-01T00:00:00.000+00:00")
        library.perform(SetNote(mark.id, "zwei"))
        assert library.queries.annotation(mark.id).note == "zwei"
        names = [step.name for step in library.queries.history()]
        assert names[:3] == ["set-note", "set-note", "add-annotation"], "not one step: no time has passed"
        assert library.undo() and library.queries.annotation(mark.id).note == "eins"
        assert library.undo() and library.undo()
        assert library.queries.annotations() == []
        assert library.redo() and library.redo() and library.redo()
        assert library.queries.annotation(mark.id).note == "zwei"
        assert library.thin_history("1999-01-01T00:00:00.000+00:00") == 0
    assert check(path) == []
    folder = path.with_name(f"{path.name}.backups")
    folder.mkdir()
    shutil.copy(path, folder / "20990101T000000000000Z-daily.piyue")
    assert is_due(path), "a backup from the future does not keep today's from being made"


@pytest.mark.parametrize("room", [0, 100_000, 600_000, 1_500_000])
def test_a_tour_on_a_full_disk_ends_in_one_line(disk: Disk, room: int) -> None:
    disk.fill()
    filler = disk.path / "filler"
    os.truncate(filler, filler.stat().st_size - room)
    done = python("-m", "desktop", "tour", disk.path, LC_ALL="C.UTF-8")
    assert done.status == 1
    assert "Traceback" not in done.err
    assert done.err.count("\n") <= 1
