"""Notes: the lists of explained words (名词解释) at a document's end, and the numbers that count them.

An entry is a number, the words explained (its head), a colon or 是指, and the explanation, on a line of its
own or run together with the others. A list is known by its heading, or, without one, by its entries reading
like explanations.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters

from desktop.text.literal_search import find_each, matches_from

QUOTE_MARKS = "“”\"＂„‟〝〞‘’'「」『』*"
"""What may stand around or inside a head without belonging to its words (asterisks are left-over bold)."""


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One note of a document.

    Attributes:
        number: Its number.
        start: First code point of the entry, at its number.
        end: Code point after the gloss.
        head_start: First code point of the head.
        head: What it explains, as it stands, without quotation marks around the whole.
        gloss: The explanation, trimmed.
    """

    number: int
    start: int
    end: int
    head_start: int
    head: str
    gloss: str


CIRCLED = {
    **{chr(0x2460 + n): n + 1 for n in range(20)},
    **{chr(0x3251 + n): n + 21 for n in range(15)},
    **{chr(0x32B1 + n): n + 36 for n in range(15)},
    **{chr(0x2474 + n): n + 1 for n in range(20)},
    **{chr(0x2488 + n): n + 1 for n in range(20)},
    **{chr(0x2776 + n): n + 1 for n in range(10)},
    **{chr(0x2780 + n): n + 1 for n in range(10)},
    **{chr(0x278A + n): n + 1 for n in range(10)},
}
"""①, ⑴, ⒈, ❶, ➀ and ➊ with the numbers they stand for."""

_DIGITS = str.maketrans("０１２３４５６７８９⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
_HEADING_BEGINS = "释釋注说說附"
_HEADING = re.compile(
    r"[释釋注说說附](?:(?<=[注註解][释釋])|(?<=[注註解][ \u3000][释釋])|(?<=[注註解][ \u3000]{2}[释釋])"
    r"|(?<=注)(?:解|\s*[：:])|(?<=[说說])明|(?<=附)注)"
)
"""The first character comes first, for a pattern is found faster so; what it needs follows."""

_NOTES_OF = re.compile(
    r"(?:名[ \u3000]{0,2}[词詞]|术语|術語|用语|用語|词语|詞語|词汇|詞彙|缩略语)\s*$"
    r"|(?:^|\n)\s*(?:附[件注録录：: ]*)?$"
)
_ON_A_LINE = re.compile(r"\s*[：:]?\s*(?:\n|[\[［〔【(（①1１]|$)")
_NUMBER = (
    r"(?P<bracket>[\[［〔【]\s*(?:注释?|註)?\s*[0-9０-９]{1,3}\s*[\]］〕】])"
    r"|(?P<note>[（(]?\s*(?:注释?|註)\s*[0-9０-９]{1,3}\s*[）)]?)"
    r"|(?P<circled>[" + "".join(CIRCLED) + r"])"
    r"|(?P<paren>[（(]\s*[0-9０-９]{1,3}\s*[）)])"
    r"|(?P<star>[*＊]\s?[0-9]{1,3})"
    r"|(?P<dotted>(?<![0-9０-９.．A-Za-z])[0-9０-９]{1,3}\s*[.．、](?![0-9０-９]))"
)
_CANDIDATE = re.compile(
    r"(?:" + _NUMBER + r")[ \t\u3000.．、：:]{0,3}"
    r"(?P<head>[^\n：:。；;！!？?〔［【]{1,40}?)"
    r"(?P<colon>\s*(?:[：:]|——?|[，,]?\s*(?:是指|指的是|特指|系指)|[，,]\s*[即指]))"
)
_ANY_NUMBER = re.compile(_NUMBER)
_SIGNS = "[［〔【（(*＊"
_ENCLOSED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹" + "".join(CIRCLED) + "]")
_NOTE = "注註"
"""What a number can begin with beside a digit: to look for it first is much faster than for the whole."""

_POINTS = tuple(re.compile(rf"{re.escape(point)}(?<=[0-9０-９\s].)") for point in ".．、")
_NUMERALS = frozenset("0123456789０１２３４５６７８９")
_BEFORE_NUMERALS = _NUMERALS | frozenset(".．" + ascii_letters)
_LONGEST_NUMBER = 3

_LINE_OF_NOTE = re.compile(
    r"[ \t\u3000]*(?:(?:[◆●■▲※★◎○·•—-]+|[一二三四五六七八九十]{1,3}[、.．])?[ \t\u3000]*"
    r"(?P<head>[^\n：:。；;，,！？]{2,30}?)(?:[：:]|——?|[，,]?(?:是指|指的是|特指|系指)|[，,][即指])(?P<gloss>[^\n]+))?"
    r"[ \t\u3000]*(?=\n|\Z)"
)
"""A line of a list whose notes have no numbers; an empty line is one without a head."""

