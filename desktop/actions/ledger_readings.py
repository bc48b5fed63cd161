"""Readings of a ledger as tables: promises beside results, changes of targets, levels, ranks, gaps, and more.

Each row holds the cells that it was made of, so that a table opens its sentences and a file quotes them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.files.realized_values import RealizedValue
from desktop.text.gazetteer import load_gazetteer
from desktop.text.ledger import CellValue, LedgerIndicator
from desktop.text.ledger.indicators import better_of, plain_name, unit_in_base
from desktop.text.ledger.readings import Promise, fulfilments, target_changes, value_in_unit
from desktop.text.place_order import path_order
from desktop.text.text_units import sentence_at

KEPT, CHANGES, LEVELS, RANK, GAPS, REALIZED = "kept", "changes", "levels", "rank", "gaps", "realized"
READINGS = (KEPT, CHANGES, LEVELS, RANK, GAPS, REALIZED)
"""The readings, by name."""

NATION = "全国"


@dataclass(frozen=True, slots=True)
class ReadingColumn:
    """A column of a reading.

    Attributes:
        name: Its name.
        kind: ``text``, ``number``, or ``cell`` for a cell of the ledger.
    """

    name: str
    kind: str = "text"


def _columns(written: str) -> tuple[ReadingColumn, ...]:
    """Return columns written as ``place difference:number target:cell``."""
    found = (one.partition(":") for one in written.split())
    return tuple(ReadingColumn(name, kind or "text") for name, _, kind in found)


COLUMNS: Mapping[str, tuple[ReadingColumn, ...]] = {
    KEPT: _columns("place level year:number indicator target:cell result:cell verdict difference:number"),
    CHANGES: _columns(
        "place level year:number indicator former:cell target:cell number_change wording_change "
        "difference:number"
    ),
    LEVELS: _columns(
        "place level year:number indicator target:cell above above_target:cell difference:number "
        "nation:cell province:cell city:cell"
    ),
    RANK: _columns("indicator status year:number level rank:number of:number order place said:cell"),
    GAPS: _columns("place level year:number indicator status said:cell"),
    REALIZED: _columns(
        "place level year:number indicator realized:number unit source result:cell difference:number differs "
        "target:cell target_difference:number"
    ),
}
"""The columns of each reading, in order."""

Row = dict[str, Any]
"""A row of a reading: by column a text, a number, a cell, or None."""

_Place = tuple[str, ...]


def reading_rows(
    name: str,
    cells: Iterable[LedgerCell],
    indicators: Sequence[LedgerIndicator] = (),
    realized: Sequence[RealizedValue] = (),
) -> list[Row]:
    """Return the rows of a reading.

    Args:
        name: One of READINGS.
        cells: The cells of the ledger.
        indicators: Its indicators, by which realized values are matched; they say what is better of each.
        realized: Values from elsewhere.
    """
    held = _Held(cells)
    known = {one.name: one.is_better for one in indicators}

    def better(indicator: str) -> str:
        return known.get(indicator) or better_of(indicator)

    make: Mapping[str, Callable[[], Iterator[Row]]] = {
        KEPT: lambda: _kept(held, better),
        CHANGES: lambda: _changes(held),
        LEVELS: lambda: _levels(held),
        RANK: lambda: _rank(held, better),
        GAPS: lambda: _gaps(held),
        REALIZED: lambda: _realized(held, indicators, realized),
    }
    return list(make[name]())


class _Held:
    """Cells by place, indicator and the year they speak of; of two reports of one place and year, one counts.

    Attributes:
        targets: The targets.
        results: What was achieved.
    """

    def __init__(self, cells: Iterable[LedgerCell]) -> None:
        self.targets: dict[tuple[_Place, str, int], LedgerCell] = {}
        self.results: dict[tuple[_Place, str, int], LedgerCell] = {}
        for cell in cells:
            if not cell.key.period.isdecimal():
                continue
            held = self.targets if cell.key.status == "target" else self.results
            key = place_path(cell.document), cell.key.indicator, int(cell.key.period)
            if key not in held or _weight(cell) > _weight(held[key]):
                held[key] = cell

    def all(self) -> Iterator[tuple[_Place, str, int, LedgerCell]]:
        """Yield all, in order of place, year and indicator."""
        for held in (self.targets, self.results):
            for (place, indicator, year), cell in sorted(
                held.items(), key=lambda one: (path_order(one[0][0]), one[0][2], one[0][1])
            ):
                yield place, indicator, year, cell


def _weight(cell: LedgerCell) -> tuple[bool, bool]:
    return bool(cell.confirmed_by), cell.value.value is not None


def place_path(row: DocumentRow) -> _Place:
    """Return the place of a report from its province down, empty for the nation."""
    if row.level == "nation" or row.region == NATION:
        return ()
    path = [one for one in (row.province, row.city, row.county) if one]
    if row.region and not any(row.region in (one, one.rstrip("省市县区")) for one in path[-1:]):
        path.append(row.region)
    return tuple(path) or (row.title,)


def _base(cell: LedgerCell, place: _Place, indicator: str, year: int) -> Row:
    level = cell.document.level
    return {"place": place[-1] if place else NATION, "level": level, "year": year, "indicator": indicator}


def _promise(key: tuple[_Place, str, int], cell: LedgerCell) -> Promise:
    return Promise("/".join(key[0]), key[1], key[2], cell.value)


_Better = Callable[[str], str]
"""Returns what is better of an indicator, by its name: one of BETTER."""


def _kept(held: _Held, better: _Better) -> Iterator[Row]:
    """Yield each target, and what the report of the year after says was achieved."""
    results = [_promise(key, cell) for key, cell in held.results.items()]
    told = {(one.place, one.indicator, one.year): one for one in results}
    for key, cell in sorted(
        held.targets.items(), key=lambda one: (path_order(one[0][0]), one[0][2], one[0][1])
    ):
        promise = _promise(key, cell)
        same = told.get((promise.place, promise.indicator, promise.year))
        for one in fulfilments([promise], [same] if same else [], better(key[1])):
            result = held.results.get(key)
            verdict = "no-report" if result is None else one.verdict
            yield {
                **_base(cell, *key),
                "target": cell,
                "result": result,
                "verdict": verdict,
                "difference": one.difference,
            }


def _changes(held: _Held) -> Iterator[Row]:
    """Yield each target of which the year before is there: how number and wording changed."""
    cells = {
        ("/".join(place), name, year): (place, cell) for (place, name, year), cell in held.targets.items()
    }
    changes = target_changes(_promise(key, cell) for key, cell in held.targets.items())
    for one in sorted(changes, key=lambda one: path_order(one.promise.place.split("/"))):
        now = one.promise
        place, cell = cells[now.place, now.indicator, now.year]
        yield {
            **_base(cell, place, now.indicator, now.year),
            "former": cells[now.place, now.indicator, now.year - 1][1],
            "target": cell,
            "number_change": one.number,
            "wording_change": one.wording,
            "difference": one.difference,
        }


def _levels(held: _Held) -> Iterator[Row]:
    """Yield each target beside those of the places above it; the difference is to the nearest with one."""
    names = ("nation", "province", "city")
    for key, cell in sorted(
        held.targets.items(), key=lambda one: (one[0][1], one[0][2], path_order(one[0][0]))
    ):
        place, indicator, year = key
        if not place or cell.value.value is None:
            continue
        over = {size: held.targets.get((place[:size], indicator, year)) for size in range(len(place))}
        said = {size: one for size, one in over.items() if one is not None and one.value.value is not None}
        if not said:
            continue
        nearest = max(said)
        row = _base(cell, place, indicator, year) | {"target": cell}
        row |= {names[size]: one for size, one in over.items() if size < len(names)}
        row["above"] = place[nearest - 1] if nearest else NATION
        row["above_target"] = said[nearest]
        row["difference"] = _difference(cell.value, said[nearest].value)
        yield row


def _difference(value: CellValue, other: CellValue) -> float | None:
    """Return a value less another, in the other's unit; None where the units do not go together."""
    own, base = value_in_unit(value, other.unit), other.signed
    return None if own is None or base is None else round(own - base, 9)


