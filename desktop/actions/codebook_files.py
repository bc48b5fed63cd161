"""Codebooks as files: written from a library, and taken into one in a single step."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from db.ids import new_id
from db.queries import tags
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.exchange_records import codebook_entries
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.tag_values import clean_name, insert_tag, next_color, refusal, usable_color
from desktop.files.atomic_write import atomic_write
from desktop.files.exchange.codebook_write import write_codebook_csv, write_codebook_json, write_qdc
from desktop.files.exchange.records import CodebookEntry

WORDS = ("description", "use_when", "not_when", "examples")
"""What is said of a tag, by name."""


def export_codebook(queries: LibraryQueries, path: Path) -> int:
    """Write the codebook as ``.qdc``, ``.json`` or else CSV, whole or not at all; return the number of tags.

    Raises:
        OSError: When the file can't be written.
    """
    codes = codebook_entries(queries)
    with atomic_write(path) as out:
        if path.suffix.lower() == ".qdc":
            write_qdc(codes, out)
        elif path.suffix.lower() == ".json":
            write_codebook_json(codes, out)
        else:
            write_codebook_csv(codes, out)
    return len(codes)


@dataclass(frozen=True, slots=True)
class TagsImported:
    """What came of importing a codebook.

    Attributes:
        made: Ids of the tags that are new.
        filled: Ids of those about which something is said now that was not before.
        refused: Rows of the file (the first is 1) whose tag was left out, with why: ``too-deep`` or
            ``too-long``.
    """

    made: list[str]
    filled: list[str]
    refused: dict[int, str]


@dataclass(frozen=True, slots=True)
class ImportCodebook(Action[TagsImported]):
    """Take a codebook in, in one step.

    A tag that is there already, by its id or by its path, keeps its name, place and color; what is said of
    it is filled in only where nothing is said yet. A tag that would be too deep, or has too long a name, is
    left out with all under it; the rest is taken.

    Attributes:
        codes: The tags, each after the one above it.
        label: Where they come from, for the history.
    """

    kind: ClassVar[str] = "import-codebook"
    codes: Sequence[CodebookEntry]
    label: str = ""

    def do(self, work: UnitOfWork) -> TagsImported:
        """Write what is missing."""
        ids: dict[str, str] = {}
        left_out: dict[str, str] = {}
        refused: dict[int, str] = {}
        made: list[str] = []
        filled: list[str] = []
        for code in self.codes:
            parent_id = ids.get(code.parent_id or "")
            name = clean_name(code.name)
            reason = left_out.get(code.parent_id or "", "")
            known = self._known(work, code.id, parent_id, name, by_name=not reason)
            if known is None:
                reason = reason or refusal(work, parent_id, [name])
                if reason:
                    left_out[code.id] = refused[code.row] = reason
                    continue
                known = code.id if _is_id(code.id) else new_id()
                _insert(work, known, parent_id, name, code)
                made.append(known)
            elif _fill(work, known, code):
                filled.append(known)
            ids[code.id] = known
        work.set_label_args(label=self.label, count=str(len(made)))
        return TagsImported(made, filled, refused)

    @staticmethod
    def _known(work: UnitOfWork, key: str, parent_id: str | None, name: str, *, by_name: bool) -> str | None:
        if work.existing_rows("tag", [key]):
            return key
        if not by_name:
            return None
        return tags.child_named(work.connection, parent_id, name)


def _insert(work: UnitOfWork, key: str, parent_id: str | None, name: str, code: CodebookEntry) -> None:
    shortcut = code.shortcut or None
    if shortcut is not None and tags.pinned_to(work.connection, shortcut):
        shortcut = None
    insert_tag(
        work,
        key,
        parent_id,
        name,
        color=usable_color(code.color) or next_color(work),
        shortcut=shortcut,
        archived=int(code.archived),
        **{word: getattr(code, word) for word in WORDS},
    )


def _fill(work: UnitOfWork, key: str, code: CodebookEntry) -> bool:
    row = work.row("tag", key)
    new = {word: getattr(code, word) for word in WORDS if getattr(code, word) and not row[word]}
    if new:
        work.update("tag", key, **new)
    return bool(new)


def _is_id(key: str) -> bool:
    try:
        return str(UUID(key)) == key
    except ValueError:
        return False
