"""The columns of the table of figures."""

from desktop.actions.known_figures import KnownFigure
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.widgets.table_model import Column


def value_text(value: float | int | list[float | int] | None, kind: str = "") -> str:
    """Write a figure's value: a number, or the numbers of a range or a ratio."""
    if value is None:
        return ""
    if isinstance(value, list):
        return (" : " if kind == "ratio" else "–").join(display_names.number_text(one) for one in value)
    return display_names.number_text(value)


def base_value(known: KnownFigure) -> str:
    """Write a figure's value in the base unit."""
    figure = known.figure
    return f"{value_text(figure.norm_value, figure.kind)} {figure.norm_unit or ''}".strip()


def _magnitude(known: KnownFigure) -> tuple[str, float] | None:
    """Return what values are sorted by: those of one base unit together, then by size."""
    value = known.figure.norm_value if known.figure.norm_value is not None else known.figure.value
    if isinstance(value, list):
        value = value[0] if value else None
    return None if value is None else (known.figure.norm_unit or "", float(value))


def _tip(known: KnownFigure) -> str:
    lines = [known.figure.text, base_value(known), known.section]
    if known.correction_id:
        lines.append(translate("Figures", "Corrected manually"))
    return "\n".join(line for line in lines if line)


def _indicator_text(known: KnownFigure) -> str:
    """Return the indicator, marked where a user had a say."""
    if known.dismissed:
        return translate("Figures", "(not a figure)")
    return (known.figure.indicator or "") + (" ✎" if known.correction_id else "")


COLUMNS: tuple[Column[KnownFigure], ...] = (
    Column(
        "indicator",
        lambda: translate("Figures", "Indicator"),
        _indicator_text,
        lambda known: known.figure.indicator or None,
        tip=_tip,
    ),
    Column(
        "value",
        lambda: translate("Figures", "Value"),
        lambda known: value_text(known.figure.value, known.figure.kind),
        _magnitude,
        numeric=True,
        tip=_tip,
    ),
    Column(
        "unit",
        lambda: translate("Figures", "Unit"),
        lambda known: known.figure.unit or "",
        lambda known: known.figure.unit or None,
        tip=_tip,
    ),
    Column(
        "change",
        lambda: translate("Figures", "Direction"),
        lambda known: display_names.direction(known.figure.direction),
        lambda known: known.figure.direction or None,
        tip=_tip,
    ),
    Column(
        "qualifier",
        lambda: translate("Figures", "Qualifier"),
        lambda known: known.figure.qualifier or "",
        lambda known: known.figure.qualifier or None,
        tip=_tip,
    ),
    Column(
        "status",
        lambda: translate("Figures", "Status"),
        lambda known: "" if known.figure.status == "other" else display_names.status(known.figure.status),
        lambda known: known.figure.status,
        tip=_tip,
    ),
    Column(
        "period",
        lambda: translate("Figures", "Period"),
        lambda known: known.figure.period or "",
        lambda known: known.figure.period or None,
        tip=_tip,
    ),
    Column(
        "section",
        lambda: translate("Figures", "Section"),
        lambda known: known.section,
        lambda known: known.figure.start,
        tip=_tip,
    ),
)
"""Indicator, value, unit, change, qualifier, status, period, section."""
