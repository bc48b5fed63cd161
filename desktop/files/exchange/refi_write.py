"""REFI-QDA projects (.qdpx), written: a ZIP with project.qde and the texts under sources/."""

import itertools
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import IO, BinaryIO, TypeVar

from desktop.files.exchange.records import (
    FACTS,
    CodebookEntry,
    OlderVersion,
    Project,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.refi_vocabulary import (
    INTERNAL,
    PROJECT_ENTRY,
    PROJECT_NAMESPACE,
    SOURCES,
    color,
    derived_guid,
)
from desktop.files.exchange.reproducible_zip import entry, spooled_file
from desktop.files.exchange.xml_writer import XmlWriter, xml_safe, xml_writer
from desktop.i18n import translate

_Item = TypeVar("_Item")

_INTEGERS = frozenset({"year"})
"""The metadata that go out as whole numbers; all others are text."""


def write_qdpx(project: Project, out: BinaryIO) -> None:
    """Write the project as a .qdpx.

    Positions are code points, the texts UTF-8 without BOM and with LF; a container that would be empty is not
    written; every GUID that is named is there.

    Args:
        project: What to write; its documents are read once.
        out: A file open for writing bytes, at its beginning; it is left open.
    """
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        spooled_file() as written,
        spooled_file() as notes,
    ):
        with xml_writer(written) as xml:
            _ProjectWriter(archive, xml, notes).write(project)
        written.seek(0)
        with archive.open(entry(PROJECT_ENTRY), "w", force_zip64=True) as project_entry:
            shutil.copyfileobj(written, project_entry)


def write_codes(xml: XmlWriter, codes: Sequence[CodebookEntry]) -> None:
    """Write the element Codes with the tree of tags; nothing where there is none."""
    if not codes:
        return
    known = {code.id for code in codes}
    below: dict[str, list[CodebookEntry]] = {}
    for code in codes:
        below.setdefault(code.parent_id if code.parent_id in known and code.parent_id else "", []).append(
            code
        )
    with xml.element("Codes"):
        _write_tree(xml, below)


def _write_tree(xml: XmlWriter, below: Mapping[str, list[CodebookEntry]]) -> None:
    """Write tags, each within the one above it, however deep they stand."""
    waiting: list[CodebookEntry | None] = list(reversed(below.get("", [])))
    while waiting:
        code = waiting.pop()
        if code is None:  # all under the last one that is open were written
            xml.end()
            continue
        xml.begin("Code", _attributes(code))
        if code.told():
            xml.leaf("Description", text=code.told())
        waiting += [None, *reversed(below.get(code.id, []))]


def _attributes(code: CodebookEntry) -> dict[str, str]:
    return {"guid": code.id, "name": code.name, "isCodable": "true", "color": color(code.color)}


