"""Rich text (.rtf) and, where LibreOffice is installed, the old Word format (.doc)."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from desktop.files.errors import Unreadable
from desktop.files.readers.plain import CELL, Plain

_PATIENCE = 120
"""Seconds that LibreOffice may take over one file."""


def read_rtf(data: bytes, path: str) -> Plain:
    """Read a rich text; its notes are not in what striprtf gives, which a remark says.

    Raises:
        Unreadable: ``damaged`` or ``empty``.
    """
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise Unreadable(path, "damaged", format="RTF") from error
    lines = [_row(line) for line in text.replace("\r\n", "\n").split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        raise Unreadable(path, "empty")
    notes = data.count(b"\\footnote")
    return Plain("\n".join(lines), remarks={"notes-lost": str(notes)} if notes else {})


def _row(line: str) -> str:
    """Give a line without the marks that striprtf puts between a table's cells."""
    if line.rstrip().endswith("|"):
        line = CELL.join(cell.strip() for cell in line.rstrip().rstrip("|").split("|"))
    return line.strip()


def office() -> str | None:
    """Give the path of LibreOffice's command, or None where it is not installed."""
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    )
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((one for one in usual if Path(one).exists()), None)


def doc_to_docx(data: bytes, path: str) -> bytes:
    """Turn an old Word file into a .docx by LibreOffice, in a folder and with settings of its own.

    Raises:
        Unreadable: ``needs-office`` where LibreOffice is not installed, ``damaged`` when it cannot read it.
    """
    command = office()
    if command is None:
        raise Unreadable(path, "needs-office", format="DOC")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.doc")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        arguments = [
            command,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
        ]
        try:
            subprocess.run(
                [*arguments, "--outdir", folder, str(source)],
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
            return Path(folder, "in.docx").read_bytes()
        except (subprocess.SubprocessError, FileNotFoundError) as error:
            raise Unreadable(path, "damaged", format="DOC") from error
