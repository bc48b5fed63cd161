"""Comparison: what sets documents apart, what they share, and what many documents say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.comparison import compare
from desktop.actions.document_filters import parse_filters
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.actions.shared_documents import formulas, shared
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


def test_the_published_example(library: Library) -> None:
    def text(times: int) -> str:
        body = "招商引资，" * times
        return body + "。" * (10_000 - len(body))

    _two(library, text(100), text(50))
    found = compare(library.queries, A, B)
    assert (found.characters_a, found.characters_b) == (10_000, 10_000)
    (one,) = [row for row in found.strings if row.keyness.text == "招商引资"]
    assert one.kind == "term"
    assert (one.keyness.count_a, one.keyness.count_b) == (100, 50)
    assert (round(one.keyness.g2, 2), one.keyness.log_ratio) == (16.99, 1)
    assert (one.keyness.range_a, one.keyness.range_b) == (1, 1)


def test_what_came_and_went(library: Library) -> None:
    _two(library, "我们种植中药材。" * 4 + "学校。" * 2, "我们关停小煤窑。" * 4)
    rows = {row.keyness.text: row.keyness for row in compare(library.queries, A, B).strings}
    assert any("中药材" in text and row.log_ratio > 0 for text, row in rows.items())
    assert any("煤窑" in text and row.log_ratio < 0 for text, row in rows.items())
    assert "学校" not in rows  # twice only
    rows = {row.keyness.text: row.keyness for row in compare(library.queries, A, B, least=2).strings}
    assert rows["学校"].count_a == 2


def test_a_part_alone(library: Library) -> None:
    report = f"一、工作回顾\n{'种植中药材。' * 3}\n二、工作安排\n{'关停小煤窑。' * 3}\n"
    _two(library, report, "别的。\n")
    found = compare(library.queries, parse_filters("year=2024,part=plan"), B)
    texts = "".join(row.keyness.text for row in found.strings)
    assert "煤窑" in texts and "药材" not in texts
    assert found.characters_a == len(report) - report.index("二、工作安排")


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


def test_the_parts_of_many_texts_give_what_they_give_together(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two(library, f"甲县。{COMMON}。", f"乙县：{COMMON}！")
    library.perform(ImportFile(source(*(f"第{number}篇{COMMON}\n" for number in range(2)), name="别的.txt")))
    every = parse_filters("")
    told: list[tuple[int, int]] = []
    together = {
        (one.a.id, one.b.id): one.passages
        for one in shared(library.queries, every, every, lambda done, total: told.append((done, total)))
    }
    assert len(together) == 4 * 3
    assert (told[0], told[-1]) == ((0, 16), (16, 16))
    monkeypatch.setattr("desktop.actions.shared_documents.MOST_HELD", 1)
    apart = {(one.a.id, one.b.id): one.passages for one in shared(library.queries, every, every)}
    assert apart == together


def test_it_is_stopped_between_two_pairs(library: Library) -> None:
    _two(library, COMMON, COMMON)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(shared(library.queries, A, B, stop))


def test_a_large_library_is_sampled_evenly(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.actions.shared_documents.MOST_SAMPLED", 10)
    texts = [
        f"第{number}篇{FORMULA if number % 2 else ''}{COMMON if number == 3 else ''}。"
        for number in range(30)
    ]
    library.perform(ImportFile(source(*texts, name="许多.txt")))
    is_formula = formulas(library.queries)
    assert is_formula(FORMULA) and is_formula(FORMULA[3:12])
    assert not is_formula(COMMON[:8]) and not is_formula(FORMULA[::-1])
