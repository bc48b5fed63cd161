"""Nothing is copied that is made in ``db``."""

import pytest


@pytest.fixture(autouse=True)
def schema() -> None:
    """Lets each library be made as the program makes it."""
