"""Queries on dictionaries (词典) and their words."""

from sqlalchemy import Connection, select

from db.schema import dictionary, dictionary_word


def named(connection: Connection, name: str) -> str | None:
    """Return the id of the dictionary saved under a name, or None."""
    return connection.scalar(select(dictionary.c.id).where(dictionary.c.name == name))


def listed(connection: Connection) -> list[tuple[str, str, str]]:
    """Return id, name and note of all dictionaries by name."""
    query = select(dictionary.c.id, dictionary.c.name, dictionary.c.note).order_by(dictionary.c.name)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def word_ids(connection: Connection, dictionary_id: str) -> list[str]:
    """Return the ids of a dictionary's words, in order."""
    query = select(dictionary_word.c.id).where(dictionary_word.c.dictionary_id == dictionary_id)
    return list(connection.scalars(query.order_by(dictionary_word.c.position)))


def words(connection: Connection, dictionary_id: str) -> list[tuple[str, str, str, str, str]]:
    """Return theme, word, exceptions (JSON), level and note of a dictionary's words, in order."""
    table = dictionary_word.c
    query = select(table.theme, table.word, table.exceptions, table.level, table.note)
    query = query.where(table.dictionary_id == dictionary_id).order_by(table.position)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(query)]
