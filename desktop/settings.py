"""Settings: what a user chose, kept from one start to the next in an INI file."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QByteArray, QSettings

from desktop import paths

RECENT = 8
"""How many libraries are remembered."""

LANGUAGES = ("system", "zh", "en")
THEMES = ("system", "light", "dark")
TERM_LEVELS = ("key", "all")
WORD_MARKS = ("off", "ticks", "spaces", "tint")

POINTS = (8.0, 48.0)
"""The smallest and the largest size of the reading text, in points."""


def last_document_key(library: Path) -> str:
    """Return the name under which the document that was open last in a library is kept."""
    return f"last/{crc32(str(library).encode()):08x}"


class Settings:
    """What a user chose, by name; every value has a default and a damaged one counts as absent.

    Args:
        path: The INI file; the default lies in the user's configuration folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(
            str(path or paths.config_folder() / "settings.ini"), QSettings.Format.IniFormat
        )

    @property
    def language(self) -> str:
        """One of LANGUAGES."""
        return self._one_of("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._one_of("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def word_marks(self) -> str:
        """How words are told apart in the reading pane: one of WORD_MARKS."""
        return self._one_of("reader/word_marks", WORD_MARKS, "ticks")

    @word_marks.setter
    def word_marks(self, value: str) -> None:
        self._store.setValue("reader/word_marks", value)

    @property
    def term_level(self) -> str:
        """Which terms are marked in the reading pane: one of TERM_LEVELS."""
        return self._one_of("reader/term_level", TERM_LEVELS)

    @term_level.setter
    def term_level(self, value: str) -> None:
        self._store.setValue("reader/term_level", value)

    @property
    def snapping(self) -> bool:
        """Whether a selection by dragging widens to whole words."""
        return self._flag("reader/snapping", True)

    @snapping.setter
    def snapping(self, value: bool) -> None:
        self._store.setValue("reader/snapping", value)

    @property
    def font_family(self) -> str:
        """The face of the reading text; empty for the default of the system."""
        return str(self._store.value("reader/font_family", "") or "")

    @font_family.setter
    def font_family(self, value: str) -> None:
        self._store.setValue("reader/font_family", value)

    @property
    def font_points(self) -> float:
        """The size of the reading text in points."""
        try:
            points = float(str(self._store.value("reader/font_points", 14.0)))
        except ValueError:
            return 14.0
        return min(max(points, POINTS[0]), POINTS[1])

    @font_points.setter
    def font_points(self, value: float) -> None:
        self._store.setValue("reader/font_points", min(max(value, POINTS[0]), POINTS[1]))

    @property
    def annotator(self) -> str:
        """The name under which this user annotates; empty until one is given."""
        return str(self._store.value("annotator", "") or "")

    @annotator.setter
    def annotator(self, value: str) -> None:
        self._store.setValue("annotator", value)

    @property
    def folder(self) -> Path:
        """The folder in which files were last chosen."""
        return Path(str(self._store.value("folder", "") or Path.home()))

    @folder.setter
    def folder(self, value: Path) -> None:
        self._store.setValue("folder", str(value))

    def layer(self, name: str) -> bool:
        """Return whether a layer is shown."""
        return self._flag(f"layers/{name}", True)

    def set_layer(self, name: str, on: bool) -> None:
        """Keep whether a layer is shown."""
        self._store.setValue(f"layers/{name}", on)

    def recent(self) -> list[Path]:
        """Return the libraries last opened, the latest first."""
        value = self._store.value("libraries")
        kept: Sequence[object] = (
            value if isinstance(value, list) else [value] if isinstance(value, str) else []
        )
        return [Path(str(item)) for item in kept if item]

    def remember(self, library: Path) -> None:
        """Put a library at the head of those last opened."""
        rest = [path for path in self.recent() if path != library]
        self._store.setValue("libraries", [str(path) for path in [library, *rest][:RECENT]])

    def forget(self, library: Path) -> None:
        """Take a library out of those last opened."""
        self._store.setValue("libraries", [str(path) for path in self.recent() if path != library])

    def state(self, name: str) -> QByteArray:
        """Return what a widget said of its layout, or nothing."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, value: QByteArray) -> None:
        """Keep what a widget says of its layout."""
        self._store.setValue(f"layout/{name}", value)

    def text(self, name: str, default: str = "") -> str:
        """Return a value of a view's own, such as the tab that was open."""
        value = self._store.value(f"views/{name}")
        return default if value is None else str(value)

    def set_text(self, name: str, value: str) -> None:
        """Keep a value of a view's own."""
        self._store.setValue(f"views/{name}", value)

    def sync(self) -> bool:
        """Write everything to the file; return whether that went well."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    def _one_of(self, name: str, values: tuple[str, ...], default: str = "") -> str:
        value = str(self._store.value(name, "") or "")
        return value if value in values else default or values[0]

    def _flag(self, name: str, default: bool) -> bool:
        value = self._store.value(name)
        return default if value is None else str(value).lower() in ("true", "1")
