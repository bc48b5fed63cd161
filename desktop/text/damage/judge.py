"""Judge: how likely a reading is, by the document it stands in and by the general language."""

import re
from collections import Counter
from functools import cached_property, lru_cache
from math import log

from desktop.text.damage.gbk import level
from desktop.text.lexicon import policy_lexicon
from desktop.text.words import frequency, likelihood

HEARD = 400_000
"""How many code points of a document are listened to; more would not teach more."""

_RARITY = (1e-4, 1e-6, 1e-8)
_SIGNS = {"，": 0.06, "。": 0.03, "、": 0.04, "“": 0.008, "”": 0.008, "；": 0.005, "：": 0.004}
_TOTAL = 6e7
_CLASH = re.compile(
    r"[。，、；：！？,;!][。，、；：！？,;!]|[。；！？]”[，、；,;]|“[，。、；：”,;]|。[〔〕》】]"
)
_CLASHING = -6.0
_KNOWN = 2.0


class Judge:
    """What a document (in simplified characters) and jieba's frequencies say about strings of characters."""

    def __init__(self, folded: str) -> None:
        self._text = folded[:HEARD]

    @cached_property
    def _counts(self) -> tuple[Counter[str], ...]:
        text = self._text
        return tuple(Counter(text[i : i + n] for i in range(len(text) - n + 1)) for n in (1, 2, 3, 4, 5))

    def next(self, before: str, char: str) -> float:
        """Give the logarithm of how likely a character is after others (the last four count)."""
        share = 1.0
        for length in range(min(4, len(before)), 0, -1):
            seen = self._counts[length][before[-length:] + char]
            if seen > 1 or (seen and length > 1):
                return log(share * seen / self._counts[length - 1][before[-length:]])
            share *= 0.3
        general = prior(char) + (0.02 if before and frequency(before[-1] + char) else 0.0)
        return log(share * (self._counts[0][char] / (len(self._text) + 1) * 0.5 + general))

    def string(self, before: str, text: str, after: str) -> float:
        """Give the logarithm of how likely a string is between two others, by document, words and lexicon."""
        window = before[-4:] + text + after
        heard = sum(
            self.next(window[max(0, i - 4) : i], window[i]) for i in range(min(4, len(before)), len(window))
        )
        start, end = len(before), len(before) + len(text)
        found = policy_lexicon().find("", folded=before + text + after)
        known = sum(word.start < end and word.end > start for word in found)
        clashes = len(_CLASH.findall(window))
        return 0.5 * heard + 0.5 * likelihood(window) + _KNOWN * known + _CLASHING * clashes

    def seen(self, text: str) -> int:
        """Tell how often the document has a string of at most five characters."""
        return self._counts[len(text) - 1][text] if 0 < len(text) <= 5 else 0


@lru_cache(maxsize=8192)
def prior(char: str) -> float:
    """Give how likely a character is anywhere, in simplified writing."""
    return _SIGNS.get(char) or max(frequency(char) / _TOTAL, _RARITY[level(char)])
