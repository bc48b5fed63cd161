"""Appearance: theme, typography, layers, and the dialog of reading settings."""
