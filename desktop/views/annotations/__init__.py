"""Codebook, annotations and figures, right."""
