"""Crash reports say where, and hold no word of what was read."""

import sys
import threading
from collections.abc import Iterator

import pytest

from desktop import crash


@pytest.fixture
def shown() -> Iterator[list[str]]:
    reports: list[str] = []
    crash.install(reports.append)
    yield reports
    crash.uninstall()


def raised() -> ValueError:
    text = "霍州市"
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_a_report_names_versions_and_places_but_no_texts() -> None:
    report = crash.report(raised())
    assert "PySide6-Essentials 6." in report
    assert "test_crash.py" in report
    assert "霍州市" not in report
    assert "ValueError" in report.splitlines()


def test_uncaught_exceptions_are_shown(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    error = raised()
    sys.excepthook(ValueError, error, error.__traceback__)
    assert len(shown) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_those_of_threads_too(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    hook = threading.excepthook
    error = raised()
    hook(threading.ExceptHookArgs((ValueError, error, error.__traceback__, None)))
    assert len(shown) == 1
    capsys.readouterr()


def test_stopping_by_key_is_no_crash(shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    capsys.readouterr()


def test_folders_of_the_user_are_left_out() -> None:
    report = crash.report(raised())
    assert "/" not in report.split("test_crash.py")[0].splitlines()[-1]
