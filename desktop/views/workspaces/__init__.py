"""Workspaces: the pages of the window, chosen in the rail at its left edge."""
