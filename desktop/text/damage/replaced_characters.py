"""Lost characters: where one sign stands for what could not be kept, and what the document suggests for it.

A question mark after a space never asks anything: it is a space that the encoding lacked. One between two
Chinese characters asks nothing either, unless its clause does. U+FFFD, private use, control characters and
empty boxes inside a word are never what was written.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from functools import cached_property

from desktop.text.damage.model import Damage
from desktop.text.segmentation import segment

_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_SPACE = re.compile(rf"\?(?<!\S\?)(?=[ \t\u3000\u00a0{_CJK}]|$)", re.M)
_BETWEEN = re.compile(rf"\?(?<=[{_CJK}、]\?)\?{{0,7}}(?=[{_CJK}])")
_REPLACED = re.compile("\ufffd+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]+")
FOREIGN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff"
"""Ranges of characters of the first plane that nobody writes: control, private use, halves of a pair."""

_FOREIGN = re.compile(f"[{FOREIGN}\U000f0000-\U0010ffff]")
_BOX = re.compile(rf"(?<=[{_CJK}])[□■▯\u25fb\u25fc]+(?=[{_CJK}])")
_ASKS = re.compile(
    r"吗|呢|么|麽|嗎|谁|誰|哪|何|几|幾|多少|怎|是否|能否|可否|难道|難道|岂|豈|吧|啊|啥|多[大久长远高]|([^\W\d_])不\1"
    r"|有没有|有沒有|要不要"
)
_CLAUSE = re.compile(r"[^。！？；!?;\n]{0,60}$")
_KNOWN = {
    "\ue5e5": "\u3000",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf075": "◆",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}
"""Private-use characters whose meaning is known: GBK's space, and the bullets of symbol fonts."""


SIGNS = frozenset("?\ufffd□■▯\u25fb\u25fc")
"""Signs that may stand for what was lost; a text with none of them and nothing foreign has lost nothing."""


def find_lost(text: str, folded: str, present: Set[str], *, suggesting: bool = True) -> Iterator[Damage]:
    """Find the places where characters were lost one for one, in no order.

    Args:
        text: The text.
        folded: The same in simplified characters.
        present: The characters that the text has.
        suggesting: Whether to look for what may have stood there.
    """
    around = _Context(folded, suggesting)
    if "?" in present:
        yield from _question_marks(text, folded, around)
    if "\ufffd" in present:
        yield from (
            around.damage(match, "replaced", len(match.group())) for match in _REPLACED.finditer(text)
        )
    if not present.isdisjoint("□■▯\u25fb\u25fc"):
        yield from (around.damage(match, "box", len(match.group())) for match in _BOX.finditer(text))
    if _FOREIGN.search("".join(present)) is not None:
        yield from _foreign(text, around)


def _question_marks(text: str, folded: str, around: "_Context") -> Iterator[Damage]:
    for match in _SPACE.finditer(text):
        yield Damage(*match.span(), match.group(), (" ",), "space")
    for match in _BETWEEN.finditer(text):
        if not _asks(text, match.start()) and _is_inside(folded, *match.span()):
            yield around.damage(match, "lost", len(match.group()))


def _foreign(text: str, around: "_Context") -> Iterator[Damage]:
    for match in _CONTROL.finditer(text):
        yield Damage(*match.span(), match.group(), ("",), "control")
    for match in _PRIVATE.finditer(text):
        known = "".join(_KNOWN.get(char, "") for char in match.group())
        if len(known) == len(match.group()):
            yield Damage(*match.span(), match.group(), (known,), "private")
        else:
            yield around.damage(match, "private", len(match.group()))


def _asks(text: str, place: int) -> bool:
    """Return whether the clause before a question mark asks something."""
    clause = _CLAUSE.search(text[max(0, place - 60) : place])
    return clause is not None and _ASKS.search(clause.group()) is not None


def _is_inside(folded: str, start: int, end: int) -> bool:
    """Return whether a mark seems to be inside a word: both sides of it are left-over single characters."""
    before, after = folded[max(0, start - 8) : start], folded[end : end + 8]
    return segment(before)[-2] == len(before) - 1 and segment(after)[1] == 1


class _Context:
    """What the same document has elsewhere between the same characters; looked through when first asked."""

    def __init__(self, folded: str, suggesting: bool) -> None:
        self._folded = folded
        self._suggesting = suggesting

    @cached_property
    def _between(self) -> dict[str, Counter[str]]:
        """Two characters, a gap of one or two, two characters: the gaps by what is around them."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        text = self._folded[:400_000]
        for match in re.finditer(rf"(?=([{_CJK}]{{2}})([{_CJK}])([{_CJK}])([{_CJK}])?)", text):
            left, first, second, third = match.groups()
            found[f"{left}1{second}"][first] += 1
            if third:
                found[f"{left}2{third}"][first + second] += 1
        return found

    def damage(self, match: re.Match[str], kind: str, most: int) -> Damage:
        """Return the damage with what the document suggests: one or two characters, no more than signs."""
        start, end = match.span()
        if not self._suggesting:
            return Damage(start, end, match.group(), (), kind)
        left, right = self._folded[max(0, start - 2) : start], self._folded[end : end + 1]
        suggested: Counter[str] = Counter()
        for gap in (1, 2) if most > 1 else (1,):
            suggested.update(self._between.get(f"{left}{gap}{right}", Counter()))
        likely = tuple(words for words, _ in suggested.most_common(5))
        return Damage(start, end, match.group(), likely, kind)
