"""Saved searches: queries for words and for numbers under a name, compared with what they found last."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.json_columns import load_json
from db.queries import saved_searches as search_queries
from db.queries import suggestions as suggestion_queries
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries

SEARCH_KINDS = ("words", "numbers")
"""What a saved search may ask for."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search.

    Attributes:
        id: Its id.
        name: What it is called.
        kind: One of SEARCH_KINDS.
        query: The query as it was written.
        filters: The filters as they were written, by name.
    """

    id: str
    name: str
    kind: str
    query: str
    filters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SaveSearch(Action[str]):
    """Save a search under a name; a query saved under it before is replaced. The value is its id.

    Attributes:
        name: What it is called.
        search_kind: One of SEARCH_KINDS.
        query: The query as it was written.
        filters: The filters as they were written, by name.
        id: Its id, where it is new.
    """

    kind: ClassVar[str] = "save-query"
    name: str
    search_kind: str
    query: str
    filters: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write the search."""
        name = self.name.strip()
        if not name:
            raise BadValue(work.path, "empty", field="name", value=self.name)
        if self.search_kind not in SEARCH_KINDS:
            raise BadValue(work.path, "not-allowed", field="kind", value=self.search_kind)
        held = json.dumps({"query": self.query, "filters": dict(self.filters)}, ensure_ascii=False)
        known = suggestion_queries.query_named(work.connection, name)
        if known is None:
            row = {"id": self.id, "name": name, "query": held, "created": work.now}
            work.insert("saved_query", {**row, "kind": self.search_kind})
        else:
            work.update("saved_query", known, query=held, kind=self.search_kind)
        work.set_label_args(label=name)
        return known or self.id


def saved_searches(queries: LibraryQueries) -> list[SavedSearch]:
    """Return the saved searches by name."""
    with queries.moment() as connection:
        rows = search_queries.listed(connection, SEARCH_KINDS)
    found = []
    for key, name, kind, held in rows:
        said = load_json(held, dict)
        found.append(SavedSearch(key, name, kind, str(said.get("query", "")), said.get("filters", {})))
    return found


def remember_run(library: Library, search_id: str, hits: Mapping[str, int]) -> None:
    """Keep what a search found, to compare with the next time; no step of the history.

    Args:
        library: The library.
        search_id: The search.
        hits: How many hits each version of a text has, by its id.
    """
    result = json.dumps(dict(hits))

    def write(work: UnitOfWork) -> None:
        work.upsert_unrecorded("saved_query_run", query_id=search_id, at=work.now, result=result)

    library.write_derived(write)


def new_hits(queries: LibraryQueries, search_id: str, hits: Mapping[str, int]) -> Counter[str] | None:
    """Return how many hits more than last time each version of a text has; None where there was no last time.

    Args:
        queries: The queries of the library.
        search_id: The search.
        hits: How many hits each version has now, by its id.
    """
    with queries.moment() as connection:
        held = search_queries.last_run(connection, search_id)
    return None if held is None else Counter(hits) - Counter(load_json(held, dict))