_EXPLAINS = re.compile(r"\s*(?:[是特系]?指|就是|即|是|为|為)")
_BEFORE_ENTRY = re.compile(r"[\s。；;！!？?”’」』）)》〉.…：:释釋解明注>|*#-]$")


@dataclass(slots=True)
class _Candidate:
    number: int
    shape: str
    start: int
    head: tuple[int, int]
    body: int
    explains: bool


@dataclass(slots=True)
class _Chain:
    shape: str
    members: list[_Candidate] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.members[-1].number

    def takes(self, number: int, shape: str) -> bool:
        return shape == self.shape and self.last < number <= self.last + 3


@lru_cache(maxsize=4096)
def number_of(mark: str) -> int:
    """Return the number that a mark or an entry's beginning writes, in whatever shape; 0 if none."""
    if mark[0] in CIRCLED:
        return CIRCLED[mark[0]]
    digits = re.sub(r"\D", "", mark.translate(_DIGITS))
    return int(digits) if digits else 0


def find_signs(text: str) -> list[int]:
    """Return where brackets and stars stand, and numbers in circles or raised: most notes begin so."""
    return sorted([*find_each(text, _SIGNS), *(match.start() for match in _ENCLOSED.finditer(text))])


def find_notes(text: str, signs: Sequence[int] | None = None) -> list[list[NoteEntry]]:
    """Find the lists of notes in a text (one a document, mostly), in order.

    Args:
        text: Any string.
        signs: What `find_signs` gives for it, where the caller has it already.
    """
    headings = [
        match.end()
        for match in matches_from(_HEADING_BEGINS, _HEADING, text)
        if _is_heading(text, *match.span())
    ]
    signs = find_signs(text) if signs is None else signs
    places = sorted([*signs, *find_each(text, _NOTE), *_numbers_before_points(text)])
    numbers = [match for place in places if (match := _ANY_NUMBER.match(text, place))]
    chains = _chains(text, numbers, headings)
    marked = _marked(text, numbers) if chains else {}
    chains = [chain for chain in chains if _is_list(text, chain, headings, marked)]
    lists = [_entries(text, chain) for chain in _apart(chains)]
    starts = [entries[0].start for entries in lists]
    bare = [
        _unnumbered(text, heading, following)
        for heading, following in pairwise([*headings, len(text)])
        if not _followed(starts, heading)
    ]
    return sorted(
        [*lists, *(entries for entries in bare if len(entries) > 1)], key=lambda entries: entries[0].start
    )


def _numbers_before_points(text: str) -> Iterator[int]:
    """Yield where numbers of a few digits begin that a point follows: 1. and 12、 but not 3 of 2.3、."""
    for point in (match.start() for pattern in _POINTS for match in pattern.finditer(text)):
        end = point
        while end and text[end - 1].isspace():
            end -= 1
        begin = end
        while begin and text[begin - 1] in _NUMERALS:
            begin -= 1
        if 0 < end - begin <= _LONGEST_NUMBER and (begin == 0 or text[begin - 1] not in _BEFORE_NUMERALS):
            yield begin


def _followed(starts: list[int], heading: int) -> bool:
    """Return whether a list begins soon after a heading; the lists' beginnings are sorted."""
    index = bisect_left(starts, heading)
    return index < len(starts) and starts[index] - heading <= 60


def _unnumbered(text: str, heading: int, following: int) -> list[NoteEntry]:
    """Read a list of notes without Arabic numbers: a note a line, behind 一、, a bullet or nothing.

    Args:
        text: The text.
        heading: Where the list's heading ends.
        following: Where the heading ends that follows: no line is read twice.
    """
    entries: list[NoteEntry] = []
    place = text.find("\n", heading) + 1
    while 0 < place < following and (line := _LINE_OF_NOTE.match(text, place)):
        if line["head"]:
            start, stop = _unquoted(text, *line.span("head"))
            number = len(entries) + 1
            entries.append(
                NoteEntry(number, place, line.end(), start, text[start:stop], line["gloss"].strip())
            )
        place = line.end() + 1
    return entries


def _is_heading(text: str, start: int, end: int) -> bool:
    """Tell a heading (名词解释; 注释 on a line of its own; 注： before a list) from words in a sentence."""
    while text[start] in " \u3000释釋":
        start -= 1
    before = _NOTES_OF.search(text[max(0, start - 12) : start])
    if before is None or (before.start() == 0 and start > 12 and not before.group().strip()):
        return False
    of_words = bool(before.group().strip()) and "附" not in before.group()
    return of_words or text[end - 1] in "：:" or _ON_A_LINE.match(text, end) is not None


