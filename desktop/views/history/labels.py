"""Step labels: the texts of undo and redo in the menu."""

from desktop.actions.row_types import StepRow
from desktop.i18n import translate


def label(step: StepRow) -> str:
    """Return a text that says what a step did."""
    said = step.label_args
    words = _annotating(step) or _tags(step) or _documents(step) or _user_data(step) or step.name
    for name in ("tag", "quote", "document", "file", "old", "new", "word", "key", "target", "label"):
        words = words.replace("{" + name + "}", said.get(name, ""))
    return words


def _count(step: StepRow) -> int:
    count = step.label_args.get("count", "1")
    return int(count) if count.isdigit() else 1


def _annotating(step: StepRow) -> str:
    return {
        "add-annotation": translate("Steps", "add tag {tag}"),
        "change-span": translate("Steps", "change the span of {tag}"),
        "set-note": translate("Steps", "note on {tag}"),
        "retag": translate("Steps", "change the tag to {tag}"),
        "delete-annotations": translate("Steps", "delete %n annotation(s)", n=_count(step)),
        "keep-as-lost": translate("Steps", "keep %n annotation(s) as lost", n=_count(step)),
        "figures-to-annotations": translate("Steps", "annotate %n figure(s)", n=_count(step)),
        "hits-to-annotations": translate("Steps", "annotate %n hit(s)", n=_count(step)),
        "put-tags": translate("Steps", "put {tag}"),
        "apply-tags": (
            translate("Steps", "put {tag} on %n passage(s)", n=_count(step))
            if _count(step) > 1
            else translate("Steps", "put {tag}")
        ),
        "annotate-many": translate("Steps", "put {tag} on %n passage(s)", n=_count(step)),
        "retag-many": translate("Steps", "change %n annotation(s) to {tag}", n=_count(step)),
        "note-many": translate("Steps", "one note on %n annotation(s)", n=_count(step)),
        "set-reviewed": translate("Steps", "review %n annotation(s)", n=_count(step)),
        "accept-suggestion": translate("Steps", "accept %n suggestion(s) of {tag}", n=_count(step)),
        "refuse-suggestion": translate("Steps", "refuse %n suggestion(s) of {tag}", n=_count(step)),
        "save-query": translate("Steps", "save the query {label}"),
        "delete-query": translate("Steps", "delete the query {label}"),
    }.get(step.name, "")


def _tags(step: StepRow) -> str:
    return {
        "add-tag": translate("Steps", "new tag {tag}"),
        "rename-tag": translate("Steps", "rename {old} to {new}"),
        "recolor-tag": translate("Steps", "color of {tag}"),
        "describe-tag": translate("Steps", "description of {tag}"),
        "pin-tag": translate("Steps", "key of {tag}"),
        "archive-tag": translate("Steps", "archive {tag}"),
        "move-tag": translate("Steps", "move {tag}"),
        "merge-tags": translate("Steps", "merge into {target}"),
        "delete-tag": translate("Steps", "delete the tag {tag}"),
        "split-tag": translate("Steps", "split {target} from {tag}"),
        "import-codebook": translate("Steps", "import the codebook {label}"),
        "edit-tag": translate("Steps", "edit the tag {tag}"),
    }.get(step.name, "")


def _documents(step: StepRow) -> str:
    return {
        "import": translate("Steps", "import %n document(s)", n=_count(step)),
        "set-metadata": translate("Steps", "properties of {document}"),
        "delete-documents": translate("Steps", "delete %n document(s)", n=_count(step)),
        "accept-repair": translate("Steps", "repair {quote}"),
        "new-version": translate("Steps", "new text of {document}"),
        "go-back": translate("Steps", "go back %n step(s)", n=_count(step)),
    }.get(step.name, "")


def _user_data(step: StepRow) -> str:
    return {
        "add-word": translate("Steps", "new word {word}"),
        "join-words": translate("Steps", "join words {word}"),
        "split-word": translate("Steps", "split word {word}"),
        "remove-word": translate("Steps", "forget the word {word}"),
        "correct-figure": translate("Steps", "correct the figure {quote}"),
        "forget-correction": translate("Steps", "take back the correction of {quote}"),
        "add-bookmark": translate("Steps", "bookmark {label}"),
        "remove-bookmark": translate("Steps", "remove the bookmark {label}"),
    }.get(step.name, "")