def _rank(held: _Held, better: _Better) -> Iterator[Row]:
    """Yield places by their numbers among those of one level, year and status.

    The highest is first, or the lowest where less of the indicator is better.
    """
    groups: dict[tuple[str, str, int, str, str], list[tuple[float, _Place, LedgerCell]]] = defaultdict(list)
    for place, indicator, year, cell in held.all():
        if cell.value.signed is not None:
            factor, base = unit_in_base(cell.value.unit or "")
            group = indicator, cell.key.status, year, cell.document.level, base
            groups[group].append((cell.value.signed * factor, place, cell))
    for (indicator, status, year, level, _), found in sorted(groups.items()):
        sign = -1 if better(indicator) == "less" else 1
        numbers = [sign * number for number, _, _ in found]
        for number, place, cell in sorted(
            ((sign * number, place, cell) for number, place, cell in found),
            key=lambda one: (-one[0], path_order(one[1])),
        ):
            yield {
                **_base(cell, place, indicator, year),
                "level": level,
                "status": status,
                "rank": 1 + sum(one > number + 1e-9 * abs(number) for one in numbers),
                "of": len(numbers),
                "order": "highest" if sign > 0 else "lowest",
                "said": cell,
            }


def _gaps(held: _Held) -> Iterator[Row]:
    """Yield what reports do not say."""
    for place, indicator, year, cell in held.all():
        if cell.value.value is None:
            yield {**_base(cell, place, indicator, year), "status": cell.key.status, "said": cell}


