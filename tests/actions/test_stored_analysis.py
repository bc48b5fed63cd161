"""Stored analysis: what is kept of a text is exactly what would be computed, or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions import stored_analysis as module
from desktop.actions.analysis_rows import StoredAnalysis
from desktop.actions.backups import check
from desktop.actions.derived_data import update_figures
from desktop.actions.documents import SetMetadata
from desktop.actions.known_figures import known_figures
from desktop.actions.library import Library
from desktop.actions.samples import create_with_samples
from desktop.actions.stored_analysis import keep_layers, packed_layers, stored_analysis
from desktop.actions.user_data import CorrectFigure
from desktop.text.segmentation import segment
from desktop.text.terms import find_terms, with_glosses


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of the sample reports, whose figures, terms and words are kept."""
    with create_with_samples(tmp_path / "a.piyue") as library:
        update_figures(library, processes=0)
        for row in library.queries.documents():
            text = library.queries.text(row.id)
            keep_layers(library, packed_layers(row.version_id, segment(text), find_terms(text)))
        yield library


def _stored(library: Library, index: int = 0) -> StoredAnalysis:
    row = library.queries.documents()[index]
    return stored_analysis(
        library.queries, row, library.queries.text(row.id), library.queries.headings(row.id)
    )


def _spoil(library: Library, sql: str) -> None:
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize("index", [0, 1])
def test_what_is_kept_is_what_would_be_computed(library: Library, index: int) -> None:
    row = library.queries.documents()[index]
    text, headings = library.queries.text(row.id), library.queries.headings(row.id)
    figure = known_figures(text, headings, row.year, ())[0].figure
    library.perform(CorrectFigure(row.id, figure.start, figure.end, {"indicator": "自定"}))
    corrections = library.queries.corrections(row.id)
    stored = _stored(library, index)
    assert stored.figures == known_figures(text, headings, row.year, corrections)
    assert stored.figures[0].corrected and len(stored.figures) > 50
    assert stored.terms == find_terms(text)
    assert stored.words == segment(text)
    assert check(library.path) == []


def test_glosses_of_other_documents_are_those_that_would_be_found_with_them() -> None:
    text = "推进“山 水 川”和乡村振兴，落实“一村一品”、脫貧致富。\n名词解释\n"
    text += "1.一村一品：指一村一个产品。\n2.放管服：指简政放权、放管结合。\n"
    names = ("山水川", "乡村振兴", "一村一品", "脱贫致富", "无")
    others = {name: (f"{name}的意思。", "甲县报告") for name in names}
    found = find_terms(text, others=others)
    assert with_glosses(text, find_terms(text), others) == found
    assert {one.source for one in found} == {"library:甲县报告", "document", "lexicon"}


def test_figures_of_another_year_or_recognizer_are_not_taken(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row, *_) = library.queries.documents()
    library.perform(SetMetadata(row.id, year=1999))
    assert _stored(library).figures is None
    library.undo()
    assert _stored(library).figures is not None
    monkeypatch.setattr(module, "recognizer_stamp", lambda: "another")
    stored = _stored(library)
    assert stored.figures is None
    assert stored.terms is not None


def test_terms_and_words_of_another_program_are_not_taken(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "layers_stamp", lambda: "another")
    stored = _stored(library)
    assert (stored.terms, stored.words) == (None, None)
    assert stored.figures is not None


def test_nothing_is_kept_of_a_text_that_was_never_read(tmp_path: Path) -> None:
    with create_with_samples(tmp_path / "b.piyue") as library:
        assert _stored(library) == StoredAnalysis()


@pytest.mark.parametrize("column", ["words", "terms"])
def test_damaged_terms_and_words_are_not_taken(library: Library, column: str) -> None:
    _spoil(library, f"UPDATE text_layers SET {column} = x'00'")
    stored = _stored(library)
    assert (stored.terms, stored.words) == (None, None)
    assert stored.figures is not None


@pytest.mark.parametrize("packed", ["NULL", "x''", "x'00'"])
def test_figures_that_are_kept_as_rows_alone_are_taken_from_these(library: Library, packed: str) -> None:
    before = _stored(library).figures
    assert before
    _spoil(library, f"UPDATE figure_run SET packed = {packed}")
    assert _stored(library).figures == before
    _spoil(library, "DELETE FROM figure")
    assert _stored(library).figures == []


def test_packed_figures_need_no_rows(library: Library) -> None:
    before = _stored(library).figures
    assert before
    _spoil(library, "DELETE FROM figure")
    assert _stored(library).figures == before


@pytest.mark.parametrize("value", ["'1,2'", "'['", "''"])
def test_damaged_figures_are_not_taken(library: Library, value: str) -> None:
    _spoil(library, "UPDATE figure_run SET packed = NULL")
    _spoil(library, f"UPDATE figure SET value = {value} WHERE number = (SELECT min(number) FROM figure)")
    assert _stored(library).figures is None
    assert _stored(library, 1).figures is not None
