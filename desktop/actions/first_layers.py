"""The first layers: what a library keeps of the first text, read before the library is opened."""

from pathlib import Path

from db.first_text import read_first_layers
from db.row_types import CorrectionRow
from desktop.actions.analysis_rows import StoredAnalysis, analysis_of_rows, undamaged_figures
from desktop.actions.first_text import FirstText
from desktop.text.packed_figures import unpack_figures
from desktop.text.segmentation import NO_USER_WORDS, UserWords
from desktop.text.text_analysis import layers_stamp, recognizer_stamp


def first_layers(path: Path, first: FirstText) -> tuple[StoredAnalysis, UserWords]:
    """Return what is kept of the first text, and the words that the user taught.

    Args:
        path: The library's file.
        first: The text, as `first_text` gave it.
    """
    found = read_first_layers(path, first.document_id, first.version_id, recognizer_stamp(), layers_stamp())
    if found is None:
        return StoredAnalysis(), NO_USER_WORDS
    corrections = [CorrectionRow(*row) for row in found.corrections]
    if found.packed is not None:
        figures = unpack_figures(found.packed, first.text)
    else:
        figures = None if found.figures is None else undamaged_figures(found.figures)
    stored = analysis_of_rows(first.text, first.headings, figures, corrections, found.layers)
    words = tuple(parts[0] for kind, parts in found.user_words if kind == "word")
    splits = tuple(tuple(parts) for kind, parts in found.user_words if kind == "split")
    return stored, UserWords(words, splits)
