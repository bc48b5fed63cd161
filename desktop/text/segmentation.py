"""Words: where jieba, without its HMM, cuts a text, with our lexicon, place names and a user's own words.

The engine is rjieba, jieba's Rust port, where it is installed, and jieba itself otherwise; they give the
same tokens. The dictionary is loaded by the first call that needs it (`warm_up` does it ahead of time, in the
background), never by an import.
"""

import logging
import re
import threading
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import accumulate
from math import log
from typing import Any, Protocol

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.gazetteer import load_gazetteer
from desktop.text.lexicon_tables import policy_words
from desktop.text.script import simplified

_RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
"""What jieba looks up in its dictionary; every other character is a token of its own."""

_OTHER = re.compile(r"[^\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]")

DICTIONARY_TOTAL = 60_101_967
"""The sum of the frequencies in jieba's dictionary."""

_SIGN, _LATIN = log(0.03), log(0.001)
"""How likely a punctuation mark is, and a number or Latin word, which jieba does not count."""

_lock = threading.RLock()
_engines: "dict[str, _Engine]" = {}


@dataclass(frozen=True, slots=True)
class UserWords:
    """A user's own words and splits, which go before the dictionary's.

    Attributes:
        words: Strings that are each one word wherever they stand.
        splits: The parts, in order, of strings that are not one word.
    """

    words: tuple[str, ...] = ()
    splits: tuple[tuple[str, ...], ...] = ()


NO_USER_WORDS = UserWords()


class _Engine(Protocol):
    """What is wanted of jieba and rjieba alike."""

    added: set[str]

    def cut(self, text: str) -> list[str]: ...

    @property
    def has(self) -> Callable[[str], bool]: ...

    @property
    def frequency(self) -> Callable[[str], int]: ...

    def add(self, word: str) -> None: ...


class _Rust:
    """rjieba."""

    def __init__(self) -> None:
        import rjieba  # its functions use the dictionary that it loads in any case

        self.added: set[str] = set()
        self._jieba = rjieba
        # Bound directly: it is called hundreds of times a page.
        self.has: Callable[[str], bool] = rjieba.has_word
        self.frequency: Callable[[str], int] = rjieba.suggest_freq

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text, hmm=False))

    def add(self, word: str) -> None:
        self._jieba.add_word(word, self.frequency(word), "n")


class _Reference:
    """jieba itself.

    Its dictionary is read from the package, not from the cache file in the shared temporary folder where
    jieba looks first and where anybody may have put one.
    """

    def __init__(self) -> None:
        self.added: set[str] = set()
        self._jieba: Any = _quiet_jieba().Tokenizer()
        self._jieba.FREQ, self._jieba.total = self._jieba.gen_pfdict(self._jieba.get_dict_file())
        self._jieba.initialized = True

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text, HMM=False))

    def has(self, word: str) -> bool:
        return bool(self._jieba.FREQ.get(word))

    def frequency(self, word: str) -> int:
        return int(self._jieba.suggest_freq(word))

    def add(self, word: str) -> None:
        self._jieba.add_word(word, self.frequency(word), "n")


def _quiet_jieba() -> Any:
    """Import jieba without its warnings (old escapes in strings, pkg_resources) and its log handlers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    for name in ("jieba", "jieba._compat"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.setLevel(logging.WARNING)
    return jieba


@cache
def engine() -> str:
    """Name the engine in use: ``rjieba`` or ``jieba``."""
    return "rjieba" if find_spec("rjieba") is not None else "jieba"


def warm_up() -> None:
    """Load the dictionary now, so that the first `segment` does not wait for it.

    It takes a third of a second, with jieba itself a second and a half.
    """
    _loaded(engine())


def _loaded(name: str) -> _Engine:
    engine = _engines.get(name)
    if engine is not None:
        return engine
    with _lock:
        return _engines.get(name) or _load(name)


def _load(name: str) -> _Engine:
    made: _Engine = _Rust() if name == "rjieba" else _Reference()
    for word in user_dictionary():
        if not made.has(word):
            made.add(word)
            made.added.add(word)
    _engines[name] = made  # only when it has all its words; from now on nobody waits for the lock
    return made


@cache
def user_dictionary() -> tuple[str, ...]:
    """Return the words that are added to jieba's, in the order in which they are added.

    These are the names of our lexicon and of the places; what holds punctuation jieba can't take. Short
    names of places are left to jieba, which knows the usual ones: 和平, 城区 or 新华 are words, too.
    """
    names = [simplified(name) for word in policy_words() for name in word.names]
    names += sorted({place.name for place in load_gazetteer()})
    return tuple(dict.fromkeys(name for name in names if len(name) > 1 and _RUN.fullmatch(name)))


def dictionary_test() -> tuple[Callable[[str], bool], Collection[str]]:
    """Return what tells whether the engine knows a word, and the words that we added to it.

    For who asks often: `is_word` takes twice the time, since it looks for the engine each time.
    """
    loaded = _loaded(engine())
    return loaded.has, loaded.added


def is_word(word: str) -> bool:
    """Return whether jieba's own dictionary, without what we add, has a word (in simplified characters)."""
    has, added = dictionary_test()
    return has(word) and word not in added


