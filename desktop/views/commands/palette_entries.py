"""What the command palette finds: commands, documents, tags and sections, searched by one line of words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from desktop.text.name_search import SCATTERED, NameSearch, SearchName

BATCH = 150
"""Names that are read at once; of 150 titles that takes about 10 ms on a slow machine."""

MAX_FOUND = 60
"""Entries that are shown at most."""

SHORT = ("command", "tag")
"""Kinds found by letters with others between them, too: any few letters are so in nearly every long title."""


@cache
def other_words() -> dict[str, tuple[str, ...]]:
    """Return the words besides its titles that a command is found by: 词表 for the dictionary, by its id."""
    from desktop.text.figures.grammar import rows, several  # the window's start goes without

    return {row["command"]: several(row["words"]) for row in rows("command_words.tsv")}


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something that can be chosen.

    Attributes:
        kind: ``command``, ``document``, ``tag`` or ``section``.
        key: What it is known by among those of its kind.
        title: What is shown.
        names: What it is found by besides its title, such as its name in the other language.
        detail: What is shown beside the title: keys, or where it is.
        run: Does it.
    """

    kind: str
    key: str
    title: str
    names: tuple[str, ...]
    detail: str
    run: Callable[[], object]


class PaletteSearch:
    """Searches entries whose names are read bit by bit, so that thousands of documents hold nothing up."""

    def __init__(self) -> None:
        self._entries: dict[str, PaletteEntry] = {}
        self._parts: list[NameSearch] = []
        self._unread: Iterator[PaletteEntry] = iter(())

    def set_entries(self, entries: Iterable[PaletteEntry]) -> None:
        """Take other entries; none is found before it is read."""
        self._entries = {}
        self._parts = []
        self._unread = iter(entries)

    def read_some(self) -> bool:
        """Read some more entries; return whether there are others after them."""
        names = []
        for entry in self._unread:
            key = f"{entry.kind}:{entry.key}"
            self._entries[key] = entry
            names += [SearchName(key, name.replace("/", " ")) for name in (entry.title, *entry.names) if name]
            if len(names) >= BATCH:
                break
        if names:
            self._parts.append(NameSearch(names))
        return len(names) >= BATCH

    def find(self, words: str, recent: Sequence[str]) -> list[PaletteEntry]:
        """Return the entries that fit, the best first; among equals those chosen lately.

        Args:
            words: What was typed; nothing finds everything, lately chosen first.
            recent: Keys with kinds (``command:undo``) of what was chosen lately, the last one first.
        """
        best: dict[str, int] = {}
        for part in self._parts:
            for fit, name in part.ranked(words):
                if fit < SCATTERED or self._entries[name.key].kind in SHORT:
                    best[name.key] = min(fit, best.get(name.key, SCATTERED))
        lately = {key: place for place, key in enumerate(recent)}
        order = {key: place for place, key in enumerate(self._entries)}
        keys = sorted(best, key=lambda key: (best[key], lately.get(key, len(lately)), order[key]))
        return [self._entries[key] for key in keys[:MAX_FOUND]]
