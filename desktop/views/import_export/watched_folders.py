"""Watched folders: remembered for a library, so that new and changed reports can be imported later."""

import json
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from desktop.settings import Settings


def folders_of(settings: Settings, library: Path) -> list[Path]:
    """Return the folders remembered for a library, in the order they were first taken in."""
    try:
        kept = json.loads(settings.text(_key(library), "[]"))
    except (ValueError, RecursionError):
        return []
    return [Path(one) for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def remember(settings: Settings, library: Path, folders: Sequence[Path]) -> None:
    """Remember folders for a library, beside those there are."""
    if not folders:
        return
    known = folders_of(settings, library)
    _save(settings, library, [*known, *(one for one in folders if one not in known)])


def forget(settings: Settings, library: Path, folder: Path) -> None:
    """Remember a folder no longer; its documents stay."""
    _save(settings, library, [one for one in folders_of(settings, library) if one != folder])


def _save(settings: Settings, library: Path, folders: Sequence[Path]) -> None:
    settings.set_text(_key(library), json.dumps([str(one) for one in folders], ensure_ascii=False))


def _key(library: Path) -> str:
    return f"folders/{crc32(str(library).encode()):08x}"
