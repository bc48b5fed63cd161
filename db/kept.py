"""Values kept as JSON in a column, read with suspicion: bytes of the file may have changed since."""

import json
from collections.abc import Callable
from typing import TypeVar

from db.errors import DamagedValue

T = TypeVar("T")


def loaded(held: str, kind: type[T]) -> T:
    """Read a value of a kind, such as a list.

    Raises:
        DamagedValue: When it is no JSON, or something else.
    """
    try:
        value = json.loads(held)
    except (ValueError, TypeError) as error:
        raise DamagedValue(str(error)) from error
    if not isinstance(value, kind):
        raise DamagedValue(f"{type(value).__name__} in place of {kind.__name__}")
    return value


def rows(held: str, make: Callable[..., T]) -> list[T]:
    """Read a list of rows, each kept by the names of its fields.

    Raises:
        DamagedValue: When it is no such list.
    """
    try:
        return [make(**one) for one in loaded(held, list)]
    except TypeError as error:  # a row is something else, or its fields have other names
        raise DamagedValue(str(error)) from error
