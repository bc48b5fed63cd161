"""What popovers say about figures, terms, damaged places and annotations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from desktop.actions.known_figures import KnownFigure, sentence
from desktop.actions.row_types import AnnotationRow
from desktop.i18n import translate
from desktop.text.damage import Damage
from desktop.text.lexicon_tables import years_of
from desktop.text.terms import Term
from desktop.views import display_names
from desktop.views.figures.columns import CHECK_SIGN, base_value, check_text, value_text
from desktop.views.popover.popover import PopoverContent

if TYPE_CHECKING:
    from desktop.text.figures.trace import Trace


MAX_OTHERS = 5
"""Other figures of a sentence that a card lists at most."""


def of_figure(known: KnownFigure, figures: Sequence[KnownFigure], text: str) -> PopoverContent:
    """Return what a figure means, and which others its sentence holds."""
    figure = known.figure
    written = f"{value_text(figure.value, figure.kind)} {figure.unit or ''}".strip()
    base = base_value(known)
    doubt = f"{CHECK_SIGN} {display_names.doubt(figure.doubt)}" if known.to_check else ""
    fields = [
        (translate("Figures", "To check"), doubt),
        (translate("Popover", "As written"), figure.text.replace("\n", "")),
        (translate("Popover", "Value"), written),
        (translate("Popover", "In base units"), base if base != written else ""),
        (translate("Popover", "Direction"), display_names.direction(figure.direction)),
        (translate("Popover", "Qualifier"), figure.qualifier or ""),
        (translate("Popover", "Status"), display_names.status(figure.status)),
        (translate("Popover", "Period"), figure.period or ""),
        (translate("Popover", "Section"), known.section),
        (translate("Popover", "In the same sentence"), _others(known, figures, text)),
    ]
    foot = "" if known.to_check else check_text(known)
    heading = figure.indicator or translate("Popover", "(indicator unknown)")
    direction, status = display_names.direction(figure.direction), display_names.status(figure.status)
    told = (doubt, figure.qualifier or "", written, direction, status, figure.period or "")
    brief = " · ".join(part for part in told if part)
    return PopoverContent(heading, display_names.figure_kind(figure.kind), fields, foot=foot, brief=brief)


def of_trace(known: KnownFigure, trace: "Trace") -> PopoverContent:
    """Return which rule gave a figure each of its fields."""
    names = {
        "kind": translate("Popover", "Type"),
        "value": translate("Popover", "Value"),
        "norm_value": translate("Popover", "In base units"),
        "qualifier": translate("Popover", "Qualifier"),
        "direction": translate("Popover", "Direction"),
        "indicator": translate("Popover", "Indicator"),
        "status": translate("Popover", "Status"),
        "period": translate("Popover", "Period"),
        "doubt": translate("Figures", "To check"),
    }
    in_chinese = QLocale().language() == QLocale.Language.Chinese
    fields = [
        (names[name], f"{step.rule.described(in_chinese=in_chinese)}\n{step.rule.name}")
        for name, step in trace.steps.items()
        if name in names
    ]
    heading = f"{known.figure.indicator or ''} {known.figure.text}".strip().replace("\n", "")
    return PopoverContent(heading, translate("Popover", "Why? The rule behind each field"), fields)


def _others(known: KnownFigure, figures: Sequence[KnownFigure], text: str) -> str:
    first, last = sentence(text, known.figure.start, known.figure.end)
    others = [
        f"{one.figure.indicator or ''} {one.figure.text}".strip().replace("\n", "")
        for one in figures
        if first <= one.figure.start < last and one is not known and not one.dismissed
    ]
    more = [f"… +{len(others) - MAX_OTHERS}"] if len(others) > MAX_OTHERS else []
    return "\n".join(others[:MAX_OTHERS] + more)


def of_term(term: Term) -> PopoverContent:
    """Return what a term means, who says so, and in the reports of which years the lexicon knows it."""
    body = term.gloss or translate("Popover", "No definition available.")
    years = years_of(term.text)
    span = "" if years is None else "–".join(map(str, dict.fromkeys(years)))
    fields = [(translate("Popover", "Years in reports"), span)]
    kind = display_names.term_type(term.type)
    return PopoverContent(term.text.replace("\n", ""), kind, fields, body, _source(term))


def _source(term: Term) -> str:
    if not term.source:
        return ""
    if term.source == "document":
        return translate("Popover", "Definition from this document")
    if term.source.startswith("library:"):
        title = term.source.removeprefix("library:")
        return translate("Popover", "Definition from “%1”").replace("%1", title)
    return translate("Popover", "Definition from the built-in lexicon")


def of_damage(damage: Damage) -> PopoverContent:
    """Return that characters were lost, and what may have stood there."""
    if damage.kind == "doubtful":
        return PopoverContent(
            damage.text,
            translate("Popover", "Uncertain text"),
            [],
            translate(
                "Popover", "Recognized from a picture (OCR), with low confidence. Compare the original."
            ),
        )
    proposals = "　".join(map(shown_reading, damage.proposals))
    body = (
        translate("Popover", "Bytes of the file were lost here. The text is shown as it is in the file.")
        if damage.proposals
        else translate(
            "Popover", "Bytes of the file were lost here, and the original text can't be determined."
        )
    )
    fields = [(translate("Popover", "Possible reading"), proposals)]
    return PopoverContent(
        damage.text.replace("\n", "⏎"), translate("Popover", "Corrupted text"), fields, body
    )


def shown_reading(reading: str) -> str:
    """Write what may have stood at a damaged place, also where one would see nothing of it."""
    if not reading:
        return translate("Popover", "(nothing)")
    if reading.isspace():
        return translate("Popover", "(space)")
    return reading


def of_annotations(rows: Sequence[AnnotationRow]) -> PopoverContent:
    """Return which tags a place has, with notes."""
    fields = [
        (display_names.annotation_name(row.tag_path, row.note), row.note or row.annotator or "—")
        for row in rows
    ]
    first = " ".join(rows[0].quote.split())
    quote = first if len(first) <= 60 else first[:59] + "…"
    return PopoverContent(quote, translate("Popover", "%n annotation(s)", n=len(rows)), fields)
