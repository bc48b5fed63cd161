"""The reader model: the text shown, how it is set and seen, its spans, and where the caret is. No widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from desktop.text.outline import Heading
from desktop.text.punctuation import full_width_punctuation
from desktop.text.script import doubts, script_of, simplified, traditional
from desktop.text.text_units import unit_at
from desktop.views.reader.jump_list import JumpList
from desktop.views.reader.layers import SpanLayers
from desktop.views.reader.layout.page import Page
from desktop.views.reader.layout.viewport import Viewport
from desktop.views.reader.selection import Selection
from desktop.views.reader.theme import PAGE, ReaderTheme
from desktop.views.reader.typography import TypographyMetrics


@dataclass(slots=True)
class ReaderModel:
    """What the pane knows.

    Attributes:
        page: The text as it is set.
        viewport: The window onto it.
        spans: The spans by layer.
        selection: The selected range and the caret.
        jump_list: The places jumped away from.
        theme: The colors.
        word_marks: One of scene.WORD_MARKS.
        snapping: Whether dragging takes whole words.
        own_script: The script that the text is written in, where the caller knew it; empty otherwise.
        script: In which script the text is shown: ``hans``, ``hant``, or empty for its own.
        wide_punctuation: Whether half-width signs in Chinese are shown full-width.
        copies_shown: Whether what is shown is copied, not the text itself.
        adjusting: Layer and key of the span whose ends are being moved, or None.
        bookmarks: Code points of lines that bear a ribbon, sorted.
    """

    page: Page = field(default_factory=Page)
    viewport: Viewport = field(init=False)
    spans: SpanLayers = field(default_factory=SpanLayers)
    selection: Selection = field(default_factory=Selection)
    jump_list: JumpList = field(default_factory=JumpList)
    theme: ReaderTheme = PAGE
    word_marks: str = "off"
    snapping: bool = True
    own_script: str = ""
    script: str = ""
    wide_punctuation: bool = False
    copies_shown: bool = False
    adjusting: tuple[str, str] | None = None
    bookmarks: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.viewport = Viewport(self.page)
        self.page.depth = self.spans.depth

    def set_text(self, text: str, headings: Sequence[Heading] = (), script: str = "") -> None:
        """Take a text and stand at its beginning, without words, spans, bookmarks and places to go back to.

        Arguments:
            text: The text.
            headings: Its outline.
            script: The script that it is written in where that is known: ``hans`` or ``hant``; found out
                from the text where it is neither.
        """
        self.own_script = script if script in ("hans", "hant") else ""
        self.spans.clear()
        self.adjusting = None
        self.bookmarks = ()
        self.selection.place(0)
        self.jump_list.clear()
        self.page.set_text(text, headings)
        self.viewport.go_to_start()
        self.show_script()

    @property
    def text(self) -> str:
        """The text shown."""
        return self.page.text

    @property
    def words(self) -> Sequence[int]:
        """The boundaries of its words."""
        return self.page.words

    def show_script(self) -> None:
        """Set the page in the script and with the punctuation wanted, with a face for it."""
        shown = self.shown_script()
        if self.page.measures.script != shown:
            self.page.set_measures(TypographyMetrics(self.page.measures.typography, shown))
        self.page.set_conversion(self.conversion())
        self.page.set_doubts(partial(_doubts_in, shown) if self._converted_to() else None)

    def shown_script(self) -> str:
        """Return the script in which the text is seen, ``hans`` or ``hant``."""
        return self.script or self._written_in()

    def conversion(self) -> Callable[[str], str] | None:
        """Return what each row is shown through, which keeps its length; None where it is shown as it is."""
        return _conversion(self._converted_to(), self.wide_punctuation)

    def _written_in(self) -> str:
        return self.own_script or script_of(self.text)

    def _converted_to(self) -> str:
        """Return the script that the text is shown in and not written in, or empty."""
        return self.script if self.script != self._written_in() else ""

    def word_at(self, code_point: int) -> tuple[int, int]:
        """Return the word that a code point is in."""
        return unit_at(self.text, code_point, "word", self.words)

    def doubt_at(self, code_point: int) -> tuple[str, ...]:
        """Return the readings of a character that is converted in doubt, none for others."""
        return self.page.doubts_at(code_point)

    def selected_text(self) -> str:
        """Return the selected characters as they are in the text."""
        return self.text[slice(*self.selection.range)]

    def copied_text(self) -> str:
        """Return the selected characters as they are to be copied."""
        chosen = self.selected_text()
        if not self.copies_shown or not self.script:
            return chosen
        return simplified(chosen) if self.script == "hans" else traditional(chosen)


@lru_cache
def _conversion(script: str, wide: bool) -> Callable[[str], str] | None:
    """Return what a row is shown through, the same function each time; None where it is shown as it is."""
    convert = {"hans": simplified, "hant": traditional}.get(script)
    if not wide or convert is None:
        return full_width_punctuation if wide else convert
    return lambda text: full_width_punctuation(convert(text))


def _doubts_in(script: str, text: str, words: Sequence[int]) -> list[tuple[int, tuple[str, ...]]]:
    return doubts(text, script, words)
