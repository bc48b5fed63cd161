"""JSON columns, read with validation: bytes of the file may have changed since they were written."""

import json
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints

from db.errors import DamagedValue

T = TypeVar("T")


def load_json(held: str, kind: type[T]) -> T:
    """Read a value of a kind, such as a list.

    Raises:
        DamagedValue: When it is no JSON, or something else.
    """
    try:
        value = json.loads(held)
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedValue(str(error)) from error
    if not isinstance(value, kind):
        raise DamagedValue(f"{type(value).__name__} in place of {kind.__name__}")
    return value


def dump_rows(rows: Iterable[NamedTuple]) -> str:
    """Return rows as `load_rows` reads them, with texts, numbers or truths in their fields."""
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False)


def load_rows(held: str, kind: type[T]) -> list[T]:
    """Read a list of rows, each kept by the names of its fields.

    Args:
        held: The column's text.
        kind: The dataclass or named tuple of a row; its fields are texts, numbers or truths.

    Raises:
        DamagedValue: When it is no such list.
    """
    fields = _fields(cast(Hashable, kind))
    try:
        made = [kind(**one) for one in load_json(held, list)]
    except TypeError as error:  # a row is something else, or its fields have other names
        raise DamagedValue(str(error)) from error
    for one in made:
        for name, field in fields:
            if not isinstance(getattr(one, name), field):
                raise DamagedValue(f"{name} is {getattr(one, name)!r}")
    return made


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
