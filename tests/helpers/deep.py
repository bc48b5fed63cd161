"""Libraries whose codebook is no sound tree, made as strangers may: past all actions."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

_INSERT = "INSERT INTO tag (id, parent_id, name, position, color, archived) VALUES (?, ?, ?, 0, '#5c3be3', 0)"


def key_of(name: str) -> str:
    """Return the id of the tag of a name."""
    return str(uuid5(NAMESPACE_URL, name))


def deepen(path: Path, levels: int) -> list[str]:
    """Write tags one under the other, and an annotation of the library's on the last; return their ids."""
    names = [f"第{number}级" for number in range(1, levels + 1)]
    keys = [key_of(name) for name in names]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(_INSERT, list(zip(keys, [None, *keys], names, strict=False)))
        connection.execute("UPDATE annotation SET tag_id = ?", (keys[-1],))
    return keys


def close_circle(path: Path) -> list[str]:
    """Write three tags each under the next, one below them, and one under itself; return their ids."""
    above = {"环甲": "环乙", "环乙": "环丙", "环丙": "环甲", "挂": "环甲", "自环": "自环"}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            _INSERT, [(key_of(name), key_of(upper), name) for name, upper in above.items()]
        )
    return [key_of(name) for name in above]
