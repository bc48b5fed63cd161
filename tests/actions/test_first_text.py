"""A glance shows the very text that the open library gives, and nothing where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.actions.analysis_rows import StoredAnalysis
from desktop.actions.derived_data import update_figures
from desktop.actions.first_layers import first_layers
from desktop.actions.first_text import first_text
from desktop.actions.samples import create_with_samples
from desktop.actions.stored_analysis import keep_layers, packed_layers, stored_analysis
from desktop.actions.user_data import AddWord, CorrectFigure, SplitWord
from desktop.text.segmentation import NO_USER_WORDS, segment
from desktop.text.terms import find_terms


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
        assert (seen.document_id, seen.version_id) == (row.id, row.version_id)


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


def test_the_first_layers_are_what_the_library_gives(tmp_path: Path) -> None:
    path = tmp_path / "一 库.piyue"
    with create_with_samples(path) as library:
        row = library.queries.documents()[1]
        text, headings = library.queries.text(row.id), library.queries.headings(row.id)
        first = first_text(path, row.id)
        assert first is not None
        assert first_layers(path, first) == (StoredAnalysis(), NO_USER_WORDS)
        update_figures(library, processes=0)
        stored, _ = first_layers(path, first)
        assert stored.figures is not None and stored.terms is None
        figure, other = stored.figures[0].figure, stored.figures[1].figure
        library.perform(CorrectFigure(row.id, figure.start, figure.end, {"indicator": "自定"}))
        library.perform(CorrectFigure(row.id, other.start, other.end, None))
        library.perform(AddWord("签约项目"))
        library.perform(SplitWord(("政府", "工作")))
        keep_layers(library, packed_layers(row.version_id, segment(text), find_terms(text)))
        stored, own = first_layers(path, first)
        assert stored == stored_analysis(library.queries, row, text, headings)
        assert stored.figures is not None and stored.figures[0].corrected and stored.figures[1].dismissed
        assert stored.terms is not None and stored.words is not None
        assert own == library.queries.user_words() != NO_USER_WORDS


def test_of_a_text_that_is_no_longer_current_there_are_no_first_layers(tmp_path: Path) -> None:
    path = tmp_path / "a.piyue"
    with create_with_samples(path) as library:
        row = library.queries.documents()[0]
        update_figures(library, processes=0)
        first = first_text(path, row.id)
        assert first is not None
        assert first_layers(path, first)[0].figures is not None
        assert first_layers(path, first._replace(version_id="another"))[0] == StoredAnalysis()
        assert first_layers(tmp_path / "nothing", first) == (StoredAnalysis(), NO_USER_WORDS)


@pytest.mark.parametrize("module", ["first_text", "first_layers"])
def test_a_glance_does_not_wake_the_store(module: str) -> None:
    code = f"import sys; import desktop.actions.{module}; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
