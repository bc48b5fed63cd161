"""The metadata of the public texts beside the repository are right; skipped where they are absent."""

import pytest

from tests.gold.metadata_score import CORPORA, FIELDS, READERS, Score, cases, score, table

FLOORS = {
    ".txt": 0.95,
    ".txt, named by title": 0.98,
    ".txt, named by year and region": 0.97,
    ".txt, one line": 0.95,
    ".html": 0.98,
    ".csv": 0.98,
    ".xlsx": 0.98,
    ".jsonl, text alone": 0.95,
}
"""The share of each field that is right at least, by how a text is read."""


@pytest.mark.parametrize("caption", sorted(FLOORS))
def test_nearly_all_are_right(caption: str) -> None:
    if not CORPORA.is_dir():
        pytest.skip("the folder of public texts is not here")
    found = score(list(cases(CORPORA)), captions=[caption])[caption]
    shares = {field: found.right[field] / found.all for field in FIELDS}
    assert found.all > 40
    assert min(shares.values()) >= FLOORS[caption], shares
    assert shares["region"] == shares["level"] == 1


def test_every_way_of_reading_is_scored() -> None:
    assert set(FLOORS) == set(READERS)
    assert table({"a": Score(dict.fromkeys(FIELDS, 1), 2)}).splitlines()[-1].count("0.500") == len(FIELDS)
