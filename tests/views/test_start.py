"""The start: the text is there before anything else, and everything else comes."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import app, i18n
from desktop.settings import Settings
from desktop.text.spans import Span
from desktop.views.appearance.layer_legend import LayerLegend
from desktop.views.dialogs.crash_dialog import CrashDialog
from desktop.views.main_window import MainWindow
from desktop.views.maintenance.crash_recovery import Recovery
from desktop.views.reader import ReaderWidget
from desktop.views.widgets.first_paint import FirstPaint
from tests.views.conftest import child, settle, write

EVERY = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive


def test_the_text_is_shown_first_and_the_rest_comes(
    make_window: Callable[..., MainWindow], two: MainWindow, qtbot: QtBot
) -> None:
    path, text, title = two.session.library.path, two.text(), two.document.contents
    assert title is not None
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    assert window.reader.text() == text
    assert title.row.title in window.windowTitle()
    assert not window.composed
    start = app._Startup(window, path)
    start.begin()
    qtbot.waitUntil(lambda: window.composed and window.session.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: window.document.id == title.row.id)
    assert window.text() == text
    window.close()


def test_the_caret_stands_from_the_start_where_the_text_was_left(two: MainWindow, qtbot: QtBot) -> None:
    path = two.session.library.path
    two.reader.set_position(len(two.text()) // 2)
    place = two.reader.position()
    assert place > 0
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    assert window.reader.caret() == place
    start = app._Startup(window, path)
    start.begin()
    qtbot.waitUntil(lambda: window.composed and bool(window.document.id), timeout=20_000)
    settle(window)
    assert window.reader.caret() == place
    window.close()


def _layers(reader: ReaderWidget) -> tuple[list[Span], list[Span], list[int]]:
    length = len(reader.text())
    figures, terms = (reader.touching_spans(layer, 0, length) for layer in ("figures", "terms"))
    return figures, terms, list(reader.words())


def test_what_is_known_of_the_first_text_is_shown_before_the_window_is_composed(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two.session.library.path
    two.library_search.updater.start()
    settle(two)
    layers = _layers(two.reader)
    assert all(layers)
    two.session.settings.set_layer("terms", False)
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    start = app._Startup(window, path)
    shown: list[tuple[object, ...]] = []

    def look() -> None:
        visible = [window.reader.layer_visible(layer) for layer in ("figures", "terms")]
        shown.append((_layers(window.reader), visible, window.composed))

    start.layers_read.connect(look, Qt.ConnectionType.QueuedConnection)
    start.begin()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert shown == [(layers, [True, False], False)]
    given: list[tuple[str, int]] = []
    method: Callable[..., None] = window.reader.set_spans

    def set_spans(layer: str, spans: Iterable[Span]) -> None:
        taken = list(spans)
        given.append((layer, len(taken)))
        method(layer, taken)

    monkeypatch.setattr(window.reader, "set_spans", set_spans)
    qtbot.waitUntil(lambda: window.composed and bool(window.document.id), timeout=20_000)
    settle(window)
    assert ("figures", len(layers[0])) in given and ("terms", len(layers[1])) in given
    assert not {("figures", 0), ("terms", 0)} & set(given), "they are not taken away meanwhile"
    assert _layers(window.reader) == layers
    window.close()


def test_the_first_text_stays_as_it_is_set_first(
    make_window: Callable[..., MainWindow], two: MainWindow, qtbot: QtBot
) -> None:
    path = two.session.library.path
    two.commands["wide-punctuation"].trigger()
    two.session.settings.language = "zh"  # in English, a word in the rail is wider than the rail is at least
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitExposed(window):
        window.show()
    width = window.reader.viewport().width()
    assert window.reader.wide_punctuation()
    start = app._Startup(window, path)
    start.begin()
    qtbot.waitUntil(lambda: window.composed and window.session.is_open, timeout=20_000)
    settle(window)
    assert window.reader.viewport().width() == width
    assert window.reader.wide_punctuation()
    window.close()


def test_the_rest_of_the_start_begins_after_the_first_paint(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two.session.library.path
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    painted: list[bool] = []
    begun: list[bool] = []
    begin = app._Startup.begin

    def begin_and_tell(self: app._Startup) -> None:
        begun.append(bool(painted))
        begin(self)

    monkeypatch.setattr(app._Startup, "begin", begin_and_tell)
    monkeypatch.setattr(app, "LATEST_BEGIN_MS", 600_000)
    start = app._Startup(window, path)
    start.begin_after_first_paint()
    # The filter that is installed last sees the painting first.
    FirstPaint(window.reader.viewport(), window).painted.connect(lambda: painted.append(True))
    qtbot.waitUntil(lambda: window.composed and window.session.is_open, timeout=20_000)
    assert begun == [True]
    start.begin()  # in vain
    assert "piyue-start" not in [thread.name for thread in threading.enumerate()]
    qtbot.waitUntil(lambda: bool(window.document.id))
    window.close()


def test_the_rest_of_the_start_waits_no_longer_where_nothing_is_painted(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = app.prepare(Settings())
    qtbot.addWidget(window)
    begun: list[bool] = []
    monkeypatch.setattr(app._Startup, "begin", lambda self: begun.append(True))
    app._Startup(window, two.session.library.path).begin_after_first_paint()
    qtbot.waitUntil(lambda: bool(begun))


def test_the_last_document_is_open_before_anything_is_offered(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, document_id = two.session.library.path, two.document.id
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    open_then: list[str] = []
    monkeypatch.setattr(Recovery, "offer", lambda self: open_then.append(window.document.id))
    app._Startup(window, path).begin_after_first_paint()
    qtbot.waitUntil(lambda: bool(open_then), timeout=20_000)
    assert open_then == [document_id]
    assert window.documents.model.rows()
    window.close()


def test_a_window_closed_at_once_is_no_trouble(qtbot: QtBot, two: MainWindow) -> None:
    path = two.session.library.path
    two.close()
    window = app.first_window(Settings(), path)
    qtbot.addWidget(window)
    start = app._Startup(window, path)
    start.begin()
    window.close()
    qtbot.wait(300)
    assert not window.composed
    assert start.status == 0


def test_the_first_paint_wakes_neither_the_store_nor_the_recognizers(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from desktop import app\n"
        "from desktop.settings import Settings\n"
        "app.first_window(Settings(), None)\n"
        "heavy = ('sqlalchemy', 'alembic', 'jieba', 'rjieba', 'pypinyin', 'charset_normalizer',\n"
        "         'desktop.text.figures', 'desktop.text.terms', 'desktop.text.damage')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_language_that_the_system_speaks() -> None:
    assert app.system_language() in ("zh", "en")


def test_the_sheet_of_keys_can_be_searched(two: MainWindow) -> None:
    two.commands["keys"].trigger()
    dialog = child(two, QDialog, "keys")
    write(child(dialog, QLineEdit, "keys-filter"), "undo")
    QApplication.processEvents()
    keys = child(dialog, QTreeWidget, "keys-list")
    lines = [(item.text(0), item.text(1)) for item in keys.findItems("", EVERY)]
    assert ("Undo", "Ctrl+Z") in lines
    assert not [words for words, _ in lines if words == "Redo"]
    dialog.close()


def test_the_legend_switches_layers(two: MainWindow) -> None:
    two.commands["legend"].trigger()
    legend = two.findChild(LayerLegend)
    assert legend is not None
    figures = next(box for box in legend.findChildren(QCheckBox) if box.text() == "Figures")
    figures.click()
    assert not two.commands["layer-figures"].isChecked()
    assert not two.reader.layer_visible("figures")
    legend.close()


def test_about_and_crash_dialogs_open(two: MainWindow) -> None:
    two.commands["about"].trigger()
    child(two, QDialog, "about").close()
    dialog = CrashDialog("report of a crash", two)
    dialog.open()
    child(dialog, QPushButton, "crash-copy").click()
    assert QApplication.clipboard().text() == "report of a crash"
    assert child(dialog, QPlainTextEdit, "crash-report").isReadOnly()
    dialog.close()


def test_qts_own_words_come_from_qt_and_from_the_catalog(two: MainWindow) -> None:
    words = (
        ("QPlatformTheme", "Cancel"),
        ("QFileDialog", "&Look in:"),
        ("QFileSystemModel", "Size"),
        ("QFileDialog", "no such words"),
    )
    two.choices.languages["zh"].trigger()
    said = [QCoreApplication.translate(*one) for one in words]
    assert said == ["取消", i18n.translate("QFileDialog", "&Look in:"), "大小", "no such words"]
    assert not said[1].isascii()
    two.choices.languages["en"].trigger()
    assert [QCoreApplication.translate(*one) for one in words] == [source for _, source in words]


def test_every_window_is_told_of_another_language(two: MainWindow, qtbot: QtBot) -> None:
    told: list[str] = []

    class Told(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.LanguageChange:
                told.append(i18n.language())

    widget = Told()
    qtbot.addWidget(widget)
    for language in ("zh", "en"):
        two.choices.languages[language].trigger()
        QApplication.processEvents()
        assert told
        assert set(told) == {language}
        told.clear()


def test_translations_are_held_in_memory_not_mapped(two: MainWindow) -> None:
    two.choices.languages["zh"].trigger()
    QApplication.processEvents()
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("only Linux tells what is mapped")
    assert two.commands["find"].text().startswith("在文档中查找")
    mapped = maps.read_text(encoding="utf-8", errors="replace")
    assert not [ending for ending in (".qm", ".mo") if f"{ending}\n" in mapped]
    two.choices.languages["en"].trigger()
