"""Queries by subject; each takes an open connection and returns rows or plain values."""
