"""Handlers: what the program is doing when it is killed, each a real action on a real library."""

import hashlib
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.actions.annotate import AddAnnotation, DeleteAnnotations, SetNote
from desktop.actions.backups import back_up, backups, restore
from desktop.actions.codebook import AddTagPath, DeleteTag, MergeTags
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.history_export import write_history
from desktop.actions.library import Library
from desktop.actions.revert import RevertTo
from desktop.actions.versions import NewVersion
from desktop.files.annotations_csv import write_annotations
from desktop.files.atomic_write import atomic_write
from tests.actions.factories import rows, source

DOCUMENTS = 8
"""More documents than these are deleted again, so that the library stays small."""

Operation = Callable[[Library, random.Random], bool]


def digest(path: Path) -> str:
    """Return a hash of all rows that actions may change; of documents, those that are not taken away.

    The row of a document is never deleted: taking an import back leaves it there, as removed.
    """
    found = rows(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        removed = {row[0] for row in connection.execute("SELECT id FROM document WHERE removed IS NOT NULL")}
    found["document"] = [row for row in found["document"] if row[0] not in removed]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def _text(rng: random.Random) -> str:
    words = ("招商引资", "生产总值", "增长百分之六", "𠮷祥", "就业", "。", "，", "\n")
    return "".join(rng.choice(words) for _ in range(rng.randrange(200, 20_000)))


def _import(library: Library, rng: random.Random) -> bool:
    if len(library.queries.documents()) >= DOCUMENTS:
        return _delete_documents(library, rng)
    texts = [_text(rng) for _ in range(rng.randrange(1, 3))]
    library.perform(ImportFile(source(*texts, name=f"{rng.random()}.txt")))
    return True


def _annotate(library: Library, rng: random.Random) -> bool:
    documents, tags = library.queries.documents(), library.queries.tags()
    if not documents or not tags:
        return False
    row = rng.choice(documents)
    start = rng.randrange(row.characters - 9)
    library.perform(AddAnnotation(row.id, start, start + 8, rng.choice(tags).id, note="注"))
    return True


def _note(library: Library, rng: random.Random) -> bool:
    found = library.queries.annotations()
    last = library.undoable()
    if not found or last is None or last.name == "set-note":  # two notes in a row may be one step
        return False
    library.perform(SetNote(rng.choice(found).id, f"注{rng.random()}"))
    return True


def _delete(library: Library, rng: random.Random) -> bool:
    found = library.queries.annotations()
    if found:
        library.perform(DeleteAnnotations([row.id for row in rng.sample(found, len(found) // 3 + 1)]))
    return bool(found)


def _tag(library: Library, rng: random.Random) -> bool:
    library.perform(AddTagPath(f"标签{rng.randrange(9)}/下{rng.randrange(9)}"))
    return True


def _merge(library: Library, rng: random.Random) -> bool:
    tags = [tag for tag in library.queries.tags() if tag.parent_id is not None]
    if len(tags) < 2:
        return False
    one, other = rng.sample(tags, 2)
    library.perform(MergeTags([one.id], other.id) if rng.random() < 0.7 else DeleteTag(one.id))
    return True


def _facts(library: Library, rng: random.Random) -> bool:
    documents = library.queries.documents()
    if documents:
        library.perform(SetMetadata(rng.choice(documents).id, speaker=f"县长{rng.random()}"))
    return bool(documents)


def _new_version(library: Library, rng: random.Random) -> bool:
    documents = library.queries.documents()
    if not documents:
        return False
    row = rng.choice(documents)
    text = library.queries.text(row.id)
    at = rng.randrange(len(text))
    changed = text[:at] + _text(rng)[:300] + text[at + rng.randrange(400) :]
    library.perform(NewVersion(row.id, source(changed, name=f"{rng.random()}.txt")))
    return True


def _delete_documents(library: Library, rng: random.Random) -> bool:
    documents = library.queries.documents()
    if documents:
        library.perform(DeleteDocuments([row.id for row in rng.sample(documents, len(documents) // 2 + 1)]))
    return bool(documents)


def _go_back(library: Library, rng: random.Random) -> bool:
    steps = [step for step in library.queries.history(limit=12) if step.state == "done"]
    if steps:
        library.perform(RevertTo(rng.choice(steps).number))
    return bool(steps)


def _undo(library: Library, rng: random.Random) -> bool:
    return library.undo() is not None


def _redo(library: Library, rng: random.Random) -> bool:
    return library.redo() is not None


def _export(library: Library, rng: random.Random) -> bool:
    export(library, exported(library.path))
    return True


def exported(path: Path) -> Path:
    """Return the file that exports of a library are written to."""
    return path.with_name("导出.csv")


def export(library: Library, out: Path) -> None:
    """Write the annotations of a library as the program does."""
    with atomic_write(out) as file:
        found = library.queries.iterate_annotations()
        write_annotations(({**row._asdict(), "annotation_id": row.id} for row in found), file)


def _chronicle(library: Library, rng: random.Random) -> bool:
    write_history(library.queries, library.path.with_name("历史.jsonl"))
    return True


def _back_up(library: Library, rng: random.Random) -> bool:
    if len(backups(library.path)) < 6:
        back_up(library.path)
    return True


def _restore(library: Library, rng: random.Random) -> bool:
    kept = [one for one in backups(library.path) if one.reason == "manual"]
    if not kept:
        return False
    restore(library.path, rng.choice(kept).path)
    for one in backups(library.path):
        if one.reason == "restore":
            one.path.unlink()
    return True


OPERATIONS: dict[str, Operation] = {
    "annotating": _annotate,
    "note": _note,
    "deleting": _delete,
    "tagging": _tag,
    "merging": _merge,
    "metadata": _facts,
    "importing": _import,
    "new version": _new_version,
    "deleting documents": _delete_documents,
    "going back": _go_back,
    "undoing": _undo,
    "redoing": _redo,
    "exporting": _export,
    "history export": _chronicle,
    "backing up": _back_up,
    "restoring": _restore,
}
"""Everything that is done while the program may be killed, by name."""

OFTEN = {
    "annotating": 8,
    "note": 4,
    "tagging": 2,
    "importing": 4,
    "new version": 5,
    "undoing": 5,
    "redoing": 2,
    "restoring": 2,
}
"""How much more often than once something is done."""
