"""The edit log: a text on its way from the file to the reader, with every change made to it.

Cleaning works in passes. Each pass looks at the text as the last one left it and hands in edits in those
coordinates; the trail leads them back to the text of the file, so that in the end there is one list of
removals which, applied backwards, gives the file's text again.
"""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.files.draft import Removal
from desktop.text.script import simplified

_TELLING = ("site-line", "page-mark", "turn-line", "markdown", "broken-line")


class Edit(NamedTuple):
    """One change that a pass wants made.

    Attributes:
        start: First code point in the text as it stands now.
        end: Code point after the last; ``start`` for a pure insertion.
        became: What is to stand there: nothing, or one code point.
        reason: Why, by name.
    """

    start: int
    end: int
    became: str
    reason: str


class EditLog:
    """A text and its history.

    Attributes:
        source: The text it began as.
        text: The text as it stands now.
        simple: The same in simplified characters, one code point for one: what the passes look at.
        removals: What was changed, in order of position, in the source's coordinates.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self.simple = simplified(source)
        self.removals: tuple[Removal, ...] = ()

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make the edits, which are in order and do not overlap."""
        if not edits:
            return
        self.removals = tuple(self._to_source_ranges(edits))
        same = self.simple is self.text
        self.text = _edited(self.text, edits)
        self.simple = self.text if same else _edited(self.simple, edits)

    def _to_source_ranges(self, edits: Sequence[Edit]) -> list[Removal]:
        """Join the edits with the removals so far; a removal inside an edit becomes part of it."""
        older = self.removals
        result: list[Removal] = []
        which = 0
        to_source = 0  # what to add to a place in the text now to get its place in the source
        to_after = 0  # what to add to get its place in the text after these edits
        for edit in edits:
            while which < len(older) and older[which].at + len(older[which].became) <= edit.start:
                result.append(_moved(older[which], to_after))
                to_source += _shift(older[which])
                which += 1
            start, reason = edit.start + to_source, edit.reason
            while which < len(older) and older[which].at < edit.end:
                reason = _more_telling(older[which].reason, reason)
                to_source += _shift(older[which])
                which += 1
            end = edit.end + to_source
            text = self.source[start:end]
            if text != edit.became:
                result.append(Removal(start, end, text, edit.became, reason, edit.start + to_after))
            to_after += len(edit.became) - (edit.end - edit.start)
        return result + [_moved(one, to_after) for one in older[which:]]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts = []
    done = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.became]
        done = edit.end
    return "".join([*parts, text[done:]])


def _shift(removal: Removal) -> int:
    return len(removal.text) - len(removal.became)


def _moved(removal: Removal, by: int) -> Removal:
    if not by:
        return removal
    return removal._replace(at=removal.at + by)


def _more_telling(one: str, other: str) -> str:
    return next((name for name in _TELLING if name in (one, other)), other)
