"""What is given for whole texts is what was recorded; see `tests.text.recording`."""

from itertools import zip_longest

import pytest

from tests.text.recording import FOLDER, path_of, recordings

NEW = recordings()


@pytest.mark.parametrize("name", sorted(NEW))
def test_what_is_given_was_looked_at(name: str) -> None:
    before = path_of(name).read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip_longest(before, NEW[name]()) if old != new]
    assert changed == [], "look at it; if it is meant, run `python -m tests.text.recording`"


def test_nothing_else_is_recorded() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*")) == sorted(NEW)
