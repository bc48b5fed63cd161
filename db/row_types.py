"""Row types: what queries return, as frozen values without any tie to a connection.

Those that come by the ten thousand are named tuples: made in 1.6 µs, where a frozen dataclass with as many
fields takes 30 µs.
"""

from dataclasses import dataclass
from typing import NamedTuple

STATES = ("placed", "review", "lost")
"""Where a passage stands: in the current version, waiting to be placed (待复核), kept as lost."""


class DocumentRow(NamedTuple):
    """A document (文档) as a list shows it, without its text.

    Attributes:
        id: UUID4, never changes.
        title: The title, made from region, year and kind where the file has none.
        kind: What it is, by name: ``report``, ``resolution``, ``notice`` …, ``other``.
        region: The region's own name; 全国 for the whole country.
        province: Its province's full name.
        city: Its city's full name.
        county: Its county's full name.
        level: ``nation``, ``province``, ``city``, ``county``, ``town`` or empty.
        year: The report's own year, or None.
        date: ISO 8601 date, or as much of it as is known.
        session: 第…届…第…次会议.
        speaker: Who gave it, with the office.
        script: ``hans`` or ``hant``.
        characters: Length of the current version in code points.
        annotations: How many annotations it carries, those on the review list included.
        damage: How many damaged places the current version has.
        source: Name of the file it came from.
        version_id: Its current version.
        inferred: Names of the metadata fields that were inferred, not read nor set by a user.
        added: When it came into the library.
        source_url: The address that a table or a page gave for it, or empty.
        opened: Whether a user has opened it yet.
    """

    id: str
    title: str
    kind: str
    region: str
    province: str
    city: str
    county: str
    level: str
    year: int | None
    date: str
    session: str
    speaker: str
    script: str
    characters: int
    annotations: int
    damage: int
    source: str
    version_id: str
    inferred: tuple[str, ...] = ()
    added: str = ""
    source_url: str = ""
    opened: bool = True


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One immutable text of a document, without the text.

    Attributes:
        id: UUID4, never changes.
        document_id: Whose text it is.
        number: 1 for the first, counted up within the document.
        sha256: Of the text in UTF-8, in hexadecimal.
        characters: Length in code points.
        damage: How many damaged places it has.
        source: Name of the file it came from.
        source_path: The file's path as it was given.
        source_start: First code point of its stretch of the decoded file.
        source_end: Code point after the last.
        encoding: How the file was decoded, a Python codec name.
        created: When it was made.
        reason: Why, by name: ``import``, ``re-import``, ``repair``.
    """

    id: str
    document_id: str
    number: int
    sha256: str
    characters: int
    damage: int
    source: str
    source_path: str
    source_start: int
    source_end: int
    encoding: str
    created: str
    reason: str


class AnnotationRow(NamedTuple):
    """An annotation (批注): one tag on one passage by one annotator, with all that an export says of it.

    Attributes:
        id: UUID4, never changes.
        document_id: The document it is in.
        version_id: The version whose text ``start`` and ``end`` count in.
        passage_id: Its passage.
        tag_id: Its tag; empty, as the three that follow, where it has none.
        tag: The tag's name.
        tag_path: The tag's path, joined with ``/``.
        color: The tag's color, ``#rrggbb``.
        quote: The words of the passage.
        note: What the annotator wrote.
        annotator: Name of who made it.
        start: First code point.
        end: Code point after the last.
        prefix: Up to 32 characters before.
        suffix: Up to 32 characters after.
        created: ISO 8601 with zone.
        modified: ISO 8601 with zone.
        section: Path of the headings it stands under, joined with `` / ``.
        part: ``review``, ``plan`` or ``other``.
        document: The document's title.
        kind: The document's kind.
        region: The document's region.
        province: The region's province.
        city: The region's city.
        county: The region's county.
        level: The document's level.
        year: The document's year.
        date: The document's date.
        source: Name of the file the document came from.
        state: One of STATES; only a ``placed`` one may be painted on the current text.
        version: Number of the version that the offsets belong to.
        reviewed: Whether somebody has looked at it again and said so.
        sha256: Hash of the version's text in UTF-8, hexadecimal.
        pattern: The style of the tag's line; empty where none was chosen.
    """

    id: str
    document_id: str
    version_id: str
    passage_id: str
    tag_id: str
    tag: str
    tag_path: str
    color: str
    quote: str
    note: str
    annotator: str
    start: int
    end: int
    prefix: str
    suffix: str
    created: str
    modified: str
    section: str
    part: str
    document: str
    kind: str
    region: str
    province: str
    city: str
    county: str
    level: str
    year: int | None
    date: str
    source: str
    state: str = "placed"
    version: int = 1
    reviewed: bool = False
    sha256: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag (标签) of the codebook.

    Attributes:
        id: UUID4, never changes.
        name: Its name, unique among its siblings, without ``/``.
        parent_id: The tag above it, or None.
        path: Names from the root down, joined with ``/``.
        depth: 0 for a root.
        color: ``#rrggbb``.
        description: What it means, in short.
        shortcut: The key that puts it, or None.
        position: Its place among its siblings, from 0.
        count: Annotations that carry this very tag, in documents that are not removed.
        archived: Whether it is kept out of the way.
        use_when: When it is to be used.
        not_when: When it is not to be used.
        examples: Passages that bear it.
        torn: Whether it stands under itself, or under a tag that is not there; it is listed as at the root.
        pattern: The style of its line; empty where none was chosen.
    """

    id: str
    name: str
    parent_id: str | None
    path: str
    depth: int
    color: str
    description: str
    shortcut: str | None
    position: int
    count: int
    archived: bool = False
    use_when: str = ""
    not_when: str = ""
    examples: str = ""
    torn: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatorRow:
    """An annotator (批注者).

    Attributes:
        id: UUID4, never changes.
        name: As shown; empty for somebody who gave none.
        annotations: How many annotations are theirs.
    """

    id: str
    name: str
    annotations: int


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A figure (数据) as a user corrected it.

    Attributes:
        id: UUID4, never changes.
        document_id: The document it is in.
        start: First code point in the current version (or in the last that had it, see ``state``).
        end: Code point after the last.
        quote: The words of the figure.
        fields: The fields set by hand, by name as in a figure; None where a user said that it is no figure.
        state: One of STATES.
    """

    id: str
    document_id: str
    start: int
    end: int
    quote: str
    fields: dict[str, object] | None
    state: str = "placed"


@dataclass(frozen=True, slots=True)
class BookmarkRow:
    """A place in a document that a user wants to find again.

    Attributes:
        id: UUID4, never changes.
        document_id: The document it is in.
        position: Code point.
        label: What the user called it.
    """

    id: str
    document_id: str
    position: int
    label: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the history: an action, or several of one group.

    Attributes:
        number: Number of the (last) action, counted up in the library.
        name: The action's name, such as ``add-annotation``; the views word it.
        label_args: What the wording needs, by name.
        at: When it was done, ISO 8601 with zone.
        annotator: Name of who did it.
        state: ``done``, ``undone`` or ``abandoned`` (undone, and something else was done since).
        group_id: What joins it with others to one step, or None.
    """

    number: int
    name: str
    label_args: dict[str, str]
    at: str
    annotator: str
    state: str = "done"
    group_id: str | None = None


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """A file as it was imported.

    Attributes:
        name: Its name without folders.
        path: Its path as it was given.
        encoding: How it was decoded, a Python codec name.
        sha256: Of its bytes, in hexadecimal.
        data: Its own bytes.
    """

    name: str
    path: str
    encoding: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SavedQueryRow:
    """A query to the annotations that a user wants to ask again.

    Attributes:
        id: UUID4, never changes.
        name: What the user called it, unique.
        query: The query as JSON; ``desktop.actions.saved_queries`` reads it.
        created: ISO 8601 with zone.
    """

    id: str
    name: str
    query: str
    created: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What a user said of a suggestion.

    Attributes:
        id: UUID4, never changes.
        rule: The rule that suggested it, by its name.
        document_id: Where.
        start: First code point, in the version that was current then.
        end: Code point after the last.
        quote: The words.
        tag_id: The tag that was suggested, or None.
        verdict: ``accepted`` or ``refused``.
    """

    id: str
    rule: str
    document_id: str
    start: int
    end: int
    quote: str
    tag_id: str | None
    verdict: str


class AnnotationSummary(NamedTuple):
    """An annotation (批注) as a list of a hundred thousand holds it: a plain tuple, made at the least price.

    Attributes:
        id: UUID4, never changes.
        document_id: The document it is in.
        tag_id: Its tag; empty where it has none.
        annotator_id: Who made it.
        start: First code point.
        end: Code point after the last.
        quote: The words of the passage.
        note: What the annotator wrote.
        state: One of STATES; only a ``placed`` one counts in the document's current text.
        reviewed: 1 where somebody has looked at it again and said so, else 0.
        created: ISO 8601 with zone.
        modified: ISO 8601 with zone.
    """

    id: str
    document_id: str
    tag_id: str
    annotator_id: str
    start: int
    end: int
    quote: str
    note: str
    state: str
    reviewed: int
    created: str
    modified: str


class DocumentSummary(NamedTuple):
    """A document (文档) as a list of annotations speaks of it.

    Attributes:
        id: UUID4, never changes.
        title: Its title.
        kind: Its kind.
        region: Its region.
        province: The region's province.
        city: The region's city.
        county: The region's county.
        level: Its level.
        year: Its year, or None.
        date: Its date.
    """

    id: str
    title: str
    kind: str
    region: str
    province: str
    city: str
    county: str
    level: str
    year: int | None
    date: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of documents that a user made.

    Attributes:
        id: UUID4, never changes.
        name: Its name, unique.
        documents: Ids of its documents.
    """

    id: str
    name: str
    documents: frozenset[str] = frozenset()


ATTRIBUTE_KINDS = ("text", "number", "date", "choice")
"""What the value of an attribute may be."""


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """A column of a user's own beside the metadata of documents.

    Attributes:
        id: UUID4, never changes.
        name: Its name, unique.
        kind: One of ATTRIBUTE_KINDS.
        choices: What a value may be, where the kind is ``choice``.
    """

    id: str
    name: str
    kind: str
    choices: tuple[str, ...] = ()
