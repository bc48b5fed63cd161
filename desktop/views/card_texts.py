"""What cards say of figures, terms, damaged places and annotations."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.actions.figures import KnownFigure, sentence
from desktop.actions.rows import AnnotationRow
from desktop.text.damage import Damage
from desktop.text.terms import Term
from desktop.views import wording
from desktop.views.annotations.figure_columns import base_value, value_text
from desktop.views.card import CardText

translate = QCoreApplication.translate

OTHERS = 5
"""Other figures of a sentence that a card lists at most."""


def of_figure(known: KnownFigure, figures: Sequence[KnownFigure], text: str) -> CardText:
    """Say what a figure means, and which others its sentence holds."""
    figure = known.figure
    written = f"{value_text(figure.value, figure.kind)} {figure.unit or ''}".strip()
    base = base_value(known)
    fields = [
        (translate("Card", "As written"), figure.text.replace("\n", "")),
        (translate("Card", "Value"), written),
        (translate("Card", "Base unit"), base if base != written else ""),
        (translate("Card", "Direction"), wording.direction(figure.direction)),
        (translate("Card", "Qualifier"), figure.qualifier or ""),
        (translate("Card", "Status"), wording.status(figure.status)),
        (translate("Card", "Period"), figure.period or ""),
        (translate("Card", "Section"), known.section),
        (translate("Card", "Same sentence"), _others(known, figures, text)),
    ]
    foot = translate("Card", "Corrected by hand") if known.correction_id else ""
    heading = figure.indicator or translate("Card", "(indicator unknown)")
    return CardText(heading, wording.figure_kind(figure.kind), fields, foot=foot)


def _others(known: KnownFigure, figures: Sequence[KnownFigure], text: str) -> str:
    first, last = sentence(text, known.figure.start, known.figure.end)
    others = [
        f"{one.figure.indicator or ''} {one.figure.text}".strip().replace("\n", "")
        for one in figures
        if first <= one.figure.start < last and one is not known and not one.dismissed
    ]
    more = [f"… +{len(others) - OTHERS}"] if len(others) > OTHERS else []
    return "\n".join(others[:OTHERS] + more)


def of_term(term: Term) -> CardText:
    """Say what a term means and who says so."""
    body = term.gloss or translate("Card", "No explanation is known.")
    return CardText(term.text.replace("\n", ""), wording.term_type(term.type), body=body, foot=_source(term))


def _source(term: Term) -> str:
    if not term.source:
        return ""
    if term.source == "document":
        return translate("Card", "Explained in this document")
    if term.source.startswith("library:"):
        title = term.source.removeprefix("library:")
        return translate("Card", "Explained in “%1”").replace("%1", title)
    return translate("Card", "From Piyue's lexicon")


def of_damage(damage: Damage) -> CardText:
    """Say that characters were lost, and what may have stood there."""
    proposals = "　".join(map(shown, damage.proposals))
    body = (
        translate("Card", "Bytes of the file were lost here; the text is shown as it came.")
        if damage.proposals
        else translate("Card", "Bytes of the file were lost here, and nothing tells what they were.")
    )
    fields = [(translate("Card", "May have been"), proposals)]
    return CardText(damage.text.replace("\n", "⏎"), translate("Card", "Damage"), fields, body)


def shown(reading: str) -> str:
    """Write what may have stood at a damaged place, also where one would see nothing of it."""
    if not reading:
        return translate("Card", "nothing")
    if reading.isspace():
        return translate("Card", "a space")
    return reading


def of_annotations(rows: Sequence[AnnotationRow]) -> CardText:
    """Say which tags a place bears, with notes."""
    fields = [(wording.tag_path(row.tag_path), row.note or row.annotator or "—") for row in rows]
    first = " ".join(rows[0].quote.split())
    quote = first if len(first) <= 60 else first[:59] + "…"
    return CardText(quote, translate("Card", "%n annotation(s)", None, len(rows)), fields)
