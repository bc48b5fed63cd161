"""Suggestions: passages that a rule would tag, accepted or refused one by one."""
