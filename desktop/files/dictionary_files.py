"""Dictionaries as files: CSV with a word a row, and the YAML that quanteda reads and writes.

CSV has the columns ``theme``, ``word`` and, where there are any, ``except`` (joined by ``|``), ``level`` and
``note``. In YAML a theme is a key with a list of words, or with levels that have lists; exceptions and notes
have no place there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from desktop.files.boundary import read_safely
from desktop.files.budget import spend
from desktop.files.csv_table import write_rows
from desktop.files.errors import Unreadable
from desktop.files.small_tables import named_rows, table_data
from desktop.text.dictionary import Dictionary, DictionaryWord

COLUMNS = ("theme", "word", "except", "level", "note")
"""The columns of the CSV, in order."""

SUFFIXES = (".csv", ".yml", ".yaml")
"""Endings of dictionaries that can be read."""

_JOINT = "|"
_NAMES = {
    "theme": ("theme", "category", "key", "主题", "类别"),
    "word": ("word", "term", "words", "词", "词语", "关键词"),
    "except": ("except", "exceptions", "exception", "除外", "例外"),
    "level": ("level", "strength", "层级", "级别", "强度"),
    "note": ("note", "notes", "备注", "说明"),
}
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
"""Spaces that quanteda has between the tokens of a Chinese word."""


def read_dictionary(path: Path) -> Dictionary:
    """Read a dictionary; its name is the file's.

    Raises:
        Unreadable: With reason ``columns`` when a table lacks ``theme`` or ``word``, ``empty`` when there is
            no word in it, ``damaged`` when YAML is not in order, ``not-supported`` for another ending, or as
            for any file.
    """
    ending = path.suffix.lower()
    if ending not in SUFFIXES:
        raise Unreadable(path, "not-supported")
    data = table_data(path)
    read = _from_csv if ending == ".csv" else _from_yaml
    words = read_safely(str(path), lambda: tuple(dict.fromkeys(read(data, path))))
    if not words:
        raise Unreadable(path, "empty")
    return Dictionary(path.stem, words)


def _from_csv(data: bytes, path: Path) -> Iterator[DictionaryWord]:
    for cells in named_rows(data, path, _NAMES, ("theme", "word")):
        if cells["word"]:
            exceptions = tuple(filter(None, map(str.strip, cells["except"].split(_JOINT))))
            yield DictionaryWord(cells["theme"], cells["word"], exceptions, cells["level"], cells["note"])


def _from_yaml(data: bytes, path: Path) -> Iterator[DictionaryWord]:
    import yaml  # for files of other programs alone

    held = yaml.load(
        data.decode("utf-8-sig"), Loader=yaml.BaseLoader
    )  # every scalar is text: yes and 2024, too
    if not isinstance(held, Mapping):
        raise Unreadable(path, "damaged")
    for theme, inner in held.items():
        for level, word in _words(inner, ()):
            yield DictionaryWord(str(theme), word, (), level)


def _words(inner: Any, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield level and word of what a theme holds; deeper keys are joined to a level."""
    spend("nodes")
    if isinstance(inner, Mapping):
        for key, deeper in inner.items():
            yield from _words(deeper, (*above, str(key)))
    elif isinstance(inner, list):
        for one in inner:
            yield from _words(one, above)
    else:
        word = _BETWEEN_CHINESE.sub("", str(inner).strip().strip("*"))
        if word:
            yield "/".join(above), word


def write_csv(dictionary: Dictionary, out: BinaryIO) -> None:
    """Write a dictionary as CSV, which holds all of it."""
    rows = (
        (word.theme, word.word, _JOINT.join(word.exceptions), word.level, word.note)
        for word in dictionary.words
    )
    write_rows(COLUMNS, rows, out)


def write_yaml(dictionary: Dictionary, out: BinaryIO) -> None:
    """Write a dictionary as quanteda reads it: themes, levels where there are any, and words."""
    import yaml

    held: dict[str, Any] = {}
    for theme in dictionary.themes:
        words = [word for word in dictionary.words if word.theme == theme]
        if any(word.level for word in words):
            held[theme] = {level: _unique(words, level) for level in _levels(words)}
        else:
            held[theme] = _unique(words, "")
    said = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, default_flow_style=False)
    out.write(said.encode("utf-8"))


def _levels(words: Iterable[DictionaryWord]) -> list[str]:
    return list(dict.fromkeys(word.level for word in words))


def _unique(words: Iterable[DictionaryWord], level: str) -> list[str]:
    return list(dict.fromkeys(word.word for word in words if word.level == level))
