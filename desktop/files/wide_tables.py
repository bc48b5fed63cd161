"""Wide tables: a column for each year or each place, each cell a report; made long, a row a report."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.text.regions import is_known_place
from desktop.text.script import simplified

_YEAR = re.compile(
    r"(?:y|year_?|text_?|t)?((?:19|20)\d\d)\s?年?(?:度)?(?:政府工作报告|工作报告|报告|全文|正文)?", re.I
)
_ROWS = 21
"""Rows that are looked at, the header among them."""
_LONGEST_PLACE = 16
"""Code points."""
_LONG = 200
"""Characters that a cell which is a report has at least."""


def long_records(records: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the rows of a table, the header first; of a wide one each text as a row of its own.

    The columns of years become two, 年份 and 正文; those of places 地区 and 正文. An empty cell gives no row.
    """
    stream = iter(records)
    first = list(itertools.islice(stream, _ROWS))
    header = [name.strip() for name in first[0]] if first else []
    years = {at: found[1] for at, name in enumerate(header) if (found := _YEAR.fullmatch(name))}
    places = {at: name for at, name in enumerate(header) if _is_place(name)}
    for column, named in (("年份", years), ("地区", places)):
        if _are_texts(first[1:], named):
            kept = [at for at in range(len(header)) if at not in named]
            yield [*(header[at] for at in kept), column, "正文"]
            for row in itertools.chain(first[1:], stream):
                about = [row[at] if at < len(row) else "" for at in kept]
                yield from (
                    [*about, name, row[at]] for at, name in named.items() if "".join(row[at : at + 1]).strip()
                )
            return
    yield from itertools.chain(first, stream)


def _is_place(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_PLACE and is_known_place(simplified(name))


def _are_texts(rows: Sequence[Sequence[str]], named: Mapping[int, str]) -> bool:
    """Return whether at least two of the columns that are named so hold long texts, each of another name."""
    texts = {at for row in rows for at in named if at < len(row) and len(row[at]) >= _LONG}
    return len(texts) > 1 and len(set(named.values())) == len(named)
