"""What Piyue is, and its version."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

import desktop
from desktop.i18n import translate
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label, make_separator
from desktop.views.widgets.icons import draw_icon


class AboutDialog(BaseDialog):
    """A short word about the program."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "about")
        self.setWindowTitle(translate("About", "About Piyue"))
        row = QHBoxLayout()
        row.setSpacing(20)
        picture = QLabel()
        picture.setPixmap(draw_icon("piyue", session.theme.text, 84))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(make_label(translate("About", "Piyue 批阅"), "title"))
        column.addWidget(
            make_label(translate("About", "Version %1").replace("%1", desktop.__version__), "muted")
        )
        column.addWidget(
            make_label(
                translate(
                    "About",
                    (
                        "Read and annotate the work reports of Chinese local governments. 批阅 means "
                        "reading a document closely and marking it up, as an official would."
                    ),
                )
            )
        )
        column.addWidget(make_separator())
        library = str(session.library.path) if session.is_open else ""
        column.addWidget(make_label(translate("About", "Library: %1").replace("%1", library), "muted"))
        column.addWidget(
            make_label(translate("About", "Open-source software under the MIT License."), "muted")
        )
        row.addLayout(column, 1)
        self.column.addLayout(row)
        self.add_buttons()
        self.setFixedWidth(520)
