"""The ledger: what reports promise and reach, cell by cell, confirmed by keys and read side by side."""
