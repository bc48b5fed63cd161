"""REFI-QDA projects (.qdpx), read, also as other programs write them slightly wrong.

What is mended while reading is said in ``remarks``, by name:

* ``inner-name``: the project's XML is not called project.qde
* ``internal``: a path without internal://
* ``sources-folder``: Sources/ with a capital
* ``bom``: a source with a byte order mark
* ``encoding``: a source that is not in UTF-8; its encoding was guessed
* ``line-ends``: a source with CRLF
* ``unescaped``: notes held bare marks of XML
* ``dangling``: a reference that leads nowhere was dropped
* ``utf-16``: positions in a source count UTF-16 units
* ``bad-range``: a selection outside its text was dropped
* ``other-media``: a source that is no text, and has none beside it, was passed over
* ``left-memos``: journals and notes that belong to no text and no passage were left out, as the project's own
* ``left-cases``, ``left-sets``, ``left-links``, ``left-graphs``: so were these

A case without a name that has one source alone is none: MAXQDA and Quirkos write variables of a source so.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from desktop.files.budget import spend
from desktop.files.decoding import decode
from desktop.files.errors import Unreadable
from desktop.files.exchange.records import (
    FACTS,
    Project,
    ProjectUser,
    ReadProject,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.refi_codes import (
    children,
    codes_under,
    library_moment,
    parse_xml,
    plainly_named,
    words_of,
)
from desktop.files.exchange.refi_positions import Counting, counting
from desktop.files.exchange.refi_vocabulary import (
    INTERNAL,
    PROJECT_ENTRY,
    SOURCES,
    derived_guid,
    plain_guid,
)
from desktop.files.exchange.xml_writer import xml_safe
from desktop.files.guarded import is_library, opened

_LIMIT = 256 * 1024 * 1024
"""Bytes that one entry of the ZIP may have when unpacked; more is refused as a bomb."""

_UNKNOWN = ("Cases", "Links", "Sets", "Graphs")
"""Parts of a project that a library has no place for."""

_KINDS = {"Integer": "number", "Float": "number", "Date": "date", "DateTime": "date"}
"""The kinds of attributes for the types of variables; all others are text."""

_FACT_NAMES = {name: name for name in FACTS} | {
    **dict.fromkeys(("地区", "区域", "行政区", "行政区划"), "region"),
    **dict.fromkeys(("省", "省份", "省级"), "province"),
    **dict.fromkeys(("市", "城市", "地级市"), "city"),
    **dict.fromkeys(("县", "区县", "县区"), "county"),
    **dict.fromkeys(("级别", "层级"), "level"),
    **dict.fromkeys(("年", "年份", "年度"), "year"),
    **dict.fromkeys(("日期", "发布日期"), "date"),
    **dict.fromkeys(("会议", "会议届次", "届次"), "session"),
    **dict.fromkeys(("报告人",), "speaker"),
    **dict.fromkeys(("类型", "文种", "type"), "kind"),
}
"""What variables of other programs are called that are metadata here; all others are attributes."""

_UNESCAPED = re.compile(rb"(<PlainTextContent>)(.*?)(</PlainTextContent>)", re.DOTALL)

_CONTEXT = 32
"""Characters of context kept on each side of a passage."""


def read_qdpx(path: str | Path) -> ReadProject:
    """Read a project.

    Raises:
        Unreadable: With reason ``damaged`` when it is no archive, ``not-supported`` when it is no REFI-QDA
            project, ``too-much-within`` when it unpacks to more than it may, or as for any file.
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
        raise Unreadable(path, "damaged", format="qdpx") from error
    except OSError as error:
        raise Unreadable(path, "io-error") from error


