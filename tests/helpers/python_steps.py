"""Steps of Python: how much is done for a text, whatever else the machine is doing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(find: Callable[[str], object], text: str) -> int:
    """Count the lines of Python that are gone through, those of loops within expressions among them."""
    count = 0

    def traced(_frame: FrameType, _event: str, _arg: Any) -> Any:
        nonlocal count
        count += 1
        return traced

    find(text)  # what is read once and kept is not counted
    before = sys.gettrace()
    sys.settrace(traced)
    try:
        find(text)
    finally:
        sys.settrace(before)
    return count
