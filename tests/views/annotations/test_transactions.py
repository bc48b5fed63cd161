"""What a tag key costs: transactions counted in the real window, from the key to the repaint."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle

MAX_READS = 2
"""Read transactions that a tag key may take, those of the window's other parts included."""


@contextmanager
def _transactions() -> Iterator[Counter[str]]:
    counted: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("BEGIN"):
            counted["write" if "IMMEDIATE" in statement else "read"] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield counted
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_tag_key_costs_one_write_and_at_most_two_reads(two: MainWindow) -> None:
    two.session.perform(AddTag("就业", shortcut="1"))
    two.reader.setFocus()
    assert two.document.contents is not None
    settle(two)
    for words in ("签约项目", "城镇新增就业"):  # the first opens what is opened once
        start = two.document.contents.text.index(words)
        two.reader.select(start, start + len(words))
        settle(two)
        with _transactions() as counted:
            QTest.keyClick(two.reader, Qt.Key.Key_1)
            QApplication.processEvents()
        assert words in [row.quote for row in two.session.library.queries.annotations()]
    assert counted["write"] == 1
    assert counted["read"] <= MAX_READS, counted
