"""The library (文库) on disk: schema, store, queries, history. Knows nothing of ``desktop``."""
