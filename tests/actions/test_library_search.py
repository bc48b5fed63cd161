"""Library search: exactly what a plain scan of all texts finds, whatever happened to the library."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions import library_search
from desktop.actions.annotate import AddAnnotation
from desktop.actions.document_filters import (
    DocumentFilters,
    InvalidFilter,
    filtered_documents,
    filters_from,
    parse_filters,
)
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import INDEXED_AT_ONCE, complete_index, search
from desktop.actions.panel import PanelCounts, make_panel
from desktop.actions.versions import AcceptRepair, NewVersion
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.text.index_form import folded, index_stamp
from desktop.text.search_match import find_hits
from desktop.text.search_query import parse_query
from tests.actions.factories import TEXT, imported, source, tagged
from tests.helpers.commands import ROOT

_CHARACTERS = "的发展發經济经招商引资產产业、，。“”％%5５AaＡ 　（）(\n𠮷著着"


def _texts(seed: int, count: int) -> list[str]:
    rng = random.Random(seed)
    pieces = ["招商引资", "高质量发展", "經濟增長５％", "“十四五”规划", "产业升级", "\n", "，", "。", "　"]
    return [
        f"第{number}篇"
        + "".join(rng.choice([*pieces, rng.choice(_CHARACTERS)]) for _ in range(rng.randint(1, 200)))
        for number in range(count)
    ]


def _scanned(texts: dict[str, str], words: str) -> dict[str, list[tuple[int, int]]]:
    """Return all places of a string, looked for in the folded texts one after the other."""
    wanted, found = folded(words), {}
    for key, text in texts.items():
        form, places = folded(text), []
        at = form.find(wanted)
        while at >= 0:
            places.append((at, at + len(wanted)))
            at = form.find(wanted, at + len(wanted))
        if places:
            found[key] = places
    return found


def _plain_scan(library: Library, query: str) -> dict[str, list[tuple[int, int]]]:
    """Return the places of a query by document, found without the index."""
    found = {}
    for row in library.queries.documents():
        starts = [one.start for one in library.queries.headings(row.id)]
        places = find_hits(library.queries.text(row.id), parse_query(query), starts)
        if places:
            found[row.id] = places
    return found


def _found(library: Library, query: str) -> dict[str, list[tuple[int, int]]]:
    return {one.document.id: one.places for one in search(library.queries, parse_query(query))}


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


@pytest.fixture(params=["texts", "index"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have texts read, or all but the first looked up in the index as in a large library."""
    if request.param == "index":
        monkeypatch.setattr(library_search, "TEXTS_READ", 1)
        monkeypatch.setattr(library_search, "ROWS_AT_FIRST", 1)
        monkeypatch.setattr(library_search, "ROWS_AT_ONCE", 7)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


@pytest.mark.usefixtures("way")
def test_every_string_is_found_as_by_a_plain_scan(library: Library) -> None:
    for first, count in ((1, 20), (11, 15), (12, 5)):
        library.perform(ImportFile(source(*_texts(first, count), name=f"{first}.txt")))
    texts = {row.id: library.queries.text(row.id) for row in library.queries.documents()}
    rng = random.Random(2)
    for number in range(300):
        text = rng.choice(list(texts.values()))
        start, length = rng.randrange(len(text)), rng.randint(1, 13)
        words = text[start : start + length]
        if number % 5 == 0:
            words += rng.choice(_CHARACTERS)  # mostly nowhere
        assert _found(library, _quoted(words)) == _scanned(texts, words), words


@pytest.mark.usefixtures("way")
def test_every_query_is_found_as_by_a_plain_scan(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(3, 30))))
    rng = random.Random(4)
    words = ["招商", "發展", "经济", "%", "（", "没有", "a", "/[一-龥]5/", "产*级", '" "']
    for _ in range(120):
        some = [rng.choice(["", "", "NOT "]) + rng.choice(words) for _ in range(rng.randint(1, 4))]
        query = some[0].removeprefix("NOT ")
        for one in some[1:]:
            joint = rng.choice([" ", " OR ", " NEAR/6 "])
            query += joint + (one if joint == " " else one.removeprefix("NOT "))
        query += rng.choice(["", " IN/sentence", " IN/paragraph", " IN/section"])
        assert _found(library, query) == _plain_scan(library, query), query


