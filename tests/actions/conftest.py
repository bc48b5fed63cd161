"""A library of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.library import Library
from tests.actions.factories import imported, tagged


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "文库.piyue", "甲") as opened:
        yield opened


@pytest.fixture
def document(library: Library) -> str:
    return imported(library)


@pytest.fixture
def tag(library: Library) -> str:
    return tagged(library)
