"""Library queries: everything that can be read from a library."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import classified
from db.json_columns import load_rows
from db.queries import (
    annotations,
    attributes,
    document_groups,
    documents,
    history_steps,
    relocation,
    tags,
    user_data,
)
from db.queries import suggestions as suggestion_queries
from db.queries.annotations import Sections
from db.row_changes import RowChange, decode
from db.row_types import (
    AnnotationRow,
    AnnotatorRow,
    AttributeRow,
    BookmarkRow,
    CorrectionRow,
    DocumentRow,
    GroupRow,
    OriginalRow,
    SavedQueryRow,
    StepRow,
    TagRow,
    VerdictRow,
    VersionRow,
)
from db.store import Store
from desktop.files.draft import Removal
from desktop.text.anchor import Anchor, candidates
from desktop.text.outline import Heading, SectionLookup

if TYPE_CHECKING:
    from desktop.text.damage import Damage
    from desktop.text.segmentation import UserWords


_TEXTS_TOGETHER = 50
"""Texts that are read in one query."""


class LibraryQueries:
    """The queries of an open library; each gives one moment's state.

    Ids may be given as an unambiguous beginning of at least 4 characters where a method is named ``find_…``;
    all others want them whole. An id that is unknown, or of a document taken away, raises Unknown.
    """

    def __init__(self, opened: Store) -> None:
        self._store = opened

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._store.path

    def moment(self) -> AbstractContextManager[Any]:
        """Return one moment's state, for the queries of the other modules of actions."""
        return self._store.read()

    def documents(self, without: Collection[str] = ()) -> list[DocumentRow]:
        """Return all documents in the order they came in, without texts.

        Args:
            without: Names of annotators whose annotations are not counted.
        """
        with self._store.read() as connection:
            return documents.list_documents(connection, without)

    def document_count(self) -> int:
        """Return how many documents there are."""
        with self._store.read() as connection:
            return documents.count(connection)

    def some_documents(self, document_ids: Sequence[str]) -> list[DocumentRow]:
        """Return those of some documents that are there; as many ids as one statement takes."""
        with self._store.read() as connection:
            return documents.some(connection, document_ids)

    def document(self, document_id: str, without: Collection[str] = ()) -> DocumentRow:
        """Return one document; ``without`` as for ``documents``."""
        with self._store.read() as connection:
            return documents.one(connection, self._store.path, document_id, without)

    def find_document(self, beginning: str) -> str:
        """Return the id that begins so; Unknown with the reason ``unknown`` or ``ambiguous`` otherwise."""
        with self._store.read() as connection:
            return documents.find(connection, self._store.path, beginning)

    def find_annotation(self, beginning: str) -> str:
        """Return the annotation's id that begins so; Unknown otherwise."""
        with self._store.read() as connection:
            return annotations.find(connection, self._store.path, beginning)

    def find_tag(self, path: str) -> str | None:
        """Return the id of the tag with this path (``产业/煤炭``), or None."""
        with self._store.read() as connection:
            return tags.with_path(connection, path)

    def documents_from(self, path: str) -> list[str]:
        """Return the ids of the documents whose current text was read from a file, in the file's order."""
        with self._store.read() as connection:
            return documents.from_path(connection, path)

    def text(self, document_id: str) -> str:
        """Return a document's current text."""
        return self.version_text(self._current_version(document_id))

    def version_text(self, version_id: str) -> str:
        """Return the text of any version."""
        return self._store.text(version_id)

    def current_texts(self, document_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the current texts of documents with their hashes, in their order, some read at a time."""
        for first in range(0, len(document_ids), _TEXTS_TOGETHER):
            some = document_ids[first : first + _TEXTS_TOGETHER]
            with self._store.read() as connection:
                found = documents.texts(connection, some)
            yield from (found[document_id] for document_id in some)

    def version(self, document_id: str) -> VersionRow:
        """Return a document's current version."""
        with self._store.read() as connection:
            current = documents.current_version(connection, self._store.path, document_id)
            return next(one for one in documents.versions(connection, document_id) if one.id == current)

    def versions(self, document_id: str) -> list[VersionRow]:
        """Return all versions of a document, the first one first."""
        with self._store.read() as connection:
            return documents.versions(connection, document_id)

    def headings(self, document_id: str) -> list[Heading]:
        """Return the outline of a document's current text."""
        return self._headings(self._current_version(document_id))

    def removals(self, document_id: str) -> list[Removal]:
        """Return what cleaning changed to make a document's current text."""
        with self._store.read() as connection:
            version_id = documents.current_version(connection, self._store.path, document_id)
            return load_rows(documents.removals(connection, version_id), Removal)

    def doubtful(self, document_id: str, text: str) -> "list[Damage]":
        """Return where a document's current text was read off a picture, and not surely.

        Args:
            document_id: The document.
            text: Its current text.
        """
        from desktop.files.recognized_text import doubtful_places

        return doubtful_places(self.removals(document_id), text)

    def original(self, document_id: str) -> bytes:
        """Return the bytes of the file that a document's current version was read from."""
        return self.original_file(document_id).data

    def original_file(self, document_id: str) -> OriginalRow:
        """Return the file that a document's current version was read from."""
        with self._store.read() as connection:
            version_id = documents.current_version(connection, self._store.path, document_id)
            return documents.original(connection, version_id)

    def tags(self, without: Collection[str] = ()) -> list[TagRow]:
        """Return the codebook in the order of the tree, each tag before those under it.

        Args:
            without: Names of annotators whose annotations are not counted.
        """
        with self._store.read() as connection:
            return tags.codebook(connection, without)

    def counts_of_tags(self, tag_ids: Collection[str], without: Collection[str] = ()) -> dict[str, int]:
        """Count the annotations of some tags by their ids; ``without`` as for ``tags``."""
        with self._store.read() as connection:
            return tags.counts_of(connection, tag_ids, without)

    def tag_counts(self, document_id: str) -> dict[str, int]:
        """Count a document's annotations by tag."""
        with self._store.read() as connection:
            return tags.counts_in(connection, document_id)

    def groups(self) -> list[GroupRow]:
        """Return the groups of documents in their order."""
        with self._store.read() as connection:
            return document_groups.groups(connection)

    def attributes(self) -> list[AttributeRow]:
        """Return the attributes of documents in their order."""
        with self._store.read() as connection:
            return document_groups.attributes(connection)

    def attribute_values(self) -> dict[str, dict[str, str]]:
        """Return the values of attributes by document and attribute."""
        with self._store.read() as connection:
            return document_groups.values(connection)

    def coded_to(self) -> dict[str, int]:
        """Return the code point at which the last placed annotation of each document ends."""
        with self._store.read() as connection:
            return annotations.coded_to(connection)

    def saved_queries(self) -> list[SavedQueryRow]:
        """Return the queries that were saved, by name."""
        with self._store.read() as connection:
            return suggestion_queries.saved_queries(connection)

    def verdicts(self, rule: str | None = None) -> list[VerdictRow]:
        """Return what was said of the suggestions of a rule, or of all, the oldest first."""
        with self._store.read() as connection:
            return suggestion_queries.verdicts(connection, rule)

    def hit_rate(self, rule: str) -> tuple[int, int]:
        """Return how many suggestions of a rule were accepted and how many refused."""
        with self._store.read() as connection:
            return suggestion_queries.hit_rate(connection, rule)

    def annotations_under(self, tag_id: str) -> int:
        """Count the annotations that would go with a tag and all under it, removed documents included."""
        with self._store.read() as connection:
            return len(tags.annotations_of(connection, tags.subtree(connection, tag_id)))

    def annotations(self, document_id: str | None = None) -> list[AnnotationRow]:
        """Return the annotations of a document, or of all, in document order."""
        return list(self.iterate_annotations(None if document_id is None else [document_id]))

    def iterate_annotations(self, document_ids: Collection[str] | None = None) -> Iterator[AnnotationRow]:
        """Stream annotations: documents in the order of ``documents()``, within each by place in the text.

        All rows are of the moment at which the first was asked for. Those on the review list or lost come
        with the version whose offsets they still have.
        """
        with self._store.read() as connection:
            yield from annotations.stream(connection, document_ids, self._sections())

    def annotation_values(self, document_ids: Collection[str] | None = None) -> Iterator[tuple[Any, ...]]:
        """Stream the same as plain values, in the order of the fields of AnnotationRow, which is faster."""
        with self._store.read() as connection:
            yield from annotations.values(connection, document_ids, self._sections())

    def annotation(self, annotation_id: str) -> AnnotationRow:
        """Return one annotation."""
        with self._store.read() as connection:
            return annotations.one(connection, self._store.path, annotation_id, self._sections())

    def annotations_by_id(self, ids: Sequence[str]) -> list[AnnotationRow]:
        """Return those of some annotations that there are, each document's by place."""
        with self._store.read() as connection:
            return annotations.by_ids(connection, ids, self._sections())

    def review(self, document_id: str | None = None) -> list[AnnotationRow]:
        """Return the review list (待复核): annotations that found no certain place in the current text."""
        return self.in_state("review", document_id)

    def in_state(self, state: str, document_id: str | None = None) -> list[AnnotationRow]:
        """Return the annotations of a document, or of all, that are in one of STATES."""
        with self._store.read() as connection:
            wanted = relocation.documents(connection, state) if document_id is None else [document_id]
        rows = self.iterate_annotations(wanted) if wanted else iter(())
        return [row for row in rows if row.state == state]

    def review_counts(self) -> dict[str, int]:
        """Count the annotations that wait to be placed (``review``) and those kept as lost (``lost``)."""
        with self._store.read() as connection:
            return relocation.counts(connection)

    def candidates(self, annotation_id: str) -> list[tuple[int, int]]:
        """Return where an annotation's words stand in its document's current text, the likeliest first."""
        row = self.annotation(annotation_id)
        anchor = Anchor(row.start, row.end, row.quote, row.prefix, row.suffix)
        return candidates(anchor, self.text(row.document_id))

    def annotators(self) -> list[AnnotatorRow]:
        """Return all annotators by name."""
        with self._store.read() as connection:
            return annotations.annotators(connection)

    def attribute_values_by_name(self, document_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return the values that documents have of attributes, by document and the attribute's name."""
        with self._store.read() as connection:
            return attributes.values_in(connection, document_ids)

    def user_words(self) -> "UserWords":
        """Return the user's own words and splits."""
        from desktop.text.segmentation import (
            UserWords,  # loads a dictionary's engine: not before it is wanted
        )

        with self._store.read() as connection:
            rows = user_data.words(connection)
        words = tuple(parts[0] for kind, parts in rows if kind == "word")
        return UserWords(words, tuple(tuple(parts) for kind, parts in rows if kind == "split"))

    def corrections(self, document_id: str) -> list[CorrectionRow]:
        """Return the corrected figures of a document by place."""
        with self._store.read() as connection:
            return user_data.corrections(connection, document_id)

    def bookmarks(self, document_id: str) -> list[BookmarkRow]:
        """Return the marked places of a document by position."""
        with self._store.read() as connection:
            return user_data.bookmarks(connection, document_id)

    def place(self, document_id: str) -> int | None:
        """Return the code point that was read at last, or None."""
        with self._store.read() as connection:
            return user_data.place(connection, document_id)

    def setting(self, key: str) -> str | None:
        """Return a setting that belongs to the library, or None."""
        with self._store.read() as connection:
            return user_data.setting(connection, key)

    def history(
        self,
        *,
        limit: int = 200,
        before: int | None = None,
        document_id: str | None = None,
        tag_id: str | None = None,
        annotator: str | None = None,
    ) -> list[StepRow]:
        """Return what was done, the last first.

        Args:
            limit: How many at most.
            before: Only actions with a smaller number, to read on.
            document_id: Only what touched this document.
            tag_id: Only what touched this tag.
            annotator: Only what this annotator did.
        """
        with self._store.read() as connection:
            subjects = [one for one in (document_id, tag_id) if one is not None]
            return history_steps.list_steps(connection, limit, before, subjects, annotator)

    def last_change(self) -> str:
        """Return when something was done, undone steps aside, for the last time; empty in a new library."""
        with self._store.read() as connection:
            return history_steps.last_at(connection)

    def history_stamp(self) -> tuple[int, int, int]:
        """Return what is another whenever a step was done, undone, redone or forgotten."""
        with self._store.read() as connection:
            return history_steps.stamp(connection)

    def iterate_history(self) -> Iterator[StepRow]:
        """Stream all that was done, the first step first."""
        with self._store.read() as connection:
            yield from history_steps.stream_steps(connection)

    def iterate_changes(self, number: int | None = None) -> Iterator[tuple[StepRow, list[RowChange]]]:
        """Stream all that was done, or one step, each with the rows it wrote, before and after.

        Raises:
            CorruptLibrary: When what is kept of a step can't be read.
        """
        with self._store.read() as connection:
            for one, held in history_steps.with_row_changes(connection, number):
                yield one, decode(held)

    def _current_version(self, document_id: str) -> str:
        with self._store.read() as connection:
            return documents.current_version(connection, self._store.path, document_id)

    def _sections(self) -> Sections:
        """Return what tells section and part of a place, reading each version's outline once in a row."""
        lookup = SectionLookup(())
        of_version = ""

        def section(version_id: str, headings: str, position: int) -> tuple[str, str]:
            nonlocal lookup, of_version
            if version_id != of_version:
                rows = () if headings == "[]" else load_rows(headings, Heading)
                lookup, of_version = SectionLookup(rows), version_id
            return lookup.section(position), lookup.part(position)

        return section

    def _headings(self, version_id: str) -> list[Heading]:
        with self._store.read() as connection:
            return load_rows(documents.headings(connection, version_id), Heading)

    def outline_kept(self, held: str) -> list[Heading]:
        """Read an outline as the library holds it."""
        with classified(self._store.path):
            return load_rows(held, Heading)
