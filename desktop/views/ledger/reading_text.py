"""Reading texts: names of readings, headings of their columns, and values in the words of the window."""

from typing import Any

from desktop.actions.ledger_cells import LedgerCell
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.ledger.cell_text import number_text, sign, status_text, value_text


def reading_title(name: str) -> str:
    """Return the name of a reading."""
    return {
        "kept": translate("Ledger", "Targets and results"),
        "changes": translate("Ledger", "Changes of targets"),
        "levels": translate("Ledger", "Targets by level"),
        "rank": translate("Ledger", "Ranks"),
        "gaps": translate("Ledger", "Not mentioned"),
        "realized": translate("Ledger", "Realized values"),
    }[name]


def column_title(name: str) -> str:
    """Return the heading of a column of a reading."""
    return {
        "place": translate("Ledger", "Place"),
        "level": translate("Ledger", "Level"),
        "year": translate("Ledger", "Year"),
        "indicator": translate("Ledger", "Indicator"),
        "status": translate("Ledger", "Status"),
        "target": translate("Ledger", "Target"),
        "result": translate("Ledger", "Achieved"),
        "former": translate("Ledger", "Target of the year before"),
        "verdict": translate("Ledger", "Reached"),
        "difference": translate("Ledger", "Difference"),
        "number_change": translate("Ledger", "Number"),
        "wording_change": translate("Ledger", "Wording"),
        "above": translate("Ledger", "Place above"),
        "above_target": translate("Ledger", "Target above"),
        "nation": translate("Ledger", "Nation"),
        "province": translate("Ledger", "Province"),
        "city": translate("Ledger", "City"),
        "rank": translate("Ledger", "Rank"),
        "of": translate("Ledger", "Out of"),
        "order": translate("Ledger", "Order"),
        "said": translate("Ledger", "In the report"),
        "realized": translate("Ledger", "Realized"),
        "unit": translate("Ledger", "Unit"),
        "source": translate("Ledger", "Source"),
        "differs": translate("Ledger", "Agreement"),
        "target_difference": translate("Ledger", "Realized less target"),
    }[name]


def _words(column: str, value: str) -> str:
    if column == "level":
        return display_names.level(value)
    if column == "status":
        return status_text(value)
    words = {
        "kept": translate("Ledger", "✓ reached"),
        "missed": translate("Ledger", "✗ missed"),
        "not-said": translate("Ledger", "– not mentioned"),
        "no-report": translate("Ledger", "– no report"),
        "raised": translate("Ledger", "↑ raised"),
        "lowered": translate("Ledger", "↓ lowered"),
        "dropped": translate("Ledger", "✗ dropped"),
        "new": translate("Ledger", "+ new"),
        "none": translate("Ledger", "– no number"),
        "strengthened": translate("Ledger", "↑ strengthened"),
        "weakened": translate("Ledger", "↓ weakened"),
        "changed": translate("Ledger", "≠ reworded"),
        "same": translate("Ledger", "= same"),
        "differs": translate("Ledger", "≠ differs"),
        "unit": translate("Ledger", "– other unit"),
        "highest": translate("Ledger", "↓ highest first"),
        "lowest": translate("Ledger", "↑ lowest first"),
    }
    is_coded = column in ("verdict", "number_change", "wording_change", "differs", "order")
    return words.get(value, value) if is_coded else value


def value_words(column: str, value: Any) -> str:
    """Return a value of a reading as it is read; for None the heading of the column."""
    if value is None:
        return column_title(column)
    if isinstance(value, LedgerCell):
        said = value_text(value.value) or value.value.qualifier or "—"
        return f"{sign(value)} {said}"
    if isinstance(value, int | float):
        signed = column in ("difference", "target_difference") and value > 0
        return f"{'+' if signed else ''}{number_text(float(value))}"
    return _words(column, str(value))
