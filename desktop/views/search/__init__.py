"""Searching the open document: find bar, background search, go to a place."""
