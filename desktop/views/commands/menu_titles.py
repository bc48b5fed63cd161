"""The menus of the window and what they are called; known before there are commands in them."""

from desktop.i18n import translate

MENUS = ("file", "edit", "view", "document", "annotate", "help")
"""The menus, in their order."""


def menu_title(name: str) -> str:
    """Return the text for the title of a menu."""
    return {
        "file": translate("Menus", "&File"),
        "edit": translate("Menus", "&Edit"),
        "view": translate("Menus", "&View"),
        "document": translate("Menus", "&Document"),
        "annotate": translate("Menus", "&Annotate"),
        "help": translate("Menus", "&Help"),
    }[name]
