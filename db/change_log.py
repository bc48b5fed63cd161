"""The change log: the row changes of a transaction in their order, those of a large step held compressed."""

from collections.abc import Iterable, Iterator

from db.row_changes import ChangeEncoder, ChangeSummary, RowChange, Summarizer, decode, encode

HELD_CHANGES = 4_000
"""Row changes that are held as they are; those of 100,000 annotations would take more than 150 MB."""

_LEVEL = 3
"""How hard they are compressed where they are many, see `ChangeEncoder`."""


class ChangeLog:
    """Row changes that were written, for undo and redo and for views that have to update.

    The last ones are held as they are. Where more come than HELD_CHANGES, those so far are packed as the
    history keeps them, and read again where somebody asks for one.
    """

    def __init__(self, changes: Iterable[RowChange] = ()) -> None:
        self._recent: list[RowChange] = []
        self._encoder: ChangeEncoder | None = None
        self._packed = 0
        self._touched = Summarizer()
        self._noted = 0
        self._summary: ChangeSummary | None = None
        self.extend(changes)

    def extend(self, changes: Iterable[RowChange]) -> None:
        """Add changes after those before."""
        self._recent.extend(changes)
        self._summary = None
        if len(self._recent) > HELD_CHANGES:
            self._pack()

    def encoded(self) -> bytes:
        """Return all changes as the history keeps them."""
        if self._encoder is None:
            return encode(self._recent)
        self._pack()
        return self._encoder.encoded()

    def summary(self) -> ChangeSummary:
        """Return what all changes touch, put together once however often it is asked for."""
        if self._summary is None:
            self._note()
            self._summary = self._touched.summary()
        return self._summary

    def __len__(self) -> int:
        return self._packed + len(self._recent)

    def __iter__(self) -> Iterator[RowChange]:
        if self._encoder is not None:
            yield from decode(self._encoder.encoded())
        yield from self._recent

    def _note(self) -> None:
        self._touched.add(self._recent[self._noted :])
        self._noted = len(self._recent)

    def _pack(self) -> None:
        """Write out what is held as it is."""
        self._note()
        self._encoder = self._encoder or ChangeEncoder(_LEVEL)
        self._encoder.add(self._recent)
        self._packed += len(self._recent)
        self._recent, self._noted = [], 0
