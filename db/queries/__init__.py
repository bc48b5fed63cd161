"""Queries by subject; each takes an open connection and gives rows or plain values."""
