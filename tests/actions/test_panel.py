"""Panels: what is counted in which group, in what it is counted, and that a word more changes no other."""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import library_search
from desktop.actions import panel as panel_module
from desktop.actions.derived_data import update_word_counts
from desktop.actions.dictionaries import DeleteDictionary, SaveDictionary, saved_dictionaries
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.errors import BadValue
from desktop.actions.library import Library
from desktop.actions.panel import InvalidKey, PanelCell, PanelCounts, make_panel, parse_keys
from desktop.actions.panel_passages import theme_places
from desktop.actions.replication_bundle import write_bundle
from desktop.actions.versions import AcceptRepair
from desktop.files.panel_csv import write_panel, write_wide_panel
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.text.text_analysis import words_of_parts
from tests.actions.factories import TEXT, imported, source

D = Dictionary(
    "d",
    (
        DictionaryWord("招商", "招商引资"),
        DictionaryWord("招商", "招商"),
        DictionaryWord("总值", "生产总值"),
        DictionaryWord("无", "没有"),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def _numbers(cells: list[PanelCell]) -> dict[tuple[str, ...], int]:
    return {(cell.theme, *cell.keys): cell.occurrences for cell in cells}


def test_by_document(library: Library) -> None:
    document = imported(library)
    words = words_of_parts(TEXT, library.queries.headings(document))
    expected = [
        PanelCell(theme, (document,), count, len(TEXT), sum(words), 1, min(count, 1))
        for theme, count in (("招商", 1), ("总值", 2), ("无", 0))
    ]
    assert make_panel(library.queries, D, ("document",)) == expected
    update_word_counts(library)
    assert make_panel(library.queries, D, ("document",)) == expected


def test_by_region_and_year(library: Library) -> None:
    first, second, third = (imported(library, text) for text in (TEXT, "招商，没有。\n", "招商。\n"))
    for key, region, year in ((first, "甲县", 2024), (second, "甲县", 2024), (third, "乙县", None)):
        library.perform(SetMetadata(key, region=region, year=year))
    cells = make_panel(library.queries, D, ("region", "year"))
    assert [cell.keys for cell in cells[:2]] == [("甲县", "2024"), ("乙县", "")]
    assert _numbers(cells)["招商", "甲县", "2024"] == 2
    assert [(cell.characters, cell.documents) for cell in cells[:2]] == [(len(TEXT) + 7, 2), (4, 1)]
    assert [cell.keys for cell in make_panel(library.queries, D, ("year",))][:2] == [("2024",), ("",)]
    only = make_panel(library.queries, D, ("region",), DocumentFilters(years=((2024, 2024),)))
    assert {cell.keys for cell in only} == {("甲县",)}


def test_by_part(library: Library) -> None:
    imported(library)
    cells = make_panel(library.queries, D, ("part",))
    assert [cell.keys[0] for cell in cells[:3]] == ["review", "plan", "other"]
    assert _numbers(cells)["总值", "review"] == _numbers(cells)["总值", "plan"] == 1
    assert sum(cell.characters for cell in cells[:3]) == len(TEXT)
    only = make_panel(library.queries, D, ("document",), DocumentFilters(parts=("plan",)))
    assert [cell.occurrences for cell in only] == [0, 1, 0]
    assert only[0].characters == cells[1].characters and only[0].words == cells[1].words


def test_a_word_more_is_looked_for_where_it_may_be(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    rare = "没有的地方。\n"
    library.perform(ImportFile(source(*(f"招商第{number}篇\n" for number in range(20)), rare)))
    counts = PanelCounts(library.queries)
    make_panel(library.queries, Dictionary("d", D.words[:3]), ("document",), counts=counts)
    read: Counter[str] = Counter()
    original = library_search.current_texts

    def watched(queries: object, ids: list[str]) -> object:
        read.update(ids)
        return original(library.queries, ids)

    monkeypatch.setattr(panel_module, "current_texts", watched)
    again = make_panel(library.queries, D, ("document",), counts=counts)
    assert len(read) == 1
    assert again == make_panel(library.queries, D, ("document",))


def test_words_that_come_one_by_one_count_as_if_all_had_been_there(library: Library) -> None:
    pieces = [
        "招商",
        "引资",
        "招商引资",
        "总值",
        "生产总值",
        "就业",
        "業",
        "创新高",
        "创新",
        "\n二、安排\n",
        "，",
    ]
    rng = random.Random(3)
    texts = [f"第{number}篇" + "".join(rng.choices(pieces, k=30)) + "\n" for number in range(12)]
    library.perform(ImportFile(source(*texts)))
    words = [
        *(
            DictionaryWord("甲", "就业"),
            DictionaryWord("甲", "招商"),
            DictionaryWord("乙", "创新", ("创新高",)),
        ),
        *(DictionaryWord("乙", "引资"), DictionaryWord("丙", "招商引资"), DictionaryWord("丙", "总值")),
        *(DictionaryWord("丙", "产总"), DictionaryWord("丁", "就业"), DictionaryWord("丁", "高")),
    ]
    counts = PanelCounts(library.queries)
    for _ in range(25):
        rng.shuffle(words)
        for count in range(1, len(words) + 1):
            dictionary = Dictionary("d", tuple(words[:count]))
            if rng.random() < 0.3:
                with pytest.raises(KeyboardInterrupt):
                    make_panel(library.queries, dictionary, ("part",), counts=counts, on_progress=_stop)
            kept = make_panel(library.queries, dictionary, ("part",), counts=counts)
            assert kept == make_panel(library.queries, dictionary, ("part",)), words[:count]


def _stop(done: int, _total: int) -> None:
    if done == 5:
        raise KeyboardInterrupt


def test_a_changed_text_is_counted_again(library: Library) -> None:
    document = imported(library)
    counts = PanelCounts(library.queries)
    assert _numbers(make_panel(library.queries, D, ("year",), counts=counts))["招商", "2024"] == 1
    start = TEXT.index("招商")
    library.perform(AcceptRepair(document, start, start + 2, "引商"))
    assert _numbers(make_panel(library.queries, D, ("year",), counts=counts))["招商", "2024"] == 0


def test_a_cell_opens_its_passages(library: Library) -> None:
    document = imported(library)
    rows = library.queries.documents()
    ((one, places),) = theme_places(library.queries, D, "总值", rows)
    assert one.id == document
    assert [TEXT[start:end] for start, end in places] == ["生产总值"] * 2
    ((_, places),) = theme_places(library.queries, D, "总值", rows, ("plan",))
    assert places == [(TEXT.rindex("生产总值"), TEXT.rindex("生产总值") + 4)]
    assert list(theme_places(library.queries, D, "无", rows)) == []


def test_keys() -> None:
    assert parse_keys("region, year") == ("region", "year")
    for wrong in ("", "place", "year,year"):
        with pytest.raises(InvalidKey):
            parse_keys(wrong)


def test_long_and_wide() -> None:
    cells = [("甲", ("a",), 1, 10, 5, 1), ("乙", ("a",), 2, 10, 5, 1), ("甲", ("=b",), 0, 3, 2, 1)]
    cells.append(("乙", ("=b",), 4, 3, 2, 1))
    out = io.BytesIO()
    assert write_panel(("region",), cells[:1], out) == 1
    assert out.getvalue().decode("utf-8-sig") == (
        "theme,region,count,characters,words,documents\r\n甲,a,1,10,5,1\r\n"
    )
    out = io.BytesIO()
    assert write_wide_panel(("region",), cells, out) == 2
    assert out.getvalue().decode("utf-8-sig").splitlines() == [
        "region,甲,乙,characters,words,documents",
        "a,1,2,10,5,1",
        "'=b,0,4,3,2,1",
    ]


def test_the_bundle_has_all_that_is_needed(library: Library, tmp_path: Path) -> None:
    imported(library)
    filters = DocumentFilters(years=((2024, 2024),))
    cells = make_panel(library.queries, D, ("year",), filters)
    for name in ("a.zip", "b.zip"):
        write_bundle(library.queries, tmp_path / name, D, ("year",), filters, cells)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == [
            "METHOD.md",
            "dictionary.csv",
            "dictionary.yml",
            "documents.csv",
            "panel.csv",
            "settings.json",
        ]
        method = archive.read("METHOD.md").decode()
        version = library.queries.versions(library.queries.documents()[0].id)[0]
        assert version.sha256 in archive.read("documents.csv").decode()
    assert "词典“d”含 3 个主题、4 个词语" in method and "3 themes, 4 words" in method
    assert "{" not in method


def test_dictionaries_are_saved_in_the_history(library: Library) -> None:
    key = library.perform(SaveDictionary(D)).value
    assert saved_dictionaries(library.queries) == {key: D}
    changed = Dictionary("d", (DictionaryWord("甲", "乙", ("乙丙",), "强", "因"),), "说明")
    assert library.perform(SaveDictionary(changed)).value == key
    assert saved_dictionaries(library.queries) == {key: changed}
    library.perform(DeleteDictionary(key))
    assert saved_dictionaries(library.queries) == {}
    library.undo()
    assert saved_dictionaries(library.queries) == {key: changed}
    library.undo()
    assert saved_dictionaries(library.queries) == {key: D}
    library.undo()
    assert saved_dictionaries(library.queries) == {}
    while library.redo():
        pass
    assert saved_dictionaries(library.queries) == {}
    with pytest.raises(BadValue):
        library.perform(SaveDictionary(Dictionary(" ", D.words)))
