"""Alike characters: simplified and traditional, wide and narrow, capital and small, from resources/alike.tsv.

packaging/alike.py makes the table of what Unicode and OpenCC know to be alike.
"""

from functools import cache
from importlib.resources import files


@cache
def families() -> dict[str, str]:
    """Return for each character that has others like it all of them, itself among them."""
    return {one: family for _, family in _rows() for one in family}


@cache
def one_of_alike() -> dict[str, str]:
    """Return for each character that is alike to one that texts have more often that one."""
    return {one: chosen for chosen, family in _rows() for one in family if one != chosen}


@cache
def _rows() -> list[tuple[str, str]]:
    """Return for each set of alike characters the one that texts have most, and all of them."""
    lines = (files("resources") / "alike.tsv").read_text(encoding="utf-8").split("\n")
    return [(line[0], line[2:]) for line in lines if line]
