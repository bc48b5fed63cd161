"""Moments: when something was done, as other programs write it and as a library keeps it."""

import re
from datetime import UTC, datetime

_KEPT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def moment_of(text: str) -> str:
    """Give a moment as ISO 8601 with zone, empty where the text is none.

    One that is so already stays as it is written; one without a zone is taken for UTC.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return ""
    if _KEPT.fullmatch(text):
        return text
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
