"""Painting of the reading pane: layers, margin, minimap and sticky heading."""
