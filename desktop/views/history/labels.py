"""Step labels: the texts of undo and redo in the menu."""

from desktop.actions.row_types import StepRow
from desktop.i18n import translate

QUIET = frozenset({"confirm-cells", "correct-cell", "choose-candidate", "mark-cell-absent", "reopen-cells"})
"""Steps that are seen where they are made, one after the other: a toast would cover the rows that follow."""

PLACEHOLDERS = (
    "tag",
    "quote",
    "document",
    "file",
    "old",
    "new",
    "word",
    "key",
    "target",
    "label",
    "indicator",
    "project",
)
"""What the words of a step name: arguments that the step was stored with."""


def label(step: StepRow) -> str:
    """Return a text that says what a step did."""
    words = _annotating(step) or _tags(step) or _documents(step) or _user_data(step) or step.name
    return with_names(words, step)


def with_names(words: str, step: StepRow) -> str:
    """Return the words of a step with the names in them of what it was done to."""
    for name in PLACEHOLDERS:
        words = words.replace("{" + name + "}", step.label_args.get(name, ""))
    return words


def count(step: StepRow) -> int:
    """Return how many things a step was done to: at least one."""
    told = step.label_args.get("count", "1")
    return int(told) if told.isdigit() else 1


def is_tagged(step: StepRow) -> bool:
    """Return whether what a step annotated has a tag."""
    return bool(step.label_args.get("tag", "-"))  # older steps tell of none where there is one


def _highlight(step: StepRow) -> str:
    """Return a text that says what was annotated without a tag."""
    if count(step) > 1:
        return translate("Steps", "Highlight %n passage(s)", n=count(step))
    return translate("Steps", "Highlight “{quote}”")


def _annotating(step: StepRow) -> str:
    tagged = is_tagged(step)
    return {
        "add-annotation": translate("Steps", "Apply tag “{tag}”") if tagged else _highlight(step),
        "change-span": translate("Steps", "Adjust range of “{tag}”")
        if tagged
        else translate("Steps", "Adjust range of “{quote}”"),
        "set-note": translate("Steps", "Edit note on “{tag}”")
        if tagged
        else translate("Steps", "Edit note on “{quote}”"),
        "retag": translate("Steps", "Change tag to “{tag}”")
        if tagged
        else translate("Steps", "Remove tag from %n annotation(s)", n=count(step)),
        "delete-annotations": translate("Steps", "Delete %n annotation(s)", n=count(step)),
        "keep-as-lost": translate("Steps", "Mark %n annotation(s) as not found", n=count(step)),
        "figures-to-annotations": translate("Steps", "Annotate %n figure(s)", n=count(step)),
        "hits-to-annotations": translate("Steps", "Annotate %n search hit(s)", n=count(step)),
        "put-tags": translate("Steps", "Apply tag “{tag}”"),
        "apply-tags": _highlight(step)
        if not tagged
        else (
            translate("Steps", "Apply tag “{tag}” to %n passage(s)", n=count(step))
            if count(step) > 1
            else translate("Steps", "Apply tag “{tag}”")
        ),
        "annotate-many": translate("Steps", "Apply tag “{tag}” to %n passage(s)", n=count(step)),
        "retag-many": translate("Steps", "Change tag of %n annotation(s) to “{tag}”", n=count(step)),
        "note-many": translate("Steps", "Add the same note to %n annotation(s)", n=count(step)),
        "set-reviewed": translate("Steps", "Change review status of %n annotation(s)", n=count(step)),
        "accept-suggestion": translate("Steps", "Accept %n suggestion(s) for “{tag}”", n=count(step)),
        "refuse-suggestion": translate("Steps", "Reject %n suggestion(s) for “{tag}”", n=count(step)),
        "save-query": translate("Steps", "Save query “{label}”"),
        "save-dictionary": translate("Steps", "Save dictionary “{label}”"),
        "delete-dictionary": translate("Steps", "Delete dictionary “{label}”"),
        "save-ledger": translate("Steps", "Save ledger “{label}”"),
        "delete-ledger": translate("Steps", "Delete ledger “{label}”"),
        "confirm-cells": translate("Steps", "Confirm %n ledger cell(s)", n=count(step))
        if count(step) > 1
        else translate("Steps", "Confirm “{indicator}” of “{document}”"),
        "correct-cell": translate("Steps", "Correct “{indicator}” of “{document}”"),
        "choose-candidate": translate("Steps", "Choose another figure for “{indicator}” of “{document}”"),
        "mark-cell-absent": translate("Steps", "Mark “{indicator}” of “{document}” as not mentioned"),
        "note-cell": translate("Steps", "Change note on “{indicator}” of “{document}”"),
        "reopen-cells": translate("Steps", "Reopen %n ledger cell(s)", n=count(step)),
        "delete-query": translate("Steps", "Delete query “{label}”"),
    }.get(step.name, "")


