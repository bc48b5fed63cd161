"""The folder of the library that is open is imported: its locks stay, and it is named as passed over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions.codebook import AddTag
from desktop.views.import_export.exchange_import import holds_annotations
from desktop.views.main_window import MainWindow
from tests.helpers.locks import locks_on, needs_locks
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import dragged, drop, settle

pytestmark = needs_locks


@pytest.fixture
def named(two: MainWindow) -> list[Path]:
    """Other names of the library, its log and its log's index, in its own folder."""
    library = two.session.library.path
    two.session.perform(AddTag("一"))
    made = []
    for name, tail in (("hard.txt", ""), ("log.csv", "-wal"), ("index.jsonl", "-shm"), ("texts.zip", "")):
        path = library.with_name(name)
        path.hardlink_to(Path(f"{library}{tail}"))
        made.append(path)
    link = library.with_name("link.docx")
    link.symlink_to(library.name)
    return [*made, link]


def imported(window: MainWindow, paths: list[Path]) -> None:
    window.import_export.importing.start(paths)
    settle(window)


def dropped(window: MainWindow, paths: list[Path]) -> None:
    assert drop(window, dragged(paths))
    settle(window)


def received(window: MainWindow, paths: list[Path]) -> None:
    for path in paths:
        for ending in ("", ".qdpx", ".qdc", ".csv", ".jsonl", ".jsonld"):
            name = path.with_name(f"{path.name}{ending}")
            if not name.exists():
                name.hardlink_to(path.resolve())
            holds_annotations(name)
            window.import_export.receiving.import_file(name)
            settle(window)


@pytest.mark.parametrize("how", [imported, dropped, received])
def test_the_locks_stay(
    two: MainWindow, named: list[Path], recorder: Recorder, how: Callable[[MainWindow, list[Path]], None]
) -> None:
    library = two.session.library.path
    before = locks_on(library)
    assert before
    how(two, named)
    assert locks_on(library) == before
    assert two.session.perform(AddTag("二")) is not None


def test_a_folder_is_imported_but_for_the_library(
    two: MainWindow, named: list[Path], recorder: Recorder
) -> None:
    library = two.session.library.path
    library.with_name("other.txt").write_text("第三篇报告\n全县经济增长。", "utf-8")
    before = locks_on(library)
    imported(two, [library.parent])
    assert locks_on(library) == before
    (told,) = recorder.heard("inform")
    assert "1 document imported" in told
    for name in ("two.piyue", "two.piyue-wal", "hard.txt", "log.csv", "link.docx", "texts.zip"):
        assert f"{name}: a Piyue library or a file that belongs to one" in told
