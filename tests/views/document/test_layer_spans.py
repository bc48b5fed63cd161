"""Layer spans: what the reader marks are spans like any other, however they were made."""

from db.row_types import AnnotationRow
from desktop.actions.known_figures import KnownFigure
from desktop.text.figures.model import Figure
from desktop.text.span_styles import HIGHLIGHT, HIGHLIGHT_STYLE
from desktop.text.spans import Span
from desktop.text.terms import Term
from desktop.views.document.spans import annotation_spans, figure_spans, term_spans

_EMPTY = AnnotationRow._make([*[""] * 11, 0, 0, *[""] * 13, None, "", "", "placed", 1, False, "", ""])


def test_annotations_with_and_without_a_tag() -> None:
    tagged = _EMPTY._replace(id="a", start=1, end=3, tag_id="t", tag="甲", color="#123456", pattern="wave")
    rows = [tagged, _EMPTY._replace(id="b", start=2, end=5, note="记"), tagged._replace(state="lost")]
    spans = annotation_spans(rows)
    assert spans == [
        Span(1, 3, "annotations", "a", "甲", "#123456", "wave"),
        Span(2, 5, "annotations", "b", "✎ 记", HIGHLIGHT, HIGHLIGHT_STYLE),
    ]
    assert {type(one) for one in spans} == {Span}


def test_figures_that_differ_in_one_thing_are_told_apart() -> None:
    figures = [
        Figure(0, 2, "5%", "percent", indicator="甲"),
        Figure(3, 5, "6%", "percent", indicator="乙"),
        Figure(6, 8, "7%", "percent", indicator="甲", status="target"),
        Figure(9, 11, "8%", "percent", indicator="甲", doubt="unit"),
        Figure(12, 14, "9个", "quantity", indicator="甲"),
    ]
    known = [KnownFigure(one, one) for one in figures]
    together = figure_spans([*known, KnownFigure(figures[0], figures[0], "c", dismissed=True)])
    assert together == [span for one in known for span in figure_spans([one])]
    assert len({(one.label, one.style) for one in together}) == 5
    assert {type(one) for one in together} == {Span}


def test_terms() -> None:
    (span,) = term_spans([Term(1, 3, "山水", "quoted")], "all")
    assert span == Span(1, 3, "terms", "1-3", span.label, "", "quoted")
    assert type(span) is Span and span.label
