"""Paragraphs: setting a run of thousands of characters as the paragraphs its writer had.

Only white space is touched. A line break goes where the writer left a space after a sentence, before headings
and after those that stand by themselves, and between title, meeting, speaker and salutation in the beginning.
"""

import re
from collections.abc import Iterator
from statistics import median

from desktop.files.edit_log import Edit
from desktop.text.heading_patterns import CHAPTER, FIRST, NUMERAL, RUN_IN, SECOND, SERIAL, STOPS

RUN = 400
"""A line longer than this, in code points, may hold several paragraphs, if it is long for its text, too."""
HEAD = 800
"""So far the title, the meeting and the speaker of a report may reach."""

Break = tuple[int, int]
"""Where a line break goes: the spaces it takes the place of."""

_SPACES = " \t\u3000\xa0"
_SP = f"[{_SPACES}]"
_STOP = r"[。！？!?…][”’」』）)]{0,2}"
_NUMBERED = rf"(?:{CHAPTER}|{FIRST}|{SECOND})"
_STRAY = rf"(?:\?{_SP}+)?"  # a space that could not be written
_END = r"(?=[^\s，。、：；！？,:;!?”的了和与及等是为有在将就已中])"

_SPACE_AFTER_STOP = re.compile(rf"{_STOP}({_SP}+)(?=[^\s?？])")
_BEFORE_NUMBERED = re.compile(rf"(?:{_STOP}|[：:；;])({_SP}*)(?={_NUMBERED})")
_BEFORE_ADDRESS = re.compile(rf"{_STOP}({_SP}*)(?=各位代表[,，!！:：])")
_REFRAIN = re.compile(rf"{_STOP}({_SP}*)(?=(?:[一三五]年来|过去[一五]年)[,，])")
_SERIES = re.compile(rf"(?:{_STOP}|[：:])({_SP}*)(?=([{NUMERAL}]{{1,3}})[是要])(?={SERIAL})")
_PLAIN = re.compile(rf"{_STOP}({_SP}*)(?:{RUN_IN.pattern})({_SP}*){_END}")
_TITLE_PHRASE = re.compile(
    rf"{_STRAY}{_NUMBERED}{_SP}*(?:{RUN_IN.pattern})(?:{_SP}+\?(?={_SP}))?({_SP}*){_END}"
)
_TITLE_SPACE = re.compile(rf"{_STRAY}{_NUMBERED}{_SP}*[^。！？!?；;\s]{{4,60}}({_SP}+)(?=[^\s?？\d])")
_NOTES = re.compile(
    rf"(?:^|{_STOP})({_SP}*)((?:附件?)?[\s?:：]{{0,6}}(?:报告中)?(?:的|有关){{0,3}}名词(?:解释|注释))"
)
_ENTRY = re.compile(r"(?:[\[〔【（(](?:注)?(\d{1,3})[\]〕】）)]|(\d{1,3})[.．、](?!\d))")
_SPACED_OUT = re.compile(rf"[\u4e00-\u9fff]{_SP}\d")

_SALUTATION = re.compile(r"各位代表[:：!！]?")
_REPORT = re.compile(
    rf"工作报告(?:[（(][^（()）\n]{{1,12}}[)）])?({_SP}*)(?![（(](?:\d{{4}}|二[〇○零]..)\s?年度?[)）])"
    r"(?=[—-]{1,4}|[（(]?(?:\d{4}|二[〇○零]..)\s?年|在)"
)
_FIRST_REPORT = re.compile(rf"[^。，\n]{{0,30}}工作报告({_SP}+)(?=\S)")
_MEETING = re.compile(rf"届[^。\n]{{4,30}}?(?:会议|大会|会)上({_SP}*)(?=[^\s，。、）)])")
_BEFORE_SALUTATION = re.compile(rf"(?<=[^\s])({_SP}*)(?=(?:尊敬的)?各位代表[:：!！,，\s])")
_AFTER_SALUTATION = re.compile(rf"各位代表[:：!！]({_SP}*)(?=\S)")


def set_paragraphs(simple: str) -> list[Edit]:
    """Return the edits that set long lines as paragraphs, and what precedes the salutation as lines."""
    breaks = set(_of_head(simple))
    lines = simple.split("\n")
    long = max(RUN, 5 * median(map(len, lines))) if len(lines) > 12 else RUN
    start = 0
    for line in lines:
        if len(line) > long:
            breaks.update((start + a, start + b) for a, b in _of_run(line) if 0 < a <= b < len(line))
        start += len(line) + 1
    return list(_as_edits(sorted(breaks)))


def _as_edits(breaks: list[Break]) -> Iterator[Edit]:
    done = 0
    for start, end in breaks:
        if start >= done and start > 0:
            yield Edit(start, end, "\n", "set-paragraph")
            done = max(end, start + 1)


def _of_head(simple: str) -> Iterator[Break]:
    """Yield the breaks among title, meeting, speaker and salutation."""
    found = _FIRST_REPORT.match(simple)
    if found:
        yield found.span(1)
    salutation = _SALUTATION.search(simple, 0, HEAD)
    if salutation is None:
        return
    for shape in (_REPORT, _MEETING, _BEFORE_SALUTATION, _AFTER_SALUTATION):
        found = shape.search(simple, 0, salutation.end() + 8)
        if found:
            yield found.span(1)


def _of_run(line: str) -> list[Break]:
    """Return the breaks in one long line."""
    breaks = {m.span(1) for m in _BEFORE_NUMBERED.finditer(line)}
    breaks.update(m.span(1) for m in _BEFORE_ADDRESS.finditer(line))
    spaced_out = len(_SPACED_OUT.findall(line)) > 4
    for found in _SPACE_AFTER_STOP.finditer(line):
        if not (spaced_out and line[found.end()].isdigit()):
            breaks.add(found.span(1))
    for found in _PLAIN.finditer(line):
        breaks.update((found.span(1), found.span(2)))
    refrain = list(_REFRAIN.finditer(line))
    if len(refrain) > 2:
        breaks.update(m.span(1) for m in refrain)
    breaks.update(_of_series(line))
    breaks.update(_of_notes(line))
    for start in [0, *(end for _, end in breaks)]:
        title = _TITLE_PHRASE.match(line, start) or _TITLE_SPACE.match(line, start)
        if title:
            breaks.add(title.span(1))
    return sorted(breaks)


def _of_series(line: str) -> Iterator[Break]:
    """Yield the breaks before 一是, 二是 … where each begins a sentence and they count up."""
    found = list(_SERIES.finditer(line))
    numbers = [NUMERAL.find(m.group(2)) for m in found]
    for which, one in enumerate(found):
        follows = which > 0 and numbers[which] == numbers[which - 1] + 1
        leads = which + 1 < len(found) and numbers[which + 1] == numbers[which] + 1
        if (follows and line[one.start()] not in "：:") or leads:
            yield one.span(1)


def _of_notes(line: str) -> Iterator[Break]:
    """Yield the breaks before the heading of the notes, after it, and between its entries, which count up."""
    heading = _NOTES.search(line)
    first = _ENTRY.match(line)
    if heading:
        yield heading.span(1)
    elif not first:
        return
    at = heading.end() if heading else 0
    last = 0
    for found in _ENTRY.finditer(line, at):
        number = int(found.group(1) or found.group(2))
        start = end = found.start()
        while start > at and line[start - 1] in _SPACES:
            start -= 1
        begins = start == at or start < end or line[start - 1] in STOPS
        if begins and last < number <= last + 3:
            last = number
            yield start, end
