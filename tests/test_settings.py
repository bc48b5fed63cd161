"""Settings come back, and damaged ones count as absent."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.settings import POINTS, RECENT, Settings, last_document_key


def test_what_is_set_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    settings = Settings(path)
    settings.language, settings.theme, settings.word_marks = "zh", "dark", "tint"
    settings.snapping = False
    settings.font_points = 21.5
    settings.set_layer("terms", False)
    settings.set_state("window", QByteArray(b"\x00\x01bytes"))
    settings.set_text("tab", "figures")
    settings.annotator = "王五"
    assert settings.sync()
    again = Settings(path)
    assert (again.language, again.theme, again.word_marks) == ("zh", "dark", "tint")
    assert not again.snapping
    assert again.font_points == 21.5
    assert not again.layer("terms")
    assert again.layer("figures")
    assert again.state("window") == QByteArray(b"\x00\x01bytes")
    assert again.text("tab") == "figures"
    assert again.annotator == "王五"


def test_damaged_values_count_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(
        "[General]\nlanguage=klingon\ntheme=7\n[reader]\nfont_points=big\nword_marks=\n", encoding="utf-8"
    )
    settings = Settings(path)
    assert (settings.language, settings.theme, settings.word_marks) == ("system", "system", "ticks")
    assert settings.font_points == 14.0
    settings.font_points = 900
    assert settings.font_points == POINTS[1]


def test_libraries_opened_last_come_first_and_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    paths = [tmp_path / f"库 {number},.piyue" for number in range(RECENT + 3)]
    for path in [*paths, paths[4]]:
        settings.remember(path)
    recent = settings.recent()
    assert recent[0] == paths[4]
    assert len(recent) == len(set(recent)) == RECENT
    settings.forget(paths[4])
    assert paths[4] not in settings.recent()
    settings.sync()
    assert Settings(tmp_path / "settings.ini").recent() == settings.recent()


def test_each_library_has_its_own_last_document(tmp_path: Path) -> None:
    assert last_document_key(tmp_path / "a") != last_document_key(tmp_path / "b")
