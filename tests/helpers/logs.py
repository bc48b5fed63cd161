"""Log records as test failures: whatever is logged at WARNING or above must have been expected."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager


class LogWatch(logging.Handler):
    """Collects log records of WARNING and above, and knows which of them a test expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)

    def expect(self, pattern: str) -> None:
        """Let records pass whose message contains ``pattern`` (a regular expression)."""
        self._expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Return the messages that no pattern allows, with logger and level."""
        return [
            f"{record.name} {record.levelname}: {record.getMessage()}"
            for record in self.records
            if not any(pattern.search(record.getMessage()) for pattern in self._expected)
        ]


@contextmanager
def watching() -> Iterator[LogWatch]:
    """Watch the root logger for the time of a ``with`` block."""
    on_progress = LogWatch()
    root = logging.getLogger()
    root.addHandler(on_progress)
    try:
        yield on_progress
    finally:
        root.removeHandler(on_progress)
