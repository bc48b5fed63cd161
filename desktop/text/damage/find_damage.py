"""All damaged places of a text."""

import re
from collections.abc import Iterator
from functools import cache

from desktop.text.damage.broken_bytes import BROKEN_BYTES, ByteReading, decode_broken
from desktop.text.damage.likelihood import CharacterLikelihood, prior
from desktop.text.damage.model import Damage
from desktop.text.damage.mojibake import find_mojibake, may_be_mojibake, mojibake_signs
from desktop.text.damage.replaced_characters import FOREIGN, SIGNS, find_lost
from desktop.text.script import simplified

_NEVER_WRITTEN = ",;，；"

PROPOSALS = 5
"""How many readings are proposed at most."""

READ = 100
"""How many torn places of a text are read again; where there are more, the file is to be got again."""

_NEAR = 4.5
_UNUSUAL = 3e-6
_SPACE = re.compile(r"\s")


def find_damage(text: str) -> list[Damage]:
    """Find the damaged places of a text, in order of position and not overlapping."""
    if _doubtful().search(text) is None:
        return []
    present = set(text)
    folded = simplified(text)
    torn = _torn(text, folded) if "?" in present else ()
    return _apart([*torn, *_others(text, folded, present, suggesting=True)])


def count_damage(text: str) -> int:
    """Count the damaged places of a text, quickly: none is read again, and so a place may be two."""
    if _doubtful().search(text) is None:
        return 0
    present = set(text)
    torn = _places(text, text) if "?" in present else ()
    found = [Damage(place, place + 3, text[place : place + 3]) for place in torn]
    return len(_apart([*found, *_others(text, text, present, suggesting=False)]))


@cache
def _doubtful() -> re.Pattern[str]:
    """Return the class of what damage is known by; what lies beyond the first plane is looked at as well.

    A text is looked through for it five times as fast as its characters are put together.
    """
    signs = "".join(sorted(SIGNS | mojibake_signs()))
    return re.compile(f"[{re.escape(signs)}{FOREIGN}\U00010000-\U0010ffff]")


def _others(text: str, folded: str, present: set[str], *, suggesting: bool) -> Iterator[Damage]:
    if may_be_mojibake(present):
        for start, end, reading in find_mojibake(text, present):
            yield Damage(start, end, text[start:end], (reading,), "mojibake")
    yield from find_lost(text, folded, present, suggesting=suggesting)


def _apart(found: list[Damage]) -> list[Damage]:
    """Return the damage in order, the first and longer of any two that overlap."""
    kept: list[Damage] = []
    for damage in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or damage.start >= kept[-1].end:
            kept.append(damage)
    return kept


def _torn(text: str, folded: str) -> Iterator[Damage]:
    judge = CharacterLikelihood(folded)
    end = read = 0
    for place in _places(text, folded):
        if place < end:
            continue
        readings = decode_broken(text, folded, place, judge) if read < READ else []
        read += 1
        if readings or text[place + 1] in _NEVER_WRITTEN:
            damage = _damage(text, place, readings)
            end = damage.end
            yield damage


def _places(text: str, folded: str) -> Iterator[int]:
    """Yield the places where characters seem torn: ?, and ?; always, ?! and ?? where nonsense follows."""
    for match in BROKEN_BYTES.finditer(text):
        place = match.start()
        after = _SPACE.split(folded[place + 2 : place + 9], maxsplit=1)[0]
        if text[place + 1] in _NEVER_WRITTEN or _is_garbled(after):
            yield place


def _is_garbled(seen: str) -> bool:
    """Tell a torn place from two marks that somebody wrote (?! and ??): what follows those is no nonsense."""
    return any(char == "?" or (not char.isascii() and prior(char) < _UNUSUAL) for char in seen)


def _damage(text: str, place: int, readings: list[ByteReading]) -> Damage:
    """Make the damage of the readings that end where the likeliest does and come near it."""
    if not readings:
        return Damage(place, place + 2, text[place : place + 2])
    best = readings[0]
    near = [r.text for r in readings if r.end == best.end and r.score > best.score - _NEAR]
    return Damage(place, best.end, text[place : best.end], tuple(dict.fromkeys(near))[:PROPOSALS])
