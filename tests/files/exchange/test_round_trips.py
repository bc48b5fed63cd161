"""What goes both ways comes back as it went, whatever it holds."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.annotations_csv import COLUMNS, read_annotations, write_annotations
from desktop.files.exchange.codebook_read import read_codebook
from desktop.files.exchange.codebook_write import write_codebook_csv, write_codebook_json, write_qdc
from desktop.files.exchange.jsonlines import FIELDS, read_jsonl, write_jsonl
from desktop.files.exchange.records import CodebookEntry
from tests.files.exchange.project_factories import guid

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("'=+-@,\"\r\n\t_用：例"), max_size=12)
XML_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("<&>\"'\r\n\t"),
    max_size=12,
)
NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1)
    .map(lambda name: name.replace("/", "").replace("\ufffe", "").replace("\uffff", ""))
    .filter(bool)
)
WRITERS: dict[str, Callable[[Sequence[CodebookEntry], BinaryIO], object]] = {
    "csv": write_codebook_csv,
    "json": write_codebook_json,
    "qdc": write_qdc,
}


@st.composite
def codebooks(draw: st.DrawFn, words: st.SearchStrategy[str]) -> list[CodebookEntry]:
    """Any codebook that a library can hold, each tag after the one above it."""
    codes: list[CodebookEntry] = []
    seen: set[tuple[str | None, str]] = set()

    def grow(parent: str | None, depth: int) -> None:
        for _ in range(draw(st.integers(int(not codes), 2))):
            name = draw(NAMES)
            if (parent, name) in seen:
                continue
            seen.add((parent, name))
            about, use_when, not_when, examples = (draw(words) for _ in range(4))
            key = draw(st.sampled_from(["", *"0123456789"]))
            said = (about, use_when, not_when, examples, key, draw(st.booleans()))
            codes.append(CodebookEntry(guid(len(codes)), name, parent, "#123abc", *said))
            if depth < 3:
                grow(codes[-1].id, depth + 1)

    grow(None, 1)
    return codes


@pytest.mark.parametrize("ending", ["csv", "json"])
@given(data=st.data())
def test_a_codebook_comes_back(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    codes = data.draw(codebooks(TEXTS))
    path = tmp_path_factory.mktemp("codes") / f"码本.{ending}"
    with path.open("wb") as out:
        WRITERS[ending](codes, out)
    assert read_codebook(path) == codes


@given(codes=codebooks(XML_TEXTS))
def test_a_codebook_comes_back_from_refi_with_all_that_it_can_say(
    tmp_path_factory: pytest.TempPathFactory, codes: list[CodebookEntry]
) -> None:
    path: Path = tmp_path_factory.mktemp("codes") / "码本.qdc"
    with path.open("wb") as out:
        write_qdc(codes, out)

    def said(code: CodebookEntry) -> tuple[str | None, ...]:
        return code.id, code.name, code.parent_id, code.color, code.told()

    assert [said(code) for code in read_codebook(path)] == [said(code) for code in codes]


@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, TEXTS)), max_size=3))
def test_rows_of_annotations_come_back_from_a_csv(rows: list[dict[str, str]]) -> None:
    out = io.BytesIO()
    write_annotations(rows, out)
    assert list(read_annotations(io.BytesIO(out.getvalue()))) == rows
    again = io.BytesIO()
    write_annotations(rows, again)
    assert again.getvalue() == out.getvalue()


@given(
    rows=st.lists(
        st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS | st.integers(0, 10**9) | st.none())), max_size=3
    )
)
def test_rows_of_annotations_come_back_from_json_lines(rows: list[dict[str, object]]) -> None:
    out = io.BytesIO()
    write_jsonl(rows, out)
    assert list(read_jsonl(io.BytesIO(out.getvalue()))) == rows
