"""Files that are none of ours: what each is said to be, so that its owner knows what to do."""

import io
import random
import zipfile

import pytest

from desktop.files.errors import Unreadable
from desktop.files.pipeline import source_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


NOISE = random.Random(1).randbytes(5000)
"""Bytes that are nothing."""


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100), "encrypted"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100), "encrypted"),
        ("a.xls", OLE + "Workbook\0".encode("utf-16-le") + bytes(100), "old-table"),
        ("a.ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "not-supported"),
        ("a.wps", OLE, "not-supported"),
        ("a.pptx", packed("ppt/presentation.xml"), "not-supported"),
        ("a.rar", b"Rar!\x1a\x07\x00" + bytes(50), "packed"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(50), "packed"),
        ("a.txt.gz", b"\x1f\x8b" + bytes(50), "packed"),
        ("a.qdpx", b"", "empty"),
        *((f"a.{ending}", NOISE, "damaged") for ending in ("docx", "xlsx", "pdf", "odt", "epub", "qdpx")),
        ("a.txt", NOISE, "not-text"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "damaged"),
    ],
)
def test_what_a_file_is_said_to_be(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        source_of(data, name, None)
    assert caught.value.reason == reason
