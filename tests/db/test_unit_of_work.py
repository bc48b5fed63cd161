"""The unit of work: rows read and written, who does it, and what is recorded of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.change_log import ChangeLog
from db.errors import NotFound
from db.row_changes import RowChange
from db.store import Store
from db.unit_of_work import UnitOfWork
from db.upgrade import create, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    create(tmp_path / "l.piyue")
    opened = open_store(tmp_path / "l.piyue", 1.0)
    yield opened
    opened.close()


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    with store.unit_of_work("甲") as opened:
        yield opened


def tag(key: str, name: str = "x") -> dict[str, object]:
    return {"id": key, "parent_id": None, "name": name, "position": 0, "color": "#111111", "archived": 0}


def test_rows_are_given_in_the_order_asked_for_each_once(work: UnitOfWork) -> None:
    work.insert("tag", *(tag(key, key) for key in "abc"))
    assert list(work.rows("tag", ["c", "a", "c"])) == ["c", "a"]
    assert list(work.rows("tag", [])) == []
    assert work.rows("tag", ["b", "b"])["b"]["name"] == "b"
    assert work.existing_rows("tag", ["x", "b"]).keys() == {"b"}
    assert work.existing_rows("tag", ["x"]) == work.existing_rows("tag", []) == {}
    assert work.row("tag", "a")["name"] == "a"
    for keys in (["x"], ["a", "b", "x"]):
        with pytest.raises(NotFound) as raised:
            work.rows("tag", keys)
        assert (raised.value.reason, raised.value.details) == ("unknown", {"what": "tag", "id": "x"})
    with pytest.raises(NotFound) as raised:
        work.row("own_word", "x")
    assert (raised.value.reason, raised.value.details) == ("unknown", {"what": "own-word", "id": "x"})
    with pytest.raises(NotFound) as raised:
        work.rows("figure_correction", ["x", "y"])
    assert raised.value.details == {"what": "figure-correction", "id": "x"}
    with pytest.raises(NotFound) as raised:
        work.document("x")
    assert raised.value.details == {"what": "document", "id": "x"}


def test_only_what_changes_is_written_and_recorded(work: UnitOfWork) -> None:
    work.insert("tag", tag("a", "一"), {**tag("b", "二"), "position": 5})
    work.row_changes = ChangeLog()
    work.update("tag", "a", "b", position=0, color="#111111")
    assert list(work.row_changes) == [RowChange("tag", "b", {"position": 5}, {"position": 0})]
    work.update("tag", "a", name="一")
    work.change("tag", {})
    assert len(work.row_changes) == 1
    work.change("tag", {"a": {"name": "三", "position": 4}, "b": {"color": "#222222"}})
    assert list(work.row_changes)[1:] == [
        RowChange("tag", "a", {"name": "一", "position": 0}, {"name": "三", "position": 4}),
        RowChange("tag", "b", {"color": "#111111"}, {"color": "#222222"}),
    ]
    held = {key: (row["name"], row["position"], row["color"]) for key, row in work.rows("tag", "ab").items()}
    assert held == {"a": ("三", 4, "#111111"), "b": ("二", 0, "#222222")}
    whole = work.row("tag", "b")
    work.delete("tag", "b")
    assert list(work.row_changes)[3:] == [RowChange("tag", "b", whole, None)]
    assert work.existing_rows("tag", ["a", "b"]).keys() == {"a"}
    assert repr(work) == f"<Work on {work.path}: 4 rows>"


def test_a_row_is_new_only_where_it_was_inserted(work: UnitOfWork) -> None:
    work.insert("tag", tag("a"))
    assert work.has_inserted("tag", "a")
    assert not work.has_inserted("tag", "b")
    assert not work.has_inserted("passage", "a")
    work.row_changes = ChangeLog()
    work.update("tag", "a", name="y")
    assert not work.has_inserted("tag", "a")


def test_rows_are_written_some_hundreds_at_a_time_and_told(work: UnitOfWork) -> None:
    told: list[tuple[int, int]] = []
    work.on_progress = lambda done, total: told.append((done, total))
    work.insert("tag", *(tag(str(number), str(number)) for number in range(1001)))
    assert told == [(500, 0), (1000, 0), (1001, 0)]
    keys = [str(number) for number in range(1001)]
    assert list(work.rows("tag", keys)) == keys
    work.expected = 2002
    work.update("tag", *keys, position=1)
    assert told[3:] == [(1501, 2002), (2001, 2002), (2002, 2002)]
    assert work.child("乙").on_progress is work.on_progress


def test_annotators_are_made_at_the_first_need(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        own = work.annotator_id
        assert work.annotator_id == work.annotator_id_of("甲") == own
        assert work.annotator_id_of("乙", "u") == "u"
        assert work.annotator_id_of("乙", "v") == "u"
        assert work.annotator_id_of("丙", "u") not in ("u", own)
        assert work.child("乙").annotator_id == "u"
        assert list(work.row_changes) == []
    with store.unit_of_work("乙") as work:
        assert work.annotator_id == "u"
        assert work.annotator_id_of("甲", "w") == own
        assert work.row("annotator", "u")["name"] == "乙"


def test_a_child_has_rows_and_words_of_its_own(work: UnitOfWork) -> None:
    work.insert("tag", tag("a"))
    work.set_label_args(tag="一", count="1")
    work.set_label_args(count="2")
    child = work.child("乙")
    assert (child.annotator, list(child.row_changes), child.label_args) == ("乙", [], {})
    assert (child.path, child.connection, child.expected) == (work.path, work.connection, 0)
    assert work.label_args == {"tag": "一", "count": "2"}
    assert child.row("tag", "a")["name"] == "x"


def test_what_is_touched_is_put_together_again_after_a_write(work: UnitOfWork) -> None:
    assert work.summary().tags == frozenset()
    work.insert("tag", tag("a"))
    first = work.summary()
    assert first.tags == {"a"}
    assert work.summary() is first
    work.insert("tag", tag("b", "y"))
    assert work.summary().tags == {"a", "b"}


def test_a_row_of_no_step_takes_the_place_of_the_one_before(work: UnitOfWork) -> None:
    for value in ("1", "2"):
        work.upsert_unrecorded("library_setting", key="k", value=value)
    work.upsert_unrecorded("library_setting", key="l", value="3")
    found = dict(map(tuple, work.connection.exec_driver_sql("SELECT key, value FROM library_setting")))
    assert (found["k"], found["l"]) == ("2", "3")
    work.insert_unrecorded("tag")
    work.insert_unrecorded("tag", tag("a"))
    assert list(work.row_changes) == []
    told: list[int] = []
    work.on_progress = lambda done, _: told.append(done)
    work.record_written([RowChange("tag", "a", None, tag("a"))])
    assert (len(work.row_changes), told) == (1, [1])


def test_texts_that_were_read_lately_are_kept_and_an_unknown_one_is_named(store: Store) -> None:
    with pytest.raises(NotFound) as raised:
        store.text("x")
    assert (raised.value.reason, raised.value.details) == ("unknown", {"what": "version", "id": "x"})
