"""Kinds of action: the names under which steps are kept in libraries, which must not change."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from desktop import actions
from desktop.actions.action import Action
from desktop.actions.annotate import DeleteAnnotations, Retag
from desktop.actions.backups import RISKY_COUNT, is_risky
from desktop.actions.codebook import DeleteTag

KINDS = {
    "SetMetadataOfMany": "set-metadata-many",
    "ImportDocumentTable": "import-attributes",
    "SetAttributes": "set-attributes",
    "DeleteAttribute": "delete-attribute",
    "EditAttribute": "edit-attribute",
    "AddAttribute": "add-attribute",
    "RemoveFromGroup": "remove-from-group",
    "AddToGroup": "add-to-group",
    "DeleteGroup": "delete-group",
    "RenameGroup": "rename-group",
    "AddGroup": "add-group",
    "AcceptRepair": "accept-repair",
    "AcceptRepairs": "accept-repair",
    "AcceptSuggestions": "accept-suggestion",
    "AddAnnotation": "add-annotation",
    "AddBookmark": "add-bookmark",
    "AddTag": "add-tag",
    "AddTagPath": "add-tag",
    "AddWord": "add-word",
    "ApplyTags": "apply-tags",
    "ArchiveTag": "archive-tag",
    "ChangeSpan": "change-span",
    "CorrectFigure": "correct-figure",
    "DeleteAnnotations": "delete-annotations",
    "ChooseCandidate": "choose-candidate",
    "ConfirmCells": "confirm-cells",
    "ConfirmFigure": "confirm-figure",
    "CorrectCell": "correct-cell",
    "DeleteLedger": "delete-ledger",
    "MarkCellAbsent": "mark-cell-absent",
    "NoteCell": "note-cell",
    "ReopenCells": "reopen-cells",
    "SaveLedger": "save-ledger",
    "DeleteDictionary": "delete-dictionary",
    "DeleteDocuments": "delete-documents",
    "DeleteQuery": "delete-query",
    "DeleteTag": "delete-tag",
    "DescribeTag": "describe-tag",
    "EditTag": "edit-tag",
    "FiguresToAnnotations": "figures-to-annotations",
    "ForgetCorrection": "forget-correction",
    "HitsToAnnotations": "hits-to-annotations",
    "ImportCodebook": "import-codebook",
    "ImportFile": "import",
    "ImportProject": "import-project",
    "JoinWords": "join-words",
    "KeepAsLost": "keep-as-lost",
    "MergeTags": "merge-tags",
    "MoveTag": "move-tag",
    "NewVersion": "new-version",
    "NoteMany": "note-many",
    "PinTag": "pin-tag",
    "RecolorTag": "recolor-tag",
    "RefuseSuggestions": "refuse-suggestion",
    "RemoveBookmark": "remove-bookmark",
    "RemoveWord": "remove-word",
    "RenameTag": "rename-tag",
    "RestoreAnnotations": "import-annotations",
    "Retag": "retag",
    "RevertTo": "go-back",
    "SaveDictionary": "save-dictionary",
    "SaveSearch": "save-query",
    "SaveQuery": "save-query",
    "SetMetadata": "set-metadata",
    "SetNote": "set-note",
    "SetReviewed": "set-reviewed",
    "SplitTag": "split-tag",
    "SplitWord": "split-word",
}
RISKY = {
    "AcceptRepair",
    "AcceptRepairs",
    "DeleteDocuments",
    "DeleteTag",
    "ImportProject",
    "MergeTags",
    "NewVersion",
    "RevertTo",
}
ANNOTATING = {
    "AcceptSuggestions",
    "AddAnnotation",
    "ApplyTags",
    "FiguresToAnnotations",
    "HitsToAnnotations",
}


def every_action(above: type[Action[Any]] = Action) -> Iterator[type[Action[Any]]]:
    for one in above.__subclasses__():
        if one.__module__.startswith("desktop."):
            yield one
        yield from every_action(one)


def test_each_action_is_kept_under_its_kind() -> None:
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"desktop.actions.{module.name}")
    known = list(every_action())
    assert {one.__name__: one.kind for one in known} == KINDS
    assert {one.__name__ for one in known if one.risky} == RISKY
    assert {one.__name__ for one in known if one.creates_annotations} == ANNOTATING
    assert (Action.kind, Action.risky, Action.creates_annotations) == ("", False, False)


def test_what_deletes_much_at_once_is_risky() -> None:
    ids = [str(number) for number in range(11)]
    assert RISKY_COUNT == 10
    assert [is_risky(DeleteAnnotations(ids[:count])) for count in (0, 1, 9, 10, 11)] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert is_risky(DeleteTag("x"))
    assert not is_risky(Retag(ids, "x"))
