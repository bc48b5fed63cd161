"""Backup folders: where a library's backups are kept, next to it or where the user chose."""

from pathlib import Path
from zlib import crc32

from desktop.actions import backups as backup_actions
from desktop.settings import Settings

KEY = "backups"
"""Name of the setting that holds the folder a user chose; empty for beside each library."""


def chosen_folder(settings: Settings) -> Path | None:
    """Return the folder a user chose for all backups, or None."""
    words = settings.text(KEY)
    return Path(words) if words else None


def set_folder(settings: Settings, folder: Path | None) -> None:
    """Keep backups in a folder from now on, or beside each library again."""
    settings.set_text(KEY, str(folder) if folder is not None else "")


def folder_of(settings: Settings, library: Path) -> Path:
    """Return the folder of one library's backups; two libraries of one name do not share it."""
    folder = chosen_folder(settings)
    if folder is None:
        return backup_actions.folder_of(library)
    mark = crc32(str(library.absolute()).encode("utf-8", "surrogateescape"))
    return folder / f"{library.stem[:60]}-{mark:08x}.backups"


def folders_of(settings: Settings, library: Path) -> list[Path]:
    """Return every folder in which this library may have backups, the one in use first."""
    return list(dict.fromkeys([folder_of(settings, library), backup_actions.folder_of(library)]))


def backups(settings: Settings, library: Path) -> list[backup_actions.Backup]:
    """Return the backups of a library from all of its folders, the newest first."""
    found = [
        one for folder in folders_of(settings, library) for one in backup_actions.backups(library, folder)
    ]
    return sorted(found, key=lambda one: one.made, reverse=True)
