"""The export dialog: format, documents, and whether to write a manifest."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import i18n
from desktop.i18n import translate
from desktop.settings import Settings
from desktop.views import display_names
from desktop.views.widgets.base_dialog import BaseDialog, make_label

GROUPS = (
    ("annotations", ("csv", "xlsx", "jsonl", "jsonld")),
    ("texts", ("html", "docx", "conll", "conll-words", "conll-columns", "doccano", "label-studio")),
    ("project", ("qdpx",)),
    ("figures", ("figures",)),
    ("codebook", ("qdc", "codebook", "md")),
    ("documents", ("documents",)),
)
"""The formats by what they hold, in the order shown."""

OF_THE_LIBRARY = ("qdc", "codebook", "md")
"""Formats that hold the codebook, which belongs to no document."""

WITHOUT_ANNOTATIONS = (*OF_THE_LIBRARY, "figures", "documents")
"""Formats that hold no annotations."""

TABLES = ("csv", "xlsx", "figures", "documents", "codebook")
"""Formats whose headers and values can be Chinese; Excel's are at first."""

MAX_HEIGHT_PX = 480
"""Height of the list of formats at most, in pixels."""


@dataclass(frozen=True, slots=True)
class ExportPart:
    """Documents that can be exported together.

    Attributes:
        name: ``library``, ``shown``, ``selected`` or ``document``.
        ids: The documents, None for all.
        count: How many they are.
        title: What the file is called unless the user says otherwise.
    """

    name: str
    ids: Sequence[str] | None
    count: int
    title: str


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What a user wants exported.

    Attributes:
        format: One of the formats of GROUPS.
        part: Of which documents.
        manifest: Whether a manifest is wanted beside the file.
        tag: Path of the tag that annotations must bear, or one under it; empty where that does not matter.
        annotator: Who must have made them; None where that does not matter.
        untagged: Whether only annotations without a tag are wanted.
        chinese: Whether the headers, sheet names and values of a table are to be Chinese.
    """

    format: str
    part: ExportPart
    manifest: bool
    tag: str = ""
    annotator: str | None = None
    untagged: bool = False
    chinese: bool = False


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What annotations can be chosen by.

    Attributes:
        tags: Paths of the tags, in the order of the codebook.
        annotators: Names of those who made any.
    """

    tags: Sequence[str] = ()
    annotators: Sequence[str] = ()