class _ProjectWriter:
    """Writes one project; the notes wait in a file of their own until the sources are through."""

    def __init__(self, archive: zipfile.ZipFile, xml: XmlWriter, notes: IO[bytes]) -> None:
        self._archive = archive
        self._xml = xml
        self._notes = notes

    def write(self, project: Project) -> None:
        """Write everything, in the order of the schema."""
        attributes = {
            "xmlns": PROJECT_NAMESPACE,
            "name": project.name or "Piyue",
            "origin": "Piyue",
            "creatingUserGUID": project.users[0].id if project.users else "",
            "creationDateTime": project.exported,
            "modifiedDateTime": project.exported,
        }
        with self._xml.element("Project", attributes):
            self._users(project)
            if project.codes:
                with self._xml.element("CodeBook"):
                    write_codes(self._xml, project.codes)
            self._variables()
            self._sources(project.documents)
            self._collected_notes()

    def _users(self, project: Project) -> None:
        if project.users:
            with self._xml.element("Users"):
                for user in project.users:
                    self._xml.leaf("User", {"guid": user.id, "name": user.name})

    def _variables(self) -> None:
        with self._xml.element("Variables"):
            for name in FACTS:
                kind = "Integer" if name in _INTEGERS else "Text"
                self._xml.leaf("Variable", {"guid": _variable(name), "name": name, "typeOfVariable": kind})

    def _sources(self, documents: Iterable[TextDocument]) -> None:
        with _unless_empty(self._xml, "Sources", documents) as present:
            for document in present:
                self._source(document)
                for version in document.older:
                    self._source(_as_document(document, version))

    def _source(self, document: TextDocument) -> None:
        name = f"{document.id}.txt"
        self._archive.writestr(entry(SOURCES + name), document.text.encode("utf-8"))
        attributes = {
            "guid": document.id,
            "name": document.title,
            "plainTextPath": INTERNAL + name,
            "creationDateTime": document.created,
        }
        with self._xml.element("TextSource", attributes):
            for selection in document.selections:
                for part in _by_change(selection):
                    self._selection(*part)
                for coding in selection.codings:
                    if not coding.code_id:
                        self._bare_selection(selection, coding)
            for fact in FACTS:
                if value := document.metadata.get(fact, ""):
                    self._value(fact, value)

    def _selection(self, selection: TextSelection, modified: str) -> None:
        first = selection.codings[0] if selection.codings else None
        attributes = _selection_attributes(selection, selection.id, first, modified)
        with self._xml.element("PlainTextSelection", attributes):
            for coding in selection.codings:
                self._coding(coding)

    def _bare_selection(self, selection: TextSelection, coding: TagAssignment) -> None:
        """Write an annotation without a tag: a selection of its own that no coding is in."""
        modified = coding.modified if coding.modified != coding.created else ""
        attributes = _selection_attributes(selection, coding.id, coding, modified)
        with self._xml.element("PlainTextSelection", attributes):
            if coding.note:
                self._xml.leaf("NoteRef", {"targetGUID": self._note(coding)})

    def _coding(self, coding: TagAssignment) -> None:
        attributes = {
            "guid": coding.id,
            "creatingUser": coding.user_id,
            "creationDateTime": coding.created,
        }
        with self._xml.element("Coding", attributes):
            self._xml.leaf("CodeRef", {"targetGUID": coding.code_id})
            if coding.note:
                self._xml.leaf("NoteRef", {"targetGUID": self._note(coding)})

    def _note(self, coding: TagAssignment) -> str:
        guid = derived_guid("note", coding.id)
        attributes = {
            "guid": guid,
            "name": _line(coding.note),
            "creatingUser": coding.user_id,
            "creationDateTime": coding.created,
            "modifiedDateTime": coding.modified,  # a Coding itself has no such attribute
        }
        text = coding.note
        if xml_safe(text) != text:  # what XML cannot hold, a file beside it can
            self._archive.writestr(entry(f"{SOURCES}{guid}.txt"), text.encode("utf-8"))
            attributes, text = attributes | {"plainTextPath": f"{INTERNAL}{guid}.txt"}, ""
        self._notes.write(json.dumps([attributes, text]).encode("ascii") + b"\n")
        return guid

    def _value(self, fact: str, value: str) -> None:
        kind = "IntegerValue" if fact in _INTEGERS else "TextValue"
        with self._xml.element("VariableValue"):
            self._xml.leaf("VariableRef", {"targetGUID": _variable(fact)})
            self._xml.leaf(kind, text=value)

    def _collected_notes(self) -> None:
        self._notes.seek(0)
        with _unless_empty(self._xml, "Notes", self._notes) as lines:
            for line in lines:
                attributes, text = json.loads(line)
                with self._xml.element("Note", attributes):
                    if text:
                        self._xml.leaf("PlainTextContent", text=text)


def _selection_attributes(
    selection: TextSelection, guid: str, first: TagAssignment | None, modified: str
) -> dict[str, str]:
    """Return the attributes of a selection that one annotation, or the first of several, was made on."""
    return {
        "guid": guid,
        # Programs compare it with the slice; one that XML cannot carry would be another.
        "name": selection.quote if xml_safe(selection.quote) == selection.quote else "",
        "startPosition": str(selection.start),
        "endPosition": str(selection.end),
        "creatingUser": first.user_id if first else "",
        "creationDateTime": first.created if first else "",
        "modifiedDateTime": modified,
    }


def _as_document(document: TextDocument, version: OlderVersion) -> TextDocument:
    """Return an older text as a source of its own: positions count in the text of their source alone."""
    title = (
        translate("Export", "%1 (version %2)")
        .replace("%2", str(version.number))
        .replace("%1", document.title)
    )
    return TextDocument(
        version.id,
        title,
        version.text,
        version.selections,
        document.metadata,
        version.sha256,
        version.created,
    )


def _by_change(selection: TextSelection) -> Iterator[tuple[TextSelection, str]]:
    """Yield a selection as one or more of the same range, each with when it was changed.

    A coding cannot say when it was changed; its note can, and so can its selection. Annotations without a tag
    are no codings.
    """
    tagged = tuple(coding for coding in selection.codings if coding.code_id)
    if not tagged and selection.codings:
        return
    if all(coding.note or coding.modified == coding.created for coding in tagged):
        yield (selection if len(tagged) == len(selection.codings) else replace(selection, codings=tagged)), ""
        return
    parts: dict[str, list[TagAssignment]] = {}
    for coding in tagged:
        told = coding.note or coding.modified == coding.created
        parts.setdefault("" if told else coding.modified, []).append(coding)
    for number, (modified, codings) in enumerate(parts.items()):
        guid = derived_guid("selection", selection.id, modified) if number else selection.id
        yield replace(selection, id=guid, codings=tuple(codings)), modified


def _line(note: str) -> str:
    """Return the first words of a note, as its name."""
    return xml_safe(note.split("\n", 1)[0][:40])


def _variable(fact: str) -> str:
    return derived_guid("variable", fact)


@contextmanager
def _unless_empty(xml: XmlWriter, name: str, items: Iterable[_Item]) -> Iterator[Iterator[_Item]]:
    """Write an element around the items, unless there is none: programs refuse an empty container."""
    stream = iter(items)
    first = list(itertools.islice(stream, 1))
    if not first:
        yield stream
        return
    with xml.element(name):
        yield itertools.chain(first, stream)
