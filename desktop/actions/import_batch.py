"""Import batches: of many files some are written at a time, in one transaction, each an action of its own.

What SQLite does at the end of a transaction, waiting for the disk and writing out what the index of
characters took in, is done once for all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from desktop.actions.changes import Changes
from desktop.actions.documents import ImportFile, ImportResult
from desktop.actions.errors import LibraryError, LockedLibrary
from desktop.actions.library import Library

FILES = 24
"""Files of a batch."""

BYTES = 1 << 20
"""Bytes of a batch's files from which on it is full: they are held in memory until then."""


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """Files that are in the library.

    Attributes:
        actions: What imported them.
        results: What became of each.
        changes: What was touched.
    """

    actions: Sequence[ImportFile]
    results: Sequence[ImportResult]
    changes: Changes


@dataclass(slots=True)
class ImportBatch:
    """Files that were read and are to be written. Nothing of them is in the library before `write`.

    Attributes:
        library: The library.
        attempt: Calls what writes to it, as often as it likes, and returns what it gives.
        select: Returns which of some files are to be written, just before they are. What it asks the library
            is read in one transaction, for to begin one for each file takes several times as long as to ask.
        actions: What imports the files, in their order.
    """

    library: Library
    attempt: Callable[[Callable[[], WrittenFiles]], WrittenFiles]
    select: Callable[[Sequence[ImportFile]], Sequence[ImportFile]] | None = None
    actions: list[ImportFile] = field(default_factory=list)

    def add(self, action: ImportFile) -> Iterator[WrittenFiles]:
        """Add a file; where the batch is full then, write it."""
        self.actions.append(action)
        size = sum(len(one.source.data) for one in self.actions)
        if len(self.actions) >= FILES or size >= BYTES:
            yield from self.write()

    def has_path(self, path: str) -> bool:
        """Return whether a file of this path waits: what it gives can't be found in the library yet."""
        return any(one.source.path == path for one in self.actions)

    def write(self) -> Iterator[WrittenFiles]:
        """Write the files, yield them when they are in the library, and begin another batch.

        Where they can't be written together, each is written alone, so that those before a file that can't be
        taken are in the library.

        Raises:
            LibraryError: When a file can't be written.
        """
        actions, self.actions = self._selected(), []
        together = self._written_together(actions) if len(actions) > 1 else None
        if together is not None:
            yield together
            return
        for one in actions:
            yield self.attempt(partial(self._perform, [one]))

    def _selected(self) -> Sequence[ImportFile]:
        if self.select is None or not self.actions:
            return self.actions
        with self.library.one_moment():
            return self.select(self.actions)

    def _written_together(self, actions: Sequence[ImportFile]) -> WrittenFiles | None:
        """Write files in one transaction; return None where one of them can't be written, and so none was."""
        try:
            return self.attempt(partial(self._perform, actions))
        except LockedLibrary:
            raise
        except LibraryError:
            return None

    def _perform(self, actions: Sequence[ImportFile]) -> WrittenFiles:
        done = self.library.perform_all(actions)
        return WrittenFiles(
            actions, [one for one in done.value if isinstance(one, ImportResult)], done.changes
        )
