"""Glossary (名词解释): a document's own notes, and the marks in its text that point to them.

A mark is a number in brackets, in a circle or raised, after the words it explains. The entry with its number
says where these words begin; without an entry the quotation before the mark does, and otherwise the nearest
word. A text may hold several documents and so several lists; a mark belongs to the next one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.text.note_lists import CIRCLED, QUOTE_MARKS, NoteEntry, find_notes, find_signs, number_of
from desktop.text.script import simplified

_MARK = re.compile(
    r"(?P<sure>[\[［〔【]\s*(?:注释?|註)?\s*[0-9０-９]{1,3}\s*[\]］〕】](?!\s*[0-9０-９]*\s*[号號])"
    r"|[（(\[［〔【]\s*(?:注释?|註|见注|見註)\s*[0-9０-９]{1,3}\s*[）)\]］〕】])"
    r"|(?P<unsure>[*＊][0-9]{1,2}|["
    + "".join(CIRCLED)
    + r"]|[（(]\s*[0-9０-９]{1,3}\s*[）)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_WORDS = re.compile(r"[^\s，。、；：！？,.;:!?（）()\[\]〔〕［］【】《》“”\"‘’「」『』]{1,14}$")
_VERB = re.compile(
    r"建设|建成|建立|构建|打造|创建|培育|实施|推进|推动|推行|推广|落实|深化|开展|完善|健全|启动|实行|执行|坚持|提升|提高"
    r"|加快|加强|强化|巩固|优化|组建|成立|设立|发展|引进|引入|探索|争创|争取|入选|获评|荣获|申报|投入|新增|发放|发挥|用好"
    r"|抓好|做好|办好|通过|围绕|聚焦|按照|依托|利用|统筹|持续|全面|积极|认真|扎实|形成|制定|出台|印发|编制|完成|实现|达到"
    r"|进行|举办|支持|鼓励|做强|做大|做优|擦亮|叫响|纳入|列入|的"
)
_OPEN, _CLOSE = "“‘「『〝", "”’」』〞"
_PAIRS = dict(zip(_OPEN, _CLOSE, strict=True))
_PAIRED = frozenset(_OPEN + _CLOSE)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A footnote mark in the running text.

    Attributes:
        start: First code point of the mark, at its bracket.
        end: Code point after it.
        number: The number it gives.
        term_start: First code point of the words it is put to.
        term_end: Code point after them.
        entry: The note it points to, or None if the list lacks it.
    """

    start: int
    end: int
    number: int
    term_start: int
    term_end: int
    entry: NoteEntry | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """A document's marks and notes.

    Attributes:
        marks: In order of position.
        entries: In order of position.
    """

    marks: tuple[NoteReference, ...] = ()
    entries: tuple[NoteEntry, ...] = ()

    def glosses(self) -> dict[str, str]:
        """Return the glosses by their heads, as `key_of` writes these; the first entry of a head counts."""
        made: dict[str, str] = {}
        for entry in self.entries:
            for key in keys_of(entry.head):
                made.setdefault(key, entry.gloss)
        return made


_OUTSIDE_KEYS = dict.fromkeys(map(ord, QUOTE_MARKS + " \t\n\r\u3000\u00a0"))


def key_of(words: str, *, folded: bool = False) -> str:
    """Write a term as it is looked up: simplified, without quotation marks and space.

    Args:
        words: The term as it stands.
        folded: Whether it is in simplified characters already.
    """
    plain = words if folded else simplified(words)
    return plain if plain.isalnum() else plain.translate(_OUTSIDE_KEYS)


_key_of_head = lru_cache(maxsize=1024)(key_of)
"""The same of the words of a note, for which each mark that points to it asks again."""


def keys_of(head: str) -> list[str]:
    """Return the ways to look a head up: the whole, and what is quoted inside it (“三公”经费: also 三公)."""
    quoted = re.findall(r"[“\"「『]([^“”\"「」『』]{2,})[”\"」』]", head)
    return list(dict.fromkeys(key for key in (_key_of_head(head), *map(key_of, quoted)) if len(key) > 1))


def find_glossary(text: str, *, folded: str | None = None) -> Glossary:
    """Find the notes of a document and the marks that point to them.

    Args:
        text: Any string.
        folded: The same in simplified characters, where the caller has it already.
    """
    signs = find_signs(text)
    lists = find_notes(text, signs)
    folded = simplified(text) if folded is None else folded
    found = (_MARK.match(text, sign) for sign in signs)
    numbered = [{entry.number: entry for entry in reversed(entries)} for entries in lists]
    marks = [mark for match in found if match and (mark := _mark(text, folded, match, lists, numbered))]
    return Glossary(tuple(marks), tuple(entry for entries in lists for entry in entries))


