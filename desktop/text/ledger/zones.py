"""Zones: the development zone that a figure belongs to, where the text speaks of one before it.

A zone owns the figures behind it where it is what a sentence is about: 高新区提质扩容，产值增长9%.
It owns none where it is counted, built, a place in which something is done, or one act among others.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from desktop.text.figures.grammar import alternatives
from desktop.text.ledger.wording import pattern, words
from desktop.text.text_units import SENTENCE_END, paragraph_at, sentence_at

_REACH = 260
"""Code points before a target outside the headline in which what it speaks of is looked for."""

_LONGEST_TITLE = 24
"""Code points of the longest sentence that is a title of those behind it: 提升开发区能级."""

_CLAUSE_END = re.compile("[，,；;：:。！？!?\n]")
_PARTED = re.compile("[，,；;、：:0-9０-９]")
"""What a sentence that is a title has not: clauses, items, numbers."""

_ORDINAL = "[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(
    rf"(?<![^，,；;。：:\s])(?:{_ORDINAL}是|第{_ORDINAL}[，,、是]|[①-⑳])"
    rf"|(?<![^；;。\s])(?:{_ORDINAL}、|——|[（(](?:{_ORDINAL}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、](?!\d))"
)
"""Where an item of a list begins: 一是, 第一，, （一）, 1."""

_WHOLE_PLACE = re.compile(
    r"(?<![^，,；;。：:、\s])(?:今年|全年|去年|预计|力争|确保|争取|推动|带动|促进|实现)*[全我本][省市县区州旗盟]"
    r"(?![场级民域内外排第首前最]|有企业|领先|唯一|率先|平均)"
)
"""The whole place, named where a clause begins: what follows is told of it."""

_COUNT = re.compile(
    "[区带]?(?:总?数?[达增][到至]?|共)?[0-9０-９一二三四五六七八九十百两几数]+[个家座处片条](?=[，,；;。：:、和及与]|$)"
)
_PLACED = re.compile("(?<![现存正潜旨实所内外])在(?![建于线岗校职册押逃谈])[^，,；;。：:]{0,20}$")
_PLACE_ENDS = re.compile("区?[内中里上]?[，,；;。：:]")
_MEANS_BEFORE = re.compile("以[^，,；;。：:]{0,16}$")
_MEANS_AFTER = re.compile("[^，,；;。：:]{0,12}为")


def zone_told_before(text: str, position: int, regions: Sequence[str] = ()) -> str:
    """Return the development zone that is told of shortly before a figure in its paragraph, or nothing.

    A sentence before that of the figure counts where it is a title (提升开发区能级) or opens with the zone;
    another title, the whole place and a new item of a list end what was said before them.

    Args:
        text: The report, simplified.
        position: Where the figure begins.
        regions: Names of the place itself and of those that it lies in.
    """
    start = sentence_at(text, position)[0]
    found = zone_told_in_sentence(text, position, regions)
    if found or _topic_start(text, start, position) > start:
        return found
    for begin, end in _sentences_before(text, start):
        if end <= position - _REACH:
            break
        is_title = _is_title(text[begin:end])
        for zone in _owners(text, begin, end, regions):
            opens = zone.start() - begin <= _LONGEST_TITLE and not _is_acted_on(text, begin, zone.start())
            if zone.start() >= position - _REACH and (is_title or opens):
                return zone[0]
        if is_title or _topic_start(text, begin, end) > begin:
            break
    return ""


def zone_told_in_sentence(text: str, position: int, regions: Sequence[str] = ()) -> str:
    """Return the development zone that is told of before a figure in its sentence, or nothing.

    Args:
        text: The report, simplified.
        position: Where the figure begins.
        regions: Names of the place itself and of those that it lies in.
    """
    found = next(_owners(text, sentence_at(text, position)[0], position, regions), None)
    return found[0] if found else ""


def _owners(text: str, start: int, position: int, regions: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the zones between the start of a sentence and a place in it that what follows may belong to."""
    start = _topic_start(text, start, position)
    part = max(text.rfind("；", start, position), text.rfind(";", start, position)) + 1
    for zone in pattern("zone").finditer(text, start, position):
        if any(zone[0] in one for one in regions) or _COUNT.match(text, zone.end()):
            continue
        clause = _clause_start(text, start, zone.start())
        opens = clause in (start, part)
        if not opens and (zone.start() < part or _is_one_of_several_acts(text, clause, zone, position)):
            continue
        following = _CLAUSE_END.search(text, zone.end(), position)
        if following is None or not _is_made_or_used(text, clause, zone):
            yield zone


def _topic_start(text: str, start: int, position: int) -> int:
    """Return where a sentence last turns to another item or to the whole place before a place in it."""
    ends = [one.end() for rule in (_ITEM, _WHOLE_PLACE) for one in rule.finditer(text, start, position)]
    return max(ends, default=start)


def _clause_start(text: str, start: int, position: int) -> int:
    return max((one.end() for one in _CLAUSE_END.finditer(text, start, position)), default=start)


def _is_made_or_used(text: str, clause: int, zone: re.Match[str]) -> bool:
    """Return whether a zone comes into being, is where something is done, or by which: 以园区为载体."""
    before = text[clause : zone.start()]
    if _made().search(before):
        return True
    placed = _PLACED.search(before)
    if placed is not None and not _acted().search(placed[0]):
        return _PLACE_ENDS.match(text, zone.end()) is None
    return _MEANS_BEFORE.search(before) is not None and _MEANS_AFTER.match(text, zone.end()) is not None


def _is_one_of_several_acts(text: str, clause: int, zone: re.Match[str], position: int) -> bool:
    """Return whether something is done with a zone, and then with something else: 建设园区，优化环境."""
    if not _is_acted_on(text, clause, zone.start()):
        return False
    acts = (_act().match(text, one.end()) for one in _CLAUSE_END.finditer(text, zone.end(), position))
    return any(act is not None and act.end() <= position for act in acts)


def _is_acted_on(text: str, clause: int, position: int) -> bool:
    return _acted().search(text, clause, position) is not None


@cache
def _acted() -> re.Pattern[str]:
    return re.compile(alternatives([*words("acted"), *words("made")]))


@cache
def _act() -> re.Pattern[str]:
    """Return a pattern of the beginning of a clause that says what is done: 持续优化."""
    return re.compile(
        f"(?:大力|全力|着力|持续|深入|积极|稳步|扎实|全面|进一步|不断|并)*(?:{alternatives(words('acted'))})"
    )


@cache
def _made() -> re.Pattern[str]:
    return pattern("made")


def _is_title(sentence: str) -> bool:
    """Return whether a sentence is a title of those behind it: short, one clause, no number."""
    return len(sentence.strip()) <= _LONGEST_TITLE and _PARTED.search(sentence) is None


def _sentences_before(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of a paragraph that end before a place, the last first."""
    start = paragraph_at(text, position)[0]
    ends = [one.end() for one in SENTENCE_END.finditer(text, start, position)]
    yield from reversed(list(zip([start, *ends], ends, strict=False)))
