"""Display names: the texts shown for the program's own terms (kinds, levels, parts, statuses …)."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale

from desktop import paths
from desktop.i18n import translate

_SHOWN = 120
"""Code points of a tag's path that are shown."""


def library(path: Path) -> str:
    """Return the name of a library, as exports have it, too."""
    return paths.library_name(path)


def tag_path(path: str) -> str:
    """Return a tag's path as it is shown: Qt would measure one of a thousand levels for seconds."""
    half = _SHOWN // 2
    return path if len(path) <= _SHOWN else f"{path[:half]}…{path[1 - half :]}"


def tag_paths(paths: Sequence[str]) -> list[str]:
    """Return tags' paths as they are shown to choose from, no two alike."""
    shown: dict[str, None] = {}
    for number, path in enumerate(paths, start=1):
        said = tag_path(path)
        shown[said if said not in shown else f"{said} ({number})"] = None
    return list(shown)


def annotation_name(tag: str, note: str) -> str:
    """Return what an annotation is called: its tag's name or path, else what it is without one."""
    if tag:
        return tag_path(tag)
    return translate("DisplayNames", "Note") if note else translate("DisplayNames", "Highlight")


def kind(name: str) -> str:
    """Return the text for the kind of a document."""
    return {
        "report": translate("DisplayNames", "Work report"),
        "party-report": translate("DisplayNames", "Party congress report"),
        "resolution": translate("DisplayNames", "Resolution or decision"),
        "plan": translate("DisplayNames", "Plan or outline"),
        "opinion": translate("DisplayNames", "Opinions"),
        "communique": translate("DisplayNames", "Communiqué"),
        "investment": translate("DisplayNames", "Investment news"),
        "notice": translate("DisplayNames", "Notice"),
    }.get(name, translate("DisplayNames", "Other", "kind of document"))


def level(name: str) -> str:
    """Return the text for the level of a government."""
    return {
        "nation": translate("DisplayNames", "Nation"),
        "province": translate("DisplayNames", "Province"),
        "city": translate("DisplayNames", "City"),
        "county": translate("DisplayNames", "County"),
        "town": translate("DisplayNames", "Town"),
    }.get(name, "")


def part(name: str) -> str:
    """Return the text for the part of a report."""
    return {
        "review": translate("DisplayNames", "Review of the past year"),
        "plan": translate("DisplayNames", "Plan for the coming year"),
    }.get(name, translate("DisplayNames", "Other", "part of a report"))


def script(name: str) -> str:
    """Return the text for a script."""
    return (
        translate("DisplayNames", "Traditional")
        if name == "hant"
        else translate("DisplayNames", "Simplified")
    )


def layer(name: str) -> str:
    """Return the text for a layer of the reading pane."""
    return {
        "words": translate("DisplayNames", "Words"),
        "figures": translate("DisplayNames", "Figures"),
        "terms": translate("DisplayNames", "Terms"),
        "damage": translate("DisplayNames", "Corrupted text"),
        "annotations": translate("DisplayNames", "Annotations"),
        "hits": translate("DisplayNames", "Search hits"),
    }.get(name, name)


def figure_kind(name: str) -> str:
    """Return the text for the kind of a figure."""
    return {
        "quantity": translate("DisplayNames", "Quantity"),
        "percent": translate("DisplayNames", "Percentage"),
        "change": translate("DisplayNames", "Change"),
        "rank": translate("DisplayNames", "Rank"),
        "ratio": translate("DisplayNames", "Ratio"),
        "range": translate("DisplayNames", "Range"),
    }.get(name, name)


def status(name: str) -> str:
    """Return the text for the status of a figure."""
    return {
        "achieved": translate("DisplayNames", "Achieved"),
        "target": translate("DisplayNames", "Target"),
        "other": translate("DisplayNames", "Other", "status of a figure"),
    }.get(name, name)


def direction(name: str | None) -> str:
    """Return the text for the direction of a change."""
    return {
        "up": translate("DisplayNames", "↑ increase"),
        "down": translate("DisplayNames", "↓ decrease"),
        "improve": translate("DisplayNames", "↗ improvement"),
    }.get(name or "", "")


def doubt(name: str | None) -> str:
    """Return the text for why the reading of a figure is in doubt."""
    return {
        "digits set apart": translate("DisplayNames", "Digits set apart"),
        "damaged number": translate("DisplayNames", "Damaged number"),
        "no indicator": translate("DisplayNames", "Indicator not found"),
        "unsure indicator": translate("DisplayNames", "Indicator uncertain"),
        "words passed over": translate("DisplayNames", "Words passed over"),
        "unit of something else": translate("DisplayNames", "Unit of something else"),
        "list not shared out": translate("DisplayNames", "List not assigned"),
        "name cut short": translate("DisplayNames", "Indicator cut short"),
        "unknown noun": translate("DisplayNames", "Indicator with an unknown noun"),
        "assumed years": translate("DisplayNames", "Years assumed"),
    }.get(name or "", name or "")


def term_type(name: str) -> str:
    """Return the text for the type of a term."""
    return {
        "title": translate("DisplayNames", "Cited document"),
        "glossary": translate("DisplayNames", "Defined in the document"),
        "numeral-abbrev": translate("DisplayNames", "Numeral abbreviation"),
        "quoted": translate("DisplayNames", "Quoted term"),
        "lexicon": translate("DisplayNames", "Policy term"),
    }.get(name, name)


def attribute_kind(name: str) -> str:
    """Return the text for the kind of an attribute; nothing for other names."""
    return {
        "text": translate("Documents", "Text"),
        "number": translate("Documents", "Number"),
        "date": translate("Documents", "Date"),
        "choice": translate("Documents", "One of several values"),
    }.get(name, "")


def line_pattern(name: str) -> str:
    """Return the text for the style of the line under annotated words; one of `PATTERNS`."""
    return {
        "solid": translate("TagDialog", "Solid"),
        "dashes": translate("TagDialog", "Dashed"),
        "dots": translate("TagDialog", "Dotted"),
        "double": translate("TagDialog", "Double"),
        "wave": translate("TagDialog", "Wavy"),
        "beads": translate("TagDialog", "Beads"),
    }.get(name, name)


def labeled(name: str, value: str) -> str:
    """Return a value behind its name, with the colon of the language in use."""
    parts = re.split("(%[12])", translate("DisplayNames", "%1: %2"))
    return "".join({"%1": name, "%2": value}.get(part, part) for part in parts)


def number_text(value: float) -> str:
    """Write a count or a measure, with separators, without zeros that say nothing."""
    if isinstance(value, int) or value.is_integer():
        return QLocale().toString(int(value)) if abs(value) < 1e15 else f"{value:g}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def signed_text(value: float, digits: int) -> str:
    """Write a number with its sign, the minus as long as the plus, and this many decimal places."""
    return f"{value:+,.{digits}f}".replace("-", "\u2212")


def found_text(found: str, documents: int) -> str:
    """Return what was found and in how many documents: 5 hits in 2 documents.

    Args:
        found: What was found, counted.
        documents: In how many documents.
    """
    places = translate("LibrarySearch", "%n document(s)", n=documents)
    return translate("LibrarySearch", "%1 in %2").replace("%1", found).replace("%2", places)


def length_text(characters: int) -> str:
    """Return the text for the length of a text."""
    return translate("DisplayNames", "%1 chars").replace("%1", number_text(characters))