def _mark(
    text: str,
    folded: str,
    match: re.Match[str],
    lists: Sequence[list[NoteEntry]],
    numbered: Sequence[dict[int, NoteEntry]],
) -> NoteReference | None:
    start, end = match.span()
    if start == 0 or text[start - 1] in " \t\n。；;，,：:、！!？?（(" or _inside(start, lists):
        return None
    number = number_of(match.group())
    entry = _entry(number, start, lists, numbered)
    found = _explained(text, folded, start, entry) if entry else None
    if not match.group("sure") and found is None:
        return None
    begin, stop = found or _quoted_before(text, start) or _nearest(text, folded, start)
    return NoteReference(start, end, number, begin, stop, entry) if begin < stop else None


def _inside(place: int, lists: Sequence[list[NoteEntry]]) -> bool:
    """Return whether a place is the number of an entry itself."""
    which = bisect_right(lists, place, key=lambda entries: entries[0].start) - 1
    if which < 0:
        return False
    index = bisect_right(lists[which], place, key=lambda entry: entry.start) - 1
    return lists[which][index].start == place


def _entry(
    number: int, place: int, lists: Sequence[list[NoteEntry]], numbered: Sequence[dict[int, NoteEntry]]
) -> NoteEntry | None:
    """Return the entry that a mark points to: in the next list, or in the last one."""
    which = bisect_right(lists, place, key=lambda entries: entries[-1].start)
    return numbered[min(which, len(lists) - 1)].get(number) if lists else None


def _explained(text: str, folded: str, place: int, entry: NoteEntry) -> tuple[int, int] | None:
    """Find the entry's head before the mark: the whole of it, or as much of its end as stands there."""
    head = _key_of_head(entry.head)
    end = _back_over_quotes(text, place)
    begin, matched = end, 0
    while matched < len(head) and begin > 0:
        if text[begin - 1] in QUOTE_MARKS or text[begin - 1].isspace():
            begin -= 1
        elif folded[begin - 1] == head[-1 - matched]:
            begin, matched = begin - 1, matched + 1
        else:
            break
    if matched == len(head) or matched >= 3:
        while text[begin] in QUOTE_MARKS or text[begin].isspace():
            begin += 1
        return _balanced(text, begin, end)
    quoted = _quoted_before(text, place)
    if quoted and (key := key_of(text[slice(*quoted)])) and (key in head or head in key):
        return quoted
    return None


def _back_over_quotes(text: str, place: int) -> int:
    while place > 0 and (text[place - 1] in QUOTE_MARKS or text[place - 1].isspace()):
        place -= 1
    return place


def _balanced(text: str, begin: int, end: int) -> tuple[int, int]:
    """Take in the quotation marks whose partner is inside (“三公”经费); leave out those around the whole."""
    if _PAIRED.isdisjoint(text[begin:end]):
        return begin, end
    for opening, closing in _PAIRS.items():
        inside = text[begin:end]
        if inside.count(closing) > inside.count(opening) and begin and text[begin - 1] == opening:
            begin -= 1
        elif inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
    return begin, end


def _quoted_before(text: str, place: int) -> tuple[int, int] | None:
    """Find the quotation that ends at the mark, or a few characters before it (“容缺受理”制度)."""
    window = text[max(0, place - 48) : place]
    match = re.search(r"[“\"「『‘]([^“”\"「」『』‘’\n]{1,40})([”\"」』’])(\w{0,6})\**$", window)
    if match is None:
        return None
    base = max(0, place - 48)
    if match.group(3):
        return base + match.start(), base + match.end(3)
    return base + match.start(1), base + match.end(1)


def _nearest(text: str, folded: str, place: int) -> tuple[int, int]:
    """Take the words right before the mark: those after the clause's last verb, or six characters at most."""
    match = _WORDS.search(text[max(0, place - 20) : place])
    if match is None:
        return place, place
    begin = place - len(match.group())
    verbs = [verb.end() for verb in _VERB.finditer(folded, begin, place) if verb.end() < place - 1]
    return (verbs[-1] if verbs else max(begin, place - 6)), place
