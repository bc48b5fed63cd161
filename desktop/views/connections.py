"""Connections between parts of the main window that know nothing of each other."""

from collections.abc import Sequence
from functools import partial

from desktop.actions.known_figures import KnownFigure
from desktop.actions.row_types import AnnotationRow
from desktop.lifetime import connect
from desktop.views.document.annotations import AnnotationPatch
from desktop.views.document.model import DocumentContents
from desktop.views.import_export.import_job import ImportSummary
from desktop.views.import_export.import_settings import OPEN_FIRST, is_on
from desktop.views.main_window import MainWindow


def connect_parts(window: MainWindow) -> None:
    """Connect parts that know nothing of each other."""
    session, document, reader = window.session, window.document, window.reader
    panel, import_export = window.annotations_panel, window.import_export
    show_annotations = window.commands["show-annotations"]

    def show_counts() -> None:
        panel.codebook.set_document_counts(panel.annotation_list.tag_counts() if document.id else None)

    def note_progress(rows: Sequence[AnnotationRow]) -> None:
        window.documents.organizer.note_progress(rows)

    def list_annotations(rows: Sequence[AnnotationRow]) -> None:
        panel.annotation_list.set_rows(rows, document.hidden_count(), loading=document.is_loading)
        show_counts()
        note_progress(rows)

    def list_figures(figures: Sequence[KnownFigure]) -> None:
        panel.figures.set_rows(figures, recognizing=document.is_recognizing)

    def patch_annotations(patch: AnnotationPatch) -> None:
        panel.annotation_list.patch(patch, document.hidden_count())
        show_counts()
        if patch.changed:
            note_progress(patch.changed)

    _mark_opened_documents(window)
    connect(document.annotations_reset, window, list_annotations)
    connect(document.annotations_patched, window, patch_annotations)
    connect(document.figures_changed, window, list_figures)
    connect(panel.figures.export_wanted, window, lambda: import_export.export("figures", [document.id]))
    connect(panel.annotation_list.note_begun, window, partial(show_annotations.setChecked, True))
    panel.codebook.offer_to_apply(lambda: bool(document.id and reader.selected_text()))
    connect(panel.codebook.apply_wanted, window, window.cursor_annotations.apply_tag)
    connect(window.tag_drag.dropped, window, window.cursor_annotations.apply_tag)
    for name in ("first-end", "last-end"):
        connect(window.cursor_annotations.ends_movable, window, window.commands[name].setEnabled)
    connect(window.popover.chosen, window, window.navigator.choose_in_lists)
    connect(reader.span_walked, window, window.navigator.choose_in_lists)
    connect(window.appearance.settings_changed, window, window.split_view.take_looks)
    connect(window.appearance.settings_changed, window, window.reader_binding.show_terms)
    connect(window.script.changed, window, window.split_view.take_looks)
    connect(window.split_view.shown, window, window.fold_panels)
    connect(window.key_settings.changed, window, window.undo_commands.update)
    window.progress.follow_job(session.writes)
    connect(import_export.importing.imported, window, partial(_show_imported, window))
    connect(
        window.status_bar.encoding_wanted,
        window,
        lambda: window.document_controller.choose_encoding(document.id),
    )
    connect(window.status_bar.damage_wanted, window, lambda: reader.next_span("damage"))

    def show_whether_empty() -> None:
        window.no_document.set_library_empty(not window.documents.model.rows())

    connect(session.library_changed, window, show_whether_empty)
    connect(session.changed, window, show_whether_empty)
    connect(window.no_document.button.clicked, window, lambda: import_export.choose_files())
    connect(window.split.splitterMoved, window, lambda *_: window.save_panel_widths())
    connect(window.dragged_in, window, import_export.expect_paths)
    connect(window.dropped, window, import_export.import_paths)
    connect(window.resized, window, lambda: window.popover.card.dismiss())
    for palette in (window.palette_controller, window.command_palette):
        connect(window.resized, window, palette.keep_in_window)
    for name, action in window.choices.languages.items():
        connect(action.triggered, window, lambda _=False, name=name: window.choose_language(name))
    window.libraries.on_progress(lambda: import_export.importing.busy)


def _show_imported(window: MainWindow, imported: ImportSummary) -> None:
    """Open the first document that was imported where none is open or a user wants it; else offer to."""
    if not imported.made:
        return
    if not window.document.id or is_on(window.session.settings, OPEN_FIRST):
        window.navigator.open_document(imported.made[0])
    else:
        window.toast.offer_view(imported.made[0])


def _mark_opened_documents(window: MainWindow) -> None:
    """Let documents that have never been opened be marked until they are."""
    session = window.session

    def note_opened(contents: DocumentContents | None) -> None:
        if contents is None or contents.row.opened or not session.is_open:
            return
        library, document_id = session.library, contents.row.id

        def mark() -> None:
            library.mark_opened(document_id)

        window.documents.mark_opened(document_id)
        session.retry_queue.submit(mark, lambda _: None, lambda _: None)

    connect(window.document.opened, window, note_opened)
