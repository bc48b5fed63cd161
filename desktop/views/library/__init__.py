"""The library that is open: opening, watching, and what the panels list of it."""
