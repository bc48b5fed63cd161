"""Texts for backups and findings."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from desktop.actions.backups import BackupContents, Finding
from desktop.i18n import translate
from desktop.views import display_names


def reason(name: str) -> str:
    """Return a text that says why a backup was made."""
    return {
        "manual": translate("Backups", "Manual"),
        "daily": translate("Backups", "Daily"),
        "upgrade": translate("Backups", "Before an upgrade"),
        "restore": translate("Backups", "Before a restore"),
        "new-version": translate("Backups", "Before a new version"),
        "accept-repair": translate("Backups", "Before a repair"),
        "merge-tags": translate("Backups", "Before merging tags"),
        "delete-tag": translate("Backups", "Before deleting a tag"),
        "delete-documents": translate("Backups", "Before deleting documents"),
        "delete-annotations": translate("Backups", "Before deleting annotations"),
        "go-back": translate("Backups", "Before going back"),
        "thin-history": translate("Backups", "Before pruning history"),
    }.get(name, name)


def moment_text(at: datetime | str) -> str:
    """Write a moment as people here do, in their own time."""
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, "yyyy-MM-dd HH:mm:ss")


def difference(held: int, now: int) -> str:
    """Return a text that says how much more or less a backup holds than the library does now."""
    return "=" if held == now else display_names.signed_text(held - now, 0)


def contents_text(held: BackupContents) -> str:
    """Return a text that says what a library holds."""
    return translate("Backups", ", ").join(
        (
            translate("Backups", "%n document(s)", n=held.documents),
            translate("Backups", "%n annotation(s)", n=held.annotations),
            translate("Backups", "%n tag(s)", n=held.tags),
            translate("Backups", "%n step(s)", n=held.steps),
        )
    )


def size(held: int) -> str:
    """Return the text for the size of a file."""
    return QLocale().formattedDataSize(held, 1)


def finding(one: Finding) -> str:
    """Return a text that says what is not as it must be."""
    return {
        "integrity": translate("Check", "The library file is damaged"),
        "foreign-key": translate("Check", "A reference points to a missing item"),
        "hash": translate("Check", "A text or file differs from what was imported"),
        "version": translate("Check", "A text version is incomplete or can't be read"),
        "quote": translate("Check", "A passage does not match its text"),
        "state": translate("Check", "An annotation points to a different version of its text"),
        "tree": translate("Check", "A tag is nested within itself"),
        "deep": translate("Check", "Tags are nested deeper than 32 levels"),
        "name": translate("Check", "A tag name is longer than 200 characters"),
        "step": translate("Check", "A history step can't be read"),
        "history": translate("Check", "An item does not match the history"),
    }.get(one.kind, one.kind)


def remedy(one: Finding) -> str:
    """Return a text that says what can be done about it."""
    return {
        "restore": translate("Check", "Restore a backup (File › Backups)"),
        "import": translate(
            "Check",
            "Restore a backup (File › Backups); without one, import the file into another library",
        ),
        "review": translate("Check", "Check the annotation and place it again"),
        "move": translate("Check", "Move the tag to a higher level in the codebook"),
        "rename": translate("Check", "Shorten the tag name"),
        "thin": translate("Check", "Prune the history up to and including that step (Edit › History)"),
    }.get(one.remedy, one.remedy)


def part(name: str) -> str:
    """Return a text that says which part of a library is being checked."""
    return {
        "integrity": translate("Check", "Library file"),
        "columns": translate("Check", "Database tables"),
        "foreign-keys": translate("Check", "References"),
        "sources": translate("Check", "Imported files"),
        "versions": translate("Check", "Texts"),
        "quotes": translate("Check", "Passages"),
        "states": translate("Check", "Annotation positions"),
        "tree": translate("Check", "Codebook"),
        "history": translate("Check", "History"),
    }.get(name, name)
