"""Files that are imported by tests, in this process or another one, alike each time."""

from collections.abc import Iterator

from desktop.actions.documents import ImportFile
from tests.actions.factories import source


def files(count: int) -> Iterator[ImportFile]:
    """Yield what imports files, each with a text of its own, in one step of the history."""
    for number in range(count):
        text = f"第{number}篇\n一、工作回顾\n生产总值完成{number}亿元。\n" * 20
        yield ImportFile(source(text, name=f"{number}.txt"), group_id="one")
