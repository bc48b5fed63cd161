"""The page Language of the settings: the language and the theme of the program."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.views.settings.page import page_column
from desktop.views.widgets.base_dialog import make_label


class LanguagePage(QWidget):
    """Language and theme; what is chosen is in use at once."""

    def __init__(self, languages: Mapping[str, QAction], themes: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("language-page")
        column = page_column(self)
        column.addWidget(make_label(translate("Settings", "Language of menus and dialogs"), "heading"))
        self._add(column, "language", languages)
        column.addSpacing(10)
        column.addWidget(make_label(translate("Settings", "Theme"), "heading"))
        self._add(column, "theme", themes)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, group: str, actions: Mapping[str, QAction]) -> None:
        """Add a button for each choice, in a widget of their own so that one of them is on."""
        box = QWidget()
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        for name, action in actions.items():
            button = QRadioButton(action.text())
            button.setObjectName(f"{group}-{name}")
            button.setChecked(action.isChecked())
            button.toggled.connect(lambda on, action=action: action.trigger() if on else None)
            inner.addWidget(button)
        column.addWidget(box)
