"""Moments: when something was done, as other programs write it and as a library keeps it."""

import re
from contextlib import suppress
from datetime import UTC, datetime

_KEPT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def timestamp_of(text: str) -> str:
    """Return a moment as ISO 8601 with zone, empty where the text is none.

    One that is so already stays as it is written; one without a zone is taken for UTC.
    """
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return ""
    if _KEPT.fullmatch(text):
        return text
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()


def spoken(moment: datetime | str) -> str:
    """Return a moment as people read it, in the time of this machine.

    Where the machine's time zone is none that exists, or the moment is beyond what it can tell, the moment
    stays in its own zone; what is no moment stays as it is.
    """
    try:
        when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        return str(moment)
    with suppress(ValueError, OverflowError, OSError):
        when = when.astimezone()
    return f"{when:%Y-%m-%d %H:%M:%S}"
