"""Templates: the codebooks by theme that come with the program, ready to be put into a library."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from desktop.actions.action import Action
from desktop.actions.codebook import AddTag
from desktop.actions.rows import TagRow

FOLDER = "codebooks"
"""Folder of the templates in ``resources``."""


@dataclass(frozen=True, slots=True)
class Template:
    """A codebook by theme.

    Attributes:
        name: Its file's name without the ending.
        chinese: What it is called in Chinese.
        english: What it is called in English.
        rows: Its tags, a tag after the one above it: path, colour and description.
    """

    name: str
    chinese: str
    english: str
    rows: tuple[tuple[str, str, str], ...]


def templates() -> list[Template]:
    """Give all codebooks, by name."""
    with as_file(files("resources") / FOLDER) as folder:
        return [_read(path) for path in sorted(folder.glob("*.tsv"))]


def _read(path: Path) -> Template:
    lines = path.read_text(encoding="utf-8").splitlines()
    title = next((line for line in lines if line.startswith("#")), f"# {path.stem}")
    chinese, _, english = title.lstrip("# ").partition(" · ")
    table = csv.DictReader((line for line in lines if line and not line.startswith("#")), delimiter="\t")
    rows = tuple((row["path"], row["colour"].lower(), _description(row)) for row in table)
    return Template(path.stem, chinese.strip(), (english or chinese).strip(), rows)


def _description(row: dict[str, str]) -> str:
    """Join what a tag means, when to use it and when not, and an example."""
    parts = (
        ("", row["description"]),
        ("用：", row["use_when"]),
        ("不用：", row["not_when"]),
        ("例：", row["example"]),
    )
    return "\n".join(mark + words for mark, words in parts if words)


def adding(template: Template, tags: list[TagRow], batch: str) -> Iterator[Action]:
    """Give the actions that put a codebook into a library, as one step; tags that are there stay as they are.

    Args:
        template: The codebook.
        tags: The tags that are there.
        batch: What joins the actions.
    """
    known = {tag.path: tag.id for tag in tags}
    for path, colour, description in template.rows:
        above, _, name = path.rpartition("/")
        if path in known:
            continue
        action = AddTag(name, known.get(above), colour, description, batch=batch)
        known[path] = action.id
        yield action
