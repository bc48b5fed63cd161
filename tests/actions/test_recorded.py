"""What the actions write is what was recorded; see `tests.actions.recording`."""

from itertools import zip_longest
from pathlib import Path

from tests.actions.recording import PATH, recording


def test_what_is_written_was_looked_at(tmp_path: Path) -> None:
    before = PATH.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip_longest(before, recording(tmp_path)) if old != new]
    assert changed == [], "look at it; if it is meant, run `python -m tests.actions.recording`"
