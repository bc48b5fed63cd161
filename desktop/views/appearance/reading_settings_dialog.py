"""The reading settings dialog: face, measures, paper and habits, with a sample text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from desktop.i18n import translate
from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.appearance.typography_settings import BOUNDS, PAPERS, ReadingSettings
from desktop.views.reader import WORD_MARKS, ReaderTheme, ReaderWidget, Typography, reading_families
from desktop.views.widgets.base_dialog import BaseDialog

_CUT = (
    "一|、|2023|年|工作|回顾|\n|过去|一年|，|全县|地区|生产|总值|完成|125.6|亿元|，|增长|5.5%|；|招商|引资|"
    "签约|项目|32|个|，|总|投资|86|亿元|。|我们|坚持|稳|中|求进|，|“|一老一小|”|服务|不断|完善|，|"
    "城镇|新增|就业|4200|人|。|\n|面对|困难|，|全县|上下|同心|协力|，|经济|运行|总体|平稳|、|稳中有进|。"
)
SAMPLE = _CUT.replace("|", "")
WORDS = [0, *accumulate(map(len, _CUT.split("|")))]


class ReadingSettingsDialog(BaseDialog):
    """How texts are set and read.

    Signals:
        chosen: The user wants it so (`ReadingSettings`).
    """

    chosen = Signal(object)

    def __init__(
        self,
        setting: ReadingSettings,
        theme_of: Callable[[str], ReaderTheme],
        default_face: str,
        over: QWidget,
    ) -> None:
        """Show a setting.

        Args:
            setting: What is chosen now.
            theme_of: Gives the colors of a paper.
            default_face: The face taken where none is chosen.
            over: The window.
        """
        super().__init__(over, "reading-settings")
        self.setWindowTitle(translate("Reading", "Settings – Reading"))
        self._setting = setting
        self._theme_of = theme_of
        self._default_face = default_face
        self._spins: dict[str, QDoubleSpinBox] = {}
        self._filling = False
        self._make_fields()
        self.preview = ReaderWidget()
        self.preview.setObjectName("reading-preview")
        self.preview.setAccessibleName(translate("Reading", "Preview"))
        self.preview.set_minimap_visible(False)
        self.preview.set_sticky_heading_visible(False)
        self._show_sample()
        self._lay_out()
        self._fill(setting)
        self.resize(1040, 640)

    # Parts

    def _make_fields(self) -> None:
        self.face = QComboBox()
        self.face.setObjectName("reading-face")
        self.face.addItem(translate("Reading", "Automatic"), "")
        for family in reading_families():
            self.face.addItem(family, family)
        self.face.setMaximumWidth(260)
        self._spins["points"] = _spin("points", 8, 48, 0.5, 1)
        for name, step, decimals in (
            ("leading", 0.05, 2),
            ("measure", 1, 0),
            ("indent", 0.5, 1),
            ("paragraph_gap", 0.05, 2),
            ("letter_spacing", 0.01, 2),
            ("word_spacing", 0.05, 2),
        ):
            self._spins[name] = _spin(name, *BOUNDS[name], step, decimals)
        self.justified = _check("reading-justified", translate("Reading", "Justify"))
        self.hanging = _check("reading-hanging", translate("Reading", "Hanging punctuation"))
        self.snapping = _check("reading-snapping", translate("Reading", "Select whole words when dragging"))
        copies = translate("Reading", "Copy text as shown when converted (Traditional / Simplified)")
        self.copies = _check("reading-copies", copies)
        self.paper = _combo("reading-paper", PAPERS, paper_names())
        self.word_marks = _combo("reading-words", WORD_MARKS, word_mark_names())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(14)
        rows: list[tuple[str, QWidget]] = [
            (translate("Reading", "&Font"), self.face),
            (translate("Reading", "&Size (points)"), self._spins["points"]),
            (translate("Reading", "&Line spacing (characters)"), self._spins["leading"]),
            (translate("Reading", "&Characters per line"), self._spins["measure"]),
            (translate("Reading", "First-line &indent (characters)"), self._spins["indent"]),
            (translate("Reading", "Space &after paragraph (characters)"), self._spins["paragraph_gap"]),
            (translate("Reading", "C&haracter spacing (characters)"), self._spins["letter_spacing"]),
            (translate("Reading", "&Word spacing (characters)"), self._spins["word_spacing"]),
            (translate("Reading", "&Paper color"), self.paper),
            (translate("Reading", "Word &marks"), self.word_marks),
        ]
        for said, widget in rows:
            form.addRow(said, widget)
            widget.setAccessibleName(said.replace("&", ""))
            widget.setToolTip(said.replace("&", ""))
        for check in self._checks():
            form.addRow(check)
        both = QHBoxLayout()
        both.setSpacing(22)
        both.addLayout(form)
        both.addWidget(self.preview, 1)
        self.column.addLayout(both, 1)
        buttons = self.add_buttons(translate("Reading", "Apply"))
        usual = buttons.addButton(
            translate("Reading", "Reset to defaults"), QDialogButtonBox.ButtonRole.ResetRole
        )
        usual.setObjectName("reading-usual")
        usual.setAutoDefault(False)
        usual.clicked.connect(lambda: self._fill(ReadingSettings()))
        self.accepted.connect(lambda: self.chosen.emit(self.settings()))
        self._connect()

    def _checks(self) -> Sequence[QCheckBox]:
        return self.justified, self.hanging, self.snapping, self.copies

    def _connect(self) -> None:
        for spin in self._spins.values():
            spin.valueChanged.connect(lambda _: self._show())
        for combo in (self.face, self.paper, self.word_marks):
            combo.currentIndexChanged.connect(lambda _: self._show())
        for check in self._checks():
            check.toggled.connect(lambda _: self._show())

    def _show_sample(self) -> None:
        headings = [Heading(0, 11, 1, "一、2023年工作回顾", "review")]
        self.preview.show_text(SAMPLE, headings, "hans")  # to find out the script loads its tables
        self.preview.set_words(WORDS)
        at, tag = SAMPLE.index("招商引资"), translate("Reading", "Investment")
        self.preview.set_spans("annotations", [Span(at, at + 12, "annotations", "1", tag, "#b3392c")])
        amount = SAMPLE.index("125.6")
        self.preview.set_spans("figures", [Span(amount, amount + 7, "figures", "1")])
        term = SAMPLE.index("一老一小")
        self.preview.set_spans("terms", [Span(term, term + 4, "terms", "1")])

    # Values

    def _fill(self, setting: ReadingSettings) -> None:
        """Show a setting in the fields."""
        self._filling = True
        typography = setting.typography
        own = "" if typography.family == self._default_face else typography.family
        if own and self.face.findData(own) < 0:
            self.face.addItem(own, own)
        self.face.setCurrentIndex(self.face.findData(own))
        for name, spin in self._spins.items():
            spin.setValue(float(getattr(typography, name)))
        self.justified.setChecked(typography.justified)
        self.hanging.setChecked(typography.hanging)
        self.snapping.setChecked(setting.snapping)
        self.copies.setChecked(setting.copies_shown)
        self.paper.setCurrentIndex(self.paper.findData(setting.paper))
        self.word_marks.setCurrentIndex(self.word_marks.findData(setting.word_marks))
        self._filling = False
        self._show()

    def settings(self) -> ReadingSettings:
        """Return what the fields say."""
        values = {name: spin.value() for name, spin in self._spins.items()}
        typography = replace(
            Typography(),
            family=str(self.face.currentData()) or self._default_face,
            justified=self.justified.isChecked(),
            hanging=self.hanging.isChecked(),
            points=values["points"],
            leading=round(values["leading"], 2),
            measure=round(values["measure"]),
            indent=values["indent"],
            paragraph_gap=round(values["paragraph_gap"], 2),
            letter_spacing=round(values["letter_spacing"], 2),
            word_spacing=round(values["word_spacing"], 2),
        )
        return ReadingSettings(
            typography,
            str(self.paper.currentData()),
            str(self.word_marks.currentData()),
            self.snapping.isChecked(),
            self.copies.isChecked(),
        )

    def _show(self) -> None:
        """Set the sample as the fields say."""
        if self._filling:
            return
        setting = self.settings()
        self.preview.set_theme(self._theme_of(setting.paper))
        self.preview.set_word_marks(setting.word_marks)
        self.preview.set_typography(setting.typography)
        self._spins["word_spacing"].setEnabled(setting.word_marks == "spaces")


def paper_names() -> tuple[str, ...]:
    """Say the names of PAPERS."""
    return (
        translate("Reading", "Match theme"),
        translate("Reading", "Page"),
        translate("Reading", "Sepia"),
        translate("Reading", "Dark"),
        translate("Reading", "High contrast"),
    )


def word_mark_names() -> tuple[str, ...]:
    """Say the names of WORD_MARKS."""
    return (
        translate("Menus", "None"),
        translate("Menus", "Tick marks"),
        translate("Menus", "Spaces"),
        translate("Menus", "Alternating tint"),
    )


def _spin(name: str, least: float, most: float, step: float, decimals: int) -> QDoubleSpinBox:
    spin = QDoubleSpinBox()
    spin.lineEdit().setTextMargins(5, 0, 0, 0)  # where other fields' words begin
    spin.setObjectName(f"reading-{name}")
    spin.setRange(least, most)
    spin.setSingleStep(step)
    spin.setDecimals(decimals)
    return spin


def _check(name: str, words: str) -> QCheckBox:
    check = QCheckBox(words)
    check.setObjectName(name)
    check.setToolTip(words)
    return check


def _combo(name: str, values: Sequence[str], names: Sequence[str]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, words in zip(values, names, strict=True):
        combo.addItem(words, value)
    return combo
