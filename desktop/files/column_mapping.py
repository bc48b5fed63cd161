"""Column mapping: which column of a table holds which field of a document, guessed or said by a user."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

FIELDS = (
    "title",
    "text",
    "year",
    "date",
    "province",
    "city",
    "county",
    "region",
    "kind",
    "speaker",
    "source",
)
"""What a column can be mapped to."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("full_text", "fulltext", "content", "text", "body", "正文", "全文", "内容", "文本"),
        *("正文内容", "全文内容", "报告正文", "报告全文", "报告内容", "文章内容"),
    ),
    "title": (
        *("title", "name", "headline", "标题", "题名", "名称", "报告名称"),
        *("报告名", "报告标题", "文章标题", "题目"),
    ),
    "year": ("year", "年份", "年度", "年"),
    "date": ("publish_date", "pub_date", "date", "published", "发布日期", "发布时间", "日期", "时间"),
    "province": ("province", "prov", "省份", "省", "省级"),
    "city": ("city", "prefecture", "城市", "地级市", "市"),
    "county": ("county", "district", "区县", "县", "县区"),
    "region": ("region", "area", "地区", "区域", "行政区", "行政区划", "地方"),
    "kind": ("kind", "type", "category", "类型", "类别"),
    "speaker": ("speaker", "author", "报告人", "作者"),
    "source": ("source_url", "url", "link", "source", "链接", "网址", "来源", "链接地址", "原文链接"),
}

Mapper = Callable[[tuple[str, ...]], Mapping[str, str] | None]
"""Tells from the columns' names which column is which field; None where it does not know these columns."""

HEAD_ROWS = 21
"""Rows that are looked at to guess the columns, with the header."""

_LONG = 200
"""Characters that a cell has at least on average for its column to be taken for the text."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """What can be seen of a table before it is decided which column is which field.

    Attributes:
        columns: The names of its columns.
        rows: The first rows, by the columns' names.
        mapping: What is guessed.
        sure: Whether text and title are named as such: nobody need look.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    mapping: Mapping[str, str]
    sure: bool


def guess_mapping(columns: tuple[str, ...], first_rows: list[Mapping[str, str]]) -> dict[str, str]:
    """Guess which column is which field from the names, and the text from the longest cells."""
    mapping: dict[str, str] = {}
    plain = {column: column.strip().strip("\ufeff").lower().replace(" ", "_") for column in columns}
    for field, names in _NAMES.items():
        for name in names:
            found = next(
                (column for column in columns if plain[column] == name and column not in mapping), None
            )
            if found is not None:
                mapping[found] = field
                break
    if "text" not in mapping.values() and columns and first_rows:
        lengths = {column: _typical_length(column, first_rows) for column in columns}
        longest = max(columns, key=lengths.__getitem__)
        if lengths[longest] >= _LONG:
            mapping[longest] = "text"
    return mapping


def _typical_length(column: str, rows: list[Mapping[str, str]]) -> float:
    """Return the mean length of a column's cells that are not empty."""
    lengths = [len(row[column]) for row in rows if row.get(column)]
    return sum(lengths) / len(lengths) if lengths else 0


def head_of(records: Iterable[Sequence[str]], mapper: Mapper | None = None) -> TableHead:
    """Return what can be seen of a table from its first rows, the header first."""
    first = list(itertools.islice(records, HEAD_ROWS))
    columns = _columns(first)
    named = tuple(dict(zip(columns, record, strict=False)) for record in first[1:])
    known = mapper(columns) if mapper is not None else None
    guessed = known if known is not None else guess_mapping(columns, list(named))
    plain = {field: column.lower().replace(" ", "_") for column, field in guessed.items()}
    sure = known is not None or all(plain.get(field, "") in _NAMES[field] for field in ("text", "title"))
    return TableHead(columns, named, dict(guessed), sure)


def _columns(first: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of the columns, as far as there is anything in the first rows."""
    used = max((place for row in first for place, cell in enumerate(row, start=1) if cell), default=0)
    header = [*first[0], *[""] * used][:used] if first else []
    return tuple(
        name.strip().strip("\ufeff") or f"column {index}" for index, name in enumerate(header, start=1)
    )
