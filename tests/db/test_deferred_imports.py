"""What SQLAlchemy does not use for us is not loaded with it, and is there for whoever wants it."""

import json

from tests.helpers.commands import python

_LOADED = """
import json, sys
import db.store
before = [one for one in ("asyncio", "ssl", "email", "importlib.metadata") if one in sys.modules]
from sqlalchemy.util import compat, concurrency
deferred = compat.asyncio
is_exit = [concurrency.is_exit_exception(one) for one in (ValueError(), KeyboardInterrupt())]
import asyncio
import importlib.metadata
print(json.dumps({
    "before": before,
    "is_exit": is_exit,
    "same": deferred.CancelledError is asyncio.CancelledError and asyncio is not deferred,
    "coroutine": [concurrency.iscoroutine(one) for one in (None, asyncio.sleep(0))],
    "version": importlib.metadata.version("SQLAlchemy"),
    "ran": asyncio.run(asyncio.sleep(0, "done")),
}))
"""


def test_what_is_not_used_is_loaded_by_whoever_uses_it() -> None:
    done = python("-W", "ignore", "-c", _LOADED)
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["before"] == []
    assert told["is_exit"] == [False, True]
    assert told["same"] is True
    assert told["coroutine"] == [False, True]
    assert told["version"].startswith("2.")
    assert told["ran"] == "done"
