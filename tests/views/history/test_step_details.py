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
from desktop.actions.ledgers import (
    CellKey,
    ConfirmCells,
    Ledger,
    SaveLedger,
    template_indicators,
)
from desktop.actions.saved_queries import Query, SaveQuery
from desktop.actions.saved_searches import SaveSearch
from desktop.actions.user_data import AddWord, CorrectFigure
from desktop.text.ledger import CellValue
from desktop.text.timestamps import spoken
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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_confirmed_cell_is_told_with_who_and_when(two: MainWindow, language: str) -> None:
    two.choices.languages[language].trigger()
    session, document = two.session, two.document.id
    ledger = SaveLedger(Ledger("目标台账", template_indicators("headline")))
    session.perform(ledger)
    key = CellKey(document, ledger.ledger.indicators[0].name, "achieved", "2023")
    session.perform(ConfirmCells(ledger.id, {key: CellValue(125.6, None, "亿元", start=0, end=4)}))
    settle(two)
    two.commands["history"].trigger()
    settle(two)
    told = child(two, QPlainTextEdit, "history-details").toPlainText()
    who, when = {"zh": ("确认者", "确认时间"), "en": ("confirmed by", "confirmed on")}[language]
    cell = session.library.queries.iterate_history()
    moment = spoken(list(cell)[-1].at)
    assert re.search(rf"{who}[:：] ?{session.library.annotator}$", told, re.MULTILINE), told
    assert re.search(rf"{when}[:：] ?{moment}$", told, re.MULTILINE), told
    assert not re.search(r"\w_\w|T\d\d:", told), told


def test_saved_queries_are_told_in_words(two: MainWindow) -> None:
    one, other = AddTag("民生"), AddTag("财政")
    for action in (
        one,
        other,
        SaveQuery("两者", Query((one.id,), "overlap", (other.id,))),
        SaveSearch("词语", "words", "招商 NEAR 引资", {"region": ["山西省"], "year": ["2023"]}),
    ):
        two.session.perform(action)
    settle(two)
    two.commands["history"].trigger()
    settle(two)
    details = child(two, QPlainTextEdit, "history-details")
    assert "query: 招商 NEAR 引资 · filters: region: 山西省 · year: 2023" in details.toPlainText()
    QTest.keyClick(child(two, QTableView, "history-table"), Qt.Key.Key_Down)
    settle(two)
    assert "query: 民生 · overlapping · 财政" in details.toPlainText()


def test_what_became_of_a_step_is_shown_whole(two: MainWindow) -> None:
    two.session.perform(AddTag("民生"))
    two.session.undo()
    two.session.perform(AddTag("财政"))
    settle(two)
    two.commands["history"].trigger()
    settle(two)
    table = child(two, QTableView, "history-table")
    index = table.model().index(1, table.model().columnCount() - 1)
    said = str(index.data())
    assert said
    assert table.visualRect(index).width() > table.fontMetrics().horizontalAdvance(said)


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
