"""Notation: marked passages as text; `tests/gold/README.md` lays it down.

A file holds passages; each begins with a line ``== name | key=value | …``. In the text

    {5.6%|c+|地区生产总值|Q=左右 s=target}   a figure: kind, indicator, what differs from the defaults
    {第二|!nothing}  {五年|?}               no figure; a place where readers differ
    <三化三制|num>  <《…》|title>           a term; ``num`` without figures in it is no figure either
"""

import re
from collections.abc import Iterator
from typing import Any

from desktop.text.evaluation.gold import (
    ANY,
    FIELDS,
    OTHERS,
    GoldFigure,
    GoldTerm,
    Mark,
    NonFigure,
    OneOf,
    Passage,
)
from desktop.text.evaluation.plain_numbers import base_of, degree_words, numbers_of, unit_of

KIND_CODES = {
    "q": "quantity", "p": "percent", "c": "change", "c+": "change", "c-": "change", "c~": "change",
    "k": "rank", "x": "ratio", "g": "range",
}  # fmt: skip
DIRECTIONS = {"c+": "up", "c-": "down", "c~": "improve"}
TYPE_CODES = {
    "title": "title",
    "gloss": "glossary",
    "num": "numeral-abbrev",
    "quoted": "quoted",
    "lex": "lexicon",
}
STATUSES = {"review": "achieved", "plan": "target", "other": "other"}
_EXTRA = {
    "v": "value",
    "u": "unit",
    "n": "norm",
    "Q": "qualifier",
    "d": "direction",
    "s": "status",
    "y": "period",
}
_SHORT = {"a": "achieved", "t": "target", "o": "other"}


class BadGold(Exception):
    """A passage that does not say what it should; the message names passage and mark."""


def passages_of(text: str) -> list[Passage]:
    """Return the passages of a text in the notation.

    Raises:
        BadGold: The text does not say what it should.
    """
    blocks = re.split(r"(?m)^== ", text)
    return [_passage(*(block.split("\n", 1) if "\n" in block else (block, ""))) for block in blocks[1:]]


def new_passage(head: str, text: str) -> Passage:
    """Return an empty passage of the line that heads it."""
    name, *pairs = (piece.strip() for piece in head.split("|"))
    keys = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    if not keys.get("year", "").isdigit() or keys.get("part", "other") not in STATUSES:
        raise BadGold(f"{name}: year=… and part=review|plan|other are wanted")
    return Passage(
        name=name,
        about=keys.get("about", ""),
        text=text,
        year=int(keys["year"]),
        part=keys.get("part", "other"),
        period=keys.get("period"),
        with_terms=keys.get("terms", "yes") == "yes",
        bare=keys.get("bare", "no") == "yes",
    )


def _passage(head: str, body: str) -> Passage:
    text, marks = _strip(body.strip("\n"), head)
    passage = new_passage(head, text)
    for start, end, code, rest in marks:
        add_mark(passage, start, end, code, rest)
    sort_marks(passage)
    return passage


def sort_marks(passage: Passage) -> None:
    """Bring each list of marks in order of position."""
    for marks in (passage.figures, passage.nonfigures, passage.ignored, passage.terms):
        marks.sort(key=lambda mark: mark.start)


