"""The document filter bar: chips that come and go, values that are ticked, years that are written."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.document_filters import DocumentFilters, InvalidFilter
from desktop.actions.filter_choices import FilterChoice, FilterChoices
from desktop.views.document_filters.filter_bar import DocumentFilterBar

FRAME_PX = 4
"""Width of the frame of a window at most, in pixels."""

CHOICES = FilterChoices(
    regions=[FilterChoice("山西省", "山西省"), FilterChoice("山西省/太原市", "太原市", "山西省", 2)],
    levels=[FilterChoice("city", "city", "", 2)],
)


@pytest.fixture
def bar(qtbot: QtBot) -> DocumentFilterBar:
    bar = DocumentFilterBar("some")
    qtbot.addWidget(bar)
    bar.set_choices(CHOICES)
    bar.resize(900, 40)
    bar.show()
    bar.activateWindow()
    return bar


def test_years_that_cannot_be_understood_are_marked(bar: DocumentFilterBar) -> None:
    bar.chip("year").begin()
    told: list[str] = []
    bar.typed.connect(lambda: told.append(bar.years.text()))
    QTest.keyClicks(bar.years, "2020-")
    assert told == ["2", "20", "202", "2020", "2020-"]
    with pytest.raises(InvalidFilter):
        bar.filters()
    assert bar.years.property("wrong") is True
    assert bar.filters_so_far() == DocumentFilters(), "whoever is still writing filters by nothing yet"
    QTest.keyClicks(bar.years, "2024, 2010")
    assert bar.filters().years == ((2020, 2024), (2010, 2010))
    assert bar.years.property("wrong") is False


def test_filters_are_shown_and_told_once(bar: DocumentFilterBar) -> None:
    wanted = DocumentFilters(regions=("山西省/太原市",), years=((2023, 2024),), levels=("city",))
    told: list[DocumentFilters] = []
    bar.changed.connect(lambda: told.append(bar.filters()))
    bar.set_filters(wanted)
    assert told == [wanted]
    assert {name for name, chip in bar.chips.items() if chip.isVisible()} == {"region", "year", "level"}
    QTest.mouseClick(bar.chip("region").remove_button, Qt.MouseButton.LeftButton)
    assert told[-1] == DocumentFilters(years=((2023, 2024),), levels=("city",))
    assert QApplication.focusWidget() is bar.add_button
    bar.menu.aboutToShow.emit()
    offered = [action.text() for action in bar.menu.actions() if action.isVisible()]
    assert offered == ["Place", "Part of report"], "what the library has none of is not offered"


def test_without_its_button_it_takes_no_room_while_it_filters_by_nothing(qtbot: QtBot) -> None:
    bar = DocumentFilterBar("some", holds_button=False)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.set_values({"year": ["2024"]})
    assert not bar.isHidden()
    bar.chip("year").remove()
    assert bar.isHidden()


@pytest.mark.parametrize("added", list(permutations(("region", "year", "level"))))
def test_chips_stand_and_are_tabbed_in_their_order(qtbot: QtBot, added: Sequence[str]) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    row = QHBoxLayout(around)
    before, bar, behind = QLineEdit(), DocumentFilterBar("some"), QLineEdit()
    for part in (before, bar, behind):
        row.addWidget(part)
    for field in (before, behind):
        field.setFixedWidth(80)
    around.resize(1200, 40)
    around.show()
    around.activateWindow()
    for name in added:
        bar.chip(name).show()
    QApplication.processEvents()
    chips = [bar.chips[name] for name in ("region", "year", "level")]
    assert [chip.x() for chip in chips] == sorted(chip.x() for chip in chips)
    assert bar.add_button.x() > chips[-1].x()
    fields: list[QWidget] = [one for chip in chips for one in (chip.field, chip.remove_button)]
    before.setFocus()
    for widget in (before, *fields, bar.add_button, behind):
        focused = QApplication.focusWidget()
        assert focused is widget
        QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_values_open_below_their_field(bar: DocumentFilterBar) -> None:
    bar.chip("year").begin()
    bar.chip("level").begin()
    box, popup = bar.picker("level"), bar.picker("level").popup
    assert popup.isVisible()
    beside = popup.pos().x() - box.mapToGlobal(box.rect().topLeft()).x()
    assert abs(beside) <= FRAME_PX < bar.chip("year").width()
    popup.close()
