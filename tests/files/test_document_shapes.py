"""Documents in the shapes in which sites and crawls have them: their metadata, and none of the site's lines.

The texts of ``fixtures/document_shapes.jsonl`` were written for this, with what is right for each before any
was read: pages as the usual systems of government sites write them, texts under an index, tables of crawls,
reports of every level from 1954 on, documents of the party. ``documents`` has the fields that matter.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.files.pipeline import source_of

SHAPES = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures" / "document_shapes.jsonl").read_text("utf-8").splitlines()
]
SITE_WORDS = (
    *("打印", "责任编辑", "字体", "字号：", "相关信息", "版权所有", "分享", "来源：", "索引号", "http://"),
    *("位访客", "公开方式", "发文机关：", "浏览次数", "<p>", "&nbsp;"),
)


@pytest.mark.parametrize("shape", SHAPES, ids=[one["shape"] for one in SHAPES])
def test_metadata_and_text(shape: dict[str, Any]) -> None:
    data = str(shape["text"]).encode(shape["encoding"])
    drafts = source_of(data, shape["path"], None).drafts
    found = [
        {field: getattr(draft.metadata, field) for field in wanted}
        for draft, wanted in zip(drafts, shape["documents"], strict=True)
    ]
    assert found == shape["documents"]
    assert [(word, draft.part) for draft in drafts for word in SITE_WORDS if word in draft.text] == []


def test_all_levels_and_kinds_of_file_are_there() -> None:
    levels = {document.get("level") for shape in SHAPES for document in shape["documents"]}
    endings = {Path(shape["path"]).suffix for shape in SHAPES}
    assert levels >= {"nation", "province", "city", "county", "town"}
    assert endings >= {".txt", ".html", ".csv", ".jsonl"}
