"""What actions write: the rows of each, before and after, and what names its step."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.errors import BadRange, BadValue, EditConflict, LibraryError, NotFound
from db.row_changes import RowChange
from db.store import Store
from db.unit_of_work import UnitOfWork
from desktop.actions import (
    annotate,
    attributes,
    codebook,
    dictionaries,
    document_groups,
    documents,
    saved_queries,
    suggestions,
    user_data,
)
from desktop.actions.action import Action
from desktop.actions.rule_names import rule_for
from desktop.actions.tag_values import PALETTE
from desktop.text.dictionary import Dictionary, DictionaryWord
from tests.db.filled import AT, TEXTS, filled_store

NOW = "2024-06-01T09:00:00+00:00"
MADE = {"created": NOW}
BOTH = {"created": NOW, "modified": NOW}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    """What 甲 does in it is taken back."""
    with pytest.raises(KeyboardInterrupt), store.unit_of_work("甲") as opened:
        opened.now = NOW
        yield opened
        raise KeyboardInterrupt


def edit(table: str, key: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[Any, ...]:
    return table, key, before, after


def made(table: str, **values: Any) -> tuple[Any, ...]:
    """Return a new row as `written` tells it: without an id that is a new one of its own."""
    return table, values.pop("id", "new"), None, values


def gone(table: str, key: str) -> tuple[Any, ...]:
    return table, key, "deleted"


def written(work: UnitOfWork, action: Action[Any], *known: str) -> tuple[Any, list[tuple[Any, ...]]]:
    """Return the value of an action, and its row changes; ids that are not among the known are ``new``."""
    value = action.do(work)
    return value, [_told(change, known) for change in work.row_changes]


def _told(change: RowChange, known: tuple[str, ...]) -> tuple[Any, ...]:
    if change.after is None:
        return change.table, change.key, "deleted"
    if change.before is not None:
        return change.table, change.key, change.before, change.after
    values = {name: value for name, value in change.after.items() if name != "id"}
    return change.table, change.key if change.key in known else "new", None, values


def passage(version: str, start: int, end: int, moved_from: str | None = None) -> dict[str, Any]:
    text = TEXTS[version]
    row = {"version_id": version, "moved_from": moved_from, "start": start, "end": end}
    return {**row, "quote": text[start:end], "prefix": text[:start], "suffix": text[end:]}


def refused(work: UnitOfWork, action: Action[Any]) -> tuple[type[LibraryError], str, dict[str, object]]:
    """Return why an action is refused, and that it has written nothing."""
    with pytest.raises(LibraryError) as raised:
        action.do(work)
    assert list(work.row_changes) == []
    assert raised.value.path == work.path
    return type(raised.value), raised.value.reason, raised.value.details


D1 = {"document": "甲县报告"}


# Annotations


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        ("字" * 24, "字" * 24),
        ("字" * 25, "字" * 23 + "…"),
        (" 一\n二　三 ", "一 二 三"),
        ("", ""),
    ],
)
def test_a_quote_is_told_on_one_line(quote: str, short: str) -> None:
    assert annotate.short_quote(quote) == short


def test_an_annotation_is_made_with_its_passage(work: UnitOfWork) -> None:
    value, changes = written(work, annotate.AddAnnotation("d1", 2, 4, "t2", "注", id="a"), "a")
    (one, other) = changes
    assert value == "a"
    assert one == ("passage", "new", None, passage("v1", 2, 4))
    passage_id = next(iter(work.row_changes)).key
    row = {"document_id": "d1", "passage_id": passage_id, "tag_id": "t2", "annotator_id": "u1", "note": "注"}
    assert other == ("annotation", "a", None, {**row, "state": "placed", **BOTH})
    assert work.label_args == {"tag": "煤炭", "quote": "二〇", **D1}


@pytest.mark.parametrize(
    ("start", "end", "tag", "note", "key", "after"),
    [
        (0, 2, "t1", "", "a1", {}),
        (0, 2, "t1", "一", "a1", {}),
        (0, 2, "t1", "二", "a1", {"note": "一\n二"}),
        (10, 14, "", "注", "a3", {}),
        (10, 14, "", "再", "a3", {"note": "注\n再"}),
        (10, 14, "t1", "", "a3", {"tag_id": "t1"}),
        (10, 14, "t1", "再", "a3", {"tag_id": "t1", "note": "注\n再"}),
    ],
)
def test_the_same_words_have_a_tag_once_of_an_annotator(
    work: UnitOfWork, start: int, end: int, tag: str, note: str, key: str, after: dict[str, Any]
) -> None:
    value, changes = written(work, annotate.AddAnnotation("d1", start, end, tag, note))
    assert value == key
    wanted = [("annotation", key, {**after, "modified": NOW})] if after else []
    assert [(table, row, changed) for table, row, _, changed in changes] == wanted


def test_another_tag_or_none_or_another_annotator_is_another_annotation(work: UnitOfWork) -> None:
    for number, (who, tag) in enumerate((("甲", "t3"), ("甲", ""), ("乙", "t1"))):
        one = work.child(who)
        value, changes = written(one, annotate.AddAnnotation("d1", 0, 2, tag, id=str(number)))
        ((table, _, before, after),) = changes
        assert (value, table, before) == (str(number), "annotation", None)
        assert (after["passage_id"], after["tag_id"]) == ("p1", tag or None)
        assert after["annotator_id"] == one.annotator_id
        assert one.label_args["tag"] == {"t3": "交通", "": "", "t1": "产业"}[tag]


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (annotate.AddAnnotation("d3", 0, 1), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (annotate.AddAnnotation("d1", 0, 1, "x"), NotFound, "unknown", {"what": "tag", "id": "x"}),
        (annotate.AddAnnotation("d1", 3, 3), BadRange, "bad-range", {"start": 3, "end": 3, "length": 19}),
        (annotate.AddAnnotation("d1", 3, 20), BadRange, "bad-range", {"start": 3, "end": 20, "length": 19}),
        (annotate.AddAnnotation("d1", -1, 2), BadRange, "bad-range", {"start": -1, "end": 2, "length": 19}),
        (annotate.ChangeSpan("a6", 0, 1), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (annotate.ChangeSpan("x", 0, 1), NotFound, "unknown", {"what": "annotation", "id": "x"}),
        (
            annotate.SetNote("a1", "新", "二"),
            EditConflict,
            "conflict",
            {"what": "note", "id": "a1", "found": "一"},
        ),
        (annotate.Retag(["a1"], "x"), NotFound, "unknown", {"what": "tag", "id": "x"}),
        (annotate.Retag(["a1", "x"], "t1"), NotFound, "unknown", {"what": "annotation", "id": "x"}),
        (annotate.DeleteAnnotations(["x"]), NotFound, "unknown", {"what": "annotation", "id": "x"}),
        (
            annotate.KeepAsLost(["a4", "a5"]),
            EditConflict,
            "conflict",
            {"what": "state", "id": "a5", "found": "placed"},
        ),
    ],
)
def test_what_an_annotation_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


def test_a_span_is_changed_and_what_nothing_stands_on_goes(work: UnitOfWork) -> None:
    _, changes = written(work, annotate.ChangeSpan("a7", 2, 4))
    new = next(iter(work.row_changes)).key
    assert changes == [
        ("passage", "new", None, passage("v2b", 2, 4)),
        edit(
            *("annotation", "a7", {"passage_id": "p6", "state": "lost", "modified": AT.format(2)}),
            {"passage_id": new, "state": "placed", "modified": NOW},
        ),
        gone("passage", "p6"),
    ]
    assert work.label_args == {"tag": "煤炭", "quote": "新稿"}


def test_a_span_of_an_older_text_is_continued_by_the_new_one_and_kept(work: UnitOfWork) -> None:
    _, changes = written(work, annotate.ChangeSpan("a4", 2, 4))
    assert changes[0] == ("passage", "new", None, passage("v2b", 2, 4, "p3"))
    assert [change[:2] for change in changes[1:]] == [("annotation", "a4")]
    assert changes[1][3]["state"] == "placed"


def test_a_span_that_is_the_same_or_shared_leaves_its_passage(work: UnitOfWork) -> None:
    assert written(work, annotate.ChangeSpan("a1", 0, 2)) == (None, [])
    _, changes = written(work, annotate.ChangeSpan("a1", 10, 14))
    before = {"passage_id": "p1", "modified": AT.format(5)}
    assert changes == [edit("annotation", "a1", before, {"passage_id": "p2", "modified": NOW})]
    assert work.label_args == {"tag": "产业", "quote": "生产总值"}


def test_a_note_is_written_where_it_is_as_it_was_seen(work: UnitOfWork) -> None:
    assert written(work, annotate.SetNote("a1", "一", "一")) == (None, [])
    action = annotate.SetNote("a3", "新", "注")
    assert action.merge_key() == "note a3"
    before = {"note": "注", "modified": AT.format(2)}
    assert written(work, action)[1] == [edit("annotation", "a3", before, {"note": "新", "modified": NOW})]
    assert work.label_args == {"tag": "", "quote": "生产总值"}
    assert len(written(work, annotate.SetNote("a3", ""))[1]) == 2


def test_annotations_get_another_tag(work: UnitOfWork) -> None:
    _, changes = written(work, annotate.Retag(["a1", "a2", "a3"], "t2"))
    assert [(key, after) for _, key, _, after in changes] == [
        ("a1", {"tag_id": "t2", "modified": NOW}),
        ("a3", {"tag_id": "t2", "modified": NOW}),
    ]
    assert work.label_args == {"tag": "煤炭", "count": "3"}
    assert len(written(work, annotate.Retag(["a1"], ""))[1]) == 3
    assert work.label_args == {"tag": "", "count": "1", "quote": "甲县"}


def test_annotations_are_deleted_with_passages_that_nothing_stands_on(work: UnitOfWork) -> None:
    _, changes = written(work, annotate.DeleteAnnotations(["a7"]))
    assert changes == [gone("annotation", "a7"), gone("passage", "p6")]
    assert work.label_args == {"tag": "煤炭", "quote": "乙县", "count": "1"}
    _, changes = written(work, annotate.DeleteAnnotations(["a1", "a3", "a1"]))
    assert changes[2:] == [gone("annotation", "a1"), gone("annotation", "a3")]
    assert work.label_args["count"] == "2"


def test_annotations_that_have_no_place_are_kept_as_lost(work: UnitOfWork) -> None:
    _, changes = written(work, annotate.KeepAsLost(["a4"]))
    before = {"state": "review", "modified": AT.format(2)}
    assert changes == [edit("annotation", "a4", before, {"state": "lost", "modified": NOW})]
    assert work.label_args == {"count": "1"}


# The codebook


TAG: dict[str, Any] = {"description": "", "use_when": "", "not_when": "", "examples": ""}


@pytest.mark.parametrize(
    ("action", "row"),
    [
        (codebook.AddTag("新"), {"parent_id": None, "name": "新", "position": 2, "color": PALETTE[0]}),
        (
            codebook.AddTag(" 新 ", "t1"),
            {"parent_id": "t1", "name": "新", "position": 1, "color": PALETTE[0]},
        ),
        (
            codebook.AddTag("新", "t2", "#ABCDEF", "说", None, "用", "不", "例", "wave"),
            {
                "parent_id": "t2",
                "name": "新",
                "position": 0,
                "color": "#abcdef",
                "pattern": "wave",
                "description": "说",
                "use_when": "用",
                "not_when": "不",
                "examples": "例",
            },
        ),
        (
            codebook.AddTag("交通", "t1"),
            {"parent_id": "t1", "name": "交通", "position": 1, "color": PALETTE[0]},
        ),
        (
            codebook.AddTag("新", color="#222222"),
            {"parent_id": None, "name": "新", "position": 2, "color": "#222222"},
        ),
    ],
)
def test_a_tag_is_made(work: UnitOfWork, action: codebook.AddTag, row: dict[str, Any]) -> None:
    _, changes = written(work, action, action.id)
    usual = {**TAG, "shortcut": None, "archived": 0, "pattern": "dots"}
    assert changes == [("tag", action.id, None, {**usual, **row})]
    assert work.label_args == {"tag": row["name"]}


def test_the_missing_part_of_a_path_is_made(work: UnitOfWork) -> None:
    value, changes = written(work, codebook.AddTagPath("产业/ 文旅 /古镇"))
    assert value == ["t1", *(change.key for change in work.row_changes)]
    assert [(row["name"], row["parent_id"], row["position"]) for _, _, _, row in changes] == [
        ("文旅", "t1", 1),
        ("古镇", value[1], 0),
    ]
    assert work.label_args == {"tag": "产业/ 文旅 /古镇"}
    assert written(work, codebook.AddTagPath("产业/煤炭"))[0] == ["t1", "t2"]


PINNED = [edit("tag", key, {"shortcut": "1"}, {"shortcut": None}) for key in ("t1", "t3")]


@pytest.mark.parametrize(
    ("action", "changes", "label"),
    [
        (
            codebook.RenameTag("t1", " 新 "),
            [("t1", {"name": "产业"}, {"name": "新"})],
            {"old": "产业", "new": "新"},
        ),
        (codebook.RenameTag("t1", "产业 "), [], {"old": "产业", "new": "产业"}),
        (
            codebook.RecolorTag("t2", "#ABCDEF"),
            [("t2", {"color": "#222222"}, {"color": "#abcdef"})],
            {"tag": "煤炭"},
        ),
        (
            codebook.DescribeTag("t1", "新"),
            [("t1", {"description": "说"}, {"description": "新"})],
            {"tag": "产业"},
        ),
        (codebook.ArchiveTag("t1"), [("t1", {"archived": 0}, {"archived": 1})], {"tag": "产业"}),
        (codebook.ArchiveTag("t2", False), [("t2", {"archived": 1}, {"archived": 0})], {"tag": "煤炭"}),
        (codebook.PinTag("t1", "1"), [], {"tag": "产业", "key": "1"}),
        (
            codebook.PinTag("t1", None),
            [("t1", {"shortcut": "1"}, {"shortcut": None})],
            {"tag": "产业", "key": ""},
        ),
        (
            codebook.PinTag("t2", "9"),
            [("t2", {"shortcut": None}, {"shortcut": "9"})],
            {"tag": "煤炭", "key": "9"},
        ),
        (codebook.EditTag("t1"), [], {"tag": "产业"}),
        (codebook.EditTag("t1", name=" 产业 "), [], {"tag": "产业"}),
        (
            codebook.EditTag("t1", "新", "#ABCDEF", "甲", "9", codebook.UNCHANGED, "乙", "丙", "丁", "wave"),
            [
                (
                    "t1",
                    {
                        "name": "产业",
                        "color": "#111111",
                        "pattern": "solid",
                        "description": "说",
                        "use_when": "用",
                        "not_when": "不用",
                        "examples": "例",
                        "shortcut": "1",
                    },
                    {
                        "name": "新",
                        "color": "#abcdef",
                        "pattern": "wave",
                        "description": "甲",
                        "use_when": "乙",
                        "not_when": "丙",
                        "examples": "丁",
                        "shortcut": "9",
                    },
                )
            ],
            {"tag": "新"},
        ),
        (
            codebook.EditTag("t2", parent_id=None),
            [("t2", {"parent_id": "t1"}, {"parent_id": None}), ("t2", {"position": 0}, {"position": 2})],
            {"tag": "煤炭"},
        ),
        (
            codebook.EditTag("t2", "交通", parent_id="t4"),
            [("t2", {"parent_id": "t1", "name": "煤炭"}, {"parent_id": "t4", "name": "交通"})],
            {"tag": "交通"},
        ),
        (
            codebook.MoveTag("t1", None, 0),
            [("t1", {"position": 1}, {"position": 0}), ("t3", {"position": 0}, {"position": 1})],
            {"tag": "产业"},
        ),
        (codebook.MoveTag("t1", None), [], {"tag": "产业"}),
        (
            codebook.MoveTag("t3", "t1", 0),
            [("t3", {"parent_id": None}, {"parent_id": "t1"})],
            {"tag": "交通"},
        ),
    ],
)
def test_a_tag_is_changed(
    work: UnitOfWork, action: Action[Any], changes: list[tuple[Any, ...]], label: dict[str, str]
) -> None:
    _, found = written(work, action)
    if isinstance(action, codebook.MoveTag) and action.parent_id == "t1":
        assert found.pop() == ("tag", "t2", {"position": 0}, {"position": 2})
        assert found.pop() == ("tag", "t4", {"position": 0}, {"position": 1})
    assert found == [("tag", *one) for one in changes]
    assert work.label_args == label


def test_quick_edits_of_one_description_are_joined() -> None:
    assert codebook.DescribeTag("t1", "新").merge_key() == "description t1"
    assert codebook.RenameTag("t1", "新").merge_key() is None


def test_a_key_is_taken_from_all_that_have_it(work: UnitOfWork) -> None:
    _, changes = written(work, codebook.PinTag("t2", "1"))
    assert sorted(changes[:2]) == sorted(PINNED)
    assert changes[2:] == [edit("tag", "t2", {"shortcut": None}, {"shortcut": "1"})]
    _, changes = written(work, codebook.AddTag("新", shortcut="1", id="n"), "n")
    assert changes[3] == edit("tag", "t2", {"shortcut": "1"}, {"shortcut": None})
    assert changes[4][3]["shortcut"] == "1"
    _, changes = written(work, codebook.EditTag("t4", shortcut="1"))
    assert changes[5:] == [
        edit("tag", "n", {"shortcut": "1"}, {"shortcut": None}),
        edit("tag", "t4", {"shortcut": None}, {"shortcut": "1"}),
    ]


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (codebook.AddTag(" "), BadValue, "empty", {"field": "name", "value": " "}),
        (codebook.AddTag("a/b"), BadValue, "slash", {"field": "name", "value": "a/b"}),
        (codebook.AddTag("a\nb"), BadValue, "control-character", {"field": "name", "value": "a\nb"}),
        (
            codebook.AddTag("长" * 201),
            BadValue,
            "too-long",
            {"field": "name", "value": "长" * 201, "limit": 200},
        ),
        (codebook.AddTag("煤炭", "t1"), BadValue, "taken", {"field": "name", "value": "煤炭", "id": "t2"}),
        (codebook.AddTag("新", "x"), NotFound, "unknown", {"what": "tag", "id": "x"}),
        (codebook.AddTag("新", color="红"), BadValue, "not-a-color", {"field": "color", "value": "红"}),
        (codebook.AddTag("新", pattern="x"), BadValue, "not-allowed", {"field": "pattern", "value": "x"}),
        (codebook.AddTagPath("产业//新"), BadValue, "empty", {"field": "name", "value": ""}),
        (
            codebook.AddTagPath("/".join("层" * 33)),
            BadValue,
            "too-deep",
            {"field": "path", "value": "/".join("层" * 33), "limit": 32},
        ),
        (codebook.RenameTag("t1", "交通"), BadValue, "taken", {"field": "name", "value": "交通", "id": "t3"}),
        (codebook.EditTag("t4", pattern="x"), BadValue, "not-allowed", {"field": "pattern", "value": "x"}),
        (codebook.MoveTag("t1", "t2"), BadValue, "within-itself", {"field": "parent_id", "value": "t2"}),
        (codebook.MoveTag("t1", "x"), NotFound, "unknown", {"what": "tag", "id": "x"}),
        (codebook.MergeTags(["t1"], "t2"), BadValue, "within-itself", {"field": "target_id", "value": "t2"}),
        (
            codebook.SplitTag("t1", ["a2"], "新"),
            EditConflict,
            "conflict",
            {"what": "annotation", "id": "a2", "found": "t2"},
        ),
        (
            codebook.SplitTag("t1", ["a1"], "产业"),
            BadValue,
            "taken",
            {"field": "name", "value": "产业", "id": "t1"},
        ),
        (
            codebook.DeleteTag("t1", 5),
            EditConflict,
            "conflict",
            {"what": "annotations", "id": "t1", "found": 6},
        ),
    ],
)
def test_what_a_tag_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


def test_tags_are_merged_with_their_annotations_verdicts_and_lower_tags(work: UnitOfWork) -> None:
    _, changes = written(work, codebook.MergeTags(["t1"], "t3"))
    moved = [(key, after) for table, key, _, after in changes[:4] if table == "annotation"]
    assert sorted(moved) == [(key, {"tag_id": "t3", "modified": NOW}) for key in ("a1", "a4", "a5", "a6")]
    judged = sorted((key, after) for _, key, _, after in changes[4:6])
    assert judged == [(key, {"tag_id": "t3", "rule": rule_for("r", "t3")}) for key in ("e1", "e2")]
    lower = [(key, after["parent_id"], after.get("position", 0)) for _, key, _, after in changes[6:8]]
    assert lower == [("t4", "t3", 0), ("t2", "t3", 1)]
    assert changes[8:] == [gone("tag", "t1")]
    assert work.label_args == {"tag": "产业", "target": "交通", "count": "1"}


def test_a_tag_is_split_into_one_beside_it(work: UnitOfWork) -> None:
    _, changes = written(work, codebook.SplitTag("t1", ["a1", "a5"], " 新 ", "#ABCDEF", id="n"), "n")
    assert changes[0][:2] == ("tag", "n")
    assert (changes[0][3]["name"], changes[0][3]["color"], changes[0][3]["parent_id"]) == (
        "新",
        "#abcdef",
        None,
    )
    moved = [(key, after) for table, key, _, after in changes if table == "annotation"]
    assert moved == [("a1", {"tag_id": "n", "modified": NOW}), ("a5", {"tag_id": "n", "modified": NOW})]
    assert work.row("tag", "n")["position"] == 2
    assert work.label_args == {"tag": "产业", "target": "新", "count": "2"}


def test_a_tag_is_deleted_with_all_under_it(work: UnitOfWork) -> None:
    _, changes = written(work, codebook.DeleteTag("t1", 6))
    kinds = [(one[0], one[1]) for one in changes]
    assert {key for table, key in kinds if table == "annotation"} == {"a1", "a2", "a4", "a5", "a6", "a7"}
    assert {key for table, key in kinds if table == "passage"} == {"p5", "p6"}
    assert {key for table, key in kinds if table == "suggestion_verdict"} == {"e1", "e2", "e4"}
    assert kinds[-3:] == [("tag", "t2"), ("tag", "t4"), ("tag", "t1")]
    assert work.label_args == {"tag": "产业", "count": "6"}


# Words, figures and bookmarks


@pytest.mark.parametrize(
    ("action", "changes", "label"),
    [
        (
            user_data.AddWord(" 新词 "),
            [made("own_word", kind="word", word="新词", parts='["新词"]', **MADE)],
            {"word": "新词"},
        ),
        (
            user_data.AddWord("丙丁"),
            [gone("own_word", "w3"), made("own_word", kind="word", word="丙丁", parts='["丙丁"]', **MADE)],
            {"word": "丙丁"},
        ),
        (
            user_data.JoinWords(["新 ", "词"]),
            [made("own_word", kind="word", word="新词", parts='["新词"]', **MADE)],
            {"word": "新词"},
        ),
        (
            user_data.SplitWord(["甲", " 乙"]),
            [
                gone("own_word", "w2"),
                made("own_word", kind="split", word="甲乙", parts='["甲", "乙"]', **MADE),
            ],
            {"word": "甲 乙"},
        ),
        (user_data.RemoveWord("丙丁"), [gone("own_word", "w3")], {"word": "丙丁"}),
        (
            user_data.CorrectFigure("d1", 0, 2, {"unit": "元"}),
            [
                edit(
                    *("figure_correction", "c1", {"fields": None, "modified": AT.format(2)}),
                    {"fields": '{"unit": "元"}', "modified": NOW},
                )
            ],
            {"quote": "甲县", **D1},
        ),
        (
            user_data.CorrectFigure("d2", 0, 2, None),
            [
                made(
                    *("figure_correction",),
                    document_id="d2",
                    passage_id="p6",
                    fields=None,
                    annotator_id="u1",
                    **{"state": "placed", **BOTH},
                )
            ],
            {"quote": "乙县", "document": "乙县报告"},
        ),
        (user_data.ForgetCorrection("c1"), [gone("figure_correction", "c1")], {"quote": "甲县"}),
        (
            user_data.ForgetCorrection("c4"),
            [gone("figure_correction", "c4"), gone("passage", "p7")],
            {"quote": "乙县"},
        ),
        (
            user_data.AddBookmark("d1", 4, "签"),
            [made("bookmark", document_id="d1", position=4, label="签", **MADE)],
            {"label": "签", **D1},
        ),
        (user_data.RemoveBookmark("b1"), [gone("bookmark", "b1")], {"label": "b1"}),
    ],
)
def test_what_users_keep(
    work: UnitOfWork, action: Action[Any], changes: list[tuple[Any, ...]], label: dict[str, str]
) -> None:
    assert written(work, action) == (None, changes)
    assert work.label_args == label


def test_figures_become_annotations(work: UnitOfWork) -> None:
    value, changes = written(work, user_data.FiguresToAnnotations("d1", [(2, 4), (0, 2), (2, 4)], "t1"))
    new = [key for key in value if key != "a1"]
    assert value[1] == "a1"
    assert [one[0] for one in changes] == ["passage", "annotation"]
    assert set(new) == {list(work.row_changes)[1].key}
    assert work.label_args == {"tag": "产业", "count": str(len(value)), **D1}


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (user_data.AddWord(" "), BadValue, "empty", {"field": "parts", "value": " "}),
        (user_data.JoinWords(["一"]), BadValue, "empty", {"field": "parts", "value": "一"}),
        (user_data.JoinWords(["一", " "]), BadValue, "empty", {"field": "parts", "value": "一/ "}),
        (user_data.SplitWord(["一"]), BadValue, "empty", {"field": "parts", "value": "一"}),
        (user_data.RemoveWord("无"), NotFound, "unknown", {"what": "word", "id": "无"}),
        (user_data.CorrectFigure("d3", 0, 1, None), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (user_data.ForgetCorrection("x"), NotFound, "unknown", {"what": "figure-correction", "id": "x"}),
        (user_data.AddBookmark("d3", 0), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (user_data.RemoveBookmark("x"), NotFound, "unknown", {"what": "bookmark", "id": "x"}),
    ],
)
def test_what_users_can_not_keep_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


# Documents


def _set(document: str, name: str, value: Any) -> documents.SetMetadata:
    return documents.SetMetadata(document, **{name: value})


@pytest.mark.parametrize(
    ("fields", "before", "after"),
    [
        ({"title": " 新 "}, {"title": "乙县报告"}, {"title": "新"}),
        (
            {"year": 1, "region": "丙县"},
            {"inferred": '["year", "region"]', "year": 2023, "region": "乙县"},
            {"inferred": "[]", "year": 1, "region": "丙县"},
        ),
        (
            {"year": None},
            {"inferred": '["year", "region"]', "year": 2023},
            {"inferred": '["region"]', "year": None},
        ),
        (
            {"kind": "report", "level": "city", "script": "hant"},
            {"kind": "notice", "level": "county", "script": "hans"},
            {"kind": "report", "level": "city", "script": "hant"},
        ),
    ],
)
def test_metadata_are_set_and_no_longer_inferred(
    work: UnitOfWork, fields: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert written(work, documents.SetMetadata("d2", **fields)) == (
        None,
        [edit("document", "d2", before, after)],
    )
    assert work.label_args == {"document": "乙县报告", "fields": ", ".join(fields)}


def test_metadata_of_many_and_documents_taken_away(work: UnitOfWork) -> None:
    _, changes = written(work, documents.SetMetadataOfMany(["d1", "d4", "d1"], {"city": "长治市"}))
    assert changes == [edit("document", key, {"city": ""}, {"city": "长治市"}) for key in ("d1", "d4")]
    assert work.label_args == {"document": "丁县报告", "fields": "city", "count": "2"}
    _, changes = written(work, documents.DeleteDocuments(["d1", "d2"]))
    assert changes[2:] == [edit("document", key, {"removed": None}, {"removed": NOW}) for key in ("d1", "d2")]
    assert (work.label_args["document"], work.label_args["count"]) == ("乙县报告", "2")


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        *(
            (_set("d1", name, value), BadValue, reason, {"field": name, "value": value})
            for name, value, reason in (
                ("inferred", "x", "no-such-field"),
                ("number", "x", "no-such-field"),
                ("kind", "x", "not-allowed"),
                ("level", "x", "not-allowed"),
                ("script", "x", "not-allowed"),
                ("year", 0, "not-a-year"),
                ("year", 10_000, "not-a-year"),
                ("year", "2024", "not-a-year"),
                ("year", True, "not-a-year"),
                ("title", None, "not-text"),
            )
        ),
        (documents.SetMetadata("d3", title="x"), NotFound, "unknown", {"what": "document", "id": "d3"}),
        (documents.DeleteDocuments(["d1", "d3"]), NotFound, "unknown", {"what": "document", "id": "d3"}),
    ],
)
def test_what_documents_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


# Groups and attributes


@pytest.mark.parametrize(
    ("action", "value", "changes", "label"),
    [
        (
            document_groups.AddGroup(" 丁组 ", ["d1", "d2", "d1"], id="g"),
            "g",
            [
                made("document_group", id="g", name="丁组", position=2, **MADE),
                made("document_group_member", group_id="g", document_id="d1"),
                made("document_group_member", group_id="g", document_id="d2"),
            ],
            {"label": "丁组", "count": "2"},
        ),
        (
            document_groups.RenameGroup("g1", " 新组 "),
            None,
            [edit("document_group", "g1", {"name": "乙组"}, {"name": "新组"})],
            {"old": "乙组", "new": "新组"},
        ),
        (document_groups.RenameGroup("g1", "乙组"), None, [], {"old": "乙组", "new": "乙组"}),
        (
            document_groups.DeleteGroup("g2"),
            None,
            [gone("document_group_member", "m3"), gone("document_group", "g2")],
            {"label": "丙组"},
        ),
        (
            document_groups.AddToGroup("g2", ["d1", "d4", "d4"]),
            1,
            [made("document_group_member", group_id="g2", document_id="d4")],
            {"label": "丙组", "count": "2"},
        ),
        (
            document_groups.RemoveFromGroup("g1", ["d2", "d4", "d2"]),
            None,
            [gone("document_group_member", "m4")],
            {"label": "乙组", "count": "1"},
        ),
        (
            attributes.AddAttribute(" 新 ", id="h"),
            "h",
            [made("attribute", id="h", name="新", kind="text", position=2, choices="[]", **MADE)],
            {"label": "新"},
        ),
        (
            attributes.AddAttribute("新", "choice", [" 一 ", "", "二", "一"], id="h"),
            "h",
            [made("attribute", id="h", name="新", kind="choice", position=2, choices='["一", "二"]', **MADE)],
            {"label": "新"},
        ),
        (
            attributes.AddAttribute("新", "number", ["一"], id="h"),
            "h",
            [made("attribute", id="h", name="新", kind="number", position=2, choices="[]", **MADE)],
            {"label": "新"},
        ),
        (
            attributes.EditAttribute("h1", "新", ["三"]),
            None,
            [
                edit(
                    *("attribute", "h1", {"name": "版本", "choices": '["一", "二"]'}),
                    {"name": "新", "choices": '["三", "一", "二"]'},
                )
            ],
            {"label": "新"},
        ),
        (attributes.EditAttribute("h2", " 字数 ", ["三"]), None, [], {"label": "字数"}),
        (
            attributes.DeleteAttribute("h2"),
            None,
            [gone("attribute_value", "x2"), gone("attribute", "h2")],
            {"label": "字数", "count": "1"},
        ),
        (
            attributes.SetAttributes({"d1": {"h1": "", "h2": "1,000"}, "d4": {"h1": "二", "h3": " "}}),
            None,
            [
                gone("attribute_value", "x1"),
                made("attribute_value", attribute_id="h1", document_id="d4", value="二"),
                edit("attribute_value", "x2", {"value": "9"}, {"value": "1000"}),
            ],
            {"document": "丁县报告", "count": "2"},
        ),
        (
            attributes.SetAttributes({"d1": {"h2": "9", "h3": ""}}),
            None,
            [],
            {"document": "甲县报告", "count": "1"},
        ),
    ],
)
def test_groups_and_attributes(
    work: UnitOfWork,
    action: Action[Any],
    value: object,
    changes: list[tuple[Any, ...]],
    label: dict[str, str],
) -> None:
    assert written(work, action, "g", "h") == (value, changes)
    assert work.label_args == label


LONG = "长" * 201


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (document_groups.AddGroup(" "), BadValue, "empty", {"field": "name", "value": " "}),
        (document_groups.AddGroup("a\nb"), BadValue, "control-character", {"field": "name", "value": "a\nb"}),
        (
            document_groups.AddGroup(LONG),
            BadValue,
            "long-name",
            {"field": "name", "value": LONG, "limit": 200},
        ),
        (
            document_groups.AddGroup(" 乙组 "),
            BadValue,
            "taken",
            {"field": "name", "value": "乙组", "id": "g1"},
        ),
        (
            document_groups.RenameGroup("g1", "丙组"),
            BadValue,
            "taken",
            {"field": "name", "value": "丙组", "id": "g2"},
        ),
        (document_groups.RenameGroup("x", "新"), NotFound, "unknown", {"what": "document-group", "id": "x"}),
        (document_groups.AddToGroup("g1", ["d4", "x"]), NotFound, "unknown", {"what": "document", "id": "x"}),
        (
            document_groups.RemoveFromGroup("x", []),
            NotFound,
            "unknown",
            {"what": "document-group", "id": "x"},
        ),
        (attributes.AddAttribute("新", "x"), BadValue, "not-allowed", {"field": "kind", "value": "x"}),
        (attributes.AddAttribute("版本"), BadValue, "taken", {"field": "name", "value": "版本", "id": "h1"}),
        (
            attributes.EditAttribute("h1", "字数"),
            BadValue,
            "taken",
            {"field": "name", "value": "字数", "id": "h2"},
        ),
        (attributes.EditAttribute("x", "新"), NotFound, "unknown", {"what": "attribute", "id": "x"}),
        (attributes.DeleteAttribute("x"), NotFound, "unknown", {"what": "attribute", "id": "x"}),
        (attributes.SetAttributes({"d1": {"x": "1"}}), NotFound, "unknown", {"what": "attribute", "id": "x"}),
        (
            attributes.SetAttributes({"d3": {"h1": "一"}}),
            NotFound,
            "unknown",
            {"what": "document", "id": "d3"},
        ),
        (
            attributes.SetAttributes({"d1": {"h1": "三"}}),
            BadValue,
            "not-allowed",
            {"field": "版本", "value": "三"},
        ),
        (
            attributes.SetAttributes({"d1": {"h2": "三"}}),
            BadValue,
            "not-a-number",
            {"field": "字数", "value": "三"},
        ),
    ],
)
def test_what_groups_and_attributes_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  a b ", "a b"),
        ("number", " ", ""),
        ("number", "1,234，567.50", "1234567.50"),
        ("number", "\u22123", "-3"),
        ("number", "1e3", "1000"),
        ("number", "1e30", "1" + "0" * 30),
        ("number", "1e-30", "0." + "0" * 29 + "1"),
        ("date", "2024", "2024"),
        ("date", "2024年", "2024"),
        ("date", "2024年5月", "2024-05"),
        ("date", "2024-5-8", "2024-05-08"),
        ("date", "2024/05/08", "2024-05-08"),
        ("date", "2024.5", "2024-05"),
        ("date", "2024年5月8日", "2024-05-08"),
        ("date", "0024-02-29", "0024-02-29"),
        ("choice", " 一 ", "一"),
    ],
)
def test_a_value_is_held_as_its_attribute_has_it(kind: str, text: str, value: str) -> None:
    assert attributes.value_of(kind, text, ["一", "二"]) == value


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        *(("number", text, "not-a-number") for text in ("x", "1.2.3", "nan", "inf", "1e31", "1e-31")),
        *(
            ("date", text, "not-a-date")
            for text in ("24", "2024-13", "2023-02-29", "0000", "2024-0-1", "今天")
        ),
        ("date", "2024-5-8x", "not-a-date"),
        ("choice", "三", "not-allowed"),
    ],
)
def test_a_value_that_an_attribute_can_not_have_is_refused(kind: str, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        attributes.value_of(kind, text, ["一", "二"])


def test_values_are_sorted_by_what_they_are_and_none_comes_last() -> None:
    def ordered(kind: str, *values: str) -> list[str]:
        return sorted(values, key=lambda value: attributes.sort_key(kind, value))

    assert ordered("number", "", "10", "x", "9", "-1", "w") == ["-1", "9", "10", "w", "x", ""]
    assert ordered("text", "", "10", "9") == ["10", "9", ""]


# Dictionaries, queries and suggestions


def test_a_dictionary_is_saved_and_saved_again(work: UnitOfWork) -> None:
    words = (DictionaryWord("题", "词", ("词典",), "级", "注"), DictionaryWord("题", "二"))
    action = dictionaries.SaveDictionary(Dictionary(" 新 ", words, "说"), id="i")
    rows = [
        made(
            *("dictionary_word",),
            dictionary_id="i",
            position=position,
            theme="题",
            word=word,
            exceptions=exceptions,
            level=level,
            note=note,
        )
        for position, (word, exceptions, level, note) in enumerate(
            [("词", '["词典"]', "级", "注"), ("二", "[]", "", "")]
        )
    ]
    dictionary = made("dictionary", id="i", name="新", note="说", **MADE)
    assert written(work, action, "i") == ("i", [dictionary, *rows])
    assert work.label_args == {"label": "新"}
    value, changes = written(work, dictionaries.SaveDictionary(Dictionary("a", words[1:], "新注")))
    assert value == "i1"
    assert changes[3:-1] == [
        edit("dictionary", "i1", {"note": "a注"}, {"note": "新注"}),
        gone("dictionary_word", "k2"),
        gone("dictionary_word", "k1"),
    ]
    assert changes[-1][3]["dictionary_id"] == "i1"


def test_a_dictionary_is_deleted_with_its_words(work: UnitOfWork) -> None:
    _, changes = written(work, dictionaries.DeleteDictionary("i1"))
    assert changes == [gone("dictionary_word", "k2"), gone("dictionary_word", "k1"), gone("dictionary", "i1")]
    assert work.label_args == {"label": "a"}


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (
            dictionaries.SaveDictionary(Dictionary(" ", ())),
            BadValue,
            "empty",
            {"field": "name", "value": " "},
        ),
        (dictionaries.DeleteDictionary("x"), NotFound, "unknown", {"what": "dictionary", "id": "x"}),
        (
            saved_queries.SaveQuery(" ", saved_queries.Query()),
            BadValue,
            "empty",
            {"field": "name", "value": " "},
        ),
        (saved_queries.DeleteQuery("x"), NotFound, "unknown", {"what": "saved-query", "id": "x"}),
    ],
)
def test_what_dictionaries_and_queries_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    assert refused(work, action) == (kind, reason, details)


def test_a_query_is_saved_saved_again_and_deleted(work: UnitOfWork) -> None:
    query = saved_queries.Query(("t1",), "near", ("t2",), 9, False)
    held = '{"ones": ["t1"], "relation": "near", "others": ["t2"], "distance": 9, "below": false}'
    _, changes = written(work, saved_queries.SaveQuery(" 新 ", query, id="q"), "q")
    assert changes == [made("saved_query", id="q", name="新", query=held, kind="tags", **MADE)]
    assert work.label_args == {"label": "新"}
    _, changes = written(work, saved_queries.SaveQuery("c", query))
    before = {"query": '["q3"]', "kind": "numbers"}
    assert changes[1:] == [edit("saved_query", "q3", before, {"query": held, "kind": "tags"})]
    _, changes = written(work, saved_queries.DeleteQuery("q3"))
    assert changes[2:] == [gone("saved_query", "q3")]
    assert work.label_args == {"label": "c"}


@pytest.mark.parametrize(
    ("held", "query"),
    [
        ("{}", saved_queries.Query()),
        ('{"ones": [1], "below": 0}', saved_queries.Query(("1",), below=False)),
        (
            '{"ones": ["a"], "relation": "with", "others": ["b"], "distance": "3", "below": false}',
            saved_queries.Query(("a",), "with", ("b",), 3, False),
        ),
    ],
)
def test_a_query_is_read_as_it_was_saved(held: str, query: saved_queries.Query) -> None:
    assert saved_queries.query_from_json(held) == query


@pytest.mark.parametrize(
    "held", ["", "[]", "7", '{"relation": "beside"}', '{"distance": "x"}', "[" * 100_000]
)
def test_what_is_no_query_is_refused(held: str) -> None:
    with pytest.raises(ValueError):
        saved_queries.query_from_json(held)


def _suggestion(document: str, start: int, end: int, quote: str, tag: str = "t2") -> suggestions.Suggestion:
    return suggestions.Suggestion(document, start, end, quote, tag, f"规则{tag}", "因")


def _verdict(one: suggestions.Suggestion, verdict: str) -> tuple[Any, ...]:
    values = {"rule": one.rule, "document_id": one.document_id, "start": one.start, "end": one.end}
    values |= {"quote": one.quote, "tag_id": one.tag_id, "verdict": verdict, "annotator_id": "u1"}
    return made("suggestion_verdict", **values, **MADE)


def test_suggestions_are_accepted_or_refused_for_good(work: UnitOfWork) -> None:
    one, two, three = (
        _suggestion("d1", 0, 2, "甲县"),
        _suggestion("d2", 2, 4, "新稿"),
        _suggestion("d1", 10, 14, "生产总值", "t3"),
    )
    value, changes = written(work, suggestions.AcceptSuggestions([one, two, three]))
    tables = [table for table, *_ in changes]
    assert tables == ["annotation", "passage", "annotation", "annotation", *["suggestion_verdict"] * 3]
    assert changes[4:] == [_verdict(each, "accepted") for each in (one, two, three)]
    assert len(value) == 3 and value[2] == "a3"
    assert work.label_args == {"tag": "交通、煤炭", "count": "3"}
    _, changes = written(work, suggestions.RefuseSuggestions([two]))
    assert changes[7:] == [_verdict(two, "refused")]
    assert work.label_args == {"tag": "煤炭", "count": "1"}


def test_a_suggestion_of_words_that_are_elsewhere_by_now_is_refused(work: UnitOfWork) -> None:
    action = suggestions.AcceptSuggestions([_suggestion("d1", 0, 2, "甲县"), _suggestion("d2", 0, 2, "新稿")])
    details = {"what": "passage", "id": "d2", "found": ""}
    assert refused(work, action) == (EditConflict, "conflict", details)
    gone_document = suggestions.AcceptSuggestions([_suggestion("d3", 0, 2, "丙县")])
    assert refused(work, gone_document) == (NotFound, "unknown", {"what": "document", "id": "d3"})
