"""Column mapping: which column of a table holds which field of a document, guessed or said by a user."""

import itertools
import re
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
    "issuer",
    "source",
)
"""What a column can be mapped to."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("full_text", "fulltext", "content", "text", "body", "main_text", "policy_content", "document_text"),
        *("report_content", "report_text", "article", "正文", "全文", "内容", "文本", "正文内容", "全文内容"),
        *(
            "报告正文",
            "报告全文",
            "报告内容",
            "文章内容",
            "文件内容",
            "政策内容",
            "政策全文",
            "文本内容",
            "正文文本",
        ),
    ),
    "title": (
        *("title", "name", "headline", "policy_title", "document_title", "report_title", "article_title"),
        *(
            "policy_name",
            "document_name",
            "标题",
            "题名",
            "名称",
            "报告名称",
            "报告名",
            "报告标题",
            "文章标题",
        ),
        *("题目", "文件名称", "文件标题", "政策标题", "政策名称", "新闻标题", "篇名"),
    ),
    "year": ("year", "report_year", "policy_year", "年份", "年度", "年", "报告年份", "报告年度", "发布年份"),
    "date": (
        *("publish_date", "pub_date", "date", "published", "pubdate", "release_date", "release_time"),
        *(
            "publish_time",
            "publication_date",
            "issue_date",
            "issued_date",
            "发布日期",
            "发布时间",
            "日期",
            "时间",
        ),
        *("发文日期", "发文时间", "成文日期", "印发日期", "公布日期", "颁布日期", "出台时间", "发表时间"),
    ),
    "province": ("province", "prov", "province_name", "省份", "省", "省级", "所属省份", "所在省"),
    "city": ("city", "prefecture", "city_name", "城市", "地级市", "市", "地市", "市州", "所属城市", "所在市"),
    "county": ("county", "district", "county_name", "区县", "县", "县区", "区/县", "县市区", "所在县"),
    "region": (
        *(
            "region",
            "area",
            "location",
            "place",
            "地区",
            "区域",
            "行政区",
            "行政区划",
            "地方",
            "所属地区",
            "省市",
        ),
        *("地域", "辖区", "地名"),
    ),
    "kind": (
        "kind",
        "type",
        "category",
        "document_type",
        "policy_type",
        "类型",
        "类别",
        "文种",
        "体裁",
        "文件类型",
    ),
    "speaker": ("speaker", "author", "报告人", "作者"),
    "issuer": (
        *("issuer", "agency", "department", "release_department", "issuing_department", "issuing_authority"),
        *(
            "publisher",
            "发文机关",
            "发布机构",
            "发布单位",
            "发文单位",
            "制定机关",
            "颁布机关",
            "发布机关",
            "发布部门",
        ),
    ),
    "source": (
        *(
            "source_url",
            "url",
            "link",
            "href",
            "web_address",
            "链接",
            "网址",
            "链接地址",
            "原文链接",
            "网页地址",
        ),
        *("来源链接", "地址", "policy_source", "source", "来源", "信息来源"),
    ),
}
"""What the columns of tables are called, by field; the surest first."""

_PARTS: Mapping[str, tuple[str, ...]] = {
    "text": ("正文", "全文", "full text", "content"),
    "title": ("标题", "题名", "title"),
    "date": ("日期", "发布时间", "date"),
    "source": ("url", "链接", "网址"),
    "year": ("年份", "year"),
}
"""Words in a column's name that tell its field where no column is called exactly so."""

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
    plain = {column: plain_name(column) for column in columns}
    for field, names in _NAMES.items():
        for name in names:
            found = next(
                (column for column in columns if plain[column] == name and column not in mapping), None
            )
            if found is not None:
                mapping[found] = field
                break
    for field, words in _PARTS.items():
        free = [column for column in columns if column not in mapping]
        if field not in mapping.values():
            found = next((one for one in free if any(word in one.lower() for word in words)), None)
            if found is not None and (field != "text" or _typical_length(found, first_rows) >= _LONG):
                mapping[found] = field
    if "text" not in mapping.values() and columns and first_rows:
        lengths = {column: _typical_length(column, first_rows) for column in columns}
        longest = max(columns, key=lengths.__getitem__)
        if lengths[longest] >= _LONG:
            mapping[longest] = "text"
    return mapping


def plain_name(column: str) -> str:
    """Return a column's name as it is looked up: `` Policy Title：`` is ``policy_title``."""
    bare = re.sub(r"[（(【\[].*?[）)】\]]|[*：:\ufeff]", "", column).strip()
    return re.sub(r"[\s\-]+", "_", bare).lower()


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
    plain = {field: plain_name(column) for column, field in guessed.items()}
    sure = known is not None or all(plain.get(field, "") in _NAMES[field] for field in ("text", "title"))
    return TableHead(columns, named, dict(guessed), sure)


def _columns(first: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of the columns, as far as there is anything in the first rows."""
    used = max((place for row in first for place, cell in enumerate(row, start=1) if cell), default=0)
    header = [*first[0], *[""] * used][:used] if first else []
    return tuple(
        name.strip().strip("\ufeff") or f"column {index}" for index, name in enumerate(header, start=1)
    )
