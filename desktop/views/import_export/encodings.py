"""The encodings a user can choose from, and their names."""

from desktop.views.widgets.status_bar import encoding_name

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""The encodings a user can choose from, as Python's codecs."""


def encoding_choice(codec: str) -> str:
    """Call an encoding so that it is told from the others of the list."""
    order = {"utf-16-le": " LE", "utf-16-be": " BE"}.get(codec, "")
    return encoding_name(codec) + order
