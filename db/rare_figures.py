"""Rare figures: which of them the small indexes of the figures hold, and the conditions of these.

A query has a condition word for word where its index is to be used.
"""

FREQUENT_IN_FIGURES = {
    "kind": ("quantity", "percent", "change"),
    "direction": ("up",),
    "status": ("achieved", "target"),
}
"""Values that many figures have: no index helps to find these, and it holds the others alone."""

UNIT_OF_ITS_OWN = "unit is not norm_unit"
"""The condition of an index for the units that are not what their values are counted in: the others are
found by that."""

SEVERAL_VALUES = "lowest < highest"
"""The condition of an index for the figures that have more than one value."""


def rare_in_figures(name: str) -> str:
    """Return the condition of the index for the rare values of a column of figures."""
    return f"{name} not in ({', '.join(map(repr, FREQUENT_IN_FIGURES[name]))})"