class ExportDialog(BaseDialog):
    """Asks what is to be exported.

    Args:
        settings: Where the answer is kept for the next time.
        parts: The documents to choose from.
        over: The window it opens over.
        marks: What annotations can be chosen by.

    Signals:
        wanted: What the user wants (`ExportRequest`).
    """

    wanted = Signal(object)

    def __init__(
        self, settings: Settings, parts: Sequence[ExportPart], over: QWidget, marks: ExportChoices
    ) -> None:
        super().__init__(over, "export")
        self._settings = settings
        self._parts = parts
        self.setWindowTitle(translate("Export", "Export"))
        self.formats = QListWidget()
        self.formats.setObjectName("export-formats")
        self.formats.setAccessibleName(translate("Export", "Format"))
        self.formats.setToolTip(translate("Export", "Format"))
        self._about = make_label("", "muted")
        self._about.setMinimumHeight(self.fontMetrics().height() * 3)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.manifest = QCheckBox(translate("Export", "Also save an export &manifest"))
        self.manifest.setObjectName("export-manifest")
        self.manifest.setToolTip(
            translate(
                "Export",
                ("A small JSON file next to the export that records how, when and from what it was made"),
            )
        )
        self.manifest.setChecked(settings.text("export/manifest") == "true")
        self.chinese = QCheckBox(translate("Export", "&Chinese headers and values"))
        self.chinese.setObjectName("export-chinese")
        self.chinese.setToolTip(
            translate("Export", "For reading in a spreadsheet; scripts expect the English names")
        )
        self.chinese.setVisible(i18n.language() == "zh")
        self._scope = QButtonGroup(self)
        self.tag, self.annotator = _choices(marks)
        self._lay_out()
        self._fill()
        self.formats.currentItemChanged.connect(lambda *_: self._describe())
        self.formats.itemActivated.connect(lambda _: self.accept())
        self._select_format(settings.text("export/format", "csv"))
        self.formats.setFocus()
        self.resize(560, self.sizeHint().height())

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.formats, 3)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(_heading(translate("Export", "Documents")))
        for number, part in enumerate(self._parts):
            button = QRadioButton(_part_words(part))
            button.setObjectName(f"export-{part.name}")
            button.setToolTip(button.text().replace("&", ""))
            button.setEnabled(part.count > 0)
            self._scope.addButton(button, number)
            right.addWidget(button)
        kept = self._settings.text("export/scope", "library")
        usable = [number for number, part in enumerate(self._parts) if part.count]
        wanted = next((number for number in usable if self._parts[number].name == kept), 0)
        self._scope.button(wanted).setChecked(True)
        right.addSpacing(10)
        right.addWidget(_heading(translate("Export", "Annotations")))
        right.addWidget(self.tag)
        right.addWidget(self.annotator)
        right.addSpacing(10)
        right.addWidget(self.chinese)
        right.addWidget(self.manifest)
        right.addStretch(1)
        both.addLayout(right, 2)
        self.column.addLayout(both)
        self.column.addWidget(self._about)
        self.add_buttons(translate("Export", "Choose location…"))

    def _fill(self) -> None:
        for group, names in GROUPS:
            head = QListWidgetItem(_group_words(group))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            bold = self.font()
            bold.setBold(True)
            head.setFont(bold)
            head.setForeground(self.palette().placeholderText())
            self.formats.addItem(head)
            for name in names:
                item = QListWidgetItem(f"\u2003{format_words(name)}")
                item.setData(Qt.ItemDataRole.UserRole, name)
                item.setToolTip(_about_format(name))
                self.formats.addItem(item)
        self.formats.ensurePolished()  # the style says how high a row is
        rows = sum(self.formats.sizeHintForRow(row) for row in range(self.formats.count()))
        self.formats.setMinimumHeight(min(rows + 2 * self.formats.frameWidth() + 10, MAX_HEIGHT_PX))

    def _select_format(self, name: str) -> None:
        for row in range(self.formats.count()):
            if self.formats.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.formats.setCurrentRow(row)
                return
        self.formats.setCurrentRow(1)

    def format(self) -> str:
        """Return the format chosen."""
        item = self.formats.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole) or "csv") if item is not None else "csv"

    def _describe(self) -> None:
        name = self.format()
        self._about.setText(_about_format(name))
        for number, part in enumerate(self._parts):
            self._scope.button(number).setEnabled(part.count > 0 and name not in OF_THE_LIBRARY)
        for box in (self.tag, self.annotator):
            box.setEnabled(box.count() > 1 and name not in WITHOUT_ANNOTATIONS)
        kept = self._settings.text(f"export/chinese/{name}", "true" if name == "xlsx" else "false")
        self.chinese.setEnabled(name in TABLES)
        self.chinese.setChecked(name in TABLES and kept == "true")

    def accept(self) -> None:
        """Keep what was chosen and say so."""
        part = self._parts[self._scope.checkedId()]
        self._settings.set_text("export/format", self.format())
        self._settings.set_text("export/scope", part.name)
        self._settings.set_text("export/manifest", "true" if self.manifest.isChecked() else "false")
        chinese = not self.chinese.isHidden() and self.chinese.isChecked()
        if not self.chinese.isHidden() and self.chinese.isEnabled():
            self._settings.set_text(f"export/chinese/{self.format()}", "true" if chinese else "false")
        super().accept()
        tag, annotator = (
            box.currentData() if box.isEnabled() else None for box in (self.tag, self.annotator)
        )
        self.wanted.emit(
            ExportRequest(
                self.format(),
                part,
                self.manifest.isChecked(),
                tag or "",
                annotator,
                untagged=tag == "",
                chinese=chinese,
            )
        )


