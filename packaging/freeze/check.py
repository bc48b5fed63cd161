"""What a frozen program must be able to do; run by ``piyue -c``, and it writes what it found as JSON.

What is missing in a frozen program shows only when it is used: a module imported by name, a file read beside
the modules. So every module is imported, the rules are read, a chart is drawn and every page is opened.
"""

import importlib
import json
import pkgutil
import sys

from PySide6.QtWidgets import QApplication, QToolButton

import desktop
from desktop.app import build
from desktop.files.charts.drawing import draw_chart
from desktop.files.charts.model import PRINT_COLORS, Chart
from desktop.settings import Settings
from desktop.text.ledger.batch import proposal_stamp
from desktop.text.text_analysis import layers_stamp, recognizer_stamp, segmenter_stamp
from desktop.views.workspaces.rail import Rail


def modules() -> int:
    """Import every module of the program, and return how many there are."""
    names = [one.name for one in pkgutil.walk_packages(desktop.__path__, "desktop.")]
    for name in names:
        importlib.import_module(name)
    return len(names)


def pages() -> list[str]:
    """Open every page of the window, with a library, and return their names."""
    window = build(Settings())
    window.open_library(None)
    window.show()
    rail, found = window.findChild(Rail), []
    for button in rail.findChildren(QToolButton) if rail is not None else ():
        button.click()
        QApplication.processEvents()
        page = window.workspaces.page(window.workspaces.current)
        if page is not None and page.isVisible():
            found.append(window.workspaces.current)
    window.close()
    return found


def main() -> None:
    """Try it all, and write what was found."""
    chart = Chart("lines", "招商", "次", ("招商",), ("2023", "2024"), ((3.0, 5.0),))
    marks = len(draw_chart(chart, PRINT_COLORS, 600, 400).marks)
    stamps = [recognizer_stamp(), segmenter_stamp(), layers_stamp(), proposal_stamp()]
    found = {"modules": modules(), "pages": pages(), "marks": marks, "stamps": stamps}
    sys.stdout.write(json.dumps(found) + "\n")


main()
