"""The files of counts: the panel or the words as a table, the chart as a picture."""

from collections.abc import Sequence
from functools import partial
from typing import BinaryIO

from desktop.actions.word_table import CountedWord
from desktop.files.analysis_tables import WORD_COLUMNS
from desktop.files.charts.model import Chart
from desktop.files.panel_csv import write_panel_file
from desktop.files.table_files import write_table_file
from desktop.i18n import translate
from desktop.views.analysis.counting import Counted
from desktop.views.analysis.table_export import export_file, export_table
from desktop.views.session import Session

PICTURES = (".svg", ".pdf", ".png")
"""Endings of the pictures that a chart is saved as."""


def export_counts(session: Session, counted: Counted, suffix: str, *, wide: bool) -> None:
    """Ask where to, and write what was counted; a panel has the same bytes as ``piyue panel`` writes.

    Args:
        session: The session.
        counted: What was counted.
        suffix: ``.csv`` or ``.xlsx``.
        wide: Whether a panel has a column for each theme.
    """
    if counted.request.words:
        write = partial(_write_words, counted.words)
        export_table(session, translate("Analysis", "words"), suffix, write)
        return
    panel = partial(_write_panel, counted, wide=wide)
    export_table(session, translate("Analysis", "panel"), suffix, panel)


def save_picture(session: Session, chart: Chart) -> None:
    """Ask where to, and write a chart as SVG, PDF or PNG."""
    filters = translate("Analysis", "Picture") + " (*.svg *.pdf *.png)"
    export_file(session, translate("Analysis", "chart"), ".svg", filters, partial(_write_picture, chart))


def _write_picture(chart: Chart, suffix: str, out: BinaryIO) -> None:
    from desktop.files.charts.drawing import save_chart  # loads matplotlib

    save_chart(chart, suffix if suffix.lower() in PICTURES else PICTURES[0], out)


def _write_panel(counted: Counted, suffix: str, out: BinaryIO, *, wide: bool) -> int:
    return write_panel_file(suffix, counted.request.by, counted.cells, out, wide=wide)


def _write_words(words: Sequence[CountedWord], suffix: str, out: BinaryIO) -> int:
    rows = (
        (
            one.theme,
            one.word,
            one.level,
            one.occurrences,
            one.found_in,
            one.nested_total,
            "|".join(f"{word} {count}" for word, count in one.nested),
            one.excepted,
        )
        for one in words
    )
    return write_table_file(suffix, "words", WORD_COLUMNS, rows, out)
