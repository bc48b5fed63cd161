"""The gold itself: every mark says what stands there, nothing overlaps, nothing is missing."""

from itertools import pairwise

import pytest

from desktop.text.evaluation.gold import ANY, FIELDS, KINDS, OTHERS, TERM_TYPES, Mark, OneOf, Passage
from tests.gold.load import REPORTS, SETS, load

PASSAGES = load()


def _disjoint(marks: list[Mark]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(marks))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p.name)
def test_marks_fit_the_text(passage: Passage) -> None:
    marks: list[Mark] = [*passage.figures, *passage.nonfigures, *passage.ignored, *passage.terms]
    for mark in marks:
        assert mark.text
        assert passage.text[mark.start : mark.end] == mark.text
        assert mark.text == mark.text.strip()


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p.name)
def test_marks_are_ordered_and_apart(passage: Passage) -> None:
    assert _disjoint(list(passage.figures))
    assert _disjoint(list(passage.terms))
    both = sorted([*passage.figures, *passage.nonfigures], key=lambda mark: mark.start)
    for a, b in pairwise(both):
        assert a.end <= b.start or (a not in passage.figures and b not in passage.figures), (a, b)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p.name)
def test_fields_are_complete(passage: Passage) -> None:
    assert passage.part in ("review", "plan", "other")
    for figure in passage.figures:
        kinds = figure.kind.split("/")
        assert set(kinds) <= set(KINDS)
        assert tuple(figure.fields) == FIELDS
        status, direction = figure.fields["status"], figure.fields["direction"]
        assert status is ANY or isinstance(status, OneOf) or status in ("achieved", "target", "other")
        assert direction is ANY or (direction is None) == ("change" not in kinds)
    assert all(mark.kind in OTHERS for mark in passage.nonfigures)
    assert all(term.type.split("/")[0] in TERM_TYPES for term in passage.terms)


def test_names_are_unique() -> None:
    names = [passage.name for passage in PASSAGES]
    assert len(names) == len(set(names))


def test_the_sets_share_no_passage() -> None:
    dev, held_out = ({passage.text for passage in load(which)} for which in SETS)
    assert not dev & held_out


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the folder of real reports is not here")
def test_there_is_enough() -> None:
    figures = [figure for passage in PASSAGES for figure in passage.figures]
    own = [figure for passage in PASSAGES if not passage.source for figure in passage.figures]
    assert len(figures) >= 3000
    assert len(own) >= 2300
    assert {figure.kind for figure in figures} >= set(KINDS)
    assert sum(len(passage.nonfigures) for passage in PASSAGES) >= 150
