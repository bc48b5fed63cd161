"""Reading what the list of documents shows: at once where it is short, in the background where it is long."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import AttributeRow, DocumentRow, GroupRow
from desktop.tasks import Progress
from desktop.views.documents.filter import FilterChoices, filter_choices
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

LANE = "document-list"
"""The lane of the list: it does not wait until something of all texts was read."""

BACKGROUND_COUNT = 1000
"""From so many documents on the list is read in the background: a thousand take some 15 ms."""


class ListContents(NamedTuple):
    """What the list of documents shows.

    Attributes:
        rows: The documents in the order they came in.
        groups: The groups that users made.
        attributes: The attributes.
        values: The values by document and attribute.
        choices: What the documents can be filtered by.
    """

    rows: Sequence[DocumentRow] = ()
    groups: Sequence[GroupRow] = ()
    attributes: Sequence[AttributeRow] = ()
    values: Mapping[str, dict[str, str]] = MappingProxyType({})
    choices: FilterChoices = FilterChoices()


class ListReader(QObject):
    """Reads the list of documents again.

    Signals:
        contents_read: What the list is to show now (`ListContents`).
        ended: What `read_soon` was to read has been handed on, by it or by `read`, or could not be read.
    """

    contents_read = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job = LibraryRead(session, self, LANE)
        self._library: Library | None = None
        self._listed = 0
        self._soon = False

    @property
    def is_long(self) -> bool:
        """Whether the library has so many documents that its list is to be read in the background."""
        return self._session.library.queries.document_count() >= BACKGROUND_COUNT

    @property
    def busy(self) -> bool:
        """Whether the list is being read."""
        return self._job.busy

    def read(self) -> None:
        """Read what the list is to show; what is being read already is no longer wanted.

        Of a library that was not shown before it is read at once, so that nothing is listed of another one.

        Raises:
            LibraryError: It can't be read at once.
        """
        self._job.drop()
        try:
            self._read_again()
        finally:
            self._end_soon()

    def _read_again(self) -> None:
        session = self._session
        if not session.is_open:
            self._library = None
            self.contents_read.emit(ListContents())
        elif session.library is not self._library or self._listed < BACKGROUND_COUNT:
            self._library = session.library
            self._hand_on(_contents(session.library.queries, session.hidden_annotators))
        else:
            self._job.read(
                partial(_read, session.hidden_annotators),
                self._hand_on,
                {LibraryError: lambda error: session.messages.show_note(str(error))},
            )

    def read_soon(self) -> None:
        """Read in the background what the list is to show, of a library that was not shown before as well.

        Until then nothing is listed of another one.
        """
        session = self._session
        self._job.drop()
        if session.library is not self._library and self._listed:
            self._hand_on(ListContents())
        self._library, self._soon = session.library, True

        def take(contents: ListContents) -> None:
            self._hand_on(contents)
            self._end_soon()

        def give_up(error: LibraryError) -> None:
            session.messages.show_note(str(error))
            self._end_soon()

        self._job.read(partial(_read, session.hidden_annotators), take, {LibraryError: give_up})

    def _end_soon(self) -> None:
        if self._soon:
            self._soon = False
            self.ended.emit()

    def _hand_on(self, contents: ListContents) -> None:
        self._listed = len(contents.rows)
        self.contents_read.emit(contents)


def _read(hidden: Collection[str], library: Library, _: Progress) -> ListContents:
    return _contents(library.queries, hidden)


def _contents(queries: LibraryQueries, hidden: Collection[str]) -> ListContents:
    attributes = queries.attributes()
    values = queries.attribute_values() if attributes else {}
    rows = queries.documents(hidden)
    return ListContents(rows, queries.groups(), attributes, values, filter_choices(rows))
