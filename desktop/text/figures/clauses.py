"""Clauses: where sentences and clauses end, so that a figure's context can be read around it."""

import re
from bisect import bisect_left, bisect_right
from typing import Final

_STOPS: Final = re.compile(r"[。！？；;!?\n]|(?<=[\u4e00-\u9fff])\.(?!\d)")
_COMMAS: Final = re.compile(r"[，：:]|(?<!\d),|,(?!\d)|——")
_SOFT: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9%]\s*\Z")
LINE: Final = 15
"""Characters of a line from which its end, without a stop, is a newspaper's break and no paragraph's end."""


class Clauses:
    """The clause and sentence ends of a simplified text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stops = [0, *self._hard_stops(text)]
        self._commas = [match.end() for match in _COMMAS.finditer(text)]

    @staticmethod
    def _hard_stops(text: str) -> list[int]:
        ends = []
        line = 0
        for match in _STOPS.finditer(text):
            end = match.end()
            if text[match.start()] == "\n":
                broken = match.start() - line >= LINE and _SOFT.search(
                    text, max(line, match.start() - 4), match.start()
                )
                line = end
                if broken:
                    continue
            ends.append(end)
        return ends

    def sentence(self, position: int) -> int:
        """Give the start of the sentence that holds a position; 。！？； and a paragraph's end end one."""
        return self._stops[bisect_right(self._stops, position) - 1]

    def sentence_end(self, position: int) -> int:
        """Give the end of the sentence that holds a position."""
        index = bisect_right(self._stops, position)
        return self._stops[index] if index < len(self._stops) else len(self._text)

    def clause(self, position: int) -> int:
        """Give the start of the clause that holds a position; commas and colons end one as well."""
        index = bisect_right(self._commas, position)
        return max(self.sentence(position), self._commas[index - 1] if index else 0)

    def clause_end(self, position: int) -> int:
        """Give the end of the clause that holds a position, with its comma."""
        index = bisect_left(self._commas, position + 1)
        end = self.sentence_end(position)
        return min(end, self._commas[index]) if index < len(self._commas) else end
