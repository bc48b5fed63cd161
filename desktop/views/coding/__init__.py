"""Coding with keys: the palette of tags, the queue of suggestions, who annotates."""
