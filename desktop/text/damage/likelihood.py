"""Likelihood: how likely a reading is, by the document it is in and by the general language."""

import re
from collections import Counter
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import exp, log

from desktop.text.lexicon import policy_lexicon
from desktop.text.segmentation import frequency, likelihood

HEARD = 400_000
"""How many code points of a document are listened to; more would not teach more."""

_RARE = 1e-8
_SIGNS = {"，": 0.06, "。": 0.03, "、": 0.04, "“": 0.008, "”": 0.008, "；": 0.005, "：": 0.004}
_TOTAL = 6e7
_CLASH = re.compile(
    r"[。，、；：！？,;!][。，、；：！？,;!]|[。；！？]”[，、；,;]|“[，。、；：”,;]|。[〔〕》】]"
)
_CLASHING = -6.0
_KNOWN = 4.0


class CharacterLikelihood:
    """What a document (in simplified characters) and jieba's frequencies say about strings of characters."""

    def __init__(self, folded: str) -> None:
        self._text = folded[:HEARD]
        self._known: dict[str, float] = {}

    @cached_property
    def _counts(self) -> tuple[Counter[str], ...]:
        text = self._text
        return tuple(Counter(text[i : i + n] for i in range(len(text) - n + 1)) for n in (1, 2, 3, 4, 5))

    def next(self, before: str, char: str) -> float:
        """Return the logarithm of how likely a character is after others (the last four count)."""
        key = before[-4:] + char
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._next(before[-4:], char)
        return known

    def _next(self, before: str, char: str) -> float:
        share = 0.3 ** min(4, len(before))
        found = 0.0
        for length in range(1, min(4, len(before)) + 1):
            seen = self._counts[length].get(before[-length:] + char, 0)
            if not seen:
                break
            if seen > 1 or length > 1:
                of = self._counts[length - 1].get(before[-length:], 1)
                found = 0.3 ** (min(4, len(before)) - length) * seen / of
        if found:
            return log(found)
        general = prior(char)
        for length, weight in ((2, 0.05), (1, 0.02)):
            if len(before) >= length and frequency(before[-length:] + char):
                general += weight
        return log(share * (self._counts[0].get(char, 0) / (len(self._text) + 1) * 0.5 + general))

    def string(self, before: str, text: str, after: str) -> float:
        """Return the log-likelihood of a string between two others, by document, words and lexicon."""
        window = before[-4:] + text + after
        heard = sum(
            self.next(window[max(0, i - 4) : i], window[i]) for i in range(min(4, len(before)), len(window))
        )
        start, end = len(before), len(before) + len(text)
        found = policy_lexicon().find("", folded=before + text + after)
        known = sum(word.start < end and word.end > start for word in found)
        clashes = len(_CLASH.findall(window))
        return 0.5 * heard + 0.5 * likelihood(window) + _KNOWN * known + _CLASHING * clashes

    @cached_property
    def _followers(self) -> dict[str, tuple[str, ...]]:
        after: dict[str, Counter[str]] = {}
        for both, count in self._counts[1].items():
            after.setdefault(both[0], Counter())[both[1]] = count
        return {char: tuple(next_ for next_, _ in counter.most_common(40)) for char, counter in after.items()}

    def followers(self, char: str) -> tuple[str, ...]:
        """Return the characters that follow one most often in the document."""
        return self._followers.get(char, ())

    def seen(self, text: str) -> int:
        """Tell how often the document has a string of at most five characters."""
        return self._counts[len(text) - 1][text] if 0 < len(text) <= 5 else 0


@lru_cache(maxsize=8192)
def prior(char: str) -> float:
    """Return how likely a character is anywhere, in simplified writing."""
    if (sign := _SIGNS.get(char)) is not None:
        return sign
    rank = _ranks().get(char)
    return _RARE if rank is None else 0.1 * exp(-0.0016 * rank) / (rank + 8)


@cache
def _ranks() -> dict[str, int]:
    """Return the usual characters with their places by frequency."""
    table = (files("resources") / "characters.txt").read_text(encoding="utf-8")
    return {char: rank for rank, char in enumerate(table.replace("\n", ""))}