def _tags(step: StepRow) -> str:
    return {
        "add-tag": translate("Steps", "Create tag “{tag}”"),
        "rename-tag": translate("Steps", "Rename tag “{old}” to “{new}”"),
        "recolor-tag": translate("Steps", "Change color of tag “{tag}”"),
        "describe-tag": translate("Steps", "Change description of tag “{tag}”"),
        "pin-tag": translate("Steps", "Set number key of tag “{tag}”"),
        "archive-tag": translate("Steps", "Archive tag “{tag}”"),
        "move-tag": translate("Steps", "Move tag “{tag}”"),
        "merge-tags": translate("Steps", "Merge into tag “{target}”"),
        "delete-tag": translate("Steps", "Delete tag “{tag}”"),
        "split-tag": translate("Steps", "Split “{target}” from tag “{tag}”"),
        "import-codebook": translate("Steps", "Import codebook “{label}”"),
        "edit-tag": translate("Steps", "Edit tag “{tag}”"),
    }.get(step.name, "")


def _documents(step: StepRow) -> str:
    return {
        "import": translate("Steps", "Import %n document(s)", n=count(step)),
        "import-annotations": translate("Steps", "Import %n annotation(s)", n=count(step)),
        "import-project": translate("Steps", "Import project “{project}”"),
        "set-metadata": translate("Steps", "Edit properties of “{document}”"),
        "delete-documents": translate("Steps", "Delete %n document(s)", n=count(step)),
        "accept-repair": translate("Steps", "Repair “{quote}”"),
        "new-version": translate("Steps", "New text version of “{document}”"),
        "go-back": translate("Steps", "Go back %n step(s)", n=count(step)),
        "set-metadata-many": translate("Steps", "Edit properties of %n document(s)", n=count(step)),
        "add-group": translate("Steps", "New group “{label}”"),
        "rename-group": translate("Steps", "Rename group “{old}” to “{new}”"),
        "delete-group": translate("Steps", "Delete group “{label}”"),
        "add-to-group": translate("Steps", "Add %n document(s) to “{label}”", n=count(step)),
        "remove-from-group": translate("Steps", "Remove %n document(s) from “{label}”", n=count(step)),
        "add-attribute": translate("Steps", "New attribute “{label}”"),
        "edit-attribute": translate("Steps", "Edit attribute “{label}”"),
        "delete-attribute": translate("Steps", "Delete attribute “{label}”"),
        "set-attributes": translate("Steps", "Edit attributes of %n document(s)", n=count(step)),
        "import-attributes": translate("Steps", "Import attributes of %n document(s)", n=count(step)),
    }.get(step.name, "")


def _user_data(step: StepRow) -> str:
    return {
        "add-word": translate("Steps", "Add “{word}” to dictionary"),
        "join-words": translate("Steps", "Merge words into “{word}”"),
        "split-word": translate("Steps", "Split word “{word}”"),
        "remove-word": translate("Steps", "Remove “{word}” from dictionary"),
        "correct-figure": translate("Steps", "Correct figure “{quote}”"),
        "confirm-figure": translate("Steps", "Confirm figure “{quote}”"),
        "forget-correction": translate("Steps", "Undo correction of “{quote}”"),
        "add-bookmark": translate("Steps", "Add bookmark “{label}”"),
        "remove-bookmark": translate("Steps", "Remove bookmark “{label}”"),
    }.get(step.name, "")
