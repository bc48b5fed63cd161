"""Number search beside a plain scan: random queries over random figures find the same, field by field."""

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection

from db.queries import derived, figure_search
from db.unit_of_work import UnitOfWork
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.errors import NotFound
from desktop.actions.library import Library
from desktop.actions.number_search import FoundFigure, all_figures, find_numbers
from desktop.actions.row_types import DocumentRow
from desktop.actions.user_data import CorrectFigure
from desktop.text.number_query import fulfills, parse_number_query
from desktop.text.text_analysis import FIGURE_COLUMNS, recognizer_stamp
from tests.actions.factories import source

DOCUMENTS, FIGURES, QUERIES = 14, 30, 100
INDICATORS = ("地区生产总值", "地区生产总值增速", "柑橘[早]产量", "就业?人数", "")
UNITS = (("%", "%", 1), ("亿元", "元", 10**8), ("万元", "元", 10**4), ("人", "人", 1), ("桶", None, 1))
CHOICES: dict[str, tuple[str | None, ...]] = {
    "qualifier": (None, None, "左右", "以上", "左右、以上", "超过"),
    "direction": (None, "up", "down", "improve"),
    "status": ("achieved", "target", "other"),
    "period": (None, "2023", "2024", "2021–2025", "2023年–2024年"),
    "doubt": (None, None, None, "unit"),
}
CONDITIONS = (
    *("指标=地区生产总值", "指标=地区*", "指标=*产*", "指标=就业?人数|柑橘[早]产量", "指标!=地区生产总值"),
    *("指标=柑橘[早]*", "指标=地区生产总值|没有的", "指标=没有的", "指标=*"),
    *("值≥5", "值>5 单位=%", "值<=0.5", "值<6 单位=%", "值=6%", "值!=6", "值=2–4 单位=%", "值=3 单位=桶"),
    *("值≥3亿元", "值≥0.5 值≤4 单位=%", "值=30000万元", "值>2 单位=桶", "单位=亿元", "单位=元", "单位!=%"),
    *("限定词=左右", "限定词=左右|超过", "限定词=左*", "限定词=*", "限定词!=左右", "限定词=左右 限定词=以上"),
    *("状态=目标", "状态!=目标", "状态=目标|已完成", "增减=增长|下降", "增减!=增长", "种类=百分比"),
    *("年份=2024", "年份=2020–2022", "年份!=2020,2024", "年份>2021", "年份<2021", "年份>=2021-2022"),
    *(
        "时期=2023",
        "时期=2021–2025",
        "时期=2021,2023-2024",
        "时期=2023 值≥3 单位=%",
        "时期<2024",
        "时期!=2023",
        "时期>=2024",
    ),
    *("存疑=*", "存疑=unit", "存疑=u*", "存疑=没有", "存疑!=unit", "存疑!=*", "限定词=没有", "限定词=*、*"),
    *(
        "种类=位次",
        "种类=比例|位次",
        "种类=比例|数量",
        "种类!=比例",
        "状态=其他",
        "增减=改善",
        "增减=下降|改善",
    ),
    *(
        "单位=桶",
        "单位=桶|元",
        "单位=没有",
        "单位!=亿元 单位!=桶",
        "值=2 单位=%",
        "值=3",
        "值!=3 单位=%",
        "值!=2亿元",
    ),
    *("值=3 单位=桶 种类=比例", "指标=*没有*", "指标!=*产* 种类=范围", "指标=地区生产总值 存疑=*"),
)


def _row(rng: random.Random, document: str, start: int) -> tuple[Any, ...]:
    """Return a figure that reads as one of those the recognizer finds."""
    unit, base, factor = rng.choice(UNITS)
    kind = rng.choice(("quantity", "quantity", "percent", "range", "ratio", "rank"))
    several = {"range": 2, "ratio": rng.choice((2, 3))}.get(kind, 1)
    values: list[float] = [rng.choice((0.5, 1, 2, 3, 5, 6, 6.5, 100)) for _ in range(several)]
    if kind == "range":
        values.sort()
    value: Any = values if several > 1 else values[0]
    norm: Any = [one * factor for one in values] if several > 1 else values[0] * factor
    ends = [float(one if base is None else one * factor) for one in values]
    fields = {
        "start": start,
        "end": start + 2,
        "text": f"{start:02}",
        "kind": kind,
        "value": json.dumps(value),
        "unit": unit,
        "norm_value": None if base is None else json.dumps(norm),
        "norm_unit": base,
        "indicator": rng.choice(INDICATORS) or None,
        **{name: rng.choice(some) for name, some in CHOICES.items()},
    }
    return (document, *(fields[name] for name in FIGURE_COLUMNS), min(ends), max(ends))


