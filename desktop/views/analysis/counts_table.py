"""Columns of the tables of counts: groups by themes, cells one below the other, and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.actions.panel import PanelCell
from desktop.actions.panel_measures import measured
from desktop.actions.word_table import CountedWord
from desktop.i18n import translate
from desktop.text.outline import PARTS
from desktop.views import display_names
from desktop.views.analysis.labels import key_name, key_value, measure_name, measure_text
from desktop.views.widgets.table_model import Column

THEME_COLUMN = "theme:"
"""What the name of a theme's column begins with."""

_LEVELS = ("nation", "province", "city", "county", "town")


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of a table of counts.

    Attributes:
        keys: The values of the keys.
        cells: The cells by theme; one alone in a long table.
    """

    keys: tuple[str, ...]
    cells: dict[str, PanelCell]

    @property
    def first(self) -> PanelCell:
        """A cell of the row; all have the same sizes."""
        return next(iter(self.cells.values()))


TitleOf = Callable[[str], str]
"""Returns the title of a document by its id."""


def rows_of(cells: Sequence[PanelCell], *, wide: bool) -> list[CountRow]:
    """Return the rows of a table: one for each group, or for each cell."""
    if not wide:
        return [CountRow(cell.keys, {cell.theme: cell}) for cell in cells]
    groups: dict[tuple[str, ...], dict[str, PanelCell]] = {}
    for cell in cells:
        groups.setdefault(cell.keys, {})[cell.theme] = cell
    return [CountRow(keys, held) for keys, held in groups.items()]


def row_key(row: CountRow) -> str:
    """Return what a row is known by."""
    return "\x1f".join((*row.keys, *(row.cells if len(row.cells) == 1 else ())))


def wide_columns(
    by: Sequence[str], themes: Sequence[str], measure: str, title_of: TitleOf
) -> list[Column[CountRow]]:
    """Return the columns of a table with a row for each group."""
    return [
        *(_key_column(place, key, title_of) for place, key in enumerate(by)),
        *(_theme_column(theme, measure) for theme in themes),
        *_size_columns(),
    ]


def long_columns(by: Sequence[str], measure: str, title_of: TitleOf) -> list[Column[CountRow]]:
    """Return the columns of a table with a row for each cell; every measure is shown."""
    theme: Column[CountRow] = Column(
        "theme",
        lambda: translate("Analysis", "Theme"),
        lambda row: row.first.theme,
        lambda row: row.first.theme,
    )
    measures = ("count", *((measure,) if measure != "count" else ()))
    return [
        theme,
        *(_key_column(place, key, title_of) for place, key in enumerate(by)),
        *(_measure_column(one) for one in measures),
        *_size_columns(),
    ]


def _key_column(place: int, key: str, title_of: TitleOf) -> Column[CountRow]:
    def text(row: CountRow) -> str:
        return key_value(key, row.keys[place], title_of)

    def order(row: CountRow) -> Any:
        value = row.keys[place]
        if key == "part":
            return PARTS.index(value)
        if not value:
            return None
        return (
            _LEVELS.index(value)
            if key == "level" and value in _LEVELS
            else text(row)
            if key != "level"
            else 9
        )

    return Column(f"key:{key}", lambda: key_name(key), text, order)


def _theme_column(theme: str, measure: str) -> Column[CountRow]:
    def value(row: CountRow) -> float | None:
        cell = row.cells.get(theme)
        return measured(cell, measure) if cell else None

    return Column(
        THEME_COLUMN + theme,
        lambda: theme,
        lambda row: measure_text(value(row), measure),
        value,
        numeric=True,
        tip=lambda row: cell_tip(row.cells.get(theme)),
    )


def _measure_column(measure: str) -> Column[CountRow]:
    return Column(
        THEME_COLUMN,
        lambda: measure_name(measure),
        lambda row: measure_text(measured(row.first, measure), measure),
        lambda row: measured(row.first, measure),
        numeric=True,
        tip=lambda row: cell_tip(row.first),
    )


def _size_columns() -> list[Column[CountRow]]:
    def column(name: str, title: Callable[[], str], value: Callable[[PanelCell], int]) -> Column[CountRow]:
        return Column(
            name,
            title,
            lambda row: display_names.number_text(value(row.first)),
            lambda row: value(row.first),
            numeric=True,
        )

    return [
        column("characters", lambda: translate("Analysis", "Characters"), lambda cell: cell.characters),
        column("words", lambda: translate("Analysis", "Words"), lambda cell: cell.words),
        column("documents", lambda: translate("Analysis", "Documents"), lambda cell: cell.documents),
    ]


def cell_tip(cell: PanelCell | None) -> str:
    """Return all measures of a cell, for resting on it."""
    if cell is None:
        return ""
    said = [
        f"{measure_name(one)}: {measure_text(measured(cell, one), one)}"
        for one in ("count", "per_10000_characters", "per_1000_words", "share_of_documents")
    ]
    return "\n".join([cell.theme, *said])


def word_columns() -> list[Column[CountedWord]]:
    """Return the columns of the table of words."""
    number = display_names.number_text
    return [
        Column("theme", lambda: translate("Analysis", "Theme"), lambda row: row.theme, lambda row: row.theme),
        Column("word", lambda: translate("Analysis", "Word"), lambda row: row.word, lambda row: row.word),
        Column(
            "level",
            lambda: translate("Analysis", "Level of the word"),
            lambda row: row.level,
            lambda row: row.level or None,
        ),
        Column(
            "count",
            lambda: translate("Analysis", "Occurrences"),
            lambda row: number(row.occurrences),
            lambda row: row.occurrences,
            numeric=True,
        ),
        Column(
            "documents",
            lambda: translate("Analysis", "Documents"),
            lambda row: number(row.found_in),
            lambda row: row.found_in,
            numeric=True,
        ),
        Column(
            "nested",
            lambda: translate("Analysis", "Nested in"),
            lambda row: " · ".join(f"{word} {number(count)}" for word, count in row.nested),
            lambda row: row.nested_total,
            tip=lambda row: translate("Analysis", "Longer words that count instead, each with how often"),
        ),
        Column(
            "excepted",
            lambda: translate("Analysis", "In exceptions"),
            lambda row: number(row.excepted),
            lambda row: row.excepted,
            numeric=True,
        ),
    ]
