"""Adjacent characters: strings are found where their characters stand one after the other, only there."""

import random
from functools import partial

import numpy
import pytest

from db import adjacent_characters
from db.adjacent_characters import starts
from db.doclists import TEXT_SHIFT, CharacterPlaces


def _places(texts: dict[int, str], character: str) -> CharacterPlaces:
    found = {
        number: [at for at, one in enumerate(text) if one == character] for number, text in texts.items()
    }
    found = {number: places for number, places in found.items() if places}
    return CharacterPlaces(
        numpy.array(list(found), numpy.int64),
        numpy.array([len(places) for places in found.values()], numpy.int64),
        numpy.array([at for places in found.values() for at in places], numpy.int32),
    )


def _scanned(texts: dict[int, str], words: str) -> list[int]:
    return [
        (number << TEXT_SHIFT) + at
        for number, text in texts.items()
        for at in range(len(text))
        if text.startswith(words, at)
    ]


@pytest.mark.parametrize(
    ("block_shift", "most_blocks", "most_marks"),
    [
        pytest.param(23, 200, 255, id="one block"),
        pytest.param(10, 200, 255, id="many blocks"),
        pytest.param(10, 200, 3, id="marks that are wiped out"),
        pytest.param(10, 2, 255, id="too many blocks"),
        pytest.param(4, 200, 255, id="texts longer than a block"),
    ],
)
def test_strings_are_found_as_a_scan_finds_them(
    monkeypatch: pytest.MonkeyPatch, block_shift: int, most_blocks: int, most_marks: int
) -> None:
    monkeypatch.setattr(adjacent_characters, "_BLOCK_SHIFT", block_shift)
    monkeypatch.setattr(adjacent_characters, "_MOST_BLOCKS", most_blocks)
    monkeypatch.setattr(adjacent_characters, "_MOST_MARKS", most_marks)
    rng = random.Random(3)
    answers = 0
    for _ in range(150):
        letters = rng.choice(("ab", "abcde"))
        numbers = sorted(rng.sample(range(1, 60), rng.randint(1, 12)))
        texts = {one: "".join(rng.choices(letters, k=rng.choice((1, 3, 40, 90)))) for one in numbers}
        texts |= {one: text + rng.choice(("", "z")) for one, text in texts.items()}
        text = rng.choice(list(texts.values()))
        at = rng.randrange(len(text))
        words = text[at : at + rng.randint(1, 9)] + rng.choice(("", "", "a", "q"))
        order = rng.sample(range(len(words)), len(words))
        found = starts(order, map(partial(_places, texts), (words[offset] for offset in order)))
        assert found.tolist() == _scanned(texts, words), (texts, words, order)
        answers += bool(len(found))
    assert 80 < answers < 150


def test_the_end_of_a_text_and_the_beginning_of_the_next_hold_no_string() -> None:
    texts = {4: "甲" * 7 + "乙", 5: "丙丁" + "甲" * 6}
    for words in ("乙丙", "乙丙丁", "甲乙丙"):
        for order in ([*range(len(words))], [*range(len(words))][::-1]):
            found = starts(order, map(partial(_places, texts), (words[offset] for offset in order)))
            assert found.tolist() == []
