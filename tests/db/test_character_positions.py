"""Character positions: what the index keeps is read as it was written, over segments and pages."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from db import character_index
from db.character_positions import positions
from db.connections import engine_of
from db.doclists import TEXT_SHIFT

_RARE = [chr(0x4E00 + number) for number in range(2000)]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "index.sqlite"
    path.touch()
    engine = engine_of(path, 5)
    with engine.connect() as connection:
        character_index.create(None, connection)
        connection.commit()
        yield connection
    engine.dispose()


def _made(rng: random.Random, length: int) -> str:
    return "".join(_RARE[int(len(_RARE) * rng.random() ** 6)] for _ in range(length))


def _fill(connection: Connection, lengths: list[list[int]]) -> dict[int, str]:
    """Take texts of some lengths into the index, those of each list in one transaction."""
    rng = random.Random(7)
    texts: dict[int, str] = {}
    for together in lengths:
        some = {len(texts) + 1 + at: _made(rng, length) for at, length in enumerate(together)}
        character_index.add(connection, [(number, " ".join(one)) for number, one in some.items()])
        connection.commit()
        texts |= some
    return texts


def _scanned(texts: dict[int, str], words: str) -> list[int]:
    found = []
    for number, one in texts.items():
        at = one.find(words)
        while at >= 0:
            found.append((number << TEXT_SHIFT) + at)
            at = one.find(words, at + 1)
    return found


def _asked(texts: dict[int, str], words: str, connection: Connection) -> None:
    found = positions(connection, words)
    assert found is not None
    assert found.tolist() == _scanned(texts, words), words


@pytest.mark.parametrize(
    "lengths",
    [
        pytest.param([[3]], id="one short text"),
        pytest.param([[40] * 300], id="many short texts in one segment"),
        pytest.param([[20, 5]] * 90, id="segments that were merged"),
        pytest.param([[30_000], [10, 60_000, 200], [1], [5_000] * 4], id="positions over several pages"),
    ],
)
def test_positions_are_those_of_a_plain_scan(connection: Connection, lengths: list[list[int]]) -> None:
    texts = _fill(connection, lengths)
    rng = random.Random(8)
    for number in range(60):
        one = rng.choice(list(texts.values()))
        start = rng.randrange(len(one))
        words = one[start : start + rng.choice([1, 1, 2, 3, 6])]
        _asked(texts, words + (rng.choice(_RARE) if number % 5 == 0 else ""), connection)
    _asked(texts, _RARE[0] * 2, connection)
    _asked(texts, "没", connection)


def test_texts_numbered_far_apart(connection: Connection) -> None:
    texts = {1: "招商", 200: "招商招商", 70_000: "商招商", 3_000_000: "招"}
    for number, one in texts.items():
        character_index.add(connection, [(number, " ".join(one))])
        connection.commit()
    _asked(texts, "招", connection)
    _asked(texts, "招商", connection)


def test_an_empty_index_has_no_positions(connection: Connection) -> None:
    _asked({}, "招", connection)
    _fill(connection, [[30], [40]])
    character_index.clear(connection)
    _asked({}, _RARE[0], connection)


def test_another_format_is_not_read(connection: Connection) -> None:
    _fill(connection, [[30]])
    connection.execute(text("UPDATE text_index_config SET v = 5 WHERE k = 'version'"))
    assert positions(connection, _RARE[0]) is None


def test_a_damaged_index_is_not_read(connection: Connection) -> None:
    _fill(connection, [[3000] * 5])
    connection.execute(text("UPDATE text_index_data SET block = substr(block, 1, 9) WHERE id > 10"))
    assert positions(connection, _RARE[0]) is None
