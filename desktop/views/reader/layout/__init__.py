"""Layout of the reading pane: rows, lines, heights and the visible part of the page."""
