"""The dialog shown after a fault of the program itself."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from desktop.i18n import translate
from desktop.views.widgets.base_dialog import BaseDialog, make_label


class CrashDialog(BaseDialog):
    """A report that can be copied; the window stays."""

    def __init__(self, report: str, over: QWidget) -> None:
        super().__init__(over, "crash")
        self.setWindowTitle(translate("Crash", "Something went wrong"))
        self.column.addWidget(make_label(translate("Crash", "Piyue ran into a problem"), "heading"))
        self.column.addWidget(
            make_label(
                translate(
                    "Crash",
                    (
                        "Your library is safe: every step is saved as soon as it is done. You can "
                        "continue; if the window behaves oddly, restart Piyue. The report below "
                        "contains no document text. Please send it to the developers."
                    ),
                )
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setObjectName("crash-report")
        self.report.setAccessibleName(translate("Crash", "Report"))
        self.report.setReadOnly(True)
        self.column.addWidget(self.report, 1)
        buttons = self.add_buttons()
        copy = QPushButton(translate("Crash", "Copy report"))
        copy.setObjectName("crash-copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.resize(620, 460)
