"""Compute the mutation score; see `tests.mutation.score`."""

import sys

from tests.mutation.score import main

if __name__ == "__main__":
    sys.exit(main())
