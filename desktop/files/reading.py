"""Reading: from a path or bytes to the drafts they hold."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.files.cleaning import clean
from desktop.files.decode import Decoded, decode
from desktop.files.draft import Draft, SourceFile
from desktop.files.errors import Unreadable
from desktop.files.splitting import Stretch, split
from desktop.text.facts import facts
from desktop.text.outline import outline

__all__ = ["LARGEST", "SUFFIXES", "Unreadable", "find_files", "read_bytes", "read_file"]

LARGEST = 64 * 1024 * 1024
"""The largest file that is taken, in bytes."""
SUFFIXES = (".txt", ".text", ".md", ".markdown", "")
"""Endings of the names of text and Markdown files."""

_MARKDOWN = (".md", ".markdown")
_OTHERS = re.compile(
    r"\.(?:docx?|wps|pdf|html?|mht|csv|tsv|xlsx?|jsonl?|xml|rtf|odt|pptx?|epub|py|js|css|ini|cfg|toml|ya?ml|sh|bat"
    r"|log|sql|db|sqlite|piyue|qdpx|zip|rar|7z|gz|tar|png|jpe?g|gif|bmp|tiff?|webp|svg|mp[34]|wav|avi|mov|exe|dll|so"
    r"|tt[fc]|otf|lnk|tmp)"
)

_DAMAGED = re.compile("[?\ufffd\ue000-\uf8ff](?=[^\\s?])")


def read_file(path: str | os.PathLike[str], *, encoding: str | None = None) -> SourceFile:
    """Read one file and give its drafts.

    Args:
        path: A regular file, or a link to one.
        encoding: What a person chose, a Python codec name; guessed when None.

    Raises:
        Unreadable: When the file cannot be taken; nothing else is ever raised for what a file is or holds.
    """
    return read_bytes(_bytes_of(Path(path)), os.fspath(path), encoding=encoding)


def read_bytes(data: bytes, path: str, *, encoding: str | None = None) -> SourceFile:
    """Give the drafts that the bytes of a file hold.

    Args:
        data: The file's bytes.
        path: Its path or name, for its ending and for the record.
        encoding: What a person chose, a Python codec name; guessed when None.

    Raises:
        Unreadable: When they cannot be taken.
    """
    if len(data) > LARGEST:
        raise Unreadable(path, "too-large", size=str(len(data)), limit=str(LARGEST))
    decoded = decode(data, path, encoding=encoding)
    suffix = Path(path).suffix.lower()
    if _OTHERS.fullmatch(suffix):
        raise Unreadable(path, "not-supported", format=suffix.removeprefix("."))
    markdown = suffix in _MARKDOWN
    stretches = split(decoded.text)
    drafts = (_draft(decoded.text, one, path, n, markdown) for n, one in enumerate(stretches))
    kept = tuple(draft for draft in drafts if draft.text)
    if not kept:
        raise Unreadable(path, "empty")
    remarks = _remarks(decoded, stretches, kept)
    return SourceFile(path, data, decoded.encoding, decoded.doubtful, kept, remarks)


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Give the files named, and for each folder all files in it that are not hidden, by name."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _bytes_of(path: Path) -> bytes:
    """Read a regular file that is not too large; never wait for a pipe or a device."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(path, "not-a-file")
        if status.st_size > LARGEST:
            raise Unreadable(path, "too-large", size=str(status.st_size), limit=str(LARGEST))
        with path.open("rb") as source:
            data = source.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    except OSError as error:
        raise Unreadable(path, "io-error", message=error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable(path, "missing") from error
    return data


def _draft(text: str, stretch: Stretch, path: str, part: int, markdown: bool) -> Draft:
    trail = clean(text[stretch.start : stretch.end], markdown=markdown)
    headings = outline(trail.text)
    about = facts(trail.text, name=path, headings=headings)
    damage = len(_DAMAGED.findall(trail.text))
    return Draft(trail.text, about, path, part, stretch.start, stretch.end, trail.removals, damage)


def _remarks(decoded: Decoded, stretches: list[Stretch], drafts: tuple[Draft, ...]) -> dict[str, str]:
    """Say what is worth knowing: bytes replaced, characters removed, lines that belong to no document."""
    remarks = {}
    if decoded.replaced:
        remarks["replaced"] = str(decoded.replaced)
    controls = sum(1 for draft in drafts for one in draft.removals if one.reason == "control")
    if controls:
        remarks["control-characters"] = str(controls)
    edges = [0, *(edge for one in stretches for edge in (one.start, one.end)), len(decoded.text)]
    between = [decoded.text[a:b].strip(" \t\r\n-=*_#") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if any(between):
        remarks["left-out"] = "\n".join(filter(None, between))
    return remarks
