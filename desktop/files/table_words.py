"""Table words: Chinese names of the columns, sheets and values of exported tables, to write and to read back.

Names in English are the format of the tables; scripts rely on them, so that Chinese is written only where a
user asks for it. A table is read in either language: a Chinese name stands for one of the columns that belong
to it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

COLUMN_NAMES: Mapping[str, str] = {
    "annotation_id": "批注编号",
    "document_id": "文档编号",
    "id": "文档编号",
    "document": "文档",
    "title": "标题",
    "kind": "类型",
    "region": "地区",
    "province": "省份",
    "city": "地市",
    "county": "区县",
    "level": "层级",
    "year": "年份",
    "date": "日期",
    "session": "会议届次",
    "speaker": "报告人",
    "script": "简繁",
    "characters": "字数",
    "annotations": "批注数",
    "damage": "残损处数",
    "source": "来源文件",
    "source_url": "来源网址",
    "groups": "分组",
    "section": "章节",
    "part": "部分",
    "tag_id": "标签编号",
    "parent_id": "上级标签编号",
    "tag": "标签",
    "tag_path": "标签路径",
    "color": "颜色",
    "description": "说明",
    "use_when": "适用情形",
    "not_when": "不适用情形",
    "examples": "示例",
    "shortcut": "数字键",
    "archived": "已归档",
    "quote": "原文",
    "note": "备注",
    "annotator": "批注者",
    "start": "起始位置",
    "end": "结束位置",
    "prefix": "前文",
    "suffix": "后文",
    "created": "创建时间",
    "modified": "修改时间",
    "state": "定位状态",
    "version": "文本版本",
    "sentence": "所在句",
    "text": "数据原文",
    "value": "数值",
    "unit": "单位",
    "norm_value": "换算数值",
    "norm_unit": "换算单位",
    "qualifier": "限定词",
    "direction": "变化方向",
    "indicator": "指标",
    "status": "完成状态",
    "period": "时期",
    "doubt": "疑问",
    "correction": "更正",
}
"""The Chinese name of each column."""

_FORMER_NAMES: Mapping[str, str] = {"字体": "script"}
"""Columns by the Chinese names that they had in tables of earlier versions."""

SHEET_NAMES: Mapping[str, str] = {
    "annotations": "批注",
    "codebook": "标签体系",
    "documents": "文档",
    "figures": "数据",
}
"""The Chinese name of each sheet of a workbook."""

DOCUMENT_KINDS = {
    "report": "政府工作报告",
    "party-report": "党代会报告",
    "resolution": "决议、决定",
    "plan": "规划、纲要",
    "opinion": "意见",
    "communique": "公报",
    "investment": "招商资讯",
    "notice": "通知",
    "other": "其他",
}
FIGURE_KINDS = {
    "quantity": "数量",
    "percent": "百分比",
    "change": "增减幅度",
    "rank": "位次",
    "ratio": "比例",
    "range": "区间",
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": {**DOCUMENT_KINDS, **FIGURE_KINDS},
    "level": {"nation": "国家级", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇级"},
    "part": {"review": "工作回顾", "plan": "工作安排", "other": "其他"},
    "script": {"hans": "简体", "hant": "繁体"},
    "state": {"placed": "已定位", "review": "待重新定位", "lost": "定位失败"},
    "status": {"achieved": "已完成", "target": "目标", "other": "其他"},
    "direction": {"up": "增", "down": "减", "improve": "改善"},
    "correction": {"confirmed": "已确认", "corrected": "已更正"},
}
"""The Chinese for each value of a column that has names for values."""

_ENGLISH_VALUES = {name: {chinese: key for key, chinese in words.items()} for name, words in VALUES.items()}


def column_name(name: str) -> str:
    """Return the Chinese name of a column; a user's own column keeps its name."""
    return COLUMN_NAMES.get(name, name)


def value_name(column: str, value: object) -> object:
    """Return the Chinese for a value; what has no name of its own stays as it is."""
    words = VALUES.get(column)
    return words.get(value, value) if words is not None and isinstance(value, str) else value


def chinese_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the header and the cells of a table in Chinese."""
    header = [column_name(name) for name in columns]
    return header, ([value_name(name, row.get(name)) for name in columns] for row in rows)


def english_columns(found: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return the names of a table's columns in English, those that are Chinese names of known columns.

    Args:
        found: The names in the table.
        known: The columns that such a table has; another's Chinese name is a user's own column here.
    """
    names = {COLUMN_NAMES[name]: name for name in known if name in COLUMN_NAMES}
    taken = set(found)
    for former, name in _FORMER_NAMES.items():
        if names.get(COLUMN_NAMES[name]) == name and COLUMN_NAMES[name] not in taken:
            names[former] = name
    columns = []
    for name in found:
        english = names.get(name, name)
        if english != name and english in taken:
            english = name  # the English column is there as well, or the Chinese one twice
        taken.add(english)
        columns.append(english)
    return columns


def english_reader(
    found: Sequence[str], known: Iterable[str]
) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """Return what turns a row of a table into one with English names and values; arguments as above."""
    english = dict(zip(found, english_columns(found, known), strict=True))

    def read(row: Mapping[str, str]) -> dict[str, str]:
        cells = {}
        for name, cell in row.items():
            column = english.get(name, name)
            words = _ENGLISH_VALUES.get(column) if column != name else None
            cells[column] = words.get(cell, cell) if words else cell
        return cells

    return read
