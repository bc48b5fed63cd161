"""The page Import of the settings: how files are taken in."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.i18n import translate
from desktop.settings import Settings
from desktop.views.import_export.import_settings import OPEN_FIRST, PREVIEW, is_on
from desktop.views.settings.page import page_column
from desktop.views.widgets.base_dialog import make_label


class ImportSettingsPage(QWidget):
    """How files are imported; what is chosen holds from the next import on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("import-page")
        self._settings = settings
        column = page_column(self)
        for name, words, hint in (
            (
                PREVIEW,
                translate("Settings", "Preview files before importing"),
                translate("Settings", "Encoding, documents and cleaning of each file can be checked first"),
            ),
            (
                OPEN_FIRST,
                translate("Settings", "Open the first imported document"),
                translate("Settings", "Otherwise the document that is open stays open"),
            ),
        ):
            box = QCheckBox(words)
            box.setObjectName(name.replace("/", "-"))
            box.setChecked(is_on(settings, name))
            box.toggled.connect(lambda on, name=name: self._keep(name, on))
            column.addWidget(box)
            column.addWidget(make_label(hint, "muted"))
        column.addStretch(1)

    def _keep(self, name: str, on: bool) -> None:
        self._settings.set_text(name, "true" if on else "false")
