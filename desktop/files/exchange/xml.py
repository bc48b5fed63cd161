"""XML that is written as a stream: elements in order, nothing held back, nothing that XML cannot carry."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

# Characters outside the Char production of XML 1.0 (section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def carried(text: str) -> str:
    """Give the text as XML can carry it: characters that it cannot are replaced by U+FFFD, one for one."""
    return _FORBIDDEN.sub("\ufffd", text)


class XmlWriter:
    """A stream of elements, written as UTF-8 to a file open for bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._generator = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._generator.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write an element around what is written in the block; attributes with empty values are left out."""
        present = {key: carried(value) for key, value in (attributes or {}).items() if value}
        self._generator.startElement(name, AttributesImpl(present))
        yield
        self._generator.endElement(name)

    def leaf(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> None:
        """Write an element that holds text alone, or nothing."""
        with self.element(name, attributes):
            if text:
                self._generator.characters(carried(text))

    def close(self) -> None:
        """End the document."""
        self._generator.endDocument()
