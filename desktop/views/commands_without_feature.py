"""Commands without a feature: those of the window itself or of a panel, and the keys of the text."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.commands.registry import Command, Place
from desktop.views.main_window import MainWindow

NUMBER_KEYS = "1234567890"
"""Keys that apply the tag they are given to."""


def own_commands(window: MainWindow) -> list[Command]:
    """Return the commands that belong to no feature, or to a panel."""
    reader, codebook = window.reader, window.annotations_panel.codebook

    def show_about() -> None:
        from desktop.views.dialogs.about_dialog import AboutDialog

        AboutDialog(window.session, window).open()

    return [
        Command(
            "quit",
            translate_noop("Commands", "&Quit"),
            window.quit,
            Place("file", 5, 0),
            keys=("Ctrl+Q",),
        ),
        Command(
            "copy",
            translate_noop("Commands", "&Copy"),
            reader.copy,
            Place("edit", 1, 0),
            keys=("Ctrl+C",),
            icon="copy",
            scope="widget",
            enabled_when="document",
        ),
        Command(
            "move-ends",
            translate_noop("Commands", "Ad&just range"),
            lambda: reader.run_command("adjust"),
            Place("annotate", 1, 3),
            keys=("F4",),
            scope="widget",
            enabled_when="document",
        ),
        Command(
            "new-tag",
            translate_noop("Commands", "&New tag…"),
            lambda: codebook.add(),
            Place("annotate", 2, 1),
            keys=("Ctrl+T",),
            icon="tag",
        ),
        Command(
            "use-codebook",
            translate_noop("Commands", "Use codeboo&k template…"),
            codebook.use_template,
            Place("annotate", 2, 2),
        ),
        Command(
            "annotator",
            translate_noop("Commands", "Annotato&rs…"),
            window.annotators.show_dialog,
            Place("annotate", 4, 1),
        ),
        Command(
            "about",
            translate_noop("Commands", "&About Piyue"),
            show_about,
            Place("help", 1, 0),
            icon="info",
        ),
        Command(
            "show-documents",
            translate_noop("Commands", "Do&cuments panel"),
            partial(window.show_panel, "show-documents"),
            Place("view", 2, 1),
            keys=("F9",),
            icon="panel-left",
            checkable=True,
        ),
        Command(
            "show-annotations",
            translate_noop("Commands", "A&nnotations panel"),
            partial(window.show_panel, "show-annotations"),
            Place("view", 2, 2),
            keys=("F10",),
            icon="panel-right",
            checkable=True,
        ),
    ]


def add_text_keys(window: MainWindow) -> None:
    """Let the keys that belong to the text, and the number keys, work where they are to work."""
    window.commands.add_text_keys(window.reader)
    panel = window.annotations_panel
    window.commands["mini-bar-on-selection"].setChecked(window.mini_bar.on_selection)
    for beside in (panel.codebook.tree, panel.annotation_list.list):
        for name in ("note", "repeat-tags"):  # where a click on a tag leaves the focus, too
            beside.addAction(window.commands[name])
    for key in NUMBER_KEYS:
        for widget in (window.reader, panel.codebook.tree, panel.annotation_list.list):
            _add_shortcut(widget, key, partial(window.cursor_annotations.apply_pinned, key))


def _add_shortcut(widget: QWidget, key: str, handler: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(handler)
