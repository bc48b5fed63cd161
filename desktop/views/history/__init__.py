"""The history: what was done when and by whom, and the way back to a point of it."""
