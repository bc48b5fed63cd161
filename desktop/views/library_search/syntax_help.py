"""Help on the language of queries: what can be written, with examples that a click asks."""

from html import escape

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n import translate, translate_noop

WORD_EXAMPLES = (
    (
        "招商引资",
        translate_noop(
            "LibrarySearch", "this string; simplified and traditional, full- and half-width alike"
        ),
    ),
    ("招商 引资", translate_noop("LibrarySearch", "both, anywhere in the document")),
    ('"招商 引资"', translate_noop("LibrarySearch", "this phrase, with the space")),
    ("招商 OR 引资", translate_noop("LibrarySearch", "either of them")),
    ("产业 NOT 煤炭", translate_noop("LibrarySearch", "the one, in documents without the other")),
    ("(产业 OR 工业) NEAR/5 升级", translate_noop("LibrarySearch", "at most 5 characters between them")),
    (
        "产业 升级 IN/sentence",
        translate_noop("LibrarySearch", "both in one sentence; also IN/paragraph, IN/section"),
    ),
    ("推进*化", translate_noop("LibrarySearch", "anything of a sentence in the place of the asterisk")),
    ("/第[一二三]产业/", translate_noop("LibrarySearch", "a regular expression")),
)
"""Queries for words, and what each finds."""

NUMBER_EXAMPLES = (
    (
        "指标=地区生产总值 值≥5 单位=%",
        translate_noop("LibrarySearch", "all conditions hold; English names work as well"),
    ),
    ("indicator=固定资产投资|工业增加值", translate_noop("LibrarySearch", "either of these indicators")),
    ("指标=*收入", translate_noop("LibrarySearch", "every indicator that ends so")),
    (
        "值≥1 单位=亿元",
        translate_noop("LibrarySearch", "compared in the base unit: figures in 万元 are found, too"),
    ),
    ("值=5–6 单位=%", translate_noop("LibrarySearch", "a span of values")),
    ("限定词=左右 状态=目标", translate_noop("LibrarySearch", "qualifier and status: 已完成, 目标, 其他")),
    (
        "年份=2024–2026 时期=2025",
        translate_noop("LibrarySearch", "year of the document, period of the figure"),
    ),
    ("增减=下降 种类=百分比", translate_noop("LibrarySearch", "direction and type")),
    ("值>100 单位=亿元 招商", translate_noop("LibrarySearch", "with words in the same sentence")),
)
"""Queries for figures, and what each finds."""


class SyntaxHelp(QFrame):
    """A card with examples; Esc or a click elsewhere closes it.

    Signals:
        example_wanted: An example is to be asked.
    """

    example_wanted = Signal(str)

    def __init__(self, mode: str, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setObjectName("search-help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._examples = WORD_EXAMPLES if mode == "words" else NUMBER_EXAMPLES
        self._mode = mode
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.label.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.label.linkActivated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.label)

    def _choose(self, link: str) -> None:
        self.hide()
        self.example_wanted.emit(QUrl.fromPercentEncoding(link.encode()))

    def open_under(self, button: QWidget) -> None:
        """Open under a button, to the left of it."""
        self.label.setText(self._html())
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        room = button.screen().availableGeometry()
        self.move(max(room.left() + 4, corner.x()), min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.label.setFocus(Qt.FocusReason.PopupFocusReason)

    def _html(self) -> str:
        head = translate("LibrarySearch", "How queries are written")
        foot = translate(
            "LibrarySearch", "NOT binds closest, then NEAR, then spaces, then OR; brackets group."
        )
        rows = "".join(
            f'<tr><td style="padding:3px 18px 3px 0"><a href="{_link(query)}">{escape(query)}</a></td>'
            f'<td style="padding:3px 0">{escape(translate("LibrarySearch", words))}</td></tr>'
            for query, words in self._examples
        )
        more = f"<p>{escape(foot)}</p>" if self._mode == "words" else ""
        return f"<p><b>{escape(head)}</b></p><table>{rows}</table>{more}"


def _link(query: str) -> str:
    return bytes(QUrl.toPercentEncoding(query).data()).decode("ascii")
