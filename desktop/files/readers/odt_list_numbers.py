"""Lists of OpenDocument texts: the numbers that the program counts and that stand in no paragraph's text.

Source: OpenDocument 1.3 part 3, sections 5.3 (lists), 16.30 and 16.31 (list styles), 19.500 (num-format).
"""

from dataclasses import dataclass, field

from lxml import etree

from desktop.files.readers.docx_numbering import spelled

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
    "①, ②, ③, ...": "decimalEnclosedCircle",
}
_MOST = 100_000
"""The largest number that a list may begin with."""


@dataclass(frozen=True, slots=True)
class OdtListLevel:
    """How the entries of one level are numbered.

    Attributes:
        form: Word's name of the number format; empty where none is shown.
        before: What stands before the number.
        after: What stands after it.
        start: The first number.
        shown: How many levels are shown, this one included.
    """

    form: str
    before: str
    after: str
    start: int
    shown: int


@dataclass(slots=True)
class OdtListNumbers:
    """Counts the entries of the lists of one text, entered and left in order.

    Attributes:
        styles: How the entries of a list style are numbered, by its name and the level, 1 for the outermost.
    """

    styles: dict[tuple[str, int], OdtListLevel]
    _open: list[tuple[str, int]] = field(default_factory=list)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)

    def enter(self, element: "etree._Element") -> None:
        """A list begins."""
        above = self._open[-1][0] if self._open else ""
        style = element.get(f"{TEXT}style-name", "") or above
        level = len(self._open) + 1
        goes_on = (
            element.get(f"{TEXT}continue-numbering") == "true" or f"{TEXT}continue-list" in element.attrib
        )
        if not goes_on or (style, level) not in self._last:
            first = self.styles.get((style, level))
            self._last[style, level] = (first.start if first else 1) - 1
        self._open.append((style, level))

    def leave(self) -> None:
        """A list ends."""
        self._open.pop()

    def mark(self, entry: "etree._Element") -> str:
        """Return what is shown before the next entry of the list that was entered last.

        Empty for a bullet.
        """
        place = self._open[-1]
        said = whole_number(entry.get(f"{TEXT}start-value"), self._last[place] + 1)
        self._last[place] = said
        level = self.styles.get(place)
        if level is None or not level.form:
            return ""
        style, depth = place
        numbers = []
        for one in range(max(1, depth - level.shown + 1), depth + 1):
            form = self.styles.get((style, one), level).form or "decimal"
            numbers.append(spelled(max(0, self._last.get((style, one), 1)), form))
        return f"{level.before}{'.'.join(numbers)}{level.after}"


def whole_number(said: str | None, otherwise: int) -> int:
    """Return what an attribute says, if that is a number that a list may have."""
    try:
        number = int(said or "")
    except ValueError:
        return otherwise
    return number if 0 <= number < _MOST else otherwise


def list_styles(*roots: "etree._Element") -> dict[tuple[str, int], OdtListLevel]:
    """Return how lists are numbered, from the parts of a file that hold styles; a later part goes before."""
    found: dict[tuple[str, int], OdtListLevel] = {}
    for root in roots:
        for style in root.iter(f"{TEXT}list-style"):
            for one in style:
                level = whole_number(one.get(f"{TEXT}level"), 0)
                found[style.get(f"{_STYLE}name", ""), level] = _level(one)
    return found


def _level(element: "etree._Element") -> OdtListLevel:
    said = element.get(f"{_STYLE}num-format", "")
    numbered = element.tag == f"{TEXT}list-level-style-number" and said
    return OdtListLevel(
        _FORMS.get(said, "decimal") if numbered else "",
        element.get(f"{_STYLE}num-prefix", ""),
        element.get(f"{_STYLE}num-suffix", ""),
        whole_number(element.get(f"{TEXT}start-value"), 1),
        whole_number(element.get(f"{TEXT}display-levels"), 1),
    )
