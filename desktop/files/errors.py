"""Unreadable: a file that cannot be taken, and why."""

from pathlib import Path

REASONS = (
    "missing",
    "no-permission",
    "not-a-file",
    "too-large",
    "too-much-within",
    "too-many-pages",
    "too-many-rows",
    "too-many-bytes",
    "too-many-characters",
    "too-many-cells",
    "too-many-nodes",
    "too-many-sheet-rows",
    "too-nested",
    "too-much-memory",
    "too-slow",
    "empty",
    "binary",
    "not-text",
    "not-supported",
    "wrong-encoding",
    "io-error",
    "damaged",
    "encrypted",
    "scan",
    "picture",
    "needs-office",
    "old-table",
    "packed",
    "columns",
    "is-library",
    "no-annotations",
    "is-project",
    "brat",
    "uima",
    "webanno",
    "taguette",
)
"""Why a file cannot be taken, by name; views and commands put them into words."""


class Unreadable(Exception):
    """A file that cannot be taken; nothing of it was used.

    Attributes:
        path: Path as given.
        reason: One of REASONS.
        label arguments: What there is to say about it, by name: ``limit``, ``size``, ``format``, ``encoding``
        …,
            and ``reader`` for what its reader said itself.
    """

    def __init__(self, path: str | Path, reason: str, **details: str) -> None:
        self.path = str(path)
        self.reason = reason
        self.details = details
        told = "".join(f", {name} {value}" for name, value in details.items())
        super().__init__(f"{self.path}: {reason}{told}")
