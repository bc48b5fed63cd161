"""The cell panel: what a cell says, what else it may be, and the sentence in the report, highlighted."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.actions.ledger_cells import LedgerCell
from desktop.i18n import translate
from desktop.text.ledger import CellValue
from desktop.theme import Theme
from desktop.views.ledger.cell_text import cell_name, sign, state_text, value_text
from desktop.views.reader.theme import blended
from desktop.views.widgets.base_dialog import make_label

ROOM_FOR_KEYS_PX = 330
"""Height of the panel in pixels from which the keys are listed under the sentence."""

AROUND = 260
"""Characters shown on each side of a value, up to the ends of its paragraph."""

MOST_CANDIDATES = 9
"""Candidates that have a key."""

_CANDIDATE = "candidate:"

_CHINESE = re.compile(r"(?<=[^\x00-\x7f])(?=.)|(?<=.)(?=[^\x00-\x7f])")
"""Between two characters of which one is not of ASCII: there lines may break without a space."""


class CellPanel(QWidget):
    """What is known of the current cell.

    Signals:
        chosen: A candidate was clicked (its number, from 1).
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ledger-cell")
        self._heading = make_label("", "heading")
        self._heading.setWordWrap(True)
        self._state = make_label("", "muted")
        self.text = QTextBrowser()
        self.text.setObjectName("ledger-passage")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.anchorClicked.connect(self._click)
        self._keys = QLabel()
        self._keys.setWordWrap(True)
        self._keys.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, self._state):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(self._keys)
        self.setMinimumWidth(240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low panel to the sentence; the keys are said where one points, too."""
        super().resizeEvent(event)
        self._keys.setVisible(self.height() >= ROOM_FOR_KEYS_PX)

    def show_cell(
        self, cell: LedgerCell | None, text: str, theme: Theme, realized: Sequence[str] = ()
    ) -> None:
        """Show a cell.

        Args:
            cell: The cell; None for nothing.
            text: The current text of its document.
            theme: The colors.
            realized: Lines on values from elsewhere.
        """
        if cell is None:
            for label in (self._heading, self._state):
                label.clear()
            self.text.clear()
            return
        self._heading.setText(cell_name(cell))
        self._state.setText(f"{sign(cell)} {state_text(cell)}")
        value = value_text(cell.value) or cell.value.qualifier or translate("Ledger", "Not mentioned")
        body = f'<p style="font-size:large"><b>{escape(value)}</b></p>'
        body += "".join(f'<p style="color:{theme.warning}">{escape(line)}</p>' for line in realized)
        body += _candidates(cell, text, theme)
        if cell.note:
            body += f'<p style="color:{theme.accent}">✎ {_lines(cell.note)}</p>'
        body += _passage(cell, text, theme)
        where = " · ".join(filter(None, (cell.document.title, cell.section)))
        self.text.setHtml(
            f'<div style="color:{theme.text}">{body}</div><p style="color:{theme.muted}">{escape(where)}</p>'
        )

    def _click(self, url: QUrl) -> None:
        number = url.toString().removeprefix(_CANDIDATE)
        if number.isdecimal():
            self.chosen.emit(int(number))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.text.setAccessibleName(translate("Ledger", "Passage in the report"))
        keys = translate(
            "Ledger",
            "Enter: confirm and go on · 1–9: choose · A: not mentioned · E: edit · N: note · "
            "O: open in report · U: undo · Del: reopen · Ctrl+Enter: confirm column · "
            "R: readings · X: export",
        )
        self._keys.setText(unbroken_parts(keys))
        self.setToolTip(keys.replace(" · ", "\n"))


def unbroken_parts(words: str) -> str:
    """Return words whose parts between points stay on one line each: a key stands with what it does."""
    no_break_space, word_joiner = "\u00a0", "\u2060"
    parts = [part.replace(" ", no_break_space) for part in words.split(" · ")]
    return " · ".join(_CHINESE.sub(word_joiner, part) for part in parts)


def candidates_of(cell: LedgerCell) -> list[CellValue]:
    """Return what may be chosen for a cell, in the order of the number keys."""
    own = [cell.value] if cell.value.value is not None else []
    return [*own, *cell.others][:MOST_CANDIDATES]


def _candidates(cell: LedgerCell, text: str, theme: Theme) -> str:
    found = candidates_of(cell)
    if len(found) < 2 and cell.value.value is not None:
        return ""
    rows = "".join(
        f'<tr><td style="padding-right:8px"><a href="{_CANDIDATE}{number}" style="color:{theme.accent}">'
        f'{number}</a></td><td style="padding-right:10px"><b>{escape(value_text(one))}</b></td>'
        f'<td style="color:{theme.muted}">{escape(_context(one, text))}</td></tr>'
        for number, one in enumerate(found, start=1)
    )
    return f"<table>{rows}</table>" if rows else ""


def _context(value: CellValue, text: str) -> str:
    """Return a few words before and after a candidate."""
    if value.start is None or value.end is None or text[value.start : value.end] != value.quote:
        return ""
    before = text[max(0, value.start - 14) : value.start].rpartition("\n")[2]
    return f"…{before}{value.quote}{text[value.end : value.end + 6].partition(chr(10))[0]}…"


def _passage(cell: LedgerCell, text: str, theme: Theme) -> str:
    """Return the paragraph of a cell as HTML, its value marked, and the candidates in it numbered."""
    start, end = cell.value.start, cell.value.end
    if start is None or end is None or not cell.is_current or text[start:end] != cell.value.quote:
        note = "" if cell.is_current else translate("Ledger", "The text has changed since this was decided.")
        return f'<p style="color:{theme.muted}">{escape(note)}</p><p>{_lines(cell.value.quote)}</p>'
    is_value = cell.value.value is not None
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND) if is_value else start
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + AROUND) if is_value else end
    wash = blended(theme.hit, theme.page, 0.45)
    pale = blended(theme.hit, theme.page, 0.18)
    marks = [(start, end, wash if is_value else pale, "")]
    for number, one in enumerate(candidates_of(cell), start=1):
        if one.start is not None and one.end is not None and (one.start, one.end) != (start, end):
            marks.append((one.start, one.end, pale, str(number)))
    pieces, at = [], first
    for begin, finish, color, key in sorted(marks):
        if begin < at or finish > last:
            continue
        sup = f'<sup style="color:{theme.accent}">{key}</sup>' if key else ""
        pieces.append(_lines(text[at:begin]))
        pieces.append(f'<span style="background-color:{color}">{_lines(text[begin:finish])}</span>{sup}')
        at = finish
    pieces.append(_lines(text[at:last]))
    return f'<p style="line-height:150%">{"".join(pieces)}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
