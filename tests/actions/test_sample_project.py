"""The sample project: every quote is where and by whom it is said to be."""

from importlib.resources import files
from pathlib import Path

import pytest

from desktop.actions.errors import ExistingFile
from desktop.actions.sample_project import annotation_rows, create_sample_project
from desktop.actions.samples import samples


def test_the_project_holds_what_its_tables_say(tmp_path: Path) -> None:
    with create_sample_project(tmp_path / "p.piyue", "丙") as library:
        assert len(library.queries.documents()) == 2
        assert {"承诺", "承诺/量化", "结果/达到目标", "问题"} <= {tag.path for tag in library.queries.tags()}
        assert all(tag.description for tag in library.queries.tags())
        found = [one for row in library.queries.documents() for one in library.queries.annotations(row.id)]
        assert {one.annotator for one in found} == {"教师", "学生"}
        assert sorted((one.quote, one.note) for one in found) == sorted(
            (row["quote"], row["note"]) for row in annotation_rows()
        )


def test_a_quote_stands_in_its_report_once() -> None:
    texts = {name: data.decode() for name, data in samples()}
    for row in annotation_rows():
        (text,) = [text for name, text in texts.items() if name.startswith(row["report"])]
        assert text.count(row["quote"]) == 1, row


def test_its_tables_are_described() -> None:
    readme = (files("resources") / "teaching" / "README.md").read_text(encoding="utf-8")
    assert all(f"| {column} |" in readme for column in annotation_rows()[0])


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "p.piyue"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ExistingFile):
        create_sample_project(path)
    assert path.read_text(encoding="utf-8") == "mine"
