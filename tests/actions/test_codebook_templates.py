"""The codebooks that come with the program."""

from pathlib import Path

from desktop.actions.codebook import PALETTE
from desktop.actions.codebook_templates import add_template_actions, templates
from desktop.actions.library import Library


def test_every_template_can_be_put_into_a_library_and_taken_out_in_one_step(tmp_path: Path) -> None:
    with Library.create(tmp_path / "library.piyue") as library:
        for template in templates():
            for action in add_template_actions(template, library.queries.tags(), template.name):
                library.perform(action)
            paths = {tag.path for tag in library.queries.tags()}
            assert {row.path for row in template.rows} <= paths
            assert template.chinese
            assert template.english
            library.undo()
            assert library.queries.tags() == []


def test_their_colors_are_of_the_palette_and_no_two_themes_share_one() -> None:
    assert len(templates()) == 8
    for template in templates():
        assert {row.color for row in template.rows} <= set(PALETTE), template.name
        above = [row.color for row in template.rows if "/" not in row.path]
        assert len(set(above)) == len(above), template.name


def test_tags_that_are_there_stay(tmp_path: Path) -> None:
    template = templates()[0]
    with Library.create(tmp_path / "library.piyue") as library:
        for _ in range(2):
            for action in add_template_actions(template, library.queries.tags(), "one"):
                library.perform(action)
        assert len(library.queries.tags()) == len(template.rows)
