"""Alike characters: the table is what Unicode and OpenCC say, and the one of a family is what texts have."""

import runpy

import pytest

from desktop.text.alike_characters import families, one_of_alike
from tests.helpers.commands import ROOT


def test_the_table_is_as_it_would_be_written_now() -> None:
    table = runpy.run_path(str(ROOT / "packaging" / "alike.py"))["table"]
    assert (ROOT / "resources" / "alike.tsv").read_text("utf-8") == table()


@pytest.mark.parametrize(
    ("character", "others"),
    [("发", "發髮"), ("a", "AＡａ"), ("，", ",﹐"), ("　", " \u00a0"), ("着", "著")],
)
def test_a_family_holds_what_is_alike(character: str, others: str) -> None:
    family = families()[character]
    assert {character, *others} <= set(family)
    assert {families()[one] for one in family} == {family}
    assert len({one_of_alike().get(one, one) for one in family}) == 1


@pytest.mark.parametrize(
    ("other", "one"), [("發", "发"), ("Ａ", "a"), (",", "，"), ('"', "“"), ("\u00a0", " "), ("(", "（")]
)
def test_characters_are_written_as_the_one_that_texts_have(other: str, one: str) -> None:
    assert one_of_alike()[other] == one
    assert one not in one_of_alike()


def test_what_has_none_like_it_is_in_no_family() -> None:
    assert "一" not in families()
    assert "\n" not in families()
