"""The command line out and back in: what is exported comes back the same, and what is wrong is said."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.helpers.commands import piyue

TEXT = "2024年云岭县政府工作报告\n一、2023年工作回顾\n全年地区生产总值增长5.6%，招商引资签约项目18个。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one document and three annotations, one with a note that is hard on tables."""
    path = tmp_path / "a.piyue"
    source = tmp_path / "报告.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert piyue("import", source, "--library", path).status == 0
    document = json.loads(piyue("documents", "--json", "--library", path).out)[0]["id"]
    for start, end, tag, note in (
        ("0", "5", "一", ""),
        ("3", "9", "产业/煤炭", '=1+1,\n“引”"\n'),
        ("3", "9", "二", ""),
    ):
        done = piyue("annotate", document, start, end, tag, "--note", note, "--library", path)
        assert done.status == 0, done.err
    return path


@pytest.fixture
def bare(library: Path, tmp_path: Path) -> Path:
    """The same library before anything was annotated."""
    path = tmp_path / "bare.piyue"
    source = tmp_path / "报告.txt"
    assert piyue("import", source, "--library", path).status == 0
    return path


@pytest.mark.parametrize("ending", ["csv", "jsonl", "jsonld"])
def test_out_in_and_out_again_is_the_same_file(library: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
    assert piyue("export", first, "--library", library).status == 0
    copy = tmp_path / "copy" / library.name  # the name is told in some formats
    copy.parent.mkdir()
    shutil.copy(library, copy)
    rows = json.loads(piyue("annotations", "--json", "--library", copy).out)
    assert len(rows) == 3
    _delete_annotations(copy)
    done = piyue("import-annotations", first, "--library", copy)
    assert (done.status, done.err) == (0, "")
    assert "3 annotations imported" in done.out
    assert piyue("export", second, "--library", copy).status == 0
    assert second.read_bytes() == first.read_bytes()


def _delete_annotations(path: Path) -> None:
    from desktop.actions.annotate import DeleteAnnotations
    from desktop.actions.library import Library

    with Library.open(path) as opened:
        opened.perform(DeleteAnnotations([row.id for row in opened.queries.annotations()]))


@pytest.mark.parametrize("ending", ["csv", "jsonl", "jsonld", "qdpx"])
def test_annotations_find_the_document_in_another_library(
    library: Path, bare: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"out.{ending}"
    assert piyue("export", out, "--library", library).status == 0
    for expected in (
        "3 annotations imported, 0 already in the library",
        "0 annotations imported, 3 already in the library",
    ):
        done = piyue("import-annotations", out, "--library", bare)
        assert (done.status, done.err) == (0, "")
        assert expected in done.out
    ours, theirs = (
        [
            (row["quote"], row["start"], row["tag_path"], row["note"], row["created"])
            for row in json.loads(piyue("annotations", "--json", "--library", one).out)
        ]
        for one in (library, bare)
    )
    assert ours == theirs


def test_rows_without_a_place_are_named_and_the_rest_is_taken(
    library: Path, bare: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    piyue("export", out, "--library", library)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    rows[0]["quote"] = "没有这些字"
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = piyue("import-annotations", out, "--library", bare)
    assert done.status == 1
    assert "2 annotations imported" in done.out
    assert "row 1" in done.out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "甲,乙\r\n1,2\r\n".encode()),
        ("a.csv", b""),
        ("a.jsonl", b"not json\n"),
        ("a.jsonld", b"{}"),
        ("a.qdpx", b"PK not a zip"),
        ("a.txt", b""),
    ],
)
def test_a_file_that_holds_no_annotations_is_refused_in_one_line(
    bare: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = piyue("import-annotations", path, "--library", bare)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert json.loads(piyue("annotations", "--json", "--library", bare).out) == []


def test_a_file_that_is_not_there_is_refused_in_one_line(bare: Path, tmp_path: Path) -> None:
    for name in ("gone.csv", "gone.qdpx"):
        done = piyue("import-annotations", tmp_path / name, "--library", bare)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "jsonld", "qdpx", "html"])
def test_only_annotations_of_some_tags_or_annotators_go_out(
    library: Path, tmp_path: Path, ending: str
) -> None:
    out, manifest = tmp_path / f"out.{ending}", tmp_path / "out.json"
    ways = (("--tag", "产业"), ("--tag", "一", "--tag", "二"), ("--annotator", "nobody"), ("--tag", "产"))
    for way, expected in zip(ways, (1, 2, None, None), strict=True):
        done = piyue("export", out, *way, "--manifest", manifest, "--library", library)
        if expected is None:
            assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
            continue
        assert f"{expected} annotations" in done.err
        assert json.loads(manifest.read_text(encoding="utf-8"))["annotations"] == expected
        if ending not in ("html",):
            copy = tmp_path / f"{expected}.piyue"
            shutil.copy(library, copy)
            _delete_annotations(copy)
            assert (
                f"{expected} annotations imported" in piyue("import-annotations", out, "--library", copy).out
            )


