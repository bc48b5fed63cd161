"""Saved queries: boolean retrieval over annotations, stored as JSON and run again."""

import json
from dataclasses import asdict, dataclass, field
from typing import ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.queries import suggestions as suggestion_queries
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action

RELATIONS = (
    "overlap",
    "inside",
    "around",
    "near",
    "sentence",
    "paragraph",
    "section",
    "apart",
    "with",
    "without",
)
"""How A stands to B. ``apart``: A overlaps no B; ``with``, ``without``: in documents with B, or without."""


TAGS = "tags"
"""The kind of these queries, told from queries for words and for numbers."""


@dataclass(frozen=True, slots=True)
class Query:
    """Annotations with one of the tags A that stand in a relation to one with one of the tags B.

    Attributes:
        ones: Ids of the tags A; empty for any tag.
        relation: One of RELATIONS; empty to ask for A alone.
        others: Ids of the tags B; empty for any tag.
        distance: For ``near``: characters that may lie between.
        below: Whether the tags under those named count too.
    """

    ones: tuple[str, ...] = ()
    relation: str = ""
    others: tuple[str, ...] = ()
    distance: int = 20
    below: bool = True

    def as_json(self) -> str:
        """Return the query as it is saved."""
        return json.dumps(asdict(self), ensure_ascii=False)


def query_from_json(held: str) -> Query:
    """Read a query as it was saved.

    Raises:
        ValueError: When it is none.
    """
    try:
        values = json.loads(held)
    except RecursionError as error:  # nested deeper than a query ever is
        raise ValueError(held[:80]) from error
    if not isinstance(values, dict):
        raise ValueError(held)
    relation = str(values.get("relation", ""))
    if relation and relation not in RELATIONS:
        raise ValueError(relation)
    return Query(
        tuple(map(str, values.get("ones", ()))),
        relation,
        tuple(map(str, values.get("others", ()))),
        int(values.get("distance", 20)),
        bool(values.get("below", True)),
    )


@dataclass(frozen=True, slots=True)
class SaveQuery(Action[None]):
    """Save a query under a name; one saved under it before is replaced.

    Attributes:
        name: What it is called.
        query: The query.
        id: Its id, where it is new.
    """

    kind: ClassVar[str] = "save-query"
    name: str
    query: Query
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> None:
        """Write the query."""
        name = self.name.strip()
        if not name:
            raise BadValue(work.path, "empty", field="name", value=self.name)
        known = suggestion_queries.query_named(work.connection, name)
        if known is None:
            row = {"id": self.id, "name": name, "query": self.query.as_json(), "created": work.now}
            work.insert("saved_query", {**row, "kind": TAGS})
        else:
            work.update("saved_query", known, query=self.query.as_json(), kind=TAGS)
        work.set_label_args(label=name)


@dataclass(frozen=True, slots=True)
class DeleteQuery(Action[None]):
    """Forget a saved query.

    Attributes:
        query_id: The query.
    """

    kind: ClassVar[str] = "delete-query"
    query_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the query."""
        work.set_label_args(label=work.row("saved_query", self.query_id)["name"])
        work.delete("saved_query", self.query_id)
