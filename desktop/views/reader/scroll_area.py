"""The scroll area: a page that is painted and scrolled, with what stands beside it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.views.reader.controller import ReaderController
from desktop.views.reader.layout.viewport import MIN_VISIBLE_PX
from desktop.views.reader.model import ReaderModel
from desktop.views.reader.paint.minimap import Minimap
from desktop.views.reader.paint.scene import Scene, margin_edge, paint, paint_margins
from desktop.views.reader.paint.sticky_heading import StickyHeading

NAMED_CHARACTERS = 18
"""Characters that a line keeps at least where the names of tags are given room beside it."""

RIGHT_MARGIN_PX, BRACKETS_PX = 56, 42
"""The least room right of the column, and of signs that hang beyond it: for brackets."""

MEASURE_SLICE_MS = 6
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
        self._model = ReaderModel()
        self._controller = ReaderController(self._model, self)
        self._syncing = False
        self._wheel_rest = 0.0
        self._next_row = 0
        self._is_busy: Callable[[], bool] = lambda: False
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
        self._minimap = Minimap(self._model, self._controller.go_to, self)
        self._sticky_heading = StickyHeading(self._model, self._controller.go_to, self)
        self._beside_shown = {"minimap": True, "heading": True}
        self.scrolled.connect(self._sticky_heading.update)
        self.scrolled.connect(self._minimap.update)
        self._controller.repaint_wanted.connect(self.repaint_soon)
        self._controller.jumped.connect(self._on_jumped)
        self._controller.scrolled_by.connect(self._on_scrolled_by)

    # What stands beside the page

    def set_minimap_visible(self, on: bool) -> None:
        """Show or hide the map of the text beside the scroll bar."""
        self._beside_shown["minimap"] = on
        self._update_margins()

    def set_sticky_heading_visible(self, on: bool) -> None:
        """Show or hide the heading of the section one is in, above the page."""
        self._beside_shown["heading"] = on
        self._update_margins()

    def _update_margins(self) -> None:
        """Keep room for what stands beside the page; the heading needs some only where there are headings."""
        minimap = self._beside_shown["minimap"]
        heading = self._beside_shown["heading"] and bool(self._model.page.headings)
        self._minimap.setVisible(minimap)
        self._sticky_heading.setVisible(heading)
        above = self._sticky_heading.sizeHint().height() if heading else 0
        self.setViewportMargins(0, above, self._minimap.sizeHint().width() if minimap else 0, 0)
        self._place_minimap()

    def _place_minimap(self) -> None:
        page = self.viewport().geometry()
        self._minimap.setGeometry(
            page.right() + 1, page.top(), self._minimap.sizeHint().width(), page.height()
        )
        height = self._sticky_heading.sizeHint().height()
        self._sticky_heading.setGeometry(page.left(), page.top() - height, self.width() - page.left(), height)

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
        model = self._model
        caret = None
        if self.hasFocus():
            selection = model.selection
            at_end = selection.at_line_end or (bool(selection) and selection.caret == selection.end)
            caret = model.viewport.caret_rect(selection.caret, at_end=at_end)
        handles = bool(model.selection)
        return Scene(
            model.viewport,
            model.spans,
            model.theme,
            model.word_marks,
            model.selection.range,
            caret,
            handles,
            model.bookmarks,
        )

    def repaint_soon(self) -> None:
        """Have the window painted again."""
        self.viewport().update()

    # Scrolling

    def _bar_is_wrong(self) -> bool:
        bar, view = self.verticalScrollBar(), self._model.viewport
        return bar.value() != view.top() or bar.maximum() != view.furthest()

    def _sync_bar(self) -> None:
        """Let the scroll bar show where the window is; while it is held its range stays as it is."""
        bar, view = self.verticalScrollBar(), self._model.viewport
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
            self._controller.scroll_to(round(self.verticalScrollBar().value()))

    def _on_scrolled_by(self, pixels: int) -> None:
        """Follow a window that moved down by pixels."""
        self._sync_bar()
        if abs(pixels) < self._model.viewport.height:
            self._scroll_viewport(pixels)
        else:
            self.repaint_soon()
        self._after_scrolling()

    def _scroll_viewport(self, pixels: int) -> None:
        """Move what is painted, so that only what comes into the window is painted again.

        Names in the margin keep to the window, not to the text: the margin is painted whole.
        """
        view = self._model.viewport
        self.viewport().scroll(0, -pixels, QRect(0, 0, margin_edge(view), view.height))
        self.update_margin()

    def update_margin(self) -> None:
        """Have the margin painted again."""
        view = self._model.viewport
        edge = margin_edge(view)
        self.viewport().update(edge, 0, view.width - edge, view.height)

    def _on_jumped(self) -> None:
        """Follow a window that shows another part of the text."""
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
                self._controller.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
        elif event.pixelDelta().y():
            self._controller.scroll_pixels(-event.pixelDelta().y())
        else:
            lines = event.angleDelta().y() / 120 * QGuiApplication.styleHints().wheelScrollLines()
            pixels = lines * self._model.page.measures.style(0).line + self._wheel_rest
            self._wheel_rest = pixels - int(pixels)
            if int(pixels):
                self._controller.scroll_pixels(-int(pixels))
        event.accept()

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text for the new width; what is looked at stays."""
        view = self._model.viewport
        view.anchor(self._model.selection.caret if self._model.selection else None)
        self._apply_size()
        self._place_minimap()
        self.layout_changed()

    def _apply_size(self) -> None:
        view, size = self._model.viewport, self.viewport().size()
        view.width, view.height = size.width(), size.height()
        page = self._model.page
        width = size.width() - MIN_VISIBLE_PX
        available = width - max(RIGHT_MARGIN_PX, page.overhang + BRACKETS_PX)
        beside = width - page.overhang - page.measures.short_names
        if beside >= page.measures.em * NAMED_CHARACTERS:  # the names of tags are worth some characters
            available = min(available, beside)
        page.set_available(max(available, 80))

    def layout_changed(self) -> None:
        """Show the page after its layouts were forgotten; what was held is brought back to its place."""
        self._model.viewport.restore_anchor()
        self._next_row = 0
        self._idle.start(SCROLL_REST_MS)
        self._sync_bar()
        self.repaint_soon()
        self._minimap.update()
        self._sticky_heading.update()

    # Idle time

    def wait_while(self, is_busy: Callable[[], bool]) -> None:
        """Let heights out of sight wait while something works for the text: it is wanted sooner.

        Args:
            is_busy: Returns whether something does.
        """
        self._is_busy = is_busy

    def _measure_more(self) -> None:
        """Find out some more heights, from what is in view onwards and round."""
        page = self._model.page
        count = len(page.rows)
        if len(page.measured) >= count or not self.isVisible():
            self._sync_bar()
            return
        if self._is_busy():
            self._idle.start(SCROLL_REST_MS)
            return
        first = page.rows.at(self._model.viewport.first_code_point())
        clock = QElapsedTimer()
        clock.start()
        while self._next_row < count and clock.elapsed() < MEASURE_SLICE_MS:
            page.measure((first + self._next_row) % count)
            self._next_row += 1
        if self._next_row >= count:
            self._next_row = 0
        self._later.start(0)
        self._idle.start(10)

    def all_heights_known(self) -> bool:
        """Return whether every row has been laid out once, so that the scroll bar is exact."""
        page = self._model.page
        return len(page.measured) >= len(page.rows)
