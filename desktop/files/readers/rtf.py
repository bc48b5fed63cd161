"""Rich text (.rtf) and, where LibreOffice is installed, the old Word format (.doc)."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.limits import lifted
from desktop.files.readers.extracted_text import CELL, ExtractedText

# Braces that count, and what may hide one: a sign after a backslash, bytes that follow as they are.
_LIST_NUMBER = re.compile(r"^([（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、．)）])\t")
"""The number of an entry of a list, which a program sets apart by a tab."""
_TOKEN = re.compile(
    r"\\bin(?P<bytes>\d{1,9}) ?|\\[^a-zA-Z]"
    r"|(?P<note>\{(?:\\\*\s*)?\\footnote(?![a-zA-Z])(?:\s*\\ftnalt(?![a-zA-Z]))?)|[{}]"
)
_MOST_NOTES = 3_000  # of a file; each is read by itself
_LONGEST_HEAD = 50_000  # characters of a table of fonts that is put before each note
_CODE_PAGE = re.compile(r"\\ansicpg\d+")

_PATIENCE = 120
"""Seconds that LibreOffice may take over one file."""


@safe
def read_rtf(data: bytes, path: str) -> ExtractedText:
    """Read a rich text; a note's mark is [1] where it stands, its text follows at the end.

    Raises:
        Unreadable: ``damaged`` or ``empty``.
    """
    spend("nodes", data.count(b"\\") + data.count(b"{"))  # words and groups
    rtf, held = _notes_apart(data.decode("latin-1"))
    head = _head(rtf)
    lines = [_row(line) for line in _text(rtf).split("\n")]
    notes = [" ".join(_text(f"{head}{note}}}").split()) for note in held]
    lines = [line for line in lines if line]
    if not lines:
        raise Unreadable(path, "empty")
    lines += [f"[{number}]{note}" for number, note in enumerate(notes, start=1)]
    return ExtractedText("\n".join(lines))


def _text(rtf: str) -> str:
    spend("characters", len(rtf))
    text: str = rtf_to_text(rtf, encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
    # \u counts UTF-16: a character beyond 16 bits comes as two halves, which belong together.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\r\n", "\n")
    # A cell whose paragraph was ended before it was: the mark between cells stands on a line of its own.
    return re.sub(r"\n[ \t]*\|", "|", text) if "\\cell" in rtf else text


def _notes_apart(rtf: str) -> tuple[str, list[str]]:
    """Return the file with a mark in place of each note, which striprtf drops, and the notes' contents."""
    pieces: list[str] = []
    notes: list[str] = []
    done = at = inner = depth = 0
    while found := _TOKEN.search(rtf, at):
        at = found.end() + int(found["bytes"] or 0)
        if not depth:
            if found["note"] and len(notes) < _MOST_NOTES:
                pieces.append(rtf[done : found.start()])
                done, inner, depth = found.start(), found.end(), 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                notes.append(rtf[inner : found.start()])
                pieces.append(f"[{len(notes)}]")
                done = at
        elif found[0].startswith("{"):
            depth += 1
    return "".join([*pieces, rtf[done:]]), notes


def _head(rtf: str) -> str:
    """Return what has to stand before a stretch of the file for it to be read alone: code page and fonts."""
    page = _CODE_PAGE.search(rtf)
    at = rtf.find("{\\fonttbl")
    end, depth = at, 0
    for found in _TOKEN.finditer(rtf, at) if at >= 0 else ():
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if not depth:
            end = found.end()
            break
    end = end if end - at <= _LONGEST_HEAD else at
    return f"{{\\rtf1\\ansi{page[0] if page else ''}{rtf[max(at, 0) : max(end, 0)]}\\pard "


def _row(line: str) -> str:
    """Return a line without the marks that striprtf puts between a table's cells."""
    if line.rstrip().endswith("|"):
        line = CELL.join(cell.strip() for cell in line.rstrip().rstrip("|").split("|"))
        return line.strip()
    return _LIST_NUMBER.sub(r"\1", line.strip())


def office() -> str | None:
    """Return the path of LibreOffice's command, or None where it is not installed."""
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    )
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((one for one in usual if Path(one).exists()), None)


def doc_to_docx(data: bytes, path: str) -> bytes:
    """Turn an old Word file into a .docx by LibreOffice, in a folder and with settings of its own.

    Raises:
        Unreadable: ``needs-office`` where LibreOffice is not installed, or is without Writer; ``damaged``
            when it cannot read the file.
    """
    command = office()
    if command is None:
        raise Unreadable(path, "needs-office", format="DOC")
    try:
        return _converted(command, "in.doc", data)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(path, "damaged", format="DOC") from error
    except (subprocess.SubprocessError, FileNotFoundError) as error:
        why = "damaged" if has_writer(command) else "needs-office"
        raise Unreadable(path, why, format="DOC") from error


def has_writer(command: str) -> bool:
    """Return whether a LibreOffice has Writer, which systems install apart: whether it converts a plain text.

    Without it LibreOffice says of every text that it could not be loaded, as of one that is damaged.
    """
    try:
        return bool(_converted(command, "in.txt", b"a"))
    except (subprocess.SubprocessError, FileNotFoundError):
        return False


def _converted(command: str, name: str, data: bytes) -> bytes:
    """Return a file as LibreOffice saves it as .docx.

    Raises:
        FileNotFoundError: It saved nothing.
        SubprocessError: It ended with an error, or did not end.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name)
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        with lifted():
            subprocess.run(
                [command, *options, "--outdir", folder, str(source)],
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
        return source.with_suffix(".docx").read_bytes()
