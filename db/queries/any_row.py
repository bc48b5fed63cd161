"""The type of a row whose columns the type checker need not know."""

from typing import Any

from sqlalchemy import Row

AnyRow = Row[*tuple[Any, ...]]