def test_no_text_is_read_where_the_index_tells_the_places(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.perform(ImportFile(source(*_texts(1, 40))))
    before = _found(library, "招商引资 NOT 没有")
    monkeypatch.setattr(library_search, "TEXTS_READ", 1)
    read: list[int] = []
    current_texts = library_search.current_texts

    def counted(queries: LibraryQueries, ids: Sequence[str]) -> Iterator[library_search.CurrentText]:
        read.append(len(ids))
        return current_texts(queries, ids)

    monkeypatch.setattr(library_search, "current_texts", counted)
    hits = list(search(library.queries, parse_query("招商引资 NOT 没有")))
    assert {one.document.id: one.places for one in hits} == before
    assert sum(read) == library_search.ROWS_AT_FIRST < len(hits)
    for one in hits:
        start, end = one.places[0]
        assert folded(one.text[start:end]) == "招商引资"
        assert one.text == library.queries.text(one.document.id)


@pytest.mark.usefixtures("way")
def test_parts_and_sections_are_told_apart(library: Library) -> None:
    text = "一、过去一年工作\n招商引资很好。\n二、今年工作安排\n抓好招商引资，推进招商引资。\n"
    library.perform(ImportFile(source(text, text + "招商引资。\n", name="t.txt")))
    plan = search(library.queries, parse_query("招商引资"), parse_filters("part=plan"))
    assert [len(one.places) for one in plan] == [2, 3]
    apart = search(library.queries, parse_query("招商引资 很好 IN/section"))
    assert [len(one.places) for one in apart] == [2, 2]


@pytest.mark.usefixtures("way")
def test_the_current_text_alone_is_searched(library: Library) -> None:
    document = imported(library)
    start = TEXT.index("一百")
    library.perform(AcceptRepair(document, start, start + 2, "三千"))
    assert _found(library, "一百亿元") == {}
    assert list(_found(library, "三千亿元")) == [document]
    library.undo()
    assert list(_found(library, "一百亿元")) == [document]
    assert _found(library, "三千亿元") == {}
    library.redo()
    assert list(_found(library, "三千亿元")) == [document]
    library.perform(NewVersion(document, source(TEXT.replace("𠮷祥", "吉祥"))))
    assert list(_found(library, "吉祥")) == [document]
    library.perform(DeleteDocuments([document]))
    assert _found(library, "吉祥") == {}
    library.undo()
    assert list(_found(library, "吉祥")) == [document]
    while library.undo():
        pass
    assert _found(library, "生产总值") == {}
    library.redo()
    assert list(_found(library, "一百亿元")) == [document]


def test_a_failed_import_leaves_nothing_in_the_index(library: Library) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.perform(ImportFile(source(TEXT)), stop)
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT count(*) FROM text_index_entry").fetchone() == (0,)
        assert connection.execute("SELECT rowid FROM text_index('\"生 产\"')").fetchall() == []
    imported(library)
    assert len(_found(library, "生产总值")) == 1


def _forget(path: Path, count: int) -> None:
    """Leave a library as an upgrade leaves it: without some texts in the index."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM text_index_entry WHERE number > ?", (count,))
        connection.execute("INSERT INTO text_index(text_index) VALUES ('delete-all')")
        connection.execute("DELETE FROM text_index_entry")
        connection.commit()


@pytest.mark.usefixtures("way")
def test_a_text_that_the_index_does_not_have_is_found_all_the_same(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(5, 50))))
    before = _found(library, "招商引资")
    _forget(library.path, 0)
    assert _found(library, "招商引资") == before != {}
    told: list[tuple[int, int]] = []
    assert complete_index(library, most=20) == 20
    assert _found(library, "招商引资") == before
    assert complete_index(library, lambda done, total: told.append((done, total))) == 30
    assert told == [(0, 30), (20, 30)]
    assert _found(library, "招商引资") == before
    assert complete_index(library) == 0
    assert library.undoable() is not None and library.undo() and library.undo() is None


@pytest.mark.usefixtures("way")
def test_texts_whose_index_is_left_for_later_are_found_and_get_the_same_index(
    library: Library, tmp_path: Path
) -> None:
    files = [source(text, name=f"{number}.txt") for number, text in enumerate(_texts(7, 45))]
    with Library.create(tmp_path / "at-once.piyue") as at_once:
        at_once.perform_all([ImportFile(one) for one in files])
        expected = _index_rows(at_once)
    library.perform_all([ImportFile(one, index_later=True) for one in files[:44]])
    assert _index_rows(library) == ([], [])
    before = _found(library, "招商引资")
    assert before == _plain_scan(library, "招商引资") != {}
    library.perform(ImportFile(files[44]))
    assert len(_index_rows(library)[0]) == 1, "one that came alone is taken in at once"
    assert complete_index(library) == 44
    assert _found(library, "招商引资") == _plain_scan(library, "招商引资")
    assert sorted(_index_rows(library)[0]) == sorted(expected[0])
    assert len(_index_rows(library)[1]) == len(expected[1])
    assert complete_index(library) == 0


def _index_rows(library: Library) -> tuple[list[str], list[int]]:
    """Return the hashes of the texts in the index, in its order, and which hold a character."""
    with closing(sqlite3.connect(library.path)) as connection:
        entries = connection.execute(
            "SELECT sha256 FROM text_index_entry JOIN document_version ON id = version_id "
            "ORDER BY text_index_entry.number"
        ).fetchall()
        found = connection.execute("SELECT rowid FROM text_index('招')").fetchall()
    return [one for (one,) in entries], [number for (number,) in found]


def _age(library: Library) -> None:
    """Let the index look as an older build left it, with texts in a form in which nothing is found."""
    with closing(sqlite3.connect(library.path)) as connection:
        numbers = connection.execute("SELECT number FROM text_index_entry").fetchall()
        connection.execute("INSERT INTO text_index(text_index) VALUES ('delete-all')")
        connection.executemany("INSERT INTO text_index(rowid, characters) VALUES (?, '旧')", numbers)
        connection.execute("DELETE FROM library_setting WHERE key = 'text-index-form'")
        connection.commit()


@pytest.mark.usefixtures("way")
def test_an_index_in_another_form_is_not_believed_and_is_made_again(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(8, 30))))
    before = _found(library, "招商引资")
    _age(library)
    assert _found(library, "招商引资") == before != {}
    library.perform(ImportFile(source("第九篇：招商引资。\n", name="9.txt")))
    assert len(_found(library, "招商引资")) == len(before) + 1
    assert complete_index(library, most=20) == INDEXED_AT_ONCE == 20
    assert len(_found(library, "招商引资")) == len(before) + 1
    assert complete_index(library) == 11
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT rowid FROM text_index('旧')").fetchall() == []
        assert connection.execute("SELECT count(*) FROM text_index_entry").fetchone() == (31,)
        (stamp,) = connection.execute(
            "SELECT value FROM library_setting WHERE key = 'text-index-form'"
        ).fetchone()
    assert stamp == index_stamp()
    assert len(_found(library, "招商引资")) == len(before) + 1
    assert complete_index(library) == 0


def test_the_counts_of_a_panel_do_not_believe_an_index_in_another_form(library: Library) -> None:
    library.perform(ImportFile(source("招商引资。\n", "乡村振兴。\n")))
    counts = PanelCounts(library.queries)
    words = [DictionaryWord("词", "招商"), DictionaryWord("词", "乡村")]
    make_panel(library.queries, Dictionary("d", tuple(words[:1])), ["document"], counts=counts)
    _age(library)
    cells = make_panel(library.queries, Dictionary("d", tuple(words)), ["document"], counts=counts)
    assert [cell.occurrences for cell in cells] == [1, 1]


_KILLED = """
import os, signal, sys
from desktop.actions.library import Library
from desktop.actions.library_search import complete_index
def watch(done, total):
    if done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
with Library.open(sys.argv[1]) as library:
    complete_index(library, watch)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_while_indexing_nothing_is_wrong(library: Library) -> None:
    library.perform(ImportFile(source(*_texts(6, 50))))
    before = _found(library, "产业")
    _forget(library.path, 0)
    done = subprocess.run([sys.executable, "-c", _KILLED, library.path, "40"], cwd=ROOT, check=False)
    assert done.returncode == -9
    assert _found(library, "产业") == before != {}
    assert complete_index(library) == 10
    assert _found(library, "产业") == before


def test_filters(library: Library) -> None:
    first, second = imported(library), imported(library, "第二篇：招商引资。\n")
    library.perform(
        SetMetadata(first, region="太原市", province="山西省", city="太原市", level="city", year=2023)
    )
    library.perform(AddAnnotation(second, 0, 3, tagged(library)))

    def ids(written: str) -> list[str]:
        return [row.id for row in filtered_documents(library.queries, parse_filters(written))]

    assert ids("") == [first, second]
    assert ids("region=山西省，year=2020–2023") == [first]
    assert ids("地区=某县") == [second]
    assert ids("year=2022,year=2024") == [second]
    assert ids("level=city") == [first]
    assert ids("kind=notice") == []
    assert ids("tag=产业") == [second]
    assert ids(f"document={first[:8]}") == [first]
    for written, reason in (
        ("colour=red", "field"),
        ("year", "field"),
        ("year=soon", "year"),
        ("part=middle", "part"),
        ("tag=没有", "tag"),
        ("group=没有", "group"),
        ("attribute=没有=1", "attribute"),
        ("attribute=没有", "attribute"),
    ):
        with pytest.raises(InvalidFilter) as raised:
            ids(written)
        assert raised.value.reason == reason


def test_groups_and_attributes(library: Library) -> None:
    first, second = imported(library), imported(library, "第二篇：招商引资。\n")
    with closing(sqlite3.connect(library.path)) as connection:
        connection.executescript(
            f"""INSERT INTO document_group VALUES ('g', '沿海', 0, '2026');
            INSERT INTO document_group_member VALUES ('m', 'g', '{first}');
            INSERT INTO attribute VALUES ('a', '类别', 'text', '[]', 0, '2026');
            INSERT INTO attribute_value VALUES ('v', 'a', '{second}', '资源型');"""
        )
    filters = filters_from({"group": ["沿海"]})
    assert [row.id for row in filtered_documents(library.queries, filters)] == [first]
    filters = filters_from({"attribute": ["类别=资源型"]})
    assert [row.id for row in filtered_documents(library.queries, filters)] == [second]
    filters = filters_from({"attribute": ["类别：资源型"], "group": ["沿海"]})
    assert filtered_documents(library.queries, filters) == []


def test_a_part_of_the_texts(library: Library) -> None:
    imported(library)
    for part, place in (("review", TEXT.index("生产总值")), ("plan", TEXT.rindex("生产总值"))):
        (one,) = search(library.queries, parse_query("生产总值"), DocumentFilters(parts=(part,)))
        assert one.places == [(place, place + 4)]
    assert list(search(library.queries, parse_query("招商"), DocumentFilters(parts=("plan",)))) == []
