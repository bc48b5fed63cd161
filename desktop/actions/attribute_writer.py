"""The attribute writer: variables that other programs have of documents, kept as attributes."""

from collections.abc import Iterator, Mapping

from db.ids import new_id
from db.queries import attributes, document_groups
from db.unit_of_work import UnitOfWork


class AttributeWriter:
    """Gives documents values of attributes; an attribute that is not there yet is made.

    Args:
        work: The unit of work to write through.
        kinds: The kinds of new attributes by their names; others are text.
    """

    def __init__(self, work: UnitOfWork, kinds: Mapping[str, str]) -> None:
        self._work = work
        self._kinds = kinds
        self._ids: dict[str, str] | None = None

    def give(self, document_id: str, values: Mapping[str, str]) -> Iterator[str]:
        """Set those values that a document does not have yet; yield the names of the attributes."""
        given = {name: value for name, value in values.items() if name and value}
        if not given:
            return
        known = attributes.values_of(self._work.connection, document_id)
        for name, value in given.items():
            if name in known:
                continue
            row = {"attribute_id": self._attribute(name), "document_id": document_id, "value": value}
            self._work.insert("attribute_value", {"id": new_id(), **row})
            yield name

    def _attribute(self, name: str) -> str:
        """Return the id of an attribute, made where there is none of the name."""
        if self._ids is None:
            rows = document_groups.attributes(self._work.connection)
            self._ids = {row.name: row.id for row in rows}
        if name not in self._ids:
            self._ids[name] = new_id()
            row = {"id": self._ids[name], "name": name, "kind": self._kinds.get(name, "text")}
            place = {"choices": "[]", "position": len(self._ids) - 1, "created": self._work.now}
            self._work.insert("attribute", row | place)
        return self._ids[name]
