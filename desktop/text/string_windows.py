"""String windows: a number for every string of one length in a text, to find which texts share some.

Strings that are alike have the same number. Others may have it as well: who finds one looks at the strings.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

_BITS = 22

TABLE_SIZE = 1 << _BITS
"""The numbers are below this."""

_FACTOR = 0x01000193
_SPREAD = 0x9E3779B1


def window_numbers(text: str, length: int) -> "numpy.ndarray[Any, Any]":
    """Return the number of the string that begins at each place; of a text that is shorter, none.

    Args:
        text: The text.
        length: Characters that the strings have.
    """
    import numpy  # not before anything is compared

    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
    count = len(codes) - length + 1
    if count <= 0:
        return numpy.zeros(0, numpy.uint32)
    numbers = numpy.zeros(count, numpy.uint32)
    for at in range(length):
        numbers *= numpy.uint32(_FACTOR)  # beyond 32 bits it begins again, as is wanted
        numbers += codes[at : at + count]
    numbers *= numpy.uint32(_SPREAD)
    numbers >>= numpy.uint32(32 - _BITS)
    return numbers
