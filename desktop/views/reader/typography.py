"""Typography: face, size, measure and leading a user chooses, and the sizes in pixels that follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

PREFERRED_FAMILIES = {
    "hans": (
        "Source Han Serif SC",
        "Noto Serif CJK SC",
        "Songti SC",
        "STSong",
        "SimSun",
        "Noto Sans CJK SC",
        "PingFang SC",
        "Microsoft YaHei",
        "WenQuanYi Micro Hei",
    ),
    "hant": (
        "Source Han Serif TC",
        "Noto Serif CJK TC",
        "Songti TC",
        "LiSong Pro",
        "PMingLiU",
        "Noto Sans CJK TC",
        "PingFang TC",
        "Microsoft JhengHei",
    ),
}
"""By script, faces that have it, best for long reading first."""

SIZES = (8.0, 96.0)
"""The smallest and the largest size of the text, in points."""

LANE = 4
"""Pixels from one lane of annotations to the next, beside text of the usual size."""

FIRST_LANE = 3.5
"""Pixels from the characters' squares to the middle of the first lane, likewise."""

DEFAULT_EM_PX = 22.0
"""Up to this width of a character, in pixels, marks have their usual thickness; beyond they grow along."""

MARGIN_MARKS = 60
"""Pixels that brackets, a sample of the lane and the air round them take in the margin."""

MARGIN_NAME = 6
"""Characters of a tag's name that there should be room for in the margin."""

SHORT_MARKS = 42
"""The same for a bracket or two and the shorter sample that is drawn where room is scarce."""

SHORT_NAME = 3
"""Characters of a tag's name that there is room for beside a narrow column."""

MAX_LABEL_PX = 22.0
"""Points of names in the margin and of the heading above the page at most, however large the text is."""

BODY, TITLE, FRONT, SALUTATION = 0, -1, -2, -3
"""Kinds of rows besides the levels of headings (1 and up): running text, the title, the lines under it, and
the words to the audience (各位代表：), which stand flush left."""


def default_family(script: str = "hans", families: Sequence[str] | None = None) -> str:
    """Return the first preferred face that the system has, else its general one.

    Arguments:
        script: ``hans`` or ``hant``.
        families: The faces to choose from; None asks the system.
    """
    for family in PREFERRED_FAMILIES[script]:
        if _is_installed(family, families):
            return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _is_installed(family: str, families: Sequence[str] | None) -> bool:
    return family in families if families is not None else QFontDatabase.hasFamily(family)


def family_for(family: str, script: str, families: Sequence[str] | None = None) -> str:
    """Return the sister of a face that draws characters as the script's readers know them, where it has one.

    Arguments:
        family: The face a user chose; empty for the default one.
        script: ``hans`` or ``hant``.
        families: The faces to choose from; None asks the system.
    """
    if not family:
        return default_family(script, families)
    here, there = (" TC", " SC") if script == "hans" else (" SC", " TC")
    sister = family.removesuffix(here) + there
    return sister if family.endswith(here) and _is_installed(sister, families) else family


def reading_families() -> list[str]:
    """Return the system's faces that have simplified or traditional characters, sorted."""
    system = QFontDatabase.WritingSystem
    both = {
        *QFontDatabase.families(system.SimplifiedChinese),
        *QFontDatabase.families(system.TraditionalChinese),
    }
    return sorted(family for family in both if not QFontDatabase.isPrivateFamily(family))


@dataclass(frozen=True, slots=True)
class Typography:
    """How a text is set.

    Attributes:
        family: The face; empty for the default one.
        points: Size of the running text.
        leading: From one line to the next, in ems.
        measure: Characters (字) in a full line; a narrower pane has fewer.
        indent: First-line indent of a paragraph, in ems.
        paragraph_gap: Space after a paragraph, in ems.
        letter_spacing: Space added after each character, in ems.
        word_spacing: Space added between words where spaces are set between them, in ems.
        justified: Whether both edges are straight.
        hanging: Whether a comma or full stop may stand beyond the right edge (行末悬挂).
    """

    family: str = ""
    points: float = 14.0
    leading: float = 1.85
    measure: int = 36
    indent: float = 2.0
    paragraph_gap: float = 0.45
    letter_spacing: float = 0.0
    word_spacing: float = 0.0
    justified: bool = True
    hanging: bool = True


