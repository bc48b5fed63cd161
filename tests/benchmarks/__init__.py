"""Benchmarks: speed and memory, each beside a floor of the same run; ``start.py bench`` prints the table."""
