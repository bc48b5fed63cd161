"""The default library: made once, remembered by its path, missed when a sign of it is left."""

from pathlib import Path

import pytest

from desktop.actions.backups import back_up
from desktop.actions.default_library import create, has_vanished, open_or_create, remember
from desktop.actions.errors import ExistingFile, MissingLibrary
from desktop.actions.library import Library
from desktop.actions.samples import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "文库" / "默认.piyue"


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "state" / "known"


def test_it_is_made_with_the_sample_reports_at_first_and_opened_then(path: Path, marker: Path) -> None:
    with open_or_create(path, marker, "甲") as library:
        assert library.annotator == "甲"
        assert [row.source for row in library.queries.documents()] == [name for name, _ in samples()]
        count = len(library.queries.documents())
        assert count > 1
        step = library.undoable()
        assert step is not None
        assert step.label_args["actions"] == str(count)
        library.undo()
        assert library.queries.documents() == []
    assert marker.read_text(encoding="utf-8") == f"{path}\n"
    opened: list[tuple[Path, str]] = []

    def open_library(file: Path, annotator: str) -> Library:
        opened.append((file, annotator))
        return Library.open(file, annotator)

    with open_or_create(path, marker, "乙", open_library) as library:
        assert library.queries.documents() == []
    assert opened == [(path, "乙")]
    assert marker.read_text(encoding="utf-8") == f"{path}\n"
    with pytest.raises(ExistingFile):
        create(path, marker, "甲")


def test_it_is_missed_where_it_was_remembered(path: Path, marker: Path) -> None:
    assert not has_vanished(path, marker)
    remember(path, marker)
    assert has_vanished(path, marker)
    with pytest.raises(MissingLibrary) as raised:
        open_or_create(path, marker, "甲")
    assert (raised.value.reason, raised.value.path) == ("vanished", path)
    assert not path.exists()
    remember(path.with_name("另.piyue"), marker)
    assert marker.read_text(encoding="utf-8").splitlines() == [str(path), str(path.with_name("另.piyue"))]
    assert not has_vanished(path.with_name("第三.piyue"), marker)


def test_what_lies_beside_it_is_a_sign_of_it(path: Path, marker: Path) -> None:
    Library.create(path).close()
    made = back_up(path)
    assert not has_vanished(path, marker)
    path.unlink()
    assert has_vanished(path, marker)
    made.path.unlink()
    assert not has_vanished(path, marker)
    for sign in (f"{path.name}-wal", f"{path.name}.20260101T000000000000Z.broken"):
        path.with_name(sign).write_bytes(b"")
        assert has_vanished(path, marker)
        path.with_name(sign).unlink()
    assert not has_vanished(path, marker)


def test_a_broken_link_is_no_place_for_a_new_one(path: Path, marker: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.with_name("gone.piyue"))
    remember(path, marker)
    assert not has_vanished(path, marker)
    with pytest.raises(MissingLibrary) as raised:
        open_or_create(path, marker, "甲")
    assert raised.value.reason == "missing"


def test_what_cannot_be_remembered_stops_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with open_or_create(path, tmp_path / "file" / "known", "甲") as library:
        assert library.queries.documents()
    assert not has_vanished(path, tmp_path / "file" / "known")
