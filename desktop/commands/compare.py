"""The command that tells what sets some documents apart from others, and what they share."""

from argparse import Namespace

from desktop.actions.comparison import ComparedString, Comparison, SharedDocuments, shared
from desktop.actions.comparison import compare as compare_documents
from desktop.actions.document_filters import parse_filters
from desktop.commands.console import as_json, write_error, write_line
from desktop.commands.document_filter import as_written, chosen_documents, request_errors
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library
from desktop.commands.show import SHOWN_ID

SHOWN = 50
"""How many strings are listed for people; JSON has all of them."""

DIGITS = 4
"""Decimal places of G² and Log Ratio in JSON."""


def compare(arguments: Namespace) -> int:
    """Write terms and repeated strings with G², Log Ratio and range, or shared passages."""
    with request_errors():
        a, b = (parse_filters(as_written(one)) for one in (arguments.a, arguments.b))
        with opened_library(arguments) as opened:
            for one in (a, b):
                chosen_documents(opened, one)
            if arguments.shared:
                for pair in shared(opened.queries, a, b):
                    _write_shared(pair, json=arguments.json)
            else:
                _write(compare_documents(opened.queries, a, b, max(1, arguments.least)), json=arguments.json)
    return 0


def _write(found: Comparison, *, json: bool) -> None:
    if json:
        for one in found.strings:
            as_json(_fields(one, found))
        return
    for kind, row in found.strings[:SHOWN]:
        counts = f"{row.count_a}:{row.count_b}  G² {row.g2:.2f}  Log Ratio {row.log_ratio:.2f}"
        ranges = f"{row.range_a}/{found.documents_a}:{row.range_b}/{found.documents_b}"
        write_line(f"{row.text}  {message(f'string-{kind}')}  {counts}  {ranges}")
    write_error(
        message(
            "compared",
            count=len(found.strings),
            a=found.documents_a,
            b=found.documents_b,
            characters_a=found.characters_a,
            characters_b=found.characters_b,
        )
    )


def _fields(one: ComparedString, found: Comparison) -> dict[str, object]:
    row = one.keyness
    return {
        "term": row.text,
        "kind": one.kind,
        "count_a": row.count_a,
        "count_b": row.count_b,
        "characters_a": found.characters_a,
        "characters_b": found.characters_b,
        "g2": round(row.g2, DIGITS),
        "log_ratio": round(row.log_ratio, DIGITS),
        "range_a": row.range_a,
        "range_b": row.range_b,
    }


def _write_shared(pair: SharedDocuments, *, json: bool) -> None:
    for one in pair.passages:
        text = pair.text_a[one.start_a : one.end_a]
        if json:
            as_json(
                {
                    "document_a": pair.a.id,
                    "start_a": one.start_a,
                    "end_a": one.end_a,
                    "document_b": pair.b.id,
                    "start_b": one.start_b,
                    "end_b": one.end_b,
                    "text": text,
                    "formulas": [list(mask) for mask in one.masks],
                }
            )
        else:
            places = f"{pair.a.id[:SHOWN_ID]} {one.start_a}–{one.end_a}  {pair.b.id[:SHOWN_ID]} "
            write_line(f"{places}{one.start_b}–{one.end_b}  {_masked(text, one.masks)}".replace("\n", " "))


def _masked(text: str, masks: tuple[tuple[int, int], ...]) -> str:
    """Return a passage with its formulas shown as such."""
    for start, end in reversed(masks):
        text = f"{text[:start]}〔{text[start:end]}〕{text[end:]}"
    return text
