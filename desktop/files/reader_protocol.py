"""How the program and the process that reads for it talk: pickles, each with its length before it.

A request is a job's name, the file's path and size, and the job's arguments. Answers are ``begun``; ``watch``
with documents done and in all; ``map`` with the names of columns, answered by which is which field; ``items``
with a list of what is read piece by piece; ``done`` with the rest of it and whether the process should be
replaced; ``refused`` with a reason, label arguments, and the same.
"""

import pickle
import struct
from typing import IO

_LENGTH = struct.Struct("<Q")


def write_message(stream: IO[bytes], message: object) -> None:
    """Send a message."""
    held = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(held)))
    stream.write(held)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """Wait for a message and return it, still pickled; None when nobody is there any more."""
    head = stream.read(_LENGTH.size)
    return stream.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else None