def _candidate(text: str, number: int, shape: str, place: int) -> _Candidate | None:
    """Return the entry that begins here, if what follows the number is a head and its explanation."""
    match = _CANDIDATE.match(text, place) if _stands_alone(text, place, shape) else None
    if match is None:
        return None
    body = match.end()
    explains = "指" in match.group("colon") or _EXPLAINS.match(text, body) is not None
    return _Candidate(number, shape, place, match.span("head"), body, explains)


def _stands_alone(text: str, place: int, shape: str) -> bool:
    """Return whether an entry can begin here: a bracket may follow anything, a bare number may not."""
    return place == 0 or shape in ("bracket", "circled") or _BEFORE_ENTRY.search(text[place - 1]) is not None


def _chains(text: str, numbers: list[re.Match[str]], headings: list[int]) -> list[_Chain]:
    """Find the numbers that count on from each other; only those that can are looked at closely."""
    opened: list[_Chain] = []
    done: list[_Chain] = []
    for match in numbers:
        place, number, shape = match.start(), number_of(match.group()), match.lastgroup or ""
        taker = next((chain for chain in reversed(opened) if chain.takes(number, shape)), None)
        if taker is None and number != 1 and not (0 < number < 400 and _follows(headings, place, 20)):
            continue
        candidate = _candidate(text, number, shape, place)
        if candidate is None:
            continue
        if taker is not None:
            taker.members.append(candidate)
            continue
        opened.append(_Chain(shape, [candidate]))
        if len(opened) > 6:
            done.append(opened.pop(0))
    return done + opened


def _marked(text: str, numbers: list[re.Match[str]]) -> dict[tuple[str, int, str], int]:
    """Return where a mark first stands in the text, by its shape, its number and the character before it."""
    found: dict[tuple[str, int, str], int] = {}
    for match in numbers:
        place = match.start()
        while place > 0 and text[place - 1] in QUOTE_MARKS:
            place -= 1
        key = (match.lastgroup or "", number_of(match.group()), text[place - 1 : place])
        found.setdefault(key, match.start())
    return found


def _is_list(text: str, chain: _Chain, headings: list[int], marked: dict[tuple[str, int, str], int]) -> bool:
    """Tell a list of notes: it has a heading, or marks before it that repeat its heads, or it explains."""
    first, count = chain.members[0].start, len(chain.members)
    if _follows(headings, first, 60):
        return True
    if count < 2:
        return False
    ends = ((member, text[slice(*_unquoted(text, *member.head))][-1:]) for member in chain.members)
    here = ((marked.get((chain.shape, member.number, end), first), member) for member, end in ends)
    repeated = sum(mark < member.start for mark, member in here if mark != first)
    explaining = sum(member.explains for member in chain.members)
    return 2 * repeated > count or (count >= 3 and 2 * explaining >= count)


def _follows(headings: list[int], place: int, near: int) -> bool:
    """Return whether a place comes right after one of the headings, which are sorted."""
    index = bisect_right(headings, place) - 1
    return index >= 0 and place - headings[index] <= near


def _apart(chains: list[_Chain]) -> list[_Chain]:
    """Return the lists in order, the longer of any two that overlap."""
    kept: list[_Chain] = []
    for chain in sorted(chains, key=lambda c: c.members[0].start):
        while kept and chain.members[0].start <= kept[-1].members[-1].start:
            if len(kept[-1].members) >= len(chain.members):
                break
            kept.pop()
        else:
            kept.append(chain)
    return kept


def _entries(text: str, chain: _Chain) -> list[NoteEntry]:
    made = []
    ends = [after.start for _, after in pairwise(chain.members)]
    line = text.find("\n", chain.members[-1].body)
    ends.append(line if line >= 0 else len(text))
    for member, end in zip(chain.members, ends, strict=True):
        start, stop = _unquoted(text, *member.head)
        end = _foot(text, chain.shape, member.body, end)
        gloss = re.sub(r"\s*\n\s*", "\n", text[member.body : end]).strip()
        made.append(NoteEntry(member.number, member.start, end, start, text[start:stop], gloss))
    return made


def _foot(text: str, shape: str, body: int, end: int) -> int:
    """Return where a note at the foot of a page ends: before the text that goes on with marks of its own."""
    line = text.find("\n", body, end)
    if line < 0 or shape in ("dotted", "paren"):
        return end
    goes_on = any(match.lastgroup == shape for match in _ANY_NUMBER.finditer(text, line, end))
    return line if goes_on else end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the head without space and without quotation marks that stand around the whole of it."""
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    inside = text[start + 1 : end - 1]
    around = end - start > 2 and text[start] in QUOTE_MARKS and text[end - 1] in QUOTE_MARKS
    if around and not any(mark in QUOTE_MARKS for mark in inside):
        return start + 1, end - 1
    return start, end
