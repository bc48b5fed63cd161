"""The colors of tags: seen on light and dark paper, and told apart with and without all three cones.

Color blindness is simulated with the matrices for severity 1 of G. M. Machado, M. M. Oliveira and L. A. F.
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15 (6), 2009, table 1; they act on linear RGB. Differences are CIE 1976 in
L*a*b* under D65, in which about 2.3 is just noticed; ten is seen at a glance.
"""

import math
from itertools import combinations

import pytest

from desktop.actions.codebook import PALETTE
from desktop.theme import DARK, LIGHT, Theme
from desktop.views.reader.theme import MARK_CONTRAST, contrast, readable

Triple = tuple[float, float, float]

VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
AT_A_GLANCE = 10.0


def linear(color: str) -> list[float]:
    values = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def seen(color: str, vision: str) -> Triple:
    """Return a color in L*a*b* as it is seen."""
    rgb = [
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(color), strict=True))))
        for row in VISIONS[vision]
    ]
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047
    y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_color_stands_out_from_paper_and_lists(theme: Theme) -> None:
    for ground in (theme.page, theme.panel, theme.raised):
        for color in PALETTE:
            assert contrast(readable(color, ground), ground) >= MARK_CONTRAST


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_any_two_are_told_apart(theme: Theme, vision: str) -> None:
    for ground in (theme.page, theme.panel):
        for one, other in combinations(PALETTE, 2):
            shown = [seen(readable(color, ground), vision) for color in (one, other)]
            assert math.dist(*shown) >= AT_A_GLANCE, (one, other)
