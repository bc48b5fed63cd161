"""Layer spans: annotations, figures, terms and damage as the reader marks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.actions.known_figures import KnownFigure
from desktop.i18n import translate
from desktop.text.row_factory import ordinary
from desktop.text.span_styles import (
    DOUBT_STYLE,
    HIGHLIGHT,
    HIGHLIGHT_STYLE,
    PATTERNS,
    TARGET_STYLE,
    usual_pattern,
)
from desktop.text.spans import Span
from desktop.text.terms import Term, terms_of_level
from desktop.views import display_names

if TYPE_CHECKING:  # the first layers are shown before what these come with is loaded
    from desktop.actions.row_types import AnnotationRow
    from desktop.text.damage import Damage

_Ordinary = ordinary(Span)

NOTE_LENGTH = 16
"""Characters of a note that name its annotation in the margin, where that has no tag."""


def annotation_spans(rows: Sequence[AnnotationRow]) -> list[Span]:
    """Return annotations as the reader marks them; only placed ones have a place in the text."""
    made: list[Any] = [
        _Ordinary(row.start, row.end, "annotations", row.id, row.tag, row.color, _pattern(row))
        if row.tag
        else _untagged_span(row)
        for row in rows
        if row.state == "placed"
    ]
    return _as_spans(made)


def _as_spans(made: list[Any]) -> list[Span]:
    """Set the class of ordinary values to that of spans."""
    for one in made:
        one.__class__ = Span
    spans: list[Span] = made
    return spans


def _pattern(row: AnnotationRow) -> str:
    """Return the style of a tag's line; a newer program may have kept one that is unknown here."""
    return row.pattern if row.pattern in PATTERNS else usual_pattern(row.tag_id)


def _untagged_span(row: AnnotationRow) -> Any:
    """Return, as an ordinary value, a highlight without a tag; the margin names it by how its note begins."""
    words = " ".join(row.note.split())
    begin = words if len(words) <= NOTE_LENGTH else f"{words[: NOTE_LENGTH - 1]}…"
    name = f"✎ {begin}" if begin else display_names.annotation_name("", "")
    return _Ordinary(row.start, row.end, "annotations", row.id, name, HIGHLIGHT, HIGHLIGHT_STYLE)


def figure_spans(figures: Sequence[KnownFigure]) -> list[Span]:
    """Return figures as the reader marks them; not those a user dismissed."""
    made: list[Any] = []
    looks: dict[tuple[str, str, str | None, bool], tuple[str, str]] = {}
    for known in figures:
        if known.dismissed:
            continue
        one = known.figure
        look = one.kind, one.status, one.indicator, one.doubt is not None
        found = looks.get(look)
        if found is None:
            to_check = known.to_check
            label = _figure_label(one.indicator, one.kind, to_check)
            found = looks[look] = label, _figure_style(one.kind, one.status, to_check)
        made.append(_Ordinary(one.start, one.end, "figures", known.key, found[0], "", found[1]))
    return _as_spans(made)


def _figure_label(indicator: str | None, kind: str, to_check: bool) -> str:
    name = indicator or display_names.figure_kind(kind)
    return f"{name} ({translate('Figures', 'to check')})" if to_check else name


def _figure_style(kind: str, status: str, to_check: bool) -> str:
    """Return the style of a figure: its kind, and words for a target and for a doubt."""
    style = f"{kind} {TARGET_STYLE}" if status == "target" else kind
    return f"{style} {DOUBT_STYLE}" if to_check else style


def term_spans(terms: Sequence[Term], level: str) -> list[Span]:
    """Return the terms of a level, ``key`` or ``all``, as the reader marks them."""
    types = {kind: display_names.term_type(kind) for kind in {term.type for term in terms}}
    made: list[Any] = [
        _Ordinary(term.start, term.end, "terms", f"{term.start}-{term.end}", types[term.type], "", term.type)
        for term in terms_of_level(terms, level)
    ]
    return _as_spans(made)


def damage_spans(damage: Sequence[Damage]) -> list[Span]:
    """Return damaged places as the reader marks them."""
    return [
        Span(
            one.start,
            one.end,
            "damage",
            f"{one.start}-{one.end}",
            one.proposals[0] if one.proposals else "",
            "",
            one.kind,
        )
        for one in damage
    ]
