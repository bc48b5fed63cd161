"""The program's colors: whatever is written can be read on whatever it is written on."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

import desktop
from desktop.paths import resources
from desktop.theme import DARK, LIGHT, Theme
from desktop.views.reader.theme import TEXT_CONTRAST, contrast

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
