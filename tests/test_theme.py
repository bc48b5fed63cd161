"""The program's colors: whatever is written can be read on whatever it is written on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import desktop
from desktop.paths import resources
from desktop.theme import DARK, LIGHT, Theme, apply, style_sheet
from desktop.views.reader.theme import TEXT_CONTRAST, contrast
from desktop.views.widgets.table_view import RowTableView

GROUNDS = ("window", "panel", "page", "raised", "hover", "chosen")
QT_FILE_DIALOG = {"backButton", "forwardButton", "toParentButton"}
"""Buttons of Qt's file dialog that have icons of ours."""

INKS = ("text", "muted", "accent", "warning", "good", "damage", "figure", "term")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", INKS)
def test_words_stand_out_from_every_ground(theme: Theme, ink: str) -> None:
    for ground in GROUNDS:
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT_CONTRAST, ground


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_stand_out_when_they_are_marked(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= TEXT_CONTRAST
    assert contrast(theme.on_danger, theme.danger) >= TEXT_CONTRAST
    for ground in (theme.selection, theme.hit):
        assert contrast(theme.text, ground) >= TEXT_CONTRAST


def test_red_is_for_destruction_alone() -> None:
    style = (resources() / "style.qss").read_text(encoding="utf-8")
    rules = [line for line in style.splitlines() if re.search("@(on_)?danger", line)]
    assert rules
    assert all('[dangerous="true"]' in rule for rule in rules)
    for theme in (LIGHT, DARK):
        inks = {name: QColor(value) for name, value in theme._asdict().items() if value.startswith("#")}
        reds = {name for name, color in inks.items() if color.hsvHue() < 15 and color.hsvSaturation() > 110}
        assert reds - {"on_danger"} == {"danger"}


def test_the_style_names_only_widgets_that_there_are() -> None:
    named = set(re.findall(r"#([a-z][\w-]*)", (resources() / "style.qss").read_text(encoding="utf-8")))
    sources = Path(desktop.__file__).parent.rglob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in sources)
    ours = {name for name in named if not name.startswith("qt_")} - QT_FILE_DIALOG
    assert ours
    assert {name for name in ours if f'"{name}"' not in source} == set()


def test_the_style_names_buttons_that_qt_has(qtbot: QtBot) -> None:
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert {one.objectName() for one in dialog.findChildren(QToolButton)} >= QT_FILE_DIALOG


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield qapp
    qapp.setStyleSheet(before)


@pytest.mark.parametrize("kind", [QComboBox, QLineEdit, QSpinBox])
def test_a_field_that_cannot_be_used_looks_so(
    styled: QApplication, qtbot: QtBot, kind: type[QWidget]
) -> None:
    grounds = []
    for enabled in (True, False):
        field = kind()
        qtbot.addWidget(field)
        field.setEnabled(enabled)
        field.resize(120, 31)
        field.show()
        image = field.grab().toImage()
        grounds.append(image.pixelColor(90, image.height() // 2).name())
    assert grounds == [LIGHT.page, LIGHT.window]


@pytest.mark.parametrize("side", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_a_heading_stands_above_its_column(
    styled: QApplication, qtbot: QtBot, side: Qt.AlignmentFlag
) -> None:
    model = QStandardItemModel(1, 1)
    model.setHeaderData(0, Qt.Orientation.Horizontal, "▌▌▌")
    model.setHeaderData(0, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
    item = QStandardItem("▌▌▌")
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    model.setItem(0, 0, item)
    table = RowTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setSortingEnabled(False)
    table.resize(240, 90)
    table.show()

    def ends(part: QWidget) -> tuple[int, int]:
        image = part.grab().toImage()
        dark = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).lightness() < 150 for y in range(min(20, image.height())))
        ]
        return min(dark), max(dark)

    heading, cell = ends(table.header().viewport()), ends(table.viewport())
    # The last shade of a glyph may fall on either side of a pixel; headings once stood three beside.
    assert max(abs(one - other) for one, other in zip(heading, cell, strict=True)) <= 1


class _StyleChanges(QObject):
    """Counts how often a widget was told that its style changed."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_theme_applied_again_changes_no_widget(qapp: QApplication, qtbot: QtBot) -> None:
    widget, changes = QWidget(), _StyleChanges()
    qtbot.addWidget(widget)
    apply(qapp, LIGHT)
    widget.ensurePolished()
    widget.installEventFilter(changes)
    apply(qapp, LIGHT)
    assert changes.count == 0
    apply(qapp, DARK)
    assert changes.count == 1
    assert qapp.styleSheet() == style_sheet(DARK)
    apply(qapp, LIGHT)
