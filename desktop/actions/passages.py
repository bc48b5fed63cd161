"""Passages (选段): taking a range of a text as an anchored row, and letting it go again."""

from dataclasses import asdict

from db.errors import BadRange
from db.ids import new_id
from db.queries import passages
from db.work import Work
from desktop.text.anchor import make_anchor


def passage_at(work: Work, version_id: str, start: int, end: int, *, moved_from: str | None = None) -> str:
    """Give the id of the passage of a range, made where there is none yet.

    Args:
        work: The unit of work to write through.
        version_id: The version whose text the offsets count in.
        start: First code point.
        end: Code point after the last.
        moved_from: The passage of an older version that it continues.

    Raises:
        BadRange: When the range is empty or outside the text.
    """
    text = work.text(version_id)
    try:
        anchor = make_anchor(text, start, end)
    except ValueError as error:
        raise BadRange(work.path, "bad-range", start=start, end=end, length=len(text)) from error
    known = passages.at(work.connection, version_id, start, end)
    if known is not None:
        return known
    row = {"id": new_id(), "version_id": version_id, "moved_from": moved_from, **asdict(anchor)}
    work.insert("passage", row)
    return str(row["id"])


def let_go(work: Work, passage_id: str) -> None:
    """Delete a passage that nothing stands on any more."""
    if not passages.in_use(work.connection, passage_id):
        work.delete("passage", passage_id)