def test_only_documents_of_a_region_year_or_kind_go_out(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "另.txt"
    other.write_text(TEXT.replace("云岭县", "青石县").replace("2024", "2023"), encoding="utf-8")
    assert piyue("import", other, "--library", library).status == 0
    ids = [row["id"] for row in json.loads(piyue("documents", "--json", "--library", library).out)]
    out, manifest = tmp_path / "out.csv", tmp_path / "out.json"
    ways: list[tuple[tuple[str, ...], list[str]]] = [
        (("--region", "云岭"), ids[:1]),
        (("--year", "2023", "--year", "2024", "--kind", "report"), ids),
        (("--year", "2023", "--document", ids[1]), ids[1:]),
    ]
    for way, expected in ways:
        assert piyue("export", out, *way, "--manifest", manifest, "--library", library).status == 0
        told = json.loads(manifest.read_text(encoding="utf-8"))
        assert [one["id"] for one in told["documents"]] == expected
    for wrong in (("--year", "1999"), ("--kind", "nothing"), ("--region", "云岭", "--document", ids[1])):
        assert piyue("export", out, *wrong, "--library", library).status == 2


def test_what_an_archive_holds_that_is_not_taken_is_said(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("报告.txt", TEXT)
        archive.writestr("内.zip", b"")
    done = piyue("import", path, "--library", tmp_path / "a.piyue")
    assert done.status == 0
    assert "    not imported: 内.zip: an archive; unpack it and import what is in it\n" in done.out


def test_a_manifest_never_takes_the_place_of_its_export(bare: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    (tmp_path / "link.json").symlink_to(out)
    for manifest in (out, tmp_path / "link.json", tmp_path / "." / "X.csv"):
        out.write_bytes(b"old")
        done = piyue("export", out, "--manifest", manifest, "--library", bare)
        assert (done.status, done.out) == (2, "")
        assert "overwrite the export itself" in done.err
        assert out.read_bytes() == b"old"


def test_a_manifest_says_what_was_exported(library: Path, tmp_path: Path) -> None:
    out, manifest = tmp_path / "out.csv", tmp_path / "out.json"
    assert piyue("export", out, "--manifest", manifest, "--library", library).status == 0
    told = json.loads(manifest.read_text(encoding="utf-8"))
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (told["format"], told["annotations"], told["all_documents"]) == ("csv", 3, True)
    assert [one["title"] for one in told["documents"]]
    assert told["program"].startswith("piyue ")


def test_a_project_given_to_import_is_taken_in_as_one(library: Path, tmp_path: Path) -> None:
    project, packed, new = tmp_path / "项目.qdpx", tmp_path / "项目.zip", tmp_path / "new.piyue"
    assert piyue("export", project, "--library", library).status == 0
    done = piyue("import", project, "--library", new)
    assert (done.status, done.err) == (0, "")
    assert [row["quote"] for row in json.loads(piyue("annotations", "--json", "--library", new).out)]
    before = piyue("annotations", "--json", "--library", new).out
    shutil.copy(project, packed)
    for path in (project, packed):
        again = piyue("import", path, "--library", new)
        assert again.status == 0
        assert len(json.loads(piyue("documents", "--json", "--library", new).out)) == 1
    assert piyue("annotations", "--json", "--library", new).out == before


def test_a_project_within_an_archive_is_named_and_not_unpacked(library: Path, tmp_path: Path) -> None:
    project, packed = tmp_path / "项目.qdpx", tmp_path / "x.zip"
    assert piyue("export", project, "--library", library).status == 0
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(project, "内/项目.qdpx")
        archive.writestr("a.ann", "T1\tX 0 2\t一二\n")
    done = piyue("import", packed, "--library", library)
    assert done.status == 1
    assert "brat" in done.out
    assert len(json.loads(piyue("documents", "--json", "--library", library).out)) == 1


@pytest.mark.parametrize("name", ["doccano", "label-studio"])
def test_formats_that_endings_do_not_tell_are_named(library: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / ("x.jsonl" if name == "doccano" else "x.json")
    assert piyue("export", out, "--format", name, "--library", library).status == 0
    for named in ((), ("--format", name)):
        done = piyue("import-annotations", out, *named, "--library", library)
        assert (done.status, done.err) == (0, "")
        assert " 0 " in done.out
    assert len(json.loads(piyue("annotations", "--json", "--library", library).out)) == 3


def test_what_a_format_has_no_room_for_is_said(library: Path, tmp_path: Path) -> None:
    done = piyue("export", tmp_path / "x.conll", "--library", library)
    assert done.status == 0
    written, left = done.err.splitlines()
    assert " 1 " in written and " 2 " in left


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "a.html", "--format", "docx"),
        ("export", "p.QDPX", "--format", "md"),
        ("export", "x.json", "--format", "doccano"),
        ("panel", "panel.docx", "--dictionary", "livelihood"),
        ("history", "steps.xlsx"),
    ],
)
def test_a_name_that_says_another_kind_of_file_is_refused(
    library: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    command, out, *others = arguments
    done = piyue(command, tmp_path / out, *others, "--library", library)
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert Path(out).suffix in done.err
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize(("tongue", "name"), [("C", "My library"), ("zh_CN.UTF-8", "我的文库")])
def test_the_default_library_is_called_in_exports_as_in_the_window(
    tmp_path: Path, tongue: str, name: str
) -> None:
    page, manifest = tmp_path / "页.html", tmp_path / "m.json"
    assert piyue("export", page, "--manifest", manifest, LC_ALL=tongue, fresh=True).status == 0
    assert f"<title>{name}</title>" in page.read_text(encoding="utf-8")
    assert json.loads(manifest.read_text(encoding="utf-8"))["library"] == name


def test_an_unknown_format_is_refused_with_those_that_there_are(library: Path, tmp_path: Path) -> None:
    for arguments in ((tmp_path / "x.conll", "--format", "spss"), (tmp_path / "x.abc",)):
        done = piyue("export", *arguments, "--library", library)
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert "label-studio" in done.err and "--format" in done.err
    path = tmp_path / "x.txt"
    path.write_text("一段文字", encoding="utf-8")
    done = piyue("import-annotations", path, "--library", library)
    assert done.status == 2
    assert "--format" not in done.err and ".qdpx" in done.err
    done = piyue("import-annotations", library, "--library", library)
    assert done.status == 2
