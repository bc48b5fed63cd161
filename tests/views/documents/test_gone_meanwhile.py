"""A document that is taken away while a question about it stands open: it is said, and nothing breaks."""

from collections.abc import Callable

import pytest

from desktop.actions.documents import DeleteDocuments
from desktop.actions.library import Library
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle

GONE = "This item is no longer in the library"


def taken_away(window: MainWindow) -> None:
    """Let another program delete the document that is open."""
    with Library.open(window.session.library.path, "乙") as other:
        other.perform(DeleteDocuments([window.document.id]))


def test_another_encoding_is_chosen_for_it(
    two: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(*_: object) -> int:
        taken_away(two)
        return 0

    monkeypatch.setattr(recorder, "choose_item", answer)
    two.commands["encoding"].trigger()
    settle(two)
    assert GONE in recorder.heard("warn")[-1]
    assert len(two.documents.shown()) == 1


@pytest.mark.parametrize(
    "begin",
    [
        lambda window, document: window.document_controller.choose_encoding(document),
        lambda window, document: window.document_controller.delete_documents([document]),
        lambda window, document: window.document_controller.show_properties(document),
        lambda window, document: window.document_controller.show_cleaning(document),
        lambda window, document: window.import_export.export("annotations", [document]),
        lambda window, document: window.import_export.export("figures", [document]),
    ],
    ids=["encoding", "delete", "properties", "cleaning", "annotations", "figures"],
)
def test_a_command_is_given_for_it_that_was_chosen_before(
    two: MainWindow, recorder: Recorder, begin: Callable[[MainWindow, str], None]
) -> None:
    document = two.document.id
    taken_away(two)
    begin(two, document)
    settle(two)
    assert GONE in recorder.heard("warn")[-1]
    assert len(two.documents.shown()) == 1
