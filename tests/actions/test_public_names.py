"""Names that libraries keep, files have in their columns or the command line takes: none may change."""

import pytest

from db import row_types
from desktop.actions import (
    annotation_filters,
    concordance,
    dictionaries,
    exports,
    ledger_charts,
    ledger_readings,
    panel,
    panel_charts,
    panel_measures,
    replication_bundle,
    saved_queries,
    suggestions,
    tag_values,
)


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (row_types.STATES, "placed review lost"),
        (row_types.ATTRIBUTE_KINDS, "text number date choice"),
        (
            annotation_filters.SORTS,
            "place document year region tag quote note annotator created modified",
        ),
        (concordance.GROUPINGS, "document year place"),
        (concordance.DOCUMENT_ORDERS, "document year place"),
        (
            dictionaries.SHIPPED,
            "digital_economy green_development opening_up livelihood business_environment degree_words",
        ),
        (exports.TABLES, "csv xlsx figures documents codebook"),
        (ledger_readings.READINGS, "kept changes levels rank gaps realized"),
        (panel.KEYS, "document region province city level kind year part section"),
        (panel_measures.MEASURES, "count per_10000_characters per_1000_words share_of_documents"),
        (replication_bundle.LANGUAGES, "zh en"),
        (
            saved_queries.RELATIONS,
            "overlap inside around near sentence paragraph section apart with without",
        ),
        (suggestions.RULES, "colleagues search lexicon figures"),
        (suggestions.UNITS, "hit clause sentence paragraph"),
    ],
)
def test_names_stay_as_they_are(names: tuple[str, ...], written: str) -> None:
    assert " ".join(names) == written


def test_the_formats_of_files_and_their_endings_stay_as_they_are() -> None:
    endings = {name: exports.ending_of(name) for name in exports.FORMATS}
    own = ("csv", "xlsx", "jsonl", "jsonld", "conll", "html", "docx", "qdpx", "qdc", "md")
    assert endings == {
        **{name: f".{name}" for name in own},
        "conll-words": ".conll",
        "conll-columns": ".conll",
        "doccano": ".jsonl",
        "label-studio": ".json",
        "figures": ".csv",
        "codebook": ".csv",
        "documents": ".csv",
    }


def test_charts_are_made_of_what_they_are_named_for() -> None:
    assert ledger_charts.MEASURES == {
        "kept": ("difference", "target", "result"),
        "changes": ("target",),
        "levels": ("difference", "target"),
        "rank": ("said",),
        "gaps": ("of",),
        "realized": ("difference", "realized", "result"),
    }
    assert panel_charts.CHART_KEYS == {
        "trend": "year",
        "places": "region",
        "provinces": "province",
        "themes": "year",
    }
    assert panel_charts.KIND_OF_CHART == {
        "trend": "lines",
        "places": "bars",
        "provinces": "tiles",
        "themes": "heat",
    }
    assert {"places", "provinces"} == panel_charts.ONE_THEME


def test_limits_that_users_are_told() -> None:
    assert (tag_values.NAME_LIMIT, concordance.MAX_LINES, suggestions.LIMIT) == (200, 100_000, 5_000)
    assert (suggestions.LEAST, suggestions.MOST) == (2, 40)
    assert (exports.FIGURES_SHEET_LIMIT, ledger_charts.MOST_LINES, ledger_charts.MOST_ROWS) == (500, 8, 200)


def test_colors_of_tags_are_all_different_and_can_be_read_as_such() -> None:
    shades = tag_values.shades()
    assert tuple(shades[:10]) == tag_values.PALETTE
    assert len(set(shades)) == len(shades) == 30
    assert [tag_values.usable_color(one) for one in shades] == shades
    assert (shades[0], shades[10], shades[20]) == ("#5c3be3", "#3d2797", "#927cec")
