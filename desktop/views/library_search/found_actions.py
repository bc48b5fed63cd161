"""What is done with what a search has found: annotated, exported, saved, run again and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from desktop.actions.annotate import ApplyTags, Place
from desktop.actions.errors import LibraryError
from desktop.actions.saved_queries import DeleteQuery
from desktop.actions.saved_searches import (
    SavedSearch,
    SaveSearch,
    new_hits,
    remember_run,
    saved_searches,
)
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.messages import Choice
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.library_search.query_row import QueryRow
from desktop.views.session import Session


class FoundView(Protocol):
    """A view of what was found, as far as it is needed here.

    Attributes:
        row: The query.
        answered: The signal that a query has its whole answer.
        annotate_wanted: The signal that what is selected is to be annotated.
    """

    row: QueryRow
    answered: SignalInstance
    annotate_wanted: SignalInstance

    def selected_places(self) -> list[Place]:
        """Return the places that are selected, in the order shown."""

    def listed_places(self) -> list[Place]:
        """Return all places that are shown, in their order."""

    def listed_count(self) -> int:
        """Return how many places are shown."""

    def counts_by_version(self) -> Mapping[str, int]:
        """Return how much was found in each version of a text."""

    def set_new(self, version_ids: Sequence[str], note: str) -> None:
        """Mark what was found in texts that had less last time, and say so."""


class FoundActions(QObject):
    """Annotates and saves what one view shows."""

    def __init__(
        self,
        session: Session,
        view: FoundView,
        mode: str,
        codebook: CodebookPanel,
        used: Callable[[Sequence[str]], object],
        parent: QObject,
    ) -> None:
        """Work for a view.

        Args:
            session: The session.
            view: The view.
            mode: One of SEARCH_KINDS.
            codebook: The tags.
            used: Is told the tags that were applied.
            parent: Owns it.
        """
        super().__init__(parent)
        self._session = session
        self._view = view
        self._mode = mode
        self._codebook = codebook
        self._used = used
        self._current = ""
        self._current_query: tuple[str, Mapping[str, Sequence[str]]] | None = None
        self._is_run = False
        row = view.row
        view.annotate_wanted.connect(self.annotate)
        view.answered.connect(self._compare)
        row.saved.about_to_offer.connect(self._offer)
        row.saved.save_wanted.connect(self.save)
        row.saved.run_wanted.connect(self.run)
        row.saved.delete_wanted.connect(self.delete)

    # Annotating.

    def annotate(self) -> None:
        """Say how many places it will be, ask for a tag, and apply it to all of them as one step."""
        places = self._places()
        if not places:
            return
        messages, tags = self._session.messages, list(self._codebook.tags())
        heading = translate("LibrarySearch", "Annotate %n passage(s)", n=len(places))
        names = [
            translate("LibrarySearch", "Highlight without a tag"),
            *display_names.tag_paths([tag.path for tag in tags]),
        ]
        current = self._codebook.current()
        at = next((n for n, tag in enumerate(tags, 1) if current is not None and tag.id == current.id), 0)
        chosen = messages.choose_item(heading, translate("LibrarySearch", "Tag"), names, at)
        if chosen is None or not alive(self):
            return
        ids = [tags[chosen - 1].id] if chosen else []
        self._session.perform_many([ApplyTags(places, ids)], len(places), owner=self)
        self._used(ids)

    def _places(self) -> list[Place]:
        """Return the places that are meant: those selected, or all where a user says so."""
        selected, listed = self._view.selected_places(), self._view.listed_count()
        if len(selected) > 1 or listed < 2:
            return selected or self._view.listed_places()
        answer = self._session.messages.choose(
            translate("LibrarySearch", "Annotate only the current row, or all that are listed?"),
            translate("LibrarySearch", "You can undo this in one step."),
            [
                Choice("one", translate("LibrarySearch", "Current row")),
                Choice("all", translate("LibrarySearch", "All %n listed", n=listed)),
            ],
        )
        if answer == "all":
            return self._view.listed_places()
        return selected if answer == "one" else []

    # Saving.

    def _offer(self) -> None:
        if self._session.is_open:
            with self._session.reporting_errors():
                known = saved_searches(self._session.library.queries)
                can_save = bool(self._view.row.query())
                self._view.row.saved.offer(known, can_save=can_save, current=self._current)

    def _written(self) -> tuple[str, Mapping[str, Sequence[str]]]:
        return self._view.row.query(), self._view.row.filters.values()

    def save(self) -> None:
        """Ask for a name and save what is asked under it."""
        query, filters = self._written()
        name = self._session.messages.ask_line(
            translate("LibrarySearch", "Save query"), translate("LibrarySearch", "Name"), query[:40]
        )
        if not name or not alive(self):
            return
        done = self._session.perform(SaveSearch(name, self._mode, query, filters))
        if done is not None:
            self._current, self._current_query = done.value, (query, filters)
            self._remember()

    def run(self, search: SavedSearch) -> None:
        """Ask again what was saved, and compare the answer with last time."""
        row = self._view.row
        row.filters.set_values({name: list(values) for name, values in search.filters.items()})
        self._current, self._current_query = search.id, (search.query, row.filters.values())
        self._is_run = True
        row.set_query(search.query)

    def delete(self, search: SavedSearch) -> None:
        """Delete a saved search; its answer stays."""
        self._session.perform_soon(DeleteQuery(search.id))
        self._current, self._current_query = "", None

    def _compare(self) -> None:
        """Mark what is new since the saved search was run last.

        What there is now is remembered where a user ran it, not where the library has changed under it.
        """
        if not self._current or self._written() != self._current_query or not self._session.is_open:
            return
        try:
            new = new_hits(self._session.library.queries, self._current, self._view.counts_by_version())
        except LibraryError:
            return  # it is told where the answer is read
        if new is not None:
            count = sum(new.values())
            note = translate("LibrarySearch", "%n new since last time", n=count)
            if not count:
                note = translate("LibrarySearch", "nothing new since last time")
            self._view.set_new(list(new), note)
        if self._is_run:
            self._is_run = False
            self._remember()

    def _remember(self) -> None:
        library, key, counts = self._session.library, self._current, dict(self._view.counts_by_version())

        def write() -> None:
            remember_run(library, key, counts)

        self._session.retry_queue.submit(write, lambda _: None, lambda _: None)