def _realized(
    held: _Held, indicators: Sequence[LedgerIndicator], realized: Sequence[RealizedValue]
) -> Iterator[Row]:
    """Yield values from elsewhere beside what the reports say; those that match no report, too."""
    match = RealizedMatcher(indicators, {key[0] for key in (*held.targets, *held.results)})
    for one in realized:
        place, indicator = match.place(one), match.indicator(one)
        key = (place, indicator, one.year) if place is not None and indicator is not None else None
        target, result = (None, None) if key is None else (held.targets.get(key), held.results.get(key))
        value = CellValue(one.value, unit=one.unit or None)
        said = None if result is None else difference_from(result.value, value)
        short = None if target is None else difference_from(target.value, value)
        any_cell = result or target
        yield {
            "place": one.place,
            "level": "" if any_cell is None else any_cell.document.level,
            "year": one.year,
            "indicator": indicator or one.indicator,
            "realized": one.value,
            "unit": one.unit,
            "source": one.source,
            "result": result,
            "difference": said,
            "differs": "no-report" if result is None else differs(result.value, value),
            "target": target,
            "target_difference": None if short is None else -short,
        }


def difference_from(said: CellValue, realized: CellValue) -> float | None:
    """Return what is said less what was realized, in the latter's unit, or the own one where it has none."""
    if realized.unit is None:
        realized = CellValue(realized.value, unit=said.unit)
    return _difference(said, realized)


def differs(said: CellValue, realized: CellValue) -> str:
    """Return whether a value said is another than the one realized, beyond its own rounding.

    ``same``, ``differs``, ``not-said`` where there is none, ``unit`` where units do not go together.
    """
    if said.value is None:
        return "not-said"
    difference = difference_from(said, realized)
    if difference is None or realized.value is None:
        return "unit"
    factor = unit_in_base(said.unit or "")[0] / unit_in_base(realized.unit or said.unit or "")[0]
    decimals = max(0, len(f"{said.value:.10f}".rstrip("0").partition(".")[2]))
    return "same" if abs(difference) <= 0.5000001 * factor * 10.0**-decimals else "differs"


class RealizedMatcher:
    """Tells which place and indicator of a ledger a value from elsewhere is of."""

    def __init__(self, indicators: Sequence[LedgerIndicator], places: Iterable[_Place]) -> None:
        self._indicators = indicators
        self._places: dict[str, set[_Place]] = defaultdict(set)
        for place in places:
            for name in {place[-1], _short(place[-1])} if place else {NATION}:
                self._places[name].add(place)

    def place(self, one: RealizedValue) -> _Place | None:
        """Return its place; None where there is none, or several and the province does not tell which."""
        found = self._places.get(one.place) or self._places.get(_short(one.place)) or set()
        if len(found) > 1:
            above = _short(one.province)
            found = {path for path in found if above and any(_short(name) == above for name in path[:-1])}
        return next(iter(found)) if len(found) == 1 else None

    def indicator(self, one: RealizedValue) -> str | None:
        """Return its indicator: the one of that name, else one with that synonym and a unit that fits."""
        for own in self._indicators:
            if own.name == one.indicator:
                return own.name
        name, base = plain_name(one.indicator), unit_in_base(one.unit)[1]
        for own in self._indicators:
            if name in own.names and base in own.bases:
                return own.name
        return None


@lru_cache(4096)
def _short(name: str) -> str:
    """Return a name without the word for its kind: 武乡 of 武乡县, 内蒙古 of 内蒙古自治区."""
    known = {place.short.partition("/")[0] for place in load_gazetteer().by_name(name)}
    if len(known) == 1:
        return known.pop()
    return name.rstrip("省市县区") if len(name) > 2 else name


def sentences_of(queries: LibraryQueries, rows: Iterable[Row]) -> dict[str, str]:
    """Return the sentences of the cells of rows, by document and offset as ``cell_id`` has them."""
    by_document: dict[str, dict[str, LedgerCell]] = defaultdict(dict)
    for row in rows:
        for cell in row.values():
            if isinstance(cell, LedgerCell):
                by_document[cell.document.id][cell_id(cell)] = cell
    found: dict[str, str] = {}
    for document_id, cells in by_document.items():
        text = queries.text(document_id)
        found.update((key, _sentence(cell, text)) for key, cell in cells.items())
    return found


def cell_id(cell: LedgerCell) -> str:
    """Return what tells a cell from any other of its ledger."""
    key = cell.key
    return "|".join((key.document_id, key.indicator, key.status, key.period, key.scope))


def _sentence(cell: LedgerCell, text: str) -> str:
    start, end = cell.value.start, cell.value.end
    if start is None or end is None or not cell.is_current or text[start:end] != cell.value.quote:
        return cell.value.quote
    if cell.value.value is None:
        return cell.value.quote
    first, last = sentence_at(text, start)
    return text[first:last].strip()
