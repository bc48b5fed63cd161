"""What is done with the hits of a search in the open document: all of them annotated in one step."""

from PySide6.QtCore import QObject

from desktop.actions.user_data import HitsToAnnotations
from desktop.i18n import translate, translate_noop
from desktop.views import display_names
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.search.find_bar import FindBar
from desktop.views.session import Session


class HitController(QObject):
    """Turns the hits of the search bar into annotations."""

    def __init__(
        self, session: Session, document: DocumentModel, finder: FindBar, codebook: CodebookPanel
    ) -> None:
        super().__init__()
        self._session = session
        self._document = document
        self._finder = finder
        self._codebook = codebook
        finder.annotate_wanted.connect(self.annotate)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "annotate-hits",
                translate_noop("Commands", "Annotate all search &hits…"),
                self.annotate,
                Place("analyze", 1, 2),
                enabled_when="document",
            ),
        ]

    def annotate(self) -> None:
        """Apply a tag to all hits of the search, as one step."""
        messages = self._session.messages
        if self._finder.searching():
            messages.show_note(translate("Find", "The search is still running"))
            return
        hits = self._finder.hits()
        tags = list(self._codebook.tags())
        if not hits or not tags:
            messages.show_note(
                translate("Find", "Create a tag first") if hits else translate("Find", "Find some text first")
            )
            return
        heading = translate("Find", "Annotate %n search hit(s)", n=len(hits))
        current = self._codebook.current()
        at = next((n for n, tag in enumerate(tags) if current is not None and tag.id == current.id), 0)
        names = display_names.tag_paths([tag.path for tag in tags])
        chosen = messages.choose_item(heading, translate("Find", "Tag"), names, at)
        if chosen is not None:
            action = HitsToAnnotations(self._document.id, hits, tags[chosen].id)
            self._session.perform_many([action], len(hits))
