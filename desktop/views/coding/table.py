"""The table of what coding can do by key; the window's own table of commands takes it in."""

from dataclasses import dataclass


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:
    """Mark words for translation."""
    return words


@dataclass(frozen=True, slots=True)
class CodingCommand:
    """Something a person does while coding.

    Attributes:
        name: Its name, which never changes.
        words: What it is called, untranslated, with the mnemonic.
        keys: Its keys in Qt's portable notation.
        icon: Its icon's name, or empty.
        where: ``text`` where its keys work only while the text has the focus, else ``window``.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    icon: str = ""
    where: str = "text"


CODING: tuple[CodingCommand, ...] = (
    CodingCommand("palette", QT_TRANSLATE_NOOP("Commands", "Find a tag to &put…"), ("T", "/"), "tag"),
    CodingCommand("repeat-tags", QT_TRANSLATE_NOOP("Commands", "Put the last tags &again"), (".",)),
    CodingCommand("in-vivo", QT_TRANSLATE_NOOP("Commands", "Tag named &by the words selected"), ("V",)),
    CodingCommand("next-mark", QT_TRANSLATE_NOOP("Commands", "&Next annotation"), ("A",)),
    CodingCommand("previous-mark", QT_TRANSLATE_NOOP("Commands", "&Previous annotation"), ("Shift+A",)),
    CodingCommand("next-same", QT_TRANSLATE_NOOP("Commands", "Next of the same tag"), ("G",)),
    CodingCommand("previous-same", QT_TRANSLATE_NOOP("Commands", "Previous of the same tag"), ("Shift+G",)),
    CodingCommand("next-bare", QT_TRANSLATE_NOOP("Commands", "Next without a note"), ("O",)),
    CodingCommand("previous-bare", QT_TRANSLATE_NOOP("Commands", "Previous without a note"), ("Shift+O",)),
    CodingCommand("next-unreviewed", QT_TRANSLATE_NOOP("Commands", "Next not yet reviewed"), ("U",)),
    CodingCommand(
        "previous-unreviewed", QT_TRANSLATE_NOOP("Commands", "Previous not yet reviewed"), ("Shift+U",)
    ),
    CodingCommand("reviewed", QT_TRANSLATE_NOOP("Commands", "Mark as &reviewed, or not"), ("R",), "check"),
    CodingCommand("first-end", QT_TRANSLATE_NOOP("Commands", "Move the annotation's beginning"), ("[",)),
    CodingCommand("last-end", QT_TRANSLATE_NOOP("Commands", "Move the annotation's end"), ("]",)),
    CodingCommand(
        "come-back",
        QT_TRANSLATE_NOOP("Commands", "Back to the list of annotations, and to the place before"),
        ("B",),
    ),
    CodingCommand(
        "retrieval",
        QT_TRANSLATE_NOOP("Commands", "&All annotations…"),
        ("Ctrl+Shift+R",),
        "annotations",
        "window",
    ),
    CodingCommand(
        "suggestions", QT_TRANSLATE_NOOP("Commands", "&Suggestions…"), ("Ctrl+Shift+U",), "hits", "window"
    ),
)
"""Everything coding can do."""

MENU = (
    "palette",
    "repeat-tags",
    "in-vivo",
    "",
    "=go",
    "reviewed",
    "",
    "retrieval",
    "come-back",
    "suggestions",
    "",
)
"""How these stand in the menu; ``=go`` is a menu within."""

GO = (
    "next-mark",
    "previous-mark",
    "next-same",
    "previous-same",
    "next-bare",
    "previous-bare",
    "next-unreviewed",
    "previous-unreviewed",
)
"""What stands in the menu of where to go."""

NEEDS_TEXT = tuple(one.name for one in CODING if one.where == "text" and not one.name.endswith("-end"))
"""Commands that need a document to lie open."""
