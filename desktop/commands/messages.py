"""Messages of the commands, named by keys; the words are in the catalog under ``CommandLine|KEY``."""

from desktop.i18n import MessageTable

MESSAGES = MessageTable(
    "CommandLine",
    {
        # failures
        "no-library": "no library at {path}; `piyue import` makes one",
        "no-command": "{path} is neither a library nor a command; see `piyue --help`",
        "unknown-id": "no document has the ID {id}",
        "ambiguous-id": "more than one has the ID {id}…; give more of it",
        "no-id": "with --library, name the document by its ID",
        "outside": "{start}–{end} is outside the text, which has {length} characters",
        "empty-range": "the range {start}–{end} is empty: END must be greater than START",
        "not-whole": "{value} is not a whole number",
        "no-name": "the name of a file may not be empty",
        "bad-value": "{value} cannot be taken: {reason}",
        "cannot-read": "{path}: {reason}",
        "cannot-write": "{path} could not be written: {reason}",
        "world": "that could not be done: {reason}",
        "no-memory": "there is not enough memory for that",
        "no-input": "standard input is closed",
        "tour-stopped": "the tour stopped: {reason}",
        "no-output": "the output could not be written: {reason}",
        "library": "{path}: {reason}",
        "no-display": "there is no display here; `piyue tour FOLDER` shows the main job without one",
        "no-qt": "the window cannot be opened: {reason}",
        "manifest-itself": "the manifest would replace the export itself",
        "missing-folder": "its folder does not exist",
        "vanished": (
            "{reason} (`piyue restore` lists the backups; `piyue import --library {path}` makes a new one)"
        ),
        # import
        "imported": "{path}: {count} new, {known} already there",
        "not-imported": "{path}: not taken: {reason}",
        "doubtful": "read as {encoding}, which is a guess; --encoding overrides it",
        "renewed": "{path}: has changed; a new version of {title}",
        "waiting": "{count} annotations found no certain place; place them in the window (F7)",
        "made": "new",
        "duplicate": "already there",
        "restored": "brought back",
        "size": "{characters} characters",
        "damage-count": "{count} damaged places",
        "import-sum": (
            "documents: {documents} new, {known} already there; files: {files}, not taken: {failed}"
        ),
        # export
        "no-format": "{path} ends with no format known here: {known}; or name one with --format",
        "arg-format": "format, where the file's name does not tell",
        "arg-manifest": "also write a JSON file that says how the export was made, with its hash",
        "arg-annotations-file": (
            "annotations exported before, or another program's: .csv .jsonl .jsonld .qdpx"
        ),
        "about-import-annotations": "take exported annotations into a library that has their documents",
        "annotations-back": (
            "{path}: {new} annotations new, {repeated} already there, {unplaced} without a place"
        ),
        "project-back": (
            "    documents: {documents} new, {known} already there; tags: {tags} new; for review: {waiting}"
        ),
        "inner-refused": "    not taken: {file}: {reason}",
        "inner-columns": "    columns: {columns}",
        "mended-inner-name": "    remark: the project within the file bears another name than it should",
        "mended-internal": "    remark: paths of texts did not say that they are within the file (×{times})",
        "mended-sources-folder": "    remark: the folder of texts is written Sources (×{times})",
        "mended-bom": "    remark: a byte order mark was taken off a text (×{times})",
        "mended-encoding": "    remark: the encoding of a text, which is not UTF-8, was guessed (×{times})",
        "mended-line-ends": "    remark: line ends of a text were made uniform (×{times})",
        "mended-dangling": "    remark: a reference that leads nowhere was dropped (×{times})",
        "mended-utf-16": "    remark: positions in a text counted UTF-16 units (×{times})",
        "mended-bad-range": "    remark: a selection outside its text was dropped (×{times})",
        "mended-other-media": "    remark: a source that is no text was passed over (×{times})",
        "mended-unknown-parts": (
            "    remark: memos, sets, cases, links and graphs have no place here; passed over (×{times})"
        ),
        "unplaced-document": "    row {number}: the library has no such document",
        "unplaced-quote": "    row {number}: its words are not in the document, or not just once",
        "unplaced-tag": "    row {number}: it names no tag",
        "unplaced-too-deep": "    row {number}: its tag would stand deeper than 32 levels",
        "unplaced-too-long": "    row {number}: the name of its tag is longer than 200 characters",
        "refused-too-deep": "    tag {number}, {tag}, not taken: it would stand deeper than 32 levels",
        "refused-too-long": (
            "    tag {number}, {tag}, not taken: a name in its path is longer than 200 characters"
        ),
        "untagged": "    {title}: “{quote}” not taken: its tag was not taken",
        "unplaced-words": "    {title}: “{quote}” is not there",
        "columns": "lacks a column that annotations need",
        "arg-document": "only this document; may be given several times",
        "arg-region": "only documents of this region, or of one within it; may be given several times",
        "arg-year": "only documents of this year; may be given several times",
        "arg-kind": "only documents of this kind; may be given several times",
        "no-such-documents": "no document is of this region, year and kind",
        "arg-only-tag": (
            "only annotations with this tag, or one under it, given as a path; may be given several times"
        ),
        "arg-only-annotator": "only annotations of this annotator; may be given several times",
        "no-tag": "no tag has the path {path}",
        "no-annotator": "nobody named {who} has annotated",
        "exported": "{count} annotations written to {path}",
        # backup, restore, check, history
        "contents": "{documents} documents, {annotations} annotations, {tags} tags, {steps} steps",
        "backups-there": "backups: {count}, which `piyue restore` lists; the newest is {newest}",
        "no-backups": "{path} has no backups yet",
        "same-file": "{path} is the library itself, not a backup",
        "restored-from": "{path} is now as in {source}",
        "kept-in": "what was there before is kept in {path}",
        "set-aside": (
            "what was there could not be read; it was set aside in {folder} under a name with .broken"
        ),
        "check-good": "everything is in order: {held}",
        "check-bad": "{count} things are not as they must be",
        "finding-integrity": "the file is damaged",
        "finding-foreign-key": "a row points to one that is not there",
        "finding-hash": "a text or file is not the one that was imported",
        "finding-version": "a version can't be read as it must be",
        "finding-quote": "a passage's words are not at its place",
        "finding-state": "an annotation's place is not in the current text",
        "finding-tree": "a tag is under itself",
        "finding-deep": "tags stand deeper than 32 levels; the window shows them on the last of these",
        "finding-name": "the name of a tag is longer than 200 characters",
        "finding-step": "a step of the history can't be read",
        "finding-history": "a row is not as the history left it",
        "remedy-restore": "restore a backup: piyue restore",
        "remedy-import": "restore a backup: piyue restore; without one, import the file into another library",
        "remedy-review": "look at the annotation and place it again",
        "remedy-move": "move the tag further up, or to the top level: drag it in the window's codebook",
        "remedy-rename": "give the tag a shorter name in the window",
        "remedy-thin": "thin the history before this step",
        "history-written": "{count} steps written to {path}",
        # tour
        "tour-imported": "imported {count} documents: {titles}",
        "tour-double-click": "double-clicked “{quote}” and clicked the tag {tag}",
        "tour-drag": "dragged over “{quote}” and pressed 2: {tag}",
        "tour-keys": "selected “{quote}” by keys and pressed 3: {tag}",
        "tour-said": "the window said: {words}",
        "tour-picture": "picture: {path}",
        "tour-exported": "exported {count} annotations, each quote as it stands in the text: {path}",
        "tour-library": "the library, closed and reopened, has {count} annotations: {path}",
        # help
        "help": "show this help and stop",
        "version": "show the version and stop",
        "usage": "usage: ",
        "examples": "examples",
        "arguments": "arguments",
        "options": "options",
        "commands": "commands",
        "about": (
            "Piyue (批阅): read and annotate Chinese government work reports. Without a command: the window."
        ),
        "about-window": "open the window",
        "about-import": "import files and folders into a library",
        "about-documents": "list the documents of a library",
        "about-text": "print a document's text, exactly",
        "about-outline": "print a document's headings",
        "about-annotate": "put a tag on a passage",
        "about-annotations": "list annotations",
        "about-export": "write annotations to a file for other programs",
        "about-figures": "find the figures of a text",
        "about-terms": "find the terms of a text",
        "about-segment": "cut a text into words",
        "about-backup": "make a verified copy of a library",
        "about-restore": (
            "put a backup in the place of a library's contents; without BACKUP: list the backups"
        ),
        "about-check": "check a library: file, texts, quotes, history; status 1 when something is wrong",
        "about-history": "show what was done last, or write the whole history to a file",
        "about-tour": "show the main job without a screen; leaves pictures, library and CSV",
        "arg-library": "library file (default: your own library)",
        "arg-library-id": "read document ID of this library",
        "arg-window-library": "library to open",
        "arg-paths": "files and folders",
        "arg-encoding": "encoding of the file, when the guess is wrong",
        "arg-json": "write JSON",
        "arg-id": "the document's ID, or its first characters",
        "arg-start": "first character, counted in code points from 0",
        "arg-end": "character after the last",
        "arg-tag": "path of the tag, such as 产业/煤炭; made where missing",
        "arg-note": "a note on the annotation",
        "arg-annotator": "who annotates (default: your user name)",
        "arg-out": "file to write: .csv .xlsx .jsonl .jsonld .conll .html .docx .qdpx .qdc .md",
        "arg-backup-out": (
            "the copy's file, or a folder for it (default: the folder of backups beside the library)"
        ),
        "arg-backup": "the backup to restore",
        "arg-history-out": "the file to write: CSV, or JSON lines where it ends in .jsonl",
        "arg-source": "a file, or - for standard input (the default); with --library, an ID",
        "arg-all": "also give numbers that are no figures, under their own kinds",
        "arg-explain": "say which rule gave each field; with --json within each line",
        "arg-folder": "folder for what the tour leaves",
    },
)


def message(name: str, /, **values: object) -> str:
    """Return a message by its key, in the language in use."""
    return MESSAGES.format(name, **values)
