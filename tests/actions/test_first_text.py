"""A glance shows the very text that the open library gives, and nothing where there is none."""

import subprocess
import sys
from pathlib import Path

from desktop.actions.first_text import first_text
from desktop.actions.samples import create_with_samples


def test_a_glance_is_what_the_library_gives(tmp_path: Path) -> None:
    path = tmp_path / "一 库.piyue"
    with create_with_samples(path) as library:
        row = library.queries.documents()[0]
        library.remember_place(row.id, 321)
        seen = first_text(path, row.id)
        assert seen is not None
        assert seen.text == library.queries.text(row.id)
        assert seen.headings == library.queries.headings(row.id)
        assert (seen.title, seen.script, seen.position) == (row.title, row.script, 321)


def test_no_document_no_library_no_file(tmp_path: Path) -> None:
    path = tmp_path / "library.piyue"
    create_with_samples(path).close()
    assert first_text(path, "nobody") is None
    other = tmp_path / "other.piyue"
    other.write_bytes(b"no library at all" * 100)
    before = other.read_bytes()
    assert first_text(other, "x") is None
    assert other.read_bytes() == before
    assert first_text(tmp_path / "nothing", "x") is None
    assert not (tmp_path / "nothing").exists()
    assert first_text(tmp_path, "x") is None


def test_a_glance_does_not_wake_the_store() -> None:
    code = "import sys; import desktop.actions.first_text; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
