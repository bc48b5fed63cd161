"""The reading pane, centre."""
