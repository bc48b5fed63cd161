"""What a user chose of how files are imported."""

from desktop.settings import Settings

PREVIEW, OPEN_FIRST = "import/preview", "import/open-first"
"""Names of the settings: look at files before they are imported; open the first of those imported."""


def is_on(settings: Settings, name: str) -> bool:
    """Return whether one of these settings is on."""
    return settings.text(name, "false") == "true"