def _escaped(found: re.Match[bytes]) -> bytes:
    words = found[2].replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return found[1] + words + found[3]


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
        self._passages: dict[str, tuple[ElementTree.Element, ElementTree.Element]] = {}
        self._variables: dict[str, tuple[str, str]] = {}
        self._values_of_cases: dict[str, list[tuple[str, str]]] = {}
        self._only_source = ""
        self._one_for_crlf = False
        self._folder = ""

    def read(self) -> ReadProject:
        """Read everything that a library can hold."""
        root = self._root()
        if root.tag.rpartition("}")[2] != "Project":
            raise Unreadable(self._path, "not-supported", format="qdpx")
        self._one_for_crlf = "atlas" in root.get("origin", "").lower()
        codes = [code for book in children(root, "CodeBook") for code in plainly_named(codes_under(book))]
        self._known_codes = {code.id for code in codes}
        self._read_users(root)
        self._read_notes(root)
        self._read_variables(root)
        cases = self._read_cases(root)
        sources = [one for holder in children(root, "Sources") for one in holder]
        self._only_source = sources[0].get("guid", "") if len(sources) == 1 else ""
        documents = [one for holder in children(root, "Sources") for one in self._sources(holder)]
        self._pass_over(root, cases)
        project = Project(
            root.get("name", ""),
            list(self._users.values()),
            codes,
            documents,
            library_moment(root.get("modifiedDateTime", "")),
            {name: kind for name, kind in self._variables.values() if name not in FACTS},
        )
        return ReadProject(project, self._remarks)

    def _root(self) -> ElementTree.Element:
        """Return the project's root; notes that QualCoder wrote without escaping are mended."""
        data = self._project_xml()
        try:
            return parse_xml(data, self._path)
        except Unreadable:
            mended = _UNESCAPED.sub(_escaped, data)
            if mended == data:
                raise
            root = parse_xml(mended, self._path)
            self._remark("unescaped")
            return root

    def _remark(self, name: str, times: int = 1) -> None:
        self._remarks[name] = self._remarks.get(name, 0) + times

    def _pass_over(self, root: ElementTree.Element, cases: int) -> None:
        """Remark what was not asked for while the sources were read."""
        for name in _UNKNOWN:
            left = cases if name == "Cases" else sum(len(holder) for holder in children(root, name))
            if left:
                self._remark(f"left-{name.lower()}", left)
        memos = len(self._notes.keys() - self._notes_used) + bool(words_of(root, "Description").strip())
        if memos:
            self._remark("left-memos", memos)

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
        for holder in children(root, "Users"):
            for user in children(holder, "User"):
                guid = plain_guid(user.get("guid", ""))
                self._users[guid] = ProjectUser(guid, user.get("name") or user.get("id") or "")

    def _read_notes(self, root: ElementTree.Element) -> None:
        for holder in children(root, "Notes"):
            for note in children(holder, "Note"):
                when = library_moment(note.get("modifiedDateTime") or note.get("creationDateTime") or "")
                guid = plain_guid(note.get("guid", ""))
                self._notes[guid] = self._text(note), when
                if (passage := next(children(note, "PlainTextSelection"), None)) is not None:
                    self._passages[guid] = note, passage

    def _read_variables(self, root: ElementTree.Element) -> None:
        for holder in children(root, "Variables"):
            for variable in children(holder, "Variable"):
                kind = _KINDS.get(variable.get("typeOfVariable", ""), "text")
                guid, name = plain_guid(variable.get("guid", "")), variable.get("name", "").strip()
                if name and guid != derived_guid("variable", "attribute", name):  # an own one stays as it is
                    name = _FACT_NAMES.get(name.casefold(), name)
                self._variables[guid] = name, kind

    def _read_cases(self, root: ElementTree.Element) -> int:
        """Read the variables of sources that stand in cases; return how many cases are left."""
        left = 0
        for case in [one for holder in children(root, "Cases") for one in holder]:
            sources = [one.get("targetGUID", "") for one in children(case, "SourceRef")]
            if len(sources) == 1 and not case.get("name"):
                values = self._values_of_cases.setdefault(plain_guid(sources[0]), [])
                values += self._values(case)
            else:
                left += 1
        return left

    def _text(self, source: ElementTree.Element) -> str:
        path = source.get("plainTextPath")
        if not path:
            return words_of(source, "PlainTextContent")
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
            of_pdf = next(children(element, "Representation"), None) if kind == "PDFSource" else None
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
        elements = list(children(source, "PlainTextSelection"))
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
        guid = plain_guid(whole.get("guid", ""))
        selections += self._noted(source, whole, text, count)
        values = [*self._values(whole), *self._values_of_cases.get(guid, ())]
        return TextDocument(
            guid,
            whole.get("name", ""),
            text,
            _joined(selections),
            {name: value for name, value in values if name in FACTS},
            hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            library_moment(whole.get("creationDateTime", "")),
            attributes={name: value for name, value in values if name not in FACTS},
            memo=self._memo(source, whole),
        )

    def _memo(self, source: ElementTree.Element, whole: ElementTree.Element) -> str:
        """Return what is said of a source as a whole: its description and notes."""
        holders = [whole] if source is whole else [whole, source]
        words = [text for holder in holders for text in self._texts(holder, but_passages=True)[0]]
        return "\n".join(dict.fromkeys(words))

    def _noted(
        self, source: ElementTree.Element, whole: ElementTree.Element, text: str, count: Counting
    ) -> Iterator[TextSelection]:
        """Yield the notes on passages that stand by themselves, as QualCoder writes its annotations.

        It names the first of each source alone; where there is one source, the others can but be of it, too.
        """
        holders = [whole] if source is whole else [whole, source]
        refs = [
            plain_guid(one.get("targetGUID", "")) for holder in holders for one in children(holder, "NoteRef")
        ]
        if self._only_source and whole.get("guid", "") == self._only_source:
            refs = list(self._passages)
        for guid in refs:
            if guid not in self._passages or guid in self._notes_used:
                continue
            self._notes_used.add(guid)
            note, element = self._passages[guid]
            start, end = map(count, _said_range(element) or (-1, -1))
            made = self._selection(element, start, end, text, note)
            if made is not None:
                yield made

    def _values(self, source: ElementTree.Element) -> Iterator[tuple[str, str]]:
        for holder in children(source, "VariableValue"):
            reference = next(children(holder, "VariableRef"), None)
            target = plain_guid(reference.get("targetGUID", "")) if reference is not None else ""
            name, _ = self._variables.get(target, ("", ""))
            value = "".join(child.text or "" for child in holder if child is not reference)
            if name and value:
                yield name, value

    def _selection(
        self,
        element: ElementTree.Element,
        start: int,
        end: int,
        text: str,
        note: ElementTree.Element | None = None,
    ) -> TextSelection | None:
        """Return a selection with its codings; one that has none is an annotation without a tag.

        Args:
            element: The selection.
            start: Its first code point in the text.
            end: The code point after its last.
            text: The text.
            note: The note that it stands in, which says who wrote what and when.
        """
        elements = list(children(element, "Coding"))
        codings = tuple(made for child in elements if (made := self._coding(child, element)))
        if not 0 <= start < end <= len(text):
            self._remark("bad-range")
            return None
        if not elements:
            codings = (self._untagged(element, element if note is None else note),)
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

    def _untagged(self, selection: ElementTree.Element, holder: ElementTree.Element) -> TagAssignment:
        """Return a selection without a coding as an annotation without a tag."""
        guid = plain_guid(holder.get("guid", ""))
        words, noted = self._note(holder) if holder is selection else self._notes[guid]
        created = library_moment(holder.get("creationDateTime") or holder.get("modifiedDateTime") or "")
        who = holder.get("creatingUser") or holder.get("modifyingUser") or ""
        modified = noted or library_moment(holder.get("modifiedDateTime", "")) or created
        return TagAssignment(guid, "", self._user(who), words, created, modified)

    def _coding(self, element: ElementTree.Element, selection: ElementTree.Element) -> TagAssignment | None:
        reference = next(children(element, "CodeRef"), None)
        code = plain_guid(reference.get("targetGUID", "")) if reference is not None else ""
        if code not in self._known_codes:
            self._remark("dangling")
            return None
        created = library_moment(element.get("creationDateTime") or selection.get("creationDateTime") or "")
        note, noted = self._note(element)
        if not note:
            note, noted = self._note(selection)
        return TagAssignment(
            plain_guid(element.get("guid", "")),
            code,
            self._user(element.get("creatingUser") or selection.get("creatingUser") or ""),
            note,
            created,
            noted or library_moment(selection.get("modifiedDateTime", "")) or created,
        )

    def _user(self, guid: str) -> str:
        plain = plain_guid(guid) if guid else ""
        if plain and plain not in self._users:
            self._remark("dangling")
            return ""
        return plain

    def _note(self, element: ElementTree.Element) -> tuple[str, str]:
        """Return the words that an element's notes and description hold, and when they were last changed."""
        words, when = self._texts(element)
        return "\n".join(words), when

    def _texts(self, element: ElementTree.Element, *, but_passages: bool = False) -> tuple[list[str], str]:
        """Return the texts of an element's notes and description, each once, and when they were changed."""
        wanted = [plain_guid(child.get("targetGUID", "")) for child in children(element, "NoteRef")]
        if but_passages:
            wanted = [guid for guid in wanted if guid not in self._passages]
        found = [self._notes[guid] for guid in wanted if guid in self._notes]
        self._notes_used.update(wanted)
        if len(found) < len(wanted):
            self._remark("dangling")
        words = [text for text, _ in found]
        described = words_of(element, "Description")
        if described and described not in map(xml_safe, words):
            words.append(described)
        spend("bytes", sum(map(len, words)))
        return words, max((when for _, when in found), default="")


def _joined(selections: Iterable[TextSelection]) -> tuple[TextSelection, ...]:
    """Return selections in order of place, those of one range as one with the codings of all."""
    at: dict[tuple[int, int], TextSelection] = {}
    for one in selections:
        known = at.get((one.start, one.end))
        at[one.start, one.end] = one if known is None else replace(known, codings=known.codings + one.codings)
    return tuple(sorted(at.values(), key=lambda one: (one.start, one.end)))
