"""Cell fields: which field of a document a column holds, as its cells tell where its name does not."""

import re
from collections.abc import Sequence

from desktop.text.document_kind import ANY_REPORT, kind_of_title
from desktop.text.regions import is_known_place, region_named
from desktop.text.script import simplified

_YEAR = re.compile(r"(?:19|20)\d\d\s?年?(?:度)?")
_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:[T\s].{0,16})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_PLACE = 30
"""Code points that the name of a place has at most, with what it belongs to."""
_LONGEST_TITLE = 120


def field_of_cells(cells: Sequence[str]) -> str:
    """Return the field that all of some cells look like, or nothing.

    Args:
        cells: The cells of a column that are not empty.

    Returns:
        ``year``, ``date``, ``source``, ``title``, or for names of places of one level ``province``, ``city``
        or ``county``, else ``region``.
    """
    cells = [simplified(cell.strip()) for cell in cells]
    if not cells:
        return ""
    for field, shape in (("year", _YEAR), ("date", _DATE), ("source", _ADDRESS)):
        if all(shape.fullmatch(cell) for cell in cells):
            return field
    if all(1 < len(cell) <= _LONGEST_PLACE and is_known_place(cell) for cell in cells):
        levels = {region_named(cell, "").level for cell in cells}
        return levels.pop() if len(levels) == 1 and levels <= {"province", "city", "county"} else "region"
    titles = [cell for cell in cells if ANY_REPORT.search(cell) or kind_of_title(cell)]
    whole = all(4 <= len(cell) <= _LONGEST_TITLE for cell in cells)
    return "title" if whole and 2 * len(titles) > len(cells) else ""
