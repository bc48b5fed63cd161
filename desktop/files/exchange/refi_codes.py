"""REFI-QDA codebooks (.qdc), read, and what they share with projects: elements, codes, moments."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.exchange.records import CodebookEntry
from desktop.files.exchange.refi_vocabulary import CODEBOOK_NAMESPACE, plain_guid
from desktop.files.guarded import is_library, opened


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
    root = parse_xml(data, str(path))
    if root.tag.rpartition("}")[2] != "CodeBook":
        raise Unreadable(path, "not-supported", format=CODEBOOK_NAMESPACE)
    return list(plainly_named(codes_under(root)))


def parse_xml(data: bytes, path: str) -> ElementTree.Element:
    """Return the root of a document.

    Raises:
        Unreadable: With reason ``not-supported`` when it is none, or has a document type.
    """
    # A document type is never needed here, and with one come entities that swell or reach outside.
    if b"<!DOCTYPE" in data[:4096].replace(b"\x00", b""):
        raise Unreadable(path, "not-supported", format="DOCTYPE")
    spend("nodes", data.count(b"<") - data.count(b"</"))
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise Unreadable(path, "not-supported", format="XML") from error


def children(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Return the elements right under one that have a name, in any namespace."""
    return (child for child in element if child.tag.rpartition("}")[2] == name)


def words_of(element: ElementTree.Element, name: str) -> str:
    """Return the text of the first element right under one that has a name; empty where there is none."""
    return next((child.text or "" for child in children(element, name)), "")


def codes_under(element: ElementTree.Element) -> Iterator[CodebookEntry]:
    """Return the codes under an element, each before those under it."""
    waiting: list[tuple[ElementTree.Element, str | None]] = [(element, None)]
    row = 0
    while waiting:
        one, above = waiting.pop()
        own = above
        if one is not element and one.tag.rpartition("}")[2] == "Code":
            row += 1
            own = plain_guid(one.get("guid", ""))
            color, description = one.get("color", ""), words_of(one, "Description")
            yield CodebookEntry(own, one.get("name", ""), above, color, description, row=row)
        below = [*children(one, "Codes"), *children(one, "Code")]
        waiting += [(child, own) for child in reversed(below)]


def plainly_named(codes: Iterable[CodebookEntry]) -> Iterator[CodebookEntry]:
    """Yield codes, those named by their whole path, as `refi_write.distinct_names` does, by its last name."""
    paths: dict[str, str] = {}
    for code in codes:
        above = paths.get(code.parent_id or "", "")
        if above and code.name.startswith(f"{above}/") and len(code.name) > len(above) + 1:
            code = replace(code, name=code.name[len(above) + 1 :])
        paths[code.id] = f"{above}/{code.name}" if above else code.name
        yield code


def library_moment(text: str) -> str:
    """Return a moment as a library writes it: in UTC with its offset."""
    return f"{text[:-1]}+00:00" if text.endswith("Z") else text
