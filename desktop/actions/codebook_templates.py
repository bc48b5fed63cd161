"""Templates: the codebooks by theme that come with the program, ready to be put into a library."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from desktop.actions.action import Action
from desktop.actions.codebook import AddTag
from desktop.actions.row_types import TagRow
from desktop.actions.tag_values import shades

FOLDER = "codebooks"
"""Folder of the templates in ``resources``."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A tag of a template.

    Attributes:
        path: Its path, joined with ``/``.
        color: ``#rrggbb`` in small letters.
        description: What it means.
        use_when: When it is to be used.
        not_when: When it is not to be used.
        examples: A passage that has it.
    """

    path: str
    color: str
    description: str
    use_when: str
    not_when: str
    examples: str


@dataclass(frozen=True, slots=True)
class CodebookTemplate:
    """A codebook by theme.

    Attributes:
        name: Its file's name without the ending.
        chinese: What it is called in Chinese.
        english: What it is called in English.
        rows: Its tags, a tag after the one above it.
    """

    name: str
    chinese: str
    english: str
    rows: tuple[TemplateRow, ...]


def templates() -> list[CodebookTemplate]:
    """Return all codebooks, by name."""
    with as_file(files("resources") / FOLDER) as folder:
        return [read_template(path) for path in sorted(folder.glob("*.tsv"))]


def read_template(path: Path) -> CodebookTemplate:
    """Return the codebook that a table holds."""
    lines = path.read_text(encoding="utf-8").splitlines()
    title = next((line for line in lines if line.startswith("#")), f"# {path.stem}")
    chinese, _, english = title.lstrip("# ").partition(" · ")
    table = csv.DictReader((line for line in lines if line and not line.startswith("#")), delimiter="\t")
    rows = tuple(
        TemplateRow(
            row["path"],
            row["color"].lower(),
            row["description"],
            row["use_when"],
            row["not_when"],
            row["example"],
        )
        for row in table
    )
    return CodebookTemplate(path.stem, chinese.strip(), (english or chinese).strip(), rows)


def add_template_actions(
    template: CodebookTemplate, tags: list[TagRow], group_id: str
) -> Iterator[Action[object]]:
    """Yield the actions that put a codebook into a library, as one step.

    Tags that are there stay as they are. A color that one of them has is changed for a free one of the
    palette, for all tags of the template that have it.

    Args:
        template: The codebook.
        tags: The tags that are there.
        group_id: What joins the actions.
    """
    known = {tag.path: tag.id for tag in tags}
    colors = _free_colors(template, [tag.color for tag in tags])
    for row in template.rows:
        above, _, name = row.path.rpartition("/")
        if row.path in known:
            continue
        action = AddTag(
            name,
            known.get(above),
            colors[row.color],
            row.description,
            use_when=row.use_when,
            not_when=row.not_when,
            examples=row.examples,
            group_id=group_id,
        )
        known[row.path] = action.id
        yield action


def _free_colors(template: CodebookTemplate, used: Collection[str]) -> dict[str, str]:
    """Return the color for each of a template's; its own where no tag has it, or where none is free."""
    wanted = dict.fromkeys(row.color for row in template.rows)
    free = [color for color in shades() if color not in used and color not in wanted]
    return {color: free.pop(0) if color in used and free else color for color in wanted}
