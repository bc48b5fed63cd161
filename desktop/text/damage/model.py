"""The value type of a damaged place."""

from dataclasses import dataclass

DAMAGE_KINDS = ("torn", "space", "lost", "replaced", "private", "mojibake", "control", "box")
"""The kinds of damage that are found in a text.

Characters torn apart at a false pair of bytes; a space that became a question mark; a character that did;
U+FFFD; private use; bytes decoded as what they were not; control characters; empty boxes.
"""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the text is not what was written.

    Attributes:
        start: First code point of the damaged text.
        end: Code point after it.
        text: The damaged text.
        proposals: What may have stood there, the likeliest first; several when several fit, none when
            nothing does. An empty string proposes to leave the place out.
        kind: One of DAMAGE_KINDS, or ``doubtful`` where a picture was not surely read.
    """

    start: int
    end: int
    text: str
    proposals: tuple[str, ...] = ()
    kind: str = "torn"
