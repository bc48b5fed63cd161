"""The library (文库) on disk: schema, store, queries, history. Knows nothing of ``desktop``."""

from db.deferred_imports import import_sqlalchemy

import_sqlalchemy()
