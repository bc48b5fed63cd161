"""Killed in the middle of a statement while index, figures or counts of words are made: nothing is wrong."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions import backups
from desktop.actions.derived_data import update_figures, update_word_counts
from desktop.actions.dictionaries import shipped_dictionary
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.actions.library_search import complete_index, search
from desktop.actions.number_search import find_numbers
from desktop.actions.panel import make_panel
from desktop.text.number_query import parse_number_query
from desktop.text.search_query import parse_query
from tests.actions.factories import TEXT, source
from tests.helpers.commands import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9")

KINDS = ("index", "figures", "words")

_KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from desktop.actions import derived_data, library_search
from desktop.actions.library import Library
complete_index = library_search.complete_index
derived_data.AT_ONCE = library_search.INDEXED_AT_ONCE = 4
left = int(sys.argv[3])
def watch(statement):  # asked by SQLite itself, for each row of a statement with many
    global left
    if statement.startswith(("INSERT", "DELETE", "UPDATE")):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
def begin(connection, cursor, *rest):
    cursor.connection.set_trace_callback(watch)
with Library.open(sys.argv[1]) as library:
    event.listen(Engine, "before_cursor_execute", begin)
    if sys.argv[2] == "index":
        complete_index(library)
    elif sys.argv[2] == "figures":
        derived_data.update_figures(library, processes=0)
    else:
        derived_data.update_word_counts(library, processes=0)
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        texts = [TEXT.replace("百分之六", f"{number}.5%") + f"第{number}篇\n" for number in range(30)]
        library.perform(ImportFile(source(*texts)))
        with closing(sqlite3.connect(library.path)) as connection:  # an index in an older form
            connection.execute("UPDATE library_setting SET value = 'old' WHERE key = 'text-index-form'")
            connection.commit()
        yield library


def _answers(library: Library) -> list[object]:
    queries = library.queries
    return [
        [(one.document.id, one.places) for one in search(queries, parse_query("生产总值 OR 招商"))],
        [(one.document.id, one.fields) for one in find_numbers(queries, parse_number_query("值>=0"))],
        make_panel(queries, shipped_dictionary("livelihood"), ("year", "part")),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_killed_in_a_statement_nothing_is_wrong(library: Library, kind: str) -> None:
    before = _answers(library)
    for statements in (0, 2, 5):
        command = [sys.executable, "-c", _KILLED, str(library.path), kind, str(statements)]
        done = subprocess.run(command, cwd=ROOT, check=False)
        assert done.returncode == -9
        assert backups.check(library.path) == []
        assert _answers(library) == before
    complete_index(library)
    update_figures(library, processes=0)
    update_word_counts(library, processes=0)
    assert (complete_index(library), update_figures(library), update_word_counts(library)) == (0, 0, 0)
    assert backups.check(library.path) == []
    assert _answers(library) == before
