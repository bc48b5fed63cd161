"""Formulas: clauses of many documents, all of them counted or those that are drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import formulas
from desktop.actions.documents import ImportFile
from desktop.actions.formulas import Formulas
from desktop.actions.library import Library
from tests.actions.factories import source

USUAL, RARE, EDGE = "现在我代表人民政府", "建成智能矿井一百座", "请予审议并提出意见"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        for number in range(100):
            words = [f"第{number}篇", *([USUAL] if number % 2 else []), *([EDGE] if number % 10 == 0 else [])]
            text = "。".join([*words, *([RARE] if number == 7 else [])])
            library.perform(ImportFile(source(text + "。\n", name=f"{number}.txt")))
        yield library


@pytest.mark.parametrize("at_once", [1, 7, 30, 1000])
def test_those_that_a_tenth_of_the_documents_have(
    library: Library, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formulas, "DOCUMENTS_AT_ONCE", at_once)
    assert Formulas(library.queries).among([USUAL, RARE, EDGE, "没有这句话"]) == {USUAL, EDGE}


def test_documents_are_read_until_all_is_known(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "DOCUMENTS_AT_ONCE", 10)
    told: list[tuple[int, int]] = []
    found = Formulas(library.queries)
    found.among([USUAL], lambda done, total: told.append((done, total)))
    assert told[0] == (0, 100) and 0 < len(told) < 6
    told.clear()
    assert found.among([USUAL], lambda done, total: told.append((done, total))) == {USUAL}
    assert told == []
    found.among([EDGE], lambda done, total: told.append((done, total)))
    assert len(told) > 6


def test_nothing_is_a_formula_of_nothing(tmp_path: Path) -> None:
    with Library.create(tmp_path / "empty.piyue", "甲") as library:
        assert Formulas(library.queries).among([USUAL]) == set()
