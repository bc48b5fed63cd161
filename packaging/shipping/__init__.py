"""Shipping: what the builds put around the program. Used by ``build.py`` and ``release.py`` alone."""
