"""Glosses: what other documents of the library say that a document's terms mean."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.library_glosses import Glosses, glosses_of
from desktop.lifetime import connect
from desktop.tasks import Progress
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session


class GlossLoader(QObject):
    """The glosses of a library's documents, each text searched once.

    They are gathered in the background with a connection of its own; a text that changed is another version,
    and is searched again.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._searching = BackgroundJob(session, self)
        self._by_version: dict[str, Glosses] = {}
        connect(session.library_changed, self, self._by_version.clear)

    def load(self, document_id: str, take: Callable[[Glosses], None]) -> None:
        """Hand on the glosses that all documents but one give; the document that came first counts."""
        known, second = self._by_version, self._session.library.open_second

        def work(_: Progress) -> tuple[dict[str, Glosses], Glosses]:
            with second() as library:
                return _collect(library, document_id, dict(known))

        def done(result: tuple[dict[str, Glosses], Glosses]) -> None:
            known.update(result[0])
            take(result[1])

        failures = {LibraryError: lambda _: None}  # the terms do without
        self._searching.run(work, done, failures, supersedes=True)

    def drop(self) -> None:
        """Want no glosses any more: another document is open."""
        self._searching.drop()


def _collect(
    library: Library, document_id: str, known: dict[str, Glosses]
) -> tuple[dict[str, Glosses], Glosses]:
    """Search what has not been searched yet, and join the glosses of all others."""
    rows = library.queries.documents()
    for row in rows:
        if row.version_id not in known:
            known[row.version_id] = glosses_of(library.queries, row.id)
    glosses: Glosses = {}
    for row in rows:
        if row.id != document_id:
            for term, gloss in known[row.version_id].items():
                glosses.setdefault(term, gloss)
    return known, glosses
