"""The sample project for teaching: the sample reports with a codebook, and annotations of two annotators."""

import csv
import os
from collections.abc import Iterator
from importlib.resources import as_file, files

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook_templates import add_template_actions, read_template
from desktop.actions.library import Library
from desktop.actions.samples import create_with_samples

FOLDER = "teaching"
"""Folder of the codebook and of the annotations in ``resources``; its README tells the columns."""

GROUP = "sample-project"


def create_sample_project(path: str | os.PathLike[str], annotator: str = "") -> Library:
    """Make a new library that holds the sample project, and open it.

    Raises:
        ExistingFile: When there is a file already.
    """
    library = create_with_samples(path, annotator)
    with as_file(files("resources") / FOLDER / "codebook.tsv") as codebook:
        for action in add_template_actions(read_template(codebook), library.queries.tags(), GROUP):
            library.perform(action)
    for annotation in list(_annotations(library)):
        library.perform(annotation)
    return library


def _annotations(library: Library) -> Iterator[AddAnnotation]:
    """Yield the actions that make the annotations; each quote stands in its report once."""
    tags = {tag.path: tag.id for tag in library.queries.tags()}
    reports = {str(document.year): document.id for document in library.queries.documents()}
    texts = {year: library.queries.text(document_id) for year, document_id in reports.items()}
    for row in annotation_rows():
        start = texts[row["report"]].index(row["quote"])
        yield AddAnnotation(
            reports[row["report"]],
            start,
            start + len(row["quote"]),
            tags[row["tag"]],
            row["note"],
            annotator=row["annotator"],
            group_id=GROUP,
        )


def annotation_rows() -> list[dict[str, str]]:
    """Return the annotations of the project: report, quote, tag, annotator, note."""
    table = (files("resources") / FOLDER / "annotations.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
