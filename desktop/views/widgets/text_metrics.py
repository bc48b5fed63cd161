"""Lines of text in lists: how high they are and how they are set."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def line_height(font: QFont) -> int:
    """Return the height of a line: Chinese characters need more than a Latin face says of itself."""
    return max(QFontMetrics(font).height(), round(QFontInfo(font).pixelSize() * 1.45))


def smaller_font(font: QFont) -> QFont:
    """Return the face of what is read second."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.88)
    return result
