"""Texts for backups and findings."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from desktop.actions.backups import BackupContents, Finding
from desktop.i18n import translate


def reason(name: str) -> str:
    """Return a text that says why a backup was made."""
    return {
        "manual": translate("Backups", "by hand"),
        "daily": translate("Backups", "of the day"),
        "upgrade": translate("Backups", "before an upgrade"),
        "restore": translate("Backups", "before a restore"),
        "new-version": translate("Backups", "before a new version"),
        "accept-repair": translate("Backups", "before a repair"),
        "merge-tags": translate("Backups", "before merging tags"),
        "delete-tag": translate("Backups", "before deleting a tag"),
        "delete-documents": translate("Backups", "before deleting documents"),
        "delete-annotations": translate("Backups", "before deleting annotations"),
        "go-back": translate("Backups", "before going back"),
        "thin-history": translate("Backups", "before thinning the history"),
    }.get(name, name)


def moment_text(at: datetime | str) -> str:
    """Write a moment as people here do, in their own time."""
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, "yyyy-MM-dd HH:mm:ss")


def difference(held: int, now: int) -> str:
    """Return a text that says how much more or less a backup holds than the library does now."""
    return "=" if held == now else f"{held - now:+d}".replace("-", "\u2212")


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
        "integrity": translate("Check", "The file is damaged"),
        "foreign-key": translate("Check", "Something points to what is not there"),
        "hash": translate("Check", "A text or file is not the one that was imported"),
        "version": translate("Check", "A version of a text can't be read as it must be"),
        "quote": translate("Check", "The words of a passage are not at its place"),
        "state": translate("Check", "An annotation is placed in another version of its text"),
        "tree": translate("Check", "A tag stands under itself"),
        "deep": translate("Check", "Tags stand deeper than 32 levels"),
        "name": translate("Check", "The name of a tag is longer than 200 characters"),
        "step": translate("Check", "A step of the history can't be read"),
        "history": translate("Check", "Something is not as the history left it"),
    }.get(one.kind, one.kind)


def remedy(one: Finding) -> str:
    """Return a text that says what can be done about it."""
    return {
        "restore": translate("Check", "Restore a backup (File › Backups)"),
        "import": translate(
            "Check",
            "Restore a backup (File › Backups); without one, import the file into another library",
        ),
        "review": translate("Check", "Look at the annotation and place it anew"),
        "move": translate("Check", "Move the tag further up in the codebook"),
        "rename": translate("Check", "Give the tag a shorter name"),
        "thin": translate("Check", "Thin the history up to there (Edit › History)"),
    }.get(one.remedy, one.remedy)


def part(name: str) -> str:
    """Return a text that says which part of a library is being checked."""
    return {
        "integrity": translate("Check", "the file"),
        "columns": translate("Check", "the tables"),
        "foreign-keys": translate("Check", "what points to what"),
        "sources": translate("Check", "the files imported"),
        "versions": translate("Check", "the texts"),
        "quotes": translate("Check", "the passages"),
        "states": translate("Check", "the annotations' places"),
        "tree": translate("Check", "the codebook"),
        "history": translate("Check", "the history"),
    }.get(name, name)
