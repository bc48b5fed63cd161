"""Importing: the command that takes files and folders into a library and tells what became of each."""

import uuid
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from desktop.actions.documents import ImportFile
from desktop.actions.keeping import back_up, is_wanted
from desktop.actions.library import Library
from desktop.actions.renewal import renewals
from desktop.actions.versions import NewVersion
from desktop.commands.console import line
from desktop.commands.looking import SHOWN_ID
from desktop.commands.opening import library
from desktop.commands.speech import reason, say
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.reading import find_files, read_file


@dataclass(slots=True)
class _Sum:
    files: int = 0
    documents: int = 0
    known: int = 0
    failed: int = 0
    renewed: int = 0


def import_paths(arguments: Namespace) -> int:
    """Import every file named, or found in a folder named; the status is 1 when one could not be taken."""
    total = _Sum()
    batch = str(uuid.uuid4())  # however many files, one step to undo
    with library(arguments, make=True) as opened:
        for path in find_files(arguments.paths):
            total.files += 1
            try:
                source = read_file(path.absolute(), encoding=arguments.encoding)
            except Unreadable as error:
                total.failed += 1
                line(say("not-imported", path=path, reason=reason(error.reason)))
            else:
                _take(opened, source, path, batch, total, chosen=arguments.encoding is not None)
    line(say("import-sum", **{name: getattr(total, name) for name in _Sum.__slots__}))
    return 1 if total.failed or not total.files else 0


def _take(opened: Library, source: SourceFile, path: Path, batch: str, total: _Sum, *, chosen: bool) -> None:
    renewed = renewals(opened.reading, source, batch, chosen=chosen)
    if renewed:
        total.renewed += len(renewed)
        _renew(opened, renewed, path)
        return
    result = opened.perform(ImportFile(source, batch=batch)).value
    outcomes = result.outcomes
    known = len(result.duplicates)
    total.documents += len(outcomes) - known
    total.known += known
    if not outcomes:
        total.failed += 1
        line(say("not-imported", path=path, reason=reason("no-documents")))
        return
    line(say("imported", path=path, count=len(outcomes) - known, known=known))
    if source.doubtful:
        line(f"    {say('doubtful', encoding=source.encoding)}")
    if "columns" in source.remarks:
        line(say("inner-columns", columns=source.remarks["columns"]))
    for name, _, why in (one.rpartition(": ") for one in source.remarks.get("refused", "").splitlines()):
        line(say("inner-refused", file=name, reason=reason(why)))
    for outcome, draft in zip(outcomes, source.drafts, strict=True):
        damage = f"  {say('damage-count', count=draft.damage)}" if draft.damage else ""
        size = say("size", characters=len(draft.text))
        line(f"    {outcome.id[:SHOWN_ID]}  {say(outcome.what)}  {outcome.title}  {size}{damage}")


def _renew(opened: Library, renewed: list[NewVersion], path: Path) -> None:
    """Make new versions of documents whose file holds another text by now, after a backup."""
    if is_wanted(opened.path, NewVersion.kind):
        back_up(opened.path, NewVersion.kind)
    for action in renewed:
        opened.perform(action)
        document = opened.reading.document(action.document_id)
        waiting = len(opened.reading.review(document.id))
        line(say("renewed", path=path, title=document.title))
        if waiting:
            line(f"    {document.id[:SHOWN_ID]}  {say('waiting', count=waiting)}")
