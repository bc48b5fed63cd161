"""The history: saving with a million steps behind, undoing, and moving to a new version."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.actions.user_data import FiguresToAnnotations
from desktop.actions.versions import NewVersion
from desktop.files.file_input import read_bytes
from tests.benchmarks.harness import Measured, at_most, benchmark, repeat
from tests.benchmarks.texts import report

STEPS = 1_000_000
PASSAGES = 5_000
LENGTH = 60_000


@contextmanager
def _library() -> Iterator[tuple[Library, str, str]]:
    """Return a library with a document and a tag."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Library.create(Path(folder) / "a.piyue", "bench") as library,
    ):
        library.perform(ImportFile(read_bytes(report(LENGTH).encode(), "one.txt")))
        tag = AddTagPath("产业/煤炭")
        tag_result = library.perform(tag).value
        yield library, library.queries.documents()[0].id, tag_result[-1]


def _lengthen(library: Library) -> None:
    """Copy the last step until the history is long."""
    columns = "name, label_args, annotator_id, at, state, group_id, merge_key, undo_seq, row_changes"
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        last = connection.execute("SELECT max(number) FROM action").fetchone()[0]
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {STEPS}) "
            f"INSERT INTO action ({columns}) SELECT {columns} FROM n, action WHERE number = {last}"
        )
        connection.execute(
            "INSERT INTO action_subject SELECT subject_id, action.number FROM action_subject, action "
            f"WHERE action_subject.number = {last} AND action.number > {last}"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@benchmark("saving an annotation after a million steps", at_most(5), floor="after three steps")
def saving_late() -> Measured:
    with _library() as (library, document, tag):
        starts = iter(range(0, LENGTH - 10, 7))

        def save() -> None:
            start = next(starts)
            library.perform(AddAnnotation(document, start, start + 4, tag))

        floor = repeat(save, 300)
        _lengthen(library)
        return Measured(repeat(save, 300), floor)


@benchmark("undoing one step", at_most(20))
def undoing() -> Measured:
    with _library() as (library, document, tag):
        for start in range(0, 7 * 320, 7):
            library.perform(AddAnnotation(document, start, start + 4, tag))
        return Measured(repeat(library.undo, 300))


@benchmark("undoing a step of 5,000 annotations, in the background", at_most(2), unit="s")
def undoing_much() -> Measured:
    taken = []
    with _library() as (library, document, tag):
        spans = [(start, start + 4) for start in range(0, 7 * PASSAGES, 7)]
        library.perform(FiguresToAnnotations(document, spans, tag))
        for handler in (library.undo, library.redo) * 3:
            began = time.perf_counter()
            handler()
            taken.append(time.perf_counter() - began)
    return Measured(taken)


@benchmark("a page of the history after a million steps", at_most(100))
def paging() -> Measured:
    with _library() as (library, document, tag):
        library.perform(AddAnnotation(document, 0, 4, tag))
        _lengthen(library)
        return Measured(
            [
                *repeat(lambda: library.queries.history(), 20),
                *repeat(lambda: library.queries.history(document_id=document), 20),
            ]
        )


@benchmark("moving 5,000 passages to a new version of 60,000 characters", at_most(2), unit="s")
def moving() -> Measured:
    taken = []
    for seed in range(5):
        with _library() as (library, document, tag):
            rng = random.Random(seed)
            text = library.queries.text(document)
            spans = {(at, at + rng.randrange(3, 30)) for at in rng.sample(range(len(text) - 40), PASSAGES)}
            library.perform(FiguresToAnnotations(document, sorted(spans), tag))
            source = read_bytes(_edited(text, rng).encode(), "one.txt")
            action = NewVersion(document, source)
            began = time.perf_counter()
            library.perform(action)
            taken.append(time.perf_counter() - began)
    return Measured(taken)


def _edited(text: str, rng: random.Random) -> str:
    """Change a sentence in ten: words added, taken away, moved."""
    sentences = text.split("。")
    for number in range(0, len(sentences) - 1, 10):
        one = sentences[number]
        at = rng.randrange(len(one) + 1)
        sentences[number] = rng.choice((one[:at] + "进一步" + one[at:], one[:at] + one[at + 2 :], ""))
    first, second = rng.randrange(len(sentences)), rng.randrange(len(sentences))
    sentences[first], sentences[second] = sentences[second], sentences[first]
    return "。".join(sentences)
