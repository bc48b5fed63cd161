"""Damage: places where bytes of the text were lost, with the readings that the bytes still allow."""

from dataclasses import dataclass

DAMAGE_KINDS = ("torn", "space", "lost", "replaced", "private", "mojibake", "control", "box")
"""Characters torn apart, a space, a lone lost character, U+FFFD, private use, a wrong decoding, control
characters, empty boxes."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the text is not what was written.

    Attributes:
        start: First code point of the damaged text.
        end: Code point after it.
        text: The damaged text.
        proposals: What may have stood there, the likeliest first; several when several fit, none when
            nothing does.
        kind: One of DAMAGE_KINDS.
    """

    start: int
    end: int
    text: str
    proposals: tuple[str, ...] = ()
    kind: str = "torn"


def find_damage(text: str) -> list[Damage]:
    """Find the damaged places of a text, in order of position and not overlapping."""
    return []
