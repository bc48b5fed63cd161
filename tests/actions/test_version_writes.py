"""What another text of a document moves along, and what it leaves to be placed."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from db.errors import BadRange, BadValue, LibraryError, NotFound
from db.store import Store
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.versions import AcceptRepair, AcceptRepairs, NewVersion
from tests.actions.factories import source
from tests.db.filled import TEXTS, filled_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    """What 甲 does in it is taken back."""
    with pytest.raises(KeyboardInterrupt), store.unit_of_work("甲") as opened:
        yield opened
        raise KeyboardInterrupt


def place(work: UnitOfWork, table: str, key: str) -> tuple[Any, ...]:
    """Return the state of an annotation or a correction, and its words where they are."""
    row = work.row(table, key)
    found = work.row("passage", row["passage_id"])
    return row["state"], found["start"], found["end"], found["quote"], found["moved_from"]


def current(work: UnitOfWork, document: str) -> dict[str, Any]:
    return work.row("document_version", work.document(document)["version_id"])


def test_what_stands_on_a_text_moves_along(work: UnitOfWork) -> None:
    text = f"新的。{TEXTS['v1']}"
    NewVersion("d1", source(text)).do(work)
    version = current(work, "d1")
    assert (version["text"], version["number"], version["reason"]) == (text, 2, "re-import")
    assert version["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert place(work, "annotation", "a1") == ("placed", 3, 5, "甲县", "p1")
    assert place(work, "annotation", "a2") == ("placed", 3, 5, "甲县", "p1")
    assert place(work, "annotation", "a3") == ("placed", 13, 17, "生产总值", "p2")
    assert place(work, "figure_correction", "c2") == ("placed", 13, 17, "生产总值", "p2")
    assert [work.row("bookmark", key)["position"] for key in ("b1", "b2", "b3")] == [6, 12, 0]
    assert work.label_args == {"document": "甲县报告", "moved": "5", "review": "0"}


def test_what_has_no_certain_place_waits_for_one(work: UnitOfWork) -> None:
    NewVersion("d1", source("全然不同。生产总值一百亿元。"), reason="cleaning").do(work)
    assert current(work, "d1")["reason"] == "cleaning"
    assert place(work, "annotation", "a1") == ("review", 0, 2, "甲县", None)
    assert place(work, "annotation", "a3") == ("placed", 5, 9, "生产总值", "p2")
    assert place(work, "figure_correction", "c1")[0] == "review"
    assert work.label_args == {"document": "甲县报告", "moved": "2", "review": "3"}


def test_what_waited_is_placed_where_its_words_are_again(work: UnitOfWork) -> None:
    NewVersion("d2", source(f"{TEXTS['v2a']}又一句。")).do(work)
    assert place(work, "annotation", "a4") == ("placed", 5, 9, "生产总值", "p3")
    assert place(work, "annotation", "a5") == ("review", 5, 7, "粮食", "p3")
    assert place(work, "annotation", "a7") == ("lost", 0, 2, "乙县", None)
    assert place(work, "figure_correction", "c3")[0] == "review"
    assert place(work, "figure_correction", "c4") == ("lost", 0, 2, "乙县", None)
    assert work.label_args == {"document": "乙县报告", "moved": "1", "review": "2"}


def test_verdicts_move_with_their_words_and_stay_without_them(work: UnitOfWork) -> None:
    work.update("suggestion_verdict", "e1", start=10, end=14, quote="生产总值")
    work.update("suggestion_verdict", "e2", start=0, end=2, quote="甲县")
    NewVersion("d1", source("全然不同。生产总值一百亿元。")).do(work)
    told = {key: work.row("suggestion_verdict", key) for key in ("e1", "e2")}
    assert [told["e1"][name] for name in ("start", "end", "quote")] == [5, 9, "生产总值"]
    assert [told["e2"][name] for name in ("start", "end", "quote")] == [0, 2, "甲县"]


def test_the_same_text_is_no_other_version_and_one_that_was_there_is_taken_again(work: UnitOfWork) -> None:
    NewVersion("d1", source(TEXTS["v1"])).do(work)
    assert list(work.row_changes) == []
    assert current(work, "d1")["id"] == "v1"
    NewVersion("d1", source("第二稿。")).do(work)
    second = current(work, "d1")
    NewVersion("d1", source("第三稿。")).do(work)
    assert current(work, "d1")["number"] == 3
    NewVersion("d1", source("第二稿。")).do(work)
    assert current(work, "d1") == second


def test_the_part_of_a_file_that_is_asked_for_is_the_new_text(work: UnitOfWork) -> None:
    NewVersion("d1", source("第一篇", "第二篇"), part=1).do(work)
    assert current(work, "d1")["text"] == "第二篇"


def test_repairs_keep_the_ends_of_what_holds_them(work: UnitOfWork) -> None:
    AcceptRepairs("d1", [(12, 13, "产总"), (3, 4, "零")]).do(work)
    version = current(work, "d1")
    assert version["text"] == "甲县二零二二年报告。生产产总值一百亿元。"
    assert (version["reason"], version["source_file_id"], version["encoding"]) == ("repair", "s1", "gb18030")
    assert (version["source_start"], version["source_end"]) == (10, 30)
    assert place(work, "annotation", "a1") == ("placed", 0, 2, "甲县", "p1")
    assert place(work, "annotation", "a3") == ("placed", 10, 15, "生产产总值", "p2")
    assert [work.row("bookmark", key)["position"] for key in ("b1", "b2")] == [3, 9]
    assert work.label_args == {"quote": "产总 零", "document": "甲县报告", "moved": "5", "review": "0"}


def test_one_repair_is_told_with_its_reading(work: UnitOfWork) -> None:
    AcceptRepair("d1", 3, 4, "零").do(work)
    assert current(work, "d1")["text"] == "甲县二零二二年报告。生产总值一百亿元。"
    assert work.label_args["quote"] == "零"


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (NewVersion("d3", source("新")), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (NewVersion("d1", source("新"), 1), BadValue, "no-such-part", {"field": "part", "value": 1}),
        (NewVersion("d1", source("新"), -1), BadValue, "no-such-part", {"field": "part", "value": -1}),
        (AcceptRepair("d1", 3, 3, "x"), BadRange, "bad-range", {"start": 3, "end": 3, "length": 19}),
        (AcceptRepair("d1", 3, 20, "x"), BadRange, "bad-range", {"start": 3, "end": 20, "length": 19}),
        (AcceptRepair("d1", -1, 2, "x"), BadRange, "bad-range", {"start": -1, "end": 2, "length": 19}),
        (
            AcceptRepairs("d1", [(0, 3, "x"), (2, 4, "y")]),
            BadRange,
            "bad-range",
            {"start": 2, "end": 4, "length": 19},
        ),
    ],
)
def test_what_a_version_can_not_be_is_refused(
    work: UnitOfWork, action: Action[None], kind: type, reason: str, details: dict[str, object]
) -> None:
    with pytest.raises(LibraryError) as raised:
        action.do(work)
    assert (type(raised.value), raised.value.reason, raised.value.details) == (kind, reason, details)
    assert list(work.row_changes) == []
