"""Reader themes: the colors of the page, and the arithmetic that keeps them readable."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor

TEXT_CONTRAST = 4.5
"""The least contrast of text with what it stands on (WCAG 2, AA)."""

MARK_CONTRAST = 3.0
"""The least contrast of a line or a pattern with the page (WCAG 2, non-text)."""


class ReaderTheme(NamedTuple):
    """The colors of a page, each as ``#rrggbb``.

    Attributes:
        name: One of the keys of THEMES, or a name of the user's own.
        page: The paper.
        ink: The text.
        faint: Text beside the text: labels in the margin, the sticky heading.
        accent: Headings and the frame of what has the focus.
        selection: Ground of the selected text.
        caret: The caret and the handles of the selection.
        figure: Line round a figure.
        figure_wash: Ground of a figure.
        term: Dotted line under a term.
        damage: Wave under damaged characters.
        damage_wash: Ground of damaged characters.
        hit: Line round a search hit.
        hit_wash: Ground of a search hit.
        word: Tick between two words.
        word_wash: Ground of every other word.
        rule: Thin lines between the page and what stands beside it.
        mark_contrast: The least contrast of lanes and brackets with the page.
    """

    name: str
    page: str
    ink: str
    faint: str
    accent: str
    selection: str
    caret: str
    figure: str
    figure_wash: str
    term: str
    damage: str
    damage_wash: str
    hit: str
    hit_wash: str
    word: str
    word_wash: str
    rule: str
    mark_contrast: float = MARK_CONTRAST


PAGE = ReaderTheme(
    name="page",
    page="#fcfaf6",
    ink="#2a2724",
    faint="#6a645b",
    accent="#a93226",
    selection="#c9dcf2",
    caret="#1f5fa8",
    figure="#7a95a8",
    figure_wash="#eef3f6",
    term="#5b7d4a",
    damage="#b3261e",
    damage_wash="#fbe9e7",
    hit="#a87b00",
    hit_wash="#fdeeb0",
    word="#b39f86",
    word_wash="#f3efe6",
    rule="#e4dfd5",
)

SEPIA = ReaderTheme(
    name="sepia",
    page="#f4ecd8",
    ink="#3b2f22",
    faint="#6b5a45",
    accent="#80371c",
    selection="#cfd9d6",
    caret="#2a5d86",
    figure="#88855f",
    figure_wash="#ebe4c8",
    term="#5a6f38",
    damage="#a5281b",
    damage_wash="#f3d9c8",
    hit="#96690a",
    hit_wash="#f6dc8c",
    word="#ab946f",
    word_wash="#ebe0c5",
    rule="#ddcfb2",
)

DARK = ReaderTheme(
    name="dark",
    page="#262422",
    ink="#ddd7cb",
    faint="#a19d95",
    accent="#e88675",
    selection="#2f4a68",
    caret="#8ab8ee",
    figure="#66808f",
    figure_wash="#2c3337",
    term="#8fb27a",
    damage="#ef8a80",
    damage_wash="#3d2523",
    hit="#d6a93a",
    hit_wash="#4a3d14",
    word="#736a5c",
    word_wash="#302e2b",
    rule="#34373a",
)

CONTRAST = ReaderTheme(
    name="contrast",
    page="#000000",
    ink="#ffffff",
    faint="#e6e6e6",
    accent="#ffd75e",
    selection="#0047b3",
    caret="#ffff00",
    figure="#7fd4ff",
    figure_wash="#00202e",
    term="#7dff7d",
    damage="#ff8f8f",
    damage_wash="#400000",
    hit="#ffd000",
    hit_wash="#4d3f00",
    word="#a0a0a0",
    word_wash="#1f1f1f",
    rule="#808080",
    mark_contrast=6.0,
)

THEMES = {theme.name: theme for theme in (PAGE, SEPIA, DARK, CONTRAST)}
"""The ready-made themes by name."""


def luminance(color: QColor) -> float:
    """Return the relative luminance of a color, 0 to 1 (WCAG 2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=512)
def readable(color: str, ground: str, ratio: float = MARK_CONTRAST) -> str:
    """Return the color nearest to ``color``, in its hue, that stands out from ``ground``.

    Arguments:
        color: ``#rrggbb``; anything that is no color counts as gray.
        ground: What it will stand on.
        ratio: The contrast wanted; what cannot be reached gives black or white.
    """
    wanted = QColor(color) if QColor.isValidColorName(color) else QColor("#808080")
    towards = 1.0 if luminance(QColor(ground)) < 0.18 else 0.0
    hue, lightness = max(wanted.hslHueF(), 0.0), wanted.lightnessF()
    for step in range(21):
        mixed = QColor.fromHslF(hue, wanted.hslSaturationF(), lightness + (towards - lightness) * step / 20)
        if contrast(mixed.name(), ground) >= ratio:
            return mixed.name()
    return "#ffffff" if towards else "#000000"


@lru_cache(maxsize=512)
def blended(color: str, ground: str, share: float) -> str:
    """Return ``ground`` with ``share`` (0 to 1) of ``color`` in it: a wash."""
    one, other = QColor(color), QColor(ground)
    return QColor.fromRgbF(
        other.redF() + (one.redF() - other.redF()) * share,
        other.greenF() + (one.greenF() - other.greenF()) * share,
        other.blueF() + (one.blueF() - other.blueF()) * share,
    ).name()
