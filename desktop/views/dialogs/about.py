"""What Piyue is, and its version."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.desk import Desk
from desktop.views.dialogs.parts import Sheet, rule, words
from desktop.views.icons import drawn

translate = QCoreApplication.translate


class About(Sheet):
    """A short word about the program."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over, "about")
        self.setWindowTitle(translate("About", "About Piyue"))
        row = QHBoxLayout()
        row.setSpacing(20)
        picture = QLabel()
        picture.setPixmap(drawn("piyue", desk.theme.text, 84))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(words(translate("About", "Piyue 批阅"), "title"))
        column.addWidget(words(translate("About", "Version %1").replace("%1", own_version()), "muted"))
        column.addWidget(
            words(
                translate(
                    "About",
                    "A reader and annotator for the work reports of Chinese local governments. 批阅 is what "
                    "an official does with a document: read it closely and write on it.",
                )
            )
        )
        column.addWidget(rule())
        library = str(desk.library.path) if desk.is_open else ""
        column.addWidget(words(translate("About", "Library: %1").replace("%1", library), "muted"))
        column.addWidget(words(translate("About", "Free software under the MIT licence."), "muted"))
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self.add_buttons()
        self.setFixedWidth(520)


def own_version() -> str:
    """Give the version of this program."""
    try:
        return version("piyue")
    except PackageNotFoundError:
        return "?"
