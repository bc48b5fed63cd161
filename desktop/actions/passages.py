"""Passages (选段): taking a range of a text as an anchored row, and letting it go again."""

from collections.abc import Mapping, Sequence

from db.errors import BadRange
from db.ids import new_id
from db.queries import passages
from db.unit_of_work import UnitOfWork
from desktop.text.anchor import Anchor, make_anchor


def passage_at(
    work: UnitOfWork,
    version_id: str,
    start: int,
    end: int,
    *,
    moved_from: str | None = None,
    own_id: str = "",
) -> str:
    """Return the id of the passage of a range, made where there is none yet.

    Args:
        work: The unit of work to write through.
        version_id: The version whose text the offsets count in.
        start: First code point.
        end: Code point after the last.
        moved_from: The passage of an older version that it continues.
        own_id: The id that it has elsewhere, where it is to keep it.

    Raises:
        BadRange: When the range is empty or outside the text.
    """
    anchor = anchor_in(work, version_id, start, end)
    known = passages.passage_id_at(work.connection, version_id, start, end)
    if known is not None:
        return known
    free = own_id if own_id and not work.existing_rows("passage", [own_id]) else new_id()
    return _insert(work, version_id, [(anchor, moved_from)], [free])[0]


def passages_at(work: UnitOfWork, version_id: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the ids of the passages of many ranges of one text, as ``passage_at`` for one."""
    known = passages.ids_by_range(work.connection, version_id, set(spans))
    missing = [span for span in dict.fromkeys(spans) if span not in known]
    anchors = [anchor_in(work, version_id, *span) for span in missing]
    made = _insert(work, version_id, [(anchor, None) for anchor in anchors])
    known.update(zip(missing, made, strict=True))
    return [known[span] for span in spans]


def anchor_in(work: UnitOfWork, version_id: str, start: int, end: int) -> Anchor:
    """Take the words and surroundings of a range.

    Raises:
        BadRange: When the range is empty or outside the text.
    """
    text = work.text(version_id)
    try:
        return make_anchor(text, start, end)
    except ValueError as error:
        raise BadRange(work.path, "bad-range", start=start, end=end, length=len(text)) from error


def _insert(
    work: UnitOfWork, version_id: str, anchors: Sequence[tuple[Anchor, str | None]], ids: Sequence[str] = ()
) -> list[str]:
    """Write new passages and give their ids, those given or new ones."""
    rows = [
        {
            "id": own_id,
            "version_id": version_id,
            "moved_from": moved_from,
            "start": anchor.start,
            "end": anchor.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        }
        for own_id, (anchor, moved_from) in zip(ids or [new_id() for _ in anchors], anchors, strict=True)
    ]
    work.insert("passage", *rows)
    return [str(row["id"]) for row in rows]


def move_passages(work: UnitOfWork, version_id: str, places: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Return the passages of a new version that continue those of an older one; missing ones are made.

    Args:
        work: The unit of work to write through.
        version_id: The new version.
        places: The range in the new version's text by the id of the older passage.
    """
    known = passages.ids_by_range(work.connection, version_id, set(places.values()))
    missing = {span: key for key, span in reversed(list(places.items())) if span not in known}
    anchors = [(anchor_in(work, version_id, *span), key) for span, key in missing.items()]
    known.update(zip(missing, _insert(work, version_id, anchors), strict=True))
    return {key: known[span] for key, span in places.items()}


def delete_unused(work: UnitOfWork, *passage_ids: str) -> None:
    """Delete those passages that nothing stands on any more."""
    unused = passages.unused(work.connection, list(dict.fromkeys(passage_ids)))
    if unused:
        work.delete("passage", *unused)
