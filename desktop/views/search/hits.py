"""What is done with the hits of a search in the open document: all of them annotated in one step."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions.own import HitsToAnnotations
from desktop.views import wording
from desktop.views.annotations.codebook import Codebook
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.find import FindBar

translate = QCoreApplication.translate


class HitController(QObject):
    """Turns the hits of the search bar into annotations."""

    def __init__(self, desk: Desk, document: OpenDocument, finder: FindBar, codebook: Codebook) -> None:
        super().__init__()
        self._desk = desk
        self._document = document
        self._finder = finder
        self._codebook = codebook
        finder.annotate_wanted.connect(self.annotate)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Return the handlers of the commands."""
        return {"find": self._finder.enter, "annotate-hits": self.annotate}

    def annotate(self) -> None:
        """Put a tag on all hits of the search, as one step."""
        messages = self._desk.messages
        if self._finder.searching():
            messages.note(translate("ReadingDeeds", "The search is still under way"))
            return
        hits = self._finder.hits()
        tags = list(self._codebook.tags())
        if not hits or not tags:
            messages.note(
                translate("ReadingDeeds", "Make a tag first")
                if hits
                else translate("ReadingDeeds", "Search for something first")
            )
            return
        heading = translate("ReadingDeeds", "Annotate %n hit(s)", None, len(hits))
        current = self._codebook.current()
        at = next((n for n, tag in enumerate(tags) if current is not None and tag.id == current.id), 0)
        names = wording.tag_paths([tag.path for tag in tags])
        chosen = messages.choose_item(heading, translate("ReadingDeeds", "With the tag"), names, at)
        if chosen is not None:
            action = HitsToAnnotations(self._document.id, hits, tags[chosen].id)
            self._desk.perform_many([action], len(hits))