def _choices(marks: ExportChoices) -> tuple[QComboBox, QComboBox]:
    """Return the boxes in which a tag and an annotator are chosen."""
    nobody = translate("Export", "(unnamed)")
    tags = [(translate("Export", "Without a tag"), "")]
    tags += [(display_names.tag_path(path), path) for path in marks.tags]
    annotators = [(name or nobody, name) for name in marks.annotators]
    boxes = []
    for name, label, every, entries in (
        ("tag", translate("Export", "Tag"), translate("Export", "All tags"), tags),
        ("annotator", translate("Export", "Annotator"), translate("Export", "All annotators"), annotators),
    ):
        box = QComboBox()
        box.setObjectName(f"export-{name}")
        box.setAccessibleName(label)
        box.setToolTip(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(every, None)
        for text, data in entries:
            box.addItem(text, data)
        boxes.append(box)
    return boxes[0], boxes[1]


def _heading(text: str) -> QLabel:
    return make_label(text, "heading")


def _part_words(part: ExportPart) -> str:
    """Return a text that says which documents a part is."""
    match part.name:
        case "library":
            return translate("Export", "&All documents (%1)").replace("%1", str(part.count))
        case "shown":
            return translate("Export", "Documents in &list (%1)").replace("%1", str(part.count))
        case "selected":
            return translate("Export", "&Selected documents (%1)").replace("%1", str(part.count))
        case _:
            return translate("Export", "The &open document")


def _group_words(group: str) -> str:
    return {
        "annotations": translate("Export", "Annotations (one per row)"),
        "texts": translate("Export", "Texts with annotations"),
        "project": translate("Export", "Complete project (for other programs)"),
        "figures": translate("Export", "Figures"),
        "codebook": translate("Export", "Codebook"),
        "documents": translate("Export", "Documents"),
    }[group]


def format_words(name: str) -> str:
    """Return the text for a format."""
    return {
        "csv": translate("Export", "Table (CSV)"),
        "xlsx": translate("Export", "Excel workbook (XLSX)"),
        "jsonl": translate("Export", "JSON Lines"),
        "jsonld": translate("Export", "Web annotations (JSON-LD)"),
        "html": translate("Export", "Web page (HTML)"),
        "docx": translate("Export", "Word document (DOCX)"),
        "conll": translate("Export", "CoNLL (by character)"),
        "conll-words": translate("Export", "CoNLL (by word)"),
        "conll-columns": translate("Export", "CoNLL (with offsets)"),
        "doccano": translate("Export", "doccano (JSON Lines)"),
        "label-studio": translate("Export", "Label Studio (JSON)"),
        "qdpx": translate("Export", "REFI-QDA project (QDPX)"),
        "figures": translate("Export", "Figures table (CSV)"),
        "qdc": translate("Export", "REFI-QDA codebook (QDC)"),
        "codebook": translate("Export", "Tags table (CSV)"),
        "md": translate("Export", "Markdown list"),
        "documents": translate("Export", "Documents table (CSV)"),
    }[name]


def content_words(name: str) -> str:
    """Return a text that says what a file of a format holds, for its name; empty where its ending says so."""
    if name in OF_THE_LIBRARY:
        return translate("Export", "codebook", "in the name of a file")
    if name == "figures":
        return translate("Export", "figures", "in the name of a file")
    if name == "documents":
        return translate("Export", "documents", "in the name of a file")
    if name in ("csv", "jsonl", "jsonld"):
        return translate("Export", "annotations", "in the name of a file")
    return ""


def _about_format(name: str) -> str:
    """Return a text that says what a format holds and what it is good for."""
    return {
        "csv": translate(
            "Export", ("Opens in Excel, R, Stata and Python. Annotations can be imported back into Piyue.")
        ),
        "xlsx": translate(
            "Export",
            (
                "Separate sheets for annotations, codebook, documents and figures; numbers "
                "and dates keep their types."
            ),
        ),
        "jsonl": translate(
            "Export", "One annotation per line, for scripts. Can be imported back into Piyue."
        ),
        "jsonld": translate(
            "Export",
            (
                "The W3C standard for annotations, with positions and quoted text. Can be "
                "imported back into Piyue."
            ),
        ),
        "html": translate("Export", "A single file for any browser, with colors, notes and a legend."),
        "docx": translate("Export", "Texts with each annotation as a Word comment."),
        "conll": translate(
            "Export", "One character per line with BIO labels, for training recognition models."
        ),
        "conll-words": translate(
            "Export", "One word per line with BIO labels, for training recognition models."
        ),
        "conll-columns": translate("Export", "All annotations, with more columns where they overlap."),
        "doccano": translate("Export", "Texts with labels for doccano, without notes."),
        "label-studio": translate("Export", "Texts with labels and notes for Label Studio."),
        "qdpx": translate(
            "Export",
            (
                "Texts, tags, annotations, notes and annotators, for MAXQDA, NVivo, ATLAS.ti "
                "and QualCoder. Can be imported back into Piyue."
            ),
        ),
        "figures": translate("Export", "One figure per row: value, unit, indicator, direction, sentence."),
        "qdc": translate("Export", "Tags only, for MAXQDA, NVivo, ATLAS.ti and QualCoder."),
        "codebook": translate("Export", "Tags only, one per row."),
        "md": translate("Export", "Tags and their descriptions only, for reading or printing."),
        "documents": translate(
            "Export",
            "Metadata, groups and attributes, one document per row. Attributes can be imported back.",
        ),
    }[name]
