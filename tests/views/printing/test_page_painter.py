"""A printed document: a PDF with its own fonts, and marks that can be seen."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pytestqt.qtbot import QtBot

from desktop.text.spans import Span
from desktop.views.printing.page_painter import PrintContent
from desktop.views.printing.paginator import MarginNote
from desktop.views.printing.pdf_job import PdfJob
from desktop.views.reader.typography import Typography

TEXT = "云岭县政府工作报告\n" + "全县地区生产总值完成125.6亿元，招商引资签约项目32个。\n" * 120


def matter(count: int) -> PrintContent:
    places = [TEXT.index("招商引资", at * 30) for at in range(count)]
    spans = [
        Span(at, at + 4, "annotations", str(number), "产业/招商", "#c0392b")
        for number, at in enumerate(places)
    ]
    notes = [
        MarginNote(
            number + 1, span.key, span.end, span.label, span.color, "口径与去年不同" if number == 0 else ""
        )
        for number, span in enumerate(spans)
    ]
    layers = {"annotations": spans}
    return PrintContent("云岭县政府工作报告", TEXT, [], layers, notes, Typography())


def printed(qtbot: QtBot, what: PrintContent, path: Path) -> pypdfium2.PdfDocument:
    job = PdfJob(what, path)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.start()
    return pypdfium2.PdfDocument(path)


@pytest.mark.parametrize("count", [0, 40])
def test_text_and_notes_can_be_read_in_the_pdf(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    with printed(qtbot, matter(count), tmp_path / "a.pdf") as document:
        assert len(document) > 2
        first = document[0].get_textpage().get_text_range()
        assert "招商引资签约项目" in first
        assert ("产业/招商" in first) == bool(count)
        assert ("口径与去年不同" in first) == bool(count)
        last = document[len(document) - 1].get_textpage().get_text_range()
        assert f"{len(document)} / {len(document)}" in last


def test_lanes_have_the_color_of_their_tag(qtbot: QtBot, tmp_path: Path) -> None:
    with printed(qtbot, matter(10), tmp_path / "a.pdf") as document:
        image = document[0].render(scale=1.5)
        pixels = bytes(image.buffer)
        step, red = image.n_channels, 0
        for at in range(0, len(pixels) - step, step):
            blue, green, redness = pixels[at], pixels[at + 1], pixels[at + 2]
            red += redness > 170 and green < 110 and blue < 110
        assert red > 300


def test_it_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    job = PdfJob(matter(3), path)
    job.progress.cancel()
    with qtbot.waitSignal(job.ended, timeout=20_000):
        job.start()
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    job = PdfJob(matter(0), tmp_path / "none" / "a.pdf")
    with qtbot.waitSignals([job.failed, job.ended], timeout=20_000):
        job.start()


@pytest.mark.parametrize("text", [TEXT, "（2024年1月8日在县人民代表大会上）\n各位代表：\n现在报告工作。"])
def test_the_first_page_has_the_title_once(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    what = PrintContent("云岭县政府工作报告", text, [], {}, [], Typography())
    with printed(qtbot, what, tmp_path / "a.pdf") as document:
        assert document[0].get_textpage().get_text_range().count("云岭县政府工作报告") == 1
