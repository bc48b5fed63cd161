"""XML that is written as a stream: elements in order, nothing held back, nothing that XML cannot carry."""

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import IO, Any

from lxml import etree

# Characters outside the Char production of XML 1.0 (section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Return the text as XML can carry it: characters that it cannot are replaced by U+FFFD, one for one."""
    return _FORBIDDEN.sub("\ufffd", text)


class XmlWriter:
    """A stream of elements.

    Args:
        stream: What lxml writes with.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._open: list[AbstractContextManager[None]] = []

    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> AbstractContextManager[None]:
        """Write an element around what is written in the block; attributes with empty values are left out."""
        present = _present(attributes)
        namespace = present.pop("xmlns", "")
        around: AbstractContextManager[None] = (
            self._stream.element(name, present, nsmap={None: namespace})
            if namespace
            else self._stream.element(name, present)
        )
        return around

    def begin(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        """Write the beginning of an element; attributes with empty values are left out."""
        begun = self.element(name, attributes)
        begun.__enter__()
        self._open.append(begun)

    def end(self) -> None:
        """Write the end of the element that was begun last."""
        self._open.pop().__exit__(None, None, None)

    def leaf(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> None:
        """Write an element that holds text alone, or nothing."""
        with self._stream.element(name, _present(attributes)):
            if text:
                self._stream.write(xml_safe(text))


@contextmanager
def xml_writer(out: IO[bytes]) -> Iterator[XmlWriter]:
    """Write a document as UTF-8, in a ``with`` block, to a file open for bytes."""
    with etree.xmlfile(out, encoding="utf-8") as stream:
        stream.write_declaration()
        yield XmlWriter(stream)


def _present(attributes: Mapping[str, str] | None) -> dict[str, str]:
    """Return the attributes that have a value, as XML can carry them."""
    if not attributes:
        return {}
    return {
        # Ids, moments and numbers are most of them, and told at once.
        name: value if value.isascii() and value.isprintable() else _FORBIDDEN.sub("\ufffd", value)
        for name, value in attributes.items()
        if value
    }
