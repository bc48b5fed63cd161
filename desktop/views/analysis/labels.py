"""Labels: how keys, measures, charts and filters of the analyses are called."""

from collections.abc import Callable

from desktop.actions.document_filters import InvalidFilter
from desktop.i18n import translate
from desktop.views import display_names


def key_name(key: str) -> str:
    """Return what a key of a panel is called."""
    return {
        "document": translate("Analysis", "Document"),
        "region": translate("Analysis", "Place"),
        "province": translate("Analysis", "Province"),
        "city": translate("Analysis", "City"),
        "level": translate("Analysis", "Level"),
        "kind": translate("Analysis", "Document type"),
        "year": translate("Analysis", "Year"),
        "part": translate("Analysis", "Part of report"),
        "section": translate("Analysis", "Section"),
    }[key]


def key_value(key: str, value: str, title_of: Callable[[str], str]) -> str:
    """Return how a value of a key is shown.

    Args:
        key: The key.
        value: The value.
        title_of: Returns the title of a document by its id.
    """
    if key == "part":
        return display_names.part(value)
    if not value:
        return translate("Analysis", "(none)")
    if key == "document":
        return title_of(value)
    if key == "kind":
        return display_names.kind(value)
    return display_names.level(value) if key == "level" else value


def measure_name(measure: str) -> str:
    """Return what a measure is called."""
    return {
        "count": translate("Analysis", "Occurrences"),
        "per_10000_characters": translate("Analysis", "Per 10,000 characters"),
        "per_1000_words": translate("Analysis", "Per 1,000 words"),
        "share_of_documents": translate("Analysis", "Share of documents, %"),
    }[measure]


def measure_text(value: float | None, measure: str) -> str:
    """Return a measure as it is shown: a count as a whole, anything else with two decimal places."""
    if value is None:
        return "–"
    return display_names.number_text(int(value)) if measure == "count" else f"{value:,.2f}"


def display_name(display: str) -> str:
    """Return what a way to show counts is called."""
    return {
        "wide": translate("Analysis", "Wide table"),
        "long": translate("Analysis", "Long table"),
        "words": translate("Analysis", "Words and nested words"),
        "trend": translate("Analysis", "Trend by year"),
        "places": translate("Analysis", "Places as bars"),
        "provinces": translate("Analysis", "Provinces as tiles"),
        "themes": translate("Analysis", "Themes by year"),
    }[display]


def dictionary_name(name: str) -> str:
    """Return what a dictionary that comes with the program is called; any other is called by its name."""
    return {
        "digital_economy": translate("Analysis", "Digital economy"),
        "green_development": translate("Analysis", "Green development"),
        "opening_up": translate("Analysis", "Opening up"),
        "livelihood": translate("Analysis", "Livelihood"),
        "business_environment": translate("Analysis", "Business environment"),
        "degree_words": translate("Analysis", "Degree words"),
    }.get(name, name)


def filter_error(error: InvalidFilter) -> str:
    """Return why a filter can't be used."""
    words = {
        "year": translate("Analysis", "“%1” is not a year or a range of years such as 2020-2024"),
        "group": translate("Analysis", "No group is named “%1”"),
        "tag": translate("Analysis", "No tag is named “%1”"),
        "attribute": translate("Analysis", "No attribute is named “%1”; write name=value"),
    }.get(error.reason, translate("Analysis", "“%1” is not valid"))
    return words.replace("%1", error.value)


def progress_text(done: int, total: int) -> str:
    """Return how far an analysis has come."""
    words = translate("Analysis", "%1 of %2 documents…")
    return words.replace("%1", display_names.number_text(done)).replace(
        "%2", display_names.number_text(total)
    )
