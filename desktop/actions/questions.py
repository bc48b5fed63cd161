"""Questions: boolean retrieval over annotations, asked, answered, saved and asked again."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.queries import coding
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.marks import Marks, Sections, Texts
from desktop.actions.rows import MarkRow
from desktop.text.relations import Mark, related
from desktop.text.unit_starts import unit_starts

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

IN_UNITS = ("sentence", "paragraph", "section")


@dataclass(frozen=True, slots=True)
class Question:
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
        """Give the question as it is saved."""
        return json.dumps(asdict(self), ensure_ascii=False)


def question_of(held: str) -> Question:
    """Read a question as it was saved.

    Raises:
        ValueError: When it is none.
    """
    values = json.loads(held)
    if not isinstance(values, dict):
        raise ValueError(held)
    relation = str(values.get("relation", ""))
    if relation and relation not in RELATIONS:
        raise ValueError(relation)
    return Question(
        tuple(map(str, values.get("ones", ()))),
        relation,
        tuple(map(str, values.get("others", ()))),
        int(values.get("distance", 20)),
        bool(values.get("below", True)),
    )


Watch = Callable[[int, int], object]
"""Is told how many documents of how many have been looked at."""


def answer(
    question: Question,
    marks: Marks,
    sections: Sections,
    texts: Texts,
    watch: Watch = lambda done, total: None,
) -> list[MarkRow]:
    """Give the annotations that a question asks for, by document and place.

    Only annotations with a place in the current text take part. Texts are read for sentences and paragraphs
    alone, and only of documents that have both kinds.
    """
    placed = [row for row in marks.rows if row.state == "placed"]
    ones = _bearing(placed, marks, question.ones, below=question.below)
    if not question.relation:
        return ones
    others = _bearing(placed, marks, question.others, below=question.below)
    if question.relation in ("with", "without"):
        having = {row.document_id for row in others}
        return [row for row in ones if (row.document_id in having) == (question.relation == "with")]
    kept = _kept(question, _grouped(ones), _grouped(others), (sections, texts), watch)
    return [row for row in ones if row.id in kept]


def _bearing(rows: Sequence[MarkRow], marks: Marks, tags: Sequence[str], *, below: bool) -> list[MarkRow]:
    if not tags:
        return list(rows)
    wanted = marks.under(tags) if below else frozenset(tags)
    return [row for row in rows if row.tag_id in wanted]


def _grouped(rows: Iterable[MarkRow]) -> dict[str, list[Mark]]:
    groups: dict[str, list[Mark]] = {}
    for row in rows:
        groups.setdefault(row.document_id, []).append(Mark(row.start, row.end, row.id))
    return groups


def _kept(
    question: Question,
    ones: dict[str, list[Mark]],
    others: dict[str, list[Mark]],
    places: tuple[Sections, Texts],
    watch: Watch,
) -> set[str]:
    """Give the ids of the annotations that stand in the relation."""
    relation = question.relation
    kept: set[str] = set()
    if relation == "apart":
        kept.update(mark.key for key, group in ones.items() if key not in others for mark in group)
    both = [key for key in ones if key in others]
    name = "same-unit" if relation in IN_UNITS else relation
    for number, (key, units) in enumerate(_with_units(both, relation, *places)):
        if number % 200 == 0:
            watch(number, len(both))
        found = related(ones[key], others[key], name, distance=question.distance, units=units)
        kept.update(mark.key for mark in found)
    return kept


def _with_units(
    document_ids: Sequence[str], relation: str, sections: Sections, texts: Texts
) -> Iterable[tuple[str, Sequence[int]]]:
    """Give documents with where each unit of theirs begins, where the relation asks for units."""
    if relation == "section":
        for one in document_ids:
            yield one, [heading.start for heading in sections.headings(one)]
    elif relation in IN_UNITS:
        for one, text in texts.texts(document_ids):
            yield one, unit_starts(text, relation)
    else:
        for one in document_ids:
            yield one, ()


@dataclass(frozen=True, slots=True)
class SaveQuestion(Action):
    """Save a question under a name; one saved under it before is replaced.

    Attributes:
        name: What it is called.
        question: The question.
        id: Its id, where it is new.
    """

    kind: ClassVar[str] = "save-query"
    name: str
    question: Question
    id: str = field(default_factory=new_id)

    def do(self, work: Work) -> None:
        """Write the question."""
        name = self.name.strip()
        if not name:
            raise BadValue(work.path, "empty", field="name", value=self.name)
        known = coding.query_named(work.connection, name)
        if known is None:
            row = {"id": self.id, "name": name, "query": self.question.as_json(), "created": work.now}
            work.insert("saved_query", row)
        else:
            work.update("saved_query", known, query=self.question.as_json())
        work.say(label=name)


@dataclass(frozen=True, slots=True)
class DeleteQuestion(Action):
    """Forget a saved question.

    Attributes:
        query_id: The question.
    """

    kind: ClassVar[str] = "delete-query"
    query_id: str

    def do(self, work: Work) -> None:
        """Delete the question."""
        work.say(label=work.row("saved_query", self.query_id)["name"])
        work.delete("saved_query", self.query_id)
