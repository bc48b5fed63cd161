"""The parts of a Word document (.docx): which is the text, and its styles, numbers, notes and title.

Each part is read once from the archive that is open, and parsed within the limits for any XML.
Source: ECMA-376 part 2, section 9.3 (relationships); part 1, sections 11.3 (parts) and 17.7 (styles).
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from desktop.files.readers.archive import member, parsed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style.

    Attributes:
        name: Its name, as Word's window shows it or in English.
        properties: What it says of a paragraph (``w:pPr``), if anything.
        bold: Whether its words are bold, or None where it does not say.
    """

    name: str = ""
    properties: "etree._Element | None" = None
    bold: bool | None = None


class WordPackage:
    """The parts of one document.

    Args:
        archive: The document, open.
        path: The path to name in an error.

    Attributes:
        body: The element that holds its paragraphs and tables.
        title: The title in its properties, or empty.

    Raises:
        ValueError: There is no text, or a part is not what it is said to be.
        Unreadable: ``damaged`` where a part is no XML.
    """

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path
        of_package = dict(self._relations(""))
        main = of_package.get("officeDocument", "")
        body = self._part(main).find(f"{W}body") if main else None
        if body is None:
            raise ValueError("no part of it is the text of a Word document")
        self.body: etree._Element = body
        self._of_main = list(self._relations(main))
        core = of_package.get("core-properties", "")
        self.title = self._read_title(core) if core else ""
        self._styles, self._default = self._read_styles()

    def parts(self, *kinds: str) -> "Iterator[tuple[str, etree._Element]]":
        """Yield the parts that the text refers to as one of these kinds, such as ``footnotes``."""
        for kind, name in self._of_main:
            if kind in kinds:
                yield kind, self._part(name)

    def style(self, paragraph: "etree._Element") -> WordStyle:
        """Return the style of a paragraph: the one that it names, else the document's usual one."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get("" if named is None else named.get(f"{W}val", ""), self._default)

    def _read_title(self, name: str) -> str:
        properties = self._part(name)
        if properties.tag != _PROPERTIES:
            raise ValueError(f"{name} is no part with properties, but {properties.tag}")
        return properties.findtext(f"{_DC}title") or ""

    def _part(self, name: str) -> "etree._Element":
        return parsed(member(self._archive, name, self._path), self._path, "DOCX")

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the kind and the name of each part of the archive that a part refers to."""
        folder, own = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{own}.rels")
        if listed not in self._archive.namelist():
            return
        for one in self._part(listed).iter(_RELATION):
            if one.get("TargetMode") != "External":
                target = one.get("Target")
                if target is None:
                    raise ValueError(f"{listed} has a relationship without a target")
                to = posixpath.normpath(posixpath.join("/", folder, target))
                yield one.get("Type", "").rpartition("/")[2], to.lstrip("/")

    def _read_styles(self) -> tuple[dict[str, WordStyle], WordStyle]:
        """Return the paragraph styles by id, and the one that holds where none is named."""
        found: dict[str, WordStyle] = {}
        usual = WordStyle()
        styles = (one for _, part in self.parts("styles") for one in part.iter(f"{W}style"))
        for style in styles:
            if style.get(f"{W}type") == "paragraph":
                name = style.find(f"{W}name")
                properties, bold = style.find(f"{W}pPr"), is_bold(style)
                read = WordStyle("" if name is None else name.get(f"{W}val", ""), properties, bold)
                found.setdefault(style.get(f"{W}styleId", ""), read)
                if style.get(f"{W}default", "0") not in _OFF:
                    usual = read
        return found, usual


def is_bold(element: "etree._Element") -> bool | None:
    """Return whether a style or a run says that its words are bold; None where it does not say."""
    said = element.find(f"{W}rPr/{W}b")
    return None if said is None else said.get(f"{W}val", "1") not in _OFF
