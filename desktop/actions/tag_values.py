"""What tags are made of: names checked, colors chosen, places in the tree kept."""

import re
from collections.abc import Sequence
from typing import Any

from db.errors import BadValue
from db.ids import new_id
from db.queries import tags
from db.queries.tags import DEEPEST, LONGEST_NAME
from db.unit_of_work import UnitOfWork
from desktop.text.span_styles import PATTERNS

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
"""Colors that can be told apart on light and dark paper, by the color-blind too, in the order given.

They were searched for by the measure that ``tests/views/annotations/test_tag_colors.py`` holds them to.
"""

NAME_LIMIT = LONGEST_NAME
"""Characters that a name of a group or an attribute may have."""

_LIMITS = {"too-deep": DEEPEST, "too-long": LONGEST_NAME}
_COLOR = re.compile(r"#[0-9a-f]{6}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def checked_name(work: UnitOfWork, name: str) -> str:
    """Return a tag's name trimmed.

    Raises:
        BadValue: When it is empty or longer than a name may be, or holds ``/`` (which joins paths) or a line
            end.
    """
    trimmed = name.strip()
    if not trimmed:
        raise BadValue(work.path, "empty", field="name", value=name)
    if "/" in trimmed:
        raise BadValue(work.path, "slash", field="name", value=name)
    if _CONTROL.search(trimmed):
        raise BadValue(work.path, "control-character", field="name", value=name)
    if len(trimmed) > LONGEST_NAME:
        raise BadValue(work.path, "too-long", field="name", value=name, limit=LONGEST_NAME)
    return trimmed


def plain_name(work: UnitOfWork, name: str) -> str:
    """Return the name of a group or an attribute trimmed.

    Raises:
        BadValue: When it is empty, longer than NAME_LIMIT, or holds a line end.
    """
    trimmed = name.strip()
    if not trimmed:
        raise BadValue(work.path, "empty", field="name", value=name)
    if _CONTROL.search(trimmed):
        raise BadValue(work.path, "control-character", field="name", value=name)
    if len(trimmed) > NAME_LIMIT:
        raise BadValue(work.path, "long-name", field="name", value=name, limit=NAME_LIMIT)
    return trimmed


def clean_name(name: str) -> str:
    """Return an imported name as a tag can have it: ``/`` full-width, line ends as spaces, never empty."""
    return " ".join(_CONTROL.sub(" ", name).replace("/", "／").split()) or "?"


def usable_name(name: str) -> str:
    """Return a name from an imported path: unchanged where a tag can have it, else cleaned, or empty."""
    trimmed = name.strip()
    return clean_name(trimmed) if _CONTROL.search(trimmed) else trimmed


def usable_color(color: str) -> str | None:
    """Return a color from elsewhere as ``#rrggbb`` in small letters, or None where it is none."""
    return color.lower() if _COLOR.fullmatch(color.lower()) else None


def checked_color(work: UnitOfWork, color: str) -> str:
    """Return a color as ``#rrggbb`` in small letters."""
    if not _COLOR.fullmatch(color.lower()):
        raise BadValue(work.path, "not-a-color", field="color", value=color)
    return color.lower()


def free_name(work: UnitOfWork, parent_id: str | None, name: str, own_id: str = "") -> str:
    """Return the name checked by itself and against the siblings it is to stand among."""
    trimmed = checked_name(work, name)
    need_free(work, parent_id, trimmed, own_id)
    return trimmed


def need_free(work: UnitOfWork, parent_id: str | None, name: str, own_id: str = "") -> None:
    """Raise BadValue when another tag right under a tag has the name."""
    known = tags.child_named(work.connection, parent_id, name)
    if known is not None and known != own_id:
        raise BadValue(work.path, "taken", field="name", value=name, id=known)


def shades() -> list[str]:
    """Return the colors of the palette, then each of them darker, then lighter."""
    return [*PALETTE, *(_mixed(color, 0) for color in PALETTE), *(_mixed(color, 255) for color in PALETTE)]


def _mixed(color: str, gray: int) -> str:
    """Return a color mixed with a third of black (0) or white (255)."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{(2 * part + gray) // 3:02x}" for part in parts)


def next_color(work: UnitOfWork) -> str:
    """Return the color of the palette that is used least."""
    used = tags.color_counts(work.connection)
    return min(PALETTE, key=lambda color: used.get(color, 0))


def next_pattern(work: UnitOfWork, color: str) -> str:
    """Return the style of line that is used least, above all by tags of a color."""
    used = tags.pattern_counts(work.connection, color)
    return min(PATTERNS, key=lambda pattern: used.get(pattern, (0, 0)))


def checked_pattern(work: UnitOfWork, pattern: str) -> str:
    """Return a style of line."""
    if pattern not in PATTERNS:
        raise BadValue(work.path, "not-allowed", field="pattern", value=pattern)
    return pattern


def unpin(work: UnitOfWork, key: str | None) -> None:
    """Take a key from the tag that has it."""
    if key is not None:
        for other in tags.pinned_to(work.connection, key):
            work.update("tag", other, shortcut=None)


def insert_tag(work: UnitOfWork, own_id: str, parent_id: str | None, name: str, **fields: Any) -> None:
    """Write a new tag as the last one under another; what is not given has its usual value.

    Raises:
        BadValue: When it would stand deeper than a tag may, or its name is longer than one may be.
    """
    reason = refusal(work, parent_id, [name])
    if reason:
        raise BadValue(work.path, reason, field="name", value=name, limit=_LIMITS[reason])
    words = dict.fromkeys(("description", "use_when", "not_when", "examples"), "")
    row = {"color": next_color(work), **words, "shortcut": None, "archived": 0, **fields}
    row["pattern"] = fields.get("pattern") or next_pattern(work, row["color"])
    position = tags.next_position(work.connection, parent_id)
    work.insert("tag", {"id": own_id, "parent_id": parent_id, "name": name, "position": position, **row})


def refusal(work: UnitOfWork, parent_id: str | None, names: Sequence[str]) -> str:
    """Return why tags can't be made one under the other: ``too-deep``, ``too-long``, or nothing.

    Args:
        work: Where they are to be made.
        parent_id: The tag that the first is to stand under, or None for the root.
        names: Their names, the uppermost first.
    """
    if any(len(name) > LONGEST_NAME for name in names):
        return "too-long"
    return "too-deep" if tags.level(work.connection, parent_id) + len(names) > DEEPEST else ""


def path_refusal(work: UnitOfWork, names: Sequence[str]) -> str:
    """Return why what is missing of a path can't be made, as ``refusal`` does; nothing where all is there."""
    parent_id: str | None = None
    for place, name in enumerate(names):
        known = tags.child_named(work.connection, parent_id, name)
        if known is None:
            return refusal(work, parent_id, names[place:])
        parent_id = known
    return ""


def need_depth(work: UnitOfWork, tag_id: str, parent_id: str | None) -> None:
    """Raise BadValue when a tag, with what is under it, may not stand under another: it would be too deep.

    A tree that is too deep already may be moved where it stands no deeper, so that it can be mended.
    """
    lowest = tags.height(work.connection, tag_id)
    after = tags.level(work.connection, parent_id) + lowest
    if after <= DEEPEST:
        return
    row = work.row("tag", tag_id)
    before = tags.level(work.connection, row["parent_id"]) + lowest
    if after > before:
        raise BadValue(work.path, "too-deep", field="parent_id", value=row["name"], limit=DEEPEST)


def ensure_path(work: UnitOfWork, path: str) -> list[str]:
    """Return the ids of the tags of a path, the root first, making those that are missing."""
    parts = path.split("/")
    reason = path_refusal(work, [part.strip() for part in parts])
    if reason:
        raise BadValue(work.path, reason, field="path", value=path, limit=_LIMITS[reason])
    names = [part.strip() for part in parts]
    ids: list[str] = []
    for name in names:
        parent_id = ids[-1] if ids else None
        known = tags.child_named(work.connection, parent_id, name)
        if known is None:
            name = checked_name(work, name)
            known = new_id()
            insert_tag(work, known, parent_id, name)
        ids.append(known)
    return ids


def move_tag(work: UnitOfWork, row: dict[str, Any], parent_id: str | None, position: int | None) -> None:
    """Put a tag among the tags right under another, renumbering those; the row's name is written with it.

    A new name has to come with the new place: the old one may be taken there, the new one where it stood.
    """
    if parent_id is not None:
        work.row("tag", parent_id)
        if parent_id in tags.subtree(work.connection, row["id"]):
            raise BadValue(work.path, "within-itself", field="parent_id", value=parent_id)
    need_depth(work, row["id"], parent_id)
    need_free(work, parent_id, row["name"], row["id"])
    order = [one for one in tags.children(work.connection, parent_id) if one != row["id"]]
    order.insert(len(order) if position is None else max(0, position), row["id"])
    work.update("tag", row["id"], parent_id=parent_id, name=row["name"])
    work.change("tag", {one: {"position": place} for place, one in enumerate(order)})
