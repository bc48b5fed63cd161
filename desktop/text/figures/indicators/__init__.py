"""Indicators: the named rules that decide what a figure measures, and the noun phrases they read."""
