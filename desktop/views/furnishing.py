"""Furnishing: makes the parts of a window and puts them into its frame."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.appearance import Appearance
from desktop.views.card import Card
from desktop.views.cards import Cards
from desktop.views.coding.annotators import Annotators
from desktop.views.coding.coding import Coding
from desktop.views.commands import Commands
from desktop.views.deeds import Deeds
from desktop.views.document import OpenDocument
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.exporting import Exporting
from desktop.views.filing import Filing
from desktop.views.find import FindBar
from desktop.views.frame import PANELS
from desktop.views.importing import Importing
from desktop.views.keeping.upkeep import Upkeep
from desktop.views.libraries import Libraries
from desktop.views.menus import Menus
from desktop.views.nothing import NothingOpen
from desktop.views.progress import ProgressStrip
from desktop.views.reading import Reading
from desktop.views.status import StatusLine
from desktop.views.tagging import Tagging
from desktop.views.window import NARROW, Window


def furnish(window: Window) -> Iterator[None]:
    """Make the parts of a window, which has its desk already, and put them into its frame, step by step."""
    desk, reader = window.desk, window.reader
    window.documents = DocumentsPanel(desk)
    yield
    window.annotations = AnnotationsPanel(desk)
    yield
    window.status = StatusLine()
    window.progress = ProgressStrip()
    window.commands = Commands(window, desk.icons)
    yield
    window.menus = Menus(window, window.commands)
    yield
    window.document = OpenDocument(desk, reader)
    window.finder = FindBar(reader, window.text, desk.icons)
    window.libraries = Libraries(desk)
    window.importing = Importing(desk)
    window.exporting = Exporting(desk)
    codebook, marks = window.annotations.codebook, window.annotations.marks
    window.tagging = Tagging(desk, window.document, reader, codebook, marks)
    window.appearance = Appearance(desk, reader, window.commands, window.menus)
    window.cards = Cards(desk, window.document, reader, window.tagging, Card(window))
    window.annotators = Annotators(window)
    window.coding = Coding(window)
    window.filing = Filing(window)
    window.deeds = Deeds(window)
    window.nothing = NothingOpen()
    window.reading = Reading(window)
    window.upkeep = Upkeep(window)
    yield
    _place(window)
    yield


def _place(window: Window) -> None:
    page = window.page.layout()
    assert isinstance(page, QVBoxLayout)
    page.insertWidget(0, window.finder)
    window.centre.addWidget(window.nothing)
    window.place_panels(window.documents, window.annotations)
    window.annotations.restore()
    window.reading.place()
    for name in PANELS:
        window.commands[name].setChecked(window.panel_shown(name))
    window.status.addPermanentWidget(window.progress)
    window.setStatusBar(window.status)
    window.menus.set_narrow(window.width() < NARROW)
