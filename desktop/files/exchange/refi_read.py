"""REFI-QDA projects (.qdpx) and codebooks (.qdc), read, also as other programs write them slightly wrong.

What is mended while reading is said in ``remarks``, by name:

* ``inner-name``: the project's XML is not called project.qde
* ``internal``: a path without internal://
* ``sources-folder``: Sources/ with a capital
* ``bom``: a source with a byte order mark
* ``encoding``: a source that is not in UTF-8; its encoding was guessed
* ``line-ends``: a source with CRLF
* ``dangling``: a reference that leads nowhere was dropped
* ``utf-16``: positions in a source count UTF-16 units
* ``bad-range``: a selection outside its text was dropped
* ``other-media``: a source that is no text, and has none beside it, was passed over
* ``unknown-parts``: what a library has no place for was passed over: memos of documents, codes and the
  project, sets, cases, links, graphs
"""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from desktop.files.budget import spend
from desktop.files.decoding import decode
from desktop.files.errors import Unreadable
from desktop.files.exchange.records import (
    CodebookEntry,
    Project,
    ProjectUser,
    ReadProject,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.refi_positions import counting
from desktop.files.exchange.refi_vocabulary import (
    CODEBOOK_NAMESPACE,
    INTERNAL,
    PROJECT_ENTRY,
    SOURCES,
    plain_guid,
)
from desktop.files.guarded import is_library, opened

_LIMIT = 256 * 1024 * 1024
"""Bytes that one entry of the ZIP may have when unpacked; more is refused as a bomb."""

_UNKNOWN = ("Cases", "Links", "Sets", "Graphs")
"""Parts of a project that a library has no place for."""

_CONTEXT = 32
"""Characters of context kept on each side of a passage."""


def read_qdpx(path: str | Path) -> ReadProject:
    """Read a project.

    Raises:
        Unreadable: With reason ``not-supported`` when it is no REFI-QDA project, ``too-much-within`` when
            it unpacks to more than it may, or as for any file.
    """
    if is_library(path):
        raise Unreadable(path, "is-library")
    try:
        with opened(path) as file, zipfile.ZipFile(file) as archive:
            return _ProjectReader(archive, str(path)).read()
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Unreadable(path, "not-supported", format="qdpx") from error
    except OSError as error:
        raise Unreadable(path, "io-error") from error


def read_qdc(path: str | Path) -> list[CodebookEntry]:
    """Read a codebook; tags come in the order of the file, each after the one above it.

    Raises:
        Unreadable: With reason ``not-supported`` when it is none.
    """
    if is_library(path):
        raise Unreadable(path, "is-library")
    try:
        with opened(path) as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except OSError as error:
        raise Unreadable(path, "io-error") from error
    root = _parse(data, str(path))
    if root.tag.rpartition("}")[2] != "CodeBook":
        raise Unreadable(path, "not-supported", format=CODEBOOK_NAMESPACE)
    return list(_codes(root))


def _parse(data: bytes, path: str) -> ElementTree.Element:
    # A document type is never needed here, and with one come entities that swell or reach outside.
    if b"<!DOCTYPE" in data[:4096].replace(b"\x00", b""):
        raise Unreadable(path, "not-supported", format="DOCTYPE")
    spend("nodes", data.count(b"<") - data.count(b"</"))
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Unreadable(path, "not-supported", format="XML") from error


def _children(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (child for child in element if child.tag.rpartition("}")[2] == name)


def _words(element: ElementTree.Element, name: str) -> str:
    return next((child.text or "" for child in _children(element, name)), "")


def _codes(element: ElementTree.Element) -> Iterator[CodebookEntry]:
    """Return the codes under an element, each before those under it."""
    waiting: list[tuple[ElementTree.Element, str | None]] = [(element, None)]
    row = 0
    while waiting:
        one, above = waiting.pop()
        own = above
        if one is not element and one.tag.rpartition("}")[2] == "Code":
            row += 1
            own = plain_guid(one.get("guid", ""))
            color, description = one.get("color", ""), _words(one, "Description")
            yield CodebookEntry(own, one.get("name", ""), above, color, description, row=row)
        below = [*_children(one, "Codes"), *_children(one, "Code")]
        waiting += [(child, own) for child in reversed(below)]


def _said_range(element: ElementTree.Element) -> tuple[int, int] | None:
    try:
        return int(element.get("startPosition", "")), int(element.get("endPosition", ""))
    except ValueError:
        return None


class _ProjectReader:
    """Reads one project out of its ZIP."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        self._remarks: dict[str, int] = {}
        self._entries = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        self._known_codes: set[str] = set()
        self._users: dict[str, ProjectUser] = {}
        self._notes: dict[str, tuple[str, str]] = {}
        self._notes_used: set[str] = set()
        self._variables: dict[str, str] = {}
        self._one_for_crlf = False
        self._folder = ""

    def read(self) -> ReadProject:
        """Read everything that a library can hold."""
        root = _parse(self._project_xml(), self._path)
        if root.tag.rpartition("}")[2] != "Project":
            raise Unreadable(self._path, "not-supported", format="qdpx")
        self._one_for_crlf = "atlas" in root.get("origin", "").lower()
        codes = [code for book in _children(root, "CodeBook") for code in _codes(book)]
        self._known_codes = {code.id for code in codes}
        self._read_users(root)
        self._read_notes(root)
        self._read_variables(root)
        documents = [one for holder in _children(root, "Sources") for one in self._sources(holder)]
        self._pass_over(root)
        project = Project(
            root.get("name", ""),
            list(self._users.values()),
            codes,
            documents,
            root.get("modifiedDateTime", ""),
        )
        return ReadProject(project, self._remarks)

    def _remark(self, name: str, times: int = 1) -> None:
        self._remarks[name] = self._remarks.get(name, 0) + times

    def _pass_over(self, root: ElementTree.Element) -> None:
        """Remark what was not asked for while the sources were read."""
        others = [one for name in _UNKNOWN for holder in _children(root, name) for one in holder]
        left = len(others) + len(self._notes.keys() - self._notes_used)
        if left:
            self._remark("unknown-parts", left)

    def _project_xml(self) -> bytes:
        if PROJECT_ENTRY in self._archive.namelist():
            return self._entry(PROJECT_ENTRY)
        inner = [name for name in self._archive.namelist() if name.lower().endswith(".qde")]
        if len(inner) != 1:
            raise Unreadable(self._path, "not-supported", format="qdpx")
        self._remark("inner-name")
        # Somebody packed the folder and not what is in it: paths count from where the project is.
        self._folder = inner[0].replace("\\", "/").rpartition("/")[0].lower()
        return self._entry(inner[0])

    def _entry(self, name: str) -> bytes:
        with self._archive.open(name) as entry:
            data = entry.read(_LIMIT + 1)
        if len(data) > _LIMIT:
            raise Unreadable(self._path, "too-much-within", limit=str(_LIMIT))
        spend("bytes", len(data))  # each time: many sources may name one entry
        return data

    def _read_users(self, root: ElementTree.Element) -> None:
        for holder in _children(root, "Users"):
            for user in _children(holder, "User"):
                guid = plain_guid(user.get("guid", ""))
                self._users[guid] = ProjectUser(guid, user.get("name") or user.get("id") or "")

    def _read_notes(self, root: ElementTree.Element) -> None:
        for holder in _children(root, "Notes"):
            for note in _children(holder, "Note"):
                when = note.get("modifiedDateTime") or note.get("creationDateTime") or ""
                self._notes[plain_guid(note.get("guid", ""))] = self._text(note), when

    def _read_variables(self, root: ElementTree.Element) -> None:
        for holder in _children(root, "Variables"):
            for variable in _children(holder, "Variable"):
                self._variables[plain_guid(variable.get("guid", ""))] = variable.get("name", "")

    def _text(self, source: ElementTree.Element) -> str:
        path = source.get("plainTextPath")
        if not path:
            return _words(source, "PlainTextContent")
        name = path.removeprefix(INTERNAL)
        if name == path:
            self._remark("internal")
        name = name.replace("\\", "/").lstrip("/")
        name = name if name.lower().startswith(SOURCES) else SOURCES + name
        found = self._entries.get(f"{self._folder}/{name.lower()}".lstrip("/"))
        if found is None:
            self._remark("dangling")
            return ""
        if SOURCES not in f"/{found}".replace("\\", "/"):
            self._remark("sources-folder")
        return self._decoded(self._entry(found))

    def _decoded(self, data: bytes) -> str:
        if data.startswith(b"\xef\xbb\xbf"):
            self._remark("bom")
            data = data[3:]
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            self._remark("encoding")
            return decode(data, self._path).text

    def _sources(self, holder: ElementTree.Element) -> Iterator[TextDocument]:
        for element in holder:
            kind = element.tag.rpartition("}")[2]
            # A PDF comes with its text beside it, and what is selected in that is selected in the text.
            of_pdf = next(_children(element, "Representation"), None) if kind == "PDFSource" else None
            text = element if kind == "TextSource" else of_pdf
            made = self._document(text, element) if text is not None else None
            if made is not None:
                yield made
            elif text is None:
                self._remark("other-media")

    def _document(self, source: ElementTree.Element, whole: ElementTree.Element) -> TextDocument | None:
        """Return the document of a source, or None where its text is not there.

        Args:
            source: What holds the text and the selections.
            whole: What holds the name and the variables: the same, or the PDF that it is the text of.
        """
        own = self._text(source)
        text = own.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            return None
        if text != own:
            self._remark("line-ends")
        elements = list(_children(source, "PlainTextSelection"))
        ranges = {one: placed for one in elements if (placed := _said_range(one)) is not None}
        quotes = [(*placed, one.get("name") or "") for one, placed in ranges.items()]
        unit, count = counting(own, text, quotes, one_for_crlf=self._one_for_crlf)
        if unit == "utf-16":
            self._remark(unit)
        selections = []
        for one in elements:
            start, end = map(count, ranges.get(one, (-1, -1)))
            made = self._selection(one, start, end, text)
            if made is not None:
                selections.append(made)
        return TextDocument(
            plain_guid(whole.get("guid", "")),
            whole.get("name", ""),
            text,
            tuple(sorted(selections, key=lambda one: (one.start, one.end))),
            dict(self._values(whole)),
            hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            whole.get("creationDateTime", ""),
        )

    def _values(self, source: ElementTree.Element) -> Iterator[tuple[str, str]]:
        for holder in _children(source, "VariableValue"):
            reference = next(_children(holder, "VariableRef"), None)
            name = (
                self._variables.get(plain_guid(reference.get("targetGUID", "")))
                if reference is not None
                else None
            )
            value = "".join(child.text or "" for child in holder if child is not reference)
            if name and value:
                yield name, value

    def _selection(
        self, element: ElementTree.Element, start: int, end: int, text: str
    ) -> TextSelection | None:
        codings = tuple(
            made for child in _children(element, "Coding") if (made := self._coding(child, element))
        )
        if not 0 <= start < end <= len(text):
            self._remark("bad-range")
            return None
        if not codings and next(_children(element, "Coding"), None) is None:
            codings = (self._without_code(element),)
        if not codings:
            return None
        spend("bytes", end - start)
        return TextSelection(
            plain_guid(element.get("guid", "")),
            start,
            end,
            text[start:end],
            codings,
            prefix=text[max(0, start - _CONTEXT) : start],
            suffix=text[end : end + _CONTEXT],
        )

    def _coding(self, element: ElementTree.Element, selection: ElementTree.Element) -> TagAssignment | None:
        reference = next(_children(element, "CodeRef"), None)
        code = plain_guid(reference.get("targetGUID", "")) if reference is not None else ""
        if code not in self._known_codes:
            self._remark("dangling")
            return None
        created = element.get("creationDateTime") or selection.get("creationDateTime") or ""
        note, noted = self._note(element)
        if not note:
            note, noted = self._note(selection)
        return TagAssignment(
            plain_guid(element.get("guid", "")),
            code,
            self._user(element.get("creatingUser") or selection.get("creatingUser") or ""),
            note,
            created,
            noted or selection.get("modifiedDateTime") or created,
        )

    def _without_code(self, selection: ElementTree.Element) -> TagAssignment:
        """Return what a selection without any coding is: a highlight, or a memo on a passage."""
        note, noted = self._note(selection)
        created = selection.get("creationDateTime") or ""
        return TagAssignment(
            plain_guid(selection.get("guid", "")),
            "",
            self._user(selection.get("creatingUser") or ""),
            note,
            created,
            noted or selection.get("modifiedDateTime") or created,
        )

    def _user(self, guid: str) -> str:
        plain = plain_guid(guid) if guid else ""
        if plain and plain not in self._users:
            self._remark("dangling")
            return ""
        return plain

    def _note(self, element: ElementTree.Element) -> tuple[str, str]:
        """Return the words that an element's notes and description hold, and when they were last changed."""
        wanted = [plain_guid(child.get("targetGUID", "")) for child in _children(element, "NoteRef")]
        found = [self._notes[guid] for guid in wanted if guid in self._notes]
        self._notes_used.update(wanted)
        if len(found) < len(wanted):
            self._remark("dangling")
        described = _words(element, "Description")
        words = [*(text for text, _ in found), *([described] if described else [])]
        spend("bytes", sum(map(len, words)))
        return "\n".join(words), max((when for _, when in found), default="")
