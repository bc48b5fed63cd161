"""Suggestions: passages that a rule would tag, accepted or rejected one after another."""
