"""The columns of the document list."""

from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.text.former_places import present_name
from desktop.text.place_order import path_order
from desktop.views import display_names
from desktop.views.widgets.table_model import Column


def _title_tip(row: DocumentRow) -> str:
    place = " · ".join(part for part in (row.province, row.city, row.county) if part)
    today = present_name(row.region, row.province, row.year)
    if today:
        place = f"{place} ({translate('Documents', 'now %1').replace('%1', today)})"
    lines = [row.title, place, row.session, row.speaker, row.date, row.source, row.source_url]
    return "\n".join(line for line in lines if line)


COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        "title",
        lambda: translate("Documents", "Title"),
        lambda row: row.title,
        lambda row: row.title,
        tip=_title_tip,
    ),
    Column(
        "region",
        lambda: translate("Documents", "Region"),
        lambda row: row.region,
        lambda row: path_order((row.province, row.city, row.county, row.region)) if row.region else None,
    ),
    Column(
        "year",
        lambda: translate("Documents", "Year"),
        lambda row: "" if row.year is None else str(row.year),
        lambda row: row.year,
        numeric=True,
    ),
    Column(
        "kind",
        lambda: translate("Documents", "Type"),
        lambda row: display_names.kind(row.kind),
        lambda row: row.kind,
    ),
    Column(
        "characters",
        lambda: translate("Documents", "Length"),
        lambda row: display_names.number_text(row.characters),
        lambda row: row.characters,
        numeric=True,
    ),
    Column(
        "annotations",
        lambda: translate("Documents", "Annotations"),
        lambda row: display_names.number_text(row.annotations) if row.annotations else "",
        lambda row: row.annotations,
        numeric=True,
    ),
)
"""Title, region, year, kind, length, number of annotations."""
