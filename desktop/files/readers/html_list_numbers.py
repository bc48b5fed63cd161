"""List numbers of HTML: those that a page's lists count by themselves and that are in no entry's text.

Source: HTML Living Standard, sections 4.4.5 (ol) and 4.4.8 (li); CSS Counter Styles 3 for the Chinese ones.
"""

import re

from lxml import etree

from desktop.files.readers.docx_numbering import spelled

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal": "decimal",
    "cjk-ideographic": "chineseCounting",
    "cjk-decimal": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "none": "",
    "disc": "",
    "circle": "",
    "square": "",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_SIGNED = re.compile(
    r"\s*(?:[（(\[【第].{1,4}?[)）\]】条章节]|\d{1,3}[、.．)）]|[一二三四五六七八九十]{1,3}[、.．是]|[①-⑳])"
)


class HtmlListNumbers:
    """Counts the entries of the ordered lists of one page, asked for each in order."""

    def __init__(self) -> None:
        self._counts: dict[etree._Element, int] = {}

    def mark(self, entry: "etree._Element") -> str:
        """Return what a browser would show before an entry, such as ``3. ``; empty where it shows no number.

        An entry that begins with a number of its own was written by somebody who saw none beside it.
        """
        holder = entry.getparent()
        if holder is None or etree.QName(holder).localname.lower() != "ol":
            return ""
        step = -1 if holder.get("reversed") is not None else 1
        number = _whole(entry.get("value"), self._counts.get(holder, _first(holder, step) - step) + step)
        self._counts[holder] = number
        form = _form(entry) if _form(entry) is not None else _form(holder)
        words = "".join(map(str, entry.itertext()))
        if form == "" or not words.strip() or _SIGNED.match(words) or _is_menu(entry):
            return ""
        joint = "、" if form == "chineseCounting" else ". "
        return f"{spelled(number, form or 'decimal')}{joint}"


def _first(holder: "etree._Element", step: int) -> int:
    return _whole(holder.get("start"), 1 if step > 0 else len(holder.findall("{*}li")))


def _whole(said: str | None, otherwise: int) -> int:
    """Return what an attribute says, if that is a number that a list may have."""
    try:
        number = int(said or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 100_000 else otherwise


def _form(element: "etree._Element") -> str | None:
    """Return how an element says that it is counted: empty where not at all, None where it does not say."""
    style = _STYLE.search(element.get("style", ""))
    return _STYLES.get(style[1]) if style else _TYPES.get(element.get("type", ""))


def _is_menu(entry: "etree._Element") -> bool:
    return any(etree.QName(one).localname.lower() == "nav" for one in entry.iterancestors() if _is_tag(one))


def _is_tag(element: "etree._Element") -> bool:
    return isinstance(element.tag, str)
