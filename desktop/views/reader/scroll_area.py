"""The scroll area: the widget as a page that is painted and scrolled, without selection."""

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.text.offsets import Utf16Map
from desktop.text.text_units import paragraph_at
from desktop.views.reader.layout.viewport import MIN_VISIBLE_PX
from desktop.views.reader.paint.minimap import Minimap
from desktop.views.reader.paint.scene import Scene, margin_edge, paint, paint_margins
from desktop.views.reader.paint.sticky_heading import StickyHeading
from desktop.views.reader.reader_model import ReaderModel

RIGHT_MARGIN, BRACKETS = 56, 42
"""The least room right of the column, and of signs that hang beyond it: for brackets."""

MEASURE_SLICE_S = 6
"""Milliseconds at a time for finding out heights while nothing else is to be done."""

SCROLL_REST_MS = 150
"""Milliseconds of quiet before that begins."""


class PageScrollArea(QAbstractScrollArea):
    """A page in a window that scrolls.

    Signals:
        scrolled(): Another part of the text is in view.
    """

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._state = ReaderModel()
        self._syncing = False
        self._wheel_rest = 0.0
        self._next_row = 0
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._measure_more)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._sync_bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumSize(240, 160)
        self._strip = Minimap(self._state, self.go_to, self)
        self._sticky = StickyHeading(self._state, self.go_to, self)
        self._beside_shown = {"strip": True, "heading": True}
        self.scrolled.connect(self._sticky.update)
        self.scrolled.connect(self._strip.update)

    # What stands beside the page

    def set_minimap_visible(self, on: bool) -> None:
        """Show or hide the map of the text beside the scroll bar."""
        self._beside_shown["strip"] = on
        self._update_margins()

    def set_sticky_heading_visible(self, on: bool) -> None:
        """Show or hide the heading of the section one is in, above the page."""
        self._beside_shown["heading"] = on
        self._update_margins()

    def _update_margins(self) -> None:
        """Keep room for what stands beside the page; the heading needs some only where there are headings."""
        minimap = self._beside_shown["strip"]
        heading = self._beside_shown["heading"] and bool(self._state.page.headings)
        self._strip.setVisible(minimap)
        self._sticky.setVisible(heading)
        above = self._sticky.sizeHint().height() if heading else 0
        self.setViewportMargins(0, above, self._strip.sizeHint().width() if minimap else 0, 0)
        self._place_minimap()

    def _place_minimap(self) -> None:
        page = self.viewport().geometry()
        self._strip.setGeometry(page.right() + 1, page.top(), self._strip.sizeHint().width(), page.height())
        height = self._sticky.sizeHint().height()
        self._sticky.setGeometry(page.left(), page.top() - height, self.width() - page.left(), height)

    def go_to(self, code_point: int) -> None:
        """Bring a place to the top and remember the place one comes from."""
        raise NotImplementedError

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in the window."""
        painter = QPainter(self.viewport())
        scene = self._scene()
        for rect in event.region():  # type: ignore[attr-defined]  # PySide gives it no type
            paint(painter, scene, QRectF(rect))
        paint_margins(painter, scene, QRectF(event.rect()))
        painter.end()
        if self._bar_is_wrong():
            self._later.start(0)

    def _scene(self) -> Scene:
        state = self._state
        caret = None
        if self.hasFocus():
            selection = state.selection
            at_end = selection.at_line_end or (bool(selection) and selection.caret == selection.end)
            caret = state.view.caret_rect(selection.caret, at_end=at_end)
        handles = bool(state.selection)
        return Scene(
            state.view,
            state.marks,
            state.theme,
            state.word_marks,
            state.selection.range,
            caret,
            handles,
            state.bookmarks,
        )

    def repaint_soon(self) -> None:
        """Have the window painted again."""
        self.viewport().update()

    # Scrolling

    def _bar_is_wrong(self) -> bool:
        bar, view = self.verticalScrollBar(), self._state.view
        return bar.value() != view.top() or bar.maximum() != view.furthest()

    def _sync_bar(self) -> None:
        """Let the scroll bar show where the window is; while it is held its range stays as it is."""
        bar, view = self.verticalScrollBar(), self._state.view
        if bar.isSliderDown():
            return
        self._syncing = True
        bar.setRange(0, view.furthest())
        bar.setPageStep(view.height)
        bar.setSingleStep(view.page.measures.style(0).line)
        bar.setValue(view.top())
        self._syncing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar."""
        if not self._syncing:
            bar = self.verticalScrollBar()
            self._state.view.scroll_to(round(bar.value()))
            self._scrolled()

    def scroll_pixels(self, pixels: int) -> None:
        """Move the window down by pixels, up by negative ones."""
        moved = self._state.view.scroll_by(pixels)
        self._sync_bar()
        if abs(moved) < self._state.view.height:
            self._scroll_viewport(moved)
        else:
            self.repaint_soon()
        self._after_scrolling()

    def _scroll_viewport(self, pixels: int) -> None:
        """Move what is painted, so that only what comes into the window is painted again.

        Names in the margin keep to the window, not to the text: the margin is painted whole.
        """
        view = self._state.view
        self.viewport().scroll(0, -pixels, QRect(0, 0, margin_edge(view), view.height))
        self.update_margin()

    def update_margin(self) -> None:
        """Have the margin painted again."""
        view = self._state.view
        edge = margin_edge(view)
        self.viewport().update(edge, 0, view.width - edge, view.height)

    def _scrolled(self) -> None:
        self._sync_bar()
        self.repaint_soon()
        self._after_scrolling()

    def _after_scrolling(self) -> None:
        self._measure_later()
        self.scrolled.emit()

    def _measure_later(self) -> None:
        """Let what somebody does be painted first: heights of rows out of sight can wait."""
        if self._idle.isActive():
            self._idle.start(SCROLL_REST_MS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels where a touchpad gives them, else three lines a notch; with Ctrl enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(1 if event.angleDelta().y() > 0 else -1)
        elif event.pixelDelta().y():
            self.scroll_pixels(-event.pixelDelta().y())
        else:
            lines = event.angleDelta().y() / 120 * QGuiApplication.styleHints().wheelScrollLines()
            pixels = lines * self._state.page.measures.style(0).line + self._wheel_rest
            self._wheel_rest = pixels - int(pixels)
            if int(pixels):
                self.scroll_pixels(-int(pixels))
        event.accept()

    def zoom(self, step: int) -> None:
        """Enlarge the text by so many steps, make it smaller by negative ones; 0 is the usual size again."""
        raise NotImplementedError

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text for the new width; what is looked at stays."""
        view = self._state.view
        view.anchor(self._state.selection.caret if self._state.selection else None)
        self._apply_size()
        self._place_minimap()
        self.layout_changed()

    def _apply_size(self) -> None:
        view, size = self._state.view, self.viewport().size()
        view.width, view.height = size.width(), size.height()
        right = max(RIGHT_MARGIN, self._state.page.overhang + BRACKETS)
        self._state.page.set_available(max(size.width() - MIN_VISIBLE_PX - right, 80))

    def layout_changed(self) -> None:
        """Show the page after its layouts were forgotten; what was held is brought back to its place."""
        self._state.view.restore_anchor()
        self._next_row = 0
        self._idle.start(SCROLL_REST_MS)
        self._sync_bar()
        self.repaint_soon()
        self._strip.update()
        self._sticky.update()

    # Idle time

    def _measure_more(self) -> None:
        """Find out some more heights, from what is in view onwards and round."""
        page = self._state.page
        count = len(page.rows)
        if len(page.measured) >= count or not self.isVisible():
            self._sync_bar()
            return
        first = page.rows.at(self._state.view.first_code_point())
        clock = QElapsedTimer()
        clock.start()
        while self._next_row < count and clock.elapsed() < MEASURE_SLICE_S:
            page.measure((first + self._next_row) % count)
            self._next_row += 1
        if self._next_row >= count:
            self._next_row = 0
        self._later.start(0)
        self._idle.start(10)

    def character_rect(self, code_point: int) -> QRect:
        """Return where a character is, in the viewport's pixels.

        An empty rectangle when it is not in view.
        """
        view = self._state.view
        here, after = view.caret_rect(code_point), view.caret_rect(code_point + 1, at_end=True)
        if here is None or after is None or here.bottom() < 0 or here.top() > view.height:
            return QRect()
        return QRectF(here.topLeft(), after.bottomRight()).toAlignedRect()

    def place_of(self, code_point: int) -> QPoint | None:
        """Return the middle of a character in the viewport's pixels; None when it is not in view."""
        rect = self.character_rect(code_point)
        return rect.center() if rect.isValid() else None

    def caret_rectangle(self) -> QRect:
        """Return where the caret is, in the viewport's pixels; an empty rectangle when it is not in view."""
        selection = self._state.selection
        rect = self._state.view.caret_rect(selection.caret, at_end=selection.at_line_end)
        return rect.toAlignedRect() if rect is not None else QRect()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell an input method where the caret is and what stands round it; nothing can be written here."""
        asked = Qt.InputMethodQuery
        selection, text = self._state.selection, self._state.text
        start, end = paragraph_at(text, selection.caret)
        answers: dict[Qt.InputMethodQuery, object] = {
            asked.ImEnabled: False,
            asked.ImReadOnly: True,
            asked.ImCursorRectangle: self.caret_rectangle(),
            asked.ImSurroundingText: text[start:end],
            asked.ImCursorPosition: Utf16Map(text[start:end]).to_utf16(selection.caret - start),
            asked.ImCurrentSelection: text[slice(*selection.range)],
        }
        return answers[query] if query in answers else super().inputMethodQuery(query)

    def window_point(self, code_point: int) -> QPointF:
        """Return the lower left corner of a code point in the window, or the middle if it is not there."""
        rect = self._state.view.caret_rect(code_point)
        if rect is None:
            return QPointF(self._state.view.width / 2, self._state.view.height / 2)
        return rect.bottomLeft()

    def all_heights_known(self) -> bool:
        """Return whether every row has been laid out once, so that the scroll bar is exact."""
        page = self._state.page
        return len(page.measured) >= len(page.rows)
