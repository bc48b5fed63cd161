"""Mutations of real files: the XML within packed files changed in its structure, other bytes at random."""

import random
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

from lxml import etree

VALUES = (
    *("", "x", "-1", "0", "99999999999999999999", "-99999999999999999999", "1e309", "\ud7ff"),
    *("a" * 5_000, "../x"),
)
"""What stands in a number's or a name's place."""

SNIPPETS = (
    *(b"", b"\x00", b"\xff" * 9, b"-99999999999999999999", b"99999999999999999999", b"{" * 999, b"(" * 999),
    *(b"\\u-99999999999999999999 ", b"\\bin999999999 ", b"\\'zz", b"<" * 99, b'"' * 99, b"," * 999, b"&#0;"),
    *(b"[[[[", b"null", b"/Kids[1 0 R]", b"endobj", b"stream\n", b"\xe5\xe5", b"\r", b"<![CDATA[", b"]]>"),
)
"""What is put among bytes."""


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return a file that is changed somewhere."""
    if data.startswith(b"PK") and dice.random() < 0.85:
        return _packed(data, dice)
    return _bytes(data, dice)


def _packed(data: bytes, dice: random.Random) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        parts = {name: old.read(name) for name in names}
        xml = [name for name in names if parts[name].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")]
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            name = dice.choice(xml or names)
            if dice.random() < 0.06:
                parts.pop(name, None)
            elif name in parts:
                parts[name] = _xml(parts[name], dice)
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def _xml(part: bytes, dice: random.Random) -> bytes:
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return _bytes(part, dice)
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    dice.choice(CHANGES)(dice.choice(elements), elements, dice)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _other_value(one: "etree._Element", _all: "list[etree._Element]", dice: random.Random) -> None:
    if one.attrib:
        one.set(dice.choice(list(one.attrib)), dice.choice(VALUES))


def _less(one: "etree._Element", _all: "list[etree._Element]", dice: random.Random) -> None:
    if one.attrib:
        del one.attrib[dice.choice(list(one.attrib))]


def _gone(one: "etree._Element", _all: "list[etree._Element]", _dice: random.Random) -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _twice(one: "etree._Element", _all: "list[etree._Element]", dice: random.Random) -> None:
    above = one.getparent()
    if above is not None:
        for _ in range(dice.choice((1, 1, 50))):
            above.insert(above.index(one), deepcopy(one))


def _elsewhere(one: "etree._Element", others: "list[etree._Element]", dice: random.Random) -> None:
    dice.choice(others).append(deepcopy(one))


def _within(one: "etree._Element", _all: "list[etree._Element]", dice: random.Random) -> None:
    copy = deepcopy(one)
    for _ in range(dice.choice((1, 5, 300))):
        above = etree.Element(one.tag)
        above.append(copy)
        copy = above
    one.append(copy)


def _renamed(one: "etree._Element", others: "list[etree._Element]", dice: random.Random) -> None:
    one.tag = dice.choice(others).tag


def _reworded(one: "etree._Element", _all: "list[etree._Element]", dice: random.Random) -> None:
    one.text = dice.choice(VALUES)


CHANGES: tuple[Callable[["etree._Element", "list[etree._Element]", random.Random], None], ...] = (
    *(_other_value, _other_value, _less, _gone, _twice, _elsewhere, _within, _renamed, _reworded),
)
"""What is done to an element."""


def _bytes(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8))):
        at = dice.randrange(len(changed) + 1)
        to = min(len(changed), at + dice.choice((0, 1, 2, 16, 400)))
        kind = dice.randrange(4)
        if kind == 0:
            changed[at:to] = dice.choice(SNIPPETS)
        elif kind == 1:
            changed[at:to] = dice.randbytes(to - at)
        elif kind == 2:
            changed[at:at] = changed[at:to] * dice.choice((1, 3))
        else:
            del changed[at:to]
    return bytes(changed)
