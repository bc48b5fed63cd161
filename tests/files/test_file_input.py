"""Reading: a path becomes drafts, or is refused with its reason; nothing else ever happens."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files import file_input
from desktop.files.errors import REASONS
from desktop.files.file_input import Unreadable, bytes_of, find_files, read_bytes, read_file
from tests.files.restoring import restore_source

TEXT = (
    "2023年清河湾县政府工作报告\n各位代表：\n现在，我代表县人民政府报告工作。\n\n"
    "一、2022年工作回顾\n过去一年。\n"
)

_LIVING = Path("/proc/self/cmdline")
"""A regular file that is said to have no bytes."""


def refused(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    assert caught.value.path == str(path)
    assert caught.value.reason in REASONS
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_gives_its_draft(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "清河湾.txt"
    path.write_bytes(TEXT.encode(encoding))
    source = read_file(path)
    (draft,) = source.drafts
    assert (source.path, source.data, source.doubtful) == (str(path), TEXT.encode(encoding), False)
    assert draft.text == TEXT.replace("\n\n", "\n").strip()
    assert draft.metadata.title == "2023年清河湾县政府工作报告"
    assert (draft.source, draft.part, draft.source_start, draft.source_end) == (str(path), 0, 0, len(TEXT))
    assert restore_source(draft.text, draft.removals) == TEXT


def test_the_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("报告".encode("gb18030"))
    assert read_file(path, encoding="gb18030").drafts[0].text == "报告"
    with pytest.raises(Unreadable, match="wrong-encoding"):
        read_file(path, encoding="utf-8")


def test_a_bullet_is_a_mark_in_a_file_that_is_markdown() -> None:
    data = "清单\n- 第一项\n- 第二项".encode()
    assert read_bytes(data, "a.md").drafts[0].text == "清单\n第一项\n第二项"
    assert read_bytes(data, "a.txt").drafts[0].text == "清单\n- 第一项\n- 第二项"


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as plug:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        plug.bind("plug")
        assert refused(tmp_path / "plug").reason == "not-a-file"
    assert refused(tmp_path / "pipe").reason == "not-a-file"
    assert refused(tmp_path / "folder").reason == "not-a-file"
    assert refused(Path("/dev/zero")).reason == "not-a-file"
    assert refused(tmp_path / "broken").reason == "missing"
    assert refused(tmp_path / "missing.txt").reason == "missing"
    assert refused(tmp_path / "loop").reason == "io-error"
    assert refused(Path("a\0b")).reason == "missing"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert read_file(tmp_path / "link.txt").drafts[0].text.startswith("2023年")


@pytest.mark.skipif(not _LIVING.exists(), reason="the system has no file that grows by itself")
def test_a_file_is_read_to_its_end_though_its_size_says_less() -> None:
    assert _LIVING.stat().st_size == 0
    assert bytes_of(_LIVING) == _LIVING.read_bytes() != b""


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0)
    assert refused(path).reason == "no-permission"


def test_a_forbidden_file_is_named_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    def forbid(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert refused(path).reason == "no-permission"


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.truncate(file_input.LARGEST + 1)
    error = refused(path)
    assert (error.reason, error.details["limit"]) == ("too-large", str(64 * 1024 * 1024))


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf\n", b"---\n***\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("name", ["a.py", "A.LOG", "a.sql", "a.pptx"])
def test_text_of_another_kind_is_no_report(name: str) -> None:
    with pytest.raises(Unreadable, match="not-supported"):
        read_bytes(b"print('hello')", name)


def test_what_was_left_out_or_replaced_is_remarked(reports: Path) -> None:
    source = read_file(reports / "000_113b593698969071.txt")
    assert source.remarks["left-out"].split() == ["有想补充的信息?点我投稿", "-", "联系我们", "-", "企业入驻"]
    broken = TEXT.encode() * 3 + b"\xe5\xe5"
    assert int(read_bytes(broken, "a.txt").remarks["replaced"]) > 0
    assert read_bytes(TEXT.replace("县", "县\x00", 2).encode(), "a.txt").remarks["control-characters"] == "2"


def test_folders_are_walked_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/c.txt", "c/d/3.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "c/d/3.md"]
    named = tmp_path / "no-such.txt"
    assert list(find_files([named, tmp_path / ".hidden.txt"])) == [named, tmp_path / ".hidden.txt"]


def test_a_closed_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text("x", "utf-8")
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    monkeypatch.setattr(os, "access", lambda *_args: False)
    assert list(find_files([tmp_path])) == [tmp_path / "b.txt", tmp_path / "a"]
    assert refused(tmp_path / "a").reason == "no-permission"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read_bytes(data, "a.txt")
    except Unreadable as error:
        assert error.reason in REASONS
    else:
        assert source.data == data
        assert all(draft.text for draft in source.drafts)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_or_empty(text: str) -> None:
    try:
        source = read_bytes(text.encode("utf-8-sig"), "a.txt")
    except Unreadable as error:
        assert error.reason in ("empty", "binary")
        return
    decoded = text.removeprefix("\ufeff")
    for draft in source.drafts:
        assert restore_source(draft.text, draft.removals) == decoded[draft.source_start : draft.source_end]
