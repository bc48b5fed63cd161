"""Document annotations: those of the open document, in order, of which a few change at a time."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.actions.row_types import AnnotationRow, TagRow

PlaceKey = tuple[bool, int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class AnnotationPatch:
    """How the annotations of a document differ from before.

    Attributes:
        removed: Those that are gone, as they were.
        changed: Those that are new, or different from before.
    """

    removed: Sequence[AnnotationRow] = ()
    changed: Sequence[AnnotationRow] = ()

    def __len__(self) -> int:
        return len(self.removed) + len(self.changed)


def place_of(row: AnnotationRow) -> PlaceKey:
    """Return what annotations of one document are sorted by, as the library sorts them.

    Those that have no place in the current text come last.
    """
    return row.state != "placed", row.version, row.start, row.end, row.created, row.id


class DocumentAnnotations:
    """The annotations of one document, by place and by id; a change costs no walk through all of them."""

    def __init__(self, rows: Iterable[AnnotationRow] = ()) -> None:
        self._rows = sorted(rows, key=place_of)
        self._by_id = {row.id: row for row in self._rows}

    @property
    def rows(self) -> Sequence[AnnotationRow]:
        """All of them by place. It changes with them; who keeps it copies it."""
        return self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, annotation_id: str) -> AnnotationRow | None:
        """Return an annotation, or None where it is not one of this document."""
        return self._by_id.get(annotation_id)

    def update(self, ids: Collection[str], rows: Iterable[AnnotationRow]) -> AnnotationPatch:
        """Put annotations as they are now in place of those of some ids.

        Args:
            ids: The annotations that were read again.
            rows: Those of them that there are in this document now.
        """
        read = {row.id: row for row in rows}
        known = {one: self._by_id[one] for one in ids if one in self._by_id}
        removed = [row for key, row in known.items() if key not in read]
        changed = [row for key, row in read.items() if known.get(key) != row]
        for row in (*removed, *(known[row.id] for row in changed if row.id in known)):
            del self._rows[self._index(row)], self._by_id[row.id]
        for row in changed:
            self._rows.insert(self._index(row), row)
            self._by_id[row.id] = row
        return AnnotationPatch(removed, changed)

    def with_other_tags(self, tags: Mapping[str, TagRow]) -> list[str]:
        """Return the ids of the annotations whose tag has another name, path, color or line now, or is gone.

        Args:
            tags: All tags as they are now, by id.
        """
        now = {key: (tag.name, tag.path, tag.color, tag.pattern) for key, tag in tags.items()}
        now[""] = ("", "", "", "")
        return [
            row.id
            for row in self._rows
            if now.get(row.tag_id) != (row.tag, row.tag_path, row.color, row.pattern)
        ]

    def _index(self, row: AnnotationRow) -> int:
        return bisect_left(self._rows, place_of(row), key=place_of)
