"""Actions: what a user can do to a library. No Qt, and the only bridge to ``db``."""
