"""Retrieval: all annotations of a library listed, filtered, queried, read one by one and changed."""
