"""Appearance: theme, typeface, layers and word marks, from the settings to the reader and back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme as themes
from desktop.lifetime import connect
from desktop.theme import Theme
from desktop.views import typesetting
from desktop.views.commands import Commands
from desktop.views.desk import Desk
from desktop.views.legend import LAYERS, Legend
from desktop.views.looks import reader_theme, reading_face
from desktop.views.menus import Menus
from desktop.views.reader import Reader, ReaderTheme
from desktop.views.typesetting import Setting


class Appearance(QObject):
    """Applies what a person chose of looks, and keeps what is changed.

    Signals:
        set_anew: Texts are set in another way or other colours.
    """

    set_anew = Signal()

    def __init__(self, desk: Desk, reader: Reader, commands: Commands, menus: Menus, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._reader = reader
        self._commands = commands
        self._menus = menus
        self._restore()
        self._connect()

    def _restore(self) -> None:
        settings = self._desk.settings
        for layer in LAYERS:
            on = settings.layer(layer)
            self._commands[f"layer-{layer}"].setChecked(on)
            self._reader.set_layer_visible(layer, on)
        self._commands["snapping"].setChecked(settings.snapping)
        self._reader.set_snapping(settings.snapping)
        self._menus.word_marks[settings.word_marks].setChecked(True)
        self._reader.set_word_marks(settings.word_marks)
        self._reader.set_copies_shown(self.setting().copies_shown)
        self._menus.themes[settings.theme].setChecked(True)
        self._menus.languages[settings.language].setChecked(True)
        self._desk.icons.put(self._menus.turn_theme, "theme")

    def _connect(self) -> None:
        for layer in LAYERS:
            connect(
                self._commands[f"layer-{layer}"].toggled,
                self,
                lambda on, layer=layer: self._show_layer(layer, on),
            )
        self._commands["snapping"].toggled.connect(self._set_snapping)
        for name, action in self._menus.word_marks.items():
            connect(action.triggered, self, lambda _=False, name=name: self._mark_words(name))
        for name, action in self._menus.themes.items():
            connect(action.triggered, self, lambda _=False, name=name: self.use_theme(name))
        self._menus.turn_theme.triggered.connect(self.turn_theme)
        self._reader.zoomed.connect(self._zoomed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    def _show_layer(self, layer: str, on: bool) -> None:
        self._desk.settings.set_layer(layer, on)
        self._reader.set_layer_visible(layer, on)

    def _set_snapping(self, on: bool) -> None:
        self._desk.settings.snapping = on
        self._reader.set_snapping(on)

    def _mark_words(self, name: str) -> None:
        self._desk.settings.word_marks = name
        self._reader.set_word_marks(name)
        self.set_anew.emit()

    def _zoomed(self, points: float) -> None:
        self._desk.settings.font_points = points

    def use_theme(self, setting: str) -> None:
        """Use a theme from now on: ``system``, ``light`` or ``dark``."""
        self._desk.settings.theme = setting
        self._menus.themes[setting].setChecked(True)
        self._apply(themes.chosen(setting))

    def turn_theme(self) -> None:
        """Turn light to dark and back."""
        self.use_theme("light" if self._desk.theme.name == "dark" else "dark")

    def use_setting(self, setting: Setting) -> None:
        """Set texts so from now on."""
        typesetting.keep(self._desk.settings, setting, reading_face())
        self._reader.set_typography(setting.typography)
        self._reader.set_copies_shown(setting.copies_shown)
        self._commands["snapping"].setChecked(setting.snapping)
        self._menus.word_marks[setting.word_marks].setChecked(True)
        self._mark_words(setting.word_marks)
        self._colour()
        self.set_anew.emit()

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Return the handlers of the commands."""
        return {
            "legend": self.show_legend,
            "reading-settings": self.show_settings,
            "larger": lambda: self._reader.zoom(1),
            "smaller": lambda: self._reader.zoom(-1),
            "usual-size": lambda: self._reader.zoom(0),
        }

    def show_legend(self) -> None:
        """Show how each layer looks."""
        legend = Legend(self._commands, self._reader.theme(), self._window)
        legend.adjustSize()
        bar = self._menus.bar
        button = bar.widgetForAction(self._commands["legend"])
        legend.move(button.mapToGlobal(button.rect().bottomLeft()) if button is not None else bar.pos())
        legend.show()

    def show_settings(self) -> None:
        """Let it be chosen how texts are set."""
        from desktop.views.dialogs.reading import ReadingDialog

        dialog = ReadingDialog(self.setting(), self.paper, reading_face(), self._window)
        dialog.chosen.connect(self.use_setting)
        dialog.open()

    def setting(self) -> Setting:
        """Give how texts are set."""
        return typesetting.kept(self._desk.settings, reading_face())

    def paper(self, name: str) -> ReaderTheme:
        """Give the colours of one of typesetting.PAPERS."""
        return reader_theme(self._desk.theme, name)

    def _colour(self) -> None:
        self._reader.set_theme(self.paper(typesetting.paper(self._desk.settings)))

    def _system_changed(self) -> None:
        if self._desk.settings.theme == "system":
            self._apply(themes.chosen("system"))

    def _apply(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, theme)
        self._desk.set_theme(theme)
        self._colour()
        self.set_anew.emit()
