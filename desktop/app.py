"""The window's way in: puts settings, language, theme, library and window together."""

import sys
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import crash, theme
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.tasks import Tasks
from desktop.views.desk import Desk
from desktop.views.window import Window

translate = QCoreApplication.translate


class Languages(QObject):
    """The translators of the running program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, setting: str) -> str:
        """Speak a language from now on.

        Args:
            setting: ``zh``, ``en``, or ``system`` for what the system speaks.

        Returns:
            ``zh`` or ``en``.
        """
        language = setting if setting != "system" else system_language()
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_US"))
        own = "piyue_zh_CN" if language == "zh" else "piyue_en"
        self._install(own, str(files("resources") / "translations"))
        if language == "zh":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install("qtbase_zh_CN", folder)
        return language

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)


def system_language() -> str:
    """Give the language of ours that the system prefers: Chinese where it names it before English."""
    for name in QLocale.system().uiLanguages():
        if name.lower().startswith("zh"):
            return "zh"
        if name.lower().startswith("en"):
            return "en"
    return "en"


class Crashes(QObject):
    """Carries crash reports from any thread to the window.

    Signals:
        happened: A report.
    """

    happened = Signal(str)


def application() -> QApplication:
    """Give the one QApplication, made where there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Piyue")
    app.setDesktopFileName("piyue")
    app.setStyle("Fusion")
    app.setFont(theme.interface_font(app.font().pointSizeF()))
    app.setWindowIcon(QIcon(str(files("resources") / "icons" / "piyue.svg")))
    return app


def build(settings: Settings, messages: Messages | None = None) -> Window:
    """Make the window with everything it needs, not yet shown and without a library.

    Args:
        settings: What the person chose.
        messages: What is said and asked goes through this; made where none is given.
    """
    app = application()
    languages = app.findChild(Languages) or Languages(app)
    languages.use(settings.language)
    chosen = theme.chosen(settings.theme)
    theme.apply(app, chosen)
    desk = Desk(settings, messages or Messages(), Tasks(), chosen)
    window = Window(desk)
    if messages is None:
        desk.messages.set_over(window)
    window.language_wanted.connect(languages.use)
    return window


def run(library: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        library: The library to open; the one used last, or the person's own, where none is given.

    Returns:
        The exit status: 0, or 1 when no library could be opened.
    """
    app = application()
    settings = Settings()
    window = build(settings)
    _watch_for_crashes(window)
    last = next((path for path in settings.recent() if path.exists()), None)
    if not window.open_library(library or last):
        return 1
    window.show()
    status = app.exec()
    crash.uninstall()
    return status


def _watch_for_crashes(window: Window) -> None:
    """Show a report when something of ours goes wrong; the window stays."""
    crashes = Crashes(window)
    shown: list[str] = []

    def show(report: str) -> None:
        from desktop.views.dialogs.crash import CrashDialog

        if report not in shown:
            shown.append(report)
            CrashDialog(report, window).open()

    crashes.happened.connect(show)
    crash.install(crashes.happened.emit)
