"""Keeping: backups, restoring, checking, and going on after the program ended without a word."""
