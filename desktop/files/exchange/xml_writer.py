"""XML that is written as a stream: elements in order, nothing held back, nothing that XML cannot carry."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

# Characters outside the Char production of XML 1.0 (section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What has to be written by reference. A reader turns CR LF and CR into LF in any text, and every line end and
# tab of an attribute into a space (sections 2.11 and 3.3.3), unless they come as references.
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = {**_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT, _IN_ATTRIBUTE = re.compile("[&<>\r]"), re.compile('[&<>\r"\n\t]')

_AT_ONCE = 2_000
"""Pieces that are held before they are written."""


def xml_safe(text: str) -> str:
    """Return the text as XML can carry it: characters that it cannot are replaced by U+FFFD, one for one."""
    return _FORBIDDEN.sub("\ufffd", text)


class XmlWriter:
    """A stream of elements, written as UTF-8 to a file open for bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._held = ['<?xml version="1.0" encoding="utf-8"?>\n']
        self._open = ""  # the beginning of an element of which it is not known yet whether it holds anything

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write an element around what is written in the block; attributes with empty values are left out."""
        self.begin(name, attributes)
        yield
        self.end(name)

    def begin(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Write the beginning of an element; attributes with empty values are left out."""
        self._append("")
        self._open = f"<{name}{_written(attributes)}"

    def end(self, name: str) -> None:
        """Write the end of the element that was begun last."""
        if self._open:
            self._open, empty = "", f"{self._open}/>"
            self._append(empty)
        else:
            self._append(f"</{name}>")

    def leaf(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> None:
        """Write an element that holds text alone, or nothing."""
        end = f">{_escaped(text)}</{name}>" if text else "/>"
        self._append(f"<{name}{_written(attributes)}{end}")

    def close(self) -> None:
        """End the document."""
        self._flush()

    def _append(self, piece: str) -> None:
        if self._open:
            self._held.append(f"{self._open}>")
            self._open = ""
        self._held.append(piece)
        if len(self._held) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._out.write("".join(self._held).encode("utf-8"))
        self._held.clear()


def _written(attributes: Mapping[str, str] | None) -> str:
    """Return attributes as they are written; those without a value are left out."""
    present = [(name, value) for name, value in (attributes or {}).items() if value]
    return "".join(
        [f' {name}="{_referred(_IN_ATTRIBUTE, _ATTRIBUTE, xml_safe(value))}"' for name, value in present]
    )


def _escaped(text: str) -> str:
    return _referred(_IN_TEXT, _TEXT, xml_safe(text))


def _referred(shape: re.Pattern[str], references: Mapping[str, str], text: str) -> str:
    return shape.sub(lambda found: references[found.group()], text) if shape.search(text) else text
