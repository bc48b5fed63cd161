"""The print preview: what it may do, and what only the program's own dialogs may."""

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

from desktop.views.main_window import MainWindow
from desktop.views.printing.preview import PrintPreview


def test_the_printers_dialog_asks_for_no_file(two: MainWindow) -> None:
    content = two.printing.print_content()
    assert content is not None
    preview = PrintPreview(content, two)
    dialog = QPrintDialog(QPrinter(), preview)  # as the preview makes it when its button is pressed
    dialog.ensurePolished()
    preview.show()
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    preview.close()
