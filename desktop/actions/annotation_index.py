"""The annotation index: all annotations of a library at once, for lists, filters and queries."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from db.queries import annotation_index, tags
from db.row_types import AnnotationSummary, DocumentSummary
from desktop.actions.library_queries import LibraryQueries
from desktop.text.outline import SectionLookup

NO_TAG = ""
"""What stands for the id of its tag in an annotation that has none."""

_DOCUMENT_CHUNK = 100
"""Texts read at a time."""


class TagAnnotation(NamedTuple):
    """A tag (标签) as a list of annotations speaks of it.

    Attributes:
        name: Its name.
        path: Its path.
        color: Its color, ``#rrggbb``.
    """

    name: str
    path: str
    color: str


@dataclass(slots=True)
class AnnotationIndex:
    """Annotations with what a list says of them besides.

    Attributes:
        rows: The annotations, by document and place.
        documents: The documents by id, in the order they came in.
        tags: The tags by id, in the order of the tree; last, where it is needed, NO_TAG.
        annotators: The annotators' names by id.
        total: How many annotations there are in all; more than there are rows while only the first are there.
    """

    rows: list[AnnotationSummary] = field(default_factory=list)
    documents: dict[str, DocumentSummary] = field(default_factory=dict)
    tags: dict[str, TagAnnotation] = field(default_factory=dict)
    annotators: dict[str, str] = field(default_factory=dict)
    total: int = 0
    _by_tag: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def without_annotators(self, names: Collection[str]) -> "AnnotationIndex":
        """Return the same but for the annotations of some annotators, told by their names."""
        hidden = {key for key, name in self.annotators.items() if name in names}
        if not hidden:
            return self
        rows = [row for row in self.rows if row.annotator_id not in hidden]
        return AnnotationIndex(rows, self.documents, self.tags, self.annotators, len(rows))

    def subtree(self, tag_ids: Collection[str]) -> frozenset[str]:
        """Return some tags with all tags under them."""
        paths = tuple(f"{self.tags[one].path}/" for one in tag_ids if one in self.tags)
        below = [key for key, tag in self.tags.items() if f"{tag.path}/".startswith(paths)]
        return frozenset([*tag_ids, *(below if paths else ())])

    def with_tags(self, tag_ids: Collection[str]) -> list[AnnotationSummary]:
        """Return the annotations that bear one of some tags, by document and place.

        Which bear which is found out when it is first asked: the rows of one value never change.
        """
        if not self._by_tag:
            found: dict[str, list[int]] = {}
            for place, row in enumerate(self.rows):
                found.setdefault(row.tag_id, []).append(place)
            self._by_tag = found  # whole at once: another thread may be asking too
        places = [place for one in set(tag_ids) for place in self._by_tag.get(one, ())]
        return [self.rows[place] for place in sorted(places)]


def first_annotations(queries: LibraryQueries, limit: int = 200) -> AnnotationIndex:
    """Return the first annotations and how many there are, so that a list can be shown at once."""
    with queries.moment() as connection:
        return _index_of(
            connection,
            annotation_index.first_annotations(connection, limit),
            annotation_index.count(connection),
        )


def all_annotations(queries: LibraryQueries) -> AnnotationIndex:
    """Return all annotations; 100,000 take a second or so: not on the thread that paints."""
    with queries.moment() as connection:
        rows = annotation_index.all_annotations(connection)
        return _index_of(connection, rows, len(rows))


def annotations_with_tag(queries: LibraryQueries, tag_id: str) -> AnnotationIndex:
    """Return the annotations that bear a tag."""
    with queries.moment() as connection:
        rows = annotation_index.annotations_with_tag(connection, tag_id)
        return _index_of(connection, rows, len(rows))


def contexts_with_tag(queries: LibraryQueries, tag_id: str) -> dict[str, tuple[str, str]]:
    """Return what stands before and after the passages that bear a tag, by the annotation's id."""
    with queries.moment() as connection:
        return annotation_index.contexts_with_tag(connection, tag_id)


def _index_of(connection: Any, rows: list[AnnotationSummary], total: int) -> AnnotationIndex:
    documents = {row.id: row for row in annotation_index.documents(connection)}
    found = {key: TagAnnotation(*one[:3]) for key, one in tags.paths(connection).items()}
    if any(row.tag_id == NO_TAG for row in rows):
        found[NO_TAG] = TagAnnotation("", "", "")
    return AnnotationIndex(rows, documents, found, annotation_index.annotators(connection), total)


def annotations_by_id(queries: LibraryQueries, ids: Sequence[str]) -> list[AnnotationSummary]:
    """Return those of some annotations that there are."""
    with queries.moment() as connection:
        return annotation_index.annotations_by_id(connection, ids)


class Sections:
    """Where places stand in the outlines of documents; each outline is read once.

    Attributes:
        whole: Whether all outlines were read, so that the library is not asked any more.
    """

    def __init__(self, queries: LibraryQueries | None) -> None:
        self._queries = queries
        self._held: dict[str, str] = {}  # as the library holds them: most are never looked into
        self._known: dict[str, SectionLookup] = {}
        self.whole = queries is None

    @classmethod
    def none(cls) -> "Sections":
        """Return outlines that know nothing and ask nobody."""
        return cls(None)

    def read_all(self) -> None:
        """Read the outlines of all documents at once."""
        self._read(None)
        self.whole = True

    def read(self, document_ids: Sequence[str]) -> None:
        """Read the outlines of some documents at once."""
        self._read([one for one in document_ids if one not in self._held])

    def _read(self, document_ids: Sequence[str] | None) -> None:
        if self._queries is not None and not self.whole:
            with self._queries.moment() as connection:
                self._held.update(annotation_index.headings(connection, document_ids))

    def outline(self, document_id: str) -> SectionLookup:
        """Return where the sections of a document's current text are."""
        known = self._known.get(document_id)
        if known is None:
            if document_id not in self._held:
                self._read([document_id])
            held = self._held.get(document_id, "[]")
            queries = self._queries if held != "[]" else None
            headings = [] if queries is None else queries.outline_kept(held)
            known = self._known[document_id] = SectionLookup(headings)
        return known

    def section(self, row: AnnotationSummary) -> str:
        """Return the path of the headings that an annotation stands under."""
        return self.outline(row.document_id).section(row.start)

    def part(self, row: AnnotationSummary) -> str:
        """Return the part of the report that an annotation stands in."""
        return self.outline(row.document_id).part(row.start)


class Texts:
    """Texts of documents, one after the other; none is kept."""

    def __init__(self, queries: LibraryQueries) -> None:
        self._queries = queries

    def texts(self, document_ids: Sequence[str]) -> Generator[tuple[str, str]]:
        """Return ids and current texts of documents, all of one moment, in the order asked for."""
        with self._queries.moment() as connection:
            for begun in range(0, len(document_ids), _DOCUMENT_CHUNK):
                held = annotation_index.texts(connection, document_ids[begun : begun + _DOCUMENT_CHUNK])
                for one in document_ids[begun : begun + _DOCUMENT_CHUNK]:
                    yield one, held.get(one, "")

    def all(self) -> Generator[tuple[str, str]]:
        """Return ids and current texts of all documents, all of one moment, in the order they came in."""
        with self._queries.moment() as connection:
            yield from annotation_index.all_texts(connection)
