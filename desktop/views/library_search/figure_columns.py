"""The columns of the figures found: every field of a figure, its sentence and its document."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.actions.figure_listing import ListedFigure
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.figures.columns import value_text
from desktop.views.library_search.hit_table_model import new_title
from desktop.views.widgets.table_model import Column


def _field(name: str) -> Callable[[ListedFigure], str]:
    return lambda one: str(one.fields[name] or "")


def _order(name: str) -> Callable[[ListedFigure], Any]:
    return lambda one: one.fields[name] or None


def _magnitude(one: ListedFigure) -> tuple[str, float] | None:
    """Return what values are sorted by: those of one base unit together, then by size."""
    return (one.unit, one.numbers[0]) if one.numbers else None


def _base_value(one: ListedFigure) -> str:
    value = value_text(one.fields["norm_value"], one.fields["kind"])
    return f"{value} {one.fields['norm_unit'] or ''}".strip()


COLUMNS: tuple[Column[ListedFigure], ...] = (
    Column("indicator", lambda: translate("Figures", "Indicator"), _field("indicator"), _order("indicator")),
    Column(
        "value",
        lambda: translate("Figures", "Value"),
        lambda one: value_text(one.fields["value"], one.fields["kind"]),
        _magnitude,
        numeric=True,
    ),
    Column("unit", lambda: translate("Figures", "Unit"), _field("unit"), _order("unit")),
    Column(
        "base",
        lambda: translate("LibrarySearch", "In base unit"),
        _base_value,
        _magnitude,
        numeric=True,
    ),
    Column("qualifier", lambda: translate("Figures", "Qualifier"), _field("qualifier"), _order("qualifier")),
    Column(
        "direction",
        lambda: translate("Figures", "Direction"),
        lambda one: display_names.direction(one.fields["direction"]),
        _order("direction"),
    ),
    Column(
        "status",
        lambda: translate("Figures", "Status"),
        lambda one: display_names.status(one.fields["status"]),
        _order("status"),
    ),
    Column("period", lambda: translate("Figures", "Period"), _field("period"), _order("period")),
    Column(
        "sentence",
        lambda: translate("LibrarySearch", "Sentence"),
        lambda one: one.sentence,
        lambda one: one.sentence,
    ),
    Column(
        "document",
        lambda: translate("LibrarySearch", "Document"),
        lambda one: one.document.title,
        lambda one: one.document.title,
    ),
    Column(
        "place",
        lambda: translate("LibrarySearch", "Place"),
        lambda one: one.document.region,
        lambda one: one.document.region or None,
    ),
    Column(
        "year",
        lambda: translate("LibrarySearch", "Year"),
        lambda one: str(one.document.year or ""),
        lambda one: one.document.year,
    ),
    Column(
        "kind",
        lambda: translate("LibrarySearch", "Type of figure"),
        lambda one: display_names.figure_kind(one.fields["kind"]),
        _order("kind"),
    ),
    Column("text", lambda: translate("LibrarySearch", "As written"), _field("text"), _order("text")),
    Column("doubt", lambda: translate("LibrarySearch", "Doubt"), _field("doubt"), _order("doubt")),
)
"""The columns, first to last."""

WIDTHS = (150, 76, 76, 130, 76, 104, 74, 74, 330, 200, 80, 56, 112, 100, 90)
"""Their widths at first, in pixels."""


def marked_columns(is_new: Callable[[ListedFigure], bool]) -> tuple[Column[ListedFigure], ...]:
    """Return the columns, with a mark before the titles of some documents.

    Args:
        is_new: Tells whether more figures were found in a figure's document than last time.
    """

    def title(one: ListedFigure) -> str:
        return new_title(one.document) if is_new(one) else one.document.title

    return tuple(replace(column, text=title) if column.name == "document" else column for column in COLUMNS)
