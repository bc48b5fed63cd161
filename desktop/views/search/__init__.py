"""Search within the open document."""