def _store(library: Library, rows: list[tuple[Any, ...]], documents: list[DocumentRow], stamp: str) -> None:
    def store(work: UnitOfWork) -> None:
        names = ("document_id", "version_id", "year", "recognizer")
        runs = [dict(zip(names, (one.id, one.version_id, one.year, stamp), strict=True)) for one in documents]
        derived.store_figures(work.connection, rows, runs)

    library.write_derived(store)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of random figures; of two documents those kept are outdated, in two a user corrected some."""
    rng = random.Random(16)
    with Library.create(tmp_path_factory.mktemp("scanned") / "l.piyue", "甲") as library:
        texts = [
            f"第{number}篇：产值{number}亿元，增长{number}%。\n" + "。" * 150 for number in range(DOCUMENTS)
        ]
        library.perform(ImportFile(source(*texts)))
        for number, row in enumerate(library.queries.documents()):
            library.perform(SetMetadata(row.id, year=None if number == 3 else 2018 + number % 8))
        documents = library.queries.documents()
        rows = []
        for row in documents:
            starts = rng.sample(range(0, 140, 3), FIGURES)  # in any order
            rows += [_row(rng, row.id, start) for start in starts]
        rng.shuffle(rows)
        _store(library, rows, documents, recognizer_stamp())
        _store(library, [one for one in rows if one[0] == documents[2].id], [documents[2]], "former")
        library.perform(SetMetadata(documents[5].id, year=2031))
        for row in (documents[4], documents[9]):
            starts = sorted(one[1] for one in rows if one[0] == row.id)
            library.perform(CorrectFigure(row.id, starts[0], starts[0] + 2, None))
            said = {"indicator": "地区生产总值", "qualifier": "左右"}
            library.perform(CorrectFigure(row.id, starts[1], starts[1] + 2, said))
        library.perform(DeleteDocuments([documents[7].id]))
        yield library


def _outdated(library: Library) -> list[str]:
    with library.queries.moment() as connection:
        return derived.without_figures(connection, recognizer_stamp())


def _scan(library: Library, filters: DocumentFilters) -> list[tuple[DocumentRow, dict[str, Any]]]:
    """Return every figure of the documents that a filter lets pass."""
    outdated = set(_outdated(library))
    rows = [one for one in library.queries.documents() if not filters.years or one.year in (2020, 2021)]
    return [
        (row, figure)
        for row in rows
        for figure in all_figures(library.queries, row, outdated=row.id in outdated)
    ]


def _told(one: FoundFigure) -> tuple[str, int | None, dict[str, Any]]:
    return one.document.id, one.document.year, one.fields


@pytest.mark.parametrize(
    ("most_sorted", "most_names", "together"),
    [(20_000, 400, 500), (10, 1, 3), (-1, 400, 1)],
    ids=["few figures", "some of many names", "many figures"],
)
def test_random_queries_find_what_a_scan_finds(
    library: Library, monkeypatch: pytest.MonkeyPatch, most_sorted: int, most_names: int, together: int
) -> None:
    monkeypatch.setattr(figure_search, "_MOST_SORTED", most_sorted)
    monkeypatch.setattr(figure_search, "_MOST_NAMES", most_names)
    monkeypatch.setattr(figure_search, "_DOCUMENTS_TOGETHER", together)
    assert len(_outdated(library)) == 2
    rng, answers, several = random.Random(61), 0, 0
    for filters in (ALL_DOCUMENTS, DocumentFilters(years=((2020, 2021),))):
        every = _scan(library, filters)
        assert len(every) > 60
        for number in range(QUERIES):
            first = [CONDITIONS[number]] if number < len(CONDITIONS) else []
            some = [*first, *rng.sample(CONDITIONS, rng.randint(0 if first else 1, 3))]
            query = parse_number_query(" ".join(some))
            scanned = [
                (row.id, row.year, {name: one[name] for name in FIGURE_COLUMNS})
                for row, one in every
                if fulfills(query, one, row.year)
            ]
            for whole in (False, True):
                found = find_numbers(library.queries, query, filters, whole=whole)
                assert [_told(one) for one in found] == scanned, some
            kept = list(find_numbers(library.queries, query, filters))
            rng.shuffle(kept)
            read_late = [_told(one) for one in kept]
            assert sorted(read_late, key=str) == sorted(scanned, key=str), some
            answers += bool(scanned)
            several += len({one[0] for one in scanned}) > 3
    assert answers > 80 and several > 40


def test_fields_that_are_asked_for_late_are_never_those_of_another_figure(library: Library) -> None:
    with library.queries.moment() as connection:
        row = next(one for one in library.queries.documents() if one.year == 2018)
        former = list(derived.figures_of(connection, row.id))
    query = parse_number_query(f"指标={INDICATORS[0]}")
    first, *rest = [one for one in find_numbers(library.queries, query) if one.document.id == row.id]
    assert rest
    after = [one.start + 1 for one in (first, *rest)]
    moved = [(one[0], one[1] + 1, one[2] + 1, *one[3:]) for one in former]
    _store(library, moved, [row], recognizer_stamp())  # under the same numbers, perhaps
    try:
        with pytest.raises(NotFound):
            _ = first.fields
        again = [one for one in find_numbers(library.queries, query) if one.document.id == row.id]
        assert [one.fields["start"] for one in again] == after
    finally:
        _store(library, former, [row], recognizer_stamp())


@pytest.mark.parametrize("backward", [False, True])
def test_fields_are_read_some_at_a_time_whichever_way_they_are_asked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, backward: bool
) -> None:
    asked: list[int] = []
    real = figure_search.figures_numbered

    def read(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        asked.append(len(numbers))
        return real(connection, numbers)

    monkeypatch.setattr(figure_search, "figures_numbered", read)
    found = list(find_numbers(library.queries, parse_number_query(f"指标={INDICATORS[0]}")))
    assert len(found) > 40
    assert asked == []
    for one in reversed(found) if backward else found:
        assert one.fields["indicator"] == INDICATORS[0]
    assert len(asked) <= 2  # those of the first document, and all others
