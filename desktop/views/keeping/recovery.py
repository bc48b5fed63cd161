"""Recovery: the offer to go on where one was, after the program ended without a word."""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.actions.annotate import SetNote
from desktop.actions.errors import LibraryError
from desktop.files.guarded import opened
from desktop.messages import Choice
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.keeping.session import Place, abandoned
from desktop.views.libraries import Libraries
from desktop.views.navigator import Navigator

translate = QCoreApplication.translate


def faults_file() -> Path:
    """Give the file into which Python writes where it was when the machine stopped it."""
    return paths.data_folder() / "faults.txt"


def watch_for_faults() -> None:
    """From now on have such ends, as of a bad pointer in a library of others, written down."""
    with suppress(OSError):
        path = faults_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        # A bare descriptor: it stays open as long as the program runs, and nobody collects it.
        faulthandler.enable(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))


def take_faults() -> str:
    """Give what was written down by programs before this one, once."""
    path = faults_file()
    try:
        with opened(path) as file:
            told = file.read().decode("utf-8", "replace")
        if told:
            path.write_text("")
    except OSError:
        return ""
    return told.strip()


class Recovery(QObject):
    """Offers to go on where the user was, when the program ended without a word the last time."""

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        navigator: Navigator,
        libraries: Libraries,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document
        self._navigator = navigator
        self._libraries = libraries
        self._window = window

    def offer(self) -> None:
        """Offer to go on, where there is a place to go on at."""
        places, told = abandoned(), take_faults()
        if not places:
            return
        place = places[0]
        choices = [Choice("go-on", translate("Recovery", "Go on there"))]
        if told:
            choices.append(Choice("report", translate("Recovery", "Show the report")))
        heading = translate("Recovery", "Piyue did not close in order the last time")
        answer = self._desk.messages.choose(heading, self._words(place), choices)
        if answer == "report":
            from desktop.views.dialogs.crash import CrashDialog

            CrashDialog(told, self._window).open()
        if answer:
            self.go_on(place)

    def _words(self, place: Place) -> str:
        """Say where the user was, and what was not finished."""
        lines = [translate("Recovery", "Everything that was done is in the library; nothing is lost.")]
        title = self._title(place)
        if title:
            lines.append(translate("Recovery", "You were reading “%1”.").replace("%1", title))
        if place.annotation_id:
            lines.append(
                translate("Recovery", "A note you were writing was kept; it is put in when you go on.")
            )
        return "\n\n".join(lines)

    def _title(self, place: Place) -> str:
        if not self._desk.is_open or str(self._desk.library.path.absolute()) != place.library:
            return Path(place.library).stem
        try:
            return self._desk.library.reading.document(place.document_id).title
        except LibraryError:
            return ""

    def go_on(self, place: Place) -> None:
        """Open library and document, go to the place, and put a half-written note in."""
        path = Path(place.library)
        there = self._desk.is_open and self._desk.library.path.absolute() == path
        if not there and not (paths.there(path) and self._libraries.open(path)):
            return
        if place.document_id:
            self._navigator.show_position(place.document_id, place.position)
        if place.annotation_id and place.note.strip() != place.before.strip():
            self._desk.perform_soon(SetNote(place.annotation_id, place.note.strip(), place.before))
