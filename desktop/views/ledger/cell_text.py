"""Cell texts: values, states and statuses of a ledger in the words of the window."""

from desktop.actions.ledger_cells import LedgerCell
from desktop.i18n import translate
from desktop.text.ledger import CellValue

PROPOSED, CONFIRMED, CORRECTED, ABSENT, CONFLICT = "proposed", "confirmed", "corrected", "absent", "conflict"

_SIGNS = {PROPOSED: "○", CONFIRMED: "✓", CORRECTED: "✎", ABSENT: "○", CONFLICT: "≠"}
_NOTED = "※"


def sign(cell: LedgerCell) -> str:
    """Return the sign of a cell's state, which says without any color whether a user decided it."""
    if cell.state == ABSENT and cell.confirmed_by:
        return _SIGNS[CONFIRMED]
    return _SIGNS.get(cell.state, "")


def state_text(cell: LedgerCell) -> str:
    """Return the state of a cell in words, with who decided it."""
    words = {
        PROPOSED: translate("Ledger", "Proposed"),
        CONFIRMED: translate("Ledger", "Confirmed"),
        CORRECTED: translate("Ledger", "Corrected"),
        ABSENT: translate("Ledger", "Proposed: not mentioned"),
        CONFLICT: translate("Ledger", "Conflict: choose a value"),
    }[cell.state]
    if cell.state == ABSENT and cell.confirmed_by:
        words = translate("Ledger", "Confirmed: not mentioned")
    if not cell.confirmed_by:
        return words
    when = cell.confirmed_at[:16].replace("T", " ")
    return " · ".join([words, cell.confirmed_by, when])


def status_text(status: str) -> str:
    """Return the heading of a status."""
    if status == "target":
        return translate("Ledger", "Target")
    return translate("Ledger", "Achieved")


def cell_name(cell: LedgerCell) -> str:
    """Return which cell it is: the place, the indicator, the status and its period."""
    place = cell.document.region or cell.document.title
    status = f"{status_text(cell.key.status)} {cell.key.period}".rstrip()
    return " · ".join((place, cell.key.indicator, status))


def value_text(value: CellValue) -> str:
    """Return a value as it is read: ``5—5.5% 左右``; empty where there is none."""
    if value.value is None:
        return ""
    numbers = "—".join(number_text(one) for one in (value.value, value.value_high) if one is not None)
    return f"{numbers}{value.unit or ''} {value.qualifier or ''}".rstrip()


def number_text(number: float) -> str:
    """Return a number without zeros that say nothing."""
    return f"{number:.10f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


def cell_text(cell: LedgerCell) -> str:
    """Return what the grid shows of a cell: its sign, its value and a sign where it has a note."""
    said = value_text(cell.value) or cell.value.qualifier or "—"
    return " ".join([sign(cell), said, *([_NOTED] if cell.note else [])])


def spoken_text(cell: LedgerCell) -> str:
    """Return what a screen reader says of a cell, and its tip."""
    said = value_text(cell.value) or translate("Ledger", "Not mentioned")
    lines = [
        f"{cell.key.indicator} · {status_text(cell.key.status)} {cell.key.period}".rstrip(),
        said,
        state_text(cell),
        cell.note,
    ]
    return "\n".join(filter(None, lines))
