"""Encodings: whatever Chinese text comes in, it is read right or doubted, and what is no text is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.chinese_likelihood import chinese_likelihood
from desktop.files.decoding import decode
from desktop.files.errors import REASONS, Unreadable
from desktop.text.script import traditional

REPORT = (
    "2023年清河湾县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
    "过去的一年，全县地区生产总值完成57.3亿元，增长7.1%；城镇居民人均可支配收入达到24109元。\n"
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("length", [12, 40, len(REPORT)])
def test_a_simplified_text_is_read_right_without_doubt(encoding: str, length: int) -> None:
    decoded = decode(REPORT[:length].encode(encoding))
    assert (decoded.text, decoded.doubtful, decoded.replaced) == (REPORT[:length], False, 0)


@pytest.mark.parametrize("length", [12, 40, len(REPORT)])
def test_a_traditional_text_in_big5_is_read_right_without_doubt(length: int) -> None:
    text = traditional(REPORT[:length])
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding, decoded.doubtful) == (text, "big5", False)


@pytest.mark.parametrize("text", ["县长", "报告", "武乡县", "政府工作"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_few_characters_are_read_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_real_reports_are_read_right_in_every_encoding(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        text = path.read_text("utf-8")
        for encoding in ENCODINGS:
            decoded = decode(text.encode(encoding, "ignore"))
            assert decoded.text == text.encode(encoding, "ignore").decode(encoding)
            assert not decoded.doubtful


def test_a_chosen_encoding_is_taken() -> None:
    decoded = decode(REPORT.encode("gb18030"), encoding="GBK")
    assert (decoded.text, decoded.doubtful) == (REPORT, False)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "no-such-thing", "zlib", "punycode", "undefined", "idna", "\udcff", "\0"]
)
def test_a_chosen_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(REPORT.encode("gb18030"), "a.txt", encoding=encoding)
    assert (caught.value.reason, caught.value.details["encoding"]) == ("wrong-encoding", encoding)


def test_a_few_broken_bytes_are_replaced_counted_and_doubted() -> None:
    data = (REPORT * 5).encode()
    broken = data[:100] + b"\xff\xfe" + data[100:-1]
    decoded = decode(broken)
    assert (decoded.encoding, decoded.doubtful) == ("utf-8", True)
    assert 1 <= decoded.replaced <= 6
    assert decoded.text.startswith("2023年清河湾县")


def test_an_english_beginning_does_not_hide_the_encoding() -> None:
    text = "plain words\n" * 3000 + REPORT * 30
    assert decode(text.encode("gb18030")).text == text


def test_a_text_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    decoded = decode((REPORT * 3).encode()[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.doubtful


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\x00", "\u3000\n".encode()]
)
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "a.txt")
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
        (b"SQLite format 3\x00", "SQLite"),
    ],
)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data + bytes(200), "a.txt")
    assert (caught.value.reason, caught.value.details) == ("binary", {"format": name})


def test_control_characters_all_over_are_binary() -> None:
    with pytest.raises(Unreadable) as caught:
        decode(bytes(range(32)) * 40, "a.txt")
    assert caught.value.reason in ("binary", "not-text")


def test_likeness_tells_prose_from_what_was_misread() -> None:
    misread = REPORT.encode("gb18030").decode("big5", "ignore")
    assert chinese_likelihood(REPORT) > 0.6 > 0.2 > chinese_likelihood(misread)
    assert chinese_likelihood("plain ASCII") == 0


@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except Unreadable as refused:
        assert refused.reason in REASONS
    else:
        assert decoded.text.strip()


@given(st.text(st.characters(codec="gb18030", exclude_categories=("Cc", "Cs")), min_size=1, max_size=80))
def test_a_bom_is_believed(text: str) -> None:
    data = text.encode("utf-8-sig")
    try:
        assert decode(data).text == text.removeprefix("\ufeff")
    except Unreadable as refused:
        assert refused.reason == "empty"


def test_a_page_that_says_utf_8_and_is_utf_8_is_believed() -> None:
    page = '<!doctype html><meta charset="utf-8"><p>á</p>'
    assert decode(page.encode(), "x.html").text == page
    wrong = '<!doctype html><meta charset="utf-8"><p>全县地区生产总值完成一百亿元，同比增长百分之五。</p>'
    assert decode(wrong.encode("gb18030"), "x.html").text == wrong, "not where the bytes are no UTF-8"
