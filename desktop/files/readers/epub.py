"""EPUB: the chapters in the order of the spine.

Source: EPUB 3.3, sections 4.2 (container), 5.7 (spine).
"""

import posixpath
import zipfile
from urllib.parse import unquote

from desktop.files.errors import Unreadable
from desktop.files.readers.html import fragment_lines
from desktop.files.readers.packed import member, opened, parsed
from desktop.files.readers.plain import Plain

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_epub(data: bytes, path: str) -> Plain:
    """Read a book.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    with opened(data, path, "EPUB") as archive:
        container = parsed(member(archive, "META-INF/container.xml", path), path, "EPUB")
        rootfile = container.find(f".//{_CONTAINER}rootfile")
        opf = rootfile.get("full-path", "") if rootfile is not None else ""
        package = parsed(member(archive, opf, path), path, "EPUB")
        items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        order = [
            items[ref.get("idref")] for ref in package.iter(f"{_OPF}itemref") if ref.get("idref") in items
        ]
        lines = [line for href in order for line in _chapter(archive, opf, href, path)]
    if not lines:
        raise Unreadable(path, "empty")
    return Plain("\n".join(lines), title=package.findtext(f".//{_DC}title") or "")


def _chapter(archive: zipfile.ZipFile, opf: str, href: str, path: str) -> list[str]:
    name = posixpath.normpath(posixpath.join(posixpath.dirname(opf), unquote(href)))
    root = parsed(member(archive, name, path), path, "EPUB")
    body = next((one for one in root.iter() if str(one.tag).endswith("}body")), root)
    return fragment_lines(body)
