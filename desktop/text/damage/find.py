"""All damaged places of a text."""

from collections.abc import Iterator

from desktop.text.damage.judge import Judge, prior
from desktop.text.damage.lost import find_lost
from desktop.text.damage.model import Damage
from desktop.text.damage.mojibake import find_mojibake
from desktop.text.damage.torn import TORN, Reading, read_again
from desktop.text.script import simplified

PROPOSALS = 5
"""How many readings are proposed at most."""

READ = 100
"""How many torn places of a text are read again; where there are more, the file is to be got anew."""

_NEAR = 4.5
_UNUSUAL = 3e-6


def find_damage(text: str) -> list[Damage]:
    """Find the damaged places of a text, in order of position and not overlapping."""
    folded = simplified(text)
    found = list(_torn(text, folded))
    found.extend(
        Damage(start, end, text[start:end], (reading,), "mojibake")
        for start, end, reading in find_mojibake(text)
    )
    found.extend(find_lost(text, folded))
    kept: list[Damage] = []
    for damage in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or damage.start >= kept[-1].end:
            kept.append(damage)
    return kept


def _torn(text: str, folded: str) -> Iterator[Damage]:
    judge = Judge(folded)
    end = read = 0
    for match in TORN.finditer(text):
        place = match.start()
        if place < end:
            continue
        readings = read_again(text, folded, place, judge) if read < READ else []
        read += 1
        if text[place + 1] in ",;，；" or (readings and _is_garbled(folded[place + 2 : readings[0].end])):
            damage = _damage(text, place, readings)
            end = damage.end
            yield damage


def _is_garbled(seen: str) -> bool:
    """Tell a torn place from two marks that somebody wrote (?! and ??): what follows those is no nonsense."""
    return any(char == "?" or (not char.isascii() and prior(char) < _UNUSUAL) for char in seen)


def _damage(text: str, place: int, readings: list[Reading]) -> Damage:
    """Make the damage of the readings that end where the likeliest does and come near it."""
    if not readings:
        return Damage(place, place + 2, text[place : place + 2])
    best = readings[0]
    near = [r.text for r in readings if r.end == best.end and r.score > best.score - _NEAR]
    return Damage(place, best.end, text[place : best.end], tuple(dict.fromkeys(near))[:PROPOSALS])
