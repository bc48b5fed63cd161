"""Unread ink: writing without a character is found; characters, rules, dirt and stamps are none."""

from desktop.files.readers.unread_ink import Box, Gray, unread_places

SIDE, ROOM = 30, 40
"""Dots that a character is wide, and from one to the next."""
LINE = 60
"""Dots from line to line."""


class Page:
    """A page of 1,000 by 600 dots, one point each, on which characters are strokes."""

    def __init__(self) -> None:
        self.dots = [bytearray(b"\xff" * 1000) for _ in range(600)]
        self.boxes: list[Box] = []

    def fill(self, left: int, top: int, right: int, bottom: int, every: int = 1) -> None:
        for y in range(top, bottom):
            for x in range(left, right, every):
                self.dots[y][x] = 0

    def write(self, line: int, first: int, last: int, *, read: bool = True) -> None:
        for number in range(first, last):
            left, top = 60 + number * ROOM, 60 + line * LINE
            self.fill(left, top, left + SIDE, top + SIDE, every=4)
            if read:
                self.boxes.append((left, top, left + SIDE, top + SIDE))

    def unread(self) -> list[tuple[float, float, int]]:
        gray = Gray([bytes(one) for one in self.dots], 1000, 1.0)
        return [(one.left, one.base, one.signs) for one in unread_places(gray, self.boxes, 32)]


def test_a_page_that_was_read_has_none() -> None:
    page = Page()
    for line in range(6):
        page.write(line, 0, 20)
    assert page.unread() == []


def test_words_at_the_end_of_a_line_and_a_line_of_their_own_are_found() -> None:
    page = Page()
    page.write(0, 0, 20)
    page.write(1, 0, 12)
    page.write(1, 12, 18, read=False)
    page.write(4, 0, 5, read=False)
    (end, line) = page.unread()
    assert 540 <= end[0] <= 620
    assert 120 < end[1] <= 176
    assert 4 <= end[2] <= 8
    assert (line[0] <= 64, 300 < line[1] <= 352, 5 <= line[2] <= 7) == (True, True, True)


def test_rules_dirt_and_stamps_are_no_writing() -> None:
    page = Page()
    page.write(0, 0, 20)
    page.fill(60, 200, 900, 203)
    page.fill(400, 300, 404, 304)
    page.fill(600, 300, 760, 460)
    assert page.unread() == []
