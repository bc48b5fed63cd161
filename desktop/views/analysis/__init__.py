"""Analyses of the whole library: words counted, documents compared, passages that two of them share."""
