"""What tests of libraries are made from: sources without a file, documents, and a look at all rows."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from db.ids import now
from db.row_changes import RECORDED
from desktop.actions.action import Action
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.metadata import Metadata

TEXT = (
    "政府工作报告\n一、工作回顾\n招商引资成效显著，𠮷祥如意，生产总值完成一百亿元。\n"
    "二、工作安排\n生产总值增长百分之六。\n"
)


def source(*texts: str, name: str = "报告.txt", title: str = "某县2024年政府工作报告") -> SourceFile:
    """Return a file with a document for each text."""
    data = "\n\n".join(texts).encode()
    drafts = []
    for part, text in enumerate(texts):
        metadata = Metadata(title=title, kind="report", region="某县", year=2024, inferred=("year",))
        drafts.append(Draft(text, metadata, f"/somewhere/{name}", part, 0, len(text)))
    return SourceFile(f"/somewhere/{name}", data, "utf-8", False, tuple(drafts))


def wait_for_next_moment() -> None:
    """Wait until the clock of the rows has gone on: of two at one place the older comes first."""
    moment = now()
    while now() == moment:
        sleep(0.0002)


def imported(library: Library, text: str = TEXT) -> str:
    """Import a text and give the document's id."""
    action = ImportFile(source(text))
    action_result = library.perform(action).value
    return action_result.outcomes[0].id


def tagged(library: Library, path: str = "产业/煤炭") -> str:
    """Make a path of tags and give the last one's id."""
    action = AddTagPath(path)
    action_result = library.perform(action).value
    return action_result[-1]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row that actions may change, read beside the library."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in RECORDED}


def steps(path: Path) -> list[tuple[str, str]]:
    """Return name and state of all actions, the first one first."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return list(connection.execute("SELECT name, state FROM action ORDER BY number"))


def refusal(library: Library, action: Action[object]) -> LibraryError:
    """Return why an action is refused, having seen that it wrote nothing."""
    before = rows(library.path), steps(library.path)
    with pytest.raises(LibraryError) as raised:
        library.perform(action)
    assert (rows(library.path), steps(library.path)) == before
    return raised.value


def label_args(library: Library) -> dict[str, str]:
    """Return what is told of the last step."""
    step = library.undoable()
    assert step is not None
    return step.label_args