class RowStyle(NamedTuple):
    """How a row is set, in pixels.

    Attributes:
        font: Its font.
        em: The width of a character.
        line: The height of a line without deep lanes.
        indent: Indent of the first line.
        before: Space above.
        after: Space below.
        centered: Whether its lines stand in the middle.
        accent: Whether it has the color of headings.
        scale: How thick marks are, 1 for the usual; they grow with large text.
    """

    font: QFont
    em: float
    line: int
    indent: float
    before: int
    after: int
    centered: bool = False
    accent: bool = False
    scale: float = 1.0

    @property
    def lane(self) -> float:
        """The pixels from one lane of annotations to the next."""
        return LANE * self.scale

    @property
    def first_lane(self) -> float:
        """The pixels from the characters' squares to the middle of the first lane."""
        return FIRST_LANE * self.scale

    @property
    def above(self) -> float:
        """The pixels of a line above the characters' squares."""
        return max((self.line - self.em) * 0.22, 1.0)

    @property
    def free_lanes(self) -> int:
        """How many lanes of annotations fit under a line of the usual height."""
        return max(int((self.line - self.em - self.above - self.first_lane + 1) // self.lane) + 1, 0)


class TypographyMetrics:
    """What follows from a typography on this screen: styles by kind of row, widths and heights in pixels."""

    def __init__(self, typography: Typography, script: str = "hans"):
        """Work out the styles.

        Arguments:
            typography: What the user chose.
            script: Of what is shown, ``hans`` or ``hant``.
        """
        self.typography = typography
        self.script = script
        family = family_for(typography.family, script)
        body = self._font(family, typography.points)
        self.em = QFontMetricsF(body).horizontalAdvance("字") or 16.0
        self.scale = max(round(self.em / DEFAULT_EM_PX * 4) / 4, 1.0)
        self.label_font = self._font(family, min(max(typography.points * 0.68, 8.0), MAX_LABEL_PX))
        labels = QFontMetricsF(self.label_font)
        self.label_em, self.label_height = labels.horizontalAdvance("字") or 10.0, labels.height()
        running = self._body_style(body)
        self._styles = {BODY: running, SALUTATION: running._replace(indent=0.0)}
        for kind, scale, bold, before, after in (
            (TITLE, 1.65, True, 0.9, 0.7),
            (FRONT, 0.95, False, 0.0, 0.3),
            (1, 1.3, True, 1.5, 0.6),
            (2, 1.1, True, 0.8, 0.35),
            (3, 1.0, True, 0.3, 0.3),
        ):
            font = self._font(family, typography.points * scale, bold)
            self._styles[kind] = self._heading_style(font, kind, before, after)

    def _font(self, family: str, points: float, bold: bool = False) -> QFont:
        font = QFont(family)
        font.setPointSizeF(points)
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        em = QFontMetricsF(font).horizontalAdvance("字")
        if self.typography.letter_spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, em * self.typography.letter_spacing)
        if self.typography.word_spacing:
            font.setWordSpacing(em * self.typography.word_spacing)
        return font

    def _body_style(self, font: QFont) -> RowStyle:
        chosen = self.typography
        gap, indent = round(self.em * chosen.paragraph_gap), self.em * chosen.indent
        line = max(round(self.em * chosen.leading), 1)
        return RowStyle(font, self.em, line, indent, 0, gap, scale=self.scale)

    def _heading_style(self, font: QFont, kind: int, before: float, after: float) -> RowStyle:
        em = QFontMetricsF(font).horizontalAdvance("字") or 16.0
        centered = kind < 0
        indent = self.em * self.typography.indent if kind > 1 else 0.0
        leading = round(em * min(self.typography.leading, 1.75 if kind != BODY else 9))
        return RowStyle(
            font,
            em,
            leading,
            indent,
            round(self.em * before),
            round(self.em * after),
            centered,
            kind >= 1,
            self.scale,
        )

    @property
    def margin(self) -> float:
        """The pixels beside the column in which the usual names of tags can be written out, with brackets."""
        return MARGIN_MARKS + MARGIN_NAME * self.label_em

    @property
    def short_names(self) -> float:
        """The pixels beside the column in which the beginnings of names can be written, with brackets."""
        return SHORT_MARKS + SHORT_NAME * self.label_em

    def style(self, kind: int) -> RowStyle:
        """Return the style of a kind of row: BODY, TITLE, FRONT, SALUTATION or a heading's level."""
        return self._styles[min(kind, 3)]

    def column(self, available: float) -> float:
        """Return the width of the column in pixels: whole characters, no more than the measure or fit."""
        characters = min(self.typography.measure, max(int(available / self.em), 4))
        return characters * self.em
