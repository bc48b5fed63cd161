"""The menus of the window, those within them, and what they are called; known before there are commands."""

from desktop.i18n import translate

MENUS = ("file", "edit", "view", "go", "annotate", "analyze", "help")
"""The menus, in their order."""

MAX_ENTRIES = 15
"""Entries that a menu has at most; what is more goes into a menu within it."""

INNER: dict[str, tuple[str, int, int]] = {
    "import": ("file", 0, 1),
    "recent": ("file", 1, 2),
    "export": ("file", 2, 1),
    "export-figures": ("file", 2, 2),
    "document": ("file", 3, 0),
    "library": ("file", 3, 1),
    "layers": ("view", 0, 0),
    "word-marks": ("view", 0, 1),
    "text-size": ("view", 1, 0),
    "theme": ("view", 4, 0),
    "language": ("view", 4, 1),
    "bookmarks": ("go", 3, 1),
    "go-annotation": ("go", 3, 2),
    "panels": ("go", 4, 0),
    "tags": ("annotate", 2, 0),
    "words": ("annotate", 3, 0),
}
"""Menus within menus: the menu, the group and the position within the group, as in `Place`."""


def top_menu(name: str) -> str:
    """Return the menu of the menu bar that a menu belongs to; what is in none is about annotating."""
    if name in INNER:
        return INNER[name][0]
    return name or "annotate"


def menu_title(name: str) -> str:
    """Return the text for the title of a menu."""
    return {
        "file": translate("Menus", "&File"),
        "edit": translate("Menus", "&Edit"),
        "view": translate("Menus", "&View"),
        "go": translate("Menus", "&Go"),
        "annotate": translate("Menus", "&Annotate"),
        "analyze": translate("Menus", "Anal&yze"),
        "help": translate("Menus", "&Help"),
        "import": translate("Menus", "I&mport more"),
        "recent": translate("Menus", "&Recent libraries"),
        "export": translate("Menus", "Export annotations as &table"),
        "export-figures": translate("Menus", "Export fi&gures as table"),
        "document": translate("Menus", "Doc&ument"),
        "library": translate("Menus", "&Library"),
        "layers": translate("Menus", "&Layers"),
        "word-marks": translate("Menus", "Word &marks"),
        "text-size": translate("Menus", "Text &size"),
        "theme": translate("Menus", "T&heme"),
        "language": translate("Menus", "Lang&uage"),
        "bookmarks": translate("Menus", "Boo&kmarks"),
        "go-annotation": translate("Menus", "Annota&tion"),
        "panels": translate("Menus", "Pan&els"),
        "tags": translate("Menus", "Apply &tag"),
        "words": translate("Menus", "&Words"),
    }[name]
