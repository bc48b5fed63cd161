"""A name whose ending tells another kind of file than is written is known as such."""

from pathlib import Path

import pytest

from desktop.files.written_endings import contradicts


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("a.html", True),
        ("A.QDPX", True),
        ("a.docx", False),
        ("a.txt", False),
        ("a", False),
        ("2.5 亿元", False),
    ],
)
def test_an_ending_contradicts_what_is_written(name: str, wrong: bool) -> None:
    assert contradicts(Path(name), [".docx"]) is wrong
