"""Text recognition (OCR): the characters of a picture, by tesseract where it is installed with Chinese.

Tesseract is a program of its own. It runs under the limits of the process that reads, of memory and, for each
page, of computing time.
"""

import math
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from desktop.files.errors import Unreadable
from desktop.files.readers.page_glyphs import Glyph

DOUBTFUL = 60.0
"""The confidence, in per cent as tesseract gives it, below which a character is doubtful.

That of its word counts, too: of one that is in no dictionary the characters alone are almost always sure.
"""
_WORTHLESS = 20.0
"""The same, of a whole line, below which it is no writing: a stamp, a stain, a drawing."""
_PATIENCE = 600
"""Seconds that a page may take by the clock."""
_LANGUAGES = ("chi_sim", "chi_tra")
_DOTS = 300
"""Dots an inch that a picture is taken to have which does not say."""
_MARKS = "，。、；：！？）》】〕”’"
"""Marks whose ink is at the left of the square they stand in."""
_OPENERS = "（《【〔“‘"
_OF_INK = 1.08
"""Times the ink of most Chinese characters that their size is."""
_SET = 0.7
"""The share of its square that a mark takes, with its ink at one side."""
_AROUND = 0.06
"""The share of its size that a Latin letter or a digit has as room on either side."""
_TOKEN = re.compile(
    r"<(?:div|span)\s+class=['\"](?P<kind>ocr_(?:page|line|header|textfloat|caption)|ocrx_(?:word|cinfo))['\"]"
    r"(?P<rest>[^>]*)>(?P<text>[^<]*)"
)


class RecognizedPage(NamedTuple):
    """A page of a picture.

    Attributes:
        glyphs: Its characters, in points.
        width: How wide it is, in points.
        confidence: The mean confidence of its characters, in per cent.
        boxes: Where the ink of each character is: left, top, right and bottom, in points.
    """

    glyphs: list[Glyph]
    width: float
    confidence: float
    boxes: list[tuple[float, float, float, float]] = []  # noqa: RUF012 - nobody writes into that of a tuple


def command() -> str | None:
    """Return the path of tesseract, or None where it is not installed."""
    usual = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract")
    found = shutil.which("tesseract")
    return found or next((one for one in usual if Path(one).exists()), None)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return what it can read of Chinese, simplified first; nothing where it can't or is not installed."""
    program = command()
    if program is None:
        return ()
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    known = told.stdout.decode("utf-8", "replace").split()
    return tuple(one for one in _LANGUAGES if one in known)


def recognized(picture: bytes, path: str, language: str, dots: int = 0) -> list[RecognizedPage]:
    """Return the pages of a picture.

    Args:
        picture: The bytes of a file of a kind that tesseract reads.
        path: The path to name in an error.
        language: One of ``languages()``.
        dots: How many dots an inch it has; what the picture says when 0.

    Raises:
        Unreadable: ``too-slow``, or ``damaged`` when tesseract can't read it.
    """
    program = command()
    assert program is not None
    known = ["--dpi", str(dots)] if dots else []
    arguments = [program, "stdin", "stdout", "-l", language, *known, "-c", "hocr_char_boxes=1", "hocr"]
    try:
        told = subprocess.run(
            arguments,
            input=picture,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # two threads take longer than one, of all cores
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(path, "too-slow") from error
    except (OSError, subprocess.CalledProcessError) as error:
        if -getattr(error, "returncode", 0) == getattr(signal, "SIGXCPU", -1):
            raise Unreadable(path, "too-slow") from error
        raise Unreadable(path, "damaged", reader=str(error)) from error
    return [_page(one, dots) for one in _pages(told.stdout.decode("utf-8", "replace"))]


def best_language(picture: bytes, path: str, dots: int = 0) -> str:
    """Return the language that reads a picture most surely, of those that are installed.

    Raises:
        Unreadable: As ``recognized`` does.
    """
    known = languages()
    if len(known) < 2:
        return known[0]

    def confidence(language: str) -> float:
        pages = recognized(picture, path, language, dots)
        return max((page.confidence for page in pages), default=0.0)

    return max(known, key=confidence)


class _Sign(NamedTuple):
    """A character as tesseract tells it: where its ink is, in dots, and how sure it is of it, in per cent."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


def _pages(hocr: str) -> Iterator[list[re.Match[str]]]:
    """Yield the elements of each page that say something."""
    held: list[re.Match[str]] = []
    for found in _TOKEN.finditer(hocr):
        if found["kind"] == "ocr_page":
            if held:
                yield held
            held = []
        held.append(found)
    if held:
        yield held


def _page(elements: list[re.Match[str]], dots: int) -> RecognizedPage:
    first = elements[0]["rest"]
    found = re.search(r"scan_res (\d+) (\d+)", first)
    scale = 72 / (dots or max(70, int(found[1]) if found else _DOTS))
    width = _numbers(first, "bbox")[2] * scale
    glyphs: list[Glyph] = []
    sure: list[float] = []
    boxes: list[tuple[float, float, float, float]] = []
    line: list[float] = []
    held: list[_Sign] = []
    of_word = 100.0
    for element in [*elements[1:], None]:
        if element is not None and element["kind"] == "ocrx_cinfo":
            box = _numbers(element["rest"], "x_bboxes")
            if len(line) == 4 and len(box) == 4 and (sign := unescape(element["text"]).strip()):
                confidence = min(of_word, *(_numbers(element["rest"], "x_conf") or [0.0]))
                held.append(_Sign(sign, box[0], box[1], box[2], box[3], confidence))
            continue
        if element is not None and element["kind"] == "ocrx_word":
            of_word = (_numbers(element["rest"], "x_wconf") or [100.0])[0]
            continue
        if held and fmean(one.confidence for one in held) >= _WORTHLESS:
            glyphs += _glyphs(held, line[3], scale)
            sure += (one.confidence for one in held)
            boxes += (
                (one.left * scale, one.top * scale, one.right * scale, one.bottom * scale) for one in held
            )
        held = []
        line = _numbers(element["rest"], "bbox") if element is not None else []
    return RecognizedPage(glyphs, width, fmean(sure) if sure else 0.0, boxes)


def _glyphs(line: Sequence[_Sign], bottom: float, scale: float) -> Iterator[Glyph]:
    """Yield the characters of a line, as wide as they are set, at one height even where a scan leans."""
    inks = [max(one.right - one.left, one.bottom - one.top) for one in line if one.text >= "\u3400"]
    size = max(1.0, _OF_INK * median(inks or [one.bottom - one.top for one in line]))
    for one in line:
        left, right = one.left, one.right
        if one.text in _MARKS:
            right = max(right, left + _SET * size)
        elif one.text in _OPENERS:
            left = min(left, right - _SET * size)
        elif one.text >= "\u3400":
            middle = (left + right) / 2
            left, right = min(left, middle - size / 2), max(right, middle + size / 2)
        else:
            left, right = left - _AROUND * size, right + _AROUND * size
        doubtful = one.confidence < DOUBTFUL
        yield Glyph(one.text, left * scale, right * scale, bottom * scale, size * scale, doubtful)


def _numbers(told: str, name: str) -> list[float]:
    """Return the numbers that follow a name in the title of an element."""
    found = re.search(rf"\b{name}((?:\s+-?[\d.]+)+)", told)
    return [one for one in map(float, found[1].split()) if math.isfinite(one)] if found else []
