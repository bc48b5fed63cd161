"""Crash recovery: offers to resume where the user was when the program ended unexpectedly."""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.actions.annotate import SetNote
from desktop.actions.errors import LibraryError
from desktop.files.guarded import opened
from desktop.i18n import translate
from desktop.messages import Choice
from desktop.views import display_names
from desktop.views.document.model import DocumentModel
from desktop.views.library.controller import LibraryController
from desktop.views.maintenance.recovery_state import WorkPlace, abandoned_sessions
from desktop.views.navigator import Navigator
from desktop.views.session import Session


def faults_file() -> Path:
    """Return the file into which Python writes where it was when the machine stopped it."""
    return paths.data_folder() / "faults.txt"


def watch_for_faults() -> None:
    """From now on have such ends, as of a bad pointer in a library of others, written down."""
    with suppress(OSError):
        path = faults_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        # A bare descriptor: it stays open as long as the program runs, and nobody collects it.
        faulthandler.enable(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))


def read_faults() -> str:
    """Return what was written down by programs before this one, once."""
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
        session: Session,
        document: DocumentModel,
        navigator: Navigator,
        libraries: LibraryController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._navigator = navigator
        self._libraries = libraries
        self._window = window

    def offer(self) -> None:
        """Offer to go on, where there is a place to go on at."""
        places, told = abandoned_sessions(), read_faults()
        if not places:
            return
        place = places[0]
        choices = [Choice("go-on", translate("Recovery", "Resume"))]
        if told:
            choices.append(Choice("report", translate("Recovery", "Show report")))
        heading = translate("Recovery", "Piyue closed unexpectedly")
        answer = self._session.messages.choose(heading, self._words(place), choices)
        if answer == "report":
            from desktop.views.dialogs.crash_dialog import CrashDialog

            CrashDialog(told, self._window).open()
        if answer:
            self.go_on(place)

    def _words(self, place: WorkPlace) -> str:
        """Return a text that says where the user was, and what was not finished."""
        lines = [translate("Recovery", "Everything you did is in the library. Nothing was lost.")]
        title = self._title(place)
        if title:
            lines.append(translate("Recovery", "You were reading “%1”.").replace("%1", title))
        if place.annotation_id:
            lines.append(
                translate(
                    "Recovery", "The note you were writing was kept and will be restored when you resume."
                )
            )
        return "\n\n".join(lines)

    def _title(self, place: WorkPlace) -> str:
        if not self._session.is_open or str(self._session.library.path.absolute()) != place.library:
            return display_names.library(Path(place.library))
        try:
            return self._session.library.queries.document(place.document_id).title
        except LibraryError:
            return ""

    def go_on(self, place: WorkPlace) -> None:
        """Open library and document, go to the place, and put a half-written note in."""
        path = Path(place.library)
        there = self._session.is_open and self._session.library.path.absolute() == path
        if not there and not (paths.there(path) and self._libraries.open(path)):
            return
        if place.document_id:
            self._navigator.show_position(place.document_id, place.position)
        if place.annotation_id and place.note.strip() != place.before.strip():
            self._session.perform_soon(SetNote(place.annotation_id, place.note.strip(), place.before))
