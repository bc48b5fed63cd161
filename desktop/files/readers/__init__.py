"""Readers: from a file of some format to plain paragraphs, before anything is cleaned or split."""
