"""What tags are made of: names checked, colours chosen, places in the tree kept."""

import re
from typing import Any

from db.errors import BadValue
from db.ids import new_id
from db.queries import tags
from db.work import Work

PALETTE = (
    "#5c3be3",
    "#d68d1f",
    "#396a43",
    "#b31994",
    "#6db0b0",
    "#b31919",
    "#af8de2",
    "#9f9f56",
    "#94386f",
    "#bf9388",
)
"""Colours that can be told apart on light and dark paper, by the colour-blind too, in the order given.

They were searched for by the measure that ``tests/views/test_palette_colours.py`` holds them to.
"""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def checked_name(work: Work, name: str) -> str:
    """Give a tag's name trimmed.

    Raises:
        BadValue: When it is empty, or holds ``/`` (which joins paths) or a line end.
    """
    trimmed = name.strip()
    if not trimmed:
        raise BadValue(work.path, "empty", field="name", value=name)
    if "/" in trimmed:
        raise BadValue(work.path, "slash", field="name", value=name)
    if _CONTROL.search(trimmed):
        raise BadValue(work.path, "control-character", field="name", value=name)
    return trimmed


def clean_name(name: str) -> str:
    """Give a name from elsewhere as a tag can have it: ``/`` full-width, line ends as spaces, never empty."""
    return " ".join(_CONTROL.sub(" ", name).replace("/", "／").split()) or "?"


def usable_name(name: str) -> str:
    """Give a name from a path written elsewhere: as it is where a tag can have it, else cleaned, or empty."""
    trimmed = name.strip()
    return clean_name(trimmed) if _CONTROL.search(trimmed) else trimmed


def usable_colour(colour: str) -> str | None:
    """Give a colour from elsewhere as ``#rrggbb`` in small letters, or None where it is none."""
    return colour.lower() if _COLOUR.fullmatch(colour.lower()) else None


def checked_colour(work: Work, colour: str) -> str:
    """Give a colour as ``#rrggbb`` in small letters."""
    if not _COLOUR.fullmatch(colour.lower()):
        raise BadValue(work.path, "not-a-colour", field="colour", value=colour)
    return colour.lower()


def free_name(work: Work, parent_id: str | None, name: str, own_id: str = "") -> str:
    """Give the name checked against the siblings it is to stand among."""
    trimmed = checked_name(work, name)
    known = tags.child_named(work.connection, parent_id, trimmed)
    if known is not None and known != own_id:
        raise BadValue(work.path, "taken", field="name", value=trimmed, id=known)
    return trimmed


def next_colour(work: Work) -> str:
    """Give the colour of the palette that is used least."""
    used = tags.colours(work.connection)
    return min(PALETTE, key=lambda colour: used.get(colour, 0))


def unpin(work: Work, key: str | None) -> None:
    """Take a key from the tag that has it."""
    if key is not None:
        for other in tags.pinned_to(work.connection, key):
            work.update("tag", other, shortcut=None)


def insert_tag(work: Work, own_id: str, parent_id: str | None, name: str, **fields: Any) -> None:
    """Write a new tag as the last one under another; what is not given has its usual value."""
    words = dict.fromkeys(("description", "use_when", "not_when", "examples"), "")
    row = {"colour": next_colour(work), **words, "shortcut": None, "archived": 0, **fields}
    position = tags.next_position(work.connection, parent_id)
    work.insert("tag", {"id": own_id, "parent_id": parent_id, "name": name, "position": position, **row})


def ensure_path(work: Work, path: str) -> list[str]:
    """Give the ids of the tags of a path, the root first, making those that are missing."""
    names = [checked_name(work, part) for part in path.split("/")]
    ids: list[str] = []
    for name in names:
        parent_id = ids[-1] if ids else None
        known = tags.child_named(work.connection, parent_id, name)
        if known is None:
            known = new_id()
            insert_tag(work, known, parent_id, name)
        ids.append(known)
    return ids


def move_tag(work: Work, row: dict[str, Any], parent_id: str | None, position: int | None) -> None:
    """Put a tag among the tags right under another, renumbering those; the row's name is written with it.

    A new name has to come with the new place: the old one may be taken there, the new one where it stood.
    """
    if parent_id is not None:
        work.row("tag", parent_id)
        if parent_id in tags.under(work.connection, row["id"]):
            raise BadValue(work.path, "within-itself", field="parent_id", value=parent_id)
    free_name(work, parent_id, row["name"], row["id"])
    order = [one for one in tags.children(work.connection, parent_id) if one != row["id"]]
    order.insert(len(order) if position is None else max(0, position), row["id"])
    work.update("tag", row["id"], parent_id=parent_id, name=row["name"])
    work.change("tag", {one: {"position": place} for place, one in enumerate(order)})
