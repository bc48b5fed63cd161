"""Short ways to say what is found in a sentence."""

from desktop.text.figures import Figure, find_figures

YEAR = 2024


def found(text: str, *, year: int | None = YEAR) -> list[Figure]:
    """Find the figures of a sentence in a report of 2024."""
    return find_figures(text, year=year)


def texts(text: str) -> list[str]:
    """Return what the figures of a sentence span."""
    return [figure.text for figure in found(text)]


def only(text: str) -> Figure:
    """Return the one figure of a sentence."""
    figures = found(text)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]
