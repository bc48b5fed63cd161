"""The window's way in: puts settings, language, theme, library and window together.

The text that was open last is on the screen before the store, the recognizers and the panels are loaded. Only
what the first paint needs is imported above; the rest is imported in a thread and composed afterwards.
"""

import gc
import importlib
import re
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import desktop
from desktop import i18n, paths, theme
from desktop.application import Application
from desktop.lifetime import connect
from desktop.paths import there
from desktop.settings import Settings, last_document_key

if TYPE_CHECKING:
    from desktop.messages import Messages
    from desktop.views.document.first_layers import FirstLayers
    from desktop.views.main_window import MainWindow


class CatalogTranslator(QTranslator):
    """Answers Qt's own dialogs from the catalog, which has the words that Qt's Chinese lacks or says oddly.

    Qt tells every window of the new language when one is installed.
    """

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a message, ``%n`` still in it; None, Qt's null string, where the catalog lacks it."""
        return i18n.lookup(context, source, disambiguation, None if n < 0 else n)


class Languages(QObject):
    """The translators of the running program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._read = b""  # a QTranslator reads its bytes as long as it lives

    def use(self, setting: str) -> str:
        """Speak a language from now on.

        Args:
            setting: ``zh``, ``en``, or ``system`` for what the system speaks.

        Returns:
            ``zh`` or ``en``.
        """
        language = i18n.use(setting if setting != "system" else system_language())
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_US"))
        if language == "zh":
            self._install_qt_chinese()
        self._install(CatalogTranslator(self._app))  # Qt asks the one that came last first
        self._app.setFont(theme.interface_font(language))
        return language

    def _install_qt_chinese(self) -> None:
        """Read Qt's own words into memory: a mapped file that an update replaces would crash the program."""
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        try:
            data = (folder / "qtbase_zh_CN.qm").read_bytes()
        except OSError:
            return  # English then; Qt may come without its own
        translator = QTranslator(self._app)
        if translator.load(data):
            self._read = data
            self._install(translator)

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)


LANGUAGES_PROPERTY = "piyue-languages"
"""The property of the application that holds its `Languages`."""


def system_language() -> str:
    """Return the language of ours that the desktop prefers: Chinese where it names it before English."""
    for name in QLocale.system().uiLanguages():
        if name.lower().startswith("zh"):
            return "zh"
        if name.lower().startswith("en"):
            return "en"
    return "en"


class CrashNotifier(QObject):
    """Carries crash reports from any thread to the window.

    Signals:
        happened: A report.
        troubled: What the world did to the library where nobody asked it anything (`LibraryError`).
    """

    happened = Signal(str)
    troubled = Signal(object)

    def notify(self, error: BaseException) -> bool:
        """Hand on what is external fault; return whether it is."""
        from desktop.actions.errors import LibraryError

        if isinstance(error, LibraryError):
            self.troubled.emit(error)
            return True
        return False


def application() -> QApplication:
    """Return the one QApplication, made where there is none yet."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = Application(
        [*sys.argv[:1], "-style", "Fusion"]
    )  # setStyle() would make a class for the style first
    app.setApplicationName("Piyue")
    app.setDesktopFileName("piyue")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "piyue.svg")))
    return app


def _languages(app: QApplication) -> Languages:
    """Return the translators of the program, made where there are none yet.

    They are kept as a property: to look for a child would make Python's classes of all children, one of which
    is the style with some six hundred constants.
    """
    kept = app.property(LANGUAGES_PROPERTY)
    if isinstance(kept, Languages):
        return kept
    languages = Languages(app)
    app.setProperty(LANGUAGES_PROPERTY, languages)
    return languages


def prepare(settings: Settings) -> "MainWindow":
    """Make the window as it is shown first, in the user's language and theme: a frame for a text."""
    from desktop.views.main_window import MainWindow

    app = application()
    languages = _languages(app)
    languages.use(settings.language)
    chosen = theme.chosen(settings.theme)
    theme.apply(app, chosen)
    window = MainWindow(settings, chosen)
    window.language_wanted.connect(languages.use)
    return window


def composed_window(window: "MainWindow", messages: "Messages | None" = None) -> Iterator[None]:
    """Yield a window everything else it needs, step by step; it has no library yet.

    Args:
        window: The window.
        messages: What is said and asked goes through this; made where none is given.
    """
    from desktop.messages import Messages
    from desktop.tasks import BackgroundTasks
    from desktop.views.composition import build_main_window
    from desktop.views.session import Session

    said = messages or Messages(window)
    session = Session(window.settings, said, BackgroundTasks(), theme.chosen(window.settings.theme))
    yield from build_main_window(window, session)


