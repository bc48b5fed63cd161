"""Dialogs of the program itself: about, and crash report."""
