"""Wide tables: a row a place and a column a year, each cell a report; made long, a row a report."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

_YEAR = re.compile(
    r"(?:y|year_?|text_?|t)?((?:19|20)\d\d)\s?年?(?:度)?(?:政府工作报告|工作报告|报告|全文|正文)?", re.I
)
_ROWS = 21
"""Rows that are looked at, the header among them."""
_LONG = 200
"""Characters that a cell which is a report has at least."""


def long_records(records: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the rows of a table, the header first; of a wide one each year's text as a row of its own.

    The columns of the years become two: 年份 and 正文. A cell without text gives no row.
    """
    stream = iter(records)
    first = list(itertools.islice(stream, _ROWS))
    years = _year_columns(first)
    if not years:
        yield from itertools.chain(first, stream)
        return
    kept = [at for at in range(len(first[0])) if at not in years]
    yield [*(first[0][at] for at in kept), "年份", "正文"]
    for row in itertools.chain(first[1:], stream):
        about = [row[at] if at < len(row) else "" for at in kept]
        for at, year in years.items():
            if at < len(row) and row[at].strip():
                yield [*about, year, row[at]]


def _year_columns(first: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the places of the columns that are each a year's, with the year; none where no two are."""
    if not first:
        return {}
    named = {at: found[1] for at, name in enumerate(first[0]) if (found := _YEAR.fullmatch(name.strip()))}
    texts = {at for row in first[1:] for at in named if at < len(row) and len(row[at]) >= _LONG}
    return named if len(texts) > 1 and len(set(named.values())) == len(named) else {}
