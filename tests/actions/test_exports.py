"""Exports: what is chosen, counted and told of a library while it is written, and the manifest beside it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import desktop
from desktop.actions.annotate import AddAnnotation
from desktop.actions.documents import DeleteDocuments, SetMetadata
from desktop.actions.export_fields import DOCUMENT_FIELDS
from desktop.actions.export_scope import (
    ALL,
    PROGRESS_STEP,
    AnnotationSelection,
    ExportCounts,
    ExportScope,
    document_ids_where,
    subtree_tag_ids,
)
from desktop.actions.exports import (
    FORMATS,
    annotation_fields,
    ending_of,
    export_to,
    format_of,
    write_manifest,
)
from desktop.actions.library import Library
from desktop.actions.user_data import FiguresToAnnotations
from desktop.actions.versions import NewVersion
from desktop.files.annotations_csv import COLUMNS
from tests.actions.factories import TEXT, imported, source, tagged


@pytest.fixture
def ids(library: Library) -> dict[str, str]:
    """Two documents, three tags and four annotations of two people; ids by name."""
    made = {"one": imported(library), "two": imported(library, "另一份报告。\n增长百分之五。\n")}
    for path in ("产业/煤炭", "产业园", "民生"):
        made[path] = tagged(library, path)
    for name, document, start, tag, who in (
        ("a", "one", 0, "产业/煤炭", "甲"),
        ("b", "one", 9, "民生", "乙"),
        ("c", "two", 0, "产业园", "甲"),
        ("d", "two", 2, "产业/煤炭", "乙"),
    ):
        action = AddAnnotation(made[document], start, start + 2, made[tag], annotator=who)
        made[name] = library.perform(action).value
    return made


def test_the_format_is_told_by_the_ending() -> None:
    shared = {
        **dict.fromkeys(("conll-words", "conll-columns"), "conll"),
        **dict.fromkeys(("figures", "codebook", "documents"), "csv"),
        "doccano": "jsonl",
        "label-studio": None,  # a .json may be anything
    }
    for name in FORMATS:
        assert format_of(Path(f"x{ending_of(name)}")) == shared.get(name, name)
    assert {name: ending_of(name) for name in ("csv", "conll-words", "figures", "codebook", "jsonld")} == {
        "csv": ".csv",
        "conll-words": ".conll",
        "figures": ".csv",
        "codebook": ".csv",
        "jsonld": ".jsonld",
    }
    assert format_of(Path("x.QDPX")) == "qdpx"
    for name in ("x", "x.txt", "x.figures", "x.codebook", "x.conll-words", "csv", ".csv"):
        assert format_of(Path(name)) is None


def test_tags_under_a_path_are_those_whose_path_goes_on(library: Library, ids: dict[str, str]) -> None:
    top = library.queries.find_tag("产业")
    assert subtree_tag_ids(library.queries, "产业") == {top, ids["产业/煤炭"]}
    assert subtree_tag_ids(library.queries, "产业园") == {ids["产业园"]}
    assert subtree_tag_ids(library.queries, "没有") == frozenset()


def test_documents_are_chosen_by_what_is_known_of_them(library: Library, ids: dict[str, str]) -> None:
    library.perform(
        SetMetadata(
            ids["two"], region="乙县", province="晋省", city="长市", county="丙县", year=2020, kind="notice"
        )
    )

    def chosen(**wanted: list[str] | list[int]) -> str:
        found = document_ids_where(library.queries, **wanted)  # type: ignore[arg-type]
        return ",".join(name for name in ("one", "two") if ids[name] in found)

    assert chosen() == "one,two"
    for region in ("乙", "乙县", "晋省", "长市", "丙县"):
        assert chosen(regions=[region]) == "two"
    assert chosen(regions=["县"]) == ""
    assert chosen(regions=["乙县", "某"]) == "one,two"
    assert chosen(years=[2020]) == "two"
    assert chosen(years=[2024, 2020]) == "one,two"
    assert chosen(years=[2021]) == ""
    assert chosen(kinds=["notice"]) == "two"
    assert chosen(kinds=["notice"], years=[2024]) == ""
    assert chosen(kinds=["report"], years=[2024], regions=["某县"]) == "one"


def test_annotations_are_chosen_by_tag_and_annotator(library: Library, ids: dict[str, str]) -> None:
    coal = frozenset([ids["产业/煤炭"]])

    def chosen(only: AnnotationSelection, documents: list[str] | None = None) -> tuple[str, int]:
        scope = ExportScope(library.queries, "x", documents, only=only)
        by_id = {value: name for name, value in ids.items()}
        return "".join(by_id[one["annotation_id"]] for one in scope.annotations()), scope.count()

    assert chosen(ALL) == ("abcd", 4)
    assert chosen(AnnotationSelection()) == ("abcd", 4)
    assert chosen(AnnotationSelection(coal)) == ("ad", 2)
    assert chosen(AnnotationSelection(None, frozenset("乙"))) == ("bd", 2)
    assert chosen(AnnotationSelection(coal, frozenset("乙"))) == ("d", 1)
    assert chosen(AnnotationSelection(coal), [ids["two"]]) == ("d", 1)
    assert chosen(AnnotationSelection(frozenset())) == ("", 0)
    assert chosen(ALL, []) == ("", 0)


def test_what_was_written_is_counted(library: Library, ids: dict[str, str], tmp_path: Path) -> None:
    counts = {
        "csv": ExportCounts(annotations=4),
        "jsonl": ExportCounts(annotations=4),
        "xlsx": ExportCounts(2, 4, 3, 4),
        "html": ExportCounts(2, 4),
        "qdpx": ExportCounts(2, 4),
        "conll": ExportCounts(2, 4),
        "figures": ExportCounts(figures=3),
        "codebook": ExportCounts(tags=4),
        "qdc": ExportCounts(tags=4),
        "md": ExportCounts(tags=4),
    }
    assert {name: export_to(library, tmp_path / name, name) for name in counts} == counts
    some = AnnotationSelection(annotators=frozenset("乙"))
    assert export_to(library, tmp_path / "x", "csv", [ids["one"]], only=some) == ExportCounts(annotations=1)
    assert export_to(library, tmp_path / "x", "jsonld", [ids["one"]], only=some) == ExportCounts(1, 1)


def test_how_far_an_export_has_come_is_told(library: Library, ids: dict[str, str], tmp_path: Path) -> None:
    assert PROGRESS_STEP == 200
    titles = [row.title for row in library.queries.documents()]
    spans = [(0, end) for end in range(3, 50)] + [(start, 55) for start in range(1, 55)]
    spans += [(start, 56) for start in range(55)] + [(start, 57) for start in range(55)]
    library.perform(FiguresToAnnotations(ids["one"], spans, ids["民生"]))
    total = len(library.queries.annotations())

    def told(name: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []

        def on_progress(done: int, of: int, what: str) -> None:
            found.append((done, of, what))

        export_to(library, tmp_path / "x", name, None, on_progress)
        return found

    assert told("csv") == [(0, total, ""), (0, total, titles[0]), (200, total, titles[0])]
    assert told("html") == told("figures") == [(0, 2, titles[0]), (1, 2, titles[1])]


def test_documents_are_told_field_by_field(library: Library, ids: dict[str, str]) -> None:
    scope = ExportScope(library.queries, "x", [ids["two"]])
    (told,) = scope.documents()
    row = library.queries.document(ids["two"])
    assert tuple(told) == DOCUMENT_FIELDS
    assert told == {name: getattr(row, name) for name in DOCUMENT_FIELDS}
    assert (told["id"], told["annotations"], told["source"]) == (ids["two"], 2, "报告.txt")


def test_what_waits_has_no_place_in_a_table(library: Library, ids: dict[str, str]) -> None:
    library.perform(NewVersion(ids["two"], source("全新的文字。\n")))
    scope = ExportScope(library.queries, "x", [ids["two"]])
    for one, plain in zip(scope.annotation_rows(), scope.annotations(), strict=True):
        changed = {name: value for name, value in plain.items() if one[name] != value}
        assert changed.keys() == {"start", "end", "section", "part"}
        assert {one[name] for name in changed} == {None}
    row = library.queries.annotation(ids["c"])
    fields = annotation_fields(row)
    assert tuple(fields) == COLUMNS
    assert (fields["annotation_id"], fields["start"], fields["part"]) == (row.id, None, None)
    placed = library.queries.annotation(ids["a"])
    fields = annotation_fields(placed)
    assert {name: value for name, value in fields.items() if name != "annotation_id"} == {
        name: getattr(placed, name) for name in COLUMNS[1:]
    }
    assert sum(1 for _ in ExportScope(library.queries, "x").project().documents) == 2
    scope = ExportScope(library.queries, "x", [ids["two"]])
    (one_document,) = scope.project().documents
    assert (scope.tally, sum(1 for _ in one_document.waiting())) == (ExportCounts(1, 2), 2)


def test_a_manifest_says_how_an_export_was_made(
    library: Library, ids: dict[str, str], tmp_path: Path
) -> None:
    out, manifest = tmp_path / "x.csv", tmp_path / "x.json"
    export_to(library, out, "csv")
    write_manifest(library, out, "csv", None, manifest)
    titles = {name: library.queries.document(ids[name]).title for name in ("one", "two")}
    assert json.loads(manifest.read_text(encoding="utf-8")) == {
        "program": f"piyue {desktop.__version__}",
        "file": "x.csv",
        "format": "csv",
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
        "library": "文库",
        "last_change": library.queries.last_change(),
        "all_documents": True,
        "documents": [{"id": ids[name], "title": title} for name, title in titles.items()],
        "annotations": 4,
        "only_tags": None,
        "only_annotators": None,
        "tags": 4,
    }
    text = manifest.read_text(encoding="utf-8")
    assert text.startswith('{\n  "program"')
    assert text.endswith("}\n")
    assert "文库" in text
    only = AnnotationSelection(frozenset([ids["民生"], ids["产业园"]]), frozenset("乙甲"))
    write_manifest(library, out, "csv", [ids["one"]], manifest, only)
    told = json.loads(manifest.read_text(encoding="utf-8"))
    assert (told["all_documents"], told["annotations"], len(told["documents"])) == (False, 1, 1)
    assert told["only_tags"] == sorted([ids["民生"], ids["产业园"]])
    assert told["only_annotators"] == ["乙", "甲"]
    with pytest.raises(FileExistsError) as raised:
        write_manifest(library, out, "csv", None, out)
    assert raised.value.errno == 17
    assert raised.value.filename == str(out)


def test_what_stops_an_export_leaves_the_older_file(
    library: Library, ids: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "x.csv"
    out.write_text("older")

    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    stopping: Callable[[int, int, str], object] = stop
    with pytest.raises(Stop):
        export_to(library, out, "csv", None, stopping)
    assert out.read_text() == "older"
    library.perform(DeleteDocuments([ids["one"], ids["two"]]))
    assert export_to(library, out, "csv") == ExportCounts()
    assert TEXT not in out.read_text(encoding="utf-8-sig")
