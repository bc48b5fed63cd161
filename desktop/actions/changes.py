"""Changes: what a mutation touched, so that each view decides for itself what to draw again."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.row_changes import ChangeSummary


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action touched; every attribute holds ids.

    Attributes:
        documents: Documents that came, went or whose metadata changed.
        annotations: Annotations that came, went or changed.
        tags: Tags that came, went or changed.
        counted_tags: Tags whose annotations came, went or changed.
        texts: Documents whose current version changed.
        words: Whether the user's own words changed.
        figures: Documents whose figure corrections changed.
        classification: Whether groups of documents, attributes or their values changed.
        ledger_cells: Documents of which cells of a ledger were decided, noted or reopened.
        ledgers: Ledgers that came, went or changed.
        everything: True when a view had better read all of it again.
    """

    documents: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    counted_tags: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    words: bool = False
    figures: frozenset[str] = frozenset()
    everything: bool = False
    classification: bool = False
    ledger_cells: frozenset[str] = frozenset()
    ledgers: frozenset[str] = frozenset()

    def joined(self, other: "Changes") -> "Changes":
        """Return the union of both."""
        return Changes(
            self.documents | other.documents,
            self.annotations | other.annotations,
            self.tags | other.tags,
            self.counted_tags | other.counted_tags,
            self.texts | other.texts,
            self.words or other.words,
            self.figures | other.figures,
            self.everything or other.everything,
            self.classification or other.classification,
            self.ledger_cells | other.ledger_cells,
            self.ledgers | other.ledgers,
        )


def joined(changes: Iterable[Changes]) -> Changes:
    """Return the union of all."""
    result = Changes()
    for one in changes:
        result = result.joined(one)
    return result


def changes_of(held: ChangeSummary) -> Changes:
    """Return what rows before and after an action mean for those who look at them."""
    return Changes(
        held.documents,
        held.annotations,
        held.tags,
        held.counted_tags,
        held.texts,
        held.words,
        held.figures,
        classification=held.classification,
        ledger_cells=held.ledger_cells,
        ledgers=held.ledgers,
    )
