"""Records: what goes out to another program or comes in from one, as plain values.

A project is read once, from the first document to the last, so that a library of any size can pass through
without being held in memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.i18n import translate

FACTS = (
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "session",
    "speaker",
    "script",
    "source",
)
"""The metadata of a document that goes out, in this order; every value is text, an empty one is left out."""


MARKS = ("用：", "不用：", "例：")
"""What stands before when to use a tag, when not, and examples, where all is one text that is read back."""


@dataclass(frozen=True, slots=True)
class ProjectUser:
    """An annotator (批注者): a GUID and a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A tag (标签) of the codebook.

    Attributes:
        id: GUID.
        name: Its own name, without those above it.
        parent_id: GUID of the tag above it, or None.
        color: ``#rrggbb``.
        description: What it means.
        use_when: When it is to be used.
        not_when: When it is not to be used.
        examples: Passages that bear it.
        shortcut: The key that puts it, or empty.
        archived: Whether it is kept out of the way.
        row: Where it stands in the file that it comes from, the first being 1; 0 where it comes from none.
    """

    id: str
    name: str
    parent_id: str | None = None
    color: str = ""
    description: str = ""
    use_when: str = ""
    not_when: str = ""
    examples: str = ""
    shortcut: str = ""
    archived: bool = False
    row: int = field(default=0, compare=False)

    def told(self) -> str:
        """Return all that is said of it in one text, for formats that know no more than a description."""
        parts = (
            ("", self.description),
            *zip(MARKS, (self.use_when, self.not_when, self.examples), strict=True),
        )
        return "\n".join(mark + words for mark, words in parts if words)

    def described(self) -> str:
        """Return all that is said of it in one text, in the language in use: for people, never read back."""
        parts = (
            ("%1", self.description),
            (translate("Codebook", "Use when: %1"), self.use_when),
            (translate("Codebook", "Don't use when: %1"), self.not_when),
            (translate("Codebook", "Example: %1"), self.examples),
        )
        return "\n".join(template.replace("%1", words) for template, words in parts if words)


@dataclass(frozen=True, slots=True)
class TagAssignment:
    """An annotation (批注): one tag, or none, applied to a selection by one annotator.

    Attributes:
        id: GUID.
        code_id: GUID of the tag; empty in a highlight or a note without one.
        user_id: GUID of the annotator.
        note: The annotator's words, or empty.
        created: ISO 8601 with zone.
        modified: ISO 8601 with zone.
        state: ``placed``; ``review`` where it waits to be placed in the current text, ``lost`` where it is
            kept without a place.
    """

    id: str
    code_id: str
    user_id: str
    note: str = ""
    created: str = ""
    modified: str = ""
    state: str = "placed"


@dataclass(frozen=True, slots=True)
class TextSelection:
    """A passage (选段) with the annotations on it.

    Attributes:
        id: GUID.
        start: First code point in the document's text.
        end: Code point after the last.
        quote: The text between them.
        codings: The annotations, in order of creation.
        section: Path of headings, joined by `` / ``.
        part: ``review``, ``plan`` or ``other``.
        prefix: Up to 32 characters before it.
        suffix: Up to 32 characters after it.
    """

    id: str
    start: int
    end: int
    quote: str
    codings: tuple[TagAssignment, ...] = ()
    section: str = ""
    part: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """An older text of a document, with the annotations that have no place in the current one (待复核).

    Attributes:
        id: GUID of the version.
        number: Its number, 1 for the first.
        text: The text that its selections count in.
        sha256: Hash of that text in UTF-8, as 64 hexadecimal digits.
        selections: Passages in order of position.
        created: When the version was made, ISO 8601 with zone.
    """

    id: str
    number: int
    text: str
    sha256: str
    selections: tuple[TextSelection, ...]
    created: str = ""


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A document (文档) with its text and its selections in order of position.

    Attributes:
        id: GUID.
        title: Title.
        text: Reading text, LF line ends.
        selections: Passages in order of position.
        metadata: Metadata by name, see FACTS.
        sha256: Hash of the text in UTF-8, as 64 hexadecimal digits.
        created: When it came into the library, ISO 8601 with zone.
        older: Its older texts on which annotations wait for a place, the oldest first.
    """

    id: str
    title: str
    text: str
    selections: tuple[TextSelection, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    created: str = ""
    older: tuple[OlderVersion, ...] = ()

    def waiting(self) -> Iterator[tuple[OlderVersion, TextSelection, TagAssignment]]:
        """Yield the annotations that have no place in the current text."""
        for version in self.older:
            for selection in version.selections:
                for coding in selection.codings:
                    yield version, selection, coding


@dataclass(frozen=True, slots=True)
class Project:
    """A library, or what was chosen of it, on its way to or from another program.

    Attributes:
        name: Name of the library.
        users: All annotators that an annotation names.
        codes: The codebook, each tag after the one above it.
        documents: The documents, read once.
        exported: The moment that stands for the export, ISO 8601 with zone: that of the last change, so that
            exporting twice gives the same bytes.
    """

    name: str
    users: Sequence[ProjectUser]
    codes: Sequence[CodebookEntry]
    documents: Iterable[TextDocument]
    exported: str = ""


def code_paths(codes: Iterable[CodebookEntry]) -> dict[str, str]:
    """Return the path of each tag by its id: the names from the root down, joined by ``/``."""
    paths: dict[str, str] = {}
    for code in codes:
        above = paths.get(code.parent_id or "")
        paths[code.id] = f"{above}/{code.name}" if above else code.name
    return paths


@dataclass(slots=True)
class ReadProject:
    """What came in from another program.

    Attributes:
        project: The project; its documents are a list.
        remarks: What was mended or passed over, by name, with how often.
    """

    project: Project
    remarks: dict[str, int] = field(default_factory=dict)
