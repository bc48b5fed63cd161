"""Printing a document with its annotations in the margin."""
