"""Marks: all annotations of a library at once, for lists, filters and questions."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from db.queries import marks, tags
from db.rows import DocumentMark, MarkRow
from desktop.actions.reading import Reading
from desktop.text.outline import Heading, part_at, section_at

SECTION_JOINT = " / "
"""What joins the headings of a section's path."""


_AT_ONCE = 100
"""Texts read at a time."""


class TagMark(NamedTuple):
    """A tag (标签) as a list of annotations speaks of it.

    Attributes:
        name: Its name.
        path: Its path.
        colour: Its colour, ``#rrggbb``.
    """

    name: str
    path: str
    colour: str


@dataclass(slots=True)
class Marks:
    """Annotations with what a list says of them besides.

    Attributes:
        rows: The annotations, by document and place.
        documents: The documents by id, in the order they came in.
        tags: The tags by id, in the order of the tree.
        annotators: The annotators' names by id.
        total: How many annotations there are in all; more than there are rows while only the first are there.
    """

    rows: list[MarkRow] = field(default_factory=list)
    documents: dict[str, DocumentMark] = field(default_factory=dict)
    tags: dict[str, TagMark] = field(default_factory=dict)
    annotators: dict[str, str] = field(default_factory=dict)
    total: int = 0
    _by_tag: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def without(self, names: Collection[str]) -> "Marks":
        """Give the same but for the annotations of some annotators, told by their names."""
        hidden = {key for key, name in self.annotators.items() if name in names}
        if not hidden:
            return self
        rows = [row for row in self.rows if row.annotator_id not in hidden]
        return Marks(rows, self.documents, self.tags, self.annotators, len(rows))

    def under(self, tag_ids: Collection[str]) -> frozenset[str]:
        """Give some tags with all tags under them."""
        paths = tuple(f"{self.tags[one].path}/" for one in tag_ids if one in self.tags)
        below = [key for key, tag in self.tags.items() if f"{tag.path}/".startswith(paths)]
        return frozenset([*tag_ids, *(below if paths else ())])

    def bearing(self, tag_ids: Collection[str]) -> list[MarkRow]:
        """Give the annotations that bear one of some tags, by document and place.

        Which bear which is found out when it is first asked: the rows of one value never change.
        """
        if not self._by_tag:
            found: dict[str, list[int]] = {}
            for place, row in enumerate(self.rows):
                found.setdefault(row.tag_id, []).append(place)
            self._by_tag = found  # whole at once: another thread may be asking too
        places = [place for one in set(tag_ids) for place in self._by_tag.get(one, ())]
        return [self.rows[place] for place in sorted(places)]


def first_marks(reading: Reading, limit: int = 200) -> Marks:
    """Give the first annotations and how many there are, so that a list can be shown at once."""
    with reading.moment() as connection:
        return _marks(connection, marks.first(connection, limit), marks.count(connection))


def all_marks(reading: Reading) -> Marks:
    """Give all annotations; 100,000 take a second or so: not on the thread that paints."""
    with reading.moment() as connection:
        rows = marks.listed(connection)
        return _marks(connection, rows, len(rows))


def marks_bearing(reading: Reading, tag_id: str) -> Marks:
    """Give the annotations that bear a tag."""
    with reading.moment() as connection:
        rows = marks.bearing(connection, tag_id)
        return _marks(connection, rows, len(rows))


def around(reading: Reading, tag_id: str) -> dict[str, tuple[str, str]]:
    """Give what stands before and after the passages that bear a tag, by the annotation's id."""
    with reading.moment() as connection:
        return marks.around(connection, tag_id)


def _marks(connection: Any, rows: list[MarkRow], total: int) -> Marks:
    documents = {row.id: row for row in marks.documents(connection)}
    found = {key: TagMark(*one) for key, one in tags.paths(connection).items()}
    return Marks(rows, documents, found, marks.annotators(connection), total)


def some_marks(reading: Reading, ids: Sequence[str]) -> list[MarkRow]:
    """Give those of some annotations that there are."""
    with reading.moment() as connection:
        return marks.some(connection, ids)


class Sections:
    """Where places stand in the outlines of documents; each outline is read once.

    Attributes:
        whole: Whether all outlines were read, so that the library is not asked any more.
    """

    def __init__(self, reading: Reading | None) -> None:
        self._reading = reading
        self._held: dict[str, str] = {}  # as the library holds them: most are never looked into
        self._known: dict[str, list[Heading]] = {}
        self.whole = reading is None

    @classmethod
    def none(cls) -> "Sections":
        """Give outlines that know nothing and ask nobody."""
        return cls(None)

    def read_all(self) -> None:
        """Read the outlines of all documents at once."""
        self._read(None)
        self.whole = True

    def read(self, document_ids: Sequence[str]) -> None:
        """Read the outlines of some documents at once."""
        self._read([one for one in document_ids if one not in self._held])

    def _read(self, document_ids: Sequence[str] | None) -> None:
        if self._reading is not None and not self.whole:
            with self._reading.moment() as connection:
                self._held.update(marks.headings(connection, document_ids))

    def headings(self, document_id: str) -> list[Heading]:
        """Give the outline of a document."""
        known = self._known.get(document_id)
        if known is None:
            if document_id not in self._held:
                self._read([document_id])
            held = self._held.get(document_id, "[]")
            reading = self._reading if held != "[]" else None
            known = self._known[document_id] = [] if reading is None else reading.outline_kept(held)
        return known

    def section(self, row: MarkRow) -> str:
        """Give the path of the headings that an annotation stands under."""
        return SECTION_JOINT.join(section_at(self.headings(row.document_id), row.start))

    def part(self, row: MarkRow) -> str:
        """Give the part of the report that an annotation stands in."""
        return part_at(self.headings(row.document_id), row.start)


class Texts:
    """Texts of documents, one after the other; none is kept."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def texts(self, document_ids: Sequence[str]) -> Generator[tuple[str, str]]:
        """Give ids and current texts of documents, all of one moment, in the order asked for."""
        with self._reading.moment() as connection:
            for begun in range(0, len(document_ids), _AT_ONCE):
                held = marks.texts(connection, document_ids[begun : begun + _AT_ONCE])
                for one in document_ids[begun : begun + _AT_ONCE]:
                    yield one, held.get(one, "")

    def all(self) -> Generator[tuple[str, str]]:
        """Give ids and current texts of all documents, all of one moment, in the order they came in."""
        with self._reading.moment() as connection:
            yield from marks.all_texts(connection)
