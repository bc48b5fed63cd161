"""What a toast says of a step: what has been done, where the menu names what undo would take back."""

from desktop.actions.row_types import StepRow
from desktop.i18n import translate
from desktop.views.history.labels import count, is_tagged, label, with_names


def done_message(step: StepRow) -> str:
    """Return a text that says what a step has done."""
    words = _annotating(step) or _tags(step) or _documents(step) or _user_data(step)
    return with_names(words, step) if words else label(step)


def _highlight(step: StepRow) -> str:
    """Return a text that says what was annotated without a tag."""
    if count(step) > 1:
        return translate("Done", "%n passage(s) highlighted", n=count(step))
    return translate("Done", "“{quote}” highlighted")


def _annotating(step: StepRow) -> str:
    tagged = is_tagged(step)
    return {
        "add-annotation": translate("Done", "Tagged “{tag}”") if tagged else _highlight(step),
        "change-span": translate("Done", "Range of “{tag}” adjusted")
        if tagged
        else translate("Done", "Range of “{quote}” adjusted"),
        "set-note": translate("Done", "Note on “{tag}” saved")
        if tagged
        else translate("Done", "Note on “{quote}” saved"),
        "retag": translate("Done", "Tag changed to “{tag}”")
        if tagged
        else translate("Done", "Tag removed from %n annotation(s)", n=count(step)),
        "delete-annotations": translate("Done", "%n annotation(s) deleted", n=count(step)),
        "keep-as-lost": translate("Done", "%n annotation(s) marked as not found", n=count(step)),
        "figures-to-annotations": translate("Done", "%n figure(s) annotated", n=count(step)),
        "hits-to-annotations": translate("Done", "%n search hit(s) annotated", n=count(step)),
        "put-tags": translate("Done", "Tagged “{tag}”"),
        "apply-tags": _highlight(step)
        if not tagged
        else (
            translate("Done", "%n passage(s) tagged “{tag}”", n=count(step))
            if count(step) > 1
            else translate("Done", "Tagged “{tag}”")
        ),
        "annotate-many": translate("Done", "%n passage(s) tagged “{tag}”", n=count(step)),
        "retag-many": translate("Done", "Tag of %n annotation(s) changed to “{tag}”", n=count(step)),
        "note-many": translate("Done", "Same note added to %n annotation(s)", n=count(step)),
        "set-reviewed": translate("Done", "Review status of %n annotation(s) changed", n=count(step)),
        "accept-suggestion": translate("Done", "%n suggestion(s) for “{tag}” accepted", n=count(step)),
        "refuse-suggestion": translate("Done", "%n suggestion(s) for “{tag}” rejected", n=count(step)),
        "save-query": translate("Done", "Query “{label}” saved"),
        "save-dictionary": translate("Done", "Dictionary “{label}” saved"),
        "delete-dictionary": translate("Done", "Dictionary “{label}” deleted"),
        "save-ledger": translate("Done", "Ledger “{label}” saved"),
        "delete-ledger": translate("Done", "Ledger “{label}” deleted"),
        "confirm-cells": translate("Done", "%n ledger cell(s) confirmed", n=count(step))
        if count(step) > 1
        else translate("Done", "“{indicator}” of “{document}” confirmed"),
        "correct-cell": translate("Done", "“{indicator}” of “{document}” corrected"),
        "choose-candidate": translate("Done", "Another figure chosen for “{indicator}” of “{document}”"),
        "mark-cell-absent": translate("Done", "“{indicator}” of “{document}” marked as not mentioned"),
        "note-cell": translate("Done", "Note on “{indicator}” of “{document}” changed"),
        "reopen-cells": translate("Done", "%n ledger cell(s) reopened", n=count(step)),
        "delete-query": translate("Done", "Query “{label}” deleted"),
    }.get(step.name, "")


def _tags(step: StepRow) -> str:
    return {
        "add-tag": translate("Done", "Tag “{tag}” created"),
        "rename-tag": translate("Done", "Tag “{old}” renamed to “{new}”"),
        "recolor-tag": translate("Done", "Color of tag “{tag}” changed"),
        "describe-tag": translate("Done", "Description of tag “{tag}” changed"),
        "pin-tag": translate("Done", "Number key of tag “{tag}” set"),
        "archive-tag": translate("Done", "Tag “{tag}” archived"),
        "move-tag": translate("Done", "Tag “{tag}” moved"),
        "merge-tags": translate("Done", "Merged into tag “{target}”"),
        "delete-tag": translate("Done", "Tag “{tag}” deleted"),
        "split-tag": translate("Done", "“{target}” split from tag “{tag}”"),
        "import-codebook": translate("Done", "Codebook “{label}” imported"),
        "edit-tag": translate("Done", "Tag “{tag}” edited"),
    }.get(step.name, "")


def _documents(step: StepRow) -> str:
    return {
        "import": translate("Done", "%n document(s) imported", n=count(step)),
        "import-annotations": translate("Done", "%n annotation(s) imported", n=count(step)),
        "import-project": translate("Done", "Project “{project}” imported"),
        "set-metadata": translate("Done", "Properties of “{document}” changed"),
        "delete-documents": translate("Done", "%n document(s) deleted", n=count(step)),
        "accept-repair": translate("Done", "“{quote}” repaired"),
        "new-version": translate("Done", "Text of “{document}” updated"),
        "go-back": translate("Done", "Went back %n step(s)", n=count(step)),
        "set-metadata-many": translate("Done", "Properties of %n document(s) changed", n=count(step)),
        "add-group": translate("Done", "Group “{label}” created"),
        "rename-group": translate("Done", "Group “{old}” renamed to “{new}”"),
        "delete-group": translate("Done", "Group “{label}” deleted"),
        "add-to-group": translate("Done", "%n document(s) added to “{label}”", n=count(step)),
        "remove-from-group": translate("Done", "%n document(s) removed from “{label}”", n=count(step)),
        "add-attribute": translate("Done", "Attribute “{label}” created"),
        "edit-attribute": translate("Done", "Attribute “{label}” changed"),
        "delete-attribute": translate("Done", "Attribute “{label}” deleted"),
        "set-attributes": translate("Done", "Attributes of %n document(s) changed", n=count(step)),
        "import-attributes": translate("Done", "Attributes of %n document(s) imported", n=count(step)),
    }.get(step.name, "")


def _user_data(step: StepRow) -> str:
    return {
        "add-word": translate("Done", "“{word}” added to dictionary"),
        "join-words": translate("Done", "Words merged into “{word}”"),
        "split-word": translate("Done", "Word “{word}” split"),
        "remove-word": translate("Done", "“{word}” removed from dictionary"),
        "correct-figure": translate("Done", "Figure “{quote}” corrected"),
        "confirm-figure": translate("Done", "Figure “{quote}” confirmed"),
        "forget-correction": translate("Done", "Correction of “{quote}” undone"),
        "add-bookmark": translate("Done", "Bookmark “{label}” added"),
        "remove-bookmark": translate("Done", "Bookmark “{label}” removed"),
    }.get(step.name, "")
