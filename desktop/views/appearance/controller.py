"""The appearance controller: theme, typeface, layers and word marks, from settings to reader and back."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

from desktop import theme as themes
from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.theme import Theme
from desktop.views.appearance import typography_settings
from desktop.views.appearance.layer_legend import LAYERS, LayerLegend
from desktop.views.appearance.reader_theme_choice import reader_theme, reading_face
from desktop.views.appearance.typography_settings import ReadingSettings
from desktop.views.commands.menus import MenuChoices
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.reader import ReaderTheme, ReaderWidget
from desktop.views.session import Session
from desktop.views.settings.controller import SettingsController
from desktop.views.settings.page import SettingsPage

MARGIN_PX = 6
"""Distance of the legend from the edge of the screen, in pixels."""


class AppearanceController(QObject):
    """Applies what a user chose of looks, and keeps what is changed.

    Signals:
        settings_changed: Texts are set in another way or other colors.
    """

    settings_changed = Signal()

    def __init__(
        self,
        session: Session,
        reader: ReaderWidget,
        commands: CommandRegistry,
        choices: MenuChoices,
        tools: QToolBar,
        settings_window: SettingsController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        settings_window.add(
            SettingsPage("reading", translate_noop("Settings", "Reading"), self._reading_page)
        )
        settings_window.add(
            SettingsPage("language", translate_noop("Settings", "Language"), self._language_page)
        )
        self._window = window
        self._session = session
        self._reader = reader
        self._commands = commands
        self._choices = choices
        self._tools = tools

    def restore(self) -> None:
        """Apply what was kept, and follow the choices in the menus."""
        settings = self._session.settings
        for layer in LAYERS:
            on = settings.layer(layer)
            self._commands[f"layer-{layer}"].setChecked(on)
            self._reader.set_layer_visible(layer, on)
        self._commands["wide-punctuation"].setChecked(typography_settings.shows_wide_punctuation(settings))
        self._commands["key-terms"].setChecked(settings.term_level == "key")
        self._commands["snapping"].setChecked(settings.snapping)
        self._reader.set_snapping(settings.snapping)
        self._choices.word_marks[settings.word_marks].setChecked(True)
        self._reader.set_word_marks(settings.word_marks)
        self._reader.set_copies_shown(self.settings().copies_shown)
        self._choices.themes[settings.theme].setChecked(True)
        self._choices.languages[settings.language].setChecked(True)
        self._session.icons.set_icon(self._choices.turn_theme, "theme")
        self._connect()

    def _connect(self) -> None:
        for name, action in self._choices.word_marks.items():
            connect(action.triggered, self, lambda _=False, name=name: self._set_word_marks(name))
        for name, action in self._choices.themes.items():
            connect(action.triggered, self, lambda _=False, name=name: self.use_theme(name))
        self._choices.turn_theme.triggered.connect(self.toggle_theme)
        self._reader.zoomed.connect(self._zoomed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    def _show_layer(self, layer: str, on: bool) -> None:
        self._session.settings.set_layer(layer, on)
        self._commands["text-only"].setChecked(False)
        self._reader.set_layer_visible(layer, on)

    def _show_text_only(self, on: bool) -> None:
        """Hide all layers for a while; those that the user has chosen come back."""
        for layer in LAYERS:
            self._reader.set_layer_visible(layer, not on and self._session.settings.layer(layer))
        self.settings_changed.emit()

    def _show_wide_punctuation(self, on: bool) -> None:
        self._session.settings.set_text(typography_settings.WIDE_PUNCTUATION, "true" if on else "false")
        self._reader.set_wide_punctuation(on)
        self.settings_changed.emit()

    def _show_key_terms(self, on: bool) -> None:
        self._session.settings.term_level = "key" if on else "all"
        self.settings_changed.emit()

    def _set_snapping(self, on: bool) -> None:
        self._session.settings.snapping = on
        self._reader.set_snapping(on)

    def _set_word_marks(self, name: str) -> None:
        self._session.settings.word_marks = name
        self._reader.set_word_marks(name)
        self.settings_changed.emit()

    def _zoomed(self, points: float) -> None:
        self._session.settings.font_points = points

    def use_theme(self, setting: str) -> None:
        """Use a theme from now on: ``system``, ``light`` or ``dark``."""
        self._session.settings.theme = setting
        self._choices.themes[setting].setChecked(True)
        self._apply(themes.chosen(setting))

    def toggle_theme(self) -> None:
        """Turn light to dark and back."""
        self.use_theme("light" if self._session.theme.name == "dark" else "dark")

    def use_settings(self, setting: ReadingSettings) -> None:
        """Set texts so from now on."""
        typography_settings.save(self._session.settings, setting, reading_face())
        self._reader.set_typography(setting.typography)
        self._reader.set_copies_shown(setting.copies_shown)
        self._commands["snapping"].setChecked(setting.snapping)
        self._choices.word_marks[setting.word_marks].setChecked(True)
        self._set_word_marks(setting.word_marks)
        self._set_reader_theme()
        self.settings_changed.emit()

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [*self._layer_commands(), *self._text_commands()]

    def _layer_commands(self) -> list[Command]:
        """Return the legend and the switches of the layers."""
        return [
            Command(
                "legend",
                translate_noop("Commands", "&Legend"),
                self.show_legend,
                Place("layers", 1, 0),
                keys=("Alt+0",),
                icon="legend",
            ),
            Command(
                "layer-words",
                translate_noop("Commands", "&Words"),
                partial(self._show_layer, "words"),
                Place("layers", 0, 0),
                keys=("Alt+1",),
                icon="words",
                checkable=True,
            ),
            Command(
                "layer-figures",
                translate_noop("Commands", "&Figures"),
                partial(self._show_layer, "figures"),
                Place("layers", 0, 1),
                keys=("Alt+2",),
                icon="figures",
                checkable=True,
            ),
            Command(
                "layer-terms",
                translate_noop("Commands", "&Terms"),
                partial(self._show_layer, "terms"),
                Place("layers", 0, 2),
                keys=("Alt+3",),
                icon="terms",
                checkable=True,
            ),
            Command(
                "key-terms",
                translate_noop("Commands", "Only &key terms"),
                self._show_key_terms,
                Place("layers", 0, 3),
                keys=("Alt+6",),
                checkable=True,
            ),
            Command(
                "layer-damage",
                translate_noop("Commands", "Corrupte&d text"),
                partial(self._show_layer, "damage"),
                Place("layers", 0, 4),
                keys=("Alt+4",),
                icon="damage",
                checkable=True,
            ),
            Command(
                "layer-annotations",
                translate_noop("Commands", "&Annotations"),
                partial(self._show_layer, "annotations"),
                Place("layers", 0, 5),
                keys=("Alt+5",),
                icon="annotations",
                checkable=True,
            ),
            Command(
                "text-only",
                translate_noop("Commands", "Te&xt only"),
                self._show_text_only,
                Place("layers", 1, 1),
                keys=("Alt+7",),
                checkable=True,
            ),
        ]

    def _text_commands(self) -> list[Command]:
        """Return what changes how the text is set and selected."""
        return [
            Command(
                "larger",
                translate_noop("Commands", "Zoom &in"),
                lambda: self._reader.zoom(1),
                Place("text-size", 0, 0),
                keys=(
                    "Ctrl++",
                    "Ctrl+=",
                ),
                icon="larger",
            ),
            Command(
                "smaller",
                translate_noop("Commands", "Zoom &out"),
                lambda: self._reader.zoom(-1),
                Place("text-size", 0, 1),
                keys=("Ctrl+-",),
                icon="smaller",
            ),
            Command(
                "usual-size",
                translate_noop("Commands", "Reset &zoom"),
                lambda: self._reader.zoom(0),
                Place("text-size", 0, 2),
                keys=("Ctrl+0",),
            ),
            Command(
                "wide-punctuation",
                translate_noop("Commands", "Show full-width pu&nctuation"),
                self._show_wide_punctuation,
                Place("layers", 1, 2),
                checkable=True,
            ),
            Command(
                "snapping",
                translate_noop("Commands", "Select whole words when dra&gging"),
                self._set_snapping,
                Place("view", 0, 3),
                checkable=True,
            ),
        ]

    def show_legend(self) -> None:
        """Show how each layer looks."""
        legend = LayerLegend(self._commands, self._reader.theme(), self._window)
        legend.adjustSize()
        bar = self._tools
        button = bar.findChild(QToolButton, "tool-display")
        corner = button.mapToGlobal(button.rect().bottomLeft()) if button is not None else bar.pos()
        right = legend.screen().availableGeometry().right() - legend.width() - MARGIN_PX
        legend.move(min(corner.x(), right), corner.y())
        legend.show()

    def _reading_page(self, over: QWidget) -> QWidget:
        from desktop.views.appearance.reading_settings_dialog import ReadingSettingsDialog

        dialog = ReadingSettingsDialog(self.settings(), self.paper, reading_face(), over)
        dialog.chosen.connect(self.use_settings)
        return dialog

    def _language_page(self, _over: QWidget) -> QWidget:
        from desktop.views.settings.language_page import LanguagePage

        return LanguagePage(self._choices.languages, self._choices.themes)

    def settings(self) -> ReadingSettings:
        """Return how texts are set."""
        return typography_settings.load(self._session.settings, reading_face())

    def paper(self, name: str) -> ReaderTheme:
        """Return the colors of one of typesetting.PAPERS."""
        return reader_theme(self._session.theme, name)

    def _set_reader_theme(self) -> None:
        self._reader.set_theme(self.paper(typography_settings.paper(self._session.settings)))

    def _system_changed(self) -> None:
        if self._session.settings.theme == "system":
            self._apply(themes.chosen("system"))

    def _apply(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, theme)
        self._session.set_theme(theme)
        self._set_reader_theme()
        self.settings_changed.emit()
