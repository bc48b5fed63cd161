"""Messages of the commands, named by keys; the words are in the catalog under ``CommandLine|KEY``."""

from desktop.i18n import MessageTable

MESSAGES = MessageTable(
    "CommandLine",
    {
        # failures
        "no-library": "no library at {path}; create one with `piyue import`",
        "no-command": "{path} is neither a library nor a command; see `piyue --help`",
        "unknown-id": "no document with the ID {id}",
        "ambiguous-id": "more than one document ID starts with {id}; give more characters",
        "no-id": "with --library, give a document ID",
        "outside": "{start}–{end} is outside the text ({length} characters)",
        "empty-range": "the range {start}–{end} is empty: END must be greater than START",
        "not-whole": "{value} is not a whole number",
        "no-name": "the file name can't be empty",
        "bad-value": "{value} is not valid: {reason}",
        "cannot-read": "{path}: {reason}",
        "cannot-write": "{path} could not be written: {reason}",
        "world": "the action failed: {reason}",
        "no-memory": "not enough memory",
        "no-input": "standard input is closed",
        "tour-stopped": "the tour stopped: {reason}",
        "no-output": "the output could not be written: {reason}",
        "library": "{path}: {reason}",
        "no-display": "no display available; run `piyue tour FOLDER` for a demo without one",
        "no-qt": "the window cannot be opened: {reason}",
        "manifest-itself": "the manifest would overwrite the export itself",
        "missing-folder": "the folder does not exist",
        "vanished": (
            "{reason} (`piyue restore` lists the backups; `piyue import --library "
            "{path}` creates a new library)"
        ),
        # import
        "imported": "{path}: {count} new, {known} already in the library",
        "not-imported": "{path}: not imported: {reason}",
        "doubtful": "read as {encoding} (guessed); override with --encoding",
        "renewed": "{path}: changed; created a new version of {title}",
        "waiting": "{count} annotations could not be placed; place them in the window (F7)",
        "made": "new",
        "duplicate": "already in the library",
        "restored": "restored",
        "size": "{characters} characters",
        "damage-count": "{count} corrupted places",
        "import-sum": (
            "documents: {documents} new, {known} already in the library; files: {files}, "
            "not imported: {failed}"
        ),
        # export
        "no-format": (
            "{path}: unknown format; name the file with one of {known}, or use --format with one of {formats}"
        ),
        "no-such-format": "unknown format {name}; --format takes one of {formats}",
        "not-annotations": "no annotations, tags or project found; such files end with one of {known}",
        "library-given": "this is a library, not a file of annotations; open it with --library",
        "arg-format": (
            "format, if not clear from the file name, such as doccano, label-studio, conll-words, "
            "conll-columns"
        ),
        "arg-manifest": "also write a JSON manifest of the export, with its hash",
        "arg-annotations-file": (
            "annotations exported by Piyue or another program: .csv .jsonl .jsonld .json .xlsx .docx .qdpx "
            ".qdc, or a Taguette database (.sqlite3) or highlighted page (.html)"
        ),
        "arg-annotations-format": "program that wrote the file, if not clear from the file",
        "about-import-annotations": (
            "import annotations of documents in the library, or a project with its documents"
        ),
        "annotations-back": (
            "{path}: {new} annotations imported, {repeated} already in the library, "
            "{unplaced} could not be placed"
        ),
        "project-back": (
            "    documents: {documents} new, {known} already in the library; tags: "
            "{tags} new; unplaced annotations: {waiting}"
        ),
        "project-attributes": "    document attributes: {names}",
        "inner-refused": "    not imported: {file}: {reason}",
        "inner-columns": "    columns: {columns}",
        "mended-inner-name": "    note: the project file inside the archive has a non-standard name",
        "mended-internal": "    note: text paths lacked the internal:// prefix (×{times})",
        "mended-sources-folder": "    note: the text folder is named Sources (×{times})",
        "mended-bom": "    note: a byte order mark was removed from a text (×{times})",
        "mended-encoding": "    note: a text was not in UTF-8; its encoding was guessed (×{times})",
        "mended-line-ends": "    note: line endings in a text were unified (×{times})",
        "mended-dangling": "    note: an invalid reference was skipped (×{times})",
        "mended-utf-16": "    note: text positions were counted in UTF-16 units (×{times})",
        "mended-bad-range": "    note: a selection outside its text was skipped (×{times})",
        "mended-other-media": "    note: a source that is not text was skipped (×{times})",
        "mended-unescaped": "    note: unescaped characters in notes were repaired",
        "mended-touching": (
            "    note: highlights touch or overlap; the second begins where the first ends (×{times})"
        ),
        "mended-left-memos": "    skipped: journals and notes that belong to no passage (×{times})",
        "mended-left-cases": "    skipped: cases (×{times})",
        "mended-left-sets": "    skipped: sets (×{times})",
        "mended-left-links": "    skipped: links (×{times})",
        "mended-left-graphs": "    skipped: graphs (×{times})",
        "unplaced-document": "    row {number}: document not in the library",
        "unplaced-quote": "    row {number}: quote not found in the document, or found more than once",
        "unplaced-tag": "    row {number}: no tag given",
        "unplaced-too-deep": "    row {number}: the tag would be nested deeper than 32 levels",
        "unplaced-too-long": "    row {number}: the tag name is longer than 200 characters",
        "refused-too-deep": (
            "    tag {number}, {tag}, not imported: it would be nested deeper than 32 levels"
        ),
        "refused-too-long": (
            "    tag {number}, {tag}, not imported: a name in its path is longer than 200 characters"
        ),
        "untagged": "    {title}: “{quote}” not imported: its tag was not imported",
        "unplaced-words": "    {title}: “{quote}” not found",
        "columns": "columns required for annotations are missing: {missing}",
        "edited": "{count} edited notes imported",
        "conflict": "    row {number}: edited note not imported, because it was changed here as well",
        "arg-document": "only this document (repeatable)",
        "arg-region": "only documents of this region or one within it (repeatable)",
        "arg-year": "only documents of this year (repeatable)",
        "arg-kind": "only documents of this type (repeatable)",
        "no-such-documents": "no documents match this region, year and type",
        "arg-only-tag": (
            "only annotations with this tag or one of its subtags, given as a path (repeatable)"
        ),
        "arg-untagged": "only annotations without a tag; with --tag: those as well",
        "arg-chinese": "Chinese headers, sheet names and values in tables",
        "arg-only-annotator": "only annotations by this annotator (repeatable)",
        "no-tag": "no tag with the path {path}",
        "no-annotator": "no annotator named {who}",
        "exported": "{count} annotations exported to {path}",
        "split": (
            "the table {name} has more rows than an Excel sheet can hold; it was split into {count} sheets"
        ),
        "without-figures": (
            "no sheet of figures: those of over 500 documents are not recognized yet; export them with "
            "--format figures"
        ),
        "left-out": (
            "{count} annotations not exported: the format has one label per token, or none without a tag"
        ),
        # search, numbers, panel, compare
        "about-search": "find words in all texts of a library",
        "arg-query": (
            "words: spaces mean all of them, quotation marks a phrase, OR, NOT, A NEAR/5 B (characters), *, "
            "/regular expression/, IN/sentence"
        ),
        "arg-within": "all of the query within one of these",
        "arg-context": "characters to show on each side of a hit (default: 20)",
        "arg-years": "only documents of this year or span such as 2020-2024 (repeatable)",
        "arg-level": "only documents of this level (repeatable)",
        "arg-part": "only this part of the texts (repeatable)",
        "arg-group": "only documents in this group (repeatable)",
        "arg-documents-tag": (
            "only documents with an annotation that has this tag, or one under it (repeatable)"
        ),
        "arg-attribute": "only documents with this value of an attribute (repeatable)",
        "about-numbers": "find figures in all texts of a library by what they say",
        "arg-number-query": (
            "fields and words: indicator= value>= unit= qualifier= status= direction= kind= period=, and "
            "year= (the document's); values are compared in the base unit"
        ),
        "query-field": (
            "{at} is not a field; fields are indicator, value, unit, qualifier, status, direction, kind, "
            "year, period and doubt"
        ),
        "query-value": "{at} is not a value of this field",
        "query-comparison": "{at} is not a comparison for this field",
        "about-panel": "count the words of a dictionary by document, region, year or part",
        "arg-panel-out": "file to write (.csv or .xlsx)",
        "arg-dictionary": (
            "file with the columns theme, word and perhaps except, level (.csv), quanteda dictionary (.yml), "
            "or the name of a saved or built-in dictionary"
        ),
        "arg-by": (
            "what to count by, joined by commas: document, region, province, city, level, kind, year, part, "
            "section (default: document)"
        ),
        "arg-wide": "one row for each group with a column for each theme",
        "arg-bundle": "also write a ZIP with all that is needed to repeat the count",
        "other-ending": "the name ends in {ending}, but what is written is {expected}",
        "bundle-itself": "the bundle would replace the table itself",
        "no-key": "{key} is not something to count by; choose from {known}",
        "counted": "{rows} on {documents} written to {path}",
        "dictionary-columns": "lacks a column named theme or word",
        "dictionary-format": "not a .csv or .yml file, nor the name of a dictionary such as {known}",
        "about-ledger": "lay what each report promises beside what it says was achieved, by indicator",
        "arg-ledger-out": "file to write (.csv or .xlsx; with --reading .docx, too)",
        "arg-reading": (
            "write a reading instead of the cells: kept (targets and results), changes (of targets), levels "
            "(targets of the places above), rank, gaps, realized"
        ),
        "arg-realized": "CSV file of realized values (place, year, indicator, value, unit) for the reading",
        "reading-format": "{path}: the name of a reading has to end in .csv, .xlsx or .docx",
        "reading-written": "{count} rows of {documents} documents written to {path}",
        "realized-missing": (
            "the reading realized needs --realized FILE, or values laid beside a ledger before"
        ),
        "realized-only": "--realized needs --reading realized",
        "realized-columns": "no columns place, year and value, or one for each indicator",
        "realized-row": "row {line}, {column}: {value} is not valid",
        "arg-indicators": (
            "CSV file with the column indicator and perhaps synonyms, unit, kind, low, high, scope, better; "
            "or one of headline, agriculture, livelihood, environment, investment (default: headline)"
        ),
        "arg-only-confirmed": "only cells that a user confirmed",
        "ledger-written": "{count} cells of {documents} documents written to {path}",
        "ledger-format": "{path}: the name of a ledger has to end in .csv or .xlsx",
        "indicator-columns": "no column named indicator; the columns are {known}",
        "indicator-empty": "row {line} has no indicator",
        "indicator-twice": "row {line}: {value} is there twice",
        "indicator-kind": "row {line}: kind={value} is none of quantity, percent, change",
        "indicator-scope": "row {line}, scope: {value} is none of whole, level, any",
        "indicator-better": "row {line}, better: {value} is none of more, less, band",
        "indicator-number": "row {line}, {column}: {value} is not a number",
        "indicator-order": "row {line}: low is greater than high",
        "about-compare": "what sets some documents apart from others: terms and repeated strings",
        "arg-compare-a": "the documents A: filters such as year=2024,region=山西省; a comma means and",
        "arg-compare-b": "the documents B, likewise",
        "arg-compare-out": "also write the whole table to a file (.csv or .xlsx)",
        "arg-least": "how often a string has to occur in both together (default: 3)",
        "arg-shared": "the passages that documents of A and of B share, formulas in 〔 〕",
        "string-term": "term",
        "string-ngram": "string",
        "compare-format": "{path}: the name of the table has to end in .csv or .xlsx",
        "compared-term": "Term",
        "compared-kind": "Type",
        "compared-range-a": "Range in A",
        "compared-range-b": "Range in B",
        "compared-first": "the {count} most distinctive are listed; --json and --out have all of them",
        "compared-pairs": "{done} of {total} pairs compared",
        "compared-written": "{count} rows written to {path}",
        "compared": (
            "{count} strings; A: {a} documents, {characters_a} characters; B: {b} documents, {characters_b} "
            "characters"
        ),
        "hits": "{hits} in {documents}",
        "query-empty": "the query is empty",
        "query-only-not": "the query only says what must not be there; add what to look for",
        "query-bracket": "the query has a bracket without its counterpart",
        "query-operator": "the query lacks words beside {at}",
        "query-near": "{at}: write NEAR/5, with the number of characters that may lie between",
        "query-scope": "{at}: write IN/sentence, IN/paragraph, IN/section or IN/document, once",
        "query-deep": "the query has too many brackets within brackets",
        "query-pattern": "the regular expression is not valid: {reason}",
        "query-timeout": "the regular expression takes too long; make it simpler",
        "filter-field": (
            "{value}: write NAME=VALUE, with one of document, region, year, kind, level, part, group, tag, "
            "attribute"
        ),
        "filter-year": "{value} is neither a year nor a span such as 2020-2024",
        "filter-part": "{value} is not a part; choose one of review, plan, other",
        "filter-tag": "no tag with the path {value}",
        "filter-group": "no document group named {value}",
        "filter-attribute": "{value} is not a value of an attribute that the library has; write NAME=VALUE",
        "no-matching-documents": "no document fulfills these conditions",
        # backup, restore, check, history
        "contents": "{documents} documents, {annotations} annotations, {tags} tags, {steps} steps",
        "backups-there": "backups: {count} (listed by `piyue restore`); newest: {newest}",
        "no-backups": "{path} has no backups yet",
        "same-file": "{path} is the library itself, not a backup",
        "restored-from": "{path} restored from {source}",
        "kept-in": "the previous contents were kept in {path}",
        "set-aside": (
            "the previous file could not be read; it was kept in {folder}, with .broken in its name"
        ),
        "check-good": "no problems found: {held}",
        "check-bad": "{count} problems found",
        "finding-integrity": "the library file is damaged",
        "finding-foreign-key": "a reference points to a missing item",
        "finding-hash": "a text or file differs from what was imported",
        "finding-version": "a text version is incomplete or can't be read",
        "finding-quote": "a passage does not match its text",
        "finding-state": "an annotation points to a different version of its text",
        "finding-tree": "a tag is nested within itself",
        "finding-deep": "tags are nested deeper than 32 levels; the window shows them at level 32",
        "finding-name": "a tag name is longer than 200 characters",
        "finding-step": "a history step can't be read",
        "finding-history": "an item does not match the history",
        "remedy-restore": "restore a backup: piyue restore",
        "remedy-import": "restore a backup: piyue restore; without one, import the file into another library",
        "remedy-review": "check the annotation and place it again",
        "remedy-move": (
            "move the tag to a higher level, or to the top level: drag it in the window's codebook"
        ),
        "remedy-rename": "shorten the tag name in the window",
        "remedy-thin": "prune the history up to and including this step",
        "history-written": "{count} steps exported to {path}",
        # tour
        "tour-imported": "imported {count} documents: {titles}",
        "tour-double-click": "double-clicked “{quote}” and clicked the tag {tag}",
        "tour-drag": "selected “{quote}” with the mouse and pressed 2: {tag}",
        "tour-keys": "selected “{quote}” with the keyboard and pressed 3: {tag}",
        "tour-said": "the window showed: {words}",
        "tour-picture": "screenshot: {path}",
        "tour-exported": "exported {count} annotations, every quote checked against the text: {path}",
        "tour-library": "the library has {count} annotations after reopening: {path}",
        # help
        "help": "show this help and exit",
        "version": "show the version and exit",
        "usage": "usage: ",
        "examples": "examples",
        "arguments": "arguments",
        "options": "options",
        "commands": "commands",
        "about": (
            "Piyue (批阅): read and annotate Chinese government work reports. Run without "
            "a command to open the window."
        ),
        "about-window": "open the window",
        "about-import": "import files and folders into a library",
        "about-documents": "list the documents of a library",
        "about-text": "print the exact text of a document",
        "about-outline": "print the headings of a document",
        "about-annotate": "apply a tag to a passage",
        "about-annotations": "list annotations",
        "about-export": "export annotations to a file for other programs",
        "about-figures": "find the figures in a text",
        "about-terms": "find the terms in a text",
        "about-segment": "split a text into words",
        "about-evaluate": "score the recognizer on marked passages",
        "about-backup": "make a verified copy of a library",
        "about-restore": ("restore a library from a backup; without BACKUP, list the backups"),
        "about-check": ("check a library: file, texts, quotes, history; exits with 1 if there are problems"),
        "about-history": "show the latest steps, or export the whole history",
        "about-tour": (
            "demonstrate the main features without a display; leaves screenshots, a library and a CSV file"
        ),
        "arg-library": "library file (default: your own library)",
        "arg-library-id": "read the document with this ID from the library",
        "arg-window-library": "library to open",
        "arg-paths": "files and folders",
        "arg-encoding": "encoding of the file, if detected incorrectly",
        "arg-json": "output JSON",
        "arg-id": "document ID, or its first characters",
        "arg-start": "start position in code points, from 0",
        "arg-end": "end position, exclusive",
        "arg-tag": "tag path, such as 产业/煤炭; created if missing; without it, a highlight",
        "arg-note": "note on the annotation",
        "arg-annotator": "annotator name (default: your user name)",
        "arg-out": "output file: .csv .xlsx .jsonl .jsonld .conll .html .docx .qdpx .qdc .md",
        "arg-backup-out": ("backup file or folder (default: the backup folder next to the library)"),
        "arg-backup": "backup to restore",
        "arg-history-out": "output file: CSV, or JSON Lines if it ends in .jsonl",
        "arg-source": "file, or - for standard input (default); with --library, a document ID",
        "arg-all": "also list numbers that are not figures, with their type",
        "arg-explain": "show which rule decided each field; with --json, within each line",
        "arg-gold": "a file of marked passages, or - for standard input",
        "arg-errors": "also list everything that is wrong",
        "bad-gold": "{path} is not a file of marked passages: {reason}",
        "no-passages": "{path} has no marked passages.",
        "arg-folder": "output folder",
    },
)


def message(name: str, /, **values: object) -> str:
    """Return a message by its key, in the language in use."""
    return MESSAGES.format(name, **values)
