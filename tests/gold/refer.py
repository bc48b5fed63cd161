"""Make a ``reports.jsonl`` from a list of marks, so that the words of a report stay out of the repository.

    python -m tests.gold.refer LIST.txt tests/gold/dev/reports.jsonl

A list holds passages; each begins as in the notation and then says where it stands and what is marked in it,
in order, one mark a line (``before>text`` where the text alone would be found too early)::

    == name | about=… | year=2024 | part=review | terms=no
    @ 002 | first words of the passage | last words of the passage
    57.3亿元 | q | 地区生产总值
    一是 | !ordinal-list
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.text.evaluation.gold import Passage
from desktop.text.evaluation.notation import TYPE_CODES, BadGold, add_mark, new_passage, sort_marks
from tests.gold.load import REPORTS, to_record


def read_list(text: str) -> list[Passage]:
    """Find the passages and marks of a list in the shared reports."""
    blocks = [block.strip().split("\n") for block in ("\n" + text).split("\n== ")[1:]]
    return [_passage([line for line in block if line.strip() and line[0] != "#"]) for block in blocks]


def _passage(lines: list[str]) -> Passage:
    name, first, last = (piece.strip() for piece in lines[1].removeprefix("@").split("|"))
    path = next(REPORTS.glob(f"{name}*.txt"))
    text = path.read_bytes().decode("utf-8-sig")
    if text.count(first) != 1:
        raise BadGold(f"{lines[0]}: the first words stand {text.count(first)} times in {path.name}")
    start = text.index(first)
    end = text.index(last, start) + len(last)
    passage = replace(new_passage(lines[0], text[start:end]), source=(path.name, start, end))
    position = 0
    for line in lines[2:]:
        position = _mark(passage, line, position)
    sort_marks(passage)
    return passage


def _mark(passage: Passage, line: str, position: int) -> int:
    """Add the mark of a line; return where the next is looked for."""
    place, code, *rest = (piece.strip() for piece in line.split("|", 2))
    before, _, words = place.rpartition(">")
    found = passage.text.find(before + words, position)
    if found < 0:
        raise BadGold(f"{passage.name}: {place} does not stand after {passage.text[:position][-20:]!r}")
    start = found + len(before)
    end = start + len(words)
    add_mark(passage, start, end, code, "|".join(piece.strip() for piece in "|".join(rest).split("|")))
    return start if code.split("/")[0] in TYPE_CODES else end


def main(arguments: Sequence[str]) -> int:
    """Read the list named first and write the records to the file named second."""
    passages = read_list(Path(arguments[0]).read_text(encoding="utf-8"))
    lines = [json.dumps(to_record(passage), ensure_ascii=False) + "\n" for passage in passages]
    Path(arguments[1]).write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
