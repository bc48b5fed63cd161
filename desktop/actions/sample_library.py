"""The sample library: reports and an article with tags, annotations, groups and more, to try everything on.

Texts are in ``resources/samples``; what is said of them is in ``resources/samples/library/sample.toml``.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from desktop.actions.action import Action
from desktop.actions.annotate import AddAnnotation, SetReviewed
from desktop.actions.attributes import AddAttribute, SetAttributes
from desktop.actions.codebook import AddTagPath, EditTag
from desktop.actions.document_groups import AddGroup
from desktop.actions.documents import ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.samples import FOLDER, samples
from desktop.actions.saved_queries import Query, SaveQuery
from desktop.actions.saved_searches import SaveSearch
from desktop.actions.user_data import AddBookmark, CorrectFigure
from desktop.files.file_input import read_bytes

CONTENTS = "sample.toml"
"""What is said of the texts."""


def create_sample_library(path: str | os.PathLike[str], annotator: str = "") -> Library:
    """Make a new library that shows every feature, and open it; where that fails, no file is left.

    Raises:
        ExistingFile: When there is a file already.
    """
    with as_file(files("resources") / FOLDER / "library") as folder:
        texts = [*samples(), *((one.name, one.read_bytes()) for one in sorted(folder.glob("*.txt")))]
        contents = tomllib.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    library = Library.create(path, annotator)
    try:
        for name, data in texts:
            library.perform(ImportFile(read_bytes(data, name)))
        _Sample(library, contents).add()
    except LibraryError:
        library.close()
        Path(path).unlink(missing_ok=True)
        raise
    return library


class _Sample:
    """Adds what is said of the texts to a library that has the texts alone."""

    def __init__(self, library: Library, contents: Mapping[str, Any]) -> None:
        self._library = library
        self._contents = contents
        rows = library.queries.documents()
        self._documents = {Path(row.source).stem: row.id for row in rows}
        self._texts = {row.id: library.queries.text(row.id) for row in rows}
        self._tags: dict[str, str] = {}

    def add(self) -> None:
        """Add everything."""
        for tag in self._contents["tag"]:
            self._add_tag(tag)
        for row in self._contents["annotation"]:
            self._add_annotation(row)
        self._library.perform_all(list(self._others()))

    def _add_tag(self, tag: Mapping[str, str]) -> None:
        tag_id = self._library.perform(AddTagPath(tag["path"])).value[-1]
        self._tags[tag["path"]] = tag_id
        self._library.perform(
            EditTag(
                tag_id,
                shortcut=tag.get("key"),
                use_when=tag.get("use_when", ""),
                not_when=tag.get("not_when", ""),
                examples=tag.get("examples", ""),
            )
        )

    def _add_annotation(self, row: Mapping[str, Any]) -> None:
        document_id = self._documents[row["document"]]
        start, end = self._place(document_id, row["quote"])
        made = []
        for number, tag_id in enumerate(self._ids(row.get("tags", ())) or ("",)):
            note = "" if number else row.get("note", "")
            made.append(self._library.perform(AddAnnotation(document_id, start, end, tag_id, note)).value)
        if row.get("reviewed"):
            self._library.perform(SetReviewed(made))

    def _place(self, document_id: str, quote: str, before: str = "") -> tuple[int, int]:
        """Return where words stand for the first time, behind others.

        Raises:
            ValueError: They do not.
        """
        start = self._texts[document_id].index(before + quote) + len(before)
        return start, start + len(quote)

    def _others(self) -> Iterator[Action[Any]]:
        contents, documents = self._contents, self._documents
        for name, members in contents["group"].items():
            yield AddGroup(name, [documents[one] for one in members])
        for one in contents["attribute"]:
            attribute = AddAttribute(one["name"], one["kind"], one.get("choices", ()))
            yield attribute
            yield SetAttributes(
                {documents[name]: {attribute.id: value} for name, value in one["values"].items()}
            )
        for one in contents["search"]:
            yield SaveSearch(one["name"], one["kind"], one["query"])
        for one in contents["query"]:
            yield SaveQuery(
                one["name"],
                Query(self._ids(one["ones"]), one["relation"], self._ids(one["others"])),
            )
        for one in contents["figure"]:
            document_id = documents[one["document"]]
            start, end = self._place(document_id, one["quote"], one["before"])
            yield CorrectFigure(document_id, start, end, one["fields"])
        for name, places in contents["bookmark"].items():
            for words in places:
                yield AddBookmark(documents[name], self._place(documents[name], words)[0], words)

    def _ids(self, paths: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._tags[path] for path in paths)
