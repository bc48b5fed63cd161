"""Typography settings: how the user wants texts set and read, stored in the settings."""

from dataclasses import dataclass, field, replace
from typing import Any

from desktop.settings import Settings
from desktop.views.reader.typography import Typography

PAPERS = ("program", "page", "sepia", "dark", "contrast")
"""Colors of the pane: those of the program, or one of the reader's themes."""

BOUNDS: dict[str, tuple[float, float]] = {
    "leading": (1.2, 3.0),
    "measure": (12, 80),
    "indent": (0.0, 4.0),
    "paragraph_gap": (0.0, 2.0),
    "letter_spacing": (0.0, 0.5),
    "word_spacing": (0.0, 1.0),
}
"""The least and the most of each measure of a typography, in its own unit."""

SWITCHES = ("justified", "hanging")
"""What is on or off in a typography."""


WIDE_PUNCTUATION = "wide-punctuation"
"""Where it is kept that half-width signs are shown full-width."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How texts are set and read.

    Attributes:
        typography: Face and measures.
        paper: One of PAPERS.
        word_marks: One of the reader's WORD_MARKS.
        snapping: Whether dragging takes whole words.
        copies_shown: Whether what is shown is copied while the other script is on, not the text itself.
    """

    typography: Typography = field(default_factory=Typography)
    paper: str = "program"
    word_marks: str = "ticks"
    snapping: bool = True
    copies_shown: bool = False


def shows_wide_punctuation(settings: Settings) -> bool:
    """Return whether half-width signs in Chinese are shown full-width."""
    return settings.text(WIDE_PUNCTUATION) == "true"


def load_typography(settings: Settings, default_face: str = "") -> Typography:
    """Return the typography that a user chose; what is damaged or was never chosen is as by default."""
    usual = Typography()
    values: dict[str, Any] = {}
    for name in (*BOUNDS, *SWITCHES):
        held = settings.text(f"type/{name}")
        if held:
            values[name] = _read(name, held, getattr(usual, name))
    face = settings.font_family or default_face
    return replace(usual, **values, family=face, points=settings.font_points)


def _read(name: str, held: str, usual: Any) -> Any:
    if isinstance(usual, bool):
        return held == "true"
    try:
        value = float(held)
    except ValueError:
        return usual
    low, high = BOUNDS[name]
    return type(usual)(min(max(value, low), high))


def load(settings: Settings, default_face: str = "") -> ReadingSettings:
    """Return all that a user chose."""
    return ReadingSettings(
        load_typography(settings, default_face),
        paper(settings),
        settings.word_marks,
        settings.snapping,
        settings.text("copies-shown") == "true",
    )


def paper(settings: Settings) -> str:
    """Return the colors chosen for the pane: one of PAPERS."""
    held = settings.text("paper", PAPERS[0])
    return held if held in PAPERS else PAPERS[0]


def save(settings: Settings, chosen: ReadingSettings, default_face: str = "") -> None:
    """Keep what a user chose."""
    typography = chosen.typography
    settings.font_family = "" if typography.family == default_face else typography.family
    settings.font_points = typography.points
    for name in (*BOUNDS, *SWITCHES):
        settings.set_text(f"type/{name}", _stored(getattr(typography, name)))
    settings.set_text("paper", chosen.paper)
    settings.word_marks = chosen.word_marks
    settings.snapping = chosen.snapping
    settings.set_text("copies-shown", _stored(chosen.copies_shown))


def _stored(value: float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}"
