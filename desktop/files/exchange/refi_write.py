"""REFI-QDA projects (.qdpx), written: a ZIP with project.qde and the texts under sources/.

The schema leaves more open than the programs do. What is written here is what they all read: names of codes
that differ, one selection for each annotation with its author, its time in UTC and its note as a description
(QualCoder knows no other note), the code of a coding as its first element.
"""

import itertools
import json
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, BinaryIO, TypeVar

from desktop.files.exchange.records import (
    FACTS,
    CodebookEntry,
    OlderVersion,
    Project,
    TagAssignment,
    TextDocument,
    TextSelection,
    code_paths,
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

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])")
"""What the schema surely takes for a number and for a day."""

_KINDS = {"number": "Float", "date": "Date"}
"""The types of attributes that are no text. A value that is none of its type goes out as text."""


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
        _write_tree(xml, below, distinct_names(codes))


def distinct_names(codes: Sequence[CodebookEntry]) -> dict[str, str]:
    """Return the names of codes by id, none twice: one that several have is written as its path.

    Programs hold a name for the code itself wherever it stands in the tree, and drop the second of two.
    ``desktop.files.exchange.refi_read`` makes the name out of the path again.
    """
    paths = code_paths(codes)
    times = Counter(code.name for code in codes)
    return {code.id: code.name if times[code.name] == 1 else paths[code.id] for code in codes}


def _write_tree(xml: XmlWriter, below: Mapping[str, list[CodebookEntry]], names: Mapping[str, str]) -> None:
    """Write tags, each within the one above it, however deep they stand."""
    waiting: list[CodebookEntry | None] = list(reversed(below.get("", [])))
    while waiting:
        code = waiting.pop()
        if code is None:  # all under the last one that is open were written
            xml.end()
            continue
        xml.begin("Code", _attributes(code, names[code.id]))
        if code.told():
            xml.leaf("Description", text=code.told())
        waiting += [None, *reversed(below.get(code.id, []))]


def _attributes(code: CodebookEntry, name: str) -> dict[str, str]:
    return {"guid": code.id, "name": name, "isCodable": "true", "color": color(code.color)}


class _ProjectWriter:
    """Writes one project; the notes wait in a file of their own until the sources are through."""

    def __init__(self, archive: zipfile.ZipFile, xml: XmlWriter, notes: IO[bytes]) -> None:
        self._archive = archive
        self._xml = xml
        self._notes = notes
        self._owner = ""
        self._kinds: Mapping[str, str] = {}

    def write(self, project: Project) -> None:
        """Write everything, in the order of the schema."""
        self._owner = project.users[0].id if project.users else ""
        self._kinds = project.attributes
        attributes = {
            "xmlns": PROJECT_NAMESPACE,
            "name": project.name or "Piyue",
            "origin": "Piyue",
            "creatingUserGUID": self._owner,
            "creationDateTime": _utc(project.exported),
            "modifiedDateTime": _utc(project.exported),
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
            for name, kind in self._kinds.items():
                declared = {"guid": _variable("attribute", name), "name": name}
                self._xml.leaf("Variable", declared | {"typeOfVariable": _KINDS.get(kind, "Text")})

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
            "creatingUser": self._owner,
            "creationDateTime": _utc(document.created),
        }
        with self._xml.element("TextSource", attributes):
            if document.memo:
                self._xml.leaf("Description", text=document.memo)
            for selection in document.selections:
                for number, coding in enumerate(_distinct(selection.codings)):
                    self._selection(selection, coding, number)
            for fact in FACTS:
                if value := document.metadata.get(fact, ""):
                    self._value(_variable(fact), "IntegerValue" if fact in _INTEGERS else "TextValue", value)
            for name, value in document.attributes.items():
                if name in self._kinds:
                    self._value(_variable("attribute", name), _element(self._kinds[name], value), value)

    def _selection(self, selection: TextSelection, coding: TagAssignment, number: int) -> None:
        """Write an annotation as a selection of its own: a program knows one note and author of each."""
        guid = selection.id if number == 0 else derived_guid("selection", selection.id, coding.id)
        created, modified = _utc(coding.created), _utc(coding.modified)
        attributes = {
            "guid": guid if coding.code_id else coding.id,
            # Programs compare it with the slice; one that XML cannot carry would be another.
            "name": selection.quote if xml_safe(selection.quote) == selection.quote else "",
            "startPosition": str(selection.start),
            "endPosition": str(selection.end),
            "creatingUser": coding.user_id,
            "creationDateTime": created,
            "modifiedDateTime": modified if modified != created else "",  # a coding cannot say it
        }
        with self._xml.element("PlainTextSelection", attributes):
            if coding.note:
                self._xml.leaf("Description", text=coding.note)
            if coding.code_id:
                self._coding(coding, created)
            elif coding.note:
                self._xml.leaf("NoteRef", {"targetGUID": self._note(coding)})

    def _coding(self, coding: TagAssignment, created: str) -> None:
        attributes = {"guid": coding.id, "creatingUser": coding.user_id, "creationDateTime": created}
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
            "creationDateTime": _utc(coding.created),
            "modifiedDateTime": _utc(coding.modified),
        }
        text = coding.note
        if xml_safe(text) != text:  # what XML cannot hold, a file beside it can
            self._archive.writestr(entry(f"{SOURCES}{guid}.txt"), text.encode("utf-8"))
            attributes, text = attributes | {"plainTextPath": f"{INTERNAL}{guid}.txt"}, ""
        self._notes.write(json.dumps([attributes, text]).encode("ascii") + b"\n")
        return guid

    def _value(self, variable: str, kind: str, value: str) -> None:
        with self._xml.element("VariableValue"):
            self._xml.leaf("VariableRef", {"targetGUID": variable})
            self._xml.leaf(kind, text=value)

    def _collected_notes(self) -> None:
        self._notes.seek(0)
        with _unless_empty(self._xml, "Notes", self._notes) as lines:
            for line in lines:
                attributes, text = json.loads(line)
                with self._xml.element("Note", attributes):
                    if text:
                        self._xml.leaf("PlainTextContent", text=text)


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


def _distinct(codings: Sequence[TagAssignment]) -> list[TagAssignment]:
    """Return annotations of a passage, those without a tag by one annotator as one with the notes of all.

    QualCoder gives up a whole project where somebody wrote two such notes on the same words.
    """
    kept: dict[str, TagAssignment] = {}
    for one in codings:
        key = one.id if one.code_id else f"user {one.user_id}"
        known = kept.get(key)
        if known is not None:
            one = replace(known, note="\n".join(filter(None, (known.note, one.note))))
        kept[key] = one
    return list(kept.values())


def _utc(moment: str) -> str:
    """Return a moment in UTC as ``2024-05-06T07:08:09Z``, which programs cut at its Z; empty for none."""
    if moment.endswith("+00:00"):
        return f"{moment[:-6]}Z"
    try:
        when = datetime.fromisoformat(moment)
        return f"{when.astimezone(UTC).isoformat()[:-6]}Z" if when.tzinfo else f"{when.isoformat()}Z"
    except (ValueError, OverflowError):
        return ""


def _element(kind: str, value: str) -> str:
    """Return the element that holds a value of an attribute: one of its kind, else of text."""
    if kind == "number" and _DECIMAL.fullmatch(value):
        return "FloatValue"
    if kind == "date" and _DAY.fullmatch(value):
        return "DateValue"
    return "TextValue"


def _line(note: str) -> str:
    """Return the first words of a note, as its name."""
    return xml_safe(note.split("\n", 1)[0][:40])


def _variable(*names: str) -> str:
    return derived_guid("variable", *names)


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
