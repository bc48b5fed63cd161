"""Shared documents: which documents share what, and that clauses of many documents are masked."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from desktop.actions import shared_documents
from desktop.actions.document_filters import parse_filters
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.actions.shared_documents import shared
from tests.actions.factories import imported, source

A, B = parse_filters("year=2024"), parse_filters("year=2023")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def _two(library: Library, new: str, old: str) -> tuple[str, str]:
    first, second = imported(library, new), imported(library, old)
    library.perform(SetMetadata(second, year=2023))
    return first, second


COMMON = "我们推进煤炭产业转型升级，建成智能矿井一百座，新增产能两千万吨"
FORMULA = "现在我代表人民政府向大会报告工作请予审议"


def test_shared_passages(library: Library) -> None:
    first, second = _two(library, f"甲县。{FORMULA}。{COMMON}。", f"乙县：{FORMULA}。{COMMON}！")
    ((a, b, text, (one,)),) = shared(library.queries, A, B)
    assert (a.id, b.id) == (first, second)
    assert text[one.start_a : one.end_a] == f"{FORMULA}。{COMMON}"
    assert one.masks == ()
    library.perform(ImportFile(source(*(f"第{number}篇{FORMULA}\n" for number in range(4)), name="别的.txt")))
    found = list(shared(library.queries, parse_filters(f"document={first}"), B))
    assert [one.masks for one in found[0].passages] == [((0, len(FORMULA)),)]
    assert list(shared(library.queries, A, parse_filters(f"document={first}"))) == []


def test_a_clause_is_a_formula_from_five_documents_on(library: Library) -> None:
    first, _ = _two(library, f"甲县。{FORMULA}。{COMMON}。", f"乙县：{FORMULA}。{COMMON}！")
    of_first = parse_filters(f"document={first}")
    masks = []
    for number in range(3):
        library.perform(ImportFile(source(f"第{number}篇{FORMULA}\n", name=f"{number}.txt")))
        (found,) = shared(library.queries, of_first, B)
        masks.append([one.masks for one in found.passages])
    assert masks == [[()], [()], [((0, len(FORMULA)),)]]


def test_pairs_come_by_document_whatever_is_compared_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [imported(library, f"第{number}篇。{COMMON[number:]}。") for number in range(4)]
    for one in ids[2:]:
        library.perform(SetMetadata(one, year=2023))
    every = [(pair.a.id, pair.b.id, pair.text_a, pair.passages) for pair in shared(library.queries, A, B)]
    assert [(a, b) for a, b, _, _ in every] == list(product(ids[:2], ids[2:]))
    monkeypatch.setattr(shared_documents, "BLOCK_CHARACTERS", 1)
    monkeypatch.setattr(shared_documents, "STRETCHES_HELD", 0)
    again = [(pair.a.id, pair.b.id, pair.text_a, pair.passages) for pair in shared(library.queries, A, B)]
    assert again == every


def test_it_can_be_stopped(library: Library) -> None:
    _two(library, f"甲县。{COMMON}。", f"乙县。{COMMON}。")

    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(shared(library.queries, A, B, stop))