def build(settings: Settings, messages: "Messages | None" = None) -> "MainWindow":
    """Make the window with everything it needs, not yet shown and without a library.

    Args:
        settings: What the user chose.
        messages: What is said and asked goes through this; made where none is given.
    """
    window = prepare(settings)
    for _ in composed_window(window, messages):
        pass
    return window


def run(library: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        library: The library to open; the one used last, or the user's own, where none is given.

    Returns:
        The exit status: 0, or 1 when no library could be opened.
    """
    app = application()
    settings = Settings()
    path = library or last_library(settings)
    window = first_window(settings, path)
    start = _Startup(window, path)
    if isinstance(app, Application):
        app.file_requested.connect(start.open_file)
    start.begin_after_first_paint()
    status = app.exec()
    return status or start.status


def last_library(settings: Settings) -> Path | None:
    """Return the library used last that is there; None for the default one, missed when it is gone."""
    for one in settings.recent():
        if there(one):
            return one
        if one == paths.default_library():
            return None
    return None


def first_window(settings: Settings, library: Path | None) -> "MainWindow":
    """Show the window with the text that was open last; it is not composed yet.

    Args:
        settings: What the user chose.
        library: The library that is going to be opened, or None for the user's own.
    """
    window = prepare(settings)
    _show_first_text(window, library)
    window.show()
    return window


def _show_first_text(window: "MainWindow", library: Path | None) -> None:
    """Show the text that was open last, so that it can be read at once."""
    document_id = window.settings.text(last_document_key(library)) if library is not None else ""
    if library is None or not document_id:
        return
    from desktop.actions.first_text import first_text

    first = first_text(library, document_id)
    if first is not None:
        window.show_first_text(first)


COLLECTOR_THRESHOLDS = (20_000, 10, 20)
"""New objects after which the collector looks among them for garbage, and how often it then looks further.
Python's own 700, 10 and 10 cost a quarter of the opening of a long text, whose figures and terms are some
hundred thousand objects."""


def collect_rarely() -> None:
    """Let the collector look for garbage again, but not among what is there now, and less often."""
    gc.freeze()
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    gc.enable()


MODAL_RETRY_MS = 300
"""Milliseconds until it is asked again whether the dialog has been answered that a file waits for."""

VERSION_KEY = "version"
"""The name under which the version of the last start is kept."""


def is_upgraded(settings: Settings) -> bool:
    """Return whether the last start was one of an older version; 0.1.0 did not keep which it was."""
    before = settings.text(VERSION_KEY)
    if not before:
        return bool(settings.recent())
    return _numbers(before) < _numbers(desktop.__version__)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


SHOWN_LATER_MS = 1000
"""Milliseconds after the start until what is shown later is imported: the text has all its layers by then."""

BETWEEN_IMPORTS_S = 0.02
"""Seconds between two of these, in which the window has the processor to itself."""

LATEST_BEGIN_MS = 1000
"""Milliseconds after which the rest of the start begins though nothing has been painted: a window may be
opened minimized, or on a desktop that is not shown."""


class _Startup(QObject):
    """The rest of the start, while the first text can be read already.

    Attributes:
        status: The exit status: 1 when no library could be opened.
    """

    layers_read = Signal(object)
    imported = Signal()

    def __init__(self, window: "MainWindow", library: Path | None) -> None:
        super().__init__(window)
        self.status = 0
        self._window = window
        self._library = library
        self._files: list[Path] = []
        self._begun = False
        self._opened = False
        self._steps: Iterator[None] = iter(())
        self.layers_read.connect(self._show_layers, Qt.ConnectionType.QueuedConnection)
        self.imported.connect(self._begin_composing, Qt.ConnectionType.QueuedConnection)

    def begin_after_first_paint(self) -> None:
        """Begin once the first text has been painted, which another thread that imports would delay."""
        from desktop.views.widgets.first_paint import FirstPaint

        FirstPaint(self._window.reader.viewport(), self).painted.connect(self.begin)
        QTimer.singleShot(LATEST_BEGIN_MS, self, self.begin)

    def begin(self) -> None:
        """Import what is needed in the background, which stays alive meanwhile; done once.

        What is imported and composed is never garbage: the collector does not look through it meanwhile, a
        twelfth of the start, nor ever again, when that would hold the window.
        """
        if self._begun:
            return
        self._begun = True
        gc.disable()
        level = self._window.settings.term_level
        threading.Thread(target=self._import, args=(level,), name="piyue-start", daemon=True).start()
        from desktop.unix_signals import SignalHandler  # imports sockets

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        SignalHandler(app)

    def _import(self, term_level: str) -> None:
        try:
            self._read_layers(term_level)
            importlib.import_module("desktop.views.composition")
        finally:
            self.imported.emit()

    def _read_layers(self, term_level: str) -> None:
        """Read what is known of the first text, which is shown long before the library is open."""
        first = self._window.first_text
        if first is None or self._library is None:
            return
        from desktop.views.document.first_layers import read_first_layers

        self.layers_read.emit(read_first_layers(self._library, first, term_level))

    def _show_layers(self, layers: "FirstLayers") -> None:
        if self._window.isVisible():  # not closed by now
            self._window.show_first_layers(layers)

    def _begin_composing(self) -> None:
        self._steps = composed_window(self._window)
        self._go_on()

    def _go_on(self) -> None:
        """Furnish step by step, so that the window stays alive."""
        if self._window.isVisible() and next(self._steps, True) is None:
            QTimer.singleShot(0, self, self._go_on)
            return
        collect_rarely()
        if self._window.isVisible():  # not closed by now
            self._open()

    def _open(self) -> None:
        watch_for_crashes(self._window)
        upgraded = is_upgraded(self._window.settings)  # asked first: opening makes a first start look later
        if not self._window.open_library(self._library):
            self.status = 1
            self._window.close()
            return
        self._opened = True
        display = self._window.library_display
        if display.filling:
            connect(display.filled, self, partial(self._go_to_work, upgraded))
        else:
            self._go_to_work(upgraded)

    def _go_to_work(self, upgraded: bool) -> None:
        """Do what comes once the library is shown."""
        self._open_files()
        from desktop.views.maintenance import crash_recovery

        crash_recovery.watch_for_faults()
        QTimer.singleShot(0, self, partial(self._greet, upgraded))

    def open_file(self, path: Path) -> None:
        """Open a file that the system asks for while the program starts or runs.

        A library that is asked for before any is open is opened in place of the one used last. Another file
        is taken like one that is dropped on the window: a library is opened, a text is imported.
        """
        if not self._opened and path.suffix == paths.LIBRARY_SUFFIX:
            self._library = path
            return
        self._files.append(path)
        self._open_files()

    def _open_files(self) -> None:
        """Open the files that were asked for, once a library is open and no dialog wants an answer."""
        if not (self._files and self._opened) or self._window.library_display.filling:
            return
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(MODAL_RETRY_MS, self, self._open_files)
            return
        files, self._files = self._files, []
        for path in files:
            self._window.dropped.emit([path])

    def _greet(self, upgraded: bool) -> None:
        """Offer to go on after a crash; after an upgrade, show what is new, once."""
        self._window.recovery.offer()
        self._window.hints.offer()
        self._window.settings.set_text(VERSION_KEY, desktop.__version__)
        if upgraded:
            self._window.handbook.open_whats_new()
        QTimer.singleShot(SHOWN_LATER_MS, self, self._import_what_is_shown_later)

    def _import_what_is_shown_later(self) -> None:
        """Import in the background what the pages are of that have not been shown yet."""
        threading.Thread(target=_import_shown_later, name="piyue-pages", daemon=True).start()


def _import_shown_later() -> None:
    from desktop.views.composition import SHOWN_LATER

    for name in SHOWN_LATER:
        importlib.import_module(name)
        time.sleep(BETWEEN_IMPORTS_S)


def watch_for_crashes(window: "MainWindow") -> None:
    """Show a report when something of ours goes wrong; the window stays."""
    from desktop import crash

    crashes = CrashNotifier(window)
    shown: list[str] = []

    def show(report: str) -> None:
        if report in shown:
            return
        shown.append(report)  # before anything that may fail in its turn: that is reported once, too
        window.maintenance.save_work()
        from desktop.views.dialogs.crash_dialog import CrashDialog

        CrashDialog(report, window).open()

    crashes.happened.connect(show)
    crashes.troubled.connect(window.maintenance.report_lost_library, Qt.ConnectionType.QueuedConnection)
    crash.install(crashes.happened.emit, crashes.notify)
    connect(window.closed, crashes, crash.uninstall)
