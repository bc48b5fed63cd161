"""What a person can do to a library: no Qt, and the only bridge to ``db``."""
