"""Figures of the open document: what a user does with them."""
