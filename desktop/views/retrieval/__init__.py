"""Retrieval: all annotations of a library listed, filtered, asked, read one after another and changed."""
