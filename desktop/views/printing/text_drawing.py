"""Text drawing: lines of text on paper, as text or, in the preview, as outlines.

The preview records its pages and plays them back at the resolution of the screen. Qt sets recorded text anew
then, with other widths: a line that is full breaks, and its last word lies over the line below.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QTextLayout, QTextLine


def draw_line(painter: QPainter, line: QTextLine, origin: QPointF) -> None:
    """Draw a line of a layout whose top left corner is at a point."""
    if painter.paintEngine().type() != QPaintEngine.Type.Picture:
        line.draw(painter, origin)
        return
    outlines = QPainterPath()
    outlines.setFillRule(Qt.FillRule.WindingFill)
    for run in line.glyphRuns():
        font = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            outlines.addPath(font.pathForGlyph(glyph).translated(place + origin))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outlines, painter.pen().color())
    painter.restore()


def draw_layout(painter: QPainter, layout: QTextLayout, origin: QPointF) -> None:
    """Draw all lines of a layout whose top left corner is at a point."""
    for number in range(layout.lineCount()):
        draw_line(painter, layout.lineAt(number), origin)
