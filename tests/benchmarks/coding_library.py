"""A library of many documents and annotations, made by a script, the same each time.

``python -m tests.benchmarks.coding_library PATH [DOCUMENTS [ANNOTATIONS]]`` makes one to look at.
"""

import sys
from pathlib import Path
from random import Random

from desktop.actions.codebook import AddTagPath
from desktop.actions.coding import AnnotateMany, Place
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.facts import Facts
from tests.benchmarks.texts import report

DOCUMENTS = 10_000
ANNOTATIONS = 100_000
TAGS = 80
_AT_ONCE = 500
_REGIONS = ("云岭县", "望澄市", "长治市", "霍州市", "临江县", "东海区", "北川县", "南山区")


def make(path: Path, documents: int = DOCUMENTS, annotations: int = ANNOTATIONS) -> None:
    """Make the library."""
    with Library.create(path, "王") as library:
        tags = []
        for number in range(TAGS):
            action = AddTagPath(f"主题{number % 8}/标签{number}")
            library.perform(action)
            tags.append(action.ids[-1])
        ids: list[str] = []
        for first in range(0, documents, _AT_ONCE):
            imported = ImportFile(_source(first, min(_AT_ONCE, documents - first)))
            library.perform(imported)
            ids += [outcome.id for outcome in imported.result.outcomes]
        for number, places in enumerate(_places(ids, annotations // documents)):
            for one, annotator in enumerate(("王", "李")):
                library.perform(AnnotateMany(places[one::2], tags[number], annotator=annotator))


def _places(ids: list[str], each: int) -> list[list[Place]]:
    """Give for each tag where it is put; a document bears several tags, which meet now and then."""
    random = Random(6)
    places: list[list[Place]] = [[] for _ in range(TAGS)]
    for number, document_id in enumerate(ids):
        for turn in range(each):
            start = random.randrange(20, 540)
            tag = (number + 7 * turn) % TAGS
            places[tag].append((document_id, start, start + random.randrange(4, 40)))
    return places


def _source(first: int, count: int) -> SourceFile:
    drafts = tuple(_draft(first + number, number) for number in range(count))
    return SourceFile(f"{first}.txt", f"{first}".encode(), "utf-8", False, drafts)


def _draft(number: int, part: int) -> Draft:
    text = report(600, number)
    region = _REGIONS[number % len(_REGIONS)]
    facts = Facts(
        title=f"{2000 + number % 25}年{region}政府工作报告（{number}）",
        kind="report" if number % 5 else "investment",
        region=region,
        year=2000 + number % 25,
    )
    return Draft(text, facts, f"{number}.txt", part, 0, len(text))


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(one) for one in sys.argv[2:4]))
