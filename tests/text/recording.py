"""What the recognizers give for whole texts, recorded: whatever changes there is looked at before it is kept.

python -m tests.text.recording

writes the folder ``recorded`` again. What is there need not be right; what is right is marked in the gold.
It is what is given, for the sample reports, for the same in traditional characters, torn, and as OCR leaves
them, for the passages of the gold that may be looked at, and for the examples of the rules.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from desktop.actions.samples import samples
from desktop.text.alignment import matching_blocks
from desktop.text.anchor import candidates, locate, make_anchor
from desktop.text.damage import find_damage
from desktop.text.evaluation.notation import passages_of
from desktop.text.figures import find_figures
from desktop.text.figures.model import Figure
from desktop.text.figures.rulebook import RULEBOOK
from desktop.text.glossary import find_glossary
from desktop.text.heading_finder import outline
from desktop.text.metadata_extractor import facts
from desktop.text.quotations import find_quotations, find_titles
from desktop.text.script import script_of, traditional
from desktop.text.terms import find_terms
from desktop.text.text_units import next_start, previous_start, unit_at, wider
from tests.gold.load import SETS
from tests.text.break_bytes import tear

FOLDER = Path(__file__).with_name("recorded")
YEAR = 2024
"""The year that the examples of the rules are read in."""

STEP = 61
"""Code points between two places at which units are asked for; a prime, so that all kinds of places come."""

UNITS = ("paragraph", "sentence", "clause")


def recordings() -> dict[str, Callable[[], list[str]]]:
    """Return by the name of each recording what makes its lines."""
    (first, one), (second, other) = [(Path(name).stem, data.decode("utf-8")) for name, data in samples()]
    return {
        first: lambda: [*_document(first, one), *_units(one)],
        second: lambda: _document(second, other),
        f"{second}-traditional": lambda: _document("", traditional(other)),
        f"{second}-torn": lambda: _document("", tear(traditional(other))),
        f"{second}-scanned": lambda: _document("", _scanned(other)),
        f"{first}-changed": lambda: _moved(one),
        "gold": lambda: list(_gold()),
        "rules": lambda: list(_rules()),
    }


def _document(name: str, text: str) -> list[str]:
    headings = outline(text)
    damage = find_damage(text)
    glossary = find_glossary(text)
    return [
        _line("script", script_of(text)),
        _line("metadata", asdict(facts(text, name=f"{name}.txt" if name else "", headings=headings))),
        *(_line("heading", one._asdict()) for one in headings),
        *(_line("reference", asdict(one)) for one in glossary.marks),
        *(_line("note", asdict(one)) for one in glossary.entries),
        _line("glosses", glossary.glosses()),
        *(_line("quotation", *one) for one in find_quotations(text)),
        *(_line("title", *one) for one in find_titles(text)),
        *(_line("damage", asdict(one)) for one in damage),
        *(_line("term", one._asdict()) for one in find_terms(text)),
        *map(_figure, find_figures(text, headings=headings)),
    ]


def _figure(figure: Figure) -> str:
    return _line("figure", {name: value for name, value in figure.as_dict().items() if value is not None})


def _units(text: str) -> Iterator[str]:
    for place in range(0, len(text), STEP):
        ranges = [unit_at(text, place, unit) for unit in UNITS]
        starts = [(previous_start(text, place, unit), next_start(text, place, unit)) for unit in UNITS]
        yield _line("units", place, *ranges, *starts, wider(text, place, place + 1))


def _scanned(text: str) -> str:
    """Return a text as OCR leaves it: digits set apart, lines broken after so many characters."""
    spaced = re.sub(r"(?<=\d)(?=\d)", " ", text)
    lines = spaced.split("\n")
    return "\n".join(line[at : at + 37].rstrip() for line in lines for at in range(0, max(1, len(line)), 37))


def _moved(text: str) -> list[str]:
    """Return where passages are found in the text after it was changed."""
    lines = text.split("\n")
    changed = "\n".join([*lines[:3], "新的一段。", *lines[9:20], *lines[4:9], *lines[20:]])
    changed = changed.replace("增长", "上升").replace("，", ",")
    found = [_line("block", asdict(one)) for one in matching_blocks(text, changed)]
    for start in range(0, len(text) - 8, STEP):
        anchor = make_anchor(text, start, start + 8)
        found.append(_line("anchor", start, locate(anchor, changed), candidates(anchor, changed)[:3]))
    return found


def _gold() -> Iterator[str]:
    for path in sorted(SETS["dev"].glob("*.txt")):
        for passage in passages_of(path.read_text(encoding="utf-8")):
            yield _line("passage", passage.name)
            yield from map(_figure, find_figures(passage.text, year=passage.year))
            if passage.with_terms:
                yield from (_line("term", one._asdict()) for one in find_terms(passage.text))


def _rules() -> Iterator[str]:
    for chapter in RULEBOOK:
        for rule in chapter.rules:
            for example in rule.examples:
                yield _line("example", chapter.field, rule.name, example.sentence)
                yield from map(_figure, find_figures(example.text, year=YEAR))


def _line(*values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str)


def path_of(name: str) -> Path:
    """Return the file of a recording."""
    return FOLDER / f"{name}.jsonl"


def main() -> int:
    """Write all recordings."""
    for name, lines in recordings().items():
        path_of(name).write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
