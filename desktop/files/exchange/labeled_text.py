"""Labeled texts: what doccano and Label Studio write and read, a text with labels on ranges of it.

Neither knows annotators and notes as a library does. What they do not know of a document goes with its text
as data that they keep, so that it is known again when it comes back; a text that no document has becomes one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.files.exchange.records import (
    FACTS,
    CodebookEntry,
    Project,
    ProjectUser,
    ReadProject,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.refi_vocabulary import derived_guid

_JOINT = "/"
_CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a range of a text.

    Attributes:
        start: First code point.
        end: Code point after the last.
        path: Path of the tag, empty where it has none.
        id: What the program calls it; empty where it has no name.
        annotator: Who made it; empty where nobody says.
        note: What was written on it.
        created: When it was made, ISO 8601 with zone; empty where nobody says.
    """

    start: int
    end: int
    path: str
    id: str = ""
    annotator: str = ""
    note: str = ""
    created: str = ""


@dataclass(slots=True)
class LabeledTexts:
    """Texts with labels on their way in, as a project.

    Attributes:
        remarks: What was left out, by name, with how often.
    """

    remarks: dict[str, int] = field(default_factory=dict)
    _documents: list[TextDocument] = field(default_factory=list)
    _codes: dict[str, CodebookEntry] = field(default_factory=dict)
    _users: dict[str, ProjectUser] = field(default_factory=dict)

    def describe(self, path: str, description: str) -> None:
        """Take a tag in, with what it means."""
        own_id = self._code(path)
        at = next((key for key, code in self._codes.items() if code.id == own_id), None)
        if at is not None:
            self._codes[at] = replace(self._codes[at], description=description)

    def add(
        self,
        text: str,
        title: str,
        data: Mapping[str, Any],
        labels: Iterable[Label],
        *,
        memo: str = "",
        created: str = "",
    ) -> None:
        """Take a text in.

        Args:
            text: The text.
            title: What it is called; empty for its first words.
            data: What stands beside it, the names of FACTS and ``document_id`` among it.
            labels: Its labels; one outside the text is left out.
            memo: What was written about it as a whole.
            created: When it was made, ISO 8601 with zone.
        """
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        at: dict[tuple[int, int], list[TagAssignment]] = {}
        for one in labels:
            if 0 <= one.start < one.end <= len(text):
                at.setdefault((one.start, one.end), []).append(self._coding(one, digest))
            else:
                self.remarks["bad-range"] = self.remarks.get("bad-range", 0) + 1
        selections = tuple(
            TextSelection(
                derived_guid("passage", digest, str(start), str(end)),
                start,
                end,
                text[start:end],
                tuple(codings),
                prefix=text[max(0, start - _CONTEXT) : start],
                suffix=text[end : end + _CONTEXT],
            )
            for (start, end), codings in sorted(at.items())
        )
        own_id = str(data.get("document_id") or derived_guid("document", digest))
        metadata = {name: str(data[name]) for name in FACTS if data.get(name)}
        title = title or text.strip().split("\n", 1)[0][:60]
        self._documents.append(
            TextDocument(own_id, title, text, selections, metadata, digest, created, memo=memo)
        )

    def project(self, name: str) -> ReadProject:
        """Return all that was taken in."""
        users, codes = list(self._users.values()), list(self._codes.values())
        return ReadProject(Project(name, users, codes, self._documents), self.remarks)

    def _coding(self, label: Label, digest: str) -> TagAssignment:
        code = self._code(label.path) if label.path else ""
        place = (digest, str(label.start), str(label.end), label.path, label.annotator, label.note)
        own_id = label.id or derived_guid("label", *place)
        user = self._user(label.annotator) if label.annotator else ""
        return TagAssignment(own_id, code, user, label.note, label.created, label.created)

    def _user(self, name: str) -> str:
        if name not in self._users:
            self._users[name] = ProjectUser(derived_guid("user", name), name)
        return self._users[name].id

    def _code(self, path: str) -> str:
        """Return the id of the tag of a path, made with those above it."""
        above, whole = None, ""
        for part in (part.strip() for part in path.split(_JOINT)):
            if not part:
                continue
            whole = f"{whole}{_JOINT}{part}" if whole else part
            if whole not in self._codes:
                self._codes[whole] = CodebookEntry(derived_guid("tag", whole), part, above)
            above = self._codes[whole].id
        return above or ""


def data_of(document: TextDocument) -> dict[str, Any]:
    """Return what goes with a text, so that its document is known again.

    It is of the same names for all documents: doccano reads lines as a table and refuses what one lacks.
    """
    about = {"document_id": document.id, "title": document.title}
    return {**about, **dict.fromkeys(FACTS, ""), **document.metadata}


def each_label(
    document: TextDocument, paths: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[TextSelection, Label]]:
    """Yield the annotations of a document as labels."""
    for selection in document.selections:
        for coding in selection.codings:
            path, who = paths.get(coding.code_id, ""), names.get(coding.user_id, "")
            yield selection, Label(selection.start, selection.end, path, coding.id, who, coding.note)


def user_names(users: Sequence[ProjectUser]) -> dict[str, str]:
    """Return the names of annotators by id."""
    return {user.id: user.name for user in users}
