"""What a step changed is told in words: no names of tables, no columns, no JSON."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from desktop.actions.annotate import AddAnnotation
from desktop.actions.attributes import AddAttribute, SetAttributes
from desktop.actions.codebook import AddTag
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.document_groups import AddGroup
from desktop.actions.documents import SetMetadata
from desktop.actions.ledgers import Ledger, SaveLedger, template_indicators
from desktop.actions.user_data import AddWord, CorrectFigure
from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle


@pytest.fixture
def details(two: MainWindow) -> list[str]:
    """What the history tells, in Chinese, of one step of each kind, the newest first."""
    two.choices.languages["zh"].trigger()
    document = two.document.id
    phase = AddAttribute("阶段", "choice", ("初稿", "定稿"))
    tag = AddTag("产业")
    start = two.text().index("125.6亿元")
    for action in (
        AddGroup("山西", document_ids=[document]),
        phase,
        SetAttributes({document: {phase.id: "初稿"}}),
        tag,
        AddAnnotation(document, 0, 4, tag.id),
        AddWord("招商引资项目"),
        CorrectFigure(document, start, start + 7, {"indicator": "产值", "status": "target", "period": None}),
        SetMetadata(document, level="city"),
    ):
        two.session.perform(action)
    settle(two)
    two.commands["history"].trigger()
    settle(two)
    table, text = child(two, QTableView, "history-table"), child(two, QPlainTextEdit, "history-details")
    table.setFocus()
    told = []
    for _ in range(8):
        settle(two)
        told.append(text.toPlainText())
        QTest.keyClick(table, Qt.Key.Key_Down)
    return told


def test_no_word_of_the_program_is_left_untranslated(details: list[str]) -> None:
    assert all(details)
    for told in details:
        assert not re.search(r'(?<![#\w])[A-Za-z_]{3,}|[\[{"]', told), told


def test_the_indicators_and_the_filters_of_a_ledger_are_told_in_words(two: MainWindow) -> None:
    two.choices.languages["zh"].trigger()
    indicators = template_indicators("headline")
    filters = DocumentFilters(kinds=("report", "plan"), years=((2023, 2024), (2019, 2019)), groups=("山西",))
    two.session.perform(SaveLedger(Ledger("目标台账", indicators, filters=filters)))
    settle(two)
    two.commands["history"].trigger()
    settle(two)
    told = child(two, QPlainTextEdit, "history-details").toPlainText()
    assert f"指标：{indicators[0].name} | {indicators[1].name}" in told
    assert "类型：政府工作报告, " in told
    assert "年份：2023–2024, 2019" in told
    assert "分组：山西" in told
    assert not re.search(r"[\[{'\"]|report", told), told


def test_an_import_and_what_is_taken_away_have_two_sides(two: MainWindow) -> None:
    two.commands["history"].trigger()
    settle(two)
    told = child(two, QPlainTextEdit, "history-details").toPlainText()
    assert "deleted: yes → no" in told
    assert not re.search(r"→\s*$|T\d\d:", told, re.MULTILINE), told


def test_values_stand_behind_their_names(details: list[str]) -> None:
    metadata, corrected, word, annotation, _, value, attribute, group = details
    assert "层级：县级 → 市级" in metadata
    assert "更正内容：指标：产值 · 状态：目标" in corrected
    assert "切分：招商引资项目" in word
    assert "类型" not in word
    assert "备注" not in annotation, "nothing was noted"
    assert "值：初稿" in value
    assert "可选值：初稿 | 定稿" in attribute
    assert "分组" in group
