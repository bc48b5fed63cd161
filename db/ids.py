"""Ids and times: how rows are named and when things happened."""

from datetime import UTC, datetime
from uuid import uuid4


def new_id() -> str:
    """Return a UUID4 in its usual spelling; a row keeps it for ever."""
    return str(uuid4())


def now() -> str:
    """Return the time in UTC, ISO 8601 with zone and milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