@lru_cache(maxsize=65_536)
def frequency(word: str) -> int:
    """Return how often jieba's dictionary counts a word (in simplified characters); 0 if it has it not."""
    loaded = _loaded(engine())
    return loaded.frequency(word) if word and loaded.has(word) and word not in loaded.added else 0


def likelihood(text: str) -> float:
    """Return the logarithm of how likely jieba's frequencies make a text, as its words best divide it.

    Args:
        text: A short text in simplified characters.
    """
    loaded = _loaded(engine())
    return sum(map(_log_share, loaded.cut(_OTHER.sub("。", text))))


@lru_cache(maxsize=8192)
def _log_share(word: str) -> float:
    if word == "。" or word.isascii():
        return _SIGN if word == "。" else _LATIN
    counted = _loaded(engine()).frequency(word) if len(word) > 1 or is_word(word) else 1
    return log(max(counted, 1) / DICTIONARY_TOTAL)


def segment(text: str, *, own: UserWords = NO_USER_WORDS, name: str | None = None) -> list[int]:
    """Return the word boundaries of a text: sorted offsets (code points), with 0 and the text's length.

    Args:
        text: Any string; a word never reaches across a line end.
        own: The user's own words and splits; they hold at once, nothing is loaded for them.
        name: The engine to use instead of the one installed.
    """
    if not text:
        return [0]
    folded = simplified(text)
    plain = _OTHER.sub("。", folded)
    boundaries = list(accumulate(map(len, _loaded(name or engine()).cut(plain)), initial=0))
    if "\r\n" in text:
        boundaries = [b for b in boundaries if text[b - 1 : b + 1] != "\r\n" or not b]
    return _with_user_words(folded, boundaries, own) if own.words or own.splits else boundaries


def with_user_words(text: str, boundaries: list[int], own: UserWords) -> list[int]:
    """Return word boundaries as a user's own words and splits change them; nothing is loaded for them.

    Args:
        text: The text.
        boundaries: What `segment` gives for it without them.
        own: The user's own words and splits.
    """
    return _with_user_words(simplified(text), boundaries, own) if own.words or own.splits else boundaries


def protect(boundaries: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[int]:
    """Return the boundaries without those inside a span, and with the spans' own ends: nothing is cut.

    Args:
        boundaries: Sorted offsets, as `segment` gives them.
        spans: Starts and ends (code points, end exclusive) of terms and figures, in any order.
    """
    kept: list[int] = []
    at, covered = 0, -1
    for start, end in sorted(spans):
        if start >= end:
            continue
        if start < covered:  # it overlaps the one before
            if end > covered:
                kept[-1] = covered = end
                at = bisect_right(boundaries, end, at)
            continue
        before = bisect_left(boundaries, start, at)
        kept += boundaries[at:before]
        if start != covered:
            kept.append(start)
        kept.append(end)
        at, covered = bisect_right(boundaries, end, before), end
    kept += boundaries[at:]
    return kept


def _with_user_words(folded: str, boundaries: list[int], own: UserWords) -> list[int]:
    marks = set(boundaries)
    for automaton, parts in automata(own):
        for index, start, end in automaton.find_matches_as_indexes(folded):
            if _wanted(marks, start, end, must_fit=len(parts[index]) > 1):
                marks.difference_update(range(start + 1, end))
                marks.update(accumulate(map(len, parts[index]), initial=start))
    return sorted(marks)


def _wanted(marks: set[int], start: int, end: int, *, must_fit: bool) -> bool:
    """Return whether what was found here is meant.

    Two characters torn out of two other words are not (中设 in 集中设立); a split must fit what is there.
    """
    cut = (start not in marks) + (end not in marks)
    return cut == 0 or not (must_fit or (cut == 2 and end - start < 3))


@lru_cache(maxsize=8)
def automata(own: UserWords) -> tuple[tuple[AhoCorasick, tuple[tuple[str, ...], ...]], ...]:
    """Return what finds a user's splits and words, each with the parts it is cut into."""
    splits = {"".join(split): split for split in own.splits if len(split) > 1 and all(split)}
    words = {word: (word,) for word in own.words if word and "\n" not in word}
    made = []
    for table in (splits, words):
        if table:
            folded = {
                simplified(text): tuple(map(simplified, parts)) for text, parts in sorted(table.items())
            }
            made.append(
                (AhoCorasick(list(folded), matchkind=MatchKind.LeftmostLongest), tuple(folded.values()))
            )
    return tuple(made)
