"""Columns of the table of compared strings, and what became of a string from B to A."""

from collections.abc import Callable
from typing import Any

from desktop.actions.comparison import ComparedString, Comparison
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.widgets.table_model import Column

CHANGES = ("came", "grew", "shrank", "went")
"""In A alone, more frequent in A, less frequent in A, in B alone."""


def change_of(one: ComparedString) -> str:
    """Return what became of a string: one of CHANGES."""
    row = one.keyness
    if not row.count_b:
        return "came"
    if not row.count_a:
        return "went"
    return "grew" if row.log_ratio >= 0 else "shrank"


def change_name(change: str) -> str:
    """Return what a change is called, with a sign that tells it without color."""
    return {
        "came": translate("Analysis", "+ only in A"),
        "grew": translate("Analysis", "↑ more in A"),
        "shrank": translate("Analysis", "↓ less in A"),
        "went": translate("Analysis", "− only in B"),
    }[change]


def columns(found: Comparison) -> list[Column[ComparedString]]:
    """Return the columns for a comparison, whose sizes the ranges are told of."""
    number = display_names.number_text

    def numeric(
        name: str, title: Callable[[], str], text: Callable[[Any], str], order: Callable[[Any], Any]
    ) -> Column[ComparedString]:
        return Column(
            name, title, lambda one: text(one.keyness), lambda one: order(one.keyness), numeric=True
        )

    return [
        Column(
            "term",
            lambda: translate("Analysis", "Term"),
            lambda one: one.keyness.text,
            lambda one: one.keyness.text,
        ),
        Column(
            "kind",
            lambda: translate("Analysis", "Type"),
            lambda one: (
                translate("Analysis", "term") if one.kind == "term" else translate("Analysis", "phrase")
            ),
            lambda one: one.kind,
        ),
        Column(
            "change",
            lambda: translate("Analysis", "Change"),
            lambda one: change_name(change_of(one)),
            lambda one: CHANGES.index(change_of(one)),
        ),
        numeric("count_a", lambda: "A", lambda row: number(row.count_a), lambda row: row.count_a),
        numeric("count_b", lambda: "B", lambda row: number(row.count_b), lambda row: row.count_b),
        numeric(
            "rate_a",
            lambda: translate("Analysis", "A per 10,000 chars"),
            lambda row: _rate(row.count_a, found.characters_a),
            lambda row: row.count_a,
        ),
        numeric(
            "rate_b",
            lambda: translate("Analysis", "B per 10,000 chars"),
            lambda row: _rate(row.count_b, found.characters_b),
            lambda row: row.count_b,
        ),
        numeric(
            "g2",
            lambda: translate("Analysis", "Log-likelihood G²"),
            lambda row: f"{row.g2:,.2f}",
            lambda row: row.g2,
        ),
        numeric(
            "log_ratio",
            lambda: translate("Analysis", "Log Ratio"),
            lambda row: display_names.signed_text(row.log_ratio, 2),
            lambda row: row.log_ratio,
        ),
        numeric(
            "range_a",
            lambda: translate("Analysis", "Range in A"),
            lambda row: f"{row.range_a}/{found.documents_a}",
            lambda row: row.range_a,
        ),
        numeric(
            "range_b",
            lambda: translate("Analysis", "Range in B"),
            lambda row: f"{row.range_b}/{found.documents_b}",
            lambda row: row.range_b,
        ),
    ]


def _rate(count: int, characters: int) -> str:
    return f"{count * 10_000 / characters:,.2f}" if characters else "–"