def _strip(body: str, head: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Take the marks out of a body: text, and start, end, kind code, rest of each."""
    out: list[str] = []
    marks: list[tuple[int, int, str, str]] = []
    opened: list[int] = []
    length = 0
    tokens = iter(re.split(r"([{}<>]|\|[^{}<>|]*(?:\|[^{}<>]*)?(?=[}>]))", body))
    notes = ""
    for token in tokens:
        if token in ("{", "<"):
            opened.append(length)
        elif token in ("}", ">"):
            if not opened or not notes:
                raise BadGold(f"{head}: stray {token} after {''.join(out)[-20:]}")
            code, _, rest = notes.partition("|")
            marks.append((opened.pop(), length, code.strip(), rest))
            notes = ""
        elif token.startswith("|"):
            notes = token[1:]
        else:
            out.append(token)
            length += len(token)
    if opened:
        raise BadGold(f"{head}: a mark that is not closed")
    return "".join(out), marks


def add_mark(passage: Passage, start: int, end: int, code: str, rest: str) -> None:
    """Put one mark of the notation into its list."""
    text = passage.text[start:end]
    if code == "?":
        passage.ignored.append(Mark(start, end, text))
    elif code.startswith("!"):
        if code[1:] not in OTHERS:
            raise BadGold(f"{passage.name}: {text} is {code}?")
        passage.nonfigures.append(NonFigure(start, end, text, code[1:]))
    elif code.split("/")[0] in TYPE_CODES:
        types = "/".join(TYPE_CODES[one] for one in code.split("/"))
        passage.terms.append(GoldTerm(start, end, text, types, rest.strip() or None))
        inside = any(start <= mark.start < end for mark in passage.nonfigures)
        if code.startswith("num") and not inside:
            passage.nonfigures.append(NonFigure(start, end, text, "code-like"))
    elif code.split("/")[0] in KIND_CODES:
        passage.figures.append(_figure(passage, start, end, code, rest))
    else:
        raise BadGold(f"{passage.name}: {text} has the unknown kind {code!r}")


def _figure(passage: Passage, start: int, end: int, code: str, rest: str) -> GoldFigure:
    codes = code.split("/")
    text, kind = passage.text[start:end], KIND_CODES[codes[0]]
    kinds = "/".join(dict.fromkeys(KIND_CODES[one] for one in codes))
    indicator, _, extras = rest.partition("|")
    given = dict(_extras(extras, passage, text))
    fields = _written(text, kind, given)
    status = given.get("status", STATUSES[passage.part])
    fields["qualifier"] = given.get(
        "qualifier", degree_words(passage.text[:start], text, passage.text[end : end + 6])
    )
    fields["direction"] = given.get(
        "direction", ANY if "c" in codes or len(codes) > 1 else DIRECTIONS.get(code)
    )
    fields["indicator"] = _indicator(indicator.strip(), passage, text)
    fields["status"] = status
    fields["period"] = given.get("period", _period(passage, status))
    return GoldFigure(start, end, text, kinds, {name: fields[name] for name in FIELDS})


def _period(passage: Passage, status: object) -> Any:
    if status == "other" or passage.part == "other" or passage.period == "?":
        return ANY
    if passage.period:
        return passage.period
    return str(passage.year - 1 if passage.part == "review" else passage.year)


def _written(text: str, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Value, unit and base value: what is given, else what plainly stands there."""
    norm: Any
    base: Any
    numbers = numbers_of(text)
    value = given.get("value", numbers if kind in ("ratio", "range") and len(numbers) > 1 else numbers[0])
    unit = given.get("unit", None if kind == "ratio" and len(numbers) > 1 else unit_of(text))
    if "norm" in given:
        norm, base = given["norm"] if isinstance(given["norm"], tuple) else (ANY, ANY)
    elif ANY in (value, unit) or isinstance(value, OneOf) or isinstance(unit, OneOf):
        norm = base = ANY
    elif isinstance(value, list):
        norm = [base_of(v, unit)[0] for v in value]
        base = base_of(0, unit)[1]
    else:
        norm, base = base_of(value, unit)
    return {"value": value, "unit": unit, "norm_value": norm, "norm_unit": base}


def _extras(extras: str, passage: Passage, text: str) -> Iterator[tuple[str, Any]]:
    for pair in extras.split():
        key, _, raw = pair.partition("=")
        if key not in _EXTRA:
            raise BadGold(f"{passage.name}: {text}: what is {pair}?")
        yield _EXTRA[key], _value(_EXTRA[key], raw)


def _value(name: str, raw: str) -> Any:
    if raw == "?":
        return ANY
    if ";" in raw:
        return OneOf(tuple(_value(name, piece) for piece in raw.split(";")))
    if name == "qualifier":
        return tuple(raw.split("+")) if raw != "-" else ()
    if raw == "-":
        return None
    if name == "value":
        numbers = [float(piece) for piece in raw.split(",")]
        return numbers if len(numbers) > 1 else numbers[0]
    if name == "norm":
        number, _, base = raw.partition("/")
        numbers = [float(piece) for piece in number.split(",")]
        return (numbers if len(numbers) > 1 else numbers[0], base or None)
    return _SHORT.get(raw, raw) if name == "status" else raw


def _indicator(written: str, passage: Passage, text: str) -> Any:
    """Read an indicator: alternatives stand between ``;``; what stands before ``~`` may be left out."""
    if not written:
        raise BadGold(f"{passage.name}: {text} has no indicator")
    if written == "?":
        return ANY
    if written == "-":
        return None
    answers: list[str] = []
    for piece in written.split(";"):
        front, tilde, head = piece.partition("~")
        if not tilde:
            answers.append(piece)
        else:
            answers += [front[i:] + head for i in range(len(front) + 1)]
    return answers[0] if len(answers) == 1 else OneOf(tuple(answers))
