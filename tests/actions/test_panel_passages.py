"""The passages that a panel's numbers are made of: as many as each cell says, and none beside."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.actions import panel as panel_module
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.documents import SetMetadata
from desktop.actions.library import Library
from desktop.actions.panel import PanelCell, PanelCounts, make_panel
from desktop.actions.panel_measures import MEASURES, measured
from desktop.actions.panel_passages import cell_passages, string_passages, word_passages
from desktop.actions.versions import AcceptRepair
from desktop.actions.word_table import count_words
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.text.outline import Heading
from desktop.text.text_analysis import characters_of_parts, words_between
from tests.actions.factories import TEXT, imported

WORDS = Dictionary(
    "d",
    (
        DictionaryWord("招商", "招商引资", (), "2"),
        DictionaryWord("招商", "招商"),
        DictionaryWord("总值", "生产总值"),
        DictionaryWord("总值", "总值"),
        DictionaryWord("安排", "安排", ("工作安排",)),
    ),
)
OTHER = "政府工作报告\n一、工作回顾\n招商不停，招商引资，安排妥当。\n二、工作安排\n總值提高。\n"


class Stopped(Exception):
    """Whoever waited for the counts no longer does."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        first, second = imported(library), imported(library, OTHER)
        library.perform(SetMetadata(first, region="甲县", year=2024))
        library.perform(SetMetadata(second, region="乙县", year=2023))
        yield library


@pytest.mark.parametrize(
    "by",
    [("document",), ("region", "year"), ("part",), ("section",), ("year", "part"), ("document", "section")],
)
@pytest.mark.parametrize("parts", [(), ("plan",)])
def test_a_cell_has_as_many_passages_as_its_number_says(
    library: Library, by: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    filters = DocumentFilters(parts=parts)
    cells = make_panel(library.queries, WORDS, by, filters)
    assert cells
    for cell in cells:
        found = list(cell_passages(library.queries, WORDS, cell.theme, by, cell.keys, filters))
        assert len(found) == cell.occurrences, cell
        assert len({one.document.id for one in found}) == cell.found_in, cell
        for one in found:
            assert one.text in library.queries.text(one.document.id)
            assert one.end - one.start == len(one.text)


def test_sections_have_the_size_of_the_whole_text(library: Library) -> None:
    by_section = make_panel(library.queries, WORDS, ("document", "section"))
    for row in library.queries.documents():
        (whole,) = (
            cell
            for cell in make_panel(library.queries, WORDS, ("document",))
            if cell.theme == "招商" and cell.keys == (row.id,)
        )
        own = [cell for cell in by_section if cell.theme == "招商" and cell.keys[0] == row.id]
        assert [cell.keys[1] for cell in own] == ["一、工作回顾", "二、工作安排", ""]
        assert sum(cell.characters for cell in own) == whole.characters == row.characters
        assert sum(cell.words for cell in own) == whole.words


def test_the_words_of_sections_are_counted_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = PanelCounts(library.queries)
    counted: list[str] = []
    first = make_panel(library.queries, WORDS, ("section",), counts=counts)

    def watched(text: str, starts: Sequence[int]) -> list[int]:
        counted.append(text)
        return words_between(text, starts)

    monkeypatch.setattr(panel_module, "words_between", watched)
    assert make_panel(library.queries, WORDS, ("section",), counts=counts) == first
    assert counted == []
    row = library.queries.documents()[0]
    start = library.queries.text(row.id).index("招商")
    library.perform(AcceptRepair(row.id, start, start + 2, "引商引资"))
    again = make_panel(library.queries, WORDS, ("section",), counts=counts)
    assert counted == [library.queries.text(row.id)]
    assert again == make_panel(library.queries, WORDS, ("section",)) != first


def test_parts_of_texts_are_looked_up_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = PanelCounts(library.queries)
    looked_up: list[int] = []

    def watched(length: int, headings: list[Heading]) -> tuple[int, ...]:
        looked_up.append(length)
        return characters_of_parts(length, headings)

    monkeypatch.setattr(panel_module, "characters_of_parts", watched)
    rows = library.queries.documents()
    first = make_panel(library.queries, WORDS, ("part",), counts=counts)
    assert looked_up == [len(library.queries.text(row.id)) for row in rows]
    assert make_panel(library.queries, WORDS, ("part",), counts=counts) == first
    assert len(looked_up) == len(rows)
    start = library.queries.text(rows[0].id).index("招商")
    library.perform(AcceptRepair(rows[0].id, start, start + 2, "引商引资"))
    again = make_panel(library.queries, WORDS, ("part",), counts=counts)
    assert looked_up[len(rows) :] == [len(library.queries.text(rows[0].id))]
    assert again == make_panel(library.queries, WORDS, ("part",)) != first


def test_counting_sections_can_be_stopped(library: Library) -> None:
    counts = PanelCounts(library.queries)
    make_panel(library.queries, WORDS, ("document",), counts=counts)

    def stop(done: int, total: int) -> None:
        assert total == len(library.queries.documents())
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        make_panel(library.queries, WORDS, ("section",), counts=counts, on_progress=stop)
    whole = make_panel(library.queries, WORDS, ("section",))
    assert make_panel(library.queries, WORDS, ("section",), counts=counts) == whole


def test_measures() -> None:
    cell = PanelCell("甲", ("a",), 3, 1500, 600, 4, 1)
    assert [measured(cell, one) for one in MEASURES] == [3, 20.0, 5.0, 25.0]
    assert [measured(PanelCell("甲", ("a",), 0, 0, 0, 0, 0), one) for one in MEASURES[1:]] == [None] * 3


def test_words_show_what_counts_instead_of_them(library: Library) -> None:
    found = {one.word: one for one in count_words(library.queries, WORDS)}
    assert (found["招商引资"].occurrences, found["招商引资"].found_in, found["招商引资"].level) == (2, 2, "2")
    assert (found["招商"].occurrences, found["招商"].nested) == (1, (("招商引资", 2),))
    assert (found["总值"].occurrences, found["总值"].nested_total) == (1, 2)
    assert (found["安排"].occurrences, found["安排"].excepted) == (1, 2)
    for one in found.values():
        assert len(list(word_passages(library.queries, WORDS, one.number))) == one.occurrences
    plan = {one.word: one for one in count_words(library.queries, WORDS, DocumentFilters(parts=("plan",)))}
    assert (plan["招商"].occurrences, plan["生产总值"].occurrences) == (0, 1)


def test_a_string_is_found_where_it_stands(library: Library) -> None:
    found = list(string_passages(library.queries, "总值", DocumentFilters(years=((2023, 2023),))))
    assert [(one.text, one.before[-2:], one.after[:2]) for one in found] == [("總值", "排 ", "提高")]
    both = list(string_passages(library.queries, "生产总值"))
    assert [one.start for one in both] == [TEXT.index("生产总值"), TEXT.rindex("生产总值")]
