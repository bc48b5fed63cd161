"""Text recognition: a program that stands for tesseract tells what it sees; what is not sure is marked."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.files.draft import Removal
from desktop.files.errors import Unreadable
from desktop.files.pipeline import source_of
from desktop.files.readers import text_recognition
from desktop.files.readers.pdf import read_pdf
from desktop.files.readers.scanned import read_picture
from desktop.files.recognized_text import DOUBTFUL, RECOGNIZED, doubtful_places
from desktop.text.damage import Damage
from tests.files.readers.drawn_pages import drawn

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)
LINES = ("望山县政府工作报告", "去年地区生产总值完成八十六亿元。", "今年新建公路五十八公里。")
WEAK = "八"
"""A character that the program is not sure of."""
_SCRIPT = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (3):", "chi_sim", "chi_tra", "eng", sep="\\n")
    raise SystemExit
sys.stdin.buffer.read()
strong = 95 if "chi_sim" in sys.argv else 70
out = ["<div class='ocr_page' title='image; bbox 0 0 2480 3508; ppageno 0; scan_res 300 300'>"]
for number, line in enumerate({lines!r}):
    top = 300 + 120 * number
    left = 300 + 100 * (number > 0)
    place = f"bbox {{left}} {{top}} 2000 {{top + 50}}; baseline 0 0; x_size 50"
    out.append(f"<span class='ocr_line' title='{{place}}'>")
    for place, sign in enumerate(line):
        word = 20 if sign == {weak!r} else 95
        out.append(f"<span class='ocrx_word' title='bbox 1 1 2 2; x_wconf {{word}}'>")
        box = f"{{left + 50 * place + 3}} {{top + 3}} {{left + 50 * place + 47}} {{top + 47}}"
        told = f"x_bboxes {{box}}; x_conf {{strong}}"
        out.append(f"<span class='ocrx_cinfo' title='{{told}}'>{{sign}}</span></span>")
    out.append("</span>")
out.append("</div>")
sys.stdout.buffer.write("".join(out).encode())
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program in the place of tesseract."""
    path = tmp_path / "tesseract"
    path.write_text(_SCRIPT.format(python=sys.executable, lines=LINES, weak=WEAK), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(text_recognition, "command", lambda: str(path))
    text_recognition.languages.cache_clear()
    yield path
    text_recognition.languages.cache_clear()


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No text recognition is installed."""
    monkeypatch.setattr(text_recognition, "command", lambda: None)
    text_recognition.languages.cache_clear()
    yield
    text_recognition.languages.cache_clear()


@pytest.mark.usefixtures("program")
def test_a_picture_is_read_and_said_to_be_recognized() -> None:
    plain = read_picture(PNG, "x.png")
    assert plain.text.split("\n") == list(LINES)
    assert plain.recognized == "tesseract (chi_sim), 1"
    assert [plain.text[place] for place in plain.doubtful] == [WEAK, WEAK]


@pytest.mark.usefixtures("program")
def test_a_page_of_a_pdf_that_is_a_picture_is_read() -> None:
    picture = [(100.0, 100.0, 200.0, 200.0)]
    plain = read_pdf(drawn([[], []], picture), "x.pdf")
    assert plain.text.count(LINES[0]) == 2
    assert plain.recognized == "tesseract (chi_sim), 1–2"


@pytest.mark.usefixtures("program")
def test_what_is_not_sure_is_damage_of_the_document_and_in_its_account() -> None:
    (draft,) = source_of(PNG, "x.png", None).drafts
    assert draft.removals[0].reason == RECOGNIZED
    doubtful = [one for one in draft.removals if one.reason == DOUBTFUL]
    assert [draft.text[one.at] for one in doubtful] == [one.text for one in doubtful] == [WEAK, WEAK]
    assert draft.damage == 2


@pytest.mark.usefixtures("no_program")
def test_without_a_program_a_picture_and_a_scan_say_what_they_are() -> None:
    for read, data, reason in (
        (read_picture, PNG, "picture"),
        (read_pdf, drawn([[]], [(1, 1, 9, 9)]), "scan"),
    ):
        with pytest.raises(Unreadable) as caught:
            read(data, "x")
        assert caught.value.reason == reason


def test_a_program_that_fails_makes_the_picture_a_damaged_one(program: Path) -> None:
    assert text_recognition.languages()
    program.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n", encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        text_recognition.recognized(PNG, "x.png", "chi_sim")
    assert caught.value.reason == "damaged"


def test_doubtful_characters_side_by_side_are_one_place_and_one_that_was_changed_is_none() -> None:
    told = [Removal(n, n + 1, sign, sign, DOUBTFUL, n) for n, sign in ((1, "乙"), (2, "丙"), (4, "戊"))]
    assert doubtful_places(told, "甲乙丙丁己") == [Damage(1, 3, "乙丙", (), DOUBTFUL)]


@pytest.mark.skipif(not text_recognition.languages(), reason="tesseract with Chinese is not installed")
def test_tesseract_reads_a_page() -> None:
    import pypdfium2  # type: ignore[import-untyped]

    from desktop.files.readers.scanned import recognize_pages
    from tests.files.readers.drawn_pages import Words

    data = drawn([[Words(72, 700, "2024", 24), Words(150, 700, "58 km", 24)]])
    document = pypdfium2.PdfDocument(data)
    pages, told = recognize_pages(document, [0], "x.pdf")
    document.close()
    words = "".join(piece.text for row in pages[0].rows for piece in row)
    assert "2024" in words
    assert told.startswith("tesseract (chi_")
