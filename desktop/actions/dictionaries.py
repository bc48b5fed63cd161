"""Dictionaries (词典) of a library: saved, deleted and read; and those that come with the program."""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from typing import ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.json_columns import load_json
from db.queries import dictionaries
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.library_queries import LibraryQueries
from desktop.files.dictionary_files import read_dictionary
from desktop.text.dictionary import Dictionary, DictionaryWord

FOLDER = "dictionaries"
"""Folder of the program's own dictionaries in ``resources``."""

SHIPPED = (
    "digital_economy",
    "green_development",
    "opening_up",
    "livelihood",
    "business_environment",
    "degree_words",
)
"""The dictionaries that come with the program, by name."""


@dataclass(frozen=True, slots=True)
class SaveDictionary(Action[str]):
    """Save a dictionary under its name; one saved under it before is replaced. The value is its id.

    Attributes:
        dictionary: The dictionary.
        id: Its id, where it is new.
    """

    kind: ClassVar[str] = "save-dictionary"
    dictionary: Dictionary
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write the dictionary and its words."""
        name = self.dictionary.name.strip()
        if not name:
            raise BadValue(work.path, "empty", field="name", value=self.dictionary.name)
        known = dictionaries.named(work.connection, name)
        key = known or self.id
        if known is None:
            row = {"id": key, "name": name, "note": self.dictionary.note, "created": work.now}
            work.insert("dictionary", row)
        else:
            work.update("dictionary", key, note=self.dictionary.note)
            work.delete("dictionary_word", *dictionaries.word_ids(work.connection, key))
        words = enumerate(self.dictionary.words)
        work.insert("dictionary_word", *(_row(key, position, word) for position, word in words))
        work.set_label_args(label=name)
        return key


def _row(dictionary_id: str, position: int, word: DictionaryWord) -> dict[str, object]:
    return {
        "id": new_id(),
        "dictionary_id": dictionary_id,
        "position": position,
        "theme": word.theme,
        "word": word.word,
        "exceptions": json.dumps(word.exceptions, ensure_ascii=False),
        "level": word.level,
        "note": word.note,
    }


@dataclass(frozen=True, slots=True)
class DeleteDictionary(Action[None]):
    """Forget a saved dictionary.

    Attributes:
        dictionary_id: The dictionary.
    """

    kind: ClassVar[str] = "delete-dictionary"
    dictionary_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete its words and the dictionary."""
        work.set_label_args(label=work.row("dictionary", self.dictionary_id)["name"])
        work.delete("dictionary_word", *dictionaries.word_ids(work.connection, self.dictionary_id))
        work.delete("dictionary", self.dictionary_id)


def saved_dictionaries(queries: LibraryQueries) -> dict[str, Dictionary]:
    """Return the saved dictionaries by their ids, in the order of their names."""
    found = {}
    with queries.moment() as connection:
        for key, name, note in dictionaries.listed(connection):
            words = tuple(
                DictionaryWord(theme, word, tuple(load_json(exceptions, list)), level, note_)
                for theme, word, exceptions, level, note_ in dictionaries.words(connection, key)
            )
            found[key] = Dictionary(name, words, note)
    return found


@cache
def shipped_dictionary(name: str) -> Dictionary:
    """Return a dictionary that comes with the program.

    Args:
        name: One of SHIPPED.
    """
    with as_file(files("resources").joinpath(FOLDER).joinpath(f"{name}.csv")) as path:
        return read_dictionary(path)
