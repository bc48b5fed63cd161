"""Annotating by a tag's path: what is missing of the path is made in the same step."""

from dataclasses import dataclass, field
from typing import ClassVar

from db.ids import new_id
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.annotate import AddAnnotation
from desktop.actions.tag_values import ensure_path


@dataclass(frozen=True, slots=True)
class AddAnnotationByPath(Action):
    """Put the tag of a path such as ``产业/煤炭`` on a range of a document's current text.

    Attributes:
        document_id: The document.
        start: First code point.
        end: Code point after the last.
        path: Names from the root down, joined with ``/``.
        note: What the annotator writes.
        id: The new annotation's id.
    """

    kind: ClassVar[str] = "add-annotation"
    document_id: str
    start: int
    end: int
    path: str
    note: str = ""
    id: str = field(default_factory=new_id)

    def do(self, work: Work) -> None:
        """Write what is missing of the path, the passage and the annotation."""
        tag_id = ensure_path(work, self.path)[-1]
        AddAnnotation(self.document_id, self.start, self.end, tag_id, self.note, id=self.id).do(work)
