"""Numbering: the numbers that Word counts by itself and that stand in no paragraph's text.

Source: ECMA-376 part 1, section 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

from lxml import etree

from desktop.files.readers.word_package import W, WordPackage

_DIGITS = "〇一二三四五六七八九"
_HAN = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCounting",
    }
)
_LETTERS = {"lowerLetter": "abcdefghijklmnopqrstuvwxyz", "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_MOST_LETTERS = 780  # as Word has it: thirty times each
_DEEPEST = 8  # levels of a list, the first being 0
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class DocxNumbering:
    """Counts the numbered paragraphs of one Word document, asked for each in order."""

    def __init__(self, word: WordPackage) -> None:
        self._word = word
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        for _, part in word.parts("numbering"):
            self._read(part)
            break

    def _read(self, root: "etree._Element") -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            for level in abstract.iter(f"{W}lvl"):
                index = int(level.get(f"{W}ilvl", "0"))
                if not 0 <= index <= _DEEPEST:
                    continue
                start = int(_value(level, "start") or "1")
                form = (_value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", start)
                self._levels[name, index] = form
        for number in root.iter(f"{W}num"):
            self._abstract[number.get(f"{W}numId", "")] = _value(number, "abstractNumId") or ""

    def mark(self, paragraph: "etree._Element") -> str:
        """Return what Word would show before this paragraph, such as 一、 or 3..

        Empty for bullets and none.
        """
        place = self._place(paragraph)
        if place is None:
            return ""
        name = self._abstract.get(place[0], "")
        level = place[1]
        if (name, level) not in self._levels:
            return ""
        counts = self._counts.setdefault(name, {})
        counts[level] = counts.get(level, self._levels[name, level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._shown(name, level, counts)

    def _shown(self, name: str, level: int, counts: dict[int, int]) -> str:
        form, pattern, _ = self._levels[name, level]
        if form in {"bullet", "none"}:
            return ""
        for above in range(level + 1):
            if f"%{above + 1}" in pattern:
                form, _, start = self._levels.get((name, above), ("decimal", "", 1))
                pattern = pattern.replace(f"%{above + 1}", spelled(counts.get(above, start), form))
        return pattern

    def _place(self, paragraph: "etree._Element") -> tuple[str, int] | None:
        """Return the number list and level of a paragraph, its own or its style's."""
        for properties in (paragraph.find(f"{W}pPr"), self._word.style(paragraph).properties):
            holder = None if properties is None else properties.find(f"{W}numPr")
            if holder is not None:
                number = _value(holder, "numId") or "0"
                return None if number == "0" else (number, int(_value(holder, "ilvl") or "0"))
        return None


def _value(element: "etree._Element", name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def spelled(number: int, form: str) -> str:
    """Write a number in one of Word's formats; those not known are written in Arabic digits."""
    if form in _HAN:
        return _chinese(number)
    if form in _LETTERS and 0 < number <= _MOST_LETTERS:
        letters = _LETTERS[form]
        return letters[(number - 1) % 26] * ((number - 1) // 26 + 1)
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 40:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return before + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    result = ""
    for value, letters in _ROMAN:
        while number >= value:
            result += letters
            number -= value
    return result
