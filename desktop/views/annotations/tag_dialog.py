"""The dialog in which a tag is made or changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.codebook import PALETTE, UNCHANGED, AddTag, EditTag
from desktop.actions.row_types import DEEPEST, TagRow
from desktop.i18n import translate
from desktop.text.span_styles import PATTERNS, usual_pattern
from desktop.views import display_names
from desktop.views.reader.paint.layer_styles import paint_pattern
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import FittingDialog

KEYS = "1234567890"

COLORS_PER_ROW = len(PALETTE)
"""Colors beside each other: the palette in one row, a color of the tag's own below it."""

LINE_WIDTH_PX = 44
LINE_HEIGHT_PX = 10
"""Size of the sample of a line, in pixels."""


class TagDialog(FittingDialog):
    """Name and color of a tag, and under *More* its place in the tree, its key and what it means.

    Args:
        session: The session.
        tags: The codebook.
        tag: The tag to be changed, or None for a new one.
        parent_tag: The tag a new one is to stand under, or None.
        name: What a new one is called at first.
        key: The key a new one is given at first, or None.
        over: The window it opens over.
        apply: Applies a new tag, by its id, to what is selected; None where nothing is.
    """

    def __init__(
        self,
        session: Session,
        tags: Sequence[TagRow],
        tag: TagRow | None,
        parent_tag: TagRow | None,
        name: str,
        key: str | None,
        over: QWidget,
        apply: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(over)
        self._apply = apply
        self._applies = False
        self.setObjectName("tag-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._tag = tag
        self.name = QLineEdit(tag.name if tag else name)
        self.name.setObjectName("tag-name")
        self.description = _text("tag-description", tag.description if tag else "", 2)
        self.use_when = _text("tag-use-when", tag.use_when if tag else "", 3)
        self.not_when = _text("tag-not-when", tag.not_when if tag else "", 2)
        self.examples = _text("tag-examples", tag.examples if tag else "", 2)
        self.above = QComboBox()
        self.above.setObjectName("tag-parent")
        self.key = QComboBox()
        self.key.setObjectName("tag-key")
        used = [row.color for row in tags]
        color = tag.color if tag else min(PALETTE, key=used.count)
        self.colors = ColorPicker(color)
        self.line = _line_box(tag)
        self._problem = QLabel()
        self._problem.setProperty("look", "warning")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._fill_parents(tags, parent_tag, key)
        self._lay_out()
        self.name.selectAll()
        self.name.setFocus()

    def _fill_parents(self, tags: Sequence[TagRow], parent_tag: TagRow | None, key: str | None) -> None:
        self.above.addItem(translate("TagDialog", "(top level)"), None)
        for row in tags:
            if self._tag is None or not f"{row.path}/".startswith(f"{self._tag.path}/"):
                self.above.addItem("\u2003" * min(row.depth, DEEPEST) + row.name, row.id)
        above = self._tag.parent_id if self._tag else parent_tag.id if parent_tag else None
        self.above.setCurrentIndex(max(0, self.above.findData(above)) if above else 0)
        self.key.addItem(translate("TagDialog", "(none)"), None)
        holders = {row.shortcut: row.name for row in tags if row.shortcut}
        for one in KEYS:
            holder = holders.get(one)
            self.key.addItem(f"{one}   {holder}" if holder else one, one)
        wanted = self._tag.shortcut if self._tag else key
        self.key.setCurrentIndex(self.key.findData(wanted) if wanted else 0)

    def _lay_out(self) -> None:
        new = self._tag is None
        self.setWindowTitle(translate("TagDialog", "New tag") if new else translate("TagDialog", "Edit tag"))
        first, form = _form(), _form()
        first.addRow(translate("TagDialog", "&Name"), self.name)
        first.addRow(translate("TagDialog", "Color"), self.colors)
        form.addRow(translate("TagDialog", "&Parent"), self.above)
        form.addRow(translate("TagDialog", "Number &key"), self.key)
        form.addRow(translate("TagDialog", "&Line"), self.line)
        form.addRow(translate("TagDialog", "&Description"), self.description)
        form.addRow(translate("TagDialog", "&Use when"), self.use_when)
        form.addRow(translate("TagDialog", "D&on't use when"), self.not_when)
        form.addRow(translate("TagDialog", "&Examples"), self.examples)
        for field, words in (
            (self.name, translate("TagDialog", "Tag name")),
            (self.above, translate("TagDialog", "Parent tag")),
            (self.key, translate("TagDialog", "Number key that applies the tag")),
            (self.line, translate("TagDialog", "Style of the line under the words")),
            (self.description, translate("TagDialog", "What the tag means, in brief")),
            (self.use_when, translate("TagDialog", "When to use the tag")),
            (self.not_when, translate("TagDialog", "When not to use the tag, and what to use instead")),
            (self.examples, translate("TagDialog", "Example passages, one per line")),
        ):
            field.setAccessibleName(words)
            field.setToolTip(words)
        _align(first, form)
        self._rest = QWidget()
        form.setContentsMargins(0, 0, 0, 0)
        self._rest.setLayout(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(first)
        layout.addWidget(self._more_button())
        layout.addWidget(self._rest)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        self._foot = self._buttons(new)
        layout.addWidget(self._foot)
        self.setMinimumWidth(480)
        self.more.setChecked(not new or self.above.currentIndex() > 0)
        self._show_rest(self.more.isChecked())

    def _take_foot(self) -> QWidget | None:
        """Take the buttons that stay in sight at the bottom out of the layout."""
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self._foot)
        return self._foot

    def _more_button(self) -> QToolButton:
        """Return the button that shows what is rarely needed."""
        self.more = QToolButton()
        self.more.setObjectName("tag-more")
        self.more.setText(translate("TagDialog", "More"))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._show_rest)
        return self.more

    def _show_rest(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.adjustSize()
        self.fit_again()

    def _buttons(self, new: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(translate("TagDialog", "Create") if new else translate("TagDialog", "Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("TagDialog", "Cancel"))
        if new and self._apply is not None:
            apply = buttons.addButton(
                translate("TagDialog", "Create and apply"), QDialogButtonBox.ButtonRole.ActionRole
            )
            apply.setObjectName("tag-create-apply")
            apply.setDefault(True)
            ok.setAutoDefault(False)
            apply.clicked.connect(self._accept_and_apply)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Return is a line in most fields
            pressed = QShortcut(QKeySequence(keys), self).activated
            pressed.connect(self._accept_and_apply if new and self._apply is not None else self.accept)
        return buttons

    def _accept_and_apply(self) -> None:
        self._applies = True
        self.accept()
        self._applies = False

    def accept(self) -> None:
        """Do what was asked for; the dialog stays when that can't be done."""
        if not self.name.text().strip() or "/" in self.name.text():
            self._show_problem(translate("TagDialog", "Enter a tag name without a slash (/)."))
            return
        action = self._action()
        if self._session.perform(action) is None:
            return
        super().accept()
        if self._applies and self._apply is not None and isinstance(action, AddTag):
            self._apply(action.id)

    def _show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
        self.name.setFocus()

    def _action(self) -> AddTag | EditTag:
        name = self.name.text().strip()
        description, use_when, not_when, examples = (
            field.toPlainText().strip()
            for field in (self.description, self.use_when, self.not_when, self.examples)
        )
        above, key, color = self.above.currentData(), self.key.currentData(), self.colors.color()
        if self._tag is None:
            return AddTag(
                name,
                above,
                color,
                description,
                key,
                use_when=use_when,
                not_when=not_when,
                examples=examples,
                pattern=self.line.currentData(),
            )
        return EditTag(
            self._tag.id,
            name=name,
            color=color,
            description=description,
            shortcut=key,
            parent_id=above,
            use_when=use_when,
            not_when=not_when,
            examples=examples,
            pattern=self.line.currentData() or UNCHANGED,
        )


def _line_box(tag: TagRow | None) -> QComboBox:
    """Return the choice of a line style, each painted as it is in the text."""
    box = QComboBox()
    box.setObjectName("tag-line")
    box.setIconSize(QSize(LINE_WIDTH_PX, LINE_HEIGHT_PX))
    if tag is None:
        box.addItem(translate("TagDialog", "Automatic"), "")
    for pattern in PATTERNS:
        icon = _line_icon(pattern, box.palette().text().color())
        box.addItem(icon, display_names.line_pattern(pattern), pattern)
    now = (tag.pattern or usual_pattern(tag.id)) if tag is not None else ""
    box.setCurrentIndex(max(box.findData(now), 0))
    return box


def _line_icon(pattern: str, color: QColor) -> QIcon:
    picture = QPixmap(LINE_WIDTH_PX, LINE_HEIGHT_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_pattern(painter, 1, LINE_WIDTH_PX - 1, LINE_HEIGHT_PX / 2, color, pattern)
    painter.end()
    return QIcon(picture)


def _align(*forms: QFormLayout) -> None:
    """Make the labels of forms that stand one below the other equally wide."""
    label_role = QFormLayout.ItemRole.LabelRole
    items = [form.itemAt(row, label_role) for form in forms for row in range(form.rowCount())]
    labels = [label for item in items if item is not None and (label := item.widget()) is not None]
    for label in labels:
        label.ensurePolished()
    wide = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(wide)


def _form() -> QFormLayout:
    """Return a form as both parts of the dialog are laid out."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(10)
    return form


def _text(name: str, words: str, lines: int) -> QPlainTextEdit:
    """Return a field for some lines of text."""
    field = QPlainTextEdit(words)
    field.setObjectName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 20)
    return field


class ColorPicker(QWidget):
    """The colors of the palette to choose from, the tag's own among them."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        self._colors = list(PALETTE) + ([] if color in PALETTE else [color])
        for place, one in enumerate(self._colors):
            button = QToolButton()
            button.setObjectName(f"color-{one[1:]}")
            button.setCheckable(True)
            button.setChecked(one == color)
            button.setIcon(swatch(one))
            button.setToolTip(one)
            button.setAccessibleName(translate("TagDialog", "Color %1").replace("%1", one))
            self._group.addButton(button, place)
            grid.addWidget(button, place // COLORS_PER_ROW, place % COLORS_PER_ROW)
        grid.setColumnStretch(COLORS_PER_ROW, 1)

    def color(self) -> str:
        """Return the color chosen."""
        return self._colors[max(0, self._group.checkedId())]


def swatch(color: str, side: int = 18) -> QIcon:
    """Return a round patch of a color."""
    pixmap = QPixmap(side * 2, side * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(1, 1, side - 2, side - 2, 4, 4)
    painter.end()
    return QIcon(pixmap)
