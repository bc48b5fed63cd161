"""Scan: find the numbers of a text with their units, and tell figures from numbers that are none."""
