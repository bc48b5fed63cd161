"""A library of many documents and annotations, made by a script, the same each time.

``python -m tests.benchmarks.annotated_library PATH [DOCUMENTS [ANNOTATIONS]]`` makes one to look at.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import ClassVar

from db.ids import new_id
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotate import new_annotation_row
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.anchor import make_anchor
from desktop.text.metadata import Metadata
from tests.benchmarks.texts import report

DOCUMENTS = 10_000
ANNOTATIONS = 100_000
TAGS = 80
_AT_ONCE = 500
_REGIONS = ("云岭县", "望澄市", "长治市", "霍州市", "临江县", "东海区", "北川县", "南山区")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(Action[None]):
    """Put many annotations in at once, past all that looks for what is there already."""

    kind: ClassVar[str] = "annotate-many"
    rows: Sequence[tuple[str, str, str, int, int, str]]

    def do(self, work: UnitOfWork) -> None:
        """Write passages and annotations."""
        passages, annotations = {}, []
        people = [work.annotator_id_of(name) for name in ("王", "李")]
        for number, (document_id, version_id, text, start, end, tag_id) in enumerate(self.rows):
            key = (version_id, start, end)
            if key not in passages:
                anchor = asdict(make_anchor(text, start, end))
                passages[key] = {"id": new_id(), "version_id": version_id, "moved_from": None, **anchor}
            row = new_annotation_row(work, new_id(), document_id, passages[key]["id"], tag_id, "")
            annotations.append({**row, "annotator_id": people[number % 2]})
        work.insert("passage", *passages.values())
        work.insert("annotation", *annotations)


def make(path: Path, documents: int = DOCUMENTS, annotations: int = ANNOTATIONS) -> None:
    """Make the library."""
    random = Random(6)
    with Library.create(path, "王") as library:
        tags = []
        for number in range(TAGS):
            action = AddTagPath(f"主题{number % 8}/标签{number}")
            action_result = library.perform(action).value
            tags.append(action_result[-1])
        for first in range(0, documents, _AT_ONCE):
            source = _source(first, min(_AT_ONCE, documents - first))
            library.perform(ImportFile(source))
        known = {row.title: row for row in library.queries.documents()}
        for first in range(0, documents, _AT_ONCE):
            rows = []
            for draft in _source(first, min(_AT_ONCE, documents - first)).drafts:
                one = known[draft.metadata.title]
                for turn in range(annotations // documents):
                    start = random.randrange(20, 540)
                    tag = tags[(draft.part + first + 7 * turn) % TAGS]
                    end = start + random.randrange(4, 40)
                    rows.append((one.id, one.version_id, draft.text, start, end, tag))
            library.perform(Fill(rows=rows))


def _source(first: int, count: int) -> SourceFile:
    drafts = tuple(_draft(first + number, number) for number in range(count))
    return SourceFile(f"{first}.txt", f"{first}".encode(), "utf-8", False, drafts)


def _draft(number: int, part: int) -> Draft:
    text = report(600, number)
    region = _REGIONS[number % len(_REGIONS)]
    metadata = Metadata(
        title=f"{2000 + number % 25}年{region}政府工作报告（{number}）",
        kind="report" if number % 5 else "investment",
        region=region,
        year=2000 + number % 25,
    )
    return Draft(text, metadata, f"{number}.txt", part, 0, len(text))


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(one) for one in sys.argv[2:4]))
