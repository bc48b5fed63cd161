"""The columns of the table of figures."""

from desktop.actions.known_figures import KnownFigure
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.widgets.table_model import Column

CHECK_SIGN = "?"
"""Stands before the indicator of a figure that is to be checked."""


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
    lines = [known.figure.text, base_value(known), change_text(known), known.section, check_text(known)]
    return "\n".join(line for line in lines if line)


def check_text(known: KnownFigure) -> str:
    """Return why a figure is to be checked, or what a user said of it; empty where there is neither."""
    if known.to_check:
        return translate("Figures", "To check: %1").replace("%1", display_names.doubt(known.figure.doubt))
    if known.confirmed:
        return translate("Figures", "Confirmed manually")
    return translate("Figures", "Corrected manually") if known.corrected else ""


def indicator_text(known: KnownFigure) -> str:
    """Return the indicator, without a mark."""
    return translate("Figures", "(not a figure)") if known.dismissed else known.figure.indicator or ""


def _marked_indicator(known: KnownFigure) -> str:
    """Return the indicator with a sign where it is to be checked or a user had a say."""
    words = indicator_text(known)
    if known.to_check:
        return f"{CHECK_SIGN} {words}".rstrip()
    return words + (" ✓" if known.confirmed else " ✎" if known.corrected else "")


def change_text(known: KnownFigure) -> str:
    """Return which way a change goes."""
    return display_names.direction(known.figure.direction)


COLUMNS: tuple[Column[KnownFigure], ...] = (
    Column(
        "indicator",
        lambda: translate("Figures", "Indicator"),
        _marked_indicator,
        lambda known: known.figure.indicator or None,
        tip=_tip,
        plain=indicator_text,
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
        change_text,
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
    Column(
        "check",
        lambda: translate("Figures", "To check"),
        lambda known: display_names.doubt(known.figure.doubt) if known.to_check else "",
        lambda known: display_names.doubt(known.figure.doubt) if known.to_check else None,
        tip=_tip,
    ),
)
"""Indicator, value, unit, change, qualifier, status, period, section, what is to be checked."""
